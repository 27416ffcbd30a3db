//! How public pages learn that something has changed: a stream of events, or a small answer to ask for again and again.
//! However many listen to an event, one task of this process looks at its revision.
use crate::events::shelf::Shelf;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::language::Language;
use crate::programme::released;
use rocket::futures::Stream;
use rocket::http::{ContentType, Status};
use rocket::request::FromParam;
use rocket::response::stream::{Event, EventStream};
use rocket::response::{self, Responder, Response};
use rocket::tokio::sync::watch;
use rocket::tokio::time::sleep;
use rocket::tokio::{select, spawn};
use rocket::{Request, Shutdown, State};
use serde_json::json;
use std::collections::HashMap;
use std::io::Cursor;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How often the revision is looked at, for what other processes write; what this one writes is seen at once.
const LOOK: Duration = Duration::from_millis(800);

/// How often a stream says that it is still there: what lies between lets go of silent connections.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Bytes a stream sends at most at once: events are short, and each open stream keeps room for one.
const LONGEST: usize = 256;

pub fn routes() -> Vec<rocket::Route> {
    routes![stream, revision]
}

/// What listeners are told: the event's revision, and the number of its newest release (0 for none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    revision: i64,
    release: i32,
}

/// Who listens to which event, by its slug.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<String, watch::Sender<Told>>>>);

impl Streams {
    /// Joins those who listen to a public event; the first one sets the looking in motion.
    async fn listen(&self, shelf: &Shelf, db: &Database, slug: &str) -> Result<watch::Receiver<Told>> {
        let told = look(shelf, db, slug).await?;
        let mut open = self.0.lock().map_err(|_| AppError::Busy)?;
        if let Some(sender) = open.get(slug) {
            return Ok(sender.subscribe());
        }
        let (sender, receiver) = watch::channel(told);
        open.insert(slug.to_owned(), sender);
        spawn(watch_over(self.clone(), shelf.clone(), db.clone(), slug.to_owned()));
        Ok(receiver)
    }

    /// Passes it on where it is new. False once nobody listens any more, or the event is no longer public.
    fn tell(&self, slug: &str, told: Result<Told>) -> bool {
        let Ok(mut open) = self.0.lock() else { return false };
        let gone = matches!(told, Err(AppError::NotFound));
        match open.get(slug) {
            Some(sender) if sender.receiver_count() > 0 && !gone => {
                if let Ok(told) = told {
                    sender.send_if_modified(|known| std::mem::replace(known, told) != told);
                }
                true
            }
            _ => {
                open.remove(slug);
                false
            }
        }
    }
}

async fn watch_over(streams: Streams, shelf: Shelf, db: Database, slug: String) {
    loop {
        select! {
            () = sleep(LOOK) => {}
            () = db.revision_moved() => {}
        }
        let told = look(&shelf, &db, &slug).await;
        if !streams.tell(&slug, told) {
            return;
        }
    }
}

async fn look(shelf: &Shelf, db: &Database, slug: &str) -> Result<Told> {
    let held = shelf.public(db, slug).await?;
    let released = released::current(db, &held.event, held.revision).await?;
    Ok(Told { revision: held.revision, release: released.map_or(0, |released| released.number) })
}

/// The first word of an address that is no language: `/vi/stream` is the page of an event called so.
struct Named<'a>(&'a str);

impl<'a> FromParam<'a> for Named<'a> {
    type Error = ();

    fn from_param(word: &'a str) -> Result<Self, ()> {
        if Language::from_code(word).is_some() { Err(()) } else { Ok(Self(word)) }
    }
}

#[get("/<event>/stream", rank = 3)]
async fn stream(event: Named<'_>, streams: &State<Streams>, shelf: &State<Shelf>, db: &Db, end: Shutdown) -> Result<Flowing> {
    let told = streams.listen(shelf, db, event.0).await?;
    Ok(Flowing(EventStream::from(events(told, end)).heartbeat(HEARTBEAT)))
}

type Events = Pin<Box<dyn Stream<Item = Event> + Send>>;

fn events(mut told: watch::Receiver<Told>, mut end: Shutdown) -> Events {
    Box::pin(rocket::response::stream::stream! {
        loop {
            let Told { revision, release } = *told.borrow_and_update();
            yield Event::data(release.to_string()).event("release");
            yield Event::data(revision.to_string()).event("revision").id(revision.to_string());
            select! {
                moved = told.changed() => if moved.is_err() { break },
                () = &mut end => break,
            }
        }
    })
}

/// A stream that nothing on its way may hold back.
struct Flowing(EventStream<Events>);

impl<'r> Responder<'r, 'r> for Flowing {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'r> {
        let mut answer = Response::build_from(self.0.respond_to(request)?);
        answer.raw_header("Cache-Control", "no-store").raw_header("X-Accel-Buffering", "no").max_chunk_size(LONGEST).ok()
    }
}

/// For where streams do not come through. 304 while nothing has changed.
#[get("/<event>/revision", rank = 3)]
async fn revision(event: Named<'_>, shelf: &State<Shelf>, db: &Db) -> Result<Revision> {
    Ok(Revision(look(shelf, db, event.0).await?))
}

struct Revision(Told);

impl<'r> Responder<'r, 'static> for Revision {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let Told { revision, release } = self.0;
        let etag = format!("\"{revision}\"");
        let mut answer = Response::build();
        answer.raw_header("Cache-Control", "public, max-age=0, s-maxage=1").raw_header("ETag", etag.clone());
        if request
            .headers()
            .get_one("If-None-Match")
            .is_some_and(|known| known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag))
        {
            return answer.status(Status::NotModified).ok();
        }
        let body = json!({ "revision": revision, "release": release }).to_string();
        answer.header(ContentType::JSON).sized_body(body.len(), Cursor::new(body)).ok()
    }
}
