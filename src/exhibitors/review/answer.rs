//! An organizer's answer to one application: the act that was chosen, with a look at its letters first or at once.
use super::one::{ReviewPage, Tried, page};
use super::panel::Seen;
use super::perform::{Acting, Doing, Place, perform, rehearse};
use crate::events::{Editor, Organizer, event};
use crate::exhibitors::application::acts::{Act, By};
use crate::exhibitors::values::{Count, Numbers};
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::Page;
use crate::platform::text::{Given, Prose, Slug};
use crate::platform::time::{DateField, Now, end_of_day};
use chrono::TimeDelta;
use rocket::Either;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;

pub fn routes() -> Vec<rocket::Route> {
    routes![answer]
}

#[derive(FromForm)]
struct Answer {
    act: Act,
    /// The code of a kind.
    booth_kind: Given<Slug>,
    booth_count: Given<Count>,
    numbers: Given<Numbers>,
    /// The last day on which an offer stands.
    until: Given<DateField>,
    words: Prose<2000>,
    version: i32,
    /// Show the letters, and do nothing yet.
    see: bool,
}

impl Answer {
    fn doing(&self, event: &event::Model) -> Doing {
        Doing {
            act: self.act,
            place: Place {
                kind: self.booth_kind.0.as_ref().map(ToString::to_string),
                count: self.booth_count.0.map(|count| count.0),
                numbers: self.numbers.0.clone(),
            },
            until: self.until.0.and_then(|day| term(day, event)),
            words: self.words.to_string(),
        }
    }
}

/// The last minute of a day at the event's place.
pub(super) fn term(day: DateField, event: &event::Model) -> Option<DateTimeUtc> {
    end_of_day(day.0, event.tz()).checked_sub_signed(TimeDelta::minutes(1))
}

/// What is said when it was done.
pub(super) fn done_key(act: Act) -> &'static str {
    match act {
        Act::Accept => "exhibitors-review-accepted",
        Act::Decline => "exhibitors-review-declined",
        Act::Ask => "exhibitors-review-asked",
        Act::Wait => "exhibitors-act-wait-done",
        Act::Offer => "exhibitors-act-offer-done",
        Act::Cancel => "exhibitors-act-cancel-done",
        Act::Arrange => "exhibitors-act-arrange-done",
        Act::TakeUp => "exhibitors-act-take-up-done",
        Act::Send | Act::Confirm | Act::Withdraw | Act::Lapse => "exhibitors-act-done",
    }
}

type Answered = Either<Page<ReviewPage>, Outcome<ReviewPage>>;

#[post("/studio/<_>/booths/<token>", data = "<form>", rank = 5)]
async fn answer(organizer: Organizer, token: &str, form: Form<Contextual<'_, Answer>>, db: &Db, now: Now) -> Result<Answered> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(answer) = &form.value else { return again(db, editor, token, now, sent).await };
    let (actor, doing) = (editor.actor(), answer.doing(&editor.event));
    let acting = Acting {
        actor: &actor,
        by: By::Organizer,
        event: &editor.event,
        token,
        version: Some(answer.version),
        now: now.0,
        origin: &editor.visit.origin,
    };
    if answer.see {
        return match rehearse(db, &acting, &doing).await {
            Ok(done) => {
                let seen = Seen::of(answer.act, &done.letters)?;
                Ok(Either::Left(page(db, editor, token, now, Tried { form: Some(sent), seen: Some(seen) }).await?))
            }
            Err(error) => refused(db, editor, token, now, (sent, error)).await,
        };
    }
    match perform(db, &acting, &doing).await {
        Ok(_) => {
            let to = format!("/studio/{}/booths/{token}", editor.event.slug);
            Ok(Either::Right(Outcome::Done(moved_on(to, done_key(answer.act)))))
        }
        Err(error) => refused(db, editor, token, now, (sent, error)).await,
    }
}

/// The page again, with what was typed and why it was not done.
async fn refused(db: &Db, editor: Editor, token: &str, now: Now, (sent, error): (FormView, AppError)) -> Result<Answered> {
    let no = match error {
        AppError::Refused(no) => no,
        AppError::Stale => Refusal::new("exhibitors-review-changed"),
        other => return Err(other),
    };
    again(db, editor, token, now, sent.refused(&no)).await
}

async fn again(db: &Db, editor: Editor, token: &str, now: Now, form: FormView) -> Result<Answered> {
    Ok(Either::Right(Outcome::Again(page(db, editor, token, now, Tried { form: Some(form), seen: None }).await?)))
}
