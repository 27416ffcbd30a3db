//! What a proposal rests on: who waits for booths, which are free, and who stands where already.
use super::place::Spot;
use super::propose::{Standing, Wish};
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::booth;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::village::village_of;
use crate::platform::error::Result;
use crate::platform::text::fold;
use sea_orm::{ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// Shorter names would be found in every other sentence.
const SHORTEST_NAME: usize = 4;

/// Everything a proposal needs, read at once.
pub struct Gathered {
    /// Who waits for booths, whose turn comes first.
    pub waiting: Vec<Dossier>,
    pub wishes: Vec<Wish>,
    pub free: Vec<Spot>,
    pub standing: Vec<Standing>,
    /// What people call each application, by token.
    pub names: HashMap<String, String>,
}

/// Reads it. With `ahead`, those who have no answer yet are thought of as well, after those who have a place.
pub async fn gather(db: &impl ConnectionTrait, event: &event::Model, ahead: bool) -> Result<Gathered> {
    let dossiers = Dossier::of_event(db, event.id, State::iter()).await?;
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).order_by_asc(booth::Column::Number).all(db).await?;
    let (free, held): (Vec<_>, Vec<_>) = booths.iter().partition(|booth| booth.exhibitor_id.is_none());
    let mut by_holder: HashMap<i64, Vec<Spot>> = HashMap::new();
    for booth in held {
        by_holder.entry(booth.exhibitor_id.unwrap_or_default()).or_default().push(Spot::of(booth));
    }
    let names = Names::of(&dossiers);
    let (mut waiting, mut wishes, mut standing) = (Vec::new(), Vec::new(), Vec::new());
    for dossier in &dossiers {
        let spots = by_holder.remove(&dossier.exhibitor.id).unwrap_or_default();
        let wished = dossier.promised();
        if let Some(turn) = turn_of(dossier.application.state, ahead).filter(|_| spots.len() < wished) {
            wishes.push(wish(dossier, wished - spots.len(), turn, &names));
            waiting.push(dossier.clone());
        }
        if !spots.is_empty() {
            standing.push(Standing { token: dossier.application.token.clone(), village: village_of(&dossier.application), spots });
        }
    }
    let names = dossiers.iter().map(|dossier| (dossier.application.token.clone(), dossier.label())).collect();
    Ok(Gathered { waiting, wishes, free: free.into_iter().map(Spot::of).collect(), standing, names })
}

/// Who comes first: those who said that they come, then those who were accepted or offered a place; the rest only where one
/// thinks ahead. Nothing for those who need no booth.
fn turn_of(state: State, ahead: bool) -> Option<usize> {
    match state {
        State::Confirmed => Some(0),
        State::Accepted => Some(1),
        State::Offered => Some(2),
        State::Sent | State::ChangesAsked if ahead => Some(3),
        State::Waiting if ahead => Some(4),
        _ => None,
    }
}

fn wish(dossier: &Dossier, count: usize, turn: usize, names: &Names) -> Wish {
    let row = &dossier.application;
    Wish {
        token: row.token.clone(),
        kind: row.booth_kind.clone(),
        count,
        corner: row.corner,
        village: village_of(row),
        power: !row.power_kw.is_empty() || row.three_phase || row.all_day_power,
        water: row.water,
        neighbours: names.in_text(&row.neighbours, &row.token),
        turn,
    }
}

/// The names exhibitors go by, without marks, with their tokens.
struct Names(Vec<(String, String)>);

impl Names {
    fn of(dossiers: &[Dossier]) -> Self {
        let of = |dossier: &Dossier| {
            let row = &dossier.exhibitor;
            let names = [&row.name.vi, &row.name.en, &row.short_name].map(|name| fold(name));
            names
                .into_iter()
                .filter(|name| name.chars().count() >= SHORTEST_NAME)
                .map(|name| (name, dossier.application.token.clone()))
                .collect::<Vec<_>>()
        };
        Self(dossiers.iter().flat_map(of).collect())
    }

    /// Who is named in a text, each once, without who wrote it.
    fn in_text(&self, text: &str, own: &str) -> Vec<String> {
        let text = format!(" {} ", fold(text));
        let mut named: Vec<String> = Vec::new();
        for (name, token) in &self.0 {
            let whole = text.match_indices(name.as_str()).any(|(at, found)| {
                let (before, after) = (text[..at].chars().next_back(), text[at + found.len()..].chars().next());
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            });
            if whole && token != own && !named.contains(token) {
                named.push(token.clone());
            }
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_found_by_any_of_their_names() {
        let names = Names(vec![
            ("hop tac xa mat ong khe reu".into(), "a".into()),
            ("khe reu".into(), "a".into()),
            ("tra ban linh".into(), "b".into()),
        ]);
        let table: [(&str, &[&str]); 6] = [
            ("Cạnh Khe Rêu và Trà Bản Lĩnh", &["a", "b"]),
            ("KHE RÊU!", &["a"]),
            ("Khe Rêuuu", &[]),
            ("Hợp tác xã Mật ong Khe Rêu", &["a"]),
            ("ai cũng được", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(names.in_text(text, "z"), expected, "{text}");
        }
        assert_eq!(names.in_text("Khe Rêu", "a"), Vec::<String>::new());
    }

    #[test]
    fn who_has_a_place_comes_first() {
        let order: Vec<_> =
            [State::Confirmed, State::Accepted, State::Offered, State::Sent, State::Waiting].map(|state| turn_of(state, true)).into();
        assert!(order.is_sorted() && order.iter().all(Option::is_some));
        assert_eq!((turn_of(State::Sent, false), turn_of(State::Declined, true), turn_of(State::Draft, true)), (None, None, None));
    }
}
