//! Saving one part: opened in a change that checks what may be written, closed with the record of who saved it.
use super::part::Part;
use super::progress::{self, Mark, may_write};
use super::term::Terms;
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::dossier::Dossier;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use sea_orm::prelude::DateTimeUtc;

/// Which part is saved at which desk, from which version, and whether that makes it complete (`None`: as it was).
#[derive(Clone, Copy)]
pub struct Saving<'a> {
    pub desk: &'a Desk,
    pub part: Part,
    pub version: i32,
    pub done: Option<bool>,
    pub now: DateTimeUtc,
}

/// A part that may be written: everything read inside the change that writes it.
pub struct Opened {
    pub change: Change,
    pub present: Dossier,
    progress: Option<progress::Model>,
    mark: Mark,
}

impl Opened {
    /// Begins a save.
    ///
    /// # Errors
    /// Refusals: a part that is shut, or not asked for. `Stale` when somebody saved it since the form was opened.
    pub async fn begin(db: &Database, saving: &Saving<'_>) -> Result<Self> {
        let change = Change::begin(db, &saving.desk.who.actor(), saving.now).await?;
        let present = saving.desk.dossier.read_again(change.tx()).await?;
        let progress = progress::of_part(change.tx(), present.exhibitor.id, saving.part).await?;
        let term = Terms::of(change.tx(), &saving.desk.event).await?.of_part(saving.part);
        may_write(present.application.state, &term, progress.as_ref(), saving.now)?;
        if progress.as_ref().map_or(0, |progress| progress.version) != saving.version {
            return Err(AppError::Stale);
        }
        Ok(Self { change, present, progress, mark: Mark { part: saving.part, done: saving.done } })
    }

    /// Ends it: all of it stands, or nothing. `public` where a public page shows what was written.
    pub async fn close(mut self, public: bool) -> Result<()> {
        progress::record(&self.change, self.present.exhibitor.id, self.progress.as_ref(), self.mark).await?;
        let application = &self.present.application;
        let note = Note::new(application.event_id, self.mark.part.log_key()).about("application", application.id, self.present.label());
        self.change.note(if public { note } else { note.quiet() }).await?;
        self.change.commit().await
    }
}
