//! "Giới thiệu đại biểu": what the master of ceremonies reads out, grouped, with posts as they are spoken.
mod arrange;
pub mod company;
mod door;
pub mod heading;
pub mod link;
mod list;
mod page;

pub use page::address;

pub fn routes() -> Vec<rocket::Route> {
    [page::routes(), door::routes()].concat()
}
