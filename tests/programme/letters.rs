use super::checks::official;
use super::{at, form, named};
use crate::app::{App, Browser};
use khaihoi::events::event;
use khaihoi::people::person;
use khaihoi::programme::item_person::Part;
use rocket::http::Status;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

const PAGE: &str = "/studio/hoi/programme/publish";

/// A delegate with an address.
async fn delegate(app: &App, event: &event::Model, name: &str, email: &str) -> person::Model {
    let mut row = official(app, event, name).await.into_active_model();
    row.email = Set(Some(email.to_owned()));
    row.update(app.db.reader()).await.unwrap()
}

/// Publishes through the page, as it is seen now.
async fn publish(organizer: &Browser<'_>, more: &[(&str, &str)]) {
    let page = organizer.get(PAGE).await;
    let seen = ["number", "fingerprint"].map(|name| (name, page.attributes(&format!("input[name={name}]"), "value").concat()));
    let mut fields: Vec<(&str, &str)> = seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend_from_slice(more);
    let sent = organizer.post(PAGE, &fields).await;
    assert_eq!(sent.status, Status::SeeOther, "{}", sent.words());
}

async fn change(browser: &Browser<'_>, item: i64, title: &str, more: &[(&str, &str)]) {
    let page = format!("/studio/hoi/programme/{item}");
    let version = browser.get(&page).await.attributes("input[name=version]", "value").remove(0);
    let mut fields = form(title, more);
    fields.push(("version", &version));
    assert_eq!(browser.post(&page, &fields).await.status, Status::SeeOther);
}

/// The text under the headers.
fn body(message: &str) -> &str {
    message.split_once("\r\n\r\n").map_or("", |(_, text)| text)
}

#[rocket::async_test]
async fn delegates_of_changed_items_get_one_letter_that_was_previewed() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let son = delegate(&app, &event, "Mai Sơn", "son@khaihoi.example").await;
    let yen = delegate(&app, &event, "Vũ Hải Yến", "yen@khaihoi.example").await;
    let silent = official(&app, &event, "Lê Không Thư").await;
    let mut items = vec![];
    for (title, who) in [("Diễn đàn", &son), ("Tập huấn", &son), ("Trưng bày", &yen)] {
        let mut input = named(title);
        (input.when, input.people) = (at("09:00", "09:30"), vec![(who.id, Part::Chair), (silent.id, Part::Speaker)]);
        items.push(app.item(&event, &input).await);
    }
    publish(&organizer, &[]).await;
    assert!(app.letters().await.is_empty(), "the first release changes nothing for anybody");

    let when = [("day", "2026-11-23"), ("from", "10:00"), ("to", "10:30"), ("people[0].person", "Mai Sơn"), ("people[0].part", "chair")];
    change(&organizer, items[0].id, "Diễn đàn", &when).await;
    organizer.post(&format!("/studio/hoi/programme/{}/cancel", items[1].id), &[]).await;
    let page = organizer.get(PAGE).await;
    assert_eq!(page.select(".letters .names li"), ["Mai Sơn"]);
    let sample = page.select(".letter").concat();
    assert!(sample.contains("Kính gửi Mai Sơn") && sample.contains("Mục này đã hủy"), "{sample}");
    publish(&organizer, &[]).await;

    let letters = app.letters().await;
    assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["son@khaihoi.example"]);
    assert_eq!(letters[0].subject, "Ngày hội hoi: thay đổi trong phần chương trình có Mai Sơn");
    let text = body(&letters[0].message);
    for said in [
        "Diễn đàn",
        "- giờ: 9h00–9h30, Thứ Hai, 23/11/2026 → 10h00–10h30, Thứ Hai, 23/11/2026",
        "Tập huấn",
        "- Mục này đã hủy.",
        "/vi/hoi/programme",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Trưng bày") && !text.contains("{{"), "{text}");
}

#[rocket::async_test]
async fn who_joins_or_leaves_is_told_and_who_only_reads_new_words_is_not() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let son = delegate(&app, &event, "Mai Sơn", "son@khaihoi.example").await;
    delegate(&app, &event, "Vũ Hải Yến", "yen@khaihoi.example").await;
    let mut input = named("Diễn đàn");
    (input.when, input.people) = (at("09:00", "09:30"), vec![(son.id, Part::Chair)]);
    let item = app.item(&event, &input).await;
    publish(&organizer, &[]).await;
    let same = [("title.en", "Diễn đàn (en)"), ("day", "2026-11-23"), ("from", "09:00"), ("to", "09:30")];
    let with = |more: &[(&'static str, &'static str)]| [&same[..], more].concat();

    change_all(&organizer, item.id, &with(&[("people[0].person", "Mai Sơn"), ("people[0].part", "chair"), ("description.vi", "Chữ mới")]))
        .await;
    assert!(organizer.get(PAGE).await.select(".letters .names li").is_empty());
    change_all(&organizer, item.id, &with(&[("people[0].person", "Vũ Hải Yến"), ("people[0].part", "chair")])).await;
    publish(&organizer, &[]).await;
    let letters = app.letters().await;
    let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), body(&letter.message))).collect();
    assert_eq!(told.len(), 2);
    let of = |address: &str| told.iter().find(|(to, _)| *to == address).map_or("", |(_, text)| *text);
    assert!(of("yen@khaihoi.example").contains("Quý vị có phần trong mục này"), "{told:?}");
    assert!(of("son@khaihoi.example").contains("Quý vị không còn phần trong mục này"), "{told:?}");
}

