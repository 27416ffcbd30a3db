//! What one application costs: booths by their kinds, what is added, and what is let off. No database, no clock.
use crate::exhibitors::booth;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// So many booths of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub name: Bilingual,
    pub count: i32,
    /// Of one, in đồng.
    pub price: i64,
}

impl Line {
    pub fn sum(&self) -> i64 {
        self.price * i64::from(self.count)
    }
}

/// What is let off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Relief {
    #[default]
    None,
    /// So many per cent of the booths.
    Percent,
    /// So many đồng.
    Amount,
    /// Everything.
    Free,
}

impl Relief {
    pub const ALL: [Self; 4] = [Self::None, Self::Percent, Self::Amount, Self::Free];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Percent => "percent",
            Self::Amount => "amount",
            Self::Free => "free",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "fees-relief-none",
            Self::Percent => "fees-relief-percent",
            Self::Amount => "fees-relief-amount",
            Self::Free => "fees-relief-free",
        }
    }

    /// What is let off of `booths` and `extra`, in whole đồng; half a đồng is let off.
    pub fn of(self, value: i64, booths: i64, extra: i64) -> i64 {
        match self {
            Self::None => 0,
            Self::Percent => (booths * value.clamp(0, 100) + 50) / 100,
            Self::Amount => value.clamp(0, booths + extra),
            Self::Free => booths + extra,
        }
    }
}

/// The booths an application pays for: those it was given, or what it was promised while it has no numbers yet.
pub fn lines(dossier: &Dossier, booths: &[booth::Model], kinds: &Kinds) -> Vec<Line> {
    let application = &dossier.application;
    if !application.state.holds_place() {
        return Vec::new();
    }
    let asked = application.booth_kind.as_deref();
    let promised = std::iter::repeat_n(asked, usize::try_from(application.booth_count).unwrap_or(0));
    let given = booths.iter().map(|booth| booth.kind.as_deref().or(asked));
    let codes: Vec<&str> = if booths.is_empty() { promised.flatten().collect() } else { given.flatten().collect() };
    let count = |code: &str| codes.iter().filter(|known| **known == code).count() as i32;
    let line =
        |kind: &crate::exhibitors::floor_plan::kind::Model| Line { name: kind.name.clone(), count: count(&kind.code), price: kind.price };
    kinds.0.iter().map(line).filter(|line| line.count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::application::State;
    use crate::exhibitors::floor_plan::kind::Make;
    use crate::exhibitors::samples;

    #[test]
    fn what_is_let_off() {
        let table = [
            (Relief::None, 50, 0),
            (Relief::Percent, 50, 5_000_000),
            (Relief::Percent, 33, 3_300_000),
            (Relief::Percent, 100, 10_000_000),
            (Relief::Percent, 150, 10_000_000),
            (Relief::Amount, 1_000_000, 1_000_000),
            (Relief::Amount, 90_000_000, 10_500_000),
            (Relief::Free, 0, 10_500_000),
        ];
        for (relief, value, expected) in table {
            assert_eq!(relief.of(value, 10_000_000, 500_000), expected, "{relief:?} {value}");
        }
        assert_eq!(Relief::Percent.of(33, 5, 0), 2, "1.65 is 2");
    }

    fn kinds() -> Kinds {
        let priced = |make: Make, price| crate::exhibitors::floor_plan::kind::Model { price, ..make.standard(1) };
        Kinds(vec![priced(Make::Shell, 5_000_000), priced(Make::Double, 9_000_000), priced(Make::Table, 0)])
    }

    fn booth(kind: Option<&str>) -> booth::Model {
        booth::Model { kind: kind.map(str::to_owned), ..samples::booth("A01") }
    }

    #[test]
    fn booths_cost_what_their_kinds_do() {
        let mut dossier = samples::dossier();
        dossier.application.state = State::Accepted;
        dossier.application.booth_count = 3;
        let of = |dossier: &Dossier, booths: &[booth::Model]| {
            lines(dossier, booths, &kinds()).iter().map(|line| (line.count, line.sum())).collect::<Vec<_>>()
        };
        assert_eq!(of(&dossier, &[]), [(3, 15_000_000)], "promised");
        assert_eq!(of(&dossier, &[booth(Some("shell"))]), [(1, 5_000_000)], "given");
        let mixed = [booth(Some("shell")), booth(Some("double")), booth(None), booth(Some("table"))];
        assert_eq!(of(&dossier, &mixed), [(2, 10_000_000), (1, 9_000_000), (1, 0)]);
        assert!(of(&dossier, &[booth(Some("gone"))]).is_empty(), "a kind that is no longer offered");
        dossier.application.state = State::Withdrawn;
        assert!(of(&dossier, &[]).is_empty());
    }
}
