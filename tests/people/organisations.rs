//! Organisations, and how posts are held there.
use super::{delegates, fields};
use crate::app::{App, Page};
use khaihoi::events::team::Role;
use khaihoi::people::delegate::Part;
use khaihoi::people::organisation::{self, Block, Level};
use khaihoi::people::position::Standing;
use rocket::http::Status;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};

async fn known(app: &App, folded: &str) -> organisation::Model {
    let found = organisation::Entity::find().filter(organisation::COLUMN.folded.eq(folded)).one(app.db.reader());
    found.await.expect("read").expect("an organisation")
}

/// What the form on record holds, with some fields written over.
fn form<'a>(row: &'a organisation::Model, version: &'a str, over: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = vec![("name.vi", &row.name.vi), ("name.en", &row.name.en), ("version", version)];
    fields.retain(|(name, _)| !over.iter().any(|(other, _)| other == name));
    [fields, over.to_vec()].concat()
}

#[rocket::async_test]
async fn how_a_post_is_held_is_printed_and_kept() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    let record = [
        ("version", "1"),
        ("birth_year", "1970"),
        ("positions[0].title.vi", "Giám đốc"),
        ("positions[0].title.en", "Director"),
        ("positions[0].organisation.vi", "Sở Y tế"),
        ("positions[0].organisation.en", "Department of Health"),
        ("positions[0].standing", "former"),
        ("positions[0].held_to", "01/01/2020"),
        ("positions[1].title.vi", "Chủ tịch"),
        ("positions[1].held_to", "01/01/2020"),
        ("positions[2].title.vi", "Cục trưởng"),
        ("positions[2].standing", "acting"),
        ("positions[2].rank", "40"),
        // A row that nobody wrote in says how it would be held all the same.
        ("positions[3].standing", "full"),
    ];
    let saved = organizer.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.text);
    let page = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(page.select(".post"), ["Nguyên Giám đốc Sở Y tế", "Quyền Cục trưởng"]);
    let page = app.anonymous().get("/en/hoi/people").await;
    assert_eq!(page.select(".post")[0], "Former Director, Department of Health");
    let page = organizer.get("/studio/hoi/people/mai-son").await;
    assert_eq!(page.attributes("#f-birth_year", "value"), ["1970"]);
    assert_eq!(page.attributes("[id='f-positions[2].rank']", "value"), ["40"]);
    assert_eq!(page.attributes("[id='f-positions[0].standing'] option[selected]", "value"), ["former"]);
    assert!(!app.anonymous().get("/vi/hoi/people/mai-son").await.text.contains("1970"));
}

#[rocket::async_test]
async fn what_cannot_be_is_said_at_its_field() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    for (field, value) in [("birth_year", "2027"), ("birth_year", "x"), ("positions[0].rank", "0"), ("positions[0].standing", "y")] {
        let record = [("version", "1"), ("positions[0].title.vi", "Giám đốc"), (field, value)];
        let page = organizer.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{field}");
        assert_eq!(page.select(&format!("[id='e-{field}']")).len(), 1, "{field}");
    }
}

async fn with_posts(app: &App) -> Page {
    let event = app.event("hoi").await;
    delegates(app, &event, Part::Official, &["Mai Sơn"]).await;
    let record = [
        ("version", "1"),
        ("positions[0].title.vi", "Giám đốc"),
        ("positions[0].organisation.vi", "Sở Y tế tỉnh Bắc Giang"),
        ("positions[1].title.vi", "Phó Chủ tịch"),
        ("positions[1].organisation.vi", "Hội Thầy thuốc trẻ Việt Nam"),
        ("positions[2].title.vi", "Ủy viên"),
        ("positions[2].organisation.vi", "Câu lạc bộ Đầu tư"),
        ("positions[2].standing", "in_charge"),
    ];
    app.organizer(&event).await.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await
}

