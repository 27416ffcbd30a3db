# Ngày diễn ra: trang điều hành, dòng tin cho trang công khai, bảng ở hội trường.
programme-mark-late = Muộn { $minutes } phút
programme-mark-speaking = Đang phát biểu

programme-live-title = Điều hành trong ngày
programme-live-about = Bấm vào một mục, rồi chọn việc. Mọi người thấy ngay; những thay đổi khác của chương trình vẫn chưa công bố.
programme-live-said = Chương trình vừa được cập nhật.
programme-live-now = Đang diễn ra
programme-live-coming = Sắp tới
programme-live-past = Đã qua
programme-live-nothing-released = Chương trình chưa được công bố nên chưa có gì để điều hành. Hãy công bố chương trình trước.
programme-live-nothing-today = Hôm nay không có mục nào trong chương trình đã công bố. Hãy chọn một ngày khác ở trên.
programme-live-not-released = Mục này chưa được công bố, nên chưa thể báo gì về nó.
programme-live-nothing = Mọi người đang thấy đúng như vậy rồi.
programme-live-no-hour = Mục này chưa có giờ bắt đầu, nên không báo muộn được.
programme-live-minutes-range = Số phút phải từ 0 đến { $most }.
programme-live-past-midnight = Nếu lùi như vậy, có mục sẽ kéo sang ngày hôm sau. Hãy sửa trong chương trình.
programme-live-moved-on = Chưa thu hồi được: mục này đã có thay đổi mới hơn.
programme-live-late = Muộn
programme-live-late-by = Muộn { $minutes } phút
programme-live-minutes = phút
programme-live-minutes-label = Số phút muộn so với giờ đã định
programme-live-late-own = Báo muộn
programme-live-on-time = Đúng giờ
programme-live-following = Lùi cả các mục sau ở cùng nơi
programme-live-room = Chuyển sang
programme-live-room-act = Chuyển
programme-live-off = Hủy mục
programme-live-on = Vẫn diễn ra
programme-live-speak = Đang phát biểu
programme-live-silent = Đã phát biểu xong
programme-live-what = Việc với mục “{ $title }”
programme-live-done = { $count ->
    [0] Đã báo cho mọi người.
    [1] Đã báo cho mọi người.
   *[other] Đã báo cho mọi người; { $count } mục đã đổi giờ.
}
programme-live-taken-back = Đã thu hồi.
programme-live-seen = Mọi người đang thấy:
programme-live-take-back = Thu hồi
programme-live-met-plans = Trong bản đang soạn, giờ hoặc địa điểm của { $titles } khác với bản mọi người đang thấy và chưa công bố. Bản đang soạn cũng vừa được đổi theo: giờ lùi thêm bằng ấy phút, địa điểm là nơi mới.
programme-live-boards = Bảng cho màn hình ở hội trường
programme-live-boards-about = Mở trên màn hình lớn và để nguyên: bảng tự cập nhật, kể cả sau khi mất mạng.

programme-live-note-late = { $title }: muộn { $minutes } phút
programme-live-note-late-all = { $title } và các mục sau: muộn { $minutes } phút
programme-live-note-on-time = { $title }: đúng giờ trở lại
programme-live-note-room = { $title }: chuyển sang { $room }
programme-live-note-off = { $title }: hủy
programme-live-note-on = { $title }: vẫn diễn ra
programme-live-note-speaking = { $title }: đang phát biểu
programme-live-note-silent = { $title }: đã phát biểu xong
programme-live-note-back = { $title }: thu hồi thông báo trước

programme-log-live-late = đã báo muộn
programme-log-live-room = đã báo chuyển địa điểm
programme-log-live-off = đã báo hủy mục
programme-log-live-on = đã báo mục vẫn diễn ra
programme-log-live-speaking = đã báo đang phát biểu
programme-log-live-silent = đã báo phát biểu xong
programme-log-live-back = đã thu hồi thông báo về

programme-board-title = Bảng chương trình: { $place }
programme-board-whole = Toàn khu vực
programme-board-nothing = Hiện chưa có hoạt động
programme-board-away = Mất kết nối, đang thử lại
