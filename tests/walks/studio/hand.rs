//! What hands do in the editor: a mouse, a finger, keys; and what the server then knows.
use super::super::browser::Browser;
use crate::server::until;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::prelude::*;

/// A point of the window, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    x: f64,
    y: f64,
}

impl Point {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn below(self, by: f64) -> Self {
        Self { y: self.y + by, ..self }
    }
}

/// Answers the middle of a column at an hour, after scrolling there.
const SPOT: &str = "
    const [room, hour] = arguments;
    const head = [...document.querySelectorAll('.ed-head')].find(one => one.textContent.includes(room));
    const column = document.querySelector(`[data-room=\"${head.dataset.head}\"] > ol`);
    const grid = document.querySelector('[data-grid]');
    const [first, last] = [Number(grid.dataset.first), Number(grid.dataset.last)];
    const [h, m] = hour.split(':').map(Number);
    const box = column.getBoundingClientRect();
    return { x: box.left + box.width * .7, y: box.top + (h * 60 + m - first) / (last - first) * box.height };";

const BOX: &str = "const box = arguments[0].getBoundingClientRect(); return { x: box.left, y: box.top, w: box.width, h: box.height };";

/// Where an hour of a room is.
pub async fn spot(browser: &Browser, room: &str, hour: &str) -> Point {
    point(&browser.driver.execute(SPOT, vec![json!(room), json!(hour)]).await.expect("a place").json().clone())
}

/// Scrolls the grid so that this hour is near its top, and not so near that a drag scrolls on.
pub async fn scroll_to(browser: &Browser, hour: &str) {
    let script = "const [h, m] = arguments[0].split(':').map(Number); const grid = document.querySelector('[data-grid]'); const [first, last] = [Number(grid.dataset.first), Number(grid.dataset.last)];
        const scroll = document.querySelector('[data-scroll]'); scroll.scrollIntoView({ block: 'center' });
        scroll.scrollTop = (h * 60 + m - 30 - first) / (last - first) * [...document.querySelectorAll('.ed-room > ol')].find(one => one.clientHeight).clientHeight;";
    browser.driver.execute(script, vec![json!(hour)]).await.expect("scrolled");
}

/// The slot with this title, in the grid or on the shelf.
pub async fn slot(browser: &Browser, title: &str) -> WebElement {
    until(&format!("the item {title}"), async || {
        for slot in browser.driver.find_all(By::Css(".slot[data-item] > .slot-face")).await.ok()? {
            if slot.find(By::Tag("b")).await.ok()?.text().await.ok()? == title {
                return slot.find(By::XPath("..")).await.ok();
            }
        }
        None
    })
    .await
}

async fn boxed(browser: &Browser, element: &WebElement) -> Value {
    browser.driver.execute(BOX, vec![element.to_json().expect("an element")]).await.expect("a box").json().clone()
}

/// The upper part of an element, where one takes hold of it.
pub async fn top_of(browser: &Browser, element: &WebElement) -> Point {
    let at = boxed(browser, element).await;
    // To the left: the parts of what holds some stand on the right.
    Point { x: number(&at["x"]) + number(&at["w"]) * 0.2, y: number(&at["y"]) + number(&at["h"]).min(16.0) / 2.0 }
}

/// The lower edge of an element.
pub async fn edge_of(browser: &Browser, element: &WebElement) -> Point {
    let at = boxed(browser, element).await;
    Point { x: number(&at["x"]) + number(&at["w"]) * 0.7, y: number(&at["y"]) + number(&at["h"]) - 3.0 }
}

