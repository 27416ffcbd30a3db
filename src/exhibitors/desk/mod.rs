//! The exhibitor's desk: its applications, and how far each has come.
mod follow;
mod list;
mod withdraw;

pub use withdraw::{withdraw, withdraw_in};

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), follow::routes()].concat()
}
