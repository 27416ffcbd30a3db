use super::{at, form, named, today};
use crate::app::App;
use chrono::TimeDelta;
use khaihoi::people::availability::set_times;
use khaihoi::people::delegate::{DelegateInput, Part as Presence, make_delegate};
use khaihoi::people::person;
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::time::{DEFAULT_ZONE, to_utc};
use khaihoi::programme::checks::{Rule, of_event};
use khaihoi::programme::item_person::Part;
use khaihoi::programme::schedule_item::Kind;
use rocket::http::Status;

const PAGE: &str = "/studio/hoi/programme/checks";

/// A person who comes to the event as an official.
pub async fn official(app: &App, event: &khaihoi::events::event::Model, name: &str) -> person::Model {
    let person = app.person(name).await;
    let change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.unwrap();
    make_delegate(&change, event.id, person.id, &DelegateInput::as_on_record(Presence::Official)).await.unwrap();
    change.commit().await.unwrap();
    person
}

#[rocket::async_test]
async fn the_list_names_both_items_and_says_what_to_do() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let room = app.room(&event, "Phòng 201").await;
    let mut one = named("Tập huấn gọi vốn");
    (one.when, one.room_id, one.expected) = (at("09:00", "09:40"), Some(room.id), Some(120));
    let mut two = named("Diễn đàn nông nghiệp");
    (two.when, two.room_id) = (at("09:30", "10:00"), Some(room.id));
    app.item(&event, &one).await;
    app.item(&event, &two).await;

    let page = organizer.get(PAGE).await;
    assert_eq!(page.select(".counts .tag"), ["1 chỗ trùng", "1 cảnh báo", "2 chỗ còn thiếu"]);
    let first = page.select(".finding").remove(0);
    for words in ["Tập huấn gọi vốn", "9h00–9h40, Thứ Hai, 23/11/2026", "Trùng địa điểm Phòng 201 với Diễn đàn nông nghiệp", "đổi địa điểm"]
    {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(page.words().contains("Phòng 201 có 80 chỗ, dự kiến 120 người"), "{}", page.words());
    let english = organizer.speaking(khaihoi::platform::language::Language::En).get(PAGE).await;
    assert!(english.words().contains("Phòng 201 is taken at the same time by Diễn đàn nông nghiệp (en)"), "{}", english.words());
    for (query, expected) in [("severity=warning", 1), ("rule=no_person", 2), ("q=goi+von", 3), ("severity=clash&rule=no_person", 0)] {
        assert_eq!(organizer.get(&format!("{PAGE}?{query}")).await.select(".finding").len(), expected, "{query}");
    }
}

#[rocket::async_test]
async fn a_finding_is_shown_on_both_items_and_beside_the_editor() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut opening = named("Lễ khai mạc");
    (opening.kind, opening.when, opening.all_rooms) = (Kind::Ceremony, at("08:00", "09:00"), true);
    let opening = app.item(&event, &opening).await;
    let mut speech = named("Phát biểu");
    (speech.kind, speech.when, speech.parent_id) = (Kind::Ceremony, at("08:50", "09:10"), Some(opening.id));
    let speech = app.item(&event, &speech).await;

    let part = organizer.get(&format!("/studio/hoi/programme/{}", speech.id)).await;
    assert!(part.select(".finding").concat().contains("Nằm ngoài giờ của mục lớn Lễ khai mạc"), "{:?}", part.select(".finding"));
    let whole = organizer.get(&format!("/studio/hoi/programme/{}", opening.id)).await;
    assert!(whole.select(".finding").concat().contains("Không chứa hết phần Phát biểu"), "{:?}", whole.select(".finding"));

    let beside = organizer.get("/studio/hoi/programme/findings?day=2026-11-23").await;
    assert_eq!(beside.attributes("[data-findings]", "data-warnings"), ["1"]);
    assert_eq!(beside.attributes(".finding a", "href"), [format!("#i{}", speech.id), format!("#i{}", opening.id)]);
    assert!(!beside.text.contains("<html"));
    let other_day = organizer.get("/studio/hoi/programme/findings?day=2026-11-24").await;
    assert!(other_day.select(".finding").is_empty());
}

