//! A newcomer draws a hall of sixty booths of three kinds by gestures, moves them about, and meets somebody else at the same booth;
//! the same by touch and by keys.
use super::browser::Browser;
use super::people::Eyes;
use super::stage::Stage;
use super::story::{SLUG, organizer};
use super::studio::hand::{Point, drag, keys, tab_to, tap, tap_at, touch_drag};
use crate::server::until;
use khaihoi::platform::language::Language;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// What a newcomer has for it.
const PATIENCE: Duration = Duration::from_secs(300);

/// Somebody at a desk, in Vietnamese.
const DESK: Eyes = Eyes { language: Language::Vi, screen: Eyes::DESK.screen };

async fn arrive(stage: &Stage, eyes: Eyes) -> Browser {
    let browser = eyes.enter(stage, "organizer").await;
    organizer::make(&browser, eyes).await;
    browser.room(&format!("/studio/{SLUG}/floor-plan")).await;
    browser
}

async fn ready(browser: &Browser) {
    until("scripts", async || browser.driver.find(By::Css("html.floor-ready")).await.ok()).await;
}

/// Where a place of the hall is in the window, in metres from its corner.
async fn at(browser: &Browser, x: f64, y: f64) -> Point {
    let script = "const plan = document.querySelector('[data-plan]'); const at = new DOMPoint(arguments[0] * 100, arguments[1] * 100).matrixTransform(plan.getScreenCTM()); return { x: at.x, y: at.y };";
    let found = browser.driver.execute(script, vec![json!(x), json!(y)]).await.expect("a place").json().clone();
    Point::new(found["x"].as_f64().unwrap_or_default(), found["y"].as_f64().unwrap_or_default())
}

async fn in_sight(browser: &Browser) {
    browser
        .driver
        .execute("document.querySelector('[data-scroll]').scrollIntoView({ block: 'center' })", Vec::new())
        .await
        .expect("scrolled");
}

/// Drags from one place of the hall to another.
async fn sweep(browser: &Browser, from: (f64, f64), to: (f64, f64)) {
    in_sight(browser).await;
    drag(browser, at(browser, from.0, from.1).await, at(browser, to.0, to.1).await).await;
}

const STATE: &str = "
    const done = arguments[arguments.length - 1];
    const hall = JSON.parse(document.querySelector('[data-plan-data]').textContent).hall.id;
    fetch(location.pathname + '/state?hall=' + hall).then(answer => answer.json()).then(done, error => done({ things: [], error: String(error) }));";

async fn state(browser: &Browser) -> Value {
    browser.driver.execute_async(STATE, Vec::new()).await.expect("a state").json().clone()
}

/// Returns once the server knows so many booths.
async fn booths(browser: &Browser, count: usize) -> Vec<Value> {
    until(&format!("{count} booths"), async || {
        let things = state(browser).await["things"].as_array()?.clone();
        let booths: Vec<Value> = things.into_iter().filter(|thing| thing["is"] == "booth").collect();
        (booths.len() == count).then_some(booths)
    })
    .await
}

