# Người, chức vụ, đại biểu.
people-part-official = Đại biểu
people-part-speaker = Diễn giả
people-part-juror = Giám khảo
people-part-committee = Thành viên Ban Tổ chức
people-part-mc = Dẫn chương trình
people-part-press = Báo chí
people-heading-official = Đại biểu
people-heading-speaker = Diễn giả
people-heading-juror = Ban Giám khảo
people-heading-committee = Ban Tổ chức
people-heading-mc = Người dẫn chương trình
people-heading-press = Báo chí
people-side-guest = Khách mời
people-side-host = Đơn vị chủ nhà
people-level-central = Trung ương
people-level-province = Tỉnh, thành phố
people-level-ward = Xã, phường, đặc khu
people-level-other = Đơn vị khác
people-gender-female = Nữ
people-gender-male = Nam

people-log-person-changed = Sửa thông tin của { $label }
people-log-organisation-changed = Sửa tên đơn vị { $label }

people-post-without-title = Dòng này chưa có chức vụ. Vui lòng điền chức vụ, hoặc xóa trắng cả dòng.
people-post-ends-before-it-begins = Ngày thôi giữ chức vụ trước ngày bắt đầu. Vui lòng kiểm tra lại.
people-saved-at-once = Có người vừa thêm một người cùng tên. Vui lòng lưu lại lần nữa.
people-titles-uneven = Số dòng tiếng Việt và tiếng Anh khác nhau. Mỗi chức vụ là một dòng; vui lòng điền đủ cả hai thứ tiếng, hoặc để trống một thứ tiếng.
people-part-taken = Người này đã có mặt trong phần này.
