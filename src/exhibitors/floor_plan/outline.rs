//! Where something lies on the floor of a hall once it is turned: plain rectangles, for drawing and for finding one's way.
use super::rules::space::{Area, Spot, Way, looks};
use super::{booth, mark};

/// A rectangle on the floor, in centimetres from the top-left corner of its hall. Turns are quarters, so that it stays upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Outline {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub depth: i32,
}

/// Which sides of a rectangle are open as one sees it on the plan: above, right, below, left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Open {
    pub above: bool,
    pub right: bool,
    pub below: bool,
    pub left: bool,
}

impl Outline {
    /// Where a booth stands, if it was placed in a hall.
    pub fn of_booth(booth: &booth::Model) -> Option<Self> {
        Spot::of_booth(booth).map(Self::from)
    }

    pub fn of_mark(mark: &mark::Model) -> Self {
        Spot::of_mark(mark).into()
    }

    pub fn centre(&self) -> (i32, i32) {
        (self.x + self.width / 2, self.y + self.depth / 2)
    }

    /// Whether the two have some floor in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.area().overlaps(&other.area())
    }

    fn area(&self) -> Area {
        Spot { x: self.x, y: self.y, width: self.width, depth: self.depth, turn: 0 }.area()
    }

    /// The same with so much more floor on each side.
    pub fn grown(&self, by: i32) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2 * by, depth: self.depth + 2 * by }
    }
}

impl From<Spot> for Outline {
    fn from(spot: Spot) -> Self {
        let area = spot.area();
        let ((x, y), (width, depth)) = (area.corner(), area.size());
        Self { x, y, width, depth }
    }
}

impl Open {
    pub fn of_booth(booth: &booth::Model) -> Self {
        let at = |way| looks(booth.open_sides, booth.turn, way);
        Self { above: at(Way::Up), right: at(Way::Right), below: at(Way::Down), left: at(Way::Left) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_keeps_the_centre_and_changes_the_sides() {
        let table = [
            (0, Outline { x: 100, y: 200, width: 600, depth: 300 }),
            (90, Outline { x: 250, y: 50, width: 300, depth: 600 }),
            (180, Outline { x: 100, y: 200, width: 600, depth: 300 }),
            (270, Outline { x: 250, y: 50, width: 300, depth: 600 }),
        ];
        for (turn, expected) in table {
            let turned = Outline::from(Spot { x: 100, y: 200, width: 600, depth: 300, turn });
            assert_eq!((turned, turned.centre()), (expected, (400, 350)), "{turn}");
        }
    }

    #[test]
    fn the_front_looks_down_and_turns_clockwise() {
        let only = |above, right, below, left| Open { above, right, below, left };
        let table = [
            (1, 0, only(false, false, true, false)),
            (1, 90, only(false, false, false, true)),
            (1, 180, only(true, false, false, false)),
            (1, 270, only(false, true, false, false)),
            (2, 0, only(false, true, false, false)),
            (1 + 2, 90, only(false, false, true, true)),
            (1 + 4, 0, only(true, false, true, false)),
            (8, 180, only(false, true, false, false)),
        ];
        for (sides, turn, expected) in table {
            let booth = booth::Model { open_sides: sides, turn, ..crate::exhibitors::samples::booth("A01") };
            assert_eq!(Open::of_booth(&booth), expected, "{sides} turned by {turn}");
        }
    }

    #[test]
    fn neighbours_touch_but_do_not_meet() {
        let one = Outline { x: 0, y: 0, width: 300, depth: 300 };
        let table = [((300, 0), false), ((299, 0), true), ((0, 300), false), ((-300, -300), false), ((-299, 299), true)];
        for ((x, y), expected) in table {
            assert_eq!(one.meets(&Outline { x, y, ..one }), expected, "{x} {y}");
        }
        assert!(one.grown(1).meets(&Outline { x: 300, ..one }));
    }
}
