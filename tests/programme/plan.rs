use super::{at, form, named};
use crate::app::App;
use khaihoi::programme::schedule_item::When;
use rocket::http::Status;

#[rocket::async_test]
async fn an_item_is_planned_with_as_much_as_is_known() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let day = ("day", "2026-11-23");
    for (title, more) in [
        ("Chưa biết gì", vec![]),
        ("Sáng", vec![day, ("part_of_day", "morning")]),
        ("Một giờ", vec![day, ("from", "08:30")]),
        ("Trọn vẹn", vec![day, ("from", "8h45"), ("to", "09:40"), ("room", "all"), ("language", "interpreted")]),
    ] {
        let reply = organizer.post("/studio/hoi/programme/new", &form(title, &more)).await;
        assert_eq!(reply.status, Status::SeeOther, "{title}: {}", reply.words());
    }
    let list = organizer.get("/studio/hoi/programme?view=list").await;
    assert_eq!(list.select(".plan-row h3 a"), ["Chưa biết gì", "Sáng", "Một giờ", "Trọn vẹn"]);
    assert_eq!(list.select(".plan-row > .when"), ["Giờ đang cập nhật", "Sáng", "8h30", "8h45–9h40"]);
    assert_eq!(list.select(".by-day h2"), ["Ngày đang cập nhật", "Thứ Hai, 23/11/2026"]);
    assert!(list.words().contains("4 mục chưa đủ hai thứ tiếng"), "{}", list.words());
}

#[rocket::async_test]
async fn impossible_hours_are_refused_at_their_field_and_nothing_typed_is_lost() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let day = ("day", "2026-11-23");
    for (more, field) in [
        (vec![day, ("from", "10:00"), ("to", "09:00")], "to"),
        (vec![day, ("from", "22:00"), ("to", "01:00")], "to"),
        (vec![day, ("to", "09:00")], "from"),
        (vec![("from", "09:00")], "day"),
        (vec![("day", "31/02/2026")], "day"),
        (vec![("kind", "feast")], "kind"),
        (vec![("room", "99")], "room"),
        (vec![("room", "x")], "room"),
        (vec![("track", "99")], "track"),
        (vec![("parent", "99")], "parent"),
        (vec![("people[3].person", "Không Ai Cả")], "people[0].person"),
    ] {
        let fields: Vec<_> = more.iter().copied().chain(form("Diễn đàn", &[])).collect();
        let page = organizer.post("/studio/hoi/programme/new", &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{more:?}");
        assert_eq!(page.attributes(".errors", "id"), [format!("e-{field}")], "{more:?}");
        assert_eq!(page.attributes("input[name=\"title.vi\"]", "value"), ["Diễn đàn"]);
    }
    let page = organizer.post("/studio/hoi/programme/new", &form("", &[])).await;
    assert_eq!(page.attributes(".errors", "id"), ["e-title.vi"]);
}

#[rocket::async_test]
async fn a_day_outside_the_event_is_a_warning_only() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let reply = organizer.post("/studio/hoi/programme/new", &form("Họp trù bị", &[("day", "2026-11-01")])).await;
    assert_eq!(reply.status, Status::SeeOther);
    assert_eq!(organizer.get("/studio/hoi/programme?view=list").await.select(".warn"), ["Ngoài những ngày diễn ra sự kiện"]);
}

#[rocket::async_test]
async fn clashes_are_shown_on_both_items_and_name_the_other() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let room = app.room(&event, "Phòng 201").await;
    let yen = app.person("Vũ Hải Yến").await;
    let part = khaihoi::programme::item_person::Part::Chair;
    let mut one = named("Tập huấn gọi vốn");
    (one.when, one.room_id, one.people) = (at("09:00", "09:40"), Some(room.id), vec![(yen.id, part)]);
    let mut two = named("Diễn đàn nông nghiệp");
    (two.when, two.room_id, two.people) = (at("09:30", "10:00"), Some(room.id), vec![]);
    let mut three = named("Bế mạc");
    (three.when, three.people) = (at("09:00", "09:30"), vec![(yen.id, part)]);
    for input in [&one, &two, &three] {
        app.item(&event, input).await;
    }

    let warnings = organizer.get("/studio/hoi/programme?view=list").await.select(".warn");

    let expected = [
        "Trùng địa điểm Phòng 201 với Diễn đàn nông nghiệp (9h30–10h00)",
        "Vũ Hải Yến cùng lúc ở mục Bế mạc (9h00–9h30)",
        "Vũ Hải Yến cùng lúc ở mục Tập huấn gọi vốn (9h00–9h40)",
        "Trùng địa điểm Phòng 201 với Tập huấn gọi vốn (9h00–9h40)",
    ];
    assert_eq!(warnings, expected);
}

