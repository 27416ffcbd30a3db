//! The editor of the programme by mouse, by keyboard alone, by touch, and by two people at once.
pub(super) mod hand;

use super::browser::Browser;
use super::people::Eyes;
use super::stage::Stage;
use super::story::{SLUG, day, organizer};
use crate::server::until;
use hand::{drag, edge_of, is_gone, keys, name, scroll_to, slot, spot, stands, tab_to, top_of, touch_drag};
use khaihoi::platform::language::Language;
use thirtyfour::prelude::*;

/// A festival of three days with two rooms and nothing planned, and its organizer at the grid of the first day.
async fn empty_plan(stage: &Stage, eyes: Eyes) -> Browser {
    let browser = eyes.enter(stage, "organizer").await;
    organizer::make(&browser, eyes).await;
    organizer::add_rooms(&browser, eyes).await;
    at_grid(&browser, 0).await;
    browser
}

async fn at_grid(browser: &Browser, number: u64) {
    browser.go(&format!("/studio/{SLUG}/programme?view=grid&day={}", day(number))).await;
    browser.see(".ed-grid").await;
    until("scripts", async || browser.driver.find(By::Css("html.plan-ready")).await.ok()).await;
}

/// Somebody at a desk, in Vietnamese.
const DESK: Eyes = Eyes { language: Language::Vi, screen: Eyes::DESK.screen };

#[rocket::async_test]
async fn a_day_is_planned_by_mouse() {
    let (eyes, stage) = (DESK, Stage::set("demo").await);
    let browser = empty_plan(&stage, eyes).await;
    let (first, second) = (day(0), day(1));
    browser.is_sound(eyes.language).await;
    scroll_to(&browser, "07:30").await;
    for (title, room, from, to) in [("Khai mạc", "Hội trường lớn", "08:00", "09:00"), ("Trình diễn", "Sân trung tâm", "09:00", "09:30")]
    {
        drag(&browser, spot(&browser, room, from).await.below(2.0), spot(&browser, room, to).await.below(-2.0)).await;
        name(&browser, title).await;
        stands(&browser, title, &format!("{first} {from}-{to}")).await;
    }
    browser.is_sound(eyes.language).await;

    // To another hour and room.
    let from = top_of(&browser, &slot(&browser, "Trình diễn").await).await;
    drag(&browser, from, spot(&browser, "Hội trường lớn", "10:00").await.below(10.0)).await;
    stands(&browser, "Trình diễn", &format!("{first} 10:00-10:30")).await;
    // Longer.
    drag(&browser, edge_of(&browser, &slot(&browser, "Khai mạc").await).await, spot(&browser, "Hội trường lớn", "09:30").await).await;
    stands(&browser, "Khai mạc", &format!("{first} 08:00-09:30")).await;
    // To the shelf, and back.
    let shelf = browser.see("[data-shelf] h2").await;
    drag(&browser, top_of(&browser, &slot(&browser, "Trình diễn").await).await, top_of(&browser, &shelf).await).await;
    stands(&browser, "Trình diễn", "shelf").await;
    let from = top_of(&browser, &slot(&browser, "Trình diễn").await).await;
    drag(&browser, from, spot(&browser, "Sân trung tâm", "11:00").await.below(10.0)).await;
    stands(&browser, "Trình diễn", &format!("{first} 11:00-11:30")).await;
    // To the next day, and undone.
    let tab = browser.see(&format!("[data-day-tab=\"{second}\"]")).await;
    drag(&browser, top_of(&browser, &slot(&browser, "Khai mạc").await).await, top_of(&browser, &tab).await).await;
    stands(&browser, "Khai mạc", &format!("{second} 08:00-09:30")).await;
    browser.click("[data-undo]").await;
    stands(&browser, "Khai mạc", &format!("{first} 08:00-09:30")).await;
    // Across a reload one undoes on; Esc in the middle of a drag changes nothing.
    at_grid(&browser, 0).await;
    browser.click("[data-undo]").await;
    stands(&browser, "Trình diễn", "shelf").await;
    browser.click("[data-redo]").await;
    stands(&browser, "Trình diễn", &format!("{first} 11:00-11:30")).await;
    browser.is_sound(eyes.language).await;
    browser.close().await;
}

