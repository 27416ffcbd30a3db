//! What the checks hold the plan against: the hours of a day, and the way between rooms.
use super::list::{ChecksView, again};
use crate::events::{Editor, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::text::Given;
use crate::platform::time::{Now, TimeField};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::{Value, json};

/// Minutes; who needs longer is at another venue.
const LONGEST_WAY: i32 = 180;

pub fn routes() -> Vec<rocket::Route> {
    routes![save]
}

#[derive(Clone, Copy, FromForm)]
pub struct HoursForm {
    hours_from: Given<TimeField>,
    hours_to: Given<TimeField>,
    travel_minutes: Given<i32>,
}

#[post("/studio/<_>/programme/checks", data = "<form>")]
async fn save(editor: Editor, form: Form<Contextual<'_, HoursForm>>, db: &Db, now: Now) -> Result<Outcome<ChecksView>> {
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        None => sent,
        Some(value) => match change_hours(db, &editor.actor(), now.0, &editor.event, *value).await {
            Ok(()) => {
                let there = format!("/studio/{}/programme/checks", editor.event.slug);
                return Ok(Outcome::Done(moved_on(there, "programme-hours-saved")));
            }
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = again(db, &editor, refused).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

impl HoursForm {
    fn may_be(self) -> Result<(), Refusal> {
        let (from, to) = (self.hours_from.0, self.hours_to.0);
        match () {
            () if from.zip(to).is_some_and(|(from, to)| to <= from) => Err(Refusal::at("hours_to", "programme-hours-turned")),
            () if self.travel_minutes.0.is_some_and(|minutes| !(0..=LONGEST_WAY).contains(&minutes)) => {
                Err(Refusal::at("travel_minutes", "form-range").with("min", 0).with("max", LONGEST_WAY))
            }
            () => Ok(()),
        }
    }
}

/// Sets the hours of the event's days and the way between its rooms; empty for the usual ones.
pub async fn change_hours(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, form: HoursForm) -> Result<()> {
    form.may_be()?;
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let before = event::Entity::find_by_id(event.id).one(change.tx()).await.or_not_found()?;
        let row = event::Entity::update_many()
            .col_expr(event::Column::HoursFrom, Expr::value(form.hours_from.0.map(|time| time.0)))
            .col_expr(event::Column::HoursTo, Expr::value(form.hours_to.0.map(|time| time.0)))
            .col_expr(event::Column::TravelMinutes, Expr::value(form.travel_minutes.0))
            .filter(event::COLUMN.id.eq(event.id));
        row.exec(change.tx()).await?;
        let after = event::Entity::find_by_id(event.id).one(change.tx()).await.or_not_found()?;
        let note = Note::new(event.id, "programme-log-hours-changed").about("event", event.id, &event.name.vi);
        change.note(note.before(&said(&before)).after(&said(&after)).quiet()).await?;
        change.commit().await
    })
    .await
}

fn said(event: &event::Model) -> Value {
    json!({ "hours_from": event.hours_from, "hours_to": event.hours_to, "travel_minutes": event.travel_minutes })
}

/// The form with what is on record.
pub fn filled(event: &event::Model) -> FormView {
    let hour = |time: Option<chrono::NaiveTime>| time.map(|time| TimeField(time).to_string()).unwrap_or_default();
    FormView::filled([
        ("hours_from", hour(event.hours_from)),
        ("hours_to", hour(event.hours_to)),
        ("travel_minutes", event.travel_minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
    ])
}
