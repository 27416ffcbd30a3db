//! Power cuts while places are given, taken and put on the list: the real program is ended with SIGKILL in the middle.
use super::world::{kind, sent, whole_in};
use super::*;
use crate::server::Server;
use crate::wire;
use chrono::Utc;
use khaihoi::exhibitors::application::{self, State};
use khaihoi::platform::db::Database;
use rocket::tokio::spawn;
use rocket::tokio::sync::Semaphore;
use rocket::tokio::time::timeout;
use sea_orm::EntityTrait;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const ROUNDS: usize = 3;
const APPLICATIONS: usize = 60;
/// Answers of a round that are waited for at most: half of its questions.
const MOST: u32 = 10;

#[rocket::async_test]
async fn a_power_cut_leaves_no_place_given_by_half() {
    let app = App::start().await;
    app.clock.set(Utc::now());
    let event = open_event(&app, "hoi").await;
    kind(&app, &event, "corner", Some(25)).await;
    let cookie = app.organizer(&event).await.cookie().expect("signed in").to_string();
    let mut tokens = vec![];
    for number in 0..APPLICATIONS {
        let application = sent(&app, &event, &format!("Đơn vị số {number}"), "corner", 1).await.1.application;
        tokens.push((application.token, application.version.to_string()));
    }
    // The program alone holds the file: opening it after a kill must recover it.
    app.db.reader().clone().close().await.expect("closed");
    let answered = Arc::new(Mutex::new(BTreeMap::new()));
    for some in tokens.chunks(APPLICATIONS / ROUNDS) {
        let answers = Arc::new(Semaphore::new(0));
        let mut server = Server::start("serve", &app.config.data, &[("DATABASE_URL", &app.config.database_url)]).await;
        let hand = |own: &[(String, String)]| answer_all((server.port, &cookie), own.to_vec(), answered.clone(), answers.clone());
        let hands: Vec<_> = some.chunks(some.len() / 2).map(hand).collect();
        // While one hand reads its answer, the other's question is on its way through the program.
        let some_answers = answers.acquire_many(rand::random_range(1..=MOST));
        timeout(Duration::from_secs(60), some_answers).await.expect("answers in time").expect("open").forget();
        server.kill();
        for hand in hands {
            hand.await.expect("a client that only met a closed door");
        }
        let stood = answered.lock().expect("whole").clone();
        check(&app, &event, &stood).await;
    }
}

/// Accepts, or declines, one after the other until the door is shut; remembers what was answered, and counts every answer.
fn answer_all(
    (port, cookie): (u16, &str),
    own: Vec<(String, String)>,
    answered: Arc<Mutex<BTreeMap<String, &'static str>>>,
    answers: Arc<Semaphore>,
) -> rocket::tokio::task::JoinHandle<()> {
    let cookie = cookie.to_owned();
    spawn(async move {
        for (number, (token, version)) in own.into_iter().enumerate() {
            let act = if number % 4 == 3 { "decline" } else { "accept" };
            let body = wire::form(&[("act", act), ("words", "Lời nhắn"), ("numbers", ""), ("version", &version)]);
            let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie.as_str())];
            let request = wire::request("POST", &format!("/studio/hoi/booths/{token}"), &headers, body.as_bytes());
            match wire::exchange(port, &request).await {
                Ok(answer) if answer.status == 303 => drop(answered.lock().expect("whole").insert(token, act)),
                Ok(answer) => assert_eq!(answer.status, 422, "{act}"),
                Err(_) => return,
            }
            answers.add_permits(1);
        }
    })
}

/// What was answered stands, and the counts are those of who has a place.
async fn check(app: &App, event: &event::Model, answered: &BTreeMap<String, &'static str>) {
    let db = Database::open(&app.config).await.expect("a database");
    whole_in(db.reader(), event.id).await;
    for row in application::Entity::find().all(db.reader()).await.expect("read") {
        match answered.get(&row.token) {
            Some(&"accept") => assert_eq!(row.state, State::Accepted),
            Some(_) => assert_eq!(row.state, State::Declined),
            None => {}
        }
    }
    db.reader().clone().close().await.expect("closed");
}
