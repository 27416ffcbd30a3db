//! A printed post, told apart into what somebody is and where: the two columns of an office's list.
use crate::people::{organisation, position};
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::HashMap;

/// "Giám đốc" | "Sở Khoa học và Công nghệ".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Post {
    pub title: String,
    /// Empty where the title names the body itself ("Tỉnh ủy viên"), or nobody can tell.
    pub body: String,
}

/// What is on record of somebody's posts: titles and bodies, to know them by.
pub type OnRecord = Vec<(Bilingual, Option<organisation::Model>)>;

/// What begins the name of a body. "Ban" and "Hội đồng" begin many names, but also end titles: see [`WITHIN_TITLES`].
const BODIES: &[&str] = &[
    "Ủy ban",
    "Uỷ ban",
    "UBND",
    "UBMTTQ",
    "HĐND",
    "HĐQT",
    "Hội đồng",
    "Quốc hội",
    "Chính phủ",
    "Văn phòng",
    "Bộ",
    "Cục",
    "Vụ",
    "Sở",
    "Chi cục",
    "Phòng",
    "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy",
    "Trung ương",
    "Ban",
    "Hội",
    "Liên hiệp",
    "Liên đoàn",
    "Liên minh",
    "Hiệp hội",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Đoàn",
    "Mặt trận",
    "Trường",
    "Đại học",
    "Học viện",
    "Viện",
    "Trung tâm",
    "Quỹ",
    "Công ty",
    "Tập đoàn",
    "Tổng công ty",
    "Ngân hàng",
    "Hợp tác xã",
    "Công an",
    "Tòa án",
    "Bệnh viện",
    "Báo",
    "Đài",
    "Tạp chí",
    "Sàn",
    "Vườn ươm",
    "Câu lạc bộ",
];

/// Bodies within a body: they stay with the title ("Ủy viên Ban Thường vụ" | "Tỉnh ủy").
const WITHIN_TITLES: &[&str] =
    &["Ban Thường vụ", "Ban Chấp hành", "Ban Thường trực", "Đoàn Chủ tịch", "Hội đồng quản trị", "Hội đồng thành viên"];

/// A line as it is printed, told apart: by what is on record where the words agree, else by the words that begin a body's name.
pub fn split(line: &str, known: &OnRecord) -> Post {
    by_body(line, known).or_else(|| by_title(line, known)).or_else(|| by_words(line)).unwrap_or_else(|| whole(line))
}

fn whole(line: &str) -> Post {
    Post { title: line.to_owned(), body: String::new() }
}

/// The line ends with the name of a body on record, in full or short.
fn by_body(line: &str, known: &OnRecord) -> Option<Post> {
    let names = known.iter().filter_map(|(_, body)| body.as_ref()).flat_map(|body| [&body.name.vi, &body.short_name]);
    let mut ends: Vec<&str> = names.filter(|name| !name.is_empty()).filter_map(|name| line.strip_suffix(name.as_str())).collect();
    ends.sort_unstable_by_key(|title| title.len());
    let title = ends.first()?.trim_end_matches([' ', ',', '-']);
    (!title.is_empty()).then(|| apart(line, title.len()))
}

/// The line begins with a title on record, the longest.
fn by_title(line: &str, known: &OnRecord) -> Option<Post> {
    let titles = known.iter().filter(|(_, body)| body.is_some()).map(|(title, _)| title.vi.as_str());
    let begins = |title: &&str| !title.is_empty() && line.strip_prefix(title).is_some_and(|rest| rest.starts_with([' ', ',']));
    titles.filter(begins).max_by_key(|title| title.len()).map(|title| apart(line, title.len()))
}

fn by_words(line: &str) -> Option<Post> {
    let at_word = |at: usize| at > 0 && line[..at].ends_with([' ', ',']);
    let starts = line.char_indices().map(|(at, _)| at).filter(|at| at_word(*at));
    let mut end_of_title = 0;
    for at in starts {
        let rest = &line[at..];
        if let Some(within) = WITHIN_TITLES.iter().find(|body| begins_with(rest, body)) {
            end_of_title = at + within.len();
        } else if at >= end_of_title && BODIES.iter().any(|body| begins_with(rest, body)) {
            return Some(apart(line, at));
        }
    }
    None
}

