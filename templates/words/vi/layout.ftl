# Khung trang và các phần dùng chung.
layout-skip = Đến nội dung chính
layout-menu = Danh mục
layout-event-nav = Các trang của sự kiện
layout-desk-nav = Trang của bạn
layout-studio-nav = Các phần việc
layout-nav-overview = Sự kiện
layout-nav-programme = Chương trình
layout-nav-people = Đại biểu, diễn giả
layout-nav-exhibitors = Đơn vị trưng bày
layout-nav-news = Tin tức
layout-nav-desk = Gian hàng của bạn
layout-nav-me = Tài khoản
layout-all-events = Tất cả sự kiện
layout-studio-events = Các sự kiện khác
layout-status-line = Công chúng đang thấy gì
layout-see-public = Xem trang công khai
layout-sign-in = Đăng nhập
layout-sign-out = Đăng xuất
layout-foot-about = Khai Hội là phần mềm tổ chức ngày hội khởi nghiệp, đổi mới sáng tạo. Nội dung do ban tổ chức của từng sự kiện cung cấp.
layout-foot-sample = Dữ liệu mẫu: sự kiện này không có thật.

layout-optional = không bắt buộc
layout-in-vietnamese = Tiếng Việt
layout-in-english = Tiếng Anh
layout-problems = Chưa lưu được. Vui lòng xem lại các mục sau; những gì bạn đã nhập vẫn còn nguyên.
layout-back = Quay lại
layout-more-acts = Việc khác
layout-save = Lưu
layout-picture-present = Ảnh đang dùng
layout-picture-remove = Bỏ ảnh này
layout-picture-too-large = Ảnh lớn hơn 10 MB. Vui lòng chọn ảnh nhỏ hơn.
layout-picture-not-picture = Tệp này không phải ảnh JPEG, PNG hoặc WebP.
layout-keep-restored = Đã khôi phục nội dung bạn đang nhập dở.
layout-accent-passes = Màu này đủ tương phản để đọc.
layout-accent-adjusted = Màu này chưa đủ tương phản để đọc; trang sẽ dùng màu gần nhất đạt yêu cầu.
layout-rows-add = Thêm dòng
layout-rows-remove = Bỏ dòng này
layout-order-saved = Đã lưu thứ tự.
layout-order-failed = Chưa lưu được thứ tự. Vui lòng tải lại trang và thử lại.
layout-move-up = Chuyển { $what } lên trên
layout-move-down = Chuyển { $what } xuống dưới

layout-confirm-yes = Đồng ý
layout-confirm-no = Thôi
layout-steps = Các bước
layout-step-done = (đã xong)
layout-step-wrong = (cần xem lại)

layout-days = Các ngày
layout-jump-now = Đến mục đang diễn ra
layout-on-now = Đang diễn ra
layout-next-up = Tiếp theo
layout-room-grid = Chương trình theo hội trường, { $day }

layout-search = Tìm
layout-filter = Lọc
layout-found = { $count } kết quả
layout-found-none = Không có kết quả phù hợp.
layout-pager = Chuyển trang
layout-previous = Trang trước
layout-next = Trang sau

layout-log-what = Nội dung thay đổi
layout-log-field = Mục
layout-log-before = Trước
layout-log-after = Sau
layout-theirs = Nội dung đang lưu trên hệ thống:
