//! One text in two languages, as one value.
use super::{Line, Prose};
use crate::platform::language::Language;
use rocket::form::FromForm;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// A text in Vietnamese and English: a JSON column, `{"vi": "", "en": ""}`. Either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Bilingual {
    pub vi: String,
    pub en: String,
}

impl Bilingual {
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// What is written in this language, empty when nothing is.
    pub fn exactly(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }

    /// The text for a reader of `language`. When it is missing, the other one and which language that is,
    /// so that the page can mark it. Both missing: an empty text in the reader's language.
    pub fn in_language(&self, language: Language) -> (&str, Option<Language>) {
        let other = language.other();
        match (self.exactly(language), self.exactly(other)) {
            ("", "") => ("", None),
            ("", text) => (text, Some(other)),
            (text, _) => (text, None),
        }
    }

    /// The text for a reader of `language`, in either language.
    pub fn plain(&self, language: Language) -> &str {
        self.in_language(language).0
    }

    /// Whether nothing is written in either language.
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.is_empty()
    }

    /// Whether something is written in at least one language.
    pub fn any(&self) -> bool {
        !self.is_empty()
    }

    /// The languages still to be written. A text nobody wrote at all misses nothing.
    pub fn missing(&self) -> Vec<Language> {
        match self.is_empty() {
            true => Vec::new(),
            false => Language::ALL.into_iter().filter(|language| self.exactly(*language).is_empty()).collect(),
        }
    }

    /// Both texts, for search.
    pub fn joined(&self) -> String {
        [self.vi.as_str(), self.en.as_str()].join(" ").trim().to_owned()
    }
}

/// Two inputs of a form, `name.vi` and `name.en`, that make one [`Bilingual`].
#[derive(Clone, Debug, Default, PartialEq, Eq, FromForm, Serialize, Deserialize)]
pub struct Both<V, E = V> {
    pub vi: V,
    #[serde(default)]
    pub en: E,
}

/// A line in two languages: the Vietnamese has `MIN` characters or more, the English may wait.
pub type BothLine<const MIN: usize, const MAX: usize> = Both<Line<MIN, MAX>, Line<0, MAX>>;

/// Prose in two languages; either may be empty.
pub type BothProse<const MAX: usize> = Both<Prose<MAX>>;

impl<V: Into<String>, E: Into<String>> From<Both<V, E>> for Bilingual {
    fn from(both: Both<V, E>) -> Self {
        Self::new(both.vi, both.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::Form;

    #[derive(FromForm)]
    struct Sent {
        name: BothLine<2, 5>,
        text: BothProse<9>,
    }

    #[test]
    fn english_may_wait_but_vietnamese_may_not() {
        let sent = Form::<Sent>::parse("name.vi=Hội").unwrap();
        assert_eq!(Bilingual::from(sent.name.clone()), Bilingual::new("Hội", ""));
        assert_eq!(Bilingual::from(sent.text.clone()), Bilingual::default());

        let errors = Form::<Sent>::parse("name.en=Fair").err().unwrap();
        let names: Vec<_> = errors.iter().map(|error| error.name.as_ref().unwrap().to_string()).collect();
        assert_eq!(names, ["name.vi"]);
        assert!(Form::<Sent>::parse("name.vi=Hội&name.en=Too+long").is_err());
    }

    #[test]
    fn json_bodies_are_checked_too() {
        assert!(serde_json::from_str::<BothLine<2, 5>>(r#"{"vi":"Hội"}"#).is_ok());
        assert!(serde_json::from_str::<BothLine<2, 5>>(r#"{"vi":"","en":"Fair"}"#).is_err());
    }

    #[test]
    fn readers_get_the_other_language_when_theirs_is_missing() {
        let (vi, en, both, none) =
            (Bilingual::new("Hội", ""), Bilingual::new("", "Fair"), Bilingual::new("Hội", "Fair"), Bilingual::default());
        let table = [
            (&vi, Language::Vi, ("Hội", None)),
            (&vi, Language::En, ("Hội", Some(Language::Vi))),
            (&en, Language::Vi, ("Fair", Some(Language::En))),
            (&both, Language::En, ("Fair", None)),
            (&none, Language::En, ("", None)),
        ];
        for (text, language, expected) in table {
            assert_eq!(text.in_language(language), expected);
        }
        assert_eq!(vi.missing(), [Language::En]);
        assert!(both.missing().is_empty() && none.missing().is_empty());
    }
}
