//! What an exhibitor does with its application after sending it: takes the place that was offered or given, or steps back.
use crate::exhibitors::application::acts::{Act, By};
use crate::exhibitors::dossier::OwnDossier;
use crate::exhibitors::review::{Acting, Doing, perform};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use crate::platform::time::Now;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![confirm, step_back]
}

#[derive(FromForm)]
struct Seen {
    /// The version of the application that was read.
    version: i32,
}

#[post("/desk/<_>/confirm", data = "<seen>")]
async fn confirm(own: OwnDossier, seen: Form<Seen>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    act(db, &own, now, Act::Confirm, Some(seen.version), "exhibitors-confirmed").await
}

#[post("/desk/<_>/withdraw")]
async fn step_back(own: OwnDossier, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    act(db, &own, now, Act::Withdraw, None, "exhibitors-withdrawn").await
}

/// Does it and leads back to the application, which shows what stands there now.
async fn act(db: &Db, own: &OwnDossier, now: Now, act: Act, version: Option<i32>, done: &'static str) -> Result<Flash<Redirect>> {
    let to = format!("/desk/{}", own.event.slug);
    // Helpers fill in; whether the exhibitor comes is for the one who answers for it.
    if own.dossier.exhibitor.account_id != own.who.account.id {
        return Ok(Flash::error(Redirect::to(to), "desk-answerer-decides"));
    }
    let actor = own.who.actor();
    let acting = Acting {
        actor: &actor,
        by: By::Exhibitor,
        event: &own.event,
        token: &own.dossier.application.token,
        version,
        now: now.0,
        origin: &own.visit.origin,
    };
    match perform(db, &acting, &Doing::of(act)).await {
        Ok(_) => Ok(moved_on(to, done)),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(AppError::Stale) => Ok(Flash::error(Redirect::to(to), "exhibitors-act-changed")),
        Err(other) => Err(other),
    }
}
