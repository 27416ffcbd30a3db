//! What a check finds: which rule, how bad, at which items.

/// How bad it is; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot take place as planned.
    Clash,
    /// It probably should not.
    Warning,
    /// Something is still to be filled in.
    Hint,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Clash, Self::Warning, Self::Hint];

    /// The word in addresses and pages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clash => "clash",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Clash => "programme-severity-clash",
            Self::Warning => "programme-severity-warning",
            Self::Hint => "programme-severity-hint",
        }
    }

    /// The shape and colour of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Clash => "bad",
            Self::Warning => "ask",
            Self::Hint => "info",
        }
    }
}

/// What was looked for; in the order lists show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    RoomTaken,
    PersonTwice,
    NotAvailable,
    OutsideParent,
    VenueTaken,
    Travel,
    OutsideDays,
    OutsideHours,
    RoomSmall,
    NoArrival,
    NoTime,
    NoRoom,
    NoPerson,
    NoChair,
    Untranslated,
}

impl Rule {
    pub const ALL: [Self; 15] = [
        Self::RoomTaken,
        Self::PersonTwice,
        Self::NotAvailable,
        Self::OutsideParent,
        Self::VenueTaken,
        Self::Travel,
        Self::OutsideDays,
        Self::OutsideHours,
        Self::RoomSmall,
        Self::NoArrival,
        Self::NoTime,
        Self::NoRoom,
        Self::NoPerson,
        Self::NoChair,
        Self::Untranslated,
    ];

    pub fn severity(self) -> Severity {
        match self {
            Self::RoomTaken | Self::PersonTwice | Self::NotAvailable => Severity::Clash,
            Self::OutsideParent | Self::VenueTaken | Self::Travel | Self::OutsideDays | Self::OutsideHours | Self::RoomSmall => {
                Severity::Warning
            }
            Self::NoArrival | Self::NoTime | Self::NoRoom | Self::NoPerson | Self::NoChair | Self::Untranslated => Severity::Hint,
        }
    }

