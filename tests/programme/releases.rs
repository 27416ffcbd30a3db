use super::checks::official;
use super::{at, named, today};
use crate::app::{App, Browser};
use chrono::TimeDelta;
use khaihoi::events::event;
use khaihoi::events::team::Role;
use khaihoi::platform::language::Language;
use khaihoi::programme::item_person::Part;
use khaihoi::programme::schedule_item::{self, When};
use khaihoi::programme::working::Working;
use rocket::http::Status;
use sea_orm::EntityTrait;

const PAGE: &str = "/studio/hoi/programme/releases";

/// Changes an item through its form.
async fn change(browser: &Browser<'_>, item: i64, title: &str, more: &[(&str, &str)]) {
    let page = format!("/studio/hoi/programme/{item}");
    let version = browser.get(&page).await.attributes("input[name=version]", "value").remove(0);
    let english = format!("{title} (en)");
    let mut fields = vec![("kind", "forum"), ("title.vi", title), ("title.en", &english), ("version", &version)];
    fields.extend_from_slice(more);
    let saved = browser.post(&page, &fields).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.words());
}

async fn row(app: &App, id: i64) -> schedule_item::Model {
    schedule_item::Entity::find_by_id(id).one(app.db.reader()).await.unwrap().unwrap()
}

/// A festival of two releases: a forum at nine, which then moves to ten and to another room; a workshop that comes later.
async fn two_releases(app: &App) -> (event::Model, i64, i64) {
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let (hall, lab) = (app.room(&event, "Hội trường").await, app.room(&event, "Phòng 201").await);
    let mut forum = named("Diễn đàn");
    (forum.when, forum.room_id) = (at("09:00", "09:30"), Some(hall.id));
    let forum = app.item(&event, &forum).await;
    let mut other = named("Trưng bày");
    (other.when, other.room_id) = (at("09:00", "11:00"), Some(lab.id));
    app.item(&event, &other).await;
    app.released(&event).await;
    let room = lab.id.to_string();
    let when = [("day", "2026-11-23"), ("from", "10:00"), ("to", "10:30"), ("room", room.as_str())];
    change(&organizer, forum.id, "Diễn đàn", &when).await;
    let workshop = app.item(&event, &named("Tập huấn")).await;
    app.clock.advance(TimeDelta::minutes(5));
    (event, forum.id, workshop.id)
}

