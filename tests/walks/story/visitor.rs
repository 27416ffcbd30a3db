//! What a visitor without an account reads.
use super::super::browser::Browser;
use super::super::people::Eyes;
use super::SLUG;
use crate::server::until;

fn page(eyes: Eyes, end: &str) -> String {
    format!("/{}/{SLUG}{end}", eyes.language.code())
}

/// Finds the festival of the first case without marks, and the new one, and how to change the language.
pub async fn look_around(browser: &Browser, eyes: Eyes) {
    let home = format!("/{}", eyes.language.code());
    browser.go(&home).await;
    browser.is_sound(eyes.language).await;
    browser.fill("q", "bac giang").await;
    let first_case = format!("main a[href=\"{home}/techfest-bac-giang-2023\"]");
    browser.see(&first_case).await;
    browser.go(&format!("{home}?q=bac+giang")).await;
    browser.see(&first_case).await;
    browser.is_sound(eyes.language).await;
    browser.press_at(&first_case).await;
    browser.is_sound(eyes.language).await;

    browser.go(&page(eyes, "")).await;
    browser.reads(eyes.of("Ngày hội Thử việc Bắc Giang", "Trial Festival of Bac Giang")).await;
    browser.is_sound(eyes.language).await;
    let other = eyes.language.other();
    browser.go(&page(eyes, "/programme?q=dien+dan")).await;
    browser.press_at("header a.language").await;
    assert_eq!(browser.place().await, format!("/{}/{SLUG}/programme?q=dien+dan", other.code()), "the same page in the other language");
    browser.is_sound(other).await;
    browser.press_at("header a.language").await;
    assert_eq!(browser.place().await, page(eyes, "/programme?q=dien+dan"));
}

/// The programme: an item and what it holds; a long one, narrowed by words, by kind and by room.
pub async fn read_programme(browser: &Browser, eyes: Eyes) {
    browser.go(&page(eyes, "")).await;
    browser.press_at(&format!(".event-nav a[href=\"{}\"]", page(eyes, "/programme"))).await;
    browser.is_sound(eyes.language).await;
    browser.reads(eyes.of("Diễn đàn kết nối", "Forum of links")).await;
    browser.press_at("#programme .item h3 a").await;
    browser.reads(eyes.of("Lễ khai mạc thử", "Trial opening ceremony")).await;
    browser.reads(eyes.of("Phát biểu khai mạc", "Opening speech")).await;
    browser.is_sound(eyes.language).await;

    browser.go(&format!("/{}/ngay-hoi-mau/programme", eyes.language.code())).await;
    browser.is_sound(eyes.language).await;
    let all = seen(browser).await;
    assert!(all > 20, "{all} items");
    browser.fill("q", eyes.of("khai mac", "opening")).await;
    narrows(browser, all).await;
    browser.fill("q", "").await;
    until("the whole programme again", async || (seen(browser).await == all).then_some(())).await;
    browser.choose("kind", "forum").await;
    narrows(browser, all).await;
    browser.is_sound(eyes.language).await;
}

/// Waits until some items are shown, and not all.
async fn narrows(browser: &Browser, all: u64) {
    until("a shorter programme", async || (1..all).contains(&seen(browser).await).then_some(())).await;
}

/// How many items one sees.
async fn seen(browser: &Browser) -> u64 {
    let count = "return [...document.querySelectorAll('#programme .item')].filter(item => item.checkVisibility()).length";
    browser.driver.execute(count, Vec::new()).await.expect("a count").json().as_u64().unwrap_or_default()
}

/// Officials with their posts, and a page for each.
pub async fn meet_people(browser: &Browser, eyes: Eyes) {
    browser.go(&page(eyes, "")).await;
    browser.press_at(&format!(".event-nav a[href=\"{}\"]", page(eyes, "/people"))).await;
    browser.reads("Vũ Đình Thử").await;
    browser.reads(eyes.of("Trưởng Ban Tổ chức", "Head of the Organizing Committee")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("q", "dang thi dien").await;
    until("the one who was looked for", async || {
        let official = browser.driver.find(thirtyfour::By::Css("#official a")).await.ok()?;
        (!official.is_displayed().await.ok()?).then_some(())
    })
    .await;
    browser.go(&page(eyes, "/people")).await;
    browser.press_at("#people a[href*=\"/people/\"]").await;
    browser.reads("Vũ Đình Thử").await;
    browser.reads(eyes.of("Phát biểu khai mạc", "Opening speech")).await;
    browser.is_sound(eyes.language).await;
}

/// The new exhibitor with its booth, in the directory and on its own page.
pub async fn find_exhibitor(browser: &Browser, eyes: Eyes) {
    browser.go(&page(eyes, "")).await;
    browser.press_at(&format!(".event-nav a[href=\"{}\"]", page(eyes, "/exhibitors"))).await;
    browser.reads("A07").await;
    browser.is_sound(eyes.language).await;
    browser.press_at("main a[href*=\"/exhibitors/\"]").await;
    browser.reads(eyes.of("Hợp tác xã Chim Xanh", "Blue Bird Cooperative")).await;
    browser.is_sound(eyes.language).await;
}
