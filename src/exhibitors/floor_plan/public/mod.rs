//! The plan as visitors use it: looked over, searched, and stood in front of with a telephone in the hand.
mod drawing;
mod here;
mod page;
mod rows;
mod seen;
mod small;
mod way;

pub use here::sign_address;
pub use seen::{Seen, has_plan};
pub use small::{SmallPlan, small_plan};

pub fn routes() -> Vec<rocket::Route> {
    [page::routes(), here::routes()].concat()
}
