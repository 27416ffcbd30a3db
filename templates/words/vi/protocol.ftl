# Thứ tự đại biểu: gợi ý theo quy tắc, ngoại lệ đặt bằng tay.
people-reach-central = cấp Trung ương
people-reach-other-province = tỉnh, thành phố bạn
people-reach-province = cấp tỉnh
people-reach-ward = cấp xã
people-reach-other = đơn vị khác

people-protocol-block-none = chưa rõ

people-why = Vì sao đứng ở đây
people-why-first = Đứng đầu theo quy tắc.
people-why-by-hand = Đặt bằng tay, đi liền sau { $above }.
people-why-by-hand-first = Đặt bằng tay ở đầu danh sách.
people-why-ruled = Sau { $above }: { $reason }.
people-why-against = Nay quy tắc xếp trước { $above }: { $reason }.
people-why-role = nhiệm vụ trong Ban Tổ chức cao hơn đứng trước
people-why-side = khách mời trước chủ nhà
people-why-level = { $first } trước { $second }
people-why-block = khối { $first } trước khối { $second }
people-why-rank = chức vụ “{ $first }” có bậc cao hơn “{ $second }”
people-why-unranked = “{ $first }” có trong bảng thứ bậc, “{ $second }” thì chưa
people-why-standing = cùng một chức vụ, “{ $first }” trước “{ $second }”
people-why-since = ngang bậc, bổ nhiệm sớm hơn ({ $first }, trước { $second })
people-why-since-known = ngang bậc, có ngày bổ nhiệm ({ $first }) trước người chưa rõ ngày
people-why-born = ngang bậc, cao tuổi hơn (sinh năm { $first }, trước { $second })
people-why-born-known = ngang bậc, có năm sinh ({ $first }) trước người chưa rõ năm sinh
people-why-name = ngang nhau ở mọi bước, xếp theo tên gọi

people-by-hand = Đặt bằng tay
people-order-release = Bỏ ngoại lệ
people-order-release-all = Bỏ tất cả ngoại lệ
people-order-release-all-question = Bỏ tất cả ngoại lệ? Những người này sẽ về vị trí theo quy tắc. Nhật ký giữ lại thứ tự hiện tại.
people-order-released = Đã bỏ ngoại lệ. Vị trí nay theo quy tắc.
people-order-suggest = Sắp xếp theo gợi ý
people-order-differs = Có người đứng khác quy tắc. Xem gợi ý trước khi sắp xếp lại.
people-suggestion-title = Thứ tự gợi ý: { $part }
people-suggestion-advice = Khách trước chủ nhà; Trung ương, tỉnh bạn, tỉnh, xã; khối Đảng, Quốc hội và Hội đồng nhân dân, chính quyền, Mặt trận và đoàn thể, tư pháp, lực lượng vũ trang, doanh nghiệp, chuyên gia; chức vụ chuyên trách cao nhất; ngày bổ nhiệm; tuổi; tên gọi. Ngoại lệ đặt bằng tay giữ nguyên chỗ.
people-suggestion-same = Thứ tự hiện tại đúng như gợi ý. Không ai phải chuyển chỗ.
people-suggestion-moves = { $count } người sẽ chuyển chỗ.
people-suggestion-from = từ số { $place }
people-suggestion-apply = Sắp xếp như trên
people-suggestion-exceptions = Ngoại lệ đặt bằng tay
people-suggestion-order = Thứ tự sau khi sắp xếp
