# Ảnh gửi lên. Con số 10 MB là MAX_BYTES trong src/platform/files/picture.rs.
form-picture-too-large = Ảnh lớn hơn 10 MB. Hãy chọn ảnh nhỏ hơn.
form-picture-not-a-picture = Tệp này không phải là ảnh. Hãy chọn ảnh JPEG, PNG, WebP hoặc GIF.
form-picture-damaged = Ảnh bị hỏng hoặc gửi chưa trọn. Hãy gửi lại hoặc chọn ảnh khác.
form-picture-too-many-pixels = Ảnh có kích thước quá lớn. Mỗi cạnh nhiều nhất là 12.000 điểm ảnh, cả ảnh nhiều nhất là 64 triệu điểm ảnh.
