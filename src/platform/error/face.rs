//! The two faces of an error: a page for people, problem JSON (RFC 9457) for programs.
use super::Refusal;
use crate::platform::page::{Page, View, Visit};
use crate::platform::templates::engine;
use rocket::http::{ContentType, Header, Method, Status};
use rocket::response::{self, Redirect, Responder, Response};
use rocket::{Catcher, Request};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::Cursor;

/// What a person, or a program, is told.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Problem {
    pub(super) status: u16,
    /// Word keys of the heading and of what to do.
    pub(super) title: &'static str,
    pub(super) advice: &'static str,
    pub(super) refusals: Vec<Refusal>,
    /// The number under which the log knows more.
    pub(super) id: Option<String>,
    /// Seconds.
    pub(super) retry_after: Option<u64>,
    /// The same in whole minutes, where seconds are more than people count; else 0.
    pub(super) retry_minutes: u64,
    /// Where the same is found now.
    pub(super) location: Option<String>,
}

impl View for Problem {
    const TEMPLATE: &'static str = "errors/problem";
}

impl Problem {
    pub(super) fn of(status: Status) -> Self {
        let (title, advice) = match status.code {
            308 => ("error-moved", "error-moved-advice"),
            401 => ("error-sign-in", "error-sign-in-advice"),
            403 => ("error-forbidden", "error-forbidden-advice"),
            404 => ("error-not-found", "error-not-found-advice"),
            409 => ("error-stale", "error-stale-advice"),
            413 => ("error-too-large", "error-too-large-advice"),
            422 => ("error-refused", "error-refused-advice"),
            429 => ("error-too-many", "error-too-many-advice"),
            503 => ("error-busy", "error-busy-advice"),
            507 => ("error-storage-full", "error-storage-full-advice"),
            400..=499 => ("error-bad-request", "error-bad-request-advice"),
            _ => ("error-broken", "error-broken-advice"),
        };
        Self { status: status.code, title, advice, refusals: Vec::new(), id: None, retry_after: None, retry_minutes: 0, location: None }
    }

    fn left_by(request: &Request<'_>, status: Status) -> Self {
        request.local_cache(|| None::<Problem>).clone().unwrap_or_else(|| Self::of(status))
    }
}

struct Retry<T>(Option<u64>, T);

impl<'r, T: Responder<'r, 'static>> Responder<'r, 'static> for Retry<T> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let mut answer = self.1.respond_to(request)?;
        if let Some(seconds) = self.0 {
            answer.set_header(Header::new("Retry-After", seconds.to_string()));
        }
        Ok(answer)
    }
}

#[derive(Responder)]
enum Face {
    Page(Box<(Status, Retry<Page<Problem>>)>),
    SignIn(Box<Redirect>),
    Moved(Box<Moved>),
}

/// Asked again each time: the old address may be given back one day.
#[derive(Responder)]
struct Moved {
    to: Redirect,
    keep: Header<'static>,
}

/// As a page; somebody who must sign in first is led there and back.
#[catch(default)]
async fn page(status: Status, request: &Request<'_>) -> Face {
    let status = if is_no_address(status, request) { Status::NotFound } else { status };
    let problem = Problem::left_by(request, status);
    if status == Status::Unauthorized {
        let next = request.uri().to_string();
        let next = rocket::http::RawStr::new(&next).percent_encode();
        return Face::SignIn(Box::new(Redirect::to(format!("/sign-in?next={next}"))));
    }
    if let Some(location) = problem.location {
        return Face::Moved(Box::new(Moved { to: Redirect::permanent(location), keep: Header::new("Cache-Control", "no-cache") }));
    }
    let visit = Visit::of(request);
    Face::Page(Box::new((status, Retry(problem.retry_after, visit.page(problem)))))
}

/// An address whose parts do not fit its route, such as a language nobody speaks here: Rocket calls it unprocessable.
fn is_no_address(status: Status, request: &Request<'_>) -> bool {
    let reads = matches!(request.method(), Method::Get | Method::Head);
    reads && status == Status::UnprocessableEntity && request.local_cache(|| None::<Problem>).is_none()
}

/// As problem JSON.
#[catch(default)]
fn json_face(status: Status, request: &Request<'_>) -> (Status, ProblemJson) {
    (status, ProblemJson(Problem::left_by(request, status)))
}

struct ProblemJson(Problem);

