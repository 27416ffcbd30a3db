//! An exhibitor adds papers to its application and takes them back.
use super::document;
use super::give::Extras;
use crate::exhibitors::apply::keep::Saving;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::met::settling;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::files::{Files, KeptDocument};
use sea_orm::EntityTrait;
use serde::Serialize;

/// A paper in the storage, and the question it answers.
type Added = (Option<i64>, KeptDocument);

/// Adds the papers that came and takes back those that were named. The application is one version further afterwards.
///
/// # Errors
/// Refusals at their inputs: what is no paper, too many or too large, not asked for now. `Stale` as for every save.
pub async fn keep(db: &Database, files: &Files, own: &Saving<'_>, extras: &Extras) -> Result<Dossier> {
    let sent = extras.files.values().any(|upload| !upload.is_empty());
    if !sent && extras.remove.is_empty() {
        return Ok(own.dossier.clone());
    }
    // Nothing is stored for who may not save.
    own.may_be_saved(&own.dossier.application)?;
    let added = match store(files, own, extras).await {
        Ok(added) => added,
        Err((stored, error)) => {
            forget(files, stored.iter().map(|(_, kept)| kept.file.as_str())).await;
            return Err(error);
        }
    };
    match settling(|| write(db, own, &added, &extras.remove)).await {
        Ok((dossier, gone)) => {
            forget(files, gone.iter().map(String::as_str)).await;
            Ok(dossier)
        }
        Err(error) => {
            forget(files, added.iter().map(|(_, kept)| kept.file.as_str())).await;
            Err(error)
        }
    }
}

/// Puts the papers into the storage; with an error, what lies there already.
async fn store(files: &Files, own: &Saving<'_>, extras: &Extras) -> Result<Vec<Added>, (Vec<Added>, AppError)> {
    let mut added = Vec::new();
    let mut sent: Vec<_> = extras.files.iter().filter(|(_, upload)| !upload.is_empty()).collect();
    sent.sort_by_key(|(slot, _)| slot.as_str());
    for (slot, upload) in sent {
        let Some(question_id) = own.asking.slot(slot, own.when) else {
            return Err((added, Refusal::at(upload.field.clone(), "exhibitors-documents-not-asked").into()));
        };
        match files.keep_document(upload).await {
            Ok(kept) => added.push((question_id, kept)),
            Err(error) => return Err((added, error)),
        }
    }
    Ok(added)
}

/// The rows, in one change; with the names of the files that nobody needs any more.
async fn write(db: &Database, own: &Saving<'_>, added: &[Added], removed: &[String]) -> Result<(Dossier, Vec<String>)> {
    let mut change = Change::begin(db, &own.who.actor(), own.now).await?;
    let present = own.present(change.tx()).await?;
    let known = document::of_application(change.tx(), present.application.id).await?;
    let mut gone = Vec::new();
    let mut trace = Trace::default();
    for paper in known.into_iter().filter(|paper| removed.contains(&paper.token)) {
        document::Entity::delete_by_id(paper.id).exec(change.tx()).await?;
        gone.push(paper.file);
        trace.removed.push(paper.name);
    }
    for (question_id, kept) in added {
        let paper = document::add_in(&change, &present, *question_id, kept).await?;
        trace.added.push(paper.name);
    }
    let mut next = present.clone();
    next.application.updated_at = change.now();
    next.application = present.application.replace(change.tx(), next.application).await?;
    let note = Note::new(present.application.event_id, "exhibitors-log-documents")
        .about("application", present.application.id, present.label())
        .after(&trace);
    change.note(note.quiet()).await?;
    change.commit().await?;
    Ok((next, gone))
}

/// What the log keeps: the names of the papers.
#[derive(Default, Serialize)]
struct Trace {
    added: Vec<String>,
    removed: Vec<String>,
}

/// Files without a row do no harm: one that cannot be removed is only said.
async fn forget(files: &Files, names: impl Iterator<Item = &str>) {
    for name in names {
        if let Err(error) = files.remove(name).await {
            tracing::warn!("the file {name} stays in the storage: {error}");
        }
    }
}
