//! Pages that draw on several areas.
mod appearances;
mod event_home;
mod health;
mod home;
mod log;
mod person;
mod sitemap;

pub fn routes() -> Vec<rocket::Route> {
    [home::routes(), event_home::routes(), appearances::routes(), person::routes(), log::routes(), sitemap::routes(), health::routes()]
        .concat()
}
