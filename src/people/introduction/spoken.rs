//! Posts and degrees as they are spoken: no abbreviation is left to the one who reads aloud.

/// Abbreviations in posts, as they are written, and what is said.
const POSTS: &[(&str, &str)] = &[
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQVN", "Mặt trận Tổ quốc Việt Nam"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("ĐBQH", "đại biểu Quốc hội"),
    ("UVBCT", "Ủy viên Bộ Chính trị"),
    ("UVTWĐ", "Ủy viên Trung ương Đảng"),
    ("UVTW", "Ủy viên Trung ương Đảng"),
    ("UVBTV", "Ủy viên Ban Thường vụ"),
    ("UV.BTV", "Ủy viên Ban Thường vụ"),
    ("TUV", "Tỉnh ủy viên"),
    ("BTV", "Ban Thường vụ"),
    ("BCH", "Ban Chấp hành"),
    ("TW", "Trung ương"),
    ("PCT", "Phó Chủ tịch"),
    ("CT", "Chủ tịch"),
    ("PGĐ", "Phó Giám đốc"),
    ("GĐ", "Giám đốc"),
    ("TGĐ", "Tổng giám đốc"),
    ("HĐQT", "Hội đồng quản trị"),
    ("HĐTV", "Hội đồng thành viên"),
    ("TT&TT", "Thông tin và Truyền thông"),
    ("TT", "Thường trực"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("KHCN", "Khoa học và Công nghệ"),
    ("KH-CN", "Khoa học và Công nghệ"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("VH,TT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("NN&MT", "Nông nghiệp và Môi trường"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("LHPN", "Liên hiệp Phụ nữ"),
    ("LHTN", "Liên hiệp Thanh niên"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("CCB", "Cựu chiến binh"),
    ("TNCS", "Thanh niên Cộng sản"),
    ("HTX", "Hợp tác xã"),
    ("ĐH", "Đại học"),
    ("THPT", "Trung học phổ thông"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("CP", "cổ phần"),
    ("DNNVV", "doanh nghiệp nhỏ và vừa"),
    ("ĐMST", "đổi mới sáng tạo"),
    ("KNST", "khởi nghiệp sáng tạo"),
    ("VP", "Văn phòng"),
    ("TP", "thành phố"),
    ("TP.", "thành phố"),
];

/// Degrees and honours before a name.
const DEGREES: &[(&str, &str)] = &[
    ("GS", "Giáo sư"),
    ("PGS", "Phó Giáo sư"),
    ("TSKH", "Tiến sĩ khoa học"),
    ("TS", "Tiến sĩ"),
    ("ThS", "Thạc sĩ"),
    ("Ths", "Thạc sĩ"),
    ("BS", "Bác sĩ"),
    ("KS", "Kỹ sư"),
    ("KTS", "Kiến trúc sư"),
    ("CN", "Cử nhân"),
    ("NGND", "Nhà giáo Nhân dân"),
    ("NGƯT", "Nhà giáo Ưu tú"),
    ("TTND", "Thầy thuốc Nhân dân"),
    ("TTƯT", "Thầy thuốc Ưu tú"),
    ("NSND", "Nghệ sĩ Nhân dân"),
    ("NSƯT", "Nghệ sĩ Ưu tú"),
    ("NNND", "Nghệ nhân Nhân dân"),
    ("NNƯT", "Nghệ nhân Ưu tú"),
    ("AHLĐ", "Anh hùng Lao động"),
];

/// A post as it is spoken: "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh".
pub fn post(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(one_word).collect();
    words.join(" ")
}

/// One word, with the brackets and commas around it kept.
fn one_word(word: &str) -> String {
    let core = word.trim_matches(['(', ')', ',', ';', ':', '"', '“', '”']);
    let said = POSTS.iter().find(|(short, _)| *short == core).map(|(_, said)| *said);
    said.map_or_else(|| word.to_owned(), |said| word.replacen(core, said, 1))
}

/// What is said before a name: "Ông Phó Giáo sư, Tiến sĩ" for "Ông PGS.TS.".
pub fn before(text: &str) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut degrees: Vec<&str> = Vec::new();
    for word in text.split([' ', '.', ',']).filter(|word| !word.is_empty()) {
        match DEGREES.iter().find(|(short, _)| *short == word) {
            Some((_, degree)) => degrees.push(degree),
            None => said.push(word.to_owned()),
        }
    }
    said.extend((!degrees.is_empty()).then(|| degrees.join(", ")));
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_spoken_in_full() {
        let table = [
            ("Phó Chủ tịch TT UBND tỉnh", "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"),
            ("UVBTV, Trưởng ban", "Ủy viên Ban Thường vụ, Trưởng ban"),
            ("Giám đốc Sở KH&CN", "Giám đốc Sở Khoa học và Công nghệ"),
            ("Giám đốc Sở TT&TT", "Giám đốc Sở Thông tin và Truyền thông"),
            ("Chủ tịch HĐQT (Công ty CP Mẫu)", "Chủ tịch Hội đồng quản trị (Công ty cổ phần Mẫu)"),
            ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy"),
            ("", ""),
        ];
        for (text, said) in table {
            assert_eq!(post(text), said, "{text}");
        }
    }

    #[test]
    fn degrees_are_spoken_in_full() {
        let table = [
            ("Ông PGS.TS.", "Ông Phó Giáo sư, Tiến sĩ"),
            ("GS. TSKH.", "Giáo sư, Tiến sĩ khoa học"),
            ("Đồng chí Thiếu tướng", "Đồng chí Thiếu tướng"),
            ("Bà", "Bà"),
            ("", ""),
        ];
        for (text, said) in table {
            assert_eq!(before(text), said, "{text}");
        }
    }
}
