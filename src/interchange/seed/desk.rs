//! The desks of exhibitors in a seed: what is asked by when, when vehicles drive in, and what some have done already.
use super::day::Day;
use crate::exhibitors::desk::parts::Part;
use crate::platform::text::{Both, Email, Line, Phone, Prose};
use crate::platform::time::TimeField;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    pub badges_per_booth: i32,
    /// The last day on which contacts of visitors are kept.
    pub contacts_until: Option<Day>,
    /// Parts that are not named keep their usual term.
    #[serde(default)]
    pub terms: Vec<Term>,
    #[serde(default)]
    pub slots: Vec<Slots>,
    #[serde(default)]
    pub done: Vec<Done>,
}

/// Until five in the afternoon of these days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub part: Part,
    pub due: Day,
    pub locks: Day,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slots {
    pub day: Day,
    pub from: TimeField,
    pub to: TimeField,
    pub minutes: i32,
    pub capacity: i32,
    #[serde(default)]
    pub gate: Both<Line<0, 120>>,
}

/// What one exhibitor has done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The account that answers for it.
    pub exhibitor: Email,
    pub parts: Vec<Part>,
    #[serde(default)]
    pub badges: Vec<Badge>,
    #[serde(default)]
    pub contacts: Vec<Contact>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Badge {
    pub name: Line<1, 80>,
    #[serde(default)]
    pub post: Line<0, 80>,
}

/// A visitor who left a contact at the booth.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: Line<2, 120>,
    #[serde(default)]
    pub organisation: Line<0, 160>,
    pub phone: Option<Phone>,
    pub email: Option<Email>,
    #[serde(default)]
    pub words: Prose<600>,
}
