//! What somebody has answered to the invitation, and what may follow.
use crate::platform::error::Refusal;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What is known of somebody's coming, before the day.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    #[default]
    Invited,
    Accepted,
    Declined,
    /// Somebody else comes in their stead ("dự thay").
    Substituted,
}

impl Answer {
    pub const ALL: [Self; 4] = [Self::Invited, Self::Accepted, Self::Declined, Self::Substituted];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Substituted => "substituted",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Invited => "people-answer-invited",
            Self::Accepted => "people-answer-accepted",
            Self::Declined => "people-answer-declined",
            Self::Substituted => "people-answer-substituted",
        }
    }
}

/// Whether somebody is expected, or here: an arrival outweighs every answer.
pub fn attends(answer: Answer, arrived: bool) -> bool {
    arrived || matches!(answer, Answer::Invited | Answer::Accepted)
}

/// Whether this answer may be noted of somebody. A substitute is named with that answer and no other, is another person, and
/// comes themselves: the rank of who is absent passes to nobody ("ngôi thứ không ủy quyền").
pub fn may_answer(answer: Answer, arrived: bool, substitute: Option<Substitute>) -> Result<(), Refusal> {
    match (answer, substitute) {
        (Answer::Declined | Answer::Substituted, _) if arrived => Err(Refusal::at("answer", "people-answer-arrived")),
        (Answer::Substituted, None) => Err(Refusal::at("substitute", "people-substitute-missing")),
        (Answer::Substituted, Some(Substitute { same: true, .. })) => Err(Refusal::at("substitute", "people-substitute-self")),
        (Answer::Substituted, Some(Substitute { attends: false, .. })) => Err(Refusal::at("substitute", "people-substitute-absent")),
        _ => Ok(()),
    }
}

/// What counts of somebody who is to come in another's stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// The very person who is absent.
    pub same: bool,
    pub attends: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_arrived_attends_whatever_they_answered() {
        use Answer::{Accepted, Declined, Invited, Substituted};
        let table = [
            (Invited, false, true),
            (Accepted, false, true),
            (Declined, false, false),
            (Substituted, false, false),
            (Invited, true, true),
            (Declined, true, true),
            (Substituted, true, true),
        ];
        for (answer, arrived, expected) in table {
            assert_eq!(attends(answer, arrived), expected, "{answer:?} {arrived}");
        }
    }

    #[test]
    fn answers_that_may_be_noted() {
        use Answer::{Accepted, Declined, Invited, Substituted};
        let (other, same) = (Substitute { same: false, attends: true }, Substitute { same: true, attends: true });
        let absent = Substitute { same: false, attends: false };
        let table = [
            (Invited, false, None, None),
            (Accepted, false, None, None),
            (Declined, false, None, None),
            (Substituted, false, Some(other), None),
            (Substituted, false, None, Some("people-substitute-missing")),
            (Substituted, false, Some(same), Some("people-substitute-self")),
            (Substituted, false, Some(absent), Some("people-substitute-absent")),
            (Accepted, true, None, None),
            (Invited, true, None, None),
            (Declined, true, None, Some("people-answer-arrived")),
            (Substituted, true, Some(other), Some("people-answer-arrived")),
        ];
        for (answer, arrived, substitute, refused) in table {
            let verdict = may_answer(answer, arrived, substitute).err().map(|no| no.key.into_owned());
            assert_eq!(verdict.as_deref(), refused, "{answer:?} {arrived} {substitute:?}");
        }
    }

    #[test]
    fn words_and_database_agree() {
        for answer in Answer::ALL {
            assert_eq!(answer.to_value(), answer.code());
        }
    }
}
