//! Where booths lie to each other: how far apart, and which stand side by side.
use crate::exhibitors::floor_plan::booth;

/// Booths in different halls, or of which only the numbers are known, are this far apart, in centimetres.
pub const FAR: i64 = 8_000;
/// Booths with a gap of at most this between them stand side by side, in centimetres.
const GAP: i64 = 25;
/// What one number of a booth stands for where nothing is drawn, in centimetres.
const STEP: i64 = 300;

/// A booth that can be given, or is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub id: i64,
    pub number: String,
    pub kind: Option<String>,
    pub village: Option<i64>,
    pub corner: bool,
    pub power: bool,
    pub water: bool,
    /// Where it is drawn, if it is.
    pub drawn: Option<Drawn>,
}

/// A box in a hall, turned already: its middle and its size, in centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub hall: i64,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub depth: i64,
}

impl Spot {
    pub fn of(row: &booth::Model) -> Self {
        Self {
            id: row.id,
            number: row.number.clone(),
            kind: row.kind.clone(),
            village: row.track_id,
            corner: row.is_corner(),
            power: row.power,
            water: row.water,
            drawn: drawn(row),
        }
    }

    /// Centimetres between the middles of two booths.
    pub fn distance(&self, other: &Self) -> i64 {
        match (self.drawn, other.drawn) {
            (Some(one), Some(two)) if one.hall == two.hall => ((one.x - two.x).abs() + (one.y - two.y).abs()).min(FAR),
            (None, None) => match (row_and_number(&self.number), row_and_number(&other.number)) {
                ((row, number), (other_row, other)) if row == other_row => ((number - other).abs() * STEP).min(FAR),
                _ => FAR,
            },
            _ => FAR,
        }
    }

    /// Whether they stand side by side or back to back, along at least half of the shorter side.
    pub fn touches(&self, other: &Self) -> bool {
        match (self.drawn, other.drawn) {
            (Some(one), Some(two)) => one.hall == two.hall && (one.beside(two) || one.above(two)),
            (None, None) => self.distance(other) == STEP,
            _ => false,
        }
    }

    /// Whether `other` is the next in the same row or column: to the right, or below.
    pub fn is_before(&self, other: &Self, way: Way) -> bool {
        match (self.drawn, other.drawn, way) {
            (Some(one), Some(two), Way::Right) => one.hall == two.hall && one.x < two.x && one.beside(two),
            (Some(one), Some(two), Way::Down) => one.hall == two.hall && one.y < two.y && one.above(two),
            (None, None, Way::Right) => self.touches(other) && row_and_number(&self.number).1 < row_and_number(&other.number).1,
            _ => false,
        }
    }
}

/// How a row of booths goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Right,
    Down,
}

impl Drawn {
    /// A common edge from back to front.
    fn beside(self, other: Self) -> bool {
        let gap = (self.x - other.x).abs() * 2 - self.width - other.width;
        let shared = self.depth + other.depth - (self.y - other.y).abs() * 2;
        gap.abs() <= GAP * 2 && shared >= self.depth.min(other.depth)
    }

    /// A common edge from left to right.
    fn above(self, other: Self) -> bool {
        let turned = |one: Self| Self { x: one.y, y: one.x, width: one.depth, depth: one.width, ..one };
        turned(self).beside(turned(other))
    }
}

fn drawn(row: &booth::Model) -> Option<Drawn> {
    let (width, depth) = (i64::from(row.width_cm?), i64::from(row.depth_cm?));
    let (x, y) = (i64::from(row.x_cm?) + width / 2, i64::from(row.y_cm?) + depth / 2);
    let (width, depth) = if row.turn % 180 == 0 { (width, depth) } else { (depth, width) };
    Some(Drawn { hall: row.hall_id?, x, y, width, depth })
}

/// "A07": the row A, the number 7.
fn row_and_number(number: &str) -> (&str, i64) {
    let end = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (&number[..end], number[end..].parse().unwrap_or(0))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A booth of three by three metres at these metres from the corner of hall 1.
    pub fn spot(id: i64, number: &str, x: i64, y: i64) -> Spot {
        let drawn = Drawn { hall: 1, x: x * 100 + 150, y: y * 100 + 150, width: 300, depth: 300 };
        Spot { id, number: number.into(), kind: None, village: None, corner: false, power: true, water: false, drawn: Some(drawn) }
    }

    #[test]
    fn side_by_side_is_a_common_edge() {
        let table = [
            ((0, 0), (3, 0), true),
            ((0, 0), (0, 3), true),
            ((0, 0), (3, 3), false),
            ((0, 0), (6, 0), false),
            ((0, 0), (3, 1), true),
            ((0, 0), (3, 2), false),
        ];
        for ((x, y), (u, v), expected) in table {
            assert_eq!(spot(1, "A1", x, y).touches(&spot(2, "A2", u, v)), expected, "{x},{y} {u},{v}");
        }
        assert!(spot(1, "A1", 0, 0).is_before(&spot(2, "A2", 3, 0), Way::Right));
        assert!(!spot(1, "A1", 3, 0).is_before(&spot(2, "A2", 0, 0), Way::Right));
        let mut elsewhere = spot(2, "A2", 3, 0);
        elsewhere.drawn.as_mut().unwrap().hall = 2;
        assert!(!spot(1, "A1", 0, 0).touches(&elsewhere));
        assert_eq!(spot(1, "A1", 0, 0).distance(&elsewhere), FAR);
    }

    #[test]
    fn numbers_stand_in_for_a_plan() {
        let numbered = |number: &str| Spot { drawn: None, ..spot(1, number, 0, 0) };
        assert!(numbered("A07").touches(&numbered("A08")));
        assert!(!numbered("A07").touches(&numbered("B08")));
        assert!(numbered("A07").is_before(&numbered("A08"), Way::Right));
        assert_eq!(numbered("A01").distance(&numbered("A04")), 900);
    }
}
