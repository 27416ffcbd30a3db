//! News: what is told about an event in words and photographs, and what the press takes with it.
mod describe;
mod feed;
mod latest;
mod list;
pub mod photo;
pub mod photo_person;
mod photograph;
mod photos;
pub mod post;
mod press_kit;
mod published;
mod read;
pub mod related;
#[cfg(test)]
mod samples;
mod write;

use crate::people::{Reference, Rows};

pub use describe::{Description, describe};
pub use latest::{Teaser, latest, next_turn};
pub use photos::{add_photos, choose_lead, keep_or_not};
pub use published::{Act, act_in, act_on};
pub use write::{PostInput, add_post, change_post, insert_post};

/// What in this area points to people.
pub fn references() -> Vec<Box<dyn Reference>> {
    vec![Box::new(Rows::<photo_person::Entity> {
        names: "person",
        table: "photo_person",
        word: "news-merge-photos",
        id: photo_person::Column::Id,
        column: photo_person::Column::PersonId,
        once_with: &[photo_person::Column::PhotoId],
    })]
}

pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        write::routes(),
        published::routes(),
        photos::routes(),
        describe::routes(),
        latest::routes(),
        read::routes(),
        press_kit::routes(),
        feed::routes(),
    ]
    .concat()
}
