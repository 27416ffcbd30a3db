//! Writing rows of a programme through its own functions: what they name is made first, then larger items, then their parts.
use super::cells::ALL_ROOMS;
use super::known::{Known, load, named};
use super::people::{Who, read as people_in};
use super::{cells, plan, words};
use crate::events::event;
use crate::interchange::sheets::kept::written::What;
use crate::interchange::sheets::people::{Written as PersonWritten, snapshots};
use crate::interchange::sheets::plan::{Act, Planned};
use crate::interchange::sheets::values::{Reason, Values, get};
use crate::people::delegate::Part as Comes;
use crate::people::{DelegateInput, PersonInput, insert_people, make_delegate, person};
use crate::platform::change::Change;
use crate::platform::error::{AppError, Result};
use crate::platform::text::{Bilingual, Line, fold};
use crate::programme::acts::Row;
use crate::programme::item_person::Part;
use crate::programme::working::Working;
use crate::programme::{ItemInput, RoomInput, TrackInput, insert_item, insert_room, insert_track, update_item};
use sea_orm::{EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What one row has done to an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    pub before: Option<Row>,
    pub after: Row,
}

/// What came of the rows.
#[derive(Debug, Default)]
pub struct Done {
    pub outcomes: BTreeMap<usize, Option<Reason>>,
    /// By number of the row; 0 for what was made along with them.
    pub written: Vec<(usize, What)>,
}

/// Writes these rows; where studio and file both differ, the file's word counts if the second says so.
pub async fn write(change: &mut Change, event: &event::Model, rows: &[(&Planned, bool)]) -> Result<Done> {
    let mut writing =
        Writing { known: load(change.tx(), event, &[]).await?, people: HashMap::new(), rows: HashMap::new(), done: Done::default() };
    let whole: Vec<(&Planned, Values)> = rows.iter().map(|(row, file)| (*row, writing.after(row, *file))).collect();
    writing.make_places(change, event, &whole).await?;
    writing.make_people(change, event, &whole).await?;
    // Larger items stand before their parts, wherever the file has them.
    let (first, then): (Vec<_>, Vec<_>) = whole.iter().partition(|(_, values)| !get(values, "parent").starts_with("row:"));
    let mut left = vec![];
    for (row, values) in first.into_iter().chain(then) {
        match writing.one(change, event, row, values).await? {
            Ok((before, item)) => left.push((row.number, before, item)),
            Err(reason) => drop(writing.done.outcomes.insert(row.number, Some(reason))),
        }
    }
    let working = Working::read(change.tx(), event.id).await?;
    for (number, before, id) in left {
        let item = working.item(id).ok_or(AppError::NotFound)?;
        let written = Written { before, after: Row::of(&working, item) };
        writing.done.written.push((number, What::Item(Box::new(written))));
        writing.done.outcomes.insert(number, None);
    }
    Ok(writing.done)
}

struct Writing {
    known: Known,
    /// Keys of people by slug, and of those made now by their names.
    people: HashMap<String, i64>,
    /// Items that rows of this file have become.
    rows: HashMap<usize, i64>,
    done: Done,
}

impl Writing {
    /// What is to be on record of a row's item.
    fn after(&self, row: &Planned, file: bool) -> Values {
        let item = row.target.subject.and_then(|(id, _)| self.known.item(id));
        row.over(&item.map(|item| cells::of_item(item, &self.known)).unwrap_or_default(), file)
    }

    /// Rooms and tracks that are named and not there.
    async fn make_places(&mut self, change: &mut Change, event: &event::Model, rows: &[(&Planned, Values)]) -> Result<()> {
        let texts = |code: &str| {
            rows.iter()
                .map(|(_, values)| get(values, code).to_owned())
                .filter(|text| !text.is_empty() && text != ALL_ROOMS)
                .collect::<BTreeSet<_>>()
        };
        for name in texts("room") {
            if named(&self.known.working.rooms, |room| &room.name, &name).is_none() {
                let input = RoomInput { name: Bilingual::new(name, ""), capacity: None, shared: false };
                let room = insert_room(change, event, &input).await?;
                self.done.written.push((0, What::Room(Box::new(room.clone()))));
                self.known.working.rooms.push(room);
            }
        }
        for name in texts("track") {
            if named(&self.known.working.tracks, |track| &track.name, &name).is_none() {
                let input = TrackInput { name: Bilingual::new(name, ""), description: Bilingual::default(), village: false };
                let track = insert_track(change, event, &input).await?;
                self.done.written.push((0, What::Track(Box::new(track.clone()))));
                self.known.working.tracks.push(track);
            }
        }
        Ok(())
    }

