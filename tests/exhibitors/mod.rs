//! Exhibitors: applying, deciding, the directory, and who may see what.
mod acts;
mod apply;
mod desk;
pub mod desk_parts;
mod directory;
pub mod fees;
pub mod floor_plan;
mod form;
mod kill;
mod many;
mod papers;
mod places;
pub mod public_plan;
mod races;
mod review;
mod scoring;
mod sharing;
mod visits;
mod waiting;
mod walk;
mod world;

use crate::app::{App, Browser};
use chrono::TimeDelta;
use khaihoi::events::event;
use khaihoi::exhibitors::Dossier;
use khaihoi::exhibitors::form::own_question::{QuestionInput, add_question};
use khaihoi::exhibitors::form::question::Sort;
use khaihoi::exhibitors::{CriterionInput, add_criterion};
use khaihoi::platform::change::Actor;
use khaihoi::platform::text::{Both, Line};
use sea_orm::ActiveValue::Set;

/// A festival whose booths can be applied for, from yesterday to tomorrow.
pub async fn open_event(app: &App, slug: &str) -> event::Model {
    open_event_with(app, slug, |_| {}).await
}

pub async fn open_event_with(app: &App, slug: &str, settings: impl FnOnce(&mut event::ActiveModel)) -> event::Model {
    let now = app.now();
    app.event_with(slug, |row| {
        row.booths_open_at = Set(Some(now - TimeDelta::days(1)));
        row.booths_close_at = Set(Some(now + TimeDelta::days(1)));
        settings(row);
    })
    .await
}

/// The fields of the first step, of an organisation called `name`.
pub fn organisation<'a>(name: &'a str, tax_code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name.vi", name),
        ("name.en", ""),
        ("short_name", ""),
        ("kind", "cooperative"),
        ("tax_code", tax_code),
        ("representative", "Vi Thị Hoài Thương"),
        ("representative_post", "Giám đốc"),
        ("address", "Thôn Khe Rêu, xã Khe Mây"),
        ("province", "24"),
        ("province_then", "Bắc Giang"),
        ("phone", "0204.3000.102"),
        ("email", "info@khereu.example"),
        ("website", "khereu.example"),
        ("social", ""),
        ("contact_name", "Trần Văn Tú"),
        ("contact_post", "Trưởng phòng"),
        ("contact_phone", "0912 345 678"),
    ]
}

pub const SHOWING: &[(&str, &str)] = &[
    ("fields", "agriculture"),
    ("fields", "food"),
    ("summary.vi", "Mật ong hoa rừng của 46 hộ nuôi."),
    ("summary.en", "Forest honey."),
    ("products[0].name.vi", "Mật ong hoa vải"),
    ("products[0].name.en", "Lychee blossom honey"),
    ("products[3].name.vi", "Sáp thơm"),
    ("ocop_stars", "4"),
];

pub const BOOTH: &[(&str, &str)] =
    &[("booth_kind", "shell"), ("booth_count", "1"), ("fascia.vi", "MẬT ONG KHE RÊU"), ("power_kw", "2,5"), ("water", "true")];

/// The version of somebody's application, as its forms send it.
pub async fn version(app: &App, event: &event::Model, browser: &Browser<'_>) -> String {
    own(app, event, browser).await.application.version.to_string()
}

pub async fn own(app: &App, event: &event::Model, browser: &Browser<'_>) -> Dossier {
    Dossier::of_account(app.db.reader(), event.id, browser.id()).await.unwrap().expect("an application")
}

/// Fills in three steps of an application.
pub async fn fill_in(app: &App, event: &event::Model, browser: &Browser<'_>, name: &str, tax_code: &str) {
    let address = |step: &str| format!("/desk/{}/apply/{step}", event.slug);
    browser.post(&address("organisation"), &organisation(name, tax_code)).await;
    for (step, fields) in [("showing", SHOWING), ("booth", BOOTH)] {
        let version = version(app, event, browser).await;
        let fields = [fields, &[("version", version.as_str())]].concat();
        let page = browser.post(&address(step), &fields).await;
        assert_eq!(page.status.code, 303, "{step}: {}", page.words());
    }
}

/// Fills in and sends.
pub async fn apply(app: &App, event: &event::Model, browser: &Browser<'_>, name: &str, shown: bool) -> Dossier {
    fill_in(app, event, browser, name, "").await;
    let version = version(app, event, browser).await;
    let shown = if shown { "true" } else { "false" };
    let page =
        browser.post(&format!("/desk/{}/apply/confirm", event.slug), &[("version", &version), ("shown", shown), ("then", "send")]).await;
    assert_eq!(page.goes_to.as_deref(), Some(format!("/desk/{}", event.slug).as_str()), "{}", page.words());
    own(app, event, browser).await
}

/// An organizer's answer by the form.
pub async fn answer(
    organizer: &Browser<'_>,
    event: &event::Model,
    dossier: &Dossier,
    act: &str,
    numbers: &str,
    words: &str,
) -> crate::app::Page {
    let version = dossier.application.version.to_string();
    let address = format!("/studio/{}/booths/{}", event.slug, dossier.application.token);
    organizer.post(&address, &[("act", act), ("numbers", numbers), ("words", words), ("version", &version)]).await
}

/// What an own question says.
pub fn question(label: &str, sort: Sort) -> QuestionInput {
    let label = Both { vi: Line::parse(label).expect("a label"), en: Line::default() };
    QuestionInput { label, hint: Both::default(), sort, required: false, later: false, options: Vec::new(), version: 0 }
}

/// What a criterion says.
pub fn criterion(name: &str, weight: i32, most: i32) -> CriterionInput {
    let name = Both { vi: Line::parse(name).expect("a name"), en: Line::default() };
    CriterionInput { name, hint: Both::default(), weight, most, version: 0 }
}

/// An own question and a criterion of an event.
pub async fn asked_and_scored(app: &App, event: &event::Model) -> (i64, i64) {
    let actor = Actor::program("a test");
    let question = add_question(&app.db, &actor, app.now(), event, &question("Cần hỗ trợ gì?", Sort::Text)).await.expect("a question");
    let criterion = add_criterion(&app.db, &actor, app.now(), event, &criterion("Tính mới", 2, 10)).await.expect("a criterion");
    (question, criterion)
}
