//! People are brought in by pasting a text.
use super::delegates;
use crate::app::{App, Browser, Page};
use khaihoi::events::event;
use khaihoi::events::team::Role;
use khaihoi::people::delegate::Part;
use khaihoi::people::{organisation, person};
use khaihoi::platform::language::Language;
use khaihoi::platform::text::Bilingual;
use rocket::http::Status;
use scraper::{ElementRef, Html, Selector};
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, PaginatorTrait};
use std::collections::BTreeMap;

const PASTE: &str = "/studio/hoi/people/paste";

/// The first case, in one paragraph.
const FIRST_CASE: &str = "Tham dự Ngày hội có bà Trần Lan Phương, Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam; ông Nguyễn Hoàng Giang, Thứ trưởng Bộ Khoa học và Công nghệ. \
Về phía tỉnh Bắc Giang có ông Lê Ánh Dương, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; bà Lâm Thị Hương Thành, UVBTV Tỉnh ủy, Phó Chủ tịch Thường trực HĐND tỉnh; \
ông Mai Sơn, UVBTV Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh, Trưởng Ban Tổ chức; ông Phạm Hồng Quất, Cục trưởng Cục Phát triển thị trường và doanh nghiệp khoa học và \
công nghệ, Bộ Khoa học và Công nghệ; ông Trần Tuấn Nam, Tỉnh ủy viên, Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy; ông Nguyễn Văn Thi, Tỉnh ủy viên, Chủ tịch Hội Nông \
dân tỉnh; ông Nguyễn Thanh Bình, Giám đốc Sở Khoa học và Công nghệ cùng đại diện các sở, ngành, doanh nghiệp.";

/// What the rows hold, by the name of the field, as a browser would send it.
fn rows(page: &Page) -> BTreeMap<String, String> {
    let document = Html::parse_document(&page.text);
    let fields = Selector::parse("form.paste-rows input, form.paste-rows textarea, form.paste-rows select").unwrap();
    let value = |field: ElementRef| match field.value().name() {
        "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
        "select" => field.select(&Selector::parse("option[selected]").unwrap()).filter_map(|one| one.attr("value")).collect(),
        _ => field.attr("value").unwrap_or_default().to_owned(),
    };
    let sent = |field: &ElementRef| match field.attr("type") {
        Some("checkbox" | "radio") => field.attr("checked").is_some(),
        _ => true,
    };
    document.select(&fields).filter(sent).map(|field| (field.attr("name").unwrap().to_owned(), value(field))).collect()
}

async fn read(browser: &Browser<'_>, text: &str) -> Page {
    browser.post(PASTE, &[("text", text), ("part", "official"), ("act", "read")]).await
}

async fn save(browser: &Browser<'_>, rows: &BTreeMap<String, String>) -> Page {
    let fields: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain([("act", "save")]).collect();
    browser.post(PASTE, &fields).await
}

async fn in_bac_giang(app: &App) -> event::Model {
    app.event_with("hoi", |row| {
        row.province_code = Set(Some("24".into()));
        row.province_then = Set(Some(Bilingual::new("Bắc Giang", "Bac Giang")));
    })
    .await
}

#[rocket::async_test]
async fn the_first_case_is_pasted_in_one_piece() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    let page = read(&editor, FIRST_CASE).await;
    assert_eq!(page.status, Status::Ok, "{}", page.text);
    // Not one cell is corrected.
    let saved = save(&editor, &rows(&page)).await;
    assert!(saved.goes_to.as_deref().is_some_and(|to| to.starts_with("/studio/hoi/intakes/")), "{}", saved.text);

    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(
        page.select("#official .name"),
        [
            "Bà Trần Lan Phương",
            "Ông Nguyễn Hoàng Giang",
            "Ông Lê Ánh Dương",
            "Bà Lâm Thị Hương Thành",
            "Ông Mai Sơn",
            "Ông Phạm Hồng Quất",
            "Ông Trần Tuấn Nam",
            "Ông Nguyễn Văn Thi",
            "Ông Nguyễn Thanh Bình"
        ]
    );
    assert_eq!(
        page.select("#official .post"),
        [
            "Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam",
            "Thứ trưởng Bộ Khoa học và Công nghệ",
            "Phó Bí thư Tỉnh ủy Bắc Giang",
            "Chủ tịch UBND tỉnh Bắc Giang",
            "UVBTV Tỉnh ủy Bắc Giang",
            "Phó Chủ tịch Thường trực HĐND tỉnh Bắc Giang",
            "UVBTV Tỉnh ủy Bắc Giang",
            "Phó Chủ tịch Thường trực UBND tỉnh Bắc Giang",
            "Cục trưởng Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ, Bộ Khoa học và Công nghệ",
            "Tỉnh ủy viên",
            "Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy",
            "Tỉnh ủy viên",
            "Chủ tịch Hội Nông dân tỉnh Bắc Giang",
            "Giám đốc Sở Khoa học và Công nghệ tỉnh Bắc Giang"
        ]
    );
    assert_eq!(page.select("#official .role"), ["Trưởng Ban Tổ chức"]);
}