fn point(value: &Value) -> Point {
    Point { x: number(&value["x"]), y: number(&value["y"]) }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

/// Presses, moves, lets go.
pub async fn drag(browser: &Browser, from: Point, to: Point) {
    let chain = browser.driver.action_chain_with_delay(None, Some(Duration::from_millis(60)));
    let half = ((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
    let chain = chain.move_to(whole(from.x), whole(from.y)).click_and_hold().move_to(whole(half.0), whole(half.1));
    chain.move_to(whole(to.x), whole(to.y)).release().perform().await.expect("dragged");
}

/// Takes hold of something and puts it down on an element, which may stand elsewhere once something is held.
pub async fn drag_onto(browser: &Browser, from: Point, css: &str) {
    let chain = browser.driver.action_chain_with_delay(None, Some(Duration::from_millis(60)));
    let chain = chain.move_to(whole(from.x), whole(from.y)).click_and_hold().move_to(whole(from.x) + 12, whole(from.y) + 12);
    chain.perform().await.expect("held");
    let to = top_of(browser, &browser.see(css).await).await;
    let chain = browser.driver.action_chain_with_delay(None, Some(Duration::from_millis(60)));
    chain.move_to(whole(to.x), whole(to.y)).release().perform().await.expect("dragged");
}

/// Presses, moves, thinks better of it.
pub async fn drag_and_escape(browser: &Browser, from: Point, to: Point) {
    let chain = browser.driver.action_chain_with_delay(None, Some(Duration::from_millis(60)));
    let chain = chain.move_to(whole(from.x), whole(from.y)).click_and_hold().move_to(whole(to.x), whole(to.y));
    chain.key_down(Key::Escape).key_up(Key::Escape).release().perform().await.expect("left");
}

/// A finger that rests, moves and is lifted.
pub async fn touch_drag(browser: &Browser, from: Point, to: Point) {
    let send = async |kind: &str, at: Option<Point>| send_touch(browser, kind, at).await;
    send("touchStart", Some(from)).await;
    // A finger must rest before it drags: this is what is tested, not a wait for something.
    rocket::tokio::time::sleep(Duration::from_millis(600)).await;
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        send("touchMove", Some(Point { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })).await;
        rocket::tokio::time::sleep(Duration::from_millis(30)).await;
    }
    send("touchEnd", None).await;
}

/// A finger that touches and is lifted at once.
pub async fn tap(browser: &Browser, css: &str) {
    let element = browser.see(css).await;
    element.scroll_into_view().await.expect("in sight");
    let at = boxed(browser, &element).await;
    tap_at(browser, Point { x: number(&at["x"]) + number(&at["w"]) / 2.0, y: number(&at["y"]) + number(&at["h"]) / 2.0 }).await;
}

pub async fn tap_at(browser: &Browser, at: Point) {
    send_touch(browser, "touchStart", Some(at)).await;
    send_touch(browser, "touchEnd", None).await;
}

async fn send_touch(browser: &Browser, kind: &str, at: Option<Point>) {
    let points: Vec<Value> = at.iter().map(|at| json!({ "x": at.x.round(), "y": at.y.round() })).collect();
    browser.tools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
}

/// Keys to whatever has the focus.
pub async fn keys(browser: &Browser, typed: impl Into<TypingData>) {
    let typed = typed.into().to_string();
    // What had the focus may be drawn anew between the question and the keys.
    until("a focus", async || browser.driver.active_element().await.ok()?.send_keys(typed.clone()).await.ok()).await;
}

/// Goes on by Tab until the focus is on what matches.
pub async fn tab_to(browser: &Browser, css: &str) {
    for _ in 0..80 {
        let there = "return document.activeElement.matches(arguments[0])";
        if browser.driver.execute(there, vec![json!(css)]).await.expect("a focus").json() == &json!(true) {
            return;
        }
        keys(browser, Key::Tab).await;
    }
    panic!("no {css} is reached by Tab");
}

/// Answers the dialog that asks for a new title.
pub async fn name(browser: &Browser, title: &str) {
    browser.see("dialog[open] input[name=vi]").await;
    keys(browser, title).await;
    keys(browser, Key::Enter).await;
}

/// The same for something that takes all rooms.
pub async fn name_for_all(browser: &Browser, title: &str) {
    browser.see("dialog[open] input[name=vi]").await;
    keys(browser, title).await;
    tab_to(browser, "dialog[open] input[name=all]").await;
    keys(browser, " ").await;
    keys(browser, Key::Enter).await;
}

const STATE: &str = "
    const done = arguments[arguments.length - 1];
    fetch(location.pathname + '/state').then(answer => answer.json()).then(done, error => done({ items: [], error: String(error) }));";

/// What the server knows of an item: "2026-11-23 08:00-09:00 Hall", "shelf", or nothing.
pub async fn known(browser: &Browser, title: &str) -> Option<(String, Value)> {
    let state = browser.driver.execute_async(STATE, Vec::new()).await.ok()?.json().clone();
    let item = state["items"].as_array()?.iter().find(|item| item["title"]["vi"] == title)?.clone();
    let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
    Some((if item["from"].is_null() { "shelf".to_owned() } else { format!("{} {}-{}", text("day"), text("from"), text("to")) }, item))
}

/// Returns once the server has an item there.
pub async fn stands(browser: &Browser, title: &str, expected: &str) -> Value {
    let mut last = String::new();
    let begun = std::time::Instant::now();
    loop {
        if let Some((at, item)) = known(browser, title).await {
            if at == expected {
                return item;
            }
            last = at;
        }
        assert!(begun.elapsed() < Duration::from_secs(15), "{title} is at \u{201c}{last}\u{201d}, not at \u{201c}{expected}\u{201d}");
        rocket::tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Returns once the server has no such item.
pub async fn is_gone(browser: &Browser, title: &str) {
    until(&format!("{title} to be gone"), async || known(browser, title).await.is_none().then_some(())).await;
}
