//! The cookies of a signed-in browser.
use super::login;
use crate::platform::config::Config;
use crate::platform::language::Language;
use rocket::http::{Cookie, CookieJar, SameSite};

/// Says to scripts that somebody is signed in, and nothing else: public pages are the same for everybody and ask for the name.
const HINT: &str = "known";

/// The login cookie's name: a browser sends `__Host-` only to this very host, and only by HTTPS.
pub fn name(config: &Config) -> &'static str {
    if config.secure() { "__Host-login" } else { "login" }
}

/// Signs the browser in.
pub(super) fn give(jar: &CookieJar<'_>, config: &Config, token: String) {
    let days = rocket::time::Duration::days(login::IDLE_LIFE.num_days());
    jar.add(Cookie::build(cookie(config, name(config), token)).http_only(true).max_age(days));
    jar.add(Cookie::build(cookie(config, HINT, "1")).max_age(days));
}

/// Signs the browser out.
pub(super) fn take(jar: &CookieJar<'_>, config: &Config) {
    jar.remove(Cookie::build(cookie(config, name(config), "")).http_only(true));
    take_hint(jar, config);
}

/// The login has run out: scripts need not ask any more.
pub(super) fn take_hint(jar: &CookieJar<'_>, config: &Config) {
    jar.remove(cookie(config, HINT, ""));
}

/// Remembers the language of pages whose address does not carry one.
pub(super) fn speak(jar: &CookieJar<'_>, config: &Config, language: Language) {
    jar.add(Cookie::build(cookie(config, "language", language.code())).max_age(rocket::time::Duration::days(365)));
}

/// For this host alone, and only by HTTPS where that is how it is reached.
fn cookie(config: &Config, name: &'static str, value: impl Into<std::borrow::Cow<'static, str>>) -> Cookie<'static> {
    Cookie::build((name, value)).path("/").secure(config.secure()).same_site(SameSite::Lax).build()
}
