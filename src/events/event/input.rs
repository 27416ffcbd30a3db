//! What somebody writes down about an event, in whichever door it comes by: the studio's forms, the seed, later the API.
use crate::events::body;
use crate::platform::colour::Colour;
use crate::platform::error::Refusal;
use crate::platform::provinces::{self, FormerProvince, ProvinceCode};
use crate::platform::text::Bilingual;
use crate::platform::text::{Both, BothLine, BothProse, Given, Line, Slug, Wrong};
use crate::platform::time::{DEFAULT_ZONE, DateField, MomentField, ZoneField};
use rocket::FromForm;
use rocket::form::{self, FromFormField, ValueField};
use serde::{Deserialize, Deserializer, Serialize};

/// Numbers of an edition that can be meant.
const EDITIONS: std::ops::RangeInclusive<i32> = 1..=999;
/// Booths of the largest hall there is, several times over.
const MOST_BOOTHS: i32 = 5_000;

/// An event as it is typed. Types check the shape of each field, [`EventInput::problems`] the sense of the whole.
#[derive(Clone, Debug, FromForm, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventInput {
    pub name: BothLine<2, 200>,
    #[serde(default)]
    pub theme: Both<Line<0, 300>>,
    /// Empty: made from the name, or left as it is.
    #[serde(default)]
    pub slug: Given<Slug>,
    #[serde(default)]
    pub edition: Given<i32>,
    #[serde(default)]
    pub starts_on: Given<DateField>,
    #[serde(default)]
    pub ends_on: Given<DateField>,
    #[serde(default = "usual_zone", deserialize_with = "zone")]
    pub zone: ZoneField,
    /// A province of today.
    #[serde(default)]
    pub province_code: Given<ProvinceCode>,
    /// The province it was held in when there were 63, by its code of then.
    #[serde(default)]
    pub province_former: Given<FormerCode>,
    /// Another name the province had then; goes before `province_former`.
    #[serde(default)]
    pub province_then: Both<Line<0, 120>>,
    #[serde(default)]
    pub venue: Both<Line<0, 200>>,
    #[serde(default)]
    pub address: Both<Line<0, 300>>,
    /// Markdown.
    #[serde(default)]
    pub description: BothProse<20_000>,
    /// Empty: the application's own.
    #[serde(default)]
    pub accent: Given<AccentField>,
    #[serde(default)]
    pub registration_opens_at: Given<MomentField>,
    #[serde(default)]
    pub registration_closes_at: Given<MomentField>,
    #[serde(default)]
    pub booths_open_at: Given<MomentField>,
    #[serde(default)]
    pub booths_close_at: Given<MomentField>,
    #[serde(default)]
    pub booth_limit: Given<i32>,
    #[serde(default)]
    pub bodies: Vec<BodyInput>,
    /// The version of the row the form was opened with; nothing for a new event.
    #[serde(default)]
    pub version: Given<i32>,
}

/// A body that stands behind the event. A row without a name is an empty row of the form.
#[derive(Clone, Debug, FromForm, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyInput {
    pub kind: body::Kind,
    #[serde(default)]
    pub name: Both<Line<0, 300>>,
    /// Its rank among those of its kind, where the order of the rows does not say it.
    #[serde(default)]
    pub place: Given<i32>,
}

impl EventInput {
    /// Everything that makes no sense together, each at its field.
    pub fn problems(&self) -> Vec<Refusal> {
        let province = self.province_former.0.as_ref().and_then(FormerCode::province);
        let windows = [
            closes_first(&self.registration_opens_at, &self.registration_closes_at, "registration_closes_at"),
            closes_first(&self.booths_open_at, &self.booths_close_at, "booths_close_at"),
        ];
        let dates = match (self.starts_on.0, self.ends_on.0) {
            (Some(start), Some(end)) if end < start => Some(Refusal::at("ends_on", "events-ends-before-start")),
            _ => None,
        };
        let province = match (&self.province_code.0, province) {
            (Some(code), Some(former)) if former.new_code != code.as_str() => {
                Some(Refusal::at("province_former", "events-province-elsewhere"))
            }
            _ => None,
        };
        let numbers = [within(self.edition.0, EDITIONS, "edition"), within(self.booth_limit.0, 0..=MOST_BOOTHS, "booth_limit")];
        [dates, province].into_iter().chain(windows).chain(numbers).flatten().collect()
    }

