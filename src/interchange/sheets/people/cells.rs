//! One cell of a list of delegates: in the one form in which it is compared, and as a reader sees it.
use super::{name, posts, words};
use crate::interchange::sheets::values::Reason;
use crate::people::delegate::{Part, Side};
use crate::people::person::Gender;
use crate::platform::language::Language;
use crate::platform::text::{Email, Line, Phone, Prose, Wrong, show_phone};
use crate::platform::words::word;

/// A cell in the form in which it is compared and kept.
///
/// # Errors
/// Why it cannot be kept.
pub fn canonical(field: &str, text: &str) -> Result<String, Reason> {
    let wrong = |wrong: Wrong| Reason::wrong(field, wrong);
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    match field {
        "name" => Ok(name::without_capitals(&Line::<2, 120>::parse(text).map_err(wrong)?)),
        "honorific" | "printed_honorific" => Line::<0, 40>::parse(text).map(Line::into_string).map_err(wrong),
        "degrees" => Line::<0, 60>::parse(text).map(Line::into_string).map_err(wrong),
        "title.vi" | "title.en" | "organisation.vi" | "organisation.en" => Ok(posts::lines(text).map_err(wrong)?.join("\n")),
        "role.vi" | "role.en" => Line::<0, 200>::parse(text).map(Line::into_string).map_err(wrong),
        "printed.vi" | "printed.en" => Prose::<2000>::parse(text).map(Prose::into_string).map_err(wrong),
        "phone" => Phone::parse(text).map(Phone::into_string).map_err(wrong),
        "email" => Email::parse(text).map(Email::into_string).map_err(wrong),
        "birth_year" => {
            let year = text.trim().parse::<i32>().ok().filter(|year| (1900..=2100).contains(year));
            year.map(|year| year.to_string()).ok_or_else(|| Reason::new(field, "form-not-a-number"))
        }
        "gender" => words::gender(text).map(|gender| words::gender_code(gender).to_owned()).ok_or_else(|| unknown(field)),
        "part" => words::part(text).map(|part| part.code().to_owned()).ok_or_else(|| unknown(field)),
        "side" => words::side(text).map(|side| side.code().to_owned()).ok_or_else(|| unknown(field)),
        _ => Ok(String::new()),
    }
}

fn unknown(field: &str) -> Reason {
    Reason::new(field, "sheets-unknown-word")
}

/// A cell as a reader of `language` sees it.
pub fn shown(field: &str, value: &str, language: Language) -> String {
    let key = match field {
        "phone" => return if value.is_empty() { String::new() } else { show_phone(value, Language::Vi) },
        "part" => Part::from_code(value).map(Part::key),
        "side" => side_of(value).map(Side::key),
        "gender" => gender_of(value).map(Gender::key),
        _ => None,
    };
    key.map_or_else(|| value.to_owned(), |key| word(language, key))
}

pub fn side_of(code: &str) -> Option<Side> {
    Side::ALL.into_iter().find(|side| side.code() == code)
}

pub fn gender_of(code: &str) -> Option<Gender> {
    [Gender::Female, Gender::Male].into_iter().find(|gender| words::gender_code(*gender) == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_has_one_form_however_it_is_written() {
        let table = [
            ("name", " NGUYỄN  VĂN AN ", Ok("Nguyễn Văn An")),
            ("phone", "912.345.678", Ok("+84912345678")),
            ("phone", "0912 345 678 / 0987 654 321", Ok("+84912345678")),
            ("phone", "xin", Err("form-phone")),
            ("email", "An@Example.vn", Ok("an@example.vn")),
            ("email", "an", Err("form-email")),
            ("part", "Diễn giả", Ok("speaker")),
            ("part", "DAI BIEU", Ok("official")),
            ("part", "speaker", Ok("speaker")),
            ("part", "gì đó", Err("sheets-unknown-word")),
            ("side", "Chủ nhà", Ok("host")),
            ("gender", "Nữ", Ok("female")),
            ("title.vi", "Tỉnh ủy viên; Giám đốc", Ok("Tỉnh ủy viên\nGiám đốc")),
            ("name", "A", Err("form-too-short")),
            ("name", "", Ok("")),
        ];
        for (field, text, expected) in table {
            let found = canonical(field, text);
            assert_eq!(found.as_deref().map_err(|reason| reason.key.as_str()), expected, "{field} {text}");
            // What is shown of it is read as the same again.
            for language in Language::ALL {
                if let Ok(value) = &found {
                    assert_eq!(canonical(field, &shown(field, value, language)), Ok(value.clone()), "{field} {text}");
                }
            }
        }
    }
}