#[rocket::async_test]
async fn an_organisation_takes_its_place_from_its_name() {
    let app = App::start().await;
    with_posts(&app).await;
    let department = known(&app, "so y te tinh bac giang").await;
    assert_eq!((department.level, department.block), (Some(Level::Province), Some(Block::Government)));
    assert_eq!(department.province_code.as_deref(), Some("24"));
    let club = known(&app, "cau lac bo dau tu").await;
    assert_eq!((club.level, club.block), (None, None));

    let editor = app.admin().await;
    for (query, names) in [
        ("", &["Câu lạc bộ Đầu tư", "Hội Thầy thuốc trẻ Việt Nam", "Sở Y tế tỉnh Bắc Giang"][..]),
        ("?q=thay+thuoc", &["Hội Thầy thuốc trẻ Việt Nam"]),
        ("?q=100%25", &[]),
        ("?block=government&level=province&province=24", &["Sở Y tế tỉnh Bắc Giang"]),
        ("?block=none", &["Câu lạc bộ Đầu tư"]),
        ("?block=party", &[]),
        ("?page=9", &["Câu lạc bộ Đầu tư", "Hội Thầy thuốc trẻ Việt Nam", "Sở Y tế tỉnh Bắc Giang"]),
    ] {
        let page = editor.get(&format!("/studio/hoi/organisations{query}")).await;
        assert_eq!(page.select("#organisations tbody th a"), names, "{query}");
    }
}

#[rocket::async_test]
async fn what_nobody_has_said_is_suggested() {
    let app = App::start().await;
    with_posts(&app).await;
    let mut row = known(&app, "so y te tinh bac giang").await.into_active_model();
    (row.level, row.block) = (Set(None), Set(None));
    row.update(app.db.reader()).await.expect("an organisation from before");
    let admin = app.admin().await;
    let page = admin.get("/studio/hoi/organisations?q=so+y+te").await;
    assert_eq!(page.select("#organisations .tag").len(), 2);
    let row = known(&app, "so y te tinh bac giang").await;
    let page = admin.get(&format!("/studio/hoi/organisations/{}", row.id)).await;
    assert_eq!(page.attributes("#f-level option[selected], #f-block option[selected]", "value"), ["province", "government"]);
    assert_eq!(page.select(".rows .name"), ["Mai Sơn"]);
}

#[rocket::async_test]
async fn a_name_is_corrected_for_everybody_and_not_given_twice() {
    let app = App::start().await;
    with_posts(&app).await;
    let event = khaihoi::events::event::Entity::find().one(app.db.reader()).await.expect("read").expect("an event");
    let editor = app.member(&event, Role::Editor).await;
    let row = known(&app, "so y te tinh bac giang").await;
    let path = format!("/studio/hoi/organisations/{}", row.id);
    let version = row.version.to_string();

    let taken = editor.post(&path, &form(&row, &version, &[("name.vi", "Câu Lạc Bộ đầu tư")])).await;
    assert_eq!(taken.status, Status::UnprocessableEntity);
    assert_eq!(taken.select("[id='e-name.vi']").len(), 1);

    let written = [("name.vi", "Sở Y tế"), ("short_name", "SYT"), ("level", "province"), ("block", "government"), ("province", "")];
    let saved = editor.post(&path, &form(&row, &version, &written)).await;
    assert_eq!(saved.goes_to.as_deref(), Some(path.as_str()), "{}", saved.text);
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select(".post")[0], "Giám đốc Sở Y tế");
    let kept = known(&app, "so y te").await;
    assert_eq!((kept.short_name.as_str(), kept.province_code), ("SYT", None));

    let stale = editor.post(&path, &form(&row, &version, &[("name.vi", "Sở Y tế tỉnh")])).await;
    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(stale.select(".theirs span")[0], "Sở Y tế");
    assert_eq!(Standing::ALL.map(Standing::code), ["full", "acting", "in_charge", "former"]);
}
