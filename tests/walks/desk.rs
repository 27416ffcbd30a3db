//! The desk of an exhibitor, by hand on a phone: what is asked, done part by part; and a visitor's contact at its booth.
use super::people::Eyes;
use super::stage::Stage;
use image::{ImageFormat, Rgb, RgbImage};

const SLUG: &str = "ngay-hoi-mau";

#[rocket::async_test]
async fn an_exhibitor_does_what_is_asked_in_vietnamese_on_a_phone() {
    desk(Eyes::PHONE).await;
}

#[rocket::async_test]
async fn an_exhibitor_does_what_is_asked_in_english_at_a_desk() {
    desk(Eyes::DESK).await;
}

async fn desk(eyes: Eyes) {
    let stage = Stage::set("demo").await;
    ask(eyes, &stage).await;
    let browser = eyes.enter(&stage, "exhibitor").await;
    let at = |part: &str| format!("/desk/{SLUG}/{part}");

    browser.go(&at("fascia")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("fascia.vi", &"QUÁ DÀI ".repeat(20)).await;
    browser.press_at("button[name=then][value=done]").await;
    browser.see("[id='e-fascia.vi']").await;
    browser.is_sound(eyes.language).await;
    browser.fill("fascia.vi", "SAO MAI").await;
    browser.press_at("button[name=then][value=done]").await;
    browser.reads(&eyes.say("desk-part-completed")).await;

    browser.go(&at("badges")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("badges[0].name", "Nguyễn Thị Lan").await;
    browser.press_at("button[name=then][value=done]").await;
    browser.reads(&eyes.say("desk-part-completed")).await;

    browser.go(&at("power")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("extras[shelf]", "2").await;
    browser.press_at("button[name=then][value=done]").await;

    browser.go(&at("vehicles")).await;
    browser.is_sound(eyes.language).await;
    let slot = browser.see("#f-slot option:nth-child(2)").await.value().await.expect("read").expect("a slot");
    browser.choose("slot", &slot).await;
    browser.choose("sort", "van").await;
    browser.fill("plate", "29D-123.45").await;
    browser.press_at("button[name=then][value=take]").await;
    browser.reads("29D-123.45").await;
    browser.is_sound(eyes.language).await;

    browser.go(&at("stage")).await;
    browser.is_sound(eyes.language).await;
    browser.go(&at("profile")).await;
    browser.is_sound(eyes.language).await;
    browser.go(&at("products/new")).await;
    browser.is_sound(eyes.language).await;
    let picture = stage.server.data.join("product.png");
    RgbImage::from_pixel(320, 240, Rgb([14, 107, 92])).save_with_format(&picture, ImageFormat::Png).expect("a picture");
    browser.fill_all(&[("name.vi", "Cảm biến đất"), ("picture", &picture.display().to_string())]).await;
    browser.press_at("button[name=then][value=save]").await;
    browser.reads("Cảm biến đất").await;
    browser.is_sound(eyes.language).await;
    for page in ["team", "visits"] {
        browser.go(&at(page)).await;
        browser.is_sound(eyes.language).await;
    }
    browser.close().await;
}

/// The organizer says what is due by when, and when vehicles drive in.
async fn ask(eyes: Eyes, stage: &Stage) {
    let organizer = eyes.enter(stage, "organizer").await;
    let room = |end: &str| format!("/studio/{SLUG}/booths/desk{end}");
    organizer.go(&room("/terms")).await;
    organizer.is_sound(eyes.language).await;
    for part in ["profile", "fascia", "power", "badges", "vehicles", "stage"] {
        for end in ["due_at", "locks_at"] {
            organizer.fill(&format!("terms[{part}].{end}"), "").await;
        }
    }
    organizer.send().await;
    organizer.reads(&eyes.say("desk-terms-saved")).await;
    organizer.go(&room("/slots")).await;
    organizer.is_sound(eyes.language).await;
    organizer.press_at("button[name=then][value=add]").await;
    organizer.reads(&eyes.say("desk-slots-saved")).await;
    organizer.is_sound(eyes.language).await;
    organizer.go(&room("/extras")).await;
    organizer.is_sound(eyes.language).await;
    organizer.go(&room("")).await;
    organizer.is_sound(eyes.language).await;
    organizer.close().await;
}
