//! Bringing people in by pasting a text: it is read, shown with what was recognised, corrected, and saved as one act that can
//! be undone.
pub mod form;
pub mod intake;
pub mod known;
pub mod marks;
pub mod page;
pub mod post;
pub mod read;
pub mod rows;
pub mod save;
pub mod undo;

pub fn routes() -> Vec<rocket::Route> {
    [read::routes(), undo::routes()].concat()
}
