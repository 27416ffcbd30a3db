//! Writing rows of a list of delegates, inside a change: those who are new all at once, the others one by one.
use super::cells::{gender_of, side_of};
use super::posts;
use super::record::{Record, records};
use super::snapshot::{self, Snapshot, Written};
use crate::events::event;
use crate::interchange::sheets::plan::{Act, Planned};
use crate::interchange::sheets::values::{Reason, Values, get};
use crate::people::delegate::{self, Part, last_place};
use crate::people::printed::print_in;
use crate::people::protocol::admit;
use crate::people::record::update_person;
use crate::people::{DelegateInput, PersonInput, PositionInput, insert_people, make_delegate, person};
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::text::{Both, Email, Line, Phone, Prose};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap};

/// Cells that are about the presence at the event, not about the person.
const OF_DELEGATE: &[&str] = &["part", "side", "role.vi", "role.en", "printed_honorific", "printed.vi", "printed.en"];
const OF_POSTS: &[&str] = &["title.vi", "title.en", "organisation.vi", "organisation.en"];

/// A row to be written: where studio and file both differ, the file's word counts if the second says so.
pub type Chosen<'a> = (&'a Planned, bool);

/// What became of each row, by its number: what was written, or why not.
pub type Outcomes = BTreeMap<usize, Result<Written, Reason>>;

/// Writes these rows. A refusal of the database ends the change; what can be known before is an outcome of its row.
pub async fn write(change: &mut Change, event: &event::Model, rows: &[Chosen<'_>]) -> Result<Outcomes> {
    let mut outcomes = add(change, event, rows).await?;
    let changed: Vec<&Chosen<'_>> = rows.iter().filter(|(row, _)| row.act == Act::Change).collect();
    let ids: Vec<i64> = changed.iter().filter_map(|(row, _)| Some(row.target.subject?.0)).collect();
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(ids)).all(change.tx()).await?;
    for (row, file) in changed {
        let person = people.iter().find(|person| Some(person.id) == row.target.subject.map(|(id, _)| id));
        let outcome = match person {
            Some(person) => change_one(change, event, person, (row, *file)).await?,
            None => Err(Reason::new("", "sheets-gone")),
        };
        outcomes.insert(row.number, outcome);
    }
    Ok(outcomes)
}

async fn add(change: &mut Change, event: &event::Model, rows: &[Chosen<'_>]) -> Result<Outcomes> {
    let mut outcomes = Outcomes::new();
    let (mut numbers, mut people, mut delegates) = (vec![], vec![], vec![]);
    for (row, _) in rows.iter().filter(|(row, _)| row.act == Act::Add) {
        let values = row.over(&Values::new(), true);
        match person_input(None, &values, true).and_then(|person| Ok((person, delegate_input(&values)?))) {
            Ok((person, delegate)) => {
                numbers.push(row.number);
                people.push(person);
                delegates.push(delegate);
            }
            Err(reason) => drop(outcomes.insert(row.number, Err(reason))),
        }
    }
    let people = insert_people(change, &people).await?;
    let present = make_delegates(change, event.id, &people, &delegates).await?;
    let wanted: Vec<_> = people.iter().zip(&present).map(|(person, delegate)| (person.id, Some(*delegate))).collect();
    for (number, after) in numbers.into_iter().zip(snapshot::read(change.tx(), &wanted).await?) {
        let written = after.map(|after| Written { before: None, after }).ok_or_else(|| Reason::new("", "sheets-gone"));
        outcomes.insert(number, written);
    }
    Ok(outcomes)
}

/// Presences of new people, each after those who come in the same part already. Answers their keys.
async fn make_delegates(change: &mut Change, event: i64, people: &[person::Model], inputs: &[DelegateInput]) -> Result<Vec<i64>> {
    let mut places: HashMap<Part, i32> = HashMap::new();
    let mut rows = vec![];
    for (person, input) in people.iter().zip(inputs) {
        let place = match places.get(&input.part) {
            Some(place) => place + 1,
            None => last_place(change.tx(), event, input.part).await? + 1,
        };
        places.insert(input.part, place);
        rows.push(delegate::ActiveModel {
            event_id: Set(event),
            person_id: Set(person.id),
            part: Set(input.part),
            place: Set(place),
            version: Set(1),
            ..input.columns()
        });
    }
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let taken = Refusal::at("part", "people-part-taken");
    delegate::Entity::insert_many(rows).exec_without_returning(change.tx()).await.or_refuse_duplicate(taken)?;
    let here = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event));
    let found = here.filter(delegate::COLUMN.person_id.is_in(people.iter().map(|person| person.id))).all(change.tx()).await?;
    let by_person: HashMap<i64, i64> = found.into_iter().map(|row| (row.person_id, row.id)).collect();
    Ok(people.iter().filter_map(|person| by_person.get(&person.id).copied()).collect())
}

