# Giấy tờ được gửi lên.
document-too-large = Tệp lớn quá 10 MB. Vui lòng thu nhỏ hoặc chia tệp rồi gửi lại.
document-unknown = Hệ thống chỉ nhận tệp PDF, Word, Excel, PNG hoặc JPEG; nội dung tệp này không thuộc các dạng đó.
document-broken = Tệp bị hỏng hoặc chưa gửi lên trọn vẹn. Vui lòng mở thử trên máy của bạn rồi gửi lại.
document-macros = Tệp có chứa macro nên không nhận được. Vui lòng lưu thành tệp không có macro, hoặc PDF, rồi gửi lại.
