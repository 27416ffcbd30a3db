//! The application form as an event wants it: what it asks when, own questions, papers, and conditions to accept.
pub mod answer;
pub mod asking;
pub mod conditions;
pub mod document;
pub mod edit;
pub mod field;
pub mod give;
mod hand_out;
pub mod own_question;
pub mod papers;
pub mod question;
mod remove_question;
pub mod setting;

pub use asking::{Asking, asks_later};
pub use field::{Ask, FormField, When};
pub use setting::Settings;

pub fn routes() -> Vec<rocket::Route> {
    [edit::routes(), own_question::routes(), remove_question::routes(), hand_out::routes()].concat()
}
