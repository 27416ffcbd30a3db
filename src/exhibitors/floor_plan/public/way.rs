//! From one booth to another, told as one would tell it at the door: by hall, row and number. The program knows no walls and no
//! arrows in the hall, so it names what one can see: rows, doors, and what stands near.
use crate::exhibitors::floor_plan::outline::Outline;
use crate::exhibitors::floor_plan::rules::numbers::Number;
use crate::platform::language::Language;
use crate::platform::words::say;
use serde_json::json;

/// What the way knows of one hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    pub name: String,
    /// Number and place of each booth.
    pub stands: Vec<(String, Outline)>,
    pub doors: Vec<(String, Outline)>,
    /// Stages, services: what one sees from afar.
    pub landmarks: Vec<(String, Outline)>,
}

/// A booth by its hall's place in the list, and its own in the hall.
pub type Stop = (usize, usize);

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// One stands there already.
    There,
    /// Next door in the same row.
    NextDoor,
    /// Along the row, past so many booths.
    Along {
        row: String,
        towards: String,
        past: usize,
    },
    /// Within the hall, where numbers say nothing of rows.
    Within {
        towards: String,
    },
    /// To another row, with so many rows between.
    Across {
        row: String,
        between: usize,
    },
    Out {
        hall: String,
        door: String,
    },
    Into {
        hall: String,
        door: String,
    },
    /// What stands near the end of the way.
    Near {
        name: String,
    },
}

/// A way in steps, and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    pub steps: Vec<Step>,
    /// In metres, to the nearest five; 0 where that says nothing.
    pub metres: i32,
}

/// Nearer than this, one sees it from the booth.
const NEAR: i32 = 1200;

/// From one booth to another of the same event.
pub fn way(floors: &[Floor], from: Stop, to: Stop) -> Way {
    let (Some(here), Some(there)) = (Standing::at(floors, from), Standing::at(floors, to)) else { return Way::default() };
    if from == to {
        return Way { steps: vec![Step::There], metres: 0 };
    }
    let (mut steps, far) = if from.0 == to.0 { here.inside(&there) } else { here.outside(&there) };
    // Who goes next door needs no landmark.
    if steps != [Step::NextDoor]
        && let Some((name, _)) = nearest(&there.floor.landmarks, there.outline).filter(|(_, away)| *away <= NEAR)
    {
        steps.push(Step::Near { name: name.to_owned() });
    }
    Way { steps, metres: (far + 250) / 500 * 5 }
}

struct Standing<'a> {
    floor: &'a Floor,
    number: &'a str,
    outline: Outline,
}

impl<'a> Standing<'a> {
    fn at(floors: &'a [Floor], (hall, booth): Stop) -> Option<Self> {
        let floor = floors.get(hall)?;
        let (number, outline) = floor.stands.get(booth)?;
        Some(Self { floor, number, outline: *outline })
    }

