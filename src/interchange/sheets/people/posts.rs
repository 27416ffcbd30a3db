//! Posts in cells: one to a line, titles in one column and organisations in the next.
use super::record::Record;
use crate::interchange::sheets::values::{Reason, Values, get};
use crate::people::PositionInput;
use crate::people::line::held;
use crate::people::position::Standing;
use crate::platform::text::{Bilingual, Both, Line, Wrong, fold};

/// Stands where a post has no organisation, or no English, so that the lines of two columns stay side by side.
pub const NONE: &str = "–";

/// Folded beginnings of titles that name their body themselves: an organisation beside several posts is not theirs.
const STAND_ALONE: &[&str] = &[
    "tinh uy vien",
    "thanh uy vien",
    "dang uy vien",
    "uy vien trung uong",
    "uy vien ban chap hanh",
    "uy vien ban thuong vu",
    "uy vien bo chinh tri",
    "bi thu tinh uy",
    "bi thu thanh uy",
    "pho bi thu",
    "dai bieu quoc hoi",
    "dai bieu hoi dong",
    "uvbtv",
    "uv btv",
    "uy vien btv",
    "tuv",
    "uvtw",
    "uvbct",
    "uvbch",
];

/// The lines of a cell: broken by line breaks or semicolons, bullets dropped.
pub fn lines(text: &str) -> Result<Vec<String>, Wrong> {
    let pieces = text.split(['\n', ';']).map(|piece| piece.trim().trim_start_matches(['•', '+', '*', '·']).trim());
    let mut found = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let line = match piece {
            "-" | "–" | "—" => NONE.to_owned(),
            piece => Line::<0, 200>::parse(piece.strip_prefix("- ").unwrap_or(piece))?.into_string(),
        };
        found.push(line);
    }
    if found.iter().all(|line| line == NONE) {
        found.clear();
    }
    Ok(found)
}

