//! What organizers do with applications: list and compare them, read one, score and discuss it, act on one or on many, keep the
//! waiting list, give booths by hand or as proposed.
mod abstention;
mod answer;
mod besides;
mod comment;
mod compare;
mod criteria;
mod criterion;
mod give;
mod keeper;
mod list;
mod many;
mod one;
mod panel;
mod perform;
mod placing;
mod proposal;
mod score;
mod scoring;
mod share;
mod share_page;
mod waiting;
mod waiting_page;

pub use criteria::{CriterionInput, add_criterion, insert_criterion};
pub use give::{free_in, move_in, place_in};
pub use keeper::{keep, worker};
pub use perform::{Acting, Doing, Done, Place, Trace, act_in, do_in, perform, rehearse};
pub use share::{part, share, share_in};
pub use waiting::{join_in, offer_in, place_in_line};

pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        compare::routes(),
        one::routes(),
        answer::routes(),
        many::routes(),
        share_page::routes(),
        waiting_page::routes(),
        criteria::routes(),
        scoring::routes(),
        placing::routes(),
        proposal::routes(),
    ]
    .concat()
}
