//! One error type; two faces: an HTML page, or problem JSON (RFC 9457) under `/api`.
use super::page::{Page, View, Visit};
use super::secret;
use super::templates::engine;
use rocket::http::{ContentType, Header, Method, Status};
use rocket::response::{self, Redirect, Responder, Response};
use rocket::{Catcher, Request};
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::io::Cursor;

pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// A rule said no: why (a word key with its arguments) and which form field to blame, if one is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    pub field: Option<Cow<'static, str>>,
    pub key: Cow<'static, str>,
    pub args: Map<String, Value>,
}

impl Refusal {
    /// The whole form is to blame.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { field: None, key: key.into(), args: Map::new() }
    }

    /// One field is to blame.
    pub fn at(field: impl Into<Cow<'static, str>>, key: impl Into<Cow<'static, str>>) -> Self {
        Self { field: Some(field.into()), ..Self::new(key) }
    }

    /// Adds what the sentence speaks of.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.into(), value.into());
        self
    }
}

/// Whatever may keep an answer from being given.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("not found")]
    NotFound,
    #[error("forbidden")]
    Forbidden,
    #[error("sign in first")]
    SignInFirst,
    #[error("refused: {}", .0.key)]
    Refused(Refusal),
    /// The row was changed by somebody else since the form was opened.
    #[error("stale")]
    Stale,
    #[error("too many attempts")]
    TooMany { retry_after_seconds: u64 },
    #[error("busy")]
    Busy,
    #[error("storage full")]
    StorageFull,
    #[error("the database is away")]
    DatabaseAway,
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::away(&error),
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
                use sea_orm::sqlx::Error as Sqlx;
                match inner.as_ref() {
                    Sqlx::Io(_) | Sqlx::PoolTimedOut | Sqlx::PoolClosed | Sqlx::Tls(_) => Self::away(&error),
                    Sqlx::Database(inner) if is_full(inner.code().as_deref(), inner.message()) => Self::StorageFull,
                    Sqlx::Database(inner) if is_closing(inner.code().as_deref()) => Self::away(&error),
                    _ => Self::Broken(error.into()),
                }
            }
            _ => Self::Broken(error.into()),
        }
    }
}

/// SQLite's SQLITE_FULL (13) and PostgreSQL's disk_full (53100).
fn is_full(code: Option<&str>, message: &str) -> bool {
    matches!(code, Some("13" | "53100")) || message.contains("disk is full")
}

/// PostgreSQL's classes 57P (being shut down) and 08 (connection), and too many connections.
fn is_closing(code: Option<&str>) -> bool {
    code.is_some_and(|code| code.starts_with("57P") || code.starts_with("08") || code == "53300")
}

impl AppError {
    fn away(error: &DbErr) -> Self {
        tracing::error!("the database is away: {error}");
        Self::DatabaseAway
    }

    fn status(&self) -> Status {
        match self {
            Self::NotFound => Status::NotFound,
            Self::Forbidden => Status::Forbidden,
            Self::SignInFirst => Status::Unauthorized,
            Self::Refused(_) => Status::UnprocessableEntity,
            Self::Stale => Status::Conflict,
            Self::TooMany { .. } => Status::TooManyRequests,
            Self::Busy | Self::DatabaseAway => Status::ServiceUnavailable,
            Self::StorageFull => Status::InsufficientStorage,
            Self::Broken(_) => Status::InternalServerError,
        }
    }

    fn problem(&self) -> Problem {
        let refusals = match self {
            Self::Refused(refusal) => vec![refusal.clone()],
            _ => Vec::new(),
        };
        let retry_after = match self {
            Self::TooMany { retry_after_seconds } => Some(*retry_after_seconds),
            Self::Busy | Self::DatabaseAway => Some(5),
            _ => None,
        };
        let id = matches!(self, Self::Broken(_)).then(|| secret::token()[..8].to_owned());
        if let (Self::Broken(error), Some(id)) = (self, &id) {
            tracing::error!("[{id}] {error:#}");
        }
        Problem { refusals, retry_after, id, ..Problem::of(self.status()) }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<'r> Responder<'r, 'static> for AppError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        request.local_cache(|| Some(self.problem()));
        Err(self.status()) // the catcher for this path draws it
    }
}

impl AppError {
    /// For guards: leaves word for the catcher of what went wrong.
    pub fn outcome<T>(self, request: &Request<'_>) -> rocket::request::Outcome<T, ()> {
        request.local_cache(|| Some(self.problem()));
        rocket::request::Outcome::Error((self.status(), ()))
    }
}

/// What a person, or a program, is told.
#[derive(Clone, Debug, Serialize)]
struct Problem {
    status: u16,
    /// Word keys of the heading and of what to do.
    title: &'static str,
    advice: &'static str,
    refusals: Vec<Refusal>,
    /// The number under which the log knows more.
    id: Option<String>,
    /// Seconds.
    retry_after: Option<u64>,
}

impl View for Problem {
    const TEMPLATE: &'static str = "errors/problem";
}

impl Problem {
    fn of(status: Status) -> Self {
        let (title, advice) = match status.code {
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
        Self { status: status.code, title, advice, refusals: Vec::new(), id: None, retry_after: None }
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
        let language = super::language::Language::wanted_by(request);
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

/// Turns "this row exists already" into a refusal a person can read.
pub trait OrRefuse<T> {
    fn or_refuse_duplicate(self, refusal: Refusal) -> Result<T>;
}

impl<T> OrRefuse<T> for std::result::Result<T, DbErr> {
    fn or_refuse_duplicate(self, refusal: Refusal) -> Result<T> {
        self.map_err(|error| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => refusal.into(),
            _ => error.into(),
        })
    }
}

/// A row that must be there, or the page is not found.
pub trait OrNotFound<T> {
    fn or_not_found(self) -> Result<T>;
}

impl<T> OrNotFound<T> for std::result::Result<Option<T>, DbErr> {
    fn or_not_found(self) -> Result<T> {
        self?.ok_or(AppError::NotFound)
    }
}
