//! The English form of a post where nobody has written one, made by rule in the style of Circular 03/2009/TT-BNG. What is in
//! no table stays unwritten: half a translation is none.
mod body;
mod topics;

use super::abbreviation::Abbreviations;
use super::abbreviation::wording::small;
use super::person::Gender;
use body::body;

/// Vietnamese titles, in small letters, and their English.
const TITLES: &[(&str, &str)] = &[
    ("bí thư", "Secretary"),
    ("tổng bí thư", "General Secretary"),
    ("bí thư thứ nhất", "First Secretary"),
    ("ủy viên bộ chính trị", "Member of the Politburo"),
    ("ủy viên trung ương đảng", "Member of the Party Central Committee"),
    ("ủy viên ban chấp hành trung ương đảng", "Member of the Party Central Committee"),
    ("ủy viên ban thường vụ", "Member of the Standing Committee"),
    ("ủy viên ban chấp hành", "Member of the Executive Committee"),
    ("ủy viên", "Member"),
    ("thành viên", "Member"),
    ("tỉnh ủy viên", "Member of the Provincial Party Committee"),
    ("thành ủy viên", "Member of the City Party Committee"),
    ("đảng ủy viên", "Member of the Party Committee"),
    ("đại biểu quốc hội", "National Assembly Deputy"),
    ("thủ tướng", "Prime Minister"),
    ("bộ trưởng", "Minister"),
    ("thứ trưởng", "Deputy Minister"),
    ("tổng cục trưởng", "Director General"),
    ("cục trưởng", "Director"),
    ("vụ trưởng", "Director"),
    ("chi cục trưởng", "Branch Manager"),
    ("giám đốc", "Director"),
    ("tổng giám đốc", "General Director"),
    ("giám đốc điều hành", "Chief Executive Officer"),
    ("chánh văn phòng", "Chief of Office"),
    ("chánh thanh tra", "Chief Inspector"),
    ("chánh án", "Chief Judge"),
    ("viện trưởng", "Director"),
    ("hiệu trưởng", "Rector"),
    ("trưởng khoa", "Dean"),
    ("trưởng bộ môn", "Head of Department"),
    ("trưởng phòng", "Head of Division"),
    ("trưởng ban", "Head"),
    ("trưởng đoàn", "Head"),
    ("tổ trưởng", "Head"),
    ("chủ nhiệm", "Head"),
    ("tổng thư ký", "Secretary General"),
    ("thư ký", "Secretary"),
    ("tổng biên tập", "Editor-in-Chief"),
    ("chỉ huy trưởng", "Commander"),
    ("tư lệnh", "Commander"),
    ("chính ủy", "Political Commissar"),
    ("kế toán trưởng", "Chief Accountant"),
    ("người sáng lập", "Founder"),
    ("nhà sáng lập", "Founder"),
    ("đồng sáng lập", "Co-founder"),
    ("giảng viên", "Lecturer"),
    ("giảng viên cao cấp", "Senior Lecturer"),
    ("nghiên cứu viên", "Researcher"),
    ("chuyên gia", "Expert"),
    ("chuyên viên", "Expert"),
    ("chuyên viên chính", "Principal Expert"),
    ("chuyên viên cao cấp", "Senior Expert"),
];

/// Titles whose last word begins the name of the body: "Trưởng Ban Tuyên giáo" is head of the "Ban Tuyên giáo".
const SHARED: &[&str] = &["trưởng ban", "trưởng phòng", "trưởng đoàn"];

/// The longest title, in words.
const LONGEST: usize = 9;

/// The English of a whole post: "Giám đốc Sở Y tế tỉnh Bắc Ninh" → "Director, Department of Health of Bac Ninh Province".
pub fn english(post: &str, gender: Option<Gender>, known: &Abbreviations) -> Option<String> {
    let post = small(&known.expanded(post));
    let words: Vec<&str> = post.split_whitespace().collect();
    let split = |count: usize| {
        let head = words[..count].join(" ");
        let title = title(head.trim_end_matches(','), gender, known)?;
        let from = if SHARED.iter().any(|shared| head.ends_with(shared)) { count - 1 } else { count };
        match words.len() > count {
            true => joined(&title, &body(words[from..].join(" ").trim_start_matches(['-', ',', ' ']), known)?),
            false => Some(title),
        }
    };
    (1..=words.len().min(LONGEST)).rev().find_map(split)
}

