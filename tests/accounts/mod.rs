//! Ways in and out, and who looks after them.
mod admin;
mod leaving;
mod links;
mod recovering;
mod set_up;
mod signing_in;
mod signing_up;

use crate::app::{App, Page};
use khaihoi::accounts::{self, NewAccount, NewLink, Purpose, account, one_time_link, password};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::lanes::Lane;
use khaihoi::platform::language::Language;
use khaihoi::platform::text::Email;
use rocket::http::Cookie;

pub const PASSWORD: &str = "Tôi thích nấm rơm";

/// A change by nobody in particular.
pub async fn change(app: &App) -> Change {
    Change::begin(&app.db, &Actor::program("test"), app.now()).await.expect("begun")
}

/// An account that signs in with [`PASSWORD`].
pub async fn owner(app: &App, email: &str) -> account::Model {
    let hash = password::hash(&Lane::new("test", 1, 1), &accounts::Password::new(PASSWORD)).await.expect("hashed");
    let new = NewAccount {
        email: Email::parse(email).expect("an address"),
        name: "Nguyễn Thị Ánh".into(),
        password_hash: Some(hash),
        language: Language::Vi,
        is_admin: false,
        confirmed: true,
    };
    let mut change = change(app).await;
    let account = accounts::create(&mut change, new).await.expect("created");
    change.commit().await.expect("committed");
    account
}

/// The token of a new link.
pub async fn link(app: &App, purpose: Purpose, account: &account::Model) -> String {
    let mut change = change(app).await;
    let token = one_time_link::issue(&mut change, NewLink::to(purpose, account)).await.expect("issued");
    change.commit().await.expect("committed");
    token
}

pub async fn sign_in(app: &App, email: &str, password: &str) -> Page {
    app.anonymous().post("/sign-in", &[("email", email), ("password", password), ("next", "")]).await
}

/// The whole `Set-Cookie` line of this cookie.
pub fn cookie_line<'p>(page: &'p Page, name: &str) -> Option<&'p str> {
    let lines = page.headers.iter().filter(|(header, _)| header.eq_ignore_ascii_case("set-cookie"));
    lines.map(|(_, line)| line.as_str()).find(|line| line.starts_with(&format!("{name}=")))
}

/// What the browser that got `page` sees at `path`.
pub async fn see(app: &App, page: &Page, path: &str) -> Page {
    let line = cookie_line(page, "login").expect("a login").to_owned();
    let cookie = Cookie::parse(line).expect("a cookie");
    app.anonymous().send(app.client.get(path.to_owned()).cookie(cookie)).await
}

/// The path of the link in the newest letter to this address.
pub async fn mailed(app: &App, email: &str, start: &str) -> Option<String> {
    let letters = app.letters().await;
    let letter = letters.into_iter().rev().find(|letter| letter.to == email)?;
    let path = letter.message.split_whitespace().find_map(|word| word.strip_prefix(&app.config.origin()))?;
    path.starts_with(start).then(|| path.to_owned())
}
