//! How far every exhibitor is with what is asked: a line for each, a column for each part.
use super::{Tab, tabs};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::application::State;
use crate::exhibitors::desk::parts::progress::{self, Standing};
use crate::exhibitors::desk::parts::{Part, Term, Terms};
use crate::exhibitors::dossier::{Dossier, booths_by_exhibitor, numbers_of};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::visits::tally;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::Choice;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, collation_key};
use crate::platform::time::{Now, moment};
use crate::platform::words::word;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

/// What is looked for: exhibitors that have not done this part.
#[get("/studio/<_>/booths/desk?<without>")]
async fn show(without: Option<Part>, organizer: Organizer, db: &Db, now: Now) -> Result<Page<OverviewPage>> {
    let view = OverviewPage::of(db, &organizer.0, without, now.0).await?;
    Ok(organizer.0.visit.page(view))
}

/// Exhibitors that have their booth, by name.
async fn exhibitors(db: &Database, editor: &Editor) -> Result<Vec<Dossier>> {
    let mut dossiers = Dossier::of_event(db.reader(), editor.event.id, State::SHOWN).await?;
    dossiers.sort_by_cached_key(|dossier| collation_key(dossier.exhibitor.name.plain(editor.visit.language)));
    Ok(dossiers)
}

#[derive(Serialize)]
struct OverviewPage {
    rail: Rail,
    tabs: Vec<Tab>,
    parts: Vec<Column>,
    without: Vec<Choice>,
    chosen: &'static str,
    rows: Vec<Row>,
    total: usize,
}

/// One part, over all exhibitors.
#[derive(Serialize)]
struct Column {
    title: &'static str,
    due: Option<String>,
    locks: Option<String>,
    done: usize,
}

/// One exhibitor.
#[derive(Serialize)]
struct Row {
    href: String,
    name: Bilingual,
    booths: String,
    cells: Vec<Cell>,
    /// How many visitors left a contact; whose they are is nobody's business here.
    contacts: i32,
}

#[derive(Serialize)]
struct Cell {
    part: &'static str,
    state: &'static str,
    tag: &'static str,
    done: bool,
}

impl View for OverviewPage {
    const TEMPLATE: &'static str = "exhibitors/desk/studio/overview";
}

impl OverviewPage {
    async fn of(db: &Database, editor: &Editor, without: Option<Part>, now: DateTimeUtc) -> Result<Self> {
        let (zone, language) = (editor.event.tz(), editor.visit.language);
        let terms = Terms::of(db.reader(), &editor.event).await?;
        let all = exhibitors(db, editor).await?;
        let known = Known::of(db, editor).await?;
        let done = |part: Part| all.iter().filter(|dossier| known.is_done(dossier, part)).count();
        let told = |at: Option<DateTimeUtc>| at.map(|at| moment(at, zone, language));
        let wanted = |dossier: &&Dossier| without.is_none_or(|part| !known.is_done(dossier, part));
        let asked: Vec<_> = terms.asked().copied().collect();
        let column =
            |term: &Term| Column { title: term.part.key(), due: told(term.due_at), locks: told(term.locks_at), done: done(term.part) };
        Ok(Self {
            rail: editor.rail("booths"),
            tabs: tabs(editor, ""),
            parts: asked.iter().map(column).collect(),
            without: asked.iter().map(|term| Choice::new(term.part.code(), word(language, term.part.key()))).collect(),
            chosen: without.map_or("", Part::code),
            rows: all.iter().filter(wanted).map(|dossier| known.row(dossier, &asked, editor, now)).collect(),
            total: all.len(),
        })
    }
}

/// Everything about all desks: four queries, however many there are.
struct Known {
    progress: HashMap<(i64, Part), progress::Model>,
    booths: HashMap<i64, Vec<booth::Model>>,
    contacts: HashMap<i64, i32>,
}

impl Known {
    async fn of(db: &Database, editor: &Editor) -> Result<Self> {
        let progress = progress::of_event(db.reader(), editor.event.id).await?;
        Ok(Self {
            progress: progress.into_iter().map(|row| ((row.exhibitor_id, row.part), row)).collect(),
            booths: booths_by_exhibitor(db.reader(), editor.event.id).await?,
            contacts: tally::of_event(db.reader(), editor.event.id).await?,
        })
    }

    fn is_done(&self, dossier: &Dossier, part: Part) -> bool {
        self.progress.get(&(dossier.exhibitor.id, part)).is_some_and(|row| row.done_at.is_some())
    }

    fn row(&self, dossier: &Dossier, asked: &[Term], editor: &Editor, now: DateTimeUtc) -> Row {
        let id = dossier.exhibitor.id;
        let cell = |term: &Term| {
            let standing = Standing::of(term, self.progress.get(&(id, term.part)), now);
            Cell { part: term.part.key(), state: standing.key(), tag: standing.tag(), done: self.is_done(dossier, term.part) }
        };
        Row {
            href: format!("/studio/{}/booths/{}/desk", editor.event.slug, dossier.application.token),
            name: dossier.exhibitor.name.clone(),
            booths: self.booths.get(&id).map(|booths| numbers_of(booths)).unwrap_or_default(),
            cells: asked.iter().map(cell).collect(),
            contacts: self.contacts.get(&id).copied().unwrap_or_default(),
        }
    }
}
