//! The story of a festival: an organizer makes it, visitors read it, an exhibitor takes part, the organizer answers.
pub(super) mod exhibitor;
pub(super) mod organizer;
mod visitor;

use super::people::Eyes;
use super::stage::Stage;
use crate::server::until;
use chrono::{Days, Utc};
use exhibitor::{Exhibitor, HOA};

/// The festival's address.
pub(super) const SLUG: &str = "hoi-thu-viec";

#[rocket::async_test]
async fn a_festival_from_the_first_plan_to_the_given_booth_in_vietnamese_on_a_phone() {
    festival(Eyes::PHONE).await;
}

#[rocket::async_test]
async fn a_festival_from_the_first_plan_to_the_given_booth_in_english_at_a_desk() {
    festival(Eyes::DESK).await;
}

async fn festival(eyes: Eyes) {
    let stage = Stage::set("demo").await;
    let organizer = eyes.enter(&stage, "organizer").await;
    organizer::make(&organizer, eyes).await;
    organizer::describe(&organizer, eyes).await;
    organizer::add_rooms(&organizer, eyes).await;
    organizer::add_people(&organizer, &stage, eyes).await;
    organizer::order_by_hand(&organizer, eyes).await;
    organizer::plan(&organizer, eyes).await;
    organizer::publish(&organizer, eyes).await;

    let visitor = eyes.arrive(&stage).await;
    visitor::look_around(&visitor, eyes).await;
    visitor::read_programme(&visitor, eyes).await;
    visitor::meet_people(&visitor, eyes).await;

    let exhibitor = Exhibitor::sign_up(eyes, &stage, HOA).await;
    exhibitor.apply(&stage).await;
    organizer::ask_for_changes(&organizer, eyes).await;
    exhibitor.answer(&stage).await;
    organizer::accept(&organizer, eyes).await;
    exhibitor.takes_its_booth(&stage).await;
    visitor::find_exhibitor(&visitor, eyes).await;
    organizer::read_log(&organizer, eyes).await;

    for browser in [organizer, visitor, exhibitor.browser] {
        browser.close().await;
    }
}

#[rocket::async_test]
async fn without_scripts_the_programme_is_read_and_an_application_begun() {
    let (eyes, stage) = (Eyes::PHONE, Stage::set("demo").await);
    let browser = stage.browser_without_scripts(eyes.screen).await;
    browser.go("/vi/ngay-hoi-mau/programme").await;
    browser.see("footer").await;
    assert!(browser.count("html.scripted").await == 0, "scripts run");
    assert!(browser.count("#programme .item").await > 20);
    browser.fill("q", "khai mac").await;
    browser.press_at("form.filter button[type=submit]").await;
    assert!(browser.place().await.contains("q=khai"));
    let narrowed = browser.count("#programme .item").await;
    assert!((1..20).contains(&narrowed), "{narrowed} items");
    browser.press_at("#programme .item h3 a").await;
    browser.see(".item-page").await;

    // Somebody who signed up elsewhere comes with an account; here the demonstration's exhibitor does.
    browser.go(&stage.server.printed("exhibitor: ").await).await;
    browser.press_at("main form button").await;
    let festival = until("a festival that takes applications", async || first_open(&stage).await).await;
    browser.go(&format!("/desk/{festival}/apply")).await;
    browser.fill_all(&[("name.vi", "Hợp tác xã Chim Xanh"), ("representative", "Đặng Thị Hoa")]).await;
    browser.choose("kind", "cooperative").await;
    browser.press_at("main form .actions .button:not(.quiet)").await;
    assert_eq!(browser.place().await, format!("/desk/{festival}/apply/showing"));
    browser.close().await;
}

/// A festival the demonstration's exhibitor has not applied to: a new one of the organizer's.
async fn first_open(stage: &Stage) -> Option<String> {
    let organizer = Eyes::DESK.enter(stage, "organizer").await;
    organizer::make(&organizer, Eyes::DESK).await;
    organizer::describe(&organizer, Eyes::DESK).await;
    organizer.go(&format!("/studio/{SLUG}/state/publish")).await;
    organizer.send().await;
    organizer.close().await;
    Some(SLUG.to_owned())
}

/// A day of the festival, which begins in three weeks.
pub(super) fn day(number: u64) -> String {
    let today = Utc::now().with_timezone(&chrono_tz::Asia::Ho_Chi_Minh).date_naive();
    today.checked_add_days(Days::new(20 + number)).expect("a date").format("%Y-%m-%d").to_string()
}
