//! The list of parts as the desk shows it: what is asked, by when, and how it stands.
use super::part::Part;
use super::progress::{self, Standing};
use super::term::{Term, Terms};
use crate::accounts::account;
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::desk::team::member::people_ever;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::time::{moment, timestamp};
use crate::platform::words::word;
use chrono_tz::Tz;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::HashMap;

/// The parts that are asked of an exhibitor. Drawn by `exhibitors/desk/parts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lines {
    pub lines: Vec<Line>,
    pub done: usize,
    pub total: usize,
}

/// One part, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub href: String,
    pub code: &'static str,
    pub title: &'static str,
    pub note: &'static str,
    pub state: &'static str,
    pub tag: &'static str,
    pub done: bool,
    pub locked: bool,
    pub due: Option<String>,
    pub locks: Option<String>,
    /// The organizers opened it again until then.
    pub late: Option<String>,
    /// "14:05, 23/11/2026".
    pub saved_at: Option<String>,
    pub saved_by: String,
}

impl Lines {
    /// Everything asked at this desk: six queries, whatever was done.
    pub async fn of(db: &Database, desk: &Desk, now: DateTimeUtc) -> Result<Self> {
        let terms = Terms::of(db.reader(), &desk.event).await?;
        let done = progress::all_of(db.reader(), desk.dossier.exhibitor.id).await?;
        let names = Names::of(db, desk, &done).await?;
        let line = |term: &Term| {
            let progress = done.iter().find(|progress| progress.part == term.part);
            Line::of(term, progress, &names, (desk, now))
        };
        let lines: Vec<_> = terms.asked().map(line).collect();
        Ok(Self { done: lines.iter().filter(|line| line.done).count(), total: lines.len(), lines })
    }
}

impl Line {
    fn of(term: &Term, progress: Option<&progress::Model>, names: &Names, (desk, now): (&Desk, DateTimeUtc)) -> Self {
        let standing = Standing::of(term, progress, now);
        let told = Told { zone: desk.event.tz(), language: desk.visit.language };
        let late = progress.and_then(|progress| progress.late_until).filter(|until| now < *until);
        Self {
            href: desk.address(term.part),
            code: term.part.code(),
            title: term.part.key(),
            note: term.part.note_key(),
            state: standing.key(),
            tag: standing.tag(),
            done: progress.is_some_and(|progress| progress.done_at.is_some()),
            locked: standing == Standing::Locked,
            due: told.moment(term.due_at),
            locks: told.moment(term.locks_at),
            late: told.moment(late),
            saved_at: progress.and_then(|progress| progress.saved_at).map(|at| timestamp(at, told.zone, told.language)),
            saved_by: names.of_progress(progress, told.language),
        }
    }

    /// One part of the desk.
    pub async fn of_part(db: &Database, desk: &Desk, part: Part, now: DateTimeUtc) -> Result<(Self, Option<progress::Model>, Term)> {
        let term = Terms::of(db.reader(), &desk.event).await?.of_part(part);
        let progress = progress::of_part(db.reader(), desk.dossier.exhibitor.id, part).await?;
        let names = Names::of(db, desk, progress.as_slice()).await?;
        Ok((Self::of(&term, progress.as_ref(), &names, (desk, now)), progress, term))
    }
}

/// How moments are told here.
struct Told {
    zone: Tz,
    language: Language,
}

impl Told {
    fn moment(&self, at: Option<DateTimeUtc>) -> Option<String> {
        at.map(|at| moment(at, self.zone, self.language))
    }
}

/// Who saved what: colleagues by name, the organizers as one body for exhibitors and by name among themselves.
struct Names(HashMap<i64, String>);

impl Names {
    async fn of(db: &Database, desk: &Desk, done: &[progress::Model]) -> Result<Self> {
        let savers: Vec<i64> = done.iter().filter_map(|progress| progress.saved_by).collect();
        let known =
            if desk.fills_in() { savers } else { people_ever(db.reader(), &desk.dossier.exhibitor, desk.dossier.application.id).await? };
        let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(known)).all(db.reader()).await?;
        Ok(Self(accounts.into_iter().map(|account| (account.id, account.name)).collect()))
    }

    fn of_progress(&self, progress: Option<&progress::Model>, language: Language) -> String {
        let Some(by) = progress.and_then(|progress| progress.saved_by) else { return String::new() };
        self.0.get(&by).cloned().unwrap_or_else(|| word(language, "exhibitors-organizers"))
    }
}
