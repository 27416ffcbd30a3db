//! The page of one part: shown, kept, and shown again with what was typed.
use super::lines::Line;
use super::part::Part;
use super::progress::may_write;
use super::save::Saving;
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use rocket::form::{Context, FromForm};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

/// What stands around the form of every part.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Around the page: "desk", or "studio" for an organizer who fills in.
    pub layout: &'static str,
    /// Where the form is sent.
    pub action: String,
    /// The desk.
    pub back: String,
    pub event_name: Bilingual,
    pub name: Bilingual,
    pub line: Line,
    /// Why nothing may be written now, as a word key.
    pub shut: Option<String>,
    pub fills_in: bool,
}

/// The page of one part, and what comes in by it.
pub trait PartPage: View + Sized + Send + 'static {
    const PART: Part;
    type Form: for<'r> FromForm<'r> + Send;

    /// Whether a save makes the part complete (`None`: it stays as it was), by the button that was pressed.
    fn completes(done: bool) -> Option<bool> {
        Some(done)
    }

    /// Keeps what was sent.
    fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, form: Self::Form) -> impl Future<Output = Result<()>> + Send;

    /// The form with what is on record.
    fn filled(db: &Database, desk: &Desk) -> impl Future<Output = Result<FormView>> + Send;

    fn of(db: &Database, desk: &Desk, frame: Frame, form: FormView) -> impl Future<Output = Result<Self>> + Send;
}

/// A part as it is on record.
pub async fn show<V: PartPage>(desk: Desk, db: &Database, now: DateTimeUtc) -> Result<Page<V>> {
    let (frame, version) = framed(db, &desk, V::PART, now).await?;
    let mut form = V::filled(db, &desk).await?;
    form.values.insert("version".into(), version.to_string());
    let view = V::of(db, &desk, frame, form).await?;
    Ok(desk.visit.page(view))
}

/// What stands around a part, and the version its forms send.
pub async fn framed(db: &Database, desk: &Desk, part: Part, now: DateTimeUtc) -> Result<(Frame, i32)> {
    let (line, progress, term) = Line::of_part(db, desk, part, now).await?;
    let shut = may_write(desk.dossier.application.state, &term, progress.as_ref(), now).err().map(|no| no.key.into_owned());
    let frame = Frame {
        layout: desk.layout(),
        action: desk.address(part),
        back: desk.home(),
        event_name: desk.event.name.clone(),
        name: desk.dossier.exhibitor.name.clone(),
        line,
        shut,
        fills_in: desk.fills_in(),
    };
    Ok((frame, progress.map_or(0, |progress| progress.version)))
}

/// The part again, with what was typed and what is wrong with it.
pub async fn again<V: PartPage>(
    mut desk: Desk,
    db: &Database,
    now: DateTimeUtc,
    form: FormView,
    error: Option<AppError>,
) -> Result<Outcome<V>> {
    let (frame, version) = framed(db, &desk, V::PART, now).await?;
    let form = match error {
        None => form,
        Some(AppError::Refused(no)) => form.refused(&no),
        Some(AppError::Stale) => {
            desk.dossier = desk.dossier.read_again(db.reader()).await?;
            let mut theirs = V::filled(db, &desk).await?;
            theirs.values.insert("version".into(), version.to_string());
            form.stale(&theirs)
        }
        Some(other) => return Err(other),
    };
    let view = V::of(db, &desk, frame, form).await?;
    Ok(Outcome::Again(desk.visit.page(view)))
}

/// After a save: to the list of parts when the part is complete, otherwise on with it.
pub fn saved(desk: &Desk, part: Part, done: bool) -> Flash<Redirect> {
    match done {
        true => moved_on(desk.home(), "desk-part-completed"),
        false => moved_on(desk.address(part), "desk-part-saved"),
    }
}

/// What came beside the fields of a part.
pub struct Sent {
    pub form: FormView,
    pub version: i32,
    /// "Save, it is complete" rather than "save".
    pub done: bool,
}

impl Sent {
    pub fn of(context: &Context<'_>) -> Self {
        let version = context.field_value("version").and_then(|version| version.parse().ok()).unwrap_or_default();
        Self { form: FormView::sent(context), version, done: context.field_value("then") == Some("done") }
    }
}
