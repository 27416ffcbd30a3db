//! Doors made by a function: what stands at several addresses in the same way is written once, and mounted for each.

/// A guard; where it does not let the request in, the door answers as the guard says.
macro_rules! guarded {
    ($guard:ty, $request:ident, $data:ident) => {
        match $request.guard::<$guard>().await {
            rocket::outcome::Outcome::Success(found) => found,
            rocket::outcome::Outcome::Error((status, _)) => return rocket::outcome::Outcome::Error(status),
            rocket::outcome::Outcome::Forward(status) => return rocket::outcome::Outcome::Forward(($data, status)),
        }
    };
}

/// A form as it was sent, with what is wrong in it.
macro_rules! sent {
    ($form:ty, $request:ident, $data:ident) => {
        match <rocket::form::Form<rocket::form::Contextual<'r, $form>> as rocket::data::FromData>::from_data($request, $data).await {
            rocket::outcome::Outcome::Success(form) => form.into_inner(),
            rocket::outcome::Outcome::Error((status, _)) => return rocket::outcome::Outcome::Error(status),
            rocket::outcome::Outcome::Forward(forward) => return rocket::outcome::Outcome::Forward(forward),
        }
    };
}

pub(crate) use {guarded, sent};
