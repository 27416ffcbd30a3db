//! Keeping the index true: the log is read forward, and what it speaks of is read anew. Whoever has several servers has one
//! index: the database decides which of them works on it.
mod rebuild;
mod state;
mod work;
mod write;

pub use rebuild::rebuild;

use super::document::{self, FORMAT, Kind};
use super::gather::{self, Part};
use super::index::{self, Ask, term};
use crate::events::event;
use crate::mail::Transport;
use crate::platform::change::{Change, letter, log_line};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::secret;
use crate::platform::time::Clock;
use chrono::{DateTime, Utc};
use rocket::Shutdown;
use rocket::fairing::AdHoc;
use rocket::tokio;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use std::time::Duration;
use work::Work;

/// How often the log is looked at when nothing woke the worker: changes made by other servers.
const ROUND: Duration = Duration::from_millis(800);
/// After a change here: others that belong to it may follow at once.
const PAUSE: Duration = Duration::from_millis(60);
/// Lines before the last one read that are looked at again: on PostgreSQL a line may be seen after one that was numbered later.
const BACK: i64 = 200;
/// Letters taken in at a time.
const LETTERS: u64 = 500;
/// People taken in at a time.
const PEOPLE: usize = 400;

/// Starts the worker with the server and stops it with the server. Tests bring the index up to date themselves.
pub fn worker() -> AdHoc {
    AdHoc::on_liftoff("search", |rocket| {
        Box::pin(async move {
            let is_test = rocket.state::<Transport>().is_none_or(Transport::is_memory);
            if let (Some(db), Some(clock), false) = (rocket.state::<Database>(), rocket.state::<Clock>(), is_test) {
                tokio::spawn(work(db.clone(), clock.clone(), rocket.shutdown()));
            }
        })
    })
}

async fn work(db: Database, clock: Clock, mut shutdown: Shutdown) {
    let mut keeper = Keeper::default();
    loop {
        // A task of its own: one document that panics must not end all.
        let (office, now, mut keeping) = (db.clone(), clock.now(), keeper.clone());
        match tokio::spawn(async move { keeping.pass(&office, now).await.map(|_| keeping) }).await {
            Ok(Ok(kept)) => keeper = kept,
            Ok(Err(error)) => tracing::warn!("the index is behind: {error:#}"),
            Err(fault) => tracing::error!("the index stumbled: {fault}"),
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = db.revision_moved() => tokio::time::sleep(PAUSE).await,
            () = tokio::time::sleep(ROUND) => {}
        }
    }
}

/// Reads everything that has changed; answers how many documents were written or taken away.
///
/// # Errors
/// The database's only.
pub async fn bring_up_to_date(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    Keeper::default().pass(db, now).await
}

/// What the index does not show yet.
enum News {
    /// Its documents were made otherwise than they are made now.
    OtherFormat,
    Changed(Changed),
}

struct Changed {
    /// How far everything is; of letters, how far the index is.
    far: state::Far,
    /// Scopes whose revision has moved, and how often.
    moved: Vec<(i64, i64)>,
    lines: Vec<log_line::Model>,
    posts_are_due: bool,
}

/// One server's part in keeping the index.
#[derive(Clone)]
struct Keeper {
    /// What it is known by to the others.
    name: String,
    /// Lines near the end of the log that it has read.
    seen: BTreeSet<i64>,
    /// When a post becomes public by itself; what it has not looked at yet may be due.
    posts: Option<DateTime<Utc>>,
}

impl Default for Keeper {
    fn default() -> Self {
        Self { name: secret::token(), seen: BTreeSet::new(), posts: Some(DateTime::<Utc>::MIN_UTC) }
    }
}

impl Keeper {
    async fn pass(&mut self, db: &Database, now: DateTime<Utc>) -> Result<usize> {
        if self.news(db, now).await?.is_none() || !state::claim(db.reader(), &self.name, now).await? {
            return Ok(0);
        }
        // Looked at again: what another server did before it let go is not done twice.
        let news = match self.news(db, now).await? {
            Some(News::Changed(news)) => news,
            Some(News::OtherFormat) => return state::while_held(db, &self.name, now, rebuild::all(db, now)).await,
            None => return state::let_go(db.reader(), &self.name).await.map(|()| 0),
        };
        let (written, next_hour) = state::while_held(db, &self.name, now, follow(db, now, &news)).await?;
        self.posts = next_hour;
        self.seen.extend(news.lines.iter().map(|line| line.id));
        self.seen = self.seen.split_off(&(news.far.line - BACK));
        Ok(written)
    }

    /// What the index does not show yet, as far as can be told before it is read.
    async fn news(&self, db: &Database, now: DateTime<Utc>) -> Result<Option<News>> {
        let (state, far) = (state::read(db.reader()).await?, state::now(db.reader()).await?);
        if state.format != FORMAT {
            return Ok(Some(News::OtherFormat));
        }
        let shown = state::shown(db.reader()).await?;
        let moved = far.revisions.iter().map(|(scope, number)| (*scope, number - shown.get(scope).copied().unwrap_or_default()));
        let moved: Vec<(i64, i64)> = moved.filter(|(_, times)| *times != 0).collect();
        let lines = self.new_lines(db, state.line).await?;
        let posts_are_due = self.posts.is_some_and(|hour| hour <= now);
        if moved.is_empty() && lines.is_empty() && newest_letter(db).await? <= state.letter && !posts_are_due {
            return Ok(None);
        }
        let far = state::Far { line: far.line.max(state.line), letter: state.letter, ..far };
        Ok(Some(News::Changed(Changed { far, moved, lines, posts_are_due })))
    }

