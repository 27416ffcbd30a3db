//! Events: one edition of a festival each, the bodies behind it and the team that works on it.
pub mod accept;
pub mod body;
pub mod cover;
pub mod create;
pub mod drum;
pub mod emblem;
pub mod event;
pub mod gaps;
pub mod invite;
pub mod letter;
pub mod letters;
pub mod list;
pub mod members;
pub mod overview;
pub mod publish;
pub mod settings;
pub mod shelf;
pub mod studio;
pub mod team;
pub mod window;

pub use event::input::EventInput;
pub use event::keep::{bodies_of, insert_event, update_event};
pub use publish::publish_in;
pub use shelf::EventVisit;
pub use studio::{AtGate, Editor, Organizer, Rail, Who};
pub use team::add_member_in;

pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        create::routes(),
        overview::routes(),
        settings::routes(),
        cover::routes(),
        publish::routes(),
        members::routes(),
        invite::routes(),
        accept::routes(),
        letter::routes(),
        letters::routes(),
        emblem::routes(),
    ]
    .concat()
}