    /// People that are named: found by their slugs, or written down as speakers of the event.
    async fn make_people(&mut self, change: &mut Change, event: &event::Model, rows: &[(&Planned, Values)]) -> Result<()> {
        let (mut slugs, mut new) = (BTreeSet::new(), BTreeMap::new());
        for (_, who) in rows.iter().flat_map(|(_, values)| people_in(get(values, "people"))) {
            match who {
                Who::Known(slug) => {
                    slugs.insert(slug);
                }
                Who::New(honorific, degrees, name) => {
                    new.entry(fold(&name)).or_insert((honorific, degrees, name));
                }
            }
        }
        let found = person::Entity::find().filter(person::COLUMN.slug.is_in(slugs)).all(change.tx()).await?;
        self.people.extend(found.into_iter().map(|person| (person.slug, person.id)));
        let input = |(honorific, degrees, name): &(String, String, String)| {
            let named = Line::parse(name).map(PersonInput::named).ok()?;
            let (honorific, degrees) = (Line::parse(honorific).unwrap_or_default(), Line::parse(degrees).unwrap_or_default());
            Some(PersonInput { honorific, degrees, ..named })
        };
        let inputs: Vec<PersonInput> = new.values().filter_map(input).collect();
        let made = insert_people(change, &inputs).await?;
        let mut wanted = vec![];
        for person in &made {
            let delegate = make_delegate(change, event.id, person.id, &DelegateInput::as_on_record(Comes::Speaker)).await?;
            wanted.push((person.id, Some(delegate.id)));
            self.people.insert(format!("new:{}", person.folded), person.id);
        }
        for after in snapshots(change.tx(), &wanted).await?.into_iter().flatten() {
            self.done.written.push((0, What::Person(Box::new(PersonWritten { before: None, after }))));
        }
        Ok(())
    }

    /// Writes one row: what was there before, and the item's key.
    async fn one(
        &mut self,
        change: &mut Change,
        event: &event::Model,
        row: &Planned,
        values: &Values,
    ) -> Result<Result<(Option<Row>, i64), Reason>> {
        let input = match self.input(values, row) {
            Ok(input) => input,
            Err(reason) => return Ok(Err(reason)),
        };
        let Some((id, version)) = row.target.subject.filter(|_| row.act == Act::Change) else {
            let item = insert_item(change, event, &input).await?;
            self.rows.insert(row.number, item.id);
            return Ok(Ok((None, item.id)));
        };
        let before = match self.known.item(id) {
            Some(item) if item.version == version => Row::of(&self.known.working, item),
            Some(_) => return Ok(Err(Reason::new("", "sheets-changed-since"))),
            None => return Ok(Err(Reason::new("", "sheets-gone"))),
        };
        update_item(change, event, id, version, &input).await?;
        Ok(Ok((Some(before), id)))
    }

    fn input(&self, values: &Values, row: &Planned) -> Result<ItemInput, Reason> {
        let text = |code: &str| get(values, code);
        let both = |vi: &str, en: &str| Bilingual::new(text(vi), text(en));
        let working = &self.known.working;
        let kind = words::kind(text("kind")).ok_or_else(|| Reason::new("kind", "form-required"))?;
        let gone = |code: &str| Reason::new(code, "sheets-changed-since");
        let place = |id: Option<i64>, code: &str| if text(code).is_empty() { Ok(None) } else { id.map(Some).ok_or_else(|| gone(code)) };
        let all_rooms = text("room") == ALL_ROOMS;
        let room = named(&working.rooms, |room| &room.name, text("room")).map(|room| room.id);
        let track = named(&working.tracks, |track| &track.name, text("track")).map(|track| track.id);
        Ok(ItemInput {
            parent_id: self.parent(text("parent"))?,
            description: both("description.vi", "description.en"),
            when: plan::when(values),
            room_id: if all_rooms { None } else { place(room, "room")? },
            all_rooms,
            track_id: place(track, "track")?,
            language: words::spoken(text("language")).filter(|_| !text("language").is_empty()),
            expected: text("expected").parse().ok(),
            people: self.people(values, row)?,
            ..ItemInput::named(kind, both("title.vi", "title.en"))
        })
    }

    fn parent(&self, text: &str) -> Result<Option<i64>, Reason> {
        let (code, _) = text.split_once(' ').unwrap_or((text, ""));
        let missing = || Reason::new("parent", "sheets-parent-not-written");
        match code.strip_prefix("row:") {
            Some(number) => number.parse().ok().and_then(|number: usize| self.rows.get(&number)).map(|id| Some(*id)).ok_or_else(missing),
            None if code.is_empty() => Ok(None),
            None => self.known.item_with_code(code).map(|item| Some(item.id)).ok_or_else(missing),
        }
    }

    fn people(&self, values: &Values, row: &Planned) -> Result<Vec<(i64, Part)>, Reason> {
        let of = |(part, who): (Part, Who)| {
            let key = match who {
                Who::Known(slug) => slug,
                Who::New(_, _, name) => format!("new:{}", fold(&name)),
            };
            let gone = || Reason::new("people", "sheets-gone").with("row", row.number);
            self.people.get(&key).map(|id| (*id, part)).ok_or_else(gone)
        };
        people_in(get(values, "people")).into_iter().map(of).collect()
    }
}
