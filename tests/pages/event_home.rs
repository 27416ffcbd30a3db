//! The event's own page, as the clock moves on: ahead of the festival, on each of its hours, and after it.
use crate::app::{App, Page};
use crate::programme::{at, named};
use chrono::{DateTime, TimeDelta, Utc};
use khaihoi::events::event;
use khaihoi::programme::schedule_item::Kind;
use sea_orm::ActiveValue::Set;

/// Three days around 23/11/2026, and an opening and a forum on that day in one hall.
async fn festival() -> App {
    let app = App::start().await;
    let windows = |row: &mut event::ActiveModel| {
        row.booths_open_at = Set("2026-11-01T01:00:00Z".parse().ok());
        row.booths_close_at = Set("2026-11-20T10:00:00Z".parse().ok());
        row.province_code = Set(Some("24".into()));
    };
    let event = app.event_with("hoi", windows).await;
    let hall = app.room(&event, "Hội trường").await;
    for (kind, title, from, to) in [(Kind::Ceremony, "Lễ khai mạc", "08:30", "09:40"), (Kind::Forum, "Diễn đàn", "10:00", "11:00")]
    {
        let mut input = named(title);
        (input.kind, input.when, input.room_id) = (kind, at(from, to), Some(hall.id));
        app.item(&event, &input).await;
    }
    app.released(&event).await;
    app
}

/// The page at this hour of Viet Nam.
async fn page_at(app: &App, moment: &str) -> Page {
    let moment: DateTime<Utc> = DateTime::parse_from_rfc3339(&format!("{moment}:00+07:00")).expect("a moment").to_utc();
    app.clock.set(moment);
    app.anonymous().get("/vi/hoi").await
}

/// What the strip says is on and what comes next; nothing where there is no strip.
fn strip(page: &Page) -> (Vec<String>, Vec<String>) {
    (page.select(".live [data-now-list] a"), page.select(".live [data-next-list] a"))
}

fn none() -> Vec<String> {
    Vec::new()
}

#[rocket::async_test]
async fn before_it_the_page_says_how_long_it_is_and_how_to_take_part() {
    let app = festival().await;
    let early = page_at(&app, "2026-10-20T09:00").await;
    assert_eq!(early.select(".hero .tag"), ["Còn 33 ngày"]);
    assert_eq!(early.select(".ways p"), ["Nhận đăng ký từ 8h00, Chủ Nhật, 01/11/2026."]);
    assert_eq!(strip(&early), (none(), none()));

    let open = page_at(&app, "2026-11-01T08:00").await;
    assert_eq!(open.select(".hero .tag"), ["Còn 21 ngày"]);
    assert_eq!(open.attributes(".ways a, .hero .actions a", "href"), ["/vi/hoi/exhibit", "/vi/hoi/programme", "/vi/hoi/exhibit"]);

    let last_night = page_at(&app, "2026-11-21T23:59").await;
    assert_eq!(last_night.select(".hero .tag"), ["Còn 1 ngày"]);
    assert!(last_night.select(".ways p").concat().starts_with("Đã ngừng nhận đăng ký"));
}

#[rocket::async_test]
async fn while_it_is_on_the_page_says_what_is_on_and_what_is_next() {
    let app = festival().await;
    let on = |title: &str| vec![title.to_owned()];
    let table = [
        ("2026-11-23T07:00", (none(), on("Lễ khai mạc")), 2),
        ("2026-11-23T08:30", (on("Lễ khai mạc"), on("Diễn đàn")), 2),
        ("2026-11-23T09:39", (on("Lễ khai mạc"), on("Diễn đàn")), 2),
        ("2026-11-23T09:40", (none(), on("Diễn đàn")), 1),
        ("2026-11-23T10:30", (on("Diễn đàn"), none()), 1),
        ("2026-11-23T11:00", (none(), none()), 0),
    ];
    assert_eq!(page_at(&app, "2026-11-22T00:00").await.select(".hero .tag"), ["Ngày thứ 1 trong 3 ngày"]);
    for (moment, expected, left) in table {
        let page = page_at(&app, moment).await;
        assert_eq!(page.select(".hero .tag"), ["Ngày thứ 2 trong 3 ngày"], "{moment}");
        assert_eq!(strip(&page), expected, "{moment}");
        assert_eq!(page.select("#today ~ div article").len(), left, "{moment}");
    }
}

#[rocket::async_test]
async fn after_it_the_page_tells_what_was_and_leads_to_the_next_one() {
    let app = festival().await;
    let next = |row: &mut event::ActiveModel| {
        row.starts_on = Set("2027-11-20".parse().ok());
        row.ends_on = Set("2027-11-22".parse().ok());
        row.province_code = Set(Some("24".into()));
    };
    app.event_with("hoi-sau", next).await;
    assert_eq!(page_at(&app, "2026-11-24T23:59").await.select(".hero .tag"), ["Ngày thứ 3 trong 3 ngày"]);

    let over = page_at(&app, "2026-11-25T00:00").await;
    assert_eq!(over.select(".hero .tag"), ["Đã kết thúc"]);
    assert_eq!(strip(&over), (none(), none()));
    assert_eq!(over.select(".ways").len(), 0);
    assert_eq!(over.select(".figures b"), ["3", "2"]);
    assert_eq!(over.attributes(".later a", "href"), ["/vi/hoi-sau"]);
}

#[rocket::async_test]
async fn the_kept_page_dies_when_something_begins_ends_opens_or_shuts() {
    let app = festival().await;
    page_at(&app, "2026-11-23T08:00").await;
    for (minutes, expected) in [(29, 0), (1, 1), (69, 1), (1, 0)] {
        app.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(strip(&app.anonymous().get("/vi/hoi").await).0.len(), expected, "{}", app.now());
    }
}
