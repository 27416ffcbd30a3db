//! One error type; two faces: an HTML page, or problem JSON (RFC 9457) under `/api`.
mod face;

use super::secret;
use face::{Problem, moved};
use rocket::Request;
use rocket::http::Status;
use rocket::response::{self, Responder};
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;

pub use face::{json_catchers, page_catchers};

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
    /// The part `from` of the address is called `to` by now.
    #[error("moved to {to}")]
    Moved { from: String, to: String },
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
            Self::Moved { .. } => Status::PermanentRedirect,
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

    fn problem(&self, request: &Request<'_>) -> Problem {
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
        let location = match self {
            Self::Moved { from, to } => Some(moved(&request.uri().to_string(), from, to)),
            _ => None,
        };
        let retry_minutes = retry_after.filter(|seconds| *seconds >= 120).map_or(0, |seconds| seconds.div_ceil(60));
        Problem { refusals, retry_after, retry_minutes, id, location, ..Problem::of(self.status()) }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<'r> Responder<'r, 'static> for AppError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        request.local_cache(|| Some(self.problem(request)));
        Err(self.status()) // the catcher for this path draws it
    }
}

impl AppError {
    /// For guards: leaves word for the catcher of what went wrong.
    pub fn outcome<T>(self, request: &Request<'_>) -> rocket::request::Outcome<T, ()> {
        request.local_cache(|| Some(self.problem(request)));
        rocket::request::Outcome::Error((self.status(), ()))
    }
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
