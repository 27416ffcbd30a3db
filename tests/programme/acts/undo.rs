//! Undo and redo: exact, per sitting, and never over what somebody else did since.
use super::*;

#[rocket::async_test]
async fn everything_is_undone_and_done_again_exactly() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let room = app.room(&studio.event, "Phòng 201").await;
    let yen = app.person("Vũ Hải Yến").await;
    let mut input = named("Khai mạc");
    (input.when, input.room_id) = (at("08:00", "09:00"), Some(room.id));
    input.people = vec![(yen.id, khaihoi::programme::item_person::Part::Chair)];
    let opening = app.item(&studio.event, &input).await;
    let part = studio.part(&opening, "Chào cờ", "08:05", "08:10").await;
    let mut known = vec![told(&studio).await];
    for act in [
        json!({"do": "place", "item": opening.id, "version": 1, "day": "2026-11-24", "from": "10:00", "to": "11:00", "room": null}),
        json!({"do": "nest", "item": part.id, "version": 2, "parent": null}),
        json!({"do": "words", "item": opening.id, "version": 2, "title": {"vi": "Lễ khai mạc", "en": "Opening"}}),
        json!({"do": "copy", "item": opening.id, "day": "2026-11-23", "from": "07:00", "room": room.id}),
        json!({"do": "cancel", "item": part.id, "version": 3, "off": true}),
        json!({"do": "delete", "item": opening.id, "version": 3}),
    ] {
        studio.act(act).await;
        known.push(told(&studio).await);
    }
    for step in (0..known.len() - 1).rev() {
        studio.act(json!({"do": "undo"})).await;
        assert_eq!(told(&studio).await, known[step], "undone to {step}");
    }
    assert_eq!(studio.refused(json!({"do": "undo"})).await, "Không có gì để hoàn tác.");
    for expected in &known[1..] {
        studio.act(json!({"do": "redo"})).await;
        assert_eq!(&told(&studio).await, expected);
    }
    studio.act(json!({"do": "undo"})).await;
    let answer = studio.act(json!({"do": "add", "kind": "break", "title": {"vi": "Nghỉ"}})).await;
    assert_eq!((answer["undo"].as_str(), answer["redo"].as_str()), (Some("thêm “Nghỉ”"), None), "a new act ends what could be done again");
}

/// Everything the editor knows, save the counters.
async fn told(studio: &Studio<'_>) -> Vec<Value> {
    let mut items = studio.state().await;
    for item in &mut items {
        item["version"] = Value::Null;
    }
    items
}

#[rocket::async_test]
async fn what_somebody_changed_since_is_not_undone() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    let place = |version: i32, from: &str, to: &str| json!({"do": "place", "item": item.id, "version": version, "day": "2026-11-23", "from": from, "to": to});
    studio.act(place(1, "10:00", "11:00")).await;
    let untouched = studio.item("Bế mạc", "16:00", "17:00").await;
    studio.ask(&other, "ca-khac", place(2, "14:00", "15:00")).await;

    let no = studio.refused(json!({"do": "undo"})).await;

    let name = &other.account.as_ref().unwrap().name;
    assert_eq!(no, format!("Không hoàn tác được: {name} đã sửa “Khai mạc” từ lúc đó."));
    assert_eq!(studio.lines().await, ["Khai mạc 14:00-15:00", "Bế mạc 16:00-17:00"]);
    assert_eq!(studio.ask(&other, "ca-khac", json!({"do": "undo"})).await.status, Status::Ok);
    studio.act(json!({"do": "undo"})).await;
    assert_eq!(studio.lines().await, ["Khai mạc 08:00-09:00", "Bế mạc 16:00-17:00"], "once theirs is undone, ours can be");
    assert_eq!(studio.rows().await[1].version, untouched.version);
}

#[rocket::async_test]
async fn an_added_item_into_which_somebody_put_something_stays() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let added = studio.act(json!({"do": "add", "kind": "ceremony", "title": {"vi": "Khai mạc"}})).await;
    let id = added["items"][0]["id"].clone();
    let guest = json!({"do": "add", "kind": "speech", "title": {"vi": "Phát biểu"}, "parent": id});
    assert_eq!(studio.ask(&other, "ca-khac", guest).await.status, Status::Ok);
    studio.refused(json!({"do": "undo"})).await;
    assert_eq!(studio.rows().await.len(), 2);
}

#[rocket::async_test]
async fn what_was_released_since_is_not_undone_away() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    studio.act(json!({"do": "add", "kind": "ceremony", "title": {"vi": "Khai mạc"}})).await;
    app.released(&studio.event).await;
    assert!(studio.refused(json!({"do": "undo"})).await.starts_with("Mục này đã được công bố"));
}

#[rocket::async_test]
async fn each_sitting_undoes_its_own_acts_and_only_the_last_hundred() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    for version in 1..=103 {
        studio.act(json!({"do": "words", "item": item.id, "version": version, "expected": version})).await;
    }
    assert_eq!(studio.ask(&other, "ca-sang", json!({"do": "undo"})).await.status, Status::UnprocessableEntity, "not even by its name");
    assert_eq!(studio.ask(&studio.browser, "ca-khac", json!({"do": "undo"})).await.status, Status::UnprocessableEntity);
    for _ in 0..100 {
        studio.act(json!({"do": "undo"})).await;
    }
    studio.refused(json!({"do": "undo"})).await;
    assert_eq!(studio.rows().await[0].expected, Some(3));
}

#[rocket::async_test]
async fn what_needs_a_room_that_is_gone_cannot_come_back() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let room = app.room(&studio.event, "Phòng 201").await;
    let mut input = named("Khai mạc");
    (input.when, input.room_id) = (at("08:00", "09:00"), Some(room.id));
    let item = app.item(&studio.event, &input).await;
    studio.act(json!({"do": "place", "item": item.id, "version": 1})).await;
    studio.browser.post(&format!("/studio/hoi/rooms/{}/delete", room.id), &[]).await;
    studio.refused(json!({"do": "undo"})).await;
    assert_eq!(studio.lines().await, ["Khai mạc -"]);
}
