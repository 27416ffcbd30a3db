//! Power cuts: the real program is ended with SIGKILL while people save.
use crate::app::App;
use crate::server::Server;
use crate::wire;
use chrono::Utc;
use khaihoi::events::{event, team};
use khaihoi::platform::change::log_line;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use rocket::tokio::spawn;
use rocket::tokio::time::sleep;
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const ROUNDS: usize = 5;
/// People who save at the same time.
const HANDS: usize = 3;

#[rocket::async_test]
async fn what_was_answered_survives_a_kill_and_nothing_is_there_by_half() {
    let app = App::start().await;
    app.clock.set(Utc::now());
    let cookie = app.admin().await.cookie().expect("signed in").to_string();
    // The program alone holds the file: opening it after a kill must recover it.
    app.db.reader().clone().close().await.expect("closed");
    let answered = Arc::new(Mutex::new(BTreeSet::new()));
    for round in 0..ROUNDS {
        save_until_killed(&app, &cookie, round, &answered).await;
        let seen = answered.lock().expect("slugs").clone();
        assert!(seen.len() > round, "round {round} saved nothing");
        check(&app.config, &seen).await;
    }
    // And it still takes what comes next.
    let server = start(&app).await;
    assert_eq!(save(server.port, &cookie, "after-all").await, Some(303));
}

async fn start(app: &App) -> Server {
    Server::start("serve", &app.config.data, &[("DATABASE_URL", &app.config.database_url)]).await
}

async fn save_until_killed(app: &App, cookie: &str, round: usize, answered: &Arc<Mutex<BTreeSet<String>>>) {
    let mut server = start(app).await;
    let done = Arc::new(AtomicUsize::new(0));
    let hands: Vec<_> = (0..HANDS)
        .map(|hand| {
            let (port, cookie, answered, done) = (server.port, cookie.to_owned(), answered.clone(), done.clone());
            spawn(async move {
                for number in 0.. {
                    let slug = format!("hoi-{round}-{hand}-{number}");
                    match save(port, &cookie, &slug).await {
                        Some(303) => answered.lock().expect("slugs").insert(slug),
                        Some(other) => panic!("{slug}: {other}"),
                        None => return,
                    };
                    done.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    while done.load(Ordering::Relaxed) == 0 {
        sleep(Duration::from_millis(5)).await;
    }
    sleep(Duration::from_millis(rand::random_range(0..400))).await;
    server.kill();
    for hand in hands {
        hand.await.expect("a client that only met a closed door");
    }
}

/// Makes an event; the status of the answer, or nothing when none came.
async fn save(port: u16, cookie: &str, slug: &str) -> Option<u16> {
    let body = wire::form(&[("name.vi", &format!("Ngày hội {slug}")), ("slug", slug), ("zone", "Asia/Ho_Chi_Minh")]);
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie)];
    wire::exchange(port, &wire::request("POST", "/studio/new", &headers, body.as_bytes())).await.ok().map(|answer| answer.status)
}

/// Every answered event is there, and each event has its log line and its organizer, and the other way round.
pub(super) async fn check(config: &Config, answered: &BTreeSet<String>) {
    let db = Database::open(config).await.expect("a database");
    let events = event::Entity::find().all(db.reader()).await.expect("events");
    let slugs: BTreeSet<_> = events.iter().map(|event| event.slug.clone()).collect();
    let lost: Vec<_> = answered.difference(&slugs).collect();
    assert!(lost.is_empty(), "answered, and gone: {lost:?}");

    let whole: BTreeMap<_, _> = events.iter().map(|event| (event.id, 1)).collect();
    let lines = log_line::Entity::find().all(db.reader()).await.expect("log lines");
    let made = lines.iter().filter(|line| line.act == "events-log-created").filter_map(|line| line.subject.split_once(':')?.1.parse().ok());
    assert_eq!(counted(made), whole, "log lines of events");
    let members = team::Entity::find().all(db.reader()).await.expect("members");
    assert_eq!(counted(members.iter().map(|member| member.event_id)), whole, "organizers of events");

    if db.reader().get_database_backend() == DbBackend::Sqlite {
        for (pragma, well) in [("integrity_check", Some("ok")), ("foreign_key_check", None)] {
            let rows =
                db.reader().query_all_raw(Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"))).await.expect(pragma);
            let found = rows.first().map(|row| row.try_get_by_index::<String>(0).expect("a text"));
            assert_eq!(found.as_deref(), well, "{pragma}");
        }
    }
    db.reader().clone().close().await.expect("closed");
}

fn counted(ids: impl Iterator<Item = i64>) -> BTreeMap<i64, usize> {
    ids.fold(BTreeMap::new(), |mut counts, id| {
        *counts.entry(id).or_default() += 1;
        counts
    })
}
