//! A newcomer plans three days from an empty event by mouse, by keyboard alone and by touch, and publishes twice; two people at once.
mod festival;
pub(super) mod hand;

use super::browser::Browser;
use super::people::Eyes;
use super::stage::Stage;
use super::story::{SLUG, day};
use crate::server::until;
use festival::{ADDED, By, CANCELLED, CEREMONY, DAYS, MOVED, PARTS, Room, publish, publish_again};
use hand::{drag, edge_of, is_gone, keys, name, name_for_all, scroll_to, slot, spot, stands, tab_to, tap, top_of, touch_drag};
use khaihoi::platform::language::Language;
use thirtyfour::prelude::*;

/// A festival of three days with two rooms and nothing planned, and its organizer at the grid of the first day.
async fn empty_plan(stage: &Stage, eyes: Eyes) -> Browser {
    at_empty_plan(eyes.enter(stage, "organizer").await, eyes).await
}

async fn at_empty_plan(browser: Browser, eyes: Eyes) -> Browser {
    festival::empty(&browser, eyes).await;
    at_grid(&browser, 0).await;
    browser
}

async fn at_grid(browser: &Browser, number: u64) {
    browser.go(&format!("/studio/{SLUG}/programme?view=grid&day={}", day(number))).await;
    browser.see(".ed-grid").await;
    ready(browser).await;
}

/// The editor's scripts are awake.
async fn ready(browser: &Browser) {
    until("scripts", async || browser.driver.find(thirtyfour::By::Css("html.plan-ready")).await.ok()).await;
}

/// What becomes of the item that moves between the two releases, and how pages in Vietnamese tell of it.
const MOVES_TO: (&str, &str) = ("10:00", "11:45");
const MOVE_TOLD: (&str, &str) = ("9h45", "10h00");

/// Somebody at a desk, in Vietnamese.
const DESK: Eyes = Eyes { language: Language::Vi, screen: Eyes::DESK.screen };

#[rocket::async_test]
async fn three_days_are_planned_by_mouse_and_published_twice() {
    let (eyes, stage) = (DESK, Stage::set("demo").await);
    let browser = empty_plan(&stage, eyes).await;
    browser.is_sound(eyes.language).await;
    for number in 0..3 {
        if number > 0 {
            browser.press_at(&format!("[data-day-tab=\"{}\"]", day(number))).await;
            ready(&browser).await;
        }
        for (title, room, from, to) in DAYS[usize::try_from(number).expect("three days")].iter().copied() {
            draw(&browser, eyes, (title, room), (from, to)).await;
            stands(&browser, title, &format!("{} {from}-{to}", day(number))).await;
        }
    }
    at_grid(&browser, 1).await;
    for (at, part) in PARTS.iter().enumerate() {
        slot(&browser, CEREMONY).await.click().await.expect("chosen");
        browser.click("[data-detail] [data-do=part]").await;
        name(&browser, part).await;
        let item = stands(&browser, part, &format!("{} 08:{at}0-08:{}0", day(1), at + 1)).await;
        assert!(item["parent"].is_number(), "{item}");
    }
    browser.is_sound(eyes.language).await;
    drawn_by_scripts_as_it_came(&browser).await;
    nested_by_choosing(&browser).await;
    moved_about_by_mouse(&browser).await;

    publish(&browser, eyes, By::Click).await;
    at_grid(&browser, 1).await;
    scroll_to(&browser, MOVES_TO.0).await;
    let hall = Room::Hall.name(eyes);
    drag(&browser, top_of(&browser, &slot(&browser, MOVED).await).await, spot(&browser, hall, MOVES_TO.0).await.below(8.0)).await;
    stands(&browser, MOVED, &format!("{} {}-{}", day(1), MOVES_TO.0, MOVES_TO.1)).await;
    slot(&browser, CANCELLED).await.click().await.expect("chosen");
    browser.click("[data-detail] [data-do=cancel]").await;
    draw(&browser, eyes, (ADDED, Room::Yard), ("08:00", "08:30")).await;
    stands(&browser, ADDED, &format!("{} 08:00-08:30", day(1))).await;
    publish_again(&browser, eyes, By::Click, MOVE_TOLD).await;
    browser.close().await;
}

