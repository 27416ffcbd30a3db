//! The releases that were made: a list, and any two of them compared.
use super::back::{self, can_undo};
use super::change_grid::{ChangedDay, changed_days};
use super::freeze::frozen;
use super::make::status;
use super::said::{Group, groups};
use crate::events::{Editor, Organizer, Rail, event};
use crate::platform::Db;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::{Choice, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::{say, word};
use crate::programme::snapshot::Snapshot;
use crate::programme::{release, released};
use chrono::{DateTime, Utc};
use rocket::response::{Flash, Redirect};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, go_back, undo]
}

/// What the choice of the second programme says for the working copy.
const PLAN: &str = "plan";

#[get("/studio/<_>/programme/releases?<old>&<new>")]
async fn list(editor: Editor, old: Option<i32>, new: Option<&str>, now: Now, db: &Db) -> Result<Page<ReleasesView>> {
    let view = ReleasesView::read(db, &editor, (old, new), now.0).await?;
    Ok(editor.visit.page(view))
}

/// The working copy becomes what it was in this release.
#[post("/studio/<_>/programme/releases/<number>/return")]
async fn go_back(organizer: Organizer, number: i32, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let there = format!("/studio/{}/programme/releases", editor.event.slug);
    match back::return_to(db, &editor, now.0, number).await {
        Ok(()) => Ok(moved_on(there, "programme-returned")),
        Err(AppError::Refused(no)) => Ok(Flash::warning(Redirect::to(there), no.key.into_owned())),
        Err(other) => Err(other),
    }
}

/// The return is undone.
#[post("/studio/<_>/programme/releases/undo")]
async fn undo(organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let there = format!("/studio/{}/programme/releases", editor.event.slug);
    match back::undo_return(db, &editor, now.0).await {
        Ok(()) => Ok(moved_on(there, "programme-return-undone")),
        Err(AppError::Refused(no)) => Ok(Flash::warning(Redirect::to(there), no.key.into_owned())),
        Err(AppError::Stale) => Ok(Flash::warning(Redirect::to(there), "programme-return-since")),
        Err(other) => Err(other),
    }
}

#[derive(Serialize)]
struct ReleasesView {
    rail: Rail,
    base: String,
    releases: Vec<Past>,
    choices: Vec<Choice>,
    choices_new: Vec<Choice>,
    old: String,
    new: String,
    compared: Option<Compared>,
    /// The slots of the grids lead to the words.
    anchors: bool,
    may_return: bool,
    /// A return can be undone.
    may_undo: bool,
}

impl View for ReleasesView {
    const TEMPLATE: &'static str = "programme/releases";
}

/// A release that was made.
#[derive(Clone, Serialize)]
struct Past {
    number: i32,
    title: String,
    at: String,
    name: Bilingual,
    note: Bilingual,
    small: bool,
    /// Compared with the one before; empty for the first.
    compare: String,
    /// Compared with the plan as it is now.
    compare_plan: String,
    sure: String,
}

#[derive(Serialize)]
struct Compared {
    title: String,
    groups: Vec<Group>,
    days: Vec<ChangedDay>,
}

impl ReleasesView {
    async fn read(db: &Db, editor: &Editor, (old, new): (Option<i32>, Option<&str>), now: DateTime<Utc>) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let base = format!("/studio/{}/programme", event.slug);
        let releases = past(db.reader(), event, language, &base).await?;
        let choices: Vec<Choice> =
            releases.iter().map(|one| Choice::new(one.number.to_string(), format!("{} · {}", one.title, one.at))).collect();
        let plan = Choice::new(PLAN, word(language, "programme-releases-plan"));
        let compared = match (old, new) {
            (Some(old), Some(new)) => Some(compared(db, editor, (old, new), now).await?),
            _ => None,
        };
        let newest = releases.first().map(|one| one.number.to_string()).unwrap_or_default();
        Ok(Self {
            rail: editor.rail("programme").with_status(status(db.reader(), event, language).await?),
            choices_new: std::iter::once(plan).chain(choices.clone()).collect(),
            old: old.map_or(newest, |old| old.to_string()),
            new: new.unwrap_or(PLAN).to_owned(),
            may_return: editor.role.may_publish(),
            may_undo: editor.role.may_publish() && can_undo(db.reader(), editor).await?,
            anchors: true,
            choices,
            compared,
            releases,
            base,
        })
    }
}

/// All releases, the newest first, without their snapshots.
async fn past(db: &impl ConnectionTrait, event: &event::Model, language: Language, base: &str) -> Result<Vec<Past>> {
    let columns =
        [release::Column::Number, release::Column::ReleasedAt, release::Column::Name, release::Column::Note, release::Column::Small];
    let rows = release::Entity::find()
        .select_only()
        .columns(columns)
        .filter(release::COLUMN.event_id.eq(event.id))
        .order_by_desc(release::Column::Number)
        .into_tuple::<(i32, DateTime<Utc>, Bilingual, Bilingual, bool)>()
        .all(db)
        .await?;
    let one = |(number, at, name, note, small): (i32, DateTime<Utc>, Bilingual, Bilingual, bool)| {
        let key = if small { "programme-changes-small" } else { "programme-publish-number" };
        let compare = if number > 1 { format!("{base}/releases?old={}&new={number}", number - 1) } else { String::new() };
        Past {
            title: say(language, key, &json!({ "number": number })),
            at: timestamp(at, event.tz(), language),
            compare_plan: format!("{base}/releases?old={number}&new={PLAN}"),
            sure: say(language, "programme-return-sure", &json!({ "number": number })),
            number,
            name,
            note,
            small,
            compare,
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

async fn compared(db: &Db, editor: &Editor, (old, new): (i32, &str), now: DateTime<Utc>) -> Result<Compared> {
    let (event, language) = (&editor.event, editor.visit.language);
    let before = snapshot(db.reader(), event.id, old).await?;
    let (after, title) = match new.parse::<i32>() {
        Ok(number) => {
            let title = say(language, "programme-releases-compared", &json!({ "old": old, "new": number }));
            (snapshot(db.reader(), event.id, number).await?, title)
        }
        Err(_) if new == PLAN => {
            let title = say(language, "programme-releases-compared-plan", &json!({ "old": old }));
            (frozen(db.reader(), event).await?, title)
        }
        Err(_) => return Err(AppError::NotFound),
    };
    let public = event.state.is_public();
    let href = |item: &crate::programme::snapshot::Item| match public {
        true => format!("/{}/{}/programme/{}", language.code(), event.slug, item.slug),
        false => String::new(),
    };
    // What only the plan holds has no public page yet.
    let href = |item: &crate::programme::snapshot::Item| if new == PLAN { String::new() } else { href(item) };
    Ok(Compared { title, groups: groups(&before, &after, language, href), days: changed_days(&before, &after, language, now) })
}

/// What a release holds.
pub async fn snapshot(db: &impl ConnectionTrait, event_id: i64, number: i32) -> Result<Snapshot> {
    let rows = release::Entity::find().filter(release::COLUMN.event_id.eq(event_id)).filter(release::COLUMN.number.eq(number));
    let row = rows.one(db).await.or_not_found()?;
    released::thawed(db, row).await
}
