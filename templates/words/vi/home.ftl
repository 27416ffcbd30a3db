# Trang đầu: danh sách ngày hội.
pages-home-title = Ngày hội khởi nghiệp, đổi mới sáng tạo
pages-home-intro = Chương trình, đại biểu, gian hàng của các ngày hội đang và sắp diễn ra; và những gì đã có ở các kỳ trước.
pages-home-description = Các ngày hội khởi nghiệp, đổi mới sáng tạo tại Việt Nam: chương trình, đại biểu và diễn giả, đơn vị trưng bày.
pages-home-search = Tìm ngày hội
pages-home-province = Tỉnh, thành phố
pages-home-any-province = Mọi tỉnh, thành phố
pages-home-year = Năm
pages-home-any-year = Mọi năm
pages-home-all = Xem tất cả ngày hội
pages-home-running = Đang diễn ra
pages-home-coming = Sắp diễn ra
pages-home-past = Năm { $year }
pages-home-year-unknown = chưa rõ
pages-home-none-text = Hãy thử từ khác, hoặc bỏ bớt điều kiện.
pages-home-bare = Chưa có ngày hội nào được công bố
pages-home-bare-text = Khi ban tổ chức công bố, ngày hội sẽ hiện ở đây.