/// The scripts leave the grid as it came, until something changes: drawn anew at the same size, everything stands where it stood.
async fn drawn_by_scripts_as_it_came(browser: &Browser) {
    const SLOTS: &str = "return [...document.querySelectorAll('.ed-grid .slot')].map(slot =>
        [slot.id, slot.getAttribute('style'), ...[...slot.classList].filter(name => name !== 'chosen').sort(), slot.parentElement.closest('[data-room], [data-all], .slot').className].join(' '))";
    at_grid(browser, 1).await;
    let came = browser.driver.execute(SLOTS, vec![]).await.expect("slots").json().clone();
    assert!(came.as_array().is_some_and(|slots| slots.len() > PARTS.len()), "{came}");
    browser.click("[data-zoom=\"1\"]").await;
    browser.click("[data-zoom=\"-1\"]").await;
    assert_eq!(browser.driver.execute(SLOTS, vec![]).await.expect("slots").json(), &came);
}

/// An item becomes a part of another by the list beside the grid; undone, it stands alone again.
async fn nested_by_choosing(browser: &Browser) {
    let stood = format!("{} 10:00-11:00", day(1));
    let parent = stands(browser, CEREMONY, &format!("{} 08:00-09:30", day(1))).await["id"].clone();
    slot(browser, CANCELLED).await.click().await.expect("chosen");
    browser.click("[name=parent]").await;
    browser.choose("parent", &parent.to_string()).await;
    until("a part", async || (stands(browser, CANCELLED, &stood).await["parent"] == parent).then_some(())).await;
    browser.click("[data-undo]").await;
    until("no part", async || stands(browser, CANCELLED, &stood).await["parent"].is_null().then_some(())).await;
}

/// Draws an item on empty time and names it.
async fn draw(browser: &Browser, eyes: Eyes, (title, room): (&str, Room), (from, to): (&str, &str)) {
    let column = if room == Room::All { Room::Hall } else { room }.name(eyes);
    scroll_to(browser, from).await;
    drag(browser, spot(browser, column, from).await.below(2.0), spot(browser, column, to).await.below(-2.0)).await;
    if room == Room::All { name_for_all(browser, title).await } else { name(browser, title).await }
}

/// Room, hour, length, shelf, day, undo, redo and Esc, which leave everything where it was in the end.
async fn moved_about_by_mouse(browser: &Browser) {
    let (first, second, third) = (day(0), day(1), day(2));
    let (hall, yard) = ("Hội trường lớn", "Sân trung tâm");
    let stood = format!("{second} 10:00-11:00");
    at_grid(browser, 1).await;
    scroll_to(browser, "10:00").await;
    // To another hour and room; Esc in the middle of a drag changes nothing.
    let held = top_of(browser, &slot(browser, CANCELLED).await).await;
    drag(browser, held, spot(browser, hall, "11:30").await.below(8.0)).await;
    let item = stands(browser, CANCELLED, &format!("{second} 11:30-12:30")).await;
    let held = top_of(browser, &slot(browser, CANCELLED).await).await;
    hand::drag_and_escape(browser, held, spot(browser, yard, "10:00").await).await;
    assert_eq!(stands(browser, CANCELLED, &format!("{second} 11:30-12:30")).await, item);
    // Longer, and shorter again.
    scroll_to(browser, "11:30").await;
    drag(browser, edge_of(browser, &slot(browser, CANCELLED).await).await, spot(browser, hall, "12:40").await).await;
    stands(browser, CANCELLED, &format!("{second} 11:30-12:40")).await;
    browser.click("[data-undo]").await;
    stands(browser, CANCELLED, &format!("{second} 11:30-12:30")).await;
    // To the shelf, and back.
    scroll_to(browser, "10:00").await;
    hand::drag_onto(browser, top_of(browser, &slot(browser, CANCELLED).await).await, "[data-shelf] h2").await;
    stands(browser, CANCELLED, "shelf").await;
    let held = top_of(browser, &slot(browser, CANCELLED).await).await;
    drag(browser, held, spot(browser, yard, "10:00").await.below(8.0)).await;
    stands(browser, CANCELLED, &stood).await;
    scroll_to(browser, "08:00").await;
    // To the next day, and undone; its parts go along and come back.
    let tab = browser.see(&format!("[data-day-tab=\"{third}\"]")).await;
    drag(browser, top_of(browser, &slot(browser, CEREMONY).await).await, top_of(browser, &tab).await).await;
    stands(browser, PARTS[1], &format!("{third} 08:10-08:20")).await;
    browser.click("[data-undo]").await;
    stands(browser, PARTS[1], &format!("{second} 08:10-08:20")).await;
    // Across a reload one undoes on, also what was done on another day.
    at_grid(browser, 0).await;
    browser.click("[data-undo]").await;
    stands(browser, CANCELLED, "shelf").await;
    browser.click("[data-redo]").await;
    stands(browser, CANCELLED, &stood).await;
    stands(browser, DAYS[0][0].0, &format!("{first} 07:30-08:30")).await;
    at_grid(browser, 1).await;
}

