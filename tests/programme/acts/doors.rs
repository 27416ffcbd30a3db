//! Each act through its door: what it does, what it leaves alone, and when it is refused.
use super::*;
use khaihoi::platform::language::Language;

#[rocket::async_test]
async fn an_item_is_placed_with_its_parts_which_keep_their_order_and_lengths() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let (hall, yard) = (app.room(&studio.event, "Hội trường A").await, app.room(&studio.event, "Sân").await);
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&opening, "Chào cờ", "08:05", "08:10").await;
    studio.part(&opening, "Phát biểu", "08:10", "08:40").await;
    let place = |version: i32, from: &str, to: &str| json!({"do": "place", "item": opening.id, "version": version, "day": "2026-11-24", "from": from, "to": to, "room": hall.id});

    let answer = studio.act(place(1, "13:30", "14:30")).await;

    assert_eq!(answer["said"], "Đã xếp “Khai mạc”: T3 24/11, 13h30–14h30, Hội trường A.");
    assert_eq!(answer["undo"], "xếp “Khai mạc”");
    assert_eq!(answer["items"].as_array().unwrap().len(), 3);
    assert_eq!(studio.lines().await, ["Khai mạc 24 13:30-14:30", "Chào cờ 24 13:35-13:40", "Phát biểu 24 13:40-14:10"]);

    studio.act(place(2, "13:30", "13:40")).await;
    let expected = ["Khai mạc 24 13:30-13:40", "Chào cờ 24 13:35-13:40", "Phát biểu 24 13:40-14:10"];
    assert_eq!(studio.lines().await, expected, "shorter: its parts stay, also those that stick out");
    studio.act(place(3, "13:00", "13:40")).await;
    assert_eq!(studio.lines().await[1..], expected[1..], "an earlier beginning moves no part");

    studio.act(json!({"do": "place", "item": opening.id, "version": 4, "day": "2026-11-24", "from": "13:00", "to": "13:40", "room": yard.id, "all_rooms": true})).await;
    let rows = studio.rows().await;
    assert_eq!((rows[0].room_id, rows[0].all_rooms, rows[1].room_id), (None, true, None));
}

#[rocket::async_test]
async fn an_item_on_the_shelf_remembers_its_parts_and_all_lengths() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&opening, "Chào cờ", "08:05", "08:10").await;

    let answer =
        studio.act(json!({"do": "place", "item": opening.id, "version": 1, "day": null, "from": null, "to": null, "room": null})).await;

    assert_eq!(answer["said"], "Đã cất “Khai mạc”. Mục chưa có giờ và địa điểm.");
    assert_eq!(studio.lines().await, ["Khai mạc -", "Chào cờ -"]);
    let minutes: Vec<_> = studio.state().await.iter().map(|item| item["minutes"].as_i64()).collect();
    assert_eq!(minutes, [Some(60), Some(5)]);

    studio
        .act(json!({"do": "place", "item": opening.id, "version": 2, "day": "2026-11-23", "from": "10:00", "to": "11:00", "room": null}))
        .await;
    assert_eq!(studio.lines().await, ["Khai mạc 10:00-11:00", "Chào cờ 10:05-10:10"]);
}

