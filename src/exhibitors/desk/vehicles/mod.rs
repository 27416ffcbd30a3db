//! Vehicles for moving in: each takes a place of a slot, and gives it back when it changes or does not come.
pub mod slot;
pub mod vehicle;

use super::at::Desk;
use super::darkroom::Darkroom;
use super::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use crate::events::Rail;
use crate::exhibitors::met::settling;
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::{Given, Line, Phone, Prose, show_phone};
use crate::platform::time::{date_full, local, time_range};
use crate::platform::words::{say, word};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    doors::<VehiclesPage>()
}

/// The most vehicles of one exhibitor.
const MOST: usize = 8;

/// What is said of a vehicle. Without an act it is that all were named.
#[derive(FromForm)]
pub struct VehicleInput {
    /// The one that is changed or does not come; none for a new one.
    vehicle: Given<i64>,
    slot: Given<i64>,
    sort: Given<vehicle::Sort>,
    plate: Line<0, 20>,
    driver: Line<0, 80>,
    phone: Given<Phone>,
    load: Prose<300>,
    then: Then,
}

/// What is to become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
pub enum Then {
    Take,
    Drop,
    Done,
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, input: &VehicleInput) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    match (input.then, input.vehicle.0) {
        (Then::Done, _) => {}
        (Then::Drop, Some(id)) => drop_one(&opened, id).await?,
        (Then::Drop, None) => return Err(Refusal::new("form-invalid").into()),
        (Then::Take, None) => take_one(&opened, input).await?,
        (Then::Take, Some(id)) => change_one(&opened, id, input).await?,
    }
    opened.close(false).await
}

async fn known(opened: &Opened, id: i64) -> Result<vehicle::Model> {
    let own = vehicle::Entity::find_by_id(id).filter(vehicle::COLUMN.exhibitor_id.eq(opened.present.exhibitor.id));
    own.one(opened.change.tx()).await.or_not_found()
}

async fn drop_one(opened: &Opened, id: i64) -> Result<()> {
    let row = known(opened, id).await?;
    let gone = vehicle::Entity::delete_by_id(row.id).exec(opened.change.tx()).await?;
    if gone.rows_affected > 0 {
        slot::give_back(opened.change.tx(), row.slot_id).await?;
    }
    Ok(())
}

async fn take_one(opened: &Opened, input: &VehicleInput) -> Result<()> {
    let tx = opened.change.tx();
    let slot_id = input.slot.0.ok_or_else(|| Refusal::at("slot", "form-required"))?;
    if vehicle::of(tx, opened.present.exhibitor.id).await?.len() >= MOST {
        return Err(Refusal::new("desk-vehicle-many").with("most", MOST).into());
    }
    slot::take(tx, opened.present.exhibitor.event_id, slot_id).await?;
    let row = vehicle::ActiveModel { exhibitor_id: Set(opened.present.exhibitor.id), slot_id: Set(slot_id), ..written(input)? };
    row.insert(tx).await?;
    Ok(())
}

async fn change_one(opened: &Opened, id: i64, input: &VehicleInput) -> Result<()> {
    let tx = opened.change.tx();
    let row = known(opened, id).await?;
    let slot_id = input.slot.0.ok_or_else(|| Refusal::at("slot", "form-required"))?;
    if slot_id != row.slot_id {
        slot::take(tx, opened.present.exhibitor.event_id, slot_id).await?;
        slot::give_back(tx, row.slot_id).await?;
    }
    let next = vehicle::ActiveModel { id: Set(row.id), slot_id: Set(slot_id), ..written(input)? };
    next.update(tx).await?;
    Ok(())
}

fn written(input: &VehicleInput) -> Result<vehicle::ActiveModel, Refusal> {
    let sort = input.sort.0.ok_or_else(|| Refusal::at("sort", "form-required"))?;
    if input.plate.is_empty() {
        return Err(Refusal::at("plate", "form-required"));
    }
    Ok(vehicle::ActiveModel {
        sort: Set(sort),
        plate: Set(input.plate.to_uppercase()),
        driver: Set(input.driver.to_string()),
        phone: Set(input.phone.0.clone().map(Phone::into_string).unwrap_or_default()),
        load: Set(input.load.to_string()),
        ..Default::default()
    })
}

// View.