#[rocket::async_test]
async fn a_finding_is_acknowledged_with_a_note_and_taken_back() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut late = named("Dạ hội");
    (late.kind, late.when, late.all_rooms) = (Kind::Networking, at("20:00", "23:00"), true);
    let item = app.item(&event, &late).await;
    let key = format!("outside_hours-{}", item.id);
    assert_eq!(organizer.get(PAGE).await.attributes(".finding", "id"), std::slice::from_ref(&key));

    let without = organizer.post(&format!("{PAGE}/acknowledge"), &[("finding", &key), ("note", "")]).await;
    assert_eq!(without.status, Status::SeeOther);
    assert!(organizer.get(PAGE).await.select(".known").is_empty());
    organizer.post(&format!("{PAGE}/acknowledge"), &[("finding", &key), ("note", "Đã xin phép")]).await;

    let page = organizer.get(PAGE).await;
    assert!(page.words().contains("Không có điểm nào cần xem lại"), "{}", page.words());
    assert!(page.select(".known").concat().contains("Đã xin phép"));
    let log = organizer.get("/studio/hoi/log").await;
    assert!(log.words().contains("đã ghi nhận một điểm kiểm tra của mục Dạ hội"), "{}", log.words());
    organizer.post(&format!("{PAGE}/take-back"), &[("finding", &key)]).await;
    assert_eq!(organizer.get(PAGE).await.attributes("#findings > .finding", "id"), [key]);
    let gone = organizer.post(&format!("{PAGE}/acknowledge"), &[("finding", "no_room-999"), ("note", "x")]).await;
    assert_eq!(gone.status, Status::SeeOther);
    assert!(of_event(app.db.reader(), &event).await.unwrap().acknowledged.is_empty());
}

#[rocket::async_test]
async fn the_hours_of_a_day_and_the_way_between_rooms_are_the_events_own() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let (hall, lab) = (app.room(&event, "Hội trường").await, app.room(&event, "Phòng 201").await);
    let yen = app.person("Vũ Hải Yến").await;
    for (title, room, (from, to)) in [("Một", hall.id, ("07:30", "09:00")), ("Hai", lab.id, ("09:05", "10:00"))] {
        let mut input = named(title);
        (input.when, input.room_id, input.people) = (at(from, to), Some(room), vec![(yen.id, Part::Chair)]);
        app.item(&event, &input).await;
    }
    assert!(organizer.get(PAGE).await.select(".finding").is_empty());
    for (from, to, way, status) in
        [("09:00", "08:00", "5", 422), ("08:00", "18:00", "999", 422), ("x", "18:00", "", 422), ("08:00", "18:00", "10", 303)]
    {
        let sent = organizer.post(PAGE, &[("hours_from", from), ("hours_to", to), ("travel_minutes", way)]).await;
        assert_eq!(sent.status.code, status, "{from} {to} {way}");
    }
    let page = organizer.get(PAGE).await;
    let said = page.select(".finding .said");
    assert!(said[0].contains("Vũ Hải Yến chỉ có 5 phút, cần 10 phút"), "{said:?}");
    assert!(said[1].contains("Ngoài giờ trong ngày (8h00 đến 18h00)"), "{said:?}");
    assert_eq!(page.attributes("#f-hours_from", "value"), ["08:00"]);
}

