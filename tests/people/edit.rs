//! What is on record of a person.
use super::{delegates, fields};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::people::delegate::Part;
use khaihoi::people::person;
use rocket::http::Status;
use sea_orm::EntityTrait;

#[rocket::async_test]
async fn an_editor_sees_no_contacts_and_loses_none() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let people = delegates(&app, &event, Part::Speaker, &["Mai Sơn"]).await;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, Role::Editor).await);
    let path = "/studio/hoi/people/mai-son";
    assert_eq!(organizer.get(path).await.attributes("#f-phone", "value"), ["0912 345 678"]);
    for path in ["/studio/hoi/people", path, "/studio/hoi/people/new?q=mai", "/studio/hoi/people/mai-son/delegate/speaker"] {
        let page = editor.get(path).await;
        assert_eq!(page.status, Status::Ok);
        assert!(!["secret@", "912 345", "912345"].iter().any(|contact| page.text.contains(contact)), "{path}");
    }
    for path in ["/vi/hoi/people", "/vi/hoi/people/mai-son"] {
        let page = app.anonymous().get(path).await;
        assert!(!["secret@", "912 345", "912345"].iter().any(|contact| page.text.contains(contact)), "{path}");
    }
    let saved = editor.post(path, &fields("Mai Văn Sơn", &[("version", "1"), ("phone", "0987654321"), ("email", "")])).await;
    assert_eq!(saved.goes_to.as_deref(), Some(path));
    let row = person::Entity::find_by_id(people[0].id).one(app.db.reader()).await.unwrap().unwrap();
    assert_eq!((row.phone.as_deref(), row.email.as_deref()), (Some("+84912345678"), Some("secret@example.vn")));
    assert_eq!((row.name.as_str(), row.slug.as_str(), row.version), ("Mai Văn Sơn", "mai-son", 2));
}

#[rocket::async_test]
async fn who_saves_second_sees_both_texts() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    let path = "/studio/hoi/people/mai-son";
    let first = [("version", "1"), ("honorific", "Đồng chí"), ("positions[0].title.vi", "Giám đốc")];
    assert_eq!(organizer.post(path, &fields("Mai Sơn", &first)).await.status, Status::SeeOther);

    let page = organizer.post(path, &fields("Mai Sơn", &[("version", "1"), ("honorific", "Ngài")])).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.attributes("#f-honorific", "value"), ["Ngài"]);
    let theirs = page.select(".theirs span");
    assert!(theirs.contains(&"Đồng chí".to_owned()) && theirs.contains(&"Giám đốc".to_owned()), "{theirs:?}");
    assert_eq!(page.attributes("input[name=version]", "value"), ["2"]);

    let second = [("version", "2"), ("honorific", "Ngài")];
    assert_eq!(organizer.post(path, &fields("Mai Sơn", &second)).await.status, Status::SeeOther);
    assert_eq!(organizer.get(path).await.attributes("#f-honorific", "value"), ["Ngài"]);
}

#[rocket::async_test]
async fn an_organisation_is_known_once_however_it_is_written() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Lê An", "Lê Bình"]).await;
    let organizer = app.organizer(&event).await;
    let post = |organisation: &'static str, english: &'static str| {
        fields(
            "Lê Ai Đó",
            &[
                ("version", "1"),
                ("positions[0].title.vi", "Chủ tịch"),
                ("positions[0].title.en", "Chairman"),
                ("positions[0].organisation.vi", organisation),
                ("positions[0].organisation.en", english),
            ],
        )
    };
    organizer.post("/studio/hoi/people/le-an", &post("Uỷ ban nhân dân tỉnh", "")).await;
    organizer.post("/studio/hoi/people/le-binh", &post("Ủy ban nhân dân tỉnh", "Provincial People's Committee")).await;
    let page = app.anonymous().get("/en/hoi/people").await;
    assert_eq!(page.select("#official .post"), ["Chairman, Provincial People's Committee"; 2]);
    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(page.select("#official .post"), ["Chủ tịch Ủy ban nhân dân tỉnh"; 2]);
}

#[rocket::async_test]
async fn posts_change_places_without_a_script() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Lê An"]).await;
    let organizer = app.organizer(&event).await;
    let form = [("version", "1"), ("positions[0].title.vi", "Một"), ("positions[1].title.vi", "Hai"), ("row", "up:1")];
    let page = organizer.post("/studio/hoi/people/le-an", &fields("Lê An", &form)).await;
    assert_eq!(page.attributes("form [data-row]", "data-row")[..2], ["1", "0"]);

    let form = [("version", "1"), ("positions[1].title.vi", "Hai"), ("positions[0].title.vi", "Một")];
    organizer.post("/studio/hoi/people/le-an", &fields("Lê An", &form)).await;
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select(".post"), ["Hai", "Một"]);
}

#[rocket::async_test]
async fn people_of_other_events_are_not_this_teams_business() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &other, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    assert_eq!(organizer.get("/studio/hoi/people/mai-son").await.status, Status::NotFound);
    assert_eq!(organizer.post("/studio/hoi/people/mai-son", &fields("X Y", &[("version", "1")])).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_correction_reaches_every_event_the_person_comes_to() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let (here, there) = (app.organizer(&event).await, app.organizer(&other).await);
    there.post("/studio/khac/people/mai-son/delegate", &[("part", "speaker")]).await;
    assert_eq!(app.anonymous().get("/vi/khac/people").await.select(".name"), ["Ông Mai Sơn"]);
    here.post("/studio/hoi/people/mai-son", &fields("Mai Hồng Sơn", &[("version", "1")])).await;
    assert_eq!(app.anonymous().get("/vi/khac/people").await.select(".name"), ["Mai Hồng Sơn"]);
}
