//! Random acts on a programme in memory: no part is ever lost, shortened or pushed over another, and undo is exact.
use super::*;
use khaihoi::programme::acts::perform::plan;
use khaihoi::programme::acts::row::{Row, minutes};
use khaihoi::programme::acts::undo::back;
use khaihoi::programme::acts::{Asked, Board, Steps};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

const ZONE: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;

/// A board with its past: what can be undone, and what can be done again.
struct Model {
    board: Board,
    last_key: i64,
    undo: Vec<(Vec<Row>, Vec<Row>)>,
    redo: Vec<(Vec<Row>, Vec<Row>)>,
    /// The boards before each act that can be undone.
    past: Vec<BTreeMap<i64, Row>>,
}

impl Model {
    fn new() -> Self {
        let board = Board { event_id: 1, zone: ZONE, rooms: [1, 2].into(), now: crate::app::morning(), ..Board::default() };
        Self { board, last_key: 0, undo: vec![], redo: vec![], past: vec![] }
    }

    /// Does the steps; what they found, and what they left.
    fn take(&mut self, steps: &Steps) -> (Vec<Row>, Vec<Row>) {
        let mut keys = HashMap::new();
        for row in steps.put.iter().filter(|row| row.item.id < 0) {
            self.last_key += 1;
            keys.insert(row.item.id, self.last_key);
        }
        let after = self.board.after(&steps.clone());
        let named = Steps { put: steps.put.iter().map(|row| after.rows[&row.item.id].clone()).collect(), gone: vec![] }.with_keys(&keys);
        let touched = steps.put.iter().map(|row| row.item.id).chain(steps.gone.iter().copied());
        let before: Vec<Row> = touched.filter_map(|id| self.board.rows.get(&id).cloned()).collect();
        for id in &steps.gone {
            self.board.rows.remove(id);
        }
        for row in &named.put {
            self.board.rows.insert(row.item.id, row.clone());
        }
        (before, named.put)
    }

    fn act(&mut self, asked: &Asked) {
        match asked {
            Asked::Undo => self.undo(),
            Asked::Redo => self.redo(),
            asked => {
                let known = self.board.clone();
                let Ok(steps) = plan(&self.board, asked) else { return };
                if steps == Steps::default() {
                    return;
                }
                let written = self.take(&steps);
                self.undo.push(written);
                self.past.push(known.rows.clone());
                self.redo.clear();
                keeps_parts(&known, &self.board, asked);
                keeps_apart(&known, &self.board, asked);
            }
        }
    }

    fn undo(&mut self) {
        let Some((before, after)) = self.undo.pop() else { return };
        let steps = back(&self.board, &after, &before).expect("nobody else was here");
        self.take(&steps);
        is_exactly(&self.board, &self.past.pop().expect("a past"));
        self.redo.push((before, after));
    }

    fn redo(&mut self) {
        let Some((before, after)) = self.redo.pop() else { return };
        let known = self.board.rows.clone();
        let steps = back(&self.board, &before, &after).expect("nobody else was here");
        self.take(&steps);
        self.past.push(known);
        self.undo.push((before, after));
    }
}

fn is_exactly(board: &Board, past: &BTreeMap<i64, Row>) {
    assert_eq!(board.rows.keys().collect::<Vec<_>>(), past.keys().collect::<Vec<_>>());
    for (id, row) in past {
        assert!(board.rows[id].is_same(row), "{:#?}\nis not\n{row:#?}", board.rows[id]);
    }
}

/// What every act leaves: sound rows, no part lost, every length but those that were asked for.
fn keeps_parts(before: &Board, after: &Board, asked: &Asked) {
    assert_eq!(after.holds_together(), Ok(()), "{asked:?}");
    for (id, old) in &before.rows {
        let Some(new) = after.rows.get(id) else {
            let Asked::Delete(delete) = asked else { panic!("{asked:?} lost {id}") };
            assert!(*id == delete.item || old.item.parent_id == Some(delete.item), "{asked:?} lost {id}");
            continue;
        };
        let is_named = asked.item() == Some(*id);
        let may_grow = matches!(asked, Asked::Shift(_)) && minutes(&old.item) < minutes(&new.item) && before.parts_of(*id).next().is_some();
        assert!(is_named || may_grow || minutes(&old.item) == minutes(&new.item), "{asked:?} gave {id} another length");
        assert!(new.item.parent_id == old.item.parent_id || matches!(asked, Asked::Nest(_)), "{asked:?} moved {id} elsewhere");
        if let Asked::Place(place) = asked
            && old.item.parent_id == Some(place.item)
            && moves(&before.rows[&place.item], &after.rows[&place.item])
            && let (Some(was), Some(is)) = (offset(before, old), offset(after, new))
        {
            assert_eq!(was, is, "{asked:?} moved {id} inside its item");
        }
    }
}

