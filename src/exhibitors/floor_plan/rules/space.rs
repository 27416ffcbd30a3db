//! Boxes on a hall's floor: where a turned box stands, what it covers, and which way its sides look.
use crate::exhibitors::floor_plan::booth::{self, Side};
use crate::exhibitors::floor_plan::mark;
use serde::{Deserialize, Serialize};

/// A box as it is kept: the corner and sizes before turning about its centre, in centimetres. y grows towards the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub depth: i32,
    /// 0, 90, 180 or 270, clockwise.
    pub turn: i32,
}

impl Spot {
    /// A box of this size whose floor begins at that corner once it is turned.
    pub fn at_corner((left, top): (i32, i32), (width, depth): (i32, i32), turn: i32) -> Self {
        let by = if lies_across(turn) { (width - depth).div_euclid(2) } else { 0 };
        Self { x: left.saturating_sub(by), y: top.saturating_add(by), width, depth, turn }
    }

    /// Where a booth stands, if it was placed in a hall.
    pub fn of_booth(row: &booth::Model) -> Option<Self> {
        row.hall_id?;
        Some(Self { x: row.x_cm?, y: row.y_cm?, width: row.width_cm?, depth: row.depth_cm?, turn: row.turn })
    }

    pub fn of_mark(row: &mark::Model) -> Self {
        Self { x: row.x_cm, y: row.y_cm, width: row.width_cm, depth: row.depth_cm, turn: row.turn }
    }

    /// The floor it covers.
    pub fn area(&self) -> Area {
        let [x, y, width, depth] = [self.x, self.y, self.width, self.depth].map(i64::from);
        let (wide, deep) = if lies_across(self.turn) { (depth, width) } else { (width, depth) };
        let (left, top) = (2 * x + width - wide, 2 * y + depth - deep);
        Area { left, top, right: left + 2 * wide, bottom: top + 2 * deep }
    }
}

/// Boxes of one size side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where the floor of the first begins.
    pub corner: (i32, i32),
    pub size: (i32, i32),
    pub turn: i32,
    /// From the wall to the reader; otherwise from left to right.
    pub down: bool,
    /// Between two boxes.
    pub gap: i32,
}

impl Row {
    /// Where one of them stands, the first at 0.
    pub fn spot(&self, place: i32) -> Spot {
        let (width, depth) = self.size;
        let along = if self.down == lies_across(self.turn) { width } else { depth };
        let on = place.saturating_mul(along.saturating_add(self.gap));
        let (left, top) = self.corner;
        let corner = if self.down { (left, top.saturating_add(on)) } else { (left.saturating_add(on), top) };
        Spot::at_corner(corner, self.size, self.turn)
    }

    /// Which way it ends where it begins, and at its other end.
    pub fn ends(&self) -> (Way, Way) {
        if self.down { (Way::Up, Way::Down) } else { (Way::Left, Way::Right) }
    }
}

fn lies_across(turn: i32) -> bool {
    turn.rem_euclid(180) == 90
}

/// A piece of floor, in half centimetres: so the middle of a box that is turned stays exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: i64,
    pub top: i64,
    pub right: i64,
    pub bottom: i64,
}

impl Area {
    /// A floor that begins at the corner of the hall.
    pub fn hall(width_cm: i32, depth_cm: i32) -> Self {
        Self { left: 0, top: 0, right: 2 * i64::from(width_cm), bottom: 2 * i64::from(depth_cm) }
    }

    /// Whether both cover some of the same floor; touching is not overlapping.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other lies wholly on it.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && other.right <= self.right && other.bottom <= self.bottom
    }

    /// How far it is in centimetres, looking that way, to something that stands there; nothing where it does not stand in sight.
    pub fn gap_to(&self, way: Way, other: &Self) -> Option<i32> {
        let beside = match way {
            Way::Up | Way::Down => self.left < other.right && other.left < self.right,
            Way::Left | Way::Right => self.top < other.bottom && other.top < self.bottom,
        };
        let gap = match way {
            Way::Down => other.top - self.bottom,
            Way::Up => self.top - other.bottom,
            Way::Left => self.left - other.right,
            Way::Right => other.left - self.right,
        };
        (beside && gap >= 0).then(|| whole(gap))
    }

    /// How far it is to the wall of the hall, looking that way.
    pub fn gap_to_wall(&self, way: Way, hall: &Self) -> Option<i32> {
        let gap = match way {
            Way::Down => hall.bottom - self.bottom,
            Way::Up => self.top - hall.top,
            Way::Left => self.left - hall.left,
            Way::Right => hall.right - self.right,
        };
        (gap >= 0).then(|| whole(gap))
    }

    /// Its corner, in whole centimetres.
    pub fn corner(&self) -> (i32, i32) {
        (whole(self.left), whole(self.top))
    }

    /// From left to right and from top to bottom, in centimetres.
    pub fn size(&self) -> (i32, i32) {
        (whole(self.right - self.left), whole(self.bottom - self.top))
    }

    /// The shorter of its sides, in centimetres.
    pub fn narrower(&self) -> i32 {
        let (width, depth) = self.size();
        width.min(depth)
    }
}

fn whole(half_centimetres: i64) -> i32 {
    i32::try_from(half_centimetres / 2).unwrap_or(i32::MAX)
}

