//! Who was invited, who comes, who comes in whose stead, and who is here.
pub mod answer;
pub mod arrive;
pub mod desk;
pub mod reply;
pub mod shown;
pub mod substitute;

pub use answer::Answer;

pub fn routes() -> Vec<rocket::Route> {
    [reply::routes(), substitute::routes(), desk::routes()].concat()
}
