//! The stream of an editor: what others do to the programme, who is here, and what is released, as it happens.
use super::answer;
use super::watch::{News, Present, Watch, present};
use crate::events::Editor;
use crate::platform::change::log_line;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::language::Language;
use crate::platform::time::Clock;
use rocket::Shutdown;
use rocket::request::{FromRequest, Outcome, Request};
use rocket::response::stream::{Event, EventStream};
use rocket::tokio::select;
use rocket::tokio::sync::broadcast::error::RecvError;
use rocket::tokio::time::{Instant, sleep_until};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

pub fn routes() -> Vec<rocket::Route> {
    routes![stream]
}

/// Between two signs of life.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// After so long the browser asks again: who may not enter any more is kept out then.
const LIFE: Duration = Duration::from_secs(600);

/// What a stream is fed from.
struct Listener {
    db: Database,
    watch: Watch,
    clock: Clock,
    shutdown: Shutdown,
    /// Where a stream that was cut goes on: the browser says it by itself.
    last: Option<i64>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Listener {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let rocket = request.rocket();
        let last = request.headers().get_one("Last-Event-ID").and_then(|id| id.parse().ok());
        match (rocket.state::<Database>(), rocket.state::<Watch>(), rocket.state::<Clock>()) {
            (Some(db), Some(watch), Some(clock)) => {
                Outcome::Success(Self { db: db.clone(), watch: watch.clone(), clock: clock.clone(), shutdown: rocket.shutdown(), last })
            }
            _ => AppError::from(anyhow::anyhow!("nothing to listen to is managed")).outcome(request),
        }
    }
}

#[get("/studio/<_>/programme/stream?<sitting>&<since>")]
async fn stream(editor: Editor, sitting: Option<String>, since: Option<i64>, listener: Listener) -> Result<EventStream![]> {
    let Listener { db, watch, clock, shutdown, last } = listener;
    let mut news = watch.listen(&db, &clock, shutdown.clone(), editor.event.id).await?;
    let sitting = sitting.unwrap_or_default();
    let missed = missed(&db, &editor, last.or(since)).await?;
    let here = Event::json(&others(&present(&db, &clock, editor.event.id).await?, &sitting)).event("here");
    let language = editor.visit.language;
    let stream = EventStream! {
        let mut shutdown = shutdown;
        let end = sleep_until(Instant::now() + LIFE);
        rocket::tokio::pin!(end);
        yield here;
        if let Some(missed) = missed {
            yield missed;
        }
        loop {
            let one = select! {
                one = news.recv() => one,
                () = &mut shutdown => break,
                () = &mut end => break,
            };
            match one {
                Ok(one) => yield event(&one, language, &sitting),
                // Too slow for what happens: the browser begins anew and reads the whole state.
                Err(RecvError::Lagged(_) | RecvError::Closed) => break,
            }
        }
    };
    Ok(stream.heartbeat(HEARTBEAT))
}

fn event(news: &News, language: Language, sitting: &str) -> Event {
    match news {
        News::Items(told) => {
            let data = if language == Language::Vi { &told.vi } else { &told.en };
            Event::data(data.clone()).event("items").id(told.at.to_string())
        }
        News::Here(here) => Event::json(&others(here, sitting)).event("here"),
        News::Release(number) => Event::data(number.to_string()).event("release"),
    }
}

/// Everybody but oneself.
/// Each person is told once for every item they are at; who is at none, once.
fn others(here: &[Present], sitting: &str) -> Vec<Value> {
    let mut told = BTreeSet::new();
    let other: Vec<_> = here.iter().filter(|one| one.sitting != sitting).collect();
    let busy: BTreeSet<i64> = other.iter().filter(|one| one.item.is_some()).map(|one| one.account_id).collect();
    let idle_too = |one: &&&Present| one.item.is_some() || !busy.contains(&one.account_id);
    let first = other.iter().filter(idle_too).filter(|one| told.insert((one.account_id, one.item)));
    first.map(|one| json!({ "name": one.name, "item": one.item })).collect()
}

/// Who was away for a while is told everything, if anything was done since.
async fn missed(db: &Database, editor: &Editor, since: Option<i64>) -> Result<Option<Event>> {
    let Some(since) = since else { return Ok(None) };
    let lines = log_line::Entity::find().filter(log_line::COLUMN.scope.eq(editor.event.id)).filter(log_line::COLUMN.id.gt(since));
    let lines = lines.order_by_asc(log_line::Column::Id).all(db.reader()).await?;
    if lines.is_empty() {
        return Ok(None);
    }
    let mut news = answer::state(db, editor, None, "").await?;
    let there: BTreeSet<i64> = news["items"].as_array().into_iter().flatten().filter_map(|item| item["id"].as_i64()).collect();
    let named: BTreeSet<i64> = lines.iter().flat_map(named).collect();
    news["gone"] = named.difference(&there).copied().collect();
    let at = news["at"].to_string();
    Ok(Some(Event::data(news.to_string()).event("items").id(at)))
}

/// The items a line of the log speaks of, those that went along included.
fn named(line: &log_line::Model) -> Vec<i64> {
    let subject = line.subject.strip_prefix("schedule_item:").and_then(|id| id.parse().ok());
    let gone = line.after.as_ref().and_then(|after| after["gone"].as_array()).into_iter().flatten().filter_map(Value::as_i64);
    subject.into_iter().chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_several_windows_is_told_once() {
        let at = |sitting: &str, account_id, item| Present { sitting: sitting.into(), account_id, name: format!("{account_id}"), item };
        let here = [at("mine", 1, None), at("a", 2, None), at("b", 2, None), at("c", 3, None), at("d", 3, Some(7)), at("e", 3, Some(8))];
        let told = others(&here, "mine");
        let told: Vec<_> = told.iter().map(|one| (one["name"].as_str().unwrap_or_default(), one["item"].as_i64())).collect();
        assert_eq!(told, [("2", None), ("3", Some(7)), ("3", Some(8))]);
        assert_eq!(others(&[at("mine", 1, None), at("other", 1, None)], "mine").len(), 1);
    }
}
