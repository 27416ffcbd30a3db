//! Exhibitors: who asks for a booth, who gets one, and where it stands.
pub mod application;
mod apply;
mod counts;
mod desk;
mod directory;
pub mod dossier;
pub mod exhibitor;
pub mod fees;
pub mod field;
pub mod floor_plan;
mod history;
mod letters;
mod met;
mod review;
#[cfg(test)]
mod samples;
pub mod sheet;
pub mod tax_code;
pub mod values;
pub mod village;

pub use apply::input::{BoothWish, ExhibitorInput, Organisation, ProductInput, Showing};
pub use apply::{TEXT_VERSION, insert_exhibitor, list_in, missing, save_in, send_in, set_logo_in};
use apply::{shown_tax_code, tax_remark};
pub use desk::{withdraw, withdraw_in};
pub use directory::{Listed, listed};
pub use dossier::Dossier;
pub use floor_plan::booth;
pub use review::{Deciding, Decision, accept_in, ask_changes_in, decide, decline_in};

pub fn routes() -> Vec<rocket::Route> {
    [apply::routes(), desk::routes(), review::routes(), directory::routes(), fees::routes(), counts::routes(), floor_plan::routes()].concat()
}