#[rocket::async_test]
async fn three_days_are_planned_by_keyboard_alone_and_published_twice() {
    let (eyes, stage) = (Eyes::DESK, Stage::set("demo").await);
    let browser = at_empty_plan(eyes.enter(&stage, "organizer").await.by_keys(), eyes).await;
    a_day_in_the_grid_by_keys(&browser).await;
    for (number, lines) in DAYS.iter().enumerate() {
        let day = day(number as u64);
        browser.go(&format!("/studio/{SLUG}/programme?view=order&day={day}")).await;
        ready(&browser).await;
        tab_to(&browser, "[data-new]").await;
        for (at, (title, room, from, to)) in lines.iter().copied().enumerate() {
            keys(&browser, if at == 0 { TypingData::from(Key::Enter) } else { TypingData::from("n") }).await;
            name(&browser, title).await;
            cells(&browser, title, [from, to, room.name(eyes)]).await;
            // The room is sent after the hours.
            until(&format!("the room of {title}"), async || {
                let item = stands(&browser, title, &format!("{day} {from}-{to}")).await;
                let stands_there = if room == Room::All { item["all_rooms"] == true } else { item["room"].is_number() };
                stands_there.then_some(())
            })
            .await;
        }
        browser.is_sound(eyes.language).await;
    }
    at_grid(&browser, 1).await;
    for (at, part) in PARTS.iter().enumerate() {
        focus_on(&browser, CEREMONY).await;
        keys(&browser, "p").await;
        name(&browser, part).await;
        stands(&browser, part, &format!("{} 08:{at}0-08:{}0", day(1), at + 1)).await;
        at_grid(&browser, 1).await;
    }

    publish(&browser, eyes, By::Click).await;
    at_grid(&browser, 1).await;
    to_slot(&browser, MOVED).await;
    // One line later.
    for key in [Key::Enter, Key::Down, Key::Enter] {
        keys(&browser, key).await;
    }
    stands(&browser, MOVED, &format!("{} 09:55-11:40", day(1))).await;
    to_slot(&browser, CANCELLED).await;
    tab_to(&browser, "[data-detail] [data-do=cancel]").await;
    keys(&browser, Key::Enter).await;
    until("the cancelled item", async || browser.driver.find(thirtyfour::By::Css(".slot.off")).await.ok()).await;
    at_grid(&browser, 1).await;
    to_slot(&browser, CANCELLED).await;
    keys(&browser, "n").await;
    name(&browser, ADDED).await;
    stands(&browser, ADDED, &format!("{} 11:00-11:30", day(1))).await;
    publish_again(&browser, eyes, By::Click, ("09:45", "09:55")).await;
    browser.close().await;
}

/// Fills in hours and room of the row that was just added, cell by cell.
async fn cells(browser: &Browser, title: &str, [from, to, room]: [&str; 3]) {
    until(&format!("the focus on the row of {title}"), async || {
        let there = "const row = document.activeElement.closest('tr'); return row && row.textContent.includes(arguments[0])";
        let there = browser.driver.execute(there, vec![serde_json::json!(title)]).await.ok()?;
        (there.json() == &serde_json::json!(true)).then_some(())
    })
    .await;
    keys(browser, Key::Enter).await;
    for text in [from, to] {
        keys(browser, text).await;
        keys(browser, Key::Tab).await;
    }
    keys(browser, room).await;
    keys(browser, Key::Enter).await;
}

