//! Posts and degrees as they are spoken: no abbreviation is left to the one who reads aloud.

use crate::people::abbreviation::Abbreviations;

/// Short forms that are read out in full, beside the abbreviations an installation keeps: too ambiguous to be written out
/// everywhere else.
const POSTS: &[(&str, &str)] = &[
    ("TT", "Thường trực"),
    ("VP", "Văn phòng"),
    ("ĐH", "Đại học"),
    ("THPT", "Trung học phổ thông"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("CP", "cổ phần"),
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
pub fn post(text: &str, known: &Abbreviations) -> String {
    let words: Vec<String> = known.expanded(text).split_whitespace().map(one_word).collect();
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
    use crate::people::abbreviation::wording::tests::sample;

    #[test]
    fn posts_are_spoken_in_full() {
        let known = sample();
        let table = [
            ("Phó Chủ tịch TT UBND tỉnh", "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"),
            ("UVBTV, Trưởng ban", "Ủy viên Ban Thường vụ, Trưởng ban"),
            ("Giám đốc Sở KH&CN", "Giám đốc Sở Khoa học và Công nghệ"),
            ("Giám đốc (Công ty CP Mẫu)", "Giám đốc (Công ty cổ phần Mẫu)"),
            ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy"),
            ("", ""),
        ];
        for (text, said) in table {
            assert_eq!(post(text, &known), said, "{text}");
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
