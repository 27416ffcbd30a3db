//! What a check of the plan costs: wall time of all rules over 1,000 items in 12 rooms on three days, with 400 people.
//! `cargo bench --bench checks`.
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use khaihoi::platform::time::{DEFAULT_ZONE, local, to_utc};
use khaihoi::programme::checks::plan::{Item, Plan, Room, USUAL_HOURS};
use khaihoi::programme::checks::{Severity, findings};
use khaihoi::programme::item_person::Part;
use khaihoi::programme::schedule_item::Kind;
use std::time::Instant;

const ITEMS: i64 = 1000;
const ROOMS: i64 = 12;
const PEOPLE: i64 = 400;
const ROUNDS: usize = 50;
/// Milliseconds that a check may take.
const HOLD: f64 = 50.0;

fn main() {
    for (name, crowded) in [("a plan that holds", false), ("a plan full of clashes", true)] {
        let plan = plan(crowded);
        let found = findings(&plan);
        let clashes = found.iter().filter(|one| one.severity == Severity::Clash).count();
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                std::hint::black_box(findings(std::hint::black_box(&plan)));
                begun.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let (median, worst) = (times[ROUNDS / 2], times[ROUNDS - 1]);
        println!("{name:<24} {ITEMS} items: median {median:.2} ms, worst {worst:.2} ms, {} findings, {clashes} clashes", found.len());
        println!("{:<24} holds {HOLD} ms: {}", "", if worst < HOLD { "yes" } else { "no" });
    }
}

/// Half an hour each, room by room; crowded, four in a room at once. Every fifth is a whole with the next four inside it.
fn plan(crowded: bool) -> Plan {
    let first = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let morning = to_utc(first.and_hms_opt(7, 0, 0).unwrap_or_default(), DEFAULT_ZONE);
    let people: Vec<i64> = (0..PEOPLE).collect();
    Plan {
        zone: DEFAULT_ZONE,
        days: (Some(first), Some(first + TimeDelta::days(2))),
        hours: USUAL_HOURS,
        travel: TimeDelta::minutes(10),
        rooms: (0..ROOMS).map(|room| (room, Room { capacity: Some(80), shared: room == 0 })).collect(),
        items: (0..ITEMS).map(|number| item(number, morning, crowded)).collect(),
        coming: people.iter().map(|person| (*person, vec![(morning, morning + TimeDelta::days(2))])).collect(),
        officials: people.into_iter().filter(|person| person % 10 == 0).collect(),
    }
}

fn item(number: i64, morning: DateTime<Utc>, crowded: bool) -> Item {
    let (room, turn) = (number % ROOMS, number / ROOMS);
    let turn = if crowded { turn / 4 } else { turn };
    let starts = morning + TimeDelta::days(turn / 28) + TimeDelta::minutes(turn % 28 * 30);
    Item {
        id: number,
        parent: (number % 5 != 0).then_some(number - number % 5),
        kind: if number % 3 == 0 { Kind::Forum } else { Kind::Speech },
        off: number % 50 == 0,
        day: Some(local(starts, DEFAULT_ZONE).date()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::minutes(30)),
        room: Some(room),
        all_rooms: number % 40 == 0,
        expected: Some(i32::try_from(number % 120).unwrap_or_default()),
        translated: number % 4 != 0,
        people: [number, number * 7, number * 13].map(|person| (person % PEOPLE, Part::Speaker)).into(),
    }
}