#[rocket::async_test]
async fn a_delegates_times_are_noted_and_held_against_the_plan() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let son = official(&app, &event, "Mai Sơn").await;
    let mut opening = named("Lễ khai mạc");
    (opening.when, opening.all_rooms, opening.people) = (at("09:00", "10:00"), true, vec![(son.id, Part::Chair)]);
    app.item(&event, &opening).await;
    let rules = async || of_event(app.db.reader(), &event).await.unwrap().open.iter().map(|one| one.rule).collect::<Vec<_>>();
    assert_eq!(rules().await, [Rule::NoArrival]);

    let times = "/studio/hoi/people/mai-son/times";
    let half = organizer.post(times, &[("times[0].from", "2026-11-23T09:30"), ("times[0].to", "")]).await;
    assert_eq!(half.attributes(".errors", "id"), ["e-times[0].to"]);
    let turned = organizer.post(times, &[("times[0].from", "2026-11-23T09:30"), ("times[0].to", "2026-11-23T09:00")]).await;
    assert_eq!(turned.status, Status::UnprocessableEntity);
    organizer
        .post(
            times,
            &[("times[0].from", "2026-11-23T09:30"), ("times[0].to", "2026-11-23T12:00"), ("times[1].from", ""), ("times[1].to", "")],
        )
        .await;
    assert_eq!(rules().await, [Rule::NotAvailable]);
    assert!(organizer.get("/studio/hoi/people/mai-son").await.words().contains("09:30, 23/11/2026 – 12:00, 23/11/2026"));
    let page = organizer.get(PAGE).await;
    assert!(page.words().contains("Mai Sơn không có mặt lúc này; chỉ có mặt 9h30–12h00 23/11"), "{}", page.words());
    assert_eq!(page.attributes(".finding .todo a", "href"), [times]);

    let mut change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.unwrap();
    let from = to_utc(today().and_hms_opt(8, 0, 0).unwrap(), DEFAULT_ZONE);
    set_times(&mut change, &event, &son, &[(from, from + TimeDelta::hours(4))]).await.unwrap();
    change.commit().await.unwrap();
    assert!(rules().await.is_empty());
}

#[rocket::async_test]
async fn how_many_are_expected_is_part_of_the_form() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let item = app.item(&event, &named("Diễn đàn")).await;
    let page = format!("/studio/hoi/programme/{}", item.id);
    assert_eq!(organizer.post(&page, &form("Diễn đàn", &[("version", "1"), ("expected", "0")])).await.status, Status::UnprocessableEntity);
    assert_eq!(organizer.post(&page, &form("Diễn đàn", &[("version", "1"), ("expected", "250")])).await.status, Status::SeeOther);
    assert_eq!(organizer.get(&page).await.attributes("#f-expected", "value"), ["250"]);
}

#[rocket::async_test]
async fn other_days_of_the_event_move_nothing_and_list_what_lies_outside() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    for title in ["Khai mạc", "Bế mạc"] {
        let mut input = named(title);
        input.when = at("08:00", "09:00");
        if title == "Bế mạc" {
            input.when.day = today().succ_opt();
        }
        app.item(&event, &input).await;
    }
    let state = async || organizer.get("/studio/hoi/programme/state").await.text;
    let before = state().await;
    let days = crate::events::settings("1", &[("starts_on", "2026-11-22"), ("ends_on", "2026-11-23")]);

    let saved = organizer.post("/studio/hoi/settings", &days).await;

    let there = organizer.get(saved.goes_to.as_deref().expect("an address")).await;
    assert_eq!(there.goes_to.as_deref(), Some("/studio/hoi/programme/checks?rule=outside_days"));
    let list = organizer.get("/studio/hoi/programme/checks?rule=outside_days").await;
    assert_eq!(list.select("#findings > .finding h2 a"), ["Bế mạc"]);
    let items = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON")["items"].as_array().cloned();
    let plain = |text: &str| {
        let items = items(text).expect("items").into_iter();
        let plain = |mut item: serde_json::Value| {
            item["warnings"] = 0.into();
            item
        };
        items.map(plain).collect::<Vec<_>>()
    };
    assert_eq!(plain(&state().await), plain(&before), "nothing has moved");
}
