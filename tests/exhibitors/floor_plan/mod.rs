//! The floor plan in the studio: halls, kinds of booth, what is drawn, by scripts and by forms.
mod acts;
mod background;
mod halls;
mod kinds;
mod stand;
mod table;

use crate::app::{App, Browser, Page};
use khaihoi::events::{Who, event};
use khaihoi::exhibitors::floor_plan::acts::{Asked, perform};
use khaihoi::exhibitors::floor_plan::begin::{Template, begin_plan};
use khaihoi::exhibitors::floor_plan::kind::Kinds;
use khaihoi::exhibitors::floor_plan::{booth, hall};
use khaihoi::platform::change::Actor;
use rocket::http::ContentType;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// What an event has once somebody has drawn a little.
pub struct Drawn {
    pub hall: i64,
    pub booth: i64,
    pub mark: i64,
    pub kind: i64,
}

/// A hall with one booth and a stage, drawn by nobody in particular.
pub async fn drawn(app: &App, event: &event::Model) -> Drawn {
    let actor = Actor::program("a test");
    begin_plan(&app.db, &actor, app.now(), event, Template::Middle).await.expect("begun");
    let hall = hall::of_event(app.db.reader(), event.id).await.expect("read")[0].id;
    let account = app.signed_up(&format!("drawer{}@khaihoi.example", event.id)).await.id();
    let who = Who { event, actor: &actor, account, sitting: "a test" };
    let mut ids = Vec::new();
    for act in [
        json!({ "do": "draw", "hall": hall, "kind": "double", "rows": [{ "x": 0, "y": 900, "count": 1, "down": false, "turn": 0, "first": "Z90" }] }),
        json!({ "do": "mark", "hall": hall, "sort": "stage", "name": { "vi": "Sân khấu" }, "x": 0, "y": 0, "width": 800, "depth": 400 }),
    ] {
        let asked = Asked::read(&act).expect("an act");
        let done = perform(&app.db, who, app.now(), &asked).await.expect("performed").expect("done");
        ids.push(done.written.after[0].key().to_string()[1..].parse().expect("a number"));
    }
    let kinds = Kinds::of(app.db.reader(), event.id).await.expect("read");
    Drawn { hall, booth: ids[0], mark: ids[1], kind: kinds.by_code("raw").expect("a kind").id }
}

/// A festival with a hall of 36 m × 24 m and the three usual kinds, and its organizer.
pub struct Begun<'a> {
    pub app: &'a App,
    pub event: event::Model,
    pub organizer: Browser<'a>,
    pub hall: i64,
}

impl<'a> Begun<'a> {
    pub async fn new(app: &'a App, slug: &str) -> Self {
        let event = super::open_event(app, slug).await;
        let organizer = app.organizer(&event).await;
        let begun = organizer.post(&format!("/studio/{slug}/floor-plan/begin"), &[("template", "middle")]).await;
        assert_eq!(begun.goes_to.as_deref(), Some(format!("/studio/{slug}/floor-plan").as_str()), "{}", begun.words());
        let halls = hall::of_event(app.db.reader(), event.id).await.expect("read");
        Self { app, hall: halls[0].id, event, organizer }
    }

    pub fn base(&self) -> String {
        format!("/studio/{}/floor-plan", self.event.slug)
    }

    /// What a browser of this person answers to an act.
    pub async fn act_as(&self, who: &Browser<'_>, sitting: &str, act: Value) -> (u16, Value) {
        let body = json!({ "sitting": sitting, "hall": self.hall, "act": act }).to_string();
        let request = self.app.client.post(format!("{}/acts", self.base())).header(ContentType::JSON).body(body);
        let page = who.send(request).await;
        (page.status.code, serde_json::from_str(&page.text).unwrap_or(Value::Null))
    }

    pub async fn act(&self, act: Value) -> (u16, Value) {
        self.act_as(&self.organizer, "one", act).await
    }

    /// An act that is done.
    pub async fn done(&self, act: Value) -> Value {
        let (status, answer) = self.act(act.clone()).await;
        assert_eq!(status, 200, "{act}: {answer}");
        answer
    }

    /// Draws a row of standard booths from left to right.
    pub async fn row(&self, x: i32, y: i32, count: usize) -> Value {
        self.done(self.drawing(x, y, count)).await
    }

    pub fn drawing(&self, x: i32, y: i32, count: usize) -> Value {
        json!({ "do": "draw", "hall": self.hall, "kind": "shell", "rows": [{ "x": x, "y": y, "count": count, "down": false, "turn": 0 }] })
    }

    pub async fn state(&self) -> Value {
        let page = self.organizer.get(&format!("{}/state?hall={}&sitting=one", self.base(), self.hall)).await;
        serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{} {}", page.status, page.text))
    }

    /// The booths of the event, in the order of their numbers.
    pub async fn booths(&self) -> Vec<booth::Model> {
        let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(self.event.id)).order_by_asc(booth::Column::Number);
        booths.all(self.app.db.reader()).await.expect("read")
    }

    pub async fn numbers(&self) -> String {
        self.booths().await.iter().map(|booth| booth.number.clone()).collect::<Vec<_>>().join(" ")
    }

    pub async fn booth(&self, number: &str) -> booth::Model {
        self.booths().await.into_iter().find(|booth| booth.number == number).unwrap_or_else(|| panic!("no booth {number}"))
    }

    /// A booth as an act names it.
    pub async fn seen(&self, number: &str) -> Value {
        let booth = self.booth(number).await;
        json!({ "id": format!("b{}", booth.id), "version": booth.version })
    }

    /// Somebody who is given a booth.
    pub async fn holder(&self, name: &str, number: &str) {
        let browser = self.app.signed_up(&format!("{}@donvi.example", name.to_lowercase())).await;
        let dossier = super::apply(self.app, &self.event, &browser, name, true).await;
        let page = super::answer(&self.organizer, &self.event, &dossier, "accept", number, "").await;
        assert_eq!(page.status.code, 303, "{}", page.words());
        assert!(self.booth(number).await.exhibitor_id.is_some(), "{number} is given to {name}");
    }

    pub async fn get(&self, end: &str) -> Page {
        self.organizer.get(&format!("{}{end}", self.base())).await
    }

    pub async fn post(&self, end: &str, fields: &[(&str, &str)]) -> Page {
        self.organizer.post(&format!("{}{end}", self.base()), fields).await
    }
}
