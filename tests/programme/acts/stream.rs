//! What one editor does, the others see; and who is here.
use super::*;
use rocket::local::asynchronous::LocalResponse;
use rocket::tokio::io::AsyncReadExt;
use rocket::tokio::time::timeout;
use std::time::Duration;

/// Nobody waits longer for news.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream of the editor.
pub struct Stream<'a> {
    reply: LocalResponse<'a>,
    text: String,
}

impl<'a> Stream<'a> {
    pub async fn open(app: &'a App, browser: &Browser<'_>, query: &str) -> Self {
        let request = app.client.get(format!("/studio/hoi/programme/stream?{query}")).cookie(browser.cookie().expect("signed in"));
        let reply = request.dispatch().await;
        assert_eq!((reply.status(), reply.content_type()), (Status::Ok, Some(ContentType::EventStream)));
        Self { reply, text: String::new() }
    }

    /// The data of the next event of this name that holds these words.
    pub async fn next(&mut self, name: &str, words: &str) -> Value {
        let found = timeout(PATIENCE, async {
            loop {
                while let Some((event, rest)) = self.text.split_once("\n\n") {
                    let lines: Vec<String> = event.lines().map(str::to_owned).collect();
                    self.text = rest.to_owned();
                    let is_it = lines.iter().any(|line| *line == format!("event:{name}"));
                    let data = lines.iter().find_map(|line| line.strip_prefix("data:")).unwrap_or_default();
                    if is_it && data.contains(words) {
                        return serde_json::from_str(data).expect("JSON");
                    }
                }
                let mut bytes = [0; 8192];
                let count = self.reply.read(&mut bytes).await.expect("read");
                assert!(count > 0, "the stream ended before {name} {words:?}");
                self.text += &String::from_utf8_lossy(&bytes[..count]);
            }
        });
        found.await.unwrap_or_else(|_| panic!("no {name} with {words:?} in time"))
    }

    async fn is_over(&mut self) -> bool {
        let mut rest = Vec::new();
        timeout(PATIENCE, self.reply.read_to_end(&mut rest)).await.is_ok()
    }
}

#[rocket::async_test]
async fn what_one_does_the_other_sees() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let item = studio.item("Khai mac", "08:00", "09:00").await;
    let mut stream = Stream::open(&app, &other, "sitting=ca-khac").await;

    studio.act(json!({"do": "place", "item": item.id, "version": 1, "day": "2026-11-23", "from": "10:00", "to": "11:00"})).await;

    let news = stream.next("items", "Khai mac").await;
    let name = &studio.browser.account.as_ref().unwrap().name;
    assert_eq!(line(&news["items"][0]), "Khai mac 10:00-11:00");
    assert_eq!(
        (news["by"].as_str(), news["sitting"].as_str(), news["gone"].as_array().map(Vec::len)),
        (Some(name.as_str()), Some("ca-sang"), Some(0))
    );

    // By another door, as another server would: only the log tells.
    studio.browser.post(&format!("/studio/hoi/programme/{}/cancel", item.id), &[]).await;
    assert_eq!(stream.next("items", "\"off\":true").await["items"][0]["id"], json!(item.id));
    studio.act(json!({"do": "delete", "item": item.id, "version": 3})).await;
    assert_eq!(stream.next("items", "\"items\":[]").await["gone"], json!([item.id]));
}

#[rocket::async_test]
async fn who_comes_back_is_told_what_was_missed() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let (gone, stays) = (studio.item("Di", "08:00", "09:00").await, studio.item("O lai", "10:00", "11:00").await);
    let at = read(&studio.browser.get("/studio/hoi/programme/state").await)["at"].clone();
    studio.act(json!({"do": "delete", "item": gone.id, "version": 1})).await;
    studio.act(json!({"do": "words", "item": stays.id, "version": 1, "expected": 7})).await;
    let mut stream = Stream::open(&app, &studio.browser, &format!("sitting=ca-moi&since={at}")).await;
    let news = stream.next("items", "O lai").await;
    assert_eq!((news["items"][0]["expected"].as_i64(), news["gone"].clone()), (Some(7), json!([gone.id])));
    assert!(news["at"].as_i64() > at.as_i64());
}

#[rocket::async_test]
async fn who_is_here_is_seen_and_who_is_silent_is_gone() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    let other = app.organizer(&studio.event).await;
    let item = studio.item("Khai mạc", "08:00", "09:00").await;
    let here = async |sitting: &str, item: Value| {
        let request = app.client.post("/studio/hoi/programme/here").header(ContentType::JSON);
        other.send(request.body(json!({"sitting": sitting, "item": item}).to_string())).await.status
    };
    let revision = app.db.revision(studio.event.id).await.unwrap();
    let mut stream = Stream::open(&app, &studio.browser, "sitting=ca-sang").await;
    assert_eq!(stream.next("here", "[").await, json!([]));
    assert_eq!(here("ca-khac", Value::Null).await, Status::NoContent);
    let name = other.account.as_ref().unwrap().name.clone();
    assert_eq!(stream.next("here", &name).await, json!([{"name": name, "item": null}]));
    here("ca-khac", json!(item.id)).await;
    assert_eq!(stream.next("here", &item.id.to_string()).await, json!([{"name": name, "item": item.id}]));
    app.clock.advance(chrono::TimeDelta::seconds(31));
    assert_eq!(stream.next("here", "[]").await, json!([]));
    assert_eq!(app.db.revision(studio.event.id).await.unwrap(), revision);
}

#[rocket::async_test]
async fn a_release_is_told_and_streams_end_with_the_server() {
    let app = App::start().await;
    let studio = Studio::of(&app).await;
    studio.item("Khai mạc", "08:00", "09:00").await;
    let mut stream = Stream::open(&app, &studio.browser, "sitting=ca-sang").await;
    app.released(&studio.event).await;
    assert_eq!(stream.next("release", "1").await, json!(1));
    app.client.rocket().shutdown().notify();
    assert!(stream.is_over().await);
}
