# Thư đã gửi, để ban tổ chức đọc lại.
events-letter-to = Người nhận
events-letter-sent = Đã gửi
events-letter-failed = Không gửi được
events-letter-waiting = Đang chờ gửi
