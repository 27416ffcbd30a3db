//! Reading a seed and holding its entries against each other, before anything is written.
use super::broken::{Broken, Source};
use super::format::{Delegate, Event, Exhibitor, File, Hall, Item, Part, Window};
use crate::exhibitors::application::State;
use crate::programme::schedule_item::When;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::HashSet;
use std::ops::Range;
use toml::Spanned;

/// A seed that was read and makes sense; only the database can still refuse it.
#[derive(Debug)]
pub struct Seed {
    pub(super) file_name: String,
    pub(super) text: String,
    pub(super) file: File,
    /// The day of loading, by the calendar of the event's place.
    pub(super) today: NaiveDate,
}

impl Seed {
    pub(super) fn source(&self) -> Source<'_> {
        Source { file: &self.file_name, text: &self.text }
    }
}

/// Reads a seed as it is loaded at `now`.
///
/// # Errors
/// The first thing that is wrong: unreadable TOML, an unknown or missing field, a text that a form would refuse, entries
/// that name what is not there, an end before its beginning.
pub fn parse(text: &str, file_name: &str, now: DateTime<Utc>) -> Result<Seed, Broken> {
    let source = Source { file: file_name, text };
    let file: File = toml::from_str(text).map_err(|error| source.unreadable(&error))?;
    let today = now.with_timezone(&file.event.get_ref().zone).date_naive();
    Checking { source, today, file: &file }.all()?;
    Ok(Seed { file_name: file_name.to_owned(), text: text.to_owned(), file, today })
}

struct Checking<'a> {
    source: Source<'a>,
    today: NaiveDate,
    file: &'a File,
}

/// The keys that entries of one kind are known by.
struct Keys<'a>(HashSet<&'a str>);

impl Checking<'_> {
    fn all(&self) -> Result<(), Broken> {
        let file = self.file;
        self.event(&file.event)?;
        let rooms = self.keys("rooms", file.rooms.iter().map(|room| (room.span(), &*room.get_ref().key)))?;
        let tracks = self.keys("tracks", file.tracks.iter().map(|track| (track.span(), &*track.get_ref().key)))?;
        file.halls.iter().try_for_each(|hall| self.hall(hall, &tracks))?;
        let people = self.keys("people", file.people.iter().map(|person| (person.span(), &*person.get_ref().key)))?;
        let named = file.items.iter().filter_map(|item| Some((item.span(), &**item.get_ref().key.as_ref()?)));
        self.keys("items", named)?;
        self.delegates(&file.delegates, &people)?;
        for item in &file.items {
            self.item(item, None, &rooms, &tracks, &people)?;
        }
        file.exhibitors.iter().try_for_each(|exhibitor| self.exhibitor(exhibitor, &tracks))
    }

    fn event(&self, event: &Spanned<Event>) -> Result<(), Broken> {
        let (span, event) = (event.span(), event.get_ref());
        let no = |field: &str, what: &str| Err(self.source.at(&span, "event", field, what));
        let on = |day: Option<super::day::Day>| day.map(|day| day.on(self.today));
        if let (Some(starts), Some(ends)) = (on(event.starts), on(event.ends))
            && ends < starts
        {
            return no("ends", "is before the start");
        }
        let shut = |window: &Window| matches!((on(window.opens), on(window.closes)), (Some(opens), Some(closes)) if closes < opens);
        match () {
            () if shut(&event.registration) => no("registration", "closes before it opens"),
            () if shut(&event.booths) => no("booths", "closes before it opens"),
            () if event.registration.limit.is_some() => no("registration", "takes no limit"),
            () => Ok(()),
        }
    }

    fn keys<'k>(&self, section: &str, entries: impl Iterator<Item = (Range<usize>, &'k str)>) -> Result<Keys<'k>, Broken> {
        let mut known = HashSet::new();
        for (span, key) in entries {
            if !known.insert(key) {
                return Err(self.source.at(&span, section, "key", format!("“{key}” is there twice")));
            }
        }
        Ok(Keys(known))
    }

    fn hall(&self, hall: &Spanned<Hall>, tracks: &Keys<'_>) -> Result<(), Broken> {
        hall.get_ref()
            .rows
            .iter()
            .try_for_each(|row| self.known(&row.span(), "halls.rows", "track", row.get_ref().track.as_deref(), tracks))
    }

    fn delegates(&self, delegates: &[Spanned<Delegate>], people: &Keys<'_>) -> Result<(), Broken> {
        let mut once = HashSet::new();
        for delegate in delegates {
            let (span, delegate) = (delegate.span(), delegate.get_ref());
            self.known(&span, "delegates", "person", Some(&delegate.person), people)?;
            if !once.insert((&*delegate.person, delegate.part)) {
                return Err(self.source.at(&span, "delegates", "person", format!("“{}” has this part twice", delegate.person)));
            }
        }
        Ok(())
    }

    fn item(
        &self,
        item: &Spanned<Item>,
        within: Option<NaiveDate>,
        rooms: &Keys<'_>,
        tracks: &Keys<'_>,
        people: &Keys<'_>,
    ) -> Result<(), Broken> {
        let (span, item) = (item.span(), item.get_ref());
        self.known(&span, "items", "room", item.room.as_deref(), rooms)?;
        self.known(&span, "items", "track", item.track.as_deref(), tracks)?;
        item.people.iter().try_for_each(|part| self.part(part, people))?;
        let when = when(item, within, self.today);
        when.may_be().map_err(|no| self.source.refused(&span, "items", &no))?;
        for part in &item.items {
            if !part.get_ref().items.is_empty() {
                return Err(self.source.at(&part.span(), "items", "items", "a part of an item has no parts of its own"));
            }
            self.item(part, when.day, rooms, tracks, people)?;
        }
        Ok(())
    }

    fn part(&self, part: &Spanned<Part>, people: &Keys<'_>) -> Result<(), Broken> {
        self.known(&part.span(), "items.people", "person", Some(&part.get_ref().person), people)
    }

    fn exhibitor(&self, exhibitor: &Spanned<Exhibitor>, tracks: &Keys<'_>) -> Result<(), Broken> {
        let (span, exhibitor) = (exhibitor.span(), exhibitor.get_ref());
        self.known(&span, "exhibitors", "track", exhibitor.track.as_deref(), tracks)?;
        match (exhibitor.state, &exhibitor.booth) {
            (State::Accepted | State::Confirmed, None) => Err(self.source.at(&span, "exhibitors", "booth", "who is accepted has a booth")),
            (state, Some(_)) if state.holds_place() => Ok(()),
            (_, None) => Ok(()),
            (_, Some(_)) => Err(self.source.at(&span, "exhibitors", "booth", "only who is accepted has a booth")),
        }
    }

    fn known(&self, span: &Range<usize>, section: &str, field: &str, key: Option<&str>, keys: &Keys<'_>) -> Result<(), Broken> {
        match key {
            Some(key) if !keys.0.contains(key) => Err(self.source.at(span, section, field, format!("“{key}” is not in this file"))),
            _ => Ok(()),
        }
    }
}

/// When an item takes place; a part without a day of its own is on the day of what it is a part of.
pub(super) fn when(item: &Item, within: Option<NaiveDate>, today: NaiveDate) -> When {
    When {
        day: item.day.map(|day| day.on(today)).or(within),
        part_of_day: item.part_of_day,
        from: item.from.map(|time| time.0),
        to: item.to.map(|time| time.0),
    }
}
