//! What exhibitors may order beside what comes with their booth.
use super::{Tab, tabs};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::desk::needs::extra::{self, Extras, Sort};
use crate::exhibitors::desk::needs::extra_order;
use crate::exhibitors::desk::parts::Sent;
use crate::exhibitors::desk::parts::rule::Rules;
use crate::exhibitors::exhibitor;
use crate::exhibitors::met::{met, settling};
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, and_empty, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, Given, Line, slugify};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep]
}

/// The rows of the form, in their order; a row without a name is left out.
#[derive(FromForm)]
struct Offered {
    extras: Vec<ExtraInput>,
}

#[derive(FromForm)]
struct ExtraInput {
    /// Of one that is known; empty for a new one.
    code: Line<0, 60>,
    name: Both<Line<0, 120>>,
    sort: Given<Sort>,
    most: Given<i32>,
    price: Given<i64>,
}

/// The most extras of one event, the most of one extra, and the highest price in đồng.
const MOST_ROWS: usize = 60;
const MOST: i32 = 999;
const HIGHEST: i64 = 1_000_000_000;

// Doors.

#[get("/studio/<_>/booths/desk/extras")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<ExtrasPage>> {
    let form = filled(db, &organizer.0).await?;
    let view = ExtrasPage::of(&organizer.0, form);
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/booths/desk/extras", data = "<form>")]
async fn keep(organizer: Organizer, form: Form<Contextual<'_, Offered>>, db: &Db, now: Now) -> Result<Outcome<ExtrasPage>> {
    let editor = organizer.0;
    let sent = Sent::of(&form.context);
    let result = match &form.value {
        Some(offered) => settling(|| save(db, &editor, offered, (sent.version, now.0))).await,
        None => return Ok(again(editor, sent.form)),
    };
    match result {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/desk/extras", editor.event.slug), "desk-extras-saved"))),
        Err(AppError::Refused(no)) => Ok(again(editor, sent.form.refused(&no))),
        Err(AppError::Stale) => {
            let theirs = filled(db, &editor).await?;
            Ok(again(editor, sent.form.stale(&theirs)))
        }
        Err(other) => Err(other),
    }
}

fn again(editor: Editor, form: FormView) -> Outcome<ExtrasPage> {
    let view = ExtrasPage::of(&editor, form);
    Outcome::Again(editor.visit.page(view))
}

// Work.

async fn save(db: &Database, editor: &Editor, offered: &Offered, (version, now): (i32, DateTimeUtc)) -> Result<()> {
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    let rules = Rules::of(change.tx(), &editor.event).await?;
    rules.write(&change, editor.event.id, version).await?;
    let rows = checked(&editor.event, &offered.extras)?;
    let before = Extras::of(change.tx(), &editor.event).await?;
    let gone = before.0.iter().filter(|extra| !rows.iter().any(|row| row.code == extra.code));
    for extra in gone {
        if is_ordered(&change, editor.event.id, &extra.code).await? {
            return Err(Refusal::new("desk-extra-ordered").with("name", extra.name.plain(editor.visit.language)).into());
        }
    }
    extra::Entity::delete_many().filter(extra::COLUMN.event_id.eq(editor.event.id)).exec(change.tx()).await?;
    for row in rows {
        let fresh = extra::ActiveModel {
            event_id: Set(row.event_id),
            code: Set(row.code),
            sort: Set(row.sort),
            name: Set(row.name),
            most: Set(row.most),
            price: Set(row.price),
            place: Set(row.place),
            ..Default::default()
        };
        fresh.insert(change.tx()).await.or_refuse_duplicate(met())?;
    }
    change
        .note(Note::new(editor.event.id, "desk-log-extras").about("event", editor.event.id, editor.event.name.vi.as_str()).quiet())
        .await?;
    change.commit().await
}

/// The rows as they will stand, each with a code of its own.
fn checked(event: &crate::events::event::Model, inputs: &[ExtraInput]) -> Result<Vec<extra::Model>, Refusal> {
    let mut rows: Vec<extra::Model> = vec![];
    let named = inputs.iter().enumerate().filter(|(_, input)| !input.name.vi.is_empty() || !input.name.en.is_empty());
    for ((number, input), place) in named.zip(0..) {
        let at = |field: &str| format!("extras[{number}].{field}");
        if input.name.vi.is_empty() {
            return Err(Refusal::at(at("name.vi"), "form-required"));
        }
        let most = input.most.0.unwrap_or(1);
        if !(1..=MOST).contains(&most) {
            return Err(Refusal::at(at("most"), "form-range").with("min", 1).with("max", MOST));
        }
        let price = input.price.0.unwrap_or(0);
        if !(0..=HIGHEST).contains(&price) {
            return Err(Refusal::at(at("price"), "form-range").with("min", 0).with("max", HIGHEST));
        }
        let code = free_code(input, inputs, &rows);
        let sort = input.sort.0.unwrap_or(Sort::Furniture);
        rows.push(extra::Model { id: 0, event_id: event.id, code, sort, name: input.name.clone().into(), most, price, place });
    }
    match rows.len() {
        0 => Err(Refusal::new("desk-extras-none")),
        count if count > MOST_ROWS => Err(Refusal::new("desk-extras-many").with("most", MOST_ROWS)),
        _ => Ok(rows),
    }
}

