//! Several servers over one database keep one index: everything is indexed once, and nothing is lost.
use super::world::{up_to_date, world};
use super::{asked, event, hits};
use crate::app::App;
use chrono::TimeDelta;
use khaihoi::events::event::Model;
use khaihoi::people::delegate::Part;
use khaihoi::people::{DelegateInput, PersonInput, insert_person, make_delegate};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::db::Database;
use khaihoi::platform::text::Line;
use khaihoi::search;
use rocket::tokio;
use sea_orm::{ConnectionTrait, Statement};

/// Another server's hold on the same database.
async fn server(app: &App) -> Database {
    Database::over(Database::pool(&app.config).await.expect("a pool"))
}

async fn pass(db: &Database, app: &App) -> usize {
    search::bring_up_to_date(db, app.now()).await.expect("up to date")
}

/// Somebody comes: one document for everybody, and one for the team.
async fn somebody(db: &Database, app: &App, event: &Model, name: &str) {
    let mut change = Change::begin(db, &Actor::program("test"), app.now()).await.expect("begun");
    let person = insert_person(&mut change, &PersonInput::named(Line::parse(name).expect("a name"))).await.expect("a person");
    make_delegate(&change, event.id, person.id, &DelegateInput::as_on_record(Part::Press)).await.expect("a delegate");
    change.touch(event.id);
    change.commit().await.expect("committed");
}

async fn run(app: &App, sql: &str) {
    app.db.reader().execute_unprepared(sql).await.expect("run");
}

async fn ask(app: &App, sql: &str) -> Vec<sea_orm::QueryResult> {
    let statement = Statement::from_string(app.db.reader().get_database_backend(), sql);
    app.db.reader().query_all_raw(statement).await.expect("an answer")
}

/// Every document with what is in it; each has its terms beside it.
async fn index(app: &App) -> Vec<(i64, String)> {
    let rows = ask(app, "SELECT id, hash FROM search_document ORDER BY id").await;
    let kept: Vec<(i64, String)> =
        rows.iter().map(|row| (row.try_get("", "id").expect("a key"), row.try_get("", "hash").expect("a hash"))).collect();
    let terms = ask(app, "SELECT count(*) AS n FROM search_terms").await[0].try_get::<i64>("", "n").expect("a number");
    assert_eq!(terms, kept.len() as i64);
    kept
}

#[rocket::async_test]
async fn of_two_servers_that_look_at_once_one_indexes() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    let (one, other) = (server(&app).await, server(&app).await);
    for number in 0..12 {
        somebody(&one, &app, &spring, &format!("Kha Song Hành {}", ["Ất", "Bính", "Đinh", "Mậu"][number % 4])).await;
        let written = tokio::join!(pass(&one, &app), pass(&other, &app));
        assert_eq!(written.0 + written.1, 2, "{number}: {written:?}");
    }
    assert_eq!(up_to_date(&app).await, 0);
    assert!(!hits(&asked(&app.anonymous(), "/vi/search", "song hanh").await).is_empty());
}

#[rocket::async_test]
async fn while_others_write_nothing_is_lost_and_nothing_stands_twice() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    let servers = [server(&app).await, server(&app).await, server(&app).await];
    let [one, other, writer] = &servers;
    let written = std::sync::atomic::AtomicBool::new(false);
    let keep = async |db: &Database| {
        while !written.load(std::sync::atomic::Ordering::Relaxed) {
            // One of two that both write may be told to try again, as the worker does.
            let _ = search::bring_up_to_date(db, app.now()).await;
            tokio::task::yield_now().await;
        }
    };
    let write = async {
        for number in 0..40 {
            somebody(writer, &app, &spring, &format!("Tạ Liên Tục {}", ["Một", "Hai", "Ba", "Tư", "Năm"][number % 5])).await;
        }
        written.store(true, std::sync::atomic::Ordering::Relaxed);
    };
    tokio::join!(keep(one), keep(other), write);
    up_to_date(&app).await;
    let kept = index(&app).await;
    search::rebuild(&app.db, app.now()).await.expect("made anew");
    assert_eq!(kept, index(&app).await);
}

#[rocket::async_test]
async fn an_index_in_another_format_is_made_anew_once() {
    let app = world().await;
    let before = index(&app).await;
    run(&app, "UPDATE search_state SET format = 0").await;
    let (one, other) = (server(&app).await, server(&app).await);
    let made = tokio::join!(pass(&one, &app), pass(&other, &app));
    assert_eq!(made.0 + made.1, before.len(), "{made:?}");
    assert_eq!(index(&app).await, before);
}

#[rocket::async_test]
async fn what_a_server_left_that_died_is_done_by_another() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    somebody(&app.db, &app, &spring, "Lục Chờ Đợi").await;
    let until = (app.now() + TimeDelta::minutes(5)).format("%Y-%m-%dT%H:%M:%S+00:00");
    run(&app, &format!("UPDATE search_state SET holder = 'gone', held_until = '{until}'")).await;
    assert_eq!(up_to_date(&app).await, 0);
    assert!(search::rebuild(&app.db, app.now()).await.is_err());
    let later = app.now() + TimeDelta::minutes(6);
    assert_eq!(search::bring_up_to_date(&app.db, later).await.expect("up to date"), 2);
    assert_eq!(hits(&asked(&app.anonymous(), "/vi/search", "cho doi").await), ["Lục Chờ Đợi"]);
}
