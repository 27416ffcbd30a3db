use super::*;
use crate::platform::text::Bilingual;
use crate::programme::publish::small::changed;
use crate::programme::room;
use crate::programme::schedule_item::{self, Kind};
use crate::programme::snapshot::Room;

/// Minutes after 8h00 of 23/11/2026 at the event.
fn at(minutes: i64) -> DateTime<Utc> {
    "2026-11-23T01:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minutes)
}

/// UUIDs are names; rooms are "hall" and "yard", and "new", which no release has shown.
struct Programme {
    snapshot: Snapshot,
    working: Working,
}

fn item(name: &str, room: &str, hours: Option<(i64, i64)>) -> Item {
    Item {
        uuid: name.into(),
        slug: name.into(),
        kind: Kind::Forum,
        title: Bilingual::new(name, name),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: hours.map(|(from, _)| at(from)),
        ends_at: hours.map(|(_, to)| at(to)),
        room: (!room.is_empty()).then(|| room.into()),
        all_rooms: false,
        track: None,
        language: None,
        people: vec![],
        cancelled: false,
        sequence: 0,
        changed_at: at(0),
        late_minutes: 0,
        speaking_since: None,
        children: vec![],
    }
}

fn row(id: i64, parent_id: Option<i64>, item: &Item) -> schedule_item::Model {
    schedule_item::Model {
        id,
        uuid: item.uuid.clone(),
        event_id: 1,
        parent_id,
        slug: item.slug.clone(),
        kind: item.kind,
        title: item.title.clone(),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: item.starts_at,
        ends_at: item.ends_at,
        room_id: item.room.as_deref().map(|room| if room == "hall" { 1 } else { 2 }),
        all_rooms: item.all_rooms,
        track_id: None,
        language: None,
        cancelled_at: None,
        sequence: 0,
        changed_at: at(0),
        expected: None,
        minutes: None,
        after_minutes: None,
        late_minutes: 0,
        speaking_since: item.speaking_since,
        place: 1,
        version: 1,
    }
}

/// A ceremony with two speeches, a forum after it in the hall and one in the yard, lunch everywhere, another day.
fn programme() -> Programme {
    let mut opening = item("opening", "hall", Some((0, 60)));
    opening.children = vec![item("welcome", "", Some((0, 20))), item("reply", "", Some((20, 60)))];
    let mut lunch = item("lunch", "", Some((180, 240)));
    lunch.all_rooms = true;
    let items = vec![
        opening,
        item("forum", "hall", Some((60, 120))),
        item("yard", "yard", Some((60, 120))),
        item("someday", "hall", None),
        lunch,
        item("tomorrow", "hall", Some((24 * 60, 25 * 60))),
    ];
    let mut rows = vec![];
    for item in &items {
        let id = rows.len() as i64 + 1;
        rows.push(row(id, None, item));
        for part in &item.children {
            rows.push(row(rows.len() as i64 + 1, Some(id), part));
        }
    }
    let names = ["hall", "yard", "new"];
    let room = |slug: &&str| Room { uuid: (*slug).into(), slug: (*slug).into(), ..Room::default() };
    let rooms = (1..).zip(names).map(|(id, name)| room::Model {
        id,
        uuid: name.into(),
        event_id: 1,
        name: Bilingual::new(name, ""),
        capacity: None,
        shared: false,
        place: id as i32,
        version: 1,
    });
    Programme {
        snapshot: Snapshot { zone: "Asia/Ho_Chi_Minh".into(), rooms: names[..2].iter().map(room).collect(), items, ..Snapshot::default() },
        working: Working { rooms: rooms.collect(), items: rows, ..Working::default() },
    }
}

impl Programme {
    fn plan(&self) -> Plan<'_> {
        Plan { snapshot: &self.snapshot, working: &self.working, now: at(30) }
    }

    fn after(&self, act: &Act, name: &str) -> Snapshot {
        changed(&self.snapshot, &self.working, &act.changes(&self.plan(), name).unwrap())
    }
}

/// What the public sees in short: "opening 10-70 late 10".
fn told(snapshot: &Snapshot) -> Vec<String> {
    let minutes = |moment: Option<DateTime<Utc>>| moment.map_or("?".into(), |moment| (moment - at(0)).num_minutes().to_string());
    let one = |item: &Item| {
        let mut text = format!("{} {}-{}", item.slug, minutes(item.starts_at), minutes(item.ends_at));
        if item.late_minutes > 0 {
            text += &format!(" late {}", item.late_minutes);
        }
        text + if item.cancelled { " off" } else { "" } + if item.speaking_since.is_some() { " speaks" } else { "" }
    };
    snapshot.all().map(one).collect()
}

