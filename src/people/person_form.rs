//! The form a person is written in: what comes in, and what the template is given.
use super::delegate::Part;
use super::honorific::OFFERED;
use super::person::{self, Gender};
use super::position::Standing;
use super::record::{PersonInput, PositionInput, positions_of};
use super::{organisation, position};
use crate::platform::error::{Refusal, Result};
use crate::platform::files::{PictureRef, PictureUpload};
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, Both, BothProse, Email, Given, Line, Phone, show_phone};
use crate::platform::time::DateField;
use crate::platform::words::word;
use rocket::form::Context;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use serde::Serialize;

/// Names of organisations offered while one types.
const SUGGESTED: u64 = 400;

/// What somebody of the team writes of a person, new or known. Contacts of who may not see them are not read.
#[derive(FromForm)]
pub struct PersonForm {
    honorific: Line<0, 40>,
    degrees: Line<0, 60>,
    pub name: Line<2, 120>,
    sort_override: Line<0, 120>,
    gender: Given<Gender>,
    birth_year: Given<i32>,
    pub portrait: PictureUpload,
    /// The picture that came with an earlier sending of this form.
    portrait_kept: Line<0, 80>,
    portrait_remove: bool,
    biography: BothProse<4000>,
    email: Given<Email>,
    phone: Given<Phone>,
    positions: Vec<PositionRow>,
    /// Of the row that was on record when the form was opened.
    #[field(default = 0)]
    pub version: i32,
    /// As what a new person comes.
    pub part: Given<Part>,
    /// Another person of the same name is known, and this is not the same one.
    pub anyway: bool,
    /// A row of posts to move ("up:2"), sent by its buttons where there is no script.
    pub row: Option<String>,
}

#[derive(FromForm)]
struct PositionRow {
    title: Both<Line<0, 200>>,
    organisation: Both<Line<0, 200>>,
    standing: Given<Standing>,
    rank: Given<i32>,
    held_from: Given<DateField>,
    held_to: Given<DateField>,
}

impl PersonForm {
    /// What was written. `uploaded` is the picture that came along; `old` is what is on record, from which contacts are
    /// taken for who may not see them.
    pub fn input(&self, uploaded: Option<PictureRef>, old: Option<&person::Model>, contacts: bool) -> PersonInput {
        let kept = PictureRef::parse(&self.portrait_kept).or_else(|| PictureRef::parse(old?.portrait.as_deref()?));
        let email = || Email::parse(old?.email.as_deref()?).ok();
        let phone = || Phone::parse(old?.phone.as_deref()?).ok();
        PersonInput {
            honorific: self.honorific.clone(),
            degrees: self.degrees.clone(),
            name: self.name.clone(),
            sort_override: self.sort_override.clone(),
            gender: self.gender.0,
            birth_year: self.birth_year.0,
            portrait: uploaded.or(if self.portrait_remove { None } else { kept }),
            biography: self.biography.clone(),
            email: if contacts { self.email.0.clone() } else { email() },
            phone: if contacts { self.phone.0.clone() } else { phone() },
            positions: self.positions.iter().map(PositionRow::input).collect(),
        }
    }
}

impl PositionRow {
    fn input(&self) -> PositionInput {
        PositionInput {
            title: self.title.clone(),
            organisation: self.organisation.clone(),
            standing: self.standing.0.unwrap_or_default(),
            rank: self.rank.0,
            held_from: self.held_from.0.map(|day| day.0),
            held_to: self.held_to.0.map(|day| day.0),
            ..PositionInput::default()
        }
    }
}

/// The form as its template sees it.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    pub form: FormView,
    /// The numbers of the rows of posts, in the order they are shown; the last is empty.
    rows: Vec<String>,
    /// The address of the picture kept now, or empty.
    portrait: String,
    /// The name of a picture that came with an earlier sending, or empty.
    pub portrait_kept: String,
    genders: Vec<Choice>,
    standings: Vec<Choice>,
    honorifics: &'static [&'static str],
    organisations: Vec<Bilingual>,
    /// Whether e-mail and phone are shown.
    contacts: bool,
}

impl PersonView {
    /// A form with these values, whose posts are in rows of these numbers.
    pub async fn of(
        db: &impl ConnectionTrait,
        form: FormView,
        mut rows: Vec<String>,
        (contacts, language): (bool, Language),
    ) -> Result<Self> {
        let next = rows.iter().filter_map(|row| row.parse::<u32>().ok()).max().map_or(0, |last| last.saturating_add(1));
        rows.push(next.to_string());
        Ok(Self {
            form,
            rows,
            portrait: String::new(),
            portrait_kept: String::new(),
            genders: [("female", Gender::Female), ("male", Gender::Male)]
                .map(|(value, gender)| Choice::new(value, word(language, gender.key())))
                .into(),
            standings: Standing::ALL.map(|one| Choice::new(one.code(), word(language, one.key()))).into(),
            honorifics: OFFERED,
            organisations: suggested(db).await?,
            contacts,
        })
    }

    /// With the picture on record.
    pub fn with_portrait(mut self, column: Option<&str>) -> Self {
        self.portrait = super::line::portrait(column, 320);
        self
    }

    /// With a picture that was sent, and waits for the form to be saved.
    pub fn with_kept(mut self, picture: Option<&PictureRef>) -> Self {
        if let Some(picture) = picture {
            self.portrait = picture.src(320);
            self.portrait_kept = picture.to_string();
        }
        self
    }
}

