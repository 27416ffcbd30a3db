# Phí gian hàng: mức phí, đề nghị thanh toán, tiền nhận, phiếu thu.
fees-rail = Phí gian hàng
fees-title = Phí gian hàng
fees-none = Chưa có khoản phí nào
fees-none-text = Khi loại gian hàng có giá và có đơn vị được bố trí, số tiền phải thu của từng đơn vị nằm ở đây.
fees-none-action = Đến hồ sơ gian hàng
fees-search = Tìm theo tên đơn vị, số gian hàng, nội dung chuyển khoản
fees-sums = Số tiền
fees-for = Khoản
fees-count = Số lượng
fees-price = Đơn giá
fees-sum = Thành tiền
fees-due = Phải thu
fees-paid = Đã thu
fees-left = Còn lại
fees-over = Cần hoàn lại
fees-in-words = Bằng chữ: { $words }
fees-words = Bằng chữ
fees-unit = đồng
fees-until = Hạn thanh toán
fees-days = ngày
fees-back = Trở lại

# Tình hình
fees-standing = Tình hình
fees-standings = Đơn vị theo tình hình thanh toán
fees-standing-over = Trả thừa
fees-standing-overdue = Quá hạn
fees-standing-part = Trả một phần
fees-standing-asked = Chờ thanh toán
fees-standing-not-asked = Chưa đề nghị
fees-standing-paid = Đã trả đủ
fees-standing-free = Được miễn
fees-standing-nothing = Không thu phí

# Giảm, miễn, cộng thêm
fees-agreed-title = Giảm, miễn, khoản cộng thêm
fees-agree-verb = Lưu mức phí
fees-agreed = Đã lưu mức phí.
fees-agreed-told = Đã lưu mức phí và gửi thư báo số tiền mới cho đơn vị.
fees-agree-tells = Đơn vị đã được đề nghị thanh toán: nếu số tiền thay đổi, khi lưu sẽ có thư báo số tiền mới.
fees-relief = Giảm phí
fees-relief-none = Không giảm
fees-relief-percent = Giảm theo phần trăm
fees-relief-amount = Giảm một số tiền
fees-relief-free = Miễn phí
fees-relief-of-percent = Giảm { $percent }%
fees-relief-value = Mức giảm
fees-relief-value-hint = Số phần trăm, ví dụ 30; hoặc số tiền, ví dụ 1.500.000.
fees-reason = Lý do
fees-reason-hint = Đơn vị cũng đọc được lý do này.
fees-reason-needed = Vui lòng ghi lý do giảm hoặc miễn.
fees-wrong-percent = Mức giảm là từ 1 đến 100 phần trăm.
fees-extra = Khoản cộng thêm
fees-extra-for = Nội dung khoản cộng thêm
fees-extra-for-hint = Ví dụ: Thêm 3 kW điện, 02 bàn.
fees-extra-for-needed = Vui lòng ghi khoản cộng thêm là gì.

# Đơn vị thu và tài khoản
fees-account = Tài khoản nhận tiền
fees-account-intro = Thông tin này in trên đề nghị thanh toán, trong mã VietQR và trên phiếu thu.
fees-account-missing = Chưa có tài khoản nhận tiền nên chưa gửi được đề nghị thanh toán.
fees-account-needed = Vui lòng ghi tài khoản nhận tiền trước.
fees-account-write = Ghi tài khoản nhận tiền
fees-account-bank = Tài khoản ngân hàng
fees-account-payee = Đơn vị thu
fees-account-save = Lưu tài khoản
fees-account-saved = Đã lưu tài khoản nhận tiền.
fees-bank = Ngân hàng
fees-number = Số tài khoản
fees-number-hint = Từ 6 đến 19 chữ số hoặc chữ cái.
fees-wrong-account = Số tài khoản gồm 6 đến 19 chữ số hoặc chữ cái không dấu.
fees-holder = Chủ tài khoản
fees-holder-hint = Như ngân hàng ghi; được lưu bằng chữ in hoa không dấu.
fees-term = Thời hạn thanh toán
fees-term-hint = Tính từ ngày gửi đề nghị.
fees-payee = Đơn vị thu
fees-payee-hint = Tên in trên phiếu thu.
fees-payee-address = Địa chỉ đơn vị thu
fees-sample = Quét thử
fees-sample-hint = Mã này chuyển 1.000 đồng đến tài khoản đã lưu. Quét bằng ứng dụng ngân hàng để kiểm tra tên chủ tài khoản trước khi gửi đề nghị.

