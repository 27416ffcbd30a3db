//! The suggested order of officials, exceptions set by hand, and the reasons that are shown.
use super::{delegates, fields};
use crate::app::{App, Browser};
use khaihoi::interchange::seed;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

/// An official who holds this post comes to the event "hoi".
async fn official(organizer: &Browser<'_>, name: &str, post: &str) {
    let more = [("part", "official"), ("positions[0].title.vi", post)];
    let added = organizer.post("/studio/hoi/people/new", &fields(name, &more)).await;
    assert_eq!(added.status, Status::SeeOther, "{}", added.words());
}

async fn names(organizer: &Browser<'_>) -> Vec<String> {
    organizer.get("/studio/hoi/people").await.select("#official .name a")
}

async fn ids(organizer: &Browser<'_>) -> Vec<String> {
    organizer.get("/studio/hoi/people").await.attributes("#official li", "data-id")
}

/// Puts the official at place `from` one place up.
async fn up(organizer: &Browser<'_>, from: usize) {
    let seen = ids(organizer).await;
    let step = format!("up:{}", seen[from]);
    let moved = organizer.post("/studio/hoi/people", &[("part", "official"), ("seen", &seen.join(",")), ("move", &step)]).await;
    assert_eq!(moved.status, Status::SeeOther);
}

async fn three(organizer: &Browser<'_>) {
    official(organizer, "Đỗ Sở", "Giám đốc Sở Khoa học và Công nghệ").await;
    official(organizer, "Đỗ Phó", "Phó Giám đốc Sở Khoa học và Công nghệ").await;
    official(organizer, "Đỗ Bí Thư", "Bí thư Tỉnh ủy").await;
}

#[rocket::async_test]
async fn newcomers_come_in_where_the_rules_have_them_and_each_place_has_its_reason() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    three(&organizer).await;
    assert_eq!(names(&organizer).await, ["Đỗ Bí Thư", "Đỗ Sở", "Đỗ Phó"]);
    let page = organizer.get("/studio/hoi/people").await;
    assert_eq!(page.select("#official .place"), ["1", "2", "3"]);
    let whys = page.select("#official .why");
    assert_eq!(whys[0], "Vì sao đứng ở đây: Đứng đầu theo quy tắc.");
    assert_eq!(whys[1], "Vì sao đứng ở đây: Sau Đỗ Bí Thư: khối Đảng trước khối Chính phủ, Ủy ban nhân dân.");
    assert!(whys[2].contains("Sau Đỗ Sở: chức vụ “Giám đốc Sở Khoa học và Công nghệ” có bậc cao hơn"), "{}", whys[2]);
}

#[rocket::async_test]
async fn who_was_moved_by_hand_stays_there_whatever_comes_and_goes() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    three(&organizer).await;
    up(&organizer, 2).await;
    assert_eq!(names(&organizer).await, ["Đỗ Bí Thư", "Đỗ Phó", "Đỗ Sở"]);
    assert_eq!(organizer.get("/studio/hoi/people").await.select("#official .tag.moved"), ["Đặt bằng tay"]);

    official(&organizer, "Đỗ Phó Bí Thư", "Phó Bí thư Tỉnh ủy").await;
    official(&organizer, "Đỗ Chủ Tịch", "Chủ tịch UBND tỉnh").await;
    assert_eq!(names(&organizer).await, ["Đỗ Bí Thư", "Đỗ Phó", "Đỗ Phó Bí Thư", "Đỗ Chủ Tịch", "Đỗ Sở"]);

    organizer.post("/studio/hoi/people/do-bi-thu/delegate/official/remove", &[]).await;
    assert_eq!(names(&organizer).await, ["Đỗ Phó", "Đỗ Phó Bí Thư", "Đỗ Chủ Tịch", "Đỗ Sở"]);

    let seen = ids(&organizer).await.join(",");
    assert_eq!(organizer.post("/studio/hoi/order/official", &[("seen", &seen)]).await.status, Status::SeeOther);
    assert_eq!(names(&organizer).await[0], "Đỗ Phó");

    let id = ids(&organizer).await[0].clone();
    organizer.post("/studio/hoi/order/official/release", &[("delegate", &id)]).await;
    assert_eq!(names(&organizer).await, ["Đỗ Phó Bí Thư", "Đỗ Chủ Tịch", "Đỗ Sở", "Đỗ Phó"]);
}

#[rocket::async_test]
async fn a_suggestion_is_shown_before_it_is_made() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    delegates(&app, &event, Part::Official, &["Đỗ Tám", "Đỗ Ba", "Đỗ Chín"]).await;
    let page = organizer.get("/studio/hoi/order/official").await;
    assert_eq!(page.select("ol.suggestion li > b"), ["Đỗ Ba", "Đỗ Chín", "Đỗ Tám"]);
    assert_eq!(page.select("ol.suggestion li.moves > b"), ["Đỗ Tám"]);
    assert_eq!(names(&organizer).await, ["Đỗ Tám", "Đỗ Ba", "Đỗ Chín"]);

    let seen = page.attributes("input[name=seen]", "value")[0].clone();
    delegates(&app, &event, Part::Official, &["Đỗ Mới"]).await;
    let late = organizer.post("/studio/hoi/order/official", &[("seen", &seen)]).await;
    assert_eq!((late.status, late.select(".flash.error").len()), (Status::UnprocessableEntity, 1));

    let seen = late.attributes("input[name=seen]", "value")[0].clone();
    organizer.post("/studio/hoi/order/official", &[("seen", &seen)]).await;
    assert_eq!(names(&organizer).await, ["Đỗ Ba", "Đỗ Chín", "Đỗ Mới", "Đỗ Tám"]);
    assert!(organizer.get("/studio/hoi/order/official").await.select("main form").is_empty());
    assert_eq!(organizer.get("/studio/hoi/order/speaker").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn guests_come_before_hosts_as_soon_as_somebody_says_who_is_one() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    three(&organizer).await;
    let side = |side| [("part", "official"), ("side", side), ("version", "1")];
    organizer.post("/studio/hoi/people/do-bi-thu/delegate/official", &side("host")).await;
    assert_eq!(names(&organizer).await, ["Đỗ Sở", "Đỗ Phó", "Đỗ Bí Thư"]);
    let page = organizer.get("/studio/hoi/people").await;
    assert!(page.select("#official .why")[2].ends_with("Sau Đỗ Phó: khách mời trước chủ nhà."));
}

#[rocket::async_test]
async fn an_order_that_was_written_down_stands_and_what_the_rules_would_change_is_an_exception() {
    let app = App::start().await;
    let first_case = include_str!("../../seed-data/techfest-bac-giang-2023.toml");
    let read = seed::parse(first_case, "techfest.toml", app.now()).expect("read");
    seed::load(&app.db, &read, app.now()).await.expect("loaded");
    let admin = app.admin().await;
    let page = admin.get("/studio/techfest-bac-giang-2023/people").await;
    let names = page.select("#official .name a");
    assert_eq!(&names[..3], ["Trần Lan Phương", "Nguyễn Hoàng Giang", "Lê Ánh Dương"]);
    let hand = page.select("#official li:has(.tag.moved) .name a");
    assert_eq!(hand, ["Nguyễn Hoàng Giang", "Phạm Hồng Quất", "Trần Tuấn Nam", "Nguyễn Thanh Bình"]);
    let suggestion = admin.get("/studio/techfest-bac-giang-2023/order/official").await;
    assert!(suggestion.select(".suggestion li.moves").is_empty());
}