    fn row(&self) -> &'a str {
        Number::of(self.number).row()
    }

    /// To a booth of the same hall.
    fn inside(&self, there: &Self) -> (Vec<Step>, i32) {
        let far = apart(self.outline, there.outline);
        let step = match (self.row(), there.row()) {
            ("", _) | (_, "") => Step::Within { towards: there.number.to_owned() },
            (row, other) if row == other => match self.past(there) {
                0 => Step::NextDoor,
                past => Step::Along { row: row.to_owned(), towards: there.number.to_owned(), past },
            },
            (_, other) => Step::Across { row: other.to_owned(), between: self.rows_between(there) },
        };
        (vec![step], far)
    }

    /// Out of this hall and into another.
    fn outside(&self, there: &Self) -> (Vec<Step>, i32) {
        let (out, to_door) = nearest(&self.floor.doors, self.outline).unwrap_or_default();
        let (into, from_door) = nearest(&there.floor.doors, there.outline).unwrap_or_default();
        let mut steps = vec![
            Step::Out { hall: self.floor.name.clone(), door: out.to_owned() },
            Step::Into { hall: there.floor.name.clone(), door: into.to_owned() },
        ];
        match there.row() {
            "" => steps.push(Step::Within { towards: there.number.to_owned() }),
            row => steps.push(Step::Along { row: row.to_owned(), towards: there.number.to_owned(), past: 0 }),
        }
        (steps, to_door + from_door)
    }

    /// How many booths of the row stand between the two.
    fn past(&self, there: &Self) -> usize {
        let (one, other) = (Number::of(self.number), Number::of(there.number));
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        let between = |number: &str| {
            let number = Number::of(number);
            number.row() == low.row() && low < number && number < high
        };
        self.floor.stands.iter().filter(|(number, _)| between(number)).count()
    }

    /// How many rows one passes: those whose middle lies between the middles of the two rows.
    fn rows_between(&self, there: &Self) -> usize {
        let mut rows: Vec<(&str, Vec<(i32, i32)>)> = Vec::new();
        for (number, outline) in &self.floor.stands {
            let row = Number::of(number).row();
            match rows.iter_mut().find(|(known, _)| *known == row) {
                Some((_, centres)) => centres.push(outline.centre()),
                None => rows.push((row, vec![outline.centre()])),
            }
        }
        let middles: Vec<(&str, (i32, i32))> = rows.iter().map(|(row, centres)| (*row, middle(centres))).collect();
        let of = |row: &str| middles.iter().find(|(known, _)| *known == row).map(|(_, middle)| *middle).unwrap_or_default();
        let (from, to) = (of(self.row()), of(there.row()));
        let across = (to.0 - from.0).abs() > (to.1 - from.1).abs();
        let along = |point: (i32, i32)| if across { point.0 } else { point.1 };
        let (low, high) = (along(from).min(along(to)), along(from).max(along(to)));
        middles.iter().filter(|(_, middle)| low < along(*middle) && along(*middle) < high).count()
    }
}

fn middle(centres: &[(i32, i32)]) -> (i32, i32) {
    let count = i32::try_from(centres.len()).unwrap_or(1).max(1);
    (centres.iter().map(|(x, _)| x).sum::<i32>() / count, centres.iter().map(|(_, y)| y).sum::<i32>() / count)
}

/// How far one walks between two places: along the rows and across them.
fn apart(one: Outline, other: Outline) -> i32 {
    let (one, other) = (one.centre(), other.centre());
    (one.0 - other.0).abs() + (one.1 - other.1).abs()
}

/// The nearest of some named places, and how far it is.
fn nearest(places: &[(String, Outline)], at: Outline) -> Option<(&str, i32)> {
    places.iter().map(|(name, outline)| (name.as_str(), apart(*outline, at))).min_by_key(|(_, away)| *away)
}

