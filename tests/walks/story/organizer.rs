//! What an organizer does, page by page.
use super::super::acting;
use super::super::browser::Browser;
use super::super::people::Eyes;
use super::super::stage::Stage;
use super::super::studio::hand::{drag, top_of};
use super::{SLUG, day};
use image::{ImageFormat, Rgb, RgbImage};
use khaihoi::platform::time::date_full;
use serde_json::json;
use thirtyfour::By;

fn studio(end: &str) -> String {
    format!("/studio/{SLUG}{end}")
}

/// A new event; the form that comes back loses nothing.
pub async fn make(browser: &Browser, eyes: Eyes) {
    browser.is_sound(eyes.language).await;
    browser.press_at("main a[href=\"/studio/new\"]").await;
    browser.is_sound(eyes.language).await;
    browser.fill_all(&[("slug", SLUG), ("starts_on", &day(1)), ("ends_on", &day(0))]).await;
    browser.send().await;
    browser.reads(&eyes.say("form-required")).await;
    browser.is_sound(eyes.language).await;
    browser.fill_all(&[("name.vi", "Ngày hội Thử việc Bắc Giang"), ("name.en", "Trial Festival of Bac Giang"), ("ends_on", &day(0))]).await;
    browser.send().await;
    browser.reads(&eyes.say("events-ends-before-start")).await;
    browser.fill("ends_on", &day(2)).await;
    // Whatever order of day and month the browser's own field shows.
    browser.reads(&date_full(day(2).parse().expect("a day"), eyes.language)).await;
    browser.choose("province_code", "24").await;
    browser.send().await;
    assert_eq!(browser.place().await, studio(""));
    browser.is_sound(eyes.language).await;
}

/// Where it is held, what it is, and until when booths may be asked for.
pub async fn describe(browser: &Browser, eyes: Eyes) {
    browser.room(&studio("/settings")).await;
    browser.is_sound(eyes.language).await;
    let fields = [
        ("venue.vi", "Trung tâm Hội nghị tỉnh"),
        ("venue.en", "Provincial Convention Centre"),
        ("address.vi", "Số 1, đường Hùng Vương, phường Bắc Giang"),
        ("description.vi", "Nơi **ý tưởng** gặp người cần."),
        ("description.en", "Where *ideas* meet those who need them."),
        ("booths_open_at", "2026-01-01T08:00"),
        ("booths_close_at", &format!("{}T17:00", day(0))),
        ("booth_limit", "30"),
    ];
    browser.fill_all(&fields).await;
    browser.send().await;
    browser.reads(&eyes.say("events-settings-saved")).await;
    browser.is_sound(eyes.language).await;
}

/// Two rooms, of which one holds many things at once.
pub async fn add_rooms(browser: &Browser, eyes: Eyes) {
    browser.room(&studio("/rooms")).await;
    browser.is_sound(eyes.language).await;
    for (vi, en, shared) in [("Hội trường lớn", "Great Hall", false), ("Sân trung tâm", "Central Yard", true)] {
        browser.press_at(&format!("main a[href=\"{}\"]", studio("/rooms/new"))).await;
        browser.fill_all(&[("name.vi", vi), ("name.en", en), ("capacity", "300")]).await;
        if shared {
            browser.tick("shared").await;
        }
        browser.is_sound(eyes.language).await;
        browser.send().await;
        browser.reads(eyes.of(vi, en)).await;
    }
    browser.is_sound(eyes.language).await;
}

/// An official with a post and a portrait, who heads the committee of this event, and a speaker.
pub async fn add_people(browser: &Browser, stage: &Stage, eyes: Eyes) {
    let portrait = stage.server.data.join("portrait.png");
    RgbImage::from_pixel(400, 500, Rgb([164, 32, 27])).save_with_format(&portrait, ImageFormat::Png).expect("a picture");
    for (part, honorific, name, title) in [
        ("official", "Ông", "Vũ Đình Thử", ("Phó Chủ tịch", "Vice Chairman")),
        ("speaker", "Bà", "Đặng Thị Diễn", ("Giám đốc", "Director")),
    ] {
        browser.room(&studio("/people")).await;
        browser.is_sound(eyes.language).await;
        browser.press_at(&format!("main .button[href=\"{}\"]", studio("/people/new"))).await;
        browser.is_sound(eyes.language).await;
        browser.choose("part", part).await;
        let fields = [
            ("honorific", honorific),
            ("name", name),
            ("positions[0].title.vi", title.0),
            ("positions[0].title.en", title.1),
            ("positions[0].organisation.vi", "UBND tỉnh Thử"),
            ("positions[0].organisation.en", "People's Committee of Thu"),
        ];
        browser.fill_all(&fields).await;
        if part == "official" {
            browser.fill("portrait", &portrait.display().to_string()).await;
        }
        browser.send().await;
        browser.reads(&eyes.say("people-added")).await;
        browser.is_sound(eyes.language).await;
    }
    browser.room(&studio("/people")).await;
    browser.see("#official .rows img").await;
    browser.press_at("#official .row-notes a").await;
    browser.is_sound(eyes.language).await;
    browser.fill_all(&[("committee_role.vi", "Trưởng Ban Tổ chức"), ("committee_role.en", "Head of the Organizing Committee")]).await;
    browser.send().await;
    browser.reads(eyes.of("Trưởng Ban Tổ chức", "Head of the Organizing Committee")).await;
}

