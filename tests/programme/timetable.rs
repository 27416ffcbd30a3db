use super::{at, named, today};
use crate::app::App;
use khaihoi::platform::time::PartOfDay;
use khaihoi::programme::item_person::Part;
use khaihoi::programme::schedule_item::{Kind, When};
use rocket::http::Status;

#[rocket::async_test]
async fn items_stand_by_day_with_what_is_known_of_their_time() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let mut forum = named("Diễn đàn");
    forum.when = at("09:00", "10:30");
    let mut closing = named("Bế mạc");
    closing.when = When { day: today().succ_opt(), part_of_day: Some(PartOfDay::Morning), ..When::default() };
    app.item(&event, &forum).await;
    app.item(&event, &closing).await;
    app.item(&event, &named("Chưa rõ")).await;
    app.released(&event).await;

    let page = app.anonymous().get("/vi/hoi/programme").await;
    assert_eq!(page.select(".by-day > h2"), ["Thứ Hai, 23/11/2026", "Thứ Ba, 24/11/2026", "Ngày đang cập nhật"]);
    assert_eq!(page.select(".item .when"), ["9h00đến 10h30", "Sáng", "Giờ đang cập nhật"]);
    assert_eq!(page.attributes(".item[data-from]", "data-from"), ["2026-11-23T09:00:00+07:00"]);
    assert_eq!(page.attributes(".tabs a", "href"), ["#d-2026-11-23", "#d-2026-11-24", "#d-none"]);
    assert_eq!(page.select(".tabs a[aria-current]"), ["Thứ Hai 23/11"]);
    let english = app.anonymous().get("/en/hoi/programme").await;
    assert_eq!(english.select(".by-day > h2"), ["Monday, 23 November 2026", "Tuesday, 24 November 2026", "Day to be announced"]);
    assert_eq!(english.select(".item h3 a"), ["Diễn đàn (en)", "Bế mạc (en)", "Chưa rõ (en)"]);
}

#[rocket::async_test]
async fn the_programme_is_narrowed_without_script() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let (hall, room) = (app.room(&event, "Hội trường").await, app.room(&event, "Phòng 201").await);
    let mut opening = named("Lễ khai mạc");
    (opening.kind, opening.when, opening.room_id) = (Kind::Ceremony, at("08:00", "09:00"), Some(hall.id));
    let opening = app.item(&event, &opening).await;
    let mut speech = named("Đổi mới ở làng nghề");
    (speech.kind, speech.parent_id, speech.people) =
        (Kind::Speech, Some(opening.id), vec![(app.person("Mai Sơn").await.id, Part::Speaker)]);
    app.item(&event, &speech).await;
    let mut forum = named("Diễn đàn");
    (forum.when, forum.room_id) = (at("09:00", "10:00"), Some(room.id));
    app.item(&event, &forum).await;
    app.released(&event).await;
    let visitor = app.anonymous();
    for (query, expected) in [
        ("", vec!["Lễ khai mạc", "Diễn đàn"]),
        ("?room=phong-201", vec!["Diễn đàn"]),
        ("?kind=speech", vec!["Lễ khai mạc"]),
        ("?q=lang+nghe", vec!["Lễ khai mạc"]),
        ("?q=MAI+son", vec!["Lễ khai mạc"]),
        ("?q=&day=2026-11-23", vec!["Lễ khai mạc", "Diễn đàn"]),
        ("?day=2026-11-24", vec![]),
        ("?q=khong+co+gi", vec![]),
    ] {
        let page = visitor.get(&format!("/vi/hoi/programme{query}")).await;
        assert_eq!(page.select(".item h3 > a"), expected, "{query}");
        assert_eq!(page.select(".empty").is_empty(), !expected.is_empty(), "{query}");
    }
    let grid = visitor.get("/vi/hoi/programme").await;
    assert_eq!(grid.select(".room-grid .room b"), ["Hội trường", "Phòng 201"]);
    assert_eq!(grid.select(".room-grid .slot b"), ["Lễ khai mạc", "Diễn đàn"]);
}

#[rocket::async_test]
async fn an_item_has_its_page_and_unknown_items_have_none() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let hall = app.room(&event, "Hội trường").await;
    let mut opening = named("Lễ khai mạc");
    (opening.when, opening.room_id) = (at("08:00", "09:00"), Some(hall.id));
    opening.description.vi = "Mời **mọi người**. <script>alert(1)</script>".into();
    let opening = app.item(&event, &opening).await;
    let mut speech = named("Phát biểu </script>");
    (speech.parent_id, speech.people) = (Some(opening.id), vec![(app.person("Mai Sơn").await.id, Part::Chair)]);
    let speech = app.item(&event, &speech).await;
    app.released(&event).await;
    let visitor = app.anonymous();

    let page = visitor.get("/vi/hoi/programme/le-khai-mac").await;
    assert_eq!(page.select("h1"), ["Lễ khai mạc"]);
    assert!(page.words().contains("8h00–9h00, Thứ Hai, 23/11/2026") && page.words().contains("Hội trường"), "{}", page.words());
    assert_eq!(page.select(".prose strong"), ["mọi người"]);
    let data: serde_json::Value = serde_json::from_str(&page.select("script[type=\"application/ld+json\"]").concat()).unwrap();
    assert_eq!(data["startDate"], "2026-11-23T08:00:00+07:00");
    assert_eq!(data["location"]["name"], "Hội trường, Trung tâm Hội nghị");

    let inner = visitor.get(&format!("/vi/hoi/programme/{}", speech.slug)).await;
    assert_eq!(inner.select(".crumbs a"), ["Chương trình", "Lễ khai mạc"]);
    assert!(inner.words().contains("Mai Sơn"));
    assert!(!inner.text.contains("biểu </script>"));
    for path in ["/vi/hoi/programme/khong-co", "/vi/khong-co/programme", "/vi/hoi/programme/publish"] {
        assert_eq!(visitor.get(path).await.status, Status::NotFound, "{path}");
    }
}

#[rocket::async_test]
async fn the_page_of_now_follows_the_clock() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let mut forum = named("Diễn đàn");
    forum.when = When { day: today().succ_opt(), ..at("09:00", "10:00") };
    app.item(&event, &forum).await;
    app.released(&event).await;
    let visitor = app.anonymous();
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".tabs a[aria-current]"), Vec::<String>::new());
    app.clock.advance(chrono::TimeDelta::hours(16));
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".tabs a[aria-current]"), ["Thứ Ba 24/11"]);
}