impl Step {
    /// The sentence for it.
    pub fn say(&self, language: Language) -> String {
        let (key, args) = match self {
            Self::There => ("exhibitors-way-there", json!({})),
            Self::NextDoor => ("exhibitors-way-next-door", json!({})),
            Self::Along { row, towards, past } if *past == 0 => ("exhibitors-way-in-row", json!({ "row": row, "towards": towards })),
            Self::Along { row, towards, past } => ("exhibitors-way-along", json!({ "row": row, "towards": towards, "past": past })),
            Self::Within { towards } => ("exhibitors-way-within", json!({ "towards": towards })),
            Self::Across { row, between: 0 } => ("exhibitors-way-next-row", json!({ "row": row })),
            Self::Across { row, between } => ("exhibitors-way-across", json!({ "row": row, "between": between })),
            Self::Out { hall, door } if door.is_empty() => ("exhibitors-way-out", json!({ "hall": hall })),
            Self::Out { hall, door } => ("exhibitors-way-out-by", json!({ "hall": hall, "door": door })),
            Self::Into { hall, door } if door.is_empty() => ("exhibitors-way-into", json!({ "hall": hall })),
            Self::Into { hall, door } => ("exhibitors-way-into-by", json!({ "hall": hall, "door": door })),
            Self::Near { name } => ("exhibitors-way-near", json!({ "name": name })),
        };
        say(language, key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: i32, y: i32) -> Outline {
        Outline { x, y, width: 300, depth: 300 }
    }

    /// Three rows of five booths in one hall with two doors and a stage; one row in another.
    fn festival() -> Vec<Floor> {
        let row = |name: &str, y: i32| (1..=5).map(move |place| (format!("{name}0{place}"), at(300 * place, y))).collect::<Vec<_>>();
        vec![
            Floor {
                name: "Nhà A".into(),
                stands: [row("A", 300), row("B", 900), row("C", 1500)].concat(),
                doors: vec![("Cửa Tây".into(), at(0, 900)), ("Cửa Đông".into(), at(2100, 900))],
                landmarks: vec![("Sân khấu chính".into(), at(1800, 2000))],
            },
            Floor { name: "Nhà B".into(), stands: row("D", 300), doors: vec![("Cửa 1".into(), at(300, 0))], landmarks: vec![] },
        ]
    }

    fn told(floors: &[Floor], from: &str, to: &str) -> (String, i32) {
        let stop = |wanted: &str| {
            let mut all = floors
                .iter()
                .enumerate()
                .flat_map(|(hall, floor)| floor.stands.iter().enumerate().map(move |(booth, (number, _))| ((hall, booth), number)));
            all.find(|(_, number)| *number == wanted).map(|(stop, _)| stop).expect("a booth")
        };
        let way = way(floors, stop(from), stop(to));
        (way.steps.iter().map(|step| step.say(Language::Vi)).collect::<Vec<_>>().join(" "), way.metres)
    }

    #[test]
    fn ways_are_told_by_hall_row_and_number() {
        let floors = festival();
        let table = [
            ("A01", "A01", "Bạn đang ở ngay gian này.", 0),
            ("A01", "A02", "Gian ngay bên cạnh, cùng dãy.", 5),
            ("A02", "A01", "Gian ngay bên cạnh, cùng dãy.", 5),
            ("A01", "A05", "Đi dọc dãy A, qua 3 gian, đến gian A05.", 10),
            ("A01", "B01", "Sang dãy B ngay kế bên.", 5),
            ("A05", "C05", "Sang dãy C, cách 1 dãy. Gian ở gần Sân khấu chính.", 10),
            ("C01", "A02", "Sang dãy A, cách 1 dãy.", 15),
            ("A01", "D03", "Ra khỏi Nhà A qua Cửa Tây. Vào Nhà B qua Cửa 1. Đến dãy D, tìm gian D03.", 20),
            ("D01", "A05", "Ra khỏi Nhà B qua Cửa 1. Vào Nhà A qua Cửa Đông. Đến dãy A, tìm gian A05.", 15),
        ];
        for (from, to, words, metres) in table {
            assert_eq!(told(&floors, from, to), (words.to_owned(), metres), "{from} to {to}");
        }
    }

    #[test]
    fn halls_without_doors_and_numbers_without_rows_still_have_a_way() {
        let floor = |name: &str, number: &str| Floor {
            name: name.into(),
            stands: vec![(number.into(), at(0, 0)), ("9".into(), at(900, 0))],
            ..Floor::default()
        };
        let floors = [floor("Sân", "7"), floor("Nhà C", "8")];
        assert_eq!(told(&floors, "7", "9"), ("Tìm gian 9 trong cùng khu.".into(), 10));
        assert_eq!(told(&floors, "7", "8").0, "Ra khỏi Sân. Vào Nhà C. Tìm gian 8 trong cùng khu.");
        assert_eq!(way(&floors, (0, 0), (7, 7)), Way::default(), "a booth that is not there");
    }
}
