//! The headers every answer carries. They take the place of Rocket's own shield, which is attached empty.
use super::config::Config;
use rocket::fairing::AdHoc;
use rocket::http::Header;

/// Only our own scripts and styles; style attributes are allowed, since they carry accent colours and grid places.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()"),
];

/// Adds the headers; a route may set a stricter policy of its own.
pub fn headers() -> AdHoc {
    AdHoc::on_response("security headers", |request, answer| {
        Box::pin(async move {
            if !answer.headers().contains("Content-Security-Policy") {
                answer.set_header(Header::new("Content-Security-Policy", POLICY));
            }
            for (name, value) in HEADERS {
                answer.set_header(Header::new(*name, *value));
            }
            if request.rocket().state::<Config>().is_some_and(Config::secure) {
                answer.set_header(Header::new("Strict-Transport-Security", "max-age=31536000"));
            }
        })
    })
}
