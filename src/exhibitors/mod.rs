//! Exhibitors: who asks for a booth, who gets one, and where it stands.
pub mod application;
mod apply;
mod counts;
pub mod desk;
mod directory;
pub mod dossier;
pub mod exhibitor;
pub mod fees;
pub mod field;
pub mod floor_plan;
pub mod form;
mod history;
mod letters;
pub mod limits;
mod met;
mod review;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod tax_code;
pub mod values;
pub mod village;
pub mod visits;
pub mod waiting_list;

use apply::input::MOST_PRODUCTS;
pub use apply::input::{BoothWish, ExhibitorInput, Organisation, ProductInput, Showing};
pub use apply::{TEXT_VERSION, insert_exhibitor, list_in, missing, save_in, send_in, set_logo_in};
use apply::{shown_tax_code, tax_remark};
pub use directory::{Listed, listed};
pub use dossier::Dossier;
pub use floor_plan::{booth, has_plan};
pub use review::{
    Acting, CriterionInput, Doing, Done, Place, act_in, add_criterion, do_in, free_in, insert_criterion, keep, move_in, offer_in, part,
    perform, place_in, rehearse, share, share_in, worker,
};

pub fn routes() -> Vec<rocket::Route> {
    [
        form::routes(),
        apply::routes(),
        desk::routes(),
        review::routes(),
        directory::routes(),
        fees::routes(),
        counts::routes(),
        floor_plan::routes(),
        visits::routes(),
    ]
    .concat()
}
