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

pub use describe::{Description, describe};
pub use latest::{Teaser, latest, next_turn};
pub use photos::{add_photos, choose_lead, keep_or_not};
pub use published::{Act, act_in, act_on};
pub use write::{PostInput, add_post, change_post, insert_post};

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
