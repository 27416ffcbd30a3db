//! Signing out: here, in one other browser, or everywhere.
use super::entrance::Entrance;
use super::login::{self, Which};
use super::{Anyone, SignedIn};
use crate::platform::change::Note;
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![here, one, everywhere]
}

/// Who is signed out already is not asked to sign in first.
#[post("/sign-out")]
async fn here(who: Anyone, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    if let Some(who) = who.0 {
        end(&door, &who, Which::One(who.login_id)).await?;
    }
    door.see_out();
    Ok(moved_on("/sign-in", "accounts-signed-out"))
}

#[post("/me/logins/<id>/end")]
async fn one(id: i64, who: SignedIn, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    if end(&door, &who, Which::One(id)).await? == 0 {
        return Err(AppError::NotFound);
    }
    if id == who.login_id {
        door.see_out();
        return Ok(moved_on("/sign-in", "accounts-signed-out"));
    }
    Ok(moved_on("/me", "accounts-login-ended"))
}

#[post("/me/logins/end-all")]
async fn everywhere(who: SignedIn, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    end(&door, &who, Which::All).await?;
    door.see_out();
    Ok(moved_on("/sign-in", "accounts-signed-out-everywhere"))
}

async fn end(door: &Entrance<'_>, who: &SignedIn, which: Which) -> Result<u64> {
    let mut change = door.change_by(&who.account).await?;
    let ended = login::end(&mut change, who.account.id, which).await?;
    let act = if which == Which::All { "accounts-log-signed-out-everywhere" } else { "accounts-log-signed-out" };
    change.note(Note::new(None, act).about("account", who.account.id, &who.account.name).quiet()).await?;
    change.commit().await?;
    Ok(ended)
}