/// Picks up, moves, resizes, shelves, deletes and undoes by keys; what is done is announced, and nothing is left in the end.
async fn a_day_in_the_grid_by_keys(browser: &Browser) {
    let first = day(0);
    tab_to(browser, "[data-scroll]").await;
    keys(browser, "n").await;
    name(browser, "Khai mạc").await;
    stands(browser, "Khai mạc", &format!("{first} 08:00-08:30")).await;
    focused(browser, "Khai mạc").await;
    // Two lines later, one line longer, one room to the right.
    keys(browser, Key::Enter).await;
    for key in [Key::Down, Key::Down] {
        keys(browser, key).await;
    }
    keys(browser, Key::Shift + Key::Down).await;
    keys(browser, Key::Right).await;
    keys(browser, Key::Enter).await;
    let item = stands(browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    let said =
        browser.driver.find(thirtyfour::By::Css("[data-said]")).await.expect("a live region").prop("textContent").await.expect("words");
    assert!(said.is_some_and(|said| said.contains("Khai mạc")), "the move is announced");
    assert!(item["room"].as_i64().is_some());
    // Picked up and left where it was.
    keys(browser, " ").await;
    keys(browser, Key::Up).await;
    keys(browser, Key::Escape).await;
    // To the shelf; undone; deleted after a question; undone, as hands know it from elsewhere.
    keys(browser, Key::Enter).await;
    keys(browser, "s").await;
    keys(browser, Key::Enter).await;
    stands(browser, "Khai mạc", "shelf").await;
    keys(browser, "u").await;
    stands(browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    for _ in 0..2 {
        focus_on(browser, "Khai mạc").await;
        keys(browser, Key::Delete).await;
        browser.see("dialog[open][data-dialog=delete]").await;
        keys(browser, Key::Enter).await;
        is_gone(browser, "Khai mạc").await;
        keys(browser, Key::Control + "z").await;
        stands(browser, "Khai mạc", &format!("{first} 08:30-09:15")).await;
    }
    keys(browser, Key::Control + "y").await;
    is_gone(browser, "Khai mạc").await;
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

/// Goes to an item of the grid by Tab and the arrow keys.
async fn to_slot(browser: &Browser, title: &str) {
    tab_to(browser, ".ed-grid .slot-face").await;
    for key in [Key::Up, Key::Down].iter().flat_map(|key| std::iter::repeat_n(key, 12)).chain([&Key::Right]) {
        let here = browser.driver.active_element().await.expect("a focus").text().await.expect("words");
        if here.contains(title) {
            return;
        }
        keys(browser, key.clone()).await;
    }
    focused(browser, title).await;
}

#[rocket::async_test]
async fn three_days_are_planned_by_touch_and_published_twice() {
    let (eyes, stage) = (Eyes::PHONE, Stage::set("demo").await);
    let browser = empty_plan(&stage, eyes).await;
    browser.is_sound(eyes.language).await;
    for number in 0..3 {
        if number > 0 {
            By::Tap.press(&browser, &format!("[data-day-tab=\"{}\"]", day(number))).await;
            ready(&browser).await;
        }
        for (title, room, from, to) in DAYS[usize::try_from(number).expect("three days")].iter().copied() {
            touch_draw(&browser, eyes, (title, room), (from, to)).await;
            stands(&browser, title, &format!("{} {from}-{to}", day(number))).await;
        }
    }
    browser.is_sound(eyes.language).await;
    at_grid(&browser, 1).await;
    for (at, part) in PARTS.iter().enumerate() {
        touch(&browser, eyes, CEREMONY, Room::Hall).await;
        tap(&browser, "[data-detail] [data-do=part]").await;
        name(&browser, part).await;
        stands(&browser, part, &format!("{} 08:{at}0-08:{}0", day(1), at + 1)).await;
    }
    moved_about_by_touch(&browser, eyes).await;

    publish(&browser, eyes, By::Tap).await;
    at_grid(&browser, 1).await;
    one_room(&browser, eyes, Room::Hall).await;
    scroll_to(&browser, "08:30").await;
    let held = top_of(&browser, &slot(&browser, MOVED).await).await;
    touch_drag(&browser, held, spot(&browser, Room::Hall.name(eyes), MOVES_TO.0).await.below(8.0)).await;
    stands(&browser, MOVED, &format!("{} {}-{}", day(1), MOVES_TO.0, MOVES_TO.1)).await;
    touch(&browser, eyes, CANCELLED, Room::Yard).await;
    tap(&browser, "[data-detail] [data-do=cancel]").await;
    touch_draw(&browser, eyes, (ADDED, Room::Yard), ("08:00", "08:30")).await;
    stands(&browser, ADDED, &format!("{} 08:00-08:30", day(1))).await;
    publish_again(&browser, eyes, By::Tap, MOVE_TOLD).await;
    browser.close().await;
}

/// On a phone one room is seen at a time.
async fn one_room(browser: &Browser, eyes: Eyes, room: Room) {
    let css = "[data-one-room]";
    let list = browser.see(css).await;
    let choose = "const list = arguments[0]; list.value = [...list.options].find(one => one.textContent === arguments[1]).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    let arguments = vec![list.to_json().expect("an element"), serde_json::json!(room.name(eyes))];
    browser.driver.execute(choose, arguments).await.expect("chosen");
}

async fn touch_draw(browser: &Browser, eyes: Eyes, (title, room): (&str, Room), (from, to): (&str, &str)) {
    let column = if room == Room::All { Room::Hall } else { room };
    one_room(browser, eyes, column).await;
    scroll_to(browser, from).await;
    let column = column.name(eyes);
    touch_drag(browser, spot(browser, column, from).await.below(3.0), spot(browser, column, to).await.below(-2.0)).await;
    if room == Room::All { name_for_all(browser, title).await } else { name(browser, title).await }
}

/// Touches an item, so that it is seen beside.
async fn touch(browser: &Browser, eyes: Eyes, title: &str, room: Room) {
    one_room(browser, eyes, room).await;
    scroll_to(browser, "07:30").await;
    hand::tap_at(browser, top_of(browser, &slot(browser, title).await).await).await;
    until(&format!("{title} beside the plan"), async || {
        let beside = browser.driver.find(thirtyfour::By::Css("[data-detail-title]")).await.ok()?.text().await.ok()?;
        (beside == title).then_some(())
    })
    .await;
}

/// Another hour, longer, another room, another day and the shelf, by one finger; everything stands where it was in the end.
async fn moved_about_by_touch(browser: &Browser, eyes: Eyes) {
    let (second, third) = (day(1), day(2));
    let stood = format!("{second} 10:00-11:00");
    one_room(browser, eyes, Room::Yard).await;
    scroll_to(browser, "07:30").await;
    let yard = Room::Yard.name(eyes);
    let held = top_of(browser, &slot(browser, CANCELLED).await).await;
    touch_drag(browser, held, spot(browser, yard, "08:30").await.below(8.0)).await;
    stands(browser, CANCELLED, &format!("{second} 08:30-09:30")).await;
    // The item looked at has an edge for a finger.
    touch(browser, eyes, CANCELLED, Room::Yard).await;
    touch_drag(browser, edge_of(browser, &slot(browser, CANCELLED).await).await, spot(browser, yard, "10:00").await).await;
    stands(browser, CANCELLED, &format!("{second} 08:30-10:00")).await;
    // To another room and day by the form beside, which the fingers of a phone fill in.
    touch(browser, eyes, CANCELLED, Room::Yard).await;
    browser.choose_words("room", Room::Hall.name(eyes)).await;
    browser.choose("day", &third).await;
    tap(browser, "[data-detail] form button").await;
    let item = stands(browser, CANCELLED, &format!("{third} 08:30-10:00")).await;
    assert!(item["room"].is_number(), "{item}");
    for undone in [format!("{second} 08:30-10:00"), format!("{second} 08:30-09:30"), stood.clone()] {
        tap(browser, "[data-undo]").await;
        stands(browser, CANCELLED, &undone).await;
    }
    touch(browser, eyes, CANCELLED, Room::Yard).await;
    tap(browser, "[data-detail] [data-do=shelf]").await;
    stands(browser, CANCELLED, "shelf").await;
    tap(browser, "[data-undo]").await;
    stands(browser, CANCELLED, &stood).await;
    browser.is_sound(eyes.language).await;
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
