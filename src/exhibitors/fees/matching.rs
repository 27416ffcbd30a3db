//! Whose money a line of a bank's statement is: by the reference somewhere in its text. No database, no clock.
use super::reference::compact;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Money that came in, as a bank tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The bank's own number of it, or what stands for one: the same line twice has the same key.
    pub key: String,
    pub on: NaiveDate,
    /// In đồng, more than nothing.
    pub amount: i64,
    pub text: String,
}

/// A reference that was given out, and what is still to come in for its application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub reference: String,
    pub application: i64,
    pub left: i64,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Taken in before.
    Recorded,
    /// What is asked for, to the đồng.
    Exact(i64),
    Less(i64),
    More(i64),
    /// For an application of which nothing more is owed: it paid twice.
    Again(i64),
    /// The references of several applications: a person has to say.
    Several,
    Nobody,
}

impl Found {
    /// The application whose money it is.
    pub fn application(self) -> Option<i64> {
        match self {
            Self::Exact(id) | Self::Less(id) | Self::More(id) | Self::Again(id) => Some(id),
            Self::Recorded | Self::Several | Self::Nobody => None,
        }
    }
}

/// What each line is, in the order of the statement; a line counts for those after it.
pub fn find(credits: &[Credit], known: &[Known], recorded: &HashSet<String>) -> Vec<Found> {
    let mut left: HashMap<i64, i64> = known.iter().map(|one| (one.application, one.left)).collect();
    let one = |credit: &Credit| {
        if recorded.contains(&credit.key) {
            return Found::Recorded;
        }
        let text = compact(&credit.text);
        let whose: BTreeSet<i64> = known.iter().filter(|one| text.contains(&one.reference)).map(|one| one.application).collect();
        let application = match (whose.len(), whose.first()) {
            (1, Some(application)) => *application,
            (0, _) => return Found::Nobody,
            _ => return Found::Several,
        };
        let open = left.entry(application).or_default();
        let before = *open;
        *open = (before - credit.amount).max(0);
        match credit.amount.cmp(&before) {
            _ if before == 0 => Found::Again(application),
            std::cmp::Ordering::Equal => Found::Exact(application),
            std::cmp::Ordering::Less => Found::Less(application),
            std::cmp::Ordering::Greater => Found::More(application),
        }
    };
    credits.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "KHX7M3PQ9T";
    const TWO: &str = "KHB2C3D4F5";

    fn known() -> Vec<Known> {
        let of = |reference: &str, application, left| Known { reference: reference.into(), application, left };
        // Application 1 was asked twice: both of its references lead to it.
        vec![of(ONE, 1, 5_000_000), of("KHOLDOLDOL", 1, 5_000_000), of(TWO, 2, 3_000_000), of("KHZZZZ2222", 3, 0)]
    }

    fn credit(key: &str, amount: i64, text: &str) -> Credit {
        Credit { key: key.into(), on: NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"), amount, text: text.into() }
    }

    fn found(lines: &[(i64, &str)]) -> Vec<Found> {
        let credits: Vec<_> = lines.iter().enumerate().map(|(at, (amount, text))| credit(&at.to_string(), *amount, text)).collect();
        find(&credits, &known(), &HashSet::new())
    }

    #[test]
    fn a_reference_is_found_in_whatever_stands_around_it() {
        for text in [
            ONE,
            "khx7m3pq9t",
            "MBVCB.3278907687.KHX7M3PQ9T.CT tu 0011012345678 CTY SAO MAI toi 113366668888",
            "KHX7M3PQ 9T HTX MAT ONG chuyen tien",
            "chuyển khoản KHX7M3\nPQ9T-phí gian hàng",
            "QR - KHX7M3PQ9T-151126-10:22:33 151126",
            "TKThe :0123, tai VCB. 'KHX7M3PQ9T' FT26324098",
        ] {
            assert_eq!(found(&[(5_000_000, text)]), [Found::Exact(1)], "{text}");
        }
        for text in ["", "KHX7M3PQ9", "phi gian hang", "KH X7M3PQ8T", "tiền điện tháng 11"] {
            assert_eq!(found(&[(5_000_000, text)]), [Found::Nobody], "{text}");
        }
    }

    /// Sums that came with their descriptions, and what is found.
    type Case<'a> = (&'a [(i64, &'a str)], &'a [Found]);

    #[test]
    fn the_sum_says_how_it_fits() {
        let table: &[Case<'_>] = &[
            (&[(5_000_000, ONE)], &[Found::Exact(1)]),
            (&[(4_999_999, ONE)], &[Found::Less(1)]),
            (&[(5_000_001, ONE)], &[Found::More(1)]),
            (&[(5_000_000, "KHOLDOLDOL")], &[Found::Exact(1)]),
            (&[(2_000_000, ONE), (3_000_000, ONE)], &[Found::Less(1), Found::Exact(1)]),
            (&[(2_000_000, ONE), (3_500_000, "KHOLDOLDOL")], &[Found::Less(1), Found::More(1)]),
            (&[(5_000_000, ONE), (5_000_000, ONE)], &[Found::Exact(1), Found::Again(1)]),
            (&[(1, "KHZZZZ2222")], &[Found::Again(3)]),
            (&[(8_000_000, "KHX7M3PQ9T va KHB2C3D4F5")], &[Found::Several]),
            (&[(5_000_000, "KHX7M3PQ9T, truoc la KHOLDOLDOL")], &[Found::Exact(1)]),
            (&[(3_000_000, TWO), (5_000_000, ONE)], &[Found::Exact(2), Found::Exact(1)]),
        ];
        for (lines, expected) in table {
            assert_eq!(found(lines), *expected, "{lines:?}");
        }
    }

    #[test]
    fn what_was_recorded_counts_no_more() {
        let credits = [credit("a", 5_000_000, ONE), credit("b", 5_000_000, ONE)];
        assert_eq!(find(&credits, &known(), &HashSet::from(["a".to_owned()])), [Found::Recorded, Found::Exact(1)]);
        assert_eq!(Found::Recorded.application(), None);
        assert_eq!(Found::Again(3).application(), Some(3));
    }
}
