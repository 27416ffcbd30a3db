//! The rank table of posts, which administrators keep: it suggests the order of delegates and decides nothing.
mod affected;
mod arrange;
mod edit;
mod list;
mod restore;

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), edit::routes(), restore::routes()].concat()
}
