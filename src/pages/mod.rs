//! Pages that draw on several areas.
mod event_home;
mod health;
mod home;
mod sitemap;

pub fn routes() -> Vec<rocket::Route> {
    [home::routes(), event_home::routes(), sitemap::routes(), health::routes()].concat()
}
