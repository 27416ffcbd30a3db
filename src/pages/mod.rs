//! Pages that draw on several areas.
mod home;

pub fn routes() -> Vec<rocket::Route> {
    home::routes()
}
