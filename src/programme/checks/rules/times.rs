//! Items outside the event's days or hours, parts outside their whole, rooms too small for whom they are to hold.
use crate::platform::time::local;
use crate::programme::checks::finding::{Finding, Rule};
use crate::programme::checks::plan::{Item, Plan, Sight};
use chrono::NaiveDate;

pub fn found(sight: &Sight<'_>) -> Vec<Finding> {
    sight.items.iter().flat_map(|item| at(sight, item)).collect()
}

fn at(sight: &Sight<'_>, item: &Item) -> Vec<Finding> {
    let mut found: Vec<Finding> = match sight.parent(item).filter(|parent| parent.day.is_some()) {
        // What is wrong with the whole is said of the whole.
        Some(parent) => outside_parent(item, parent).into_iter().collect(),
        None => [outside_days(sight.plan, item), outside_hours(sight.plan, item)].into_iter().flatten().collect(),
    };
    found.extend(room_small(sight, item));
    found
}

fn outside_parent(item: &Item, parent: &Item) -> Option<Finding> {
    let other_day = item.day.is_some() && item.day != parent.day;
    let early = matches!((item.starts, parent.starts), (Some(part), Some(whole)) if part < whole);
    let late = matches!((item.ends.or(item.starts), parent.ends), (Some(part), Some(whole)) if part > whole);
    let begins_after = matches!((item.starts, parent.ends), (Some(part), Some(whole)) if part >= whole);
    (other_day || early || late || begins_after).then(|| Finding::at(Rule::OutsideParent, item.id).and(parent.id))
}

fn outside_days(plan: &Plan, item: &Item) -> Option<Finding> {
    is_outside(item.day?, plan.days.0, plan.days.1).then(|| Finding::at(Rule::OutsideDays, item.id))
}

/// Whether a day lies before the first or after the last day of an event, as far as those are known.
fn is_outside(day: NaiveDate, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
    first.is_some_and(|first| day < first) || last.is_some_and(|last| day > last)
}

fn outside_hours(plan: &Plan, item: &Item) -> Option<Finding> {
    let starts = local(item.starts?, plan.zone);
    let ends = item.ends.map_or(starts, |ends| local(ends, plan.zone));
    let outside = starts.time() < plan.hours.0 || ends.time() > plan.hours.1 || ends.date() > starts.date();
    outside.then(|| Finding::at(Rule::OutsideHours, item.id))
}

fn room_small(sight: &Sight<'_>, item: &Item) -> Option<Finding> {
    let id = sight.room(item).filter(|_| !item.all_rooms)?;
    let (seats, expected) = (sight.plan.rooms.get(&id)?.capacity?, item.expected?);
    let found = || Finding::at(Rule::RoomSmall, item.id).in_room(id);
    (expected > seats).then(|| found().figure("expected", expected.into()).figure("seats", seats.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::checks::rules::sample::{at, day, found_in, hour, item, plan, room};

    #[test]
    fn days_outside_the_event_are_noticed_as_far_as_its_days_are_known() {
        let table = [
            (22, Some(22), Some(24), false),
            (24, Some(22), Some(24), false),
            (21, Some(22), Some(24), true),
            (25, Some(22), Some(24), true),
            (25, Some(22), None, false),
            (11, None, Some(12), false),
            (13, None, Some(12), true),
            (13, None, None, false),
        ];
        for (on, from, to, expected) in table {
            let mut one = item(1, at("09:00", "10:00"));
            (one.day, one.starts, one.ends) = (Some(day(on)), None, None);
            let mut plan = plan(vec![one]);
            plan.days = (from.map(day), to.map(day));
            assert_eq!(!found_in(&plan, Rule::OutsideDays).is_empty(), expected, "{on} {from:?} {to:?}");
        }
    }

    #[test]
    fn hours_outside_the_day_are_noticed_at_both_ends() {
        let table = [("07:00", "22:00", false), ("06:55", "08:00", true), ("21:00", "22:05", true), ("06:00", "06:30", true)];
        for (from, to, expected) in table {
            let plan = plan(vec![item(1, at(from, to))]);
            assert_eq!(!found_in(&plan, Rule::OutsideHours).is_empty(), expected, "{from} {to}");
        }
        let mut open = item(1, at("06:00", "07:00"));
        open.ends = None;
        assert_eq!(found_in(&plan(vec![open.clone()]), Rule::OutsideHours), ["outside_hours-1"]);
        open.starts = None;
        assert!(found_in(&plan(vec![open]), Rule::OutsideHours).is_empty());
    }

    #[test]
    fn a_part_fits_into_its_whole_or_is_marked() {
        let whole = ("09:00", "10:00");
        let table = [
            (("09:00", "10:00"), false),
            (("09:20", "09:40"), false),
            (("08:55", "09:10"), true),
            (("09:50", "10:05"), true),
            (("10:00", "10:10"), true),
            (("06:00", "06:30"), true),
        ];
        for ((from, to), expected) in table {
            let mut part = item(2, at(from, to));
            part.parent = Some(1);
            let plan = plan(vec![item(1, at(whole.0, whole.1)), part]);
            assert_eq!(!found_in(&plan, Rule::OutsideParent).is_empty(), expected, "{from} {to}");
            assert!(found_in(&plan, Rule::OutsideHours).is_empty(), "{from} {to}");
        }
        let (mut part, mut open) = (item(2, at("09:10", "09:20")), item(1, at("09:00", "10:00")));
        (part.parent, open.ends) = (Some(1), None);
        assert!(found_in(&plan(vec![open.clone(), part.clone()]), Rule::OutsideParent).is_empty());
        part.starts = Some(hour("08:30"));
        assert_eq!(found_in(&plan(vec![open.clone(), part.clone()]), Rule::OutsideParent), ["outside_parent-1-2"]);
        (part.starts, part.ends, part.day) = (None, None, Some(day(24)));
        assert_eq!(found_in(&plan(vec![open, part]), Rule::OutsideParent), ["outside_parent-1-2"]);
    }

    #[test]
    fn a_room_holds_whom_is_expected() {
        let table = [(1, Some(81), true), (1, Some(80), false), (1, None, false), (2, Some(1000), false), (3, Some(501), true)];
        for (place, expected, found) in table {
            let mut one = room(item(1, at("09:00", "10:00")), place);
            one.expected = expected;
            assert_eq!(!found_in(&plan(vec![one]), Rule::RoomSmall).is_empty(), found, "{place} {expected:?}");
        }
        let (mut part, whole) = (item(2, at("09:00", "09:30")), room(item(1, at("09:00", "10:00")), 1));
        (part.parent, part.expected) = (Some(1), Some(90));
        assert_eq!(found_in(&plan(vec![whole, part]), Rule::RoomSmall), ["room_small-2"]);
    }
}
