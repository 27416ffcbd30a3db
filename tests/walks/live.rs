//! The day itself, in two windows: somebody of the team on a phone, and a visitor whose page follows without being loaded again.
use super::browser::{Browser, Screen};
use super::people::Eyes;
use super::stage::Stage;
use khaihoi::platform::language::Language;
use khaihoi::platform::words::{say, word};
use serde_json::json;

const EVENT: &str = "ngay-hoi-mau";

/// Opens an item by its name, unless it is open already; answers its anchor.
async fn open(team: &Browser, title: &str) -> String {
    let open = format!(
        "const row = [...document.querySelectorAll('.live-row')].find(row => row.querySelector('b').textContent.trim() === {title});
         const past = row.closest('.live-past'); if (past) past.open = true; row.querySelector('details').open = true; return row.id",
        title = json!(title)
    );
    team.driver.execute(open, vec![]).await.expect("a row").json().as_str().expect("an id").to_owned()
}

/// Opens an item and presses one of its buttons: two taps.
async fn press(team: &Browser, title: &str, act: &str) {
    let id = open(team, title).await;
    team.click(&format!("#{id} details button[value=\"{act}\"]")).await;
}

async fn done(team: &Browser) {
    team.see(".live-done").await;
    team.is_quiet().await;
}

#[rocket::async_test]
async fn what_the_team_says_on_the_day_is_seen_on_open_pages_without_loading_them_again() {
    let stage = Stage::set("demo").await;
    let team = Eyes::PHONE.enter(&stage, "organizer").await;
    let visitor = stage.browser(Screen::Desk).await;
    visitor.go(&format!("/vi/{EVENT}/programme")).await;
    visitor.see(".item").await;
    visitor.driver.execute("window.same = true", vec![]).await.expect("a mark");

    // The last day: whatever the hour is now, its items are still to come.
    team.go(&format!("/studio/{EVENT}/live")).await;
    let last = "return [...document.querySelectorAll('.tabs a')].at(-1).href";
    let day = team.driver.execute(last, vec![]).await.expect("a day").json().as_str().map(str::to_owned);
    team.go(&day.expect("an address")).await;
    team.see(".live-row").await;
    team.is_sound(Language::Vi).await;
    let row = "return [...document.querySelectorAll('.live-row:not(.part)')].find(row => row.querySelector('[value=\"late:10\"]')).querySelector('b').textContent.trim()";
    let title = team.driver.execute(row, vec![]).await.expect("a row").json().as_str().expect("a title").to_owned();

    press(&team, &title, "late:10").await;
    done(&team).await;
    team.is_sound(Language::Vi).await;
    visitor.reads(&say(Language::Vi, "programme-mark-late", &json!({ "minutes": 10 }))).await;
    team.press(&word(Language::Vi, "programme-live-take-back")).await;
    until_gone(&visitor, ".item .tag.wait").await;
    // A number of one's own, and what follows with it; taken back; and on time again by its own button.
    let id = open(&team, &title).await;
    team.fill("minutes", "7").await;
    team.click(&format!("#{id} [name=following]")).await;
    press(&team, &title, "late").await;
    done(&team).await;
    visitor.reads(&say(Language::Vi, "programme-mark-late", &json!({ "minutes": 7 }))).await;
    team.press(&word(Language::Vi, "programme-live-take-back")).await;
    until_gone(&visitor, ".item .tag.wait").await;
    press(&team, &title, "late:5").await;
    visitor.reads(&say(Language::Vi, "programme-mark-late", &json!({ "minutes": 5 }))).await;
    press(&team, &title, "late:0").await;
    until_gone(&visitor, ".item .tag.wait").await;

    press(&team, &title, "speaking").await;
    done(&team).await;
    visitor.see(".item .tag.speaking").await;
    press(&team, &title, "silent").await;
    until_gone(&visitor, ".item .tag.speaking").await;

    let room =
        "const row = [...document.querySelectorAll('.live-row')].find(row => row.querySelector('b').textContent.trim() === arguments[0]);
        const last = [...row.querySelectorAll('[value^=\"room:\"]')].at(-1); return [last.value, last.textContent.trim()]";
    let room = team.driver.execute(room, vec![json!(title)]).await.expect("a room").json().clone();
    press(&team, &title, room[0].as_str().expect("an act")).await;
    done(&team).await;
    visitor.reads(room[1].as_str().expect("a name")).await;

    // The sample has cancelled something already.
    let before = visitor.count(".item.off .tag.off").await;
    press(&team, &title, "off").await;
    counted(&visitor, ".item.off .tag.off", before + 1).await;
    press(&team, &title, "on").await;
    counted(&visitor, ".item.off .tag.off", before).await;

    let same = visitor.driver.execute("return window.same === true", vec![]).await.expect("a mark");
    assert_eq!(same.json(), &json!(true), "the page was loaded again");
    visitor.is_sound(Language::Vi).await;
    team.close().await;
    visitor.close().await;
}

#[rocket::async_test]
async fn a_board_says_what_is_true_and_comes_back_from_a_lost_network() {
    let stage = Stage::set("demo").await;
    let hall = stage.browser(Screen::Desk).await;
    hall.go(&format!("/en/{EVENT}/board")).await;
    hall.see(".board header time").await;
    hall.is_sound(Language::En).await;
    let scrolls = "return document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth";
    let scrolls = hall.driver.execute(scrolls, vec![]).await.expect("sizes");
    assert_eq!(scrolls.json(), &json!(false), "a board must not scroll");
    let clock =
        "const box = document.querySelector('.board header time').getBoundingClientRect(); return box.right <= innerWidth && box.left > 0";
    assert_eq!(hall.driver.execute(clock, vec![]).await.expect("a place").json(), &json!(true), "the clock is cut");
    hall.driver.execute("dispatchEvent(new Event('offline'))", vec![]).await.expect("away");
    hall.see(".board-away").await;
    hall.close().await;
}

async fn until_gone(browser: &Browser, css: &str) {
    counted(browser, css, 0).await;
}

async fn counted(browser: &Browser, css: &str, many: usize) {
    crate::server::until(&format!("{many} {css}"), async || (browser.count(css).await == many).then_some(())).await;
}
