use super::{at, form, named};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::programme::released::newest_snapshot;
use rocket::http::Status;

/// What the form of the page sends back.
async fn seen(page: &crate::app::Page) -> Vec<(&'static str, String)> {
    ["number", "fingerprint"].map(|name| (name, page.attributes(&format!("input[name={name}]"), "value").concat())).to_vec()
}

fn fields<'a>(seen: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    seen.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

const PAGE: &str = "/studio/hoi/programme/publish";

#[rocket::async_test]
async fn the_public_sees_a_change_only_once_it_is_published() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let item = app.item(&event, &named("Diễn đàn")).await;
    let visitor = app.anonymous();
    assert!(visitor.get("/vi/hoi/programme").await.words().contains("Chương trình đang được chuẩn bị"));

    let before = organizer.get(PAGE).await;
    assert!(before.words().contains("Mọi người chưa thấy gì") && before.words().contains("1 mục mới"), "{}", before.words());
    let published = organizer.post(PAGE, &fields(&seen(&before).await)).await;
    assert_eq!(published.status, Status::SeeOther, "{}", published.words());
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".item h3 a"), ["Diễn đàn"]);

    organizer.post(&format!("/studio/hoi/programme/{}", item.id), &form("Diễn đàn mới", &[("version", "1")])).await;
    assert_eq!(visitor.get("/vi/hoi/programme").await.select(".item h3 a"), ["Diễn đàn"]);
    let page = organizer.get(PAGE).await;
    assert!(page.words().contains("tên: Diễn đàn → Diễn đàn mới"), "{}", page.words());
    assert!(organizer.get("/studio/hoi/programme").await.words().contains("Bản công bố 1 · 1 thay đổi chưa công bố"));
    organizer.post(PAGE, &fields(&seen(&page).await)).await;
    let public = visitor.get("/vi/hoi/programme").await;
    assert_eq!(public.select(".item h3 a"), ["Diễn đàn mới"]);
    assert_eq!(public.select(".item .tag.moved"), ["Đổi tên"]);
}

#[rocket::async_test]
async fn of_two_who_publish_at_once_one_is_told() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    app.item(&event, &named("Diễn đàn")).await;
    let seen = seen(&organizer.get(PAGE).await).await;
    let fields = fields(&seen);
    let both = rocket::futures::future::join(organizer.post(PAGE, &fields), organizer.post(PAGE, &fields)).await;
    let mut states = [both.0.status, both.1.status];
    states.sort_by_key(|status| status.code);
    assert_eq!(states, [Status::SeeOther, Status::UnprocessableEntity]);
    let told = if both.0.status == Status::SeeOther { both.1 } else { both.0 };
    assert!(told.words().contains("Bản công bố 1 vừa được người khác tạo"), "{}", told.words());
}

#[rocket::async_test]
async fn what_was_not_seen_is_not_published() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    app.item(&event, &named("Diễn đàn")).await;
    let seen = seen(&organizer.get(PAGE).await).await;
    app.item(&event, &named("Thêm sau")).await;
    let page = organizer.post(PAGE, &fields(&seen)).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert!(page.words().contains("chương trình đã được sửa tiếp"), "{}", page.words());
}

#[rocket::async_test]
async fn nothing_new_cannot_be_published_and_editors_cannot_publish() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    assert!(organizer.get(PAGE).await.words().contains("Chưa có mục nào để công bố"));
    app.item(&event, &named("Diễn đàn")).await;
    app.released(&event).await;
    assert!(organizer.get(PAGE).await.words().contains("Không có thay đổi nào để công bố"));
    let editor = app.member(&event, Role::Editor).await;
    assert_eq!(editor.get(PAGE).await.status, Status::NotFound);
    assert_eq!(editor.get("/studio/hoi/programme").await.status, Status::Ok);
    assert!(editor.get("/studio/hoi/programme").await.attributes("a.button", "href").iter().all(|href| href != PAGE));
}

#[rocket::async_test]
async fn released_items_are_cancelled_not_deleted_and_count_on() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let mut input = named("Giới thiệu quỹ");
    input.when = at("15:00", "15:30");
    let item = app.item(&event, &input).await;
    app.released(&event).await;
    let page = format!("/studio/hoi/programme/{}", item.id);

    let refused = organizer.post(&format!("{page}/delete"), &[]).await;
    assert_eq!(refused.status, Status::UnprocessableEntity);
    organizer.post(&format!("{page}/cancel"), &[]).await;
    app.clock.advance(chrono::TimeDelta::minutes(5));
    app.released(&event).await;

    let snapshot = newest_snapshot(app.db.reader(), event.id).await.unwrap();
    let kept = snapshot.item(&item.slug).unwrap();
    assert_eq!((kept.cancelled, kept.sequence, kept.changed_at), (true, 1, app.now()));
    let public = app.anonymous().get("/vi/hoi/programme").await;
    assert_eq!(public.select(".item.off .tag.off"), ["Đã hủy"]);
    organizer.post(&format!("{page}/restore"), &[]).await;
    app.released(&event).await;
    let snapshot = newest_snapshot(app.db.reader(), event.id).await.unwrap();
    assert_eq!(snapshot.item(&item.slug).map(|item| (item.cancelled, item.sequence)), Some((false, 2)));
}
