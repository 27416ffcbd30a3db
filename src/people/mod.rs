//! People: who is known, what posts they hold where, and as what they come to an event.
pub mod add;
pub mod attendance;
pub mod availability;
pub mod delegate;
pub mod delegates;
pub mod directory;
pub mod edit;
pub mod honorific;
pub mod introduction;
pub mod line;
pub mod lines;
pub mod organisation;
pub mod person;
pub mod person_form;
pub mod position;
pub mod printed;
pub mod protocol;
pub mod ranks;
pub mod record;
pub mod times;

pub use delegate::{DelegateInput, make_delegate};
pub use line::{PersonLine, Printed};
pub use lines::{Presence, lines_of, lines_of_people};
pub use organisation::find_or_insert_organisation;
pub use record::{PersonInput, PositionInput, insert_people, insert_person};

pub fn routes() -> Vec<rocket::Route> {
    [
        add::routes(),
        attendance::routes(),
        delegates::routes(),
        directory::routes(),
        edit::routes(),
        introduction::routes(),
        printed::routes(),
        protocol::routes(),
        ranks::routes(),
        times::routes(),
    ]
    .concat()
}
