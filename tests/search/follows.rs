//! The index follows what is written: within one look at the log, whoever wrote it.
use super::world::{up_to_date, world};
use super::{asked, event, hits};
use crate::app::App;
use khaihoi::people::{DelegateInput, PersonInput, insert_person, make_delegate};
use khaihoi::platform::change::{Actor, Change, Note};
use khaihoi::platform::text::Line;
use khaihoi::search;

async fn found(app: &App, typed: &str) -> Vec<String> {
    hits(&asked(&app.anonymous(), "/vi/search", typed).await)
}

#[rocket::async_test]
async fn what_has_not_changed_is_not_written_again() {
    let app = world().await;
    assert_eq!(up_to_date(&app).await, 0);
}

#[rocket::async_test]
async fn an_event_that_is_taken_back_takes_everything_along() {
    let app = world().await;
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    for typed in ["hoang giang", "nong nghiep so", "mat ong", "ngay hoi khoi nghiep"] {
        assert!(!found(&app, typed).await.is_empty(), "{typed}");
    }
    organizer.post("/studio/hoi-xuan/state/unpublish", &[]).await;
    up_to_date(&app).await;
    for typed in ["hoang giang", "nong nghiep so", "mat ong", "ngay hoi khoi nghiep"] {
        assert!(found(&app, typed).await.is_empty(), "{typed}");
    }
    assert_eq!(hits(&asked(&organizer, "/studio/search", "hoang giang").await), ["Nguyễn Hoàng Giang"]);
    organizer.post("/studio/hoi-xuan/state/publish", &[]).await;
    up_to_date(&app).await;
    assert_eq!(found(&app, "hoang giang").await, ["Nguyễn Hoàng Giang"]);
}

#[rocket::async_test]
async fn an_item_is_public_once_it_is_released() {
    let app = world().await;
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    let fields = [
        ("title.vi", "Gala trao giải"),
        ("title.en", "Awards gala"),
        ("kind", "award"),
        ("day", "2026-11-24"),
        ("from", "19:00"),
        ("to", "21:00"),
    ];
    let page = organizer.post("/studio/hoi-xuan/programme/new", &fields).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    up_to_date(&app).await;
    assert!(found(&app, "gala").await.is_empty());
    assert_eq!(hits(&asked(&organizer, "/studio/search", "gala").await), ["Gala trao giải"]);
}

#[rocket::async_test]
async fn a_person_who_is_renamed_or_leaves_is_found_so() {
    let app = world().await;
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    let link = asked(&organizer, "/studio/hoi-xuan/search", "phomma").await.attributes(".found a", "href").remove(0);
    let page = organizer.post(&link, &[("name", "Somsak Vongsa"), ("version", "1")]).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    up_to_date(&app).await;
    assert!(found(&app, "phomma").await.is_empty());
    assert_eq!(found(&app, "vongsa").await, ["Somsak Vongsa"]);
    let gone = organizer.post(&format!("{link}/delegate/official/remove"), &[]).await;
    assert_eq!(gone.status.code, 303, "{}", gone.words());
    up_to_date(&app).await;
    assert!(found(&app, "vongsa").await.is_empty());
}

#[rocket::async_test]
async fn what_touches_an_event_without_a_word_is_seen_too() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    let mut change = Change::begin(&app.db, &Actor::program("test"), app.now()).await.expect("begun");
    let person = insert_person(&mut change, &PersonInput::named(Line::parse("Tô Thầm Lặng").expect("a name"))).await.expect("a person");
    make_delegate(&change, spring.id, person.id, &DelegateInput::as_on_record(khaihoi::people::delegate::Part::Press))
        .await
        .expect("a delegate");
    change.touch(spring.id);
    change.commit().await.expect("committed");
    up_to_date(&app).await;
    assert_eq!(found(&app, "tham lang").await, ["Tô Thầm Lặng"]);
}

#[rocket::async_test]
async fn a_line_that_is_seen_late_is_read_all_the_same() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    // Quiet, so that no revision tells of it.
    let mut change = Change::begin(&app.db, &Actor::program("test"), app.now()).await.expect("begun");
    let person = insert_person(&mut change, &PersonInput::named(Line::parse("Âu Đến Muộn").expect("a name"))).await.expect("a person");
    make_delegate(&change, spring.id, person.id, &DelegateInput::as_on_record(khaihoi::people::delegate::Part::Press))
        .await
        .expect("a delegate");
    change.note(Note::new(spring.id, "people-log-person-added").about("person", person.id, "Âu Đến Muộn").quiet()).await.expect("noted");
    change.commit().await.expect("committed");
    up_to_date(&app).await;
    assert_eq!(found(&app, "den muon").await, ["Âu Đến Muộn"]);
}

#[rocket::async_test]
async fn the_whole_index_made_anew_is_the_same() {
    let app = world().await;
    let before = found(&app, "giang").await;
    let count = search::rebuild(&app.db, app.now()).await.expect("made anew");
    assert!(count > 60, "{count}");
    assert_eq!(found(&app, "giang").await, before);
    assert_eq!(up_to_date(&app).await, 0);
}
