//! What an act asks for, as the browser says it.
pub use super::add::Add;
pub use super::copy::{CopyDay, CopyItem};
pub use super::copy_event::CopyEvent;
pub use super::nest::Nest;
pub use super::place::{Place, Spot};
pub use super::remove::{Cancel, Delete};
pub use super::reorder::Reorder;
pub use super::shift::Shift;
pub use super::words::Words;
use crate::platform::acts::asked::read;
use crate::platform::error::Refusal;
use chrono::NaiveTime;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// One act.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Asked {
    Place(Place),
    Nest(Nest),
    Reorder(Reorder),
    Add(Add),
    Copy(CopyItem),
    Words(Words),
    Cancel(Cancel),
    Delete(Delete),
    Shift(Shift),
    CopyDay(CopyDay),
    /// Chosen on a page of its own.
    #[serde(skip)]
    CopyEvent(Box<CopyEvent>),
    Undo,
    Redo,
}

impl Asked {
    /// The act in a body.
    pub fn read(body: &Value) -> Result<Self, Refusal> {
        read(body)
    }

    /// The item whose version the act was thought of with.
    pub fn item(&self) -> Option<i64> {
        match self {
            Self::Place(Place { item, .. })
            | Self::Nest(Nest { item, .. })
            | Self::Reorder(Reorder { item, .. })
            | Self::Copy(CopyItem { item, .. })
            | Self::Words(Words { item, .. })
            | Self::Cancel(Cancel { item, .. })
            | Self::Delete(Delete { item, .. }) => Some(*item),
            Self::Add(_) | Self::Shift(_) | Self::CopyDay(_) | Self::CopyEvent(_) | Self::Undo | Self::Redo => None,
        }
    }
}

/// "08:30".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(pub NaiveTime);

impl<'de> Deserialize<'de> for Hour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&text, "%H:%M").map(Self).map_err(|_| serde::de::Error::custom("form-time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn acts_are_read_as_browsers_write_them() {
        let place = Asked::read(&json!({"do": "place", "item": 7, "version": 3, "day": "2026-11-24", "from": "08:30", "to": null}));
        let Ok(Asked::Place(place)) = place else { panic!("{place:?}") };
        assert_eq!((place.item, place.version, place.spot.to, place.spot.all_rooms), (7, 3, None, false));
        assert_eq!(place.spot.from, NaiveTime::from_hms_opt(8, 30, 0).map(Hour));
        assert_eq!(Asked::read(&json!({"do": "undo"})), Ok(Asked::Undo));

        let words = Asked::read(&json!({"do": "words", "item": 7, "version": 3, "expected": null}));
        assert!(matches!(words, Ok(Asked::Words(Words { expected: Some(None), title: None, .. }))), "{words:?}");
    }

    #[test]
    fn what_is_no_act_is_refused_by_name() {
        let long = "x".repeat(300);
        let table = [
            (json!({"do": "fly"}), "form-invalid"),
            (json!({}), "form-invalid"),
            (json!({"do": "place", "item": 7, "version": 3, "from": "25:00"}), "form-time"),
            (json!({"do": "words", "item": 7, "version": 3, "title": {"vi": ""}}), "form-required"),
            (json!({"do": "words", "item": 7, "version": 3, "title": {"vi": long}}), "form-too-long"),
        ];
        for (body, key) in table {
            assert_eq!(Asked::read(&body).map_err(|no| no.key.into_owned()), Err(key.to_owned()), "{body}");
        }
    }
}
