use super::settings;
use crate::app::App;
use khaihoi::events::event;
use khaihoi::events::team::Role;
use khaihoi::platform::text::Bilingual;
use rocket::http::Status;
use sea_orm::EntityTrait;

async fn row(app: &App, id: i64) -> event::Model {
    event::Entity::find_by_id(id).one(app.db.reader()).await.unwrap().unwrap()
}

#[rocket::async_test]
async fn everything_an_event_says_is_kept_and_comes_back() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let more = [
        ("theme.vi", "Khởi đầu sáng tạo"),
        ("edition", "1"),
        ("starts_on", ""),
        ("ends_on", "12/11/2023"),
        ("province_former", "24"),
        ("venue.vi", "Quảng trường 3/2"),
        ("description.vi", "**Ngày hội** đầu tiên."),
        ("accent", "#0e6b5c"),
        ("booths_open_at", "2023-10-01T08:00"),
        ("booths_close_at", "2023-10-31T17:00"),
        ("booth_limit", "40"),
        ("bodies[0].kind", "host"),
        ("bodies[0].name.vi", "UBND tỉnh Bắc Giang"),
        ("bodies[3].kind", "steering"),
        ("bodies[3].name.vi", "Bộ Khoa học và Công nghệ"),
        ("bodies[4].kind", "sponsor"),
    ];
    let reply = organizer.post("/studio/hoi/settings", &settings("1", &more)).await;
    // Other days: the programme says what lies outside them, and leads back here where nothing does.
    assert_eq!(reply.goes_to.as_deref(), Some("/studio/hoi/programme/outside"), "{}", reply.words());
    assert_eq!(organizer.get("/studio/hoi/programme/outside").await.goes_to.as_deref(), Some("/studio/hoi/settings"));

    let kept = row(&app, hoi.id).await;
    assert_eq!((kept.starts_on, kept.ends_on.map(|day| day.to_string())), (None, Some("2023-11-12".into())));
    assert_eq!((kept.province_code.as_deref(), kept.province_then), (Some("24"), Some(Bilingual::new("Bắc Giang", "Bac Giang"))));
    assert_eq!(kept.booths_open_at.map(|at| at.to_rfc3339()).as_deref(), Some("2023-10-01T01:00:00+00:00"));
    assert_eq!((kept.accent.as_deref(), kept.booth_limit, kept.version), (Some("#0E6B5C"), Some(40), 2));
    for word in ["bac giang", "bac ninh", "khoi dau", "quang truong", "dau tien", "hoi"] {
        assert!(kept.folded.contains(word), "{word} in {}", kept.folded);
    }
    let form = organizer.get("/studio/hoi/settings").await;
    assert_eq!(form.attributes("input[name='booths_open_at']", "value"), ["2023-10-01T08:00"]);
    assert_eq!(form.attributes("select[name='province_former'] option[selected]", "value"), ["24"]);
    assert_eq!(
        form.attributes("input[name^='bodies'][name$='name.vi']", "value"),
        ["Bộ Khoa học và Công nghệ", "UBND tỉnh Bắc Giang", "", "", ""]
    );
}

#[rocket::async_test]
async fn what_makes_no_sense_together_is_said_at_its_field() {
    let app = App::start().await;
    let hoi = app.event_with("hoi", |row| row.booths_given = sea_orm::Set(3)).await;
    let organizer = app.organizer(&hoi).await;
    app.event("other").await;
    let table: [(&[(&str, &str)], &str); 6] = [
        (&[("starts_on", "2026-11-22"), ("ends_on", "2026-11-21")], "ends_on"),
        (&[("registration_opens_at", "2026-11-22T08:00"), ("registration_closes_at", "2026-11-21T08:00")], "registration_closes_at"),
        (&[("booths_open_at", "2026-11-22T08:00"), ("booths_close_at", "2026-11-22T08:00")], "booths_close_at"),
        (&[("slug", "other")], "slug"),
        (&[("booth_limit", "2")], "booth_limit"),
        (&[("province_code", "01"), ("province_former", "24")], "province_former"),
    ];
    for (more, field) in table {
        let reply = organizer.post("/studio/hoi/settings", &settings("1", more)).await;
        assert_eq!(reply.status, Status::UnprocessableEntity, "{field}");
        assert_eq!(reply.select(&format!("[id='e-{field}'] li")).len(), 1, "{field}: {}", reply.words());
    }
    assert_eq!(row(&app, hoi.id).await.version, 1);
}

#[rocket::async_test]
async fn of_two_who_save_the_second_sees_both_texts_and_may_then_decide() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let (first, second) = (app.organizer(&hoi).await, app.member(&hoi, Role::Editor).await);
    assert_eq!(first.post("/studio/hoi/settings", &settings("1", &[("theme.vi", "Của người trước")])).await.status, Status::SeeOther);

    let stale = second.post("/studio/hoi/settings", &settings("1", &[("theme.vi", "Của người sau")])).await;

    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(stale.attributes("input[name='theme.vi']", "value"), ["Của người sau"]);
    assert_eq!(stale.select(".theirs span"), ["Của người trước"]);
    assert_eq!(stale.attributes("input[name='version']", "value"), ["2"]);
    assert_eq!(row(&app, hoi.id).await.theme.vi, "Của người trước");
    assert_eq!(second.post("/studio/hoi/settings", &settings("2", &[("theme.vi", "Của người sau")])).await.status, Status::SeeOther);
    assert_eq!(row(&app, hoi.id).await.theme.vi, "Của người sau");
}