    /// Lines nobody here has read, those among the last that were read that came late included.
    async fn new_lines(&self, db: &Database, line: i64) -> Result<Vec<log_line::Model>> {
        let ids = log_line::Entity::find()
            .select_only()
            .column(log_line::Column::Id)
            .filter(log_line::COLUMN.id.gt(line - BACK))
            .order_by_asc(log_line::Column::Id)
            .into_tuple::<i64>();
        let new: Vec<i64> = ids.all(db.reader()).await?.into_iter().filter(|id| !self.seen.contains(id)).collect();
        let mut lines = Vec::new();
        for some in new.chunks(5_000) {
            lines.extend(log_line::Entity::find().filter(log_line::COLUMN.id.is_in(some.iter().copied())).all(db.reader()).await?);
        }
        Ok(lines)
    }
}

/// Writes what is new, and how far the index is then; answers how much that was, and when a post becomes public by itself.
async fn follow(db: &Database, now: DateTime<Utc>, news: &Changed) -> Result<(usize, Option<DateTime<Utc>>)> {
    let mut work = Work::of(&news.lines, &news.moved);
    let (with_posts, next_hour) = gather::next_hour(db.reader(), now).await?;
    for event in with_posts.into_iter().filter(|_| news.posts_are_due) {
        work.events.entry(event).or_default().insert(Part::News);
    }
    let written = do_work(db, now, &work).await?;
    let (letter, written) = letters(db, now, news.far.letter, written).await?;
    let change = Change::begin(db, &write::actor(), now).await?;
    state::save(&change, &state::Far { letter, ..news.far.clone() }, FORMAT).await?;
    change.commit().await?;
    Ok((written, next_hour))
}

async fn newest_letter(db: &Database) -> Result<i64> {
    let ids = letter::Entity::find().select_only().column(letter::Column::Id).order_by_desc(letter::Column::Id);
    Ok(ids.into_tuple::<i64>().one(db.reader()).await?.unwrap_or_default())
}

async fn do_work(db: &Database, now: DateTime<Utc>, work: &Work) -> Result<usize> {
    let mut written = 0;
    let mut people = work.people.clone();
    let mut organisations = work.organisations.clone();
    for (event_id, parts) in &work.events {
        written += parts_of_event(db, now, *event_id, parts).await?;
        if parts.contains(&Part::People) || parts.contains(&Part::Event) {
            people.extend(people_of_event(db, *event_id).await?);
        }
    }
    for organisation in &work.organisations {
        people.extend(listed(db, Kind::Known, term::of_organisation(*organisation)).await?);
    }
    let people: Vec<i64> = people.into_iter().collect();
    for some in people.chunks(PEOPLE) {
        let owned: Vec<i64> = some.iter().flat_map(|id| [Kind::Known.key(*id), Kind::Person.key(*id)]).collect();
        written += write::put(db, now, &gather::people(db.reader(), some).await?, &owned).await?;
        organisations.extend(gather::organisations_of(db.reader(), some).await?);
    }
    let organisations: Vec<i64> = organisations.into_iter().collect();
    for some in organisations.chunks(PEOPLE) {
        let owned: Vec<i64> = some.iter().map(|id| Kind::Organisation.key(*id)).collect();
        written += write::put(db, now, &gather::organisations(db.reader(), some).await?, &owned).await?;
    }
    Ok(written)
}

/// Parts of an event that was deleted have no documents any more.
async fn parts_of_event(db: &Database, now: DateTime<Utc>, event_id: i64, parts: &BTreeSet<Part>) -> Result<usize> {
    let mut written = 0;
    let event = event::Entity::find_by_id(event_id).one(db.reader()).await?;
    // What an event is called and whether it is public shows in everything of it.
    let parts = if parts.contains(&Part::Event) { Part::ALL.into() } else { parts.clone() };
    for part in parts.iter().filter(|part| !part.kinds().is_empty()) {
        let documents = match &event {
            Some(event) => gather::of_event(db.reader(), event, *part, now).await?,
            None => Vec::new(),
        };
        let owned = document::Entity::find()
            .select_only()
            .column(document::Column::Id)
            .filter(document::COLUMN.event_id.eq(event_id))
            .filter(document::COLUMN.kind.is_in(part.kinds().iter().copied()));
        written += write::put(db, now, &documents, &owned.into_tuple::<i64>().all(db.reader()).await?).await?;
    }
    Ok(written)
}

/// Everybody who comes to an event, or came as far as the index knows.
async fn people_of_event(db: &Database, event_id: i64) -> Result<BTreeSet<i64>> {
    let mut people = gather::coming(db.reader(), event_id).await?;
    people.extend(listed(db, Kind::Known, term::event(event_id)).await?);
    Ok(people)
}

/// The numbers of the documents of a kind with this term.
async fn listed(db: &Database, kind: Kind, term: String) -> Result<Vec<i64>> {
    let ask = Ask { kind, expr: term::Expr::Term(term), most: i64::from(i32::MAX) };
    let (ids, _) = index::list(db.reader(), &ask, 0).await?;
    Ok(ids.into_iter().map(Kind::number).collect())
}

/// Letters written since; answers the last one read.
async fn letters(db: &Database, now: DateTime<Utc>, after: i64, mut written: usize) -> Result<(i64, usize)> {
    let mut last = after;
    loop {
        let (documents, read) = gather::letters(db.reader(), last, LETTERS).await?;
        written += write::put(db, now, &documents, &[]).await?;
        match read {
            Some(read) => last = read,
            None => return Ok((last, written)),
        }
    }
}