/// What differs between two snapshots, in short.
fn different(old: &Snapshot, new: &Snapshot) -> String {
    let before = told(old);
    told(new).into_iter().filter(|line| !before.contains(line)).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_delay_moves_the_item_its_parts_and_what_is_asked_for() {
    let late = |minutes, following| Act::Late { minutes, following };
    let table = [
        ("opening", late(10, false), "opening 10-70 late 10, welcome 10-30 late 10, reply 30-70 late 10"),
        ("opening", late(10, true), "opening 10-70 late 10, welcome 10-30 late 10, reply 30-70 late 10, forum 70-130 late 10"),
        ("welcome", late(5, false), "welcome 5-25 late 5"),
        ("welcome", late(5, true), "opening 0-65, welcome 5-25 late 5, reply 25-65 late 5, forum 65-125 late 5"),
        ("lunch", late(30, true), "lunch 210-270 late 30"),
        ("yard", late(240, false), "yard 300-360 late 240"),
    ];
    for (name, act, expected) in table {
        let programme = programme();
        assert_eq!(different(&programme.snapshot, &programme.after(&act, name)), expected, "{name} {act:?}");
    }
}

#[test]
fn a_delay_is_counted_from_the_plan_however_often_it_is_told() {
    let mut programme = programme();
    for (minutes, expected) in [(10, "yard 70-130 late 10"), (30, "yard 90-150 late 30"), (0, "yard 60-120")] {
        let act = Act::Late { minutes, following: false };
        let after = programme.after(&act, "yard");
        assert_eq!(different(&programme.snapshot, &after), expected);
        let changes = act.changes(&programme.plan(), "yard").unwrap();
        let row = programme.working.items.iter_mut().find(|row| row.uuid == "yard").unwrap();
        let stand = &changes[0].working.1;
        (row.starts_at, row.ends_at, row.late_minutes) = (stand.starts_at, stand.ends_at, stand.late_minutes);
        programme.snapshot = after;
    }
}

#[test]
fn items_stay_in_the_order_of_their_hours() {
    let programme = programme();
    let after = programme.after(&Act::Late { minutes: 90, following: false }, "opening");
    let order: Vec<_> = after.items.iter().take(3).map(|item| item.slug.as_str()).collect();
    assert_eq!(order, ["forum", "yard", "opening"]);
}

#[test]
fn what_cannot_be_done_is_refused() {
    let late = |minutes| Act::Late { minutes, following: false };
    let table = [
        ("someday", late(10), "programme-live-no-hour"),
        ("opening", late(0), "programme-live-nothing"),
        ("opening", late(-5), "programme-live-minutes-range"),
        ("opening", late(241), "programme-live-minutes-range"),
        ("unknown", late(5), "programme-live-not-released"),
    ];
    let programme = programme();
    for (name, act, key) in table {
        assert_eq!(act.changes(&programme.plan(), name).unwrap_err().key, key, "{name} {act:?}");
    }
    let mut evening = programme;
    evening.snapshot.items[2] = item("yard", "yard", Some((14 * 60, 15 * 60 + 50)));
    assert_eq!(late(15).changes(&evening.plan(), "yard").unwrap_err().key, "programme-live-past-midnight");
}

#[test]
fn a_plan_not_yet_published_moves_by_as_much_and_is_told() {
    let mut programme = programme();
    let forum = programme.working.items.iter_mut().find(|row| row.uuid == "forum").unwrap();
    (forum.starts_at, forum.ends_at) = (Some(at(90)), Some(at(150)));
    let changes = Act::Late { minutes: 10, following: false }.changes(&programme.plan(), "forum").unwrap();
    assert_eq!((changes[0].public.1.starts_at, changes[0].working.1.starts_at), (Some(at(70)), Some(at(100))));
    assert!(changes[0].met_a_plan());
    let back = changes[0].back(changes[0].public.1.clone(), changes[0].working.1.clone()).unwrap();
    assert_eq!((&back.public.1, &back.working.1), (&changes[0].public.0, &changes[0].working.0));
    let other = Stand { late_minutes: 20, ..changes[0].public.1.clone() };
    assert_eq!(changes[0].back(other, changes[0].working.1.clone()), None);
}

#[test]
fn a_room_takes_parts_of_the_old_one_along_and_may_be_new_to_the_public() {
    let mut programme = programme();
    programme.snapshot.items[0].children[0].room = Some("hall".into());
    programme.snapshot.items[0].children[1].room = Some("yard".into());
    let after = programme.after(&Act::Room("new".into()), "opening");
    let room = |name: &str| after.item(name).and_then(|item| item.room.clone());
    assert_eq!([room("opening"), room("welcome"), room("reply")], [Some("new".into()), Some("new".into()), Some("yard".into())]);
    assert_eq!(after.rooms.iter().map(|room| room.slug.as_str()).collect::<Vec<_>>(), ["hall", "yard", "new"]);
    let lunch = programme.after(&Act::Room("yard".into()), "lunch");
    assert_eq!(lunch.item("lunch").map(|item| (item.all_rooms, item.room.clone())), Some((false, Some("yard".into()))));
}

#[test]
fn parts_are_cancelled_with_the_whole_and_come_back_unless_they_were_off_themselves() {
    let mut programme = programme();
    let after = programme.after(&Act::Off(true), "opening");
    assert_eq!(different(&programme.snapshot, &after), "opening 0-60 off, welcome 0-20 off, reply 20-60 off");
    programme.snapshot = after;
    for name in ["opening", "reply"] {
        programme.working.items.iter_mut().find(|row| row.uuid == name).unwrap().cancelled_at = Some(at(1));
    }
    let back = programme.after(&Act::Off(false), "opening");
    assert_eq!(different(&programme.snapshot, &back), "opening 0-60, welcome 0-20");
}

#[test]
fn one_speaks_at_a_time_in_a_room() {
    let mut programme = programme();
    programme.snapshot.items[0].children[0].speaking_since = Some(at(5));
    programme.snapshot.items[2].speaking_since = Some(at(5));
    let table =
        [("reply", "welcome 0-20, reply 20-60 speaks"), ("forum", "welcome 0-20, forum 60-120 speaks"), ("lunch", "lunch 180-240 speaks")];
    for (name, expected) in table {
        assert_eq!(different(&programme.snapshot, &programme.after(&Act::Speaking(true), name)), expected, "{name}");
    }
    assert_eq!(different(&programme.snapshot, &programme.after(&Act::Speaking(false), "welcome")), "welcome 0-20");
}
