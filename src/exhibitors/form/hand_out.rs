//! `GET /documents/<token>`: a paper, to be saved and never to be shown. Its address is a random token and carries no login:
//! what is in a paper runs nowhere, least of all in the name of who reads it.
use super::document;
use crate::platform::Db;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::files::{Files, attachment_called};
use rocket::response::{self, Responder, Response};
use rocket::{Request, State};
use sea_orm::{EntityTrait, QueryFilter};
use std::io::Cursor;

pub fn routes() -> Vec<rocket::Route> {
    routes![hand_out]
}

#[get("/documents/<token>")]
async fn hand_out(token: &str, files: &State<Files>, db: &Db) -> Result<HandedOut> {
    let paper = document::Entity::find().filter(document::COLUMN.token.eq(token)).one(db.reader()).await.or_not_found()?;
    let bytes = files.get(&paper.file).await?;
    Ok(HandedOut { paper, bytes })
}

struct HandedOut {
    paper: document::Model,
    bytes: bytes::Bytes,
}

impl<'r> Responder<'r, 'static> for HandedOut {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .raw_header("Content-Type", self.paper.kind.media_type())
            .raw_header("Content-Disposition", attachment_called(&self.paper.name))
            .raw_header("X-Content-Type-Options", "nosniff")
            .raw_header("Content-Security-Policy", "default-src 'none'; sandbox")
            .raw_header("Cross-Origin-Resource-Policy", "same-origin")
            .raw_header("X-Robots-Tag", "noindex")
            .raw_header("Cache-Control", "private, no-store")
            .sized_body(self.bytes.len(), Cursor::new(self.bytes))
            .ok()
    }
}
