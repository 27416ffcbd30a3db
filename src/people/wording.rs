//! How posts are worded: written out or short as the event chose, with an English form by rule where none is written.
use super::abbreviation::{self, Abbreviations};
use super::english::{english, english_body, english_in};
use super::line;
use super::person::Gender;
use super::position::Standing;
use crate::events::event::post_style::PostStyle;
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::ConnectionTrait;

/// What lines are worded by.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    abbreviations: Abbreviations,
    style: PostStyle,
}

/// A post as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    pub post: Bilingual,
    /// Whether the English was made by rule: nobody has written it.
    pub by_rule: bool,
}

impl Wording {
    /// With the abbreviations that are known.
    pub async fn read(db: &impl ConnectionTrait, style: PostStyle) -> Result<Self> {
        Ok(Self { abbreviations: abbreviation::known(db).await?, style })
    }

    /// A post on record.
    pub fn of(&self, title: &Bilingual, body: Option<&Bilingual>, standing: Standing, gender: Option<Gender>) -> Worded {
        let written = line::post(title, body);
        let ruled = written.en.is_empty().then(|| self.ruled(title, body, &written.vi, gender)).flatten();
        let by_rule = ruled.is_some();
        let post = Bilingual::new(self.styled(&written.vi), ruled.unwrap_or(written.en));
        Worded { post: line::held(&post, standing), by_rule }
    }

    /// A line that was written by hand stays as it is; only an English line that nobody wrote is added.
    pub fn by_hand(&self, post: Bilingual, gender: Option<Gender>) -> Bilingual {
        if !post.en.is_empty() {
            return post;
        }
        let en = english(&post.vi, gender, &self.abbreviations).unwrap_or_default();
        Bilingual { en, ..post }
    }

    fn styled(&self, vi: &str) -> String {
        match self.style {
            PostStyle::AsRecorded => vi.to_owned(),
            PostStyle::Expanded => self.abbreviations.expanded(vi),
            PostStyle::Shortened => self.abbreviations.shortened(vi),
        }
    }

    /// What is written of the title or of the body goes before the rule.
    fn ruled(&self, title: &Bilingual, body: Option<&Bilingual>, vi: &str, gender: Option<Gender>) -> Option<String> {
        match body {
            _ if vi.is_empty() => None,
            Some(body) if !body.en.is_empty() => english_in(&title.vi, &body.en, gender, &self.abbreviations),
            Some(body) if !title.en.is_empty() => {
                let body = Bilingual::new(body.vi.as_str(), english_body(&body.vi, &self.abbreviations)?);
                Some(line::post(title, Some(&body)).en)
            }
            _ => english(vi, gender, &self.abbreviations),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::abbreviation::wording::tests::sample;

    fn wording(style: PostStyle) -> Wording {
        Wording { abbreviations: sample(), style }
    }

    #[test]
    fn an_event_chooses_how_posts_are_written() {
        let (title, short) = (Bilingual::new("Giám đốc", ""), Bilingual::new("Sở KH&CN", ""));
        let long = Bilingual::new("Sở Khoa học và Công nghệ", "");
        let table = [
            (PostStyle::AsRecorded, &short, "Giám đốc Sở KH&CN"),
            (PostStyle::Expanded, &short, "Giám đốc Sở Khoa học và Công nghệ"),
            (PostStyle::Shortened, &long, "Giám đốc Sở KH&CN"),
        ];
        for (style, body, expected) in table {
            let worded = wording(style).of(&title, Some(body), Standing::Full, None);
            assert_eq!(worded.post, Bilingual::new(expected, "Director, Department of Science and Technology"));
            assert!(worded.by_rule);
        }
    }

    #[test]
    fn what_is_written_goes_before_the_rule() {
        let table = [
            (("Giám đốc", "Head"), ("Sở KH&CN", "DOST"), "Head, DOST", false),
            (("Giám đốc", ""), ("Sở KH&CN", "DOST"), "Director, DOST", true),
            (("Giám đốc", "Head"), ("Sở KH&CN", ""), "Head, Department of Science and Technology", true),
            (("Nghệ nhân", ""), ("Sở KH&CN", "DOST"), "", false),
            (("Giám đốc", "Director"), ("Công ty Sao Mai", ""), "", false),
        ];
        for ((vi, en), (body_vi, body_en), expected, by_rule) in table {
            let worded =
                wording(PostStyle::AsRecorded).of(&Bilingual::new(vi, en), Some(&Bilingual::new(body_vi, body_en)), Standing::Full, None);
            assert_eq!((worded.post.en.as_str(), worded.by_rule), (expected, by_rule), "{vi} {body_vi}");
        }
        let former = wording(PostStyle::Expanded).of(&Bilingual::new("TUV", ""), None, Standing::Former, None);
        assert_eq!(former.post, Bilingual::new("Nguyên Tỉnh ủy viên", "Former Member of the Provincial Party Committee"));
        let by_hand = wording(PostStyle::Expanded).by_hand(Bilingual::new("GĐ Sở KH&CN", ""), None);
        assert_eq!(by_hand, Bilingual::new("GĐ Sở KH&CN", "Director, Department of Science and Technology"));
    }
}
