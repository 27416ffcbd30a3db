//! What an act asks for, as the browser says it.
pub use super::copy::CopyThings;
pub use super::draw::{Draw, Row};
pub use super::edit::{EditBooth, EditMark};
pub use super::mark::{MarkWords, NewMark};
pub use super::place::{Place, Placed};
pub use super::remove::{Delete, Shelve};
pub use super::renumber::Renumber;
pub use super::set::Set;
use crate::platform::acts::asked::read;
use crate::platform::error::Refusal;
use serde::Deserialize;
use serde_json::Value;

/// One act.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Asked {
    Draw(Draw),
    Place(Place),
    Set(Set),
    Renumber(Renumber),
    Copy(CopyThings),
    Shelve(Shelve),
    Delete(Delete),
    Mark(NewMark),
    MarkWords(MarkWords),
    /// A booth, a mark, as their own forms say them.
    #[serde(skip)]
    Booth(Box<EditBooth>),
    #[serde(skip)]
    MarkWhole(Box<EditMark>),
    Undo,
    Redo,
}

/// Things one act may touch.
pub const MOST: usize = 1_000;

impl Asked {
    /// The act in a body.
    ///
    /// # Errors
    /// What is no act, or one of more things than anybody has.
    pub fn read(body: &Value) -> Result<Self, Refusal> {
        let asked: Self = read(body)?;
        if asked.size() > MOST {
            return Err(Refusal::new("plan-act-too-many").with("max", MOST));
        }
        Ok(asked)
    }

    fn size(&self) -> usize {
        match self {
            Self::Draw(draw) => draw.rows.iter().map(|row| usize::try_from(row.count).unwrap_or_default()).sum(),
            Self::Place(place) => place.things.len(),
            Self::Set(set) => set.booths.len(),
            Self::Renumber(renumber) => renumber.booths.len(),
            Self::Copy(copy) => copy.things.len(),
            Self::Shelve(shelve) => shelve.booths.len(),
            Self::Delete(delete) => delete.things.len(),
            Self::Mark(_) | Self::MarkWords(_) | Self::Booth(_) | Self::MarkWhole(_) | Self::Undo | Self::Redo => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::thing::Key;
    use super::*;
    use serde_json::json;

    #[test]
    fn acts_are_read_as_browsers_write_them() {
        let draw = Asked::read(
            &json!({"do": "draw", "hall": 1, "kind": "shell", "rows": [{"x": 0, "y": 50, "count": 10, "down": false, "turn": 0}]}),
        );
        let Ok(Asked::Draw(draw)) = draw else { panic!("{draw:?}") };
        assert_eq!((draw.rows[0].count, draw.rows[0].first.as_deref()), (10, None));
        let set = Asked::read(&json!({"do": "set", "booths": [{"id": "b7", "version": 2}], "village": null, "power": true}));
        let Ok(Asked::Set(set)) = set else { panic!("{set:?}") };
        assert_eq!((set.booths[0].id, set.village, set.water), (Key::Booth(7), Some(None), None));
        assert_eq!(Asked::read(&json!({"do": "undo"})), Ok(Asked::Undo));
    }

    #[test]
    fn what_is_no_act_is_refused_by_name() {
        let row = json!({"x": 0, "y": 0, "count": 600, "down": false, "turn": 0});
        let table = [
            (json!({"do": "fly"}), "form-invalid"),
            (json!({}), "form-invalid"),
            (json!({"do": "delete", "things": [{"id": "x1", "version": 1}]}), "form-invalid"),
            (json!({"do": "delete", "things": [{"id": "ế", "version": 1}]}), "form-invalid"),
            (json!({"do": "place", "hall": 1, "things": [{"id": "b1", "version": 1, "x": 1e12, "y": 0, "turn": 0}]}), "form-invalid"),
            (json!({"do": "draw", "hall": 1, "kind": "shell", "rows": [row, row]}), "plan-act-too-many"),
            (
                json!({"do": "mark", "hall": 1, "sort": "stage", "name": {"vi": "x".repeat(300)}, "x": 0, "y": 0, "width": 1, "depth": 1}),
                "form-too-long",
            ),
        ];
        for (body, key) in table {
            assert_eq!(Asked::read(&body).map_err(|no| no.key.into_owned()), Err(key.to_owned()), "{body}");
        }
    }
}
