//! Many editors at the same moment.
use super::*;
use rocket::futures::future::{join, join_all};

/// Editors at work at once.
const EDITORS: usize = 20;
/// Acts of each, one after the other.
const ACTS: i32 = 5;

#[rocket::async_test]
async fn twenty_editors_moving_items_at_once_lose_nothing() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let mut editors = vec![];
    for number in 0..EDITORS {
        let item = studio.item(&format!("Mục {number}"), "08:00", "08:30").await;
        studio.part(&item, &format!("Phần {number}"), "08:10", "08:20").await;
        editors.push((app.organizer(&studio.event).await, item));
    }
    let studio = &studio;
    let work = editors.iter().enumerate().map(async |(number, (browser, item))| {
        for version in 1..=ACTS {
            let (hour, minute) = (8 + version, number % 6);
            let act = json!({"do": "place", "item": item.id, "version": version, "day": "2026-11-23", "from": format!("{hour:02}:{minute}0"), "to": format!("{hour:02}:{minute}5")});
            let page = studio.ask(browser, &format!("ca-{number}"), act).await;
            assert_eq!(page.status, Status::Ok, "editor {number}, act {version}: {}", page.text);
        }
    });
    join_all(work).await;

    let mut expected = vec![];
    for number in 0..EDITORS {
        let (hour, minute) = (8 + ACTS, number % 6);
        let from = hour * 60 + minute as i32 * 10 + 10;
        expected.push(format!("Mục {number} {hour:02}:{minute}0-{hour:02}:{minute}5"));
        expected.push(format!("Phần {number} {:02}:{:02}-{:02}:{:02}", from / 60, from % 60, (from + 10) / 60, (from + 10) % 60));
    }
    assert_eq!(studio.lines().await, expected);
    assert!(studio.rows().await.iter().all(|row| row.version == 1 + ACTS), "every act was counted");
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
