//! People who may have been taken down twice: found, compared, made one, or kept apart for good.
mod apart;
mod compare;
mod fields;
mod find;
mod likeness;
mod list;
mod undo;

pub use compare::make_one;
pub use fields::{Pick, Picks};
pub use list::{MergedRow, merged, set_apart};
pub use undo::part;

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), compare::routes(), undo::routes()].concat()
}
