//! The people who work on one desk: who answers for the exhibitor, and the helpers invited by them.
pub mod invitation;
mod join;
pub mod member;
mod show;

pub fn routes() -> Vec<rocket::Route> {
    [show::routes(), join::routes()].concat()
}