#[rocket::async_test]
async fn reading_shows_what_was_recognised_and_saves_nothing() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    let page = read(&editor, FIRST_CASE).await;
    assert_eq!(page.select(".pasted-text mark.name").len(), 9);
    assert_eq!(page.select(".pasted-text mark.honorific").len(), 9);
    assert_eq!(page.select(".pasted-text mark.post").len(), 15);
    assert_eq!(page.select(".pasted-text mark.crowd"), ["đại diện các sở"]);
    let rows = rows(&page);
    assert_eq!((rows["rows[2].side"].as_str(), rows["rows[0].side"].as_str()), ("host", ""));
    assert_eq!(person::Entity::find().count(app.db.reader()).await.unwrap(), 0);

    let page = read(&editor.speaking(Language::En), FIRST_CASE).await;
    assert!(page.words().contains("9 people were read"), "{}", page.words());
}

#[rocket::async_test]
async fn the_whole_act_is_undone_at_once() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    delegates(&app, &event, Part::Official, &["Đặng Thị Ước"]).await;
    let editor = app.member(&event, Role::Editor).await;
    let saved = save(&editor, &rows(&read(&editor, FIRST_CASE).await)).await;
    let there = saved.goes_to.expect("an intake");
    assert_eq!(editor.get(&there).await.select(".known .name").len(), 9);

    // What somebody changed since stays.
    let changed =
        editor.post("/studio/hoi/people/mai-son/delegate/official", &[("part", "official"), ("side", "host"), ("version", "1")]).await;
    assert!(changed.goes_to.is_some(), "{}", changed.text);
    let undone = editor.post(&format!("{there}/undo"), &[]).await;
    assert_eq!(undone.goes_to.as_deref(), Some(there.as_str()));
    assert_eq!(editor.get(&there).await.select(".known .name"), ["Ông Mai Sơn"]);
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#official .name"), ["Ông Đặng Thị Ước", "Ông Mai Sơn"]);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.unwrap(), 2);
    let bodies = organisation::Entity::find().all(app.db.reader()).await.unwrap();
    let mut bodies: Vec<_> = bodies.into_iter().map(|body| body.name.vi).collect();
    bodies.sort();
    assert_eq!(bodies, ["Tỉnh ủy Bắc Giang", "UBND tỉnh Bắc Giang"]);

    // Once is enough; and the text can be read again.
    editor.post(&format!("{there}/undo"), &[]).await;
    let page = editor.get(&there).await;
    assert_eq!(page.attributes("form.intake-again input[name=text]", "value"), [FIRST_CASE]);
}

#[rocket::async_test]
async fn somebody_known_is_recognised_and_not_made_twice() {
    let app = App::start().await;
    let (event, other) = (in_bac_giang(&app).await, app.event("khac").await);
    let elsewhere = app.organizer(&other).await;
    let form = [
        ("name", "Lê Ánh Dương"),
        ("honorific", "Ông"),
        ("part", "official"),
        ("positions[0].title.vi", "Chủ tịch"),
        ("positions[0].organisation.vi", "Ủy ban nhân dân tỉnh Bắc Giang"),
    ];
    elsewhere.post("/studio/khac/people/new", &form).await;
    elsewhere.post("/studio/khac/people/new", &[("name", "Mai Sơn"), ("part", "mc"), ("positions[0].title.vi", "Ca sĩ")]).await;

    let editor = app.member(&event, Role::Editor).await;
    let rows = rows(&read(&editor, FIRST_CASE).await);
    assert_eq!(rows["rows[2].who"], "le-anh-duong");
    assert_eq!(rows["rows[2].printed"], "true");
    // A namesake with quite another post is offered, not chosen.
    assert_eq!(rows["rows[4].who"], "");
    save(&editor, &rows).await;
    let people = person::Entity::find().all(app.db.reader()).await.unwrap();
    assert_eq!(people.len(), 2 + 8);
    let page = app.anonymous().get("/vi/hoi/people/le-anh-duong").await;
    assert_eq!(page.select(".person-head .post"), ["Phó Bí thư Tỉnh ủy Bắc Giang", "Chủ tịch UBND tỉnh Bắc Giang"]);

    // Who comes already is not taken in again unless asked for, and then told so in the row.
    let mut rows = self::rows(&read(&editor, FIRST_CASE).await);
    assert!(!rows.contains_key("rows[2].include"));
    rows.insert("rows[2].include".into(), "true".into());
    let again = save(&editor, &rows).await;
    assert_eq!(again.status, Status::UnprocessableEntity);
    assert_eq!(again.attributes("[aria-invalid=true]", "id"), ["f-rows[2].part"]);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.unwrap(), 10);
}