async fn change_all(browser: &Browser<'_>, item: i64, fields: &[(&str, &str)]) {
    let page = format!("/studio/hoi/programme/{item}");
    let version = browser.get(&page).await.attributes("input[name=version]", "value").remove(0);
    let mut all = vec![("kind", "forum"), ("title.vi", "Diễn đàn"), ("version", version.as_str())];
    all.extend_from_slice(fields);
    assert_eq!(browser.post(&page, &all).await.status, Status::SeeOther);
}

#[rocket::async_test]
async fn letters_may_be_left_out_and_drafts_send_none() {
    for (state, fields) in [(event::State::Published, vec![("silent", "true")]), (event::State::Draft, vec![])] {
        let app = App::start().await;
        let event = app.event_with("hoi", |event| event.state = Set(state)).await;
        let organizer = app.organizer(&event).await;
        let son = delegate(&app, &event, "Mai Sơn", "son@khaihoi.example").await;
        let mut input = named("Diễn đàn");
        input.people = vec![(son.id, Part::Chair)];
        let item = app.item(&event, &input).await;
        publish(&organizer, &[]).await;
        organizer.post(&format!("/studio/hoi/programme/{}/cancel", item.id), &[]).await;
        publish(&organizer, &fields).await;
        assert!(app.letters().await.is_empty(), "{state:?}");
    }
}

#[rocket::async_test]
async fn who_has_an_account_is_written_to_in_their_language() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let smith = delegate(&app, &event, "John Smith", "smith@khaihoi.example").await;
    let account = app.signed_up("smith@khaihoi.example").await.account.unwrap();
    let mut account = account.into_active_model();
    account.language = Set(khaihoi::platform::language::Language::En);
    account.update(app.db.reader()).await.unwrap();
    let mut input = named("Diễn đàn");
    (input.when, input.people) = (at("09:00", "09:30"), vec![(smith.id, Part::Speaker)]);
    let item = app.item(&event, &input).await;
    publish(&organizer, &[]).await;
    organizer.post(&format!("/studio/hoi/programme/{}/cancel", item.id), &[]).await;
    publish(&organizer, &[]).await;
    let letters = app.letters().await;
    let text = body(&letters[0].message);
    assert!(text.contains("Dear John Smith") && text.contains("This item is cancelled.") && text.contains("/en/hoi/programme"), "{text}");
}
