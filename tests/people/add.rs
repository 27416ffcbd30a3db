//! Somebody comes to an event.
use super::{delegates, fields};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

#[rocket::async_test]
async fn a_new_person_comes_with_their_posts() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let editor = app.member(&event, Role::Editor).await;
    let form = fields(
        "Trần Lan Phương",
        &[
            ("honorific", "bà"),
            ("part", "official"),
            ("positions[0].title.vi", "Phó Chủ tịch"),
            ("positions[0].title.en", "Vice President"),
            ("positions[0].organisation.vi", "Hội Liên hiệp Phụ nữ Việt Nam"),
            ("positions[0].organisation.en", "Viet Nam Women's Union"),
            ("positions[1].title.vi", ""),
        ],
    );
    let answer = editor.post("/studio/hoi/people/new", &form).await;
    assert_eq!(answer.goes_to.as_deref(), Some("/studio/hoi/people/tran-lan-phuong"), "{}", answer.text);

    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(page.select("#official .name"), ["Bà Trần Lan Phương"]);
    assert_eq!(page.select("#official .post"), ["Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam"]);
    let page = app.anonymous().get("/en/hoi/people").await;
    assert_eq!(page.select("#official .name"), ["Ms. Trần Lan Phương"]);
    assert_eq!(page.select("#official .post"), ["Vice President, Viet Nam Women's Union"]);
}

#[rocket::async_test]
async fn a_namesake_is_pointed_out_but_not_forbidden() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &other, Part::Speaker, &["Nguyễn Văn An"]).await;
    let editor = app.organizer(&event).await;

    let warned = editor.post("/studio/hoi/people/new", &fields("Nguyen Van An", &[("part", "speaker")])).await;
    assert_eq!(warned.status, Status::UnprocessableEntity);
    assert_eq!(warned.select(".known .name"), ["Ông Nguyễn Văn An"]);
    assert_eq!(warned.attributes("#f-name", "value"), ["Nguyen Van An"]);
    assert_eq!(warned.attributes(".known form", "action"), ["/studio/hoi/people/nguyen-van-an/delegate"]);

    let anyway = editor.post("/studio/hoi/people/new", &fields("Nguyen Van An", &[("part", "speaker"), ("anyway", "true")])).await;
    assert_eq!(anyway.goes_to.as_deref(), Some("/studio/hoi/people/nguyen-van-an-2"));
}

#[rocket::async_test]
async fn somebody_known_from_another_event_is_found_without_marks_and_added() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &other, Part::Speaker, &["Trần Đức Ước", "Lê Thị Hoa"]).await;
    let editor = app.member(&event, Role::Editor).await;

    let found = editor.get("/studio/hoi/people/new?q=uoc+tran&part=juror").await;
    assert_eq!(found.select(".known .name"), ["Ông Trần Đức Ước"]);
    assert_eq!(found.attributes(".known option[selected]", "value"), ["juror"]);
    let added = editor.post("/studio/hoi/people/tran-duc-uoc/delegate", &[("part", "juror")]).await;
    assert_eq!(added.goes_to.as_deref(), Some("/studio/hoi/people#juror"));
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#juror .name"), ["Ông Trần Đức Ước"]);

    // Once is enough.
    editor.post("/studio/hoi/people/tran-duc-uoc/delegate", &[("part", "juror")]).await;
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#juror .name").len(), 1);
}

#[rocket::async_test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_stays() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let form = fields(
        "A",
        &[("email", "không phải email"), ("phone", "12"), ("gender", "x"), ("positions[4].held_from", "31/02/2025"), ("part", "official")],
    );
    let page = organizer.post("/studio/hoi/people/new", &form).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    for field in ["name", "email", "phone", "gender", "positions[4].held_from"] {
        assert_eq!(page.select(&format!("[id='e-{field}']")).len(), 1, "{field}");
    }
    assert_eq!(page.attributes("#f-email", "value"), ["không phải email"]);

    let form = fields("Lê An", &[("positions[2].title.vi", "Giám đốc"), ("positions[7].organisation.vi", "Sở Y tế")]);
    let page = organizer.post("/studio/hoi/people/new", &form).await;
    assert_eq!(page.select("[id='e-positions[7].title.vi']").len(), 1, "{}", page.text);
    assert_eq!(page.attributes("[data-row]", "data-row")[..2], ["2", "7"]);
}

#[rocket::async_test]
async fn who_is_not_of_the_team_finds_nothing_here() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let reception = app.member(&event, Role::Reception).await;
    let stranger = app.signed_up("ai@khaihoi.example").await;
    for path in
        ["/studio/hoi/people", "/studio/hoi/people/new", "/studio/hoi/people/mai-son", "/studio/hoi/people/mai-son/delegate/official"]
    {
        assert_eq!(reception.get(path).await.status, Status::NotFound, "{path}");
        assert_eq!(stranger.get(path).await.status, Status::NotFound, "{path}");
        assert!(app.anonymous().get(path).await.goes_to.is_some(), "{path}");
    }
}
