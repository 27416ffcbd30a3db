//! What happens in a programme, for everybody who has its editor open: one look at the log each second per event and process,
//! shared by all streams, and none while nobody listens. From the log, so that it works across several servers.
use super::perform::known_released;
use super::said::logged;
use super::sitting;
use super::state::{ItemState, States};
use crate::events::event;
use crate::platform::change::log_line;
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::time::Clock;
use crate::programme::checks::of_event;
use crate::programme::release;
use rocket::Shutdown;
use rocket::tokio::sync::{Mutex, Notify, broadcast};
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::{sleep, timeout};
use rocket::tokio::{select, spawn};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

/// Between two looks, when nothing was done here.
const ROUND: Duration = Duration::from_secs(1);
/// Between two looks at least, however much is done here.
const PAUSE: Duration = Duration::from_millis(100);
/// News that may wait for a slow reader; who misses some reads the whole state again.
const WAITING: usize = 64;
/// Lines looked at again each time: on PostgreSQL a line may be seen after one that was numbered later.
const LINES: u64 = 60;

/// One thing that happened, ready to be sent.
#[derive(Clone, Debug)]
pub enum News {
    Items(Arc<Told>),
    Here(Arc<Vec<Present>>),
    Release(i32),
}

/// Items that changed, in either language, up to a line of the log.
#[derive(Debug)]
pub struct Told {
    pub vi: String,
    pub en: String,
    pub at: i64,
}

/// Somebody who is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    pub sitting: String,
    pub account_id: i64,
    pub name: String,
    pub item: Option<i64>,
}

/// The events somebody watches. Managed by Rocket.
#[derive(Clone, Default)]
pub struct Watch(Arc<Mutex<HashMap<i64, Kept>>>);

/// A channel, and who feeds it.
struct Kept {
    channel: Channel,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Channel {
    news: broadcast::Sender<News>,
    wake: Arc<Notify>,
}

impl Watch {
    /// News of an event from now on.
    pub async fn listen(&self, db: &Database, clock: &Clock, shutdown: Shutdown, event_id: i64) -> Result<broadcast::Receiver<News>> {
        let mut all = self.0.lock().await;
        // One that stumbled feeds nobody any more.
        if let Some(kept) = all.get(&event_id).filter(|kept| !kept.task.is_finished()) {
            return Ok(kept.channel.news.subscribe());
        }
        let mut watcher = Watcher { db: db.clone(), clock: clock.clone(), event_id, seen: Seen::default() };
        // What was before is no news. Read before anybody listens, so that nothing is missed.
        watcher.look().await?;
        let (news, first) = broadcast::channel(WAITING);
        let channel = Channel { news, wake: Arc::default() };
        let task = spawn(watch(self.clone(), watcher, channel.clone(), shutdown));
        all.insert(event_id, Kept { channel, task });
        Ok(first)
    }

    /// Something was done here: whoever listens need not wait for the next look.
    pub async fn wake(&self, event_id: i64) {
        if let Some(kept) = self.0.lock().await.get(&event_id) {
            kept.channel.wake.notify_one();
        }
    }

    /// Ends the watch when nobody listens any more.
    async fn is_over(&self, event_id: i64, channel: &Channel) -> bool {
        let mut all = self.0.lock().await;
        let over = channel.news.receiver_count() == 0;
        if over {
            all.remove(&event_id);
        }
        over
    }
}

async fn watch(all: Watch, mut watcher: Watcher, channel: Channel, mut shutdown: Shutdown) {
    loop {
        select! {
            () = &mut shutdown => return,
            () = sleep(PAUSE) => {}
        }
        select! {
            () = &mut shutdown => return,
            _ = timeout(ROUND - PAUSE, channel.wake.notified()) => {}
        }
        if all.is_over(watcher.event_id, &channel).await {
            return;
        }
        match watcher.look().await {
            Ok(news) => news.into_iter().for_each(|one| drop(channel.news.send(one))),
            Err(error) => tracing::warn!("cannot look at the programme of event {}: {error:#}", watcher.event_id),
        }
    }
}

struct Watcher {
    db: Database,
    clock: Clock,
    event_id: i64,
    seen: Seen,
}

/// What was there at the last look.
#[derive(Default)]
struct Seen {
    lines: BTreeSet<i64>,
    items: BTreeMap<i64, ItemState>,
    here: Vec<Present>,
    release: i32,
}

impl Watcher {
    async fn look(&mut self) -> Result<Vec<News>> {
        let mut news = Vec::new();
        let lines = self.lines().await?;
        if lines != self.seen.lines {
            let new: Vec<i64> = lines.difference(&self.seen.lines).copied().collect();
            news.extend(self.items(&new).await?);
            let release = self.release().await?;
            if release != self.seen.release {
                news.push(News::Release(release));
            }
            (self.seen.lines, self.seen.release) = (lines, release);
        }
        let here = present(&self.db, &self.clock, self.event_id).await?;
        if here != self.seen.here {
            self.seen.here.clone_from(&here);
            news.push(News::Here(Arc::new(here)));
        }
        Ok(news)
    }

