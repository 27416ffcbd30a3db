//! A wish to demonstrate or pitch on a stage of the event.
use super::at::Desk;
use super::darkroom::Darkroom;
use super::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use super::stage_wish::{self, Sort};
use crate::events::Rail;
use crate::exhibitors::application;
use crate::exhibitors::met::{met, settling};
use crate::platform::db::Database;
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::form::{Choice, FormView};
use crate::platform::page::View;
use crate::platform::text::{Both, Given, Line, Prose};
use crate::platform::words::word;
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    doors::<StagePage>()
}

#[derive(FromForm)]
struct Wish {
    sort: Given<Sort>,
    title: Both<Line<0, 160>>,
    speaker: Line<0, 160>,
    minutes: Given<i32>,
    words: Prose<1200>,
}

/// How long somebody may ask for, in minutes.
const MINUTES: std::ops::RangeInclusive<i32> = 1..=60;

// Work.

async fn save(db: &Database, saving: &Saving<'_>, wish: &Wish) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    let sort = wish.sort.0.unwrap_or(Sort::None);
    if sort != Sort::None && wish.title.vi.is_empty() {
        return Err(Refusal::at("title.vi", "form-required").into());
    }
    if wish.minutes.0.is_some_and(|minutes| !MINUTES.contains(&minutes)) {
        return Err(Refusal::at("minutes", "form-range").with("min", *MINUTES.start()).with("max", *MINUTES.end()).into());
    }
    let (tx, exhibitor_id) = (opened.change.tx(), opened.present.exhibitor.id);
    stage_wish::Entity::delete_many().filter(stage_wish::COLUMN.exhibitor_id.eq(exhibitor_id)).exec(tx).await?;
    let row = stage_wish::ActiveModel {
        exhibitor_id: Set(exhibitor_id),
        sort: Set(sort),
        title: Set(wish.title.clone().into()),
        speaker: Set(wish.speaker.to_string()),
        minutes: Set(wish.minutes.0),
        words: Set(wish.words.to_string()),
        ..Default::default()
    };
    row.insert(tx).await.or_refuse_duplicate(met())?;
    let before = &opened.present.application;
    if before.demo_wish != (sort != Sort::None) {
        let next = application::Model { demo_wish: sort != Sort::None, updated_at: saving.now, ..before.clone() };
        before.replace(tx, next).await?;
    }
    opened.close(false).await
}

// View.

#[derive(Serialize)]
struct StagePage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    sorts: Vec<Choice>,
}

impl View for StagePage {
    const TEMPLATE: &'static str = "exhibitors/desk/stage";
}

impl PartPage for StagePage {
    const PART: Part = Part::Stage;
    type Form = Wish;

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, wish: Wish) -> Result<()> {
        settling(|| save(room.db, saving, &wish)).await
    }

    async fn filled(db: &Database, desk: &Desk) -> Result<FormView> {
        let known =
            stage_wish::Entity::find().filter(stage_wish::COLUMN.exhibitor_id.eq(desk.dossier.exhibitor.id)).one(db.reader()).await?;
        let Some(wish) = known else {
            // The application has asked already whether there is a wish.
            let sort = if desk.dossier.application.demo_wish { Sort::Demo.to_value() } else { String::new() };
            return Ok(FormView::filled([("sort", sort)]));
        };
        Ok(FormView::filled([
            ("sort", wish.sort.to_value()),
            ("title.vi", wish.title.vi),
            ("title.en", wish.title.en),
            ("speaker", wish.speaker),
            ("minutes", wish.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
            ("words", wish.words),
        ]))
    }

    async fn of(_: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let language = desk.visit.language;
        let sorts = Sort::ALL.map(|sort| Choice::new(sort.to_value(), word(language, sort.key())).noted(word(language, sort.note_key())));
        Ok(Self { rail: desk.rail.clone(), frame, form, sorts: sorts.into() })
    }
}
