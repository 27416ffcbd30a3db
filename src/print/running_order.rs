//! The programme as an office prints it: day by day, hour by hour, with who does what and where, under the event's letterhead.
use super::office::Paper;
use super::tools::{languages, letterhead, year_of};
use crate::events::studio::{Editor, Rail};
use crate::people::honorific::At;
use crate::people::line::at;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Given;
use crate::platform::time::{Now, date, time_range, weekday};
use crate::platform::words::{say, word};
use crate::programme::item_person::Part;
use crate::programme::publish::freeze::frozen;
use crate::programme::released::newest;
use crate::programme::schedule_item::{Moment, PartOfDay};
use crate::programme::snapshot::{Item, Snapshot};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

/// How the programme is printed, this time.
#[derive(FromForm, Default)]
pub struct Asked {
    language: Given<Language>,
    across: bool,
    /// The plan as it is being worked on, instead of what was released.
    plan: bool,
}

#[get("/studio/<_>/papers/programme?<asked..>")]
async fn show(asked: Asked, editor: Editor, now: Now, db: &Db) -> Result<Page<RunningOrderPage>> {
    let page = RunningOrderPage::of(db, &editor, &asked, now.0).await?;
    Ok(editor.visit.page(page))
}

#[derive(Serialize)]
struct RunningOrderPage {
    rail: Rail,
    base: String,
    form: FormView,
    languages: Vec<Choice>,
    /// Which version of the programme this is.
    version: String,
    paper: Paper,
    columns: Vec<String>,
    days: Vec<Day>,
}

impl View for RunningOrderPage {
    const TEMPLATE: &'static str = "print/running_order";
}

#[derive(Serialize)]
struct Day {
    heading: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    hours: String,
    title: String,
    /// A part of the row above.
    part: bool,
    people: Vec<String>,
    place: String,
}

impl RunningOrderPage {
    async fn of(db: &Database, editor: &Editor, asked: &Asked, now: DateTime<Utc>) -> Result<Self> {
        let shown = editor.visit.language;
        let language = asked.language.0.unwrap_or(shown);
        let (snapshot, version) = programme(db, editor, asked.plan).await?;
        let letterhead = letterhead(db, editor).await?;
        let event = editor.event.name.plain(language).to_owned();
        let mut paper = Paper::of(&letterhead, language, year_of(&editor.event, now), (&word(language, "print-programme"), event));
        paper.landscape = asked.across;
        paper.occasion = editor.event.when_and_where().plain(language).to_owned();
        let yes = |on: bool| if on { "true" } else { "" }.to_owned();
        let asked = [("language", language.code().to_owned()), ("across", yes(asked.across)), ("plan", yes(asked.plan))];
        let columns = ["print-column-hours", "print-column-what", "print-column-who", "print-column-where"];
        Ok(Self {
            rail: editor.rail("papers"),
            base: format!("/studio/{}/papers", editor.event.slug),
            form: FormView::filled(asked),
            languages: languages(),
            version: version.map_or_else(
                || word(shown, "print-programme-plan"),
                |number| say(shown, "print-programme-release", &json!({ "number": number })),
            ),
            paper,
            columns: columns.map(|key| word(language, key)).into(),
            days: Drawer { snapshot: &snapshot, language }.days(),
        })
    }
}

/// The newest release and its number; the working plan where it is asked for, or nothing was released.
async fn programme(db: &Database, editor: &Editor, plan: bool) -> Result<(Snapshot, Option<i32>)> {
    let released = if plan { None } else { newest(db.reader(), editor.event.id).await? };
    match released {
        Some(row) => Ok((serde_json::from_value(row.snapshot).context("a snapshot")?, Some(row.number))),
        None => Ok((frozen(db.reader(), &editor.event).await?, None)),
    }
}

struct Drawer<'a> {
    snapshot: &'a Snapshot,
    language: Language,
}

impl Drawer<'_> {
    /// Day by day; what has no day yet comes where the plan has it.
    fn days(&self) -> Vec<Day> {
        let zone = self.snapshot.tz();
        let mut days: Vec<(Option<NaiveDate>, Vec<Row>)> = Vec::new();
        for item in self.snapshot.items.iter().filter(|item| !item.cancelled) {
            let day = item.moment(zone).day();
            if days.last().is_none_or(|(last, _)| *last != day) {
                days.push((day, Vec::new()));
            }
            if let Some((_, rows)) = days.last_mut() {
                rows.push(self.row(item, None));
                rows.extend(item.children.iter().filter(|part| !part.cancelled).map(|part| self.row(part, Some(item))));
            }
        }
        days.into_iter().map(|(day, rows)| Day { heading: self.heading(day), rows }).collect()
    }

    /// "Thứ Sáu, ngày 14/11/2025".
    fn heading(&self, day: Option<NaiveDate>) -> String {
        match (day, self.language) {
            (Some(day), Language::Vi) => format!("{}, ngày {}", weekday(day, self.language), date(day, self.language)),
            (Some(day), Language::En) => format!("{}, {}", weekday(day, self.language), date(day, self.language)),
            (None, _) => word(self.language, "print-day-unknown"),
        }
    }

    fn row(&self, item: &Item, larger: Option<&Item>) -> Row {
        let room = |item: &Item| if item.all_rooms { None } else { self.snapshot.room(item.room.as_deref()) };
        let own = room(item).map(|room| room.name.plain(self.language).to_owned()).unwrap_or_default();
        let above = larger.and_then(room).map(|room| room.name.plain(self.language));
        Row {
            hours: self.hours(item),
            title: item.title.plain(self.language).to_owned(),
            part: larger.is_some(),
            people: item.people.iter().map(|one| self.person(one)).collect(),
            // What takes place where the larger item does need not say so again.
            place: if above == Some(own.as_str()) { String::new() } else { own },
        }
    }

    fn hours(&self, item: &Item) -> String {
        let part = |part: PartOfDay| match part {
            PartOfDay::Morning => "print-part-morning",
            PartOfDay::Afternoon => "print-part-afternoon",
            PartOfDay::Evening => "print-part-evening",
        };
        match item.moment(self.snapshot.tz()) {
            Moment::Between { from, to } => time_range(from.time(), Some(to.time()), self.language),
            Moment::From { from } => time_range(from.time(), None, self.language),
            Moment::Part { part: of_day, .. } => word(self.language, part(of_day)),
            Moment::Day { .. } | Moment::Unknown => String::new(),
        }
    }

    /// "Ông Mai Sơn, Phó Chủ tịch …"; with what they do where that is more than to speak.
    fn person(&self, one: &crate::programme::snapshot::Speaker) -> String {
        let name = one.person.full_name(self.language, At::Start);
        let post = one.person.titles.last().map(|title| title.plain(self.language)).unwrap_or_default();
        let named = if post.is_empty() { name } else { format!("{name}, {}", at(post, At::Inside)) };
        match one.part {
            Part::Speaker => named,
            other => format!("{}: {named}", word(self.language, other.key())),
        }
    }
}