#[rocket::async_test]
async fn what_changes_is_shown_in_words_and_on_a_grid_before_it_is_published() {
    let app = App::start().await;
    let (event, _, _) = two_releases(&app).await;
    let organizer = app.organizer(&event).await;
    let page = organizer.get("/studio/hoi/programme/publish").await;
    let words = page.select(".changes").concat();
    for said in
        ["1 mục mới", "Tập huấn", "1 mục thay đổi", "giờ: 9h00–9h30, Thứ Hai, 23/11/2026 → 10h00–10h30", "địa điểm: Hội trường → Phòng 201"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let slots = page.select(".room-grid .slot.moved");
    assert!(slots.len() == 1 && slots[0].contains("Diễn đàn"), "{slots:?}");
    assert_eq!(page.attributes(".room-grid .slot.moved", "href"), ["#c-dien-dan"]);
    assert_eq!(page.attributes("#c-dien-dan a", "href").len(), 1);
    assert!(page.select(".findings").concat().contains("Trùng địa điểm Phòng 201 với"), "{:?}", page.select(".findings"));
    assert!(page.words().contains("Không có đại biểu nào cần báo"), "{}", page.words());
}

#[rocket::async_test]
async fn the_public_page_of_changes_tells_each_release_the_newest_first() {
    let app = App::start().await;
    let (event, _, _) = two_releases(&app).await;
    let visitor = app.anonymous();
    let first = visitor.get("/vi/hoi/changes").await;
    assert_eq!(first.select(".release p"), ["Chương trình được công bố lần đầu với 2 mục."]);
    assert!(visitor.get("/vi/hoi/programme").await.attributes("a[href$=changes]", "href").is_empty());
    app.released(&event).await;

    let page = visitor.get("/vi/hoi/changes").await;
    assert_eq!(page.attributes(".release", "id"), ["r-2", "r-1"]);
    assert_eq!(page.attributes("#r-2 .changes a", "href"), ["/vi/hoi/programme/tap-huan", "/vi/hoi/programme/dien-dan"]);
    assert_eq!(visitor.get("/vi/hoi/programme").await.attributes("a[href$=changes]", "href"), ["/vi/hoi/changes"]);
    let english = visitor.get("/en/hoi/changes").await;
    assert!(english.words().contains("place: Hội trường → Phòng 201"), "{}", english.words());
    assert!(page.header("ETag").is_some());
    let draft = app.event_with("nhap", |event| event.state = sea_orm::ActiveValue::Set(event::State::Draft)).await;
    assert_eq!(visitor.get(&format!("/vi/{}/changes", draft.slug)).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn marks_stand_for_a_day_and_the_first_release_has_none() {
    let app = App::start().await;
    let (event, _, workshop) = two_releases(&app).await;
    let visitor = app.anonymous();
    assert!(visitor.get("/vi/hoi/programme").await.select(".item .tag:not([hidden])").is_empty());
    app.released(&event).await;
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".item .tag:not([hidden])"), ["Có thay đổi", "Mới"]);
    assert_eq!(visitor.get("/en/hoi/programme/tap-huan").await.select(".item-page .tag"), ["New"]);

    app.clock.advance(TimeDelta::hours(20));
    let organizer = app.organizer(&event).await;
    change(&organizer, workshop, "Tập huấn", &[("day", "2026-11-24")]).await;
    app.released(&event).await;
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".item .tag:not([hidden])"), ["Có thay đổi", "Đổi giờ"]);
    app.clock.advance(TimeDelta::hours(5));
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".item .tag:not([hidden])"), ["Đổi giờ"]);
    app.clock.advance(TimeDelta::hours(20));
    assert!(visitor.get("/vi/hoi/programme").await.select(".item .tag:not([hidden])").is_empty());
    assert!(visitor.get("/vi/hoi/programme/tap-huan").await.select(".item-page .tag").is_empty());
}

#[rocket::async_test]
async fn any_two_releases_are_compared() {
    let app = App::start().await;
    let (event, forum, _) = two_releases(&app).await;
    app.released(&event).await;
    let organizer = app.organizer(&event).await;
    change(&organizer, forum, "Diễn đàn lớn", &[("day", "2026-11-23"), ("from", "09:00"), ("to", "09:30")]).await;
    for (query, expected) in [
        ("old=1&new=2", vec!["1 mục mới", "1 mục thay đổi"]),
        ("old=2&new=1", vec!["1 mục thay đổi", "1 mục không còn"]),
        ("old=2&new=plan", vec!["1 mục thay đổi"]),
        ("old=1&new=1", vec![]),
    ] {
        let page = organizer.get(&format!("{PAGE}?{query}")).await;
        assert_eq!(page.select(".compared .changes h3"), expected, "{query}");
    }
    assert_eq!(organizer.get(&format!("{PAGE}?old=1&new=9")).await.status, Status::NotFound);
    assert_eq!(organizer.get(&format!("{PAGE}?old=1&new=x")).await.status, Status::NotFound);
    let english = organizer.speaking(Language::En).get(&format!("{PAGE}?old=1&new=2")).await;
    assert_eq!(english.select(".compared h2"), ["From release 1 to release 2"]);
    let editor = app.member(&event, Role::Editor).await;
    assert!(editor.get(PAGE).await.select("form[action$=return]").is_empty());
}

