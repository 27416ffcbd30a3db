//! The shape of a seed file. Unknown words are refused: a misspelt field would otherwise be left out in silence.
mod form;
use super::day::Day;
use super::money::{BoothKind, Collector, Fee};
use super::values::{self, Metres};
use crate::events::body;
use crate::events::event::State;
use crate::events::event::input::AccentField;
use crate::exhibitors::floor_plan::mark;
use crate::exhibitors::floor_plan::rules::space::Way;
use crate::exhibitors::values::{Count, Power, Stars, Website};
use crate::exhibitors::{application, exhibitor, field::Field};
use crate::people::{delegate, organisation, person, position::Standing};
use crate::platform::provinces::ProvinceCode;
use crate::platform::text::{Both, BothLine, BothProse, Email, Given, Line, Phone, Prose, Slug};
use crate::platform::time::{PartOfDay, TimeField};
use crate::programme::item_person;
use crate::programme::schedule_item::{Kind, Spoken};
use chrono_tz::Tz;
pub use form::{Criterion, Question};
use serde::Deserialize;
use toml::Spanned;

/// What other entries of the file call a room, a track, a person or an item.
pub type Key = Line<1, 80>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub event: Spanned<Event>,
    #[serde(default)]
    pub bodies: Vec<Spanned<Body>>,
    #[serde(default)]
    pub rooms: Vec<Spanned<Room>>,
    #[serde(default)]
    pub tracks: Vec<Spanned<Track>>,
    /// The floor plan: each hall with its booths and marks. Lengths are in metres.
    #[serde(default)]
    pub halls: Vec<Spanned<Hall>>,
    /// Kinds of booth at prices of the event's own; without any, the usual ones are free.
    #[serde(default)]
    pub kinds: Vec<Spanned<BoothKind>>,
    #[serde(default)]
    pub people: Vec<Spanned<Person>>,
    /// In protocol order within each part.
    #[serde(default)]
    pub delegates: Vec<Spanned<Delegate>>,
    #[serde(default)]
    pub items: Vec<Spanned<Item>>,
    #[serde(default)]
    pub exhibitors: Vec<Spanned<Exhibitor>>,
    /// What exhibitors are asked for, and what some have done.
    pub desk: Option<Spanned<super::desk::Desk>>,
    /// Who collects fees, and what was agreed with exhibitors and paid by them.
    pub collector: Option<Spanned<Collector>>,
    #[serde(default)]
    pub fees: Vec<Spanned<Fee>>,
    #[serde(default)]
    pub questions: Vec<Spanned<Question>>,
    #[serde(default)]
    pub criteria: Vec<Spanned<Criterion>>,
    #[serde(default)]
    pub conditions: BothProse<20_000>,
    #[serde(default)]
    pub news: Vec<Spanned<Post>>,
    #[serde(default)]
    pub releases: Releases,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub slug: Slug,
    pub state: State,
    #[serde(default)]
    pub sample: bool,
    pub name: BothLine<2, 200>,
    #[serde(default)]
    pub theme: Both<Line<0, 300>>,
    pub edition: Option<i32>,
    pub starts: Option<Day>,
    pub ends: Option<Day>,
    #[serde(default = "values::usual_zone", deserialize_with = "values::zone")]
    pub zone: Tz,
    pub province: Option<ProvinceCode>,
    #[serde(default)]
    pub province_then: Both<Line<0, 120>>,
    #[serde(default)]
    pub venue: Both<Line<0, 200>>,
    #[serde(default)]
    pub address: Both<Line<0, 300>>,
    #[serde(default)]
    pub description: BothProse<20_000>,
    pub accent: Option<AccentField>,
    #[serde(default)]
    pub registration: Window,
    #[serde(default)]
    pub booths: Window,
}

/// From the beginning of one day to the end of another.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    pub opens: Option<Day>,
    pub closes: Option<Day>,
    /// Of booths: how many the hall holds.
    pub limit: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    pub kind: body::Kind,
    pub name: Both<Line<0, 300>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    pub key: Key,
    pub name: BothLine<1, 120>,
    pub capacity: Option<i32>,
    #[serde(default)]
    pub shared: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    pub key: Key,
    pub name: BothLine<1, 120>,
    #[serde(default)]
    pub description: BothProse<2_000>,
    #[serde(default)]
    pub village: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hall {
    pub name: BothLine<1, 120>,
    /// From left to right, and from back to front.
    pub width: Metres,
    pub depth: Metres,
    /// The narrowest an aisle may be.
    #[serde(default = "values::usual_aisle")]
    pub aisle: Metres,
    #[serde(default)]
    pub rows: Vec<Spanned<BoothRow>>,
    #[serde(default)]
    pub marks: Vec<Spanned<Mark>>,
}

/// Booths side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoothRow {
    /// The number of the first: the others follow it.
    pub first: Line<1, 10>,
    #[serde(default = "values::one")]
    pub count: i32,
    pub kind: Line<1, 40>,
    /// The village they belong to.
    pub track: Option<Key>,
    /// The top-left corner of the whole row.
    pub at: [Metres; 2],
    /// Of one booth, along its front and from front to back, where it is not as its kind.
    pub size: Option<[Metres; 2]>,
    /// Where the fronts look on the plan.
    #[serde(default)]
    pub facing: Way,
    #[serde(default)]
    pub ends: Ends,
    #[serde(default)]
    pub gap: Metres,
}