async fn suggested(db: &impl ConnectionTrait) -> Result<Vec<Bilingual>> {
    let rows = organisation::Entity::find().order_by_asc(organisation::COLUMN.folded).limit(SUGGESTED).all(db).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// What is on record of a person, as the fields of the form.
pub async fn on_record(db: &impl ConnectionTrait, person: &person::Model, contacts: bool) -> Result<(FormView, Vec<String>)> {
    let positions = positions_of(db, person.id).await?;
    let rows: Vec<String> = (0..positions.len()).map(|row| row.to_string()).collect();
    let mut values = fields_of(person, contacts);
    for (row, (position, organisation)) in positions.into_iter().enumerate() {
        values.extend(fields_of_post(row, position, organisation));
    }
    Ok((FormView::filled(values), rows))
}

fn fields_of(person: &person::Model, contacts: bool) -> Vec<(String, String)> {
    let gender = person.gender.map_or("", |gender| if gender == Gender::Female { "female" } else { "male" });
    let mut values = vec![
        ("honorific", person.honorific.clone()),
        ("degrees", person.degrees.clone()),
        ("name", person.name.clone()),
        ("sort_override", person.sort_override.clone().unwrap_or_default()),
        ("gender", gender.to_owned()),
        ("birth_year", person.birth_year.map(|year| year.to_string()).unwrap_or_default()),
        ("biography.vi", person.biography.vi.clone()),
        ("biography.en", person.biography.en.clone()),
        ("version", person.version.to_string()),
    ];
    if contacts {
        let phone = person.phone.as_deref().map(|phone| show_phone(phone, Language::Vi));
        values.extend([("email", person.email.clone().unwrap_or_default()), ("phone", phone.unwrap_or_default())]);
    }
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn fields_of_post(
    row: usize,
    position: position::Model,
    organisation: Option<organisation::Model>,
) -> impl Iterator<Item = (String, String)> {
    let organisation = organisation.map(|organisation| organisation.name).unwrap_or_default();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
    let values = [
        ("title.vi", position.title.vi),
        ("title.en", position.title.en),
        ("organisation.vi", organisation.vi),
        ("organisation.en", organisation.en),
        ("standing", position.standing.code().to_owned()),
        ("rank", position.rank.map(|rank| rank.to_string()).unwrap_or_default()),
        ("held_from", day(position.held_from)),
        ("held_to", day(position.held_to)),
    ];
    values.into_iter().map(move |(name, value)| (format!("positions[{row}].{name}"), value))
}

/// The form as it was sent, with the numbers of its rows in the order they came; empty rows are left out.
pub fn sent(context: &Context<'_>) -> (FormView, Vec<String>) {
    let view = FormView::sent(context);
    let mut rows: Vec<String> = Vec::new();
    for field in context.fields() {
        let name = field.to_string();
        // How a post is held is always sent, and alone makes no post.
        let written = !name.ends_with("].standing") && view.values.get(&name).is_some_and(|value| !value.trim().is_empty());
        if let Some(row) = row_of(&name).filter(|row| written && !rows.iter().any(|known| known == row)) {
            rows.push(row.to_owned());
        }
    }
    (view, rows)
}

/// The numbers of all rows that came, empty ones too: the order in which the typed form holds them.
pub fn all_rows(context: &Context<'_>) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for field in context.fields() {
        let name = field.to_string();
        if let Some(row) = row_of(&name).filter(|row| rows.last().is_none_or(|last| last != row)) {
            rows.push(row.to_owned());
        }
    }
    rows
}

/// The numbers of the rows a form has values for, from small to large.
pub fn rows_in(view: &FormView) -> Vec<String> {
    let mut rows: Vec<u32> = view.values.keys().filter_map(|name| row_of(name)?.parse().ok()).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.iter().map(u32::to_string).collect()
}

fn row_of(field: &str) -> Option<&str> {
    field.strip_prefix("positions[")?.split_once(']').map(|(row, _)| row)
}

/// A refusal of the third post is shown at the third row, whatever its number in the form is.
pub fn at_its_row(mut no: Refusal, rows: &[String]) -> Refusal {
    let field = no.field.as_deref().unwrap_or_default();
    let place = row_of(field).and_then(|row| row.parse::<usize>().ok()).and_then(|row| rows.get(row));
    if let (Some(number), Some((_, rest))) = (place, field.split_once(']')) {
        no.field = Some(format!("positions[{number}]{rest}").into());
    }
    no
}

/// The rows after one of them changed places with its neighbour: "up:2", "down:0".
pub fn rows_after(rows: &[String], step: &str) -> Vec<String> {
    let mut rows = rows.to_vec();
    let from = step.split_once(':').and_then(|(_, row)| rows.iter().position(|known| known == row));
    match from {
        Some(from) if step.starts_with("up:") && from > 0 => rows.swap(from, from - 1),
        Some(from) if step.starts_with("down:") && from + 1 < rows.len() => rows.swap(from, from + 1),
        _ => {}
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn rows_change_places() {
        let table = [("up:7", "7 0 3"), ("down:0", "7 0 3"), ("up:0", "0 7 3"), ("down:3", "0 7 3"), ("up:9", "0 7 3"), ("x", "0 7 3")];
        for (step, expected) in table {
            assert_eq!(rows_after(&rows("0 7 3"), step), rows(expected), "{step}");
        }
    }

    #[test]
    fn a_refusal_finds_its_row() {
        let table = [("positions[1].held_to", "positions[7].held_to"), ("positions[9].held_to", "positions[9].held_to"), ("name", "name")];
        for (field, expected) in table {
            assert_eq!(at_its_row(Refusal::at(field, "x"), &rows("0 7 3")).field.unwrap(), expected);
        }
    }
}
