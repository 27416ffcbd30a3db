# Biển số gian hàng.
print-signs = Biển số gian hàng
print-signs-about = Mỗi gian một biển: số gian, tên đơn vị, làng và mã để khách quét xem mình đang ở đâu, ai ở gian này.
print-signs-size = Khổ giấy
print-signs-a4 = A4
print-signs-a5 = A5
print-signs-hall = Khu trưng bày
print-signs-all-halls = Tất cả các khu
print-signs-count = { $count } biển
print-signs-none = Chưa có gian hàng nào
print-signs-none-advice = Biển số in được khi đã có gian hàng trên sơ đồ hoặc đã bố trí gian cho đơn vị.
print-signs-here = Bạn đang ở đây
print-signs-how = Quét mã để xem đơn vị và đường đến các gian khác.
