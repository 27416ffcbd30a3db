//! What may be done with an application: every act with its name, whose it is, from which state to which, and when.
//!
//! ```text
//! draft ─▶ sent ─▶ changes asked ─▶ sent
//!           ├────▶ waiting ─▶ offered, accepted, declined
//!           ├────▶ offered ─▶ confirmed; cancelled when its term has passed
//!           ├────▶ accepted ─▶ confirmed
//!           └────▶ declined
//! sent, changes asked, waiting, offered, accepted, confirmed ─▶ withdrawn ─▶ sent
//! offered, accepted, confirmed ─▶ cancelled
//! declined, cancelled ─▶ sent, taken up again
//! ```
use super::{Model, State, may_be_sent_now};
use crate::events::event;
use crate::platform::error::Refusal;
use rocket::FromFormField;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An act, as forms and the database name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Send,
    Accept,
    /// Offers a place that is kept until a term.
    Offer,
    /// Puts it on the waiting list of its kind.
    Wait,
    /// Asks for changes.
    Ask,
    Decline,
    /// Takes the place that was offered or given.
    Confirm,
    Withdraw,
    /// Another kind, number, or booths for who has a place.
    Arrange,
    /// Takes a place away, for a reason.
    Cancel,
    /// The term of an offer has passed.
    Lapse,
    /// Takes up again what was declined or cancelled.
    #[field(value = "take_up")]
    TakeUp,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum By {
    Exhibitor,
    Organizer,
    /// What the program does by itself: keeping the waiting list.
    Program,
}

/// Where an act leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Next(State),
    Same,
}

/// One line of the table: these may do this in these states.
struct Rule {
    act: Act,
    by: &'static [By],
    from: &'static [State],
    to: To,
}

const fn rule(act: Act, by: &'static [By], from: &'static [State], to: State) -> Rule {
    Rule { act, by, from, to: To::Next(to) }
}

use State::{Accepted, Cancelled, ChangesAsked, Confirmed, Declined, Draft, Offered, Sent, Waiting, Withdrawn};

/// Everything that may be done. What is not here may not.
const RULES: &[Rule] = &[
    rule(Act::Send, &[By::Exhibitor], &[Draft, ChangesAsked, Withdrawn], Sent),
    rule(Act::Ask, &[By::Organizer], &[Sent], ChangesAsked),
    rule(Act::Wait, &[By::Organizer, By::Program], &[Sent], Waiting),
    rule(Act::Offer, &[By::Organizer], &[Sent], Offered),
    rule(Act::Offer, &[By::Organizer, By::Program], &[Waiting], Offered),
    rule(Act::Accept, &[By::Organizer], &[Sent, Waiting], Accepted),
    rule(Act::Confirm, &[By::Exhibitor], &[Offered, Accepted], Confirmed),
    rule(Act::Decline, &[By::Organizer], &[Sent, Waiting], Declined),
    rule(Act::Withdraw, &[By::Exhibitor], &[Sent, ChangesAsked, Waiting, Offered, Accepted, Confirmed], Withdrawn),
    rule(Act::Cancel, &[By::Organizer], &[Offered, Accepted, Confirmed], Cancelled),
    rule(Act::Lapse, &[By::Program], &[Offered], Cancelled),
    Rule { act: Act::Arrange, by: &[By::Organizer], from: &[Offered, Accepted, Confirmed], to: To::Same },
    rule(Act::TakeUp, &[By::Organizer], &[Declined, Cancelled], Sent),
];

