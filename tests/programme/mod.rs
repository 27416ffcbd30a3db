mod acts;
mod checks;
mod letters;
mod live;
mod live_stream;
mod plan;
mod publish;
mod releases;
mod rooms;
mod timetable;

use crate::app::App;
use chrono::{NaiveDate, NaiveTime};
use khaihoi::events::event;
use khaihoi::people::{PersonInput, insert_person, person};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::text::Bilingual;
use khaihoi::programme::plan::write::{ItemInput, add_item};
use khaihoi::programme::publish::make::{ReleaseInput, release};
use khaihoi::programme::rooms::{RoomInput, add_room};
use khaihoi::programme::schedule_item::{self, Kind, When};
use khaihoi::programme::{release as release_row, room};

/// 23/11/2026: the day tests begin on.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// From and to, on today: "08:30".
pub fn at(from: &str, to: &str) -> When {
    let hour = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    When { day: Some(today()), part_of_day: None, from: hour(from), to: hour(to) }
}

pub fn named(title: &str) -> ItemInput {
    ItemInput::named(Kind::Forum, Bilingual::new(title, format!("{title} (en)")))
}

fn actor() -> Actor {
    Actor::program("a test")
}

impl App {
    pub async fn room(&self, event: &event::Model, name: &str) -> room::Model {
        let input = RoomInput { name: Bilingual::new(name, ""), capacity: Some(80), shared: false };
        add_room(&self.db, &actor(), self.now(), event, &input).await.expect("a room")
    }

    pub async fn item(&self, event: &event::Model, input: &ItemInput) -> schedule_item::Model {
        add_item(&self.db, &actor(), self.now(), event, input).await.expect("an item")
    }

    pub async fn released(&self, event: &event::Model) -> release_row::Model {
        release(&self.db, &actor(), self.now(), event, &ReleaseInput::default()).await.expect("a release")
    }

    pub async fn person(&self, name: &str) -> person::Model {
        let mut change = Change::begin(&self.db, &actor(), self.now()).await.expect("a change");
        let person = insert_person(&mut change, &PersonInput::named(name.parse().expect("a name"))).await.expect("a person");
        change.commit().await.expect("kept");
        person
    }
}

/// The fields of a form about an item with this title.
pub fn form<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("kind", "forum"), ("title.vi", title), ("title.en", "")];
    fields.extend_from_slice(more);
    fields
}
