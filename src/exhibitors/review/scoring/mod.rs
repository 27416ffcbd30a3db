//! The team reads applications, scores them, and talks about them among itself. Editors take part; they see no contacts.
mod give;
mod list;
pub mod one;
pub mod talk;

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), one::routes(), talk::routes()].concat()
}
