//! What organizers and exhibitors do with applications, page by page.
use super::browser::Browser;

/// Finds the application of an exhibitor by its name, and opens it.
pub async fn open(organizer: &Browser, event: &str, name: &str) {
    organizer.go(&format!("/studio/{event}/booths?q={}", rocket::http::RawStr::new(name).percent_encode())).await;
    organizer.press(name).await;
}

/// Chooses an act on the application that is open, and does it.
pub async fn act(organizer: &Browser, act: &str) {
    organizer.click(&format!("input[name=act][value={act}]")).await;
    organizer.press_at(".act-form .button").await;
}

/// Steps back, at the exhibitor's desk.
pub async fn withdraw(exhibitor: &Browser) {
    exhibitor.listens("confirm").await;
    exhibitor.click("form[action$=\"/withdraw\"] button").await;
    exhibitor.press_at("#confirm [data-yes]").await;
}

/// Accepts the application that is open, with these booths.
pub async fn accept(organizer: &Browser, numbers: &str) {
    organizer.click("input[name=act][value=accept]").await;
    organizer.fill("numbers", numbers).await;
    organizer.press_at(".act-form .button").await;
}
