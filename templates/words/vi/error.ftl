# Trang báo lỗi: điều gì đã xảy ra, điều gì vẫn an toàn, nên làm gì tiếp.
error-sign-in = Vui lòng đăng nhập
error-sign-in-advice = Trang này dành cho người đã đăng nhập.
error-forbidden = Yêu cầu không được chấp nhận
error-forbidden-advice = Yêu cầu này được gửi từ một trang web khác nên chưa được thực hiện. Vui lòng mở lại trang trên hệ thống này và làm lại.
error-moved = Trang đã chuyển sang địa chỉ khác
error-moved-advice = Địa chỉ cũ vẫn dẫn đến địa chỉ mới.
error-not-found = Không tìm thấy trang
error-not-found-advice = Địa chỉ có thể đã thay đổi hoặc gõ chưa đúng. Cũng có thể trang này cần một tài khoản khác.
error-stale = Nội dung đã được người khác thay đổi
error-stale-advice = Chưa có gì bị mất. Vui lòng mở lại trang để xem nội dung mới rồi sửa tiếp.
error-too-large = Nội dung gửi lên quá lớn
error-too-large-advice = Chưa có gì được lưu. Vui lòng chọn tệp nhỏ hơn (ảnh tối đa 10 MB) rồi gửi lại.
error-refused = Chưa thực hiện được
error-refused-advice = Chưa có gì thay đổi. Vui lòng kiểm tra lại thông tin rồi thử lại.
error-too-many = Bạn đã thử quá nhiều lần
error-too-many-advice = Để giữ an toàn cho tài khoản, vui lòng chờ một lúc rồi thử lại.
error-too-many-wait = { $minutes ->
    [0] Bạn có thể thử lại sau { $seconds } giây.
   *[other] Bạn có thể thử lại sau { $minutes } phút.
}
error-busy = Hệ thống đang bận
error-busy-advice = Những gì đã lưu vẫn còn nguyên. Vui lòng thử lại sau ít giây.
error-storage-full = Máy chủ đã hết chỗ lưu trữ
error-storage-full-advice = Nội dung vừa gửi chưa được lưu; những gì đã lưu trước đó vẫn còn nguyên. Vui lòng báo cho người quản trị rồi thử lại sau.
error-bad-request = Yêu cầu không đọc được
error-bad-request-advice = Chưa có gì thay đổi. Vui lòng quay lại trang trước, kiểm tra nội dung rồi gửi lại.
error-broken = Hệ thống gặp lỗi
error-broken-advice = Lỗi đã được ghi lại. Những gì đã lưu trước đó vẫn còn nguyên. Vui lòng thử lại; nếu vẫn gặp lỗi, hãy báo cho ban tổ chức.
error-number = Khi báo lỗi, vui lòng cho biết mã { $id }.
error-again = Thử lại
error-home = Về trang đầu