impl<'r> Responder<'r, 'static> for ProblemJson {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let language = crate::platform::language::Language::wanted_by(request);
        let say = |key: &str, args: &Map<String, Value>| {
            engine()
                .and_then(|engine| engine.words.say(language, key, args.iter().map(|(name, value)| (name.as_str(), value))))
                .unwrap_or_else(|_| key.to_owned())
        };
        let none = Map::new();
        let mut body = json!({ "type": "about:blank", "status": self.0.status, "title": say(self.0.title, &none) });
        if let Some(refusal) = self.0.refusals.first() {
            body["errors"] =
                json!([{ "field": refusal.field, "key": refusal.key, "args": refusal.args, "detail": say(&refusal.key, &refusal.args) }]);
        }
        if let Some(id) = &self.0.id {
            body["instance"] = json!(id);
        }
        let body = body.to_string();
        let kind = ContentType::new("application", "problem+json");
        let answer = Response::build().header(kind).sized_body(body.len(), Cursor::new(body)).finalize();
        Retry(self.0.retry_after, Ready(answer)).respond_to(request)
    }
}

struct Ready(Response<'static>);

impl<'r> Responder<'r, 'static> for Ready {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Ok(self.0)
    }
}

pub fn page_catchers() -> Vec<Catcher> {
    catchers![page]
}

pub fn json_catchers() -> Vec<Catcher> {
    catchers![json_face]
}

/// An address with its part `from` replaced by `to`.
pub(super) fn moved(address: &str, from: &str, to: &str) -> String {
    let (path, query) = address.find('?').map_or((address, ""), |at| address.split_at(at));
    let mut parts: Vec<_> = path.split('/').collect();
    if let Some(part) = parts.iter_mut().find(|part| **part == from) {
        *part = to;
    }
    parts.join("/") + query
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::error::{AppError, json_catchers};
    use rocket::local::blocking::Client;

    #[get("/api/<kind>")]
    fn failing(kind: &str) -> AppError {
        match kind {
            "refused" => Refusal::at("name", "form-required").into(),
            "busy" => AppError::Busy,
            "broken" => anyhow::anyhow!("postgres://hoi:bi-mat@db").into(),
            _ => AppError::NotFound,
        }
    }

    /// What a program is told: the status, the kind of content, and the JSON itself.
    fn told(path: &str) -> (u16, String, Value) {
        let figment = rocket::Config::figment().merge(("log_level", "off"));
        let rocket = rocket::custom(figment).mount("/", routes![failing]).register("/api", json_catchers());
        let client = Client::untracked(rocket).expect("a server");
        let answer = client.get(path.to_owned()).header(Header::new("Accept-Language", "en")).dispatch();
        let (status, kind) = (answer.status().code, answer.content_type().map(|kind| kind.to_string()).unwrap_or_default());
        (status, kind, serde_json::from_str(&answer.into_string().unwrap_or_default()).expect("JSON"))
    }

    #[test]
    fn programs_are_told_as_problem_json() {
        let (status, kind, body) = told("/api/refused");
        assert_eq!((status, kind.as_str()), (422, "application/problem+json"));
        assert_eq!((body["status"].as_u64(), body["type"].as_str()), (Some(422), Some("about:blank")));
        assert_eq!((body["errors"][0]["field"].as_str(), body["errors"][0]["key"].as_str()), (Some("name"), Some("form-required")));
        assert!(body["errors"][0]["detail"].as_str().is_some_and(|said| !said.is_empty() && said != "form-required"), "{body}");
        for (path, expected) in [("/api/nothing", 404), ("/api/busy", 503), ("/api/no/such/address", 404)] {
            let (status, kind, body) = told(path);
            assert_eq!(
                (status, kind.as_str(), body["status"].as_u64()),
                (expected, "application/problem+json", Some(expected.into())),
                "{path}"
            );
        }
    }

    #[test]
    fn what_broke_is_for_the_log_alone() {
        let (status, _, body) = told("/api/broken");
        assert_eq!(status, 500);
        assert!(!body.to_string().contains("bi-mat"), "{body}");
        assert!(body["instance"].as_str().is_some_and(|id| id.len() == 8), "{body}");
    }

    #[test]
    fn only_the_part_that_moved_is_another() {
        let table =
            [("/vi/cu/people/cu?q=cu", "/vi/moi/people/cu?q=cu"), ("/studio/cu", "/studio/moi"), ("/vi/cu-2?x=/cu", "/vi/cu-2?x=/cu")];
        for (address, expected) in table {
            assert_eq!(moved(address, "cu", "moi"), expected);
        }
    }
}