#[derive(Serialize)]
struct VehiclesPage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    /// Of one more vehicle.
    new_form: FormView,
    vehicles: Vec<Shown>,
    slots: Vec<Choice>,
    sorts: Vec<Choice>,
    /// The vehicle whose form came back; 0 for a new one.
    typed: i64,
    more: bool,
}

/// A vehicle with its own small form.
#[derive(Serialize)]
struct Shown {
    id: i64,
    title: String,
    when: String,
    gate: String,
    sort: &'static str,
    driver: String,
    phone: String,
    load: String,
    form: FormView,
}

impl View for VehiclesPage {
    const TEMPLATE: &'static str = "exhibitors/desk/vehicles";
}

impl PartPage for VehiclesPage {
    const PART: Part = Part::Vehicles;
    type Form = VehicleInput;

    /// To name one more says nothing about whether all were named.
    fn completes(done: bool) -> Option<bool> {
        done.then_some(true)
    }

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, input: VehicleInput) -> Result<()> {
        settling(|| save(room.db, saving, &input)).await
    }

    async fn filled(_: &Database, _: &Desk) -> Result<FormView> {
        Ok(FormView::default())
    }

    async fn of(db: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let language = desk.visit.language;
        let slots = slot::of(db.reader(), desk.event.id).await?;
        let vehicles = vehicle::of(db.reader(), desk.dossier.exhibitor.id).await?;
        let typed = form.values.get("vehicle").and_then(|id| id.parse().ok()).unwrap_or(0);
        let version = form.values.get("version").cloned().unwrap_or_default();
        let own = |row: &vehicle::Model| {
            let form = if row.id == typed { form.clone() } else { filled(row, &version) };
            shown(row, form, slots.iter().find(|slot| slot.id == row.slot_id), desk)
        };
        Ok(Self {
            rail: desk.rail.clone(),
            frame,
            vehicles: vehicles.iter().map(own).collect(),
            slots: slots.iter().map(|slot| choice(slot, desk)).collect(),
            sorts: vehicle::Sort::ALL.map(|sort| Choice::new(sort.to_value(), word(language, sort.key()))).into(),
            more: vehicles.len() < MOST,
            new_form: if typed == 0 { form.clone() } else { FormView::filled([("version", version.clone())]) },
            typed,
            form,
        })
    }
}

fn filled(row: &vehicle::Model, version: &str) -> FormView {
    FormView::filled([
        ("version", version.to_owned()),
        ("vehicle", row.id.to_string()),
        ("slot", row.slot_id.to_string()),
        ("sort", row.sort.to_value()),
        ("plate", row.plate.clone()),
        ("driver", row.driver.clone()),
        ("phone", if row.phone.is_empty() { String::new() } else { show_phone(&row.phone, Language::Vi) }),
        ("load", row.load.clone()),
    ])
}

fn shown(row: &vehicle::Model, form: FormView, slot: Option<&slot::Model>, desk: &Desk) -> Shown {
    let language = desk.visit.language;
    Shown {
        id: row.id,
        title: row.plate.clone(),
        when: slot.map(|slot| when(slot, desk)).unwrap_or_default(),
        gate: slot.map(|slot| slot.gate.plain(language).to_owned()).unwrap_or_default(),
        sort: row.sort.key(),
        driver: row.driver.clone(),
        phone: if row.phone.is_empty() { String::new() } else { show_phone(&row.phone, language) },
        load: row.load.clone(),
        form,
    }
}

/// "13h00–14h00, Thứ Bảy, 21/11/2026".
fn when(slot: &slot::Model, desk: &Desk) -> String {
    let (zone, language) = (desk.event.tz(), desk.visit.language);
    let (from, to) = (local(slot.starts_at, zone), local(slot.ends_at, zone));
    format!("{}, {}", time_range(from.time(), Some(to.time()), language), date_full(from.date(), language))
}

fn choice(slot: &slot::Model, desk: &Desk) -> Choice {
    let language = desk.visit.language;
    let gate = slot.gate.plain(language);
    let place = if gate.is_empty() { String::new() } else { format!(" · {gate}") };
    let left = say(language, "desk-vehicle-left", &json!({ "left": slot.left() }));
    Choice::new(slot.id.to_string(), format!("{}{place} · {left}", when(slot, desk)))
}
