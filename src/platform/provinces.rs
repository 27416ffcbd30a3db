//! The 34 provinces of today and the 63 they came from (Resolution 202/2025/QH15; codes of Decision 19/2025/QĐ-TTg).
//!
//! The same code can mean another place before and after 1 July 2025: keep the two kinds of code apart.
use super::language::Language;
use super::text::{Wrong, collation_key, fold};
use rocket::form::{self, FromFormField, ValueField};
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::LazyLock;

/// A province or city of today.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Province {
    /// Two digits.
    pub code: String,
    /// "Bắc Ninh", without its kind.
    pub name_vi: String,
    pub name_en: String,
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The former provinces it is made of, by name, the namesake first where there is one.
    #[serde(deserialize_with = "names")]
    pub merged_from: Vec<String>,
}

/// A province or city as it was until 30 June 2025.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct FormerProvince {
    /// Two digits, of the former list.
    #[serde(rename = "old_code")]
    pub code: String,
    #[serde(rename = "old_name_vi")]
    pub name_vi: String,
    #[serde(rename = "old_name_ascii")]
    pub name_en: String,
    #[serde(rename = "old_type")]
    pub kind: Kind,
    /// The code of the province of today it is in.
    pub new_code: String,
    /// Whether the seat of the province of today is here.
    #[serde(rename = "seat_of_new_unit", deserialize_with = "yes_or_no")]
    pub is_seat: bool,
}

/// What a province is called by law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Kind {
    #[serde(rename = "tỉnh")]
    Province,
    /// A city that stands beside the provinces.
    #[serde(rename = "thành phố")]
    City,
}

static TODAY: LazyLock<Vec<Province>> = LazyLock::new(|| read(include_str!("../../seed-data/provinces.csv")));
static FORMER: LazyLock<Vec<FormerProvince>> = LazyLock::new(|| read(include_str!("../../seed-data/former-provinces.csv")));

/// The provinces of today, by code.
pub fn all() -> &'static [Province] {
    &TODAY
}

/// The provinces of today, in the alphabetical order of a language, as a form offers them.
pub fn in_order(language: Language) -> Vec<&'static Province> {
    let mut provinces: Vec<_> = TODAY.iter().collect();
    provinces.sort_by_cached_key(|province| collation_key(province.name(language)));
    provinces
}

/// The provinces until 30 June 2025, by their code of then.
pub fn former() -> &'static [FormerProvince] {
    &FORMER
}

/// The province of today with this code.
pub fn by_code(code: &str) -> Option<&'static Province> {
    TODAY.iter().find(|province| province.code == code)
}

/// The former province that had this code.
pub fn former_by_code(code: &str) -> Option<&'static FormerProvince> {
    FORMER.iter().find(|former| former.code == code)
}

/// Other names people write, [bare]: older, shorter, foreign.
const ALIASES: [(&str, &str); 6] =
    [("thuathienhue", "46"), ("hcm", "79"), ("hcmc", "79"), ("saigon", "79"), ("hn", "01"), ("daklac", "66")];

/// The province of today that a name means, of today or former, with or without its kind and marks ("tinh bac giang").
pub fn by_name(name: &str) -> Option<&'static Province> {
    let wanted = bare(name);
    if let Some((_, code)) = ALIASES.iter().find(|(alias, _)| *alias == wanted) {
        return by_code(code);
    }
    let today = TODAY.iter().find(|province| bare(&province.name_vi) == wanted || bare(&province.name_en) == wanted);
    today.or_else(|| FORMER.iter().find(|former| bare(&former.name_vi) == wanted).and_then(|former| by_code(&former.new_code)))
}

impl Province {
    /// "Bắc Ninh" / "Bac Ninh".
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name_vi, &self.name_en)
    }

    /// "tỉnh Bắc Ninh", "thành phố Hà Nội" / "Bac Ninh Province", "Hanoi City".
    pub fn full_name(&self, language: Language) -> String {
        full_name(self.kind, self.name(language), language)
    }

    /// The former provinces it is made of.
    pub fn made_of(&self) -> impl Iterator<Item = &'static FormerProvince> {
        FORMER.iter().filter(|former| former.new_code == self.code)
    }
}

impl FormerProvince {
    /// "Bắc Giang" / "Bac Giang".
    pub fn name(&self, language: Language) -> &str {
        language.pick(&self.name_vi, &self.name_en)
    }

    /// "tỉnh Bắc Giang" / "Bac Giang Province".
    pub fn full_name(&self, language: Language) -> String {
        full_name(self.kind, self.name(language), language)
    }

    /// The province of today it is in.
    pub fn today(&self) -> Option<&'static Province> {
        by_code(&self.new_code)
    }
}

/// "Thành phố Hồ Chí Minh" alone has a capital everywhere (Decree 30/2020/NĐ-CP, appendix II).
fn full_name(kind: Kind, name: &str, language: Language) -> String {
    match (kind, language) {
        (Kind::City, Language::Vi) if name == "Hồ Chí Minh" => format!("Thành phố {name}"),
        (Kind::City, Language::Vi) => format!("thành phố {name}"),
        (Kind::Province, Language::Vi) => format!("tỉnh {name}"),
        (Kind::City, Language::En) if name.ends_with(" City") => name.to_owned(),
        (Kind::City, Language::En) => format!("{name} City"),
        (Kind::Province, Language::En) => format!("{name} Province"),
    }
}

/// A name for comparison: folded, without its kind and without blanks ("Ha Noi", "Hanoi").
fn bare(name: &str) -> String {
    let folded = fold(name).replace('.', " ");
    let folded = folded.trim();
    let before = ["thanh pho ", "tinh ", "tp ", "t "].iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded);
    let after = [" city", " province"].iter().find_map(|kind| before.strip_suffix(kind)).unwrap_or(before);
    after.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The code of a province of today, in a form or a JSON body. Unknown codes are refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvinceCode(String);

impl ProvinceCode {
    /// The code in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        match text.trim() {
            "" => Err(Wrong::Empty),
            code => by_code(code).map(|province| Self(province.code.clone())).ok_or(Wrong::Key("form-province")),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code itself, for a column.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'v> FromFormField<'v> for ProvinceCode {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::parse(field.value)?)
    }
}

impl<'de> Deserialize<'de> for ProvinceCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A list that is part of the program: a row that does not fit is a mistake the tests find.
fn read<T: for<'de> Deserialize<'de>>(rows: &'static str) -> Vec<T> {
    csv::Reader::from_reader(rows.as_bytes()).deserialize().filter_map(Result::ok).collect()
}

fn names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(String::deserialize(deserializer)?.split(';').map(|name| name.trim().to_owned()).collect())
}

fn yes_or_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(String::deserialize(deserializer)? == "yes")
}

#[cfg(test)]
#[path = "provinces_tests.rs"]
mod tests;
