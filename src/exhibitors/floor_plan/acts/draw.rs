//! Rows of booths, drawn in one gesture: each of so many, side by side, with numbers of its own.
use super::board::{Board, No, Steps};
use super::thing::{Booth, Thing};
use crate::exhibitors::floor_plan::booth::Side;
use crate::exhibitors::floor_plan::hall;
use crate::exhibitors::floor_plan::rules::numbers;
use crate::exhibitors::floor_plan::rules::space::{self, Area, Spot, Way, side};
use crate::platform::error::Refusal;
use crate::platform::secret;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Draw {
    pub hall: i64,
    /// The code of a kind: what it measures, they measure.
    pub kind: String,
    pub rows: Vec<Row>,
    pub village: Option<i64>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    /// The corner of its floor, in centimetres.
    pub x: i32,
    pub y: i32,
    pub count: i32,
    /// From the wall to the reader; otherwise from left to right.
    pub down: bool,
    pub turn: i32,
    /// "B05", or "B" for the next in that series; nothing for a series of its own.
    pub first: Option<String>,
}

/// Booths one row may have.
const LONGEST: i32 = 200;
/// How far from the hall's corner something may be put, in centimetres.
pub const FAR: i32 = 200_000;

pub fn draw(board: &Board, asked: &Draw) -> Result<Steps, No> {
    let hall = board.hall(asked.hall)?;
    let kind = board.kinds.by_code(&asked.kind).ok_or_else(|| Refusal::at("kind", "form-choice"))?;
    board.village_may_be(asked.village)?;
    let free = Free::of(board, hall);
    let mut taken = board.numbers();
    let mut put = Vec::new();
    for row in &asked.rows {
        let count = usize::try_from(row.count).ok().filter(|_| (1..=LONGEST).contains(&row.count));
        let count = count.ok_or_else(|| Refusal::at("count", "form-range").with("min", 1).with("max", LONGEST))?;
        let size = (kind.width_cm, kind.depth_cm);
        let boxes = space::Row { corner: (row.x, row.y), size, turn: turn_may_be(row.turn)?, down: row.down, gap: 0 };
        let wish = row.first.as_deref().unwrap_or_default();
        let numbers = numbers::next(&taken, wish, count).ok_or_else(|| Refusal::at("first", "plan-act-first"))?;
        taken.extend(numbers.iter().cloned());
        for (at, number) in (0..).zip(numbers) {
            let spot = spot_may_be(boxes.spot(at))?;
            let booth = Booth {
                id: -1 - i64::try_from(put.len()).unwrap_or_default(),
                number,
                kind: Some(kind.code.clone()),
                hall: Some(hall.id),
                spot,
                open_sides: open_sides(&free, &boxes, spot, (at, row.count)),
                village: asked.village,
                power: false,
                water: false,
                locked: false,
                token: secret::token(),
                version: 1,
            };
            put.push(Thing::Booth(booth));
        }
    }
    if put.is_empty() { Err(Refusal::at("count", "form-required").into()) } else { Ok(Steps::put(put)) }
}

/// A turn by right angles.
pub fn turn_may_be(turn: i32) -> Result<i32, Refusal> {
    if turn % 90 == 0 { Ok(turn.rem_euclid(360)) } else { Err(Refusal::at("turn", "form-choice")) }
}

/// Somewhere near the hall.
pub fn spot_may_be(spot: Spot) -> Result<Spot, Refusal> {
    let near = |at: i32| (-FAR..=FAR).contains(&at);
    if !near(spot.x) || !near(spot.y) {
        return Err(Refusal::new("plan-act-far"));
    }
    for (field, size) in [("width", spot.width), ("depth", spot.depth)] {
        if !(10..=FAR).contains(&size) {
            return Err(Refusal::at(field, "plan-size").with("min", "0,1").with("max", FAR / 100));
        }
    }
    Ok(Spot { turn: turn_may_be(spot.turn)?, ..spot })
}

/// The front; at an end of a row that has an aisle beside it the side there too: that is a corner.
fn open_sides(free: &Free, row: &space::Row, spot: Spot, (at, count): (i32, i32)) -> i32 {
    let way = match (at == 0, at + 1 == count) {
        (true, false) => row.ends().0,
        (false, true) => row.ends().1,
        _ => return Side::Front as i32,
    };
    let end = Some(side(spot.turn, way)).filter(|end| matches!(end, Side::Right | Side::Left) && free.has_aisle(spot.area(), way));
    Side::Front as i32 | end.map_or(0, |end| end as i32)
}

/// What stands in a hall already.
struct Free {
    hall: Area,
    aisle: i32,
    solid: Vec<Area>,
}

impl Free {
    fn of(board: &Board, hall: &hall::Model) -> Self {
        let solid = board.things.values().filter(|thing| thing.hall() == Some(hall.id) && thing.is_solid());
        Self {
            hall: Area::hall(hall.width_cm, hall.depth_cm),
            aisle: hall.aisle_cm,
            solid: solid.map(|thing| thing.spot().area()).collect(),
        }
    }

    fn has_aisle(&self, area: Area, way: Way) -> bool {
        let gaps = self.solid.iter().filter_map(|other| area.gap_to(way, other)).chain(area.gap_to_wall(way, &self.hall));
        gaps.min().is_some_and(|gap| gap >= self.aisle)
    }
}
