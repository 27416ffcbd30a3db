//! The page of one person at an event.
use super::{delegates, fields};
use crate::app::App;
use khaihoi::events::event::State;
use khaihoi::people::delegate::Part;
use rocket::http::Status;
use sea_orm::ActiveValue::Set;

#[rocket::async_test]
async fn a_person_is_shown_with_posts_role_and_biography_in_both_languages() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    let record = fields(
        "Mai Sơn",
        &[
            ("version", "1"),
            ("honorific", "Ông"),
            ("biography.vi", "Phụ trách **khoa học**."),
            ("biography.en", "In charge of **science**. <script>x</script>"),
            ("positions[0].title.vi", "Phó Chủ tịch"),
            ("positions[0].title.en", "Vice Chairman"),
        ],
    );
    organizer.post("/studio/hoi/people/mai-son", &record).await;
    let printed = [("version", "1"), ("part", "official"), ("committee_role.vi", "Trưởng Ban Tổ chức")];
    organizer.post("/studio/hoi/people/mai-son/delegate/official", &printed).await;

    let page = app.anonymous().get("/vi/hoi/people/mai-son").await;
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.select("h1"), ["Ông Mai Sơn"]);
    assert_eq!(page.select(".person-head .post, .person-head .role"), ["Phó Chủ tịch", "Trưởng Ban Tổ chức"]);
    assert_eq!(page.select(".prose strong"), ["khoa học"]);
    let page = app.anonymous().get("/en/hoi/people/mai-son").await;
    assert_eq!(page.select("h1"), ["Mr. Mai Sơn"]);
    assert_eq!(page.attributes(".role span", "lang"), ["vi"]);
    assert!(!page.text.contains("<script>x"));
    let data: serde_json::Value = serde_json::from_str(&page.select("script[type='application/ld+json']")[0]).expect("JSON");
    assert_eq!((&data["@type"], &data["name"]), (&"Person".into(), &"Mai Sơn".into()));
}

#[rocket::async_test]
async fn other_events_are_named_once_they_are_public() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let draft = app.event_with("kin", |event| event.state = Set(State::Draft)).await;
    let public = app.event("khac").await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn"]).await;
    for other in [&draft, &public] {
        let path = format!("/studio/{}/people/mai-son/delegate", other.slug);
        app.organizer(other).await.post(&path, &[("part", "juror")]).await;
    }
    let page = app.anonymous().get("/vi/hoi/people/mai-son").await;
    assert_eq!(page.attributes(".person-items a", "href"), ["/vi/khac/people/mai-son"]);
    assert_eq!(app.anonymous().get("/vi/kin/people/mai-son").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn who_does_not_come_has_no_page() {
    let app = App::start().await;
    let (_, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &other, Part::Speaker, &["Mai Sơn"]).await;
    for path in ["/vi/hoi/people/mai-son", "/vi/hoi/people/nobody"] {
        assert_eq!(app.anonymous().get(path).await.status, Status::NotFound, "{path}");
    }
}