/// Where a side looks on the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    #[default]
    Down,
    Left,
    Up,
    Right,
}

impl Way {
    /// Clockwise, as boxes are turned.
    pub const ALL: [Self; 4] = [Self::Down, Self::Left, Self::Up, Self::Right];

    /// How far a booth is turned that shows its front this way.
    pub fn turn(self) -> i32 {
        self as i32 * 90
    }

    pub fn opposite(self) -> Self {
        match self {
            Self::Down => Self::Up,
            Self::Up => Self::Down,
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The side of a booth that looks this way once it is turned. An unturned booth shows its front to the reader; right and left are
/// those of somebody who stands before its front.
pub fn side(turn: i32, way: Way) -> Side {
    // In the order of `Way::ALL`, for a booth that is not turned.
    const SIDES: [Side; 4] = [Side::Front, Side::Left, Side::Back, Side::Right];
    let turned = usize::try_from(turn.rem_euclid(360) / 90).unwrap_or_default();
    SIDES[(way as usize + 4 - turned) % 4]
}

/// Whether a booth with these open sides is open this way once it is turned.
pub fn looks(open_sides: i32, turn: i32, way: Way) -> bool {
    open_sides & side(turn, way) as i32 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: i32, y: i32, width: i32, depth: i32, turn: i32) -> Spot {
        Spot { x, y, width, depth, turn }
    }

    #[test]
    fn a_turned_box_covers_the_floor_about_its_centre() {
        let table = [
            (spot(0, 0, 300, 300, 90), (0, 0, 600, 600)),
            (spot(0, 0, 600, 300, 0), (0, 0, 1200, 600)),
            (spot(0, 0, 600, 300, 90), (300, -300, 900, 900)),
            (spot(0, 0, 601, 300, 270), (301, -301, 901, 901)),
            (spot(100, 50, 600, 300, 180), (200, 100, 1400, 700)),
        ];
        for (spot, (left, top, right, bottom)) in table {
            assert_eq!(spot.area(), Area { left, top, right, bottom }, "{spot:?}");
        }
    }

    #[test]
    fn a_box_is_put_with_its_corner_where_it_was_meant() {
        for turn in [0, 90, 180, 270] {
            let area = Spot::at_corner((450, 100), (600, 300), turn).area();
            assert_eq!((area.left, area.top), (900, 200), "{turn}");
        }
    }

    #[test]
    fn rows_go_across_or_down() {
        let across = [(1200, 1800), (2500, 1800), (3800, 1800)];
        let down = [(1200, 1800), (1200, 3100), (1200, 4400)];
        for (way, corners) in [(Way::Down, across), (Way::Up, across), (Way::Left, down), (Way::Right, down)] {
            let row = Row { corner: (600, 900), size: (600, 300), turn: way.turn(), down: corners == down, gap: 50 };
            let areas = [0, 1, 2].map(|place| row.spot(place).area());
            assert_eq!(areas.map(|area| (area.left, area.top)), corners, "{way:?}");
            assert_eq!(side(row.turn, way), Side::Front, "{way:?}");
        }
    }

    #[test]
    fn touching_is_not_overlapping() {
        let first = spot(0, 0, 300, 300, 0).area();
        let table = [(300, 0, false), (299, 0, true), (0, 300, false), (299, 299, true), (0, 0, true)];
        for (x, y, overlaps) in table {
            assert_eq!(first.overlaps(&spot(x, y, 300, 300, 0).area()), overlaps, "{x} {y}");
        }
    }

    #[test]
    fn gaps_are_measured_to_what_stands_in_sight() {
        let first = spot(300, 300, 300, 300, 0).area();
        let table = [
            (Way::Down, spot(300, 800, 300, 300, 0), Some(200)),
            (Way::Down, spot(600, 800, 300, 300, 0), None),
            (Way::Down, spot(300, 0, 300, 300, 0), None),
            (Way::Up, spot(500, 0, 300, 300, 0), Some(0)),
            (Way::Left, spot(0, 100, 100, 300, 0), Some(200)),
            (Way::Right, spot(900, 500, 300, 300, 0), Some(300)),
        ];
        for (way, other, gap) in table {
            assert_eq!(first.gap_to(way, &other.area()), gap, "{way:?} {other:?}");
        }
        let hall = Area::hall(1000, 700);
        assert_eq!(Way::ALL.map(|way| first.gap_to_wall(way, &hall)), [Some(100), Some(300), Some(300), Some(400)]);
    }

    #[test]
    fn sides_turn_along() {
        let open = |sides, turn| Way::ALL.map(|way| looks(sides, turn, way));
        // Down, left, up, right.
        let table = [
            (1, 0, [true, false, false, false]),
            (1, 90, [false, true, false, false]),
            (1, 180, [false, false, true, false]),
            (1, 270, [false, false, false, true]),
            (2, 0, [false, false, false, true]),
            (2, 90, [true, false, false, false]),
            (8, 0, [false, true, false, false]),
            (5, 90, [false, true, false, true]),
            (15, 180, [true; 4]),
            (0, 0, [false; 4]),
        ];
        for (sides, turn, expected) in table {
            assert_eq!(open(sides, turn), expected, "{sides} {turn}");
        }
    }
}
