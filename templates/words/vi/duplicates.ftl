# Người trùng, gộp và tách.
people-duplicates-title = Người có thể trùng
people-duplicates-about = Những hồ sơ có thể là của cùng một người. So sánh rồi gộp, hoặc đánh dấu là hai người khác nhau.
people-duplicates-none = Không thấy ai có thể trùng
people-duplicates-none-text = Không có hai hồ sơ nào cùng tên và cùng đơn vị, email hoặc điện thoại.
people-duplicates-compare = So sánh
people-duplicates-apart = Là hai người khác nhau
people-duplicates-apart-done = Đã ghi nhận là hai người khác nhau.

people-like-same-name = Cùng họ tên
people-like-alike-name = Họ tên gần giống
people-like-same-organisation = Cùng đơn vị
people-like-same-email = Cùng email
people-like-same-phone = Cùng điện thoại
people-like-same-birth-year = Cùng năm sinh
people-like-nothing-else = Một hồ sơ chỉ có tên
people-like-other-birth-year = Khác năm sinh
people-like-other-gender = Khác giới tính

people-compare-title = So sánh hai hồ sơ
people-compare-keep = Giữ địa chỉ của
people-compare-keep-hint = Địa chỉ trang của hồ sơ kia sẽ dẫn đến hồ sơ này.
people-compare-empty = (trống)
people-compare-posts-hint = Những chức vụ được chọn sẽ ở trong hồ sơ chung.
people-compare-what-happens = Mọi mục chương trình, sự kiện và thời gian có mặt của cả hai sẽ thuộc về hồ sơ chung. Các bản chương trình đã công bố giữ nguyên. Có thể tách lại bất cứ lúc nào.
people-compare-merge = Gộp làm một
people-merged = Đã gộp hai hồ sơ làm một. Có thể tách lại ở trang “Người có thể trùng”.

people-merge-delegates = { $count } lần tham dự sự kiện.
people-merge-times = { $count } khoảng thời gian có mặt.
people-merge-positions = { $count } chức vụ.
people-merge-twins = ({ $count } trùng với hồ sơ kia: giữ theo hồ sơ được chọn.)
people-merge-same = Đây là cùng một hồ sơ.
people-merge-stale = Có người vừa sửa một trong hai hồ sơ. Vui lòng xem lại rồi gộp.
people-merge-undone-already = Lần gộp này đã được tách lại rồi.
people-merge-later-first = Hồ sơ này đã được gộp tiếp vào hồ sơ khác. Vui lòng tách lần gộp sau trước.
people-merge-address-taken = Địa chỉ hoặc tên cũ đã thuộc về hồ sơ khác, nên không tách lại được.
people-merge-undone = Đã tách lại như trước khi gộp.
people-merge-is-undone = Đã tách lại
people-merge-undo = Tách lại
people-merge-undo-sure = Tách lại { $name }? Mọi thứ trở về như trước khi gộp; những gì đã sửa sau khi gộp ở hồ sơ còn lại được giữ nguyên.
people-merged-lately = Đã gộp gần đây
people-merged-row = { $gone } → { $kept }

people-organisation-merge = Gộp với đơn vị khác
people-organisation-merge-about = Tìm đơn vị trùng với { $name }. Mọi chức vụ ở đơn vị trùng sẽ chuyển sang đây, và tên của đơn vị trùng vẫn được nhận ra khi nhập.
people-organisation-merge-do = Gộp vào đây
people-organisation-merge-sure = Gộp { $gone } vào { $kept }? Mọi chức vụ sẽ chuyển sang { $kept }. Có thể tách lại.
people-organisations-merged = Đã gộp hai đơn vị làm một.

people-log-people-merged = Gộp hai hồ sơ thành { $label }
people-log-people-parted = Tách lại hồ sơ { $label }
people-log-kept-apart = Ghi nhận { $label } và một người cùng tên là hai người khác nhau
people-log-organisations-merged = Gộp hai đơn vị thành { $label }
people-log-organisations-parted = Tách lại đơn vị { $label }
programme-merge-items = { $count } mục chương trình.
news-merge-photos = Có trong { $count } ảnh.
