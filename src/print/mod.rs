//! Papers: lists, programme, name plates and seating, in the form offices use, printed by the browser.
pub mod letterhead;
mod list;
pub mod office;
pub mod plate;
mod plates;
mod post;
pub mod roll;
mod room;
mod running_order;
pub mod seating;
mod tools;
mod type_size;
mod write_head;

pub fn routes() -> Vec<rocket::Route> {
    [room::routes(), write_head::routes(), list::routes(), running_order::routes(), plates::routes(), seating::routes()].concat()
}
