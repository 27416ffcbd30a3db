//! Reads values whose types know forms but not files: through the same `parse`, so that a file brings in nothing a form refuses.
use crate::exhibitors::values::{Count, Power, Stars, Website};
use crate::platform::text::{Given, Wrong};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer, de};

/// A text, or a whole number where people write one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Text(String),
    Number(i64),
}

fn written<'de, D: Deserializer<'de>, T>(deserializer: D, parse: impl Fn(&str) -> Result<T, Wrong>) -> Result<Given<T>, D::Error> {
    let text = match Written::deserialize(deserializer)? {
        Written::Text(text) => text,
        Written::Number(number) => number.to_string(),
    };
    parse(&text).map(|value| Given(Some(value))).map_err(de::Error::custom)
}

pub fn website<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Given<Website>, D::Error> {
    written(deserializer, Website::parse)
}

pub fn power<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Given<Power>, D::Error> {
    written(deserializer, Power::parse)
}

pub fn stars<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Given<Stars>, D::Error> {
    written(deserializer, Stars::parse)
}

pub fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Given<Count>, D::Error> {
    written(deserializer, Count::parse)
}

/// A length written in metres, kept in centimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metres(pub i32);

/// Farther than any hall is long, in metres.
const FARTHEST: f64 = 1000.0;

impl<'de> Deserialize<'de> for Metres {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let metres = f64::deserialize(deserializer)?;
        match (0.0..=FARTHEST).contains(&metres) {
            // Rounded and in range: it fits.
            true => Ok(Self((metres * 100.0).round() as i32)),
            false => Err(de::Error::custom("form-invalid")),
        }
    }
}

/// The aisle of a hall that names none.
pub fn usual_aisle() -> Metres {
    Metres(300)
}

/// How many there are where nobody counts.
pub fn one() -> i32 {
    1
}

/// A zone by its IANA name.
pub fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tz, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(|_| de::Error::custom("form-choice"))
}

/// The zone of an event that names none.
pub fn usual_zone() -> Tz {
    crate::platform::time::DEFAULT_ZONE
}
