//! What is to be looked at on a plan: boxes that overlap or stand outside, aisles under the set width, fronts nobody can reach.
use super::space::{Area, Spot, Way, looks};
use serde::Serialize;

/// Behind and between closed walls so much is for cables and staff, and no aisle.
const SERVICE_GAP: i32 = 100;

/// A hall and what stands in it.
#[derive(Clone, Debug)]
pub struct Floor {
    pub width: i32,
    pub depth: i32,
    /// What an aisle must have.
    pub aisle: i32,
    pub things: Vec<Standing>,
}

/// One thing on the floor.
#[derive(Clone, Debug)]
pub struct Standing {
    /// "b12": what the answer names it by.
    pub key: String,
    pub spot: Spot,
    pub sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// With its open sides.
    Booth(i32),
    /// Stage, service: solid, as a booth is.
    Solid,
    Door,
    Aisle,
    /// Only words.
    Label,
}

impl Sort {
    fn is_solid(self) -> bool {
        matches!(self, Self::Booth(_) | Self::Solid)
    }

    fn opens(self, turn: i32, way: Way) -> bool {
        matches!(self, Self::Booth(sides) if looks(sides, turn, way))
    }

    /// Whether the two may not share floor.
    fn excludes(self, other: Self) -> bool {
        let booth = matches!(self, Self::Booth(_)) || matches!(other, Self::Booth(_));
        booth && self != Self::Label && other != Self::Label
    }
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Overlap,
    Outside,
    /// An open side stands at a wall, or at the back of something.
    Shut,
    Narrow,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Heed {
    pub what: What,
    pub key: String,
    /// The other of the two; nothing for the hall itself.
    pub other: Option<String>,
    /// How wide the aisle is, in centimetres.
    pub gap: i32,
}

/// Everything to be looked at, the worst first.
pub fn heeds(floor: &Floor) -> Vec<Heed> {
    let hall = Area::hall(floor.width, floor.depth);
    let placed: Vec<Placed<'_>> = floor.things.iter().map(|thing| Placed { thing, area: thing.spot.area() }).collect();
    let mut found = overlaps(&placed);
    found.extend(placed.iter().filter(|one| one.is_outside(&hall)).map(|one| heed(What::Outside, one, None, 0)));
    for one in &placed {
        match one.thing.sort {
            Sort::Booth(_) => found.extend(Way::ALL.into_iter().filter_map(|way| before(floor, &hall, &placed, one, way))),
            Sort::Aisle if one.area.narrower() < floor.aisle => found.push(heed(What::Narrow, one, None, one.area.narrower())),
            _ => {}
        }
    }
    for one in &mut found {
        // Both sides of an aisle say the same of it.
        if let Some(other) = one.other.as_mut().filter(|other| *other < &mut one.key && one.what == What::Narrow) {
            std::mem::swap(other, &mut one.key);
        }
    }
    found.sort();
    found.dedup();
    found
}

struct Placed<'a> {
    thing: &'a Standing,
    area: Area,
}

impl Placed<'_> {
    /// Doors stand in the wall.
    fn is_outside(&self, hall: &Area) -> bool {
        match self.thing.sort {
            Sort::Label => false,
            Sort::Door => !touches(hall, &self.area),
            _ => !hall.holds(&self.area),
        }
    }
}

fn touches(hall: &Area, area: &Area) -> bool {
    area.left <= hall.right && area.right >= hall.left && area.top <= hall.bottom && area.bottom >= hall.top
}

