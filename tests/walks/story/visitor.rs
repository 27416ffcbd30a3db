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
    browser.reads("Techfest").await;
    browser.go(&format!("{home}?q=bac+giang")).await;
    browser.reads("Techfest").await;
    browser.is_sound(eyes.language).await;
    browser.press_at(&format!("main a[href=\"{home}/techfest-bac-giang-2023\"]")).await;
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

/// The programme, narrowed by room, by kind and by words; an item and what it holds.
pub async fn read_programme(browser: &Browser, eyes: Eyes) {
    browser.go(&page(eyes, "")).await;
    browser.press_at(&format!(".event-nav a[href=\"{}\"]", page(eyes, "/programme"))).await;
    browser.is_sound(eyes.language).await;
    let ceremony = eyes.of("Lễ khai mạc thử", "Trial opening ceremony");
    let forum = eyes.of("Diễn đàn kết nối", "Forum of links");
    shows(browser, &[ceremony, forum]).await;
    browser.fill("q", "dien dan").await;
    shows(browser, &[forum]).await;
    browser.fill("q", "").await;
    browser.choose("kind", "ceremony").await;
    shows(browser, &[ceremony]).await;
    browser.choose("kind", "").await;
    browser.choose_words("room", eyes.of("Sân trung tâm", "Central Yard")).await;
    shows(browser, &[]).await;
    browser.is_sound(eyes.language).await;

    browser.go(&page(eyes, "/programme")).await;
    browser.press_at("#programme .item h3 a").await;
    browser.reads(ceremony).await;
    browser.reads(eyes.of("Phát biểu khai mạc", "Opening speech")).await;
    browser.is_sound(eyes.language).await;
}

/// The items one sees are these, in this order.
async fn shows(browser: &Browser, titles: &[&str]) {
    until(&format!("{titles:?} alone"), async || {
        let mut seen = Vec::new();
        for link in browser.driver.find_all(thirtyfour::By::Css("#programme .item h3 a")).await.ok()? {
            if link.is_displayed().await.ok()? {
                seen.push(link.text().await.ok()?);
            }
        }
        (seen == titles).then_some(())
    })
    .await;
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