#[rocket::async_test]
async fn impossible_spots_are_refused_at_their_field() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&item, "Ngoài giờ", "09:30", "10:30").await;
    studio.item("Tiệc", "18:00", "20:00").await;
    let place = |day: Value, from: &str, to: &str, room: Value| json!({"do": "place", "item": item.id, "version": 1, "day": day, "from": from, "to": to, "room": room});
    let day = json!("2026-11-23");
    for (act, field) in [
        (place(day.clone(), "10:00", "09:00", Value::Null), "to"),
        (place(Value::Null, "10:00", "11:00", Value::Null), "day"),
        (place(day.clone(), "10:00", "11:00", json!(99)), "room"),
        (place(day.clone(), "22:00", "23:00", Value::Null), ""),
        (place(day, "25:00", "26:00", Value::Null), ""),
        (json!({"do": "place", "item": 999, "version": 1}), ""),
        (json!({"do": "nest", "item": item.id, "version": 1, "parent": item.id}), "parent"),
        (json!({"do": "add", "kind": "speech", "title": {"vi": ""}}), ""),
        (json!({"do": "words", "item": item.id, "version": 1, "expected": -3}), "expected"),
        (json!({"do": "shift", "day": "2026-11-23", "from": "20:00", "minutes": 10}), "from"),
        (json!({"do": "shift", "day": "2026-11-23", "from": "07:00", "minutes": 0}), "minutes"),
        (json!({"do": "shift", "day": "2026-11-23", "from": "07:00", "minutes": 599}), ""),
        (json!({"do": "copy_day", "from_day": "2026-11-24", "to_day": "2026-11-25"}), "from_day"),
        (json!({"do": "undo"}), ""),
        (json!({"do": "redo"}), ""),
        (json!({"do": "dance"}), ""),
    ] {
        let page = studio.ask(&studio.browser, "ca-sang", act.clone()).await;
        let errors: Vec<_> = read(&page)["errors"].as_object().unwrap().keys().cloned().collect();
        assert_eq!((page.status, errors.concat().as_str()), (Status::UnprocessableEntity, field), "{act} {}", page.text);
    }
    assert_eq!(studio.lines().await, ["Khai mạc 08:00-09:00", "Ngoài giờ 09:30-10:30", "Tiệc 18:00-20:00"]);
    let page = studio.ask(&studio.browser.speaking(Language::En), "ca-sang", json!({"do": "undo"})).await;
    assert_eq!(read(&page)["detail"], "There is nothing to undo.");
}

#[rocket::async_test]
async fn an_item_becomes_a_part_and_one_of_its_own_again() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    let speech = studio.item("Phát biểu", "08:10", "08:20").await;
    let nest = |version: i32, parent: Value| json!({"do": "nest", "item": speech.id, "version": version, "parent": parent});

    studio.act(nest(1, json!(opening.id))).await;

    assert_eq!(studio.rows().await[1].parent_id, Some(opening.id));
    let into_part = json!({"do": "add", "kind": "speech", "title": {"vi": "Sâu quá"}, "parent": speech.id});
    assert_eq!(studio.refused(into_part).await, "Mục đó đã nằm trong một mục khác. Chương trình chỉ có hai cấp.");
    let holder = json!({"do": "nest", "item": opening.id, "version": 1, "parent": studio.item("Khác", "10:00", "11:00").await.id});
    assert_eq!(studio.refused(holder).await, "Mục này đang có các phần bên trong, nên không thể nằm trong mục khác.");
    studio.act(nest(2, Value::Null)).await;
    assert_eq!(studio.rows().await[1].parent_id, None);
}

#[rocket::async_test]
async fn parts_without_hours_stand_in_the_order_they_are_given() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    let mut parts = vec![];
    for title in ["Một", "Hai", "Ba"] {
        parts.push(studio.part(&opening, title, "", "").await);
    }
    let order = async || {
        let mut rows = studio.rows().await;
        rows.retain(|row| row.parent_id.is_some());
        rows.sort_by_key(|row| row.place);
        rows.into_iter().map(|row| row.title.vi).collect::<Vec<_>>()
    };
    studio.act(json!({"do": "reorder", "item": parts[2].id, "version": 1, "after": null})).await;
    assert_eq!(order().await, ["Ba", "Một", "Hai"]);
    studio.act(json!({"do": "reorder", "item": parts[0].id, "version": 1, "after": parts[1].id})).await;
    assert_eq!(order().await, ["Ba", "Hai", "Một"]);
    studio.act(json!({"do": "undo"})).await;
    assert_eq!(order().await, ["Ba", "Một", "Hai"]);
    studio.refused(json!({"do": "reorder", "item": parts[0].id, "version": 1, "after": opening.id})).await;
}