/// The cells that say these posts: title and organisation in Vietnamese, then in English.
pub fn written(positions: &[(&PositionInput, bool)]) -> [(&'static str, String); 4] {
    let shown: Vec<&PositionInput> = positions.iter().filter(|(_, shown)| *shown).map(|(post, _)| *post).collect();
    let column = |text: fn(&PositionInput) -> String| {
        let texts: Vec<String> = shown.iter().map(|post| text(post)).collect();
        let any = texts.iter().any(|text| !text.is_empty());
        let line = |text: &String| if text.is_empty() { NONE.to_owned() } else { text.clone() };
        if any { texts.iter().map(line).collect::<Vec<_>>().join("\n") } else { String::new() }
    };
    [
        ("title.vi", column(|post| title_of(post).vi)),
        ("organisation.vi", column(|post| post.organisation.vi.to_string())),
        ("title.en", column(|post| title_of(post).en)),
        ("organisation.en", column(|post| post.organisation.en.to_string())),
    ]
}

/// A title with the word for how the post is held: "Nguyên Giám đốc".
fn title_of(post: &PositionInput) -> Bilingual {
    held(&Bilingual::from(post.title.clone()), post.standing)
}

/// How a post is held, and its title without the word for it.
fn standing_in(title: &str) -> (Standing, &str) {
    const WORDS: &[(&str, Standing)] = &[
        ("nguyen ", Standing::Former),
        ("quyen ", Standing::Acting),
        ("phu trach ", Standing::InCharge),
        ("former ", Standing::Former),
        ("acting ", Standing::Acting),
    ];
    let folded = fold(title);
    let said = WORDS.iter().find(|(word, _)| folded.starts_with(word));
    match said.and_then(|(_, standing)| Some((*standing, word_dropped(title, *standing)?))) {
        Some(found) => found,
        None => (Standing::Full, title.strip_suffix(" (in charge)").unwrap_or(title)),
    }
}

/// "Phụ trách" are two words, the others one.
fn word_dropped(title: &str, standing: Standing) -> Option<&str> {
    let rest = title.split_once(' ')?.1;
    if standing == Standing::InCharge { Some(rest.split_once(' ')?.1) } else { Some(rest) }
}

/// The posts that cells say. A post that is on record keeps what no cell tells of it; those that are not shown stay.
pub fn read(values: &Values, record: Option<&Record>) -> Result<Vec<PositionInput>, Reason> {
    let column = |code: &str| lines(get(values, code)).map_err(|wrong| Reason::wrong(code, wrong));
    let (titles, titles_en) = (column("title.vi")?, column("title.en")?);
    let (mut bodies, bodies_en) = (column("organisation.vi")?, column("organisation.en")?);
    // Where only the body is told, it is what is printed.
    let (titles, titles_en) =
        if titles.is_empty() && titles_en.is_empty() { (bodies.clone(), bodies_en.clone()) } else { (titles, titles_en) };
    let count = titles.len().max(titles_en.len());
    if bodies.is_empty() && bodies_en.len() == 1 && count == 1 {
        bodies = vec![NONE.to_owned()];
    }
    let title = |at: usize| Both { vi: line(&titles, at), en: line(&titles_en, at) };
    let body = |list: &[String], at: usize, title: &str| match list.len() {
        0 => Ok(Line::default()),
        same if same == count => Ok(line(list, at)),
        1 => Ok(if stands_alone(title) { Line::default() } else { line(list, 0) }),
        _ => Err(Reason::new("organisation.vi", "sheets-posts-uneven").with("titles", count).with("bodies", list.len())),
    };
    let mut posts = Vec::new();
    for at in 0..count {
        let title = title(at);
        let standing = standing_in(if title.vi.is_empty() { &title.en } else { &title.vi }).0;
        let plain = |text: &str| -> Line<0, 200> { Line::parse(standing_in(text).1).unwrap_or_default() };
        let title = Both { vi: plain(&title.vi), en: plain(&title.en) };
        let named = if title.vi.is_empty() { title.en.to_string() } else { title.vi.to_string() };
        let organisation = Both { vi: body(&bodies, at, &named)?, en: body(&bodies_en, at, &named)? };
        posts.push(known(record, PositionInput { title, organisation, standing, ..PositionInput::default() }));
    }
    posts.retain(|post| !post.is_empty());
    posts.extend(record.into_iter().flat_map(Record::hidden_posts));
    Ok(posts)
}

fn line(list: &[String], at: usize) -> Line<0, 200> {
    let text = list.get(at).filter(|text| *text != NONE).map_or("", String::as_str);
    Line::parse(text).unwrap_or_default()
}

fn stands_alone(title: &str) -> bool {
    let folded = fold(title);
    STAND_ALONE.iter().any(|beginning| folded.starts_with(beginning))
}

/// The same post as it is on record, with its dates.
fn known(record: Option<&Record>, post: PositionInput) -> PositionInput {
    let same = |old: &&PositionInput| {
        old.title == post.title && old.standing == post.standing && fold(&old.organisation.vi) == fold(&post.organisation.vi)
    };
    match record.and_then(|record| record.posts.iter().map(|(old, _)| old).find(same)) {
        Some(old) => PositionInput { title: post.title, organisation: post.organisation, ..old.clone() },
        None => post,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(titles: &str, bodies: &str) -> Values {
        [("title.vi".to_owned(), titles.to_owned()), ("organisation.vi".to_owned(), bodies.to_owned())].into()
    }

    /// The cells of titles and of bodies, and the posts in them: title and body.
    type Cells = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

    #[test]
    fn several_posts_stand_in_one_cell() {
        let table: [Cells; 8] = [
            ("Giám đốc", "Sở Y tế", &[("Giám đốc", "Sở Y tế")]),
            ("Tỉnh ủy viên; Giám đốc", "Sở Y tế", &[("Tỉnh ủy viên", ""), ("Giám đốc", "Sở Y tế")]),
            ("Bí thư\nGiám đốc", "Đảng ủy; Sở Y tế", &[("Bí thư", "Đảng ủy"), ("Giám đốc", "Sở Y tế")]),
            ("- Trưởng phòng\n- Bí thư Chi bộ", "Công ty A", &[("Trưởng phòng", "Công ty A"), ("Bí thư Chi bộ", "Công ty A")]),
            ("Tỉnh ủy viên\nGiám đốc", "–\nSở Y tế", &[("Tỉnh ủy viên", ""), ("Giám đốc", "Sở Y tế")]),
            ("", "Công ty A", &[("Công ty A", "Công ty A")]),
            ("Giám đốc", "", &[("Giám đốc", "")]),
            ("", "", &[]),
        ];
        for (titles, bodies, expected) in table {
            let posts = read(&values(titles, bodies), None).expect("posts");
            let found: Vec<_> = posts.iter().map(|post| (&*post.title.vi, &*post.organisation.vi)).collect();
            assert_eq!(found, expected, "{titles:?} {bodies:?}");
            // What is written out of them says the same.
            let again: Values =
                written(&posts.iter().map(|post| (post, true)).collect::<Vec<_>>()).map(|(code, text)| (code.to_owned(), text)).into();
            assert_eq!(format!("{:?}", read(&again, None).expect("posts")), format!("{posts:?}"), "{titles:?} {bodies:?}");
        }
        let held = |text: &str| {
            read(&values(text, "Sở Y tế"), None)
                .expect("posts")
                .into_iter()
                .map(|post| (post.standing, post.title.vi.to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            held("Nguyên Giám đốc; quyền Trưởng phòng; Phụ trách Chi cục"),
            [
                (Standing::Former, "Giám đốc".to_owned()),
                (Standing::Acting, "Trưởng phòng".to_owned()),
                (Standing::InCharge, "Chi cục".to_owned()),
            ]
        );
        assert_eq!(read(&values("Giám đốc", "A; B; C"), None).unwrap_err().key, "sheets-posts-uneven");
        assert_eq!(read(&values(&"x".repeat(201), ""), None).unwrap_err().key, "form-too-long");
    }
}
