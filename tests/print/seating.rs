//! Who sits where in the front rows.
use crate::app::{App, Browser};
use crate::people::delegates;
use khaihoi::events::event;
use khaihoi::people::delegate::Part;
use khaihoi::people::person;
use rocket::http::Status;
use sea_orm::EntityTrait;

const PATH: &str = "/studio/hoi/papers/seating";
const NAMES: &[&str] = &["Đỗ Một", "Đỗ Hai", "Đỗ Ba", "Đỗ Tư"];

/// One row of five seats and one of four, four officials.
async fn hall(app: &App) -> (Browser<'_>, Vec<person::Model>) {
    let event = app.event("hoi").await;
    let people = delegates(app, &event, Part::Official, NAMES).await;
    let organizer = app.organizer(&event).await;
    let rows = [
        ("version", "0"),
        ("second", "right"),
        ("guests_on", "right"),
        ("rows[0].seats", "5"),
        ("rows[1].seats", "4"),
        ("rows[1].aisle_after", "2"),
    ];
    let saved = organizer.post(&format!("{PATH}/rows"), &rows).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.text);
    (organizer, people)
}

/// The first row, a name or nothing on each seat.
async fn first_row(browser: &Browser<'_>) -> Vec<String> {
    let page = browser.get(PATH).await;
    let names = (1..=5).map(|seat| page.select(&format!("[data-place='1-{seat}'] .seat-name")).concat().replace("Ông Đỗ ", ""));
    names.collect()
}

async fn act(browser: &Browser<'_>, fields: &[(&str, &str)]) -> crate::app::Page {
    let seen = browser.get(PATH).await.attributes("[name=seen]", "value")[0].clone();
    browser.post(PATH, &[&[("seen", seen.as_str())], fields].concat()).await
}

#[rocket::async_test]
async fn the_first_sits_in_the_middle_and_the_others_by_turns_on_both_sides() {
    let app = App::start().await;
    let (organizer, _) = hall(&app).await;
    assert_eq!(first_row(&organizer).await, ["", "Ba", "Một", "Hai", "Tư"]);
    let page = organizer.get(PATH).await;
    assert_eq!(page.select(".seat-aisle").len(), 1);
    assert_eq!(page.select(".seat").len(), 9);
}

#[rocket::async_test]
async fn who_is_moved_changes_places_and_stays_there_when_others_come() {
    let app = App::start().await;
    let (organizer, people) = hall(&app).await;
    let moved = act(&organizer, &[("act", "move"), ("person", &people[3].id.to_string()), ("to", "1-3")]).await;
    assert_eq!(moved.goes_to.as_deref(), Some("/studio/hoi/papers/seating#plan"), "{}", moved.text);
    assert_eq!(first_row(&organizer).await, ["", "Ba", "Tư", "Hai", "Một"]);
    assert_eq!(organizer.get(PATH).await.select(".by-hand").len(), 2);

    let event = event::Entity::find().one(app.db.reader()).await.expect("read").expect("an event");
    delegates(&app, &event, Part::Official, &["Đỗ Năm"]).await;
    assert_eq!(first_row(&organizer).await, ["Năm", "Ba", "Tư", "Hai", "Một"]);
    organizer.post("/studio/hoi/people/do-hai/delegate/official/remove", &[]).await;
    assert_eq!(first_row(&organizer).await, ["", "Năm", "Tư", "Ba", "Một"]);
}

#[rocket::async_test]
async fn a_seat_kept_empty_stays_empty_until_it_is_given_back() {
    let app = App::start().await;
    let (organizer, people) = hall(&app).await;
    act(&organizer, &[("act", "empty"), ("to", "1-3")]).await;
    assert_eq!(first_row(&organizer).await, ["Tư", "Hai", "", "Một", "Ba"]);
    act(&organizer, &[("act", "free"), ("to", "1-3")]).await;
    assert_eq!(first_row(&organizer).await, ["", "Ba", "Một", "Hai", "Tư"]);
    act(&organizer, &[("act", "move"), ("person", &people[0].id.to_string()), ("to", "2-1")]).await;
    act(&organizer, &[("act", "empty"), ("to", "1-1")]).await;
    assert_eq!(first_row(&organizer).await, ["", "Tư", "Hai", "Ba", ""]);
    act(&organizer, &[("act", "free_all")]).await;
    assert_eq!(first_row(&organizer).await, ["", "Ba", "Một", "Hai", "Tư"]);
}

#[rocket::async_test]
async fn an_act_that_cannot_be_is_refused_and_changes_nothing() {
    let app = App::start().await;
    let (organizer, people) = hall(&app).await;
    let stranger = delegates(&app, &app.event("khac").await, Part::Official, &["Ai Đó"]).await;
    let (own, other) = (people[0].id.to_string(), stranger[0].id.to_string());
    let table: [(&[(&str, &str)], &str); 5] = [
        (&[("act", "move"), ("person", &own), ("to", "9-9")], "#e-to"),
        (&[("act", "move"), ("person", &other), ("to", "1-1")], "#e-person"),
        (&[("act", "move"), ("person", ""), ("to", "1-1")], "#e-person"),
        (&[("act", "empty"), ("to", "")], "#e-to"),
        (&[("act", "burn"), ("to", "")], ".problems"),
    ];
    for (fields, place) in table {
        let page = act(&organizer, fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{fields:?}");
        assert_eq!(page.select(place).len(), 1, "{fields:?}");
    }
    assert_eq!(first_row(&organizer).await, ["", "Ba", "Một", "Hai", "Tư"]);
}

#[rocket::async_test]
async fn of_two_who_move_at_once_the_second_is_told() {
    let app = App::start().await;
    let (organizer, people) = hall(&app).await;
    let seen = organizer.get(PATH).await.attributes("[name=seen]", "value")[0].clone();
    let (a, b) = (people[2].id.to_string(), people[3].id.to_string());
    let one = [("seen", seen.as_str()), ("act", "move"), ("person", &a), ("to", "1-3")];
    let other = [("seen", seen.as_str()), ("act", "move"), ("person", &b), ("to", "1-3")];
    let (one, other) = rocket::tokio::join!(organizer.post(PATH, &one), organizer.post(PATH, &other));
    let mut both = [one.status, other.status];
    both.sort();
    assert_eq!(both, [Status::SeeOther, Status::UnprocessableEntity]);
}

#[rocket::async_test]
async fn rows_are_kept_as_they_are_written_and_seats_outside_wait() {
    let app = App::start().await;
    let (organizer, people) = hall(&app).await;
    act(&organizer, &[("act", "move"), ("person", &people[1].id.to_string()), ("to", "2-4")]).await;
    let version = organizer.get(PATH).await.attributes("[name=version]", "value")[0].clone();
    let rows = |seats| [("version", version.clone()), ("second", "left".into()), ("guests_on", "right".into()), ("rows[0].seats", seats)];
    let post = async |fields: &[(&str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        organizer.post(&format!("{PATH}/rows"), &fields).await
    };
    let refused = post(&rows("99".into())).await;
    assert_eq!(refused.status, Status::UnprocessableEntity);
    assert_eq!(refused.select("#e-rows").len(), 1);
    assert_eq!(refused.attributes("[name='rows[0].seats']", "value"), ["99"]);
    assert_eq!(post(&rows("5".into())).await.status, Status::SeeOther);
    assert_eq!(first_row(&organizer).await, ["Tư", "Hai", "Một", "Ba", ""]);
    assert_eq!(post(&rows("5".into())).await.status, Status::UnprocessableEntity, "the version was used");
}
