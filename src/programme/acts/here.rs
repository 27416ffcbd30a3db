//! Who is here: each open editor says so every few seconds, and at which item it is.
use super::sitting::{self, LIFE};
use super::watch::Watch;
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::acts::Answer;
use crate::platform::change::Change;
use crate::platform::error::{Refusal, Result};
use crate::platform::text::Line;
use crate::platform::time::Now;
use rocket::State;
use rocket::http::Status;
use rocket::serde::json::{Error, Json};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Deserialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![here]
}

#[derive(Deserialize)]
struct Body {
    sitting: Line<1, 40>,
    item: Option<i64>,
}

#[post("/studio/<_>/programme/here", data = "<body>")]
async fn here(
    editor: Editor,
    body: Result<Json<Body>, Error<'_>>,
    db: &Db,
    now: Now,
    watch: &State<Watch>,
) -> Result<Result<Status, Answer>> {
    let Ok(Json(body)) = body else { return Ok(Err(Answer::refused(editor.visit.language, &Refusal::new("form-invalid")))) };
    // No line in the log and no new revision: nothing of the festival has changed.
    let change = Change::begin(db, &editor.actor(), now.0).await?;
    let is_news = seen(&change, &editor, &body).await?;
    change.commit().await?;
    if is_news {
        watch.wake(editor.event.id).await;
    }
    Ok(Ok(Status::NoContent))
}

/// Notes the sitting; whether anything about it is new to others.
async fn seen(change: &Change, editor: &Editor, body: &Body) -> Result<bool> {
    let (event_id, account_id) = (editor.event.id, editor.who.account.id);
    let known = sitting::Entity::find().filter(sitting::COLUMN.token.eq(&*body.sitting)).one(change.tx()).await?;
    let old = sitting::Entity::delete_many()
        .filter(sitting::COLUMN.event_id.eq(event_id))
        .filter(sitting::COLUMN.seen_at.lt(change.now() - LIFE))
        .filter(sitting::COLUMN.token.ne(&*body.sitting));
    old.exec(change.tx()).await?;
    if let Some(known) = &known
        && known.account_id == account_id
        && known.event_id == event_id
    {
        let row = sitting::Entity::update_many()
            .col_expr(sitting::Column::ItemId, Expr::value(body.item))
            .col_expr(sitting::Column::SeenAt, Expr::value(change.now()))
            .filter(sitting::COLUMN.id.eq(known.id));
        row.exec(change.tx()).await?;
        return Ok(known.item_id != body.item || known.seen_at < change.now() - LIFE);
    }
    let row = sitting::ActiveModel {
        token: Set(body.sitting.to_string()),
        event_id: Set(event_id),
        account_id: Set(account_id),
        name: Set(editor.who.account.name.clone()),
        item_id: Set(body.item),
        seen_at: Set(change.now()),
        ..Default::default()
    };
    // The name of somebody else's sitting stays theirs.
    let once = OnConflict::column(sitting::Column::Token).do_nothing_on([sitting::Column::Id]).to_owned();
    sitting::Entity::insert(row).on_conflict(once).exec_without_returning(change.tx()).await?;
    Ok(known.is_none())
}
