//! What a browser is told after an act: JSON with its status. Never kept by anybody.
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use crate::platform::words::{say, word};
use rocket::Request;
use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::Cursor;

#[derive(Debug)]
pub struct Answer {
    status: Status,
    kind: ContentType,
    body: String,
}

impl Answer {
    pub fn ok(body: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_string(body).map_err(anyhow::Error::from)?;
        Ok(Self { status: Status::Ok, kind: ContentType::JSON, body })
    }

    /// Somebody else was first: what both have said.
    pub fn conflict(body: &impl Serialize) -> Result<Self> {
        Ok(Self { status: Status::Conflict, ..Self::ok(body)? })
    }

    /// RFC 9457, with the reason ready to be shown.
    pub fn refused(language: Language, no: &Refusal) -> Self {
        let detail = say(language, &no.key, &Value::Object(no.args.clone()));
        let field = no.field.as_deref().unwrap_or_default();
        let body = json!({
            "type": "about:blank",
            "status": Status::UnprocessableEntity.code,
            "title": word(language, "error-refused"),
            "detail": detail,
            "errors": Map::from_iter((!field.is_empty()).then(|| (field.to_owned(), Value::from(detail.clone())))),
        });
        Self { status: Status::UnprocessableEntity, kind: ContentType::new("application", "problem+json"), body: body.to_string() }
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(self.status)
            .header(self.kind)
            .raw_header("Cache-Control", "no-store")
            .sized_body(self.body.len(), Cursor::new(self.body))
            .ok()
    }
}
