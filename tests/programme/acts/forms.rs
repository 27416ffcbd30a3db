//! The acts that need no script: each by a plain form, which goes back and says what was done.
use super::*;
use khaihoi::events::event;
use khaihoi::programme::item_person::Part;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// What the page after a form says, where the form led to.
async fn said(studio: &Studio<'_>, act: &str, fields: &[(&str, &str)]) -> String {
    let request = studio.app.client.post(format!("/studio/hoi/programme/{act}")).header(ContentType::Form);
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let cookie = studio.browser.cookie().expect("signed in");
    let reply = request.cookie(cookie.clone()).body(body.join("&")).dispatch().await;
    assert_eq!(reply.status(), Status::SeeOther, "{act}");
    let next = reply.headers().get_one("Location").expect("an address").to_owned();
    let flash = reply.cookies().get("_flash").expect("a word").clone().into_owned();
    let page = studio.browser.send(studio.app.client.get(next).cookie(flash)).await;
    page.select(".flash").concat()
}

#[rocket::async_test]
async fn a_day_is_shifted_copied_and_both_undone_by_forms() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    studio.item("Khai mạc", "08:00", "09:00").await;
    let next = ("next", "/studio/hoi/programme?view=list");

    let word = said(&studio, "shift", &[("day", "2026-11-23"), ("from", "8h00"), ("minutes", "10"), ("room", ""), next]).await;

    assert!(word.contains("Đã dời 1 mục."), "{word}");
    assert_eq!(studio.lines().await, ["Khai mạc 08:10-09:10"]);
    said(&studio, "copy-day", &[("from_day", "2026-11-23"), ("to_day", "2026-11-24"), next]).await;
    assert_eq!(studio.lines().await, ["Khai mạc 08:10-09:10", "Khai mạc 24 08:10-09:10"]);
    assert!(said(&studio, "undo", &[next]).await.contains("Đã hoàn tác: chép ngày 23/11 → 24/11."));
    said(&studio, "undo", &[next]).await;
    assert_eq!(studio.lines().await, ["Khai mạc 08:00-09:00"]);
    said(&studio, "redo", &[next]).await;
    assert_eq!(studio.lines().await, ["Khai mạc 08:10-09:10"]);
    let no = said(&studio, "shift", &[("day", "2026-11-23"), ("from", "20:00"), ("minutes", "10"), next]).await;
    assert!(no.contains("Không có mục nào từ giờ này trở đi."), "{no}");
    assert!(said(&studio, "shift", &[("day", "hôm nay"), next]).await.contains("Nội dung chưa đúng"));
}

#[rocket::async_test]
async fn the_programme_of_a_past_event_comes_along_with_its_days_moved() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let past = app.event_with("hoi-cu", |row| row.starts_on = Set("2025-11-20".parse().ok())).await;
    let account = studio.browser.id();
    let member = khaihoi::events::team::ActiveModel {
        event_id: Set(past.id),
        account_id: Set(account),
        role: Set(khaihoi::events::team::Role::Editor),
        added_at: Set(app.now()),
        ..Default::default()
    };
    member.insert(app.db.reader()).await.expect("a member");
    app.room(&studio.event, "hội trường a").await;
    let (hall, yard) = (app.room(&past, "Hội trường A").await, app.room(&past, "Sân").await);
    let yen = app.person("Vũ Hải Yến").await;
    let mut opening = named("Khai mạc");
    (opening.when, opening.room_id, opening.people) = (on("2025-11-21", "08:00", "09:00"), Some(hall.id), vec![(yen.id, Part::Chair)]);
    let first = app.item(&past, &opening).await;
    let mut part = named("Chào cờ");
    (part.when, part.parent_id, part.room_id) = (on("2025-11-21", "08:05", "08:10"), Some(first.id), Some(yard.id));
    app.item(&past, &part).await;
    let secret = app.event("cua-nguoi-khac").await;
    app.item(&secret, &named("Không phải của mình")).await;

    let page = studio.browser.get("/studio/hoi/programme/copy").await;
    assert_eq!(page.attributes("select[name=source] option", "value"), [past.id.to_string()]);
    let foreign = studio.browser.post("/studio/hoi/programme/copy", &[("source", &secret.id.to_string())]).await;
    assert_eq!(foreign.status, Status::NotFound);

    let word = said(&studio, "copy", &[("source", &past.id.to_string()), ("people", "true")]).await;

    assert!(word.contains("Đã chép 2 mục."), "{word}");
    assert_eq!(studio.lines().await, ["Khai mạc 08:00-09:00", "Chào cờ 08:05-08:10"]);
    let (rows, rooms) = (studio.rows().await, rooms(&studio.event, &app).await);
    assert_eq!(rooms, ["hội trường a", "Sân"]);
    assert_eq!((rows[1].parent_id, rows[0].uuid == first.uuid), (Some(rows[0].id), false));
    assert_eq!(studio.state().await[0]["people"], json!(["Vũ Hải Yến"]));
    said(&studio, "undo", &[]).await;
    assert_eq!(studio.rows().await.len(), 0);
    said(&studio, "copy", &[("source", &past.id.to_string())]).await;
    assert_eq!(studio.state().await[0]["people"], json!([]), "without its people");
}

fn on(day: &str, from: &str, to: &str) -> khaihoi::programme::schedule_item::When {
    khaihoi::programme::schedule_item::When { day: day.parse().ok(), ..at(from, to) }
}

async fn rooms(event: &event::Model, app: &App) -> Vec<String> {
    let rooms = khaihoi::programme::working::rooms(app.db.reader(), event.id).await.expect("read");
    rooms.into_iter().map(|room| room.name.vi).collect()
}
