//! Words for kinds, languages and parts, as programmes write them.
use crate::interchange::sheets::field::plain;
use crate::platform::language::Language;
use crate::platform::words::word;
use crate::programme::item_person::Part;
use crate::programme::schedule_item::{Kind, Spoken};
use sea_orm::{ActiveEnum, Iterable};

/// Folded words in a title, or in the column of kinds, that tell what an item is; the first that fits wins.
const KINDS: &[(Kind, &[&str])] = &[
    (
        Kind::Break,
        &["giai lao", "nghi trua", "nghi giai lao", "an trua", "an sang", "tiec tra", "tea break", "coffee break", "lunch", "break"],
    ),
    (Kind::Registration, &["dang ky", "don tiep", "don khach", "on dinh to chuc", "registration", "welcome"]),
    (Kind::Award, &["trao giai", "trao thuong", "vinh danh", "award"]),
    (Kind::Pitching, &["chung ket", "thuyet trinh du an", "goi von", "pitching", "pitch"]),
    (Kind::Press, &["hop bao", "press"]),
    (Kind::Demonstration, &["trinh dien", "demo"]),
    (Kind::Exhibition, &["trien lam", "trung bay", "tham quan", "exhibition"]),
    (Kind::Networking, &["ket noi", "giao luu", "networking"]),
    (Kind::Forum, &["dien dan", "forum"]),
    (Kind::Workshop, &["hoi thao", "toa dam", "tap huan", "workshop", "seminar"]),
    (Kind::Speech, &["phat bieu", "tham luan", "bao cao", "trinh bay", "speech", "keynote"]),
    (Kind::Ceremony, &["khai mac", "be mac", "le ", "van nghe", "ky ket", "ceremony", "opening", "closing"]),
];

const SPOKEN: &[(Spoken, &[&str])] = &[
    (Spoken::Interpreted, &["phien dich", "co phien dich", "dich", "interpreted"]),
    (Spoken::Both, &["song ngu", "viet anh", "vi en", "viet va anh", "both"]),
    (Spoken::En, &["tieng anh", "anh", "en", "english"]),
    (Spoken::Vi, &["tieng viet", "viet", "vi", "vietnamese"]),
];

const PARTS: &[(Part, &[&str])] = &[
    (Part::Chair, &["chu tri", "chu toa", "dong chu tri", "chair"]),
    (Part::Moderator, &["dieu phoi", "dieu hanh", "nguoi dieu phoi", "moderator"]),
    (Part::Mc, &["mc", "dan chuong trinh"]),
    (Part::Presenter, &["trinh bay", "nguoi trinh bay", "bao cao", "thuyet trinh", "presenter"]),
    (Part::Speaker, &["dien gia", "phat bieu", "nguoi phat bieu", "tham luan", "speaker"]),
];

/// The kind a cell names: its word in either language, or a usual name.
pub fn kind(text: &str) -> Option<Kind> {
    Kind::iter().find(|kind| is_word(text, &kind.to_value(), kind.key())).or_else(|| guessed(text))
}

/// What kind of item a title speaks of.
pub fn guessed(title: &str) -> Option<Kind> {
    let padded = format!(" {} ", plain(title));
    let says = |name: &&str| padded.contains(&format!(" {}", name.trim_end().to_owned() + " "));
    KINDS.iter().find(|(_, names)| names.iter().any(says)).map(|(kind, _)| *kind)
}

pub fn spoken(text: &str) -> Option<Spoken> {
    let folded = plain(text);
    let named = || SPOKEN.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(spoken, _)| *spoken);
    Spoken::iter().find(|spoken| is_word(text, &spoken.to_value(), spoken.key())).or_else(named)
}

/// What somebody does in an item: "Chủ trì", "MC".
pub fn part(text: &str) -> Option<Part> {
    let folded = plain(text);
    let named = || PARTS.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(part, _)| *part);
    Part::iter().find(|part| is_word(text, &part.to_value(), part.key())).or_else(named)
}

fn is_word(text: &str, code: &str, key: &str) -> bool {
    let folded = plain(text);
    folded == code || Language::ALL.iter().any(|language| plain(&word(*language, key)) == folded)
}
