//! What is printed at one event.
use super::delegates;
use crate::app::App;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

const PATH: &str = "/studio/hoi/people/mai-son/delegate/official";

#[rocket::async_test]
async fn what_is_printed_here_differs_from_the_record_and_only_here() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    app.organizer(&other).await.post("/studio/khac/people/mai-son/delegate", &[("part", "official")]).await;
    let form = [
        ("version", "1"),
        ("part", "official"),
        ("side", "host"),
        ("printed_honorific", "Đồng chí"),
        ("printed_titles.vi", "Ủy viên Ban Thường vụ Tỉnh ủy\nPhó Chủ tịch Thường trực UBND tỉnh"),
        ("printed_titles.en", "Member of the Standing Committee\nStanding Vice Chairman"),
        ("committee_role.vi", "Trưởng Ban Tổ chức"),
        ("committee_role.en", "Head of the Organizing Committee"),
    ];
    assert_eq!(organizer.post(PATH, &form).await.goes_to.as_deref(), Some("/studio/hoi/people#official"));
    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(page.select(".name"), ["Đồng chí Mai Sơn"]);
    assert_eq!(page.select(".post"), ["Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch Thường trực UBND tỉnh"]);
    assert_eq!(page.select(".role"), ["Trưởng Ban Tổ chức"]);
    let page = app.anonymous().get("/en/hoi/people").await;
    assert_eq!(page.select(".post"), ["Member of the Standing Committee", "Standing Vice Chairman"]);
    let page = app.anonymous().get("/vi/khac/people").await;
    assert_eq!(page.select(".name"), ["Ông Mai Sơn"]);
    assert!(page.select(".post, .role").is_empty());
}

#[rocket::async_test]
async fn posts_in_two_languages_must_be_as_many() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let form = [("version", "1"), ("part", "official"), ("printed_titles.vi", "Một\nHai"), ("printed_titles.en", "One")];
    let page = app.organizer(&event).await.post(PATH, &form).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.select("[id='e-printed_titles']").len(), 1);
    assert_eq!(page.select("[id='f-printed_titles.vi']"), ["Một Hai"]);
}

#[rocket::async_test]
async fn a_part_may_change_unless_it_is_taken() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    organizer.post("/studio/hoi/people/mai-son/delegate", &[("part", "speaker")]).await;
    let page = organizer.post(PATH, &[("version", "1"), ("part", "speaker")]).await;
    assert_eq!(page.select("#e-part").len(), 1, "{}", page.text);
    let moved = organizer.post(PATH, &[("version", "1"), ("part", "juror")]).await;
    assert_eq!(moved.goes_to.as_deref(), Some("/studio/hoi/people#juror"));
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.attributes("section.people-part", "id"), ["speaker", "juror"]);
}

#[rocket::async_test]
async fn who_prints_second_sees_both_texts() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    let form = |title| [("version", "1"), ("part", "official"), ("printed_titles.vi", title)];
    organizer.post(PATH, &form("Giám đốc")).await;
    let page = organizer.post(PATH, &form("Phó Giám đốc")).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.select(".theirs span"), ["Giám đốc"]);
    assert_eq!(page.select("[id='f-printed_titles.vi']"), ["Phó Giám đốc"]);
}

#[rocket::async_test]
async fn who_leaves_stays_known() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    let left = organizer.post(&format!("{PATH}/remove"), &[]).await;
    assert_eq!(left.goes_to.as_deref(), Some("/studio/hoi/people"));
    assert!(app.anonymous().get("/vi/hoi/people").await.select(".name").is_empty());
    assert_eq!(organizer.get("/studio/hoi/people/new?q=mai").await.select(".known .name"), ["Ông Mai Sơn"]);
}
