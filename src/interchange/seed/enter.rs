//! Enters a seed into the database, entry by entry, through what the browser's forms call.
mod desks;
mod exhibitors;
mod fees;
mod form;
mod halls;
mod news;
mod programme;

use super::broken::Source;
use super::format::{Delegate, Event, File, Person, Position, Window};
use super::load::Report;
use super::rules::Seed;
use crate::events::event::input::{BodyInput, EventInput};
use crate::events::event::keep::insert_event;
use crate::events::event::{self, State};
use crate::events::publish::{Act, publish_in, turn_in};
use crate::people::delegate::{DelegateInput, Part, make_delegate};
use crate::people::organisation::Nature;
use crate::people::protocol::as_written;
use crate::people::record::{PersonInput, PositionInput, insert_person};
use crate::platform::change::Change;
use crate::platform::error::AppError;
use crate::platform::text::{Given, Line};
use crate::platform::time::{DateField, MomentField, ZoneField};
use chrono::{NaiveDate, NaiveTime};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged};
use std::collections::HashMap;
use std::ops::Range;

/// A seed on its way in, with the rows that its keys stand for so far.
pub(super) struct Entering<'a> {
    seed: &'a Seed,
    rooms: HashMap<&'a str, i64>,
    tracks: HashMap<&'a str, i64>,
    people: HashMap<&'a str, i64>,
}

type Entered<T> = anyhow::Result<T>;

impl<'a> Entering<'a> {
    pub fn new(seed: &'a Seed) -> Self {
        Self { seed, rooms: HashMap::new(), tracks: HashMap::new(), people: HashMap::new() }
    }

    /// Everything, in the order in which entries name each other.
    pub async fn all(mut self, change: &mut Change) -> Entered<Report> {
        let event = self.event(change).await?;
        self.rooms_and_tracks(change, &event).await?;
        self.kinds(change, &event).await?;
        self.halls(change, &event).await?;
        self.everybody(change, &event).await?;
        let items = self.programme(change, &event).await?;
        self.exhibitors(change, &event).await?;
        self.desks(change, &event).await?;
        self.fees(change, &event).await?;
        // After who applied: they were asked none of it.
        self.form(change, &event).await?;
        self.news(change, &event).await?;
        let file = self.file();
        Ok(Report { event: event.slug, people: file.people.len(), items, exhibitors: file.exhibitors.len(), already: false })
    }

    fn file(&self) -> &'a File {
        &self.seed.file
    }

    fn source(&self) -> Source<'a> {
        self.seed.source()
    }

    /// A refusal, said of the entry that met it; other errors as they are.
    fn at<T>(&self, span: Range<usize>, section: &str, result: Result<T, AppError>) -> Entered<T> {
        result.map_err(|error| match error {
            AppError::Refused(no) => self.source().refused(&span, section, &no).into(),
            AppError::Broken(error) => error,
            other => other.into(),
        })
    }

    async fn event(&self, change: &mut Change) -> Entered<event::Model> {
        let (span, event) = (self.file().event.span(), self.file().event.get_ref());
        let row = self.at(span.clone(), "event", insert_event(change, &self.event_input(event)).await)?;
        let turned = match event.state {
            State::Draft => Ok(row),
            State::Published => publish_in(change, row.id).await,
            State::Archived => match publish_in(change, row.id).await {
                Ok(row) => turn_in(change, row.id, Act::Archive).await,
                no => no,
            },
        };
        let row = self.at(span, "event", turned)?;
        if !event.sample {
            return Ok(row);
        }
        let sample = event::ActiveModel { id: Unchanged(row.id), sample: Set(true), ..Default::default() };
        Ok(sample.update(change.tx()).await?)
    }

    fn event_input(&self, event: &Event) -> EventInput {
        let on = |day: Option<super::day::Day>| Given(day.map(|day| DateField(day.on(self.seed.today))));
        let bodies = self.file().bodies.iter().map(|body| body.get_ref());
        EventInput {
            name: event.name.clone(),
            theme: event.theme.clone(),
            slug: Given(Some(event.slug.clone())),
            edition: Given(event.edition),
            starts_on: on(event.starts),
            ends_on: on(event.ends),
            zone: ZoneField(event.zone),
            province_code: Given(event.province.clone()),
            province_former: Given(None),
            province_then: event.province_then.clone(),
            venue: event.venue.clone(),
            address: event.address.clone(),
            description: event.description.clone(),
            accent: Given(event.accent.clone()),
            registration_opens_at: self.opens(&event.registration),
            registration_closes_at: self.closes(&event.registration),
            booths_open_at: self.opens(&event.booths),
            booths_close_at: self.closes(&event.booths),
            booth_limit: Given(event.booths.limit),
            bodies: bodies.map(|body| BodyInput { kind: body.kind, name: body.name.clone(), place: Given(None) }).collect(),
            version: Given(None),
        }
    }

    fn opens(&self, window: &Window) -> Given<MomentField> {
        Given(window.opens.map(|day| midnight(day.on(self.seed.today))))
    }

    /// The last day is included: shut with the midnight that ends it.
    fn closes(&self, window: &Window) -> Given<MomentField> {
        let day = window.closes.map(|day| day.on(self.seed.today));
        Given(day.map(|day| midnight(day.succ_opt().unwrap_or(day))))
    }

    async fn everybody(&mut self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for person in &self.file().people {
            let row = self.at(person.span(), "people", insert_person(change, &person_input(person.get_ref())).await)?;
            self.people.insert(&person.get_ref().key, row.id);
        }
        for delegate in &self.file().delegates {
            let person = self.people[&*delegate.get_ref().person];
            self.at(delegate.span(), "delegates", make_delegate(change, event.id, person, &delegate_input(delegate.get_ref())).await)?;
        }
        for part in Part::ALL {
            as_written(change, event, part).await?;
        }
        Ok(())
    }
}

fn midnight(day: NaiveDate) -> MomentField {
    MomentField(day.and_time(NaiveTime::MIN))
}

fn person_input(person: &Person) -> PersonInput {
    PersonInput {
        honorific: person.honorific.clone(),
        degrees: person.degrees.clone(),
        gender: person.gender,
        birth_year: person.birth_year,
        biography: person.biography.clone(),
        email: person.email.clone(),
        phone: person.phone.clone(),
        positions: person.positions.iter().map(|position| position_input(position.get_ref())).collect(),
        ..PersonInput::named(person.name.clone())
    }
}

fn position_input(position: &Position) -> PositionInput {
    PositionInput {
        title: position.title.clone(),
        organisation: position.organisation.clone(),
        nature: Nature { level: position.level, block: position.block, province_code: None },
        standing: position.standing,
        ..PositionInput::default()
    }
}

fn delegate_input(delegate: &Delegate) -> DelegateInput {
    DelegateInput {
        part: delegate.part,
        side: delegate.side,
        printed_honorific: Line::default(),
        printed_titles: delegate.titles.clone(),
        committee_role: delegate.role.clone(),
    }
}
