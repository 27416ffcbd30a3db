//! The way of an application from the form to the booth, and how far it has come on it.
use crate::exhibitors::application::State;
use serde::Serialize;

/// One station of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Station {
    /// The word for it.
    pub label: &'static str,
    pub stand: Stand,
    /// The word for how it stands.
    pub said: &'static str,
    /// A date or a term, ready to be shown; empty for none.
    pub note: String,
}

/// How a station stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    Done,
    /// Somebody else's turn.
    Wait,
    /// The exhibitor's own turn.
    Turn,
    Todo,
    /// The way ended here.
    Ended,
    /// Never reached.
    Off,
}

impl Stand {
    /// What is said of it to who cannot see its shape.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "exhibitors-path-done",
            Self::Wait => "exhibitors-path-wait",
            Self::Turn => "exhibitors-path-turn",
            Self::Todo => "exhibitors-path-todo",
            Self::Ended | Self::Off => "exhibitors-path-ended",
        }
    }
}

/// The stations in their order.
const LABELS: [&str; 4] = ["exhibitors-path-send", "exhibitors-path-answer", "exhibitors-path-confirm", "exhibitors-path-come"];

/// How an application in this state stands at each station; `notes` belong to them.
pub fn path(state: State, notes: [String; 4]) -> Vec<Station> {
    let stands = stands(state);
    LABELS.into_iter().zip(stands).zip(notes).map(|((label, stand), note)| Station { label, stand, said: stand.key(), note }).collect()
}

fn stands(state: State) -> [Stand; 4] {
    use Stand::{Done, Ended, Off, Todo, Turn, Wait};
    match state {
        State::Draft | State::ChangesAsked => [Turn, Todo, Todo, Todo],
        State::Sent | State::Waiting => [Done, Wait, Todo, Todo],
        State::Offered | State::Accepted => [Done, Done, Turn, Todo],
        State::Confirmed => [Done, Done, Done, Turn],
        State::Declined => [Done, Ended, Off, Off],
        State::Cancelled => [Done, Done, Ended, Off],
        State::Withdrawn => [Ended, Off, Off, Off],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn whoever_has_a_turn_is_shown_one_and_nobody_two() {
        for state in State::iter() {
            let stands = stands(state);
            let turns = stands.iter().filter(|stand| matches!(stand, Stand::Wait | Stand::Turn | Stand::Ended)).count();
            assert_eq!(turns, 1, "{state:?}");
            let first = stands.iter().position(|stand| *stand != Stand::Done).unwrap_or_default();
            assert!(stands[first + 1..].iter().all(|stand| matches!(stand, Stand::Todo | Stand::Off)), "{state:?}");
        }
    }

    #[test]
    fn a_note_stays_at_its_station() {
        let path = path(State::Offered, ["a", "b", "c", "d"].map(str::to_owned));
        let told: Vec<_> = path.iter().map(|station| (station.note.as_str(), station.stand)).collect();
        assert_eq!(told, [("a", Stand::Done), ("b", Stand::Done), ("c", Stand::Turn), ("d", Stand::Todo)]);
    }
}
