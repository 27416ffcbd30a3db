# Chữ viết tắt và cách viết chức vụ.
people-as-printed = In ra tại sự kiện này
people-by-rule = gợi ý theo quy tắc
people-no-english = Chưa có tiếng Anh. Bản tiếng Anh in bằng tiếng Việt.

people-abbreviations-title = Chữ viết tắt
people-abbreviations-about = Dùng chung cho mọi sự kiện: để viết đầy đủ hoặc viết tắt chức vụ, và để gợi ý tiếng Anh. Hồ sơ giữ nguyên như đã nhập.
people-abbreviations-edit = Sửa danh sách
people-abbreviations-known = Các chữ viết tắt
people-abbreviations-shared = Danh sách dùng chung cho mọi sự kiện, do quản trị viên sửa.
people-abbreviation-short = Viết tắt
people-abbreviation-short-hint = Ví dụ: KH&CN. Các cách viết KHCN, KH-CN cũng được nhận ra.
people-abbreviation-vi = Viết đầy đủ
people-abbreviation-en = Tiếng Anh
people-abbreviation-en-hint = Để trống nếu không có.
people-abbreviation-use = Dùng để
people-abbreviation-both-ways = Viết đầy đủ và viết tắt
people-abbreviation-one-way = Chỉ viết đầy đủ
people-abbreviation-spoken = Chỉ đọc đầy đủ
people-abbreviation-spoken-note = Dành cho chữ có nhiều nghĩa, như TT, VP: chỉ đọc đầy đủ trong lời giới thiệu đại biểu, khi in vẫn giữ nguyên.
people-abbreviation-add = Thêm chữ viết tắt
people-abbreviation-taken = Đã có chữ viết tắt này.
people-abbreviation-delete = Xóa chữ viết tắt
people-abbreviation-delete-about = Hồ sơ của mọi người giữ nguyên; chỉ cách in ra thay đổi.
people-abbreviation-delete-sure = Xóa chữ viết tắt { $short }? Hồ sơ giữ nguyên; chỉ cách in ra thay đổi.
people-abbreviation-deleted = Đã xóa chữ viết tắt.
people-log-abbreviation-added = Thêm chữ viết tắt { $label }
people-log-abbreviation-changed = Sửa chữ viết tắt { $label }
people-log-abbreviation-deleted = Xóa chữ viết tắt { $label }

people-style = Cách viết chức vụ tại sự kiện này
people-style-hint = Áp dụng cho mọi trang và giấy tờ của sự kiện. Nội dung in sửa riêng cho từng người giữ nguyên như đã viết; các bản chương trình đã công bố không đổi.
people-style-as-recorded-note = Giữ nguyên như đã nhập.
people-style-expanded-note = Ví dụ: Giám đốc Sở Khoa học và Công nghệ.
people-style-shortened-note = Ví dụ: Giám đốc Sở KH&CN.
people-log-post-style-changed = Đổi cách viết chức vụ
