//! How one event writes posts: as on record, written out, or short; and what the abbreviations stand for.
use super::{Shown, shown};
use crate::events::event::post_style::PostStyle;
use crate::events::event::{self, Column};
use crate::events::studio::{Editor, Rail};
use crate::people::tabs::Tabs;
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

#[derive(FromForm)]
struct Chosen {
    style: PostStyle,
}

#[get("/studio/<_>/abbreviations")]
async fn show(editor: Editor, db: &Db) -> Result<Page<StylePage>> {
    let language = editor.visit.language;
    let view = StylePage {
        rail: editor.rail("people"),
        tabs: (&editor).into(),
        form: FormView::filled([("style", editor.event.post_style.code().to_owned())]),
        styles: PostStyle::ALL.map(|style| choice(style, language)).into(),
        rows: shown(db.reader()).await?,
        is_admin: editor.who.account.is_admin,
    };
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/abbreviations", data = "<form>")]
async fn save(form: Form<Chosen>, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    choose(db, &editor.actor(), now.0, (&editor.event, form.style)).await?;
    Ok(moved_on(format!("/studio/{}/abbreviations", editor.event.slug), "people-saved"))
}

/// From now on the lines of this event are written so. Releases that are out stay as they are.
pub async fn choose(db: &Database, actor: &Actor, now: DateTime<Utc>, (event, style): (&event::Model, PostStyle)) -> Result<()> {
    if event.post_style == style {
        return Ok(());
    }
    let mut change = Change::begin(db, actor, now).await?;
    let row = event::Entity::update_many().col_expr(Column::PostStyle, Expr::value(style)).filter(event::COLUMN.id.eq(event.id));
    row.exec(change.tx()).await?;
    let note = Note::new(event.id, "people-log-post-style-changed").about("event", event.id, event.name.vi.as_str());
    change.note(note.before(&json!({ "post_style": event.post_style })).after(&json!({ "post_style": style }))).await?;
    change.commit().await
}

#[derive(Serialize)]
struct StylePage {
    rail: Rail,
    tabs: Tabs,
    form: FormView,
    styles: Vec<Choice>,
    rows: Vec<Shown>,
    is_admin: bool,
}

impl View for StylePage {
    const TEMPLATE: &'static str = "people/post_style";
}

fn choice(style: PostStyle, language: Language) -> Choice {
    let (label, note) = match style {
        PostStyle::AsRecorded => ("events-post-style-as-recorded", "people-style-as-recorded-note"),
        PostStyle::Expanded => ("events-post-style-expanded", "people-style-expanded-note"),
        PostStyle::Shortened => ("events-post-style-shortened", "people-style-shortened-note"),
    };
    Choice::new(style.code(), word(language, label)).noted(word(language, note))
}
