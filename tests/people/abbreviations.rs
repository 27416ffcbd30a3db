//! Abbreviations, how an event writes posts, and English by rule.
use super::{delegates, fields};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

async fn with_a_post(app: &App) {
    let event = app.event("hoi").await;
    delegates(app, &event, Part::Official, &["Mai Sơn"]).await;
    let record = [
        ("version", "1"),
        ("gender", "male"),
        ("positions[0].title.vi", "Phó Chủ tịch"),
        ("positions[0].organisation.vi", "UBND tỉnh Bắc Ninh"),
        ("positions[1].title.vi", "Giám đốc"),
        ("positions[1].organisation.vi", "Sở KH&CN"),
        ("positions[1].standing", "former"),
        ("positions[2].title.vi", "Nghệ nhân"),
    ];
    let saved = app.organizer(&event).await.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.text);
}

#[rocket::async_test]
async fn an_event_chooses_how_its_lines_are_written() {
    let app = App::start().await;
    with_a_post(&app).await;
    let event = super::the_event(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    for (style, expected) in [
        ("expanded", "Phó Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("shortened", "Phó Chủ tịch UBND tỉnh Bắc Ninh"),
        ("as_recorded", "Phó Chủ tịch UBND tỉnh Bắc Ninh"),
    ] {
        let saved = editor.post("/studio/hoi/abbreviations", &[("style", style)]).await;
        assert_eq!(saved.goes_to.as_deref(), Some("/studio/hoi/abbreviations"));
        let page = app.anonymous().get("/vi/hoi/people").await;
        assert_eq!(page.select(".post")[0], expected, "{style}");
        assert_eq!(editor.get("/studio/hoi/abbreviations").await.attributes("input[name=style][checked]", "value"), [style]);
    }
    assert_eq!(editor.post("/studio/hoi/abbreviations", &[("style", "x")]).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn what_nobody_has_put_into_english_is_put_so_by_rule() {
    let app = App::start().await;
    with_a_post(&app).await;
    let page = app.anonymous().get("/en/hoi/people").await;
    assert_eq!(
        page.select(".post"),
        [
            "Vice Chairman of the People's Committee of Bac Ninh Province",
            "Former Director, Department of Science and Technology",
            "Nghệ nhân"
        ]
    );
    assert_eq!(page.attributes(".post span", "lang"), ["vi"]);
    let page = app.admin().await.get("/studio/hoi/people/mai-son").await;
    assert_eq!(page.select(".as-printed .tag").len(), 2);
    assert_eq!(page.select(".as-printed [lang=vi]")[1], "Nguyên Giám đốc Sở KH&CN");
}

#[rocket::async_test]
async fn an_organisation_is_known_by_its_abbreviation_too() {
    let app = App::start().await;
    with_a_post(&app).await;
    let admin = app.admin().await;
    let record = [
        ("version", "2"),
        ("positions[0].title.vi", "Giám đốc"),
        ("positions[0].organisation.vi", "Sở Khoa học và Công nghệ"),
        ("positions[1].title.vi", "Phó Giám đốc"),
        ("positions[1].organisation.vi", "Sở KH&CN"),
        ("positions[2].title.vi", "Phó Chủ tịch"),
        ("positions[2].organisation.vi", "Uỷ ban nhân dân tỉnh"),
        ("positions[3].title.vi", "Chuyên viên"),
        ("positions[3].organisation.vi", "UBND tỉnh"),
    ];
    admin.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
    let names = admin.get("/studio/hoi/organisations").await.select("#organisations tbody th a");
    assert_eq!(names, ["Sở KH&CN", "UBND tỉnh Bắc Ninh", "Uỷ ban nhân dân tỉnh"]);
}

#[rocket::async_test]
async fn administrators_keep_the_list() {
    let app = App::start().await;
    with_a_post(&app).await;
    let admin = app.admin().await;
    let path = "/admin/abbreviations";
    let new = [("short", "SKHCN"), ("vi", "Sở Khoa học và Công nghệ"), ("en", "DOST"), ("way", "both")];
    assert_eq!(admin.post(path, &new).await.goes_to.as_deref(), Some(path));
    let again = admin.post(path, &[("short", "S.KH-CN"), ("vi", "Sở gì đó")]).await;
    assert_eq!((again.status, again.select("#e-short").len()), (Status::UnprocessableEntity, 1));
    assert_eq!(again.attributes("input[name=way]", "value"), ["both", "expands", "spoken"]);

    let page = admin.get(path).await;
    let row = page.attributes("tbody th a", "href").into_iter().zip(page.select("tbody th a")).find(|(_, short)| short == "SKHCN");
    let (one, _) = row.expect("the new row");
    let changed = [("short", "SKHCN"), ("vi", "Sở KHCN"), ("en", ""), ("version", "1")];
    assert_eq!(admin.post(&one, &changed).await.goes_to.as_deref(), Some(path));
    let stale = admin.post(&one, &changed).await;
    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(admin.post(&format!("{one}/delete"), &[]).await.goes_to.as_deref(), Some(path));
    assert_eq!(admin.get(&one).await.status, Status::NotFound);
    assert_eq!(app.signed_up("ai@khaihoi.example").await.get(path).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn whoever_introduces_people_reads_posts_in_full() {
    let app = App::start().await;
    with_a_post(&app).await;
    let admin = app.admin().await;
    admin.post("/admin/abbreviations", &[("short", "XTTM"), ("vi", "Xúc tiến thương mại")]).await;
    let record = [
        ("version", "2"),
        ("positions[0].title.vi", "Giám đốc"),
        ("positions[0].organisation.vi", "Trung tâm XTTM"),
        ("positions[1].title.vi", "Phó Bí thư TT"),
        ("positions[1].organisation.vi", "Tỉnh đoàn"),
        ("positions[1].standing", "former"),
    ];
    admin.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
    let said = admin.get("/studio/hoi/introduction").await.words();
    assert!(said.contains("Giám đốc Trung tâm Xúc tiến thương mại, nguyên Phó Bí thư Thường trực Tỉnh đoàn"), "{said}");
}
