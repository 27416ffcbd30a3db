//! Exhibitors: who asks for a booth, who gets one, and where it stands.
pub mod application;
mod apply;
pub mod booth;
mod booths;
mod decide;
mod desk;
mod directory;
pub mod dossier;
mod exhibit;
pub mod exhibitor;
pub mod field;
mod follow;
mod history;
mod letters;
mod met;
mod profile;
mod review;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod tax_code;
pub mod values;
pub mod village;
mod withdraw;

pub use apply::input::{BoothWish, ExhibitorInput, Organisation, ProductInput, Showing};
pub use apply::{TEXT_VERSION, insert_exhibitor, list_in, missing, save_in, send_in, set_logo_in};
use apply::{shown_tax_code, tax_remark};
pub use decide::{Deciding, Decision, accept_in, ask_changes_in, decide, decline_in};
pub use directory::{Listed, listed};
pub use dossier::Dossier;
pub use withdraw::{withdraw, withdraw_in};

pub fn routes() -> Vec<rocket::Route> {
    [
        exhibit::routes(),
        apply::routes(),
        desk::routes(),
        follow::routes(),
        booths::routes(),
        review::routes(),
        directory::routes(),
        profile::routes(),
    ]
    .concat()
}
