//! Fees: what booths cost an exhibitor, what was asked for and paid, and the papers of it.
pub mod account;
mod agree;
mod ask;
pub mod bank;
mod changed;
mod collect;
mod desk;
pub mod fee;
pub mod ledger;
mod letters;
mod list;
pub mod matching;
mod one;
mod pay;
pub mod payment;
pub mod price;
pub mod receipt;
mod receipts;
pub mod reference;
pub mod request;
pub mod standing;
pub mod vietqr;

pub use ask::ask;
pub use changed::tell_in;
pub use letters::Origin;
pub use pay::{Received, Whose, give_back, give_receipt, receive_all};

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), collect::routes(), ask::routes(), one::routes(), agree::routes(), pay::routes(), receipts::routes(), desk::routes()]
        .concat()
}
