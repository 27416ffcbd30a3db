//! Doors to the people of a desk: the exhibitor's own, and an organizer's.
use super::hand_over::hand_over;
use super::helpers::{self, Guest};
use super::show::{TeamPage, page};
use crate::accounts::Entrance;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::exhibitors::desk::parts::doors::{Comer, both};
use crate::platform::Db;
use crate::platform::doors::{guarded, sent};
use crate::platform::error::{AppError, Result};
use crate::platform::form::{self, FormView, moved_on};
use crate::platform::time::Now;
use rocket::form::Contextual;
use rocket::http::Method::{Get, Post};
use rocket::http::Status;
use rocket::response::{Flash, Redirect};
use rocket::route::{BoxFuture, Outcome};
use rocket::{Data, Request, Route};

pub fn routes() -> Vec<Route> {
    [
        both(Get, "team", look::<OwnDesk>, look::<DeskFor>),
        both(Post, "team", invite::<OwnDesk>, invite::<DeskFor>),
        both(Post, "team/invitations/<invitation>/withdraw", withdraw::<OwnDesk>, withdraw::<DeskFor>),
        both(Post, "team/<helper>/answer", answer::<OwnDesk>, answer::<DeskFor>),
        // Whom the exhibitor has, it parts with itself.
        vec![Route::new(Post, "/desk/<_>/team/<helper>/remove", remove)],
    ]
    .concat()
}

fn look<'r, C: Comer>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, db) = (guarded!(C, request, data), guarded!(&Db, request, data));
        Outcome::from(request, page(desk.into(), db, Now::of(request).0, FormView::default()).await)
    })
}

fn invite<'r, C: Comer>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, door) = (guarded!(C, request, data), guarded!(Entrance<'_>, request, data));
        let form = sent!(Guest, request, data);
        Outcome::from(request, invited(desk.into(), form, &door).await)
    })
}

fn withdraw<'r, C: Comer>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, db): (Desk, _) = (guarded!(C, request, data).into(), guarded!(&Db, request, data));
        let Some(invitation) = row(request) else { return Outcome::Error(Status::NotFound) };
        Outcome::from(request, led_back(&desk, helpers::take_back(db, &desk, invitation, Now::of(request).0).await))
    })
}

fn answer<'r, C: Comer>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, door): (Desk, _) = (guarded!(C, request, data).into(), guarded!(Entrance<'_>, request, data));
        let Some(helper) = row(request) else { return Outcome::Error(Status::NotFound) };
        Outcome::from(request, led_back(&desk, hand_over(&door, &desk, helper).await))
    })
}

fn remove<'r>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (OwnDesk(desk), db) = (guarded!(OwnDesk, request, data), guarded!(&Db, request, data));
        let Some(helper) = row(request) else { return Outcome::Error(Status::NotFound) };
        Outcome::from(request, led_back(&desk, helpers::part_with(db, &desk, helper, Now::of(request).0).await))
    })
}

/// The row an address speaks of: the last number in it.
fn row(request: &Request<'_>) -> Option<i64> {
    request.uri().path().segments().filter_map(|part| part.parse().ok()).last()
}

async fn invited(desk: Desk, form: Contextual<'_, Guest>, door: &Entrance<'_>) -> Result<form::Outcome<TeamPage>> {
    let sent = FormView::sent(&form.context);
    let Some(guest) = &form.value else { return Ok(form::Outcome::Again(page(desk, door.db, door.now, sent).await?)) };
    match helpers::invite(door, &desk, guest).await {
        Ok(()) => Ok(form::Outcome::Done(moved_on(home(&desk), "desk-team-invited"))),
        Err(AppError::Refused(no)) => Ok(form::Outcome::Again(page(desk, door.db, door.now, sent.refused(&no)).await?)),
        Err(other) => Err(other),
    }
}

fn home(desk: &Desk) -> String {
    format!("{}/team", desk.home())
}

/// What was done is said on the same page; to a helper who left, on the page of all desks.
fn led_back(desk: &Desk, done: Result<&'static str>) -> Result<Flash<Redirect>> {
    match done {
        Ok(helpers::LEFT) => Ok(moved_on("/desk", helpers::LEFT)),
        Ok(word) => Ok(moved_on(home(desk), word)),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(home(desk)), no.key)),
        Err(other) => Err(other),
    }
}
