//! What comes in from files and goes out to them.
pub mod seed;
pub mod sheets;
mod statement;

pub fn routes() -> Vec<rocket::Route> {
    [sheets::routes(), statement::routes()].concat()
}
