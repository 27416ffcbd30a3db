//! The doors of a part: every part is shown and kept the same way, at one's own desk and at one that an organizer fills in for.
use super::page::{PartPage, Sent, again, saved, show};
use super::save::Saving;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form;
use crate::platform::time::Now;
use rocket::data::FromData;
use rocket::form::{Contextual, Form};
use rocket::http::Method;
use rocket::outcome::Outcome;
use rocket::request::FromRequest;
use rocket::route::BoxFuture;
use rocket::{Data, Request, Route};

/// `/desk/<event>/<part>`, and for organizers `/studio/<event>/booths/<application>/desk/<part>`.
pub fn doors<V: PartPage>() -> Vec<Route> {
    let part = V::PART.code();
    let (own, theirs) = (format!("/desk/<_>/{part}"), format!("/studio/<_>/booths/<_>/desk/{part}"));
    vec![
        Route::new(Method::Get, &own, look::<OwnDesk, V>),
        Route::new(Method::Post, &own, send::<OwnDesk, V>),
        Route::new(Method::Get, &theirs, look::<DeskFor, V>),
        Route::new(Method::Post, &theirs, send::<DeskFor, V>),
    ]
}

/// Who may come in by a door, and to which desk it leads.
trait Comer: for<'r> FromRequest<'r, Error = ()> + Into<Desk> + Send {}
impl Comer for OwnDesk {}
impl Comer for DeskFor {}

/// A guard, or what it answers instead.
macro_rules! guarded {
    ($guard:ty, $request:ident, $data:ident) => {
        match $request.guard::<$guard>().await {
            Outcome::Success(found) => found,
            Outcome::Error((status, ())) => return Outcome::Error(status),
            Outcome::Forward(status) => return Outcome::Forward(($data, status)),
        }
    };
}

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
        match Form::<Contextual<'r, V::Form>>::from_data(request, data).await {
            Outcome::Success(form) => Outcome::from(request, keep::<V>(desk, form.into_inner(), &room).await),
            Outcome::Error((status, _)) => Outcome::Error(status),
            Outcome::Forward(forward) => Outcome::Forward(forward),
        }
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