    /// The bodies in the order they are printed: by capacity, then as numbered, then as typed.
    pub fn bodies_in_order(&self) -> Vec<(body::Kind, Bilingual)> {
        let named = self.bodies.iter().map(|row| (row.kind, row.place.0, Bilingual::from(row.name.clone())));
        let mut rows: Vec<_> = named.filter(|(.., name)| name.any()).collect();
        rows.sort_by_key(|(kind, place, _)| (*kind, place.unwrap_or(i32::MAX)));
        rows.into_iter().map(|(kind, _, name)| (kind, name)).collect()
    }

    /// The province of today: the chosen one, or the one the former is in.
    pub fn province_today(&self) -> Option<String> {
        let former = || self.province_former.0.as_ref().and_then(FormerCode::province).map(|former| former.new_code.clone());
        self.province_code.0.as_ref().map(|code| code.as_str().to_owned()).or_else(former)
    }

    /// The name the province had then, where it differs from today's.
    pub fn name_then(&self) -> Option<Bilingual> {
        let typed = Bilingual::from(self.province_then.clone());
        let listed = self.province_former.0.as_ref().and_then(FormerCode::province).map(name_of_former);
        let name = Some(typed).filter(Bilingual::any).or(listed)?;
        let today = self.province_today().and_then(|code| provinces::by_code(&code)).map(|today| today.name_vi.clone());
        (today.as_deref() != Some(&name.vi)).then_some(name)
    }

    /// "#RRGGBB", where the event has a colour of its own.
    pub fn own_accent(&self) -> Option<String> {
        self.accent.0.as_ref().map(|accent| accent.0.clone())
    }
}

/// The name of a former province as a value.
pub fn name_of_former(former: &FormerProvince) -> Bilingual {
    Bilingual::new(&former.name_vi, &former.name_en)
}

fn closes_first(opens: &Given<MomentField>, closes: &Given<MomentField>, field: &'static str) -> Option<Refusal> {
    let (opens, closes) = (opens.0?, closes.0?);
    (closes <= opens).then(|| Refusal::at(field, "events-closes-before-opens"))
}

fn within(number: Option<i32>, range: std::ops::RangeInclusive<i32>, field: &'static str) -> Option<Refusal> {
    let no = || Refusal::at(field, "form-range").with("min", *range.start()).with("max", *range.end());
    number.filter(|number| !range.contains(number)).map(|_| no())
}

fn usual_zone() -> ZoneField {
    ZoneField(DEFAULT_ZONE)
}

fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ZoneField, D::Error> {
    let name = String::deserialize(deserializer)?;
    name.parse().map(ZoneField).map_err(|_| serde::de::Error::custom("unknown zone"))
}

/// A colour in a form or a file, `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccentField(String);

impl AccentField {
    /// The colour in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let text = text.trim();
        Colour::parse(text).map(|_| Self(text.to_uppercase())).ok_or(Wrong::Key("events-accent-unreadable"))
    }
}

/// The code a province had until 30 June 2025, in a form or a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormerCode(String);

impl FormerCode {
    /// The code in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let found = provinces::former_by_code(text.trim());
        found.map(|former| Self(former.code.clone())).ok_or(Wrong::Key("form-province"))
    }

    fn province(&self) -> Option<&'static FormerProvince> {
        provinces::former_by_code(&self.0)
    }
}

macro_rules! doors {
    ($type:ident) => {
        impl<'v> FromFormField<'v> for $type {
            fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
                Ok(Self::parse(field.value)?)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

doors!(AccentField);
doors!(FormerCode);

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
