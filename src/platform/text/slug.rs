//! The part of an address that names one thing.
use super::{Wrong, doors::text_doors, fold};
use rocket::request::FromParam;

/// Shortest and longest slug, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=80;

/// Words that addresses of our own begin with; a thing may not be called like one.
#[rustfmt::skip]
pub const RESERVED: &[&str] = &[
    "vi", "en", "studio", "desk", "me", "gate", "api", "assets", "files", "health", "sign-in", "sign-out", "sign-up",
    "language", "set-up", "recover", "confirm", "invite", "invitation", "link", "account", "accounts", "admin",
    "search", "events", "people", "news", "about", "help", "privacy", "terms", "contact", "new", "edit", "feed",
    "feeds", "sitemap", "robots", "favicon", "manifest", "mail", "letters", "ticket", "tickets", "static", "index",
];

/// 2 to 80 characters of `a`–`z`, `0`–`9` and single hyphens inside; not a [reserved](RESERVED) word.
/// Capitals and blanks around are forgiven, since people type it by hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// The slug that `text` is.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let slug = text.trim().to_lowercase();
        match slug.len() {
            0 => Err(Wrong::Empty),
            _ if !is_shaped(&slug) => Err(Wrong::Key("form-slug")),
            n if n < *LENGTH.start() => Err(Wrong::Short { min: *LENGTH.start() }),
            n if n > *LENGTH.end() => Err(Wrong::Long { max: *LENGTH.end() }),
            _ if RESERVED.contains(&slug.as_str()) => Err(Wrong::Key("form-slug-reserved")),
            _ => Ok(Self(slug)),
        }
    }

    /// A slug for something called `title`, whatever that is: shortened at a word, made longer or numbered where needed.
    pub fn made_of(title: &str) -> Self {
        let slug = shortened(&slugify(title), *LENGTH.end());
        match slug.len() {
            0 => Self("muc".into()),
            _ => Self::parse(&slug).unwrap_or_else(|_| Self(format!("{slug}-1"))),
        }
    }

    /// The same slug with a number, for when it is taken: `mai-son-2`.
    pub fn numbered(&self, number: u32) -> Self {
        let end = format!("-{number}");
        Self(shortened(&self.0, LENGTH.end() - end.len()) + &end)
    }
}

text_doors!([] Slug, absent: None);

impl<'r> FromParam<'r> for Slug {
    type Error = Wrong;
    fn from_param(param: &'r str) -> Result<Self, Wrong> {
        Self::parse(param)
    }
}

/// `Ngày hội "Khởi nghiệp" 2026` → `ngay-hoi-khoi-nghiep-2026`. Letters that have no Latin form are left out.
pub fn slugify(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn is_shaped(slug: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    slug.split('-').all(is_word)
}

/// At most `max` bytes of a slug, cut between words where it can be.
fn shortened(slug: &str, max: usize) -> String {
    if slug.len() <= max {
        return slug.to_owned();
    }
    let cut = &slug[..max];
    let whole = if slug.as_bytes()[max] == b'-' { Some(max) } else { cut.rfind('-') };
    cut[..whole.unwrap_or(max)].trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        let long = "a".repeat(81);
        let table = [
            ("bac-ninh-2026", Ok("bac-ninh-2026")),
            (" Bac-Ninh ", Ok("bac-ninh")),
            ("a", Err(Wrong::Short { min: 2 })),
            (&long, Err(Wrong::Long { max: 80 })),
            ("", Err(Wrong::Empty)),
            ("-ab", Err(Wrong::Key("form-slug"))),
            ("ab-", Err(Wrong::Key("form-slug"))),
            ("a--b", Err(Wrong::Key("form-slug"))),
            ("bắc-ninh", Err(Wrong::Key("form-slug"))),
            ("a b", Err(Wrong::Key("form-slug"))),
            ("../etc", Err(Wrong::Key("form-slug"))),
            ("studio", Err(Wrong::Key("form-slug-reserved"))),
            ("Sign-In", Err(Wrong::Key("form-slug-reserved"))),
        ];
        for (text, expected) in table {
            assert_eq!(Slug::parse(text).as_deref(), expected.as_ref().copied(), "{text:?}");
        }
    }

    #[test]
    fn made_of_a_title() {
        let table = [
            ("Ngày hội “Khởi nghiệp” & ĐMST 2026", "ngay-hoi-khoi-nghiep-dmst-2026"),
            ("Studio", "studio-1"),
            ("Á", "a-1"),
            ("日本", "muc"),
        ];
        for (title, slug) in table {
            assert_eq!(&*Slug::made_of(title), slug);
        }
    }

    #[test]
    fn made_slugs_are_slugs() {
        for title in ["từ ".repeat(60), "x".repeat(200), "- - -".into(), "me".into()] {
            let made = Slug::made_of(&title);
            assert_eq!(Slug::parse(&made), Ok(made.clone()));
            assert_eq!(Slug::parse(&made.numbered(12)), Ok(made.numbered(12)));
        }
    }
}