    /// The word in addresses and keys; never changed, for acknowledgements hold it.
    pub fn code(self) -> &'static str {
        match self {
            Self::RoomTaken => "room_taken",
            Self::PersonTwice => "person_twice",
            Self::NotAvailable => "not_available",
            Self::OutsideParent => "outside_parent",
            Self::VenueTaken => "venue_taken",
            Self::Travel => "travel",
            Self::OutsideDays => "outside_days",
            Self::OutsideHours => "outside_hours",
            Self::RoomSmall => "room_small",
            Self::NoArrival => "no_arrival",
            Self::NoTime => "no_time",
            Self::NoRoom => "no_room",
            Self::NoPerson => "no_person",
            Self::NoChair => "no_chair",
            Self::Untranslated => "untranslated",
        }
    }

    /// The word for the rule, as a filter offers it.
    pub fn key(self) -> &'static str {
        match self {
            Self::RoomTaken => "programme-rule-room-taken",
            Self::PersonTwice => "programme-rule-person-twice",
            Self::NotAvailable => "programme-rule-not-available",
            Self::OutsideParent => "programme-rule-outside-parent",
            Self::VenueTaken => "programme-rule-venue-taken",
            Self::Travel => "programme-rule-travel",
            Self::OutsideDays => "programme-rule-outside-days",
            Self::OutsideHours => "programme-rule-outside-hours",
            Self::RoomSmall => "programme-rule-room-small",
            Self::NoArrival => "programme-rule-no-arrival",
            Self::NoTime => "programme-rule-no-time",
            Self::NoRoom => "programme-rule-no-room",
            Self::NoPerson => "programme-rule-no-person",
            Self::NoChair => "programme-rule-no-chair",
            Self::Untranslated => "programme-rule-untranslated",
        }
    }

    /// What to say at the item, before the other item is named.
    pub fn text(self) -> &'static str {
        match self {
            Self::RoomTaken => "programme-check-room-taken",
            Self::PersonTwice => "programme-check-person-twice",
            Self::NotAvailable => "programme-check-not-available",
            Self::OutsideParent => "programme-check-outside-parent",
            Self::VenueTaken => "programme-check-venue-taken",
            Self::Travel => "programme-check-travel",
            Self::OutsideDays => "programme-check-outside-days",
            Self::OutsideHours => "programme-check-outside-hours",
            Self::RoomSmall => "programme-check-room-small",
            Self::NoArrival => "programme-check-no-arrival",
            Self::NoTime => "programme-check-no-time",
            Self::NoRoom => "programme-check-no-room",
            Self::NoPerson => "programme-check-no-person",
            Self::NoChair => "programme-check-no-chair",
            Self::Untranslated => "programme-check-untranslated",
        }
    }

    /// The same said at the other item, where that is another sentence.
    pub fn text_at_other(self) -> &'static str {
        match self {
            Self::OutsideParent => "programme-check-outside-parent-other",
            same => same.text(),
        }
    }

    /// What to do about it.
    pub fn todo(self) -> &'static str {
        match self {
            Self::RoomTaken => "programme-todo-room-taken",
            Self::PersonTwice => "programme-todo-person-twice",
            Self::NotAvailable => "programme-todo-not-available",
            Self::OutsideParent => "programme-todo-outside-parent",
            Self::VenueTaken => "programme-todo-venue-taken",
            Self::Travel => "programme-todo-travel",
            Self::OutsideDays => "programme-todo-outside-days",
            Self::OutsideHours => "programme-todo-outside-hours",
            Self::RoomSmall => "programme-todo-room-small",
            Self::NoArrival => "programme-todo-no-arrival",
            Self::NoTime => "programme-todo-no-time",
            Self::NoRoom => "programme-todo-no-room",
            Self::NoPerson => "programme-todo-no-person",
            Self::NoChair => "programme-todo-no-chair",
            Self::Untranslated => "programme-todo-untranslated",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub severity: Severity,
    /// Where it is; of two items the one that begins earlier.
    pub item: i64,
    /// The other item it speaks of.
    pub other: Option<i64>,
    pub person: Option<i64>,
    pub room: Option<i64>,
    /// Figures for the sentence, by the name of its argument.
    pub figures: Vec<(&'static str, i64)>,
    /// Names the same finding again after any other change of the plan; what an acknowledgement is of. Letters, digits, "_" and "-".
    pub key: String,
}

impl Finding {
    pub fn at(rule: Rule, item: i64) -> Self {
        Self { rule, severity: rule.severity(), item, other: None, person: None, room: None, figures: Vec::new(), key: String::new() }
            .keyed()
    }

    pub fn and(mut self, other: i64) -> Self {
        self.other = Some(other);
        self.keyed()
    }

    pub fn of(mut self, person: i64) -> Self {
        self.person = Some(person);
        self.keyed()
    }

    pub fn in_room(mut self, room: i64) -> Self {
        self.room = Some(room);
        self
    }

    pub fn figure(mut self, name: &'static str, value: i64) -> Self {
        self.figures.push((name, value));
        self
    }

    /// Of two items the smaller number goes first: which begins earlier may change.
    fn keyed(mut self) -> Self {
        let (one, two) = self.other.map_or((self.item, None), |other| (self.item.min(other), Some(self.item.max(other))));
        let ends = [two.map(|id| format!("-{id}")), self.person.map(|id| format!("-p{id}"))];
        self.key = format!("{}-{one}{}", self.rule.code(), ends.into_iter().flatten().collect::<String>());
        self
    }

    /// Whether it is shown at this item.
    pub fn is_at(&self, item: i64) -> bool {
        self.item == item || self.other == Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_when_the_two_change_places() {
        let one = Finding::at(Rule::PersonTwice, 9).and(4).of(2);
        let two = Finding::at(Rule::PersonTwice, 4).and(9).of(2);
        assert_eq!((one.key.as_str(), two.key.as_str()), ("person_twice-4-9-p2", "person_twice-4-9-p2"));
        assert_eq!(Finding::at(Rule::NoRoom, 7).key, "no_room-7");
        let longest = Finding::at(Rule::OutsideParent, i64::MAX).and(i64::MIN).of(i64::MAX);
        assert!(longest.key.len() <= 120, "{}", longest.key.len());
    }
}
