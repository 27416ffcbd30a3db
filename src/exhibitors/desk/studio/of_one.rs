//! One exhibitor's desk as organizers see it: what was done, filled in for them, and opened again when it is late.
use crate::accounts::account;
use crate::events::Rail;
use crate::exhibitors::desk::at::{Desk, DeskFor};
use crate::exhibitors::desk::parts::progress::{self, ActiveModel, COLUMN, Column, Entity};
use crate::exhibitors::desk::parts::{Lines, Part};
use crate::exhibitors::desk::team::member::people_of;
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::met::{met, settling};
use crate::platform::Db;
use crate::platform::change::{Change, Letter, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Given};
use crate::platform::time::{MomentField, Now, moment};
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, open_late]
}

#[derive(FromForm)]
struct Late {
    part: Part,
    /// Empty shuts it again.
    until: Given<MomentField>,
}

// Doors.

#[get("/studio/<_>/booths/<_>/desk", rank = 6)]
async fn show(desk: DeskFor, db: &Db, now: Now) -> Result<Page<DeskPage>> {
    let view = DeskPage::of(db, &desk.0, FormView::default(), now.0).await?;
    Ok(desk.0.visit.page(view))
}

#[post("/studio/<_>/booths/<_>/desk/late", data = "<form>")]
async fn open_late(desk: DeskFor, form: Form<Contextual<'_, Late>>, db: &Db, now: Now) -> Result<Outcome<DeskPage>> {
    let desk = desk.0;
    let sent = FormView::sent(&form.context);
    let view = DeskPage::of(db, &desk, sent, now.0).await?;
    let Some(late) = &form.value else { return Ok(Outcome::Again(desk.visit.page(view))) };
    let until = late.until.0.map(|until| until.in_zone(desk.event.tz()));
    let result = settling(|| open_again(db, &desk, late.part, until, now.0)).await;
    let word = if until.is_some() { "desk-late-opened" } else { "desk-late-shut" };
    settle(
        result,
        |()| moved_on(desk.home(), word),
        |no| desk.visit.clone().page(DeskPage { form: view.form.clone().refused(&no), ..view }),
    )
}

// Work.

/// Opens a part again for one exhibitor until a time, and tells its people; without a time, shuts it.
async fn open_again(db: &Database, desk: &Desk, part: Part, until: Option<DateTimeUtc>, now: DateTimeUtc) -> Result<()> {
    if until.is_some_and(|until| until <= now) {
        return Err(Refusal::at("until", "desk-late-past").into());
    }
    let mut change = Change::begin(db, &desk.who.actor(), now).await?;
    let exhibitor = &desk.dossier.exhibitor;
    match progress::of_part(change.tx(), exhibitor.id, part).await? {
        Some(row) => {
            let written = Entity::update_many().col_expr(Column::LateUntil, Expr::value(until)).filter(COLUMN.id.eq(row.id));
            if written.exec(change.tx()).await?.rows_affected == 0 {
                return Err(AppError::Stale);
            }
        }
        None => {
            let row = ActiveModel {
                exhibitor_id: Set(exhibitor.id),
                part: Set(part),
                late_until: Set(until),
                version: Set(0),
                ..Default::default()
            };
            row.insert(change.tx()).await.or_refuse_duplicate(met())?;
        }
    }
    if let Some(until) = until {
        tell(&mut change, desk, part, until).await?;
    }
    let act = if until.is_some() { "desk-log-late-opened" } else { "desk-log-late-shut" };
    let application = &desk.dossier.application;
    change.note(Note::new(desk.event.id, act).about("application", application.id, desk.dossier.label()).quiet()).await?;
    change.commit().await
}

async fn tell(change: &mut Change, desk: &Desk, part: Part, until: DateTimeUtc) -> Result<()> {
    let people = people_of(change.tx(), &desk.dossier.exhibitor).await?;
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(people)).all(change.tx()).await?;
    for account in accounts {
        let language = account.language;
        let data = json!({
            "name": account.name,
            "event": desk.event.name.plain(language),
            "exhibitor": desk.dossier.exhibitor.name.plain(language),
            "part": word(language, part.key()),
            "until": moment(until, desk.event.tz(), language),
            "address": format!("{}/desk/{}/{}", desk.visit.origin, desk.event.slug, part.code()),
        });
        let letter = Letter {
            to: account.email,
            name: account.name,
            language,
            template: "exhibitors/letters/part_reopened",
            data,
            event_id: Some(desk.event.id),
            secret: false,
        };
        change.letter(letter).await?;
    }
    Ok(())
}

// View.

#[derive(Serialize)]
struct DeskPage {
    rail: Option<Rail>,
    name: Bilingual,
    booths: String,
    state: &'static str,
    tag: &'static str,
    /// The application.
    back: String,
    /// Where a part is opened again.
    late: String,
    /// Who works there.
    team: String,
    shown: bool,
    parts: Lines,
    form: FormView,
}

impl View for DeskPage {
    const TEMPLATE: &'static str = "exhibitors/desk/studio/of_one";
}

impl DeskPage {
    async fn of(db: &Database, desk: &Desk, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let application = &desk.dossier.application;
        Ok(Self {
            rail: desk.rail.clone(),
            name: desk.dossier.exhibitor.name.clone(),
            booths: numbers_of(&desk.dossier.booths(db.reader()).await?),
            state: application.state.key(),
            tag: application.state.tag(),
            back: format!("/studio/{}/booths/{}", desk.event.slug, application.token),
            late: format!("{}/late", desk.home()),
            team: format!("{}/team", desk.home()),
            shown: application.state.is_shown(),
            parts: Lines::of(db, desk, now).await?,
            form,
        })
    }
}