async fn change_one(
    change: &mut Change,
    event: &event::Model,
    person: &person::Model,
    (row, file): Chosen<'_>,
) -> Result<Result<Written, Reason>> {
    let record = records(change.tx(), event, vec![person.clone()]).await?.pop().ok_or(AppError::NotFound)?;
    let delegate = match row.target.delegate {
        Some((id, _)) => record.delegates.iter().find(|row| row.id == id),
        None => None,
    };
    let seen = (Some((person.id, person.version)), delegate.map(|row| (row.id, row.version)));
    if seen != (row.target.subject, row.target.delegate) {
        return Ok(Err(Reason::new("", "sheets-changed-since")));
    }
    let values = row.over(&record.values(delegate), file);
    let inputs =
        person_input(Some(&record), &values, touches(row, file, OF_POSTS)).and_then(|person| Ok((person, delegate_input(&values)?)));
    let (input, presence) = match inputs {
        Ok(inputs) => inputs,
        Err(reason) => return Ok(Err(reason)),
    };
    let is_taken = record.delegates.iter().any(|other| other.part == presence.part && Some(other.id) != delegate.map(|row| row.id));
    if is_taken {
        return Ok(Err(Reason::new("part", "people-part-taken")));
    }
    let before = snapshot::read(change.tx(), &[(person.id, delegate.map(|row| row.id))]).await?.pop().flatten();
    if row.cells.iter().any(|cell| (file || !cell.clash) && !OF_DELEGATE.contains(&cell.field.as_str())) {
        update_person(change, event.id, person, &input).await?;
    }
    let presence_id = match delegate {
        None => make_delegate(change, event.id, person.id, &presence).await?.id,
        Some(old) => {
            if touches(row, file, OF_DELEGATE) {
                print_in(change, event, (person, old, &presence)).await?;
            }
            old.id
        }
    };
    change.touch(event.id);
    let after: Option<Snapshot> = snapshot::read(change.tx(), &[(person.id, Some(presence_id))]).await?.pop().flatten();
    Ok(Ok(Written { before, after: after.ok_or(AppError::NotFound)? }))
}

fn touches(row: &Planned, file: bool, fields: &[&str]) -> bool {
    row.cells.iter().any(|cell| (file || !cell.clash) && fields.contains(&cell.field.as_str()))
}

/// Everybody who came along takes the place that protocol suggests, all at once: one by one it would be worked out anew for each.
pub async fn admit_all(change: &Change, event: &event::Model, written: &[Written]) -> Result<()> {
    let mut newcomers: BTreeMap<Part, Vec<i64>> = BTreeMap::new();
    for row in written.iter().filter(|row| row.before.as_ref().is_none_or(|before| before.delegate.is_none())) {
        if let Some(delegate) = &row.after.delegate {
            newcomers.entry(delegate.part).or_default().push(delegate.id);
        }
    }
    for (part, ids) in newcomers {
        admit(change, event, part, &ids).await?;
    }
    Ok(())
}

/// What is to be on record of a person. Posts are read out of their cells only where one of those changes.
fn person_input(record: Option<&Record>, values: &Values, posts_too: bool) -> Result<PersonInput, Reason> {
    let positions: Vec<PositionInput> = match record.filter(|_| !posts_too) {
        Some(record) => record.posts.iter().map(|(post, _)| post.clone()).collect(),
        None => posts::read(values, record)?,
    };
    let text = |code: &str| get(values, code);
    let name = Line::parse(text("name")).map_err(|wrong| Reason::wrong("name", wrong))?;
    let whole = match record {
        Some(record) => PersonInput::of(&record.person, name, positions),
        None => PersonInput { positions, ..PersonInput::named(name) },
    };
    Ok(PersonInput {
        honorific: Line::parse(text("honorific")).map_err(|wrong| Reason::wrong("honorific", wrong))?,
        degrees: Line::parse(text("degrees")).map_err(|wrong| Reason::wrong("degrees", wrong))?,
        gender: gender_of(text("gender")),
        birth_year: text("birth_year").parse().ok(),
        email: Email::parse(text("email")).ok(),
        phone: Phone::parse(text("phone")).ok(),
        ..whole
    })
}

fn delegate_input(values: &Values) -> Result<DelegateInput, Reason> {
    let text = |code: &str| get(values, code);
    let line = |code: &'static str| Line::parse(text(code)).map_err(|wrong| Reason::wrong(code, wrong));
    let prose = |code: &'static str| Prose::parse(text(code)).map_err(|wrong| Reason::wrong(code, wrong));
    Ok(DelegateInput {
        part: Part::from_code(text("part")).ok_or_else(|| Reason::new("part", "form-required"))?,
        side: side_of(text("side")),
        printed_honorific: Line::parse(text("printed_honorific")).map_err(|wrong| Reason::wrong("printed_honorific", wrong))?,
        printed_titles: Both { vi: prose("printed.vi")?, en: prose("printed.en")? },
        committee_role: Both { vi: line("role.vi")?, en: line("role.en")? },
    })
}
