# Số liệu đăng ký gian hàng.
counts-title = Số liệu gian hàng
counts-lead = { $total } hồ sơ, trong đó { $alive } đơn vị đang đăng ký hoặc sẽ tham gia. Trang này tự cập nhật.
counts-none = Chưa có hồ sơ nào
counts-none-text = Khi có đơn vị đăng ký, số liệu theo trạng thái, loại gian, làng, lĩnh vực và tỉnh nằm ở đây.
counts-by-state = Hồ sơ theo trạng thái
counts-by-kind = Gian hàng theo loại
counts-by-village = Đơn vị theo làng
counts-by-field = Đơn vị theo lĩnh vực
counts-by-province = Đơn vị theo tỉnh, thành phố
counts-applications = Hồ sơ
counts-wished = Gian đăng ký
counts-promised = Gian đã dành
counts-no-village = Không chọn làng
counts-fees = Phí gian hàng (đồng)
counts-dong = Đồng
