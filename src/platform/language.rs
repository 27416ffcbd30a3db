//! The two languages everything can be read in.
use rocket::Request;
use rocket::form::{self, FromFormField, ValueField};
use rocket::http::impl_from_uri_param_identity;
use rocket::http::uri::fmt::{Formatter, Path, Query, UriDisplay};
use rocket::request::FromParam;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A language of the site. Vietnamese comes first wherever there is a choice. Kept as `vi` or `en`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, EnumIter, DeriveActiveEnum)]
#[serde(rename_all = "lowercase")]
#[sea_orm(rs_type = "String", db_type = "String(sea_orm::sea_query::StringLen::None)")]
pub enum Language {
    #[default]
    #[sea_orm(string_value = "vi")]
    Vi,
    #[sea_orm(string_value = "en")]
    En,
}

impl Language {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The code of the language in addresses, `lang` attributes and columns (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Vi => "Tiếng Việt",
            Self::En => "English",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// Of two texts, the one in this language.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of an answer: what the address says, else what the visitor chose, else what the browser asks for.
    pub fn wanted_by(request: &Request<'_>) -> Self {
        let address = request.uri().path().segments().next().and_then(Self::from_code);
        let chosen = || request.cookies().get("language").and_then(|cookie| Self::from_code(cookie.value()));
        let asked = || Self::from_accept_language(request.headers().get_one("Accept-Language").unwrap_or_default());
        address.or_else(chosen).unwrap_or_else(asked)
    }

    /// The better of the two for a browser that sent this `Accept-Language`. Readers of neither are guests
    /// from abroad and get English; a browser that says nothing gets Vietnamese.
    pub fn from_accept_language(header: &str) -> Self {
        let wish = |language: Self| wishes(header).filter(|(code, _)| *code == language.code()).map(|(_, q)| q).fold(0.0, f32::max);
        match (wish(Self::Vi), wish(Self::En)) {
            (vi, en) if vi == 0.0 && en == 0.0 => {
                let foreign = wishes(header).any(|(code, q)| q > 0.0 && code != "*");
                if foreign { Self::En } else { Self::Vi }
            }
            // Equal wishes keep the order they were written in.
            (vi, en) if vi == en => wishes(header).find_map(|(code, _)| Self::from_code(code)).unwrap_or_default(),
            (vi, en) => {
                if vi > en {
                    Self::Vi
                } else {
                    Self::En
                }
            }
        }
    }
}

/// The primary codes of an `Accept-Language` header with their quality, 0 to 1.
fn wishes(header: &str) -> impl Iterator<Item = (&str, f32)> {
    header.split(',').filter_map(|wish| {
        let mut parts = wish.split(';').map(str::trim);
        let code = parts.next()?.split('-').next().filter(|code| !code.is_empty())?;
        let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse).unwrap_or(0.0);
        Some((code, quality))
    })
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromParam<'_> for Language {
    type Error = ();
    fn from_param(param: &str) -> Result<Self, ()> {
        Self::from_code(param).ok_or(())
    }
}

impl<'v> FromFormField<'v> for Language {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::from_code(field.value).ok_or_else(|| form::Error::validation("form-choice"))?)
    }
}

impl UriDisplay<Path> for Language {
    fn fmt(&self, f: &mut Formatter<'_, Path>) -> fmt::Result {
        f.write_value(self.code())
    }
}

impl UriDisplay<Query> for Language {
    fn fmt(&self, f: &mut Formatter<'_, Query>) -> fmt::Result {
        f.write_value(self.code())
    }
}

impl_from_uri_param_identity!([Path] Language);
impl_from_uri_param_identity!([Query] Language);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_the_language_they_ask_for() {
        let table = [
            ("vi-VN,vi;q=0.9,en;q=0.8", Language::Vi),
            ("en-US,en;q=0.9,vi;q=0.5", Language::En),
            ("en;q=0.3, vi;q=0.7", Language::Vi),
            ("en,vi", Language::En),
            ("ja-JP,ja", Language::En),
            ("fr, vi;q=0.1", Language::Vi),
            ("en;q=0", Language::Vi),
            ("*", Language::Vi),
            ("", Language::Vi),
            (";;q=,,", Language::Vi),
        ];
        for (header, language) in table {
            assert_eq!(Language::from_accept_language(header), language, "{header}");
        }
    }

    #[test]
    fn codes() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
            assert_eq!(language.other().other(), language);
        }
        assert_eq!(Language::from_code("VI"), None);
    }
}
