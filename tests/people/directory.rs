//! The people of an event, as visitors find them.
use super::delegates;
use crate::app::App;
use khaihoi::events::event::State;
use khaihoi::people::delegate::Part;
use khaihoi::people::lines_of;
use rocket::http::Status;
use sea_orm::ActiveValue::Set;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[rocket::async_test]
async fn a_search_without_marks_finds_names_with_marks() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Speaker, &["Trần Văn Đức", "Lê Thị Hoa", "Nguyễn Hoàng Trân"]).await;
    for (query, expected) in [
        ("?q=tran", &["Trần Văn Đức", "Nguyễn Hoàng Trân"][..]),
        ("?q=duc+tran", &["Trần Văn Đức"]),
        ("?q=%C4%90%E1%BB%A9c", &["Trần Văn Đức"]),
        ("?q=tvd", &["Trần Văn Đức"]),
        ("?q=kh%C3%B4ng+c%C3%B3", &[]),
        ("?part=juror", &[]),
        ("?part=speaker&q=hoa", &["Lê Thị Hoa", "Nguyễn Hoàng Trân"]),
    ] {
        let page = app.anonymous().get(&format!("/vi/hoi/people{query}")).await;
        assert_eq!(page.select(".name a"), expected, "{query}");
        let page = app.organizer(&event).await.get(&format!("/studio/hoi/people{query}")).await;
        assert_eq!(page.select(".rows .name"), expected.iter().map(|name| format!("Ông {name}")).collect::<Vec<_>>(), "{query}");
    }
}

#[rocket::async_test]
async fn people_of_a_draft_are_not_public() {
    let app = App::start().await;
    let event = app.event_with("hoi", |event| event.state = Set(State::Draft)).await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn"]).await;
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn an_event_without_people_says_so() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    for language in ["vi", "en"] {
        assert_eq!(app.anonymous().get(&format!("/{language}/hoi/people")).await.select(".empty").len(), 1);
    }
    assert_eq!(app.organizer(&event).await.get("/studio/hoi/people").await.select(".empty").len(), 1);
}

#[rocket::async_test]
async fn hostile_words_stay_words() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Speaker, &["<script>alert(1)</script>"]).await;
    let page = app.anonymous().get("/vi/hoi/people?q=%3Cscript%3E%22").await;
    assert_eq!(page.attributes("#filter-q", "value"), ["<script>\""]);
    assert!(!app.anonymous().get("/vi/hoi/people").await.text.contains("<script>alert"));
}

#[rocket::async_test]
async fn three_people_or_three_hundred_take_the_same_queries() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let mut counts = vec![];
    for (from, to) in [(0, 3), (3, 300)] {
        let names: Vec<String> = (from..to).map(|number| format!("Người Số{number}")).collect();
        delegates(&app, &event, Part::Speaker, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let count = Arc::new(AtomicUsize::new(0));
        let mut counted = app.db.reader().clone();
        let seen = count.clone();
        counted.set_metric_callback(move |_| {
            seen.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(lines_of(&counted, &event).await.expect("lines").len(), to);
        counts.push(count.load(Ordering::Relaxed));
    }
    assert_eq!(counts[0], counts[1]);
}
