//! The profile: what directory and catalogue say of an exhibitor, and its products with their pictures.
mod product;
mod show;
pub mod values;

pub fn routes() -> Vec<rocket::Route> {
    [show::routes(), product::routes()].concat()
}