#[rocket::async_test]
async fn a_colour_that_cannot_be_read_is_replaced_and_the_page_says_so() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let sent = settings("1", &[("accent", "#ffff00")]);
    organizer.post("/studio/hoi/settings", &sent).await;
    let page = organizer.get("/studio/hoi/settings").await;
    assert!(page.words().contains("Màu đã chọn chưa đủ tương phản; các trang đang dùng màu #"), "{}", page.words());
}

#[rocket::async_test]
async fn the_settings_are_for_the_team_and_speak_both_languages() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let (editor, stranger) = (app.member(&hoi, Role::Editor).await, app.signed_up("la@khaihoi.example").await);
    assert_eq!(editor.get("/studio/hoi/settings").await.select("h1"), ["Thiết lập sự kiện"]);
    assert_eq!(editor.get_with("/studio/hoi/settings", "Accept-Language", "en").await.select("h1"), ["Event settings"]);
    for path in ["/studio/hoi", "/studio/hoi/settings", "/studio/hoi/cover"] {
        assert_eq!(stranger.get(path).await.status, Status::NotFound, "{path}");
        assert_eq!(app.anonymous().get(path).await.status, Status::SeeOther, "{path}");
    }
    assert_eq!(stranger.post("/studio/hoi/settings", &settings("1", &[])).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn html_in_a_name_is_only_text() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    organizer.post("/studio/hoi/settings", &settings("1", &[("name.vi", "<script>alert(1)</script> & hội")])).await;
    for path in ["/studio", "/studio/hoi", "/studio/hoi/settings", "/vi"] {
        let page = organizer.get(path).await;
        assert!(page.words().contains("<script>alert(1)</script> & hội") || path.ends_with("settings"), "{path}");
        assert!(!page.text.contains("<script>alert"), "{path}");
    }
}

#[rocket::async_test]
async fn an_address_that_was_changed_leads_to_the_new_one() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    assert_eq!(app.anonymous().get("/vi/hoi/programme").await.status, Status::Ok);
    organizer.post("/studio/hoi/settings", &settings("1", &[("slug", "hoi-2026")])).await;
    organizer.post("/studio/hoi-2026/settings", &settings("2", &[("slug", "hoi-moi")])).await;

    let table = [
        ("/vi/hoi", "/vi/hoi-moi"),
        ("/en/hoi-2026", "/en/hoi-moi"),
        ("/vi/hoi/programme?day=2026-11-23", "/vi/hoi-moi/programme?day=2026-11-23"),
        ("/vi/hoi/exhibit", "/vi/hoi-moi/exhibit"),
        ("/hoi/revision", "/hoi-moi/revision"),
        ("/studio/hoi/settings", "/studio/hoi-moi/settings"),
        ("/desk/hoi/apply/organisation", "/desk/hoi-moi/apply/organisation"),
    ];
    for (old, new) in table {
        let page = organizer.get(old).await;
        assert_eq!((page.status, page.goes_to.as_deref()), (Status::PermanentRedirect, Some(new)), "{old}");
        assert_eq!(page.header("Cache-Control"), Some("no-cache"), "{old}: the old address may be taken up again");
        assert_ne!(organizer.get(new).await.status, Status::NotFound, "{new}");
    }
    let stranger = app.signed_up("la@khaihoi.example").await;
    assert_eq!(stranger.get("/studio/hoi/settings").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_former_address_is_given_back_to_its_event_and_to_no_other() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let other = app.event("hoi-khac").await;
    let (organizer, elsewhere) = (app.organizer(&hoi).await, app.organizer(&other).await);
    organizer.post("/studio/hoi/settings", &settings("1", &[("slug", "hoi-moi")])).await;

    let refused = elsewhere.post("/studio/hoi-khac/settings", &settings("1", &[("slug", "hoi")])).await;
    assert_eq!((refused.status, refused.select("[id='e-slug'] li").len()), (Status::UnprocessableEntity, 1));
    let made = elsewhere.post("/studio/new", &[("name.vi", "Hội"), ("zone", "Asia/Ho_Chi_Minh")]).await;
    assert_eq!(made.goes_to.as_deref(), Some("/studio/hoi-2"));
    let refused = elsewhere.post("/studio/new", &[("name.vi", "Hội"), ("slug", "hoi"), ("zone", "Asia/Ho_Chi_Minh")]).await;
    assert_eq!(refused.status, Status::UnprocessableEntity);

    let back = organizer.post("/studio/hoi-moi/settings", &settings("2", &[("slug", "hoi")])).await;
    assert_eq!(back.goes_to.as_deref(), Some("/studio/hoi/settings"));
    assert_eq!(app.anonymous().get("/vi/hoi").await.status, Status::Ok);
    assert_eq!(app.anonymous().get("/vi/hoi-moi").await.goes_to.as_deref(), Some("/vi/hoi"));

    organizer.post("/studio/hoi/state/unpublish", &[]).await;
    assert_eq!(app.anonymous().get("/vi/hoi-moi").await.status, Status::NotFound, "what is not public leads nowhere");
}