#[rocket::async_test]
async fn parts_stand_in_their_item_and_go_with_it() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut opening = named("Lễ khai mạc");
    opening.when = at("08:00", "09:00");
    let opening = app.item(&event, &opening).await;
    let parent = opening.id.to_string();
    let reply = organizer.post("/studio/hoi/programme/new", &form("Chào cờ", &[("parent", &parent), ("from", "08:05")])).await;
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.words());
    assert_eq!(organizer.get("/studio/hoi/programme?view=list").await.select(".plan-parts h3 a"), ["Chào cờ"]);

    let itself = organizer.post(&format!("/studio/hoi/programme/{parent}"), &form("Lễ", &[("parent", &parent), ("version", "1")])).await;
    assert_eq!(itself.select(".problems li"), ["Một mục không thể nằm trong chính nó."]);

    let page = organizer.get(&format!("/studio/hoi/programme/{parent}")).await;
    assert!(page.words().contains("xóa cả 1 phần bên trong"), "{}", page.words());
    organizer.post(&format!("/studio/hoi/programme/{parent}/delete"), &[]).await;
    assert!(organizer.get("/studio/hoi/programme?view=list").await.select(".plan-row").is_empty());
}

#[rocket::async_test]
async fn a_stale_save_of_an_item_shows_both_texts_and_loses_neither() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let item = app.item(&event, &named("Diễn đàn")).await;
    let page = format!("/studio/hoi/programme/{}", item.id);
    organizer.post(&page, &form("Diễn đàn của Hà", &[("version", "1")])).await;

    let stale = organizer.post(&page, &form("Diễn đàn của Lan", &[("version", "1")])).await;

    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(stale.attributes("input[name=\"title.vi\"]", "value"), ["Diễn đàn của Lan"]);
    assert!(stale.select(".theirs").concat().contains("Diễn đàn của Hà"));
    assert_eq!(organizer.get("/studio/hoi/programme?view=list").await.select(".plan-row h3 a"), ["Diễn đàn của Hà"]);
    let version = stale.attributes("input[name=version]", "value").remove(0);
    assert_eq!(organizer.post(&page, &form("Diễn đàn của Lan", &[("version", &version)])).await.status, Status::SeeOther);
}

#[rocket::async_test]
async fn people_are_named_in_the_order_of_their_rows() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    app.person("Mai Sơn").await;
    app.person("Nguyễn Hoàng Giang").await;
    let rows =
        [("people[0].person", "Nguyễn Hoàng Giang (nguyen-hoang-giang)"), ("people[0].part", "chair"), ("people[7].person", "mai sơn")];
    let reply = organizer.post("/studio/hoi/programme/new", &form("Lễ khai mạc", &rows)).await;
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.words());
    let list = organizer.get("/studio/hoi/programme?view=list").await;
    assert_eq!(list.select(".plan-row .where"), ["Diễn đànNguyễn Hoàng Giang, Mai Sơn"]);
    let page = organizer.get(&list.attributes(".plan-row h3 a", "href")[0]).await;
    let rows = page.attributes(".person-row:not([data-row=__]) input", "value");
    assert_eq!(rows, ["Nguyễn Hoàng Giang (nguyen-hoang-giang)", "Mai Sơn (mai-son)", "", ""]);
}

#[rocket::async_test]
async fn items_of_one_hour_are_ordered_by_hand() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut late = named("Muộn");
    late.when = at("10:00", "11:00");
    app.item(&event, &late).await;
    for title in ["Một", "Hai"] {
        let mut input = named(title);
        input.when = at("09:00", "10:00");
        app.item(&event, &input).await;
    }
    let list = organizer.get("/studio/hoi/programme?view=list").await;
    assert_eq!(list.select(".plan-row h3 a"), ["Một", "Hai", "Muộn"]);
    let down = list.attributes("button[name=move]:not([disabled])", "value").remove(0);
    organizer.post("/studio/hoi/programme/move", &[("move", &down)]).await;
    assert_eq!(organizer.get("/studio/hoi/programme?view=list").await.select(".plan-row h3 a"), ["Hai", "Một", "Muộn"]);
}

#[rocket::async_test]
async fn the_list_is_narrowed_by_day_room_kind_words_and_what_is_missing() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let room = app.room(&event, "Phòng 201").await;
    let mut one = named("Đổi mới sáng tạo");
    (one.when, one.room_id) = (at("09:00", "09:40"), Some(room.id));
    let mut two = named("Lễ trao giải");
    two.kind = khaihoi::programme::schedule_item::Kind::Award;
    two.when = When { day: Some(super::today().succ_opt().unwrap()), ..When::default() };
    two.title.en.clear();
    app.item(&event, &one).await;
    app.item(&event, &two).await;
    let room = format!("room={}", room.id);
    for (query, expected) in [
        ("day=2026-11-23", "Đổi mới sáng tạo"),
        ("day=2026-11-24", "Lễ trao giải"),
        (&room, "Đổi mới sáng tạo"),
        ("kind=award", "Lễ trao giải"),
        ("q=doi+moi", "Đổi mới sáng tạo"),
        ("untranslated=true", "Lễ trao giải"),
    ] {
        let list = organizer.get(&format!("/studio/hoi/programme?view=list&{query}")).await;
        assert_eq!(list.select(".plan-row h3 a"), [expected], "{query}");
    }
}
