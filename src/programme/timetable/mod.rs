//! The programme in public: by day, by room, one item. Drawn from the newest release, never from the working copy.
pub mod day_tabs;
pub mod filter;
pub mod grid;
mod item_page;
pub mod item_view;
pub mod json_ld;
mod programme;

pub fn routes() -> Vec<rocket::Route> {
    [programme::routes(), item_page::routes()].concat()
}
