# Cơ quan, đơn vị; cách giữ chức vụ.
people-tabs = Các phần về đại biểu
people-suggested = gợi ý

people-block-party = Đảng
people-block-assembly = Quốc hội, Hội đồng nhân dân
people-block-government = Chính phủ, Ủy ban nhân dân
people-block-front = Mặt trận, đoàn thể
people-block-judiciary = Tòa án, Viện kiểm sát
people-block-forces = Quân đội, Công an
people-block-business = Doanh nghiệp
people-block-expert = Viện, trường, chuyên gia

people-standing-full = Đương chức
people-standing-acting = Quyền
people-standing-in-charge = Phụ trách
people-standing-former = Nguyên

people-organisations-title = Cơ quan, đơn vị
people-organisations-about = Danh sách dùng chung cho mọi sự kiện. Cấp và khối quyết định thứ tự giới thiệu; nơi chưa ai chọn, tên của đơn vị gợi ý.
people-organisations-q = Tìm theo tên
people-organisations-none = Chưa có cơ quan, đơn vị nào
people-organisations-none-advice = Đơn vị được ghi nhận khi bạn nhập chức vụ của một người.
people-organisations-page = Trang { $page }/{ $pages }
people-organisation-any-level = Mọi cấp
people-organisation-any-block = Mọi khối
people-organisation-any-province = Mọi tỉnh, thành phố
people-organisation-unknown = Chưa rõ
people-organisation-level = Cấp
people-organisation-block = Khối
people-organisation-province = Tỉnh, thành phố
people-organisation-posts = Số chức vụ
people-organisation-name = Tên đầy đủ
people-organisation-short-name = Tên viết tắt
people-organisation-short-name-hint = Như thường viết trong văn bản. Ví dụ: UBND tỉnh Bắc Ninh.
people-organisation-suggested = Gợi ý theo tên đơn vị. Lưu lại nếu đúng.
people-organisation-advice = Sửa ở đây có hiệu lực với mọi người giữ chức vụ tại đơn vị này, ở mọi sự kiện.
people-organisation-holders = Người giữ chức vụ
people-organisation-nobody = Chưa có ai giữ chức vụ tại đơn vị này.
people-organisation-more = Chỉ hiện { $count } người đầu tiên.
people-organisation-same-name = Đã có một đơn vị mang tên này.
