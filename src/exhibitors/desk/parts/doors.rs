//! The doors of a part: every part is shown and kept the same way, at one's own desk and at one that an organizer fills in for.
use super::page::{PartPage, Sent, again, saved, show};
use super::save::Saving;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::platform::Db;
use crate::platform::doors::{guarded, sent};
use crate::platform::error::Result;
use crate::platform::form;
use crate::platform::time::Now;
use rocket::form::Contextual;
use rocket::http::Method;
use rocket::request::FromRequest;
use rocket::route::{BoxFuture, Outcome};
use rocket::{Data, Request, Route};

/// A part is looked at and sent at one address.
pub fn doors<V: PartPage>() -> Vec<Route> {
    let part = V::PART.code();
    [both(Method::Get, part, look::<OwnDesk, V>, look::<DeskFor, V>), both(Method::Post, part, send::<OwnDesk, V>, send::<DeskFor, V>)]
        .concat()
}

/// What answers at a door.
pub type Answer = for<'r> fn(&'r Request<'_>, Data<'r>) -> BoxFuture<'r>;

/// `/desk/<event>/<path>`, and for organizers `/studio/<event>/booths/<application>/desk/<path>`.
pub fn both(method: Method, path: &str, own: Answer, theirs: Answer) -> Vec<Route> {
    vec![Route::new(method, &format!("/desk/<_>/{path}"), own), Route::new(method, &format!("/studio/<_>/booths/<_>/desk/{path}"), theirs)]
}

/// Who may come in by a door, and to which desk it leads.
pub trait Comer: for<'r> FromRequest<'r, Error = ()> + Into<Desk> + Send {}
impl Comer for OwnDesk {}
impl Comer for DeskFor {}

fn look<'r, C: Comer, V: PartPage>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let desk: Desk = guarded!(C, request, data).into();
        let db = guarded!(&Db, request, data);
        Outcome::from(request, show::<V>(desk, db, Now::of(request).0).await)
    })
}

fn send<'r, C: Comer, V: PartPage>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let desk: Desk = guarded!(C, request, data).into();
        let room = guarded!(Darkroom<'_>, request, data);
        let form = sent!(V::Form, request, data);
        Outcome::from(request, keep::<V>(desk, form, &room).await)
    })
}

async fn keep<V: PartPage>(desk: Desk, form: Contextual<'_, V::Form>, room: &Darkroom<'_>) -> Result<form::Outcome<V>> {
    let (sent, now) = (Sent::of(&form.context), room.now.0);
    let Some(input) = form.value else { return again(desk, room.db, now, sent.form, None).await };
    let saving = Saving { desk: &desk, part: V::PART, version: sent.version, done: V::completes(sent.done), now };
    match V::keep(room, &saving, input).await {
        Ok(()) => Ok(form::Outcome::Done(saved(&desk, V::PART, sent.done))),
        Err(error) => again(desk, room.db, now, sent.form, Some(error)).await,
    }
}
