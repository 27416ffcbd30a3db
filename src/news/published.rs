//! Publishing a post now or at an hour, withdrawing it, putting it away and taking it out again.
use super::photo;
use super::post::{self, Stand};
use super::write::{address, find};
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::text::Given;
use crate::platform::time::{MomentField, Now, moment};
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![publish, withdraw, delete, restore]
}

/// What is done with a whole post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The public sees it from then on.
    Publish(DateTime<Utc>),
    Withdraw,
    Delete,
    Restore,
}

impl Act {
    /// Whether it can be done with this post. A moment in the past is now; an article without words stays a draft.
    pub fn may_be_done(self, post: &post::Model) -> Result<(), Refusal> {
        let key = match self {
            Self::Publish(_) if post.deleted_at.is_some() => "news-refused-deleted",
            Self::Publish(_) if post.kind == post::Kind::Article && post.lead.is_empty() && post.body.is_empty() => "news-refused-empty",
            Self::Withdraw if post.publish_at.is_none() => "news-refused-draft",
            Self::Delete if post.deleted_at.is_some() => "news-refused-deleted",
            Self::Restore if post.deleted_at.is_none() => "news-refused-kept",
            _ => return Ok(()),
        };
        Err(Refusal::new(key))
    }

    fn log(self) -> &'static str {
        match self {
            Self::Publish(_) => "news-log-published",
            Self::Withdraw => "news-log-withdrawn",
            Self::Delete => "news-log-deleted",
            Self::Restore => "news-log-restored",
        }
    }
}

/// By the clock of the event; empty for now.
#[derive(FromForm)]
struct At {
    at: Given<MomentField>,
}

#[post("/studio/<_>/news/<id>/publish", data = "<form>")]
async fn publish(editor: Editor, id: i64, form: Form<At>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let at = form.at.0.map_or(now.0, |at| at.in_zone(editor.event.tz())).max(now.0);
    let word = if at > now.0 { "news-post-scheduled" } else { "news-post-published" };
    done(act_on(db, &editor.actor(), now.0, (editor.event.id, id), Act::Publish(at)).await, address(&editor, id), word)
}

#[post("/studio/<_>/news/<id>/withdraw")]
async fn withdraw(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let acted = act_on(db, &editor.actor(), now.0, (editor.event.id, id), Act::Withdraw).await;
    done(acted, address(&editor, id), "news-post-withdrawn")
}

#[post("/studio/<_>/news/<id>/delete")]
async fn delete(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let acted = act_on(db, &editor.actor(), now.0, (editor.event.id, id), Act::Delete).await;
    done(acted, format!("/studio/{}/news", editor.event.slug), "news-post-deleted")
}

#[post("/studio/<_>/news/<id>/restore")]
async fn restore(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let acted = act_on(db, &editor.actor(), now.0, (editor.event.id, id), Act::Restore).await;
    done(acted, address(&editor, id), "news-post-restored")
}

/// A refusal is said on the page one goes on to, which shows how things are.
fn done(acted: Result<post::Model>, to: String, word: &str) -> Result<Flash<Redirect>> {
    match acted {
        Ok(_) => Ok(moved_on(to, word)),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(other) => Err(other),
    }
}

/// Does it, and lets the event's pages be drawn anew. What is withdrawn or put away keeps its words and photographs.
pub async fn act_on(db: &Database, actor: &Actor, now: DateTime<Utc>, (event_id, id): (i64, i64), act: Act) -> Result<post::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let after = act_in(&mut change, (event_id, id), act).await?;
    change.commit().await?;
    Ok(after)
}

/// [`act_on`] inside a larger change.
pub async fn act_in(change: &mut Change, (event_id, id): (i64, i64), act: Act) -> Result<post::Model> {
    let now = change.now();
    let before = find(change.tx(), event_id, id).await?;
    act.may_be_done(&before)?;
    let (column, value) = match act {
        Act::Publish(at) => (post::Column::PublishAt, Some(at)),
        Act::Withdraw => (post::Column::PublishAt, None),
        Act::Delete => (post::Column::DeletedAt, Some(now)),
        Act::Restore => (post::Column::DeletedAt, None),
    };
    let row = post::Entity::update_many()
        .col_expr(column, Expr::value(value))
        .col_expr(post::Column::Version, Expr::value(before.version + 1))
        .filter(post::COLUMN.id.eq(id))
        .filter(post::COLUMN.version.eq(before.version));
    if row.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let after = find(change.tx(), event_id, id).await?;
    change.note(Note::new(event_id, act.log()).about("post", id, &after.title.vi).before(&before).after(&after)).await?;
    Ok(after)
}

/// How a post stands, and what can be done with it, beside its form.
#[derive(Serialize)]
pub struct Publishing {
    base: String,
    stand: &'static str,
    stand_kind: &'static str,
    is_draft: bool,
    is_public: bool,
    deleted: bool,
    /// When it is, or will be, seen.
    when: String,
    public_href: String,
    photos: usize,
    /// Photographs that nobody has described yet.
    without_alt: usize,
}

impl Publishing {
    pub async fn of(db: &impl ConnectionTrait, editor: &Editor, post: &post::Model, now: DateTime<Utc>) -> Result<Self> {
        let (stand, language) = (post.stand(now), editor.visit.language);
        let photos = photo::kept([post.id]).all(db).await?;
        let public = stand == Stand::Public && post.deleted_at.is_none() && editor.event.state.is_public();
        Ok(Self {
            base: address(editor, post.id),
            stand: stand.key(),
            stand_kind: stand.tag(),
            is_draft: stand == Stand::Draft,
            is_public: stand == Stand::Public,
            deleted: post.deleted_at.is_some(),
            when: when(post, editor, language),
            public_href: if public { format!("/{}/{}/news/{}", language.code(), editor.event.slug, post.slug) } else { String::new() },
            photos: photos.len(),
            without_alt: photos.iter().filter(|photo| photo.alt.is_empty()).count(),
        })
    }
}

/// The moment it is published at, by the clock of the event; empty for a draft.
pub fn when(post: &post::Model, editor: &Editor, language: Language) -> String {
    post.publish_at.map(|at| moment(at, editor.event.tz(), language)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::samples::post;

    #[test]
    fn each_act_fits_where_a_post_stands() {
        let now: DateTime<Utc> = "2026-11-23T02:00:00Z".parse().unwrap();
        let (draft, public) = (post(), post::Model { publish_at: Some(now), ..post() });
        let deleted = post::Model { deleted_at: Some(now), ..post() };
        let bare = post::Model { lead: Default::default(), body: Default::default(), ..post() };
        let album = post::Model { kind: post::Kind::Album, ..bare.clone() };
        let table = [
            (Act::Publish(now), &draft, None),
            (Act::Publish(now), &bare, Some("news-refused-empty")),
            (Act::Publish(now), &album, None),
            (Act::Publish(now), &deleted, Some("news-refused-deleted")),
            (Act::Withdraw, &public, None),
            (Act::Withdraw, &draft, Some("news-refused-draft")),
            (Act::Delete, &public, None),
            (Act::Delete, &deleted, Some("news-refused-deleted")),
            (Act::Restore, &deleted, None),
            (Act::Restore, &draft, Some("news-refused-kept")),
        ];
        for (act, post, refused) in table {
            let said = act.may_be_done(post).err().map(|no| no.key.into_owned());
            assert_eq!(said.as_deref(), refused, "{act:?} {:?}", post.publish_at);
        }
    }
}
