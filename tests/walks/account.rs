//! Making an account, losing the password, seeing where one is signed in.
use super::people::{Eyes, PASSWORD, letter_to, link_in};
use super::stage::Stage;

#[rocket::async_test]
async fn somebody_makes_an_account_and_finds_back_in_vietnamese_on_a_phone() {
    account(Eyes::PHONE).await;
}

#[rocket::async_test]
async fn somebody_makes_an_account_and_finds_back_in_english_at_a_desk() {
    account(Eyes::DESK).await;
}

async fn account(eyes: Eyes) {
    let stage = Stage::set("demo").await;
    let email = "hoa@htx-chim-xanh.example";
    let browser = eyes.sign_up(&stage, "Đặng Thị Hoa", email).await;
    browser.press(&eyes.say("layout-sign-out")).await;

    browser.go("/sign-in").await;
    browser.is_sound(eyes.language).await;
    // The browser speaks English, the page its own language.
    browser.listens("fields").await;
    browser.click("main form .button").await;
    assert_eq!(browser.complaint("email").await, eyes.say("form-required"));
    browser.fill("email", "hoa").await;
    browser.click("main form .button").await;
    assert_eq!(browser.complaint("email").await, eyes.say("form-email"));
    browser.fill_all(&[("email", email), ("password", "sai hoàn toàn rồi")]).await;
    browser.send().await;
    browser.reads(&eyes.say("accounts-sign-in-wrong")).await;
    browser.is_sound(eyes.language).await;
    browser.press(&eyes.say("accounts-sign-in-forgot")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("email", email).await;
    browser.send().await;
    browser.go(&link_in(&letter_to(&stage.server.data, email, "/recover/").await, "/recover/")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("password", &format!("{PASSWORD} nữa")).await;
    browser.send().await;
    assert_eq!(browser.place().await, "/me");

    let admin = eyes.enter(&stage, "administrator").await;
    admin.is_sound(eyes.language).await;
    admin.reads("Đặng Thị Hoa").await;
    admin.close().await;
    browser.close().await;
}
