//! People: who is known, what posts they hold where, and as what they come to an event.
pub mod abbreviation;
pub mod add;
pub mod attendance;
pub mod availability;
pub mod delegate;
pub mod delegates;
pub mod directory;
pub mod duplicates;
pub mod edit;
mod english;
pub mod honorific;
pub mod introduction;
pub mod line;
pub mod lines;
pub mod merge;
pub mod organisation;
pub mod paste;
pub mod person;
pub mod person_form;
pub mod position;
pub mod printed;
pub mod protocol;
pub mod ranks;
pub mod reader;
pub mod record;
mod tabs;
pub mod times;
pub mod wording;

pub use delegate::{DelegateInput, make_delegate};
pub use edit::own_delegate;
pub use line::{PersonLine, Printed};
pub use lines::{Presence, lines_of, lines_of_people};
pub use merge::reference::Reference;
pub use merge::{References, Rows};
pub use organisation::{Nature, find_or_insert_organisation};
pub use record::{PersonInput, PositionInput, insert_people, insert_person};

/// What in this area points to people, organisations and delegates.
pub fn references() -> Vec<Box<dyn Reference>> {
    vec![
        Box::new(Rows::<delegate::Entity> {
            names: "person",
            table: "delegate",
            word: "people-merge-delegates",
            id: delegate::Column::Id,
            column: delegate::Column::PersonId,
            once_with: &[delegate::Column::EventId, delegate::Column::Part],
        }),
        Box::new(Rows::<delegate::Entity> {
            names: "delegate",
            table: "delegate",
            word: "people-merge-delegates",
            id: delegate::Column::Id,
            column: delegate::Column::SubstituteId,
            once_with: &[],
        }),
        Box::new(Rows::<availability::Entity> {
            names: "person",
            table: "availability",
            word: "people-merge-times",
            id: availability::Column::Id,
            column: availability::Column::PersonId,
            once_with: &[availability::Column::EventId, availability::Column::FromAt, availability::Column::ToAt],
        }),
        Box::new(Rows::<position::Entity> {
            names: "organisation",
            table: "position",
            word: "people-merge-positions",
            id: position::Column::Id,
            column: position::Column::OrganisationId,
            once_with: &[],
        }),
    ]
}

pub fn routes() -> Vec<rocket::Route> {
    [
        abbreviation::routes(),
        add::routes(),
        attendance::routes(),
        delegates::routes(),
        directory::routes(),
        duplicates::routes(),
        edit::routes(),
        introduction::routes(),
        organisation::routes(),
        paste::routes(),
        printed::routes(),
        protocol::routes(),
        ranks::routes(),
        times::routes(),
    ]
    .concat()
}
