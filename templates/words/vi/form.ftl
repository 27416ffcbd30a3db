# Điều chưa đúng trong một ô của biểu mẫu, và cách sửa.
form-required = Ô này chưa có nội dung. Vui lòng điền vào.
form-length = Nội dung cần dài từ { $min } đến { $max } ký tự.
form-too-long = Nội dung quá dài. Vui lòng rút gọn còn tối đa { $max } ký tự.
form-too-short = Nội dung quá ngắn. Vui lòng viết ít nhất { $min } ký tự.
form-characters = Nội dung có ký tự ẩn hoặc ký tự lỗi, thường do sao chép từ nơi khác. Vui lòng gõ lại trực tiếp vào ô này.
form-not-a-number = Nội dung chưa phải là số. Vui lòng chỉ điền chữ số.
form-range = Số này nằm ngoài giới hạn. Vui lòng điền số từ { $min } đến { $max }.
form-date = Ngày chưa đúng. Vui lòng điền ngày/tháng/năm, ví dụ 22/11/2026.
form-time = Giờ chưa đúng. Vui lòng điền giờ và phút, ví dụ 08:30.
form-email = Địa chỉ email chưa đúng. Vui lòng kiểm tra lại, ví dụ ten@donvi.vn.
form-phone = Số điện thoại chưa đúng. Vui lòng điền đủ số, ví dụ 0912 345 678 hoặc 0204 3856 789; số nước ngoài bắt đầu bằng dấu +.
form-slug = Địa chỉ này chưa dùng được. Vui lòng chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ bac-ninh-2026.
form-slug-reserved = Địa chỉ này đã dành cho một trang của hệ thống. Vui lòng chọn địa chỉ khác.
form-province = Không có tỉnh, thành phố này trong danh mục hiện hành. Vui lòng chọn trong danh sách.
form-choice = Lựa chọn này không có trong danh sách. Vui lòng chọn lại.
form-invalid = Nội dung chưa đúng. Vui lòng kiểm tra và điền lại.
form-stale = Trong lúc bạn sửa, người khác đã lưu nội dung này. Nội dung của bạn vẫn còn nguyên; nội dung đang lưu nằm cạnh từng ô. Bấm lưu lần nữa để giữ nội dung của bạn.
