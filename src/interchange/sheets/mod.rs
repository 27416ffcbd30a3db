//! Spreadsheets: lists of delegates and the programme, brought in from files and written out to them.
//!
//! A file is read (`read`), its columns are understood (`bring::columns`), what becomes of every row is worked out (`plan`) and
//! shown, and only then is it written, in a job whose state is kept (`kept`) and which can be taken back as one act. What goes
//! out (`take`) carries a code and a stamp by which it is known again.
mod bring;
pub mod field;
pub mod kept;
mod kind;
pub mod people;
pub mod plan;
pub mod programme;
pub mod read;
mod stamp;
mod take;
pub mod values;
pub mod write;

pub use bring::{Upload, job};
pub use kind::Kind;
pub use take::{Download, download};

pub fn routes() -> Vec<rocket::Route> {
    [bring::routes(), take::routes()].concat()
}