/// Whole words only: "Tỉnh ủy" does not begin "Tỉnh ủy viên", and one word such as "Ban" at the end is no body's name.
fn begins_with(text: &str, body: &str) -> bool {
    match text.strip_prefix(body) {
        Some("") => body.contains(' ') || body.chars().all(char::is_uppercase),
        Some(rest) => rest.starts_with([' ', ',']) && !rest.starts_with(" viên"),
        None => false,
    }
}

fn apart(line: &str, at: usize) -> Post {
    let (title, body) = line.split_at(at);
    Post { title: title.trim_end_matches([' ', ',', '-']).to_owned(), body: body.trim_start_matches([' ', ',', '-']).to_owned() }
}

/// The posts on record of these people, by the person's key.
pub async fn on_record(db: &impl ConnectionTrait, people: &[i64]) -> Result<HashMap<i64, OnRecord>> {
    let rows = position::Entity::find().filter(position::COLUMN.person_id.is_in(people.iter().copied()));
    let mut known: HashMap<i64, OnRecord> = HashMap::new();
    for (position, body) in rows.find_also_related(organisation::Entity).all(db).await? {
        known.entry(position.person_id).or_default().push((position.title, body));
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, short: &str) -> organisation::Model {
        organisation::Model {
            id: 1,
            uuid: String::new(),
            name: Bilingual::new(name, ""),
            short_name: short.to_owned(),
            level: None,
            block: None,
            province_code: None,
            folded: String::new(),
            version: 1,
        }
    }

    #[test]
    fn a_line_is_told_apart_by_its_words() {
        let table = [
            ("Giám đốc Sở Khoa học và Công nghệ", "Giám đốc", "Sở Khoa học và Công nghệ"),
            ("Phó Chủ tịch Thường trực UBND tỉnh", "Phó Chủ tịch Thường trực", "UBND tỉnh"),
            ("Ủy viên Ban Thường vụ Tỉnh ủy", "Ủy viên Ban Thường vụ", "Tỉnh ủy"),
            ("Tỉnh ủy viên", "Tỉnh ủy viên", ""),
            ("Phó Bí thư Tỉnh ủy", "Phó Bí thư", "Tỉnh ủy"),
            ("Thứ trưởng Bộ Khoa học và Công nghệ", "Thứ trưởng", "Bộ Khoa học và Công nghệ"),
            ("Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy", "Phó Trưởng ban Thường trực", "Ban Tuyên giáo Tỉnh ủy"),
            ("Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ Việt Nam"),
            ("Chủ tịch Hội đồng quản trị Công ty cổ phần Sao Mai", "Chủ tịch Hội đồng quản trị", "Công ty cổ phần Sao Mai"),
            ("Hiệu trưởng, Trường Đại học Nông Lâm", "Hiệu trưởng", "Trường Đại học Nông Lâm"),
            ("Phó Chủ tịch HĐND", "Phó Chủ tịch", "HĐND"),
            ("Chuyên gia độc lập", "Chuyên gia độc lập", ""),
            ("", "", ""),
        ];
        for (line, title, body) in table {
            assert_eq!(split(line, &vec![]), Post { title: title.into(), body: body.into() }, "{line}");
        }
    }

    #[test]
    fn what_is_on_record_decides_first() {
        let known = vec![
            (Bilingual::new("Phó Chánh Văn phòng", ""), Some(body("Ủy ban nhân dân tỉnh Bắc Ninh", "UBND tỉnh Bắc Ninh"))),
            (Bilingual::new("Quản đốc", ""), Some(body("Xưởng Mộc", ""))),
        ];
        let table = [
            ("Phó Chánh Văn phòng Ủy ban nhân dân tỉnh Bắc Ninh", "Phó Chánh Văn phòng", "Ủy ban nhân dân tỉnh Bắc Ninh"),
            ("Phó Chánh Văn phòng UBND tỉnh", "Phó Chánh Văn phòng", "UBND tỉnh"),
            ("nguyên Quản đốc Xưởng Mộc", "nguyên Quản đốc", "Xưởng Mộc"),
        ];
        for (line, title, body) in table {
            assert_eq!(split(line, &known), Post { title: title.into(), body: body.into() }, "{line}");
        }
    }
}