/// The third official of the sample festival is dragged before the first, and stays there.
pub async fn order_by_hand(browser: &Browser, eyes: Eyes) {
    let names = async || {
        browser.go("/studio/ngay-hoi-mau/people").await;
        browser.see("#official .grip").await;
        let list = "return [...document.querySelectorAll('#official .name')].slice(0, 3).map(one => one.textContent)";
        browser.driver.execute(list, Vec::new()).await.expect("names").json().clone()
    };
    let before = names().await;
    let grips = browser.driver.find_all(By::Css("#official .grip")).await.expect("grips");
    grips[1].scroll_into_view().await.expect("in the middle");
    drag(browser, top_of(browser, &grips[2]).await, top_of(browser, &grips[0]).await).await;
    browser.reads(&eyes.say("layout-order-saved")).await;
    assert_eq!(names().await, json!([before[2], before[0], before[1]]));
    browser.go(&studio("/people")).await;
}

/// A ceremony that holds a speech, and a forum in the same room at the same time, until both are warned of and one moves.
pub async fn plan(browser: &Browser, eyes: Eyes) {
    let room = eyes.of("Hội trường lớn", "Great Hall");
    browser.room(&studio("/programme")).await;
    browser.is_sound(eyes.language).await;
    browser.go(&list()).await;
    browser.is_sound(eyes.language).await;
    add_item(browser, ("Lễ khai mạc thử", "Trial opening ceremony", "ceremony"), ("08:00", "10:00"), Some(room)).await;
    let ceremony = eyes.of("Lễ khai mạc thử", "Trial opening ceremony");
    browser.go(&list()).await;
    browser.press(ceremony).await;
    browser.is_sound(eyes.language).await;
    browser.press_at("main a[href*=\"?parent=\"]").await;
    browser.fill_all(&[("title.vi", "Phát biểu khai mạc"), ("title.en", "Opening speech"), ("from", "08:10"), ("to", "08:30")]).await;
    browser.choose("kind", "speech").await;
    browser.fill("people[0].person", "Vu Dinh Thu").await;
    browser.is_sound(eyes.language).await;
    browser.send().await;

    add_item(browser, ("Diễn đàn kết nối", "Forum of links", "forum"), ("09:00", "11:00"), Some(room)).await;
    browser.go(&list()).await;
    assert_eq!(browser.count("#plan .plan-row.clash").await, 2, "both items are marked");
    let warnings = browser.driver.find_all(thirtyfour::By::Css("#plan .warn")).await.expect("warnings");
    let mut named = Vec::new();
    for warning in warnings {
        named.push(warning.text().await.expect("a text"));
    }
    for (at, other) in [(0, eyes.of("Diễn đàn kết nối", "Forum of links")), (1, ceremony)] {
        assert!(named[at].contains(other), "{named:?} should say {other}");
    }
    browser.is_sound(eyes.language).await;
    browser.press(eyes.of("Diễn đàn kết nối", "Forum of links")).await;
    browser.is_sound(eyes.language).await;
    browser.fill_all(&[("from", "10:15"), ("to", "11:45")]).await;
    browser.send().await;
    browser.go(&list()).await;
    assert_eq!(browser.count("#plan .clash").await, 0, "mended");
}

/// The plain list of the plan.
fn list() -> String {
    studio("/programme?view=list")
}

async fn add_item(browser: &Browser, (vi, en, kind): (&str, &str, &str), (from, to): (&str, &str), room: Option<&str>) {
    browser.go(&list()).await;
    browser.press_at(&format!("main a.button[href=\"{}\"]", studio("/programme/new"))).await;
    browser.fill_all(&[("title.vi", vi), ("title.en", en), ("day", &day(1)), ("from", from), ("to", to)]).await;
    browser.choose("kind", kind).await;
    if let Some(room) = room {
        browser.choose_words("room", room).await;
    }
    browser.send().await;
}

/// The first release of the programme, and the event itself.
pub async fn publish(browser: &Browser, eyes: Eyes) {
    browser.press_at(&format!("main a[href=\"{}\"]", studio("/programme/publish"))).await;
    browser.is_sound(eyes.language).await;
    browser.send().await;
    browser.reads(&eyes.say("programme-published")).await;
    browser.room(&studio("")).await;
    browser.press_at(&format!("main a[href=\"{}\"]", studio("/state/publish"))).await;
    browser.is_sound(eyes.language).await;
    browser.send().await;
    browser.reads(&eyes.say("events-publish-done")).await;
    browser.is_sound(eyes.language).await;
}

async fn open_application(browser: &Browser, eyes: Eyes) {
    browser.room(&studio("/booths")).await;
    browser.is_sound(eyes.language).await;
    browser.press_at("main table tbody th a").await;
    browser.is_sound(eyes.language).await;
}

/// Sends the application back with words; without words it does not go.
pub async fn ask_for_changes(browser: &Browser, eyes: Eyes) {
    open_application(browser, eyes).await;
    browser.click("input[name=act][value=ask]").await;
    browser.press_at(".act-form .button").await;
    browser.reads(&eyes.say("exhibitors-review-words-needed")).await;
    browser.is_sound(eyes.language).await;
    browser.fill("words", "Xin bổ sung số điện thoại trực gian hàng.").await;
    browser.press_at(".act-form .button").await;
    browser.reads(&eyes.say("exhibitors-review-asked")).await;
    browser.is_sound(eyes.language).await;
}

/// Gives a booth.
pub async fn accept(browser: &Browser, eyes: Eyes) {
    open_application(browser, eyes).await;
    acting::accept(browser, "A07").await;
    browser.reads(&eyes.say("exhibitors-review-accepted")).await;
    browser.reads("A07").await;
    browser.is_sound(eyes.language).await;
}

/// Who did what is written down.
pub async fn read_log(browser: &Browser, eyes: Eyes) {
    browser.room(&studio("/log")).await;
    browser.is_sound(eyes.language).await;
    assert!(browser.count(".log > li").await >= 10);
}
