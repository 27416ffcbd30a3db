//! The three days of the sample festival as the walks plan them, and what the public is told once they are published.
use super::super::browser::Browser;
use super::super::people::Eyes;
use super::super::story::{SLUG, organizer};
use super::hand::tap;
use serde_json::{Value, json};

/// What is planned: title, room, from, to.
pub type Line = (&'static str, Room, &'static str, &'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Hall,
    Yard,
    All,
}

impl Room {
    pub fn name(self, eyes: Eyes) -> &'static str {
        match self {
            Self::Hall => eyes.of("Hội trường lớn", "Great Hall"),
            Self::Yard => eyes.of("Sân trung tâm", "Central Yard"),
            Self::All => eyes.of("Toàn bộ khu vực", "Whole venue"),
        }
    }
}

use Room::{All, Hall, Yard};

pub const DAYS: [&[Line]; 3] = [
    &[
        ("Nhận thẻ và bàn giao gian hàng", Hall, "07:30", "08:30"),
        ("Diễn đàn Nông nghiệp số", Hall, "09:00", "11:30"),
        ("Trình diễn công nghệ", Yard, "10:00", "11:30"),
        ("Nghỉ trưa", All, "11:30", "13:00"),
    ],
    &[(CEREMONY, Hall, "08:00", "09:30"), (MOVED, Hall, "09:45", "11:30"), (CANCELLED, Yard, "10:00", "11:00")],
    &[("Ký kết hợp tác", Hall, "08:30", "09:30"), ("Lễ trao giải", Hall, "10:00", "11:30")],
];

pub const CEREMONY: &str = "Lễ khai mạc";
/// What the ceremony holds, one after the other from its beginning on, ten minutes each.
pub const PARTS: [&str; 2] = ["Chào cờ", "Phát biểu khai mạc"];

/// What happens between the two releases.
pub const MOVED: &str = "Diễn đàn chính";
pub const CANCELLED: &str = "Tập huấn gọi vốn";
pub const ADDED: &str = "Gặp gỡ báo chí";

/// Publishes what there is and the event itself, by a hand that presses links and buttons in its own way.
pub async fn publish(browser: &Browser, eyes: Eyes, by: By) {
    release(browser, eyes, by).await;
    browser.room(&format!("/studio/{SLUG}")).await;
    by.press(browser, &format!("main a[href=\"/studio/{SLUG}/state/publish\"]")).await;
    by.press(browser, "main form .actions .button:not(.quiet)").await;
    browser.reads(&eyes.say("events-publish-done")).await;
}

/// One release of the programme, after a look at what it changes.
pub async fn release(browser: &Browser, eyes: Eyes, by: By) {
    browser.go(&format!("/studio/{SLUG}/programme?view=grid")).await;
    by.press(browser, &format!("main a[href=\"/studio/{SLUG}/programme/publish\"]")).await;
    browser.see("section.changes").await;
    browser.is_sound(eyes.language).await;
    by.press(browser, "main form .actions .button:not(.quiet)").await;
    browser.reads(&eyes.say("programme-published")).await;
}

/// How somebody presses what leads to another page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Click,
    Tap,
}

impl By {
    pub async fn press(self, browser: &Browser, css: &str) {
        match self {
            Self::Click => browser.press_at(css).await,
            Self::Tap => browser.leave(css, async || tap(browser, css).await).await,
        }
    }
}

const CHANGES: &str = "
    return [...document.querySelectorAll('#r-2 section.changes')].map(group => [
        [...group.querySelector('.tag').classList].find(name => name !== 'tag'),
        [...group.querySelectorAll('li')].map(row => row.querySelector('b').textContent.trim())]);";

/// The public page of changes says of the second release what was moved, cancelled and added, and nothing else; the programme marks it.
pub async fn is_told(browser: &Browser, eyes: Eyes, (from, to): (&str, &str)) {
    let page = |end: &str| format!("/{}/{SLUG}{end}", eyes.language.code());
    browser.go(&page("/programme")).await;
    for (css, title) in [(".tag.new", ADDED), (".tag.moved", MOVED), (".tag.off", CANCELLED)] {
        let marked = browser.see(&format!("#programme .item:has({css}) h3 a")).await;
        assert_eq!(marked.text().await.expect("a title"), title, "{css}");
    }
    browser.press_at(&format!("main a[href=\"{}\"]", page("/changes"))).await;
    browser.is_sound(eyes.language).await;
    let told = browser.driver.execute(CHANGES, Vec::new()).await.expect("changes").json().clone();
    let expected: Value = json!([["new", [ADDED]], ["moved", [MOVED]], ["off", [CANCELLED]]]);
    assert_eq!(told, expected);
    let detail = browser.see("#r-2 .changes:has(.tag.moved) .detail").await.text().await.expect("a detail");
    assert!(detail.contains(from) && detail.contains(to), "{detail} should say {from} and {to}");
    let count = DAYS.iter().map(|day| day.len()).sum::<usize>() + PARTS.len();
    browser.reads(&khaihoi::platform::words::say(eyes.language, "programme-changes-first", &json!({ "count": count }))).await;
}

/// Publishing and being told in one go: the second release, as everybody sees it.
pub async fn publish_again(browser: &Browser, eyes: Eyes, by: By, moved: (&str, &str)) {
    release(browser, eyes, by).await;
    is_told(browser, eyes, moved).await;
}

/// Makes the event and its two rooms, with nothing planned.
pub async fn empty(browser: &Browser, eyes: Eyes) {
    organizer::make(browser, eyes).await;
    organizer::add_rooms(browser, eyes).await;
}