/// Which ends of a row are corners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    #[default]
    None,
    First,
    Last,
    Both,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub sort: mark::Sort,
    #[serde(default)]
    pub name: Both<Line<0, 120>>,
    pub at: [Metres; 2],
    pub size: [Metres; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub key: Key,
    #[serde(default)]
    pub honorific: Line<0, 40>,
    #[serde(default)]
    pub degrees: Line<0, 60>,
    pub name: Line<2, 120>,
    pub gender: Option<person::Gender>,
    pub birth_year: Option<i32>,
    #[serde(default)]
    pub biography: BothProse<4_000>,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    #[serde(default)]
    pub positions: Vec<Spanned<Position>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    pub title: Both<Line<0, 200>>,
    #[serde(default)]
    pub organisation: Both<Line<0, 200>>,
    pub level: Option<organisation::Level>,
    pub block: Option<organisation::Block>,
    #[serde(default)]
    pub standing: Standing,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    pub person: Key,
    pub part: delegate::Part,
    pub side: Option<delegate::Side>,
    /// Printed instead of the posts on record, one on each line.
    #[serde(default)]
    pub titles: BothProse<2000>,
    /// In a committee of the event.
    #[serde(default)]
    pub role: Both<Line<0, 200>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Only so that people who edit the file find their way.
    pub key: Option<Key>,
    pub kind: Kind,
    pub title: BothLine<1, 200>,
    #[serde(default)]
    pub description: BothProse<10_000>,
    pub day: Option<Day>,
    pub part_of_day: Option<PartOfDay>,
    pub from: Option<TimeField>,
    pub to: Option<TimeField>,
    pub room: Option<Key>,
    #[serde(default)]
    pub all_rooms: bool,
    pub track: Option<Key>,
    pub language: Option<Spoken>,
    #[serde(default)]
    pub cancelled: bool,
    #[serde(default)]
    pub people: Vec<Spanned<Part>>,
    /// What this item is made of; parts have no parts.
    #[serde(default)]
    pub items: Vec<Spanned<Item>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub person: Key,
    pub part: item_person::Part,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibitor {
    pub name: BothLine<2, 160>,
    #[serde(default)]
    pub short_name: Line<0, 60>,
    pub kind: exhibitor::Kind,
    #[serde(default)]
    pub tax_code: Line<0, 40>,
    #[serde(default)]
    pub representative: Line<0, 120>,
    #[serde(default)]
    pub representative_post: Line<0, 160>,
    #[serde(default)]
    pub address: Line<0, 240>,
    pub province: Option<ProvinceCode>,
    pub phone: Option<Phone>,
    /// Also the account that answers for it.
    pub email: Email,
    #[serde(default, deserialize_with = "values::website")]
    pub website: Given<Website>,
    #[serde(default)]
    pub contact_name: Line<0, 120>,
    #[serde(default)]
    pub contact_post: Line<0, 160>,
    pub contact_phone: Option<Phone>,
    #[serde(default)]
    pub fascia: Both<Line<0, 70>>,
    #[serde(default)]
    pub fields: Vec<Field>,
    #[serde(default)]
    pub summary: BothProse<600>,
    #[serde(default)]
    pub products: Vec<Product>,
    #[serde(default, deserialize_with = "values::stars")]
    pub ocop_stars: Given<Stars>,
    #[serde(default)]
    pub ip_rights: Prose<1000>,
    #[serde(default)]
    pub prizes: Prose<1000>,
    /// Agrees to stand in the public directory.
    #[serde(default)]
    pub shown: bool,
    pub state: application::State,
    /// The numbers of its booths, where it was accepted.
    pub booth: Option<Line<1, 80>>,
    /// The code of a kind of booth: `shell`.
    pub booth_kind: Option<Slug>,
    #[serde(default, deserialize_with = "values::count")]
    pub booth_count: Given<Count>,
    #[serde(default)]
    pub corner: bool,
    /// The organizers' words, where they have answered.
    #[serde(default)]
    pub words: Prose<2_000>,
    /// The village it would like to stand in.
    pub track: Option<Key>,
    #[serde(default, deserialize_with = "values::power")]
    pub power_kw: Given<Power>,
    #[serde(default)]
    pub three_phase: bool,
    #[serde(default)]
    pub water: bool,
    #[serde(default)]
    pub internet: bool,
    #[serde(default)]
    pub furniture: Prose<600>,
    #[serde(default)]
    pub heavy: Prose<600>,
    #[serde(default)]
    pub demo_wish: bool,
    #[serde(default)]
    pub technologies_offered: Prose<2000>,
    #[serde(default)]
    pub technologies_needed: Prose<2000>,
    #[serde(default)]
    pub note: Prose<2000>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub name: Both<Line<0, 160>>,
    #[serde(default)]
    pub text: BothProse<600>,
}

/// A post, which came out at the beginning of its day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    pub title: BothLine<2, 200>,
    #[serde(default)]
    pub lead: BothProse<600>,
    #[serde(default)]
    pub body: BothProse<30_000>,
    #[serde(default)]
    pub author: Line<0, 120>,
    /// Stands in the press kit.
    #[serde(default)]
    pub press: bool,
    /// Without a day it stays a draft.
    pub day: Option<Day>,
    pub at: Option<TimeField>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Releases {
    /// Whether the programme is released as it stands in the file.
    #[serde(default)]
    pub publish: bool,
}
