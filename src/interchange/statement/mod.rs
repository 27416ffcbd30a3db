//! A bank's statement, brought in to find the money of exhibitors in it.
//!
//! It tells of everybody who ever sent something to the account, so nothing of it is kept: it is read into a page, and what is
//! recorded is sent back from there.
mod bring;
mod preview;
mod read;

pub fn routes() -> Vec<rocket::Route> {
    [bring::routes(), preview::routes()].concat()
}
