//! Under which word a name is filed. Half of all names begin with "Công ty" or "Hợp tác xã": nobody looks for them there.
use crate::exhibitors::exhibitor;
use crate::platform::language::Language;
use crate::platform::text::{collation_key, fold};

/// What a body is rather than what it is called, folded, the longer before the shorter.
const FORMS: &[&str] = &[
    "cong ty trach nhiem huu han mot thanh vien",
    "cong ty trach nhiem huu han",
    "cong ty tnhh mot thanh vien",
    "cong ty tnhh mtv",
    "cong ty tnhh",
    "cong ty co phan",
    "cong ty cp",
    "cong ty",
    "doanh nghiep tu nhan",
    "doanh nghiep xa hoi",
    "doanh nghiep",
    "lien hiep hop tac xa",
    "hop tac xa",
    "htx",
    "to hop tac",
    "ho kinh doanh",
    "co so san xuat",
    "co so",
    "tap doan",
    "truong dai hoc",
    "truong cao dang",
    "truong trung hoc pho thong",
    "truong thpt",
    "truong",
    "dai hoc",
    "hoc vien",
    "vien nghien cuu",
    "vien",
    "trung tam",
    "nhom khoi nghiep",
    "nhom",
    "du an",
    "quy",
    "hiep hoi",
    "hoi",
    "the",
];

/// What a name is filed under: what follows its legal form, or all of it where nothing would be left.
pub fn filed_under(name: &str) -> &str {
    let words: Vec<(usize, &str)> = name.split_whitespace().map(|word| (word.as_ptr() as usize - name.as_ptr() as usize, word)).collect();
    let folded = fold(name);
    for form in FORMS {
        let rest = folded.strip_prefix(form).filter(|rest| rest.starts_with(' '));
        if rest.is_some()
            && let Some((at, _)) = words.get(form.split(' ').count())
        {
            return name[*at..].trim_start_matches(['-', '–', '“', '"', ' ']);
        }
    }
    name
}

/// What people call an exhibitor, short enough for a booth on a plan.
pub fn called(row: &exhibitor::Model, language: Language) -> &str {
    if row.short_name.is_empty() { filed_under(row.name.plain(language)) } else { &row.short_name }
}

/// What lists are sorted by: the Vietnamese name, as it is filed.
pub fn sorted_by(row: &exhibitor::Model) -> String {
    collation_key(filed_under(row.name.plain(Language::Vi)))
}

/// The letter a name is filed under, in the Vietnamese alphabet: marks of tone are dropped, and Đ is not D. None for what begins with
/// no Latin letter.
pub fn letter(row: &exhibitor::Model) -> Option<char> {
    let first = filed_under(row.name.plain(Language::Vi)).chars().find(|c| c.is_alphanumeric())?;
    let capital = first.to_uppercase().next()?;
    let plain = match capital {
        'Đ' => 'Đ',
        other => fold(&other.to_string()).chars().next()?.to_ascii_uppercase(),
    };
    (plain == 'Đ' || plain.is_ascii_uppercase()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;
    use crate::platform::text::Bilingual;

    #[test]
    fn legal_forms_are_no_names() {
        let table = [
            ("Công ty Cổ phần Công nghệ Sao Mai", "Công nghệ Sao Mai"),
            ("Công ty TNHH Một thành viên Đông Á", "Đông Á"),
            ("Hợp tác xã Mật ong Khe Rêu", "Mật ong Khe Rêu"),
            ("HTX  Dược liệu", "Dược liệu"),
            ("Trường Đại học Nông Lâm", "Nông Lâm"),
            ("Viện Nghiên cứu", "Nghiên cứu"),
            ("Công ty", "Công ty"),
            ("Công tyềng", "Công tyềng"),
            ("Trà Bản Lĩnh", "Trà Bản Lĩnh"),
            ("", ""),
        ];
        for (name, filed) in table {
            assert_eq!(filed_under(name), filed, "{name}");
        }
    }

    #[test]
    fn letters_are_those_of_the_alphabet() {
        let named = |name: &str| {
            let mut row = samples::dossier().exhibitor;
            row.name = Bilingual::new(name, "");
            letter(&row)
        };
        let table = [
            ("Đá Ánh Kim", Some('Đ')),
            ("Ánh Kim", Some('A')),
            ("Công ty Ước Mơ", Some('U')),
            ("3D Sông Thương", None),
            ("“Ổi”", Some('O')),
        ];
        for (name, expected) in table {
            assert_eq!(named(name), expected, "{name}");
        }
    }
}
