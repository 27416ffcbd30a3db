//! People who can sign in: accounts, logins and the ways in and out.
pub mod account;
pub mod login;
pub mod one_time_link;
pub mod signed_in;

pub use signed_in::{Admin, Anyone, SignedIn};

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
