# Thư đã gửi, để ban tổ chức đọc lại.
events-letter-to = Người nhận
events-letter-sent = Đã gửi
events-letter-failed = Không gửi được
events-letter-waiting = Đang chờ gửi

# Thư chưa gửi được
events-letters-title = Thư chưa gửi đi
events-letters-text = Thư chờ ở đây đến khi máy chủ thư nhận. Thư lỗi được tự gửi lại nhiều lần, mỗi lần cách nhau lâu hơn; sau mười lần thì dừng và chờ bạn.
events-letters-none = Mọi thư đã được gửi
events-letters-none-text = Thư đã gửi có trong phần tìm kiếm.
events-letters-next = Gửi lại lúc
events-letters-given-up = Dừng lúc
events-letters-attempts = đã thử { $count } lần
events-letters-again = Gửi lại ngay
events-letters-again-done = Thư sẽ được gửi lại ngay.
events-letters-secret = Thư có liên kết riêng: người nhận cần yêu cầu liên kết mới.
events-letters-stuck = { $count } lá thư chưa gửi được.
events-letters-see = Xem thư chưa gửi
events-log-letter-again = đã cho gửi lại thư
