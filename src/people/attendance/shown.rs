//! How the team's pages show what is known of somebody's coming.
use super::Answer;
use crate::people::lines::Presence;
use crate::platform::language::Language;
use crate::platform::time;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

/// What is known of one delegate's coming, for a page.
#[derive(Clone, Debug, Serialize)]
pub struct Coming {
    pub attends: bool,
    /// The word for the answer, or for having arrived.
    pub key: &'static str,
    /// The shape of its tag.
    pub kind: &'static str,
    /// "8h12", or empty.
    pub arrived: String,
    /// Nothing has been answered yet.
    pub open: bool,
    /// Who comes in their stead, or empty.
    pub substitute: String,
    /// In whose stead they come, or empty.
    pub stands_for: String,
}

impl Coming {
    /// Of one among all who are present at an event.
    pub fn of(one: &Presence, all: &[Presence], zone: Tz, language: Language) -> Self {
        let delegate = &one.delegate;
        let named = |wanted: &dyn Fn(&Presence) -> bool| {
            let names: Vec<&str> = all.iter().filter(|other| wanted(other)).map(|other| other.printed.name.as_str()).collect();
            names.join(", ")
        };
        let (key, kind) = match (delegate.arrived_at, delegate.answer) {
            (Some(_), _) => ("people-arrived", "ok"),
            (None, Answer::Invited) => (Answer::Invited.key(), "plain"),
            (None, Answer::Accepted) => (Answer::Accepted.key(), "info"),
            (None, answer) => (answer.key(), "off"),
        };
        let substitute = |other: &Presence| delegate.answer == Answer::Substituted && delegate.substitute_id == Some(other.delegate.id);
        let stands_for =
            |other: &Presence| other.delegate.answer == Answer::Substituted && other.delegate.substitute_id == Some(delegate.id);
        Self {
            attends: delegate.attends(),
            key,
            kind,
            arrived: delegate.arrived_at.map(|at| hour(at, zone, language)).unwrap_or_default(),
            open: delegate.answer == Answer::Invited && delegate.arrived_at.is_none(),
            substitute: named(&substitute),
            stands_for: named(&stands_for),
        }
    }
}

/// "8h12", in the event's own zone.
pub fn hour(at: DateTime<Utc>, zone: Tz, language: Language) -> String {
    time::time(at.with_timezone(&zone).time(), language)
}