#[rocket::async_test]
async fn a_day_is_planned_by_keyboard_alone() {
    let (eyes, stage) = (Eyes::DESK, Stage::set("demo").await);
    let browser = empty_plan(&stage, eyes).await;
    let first = day(0);
    tab_to(&browser, "[data-scroll]").await;
    keys(&browser, "n").await;
    name(&browser, "Khai mạc").await;
    stands(&browser, "Khai mạc", &format!("{first} 08:00-08:30")).await;
    focused(&browser, "Khai mạc").await;
    // Two lines later, one line longer, one room to the right.
    keys(&browser, Key::Enter).await;
    for key in [Key::Down, Key::Down] {
        keys(&browser, key).await;
    }
    keys(&browser, Key::Shift + Key::Down).await;
    keys(&browser, Key::Right).await;
    keys(&browser, Key::Enter).await;
    let item = stands(&browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    let said = browser.driver.find(By::Css("[data-said]")).await.expect("a live region").prop("textContent").await.expect("words");
    assert!(said.is_some_and(|said| said.contains("Khai mạc")), "the move is announced");
    assert!(item["room"].as_i64().is_some());
    // Picked up and left where it was.
    keys(&browser, " ").await;
    keys(&browser, Key::Up).await;
    keys(&browser, Key::Escape).await;
    // To the shelf; undone; deleted after a question; undone.
    keys(&browser, Key::Enter).await;
    keys(&browser, "s").await;
    keys(&browser, Key::Enter).await;
    stands(&browser, "Khai mạc", "shelf").await;
    keys(&browser, "u").await;
    stands(&browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    focus_on(&browser, "Khai mạc").await;
    keys(&browser, Key::Delete).await;
    browser.see("dialog[open][data-dialog=delete]").await;
    keys(&browser, Key::Enter).await;
    is_gone(&browser, "Khai mạc").await;
    keys(&browser, "u").await;
    stands(&browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    // In the running order, cell by cell.
    browser.go(&format!("/studio/{SLUG}/programme?view=order&day={first}")).await;
    until("scripts", async || browser.driver.find(By::Css("html.plan-ready")).await.ok()).await;
    browser.is_sound(eyes.language).await;
    tab_to(&browser, "td[data-field=from]").await;
    keys(&browser, Key::Enter).await;
    keys(&browser, "9:45").await;
    keys(&browser, Key::Tab).await;
    stands(&browser, "Khai mạc", &format!("{first} 09:45-10:30")).await;
    keys(&browser, "10:20").await;
    keys(&browser, Key::Enter).await;
    stands(&browser, "Khai mạc", &format!("{first} 09:45-10:20")).await;
    for key in [Key::Right, Key::Right, Key::Right, Key::F2] {
        keys(&browser, key).await;
    }
    keys(&browser, "Opening").await;
    keys(&browser, Key::Enter).await;
    until("the English title", async || {
        let item = stands(&browser, "Khai mạc", &format!("{first} 09:45-10:20")).await;
        (item["title"]["en"] == "Opening").then_some(())
    })
    .await;
    browser.is_sound(eyes.language).await;
    browser.close().await;
}

/// Returns once this item has the focus.
async fn focused(browser: &Browser, title: &str) {
    until(&format!("the focus on {title}"), async || {
        let focused = browser.driver.active_element().await.ok()?;
        focused.text().await.ok()?.contains(title).then_some(())
    })
    .await;
}

/// Goes to an item by Tab.
async fn focus_on(browser: &Browser, title: &str) {
    tab_to(browser, ".ed-grid .slot-face").await;
    focused(browser, title).await;
}

#[rocket::async_test]
async fn a_day_is_planned_by_touch() {
    let (eyes, stage) = (Eyes::PHONE, Stage::set("demo").await);
    let browser = empty_plan(&stage, eyes).await;
    let first = day(0);
    browser.is_sound(eyes.language).await;
    scroll_to(&browser, "07:30").await;
    let room = "Hội trường lớn";
    touch_drag(&browser, spot(&browser, room, "08:00").await.below(2.0), spot(&browser, room, "09:00").await.below(-2.0)).await;
    name(&browser, "Khai mạc").await;
    stands(&browser, "Khai mạc", &format!("{first} 08:00-09:00")).await;
    browser.is_sound(eyes.language).await;
    let from = top_of(&browser, &slot(&browser, "Khai mạc").await).await;
    touch_drag(&browser, from, spot(&browser, room, "09:30").await.below(8.0)).await;
    stands(&browser, "Khai mạc", &format!("{first} 09:30-10:30")).await;
    // The item looked at has an edge for a finger.
    touch_drag(&browser, edge_of(&browser, &slot(&browser, "Khai mạc").await).await, spot(&browser, room, "10:00").await).await;
    stands(&browser, "Khai mạc", &format!("{first} 09:30-10:00")).await;
    browser.click("[data-undo]").await;
    stands(&browser, "Khai mạc", &format!("{first} 09:30-10:30")).await;
    browser.is_sound(eyes.language).await;
    browser.close().await;
}

#[rocket::async_test]
async fn two_people_plan_one_day_see_each_other_and_choose_where_they_meet() {
    let (eyes, stage) = (DESK, Stage::set("demo").await);
    let one = empty_plan(&stage, eyes).await;
    let first = day(0);
    let two = eyes.enter(&stage, "administrator").await;
    at_grid(&two, 0).await;
    // Each sees that the other is here.
    for browser in [&one, &two] {
        browser.see("[data-here] .tag").await;
    }
    // What one adds, the other sees.
    tab_to(&one, "[data-scroll]").await;
    keys(&one, "n").await;
    name(&one, "Khai mạc").await;
    slot(&two, "Khai mạc").await;
    // One holds it while the other moves it: both texts are shown, and nothing is overwritten.
    focused(&one, "Khai mạc").await;
    keys(&one, Key::Enter).await;
    for _ in 0..4 {
        keys(&one, Key::Down).await;
    }
    focus_on(&two, "Khai mạc").await;
    keys(&two, Key::Enter).await;
    keys(&two, Key::Down).await;
    keys(&two, Key::Enter).await;
    stands(&two, "Khai mạc", &format!("{first} 08:15-08:45")).await;
    keys(&one, Key::Enter).await;
    let dialog = one.see("dialog[open][data-dialog=stale]").await;
    let words = dialog.text().await.expect("words");
    for text in ["8h15–8h45", "9h00–9h30"] {
        assert!(words.contains(text), "{words} should show {text}");
    }
    one.is_sound(eyes.language).await;
    stands(&one, "Khai mạc", &format!("{first} 08:15-08:45")).await;
    one.click("dialog[open][data-dialog=stale] button[value=yes]").await;
    stands(&two, "Khai mạc", &format!("{first} 09:00-09:30")).await;
    until("the other browser to draw it", async || {
        let face = slot(&two, "Khai mạc").await.text().await.ok()?;
        face.contains("9h00").then_some(())
    })
    .await;
    for browser in [one, two] {
        browser.close().await;
    }
}
