//! A visitor on the plan: looks, searches, presses a booth, follows the code on a booth, and opens it again without a network.
use super::browser::Browser;
use super::people::Eyes;
use super::stage::Stage;
use crate::server::until;
use khaihoi::exhibitors::booth;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use sea_orm::{EntityTrait, QueryFilter};
use std::path::Path;

const EVENT: &str = "ngay-hoi-mau";

#[rocket::async_test]
async fn the_plan_is_found_searched_and_read_by_touch() {
    let stage = Stage::set("demo").await;
    walk(&stage, Eyes::PHONE).await;
}

#[rocket::async_test]
async fn the_plan_is_found_searched_and_read_at_a_desk() {
    let stage = Stage::set("demo").await;
    walk(&stage, Eyes::DESK).await;
}

async fn walk(stage: &Stage, eyes: Eyes) {
    let visitor = stage.browser(eyes.screen).await;
    let base = format!("/{}/{EVENT}", eyes.language.code());
    visitor.go(&base).await;
    visitor.press_at(&format!(".event-nav a[href=\"{base}/floor-plan\"]")).await;
    visitor.see(".floor.moves").await;
    visitor.is_sound(eyes.language).await;

    // Nearer by its button and by its key, and the whole hall again.
    let size = async || number(&visitor, "return document.querySelector('#b-A02').getBoundingClientRect().width").await;
    let whole = size().await;
    visitor.click("#hall-1 [data-zoom=in]").await;
    until("a larger booth", async || (size().await > whole * 1.5).then_some(())).await;
    visitor.see("#hall-1 .floor").await.send_keys("0").await.expect("a key");
    until("the whole hall", async || ((size().await - whole).abs() < 1.0).then_some(())).await;

    // A booth is pressed, and says who stands there.
    visitor
        .driver
        .execute(
            "document.querySelector('#b-A02 text').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
            vec![],
        )
        .await
        .expect("pressed");
    visitor.see(".floor-card[open]").await;
    visitor.reads(eyes.of("Hợp tác xã Mật ong Khe Rêu", "Khe Reu Honey Cooperative")).await;
    visitor.is_sound(eyes.language).await;
    visitor.click(".floor-card [data-close]").await;

    visitor.fill("q", "che tan").await;
    until("one booth alight", async || (visitor.count("svg.floor-map .b.hit").await == 1).then_some(())).await;
    assert_eq!(visitor.count("#b-A07.hit").await, 1);
    visitor.is_sound(eyes.language).await;
    visitor.close().await;
}

async fn number(browser: &Browser, script: &str) -> f64 {
    browser.driver.execute(script, vec![]).await.expect("a number").json().as_f64().unwrap_or_default()
}

/// What the sign on a booth holds.
async fn token(data: &Path, number: &str) -> String {
    let config = Config { data: data.into(), ..Config::default() };
    let db = Database::open(&config).await.expect("the demo's database");
    booth::Entity::find().filter(booth::COLUMN.number.eq(number)).one(db.reader()).await.expect("read").expect("a booth").token
}

#[rocket::async_test]
async fn the_sign_on_a_booth_tells_where_one_is_and_the_way_on() {
    let stage = Stage::set("demo").await;
    let code = token(&stage.server.data, "A02").await;
    for eyes in [Eyes::PHONE, Eyes::DESK] {
        let visitor = eyes.arrive(&stage).await;
        visitor.go(&format!("/b/{code}")).await;
        visitor.reads(eyes.of("Bạn đang ở đây", "You are here")).await;
        visitor.is_sound(eyes.language).await;
        visitor.fill("to", "T02").await;
        visitor.press(&eyes.say("exhibitors-way-show")).await;
        visitor.reads(eyes.of("Vào Sân Sông Thương qua Cửa nhà triển lãm.", "Enter Song Thuong Yard by Hall Door.")).await;
        visitor.is_sound(eyes.language).await;
        visitor.close().await;
    }
}

#[rocket::async_test]
async fn what_was_seen_is_there_without_a_network_and_nothing_personal_is() {
    let mut stage = Stage::set("demo").await;
    let visitor = Eyes::PHONE.enter(&stage, "organizer").await;
    let plan = format!("/vi/{EVENT}/floor-plan");
    visitor.go(&format!("/studio/{EVENT}")).await;
    visitor.go(&plan).await;
    let kept = "const done = arguments[arguments.length - 1];
        (async () => { for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys()) if (new URL(one.url).pathname === arguments[0]) return true; return false; })().then(done)";
    let is_kept =
        async |path: &str| visitor.driver.execute_async(kept, vec![path.into()]).await.expect("an answer").json().as_bool() == Some(true);
    until("the plan is kept", async || is_kept(&plan).await.then_some(())).await;
    visitor.go(&format!("/vi/{EVENT}/programme")).await;
    until("the programme is kept", async || is_kept(&format!("/vi/{EVENT}/programme")).await.then_some(())).await;
    visitor.go(&format!("/studio/{EVENT}/booths")).await;
    visitor.see("h1").await;
    assert!(!is_kept(&format!("/studio/{EVENT}/booths")).await && !is_kept("/me/brief").await, "nothing personal is kept");

    stage.server.kill();
    visitor.go(&plan).await;
    visitor.reads("Không có mạng. Bạn đang xem bản lưu lúc").await;
    visitor.see(".floor.moves").await;
    visitor.click("[data-zoom=in]").await;
    visitor.fill("q", "khe reu").await;
    until("one booth alight", async || (visitor.count("svg.floor-map .b.hit").await == 1).then_some(())).await;
    visitor.go(&format!("/vi/{EVENT}/programme")).await;
    visitor.reads("Không có mạng").await;
    let studio = visitor.driver.goto(stage.server.at(&format!("/studio/{EVENT}/booths"))).await;
    assert!(studio.is_err(), "rooms of work are not there without a network");
    visitor.close().await;
}
