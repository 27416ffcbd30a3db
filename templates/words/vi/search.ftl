# Tìm kiếm và danh bạ.
search-title = Tìm kiếm
search-label = Tìm người, chương trình, gian hàng…
search-how = Gõ tên có dấu hoặc không dấu, tên gọi trước, chữ cái đầu (“nhg”) hay một phần của từ.
search-none-advice = Hãy thử ít từ hơn, hoặc viết không dấu.
search-instead = Hiển thị kết quả cho “{ $words }”.
search-more = Xem thêm
search-all-kinds = Xem mọi mục
search-everywhere = Tìm trong tất cả sự kiện
search-own-everywhere = Tìm trong tất cả sự kiện của bạn
search-typing-count = { $count } kết quả. Dùng phím lên, xuống để chọn.

search-kind-events = Sự kiện
search-kind-people = Người
search-kind-programme = Chương trình
search-kind-exhibitors = Đơn vị trưng bày
search-kind-news = Tin tức
search-kind-applications = Hồ sơ đăng ký gian hàng
search-kind-organisations = Cơ quan, đơn vị
search-kind-letters = Thư đã gửi

search-page = Trang { $number }/{ $pages }
search-people-title = Danh bạ đại biểu, diễn giả
search-people-description = Đại biểu, diễn giả, giám khảo của các ngày hội khởi nghiệp, đổi mới sáng tạo, theo cơ quan, tỉnh thành và sự kiện.
search-people-intro = Những người đã và sẽ tham dự các ngày hội, xếp theo tên.
search-people-own-intro = Mọi người tham dự các sự kiện do bạn phụ trách, xếp theo tên.
search-people-q = Tên hoặc chức vụ
search-people-organisation = Cơ quan, đơn vị
search-people-block = Khối
search-people-any-block = Mọi khối
search-people-province = Tỉnh, thành phố
search-people-any-province = Mọi tỉnh, thành phố
search-people-part = Vai trò
search-people-any-part = Mọi vai trò
search-people-event = Sự kiện
search-people-any-event = Mọi sự kiện
search-people-count = { $count } người
search-people-all = Bỏ các điều kiện
search-people-none = Hãy bỏ bớt điều kiện.

search-block-party = Đảng
search-block-assembly = Quốc hội, Hội đồng nhân dân
search-block-government = Chính phủ, Ủy ban nhân dân
search-block-front = Mặt trận, đoàn thể
search-block-judiciary = Tòa án, Viện kiểm sát
search-block-forces = Quân đội, công an
search-block-business = Doanh nghiệp
search-block-expert = Viện, trường, chuyên gia
