//! Power, water and furniture: what comes with the booth, and what is ordered beside it.
pub mod extra;
pub mod extra_order;

use super::at::Desk;
use super::darkroom::Darkroom;
use super::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use crate::events::Rail;
use crate::exhibitors::application;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::met::settling;
use crate::exhibitors::values::Power;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::page::View;
use crate::platform::text::{Bilingual, Given, Prose};
use extra::{Extras, Sort};
use serde::Serialize;
use std::collections::BTreeMap;

pub fn routes() -> Vec<rocket::Route> {
    doors::<NeedsPage>()
}

/// What is needed at the booth.
#[derive(FromForm)]
pub struct Needs {
    power_kw: Given<Power>,
    three_phase: bool,
    water: bool,
    internet: bool,
    heavy: Prose<600>,
    furniture: Prose<600>,
    /// How many of each extra, by its code.
    extras: BTreeMap<String, Given<i32>>,
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, needs: &Needs) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    let extras = Extras::of(opened.change.tx(), &saving.desk.event).await?;
    let order = ordered(&extras, &needs.extras)?;
    let before = &opened.present.application;
    let next = application::Model {
        power_kw: needs.power_kw.0.clone().map(Power::into_string).unwrap_or_default(),
        three_phase: needs.three_phase,
        water: needs.water,
        internet: needs.internet,
        heavy: needs.heavy.to_string(),
        furniture: needs.furniture.to_string(),
        updated_at: saving.now,
        ..before.clone()
    };
    before.replace(opened.change.tx(), next).await?;
    extra_order::write(&opened.change, opened.present.exhibitor.id, &order).await?;
    opened.close(false).await
}

/// What is ordered of what is offered, each within its limit.
fn ordered(extras: &Extras, asked: &BTreeMap<String, Given<i32>>) -> Result<Vec<(String, i32)>, Refusal> {
    let mut order = vec![];
    for (code, count) in asked {
        let Some(count) = count.0.filter(|count| *count != 0) else { continue };
        let field = format!("extras[{code}]");
        let Some(extra) = extras.by_code(code) else { return Err(Refusal::at(field, "form-choice")) };
        if !(0..=extra.most).contains(&count) {
            return Err(Refusal::at(field, "form-range").with("min", 0).with("max", extra.most));
        }
        order.push((code.clone(), count));
    }
    Ok(order)
}

// View.

#[derive(Serialize)]
struct NeedsPage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    /// The kind of booth, and what comes with it.
    kind: Option<Bilingual>,
    included: Option<Bilingual>,
    groups: Vec<Group>,
}

/// The extras of one sort.
#[derive(Serialize)]
struct Group {
    title: &'static str,
    extras: Vec<Offer>,
}

#[derive(Serialize)]
struct Offer {
    name: Bilingual,
    field: String,
    most: i32,
    price: Option<i64>,
}

impl View for NeedsPage {
    const TEMPLATE: &'static str = "exhibitors/desk/power";
}

impl PartPage for NeedsPage {
    const PART: Part = Part::Power;
    type Form = Needs;

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, needs: Needs) -> Result<()> {
        settling(|| save(room.db, saving, &needs)).await
    }

    async fn filled(db: &Database, desk: &Desk) -> Result<FormView> {
        let row = &desk.dossier.application;
        let ticked = |value: bool| if value { "true".to_owned() } else { String::new() };
        let mut form = FormView::filled([
            ("power_kw", row.power_kw.clone()),
            ("three_phase", ticked(row.three_phase)),
            ("water", ticked(row.water)),
            ("internet", ticked(row.internet)),
            ("heavy", row.heavy.clone()),
            ("furniture", row.furniture.clone()),
        ]);
        for order in extra_order::of(db.reader(), desk.dossier.exhibitor.id).await? {
            form.values.insert(format!("extras[{}]", order.code), order.count.to_string());
        }
        Ok(form)
    }

    async fn of(db: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let kinds = Kinds::of(db.reader(), desk.event.id).await?;
        let kind = desk.dossier.application.booth_kind.as_deref().and_then(|code| kinds.by_code(code));
        let extras = Extras::of(db.reader(), &desk.event).await?;
        Ok(Self {
            rail: desk.rail.clone(),
            frame,
            form,
            kind: kind.map(|kind| kind.name.clone()),
            included: kind.map(|kind| kind.included.clone()).filter(Bilingual::any),
            groups: Sort::ALL.into_iter().map(|sort| group(sort, &extras)).filter(|group| !group.extras.is_empty()).collect(),
        })
    }
}

fn group(sort: Sort, extras: &Extras) -> Group {
    let offer = |extra: &extra::Model| Offer {
        name: extra.name.clone(),
        field: format!("extras[{}]", extra.code),
        most: extra.most,
        price: Some(extra.price).filter(|price| *price > 0),
    };
    Group { title: sort.key(), extras: extras.0.iter().filter(|extra| extra.sort == sort).map(offer).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn an_order_stays_within_what_is_offered() {
        let event = samples::event();
        let chair = extra::Model {
            id: 1,
            event_id: event.id,
            code: "chair".into(),
            sort: Sort::Furniture,
            name: Bilingual::new("Ghế", "Chair"),
            most: 8,
            price: 0,
            place: 0,
        };
        let extras = Extras(vec![chair]);
        let table = [("chair", Some(8), Ok(1)), ("chair", Some(0), Ok(0)), ("chair", None, Ok(0)), ("chair", Some(9), Err("form-range"))];
        let more = [("chair", Some(-1), Err("form-range")), ("throne", Some(1), Err("form-choice"))];
        for (code, count, expected) in table.into_iter().chain(more) {
            let asked = BTreeMap::from([(code.to_owned(), Given(count))]);
            let found = ordered(&extras, &asked).map(|order| order.len()).map_err(|no| no.key.into_owned());
            assert_eq!(found, expected.map_err(str::to_owned), "{code} {count:?}");
        }
    }
}
