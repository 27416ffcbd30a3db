//! What organizers do with applications: list them, read one, act on one or on many, keep the waiting list, give booths.
mod answer;
mod give;
mod keeper;
mod list;
mod many;
mod one;
mod panel;
mod perform;
mod share;
mod share_page;
mod waiting;
mod waiting_page;

pub use give::{free_in, move_in, place_in};
pub use keeper::{keep, worker};
pub use perform::{Acting, Doing, Done, Place, Trace, act_in, do_in, perform, rehearse};
pub use share::{part, share, share_in};
pub use waiting::{offer_in, place_in_line};

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), one::routes(), answer::routes(), many::routes(), share_page::routes(), waiting_page::routes()].concat()
}
