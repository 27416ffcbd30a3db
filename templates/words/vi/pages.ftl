# Trang của từng sự kiện.
pages-when = Thời gian
pages-where = Địa điểm
pages-to-be-announced = Đang cập nhật
pages-closes-on = Bế mạc { $day }
pages-closed-on = Bế mạc { $day }
pages-not-on-record = Đang cập nhật
pages-edition = { $edition }
pages-province-then = { $then } (nay thuộc { $today })
pages-days-to-go = Còn { $days } ngày
pages-day-of = Ngày thứ { $day } trong { $days } ngày
pages-today = Hôm nay
pages-is-over = Đã kết thúc
pages-cancelled = Đã hủy

pages-see-programme = Xem chương trình
pages-see-exhibitors = Đơn vị trưng bày
pages-see-plan = Xem sơ đồ gian hàng
pages-see-people = Đại biểu, diễn giả
pages-apply = Đăng ký gian hàng
pages-join = Vào danh sách chờ gian hàng
pages-take-part = Tham gia
pages-visit = Tham dự
pages-visit-how = Xem hướng dẫn
pages-show = Trưng bày
pages-opens-at = Nhận đăng ký từ { $at }.
pages-open-until = Đang nhận đăng ký đến { $at }.
pages-open = Đang nhận đăng ký.
pages-closed-at = Đã ngừng nhận đăng ký từ { $at }.
pages-hall-full = Đã hết gian hàng.

pages-until = đến
pages-whole-place = Toàn khu vực
pages-nothing-here = Hiện chưa có hoạt động
pages-nothing-more = Hôm nay không còn hoạt động nào

pages-today-left = Từ giờ đến cuối ngày
pages-programme = Chương trình
pages-whole-programme = Xem toàn bộ chương trình
pages-programme-soon = Chương trình đang được chuẩn bị
pages-programme-soon-advice = Ban tổ chức sẽ công bố chương trình tại đây. Mời bạn quay lại sau.
pages-day-unknown = Ngày đang cập nhật
pages-items = { $shown } hoạt động
pages-said = Phát biểu và thảo luận
pages-people = Đại biểu
pages-people-soon = Danh sách đại biểu đang được cập nhật.
pages-all-people = Xem tất cả { $count } đại biểu, diễn giả
pages-exhibitors = Đơn vị trưng bày
pages-all-exhibitors = Xem tất cả { $count } đơn vị trưng bày
pages-about = Giới thiệu
pages-bodies = Tổ chức và đồng hành
pages-next-festival = Ngày hội tiếp theo của tỉnh:

pages-figures = Con số của ngày hội
pages-figure-days = ngày
pages-figure-items = hoạt động
pages-figure-people = đại biểu, diễn giả
pages-figure-exhibitors = đơn vị trưng bày

pages-person-items = Trong chương trình
pages-person-events = Các sự kiện khác

pages-appearances-title = Nơi có mặt: { $name }
pages-appearances-no-items = Chưa có tên trong mục chương trình nào.
pages-appearances-booths = Gian hàng
pages-appearances-booths-about = Đơn vị trưng bày ghi tên người này (theo họ tên).
pages-appearances-represents = Người đại diện
pages-appearances-contact = Người liên hệ
pages-appearances-no-events = Chưa tham dự sự kiện nào khác.
pages-appearances-former = Địa chỉ cũ dẫn đến hồ sơ này
pages-appearances-link = Xem mọi nơi người này có mặt
