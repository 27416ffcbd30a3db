//! What is still to be filled in: hour, place, people, a chair, the other language.
use crate::programme::checks::finding::{Finding, Rule};
use crate::programme::checks::plan::{Item, Sight};
use crate::programme::item_person::Part;
use crate::programme::schedule_item::Kind;

pub fn found(sight: &Sight<'_>) -> Vec<Finding> {
    sight.items.iter().flat_map(|item| at(sight, item)).collect()
}

fn at<'a>(sight: &Sight<'a>, item: &'a Item) -> Vec<Finding> {
    // Parts follow one another in the whole's own place: neither hour nor room need be said of them.
    let own = item.parent.is_none();
    let parts: Vec<Part> = sight.whole(item).flat_map(|one| one.people.iter().map(|(_, part)| *part)).collect();
    let lacks = [
        (Rule::NoTime, own && (item.starts.is_none() || item.ends.is_none())),
        (Rule::NoRoom, own && item.room.is_none() && !item.all_rooms),
        (Rule::NoPerson, needs_somebody(item.kind) && parts.is_empty()),
        (Rule::NoChair, item.kind == Kind::Forum && !parts.is_empty() && !parts.contains(&Part::Chair)),
        (Rule::Untranslated, !item.translated),
    ];
    lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(rule, _)| Finding::at(rule, item.id)).collect()
}

/// What is nothing without somebody who speaks.
fn needs_somebody(kind: Kind) -> bool {
    matches!(kind, Kind::Speech | Kind::Forum | Kind::Workshop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::checks::rules::findings;
    use crate::programme::checks::rules::sample::{at, item, person, plan, room};

    /// Every rule of this file that finds something at item 1.
    fn lacks(items: Vec<Item>) -> Vec<&'static str> {
        let found = findings(&plan(items)).into_iter().filter(|one| one.item == 1 && one.rule >= Rule::NoTime);
        found.map(|one| one.rule.code()).collect()
    }

    fn whole() -> Item {
        person(room(item(1, at("09:00", "10:00")), 1), 7)
    }

    #[test]
    fn what_is_missing_is_named_and_nothing_else() {
        type Change = fn(&mut Item);
        let table: [(&str, Change, &[&str]); 11] = [
            ("nothing", |_| {}, &[]),
            ("hour", |one| (one.starts, one.ends) = (None, None), &["no_time"]),
            ("end", |one| one.ends = None, &["no_time"]),
            ("room", |one| one.room = None, &["no_room"]),
            ("whole venue", |one| (one.room, one.all_rooms) = (None, true), &[]),
            ("people", |one| one.people.clear(), &["no_person"]),
            ("people of a break", |one| (one.kind, one.people) = (Kind::Break, vec![]), &[]),
            ("chair", |one| one.people = vec![(7, Part::Speaker)], &["no_chair"]),
            ("chair of a workshop", |one| (one.kind, one.people) = (Kind::Workshop, vec![(7, Part::Speaker)]), &[]),
            ("language", |one| one.translated = false, &["untranslated"]),
            ("cancelled", |one| (one.off, one.translated, one.room) = (true, false, None), &[]),
        ];
        for (name, change, expected) in table {
            let mut one = whole();
            change(&mut one);
            assert_eq!(lacks(vec![one]), expected, "{name}");
        }
    }

    #[test]
    fn the_people_of_parts_count_for_the_whole_and_parts_need_no_place_of_their_own() {
        let (mut forum, mut part) = (whole(), person(item(2, at("09:00", "09:30")), 7));
        forum.people.clear();
        (part.parent, part.room, part.starts, part.ends) = (Some(1), None, None, None);
        assert!(lacks(vec![forum, part.clone()]).is_empty());
        (part.id, part.parent) = (1, Some(2));
        assert!(lacks(vec![part]).is_empty());
    }
}
