//! Publishing the programme: what the public sees, what would change, and the act itself.
pub mod differences;
pub mod freeze;
pub mod make;

use crate::events::{Editor, Organizer, Rail, event};
use crate::platform::Db;
use crate::platform::db::retrying;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Both, BothProse, Line};
use crate::platform::time::{Now, timestamp};
use crate::platform::words::{say, word};
use crate::programme::checks::list::open_in_short;
use crate::programme::checks::of_event;
use crate::programme::release;
use crate::programme::released::newest_snapshot;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::timetable::item_view::Teller;
use differences::{Aspect, Difference, What, differences};
use freeze::frozen;
use make::{ReleaseInput, Seen, fingerprint, is_same};
use rocket::form::{Contextual, Form};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![before, publish]
}

#[derive(FromForm)]
struct PublishForm {
    name: Both<Line<0, 120>>,
    note: BothProse<2000>,
    number: i32,
    fingerprint: Line<1, 64>,
}

#[get("/studio/<_>/programme/publish")]
async fn before(organizer: Organizer, db: &Db) -> Result<Page<PublishView>> {
    let Organizer(editor) = organizer;
    let view = PublishView::read(db, &editor, FormView::default()).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/programme/publish", data = "<form>")]
async fn publish(organizer: Organizer, form: Form<Contextual<'_, PublishForm>>, db: &Db, now: Now) -> Result<Outcome<PublishView>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        None => sent,
        Some(value) => {
            let input = ReleaseInput {
                name: value.name.clone().into(),
                note: value.note.clone().into(),
                seen: Some(Seen { number: value.number, fingerprint: value.fingerprint.to_string() }),
            };
            let actor = editor.actor();
            match retrying(|| make::release(db, &actor, now.0, &editor.event, &input)).await {
                Ok(_) => return Ok(Outcome::Done(moved_on(format!("/studio/{}/programme", editor.event.slug), "programme-published"))),
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(other) => return Err(other),
            }
        }
    };
    let view = PublishView::read(db, &editor, refused).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[derive(Serialize)]
struct PublishView {
    rail: Rail,
    form: FormView,
    base: String,
    number: i32,
    /// Ready: what the public sees now.
    now: String,
    groups: Vec<Group>,
    /// Nothing differs, or there is nothing at all: why there is no button. Ready, or empty.
    why_not: String,
    /// Ready sentences, each with the items they speak of on the plan's own page.
    warnings: Vec<(&'static str, String)>,
    releases: Vec<Past>,
}

impl View for PublishView {
    const TEMPLATE: &'static str = "programme/publish";
}

/// The items to which the same happens.
#[derive(Serialize)]
struct Group {
    title: String,
    kind: &'static str,
    rows: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    title: Bilingual,
    when: String,
    /// What about it is different: "giờ: 8h30 → 9h00".
    details: Vec<String>,
}

/// A release that was made.
#[derive(Serialize)]
struct Past {
    number: i32,
    at: String,
    name: Bilingual,
    note: Bilingual,
}

impl PublishView {
    async fn read(db: &Db, editor: &Editor, mut form: FormView) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let releases = past(db, event, language).await?;
        let old = newest_snapshot(db.reader(), event.id).await?;
        let new = frozen(db.reader(), event).await?;
        let number = releases.first().map_or(0, |newest| newest.number) + 1;
        // What is sent back says what was seen: this page, not the one before.
        form.values.insert("number".to_owned(), number.to_string());
        form.values.insert("fingerprint".to_owned(), fingerprint(&new));
        let checked = of_event(db.reader(), event).await?;
        Ok(Self {
            rail: editor.rail("programme").with_status(make::status(db.reader(), event, language).await?),
            base: format!("/studio/{}/programme", event.slug),
            now: match releases.first() {
                Some(newest) => say(language, "programme-publish-now", &json!({ "number": newest.number, "at": newest.at })),
                None => word(language, "programme-publish-now-nothing"),
            },
            groups: groups(&old, &new, language),
            why_not: why_not(&old, &new).map(|no| word(language, &no.key)).unwrap_or_default(),
            warnings: open_in_short(&checked, language),
            number,
            releases,
            form,
        })
    }
}

fn why_not(old: &Snapshot, new: &Snapshot) -> Option<Refusal> {
    match () {
        () if new.items.is_empty() => Some(Refusal::new("programme-publish-empty")),
        () if is_same(old, new) => Some(Refusal::new("programme-publish-nothing")),
        () => None,
    }
}

/// All releases, the newest first, without their snapshots.
async fn past(db: &Db, event: &event::Model, language: Language) -> Result<Vec<Past>> {
    let rows = release::Entity::find()
        .select_only()
        .columns([release::Column::Number, release::Column::ReleasedAt, release::Column::Name, release::Column::Note])
        .filter(release::COLUMN.event_id.eq(event.id))
        .order_by_desc(release::Column::Number)
        .into_tuple::<(i32, chrono::DateTime<chrono::Utc>, Bilingual, Bilingual)>()
        .all(db.reader())
        .await?;
    let past = rows.into_iter().map(|(number, at, name, note)| Past { number, at: timestamp(at, event.tz(), language), name, note });
    Ok(past.collect())
}

fn groups(old: &Snapshot, new: &Snapshot, language: Language) -> Vec<Group> {
    let all = differences(old, new);
    let (then, now) = (Teller::new(old, language), Teller::new(new, language));
    let kinds = [
        (What::Added, "programme-publish-added", "new"),
        (What::Changed, "programme-publish-changed", "moved"),
        (What::Cancelled, "programme-publish-cancelled", "off"),
        (What::Restored, "programme-publish-restored", "ok"),
        (What::Removed, "programme-publish-removed", "bad"),
    ];
    let group = |(what, key, kind): (What, &str, &'static str)| {
        let rows: Vec<_> = all.iter().filter(|one| one.what == what).map(|one| changed(one, &then, &now, language)).collect();
        Group { title: say(language, key, &json!({ "count": rows.len() })), kind, rows }
    };
    kinds.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

fn changed(one: &Difference<'_>, then: &Teller<'_>, now: &Teller<'_>, language: Language) -> Changed {
    let detail = |aspect: &Aspect| {
        let name = word(language, aspect.key());
        let told = |teller: &Teller<'_>, item: &Item| match aspect {
            Aspect::Time => Some(teller.when(item)),
            Aspect::Room => Some(teller.place(item)),
            Aspect::Title => Some(item.title.plain(language).to_owned()),
            _ => None,
        };
        match (one.before.and_then(|before| told(then, before)), told(now, one.item)) {
            (Some(before), Some(after)) if before != after => format!("{name}: {before} → {after}"),
            _ => name,
        }
    };
    Changed { title: one.item.title.clone(), when: now.when(one.item), details: one.aspects.iter().map(detail).collect() }
}
