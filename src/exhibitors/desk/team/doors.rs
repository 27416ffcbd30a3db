//! Doors to the people of a desk: the exhibitor's own, and an organizer's.
use super::helpers::{self, Guest};
use super::show::page;
use super::{hand_over, show::TeamPage};
use crate::accounts::Entrance;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::Page;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![look, look_theirs, invite, invite_theirs, withdraw, withdraw_theirs, remove, remove_theirs, hand_over_own, hand_over_theirs]
}

#[get("/desk/<_>/team")]
async fn look(desk: OwnDesk, db: &Db, now: Now) -> Result<Page<TeamPage>> {
    page(desk.0, db, now.0, FormView::default()).await
}

#[get("/studio/<_>/booths/<_>/desk/team")]
async fn look_theirs(desk: DeskFor, db: &Db, now: Now) -> Result<Page<TeamPage>> {
    page(desk.0, db, now.0, FormView::default()).await
}

#[post("/desk/<_>/team", data = "<form>")]
async fn invite(form: Form<Contextual<'_, Guest>>, desk: OwnDesk, door: Entrance<'_>) -> Result<Outcome<TeamPage>> {
    invited(desk.0, form, door).await
}

#[post("/studio/<_>/booths/<_>/desk/team", data = "<form>")]
async fn invite_theirs(form: Form<Contextual<'_, Guest>>, desk: DeskFor, door: Entrance<'_>) -> Result<Outcome<TeamPage>> {
    invited(desk.0, form, door).await
}

async fn invited(desk: Desk, form: Form<Contextual<'_, Guest>>, door: Entrance<'_>) -> Result<Outcome<TeamPage>> {
    let sent = FormView::sent(&form.context);
    let Some(guest) = &form.value else { return Ok(Outcome::Again(page(desk, door.db, door.now, sent).await?)) };
    match helpers::invite(&door, &desk, guest).await {
        Ok(()) => Ok(Outcome::Done(moved_on(home(&desk), "desk-team-invited"))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(page(desk, door.db, door.now, sent.refused(&no)).await?)),
        Err(other) => Err(other),
    }
}

#[post("/desk/<_>/team/invitations/<invitation>/withdraw")]
async fn withdraw(invitation: i64, desk: OwnDesk, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    answer(&desk.0, helpers::take_back(db, &desk.0, invitation, now.0).await)
}

#[post("/studio/<_>/booths/<_>/desk/team/invitations/<invitation>/withdraw")]
async fn withdraw_theirs(invitation: i64, desk: DeskFor, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    answer(&desk.0, helpers::take_back(db, &desk.0, invitation, now.0).await)
}

#[post("/desk/<_>/team/<helper>/remove")]
async fn remove(helper: i64, desk: OwnDesk, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    answer(&desk.0, helpers::part_with(db, &desk.0, helper, now.0).await)
}

#[post("/studio/<_>/booths/<_>/desk/team/<helper>/remove")]
async fn remove_theirs(helper: i64, desk: DeskFor, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    answer(&desk.0, helpers::part_with(db, &desk.0, helper, now.0).await)
}

#[post("/desk/<_>/team/<helper>/answer")]
async fn hand_over_own(helper: i64, desk: OwnDesk, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    answer(&desk.0, hand_over::hand_over(&door, &desk.0, helper).await)
}

#[post("/studio/<_>/booths/<_>/desk/team/<helper>/answer")]
async fn hand_over_theirs(helper: i64, desk: DeskFor, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    answer(&desk.0, hand_over::hand_over(&door, &desk.0, helper).await)
}

fn home(desk: &Desk) -> String {
    format!("{}/team", desk.home())
}

/// What was done is said on the same page; to a helper who left, on the page of all desks.
fn answer(desk: &Desk, done: Result<&'static str>) -> Result<Flash<Redirect>> {
    match done {
        Ok(helpers::LEFT) => Ok(moved_on("/desk", helpers::LEFT)),
        Ok(word) => Ok(moved_on(home(desk), word)),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(home(desk)), no.key)),
        Err(other) => Err(other),
    }
}