    async fn lines(&self) -> Result<BTreeSet<i64>> {
        let lines = log_line::Entity::find().select_only().column(log_line::Column::Id).filter(log_line::COLUMN.scope.eq(self.event_id));
        let newest = lines.order_by_desc(log_line::Column::Id).limit(LINES).into_tuple::<i64>().all(self.db.reader()).await?;
        Ok(newest.into_iter().collect())
    }

    async fn release(&self) -> Result<i32> {
        let numbers = release::Entity::find().select_only().column(release::Column::Number);
        let numbers = numbers.filter(release::COLUMN.event_id.eq(self.event_id)).order_by_desc(release::Column::Number).limit(1);
        Ok(numbers.into_tuple::<i32>().one(self.db.reader()).await?.unwrap_or(0))
    }

    /// The items that are not as they were, and those that are gone, whoever did it and by whichever door.
    async fn items(&mut self, new: &[i64]) -> Result<Option<News>> {
        let db = self.db.reader();
        let at = log_line::newest(db, self.event_id).await?;
        let event = event::Entity::find_by_id(self.event_id).one(db).await.or_not_found()?;
        let checked = of_event(db, &event).await?;
        let released = known_released(&self.db, db, event.id).await?;
        let vi = States::of(&event, Language::Vi, &checked, &released);
        let now: BTreeMap<i64, ItemState> = vi.all(None).into_iter().map(|item| (item.id, item)).collect();
        let changed: Vec<i64> = now.iter().filter(|(id, item)| self.seen.items.get(id) != Some(item)).map(|(id, _)| *id).collect();
        let gone: Vec<i64> = self.seen.items.keys().filter(|id| !now.contains_key(id)).copied().collect();
        if changed.is_empty() && gone.is_empty() {
            return Ok(None);
        }
        let lines = log_line::Entity::find().filter(log_line::COLUMN.id.is_in(new.iter().copied())).all(db).await?;
        let told = |language: Language| {
            let items = States::of(&event, language, &checked, &released).some(&changed);
            told(language, &lines, json!({ "items": items, "gone": gone, "at": at })).to_string()
        };
        let told = Told { vi: told(Language::Vi), en: told(Language::En), at };
        self.seen.items = now;
        Ok(Some(News::Items(Arc::new(told))))
    }
}

/// With who did it, in which sitting, and what, where that is one.
fn told(language: Language, lines: &[log_line::Model], mut news: Value) -> Value {
    let names: BTreeSet<&str> = lines.iter().map(|line| line.actor_name.as_str()).collect();
    let sitting = |line: &log_line::Model| line.after.as_ref().and_then(|after| after["sitting"].as_str()).map(str::to_owned);
    let sittings: BTreeSet<Option<String>> = lines.iter().map(sitting).collect();
    news["by"] = names.into_iter().collect::<Vec<_>>().join(", ").into();
    news["sitting"] = if sittings.len() == 1 { sittings.into_iter().next().flatten().into() } else { Value::Null };
    news["said"] = match lines {
        [line] => logged(language, line).into(),
        _ => Value::Null,
    };
    news
}

/// Who is at work at an event now.
pub async fn present(db: &Database, clock: &Clock, event_id: i64) -> Result<Vec<Present>> {
    let rows = sitting::Entity::find()
        .filter(sitting::COLUMN.event_id.eq(event_id))
        .filter(sitting::COLUMN.seen_at.gt(clock.now() - sitting::LIFE))
        .order_by_asc(sitting::Column::Id)
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(|row| Present { sitting: row.token, account_id: row.account_id, name: row.name, item: row.item_id }).collect())
}
