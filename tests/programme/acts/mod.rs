//! The acts of the programme's editor, through their doors.
mod doors;
mod forms;
mod model;
mod races;
mod stream;
mod undo;

use super::{at, named, today};
use crate::app::{App, Browser, Page};
use khaihoi::events::event;
use khaihoi::programme::schedule_item;
use rocket::http::{ContentType, Status};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

/// A festival with somebody who plans it.
pub struct Studio<'a> {
    pub app: &'a App,
    pub event: event::Model,
    pub browser: Browser<'a>,
}

impl<'a> Studio<'a> {
    pub async fn of(app: &'a App) -> Self {
        let event = app.event("hoi").await;
        let browser = app.organizer(&event).await;
        Self { app, event, browser }
    }

    /// An item with hours of today.
    pub async fn item(&self, title: &str, from: &str, to: &str) -> schedule_item::Model {
        let mut input = named(title);
        input.when = at(from, to);
        self.app.item(&self.event, &input).await
    }

    /// A part of an item.
    pub async fn part(&self, of: &schedule_item::Model, title: &str, from: &str, to: &str) -> schedule_item::Model {
        let mut input = named(title);
        (input.when, input.parent_id) = (at(from, to), Some(of.id));
        self.app.item(&self.event, &input).await
    }

    /// What the door answers to an act.
    pub async fn ask(&self, browser: &Browser<'_>, sitting: &str, act: Value) -> Page {
        let request = self.app.client.post("/studio/hoi/programme/acts").header(ContentType::JSON);
        browser.send(request.body(json!({ "sitting": sitting, "act": act }).to_string())).await
    }

    /// Does an act that must be done.
    pub async fn act(&self, act: Value) -> Value {
        let page = self.ask(&self.browser, "ca-sang", act.clone()).await;
        assert_eq!(page.status, Status::Ok, "{act}: {}", page.text);
        read(&page)
    }

    /// Why an act is refused.
    pub async fn refused(&self, act: Value) -> String {
        let page = self.ask(&self.browser, "ca-sang", act.clone()).await;
        assert_eq!((page.status, page.header("Content-Type")), (Status::UnprocessableEntity, Some("application/problem+json")), "{act}");
        read(&page)["detail"].as_str().unwrap_or_default().to_owned()
    }

    /// All items as the editor knows them.
    pub async fn state(&self) -> Vec<Value> {
        let page = self.browser.get("/studio/hoi/programme/state").await;
        read(&page)["items"].as_array().cloned().unwrap_or_default()
    }

    /// "Khai mạc 08:00-09:00" of everything, in order of the keys; "-" where there are no hours.
    pub async fn lines(&self) -> Vec<String> {
        let mut items = self.state().await;
        items.sort_by_key(|item| item["id"].as_i64());
        items.iter().map(line).collect()
    }

    pub async fn rows(&self) -> Vec<schedule_item::Model> {
        let rows = schedule_item::Entity::find().filter(schedule_item::COLUMN.event_id.eq(self.event.id));
        rows.order_by_asc(schedule_item::Column::Id).all(self.app.db.reader()).await.expect("read")
    }
}

pub fn read(page: &Page) -> Value {
    serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{}: {}", page.status, page.text))
}

/// "Khai mạc 08:00-09:00", with the day where it is not today.
pub fn line(item: &Value) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or("").to_owned();
    let day = if text("day") == today().to_string() || text("day").is_empty() { String::new() } else { format!(" {}", &text("day")[8..]) };
    format!("{}{day} {}-{}", item["title"]["vi"].as_str().unwrap_or_default(), text("from"), text("to"))
}
