//! How an application stands with what it owes. No database, no clock.
use chrono::NaiveDate;
use serde::Serialize;

/// How far a fee has come; in the order in which it needs somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// More came in than is owed: some goes back.
    Over,
    Overdue,
    Part,
    Asked,
    NotAsked,
    Paid,
    /// Let off.
    Free,
    /// Nothing is asked for such a booth.
    Nothing,
}

impl Standing {
    pub const ALL: [Self; 8] = [Self::Over, Self::Overdue, Self::Part, Self::Asked, Self::NotAsked, Self::Paid, Self::Free, Self::Nothing];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Overdue => "overdue",
            Self::Part => "part",
            Self::Asked => "asked",
            Self::NotAsked => "not-asked",
            Self::Paid => "paid",
            Self::Free => "free",
            Self::Nothing => "nothing",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Over => "fees-standing-over",
            Self::Overdue => "fees-standing-overdue",
            Self::Part => "fees-standing-part",
            Self::Asked => "fees-standing-asked",
            Self::NotAsked => "fees-standing-not-asked",
            Self::Paid => "fees-standing-paid",
            Self::Free => "fees-standing-free",
            Self::Nothing => "fees-standing-nothing",
        }
    }

    /// The colour and shape of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Over => "moved",
            Self::Overdue => "bad",
            Self::Part => "ask",
            Self::Asked => "wait",
            Self::NotAsked => "info",
            Self::Paid => "ok",
            Self::Free | Self::Nothing => "plain",
        }
    }
}

/// Sums of one application, in đồng.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Before anything is let off.
    pub full: i64,
    /// What is owed.
    pub due: i64,
    /// What came in, less what went back.
    pub paid: i64,
}

impl Sums {
    /// What is still to come in.
    pub fn left(self) -> i64 {
        (self.due - self.paid).max(0)
    }

    /// What should go back.
    pub fn over(self) -> i64 {
        (self.paid - self.due).max(0)
    }

    /// `until`: the day by which the open request asks for the money.
    pub fn standing(self, until: Option<NaiveDate>, today: NaiveDate) -> Standing {
        match () {
            () if self.over() > 0 => Standing::Over,
            () if self.left() == 0 && self.due > 0 => Standing::Paid,
            () if self.due == 0 && self.full > 0 => Standing::Free,
            () if self.due == 0 => Standing::Nothing,
            () if until.is_some_and(|day| day < today) => Standing::Overdue,
            () if self.paid > 0 => Standing::Part,
            () if until.is_some() => Standing::Asked,
            () => Standing::NotAsked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sum_has_its_standing() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let today = day(20);
        let (past, present, future) = (Some(day(19)), Some(day(20)), Some(day(30)));
        let table = [
            ((0, 0, 0), None, Standing::Nothing),
            ((5, 0, 0), None, Standing::Free),
            ((5, 5, 0), None, Standing::NotAsked),
            ((5, 5, 0), future, Standing::Asked),
            ((5, 5, 0), present, Standing::Asked),
            ((5, 5, 0), past, Standing::Overdue),
            ((5, 5, 2), future, Standing::Part),
            ((5, 5, 2), None, Standing::Part),
            ((5, 5, 2), past, Standing::Overdue),
            ((5, 5, 5), past, Standing::Paid),
            ((5, 5, 6), past, Standing::Over),
            ((5, 0, 1), None, Standing::Over),
            ((0, 0, 5), future, Standing::Over),
        ];
        for ((full, due, paid), until, expected) in table {
            assert_eq!(Sums { full, due, paid }.standing(until, today), expected, "{full} {due} {paid} {until:?}");
        }
        let sums = Sums { full: 9, due: 7, paid: 10 };
        assert_eq!((sums.left(), sums.over()), (0, 3));
    }
}
