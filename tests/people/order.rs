//! The protocol order of officials.
use super::delegates;
use crate::app::{App, Browser};
use khaihoi::people::delegate::Part;
use rocket::http::Status;

const OFFICIALS: &[&str] = &["Đỗ Một", "Đỗ Hai", "Đỗ Ba"];

async fn ids(browser: &Browser<'_>) -> Vec<String> {
    browser.get("/studio/hoi/people").await.attributes("#official li", "data-id")
}

async fn names(app: &App) -> Vec<String> {
    app.anonymous().get("/vi/hoi/people").await.select("#official .name a")
}

#[rocket::async_test]
async fn officials_stand_in_the_order_given_and_speakers_by_given_name() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, OFFICIALS).await;
    delegates(&app, &event, Part::Speaker, &["Vũ Thị Yến", "Lê Ánh", "Trần Bình"]).await;
    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(page.select("#official .name a"), OFFICIALS);
    assert_eq!(page.select("#speaker .name a"), ["Lê Ánh", "Trần Bình", "Vũ Thị Yến"]);
}

#[rocket::async_test]
async fn one_moves_up_and_the_order_survives() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, OFFICIALS).await;
    let organizer = app.organizer(&event).await;
    let seen = ids(&organizer).await;
    let step = format!("up:{}", seen[2]);
    let moved = organizer.post("/studio/hoi/people", &[("part", "official"), ("seen", &seen.join(",")), ("move", &step)]).await;
    assert_eq!(moved.goes_to.as_deref(), Some("/studio/hoi/people#official"));
    assert_eq!(names(&app).await, ["Đỗ Một", "Đỗ Ba", "Đỗ Hai"]);

    let seen = ids(&organizer).await;
    let dragged = [seen[2].as_str(), &seen[0], &seen[1]].join(",");
    organizer.post("/studio/hoi/people", &[("part", "official"), ("seen", &seen.join(",")), ("order", &dragged)]).await;
    assert_eq!(names(&app).await, ["Đỗ Hai", "Đỗ Một", "Đỗ Ba"]);
}

#[rocket::async_test]
async fn of_two_orders_at_once_the_second_is_told() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, OFFICIALS).await;
    let organizer = app.organizer(&event).await;
    let seen = ids(&organizer).await;
    let all = seen.join(",");
    let (a, b) = ([seen[2].as_str(), &seen[0], &seen[1]].join(","), [seen[1].as_str(), &seen[2], &seen[0]].join(","));
    let (one, other) = ([("part", "official"), ("seen", &all), ("order", &a)], [("part", "official"), ("seen", &all), ("order", &b)]);
    let (one, other) = rocket::tokio::join!(organizer.post("/studio/hoi/people", &one), organizer.post("/studio/hoi/people", &other));
    let mut both = [one.status, other.status];
    both.sort();
    assert_eq!(both, [Status::SeeOther, Status::UnprocessableEntity]);
    let told = if one.status == Status::SeeOther { other } else { one };
    assert_eq!(told.select(".flash.error").len(), 1);
    assert_eq!(told.attributes("#official li", "data-id"), ids(&organizer).await);
}

#[rocket::async_test]
async fn an_order_of_others_is_refused() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &event, Part::Official, OFFICIALS).await;
    delegates(&app, &other, Part::Official, &["Ai Đó"]).await;
    let organizer = app.organizer(&event).await;
    let seen = ids(&organizer).await;
    let foreign = format!("{},{},99", seen[0], seen[1]);
    for (order, status) in [(foreign.as_str(), Status::UnprocessableEntity), ("", Status::UnprocessableEntity), ("x", Status::NotFound)] {
        let answer = organizer.post("/studio/hoi/people", &[("part", "official"), ("seen", &seen.join(",")), ("order", order)]).await;
        assert_eq!(answer.status, status, "{order}");
    }
    assert_eq!(names(&app).await, OFFICIALS);
}