/// The English of a title and of the body whose English somebody has written.
pub fn english_in(title_vi: &str, body_en: &str, gender: Option<Gender>, known: &Abbreviations) -> Option<String> {
    joined(&title(&small(&known.expanded(title_vi)), gender, known)?, body_en)
}

/// The English of a body: "Sở Y tế" → "Department of Health".
pub fn english_body(name: &str, known: &Abbreviations) -> Option<String> {
    body(&small(&known.expanded(name)), known)
}

/// "Chairman of the People's Committee …", but "Director, Department …"; a minister is one "of Health".
fn joined(title: &str, body: &str) -> Option<String> {
    let title = if body.starts_with("Division ") { title.strip_suffix(" of Division").unwrap_or(title) } else { title };
    let last = title.rsplit(' ').next().unwrap_or_default();
    Some(match body.strip_prefix("Ministry of ") {
        Some(field) if last == "Minister" => format!("{title} of {field}"),
        _ if title.contains(" of the ") => format!("{title}, {body}"),
        _ if ["Chairman", "Chairwoman", "Chair", "Secretary", "Member"].contains(&last) => format!("{title} of the {body}"),
        _ => format!("{title}, {body}"),
    })
}

/// A title in small letters. Women and men are told apart only where it is known which.
fn title(text: &str, gender: Option<Gender>, known: &Abbreviations) -> Option<String> {
    let text = text.trim();
    if let Some((one, other)) = text.split_once(" kiêm ") {
        return Some(format!("{} and {}", title(one, gender, known)?, title(other, gender, known)?));
    }
    for (word, english) in [("nguyên ", "Former"), ("quyền ", "Acting")] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(format!("{english} {}", title(rest, gender, known)?));
        }
    }
    if let Some(rest) = text.strip_prefix("phụ trách ") {
        return Some(format!("{} (in charge)", title(rest, gender, known)?));
    }
    if let Some(rest) = text.strip_suffix(" thường trực") {
        return Some(format!("Standing {}", title(rest, gender, known)?));
    }
    let chair = match gender {
        Some(Gender::Male) => "Chairman",
        Some(Gender::Female) => "Chairwoman",
        None => "Chair",
    };
    match text {
        "chủ tịch" => return Some(chair.to_owned()),
        "phó chủ tịch" => return Some(format!("Vice {chair}")),
        "chủ tịch hội đồng quản trị" => return Some(format!("{chair} of the Board of Directors")),
        "chủ tịch hội đồng thành viên" => return Some(format!("{chair} of the Members' Council")),
        "chủ tịch nước" => return Some("State President".to_owned()),
        _ => {}
    }
    if let Some(rest) = text.strip_prefix("phó ") {
        return Some(format!("Deputy {}", title(rest, gender, known)?));
    }
    let rule = TITLES.iter().find(|(vi, _)| *vi == text).map(|(_, en)| *en)?;
    Some(known.english_before(text, rule).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::abbreviation::wording::tests::{sample, sample_with};

    #[test]
    fn a_post_is_put_into_english_by_rule() {
        let table = [
            ("Giám đốc Sở KH&CN", "Director, Department of Science and Technology"),
            ("Giám đốc Sở Khoa học và Công nghệ tỉnh Bắc Giang", "Director, Department of Science and Technology of Bac Giang Province"),
            ("Phó Giám đốc Sở Y tế", "Deputy Director, Department of Health"),
            ("Chủ tịch UBND tỉnh", "Chair of the Provincial People's Committee"),
            ("Phó Chủ tịch UBND tỉnh Bắc Ninh", "Vice Chair of the People's Committee of Bac Ninh Province"),
            ("Phó Chủ tịch Thường trực HĐND tỉnh", "Standing Vice Chair of the Provincial People's Council"),
            ("Chủ tịch UBND thành phố Hà Nội", "Chair of the People's Committee of Hanoi City"),
            ("Bí thư Tỉnh ủy", "Secretary of the Provincial Party Committee"),
            ("Phó Bí thư Thường trực Tỉnh uỷ Bắc Giang", "Standing Deputy Secretary of the Bac Giang Provincial Party Committee"),
            ("UVBTV Tỉnh ủy", "Member of the Standing Committee, Provincial Party Committee"),
            ("Tỉnh ủy viên", "Member of the Provincial Party Committee"),
            ("Thứ trưởng Bộ Khoa học và Công nghệ", "Deputy Minister of Science and Technology"),
            ("Vụ trưởng Vụ Pháp chế, Bộ Tư pháp", "Director, Department of Legal Affairs, Ministry of Justice"),
            ("Chánh Văn phòng UBND tỉnh", "Chief of Office, Provincial People's Committee"),
            ("Trưởng Ban Tuyên giáo Tỉnh ủy", "Head, Commission for Communication and Education, Provincial Party Committee"),
            ("Trưởng phòng", "Head of Division"),
            ("Trưởng phòng Quản lý công nghệ, Sở KH&CN", "Head, Division of Technology Management, Department of Science and Technology"),
            ("Phó Trưởng phòng", "Deputy Head of Division"),
            ("Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh", "Vice Chair of the Provincial Viet Nam Fatherland Front Committee"),
            ("Chủ tịch Hội LHPN tỉnh Bắc Giang", "Chair of the Women's Union of Bac Giang Province"),
            ("Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "Vice Chair of the Viet Nam Women's Union"),
            ("Bí thư Tỉnh đoàn", "Secretary of the Provincial Youth Union"),
            ("Chủ tịch UBND phường Bắc Giang", "Chair of the People's Committee of Bắc Giang Ward"),
            ("nguyên Chủ tịch Hội Nông dân tỉnh", "Former Chair of the Provincial Farmers' Union"),
            ("Tổng Giám đốc kiêm Người sáng lập", "General Director and Founder"),
            ("Giám đốc", "Director"),
        ];
        for (vi, en) in table {
            assert_eq!(english(vi, None, &sample()).as_deref(), Some(en), "{vi}");
        }
        for nothing in ["", "Nghệ nhân", "Giám đốc Công ty Sao Mai", "Giám đốc Sở Gì đó", "Chủ tịch UBND tỉnh Không Có"]
        {
            assert_eq!(english(nothing, None, &sample()), None, "{nothing}");
        }
    }

    #[test]
    fn what_the_list_of_abbreviations_says_goes_before_the_rule() {
        let known = sample_with(&[
            ("KH&CN", "Khoa học và Công nghệ", "Science, Technology and Innovation"),
            ("UBND", "Ủy ban nhân dân", "People’s Administration"),
            ("LHPN", "Liên hiệp Phụ nữ", "Women's League"),
            ("TUV", "Tỉnh ủy viên", "Provincial Party Committee Member"),
            ("ĐBQH", "đại biểu Quốc hội", "National Assembly deputy"),
        ]);
        let table = [
            ("Giám đốc Sở KH&CN", "Director, Department of Science, Technology and Innovation"),
            ("Chủ tịch UBND tỉnh Bắc Ninh", "Chair of the People’s Administration of Bac Ninh Province"),
            ("Chủ tịch Hội LHPN tỉnh", "Chair of the Provincial Women's League"),
            ("TUV", "Provincial Party Committee Member"),
            ("ĐBQH", "National Assembly Deputy"),
            ("Giám đốc Sở Y tế", "Director, Department of Health"),
        ];
        for (vi, en) in table {
            assert_eq!(english(vi, None, &known).as_deref(), Some(en), "{vi}");
        }
    }

    #[test]
    fn women_and_men_are_told_apart_only_where_it_is_known() {
        let table = [(Some(Gender::Female), "Vice Chairwoman"), (Some(Gender::Male), "Vice Chairman"), (None, "Vice Chair")];
        for (gender, title) in table {
            let expected = format!("{title} of the Provincial People's Committee");
            assert_eq!(english("Phó Chủ tịch UBND tỉnh", gender, &sample()), Some(expected));
        }
        assert_eq!(english_in("Giám đốc", "Sun Lab", None, &sample()).as_deref(), Some("Director, Sun Lab"));
        assert_eq!(
            english_in("Chủ tịch", "Viet Nam Women's Union", None, &sample()).as_deref(),
            Some("Chair of the Viet Nam Women's Union")
        );
    }
}