/// Parts of one item that did not overlap do not begin to, unless the act was about one of them or brought the day forward.
fn keeps_apart(before: &Board, after: &Board, asked: &Asked) {
    if matches!(asked, Asked::Shift(shift) if shift.minutes < 0) {
        return;
    }
    for whole in before.on_their_own() {
        let parts = before.parts_of(whole.item.id).map(|part| part.item.id).filter(|id| asked.item() != Some(*id));
        let parts: Vec<i64> = parts.collect();
        for (at, one) in parts.iter().enumerate() {
            for other in &parts[at + 1..] {
                let meet = |board: &Board| Some(overlap(lies(board, *one)?, lies(board, *other)?));
                assert!(meet(before) != Some(false) || meet(after) != Some(true), "{asked:?} pushed {one} over {other}");
            }
        }
    }
}

fn overlap(one: (i64, i64), other: (i64, i64)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// Where a part begins and ends, in minutes from the beginning of its item.
fn lies(board: &Board, id: i64) -> Option<(i64, i64)> {
    let part = board.rows.get(&id)?;
    let from = offset(board, part)?;
    Some((from, from + i64::from(minutes(&part.item)?)))
}

/// Both ends went elsewhere: no resizing, of which parts take no notice.
fn moves(old: &Row, new: &Row) -> bool {
    old.item.starts_at != new.item.starts_at && old.item.ends_at != new.item.ends_at
}

/// Minutes from the beginning of its item, as its hours say or as it remembers.
fn offset(board: &Board, part: &Row) -> Option<i64> {
    let whole = board.rows.get(&part.item.parent_id?)?;
    match (whole.item.starts_at, part.item.starts_at) {
        (Some(from), Some(at)) => Some((at - from).num_minutes()),
        _ => part.item.after_minutes.map(i64::from),
    }
}

/// An act as three numbers and a few words say it: which kind, which item, when.
fn asked(model: &Model, (kind, which, hour, other): (u8, usize, u32, usize)) -> Option<Asked> {
    let rows: Vec<&Row> = model.board.rows.values().collect();
    let item = |at: usize| rows.get(at % rows.len().max(1)).map(|row| (row.item.id, row.item.version, minutes(&row.item).unwrap_or(30)));
    let (id, version, length) = item(which).unwrap_or((0, 0, 30));
    let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let from = 7 * 60 + hour * 5;
    let day = format!("2026-11-{}", 22 + other % 3);
    let parent = item(other).map(|(id, ..)| id).filter(|_| other % 3 > 0);
    let body = match kind {
        0 | 1 => {
            json!({"do": "place", "item": id, "version": version, "day": day, "from": clock(from), "to": clock(from + length.max(1) as u32), "room": 1 + other % 2})
        }
        2 => {
            json!({"do": "place", "item": id, "version": version, "day": day, "from": clock(from), "to": clock(from + 5 + other as u32 % 60)})
        }
        3 => json!({"do": "place", "item": id, "version": version}),
        4 => json!({"do": "place", "item": id, "version": version, "day": day}),
        5 | 6 => json!({"do": "nest", "item": id, "version": version, "parent": parent}),
        7..=9 => {
            json!({"do": "add", "kind": "speech", "title": {"vi": format!("Mục {which}")}, "day": day, "from": clock(from), "to": clock(from + 30), "parent": parent})
        }
        10 => json!({"do": "copy", "item": id, "day": day, "from": clock(from)}),
        11 => json!({"do": "delete", "item": id, "version": version}),
        12 => json!({"do": "shift", "day": day, "from": clock(from), "minutes": other as i32 % 40 - 20}),
        13 => json!({"do": "copy_day", "from_day": day, "to_day": "2026-11-25"}),
        14 => json!({"do": "reorder", "item": id, "version": version, "after": parent}),
        15 | 16 => json!({"do": "undo"}),
        17 => json!({"do": "redo"}),
        _ => json!({"do": "words", "item": id, "version": version, "expected": other}),
    };
    Asked::read(&body).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_acts_lose_no_part_and_are_undone_exactly(acts in prop::collection::vec((0u8..19, 0usize..30, 0u32..170, 0usize..90), 1..60)) {
        let mut model = Model::new();
        for act in acts {
            // Many copies of copies say nothing new.
            if model.board.rows.len() > 60 && matches!(act.0, 10 | 13) {
                continue;
            }
            if let Some(asked) = asked(&model, act) {
                model.act(&asked);
            }
        }
        while !model.undo.is_empty() {
            model.undo();
        }
        prop_assert!(model.board.rows.is_empty());
        while !model.redo.is_empty() {
            model.redo();
        }
    }
}