impl Act {
    /// The word for it, as a verb.
    pub fn key(self) -> &'static str {
        match self {
            Self::Send => "exhibitors-act-send",
            Self::Ask => "exhibitors-act-ask",
            Self::Wait => "exhibitors-act-wait",
            Self::Offer => "exhibitors-act-offer",
            Self::Accept => "exhibitors-act-accept",
            Self::Confirm => "exhibitors-act-confirm",
            Self::Decline => "exhibitors-act-decline",
            Self::Withdraw => "exhibitors-act-withdraw",
            Self::Cancel => "exhibitors-act-cancel",
            Self::Lapse => "exhibitors-act-lapse",
            Self::Arrange => "exhibitors-act-arrange",
            Self::TakeUp => "exhibitors-act-take-up",
        }
    }

    /// What comes of it, in a sentence for organizers.
    pub fn note_key(self) -> &'static str {
        match self {
            Self::Send => "exhibitors-act-send-note",
            Self::Ask => "exhibitors-act-ask-note",
            Self::Wait => "exhibitors-act-wait-note",
            Self::Offer => "exhibitors-act-offer-note",
            Self::Accept => "exhibitors-act-accept-note",
            Self::Confirm => "exhibitors-act-confirm-note",
            Self::Decline => "exhibitors-act-decline-note",
            Self::Withdraw => "exhibitors-act-withdraw-note",
            Self::Cancel => "exhibitors-act-cancel-note",
            Self::Lapse => "exhibitors-act-lapse-note",
            Self::Arrange => "exhibitors-act-arrange-note",
            Self::TakeUp => "exhibitors-act-take-up-note",
        }
    }

    /// The line of the log that tells of it.
    pub fn log_key(self) -> &'static str {
        match self {
            Self::Send => "exhibitors-log-sent",
            Self::Ask => "exhibitors-log-changes-asked",
            Self::Wait => "exhibitors-log-waiting",
            Self::Offer => "exhibitors-log-offered",
            Self::Accept => "exhibitors-log-accepted",
            Self::Confirm => "exhibitors-log-confirmed",
            Self::Decline => "exhibitors-log-declined",
            Self::Withdraw => "exhibitors-log-withdrawn",
            Self::Cancel => "exhibitors-log-cancelled",
            Self::Lapse => "exhibitors-log-lapsed",
            Self::Arrange => "exhibitors-log-arranged",
            Self::TakeUp => "exhibitors-log-taken-up",
        }
    }

    /// The stem of the letter that tells the exhibitor.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Send => "exhibitors/letters/received",
            Self::Ask => "exhibitors/letters/changes_asked",
            Self::Wait => "exhibitors/letters/waiting",
            Self::Offer => "exhibitors/letters/offered",
            Self::Accept => "exhibitors/letters/accepted",
            Self::Confirm => "exhibitors/letters/confirmed",
            Self::Decline => "exhibitors/letters/declined",
            Self::Withdraw => "exhibitors/letters/withdrawn",
            Self::Cancel => "exhibitors/letters/cancelled",
            Self::Lapse => "exhibitors/letters/lapsed",
            Self::Arrange => "exhibitors/letters/arranged",
            Self::TakeUp => "exhibitors/letters/taken_up",
        }
    }

    /// The organizers must say something to the exhibitor with it, and this is what is said where they do not.
    pub fn needs_words(self) -> Result<(), Refusal> {
        match self {
            Self::Decline => Err(Refusal::at("words", "exhibitors-review-reason-needed")),
            Self::Cancel => Err(Refusal::at("words", "exhibitors-act-cancel-reason-needed")),
            Self::Ask => Err(Refusal::at("words", "exhibitors-review-words-needed")),
            _ => Ok(()),
        }
    }

    /// The organizers' words to the exhibitor are those of this act; exhibitors have no words of their own here.
    pub fn is_told(self) -> bool {
        !matches!(self, Self::Send | Self::Confirm | Self::Withdraw)
    }

    /// Names a kind and a number of booths.
    pub fn gives_place(self) -> bool {
        matches!(self, Self::Offer | Self::Accept | Self::Arrange)
    }
}

/// What comes of an act in this state, whoever does it.
///
/// # Errors
/// Why it cannot be done.
pub fn next(act: Act, state: State) -> Result<State, Refusal> {
    let rule = RULES.iter().find(|rule| rule.act == act && rule.from.contains(&state));
    rule.map(|rule| rule.leads_from(state)).ok_or_else(|| Refusal::new(why_not(act, state)))
}

/// What comes of an act by somebody on this application at this moment.
///
/// # Errors
/// Why they cannot do it now.
pub fn may(act: Act, by: By, application: &Model, event: &event::Model, now: DateTimeUtc) -> Result<State, Refusal> {
    let state = application.state;
    let to = next(act, state)?;
    if !RULES.iter().any(|rule| rule.act == act && rule.from.contains(&state) && rule.by.contains(&by)) {
        return Err(Refusal::new("exhibitors-act-not-yours"));
    }
    if event.state == event::State::Archived {
        return Err(Refusal::new("events-booths-archived"));
    }
    let over = application.offered_until.is_some_and(|until| until <= now);
    match (act, state) {
        (Act::Send, _) => may_be_sent_now(state, event, now).map(|()| to),
        (Act::Confirm, Offered) if over => Err(Refusal::new("exhibitors-act-offer-over")),
        (Act::Lapse, _) if !over => Err(Refusal::new("exhibitors-act-offer-stands")),
        _ => Ok(to),
    }
}

/// What somebody may do with this application now, what leads on first.
pub fn possible(by: By, application: &Model, event: &event::Model, now: DateTimeUtc) -> Vec<Act> {
    Act::iter().filter(|act| may(*act, by, application, event, now).is_ok()).collect()
}

impl Rule {
    fn leads_from(&self, state: State) -> State {
        match self.to {
            To::Next(next) => next,
            To::Same => state,
        }
    }
}

/// Why this act has no line in the table for this state.
fn why_not(act: Act, state: State) -> &'static str {
    match (act, state) {
        (Act::Send | Act::Withdraw, Declined) | (Act::Send, Offered | Accepted | Confirmed) => "exhibitors-apply-already-decided",
        (Act::Send | Act::Withdraw, Cancelled) => "exhibitors-apply-cancelled",
        (Act::Send, _) => "exhibitors-apply-already-sent",
        (Act::Withdraw, Draft) => "exhibitors-apply-not-sent",
        (Act::Withdraw, _) => "exhibitors-apply-already-withdrawn",
        (Act::Confirm, Confirmed) => "exhibitors-act-already-confirmed",
        (Act::Confirm, _) => "exhibitors-act-nothing-to-confirm",
        (Act::Lapse, _) => "exhibitors-act-offer-stands",
        (_, Draft | ChangesAsked) => "exhibitors-review-not-sent",
        (_, Withdrawn) => "exhibitors-review-withdrawn",
        (Act::Cancel | Act::Arrange, _) => "exhibitors-act-no-place",
        (Act::TakeUp, _) => "exhibitors-act-still-open",
        (Act::Wait, Waiting) => "exhibitors-act-waits-already",
        _ => "exhibitors-review-already-decided",
    }
}

#[cfg(test)]
#[path = "acts_tests.rs"]
mod tests;
