//! The waiting list in real browsers: the hall is full, one is put on the list, another gives up its booth, and the place is
//! offered to who waited.
use super::acting;
use super::people::Eyes;
use super::stage::Stage;

const STUDIO: &str = "/studio/ngay-hoi-mau";

#[rocket::async_test]
async fn a_booth_that_is_given_up_is_offered_to_who_waits() {
    let (eyes, stage) = (Eyes::DESK, Stage::set("demo").await);
    let organizer = eyes.enter(&stage, "organizer").await;
    let exhibitor = eyes.enter(&stage, "exhibitor").await;
    organizer.go(&format!("{STUDIO}/settings")).await;
    // As many as the sample has given.
    organizer.fill("booth_limit", "34").await;
    organizer.send().await;
    organizer.reads(&eyes.say("events-settings-saved")).await;

    organizer.go(&format!("{STUDIO}/booths?state=sent")).await;
    organizer.press_at("main table tbody th a").await;
    acting::act(&organizer, "accept").await;
    organizer.reads(&eyes.say("exhibitors-review-hall-full")).await;
    organizer.is_sound(eyes.language).await;
    organizer.click("input[name=act][value=wait]").await;
    organizer.press_at(".act-form button[name=see]").await;
    organizer.see(".letter-seen").await;
    organizer.is_sound(eyes.language).await;
    organizer.press_at(".act-form .button").await;
    organizer.reads(&eyes.say("exhibitors-act-wait-done")).await;
    organizer.is_sound(eyes.language).await;

    exhibitor.go("/desk/ngay-hoi-mau").await;
    acting::withdraw(&exhibitor).await;
    exhibitor.reads(&eyes.say("exhibitors-state-withdrawn")).await;
    exhibitor.is_sound(eyes.language).await;

    organizer.go(&format!("{STUDIO}/booths/waiting")).await;
    organizer.reads(&eyes.say("exhibitors-list-offered")).await;
    assert_eq!(organizer.count(".waiting-line ul > li").await, 1);
    organizer.is_sound(eyes.language).await;
    organizer.press_at(".waiting-line ul > li a").await;
    organizer.reads(&eyes.say("exhibitors-state-offered")).await;
    organizer.is_sound(eyes.language).await;
    for browser in [organizer, exhibitor] {
        browser.close().await;
    }
}
