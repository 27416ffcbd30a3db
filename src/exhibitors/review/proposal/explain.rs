//! Why booths were proposed, in words.
use super::gather::Gathered;
use super::propose::{Proposed, Reason, Wish};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::village::Villages;
use crate::platform::language::Language;
use crate::platform::words::say;
use serde::Serialize;
use serde_json::{Value, json};

/// A reason as one reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Why {
    pub text: String,
    /// A wish was kept, rather than not.
    pub kept: bool,
}

/// What reasons speak of.
pub struct Speaking<'a> {
    pub kinds: &'a Kinds,
    pub villages: &'a Villages,
    pub gathered: &'a Gathered,
    pub language: Language,
}

impl Speaking<'_> {
    /// The reasons of a proposal; where nothing is proposed, why not.
    pub fn why(&self, wish: &Wish, proposed: &Proposed) -> Vec<Why> {
        if proposed.numbers.is_empty() {
            return vec![self.nothing(wish)];
        }
        let said = |reason: &Reason| {
            let (key, args) = self.words(wish, reason, proposed.numbers.len());
            Why { text: say(self.language, key, &args), kept: reason.is_kept() }
        };
        let why: Vec<_> = proposed.reasons.iter().map(said).collect();
        match why.is_empty() {
            true => vec![Why { text: say(self.language, "exhibitors-why-free", &Value::Null), kept: true }],
            false => why,
        }
    }

    fn nothing(&self, wish: &Wish) -> Why {
        let kind = self.kinds.name(wish.kind.as_deref(), self.language);
        let args = json!({ "kind": kind, "count": wish.count });
        let key = match (kind.is_empty(), wish.count) {
            (true, _) => "exhibitors-why-none",
            (false, 1) => "exhibitors-why-none-of-kind",
            (false, _) => "exhibitors-why-not-enough",
        };
        Why { text: say(self.language, key, &args), kept: false }
    }

    fn words(&self, wish: &Wish, reason: &Reason, count: usize) -> (&'static str, Value) {
        let village = wish.village.map(|id| self.villages.name_of(id, self.language)).unwrap_or_default();
        let village = json!({ "village": village });
        let name = |token: &String| json!({ "name": self.gathered.names.get(token).cloned().unwrap_or_default() });
        match reason {
            Reason::OfKind => ("exhibitors-why-kind", json!({ "kind": self.kinds.name(wish.kind.as_deref(), self.language) })),
            Reason::InVillage => ("exhibitors-why-in-village", village),
            Reason::NearVillage => ("exhibitors-why-near-village", village),
            Reason::OutsideVillage => ("exhibitors-why-outside-village", village),
            Reason::AwayFromVillage => ("exhibitors-why-away", village),
            Reason::Corner => ("exhibitors-why-corner", Value::Null),
            Reason::NoCorner => ("exhibitors-why-no-corner", Value::Null),
            Reason::SideBySide => ("exhibitors-why-side-by-side", json!({ "count": count })),
            Reason::NotSideBySide => ("exhibitors-why-not-side-by-side", json!({ "count": count })),
            Reason::Beside(token) => ("exhibitors-why-beside", name(token)),
            Reason::NotBeside(token) => ("exhibitors-why-not-beside", name(token)),
            Reason::NoPower => ("exhibitors-why-no-power", Value::Null),
            Reason::NoWater => ("exhibitors-why-no-water", Value::Null),
        }
    }
}