/// The code it had, or one made of its name that no other row has.
fn free_code(input: &ExtraInput, inputs: &[ExtraInput], rows: &[extra::Model]) -> String {
    let taken = |code: &str| rows.iter().any(|row| row.code == code);
    if !input.code.is_empty() && !taken(&input.code) {
        return input.code.to_string();
    }
    let stem = Some(slugify(&input.name.vi).replace('-', "_")).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "extra".into());
    let known = |code: &str| taken(code) || inputs.iter().any(|other| &*other.code == code);
    let numbered = (2..).map(|number: u32| format!("{stem}_{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|code| !known(code)).unwrap_or(stem)
}

async fn is_ordered(change: &Change, event_id: i64, code: &str) -> Result<bool> {
    let own = exhibitor::Entity::find().select_only().column(exhibitor::Column::Id).filter(exhibitor::COLUMN.event_id.eq(event_id));
    let ids: Vec<i64> = own.into_tuple().all(change.tx()).await?;
    let ordered = extra_order::Entity::find().filter(extra_order::COLUMN.code.eq(code)).filter(extra_order::COLUMN.exhibitor_id.is_in(ids));
    Ok(ordered.one(change.tx()).await?.is_some())
}

// View.

#[derive(Serialize)]
struct ExtrasPage {
    rail: Rail,
    tabs: Vec<Tab>,
    action: String,
    form: FormView,
    rows: Vec<usize>,
    sorts: Vec<Choice>,
}

impl View for ExtrasPage {
    const TEMPLATE: &'static str = "exhibitors/desk/studio/extras";
}

impl ExtrasPage {
    fn of(editor: &Editor, form: FormView) -> Self {
        Self {
            rail: editor.rail("booths"),
            tabs: tabs(editor, "/extras"),
            action: format!("/studio/{}/booths/desk/extras", editor.event.slug),
            // Two more are empty.
            rows: and_empty(form.written_rows("extras"), 2),
            sorts: Sort::ALL.map(|sort| Choice::new(sort.to_value(), word(editor.visit.language, sort.key()))).into(),
            form,
        }
    }
}

async fn filled(db: &Database, editor: &Editor) -> Result<FormView> {
    let rules = Rules::of(db.reader(), &editor.event).await?;
    let mut form = FormView::filled([("version", rules.version.to_string())]);
    for (number, extra) in Extras::of(db.reader(), &editor.event).await?.0.into_iter().enumerate() {
        let values = [
            ("code", extra.code),
            ("name.vi", extra.name.vi),
            ("name.en", extra.name.en),
            ("sort", extra.sort.to_value()),
            ("most", extra.most.to_string()),
            ("price", if extra.price == 0 { String::new() } else { extra.price.to_string() }),
        ];
        form.values.extend(values.map(|(name, value)| (format!("extras[{number}].{name}"), value)));
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    fn input(code: &str, name: &str, most: i32) -> ExtraInput {
        let line = |text: &str| Line::parse(text).unwrap();
        ExtraInput {
            code: Line::parse(code).unwrap(),
            name: Both { vi: line(name), en: line("") },
            sort: Given(None),
            most: Given(Some(most)),
            price: Given(None),
        }
    }

    #[test]
    fn every_row_has_a_code_of_its_own() {
        let inputs =
            [input("chair", "Ghế", 8), input("", "Ghế bành", 2), input("", "Ghế bành", 2), input("chair", "Ghế đôi", 1), input("", "", 0)];
        let codes: Vec<_> = checked(&samples::event(), &inputs).expect("good").into_iter().map(|row| row.code).collect();
        assert_eq!(codes, ["chair", "ghe_banh", "ghe_banh_2", "ghe_doi"]);
    }

    #[test]
    fn numbers_stay_within_reason() {
        for (most, fine) in [(0, false), (1, true), (MOST, true), (MOST + 1, false)] {
            assert_eq!(checked(&samples::event(), &[input("", "Ghế", most)]).is_ok(), fine, "{most}");
        }
        assert!(checked(&samples::event(), &[]).is_err());
    }
}