# Đề nghị thanh toán
fees-request = Đề nghị thanh toán
fees-reference = Nội dung chuyển khoản
fees-reference-long = Nội dung chuyển khoản (ghi đúng như vậy)
fees-asked-at = Gửi lúc
fees-asked-amount = Số tiền đề nghị
fees-asked-otherwise = Số tiền phải thu đã khác với đề nghị gần nhất. Hãy gửi đề nghị mới.
fees-own-asked-otherwise = Mức phí đã khác với đề nghị thanh toán gần nhất. Ban Tổ chức sẽ gửi đề nghị mới.
fees-asked-otherwise-short = số tiền đã đổi
fees-ask = Gửi đề nghị thanh toán
fees-ask-anew = Gửi đề nghị mới
fees-remind = Gửi thư nhắc
fees-ask-hint = Đơn vị nhận thư có số tiền, hạn thanh toán, tài khoản và đường dẫn đến mã VietQR.
fees-ask-no-place = Đơn vị không còn giữ chỗ nên không gửi đề nghị thanh toán.
fees-ask-nothing = Không còn khoản nào phải thu.
fees-asked = Đã gửi đề nghị thanh toán.
fees-ask-all = Gửi { $count } đề nghị thanh toán
fees-ask-title = Gửi đề nghị thanh toán
fees-ask-lead = { $count } đơn vị dưới đây sẽ nhận thư đề nghị thanh toán, tổng cộng { $total }, hạn đến { $until }.
fees-ask-letter = Xem thư gửi đơn vị đầu tiên
fees-ask-send = Gửi { $count } thư
fees-ask-nobody = Mọi đơn vị phải nộp phí đều đã được gửi đề nghị.
fees-asked-all = Đã gửi các đề nghị thanh toán.

# Tiền nhận và hoàn
fees-moved = Các khoản đã thu
fees-moved-none = Chưa có khoản nào.
fees-amount = Số tiền
fees-on = Ngày
fees-way = Hình thức
fees-way-transfer = Chuyển khoản
fees-way-cash = Tiền mặt
fees-note = Ghi chú
fees-sort-paid = thu
fees-sort-returned = hoàn lại
fees-receive = Ghi nhận tiền
fees-receive-verb = Ghi nhận
fees-received = Đã ghi nhận khoản tiền.
fees-with-receipt = Lập phiếu thu
fees-with-letter = Gửi thư báo đã nhận tiền
fees-give-back = Hoàn lại tiền
fees-give-back-verb = Ghi khoản hoàn lại
fees-returned = Đã ghi khoản hoàn lại.
fees-back-too-much = Không thể hoàn lại nhiều hơn số đã thu.
fees-reference-of-nobody = Không có đề nghị thanh toán nào có nội dung “{ $reference }”.

# Phiếu thu
fees-receipt = Phiếu thu
fees-receipt-title = Phiếu thu
fees-receipt-number = Phiếu thu số { $number }
fees-receipt-number-paper = Số: { $number }
fees-receipt-write = Lập phiếu
fees-receipt-written = Đã lập phiếu thu.
fees-receipt-already = Khoản này đã có phiếu thu.
fees-receipt-not-paid = Phiếu thu chỉ lập cho khoản đã thu.
fees-receipt-purpose = Phí gian hàng tại { $event }
fees-receipt-purpose-booths = Phí gian hàng { $booths } tại { $event }
fees-receipt-payer = Đơn vị nộp tiền
fees-receipt-address = Địa chỉ
fees-receipt-for = Lý do nộp
fees-receipt-way = { $way }, ngày { $day }
fees-receipt-sign-payer = Người nộp tiền
fees-receipt-sign-writer = Người lập phiếu
fees-receipt-sign-head = Thủ trưởng đơn vị
fees-receipt-sign-how = (Ký, họ tên)
fees-receipt-sign-stamp = (Ký, họ tên, đóng dấu)
fees-receipt-no-invoice = Phiếu thu xác nhận Ban Tổ chức đã nhận tiền; đây không phải hóa đơn giá trị gia tăng.

# Trang của đơn vị
fees-desk-title = Phí gian hàng
fees-own-due = Phải nộp
fees-own-paid = Đã nộp
fees-own-over = Ban Tổ chức sẽ hoàn lại
fees-own-moved = Các khoản đã nộp
fees-pay-title = Thanh toán trước ngày { $until }
fees-qr-caption = Quét bằng ứng dụng của bất kỳ ngân hàng nào có VietQR. Trên điện thoại, chụp màn hình rồi chọn ảnh trong ứng dụng ngân hàng.
fees-pay-hint = Khoản tiền được ghi nhận khi Ban Tổ chức đối chiếu với ngân hàng, thường trong vài ngày làm việc.

# Sao kê ngân hàng
fees-statement = Nhập sao kê ngân hàng
fees-log-account = Sửa tài khoản nhận tiền
fees-log-agreed = Sửa mức phí
fees-log-asked = Gửi đề nghị thanh toán
fees-log-taken-back = đã rút đề nghị thanh toán
fees-log-received = Ghi nhận tiền
fees-log-returned = Ghi khoản hoàn lại
fees-log-receipt = Lập phiếu thu