/// Returns once a booth is there, in metres from the corner of the hall.
async fn stands(browser: &Browser, number: &str, (x, y): (f64, f64)) -> Value {
    let mut last = Value::Null;
    let begun = Instant::now();
    loop {
        let things = state(browser).await["things"].as_array().cloned().unwrap_or_default();
        last = things.into_iter().find(|thing| thing["number"] == number).unwrap_or(last);
        let there = |name: &str, metres: f64| last[name].as_f64().is_some_and(|at| (at - metres * 100.0).abs() < 1.0);
        if there("x", x) && there("y", y) {
            return last;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{number} should stand at {x}, {y}: {last}");
        rocket::tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn hold(browser: &Browser, kind: &str) {
    browser.click(&format!("[data-tool=booths][data-kind={kind}]")).await;
}

#[rocket::async_test]
async fn a_newcomer_draws_sixty_booths_of_three_kinds_in_five_minutes() {
    let (eyes, stage) = (DESK, Stage::set("demo").await);
    let browser = arrive(&stage, eyes).await;
    draw_sixty(&browser, eyes).await;
    moved_about(&browser).await;
    browser.close().await;
}

/// From an event without a hall to one of sixty booths, of which D01 and D02 are raw and E01 and E02 double, in the time a
/// newcomer has for it.
pub(super) async fn draw_sixty(browser: &Browser, eyes: Eyes) {
    browser.is_sound(eyes.language).await;
    let begun = Instant::now();
    browser.click(".fp-templates label:nth-of-type(3)").await;
    browser.press_at("form[action$='/begin'] .button").await;
    ready(browser).await;
    browser.is_sound(eyes.language).await;
    // A row along the wall, an island of two rows in one gesture, and two more kinds beside.
    hold(browser, "shell").await;
    sweep(browser, (0.0, 0.0), (60.0, 3.0)).await;
    booths(browser, 20).await;
    sweep(browser, (3.0, 6.0), (57.0, 12.0)).await;
    booths(browser, 56).await;
    hold(browser, "raw").await;
    sweep(browser, (3.0, 16.0), (15.0, 22.0)).await;
    hold(browser, "double").await;
    sweep(browser, (20.0, 16.0), (32.0, 19.0)).await;
    let drawn = booths(browser, 60).await;
    assert!(begun.elapsed() < PATIENCE, "{:?}", begun.elapsed());
    let numbers: Vec<&str> = drawn.iter().filter_map(|booth| booth["number"].as_str()).collect();
    for number in ["A01", "A20", "B01", "B18", "C18", "D02", "E02"] {
        assert!(numbers.contains(&number), "{number} in {numbers:?}");
    }
    let state = state(browser).await;
    assert_eq!(state["heeds"], json!([]), "nothing to look at");
    browser.is_sound(eyes.language).await;
}

/// Moved, turned, framed, aligned, copied, numbered, locked, deleted, undone by mouse.
async fn moved_about(browser: &Browser) {
    browser.click("[data-tool=select]").await;
    sweep(browser, (4.0, 17.0), (4.0, 29.0)).await;
    stands(browser, "D01", (3.0, 28.0)).await;
    // Off the grid it snaps to half metres; Esc in the middle changes nothing.
    sweep(browser, (4.0, 29.0), (10.2, 29.3)).await;
    stands(browser, "D01", (9.0, 28.5)).await;
    browser.click("[data-act=turn]").await;
    until("the turn", async || (stands(browser, "D01", (9.0, 28.5)).await["turn"] == 90).then_some(())).await;
    browser.click("[data-undo]").await;
    browser.click("[data-undo]").await;
    stands(browser, "D01", (3.0, 28.0)).await;
    // Two in a frame, with one edge, then copied and deleted.
    sweep(browser, (2.0, 15.5), (18.0, 36.0)).await;
    until("two chosen", async || (browser.count(".fp-plan .chosen").await == 2).then_some(())).await;
    browser.click("[data-align=left]").await;
    stands(browser, "D02", (3.0, 16.0)).await;
    browser.click("[data-act=copy]").await;
    booths(browser, 62).await;
    browser.click("[data-act=delete]").await;
    booths(browser, 60).await;
    // The heap is seen in words and shapes: one on the other.
    sweep(browser, (4.0, 17.0), (4.0, 27.0)).await;
    browser.see(".fp-heeds [data-what=overlap] button").await;
    browser.click("[data-undo]").await;
    browser.see("[data-heeds-none]").await;
    // Another number and a lock by the form beside.
    sweep(browser, (4.0, 17.0), (4.0, 17.0)).await;
    browser.driver.find(By::Css("#fp-number")).await.expect("a field").clear().await.expect("emptied");
    browser.driver.find(By::Css("#fp-number")).await.expect("a field").send_keys("VIP1").await.expect("typed");
    browser.click("[data-number-form] button").await;
    stands(browser, "VIP1", (3.0, 16.0)).await;
    browser.click("[data-booth-form] [name=locked]").await;
    until("the lock", async || (stands(browser, "VIP1", (3.0, 16.0)).await["locked"] == true).then_some(())).await;
    sweep(browser, (4.0, 17.0), (20.0, 30.0)).await;
    browser.click("[data-act=delete]").await;
    booths(browser, 60).await;
    stands(browser, "VIP1", (3.0, 16.0)).await;
}

#[rocket::async_test]
async fn a_hall_is_drawn_by_touch() {
    let (eyes, stage) = (Eyes::PHONE, Stage::set("demo").await);
    let browser = arrive(&stage, eyes).await;
    browser.is_sound(eyes.language).await;
    browser.press_at("form[action$='/begin'] .button").await;
    ready(&browser).await;
    browser.is_sound(eyes.language).await;
    tap(&browser, "[data-tool=booths][data-kind=shell]").await;
    in_sight(&browser).await;
    // The whole hall in one gesture: three pairs of rows with aisles between.
    touch_drag(&browser, at(&browser, 0.1, 0.1).await, at(&browser, 35.9, 23.9).await).await;
    booths(&browser, 60).await;
    browser.is_sound(eyes.language).await;
    tap(&browser, "[data-tool=select]").await;
    in_sight(&browser).await;
    browser.click("[data-many]").await;
    browser.click("[data-many]").await;
    in_sight(&browser).await;
    let held = at(&browser, 1.5, 1.5).await;
    // Whatever was chosen by drawing is let go by a touch beside it.
    tap_at(&browser, at(&browser, 18.0, 4.5).await).await;
    tap_at(&browser, held).await;
    until("one chosen", async || (browser.count(".fp-plan .chosen").await == 1).then_some(())).await;
    in_sight(&browser).await;
    touch_drag(&browser, at(&browser, 1.5, 1.5).await, at(&browser, 1.5, 5.0).await).await;
    stands(&browser, "A01", (0.0, 3.5)).await;
    tap(&browser, "[data-undo]").await;
    stands(&browser, "A01", (0.0, 0.0)).await;
    browser.close().await;
}

#[rocket::async_test]
async fn a_hall_is_drawn_by_keys_alone() {
    let (eyes, stage) = (Eyes::DESK, Stage::set("demo").await);
    let browser = arrive(&stage, eyes).await.by_keys();
    browser.press_at("form[action$='/begin'] .button").await;
    ready(&browser).await;
    tab_to(&browser, "[data-scroll]").await;
    keys(&browser, "n").await;
    browser.see("dialog[open] [name=count]").await;
    for (name, text) in [("count", "6"), ("x", "3"), ("y", "6.5")] {
        let field = browser.driver.find(By::Css(format!("dialog[open] [name={name}]"))).await.expect("a field");
        field.clear().await.expect("emptied");
        field.send_keys(text).await.expect("typed");
    }
    keys(&browser, Key::Enter).await;
    booths(&browser, 6).await;
    // The first of the row has the focus: two half metres down, alone.
    until("a focus", async || {
        let there = browser.driver.execute("return document.activeElement.matches('[data-id] *')", Vec::new()).await.ok()?;
        (there.json() == &json!(true)).then_some(())
    })
    .await;
    keys(&browser, Key::Escape).await;
    for key in [Key::Down, Key::Down] {
        keys(&browser, key).await;
    }
    stands(&browser, "A01", (3.0, 7.5)).await;
    keys(&browser, Key::Control + "z").await;
    stands(&browser, "A01", (3.0, 6.5)).await;
    keys(&browser, Key::Escape).await;
    keys(&browser, Key::Tab).await;
    keys(&browser, Key::Delete).await;
    let left = booths(&browser, 5).await;
    assert!(left.iter().all(|booth| booth["number"] != "A02"), "{left:?}");
    keys(&browser, Key::Control + "z").await;
    booths(&browser, 6).await;
    browser.is_sound(eyes.language).await;
    browser.close().await;
}

#[rocket::async_test]
async fn two_people_at_one_booth_see_each_other() {
    let (eyes, stage) = (DESK, Stage::set("demo").await);
    let one = arrive(&stage, eyes).await;
    one.press_at("form[action$='/begin'] .button").await;
    ready(&one).await;
    hold(&one, "shell").await;
    sweep(&one, (3.0, 6.0), (12.0, 9.0)).await;
    booths(&one, 3).await;
    one.click("[data-tool=select]").await;
    let two = eyes.enter(&stage, "administrator").await;
    two.go(&format!("/studio/{SLUG}/floor-plan")).await;
    ready(&two).await;
    sweep(&two, (4.0, 7.0), (4.0, 13.0)).await;
    stands(&two, "A01", (3.0, 12.0)).await;
    // What one did, the other is told and sees.
    until("the other's plan", async || {
        let drawn = one
            .driver
            .execute("return document.querySelector('.fp-booth:has([aria-label*=A01])').getAttribute('transform')", Vec::new())
            .await
            .ok()?;
        drawn.json().as_str()?.contains("1350").then_some(())
    })
    .await;
    for browser in [one, two] {
        browser.is_quiet().await;
        browser.close().await;
    }
}
