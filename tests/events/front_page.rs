use crate::app::App;
use khaihoi::events::event::{Model, State};
use khaihoi::events::{EventInput, insert_event, publish_in};
use khaihoi::platform::change::{Actor, Change};
use rocket::http::Status;
use sea_orm::ActiveValue::Set;

async fn published(app: &App, written: &str) -> Model {
    let input: EventInput = serde_json::from_str(written).expect("an event");
    let mut change = Change::begin(&app.db, &Actor::program("thử"), app.now()).await.unwrap();
    let event = insert_event(&mut change, &input).await.unwrap();
    let event = publish_in(&mut change, event.id).await.unwrap();
    change.commit().await.unwrap();
    event
}

async fn some(app: &App) {
    for written in [
        r#"{"name": {"vi": "Techfest Bắc Giang 2023", "en": "Techfest Bac Giang 2023"}, "ends_on": "2023-11-12", "province_former": "24"}"#,
        r#"{"name": {"vi": "Ngày hội đang mở"}, "starts_on": "2026-11-22", "ends_on": "2026-11-24", "province_code": "01"}"#,
        r#"{"name": {"vi": "Ngày hội Huế"}, "starts_on": "2026-12-05", "province_code": "46"}"#,
        r#"{"name": {"vi": "Ngày hội chưa có ngày"}}"#,
    ] {
        published(app, written).await;
    }
    app.event_with("nhap", |row| row.state = Set(State::Draft)).await;
}

#[rocket::async_test]
async fn festivals_are_listed_by_when_they_are() {
    let app = App::start().await;
    some(&app).await;
    let page = app.anonymous().get("/vi").await;
    assert_eq!(page.select("main h2"), ["Đang diễn ra", "Sắp diễn ra", "Năm 2023"]);
    let names = ["Ngày hội đang mở", "Ngày hội Huế", "Ngày hội chưa có ngày", "Techfest Bắc Giang 2023"];
    assert_eq!(page.select(".event-card h3"), names);
    assert_eq!(page.select(".event-card .where"), ["Hà Nội", "Huế", "Bắc Giang"]);
    assert_eq!(page.attributes(".event-card img.drawn", "src").len(), 4);
    let drum = app.anonymous().get(&page.attributes(".event-card img", "src")[0]).await;
    assert_eq!((drum.status, drum.header("Content-Type")), (Status::Ok, Some("image/svg+xml")));

    app.clock.advance(chrono::TimeDelta::days(2));
    let later = app.anonymous().get("/vi").await;
    assert_eq!(later.select("main h2"), ["Sắp diễn ra", "Năm 2026", "Năm 2023"], "the kept page dies at midnight");
}

#[rocket::async_test]
async fn festivals_are_found_with_and_without_marks_by_province_and_by_year() {
    let app = App::start().await;
    some(&app).await;
    let all = ["Ngày hội đang mở", "Ngày hội Huế", "Ngày hội chưa có ngày", "Techfest Bắc Giang 2023"];
    let table: [(&str, &[&str]); 9] = [
        ("/vi?q=bac%20giang", &all[3..]),
        ("/vi?q=B%E1%BA%AFc+Giang", &all[3..]),
        ("/vi?q=bac+ninh", &all[3..]),
        ("/vi?province=24", &all[3..]),
        ("/vi?year=2026", &all[..2]),
        ("/vi?q=hue&year=2026&province=46", &all[1..2]),
        ("/vi?q=hue&year=2023", &[]),
        ("/vi?q=&province=&year=", &all),
        ("/vi?q=%25&year=x", &[]),
    ];
    for (path, expected) in table {
        assert_eq!(app.anonymous().get(path).await.select(".event-card h3"), expected, "{path}");
    }
    let none = app.anonymous().get("/vi?q=khong-co").await;
    assert_eq!(none.attributes(".empty a", "href"), ["/vi"]);
}

#[rocket::async_test]
async fn the_front_page_speaks_both_languages_and_marks_what_is_not_translated() {
    let app = App::start().await;
    some(&app).await;
    let page = app.anonymous().get("/en").await;
    assert_eq!(page.attributes("html", "lang"), ["en"]);
    assert_eq!(page.attributes("link[hreflang=vi]", "href").len(), 1);
    assert_eq!(page.select("h3 span[lang=vi]"), ["Ngày hội đang mở", "Ngày hội Huế", "Ngày hội chưa có ngày"]);
    assert!(page.select("h3").contains(&"Techfest Bac Giang 2023".to_owned()));
}

#[rocket::async_test]
async fn the_root_chooses_a_language() {
    let app = App::start().await;
    for (header, value, expected) in [
        ("Accept-Language", "vi,en;q=0.5", "/vi"),
        ("Accept-Language", "en-GB,en", "/en"),
        ("Accept-Language", "de", "/en"),
        ("X-Nothing", "", "/vi"),
    ] {
        let reply = app.anonymous().get_with("/", header, value).await;
        assert_eq!((reply.status, reply.goes_to.as_deref()), (Status::SeeOther, Some(expected)), "{header}: {value}");
        assert_eq!(reply.header("Vary"), Some("Accept-Language, Cookie"));
    }
}

#[rocket::async_test]
async fn an_empty_site_says_so() {
    let app = App::start().await;
    let page = app.anonymous().get("/vi").await;
    assert_eq!((page.status, page.select(".empty h2")), (Status::Ok, vec!["Chưa có ngày hội nào được công bố".to_owned()]));
}

#[rocket::async_test]
async fn a_language_nobody_speaks_here_is_no_page() {
    let app = App::start().await;
    for path in ["/fr", "/hoi", "/fr/hoi", "/drum/hoi.svg?colour=red", "/drum/hoi.png?colour=A4201B"] {
        assert_eq!(app.anonymous().get(path).await.status, Status::NotFound, "{path}");
    }
}
