//! Refuses changes asked for by another site. Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin`);
//! programs that are not browsers say nothing, and carry no cookies to abuse.
use super::error::AppError;
use rocket::fairing::AdHoc;
use rocket::http::Method;
use rocket::{Request, Route};

/// Sends every unsafe request from elsewhere to a route that refuses it: a fairing cannot answer by itself.
pub fn guard() -> AdHoc {
    AdHoc::on_request("same site", |request, _| {
        Box::pin(async move {
            let changes = !matches!(request.method(), Method::Get | Method::Head | Method::Options);
            if changes && comes_from_elsewhere(request) {
                request.set_method(Method::Get);
                request.set_uri(uri!(refused));
            }
        })
    })
}

fn comes_from_elsewhere(request: &Request<'_>) -> bool {
    let header = |name| request.headers().get_one(name);
    match (header("Sec-Fetch-Site"), header("Origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) != header("Host"),
        (None, None) => false,
    }
}

#[get("/cross-site")]
fn refused() -> AppError {
    AppError::Forbidden
}

pub fn routes() -> Vec<Route> {
    routes![refused]
}
