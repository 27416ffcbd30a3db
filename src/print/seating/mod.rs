//! Who sits where in the front rows: by rank from the middle outwards, with what was set by hand.
pub mod act;
pub mod fill;
pub mod kept_seat;
pub mod order;
pub mod plan;
pub mod seat_row;
mod settings;
mod show;

pub fn routes() -> Vec<rocket::Route> {
    [show::routes(), settings::routes()].concat()
}