#[rocket::async_test]
async fn an_item_is_added_copied_and_edited_in_place() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let room = app.room(&studio.event, "Phòng 201").await;
    let added = studio.act(json!({"do": "add", "kind": "workshop", "title": {"vi": "Tập huấn", "en": ""}, "day": "2026-11-23", "from": "09:00", "to": "10:00", "room": room.id, "all_rooms": false, "parent": null})).await;
    let id = added["items"][0]["id"].as_i64().unwrap();
    assert_eq!(added["said"], "Đã thêm “Tập huấn”: T2 23/11, 9h00–10h00, Phòng 201.");
    assert_eq!((added["items"][0]["kind_label"].as_str(), added["items"][0]["version"].as_i64()), (Some("Hội thảo, tập huấn"), Some(1)));
    let part = studio
        .act(json!({"do": "add", "kind": "speech", "title": {"vi": "Mở đầu"}, "day": null, "from": "09:05", "to": "09:10", "parent": id}))
        .await;
    assert_eq!(line(&part["items"][0]), "Mở đầu 09:05-09:10");

    let words = studio.act(json!({"do": "words", "item": id, "version": 1, "title": {"vi": "Tập huấn gọi vốn", "en": "Raising money"}, "kind": "forum", "expected": 40})).await;
    assert_eq!((words["items"][0]["title"]["en"].as_str(), words["items"][0]["expected"].as_i64()), (Some("Raising money"), Some(40)));
    let same = studio.act(json!({"do": "words", "item": id, "version": 2, "kind": "forum"})).await;
    assert_eq!((same["said"].as_str(), same["items"].as_array().unwrap().len()), (Some("Không có gì thay đổi."), 0));

    let copy = studio.act(json!({"do": "copy", "item": id, "day": "2026-11-24", "from": "14:00", "room": room.id})).await;
    let lines: Vec<_> = copy["items"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(lines, ["Tập huấn gọi vốn 24 14:00-15:00", "Mở đầu 24 14:05-14:10"]);
    assert_eq!(copy["items"][1]["parent"], copy["items"][0]["id"]);
    let rows = studio.rows().await;
    assert_eq!((rows[2].uuid == rows[0].uuid, rows[2].slug == rows[0].slug, rows[2].version), (false, false, 1));
}

#[rocket::async_test]
async fn what_the_public_has_seen_is_cancelled_and_never_deleted() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&opening, "Chào cờ", "08:05", "08:10").await;
    let fresh = studio.item("Bế mạc", "16:00", "17:00").await;
    studio.part(&fresh, "Cảm ơn", "16:50", "17:00").await;
    let deleted = studio.act(json!({"do": "delete", "item": fresh.id, "version": 1})).await;
    assert_eq!(deleted["said"], "Đã xóa “Bế mạc” cùng 1 phần bên trong. Có thể hoàn tác.");
    assert_eq!(deleted["gone"].as_array().unwrap().len(), 2);
    app.released(&studio.event).await;

    let no = studio.refused(json!({"do": "delete", "item": opening.id, "version": studio.rows().await[0].version})).await;

    assert_eq!(no, "Mục này đã được công bố nên không xóa được. Nếu không diễn ra nữa, hãy hủy mục.");
    let version = studio.rows().await[0].version;
    let off = studio.act(json!({"do": "cancel", "item": opening.id, "version": version, "off": true})).await;
    assert_eq!((off["items"][0]["off"].as_bool(), off["items"][0]["released"].as_bool()), (Some(true), Some(true)));
    assert_eq!(studio.state().await.iter().filter(|item| item["off"] == true).count(), 2, "its part too");
    studio.act(json!({"do": "cancel", "item": opening.id, "version": version + 1, "off": false})).await;
}