fn overlaps(placed: &[Placed<'_>]) -> Vec<Heed> {
    let mut order: Vec<&Placed<'_>> = placed.iter().collect();
    order.sort_by_key(|one| one.area.left);
    let mut found = Vec::new();
    for (at, one) in order.iter().enumerate() {
        for other in order[at + 1..].iter().take_while(|other| other.area.left < one.area.right) {
            if one.thing.sort.excludes(other.thing.sort) && one.area.overlaps(&other.area) {
                let (one, other) = if one.thing.key <= other.thing.key { (one, other) } else { (other, one) };
                found.push(heed(What::Overlap, one, Some(other), 0));
            }
        }
    }
    found
}

/// What stands before one side of a booth, if it stands too near.
fn before(floor: &Floor, hall: &Area, placed: &[Placed<'_>], booth: &Placed<'_>, way: Way) -> Option<Heed> {
    let opens = booth.thing.sort.opens(booth.thing.spot.turn, way);
    let others = placed.iter().filter(|other| other.thing.sort.is_solid() && other.thing.key != booth.thing.key);
    let nearest = others.filter_map(|other| Some((booth.area.gap_to(way, &other.area)?, other))).min_by_key(|(gap, _)| *gap);
    let wall = booth.area.gap_to_wall(way, hall);
    match nearest.filter(|(gap, _)| wall.is_none_or(|wall| *gap <= wall)) {
        Some((0, other)) => {
            // Two that open to each other are one.
            let shut = opens && !other.thing.sort.opens(other.thing.spot.turn, way.opposite());
            shut.then(|| heed(What::Shut, booth, Some(other), 0))
        }
        Some((gap, other)) if gap < floor.aisle => {
            let walked = opens || gap >= SERVICE_GAP || other.thing.sort.opens(other.thing.spot.turn, way.opposite());
            walked.then(|| heed(What::Narrow, booth, Some(other), gap))
        }
        Some(_) => None,
        None => match wall.filter(|_| opens)? {
            0 => Some(heed(What::Shut, booth, None, 0)),
            gap if gap < floor.aisle => Some(heed(What::Narrow, booth, None, gap)),
            _ => None,
        },
    }
}

fn heed(what: What, one: &Placed<'_>, other: Option<&Placed<'_>>, gap: i32) -> Heed {
    Heed { what, key: one.thing.key.clone(), other: other.map(|other| other.thing.key.clone()), gap }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hall of 20 m × 12 m with aisles of 3 m; each thing in metres and tenths: key, x, y, width, depth, turn.
    fn found(things: &[(&str, [i32; 5], Sort)]) -> Vec<String> {
        let things = things.iter().map(|(key, [x, y, width, depth, turn], sort)| Standing {
            key: (*key).to_owned(),
            spot: Spot { x: x * 10, y: y * 10, width: width * 10, depth: depth * 10, turn: *turn },
            sort: *sort,
        });
        let floor = Floor { width: 2000, depth: 1200, aisle: 300, things: things.collect() };
        let said = |heed: &Heed| match &heed.other {
            Some(other) => format!("{:?} {}-{} {}", heed.what, heed.key, other, heed.gap),
            None => format!("{:?} {} {}", heed.what, heed.key, heed.gap),
        };
        heeds(&floor).iter().map(said).collect()
    }

    const FRONT: Sort = Sort::Booth(1);

    #[test]
    fn what_is_in_order_is_not_spoken_of() {
        // A row along the upper wall, an island of two rows back to back, an aisle of three metres between them.
        let row = |key, x, y, turn| (key, [x, y, 30, 30, turn], FRONT);
        let plan = [row("a1", 0, 0, 0), row("a2", 30, 0, 0), row("b1", 0, 60, 180), row("b2", 30, 60, 180), row("c1", 0, 90, 0)];
        assert_eq!(found(&plan[..4]), Vec::<String>::new());
        assert_eq!(found(&plan), ["Shut c1 0"], "the last one shows its front to the wall");
    }

    #[test]
    fn every_warning_has_its_case() {
        type Case = (&'static str, Vec<(&'static str, [i32; 5], Sort)>, &'static [&'static str]);
        let table: Vec<Case> = vec![
            ("overlap", vec![("a", [0, 0, 30, 30, 0], FRONT), ("b", [29, 0, 30, 30, 0], FRONT)], &["Overlap a-b 0"]),
            (
                "turned overlap",
                vec![("a", [50, 0, 60, 30, 90], Sort::Booth(0)), ("b", [60, 30, 30, 30, 0], FRONT)],
                &["Overlap a-b 0", "Outside a 0"],
            ),
            ("outside", vec![("a", [180, 0, 30, 30, 0], FRONT)], &["Outside a 0"]),
            ("narrow before the front", vec![("a", [0, 0, 30, 30, 0], FRONT), ("b", [0, 50, 30, 30, 180], FRONT)], &["Narrow a-b 200"]),
            ("exactly wide enough", vec![("a", [0, 0, 30, 30, 0], FRONT), ("b", [0, 60, 30, 30, 180], FRONT)], &[]),
            ("an aisle between closed ends", vec![("a", [0, 0, 30, 30, 0], FRONT), ("b", [50, 0, 30, 30, 0], FRONT)], &["Narrow a-b 200"]),
            ("a gap for cables", vec![("a", [0, 40, 30, 30, 0], FRONT), ("b", [0, 5, 30, 30, 180], Sort::Booth(0))], &[]),
            (
                "a corner at its neighbour",
                vec![("a", [0, 0, 30, 30, 0], Sort::Booth(3)), ("b", [30, 0, 30, 30, 0], FRONT)],
                &["Shut a-b 0"],
            ),
            ("two that are one", vec![("a", [0, 0, 30, 30, 0], Sort::Booth(3)), ("b", [30, 0, 30, 30, 0], Sort::Booth(9))], &[]),
            ("the wall before the front", vec![("a", [0, 70, 30, 30, 0], FRONT)], &["Narrow a 200"]),
            (
                "what stands behind another is not seen",
                vec![
                    ("a", [0, 0, 30, 30, 0], FRONT),
                    ("b", [0, 60, 30, 5, 180], Sort::Booth(0)),
                    ("c", [0, 65, 30, 30, 0], Sort::Booth(0)),
                ],
                &[],
            ),
            ("on a stage", vec![("a", [0, 0, 30, 30, 0], Sort::Booth(0)), ("m", [20, 20, 40, 40, 0], Sort::Solid)], &["Overlap a-m 0"]),
            ("in an aisle", vec![("a", [0, 0, 30, 30, 0], FRONT), ("m", [0, 20, 200, 30, 0], Sort::Aisle)], &["Overlap a-m 0"]),
            ("a drawn aisle too narrow", vec![("m", [0, 20, 200, 25, 0], Sort::Aisle)], &["Narrow m 250"]),
            ("a door in the wall", vec![("m", [-2, 40, 4, 20, 0], Sort::Door)], &[]),
            ("a door far off", vec![("m", [-60, 40, 4, 20, 0], Sort::Door)], &["Outside m 0"]),
            ("a label on a booth", vec![("a", [0, 0, 30, 30, 0], FRONT), ("m", [0, 0, 40, 40, 0], Sort::Label)], &[]),
        ];
        for (name, things, expected) in table {
            assert_eq!(found(&things), expected, "{name}");
        }
    }

    #[test]
    fn a_full_hall_is_checked_in_no_time() {
        let booth = |at: i32| Standing {
            key: format!("b{at}"),
            spot: Spot { x: at % 50 * 300, y: at / 50 * 600, width: 300, depth: 300, turn: 0 },
            sort: FRONT,
        };
        let floor = Floor { width: 15_000, depth: 9_000, aisle: 300, things: (0..700).map(booth).collect() };
        let begun = std::time::Instant::now();
        assert!(heeds(&floor).is_empty());
        assert!(begun.elapsed().as_millis() < 1_000, "{:?}", begun.elapsed());
    }
}
