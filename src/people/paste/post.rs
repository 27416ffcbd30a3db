//! A post as one line of a form: "Giám đốc | Sở Khoa học và Công nghệ", with what the reader knows of it.
use crate::people::position::Standing;
use crate::people::reader;
use crate::people::record::PositionInput;
use crate::platform::error::Refusal;
use crate::platform::provinces::{self, Kind};
use crate::platform::text::{Both, Line, fold};

/// Between title and organisation.
const BAR: char = '|';

/// Words before a title that say how the post is held.
const STANDINGS: [(&str, Standing); 4] =
    [("nguyên ", Standing::Former), ("cựu ", Standing::Former), ("quyền ", Standing::Acting), ("phụ trách ", Standing::InCharge)];

/// Folded beginnings of bodies that an event itself has: who leads one has a part in the event, not a post.
const OF_EVENTS: &[&str] = &["ban to chuc", "btc", "ban giam khao", "bgk", "ban chi dao", "bcd", "hoi dong giam khao"];

/// Whether a post is a part in the event: "Trưởng Ban Tổ chức", "Phó Trưởng BTC Ngày hội". A body of a Party committee has
/// the same name ("Trưởng Ban Tổ chức Tỉnh ủy") and is none.
pub fn is_of_the_event(post: &str) -> bool {
    let folded = fold(post);
    let led = folded.strip_prefix("pho ").unwrap_or(&folded);
    let body = led.strip_prefix("truong ").or_else(|| led.strip_prefix("thanh vien ")).unwrap_or_default();
    let rest = OF_EVENTS.iter().find_map(|own| body.strip_prefix(own));
    rest.is_some_and(|rest| {
        rest.is_empty() || [" ngay hoi", " techfest", " cuoc thi", " su kien", " hoi thi"].iter().any(|of| rest.starts_with(of))
    })
}

/// The line a form offers for a post that was read. "UBND tỉnh" is completed with the province whose people are named.
pub fn line(post: &str, province: Option<&str>) -> String {
    match reader::title_and_body(post) {
        (title, body) if body.is_empty() => title,
        (title, body) => format!("{title} {BAR} {}", completed(&body, province)),
    }
}

/// "Tỉnh ủy" and "UBND tỉnh" are of one province, and in a record must say of which.
fn completed(body: &str, province: Option<&str>) -> String {
    let Some(province) = province else { return body.to_owned() };
    let folded = fold(body);
    let named = provinces::former().iter().map(|one| fold(&one.name_vi)).any(|name| folded.contains(&name));
    let of_province = matches!(folded.as_str(), "tinh uy" | "tinh doan") || folded.ends_with(" tinh");
    match folded.starts_with("so ") {
        _ if named => body.to_owned(),
        _ if of_province => format!("{body} {province}"),
        true if !folded.contains(" tinh ") => format!("{body} tỉnh {province}"),
        _ => body.to_owned(),
    }
}

/// The province (not a city: its bodies are called otherwise) that a text names first.
pub fn province_in(text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    let places = provinces::former().iter().filter(|one| one.kind == Kind::Province);
    let found = places.filter_map(|one| Some((folded.find(&format!(" {} ", fold(&one.name_vi)))?, one.name_vi.as_str())));
    found.min().map(|(_, name)| name)
}

/// What one line of the form says.
pub fn parse(written: &str) -> Result<PositionInput, Refusal> {
    let (title, organisation) = written.split_once(BAR).unwrap_or((written, ""));
    let (standing, title) = held(title.trim());
    let half = |text: &str| {
        Line::parse(text)
            .map(|vi| Both { vi, en: Line::default() })
            .map_err(|_| Refusal::new("people-paste-post-too-long").with("max", 200))
    };
    Ok(PositionInput { title: half(title)?, organisation: half(organisation)?, standing, ..PositionInput::default() })
}

/// How the post is held, and the title without the word for it.
fn held(title: &str) -> (Standing, &str) {
    let lower = title.to_lowercase();
    let found = STANDINGS.iter().find(|(word, _)| lower.starts_with(word));
    // The word is as long in capitals as in small letters.
    found.map_or((Standing::Full, title), |(word, standing)| (*standing, title.get(word.len()..).unwrap_or(title).trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_becomes_a_line_with_its_body() {
        let table = [
            ("Chủ tịch UBND tỉnh", Some("Bắc Giang"), "Chủ tịch | UBND tỉnh Bắc Giang"),
            ("Phó Bí thư Tỉnh ủy", Some("Bắc Giang"), "Phó Bí thư | Tỉnh ủy Bắc Giang"),
            ("Giám đốc Sở Y tế", Some("Bắc Giang"), "Giám đốc | Sở Y tế tỉnh Bắc Giang"),
            ("Giám đốc Sở Y tế Hà Nội", Some("Bắc Giang"), "Giám đốc | Sở Y tế Hà Nội"),
            ("Chủ tịch UBND tỉnh", None, "Chủ tịch | UBND tỉnh"),
            ("Thứ trưởng Bộ Y tế", Some("Bắc Giang"), "Thứ trưởng | Bộ Y tế"),
            ("Tỉnh ủy viên", Some("Bắc Giang"), "Tỉnh ủy viên"),
        ];
        for (post, province, expected) in table {
            assert_eq!(line(post, province), expected);
        }
    }

    #[test]
    fn a_line_says_how_a_post_is_held() {
        let table = [
            ("Giám đốc | Sở Y tế", Standing::Full, "Giám đốc", "Sở Y tế"),
            ("Nguyên Bí thư | Tỉnh ủy", Standing::Former, "Bí thư", "Tỉnh ủy"),
            ("Quyền Cục trưởng", Standing::Acting, "Cục trưởng", ""),
            ("phụ trách Vụ Pháp chế", Standing::InCharge, "Vụ Pháp chế", ""),
            ("Phó Giám đốc phụ trách | Sở Y tế", Standing::Full, "Phó Giám đốc phụ trách", "Sở Y tế"),
        ];
        for (written, standing, title, organisation) in table {
            let read = parse(written).unwrap();
            assert_eq!((read.standing, &*read.title.vi, &*read.organisation.vi), (standing, title, organisation), "{written}");
        }
        assert_eq!(parse(&"a".repeat(201)).unwrap_err().key, "people-paste-post-too-long");
    }

    #[test]
    fn who_leads_a_body_of_the_event_has_a_part_in_it() {
        let table = [
            ("Trưởng Ban Tổ chức", true),
            ("Phó Trưởng BTC Ngày hội", true),
            ("Trưởng Ban Giám khảo", true),
            ("Trưởng Ban Tổ chức Tỉnh ủy", false),
            ("Phó Trưởng ban Thường trực Ban Chỉ đạo tỉnh", false),
            ("Giám đốc Sở Y tế", false),
        ];
        for (post, expected) in table {
            assert_eq!(is_of_the_event(post), expected, "{post}");
        }
    }

    #[test]
    fn a_text_names_its_province() {
        let table = [("Về phía tỉnh Sơn La", Some("Sơn La")), ("về phía tinh son la", Some("Sơn La")), ("Về phía Lào", None), ("", None)];
        for (text, expected) in table {
            assert_eq!(province_in(text), expected, "{text}");
        }
    }
}