#[rocket::async_test]
async fn what_is_wrong_is_said_at_its_row_and_nothing_is_lost() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    let mut rows = rows(&read(&editor, FIRST_CASE).await);
    rows.insert("rows[1].name".into(), "X".into());
    rows.insert("rows[3].posts".into(), format!("{}\n| Sở Y tế", "dài ".repeat(60)));
    rows.insert("rows[8].degrees".into(), "TS.".into());
    let page = save(&editor, &rows).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.attributes("[aria-invalid=true]", "id"), ["f-rows[1].name", "f-rows[3].posts"]);
    let kept = self::rows(&page);
    assert_eq!((kept["rows[1].name"].as_str(), kept["rows[8].degrees"].as_str()), ("X", "TS."));
    assert_eq!(page.select(".pasted-text mark.name").len(), 9);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.unwrap(), 0);

    // A body without a post is refused by the rule the forms have, in the row it stands in.
    rows.insert("rows[1].name".into(), "Nguyễn Hoàng Giang".into());
    rows.insert("rows[3].posts".into(), "| Sở Y tế".into());
    let page = save(&editor, &rows).await;
    assert_eq!(page.attributes("[aria-invalid=true]", "id"), ["f-rows[3].posts"]);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.unwrap(), 0);

    // Rows that are not taken are not looked at.
    rows.retain(|name, _| !name.ends_with(".include"));
    let page = save(&editor, &rows).await;
    assert_eq!(page.select(".problems li").len(), 1);
}

#[rocket::async_test]
async fn texts_that_name_nobody_come_back() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    for text in ["", "  \n ", "Đại diện các sở, ngành và 200 sinh viên.", "\u{200B}\u{0}", "<script>alert(1)</script>"] {
        let page = read(&editor, text).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{text}");
        assert_eq!(page.attributes("[aria-invalid=true]", "id"), ["f-text"], "{text}");
    }
    let long = read(&editor, &"ông Mai Sơn, Bí thư; ".repeat(3000)).await;
    assert_eq!(long.status, Status::UnprocessableEntity);
    assert_eq!(editor.post(PASTE, &[("act", "save")]).await.status, Status::UnprocessableEntity);
    assert_eq!(editor.post(PASTE, &[("text", FIRST_CASE), ("act", "burn")]).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn somebody_named_twice_is_taken_once() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    let text = "Đ/c Nguyễn Thị Diễm My – TUV – Bí thư Tỉnh đoàn dự.\nTỉnh ủy viên, Bí thư Tỉnh đoàn Nguyễn Thị Diễm My phát biểu.";
    let rows = rows(&read(&editor, text).await);
    assert_eq!(rows["rows[0].honorific"], "Đồng chí");
    assert!(rows.contains_key("rows[0].include") && !rows.contains_key("rows[1].include"));
    save(&editor, &rows).await;
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#official .name"), ["Đồng chí Nguyễn Thị Diễm My"]);
}

#[rocket::async_test]
async fn who_is_pasted_behind_others_is_one_press_from_the_order_of_the_rules() {
    let app = App::start().await;
    let event = in_bac_giang(&app).await;
    let editor = app.member(&event, Role::Editor).await;
    let intake = async |text: &str| {
        let page = read(&editor, text).await;
        let saved = save(&editor, &rows(&page)).await;
        editor.get(&saved.goes_to.expect("an intake")).await
    };
    let first =
        intake("Tham dự có ông Nguyễn Văn Thi, Chủ tịch Hội Nông dân tỉnh; ông Nguyễn Thanh Bình, Giám đốc Sở Khoa học và Công nghệ.")
            .await;
    assert_eq!(first.attributes(".flash a", "href"), Vec::<String>::new(), "{}", first.words());
    let second = intake("Tham dự có ông Nguyễn Hoàng Giang, Thứ trưởng Bộ Khoa học và Công nghệ.").await;
    let ways = second.attributes(".flash.warning a", "href");
    assert_eq!(ways, ["/studio/hoi/order/official"], "{}", second.words());
    let suggestion = editor.get(&ways[0]).await;
    let seen = suggestion.attributes("form input[name=seen]", "value").remove(0);
    assert_eq!(editor.post(&ways[0], &[("seen", &seen)]).await.status, Status::SeeOther);
    let names = app.anonymous().get("/vi/hoi/people").await.select("#official .name");
    assert_eq!(names[0], "Ông Nguyễn Hoàng Giang");
}
