//! A small plan: the floor around the booths of one exhibitor, for its own page.
use super::drawing::Telling;
use super::seen::Seen;
use crate::exhibitors::floor_plan::draw::{Lit, Look};
use crate::exhibitors::floor_plan::outline::Outline;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use serde::Serialize;

/// So much floor around the booths is shown, in centimetres.
const AROUND: i32 = 900;

/// Where one stands, drawn.
#[derive(Serialize)]
pub struct SmallPlan {
    pub svg: String,
    pub hall: Bilingual,
    /// The whole plan, with this booth in view.
    pub href: String,
}

/// The floor around the first of these booths and its neighbours among them; nothing while none is on the plan.
pub fn small_plan(seen: &Seen, booths: &[i64], base: &str, language: Language) -> Option<SmallPlan> {
    let (hall, at) = seen.find(|booth| booths.contains(&booth.id))?;
    let hall = &seen.halls[hall];
    let first = &hall.booths[at];
    let telling = Telling::new(seen, language);
    let plan = telling.plan(hall, |booth| {
        let own = booths.contains(&booth.row.id);
        (String::new(), if own { Lit::Found } else { Lit::Plain })
    });
    let look = Look { ids: "p", around: Some(floor_around(first.outline, (hall.row.width_cm, hall.row.depth_cm))), here: String::new() };
    Some(SmallPlan { svg: plan.draw(&look), hall: hall.row.name.clone(), href: format!("{base}/floor-plan#r-{}", first.row.number) })
}

/// A piece of floor three to two with a booth in its middle, moved to lie inside the hall where it can.
fn floor_around(booth: Outline, (width, depth): (i32, i32)) -> Outline {
    let wide = (booth.width + 2 * AROUND).min(width.max(booth.width));
    let deep = (booth.depth.max(booth.width / 2) + AROUND * 4 / 3).min(depth.max(booth.depth));
    let (x, y) = booth.centre();
    Outline {
        x: (x - wide / 2).clamp(0, (width - wide).max(0)),
        y: (y - deep / 2).clamp(0, (depth - deep).max(0)),
        width: wide,
        depth: deep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_piece_of_floor_lies_inside_the_hall_with_the_booth_in_it() {
        let table = [((0, 0), (0, 0)), ((2850, 1850), (1950, 1250)), ((5700, 3700), (3900, 2500))];
        for ((x, y), corner) in table {
            let booth = Outline { x, y, width: 300, depth: 300 };
            let floor = floor_around(booth, (6000, 4000));
            assert_eq!((floor.x, floor.y), corner, "{x} {y}");
            assert_eq!((floor.width, floor.depth), (2100, 1500));
            assert!(floor.meets(&booth));
        }
        let hut = floor_around(Outline { x: 0, y: 0, width: 300, depth: 300 }, (500, 400));
        assert_eq!(hut, Outline { x: 0, y: 0, width: 500, depth: 400 });
    }
}
