//! Many editors at the same moment.
use super::stream::Stream;
use super::*;
use khaihoi::programme::checks::{Severity, of_event};
use rocket::futures::future::{join, join_all};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Editors at work at once.
const EDITORS: usize = 20;
/// Acts of each, one after the other.
const ACTS: i32 = 5;

#[rocket::async_test]
async fn twenty_editors_moving_items_at_once_lose_nothing_and_what_was_checked_is_not_stale() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let hall = app.room(&studio.event, "Hội trường").await;
    let mut editors = vec![];
    for number in 0..EDITORS {
        let item = studio.item(&format!("Mục {number}"), "08:00", "08:30").await;
        studio.part(&item, &format!("Phần {number}"), "08:10", "08:20").await;
        editors.push((app.organizer(&studio.event).await, item));
    }
    let mut seen = Seen::begin(&studio).await;
    let (studio, ended) = (&studio, Cell::new(false));
    let work = editors.iter().enumerate().map(async |(number, (browser, item))| {
        for version in 1..=ACTS {
            let (hour, minute) = (8 + version, number % 6);
            let act = json!({"do": "place", "item": item.id, "version": version, "day": "2026-11-23", "from": format!("{hour:02}:{minute}0"), "to": format!("{hour:02}:{minute}5"), "room": hall.id});
            let page = studio.ask(browser, &format!("ca-{number}"), act).await;
            assert_eq!(page.status, Status::Ok, "editor {number}, act {version}: {}", page.text);
        }
    });
    let work = async {
        join_all(work).await;
        // Whatever was told so far, something is told after all of it.
        studio.act(json!({"do": "words", "item": editors[0].1.id, "version": 1 + ACTS, "expected": 7})).await;
        ended.set(true);
    };
    join(work, seen.follow(studio, &ended)).await;

    let mut expected = vec![];
    for number in 0..EDITORS {
        let (hour, minute) = (8 + ACTS, number % 6);
        let from = hour * 60 + minute as i32 * 10 + 10;
        expected.push(format!("Mục {number} {hour:02}:{minute}0-{hour:02}:{minute}5"));
        expected.push(format!("Phần {number} {:02}:{:02}-{:02}:{:02}", from / 60, from % 60, (from + 10) / 60, (from + 10) % 60));
    }
    assert_eq!(studio.lines().await, expected);
    assert!(studio.rows().await.iter().skip(2).all(|row| row.version == 1 + ACTS), "every act was counted");
    let clashes = of_event(app.db.reader(), &studio.event).await.unwrap().open_of(Severity::Clash);
    assert!(clashes > 0, "three or four stand in one room at each hour");
    let beside = studio.browser.get("/studio/hoi/programme/findings").await;
    assert_eq!(beside.attributes("[data-findings]", "data-clashes"), [clashes.to_string()]);
}

/// What one open editor has before its eyes: the items it began with, and whatever the stream said since.
struct Seen<'a> {
    stream: Stream<'a>,
    items: BTreeMap<i64, Value>,
}

impl<'a> Seen<'a> {
    async fn begin(studio: &Studio<'a>) -> Self {
        let stream = Stream::open(studio.app, &studio.browser, "sitting=ca-nhin").await;
        Self { stream, items: by_id(studio.state().await) }
    }

    /// Listens until all is done and nothing here differs from what the server says, warnings of the checks included.
    async fn follow(&mut self, studio: &Studio<'_>, ended: &Cell<bool>) {
        while !ended.get() || self.items != by_id(studio.state().await) {
            let news = self.stream.next("items", "").await;
            self.items.extend(by_id(news["items"].as_array().cloned().unwrap_or_default()));
        }
    }
}

fn by_id(items: Vec<Value>) -> BTreeMap<i64, Value> {
    items.into_iter().filter_map(|item| Some((item["id"].as_i64()?, item))).collect()
}

#[rocket::async_test]
async fn of_many_changes_to_one_item_one_stands_and_the_others_are_told() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    let mut editors = vec![];
    for _ in 0..8 {
        editors.push(app.organizer(&studio.event).await);
    }
    let act = |hour: usize| json!({"do": "place", "item": item.id, "version": 1, "day": "2026-11-23", "from": format!("{hour:02}:00"), "to": format!("{hour:02}:30")});
    let answers = join_all(editors.iter().enumerate().map(|(number, browser)| studio.ask(browser, "ca", act(10 + number)))).await;
    let done: Vec<_> = answers.iter().filter(|page| page.status == Status::Ok).collect();
    assert_eq!((done.len(), answers.iter().filter(|page| page.status == Status::Conflict).count()), (1, 7));
    assert_eq!(studio.lines().await, [line(&read(done[0])["items"][0])]);
}

#[rocket::async_test]
async fn two_nestings_at_once_never_make_a_third_level() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let (one, two, three) = (studio.item("Một", "", "").await, studio.item("Hai", "", "").await, studio.item("Ba", "", "").await);
    let other = app.organizer(&studio.event).await;
    let nest = |item: i64, parent: i64| json!({"do": "nest", "item": item, "version": 1, "parent": parent});
    let (first, second) =
        join(studio.ask(&studio.browser, "ca", nest(one.id, two.id)), studio.ask(&other, "ca-khac", nest(two.id, three.id))).await;
    let mut statuses = [first.status.code, second.status.code];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
    assert_eq!(studio.rows().await.iter().filter(|row| row.parent_id.is_some()).count(), 1);
}
