//! Papers: lists of people and booths, programme, name plates and seating, in the form offices use, printed by the browser.
pub mod booths;
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
mod signs;
mod tools;
mod type_size;
mod write_head;

use crate::people::{Reference, Rows};
use seating::kept_seat;

/// What in this area points to people. One seat is kept for a person: who has two after a merge sits on their own.
pub fn references() -> Vec<Box<dyn Reference>> {
    vec![Box::new(Rows::<kept_seat::Entity> {
        names: "person",
        table: "kept_seat",
        word: "print-merge-seats",
        id: kept_seat::Column::Id,
        column: kept_seat::Column::PersonId,
        once_with: &[kept_seat::Column::EventId],
    })]
}

pub fn routes() -> Vec<rocket::Route> {
    [
        room::routes(),
        write_head::routes(),
        list::routes(),
        running_order::routes(),
        plates::routes(),
        seating::routes(),
        signs::routes(),
        booths::routes(),
    ]
    .concat()
}
