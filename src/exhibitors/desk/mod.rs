//! The exhibitor's desk: its applications, how far each has come, and what is theirs to do.
mod answer;
mod follow;
mod list;
mod path;

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), follow::routes(), answer::routes()].concat()
}
