//! People who cannot come at that hour, and officials of whom nobody knows when they come.
use crate::programme::checks::finding::{Finding, Rule};
use crate::programme::checks::plan::{Item, Plan, Sight};
use std::collections::BTreeSet;

pub fn found(sight: &Sight<'_>) -> Vec<Finding> {
    sight.items.iter().flat_map(|item| at(sight.plan, item)).collect()
}

fn at(plan: &Plan, item: &Item) -> Vec<Finding> {
    let people: BTreeSet<i64> = item.people.iter().map(|(person, _)| *person).collect();
    let one = |person: i64| match plan.coming.get(&person) {
        Some(_) if !is_there(plan, item, person) => Some(Finding::at(Rule::NotAvailable, item.id).of(person)),
        None if plan.officials.contains(&person) => Some(Finding::at(Rule::NoArrival, item.id).of(person)),
        _ => None,
    };
    people.into_iter().filter_map(one).collect()
}

/// For the whole of the item, at one stretch. Of an item without an hour nobody can say.
fn is_there(plan: &Plan, item: &Item, person: i64) -> bool {
    let Some(starts) = item.starts else { return true };
    let ends = item.ends.unwrap_or(starts);
    plan.coming.get(&person).is_none_or(|spans| spans.iter().any(|(from, to)| *from <= starts && ends <= *to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::checks::plan::{Span, joined};
    use crate::programme::checks::rules::sample::{at, found_in, item, person, plan};

    #[test]
    fn people_are_asked_for_only_when_they_can_come() {
        type Case = (&'static [(&'static str, &'static str)], (&'static str, &'static str), bool);
        let table: [Case; 7] = [
            (&[("08:00", "12:00")], ("09:00", "10:00"), false),
            (&[("09:00", "10:00")], ("09:00", "10:00"), false),
            (&[("09:05", "12:00")], ("09:00", "10:00"), true),
            (&[("08:00", "09:30")], ("09:00", "10:00"), true),
            (&[("13:00", "17:00")], ("09:00", "10:00"), true),
            (&[("08:00", "09:30"), ("09:30", "11:00")], ("09:00", "10:00"), false),
            (&[("08:00", "09:20"), ("09:40", "11:00")], ("09:00", "10:00"), true),
        ];
        for (spans, (from, to), expected) in table {
            let mut plan = plan(vec![person(item(1, at(from, to)), 7)]);
            let spans: Vec<Span> = spans.iter().map(|(from, to)| at(from, to)).collect();
            plan.coming.insert(7, joined(spans.clone()));
            assert_eq!(!found_in(&plan, Rule::NotAvailable).is_empty(), expected, "{spans:?} {from}");
        }
        let mut someday = person(item(1, at("09:00", "10:00")), 7);
        (someday.starts, someday.ends) = (None, None);
        let mut plan = plan(vec![someday]);
        plan.coming.insert(7, vec![at("13:00", "14:00")]);
        assert!(found_in(&plan, Rule::NotAvailable).is_empty());
    }

    #[test]
    fn of_an_official_one_knows_when_they_arrive() {
        let table = [(true, false, true), (true, true, false), (false, false, false)];
        for (official, said, expected) in table {
            let mut plan = plan(vec![person(person(item(1, at("09:00", "10:00")), 7), 7)]);
            plan.officials.extend(official.then_some(7));
            plan.coming.extend(said.then(|| (7, vec![at("08:00", "12:00")])));
            let keys = if expected { vec!["no_arrival-1-p7"] } else { vec![] };
            assert_eq!(found_in(&plan, Rule::NoArrival), keys, "{official} {said}");
        }
    }
}
