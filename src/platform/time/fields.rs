//! Dates and times as parts of forms and JSON bodies.
use super::parse::{parse_date, parse_moment, parse_time};
use super::zone;
use crate::platform::text::Wrong;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use rocket::form::{self, FromFormField, ValueField};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A date. Shown (`Display`) as `<input type=date>` wants it, `2026-11-22`. May be empty: `Given<DateField>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateField(pub NaiveDate);

/// A time of day. Shown as `<input type=time>` wants it, `08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeField(pub NaiveTime);

/// A date and time by the clock of the event. Shown as `<input type=datetime-local>` wants it, `2026-11-22T08:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MomentField(pub NaiveDateTime);

impl MomentField {
    /// What a form shows for a moment on record.
    pub fn of(at: DateTime<Utc>, zone: Tz) -> Self {
        Self(zone::local(at, zone))
    }

    /// The moment, in the event's zone.
    pub fn in_zone(self, zone: Tz) -> DateTime<Utc> {
        zone::to_utc(self.0, zone)
    }
}

/// Gives a field type its doors: forms, serde as text, `Display` in the form inputs take.
macro_rules! time_doors {
    ($type:ident, $parse:ident, $shown:literal) => {
        impl $type {
            /// The value in `text`.
            pub fn parse(text: &str) -> Result<Self, Wrong> {
                match text.trim() {
                    "" => Err(Wrong::Empty),
                    text => $parse(text).map(Self),
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.format($shown).fmt(f)
            }
        }

        impl<'v> FromFormField<'v> for $type {
            fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
                Ok(Self::parse(field.value)?)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
            }
        }
    };
}

time_doors!(DateField, parse_date, "%Y-%m-%d");
time_doors!(TimeField, parse_time, "%H:%M");
time_doors!(MomentField, parse_moment, "%Y-%m-%dT%H:%M");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::Given;
    use rocket::form::{Form, FromForm};

    #[derive(FromForm)]
    struct Sent {
        day: DateField,
        start: Given<TimeField>,
        until: Given<MomentField>,
    }

    #[test]
    fn fields_of_a_form() {
        let sent = Form::<Sent>::parse("day=22/11/2026&start=&until=2026-11-22T08:30").unwrap();
        assert_eq!(sent.day.to_string(), "2026-11-22");
        assert_eq!(sent.start, Given(None));
        let until = sent.until.0.unwrap();
        assert_eq!(until.in_zone(Tz::Asia__Ho_Chi_Minh).to_rfc3339(), "2026-11-22T01:30:00+00:00");
        assert_eq!(MomentField::of(until.in_zone(Tz::Asia__Ho_Chi_Minh), Tz::Asia__Ho_Chi_Minh).to_string(), "2026-11-22T08:30");

        for bad in ["day=", "start=8h30", "day=31/02/2026", "day=22/11/2026&start=25:00", "day=22/11/2026&until=x"] {
            assert!(Form::<Sent>::parse(bad).is_err(), "{bad}");
        }
    }
}
