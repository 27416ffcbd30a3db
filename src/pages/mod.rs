//! Pages that draw on several areas.
mod event_home;
mod health;
mod home;
mod log;
mod person;
mod sitemap;

pub fn routes() -> Vec<rocket::Route> {
    [home::routes(), event_home::routes(), person::routes(), log::routes(), sitemap::routes(), health::routes()].concat()
}