#[rocket::async_test]
async fn a_late_day_is_shifted_from_an_hour_on() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&opening, "Chào cờ", "08:05", "08:10").await;
    studio.part(&opening, "Phát biểu", "08:30", "08:55").await;
    let forum = studio.item("Diễn đàn", "09:00", "10:00").await;
    studio.part(&forum, "Tham luận", "09:10", "09:30").await;
    studio.item("Ăn trưa", "11:30", "13:00").await;

    let answer = studio.act(json!({"do": "shift", "day": "2026-11-23", "from": "08:30", "minutes": 10, "room": null})).await;

    assert_eq!((answer["said"].as_str(), answer["undo"].as_str()), (Some("Đã dời 5 mục."), Some("dời giờ 23/11 08:30, +10′")));
    let expected = [
        "Khai mạc 08:00-09:05",
        "Chào cờ 08:05-08:10",
        "Phát biểu 08:40-09:05",
        "Diễn đàn 09:10-10:10",
        "Tham luận 09:20-09:40",
        "Ăn trưa 11:40-13:10",
    ];
    assert_eq!(studio.lines().await, expected);
    studio.act(json!({"do": "undo"})).await;
    assert_eq!(studio.lines().await[3], "Diễn đàn 09:00-10:00");
}

#[rocket::async_test]
async fn a_day_is_copied_whole() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let opening = studio.item("Khai mạc", "08:00", "09:00").await;
    studio.part(&opening, "Chào cờ", "08:05", "08:10").await;
    let off = studio.item("Đã bỏ", "10:00", "11:00").await;
    studio.act(json!({"do": "cancel", "item": off.id, "version": 1, "off": true})).await;

    let answer = studio.act(json!({"do": "copy_day", "from_day": "2026-11-23", "to_day": "2026-11-24"})).await;

    assert_eq!(answer["said"], "Đã chép 2 mục.");
    assert_eq!(studio.lines().await[3..], ["Khai mạc 24 08:00-09:00", "Chào cờ 24 08:05-08:10"]);
    let rows = studio.rows().await;
    assert_eq!(rows[4].parent_id, Some(rows[3].id));
}

#[rocket::async_test]
async fn an_act_on_an_item_somebody_has_changed_shows_both_and_writes_nothing() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    let place = |version: i32, from: &str, to: &str| json!({"do": "place", "item": item.id, "version": version, "day": "2026-11-23", "from": from, "to": to});
    studio.act(place(1, "10:00", "11:00")).await;

    let page = studio.ask(&other, "ca-khac", place(1, "14:00", "15:00")).await;

    let answer = read(&page);
    assert_eq!(
        (page.status, answer["stale"].as_bool(), answer["by"].as_str()),
        (Status::Conflict, Some(true), Some(studio.browser.account.as_ref().unwrap().name.as_str()))
    );
    assert_eq!((line(&answer["theirs"]).as_str(), answer["yours"]["from"].as_str()), ("Khai mạc 10:00-11:00", Some("14:00")));
    assert_eq!(studio.lines().await, ["Khai mạc 10:00-11:00"]);
    let version = answer["theirs"]["version"].as_i64().unwrap() as i32;
    assert_eq!(studio.ask(&other, "ca-khac", place(version, "14:00", "15:00")).await.status, Status::Ok);
    assert_eq!(studio.lines().await, ["Khai mạc 14:00-15:00"]);
}

#[rocket::async_test]
async fn acts_do_not_reach_into_other_events_or_public_pages() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    let elsewhere = app.event("khac").await;
    let foreign = app.item(&elsewhere, &named("Của người khác")).await;
    studio.refused(json!({"do": "delete", "item": foreign.id, "version": 1})).await;
    let revision = app.db.revision(studio.event.id).await.unwrap();
    studio.act(json!({"do": "words", "item": item.id, "version": 1, "title": {"vi": "Lễ khai mạc"}})).await;
    assert_eq!(app.db.revision(studio.event.id).await.unwrap(), revision);
    let stranger = app.signed_up("la@khaihoi.example").await;
    assert_eq!(studio.ask(&stranger, "x", json!({"do": "undo"})).await.status, Status::NotFound);
}
