//! People who can sign in: accounts, logins and the ways in and out.
pub mod account;
mod admin;
mod browser;
mod confirm;
mod cookies;
pub mod entrance;
pub(crate) mod invitation;
mod letter_sent;
pub mod login;
mod me;
pub mod one_time_link;
pub mod password;
mod recover;
pub mod set_up;
mod sign_in;
mod sign_out;
mod sign_up;
pub mod signed_in;

pub use account::{NewAccount, create};
pub use cookies::name as cookie_name;
pub use entrance::Entrance;
pub use one_time_link::{NewLink, Purpose};
pub use password::Password;
pub use signed_in::{Admin, Anyone, SignedIn};

use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use rocket::form::Context;

/// Where somebody arrives who signed in without having been on the way elsewhere.
pub const HOME: &str = "/me";

pub fn routes() -> Vec<rocket::Route> {
    [
        sign_in::routes(),
        sign_out::routes(),
        sign_up::routes(),
        confirm::routes(),
        recover::routes(),
        me::routes(),
        set_up::routes(),
        admin::routes(),
    ]
    .concat()
}

/// A form as it was sent, but for passwords: those are never written into a page.
pub fn sent_without_secrets(context: &Context<'_>) -> FormView {
    let mut view = FormView::sent(context);
    for secret in ["password", "current"] {
        view.values.remove(secret);
    }
    view
}

/// The choices of a language field, each under its own name.
pub fn language_choices() -> Vec<Choice> {
    Language::ALL.iter().map(|language| Choice::new(language.code(), language.own_name())).collect()
}
