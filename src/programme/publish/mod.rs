//! Publishing the programme: what the public sees, what would change, and the act itself.
mod back;
pub mod change_grid;
mod changes;
pub mod differences;
pub mod freeze;
pub mod make;
pub mod marks;
mod releases;
pub mod said;
pub mod small;
pub mod tell;

use crate::events::{Editor, Organizer, Rail};
use crate::platform::Db;
use crate::platform::db::retrying;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, BothProse, Line};
use crate::platform::time::{Now, timestamp};
use crate::platform::words::{say, word};
use crate::programme::checks::list::open_in_short;
use crate::programme::checks::told::{Telling, Told};
use crate::programme::checks::{Severity, of_event};
use crate::programme::released::{newest, newest_snapshot};
use crate::programme::snapshot::{Item, Snapshot};
use change_grid::{ChangedDay, changed_days};
use chrono::{DateTime, Utc};
use freeze::frozen;
use make::{ReleaseInput, Seen, fingerprint, is_same};
use rocket::form::{Contextual, Form};
use said::{Group, groups};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use tell::{Reader, readers};

/// Findings shown before publishing; all others are a page away.
const MOST_SHOWN: usize = 10;

pub fn routes() -> Vec<rocket::Route> {
    [routes![before, publish], changes::routes(), releases::routes()].concat()
}

#[derive(FromForm)]
struct PublishForm {
    name: Both<Line<0, 120>>,
    note: BothProse<2000>,
    /// Nobody is written to.
    silent: bool,
    number: i32,
    fingerprint: Line<1, 64>,
}

#[get("/studio/<_>/programme/publish")]
async fn before(organizer: Organizer, now: Now, db: &Db) -> Result<Page<PublishView>> {
    let Organizer(editor) = organizer;
    let view = PublishView::read(db, &editor, FormView::default(), now.0).await?;
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
                tell: (!value.silent).then(|| editor.visit.origin.clone()),
            };
            let actor = editor.actor();
            match retrying(|| make::release(db, &actor, now.0, &editor.event, &input)).await {
                Ok(_) => return Ok(Outcome::Done(moved_on(format!("/studio/{}/programme", editor.event.slug), "programme-published"))),
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(other) => return Err(other),
            }
        }
    };
    let view = PublishView::read(db, &editor, refused, now.0).await?;
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
    days: Vec<ChangedDay>,
    /// The slots of the grids lead to the words.
    anchors: bool,
    /// Nothing differs, or there is nothing at all: why there is no button. Ready, or empty.
    why_not: String,
    /// How much is open, ready, with the kind of its tag.
    open: Vec<(&'static str, String)>,
    /// What is worst of it.
    findings: Vec<Told>,
    letters: Letters,
}

impl View for PublishView {
    const TEMPLATE: &'static str = "programme/publish";
}

/// Who will be told, and how.
#[derive(Serialize)]
struct Letters {
    names: Vec<String>,
    /// Ready; empty for nobody.
    count: String,
    sample: String,
}

impl PublishView {
    async fn read(db: &Db, editor: &Editor, mut form: FormView, now: DateTime<Utc>) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let newest = newest(db.reader(), event.id).await?;
        let number = newest.as_ref().map_or(0, |newest| newest.number) + 1;
        let old = newest_snapshot(db.reader(), event.id).await?;
        let new = frozen(db.reader(), event).await?;
        // What is sent back says what was seen: this page, not the one before.
        form.values.insert("number".to_owned(), number.to_string());
        form.values.insert("fingerprint".to_owned(), fingerprint(&new));
        let checked = of_event(db.reader(), event).await?;
        let telling = Telling { checked: &checked, event, language };
        let worst = checked.open.iter().filter(|one| one.severity < Severity::Hint).take(MOST_SHOWN);
        let base = format!("/studio/{}/programme", event.slug);
        let ids: HashMap<&str, i64> = checked.working.items.iter().map(|item| (item.uuid.as_str(), item.id)).collect();
        let href = |item: &Item| ids.get(item.uuid.as_str()).map(|id| format!("{base}/{id}")).unwrap_or_default();
        Ok(Self {
            rail: editor.rail("programme").with_status(make::status(db.reader(), event, language).await?),
            now: match newest {
                Some(newest) => {
                    let at = timestamp(newest.released_at, event.tz(), language);
                    say(language, "programme-publish-now", &json!({ "number": newest.number, "at": at }))
                }
                None => word(language, "programme-publish-now-nothing"),
            },
            groups: groups(&old, &new, language, href),
            days: changed_days(&old, &new, language, now),
            anchors: true,
            why_not: why_not(&old, &new).map(|no| word(language, &no.key)).unwrap_or_default(),
            open: open_in_short(&checked, language),
            findings: worst.filter_map(|finding| telling.told(finding)).collect(),
            letters: Letters::of(&readers(db.reader(), event, &old, &new).await?, editor)?,
            number,
            base,
            form,
        })
    }
}

impl Letters {
    fn of(readers: &[Reader], editor: &Editor) -> Result<Self> {
        let language = editor.visit.language;
        let sample = readers.first().map(|reader| reader.drawn(&editor.event, &editor.visit.origin)).transpose()?;
        let count = match readers.len() {
            0 => String::new(),
            count => say(language, "programme-publish-letters", &json!({ "count": count })),
        };
        Ok(Self { names: readers.iter().map(|reader| reader.name(language)).collect(), count, sample: sample.unwrap_or_default() })
    }
}

fn why_not(old: &Snapshot, new: &Snapshot) -> Option<Refusal> {
    match () {
        () if new.items.is_empty() => Some(Refusal::new("programme-publish-empty")),
        () if is_same(old, new) => Some(Refusal::new("programme-publish-nothing")),
        () => None,
    }
}