#[rocket::async_test]
async fn the_working_copy_goes_back_to_a_release_and_that_is_undone() {
    let app = App::start().await;
    let (event, forum, workshop) = two_releases(&app).await;
    app.released(&event).await;
    let organizer = app.organizer(&event).await;
    let never = app
        .item(&event, &{
            let mut input = named("Chưa công bố");
            input.when = at("15:00", "16:00");
            input
        })
        .await;
    let person = official(&app, &event, "Mai Sơn").await;
    change(&organizer, forum, "Diễn đàn khác", &[("people[0].person", "Mai Sơn"), ("people[0].part", "chair")]).await;
    let before = Working::read(app.db.reader(), event.id).await.unwrap();

    let back = organizer.post(&format!("{PAGE}/1/return"), &[]).await;
    assert_eq!(back.goes_to.as_deref(), Some(PAGE));
    let brought = row(&app, forum).await;
    assert_eq!((brought.title.vi.as_str(), brought.when(event.tz())), ("Diễn đàn", at("09:00", "09:30")));
    assert!(row(&app, workshop).await.is_cancelled(), "released later: cancelled");
    let shelved = row(&app, never.id).await;
    assert!(!shelved.is_cancelled() && shelved.when(event.tz()) == When::default(), "never released: on the shelf");
    assert!(Working::read(app.db.reader(), event.id).await.unwrap().people_of(forum).next().is_none(), "{}", person.name);
    assert_eq!(organizer.get(&format!("{PAGE}?old=1&new=plan")).await.select(".compared .changes h3").len(), 1, "the cancelled one alone");
    assert!(organizer.get("/studio/hoi/log").await.words().contains("đã đưa chương trình đang soạn về bản công bố"));

    organizer.post(&format!("{PAGE}/undo"), &[]).await;
    let after = Working::read(app.db.reader(), event.id).await.unwrap();
    let plain = |working: &Working| {
        let item = |item: &schedule_item::Model| schedule_item::Model { version: 0, ..item.clone() };
        let people: Vec<_> = working.people.iter().map(|(part, _)| (part.item_id, part.person_id, part.part)).collect();
        (working.items.iter().map(item).collect::<Vec<_>>(), people)
    };
    assert_eq!(plain(&after), plain(&before));
    let list = organizer.get(PAGE).await;
    assert_eq!((list.status, list.select(".undo-return").len()), (Status::Ok, 0));
}

#[rocket::async_test]
async fn a_return_that_others_have_worked_on_since_is_not_undone() {
    let app = App::start().await;
    let (event, forum, _) = two_releases(&app).await;
    app.released(&event).await;
    let organizer = app.organizer(&event).await;
    organizer.post(&format!("{PAGE}/1/return"), &[]).await;
    change(&organizer, forum, "Diễn đàn sửa sau", &[]).await;
    organizer.post(&format!("{PAGE}/undo"), &[]).await;
    assert_eq!(row(&app, forum).await.title.vi, "Diễn đàn sửa sau");
    organizer.post(&format!("{PAGE}/2/return"), &[]).await;
    let same = organizer.post(&format!("{PAGE}/2/return"), &[]).await;
    assert_eq!(same.status, Status::SeeOther);
    assert!(organizer.get(&format!("{PAGE}?old=2&new=plan")).await.words().contains("Không có mục nào khác nhau"));
}

#[rocket::async_test]
async fn parts_come_back_into_their_whole() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut opening = named("Lễ khai mạc");
    opening.when = at("08:00", "09:00");
    let opening = app.item(&event, &opening).await;
    let mut speech = named("Phát biểu");
    (speech.when, speech.parent_id, speech.people) =
        (at("08:10", "08:20"), Some(opening.id), vec![(app.person("Vũ Hải Yến").await.id, Part::Speaker)]);
    let speech = app.item(&event, &speech).await;
    app.released(&event).await;
    change(&organizer, speech.id, "Phát biểu", &[("day", "2026-11-24"), ("from", "14:00")]).await;
    organizer.post(&format!("/studio/hoi/programme/{}/cancel", opening.id), &[]).await;
    app.released(&event).await;

    organizer.post(&format!("{PAGE}/1/return"), &[]).await;
    let part = row(&app, speech.id).await;
    assert_eq!((part.parent_id, part.when(event.tz()), part.is_cancelled()), (Some(opening.id), at("08:10", "08:20"), false));
    assert_eq!((row(&app, opening.id).await.is_cancelled(), part.local_day(event.tz())), (false, Some(today())));
    let working = Working::read(app.db.reader(), event.id).await.unwrap();
    assert_eq!(working.people_of(speech.id).map(|(_, person)| person.name.as_str()).collect::<Vec<_>>(), ["Vũ Hải Yến"]);
}
