//! An organizer puts an exhibitor into another's booth, or ends that.
use super::one::{ReviewPage, Tried, page};
use super::perform::Acting;
use super::share::{part, share};
use crate::events::Organizer;
use crate::exhibitors::application::acts::By;
use crate::exhibitors::values::Numbers;
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};

pub fn routes() -> Vec<rocket::Route> {
    routes![share_booth]
}

#[derive(FromForm)]
struct Sharing {
    /// The number of the booth.
    shared: Numbers,
    version: i32,
    /// Ends the sharing instead.
    end: bool,
}

#[post("/studio/<_>/booths/<token>/share", data = "<form>")]
async fn share_booth(
    organizer: Organizer,
    token: &str,
    form: Form<Contextual<'_, Sharing>>,
    db: &Db,
    now: Now,
) -> Result<Outcome<ReviewPage>> {
    let editor = organizer.0;
    let mut sent = FormView::sent(&form.context);
    let Some((sharing, number)) = form.value.as_ref().and_then(|sharing| Some((sharing, sharing.shared.all().first()?))) else {
        return Ok(Outcome::Again(page(db, editor, token, now, Tried { form: Some(sent), seen: None }).await?));
    };
    let actor = editor.actor();
    let acting = Acting {
        actor: &actor,
        by: By::Organizer,
        event: &editor.event,
        token,
        version: Some(sharing.version),
        now: now.0,
        origin: &editor.visit.origin,
    };
    let (done, word) = match sharing.end {
        true => (part(db, &acting, number).await, "exhibitors-share-ended"),
        false => (share(db, &acting, number).await, "exhibitors-share-done"),
    };
    match done {
        Ok(_) => return Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/{token}", editor.event.slug), word))),
        Err(AppError::Refused(no)) => sent = sent.refused(&no),
        Err(AppError::Stale) => sent = sent.refused(&Refusal::new("exhibitors-act-changed")),
        Err(other) => return Err(other),
    }
    Ok(Outcome::Again(page(db, editor, token, now, Tried { form: Some(sent), seen: None }).await?))
}
