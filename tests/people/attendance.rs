//! Answers, substitutes, and the reception desk.
use super::{delegates, fields};
use crate::app::{App, Browser};
use khaihoi::events::team::Role;
use khaihoi::people::delegate::{self, Part};
use khaihoi::platform::change::revision;
use rocket::http::Status;
use sea_orm::EntityTrait;

const NAMES: &[&str] = &["Đỗ Một", "Đỗ Hai", "Đỗ Ba"];

async fn answer(organizer: &Browser<'_>, slug: &str, answer: &str) {
    let there = format!("/studio/hoi/people/{slug}/delegate/official/answer");
    assert_eq!(organizer.post(&there, &[("answer", answer)]).await.status, Status::SeeOther);
}

async fn public(app: &App) -> Vec<String> {
    app.anonymous().get("/vi/hoi/people").await.select("#official .name a")
}

async fn revision(app: &App, event: i64) -> i64 {
    revision::Entity::find_by_id(event).one(app.db.reader()).await.expect("read").map_or(0, |row| row.number)
}

#[rocket::async_test]
async fn who_declines_leaves_numbers_and_public_pages_and_is_still_seen_in_the_studio() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, NAMES).await;
    let organizer = app.organizer(&event).await;
    answer(&organizer, "do-hai", "declined").await;
    assert_eq!(public(&app).await, ["Đỗ Một", "Đỗ Ba"]);
    let page = organizer.get("/studio/hoi/people").await;
    assert_eq!(page.select("#official .name a"), NAMES);
    assert_eq!(page.select("#official .place"), ["1", "", "2"]);
    assert_eq!(page.select("#official li.absent .tag.off"), ["Không dự"]);
    answer(&organizer, "do-hai", "accepted").await;
    assert_eq!(public(&app).await, NAMES);
}

#[rocket::async_test]
async fn a_substitute_is_ranked_by_their_own_post_and_both_are_linked() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    for (name, post) in [("Đỗ Bí Thư", "Bí thư Tỉnh ủy"), ("Đỗ Sở", "Giám đốc Sở Tài chính")] {
        organizer.post("/studio/hoi/people/new", &fields(name, &[("part", "official"), ("positions[0].title.vi", post)])).await;
    }
    let there = "/studio/hoi/people/do-bi-thu/delegate/official/substitute";
    assert_eq!(organizer.get(&format!("{there}?q=so")).await.select(".known .name"), ["Đỗ Sở"]);
    let new = [("name", "Đỗ Phó Phòng"), ("title", "Phó Trưởng phòng"), ("organisation", "Sở Nội vụ tỉnh Bắc Ninh")];
    assert_eq!(organizer.post(there, &new).await.status, Status::SeeOther);
    let page = organizer.get("/studio/hoi/people").await;
    assert_eq!(page.select("#official li:not(.absent) .name a").last().map(String::as_str), Some("Đỗ Phó Phòng"));
    let linked = page.select("#official .why");
    assert!(linked.contains(&"Người dự thay: Đỗ Phó Phòng".to_owned()), "{linked:?}");
    assert!(linked.contains(&"Dự thay Đỗ Bí Thư".to_owned()), "{linked:?}");
    assert_eq!(public(&app).await, ["Đỗ Sở", "Đỗ Phó Phòng"]);

    // Nobody stands in for themselves, and nobody sends somebody who is absent.
    let own = organizer.post("/studio/hoi/people/do-so/delegate/official/substitute", &[("person", "do-so")]).await;
    assert_eq!(own.status, Status::UnprocessableEntity);
    let absent = organizer.post("/studio/hoi/people/do-so/delegate/official/substitute", &[("person", "do-bi-thu")]).await;
    assert!(absent.words().contains("Người này cũng vắng mặt"), "{}", absent.words());

    organizer.post("/studio/hoi/people/do-pho-phong/delegate/official/remove", &[]).await;
    let page = organizer.get("/studio/hoi/people").await;
    assert_eq!(page.select("#official li.absent .tag.off"), ["Không dự"]);
}

#[rocket::async_test]
async fn the_reception_desk_marks_arrivals_with_the_hour_and_takes_them_back() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, NAMES).await;
    let reception = app.member(&event, Role::Reception).await;
    assert_eq!(reception.get("/studio").await.attributes("tbody a", "href"), ["/gate/hoi/delegates"]);
    let before = revision(&app, event.id).await;
    assert_eq!(reception.post("/gate/hoi/delegates/do-ba/arrived", &[]).await.status, Status::SeeOther);
    let page = reception.get("/gate/hoi/delegates").await;
    assert_eq!(page.select(".arrivals li.here .name b"), ["Đỗ Ba"]);
    assert_eq!(page.select(".arrivals li.here .tag.ok"), ["Đã đến lúc 9h00"]);
    assert_eq!(page.select("#desk-count"), ["1 / 3 đã đến"]);
    assert_eq!(reception.get("/gate/hoi/delegates?q=mot").await.select(".arrivals .name b"), ["Đỗ Một"]);
    assert_eq!(reception.get("/gate/hoi/delegates?state=waiting").await.select(".arrivals .name b").len(), 2);
    reception.post("/gate/hoi/delegates/do-ba/undo", &[]).await;
    assert!(reception.get("/gate/hoi/delegates").await.select(".arrivals li.here").is_empty());
    assert_eq!(revision(&app, event.id).await, before);
}

#[rocket::async_test]
async fn of_two_desks_the_first_hour_counts_and_one_line_is_logged() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Đỗ Một"]).await;
    let (one, other) = (app.member(&event, Role::Reception).await, app.member(&event, Role::Editor).await);
    let there = "/gate/hoi/delegates/do-mot/arrived";
    let (a, b) = rocket::tokio::join!(one.post(there, &[]), other.post(there, &[]));
    assert_eq!([a.status, b.status], [Status::SeeOther; 2]);
    app.clock.advance(chrono::TimeDelta::minutes(5));
    one.post(there, &[]).await;
    let row = delegate::Entity::find().one(app.db.reader()).await.expect("read").expect("a delegate");
    assert_eq!(row.arrived_at, Some(crate::app::morning()));
    let organizer = app.organizer(&event).await;
    let log = organizer.get("/studio/hoi/log").await.words();
    assert_eq!(log.matches("Đỗ Một đã đến").count(), 1, "{log}");
}

#[rocket::async_test]
async fn who_comes_after_all_is_shown_to_everybody() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, NAMES).await;
    let organizer = app.organizer(&event).await;
    answer(&organizer, "do-hai", "declined").await;
    let before = revision(&app, event.id).await;
    organizer.post("/gate/hoi/delegates/do-hai/arrived", &[]).await;
    assert_eq!(public(&app).await, NAMES);
    assert_eq!(revision(&app, event.id).await, before + 1);
    assert_eq!(organizer.get("/studio/hoi/people").await.select("#official .place"), ["1", "2", "3"]);
}

#[rocket::async_test]
async fn the_desk_answers_304_while_nothing_has_changed() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, NAMES).await;
    let reception = app.member(&event, Role::Reception).await;
    let page = reception.get("/gate/hoi/delegates").await;
    let tag = page.header("ETag").expect("a tag").to_owned();
    assert_eq!(reception.get_with("/gate/hoi/delegates", "If-None-Match", &tag).await.status, Status::NotModified);
    reception.post("/gate/hoi/delegates/do-mot/arrived", &[]).await;
    assert_eq!(reception.get_with("/gate/hoi/delegates", "If-None-Match", &tag).await.status, Status::Ok);
}
