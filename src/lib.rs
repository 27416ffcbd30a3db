//! Khai Hội: the software that runs a startup and innovation festival. This file is its table of contents.
#[macro_use]
extern crate rocket;

pub mod platform;

pub mod mail;

pub mod accounts;

pub mod events;

pub mod people;

pub mod programme;

pub mod exhibitors;

pub mod news;
pub mod search;

pub mod interchange;

pub mod print;

pub mod pages;

use platform::cache::PageCache;
use platform::config::Config;
use platform::db::Database;
use platform::files::Files;
use platform::lanes::Lanes;
use platform::rate_limit::Limits;
use platform::time::Clock;
use rocket::data::ToByteUnit;
use rocket::http::Method;
use rocket::{Build, Rocket, Route};

/// Pages are made of many small strings: drawing one costs a quarter less with this allocator than with the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The whole application over an open database, ready to be launched or asked by tests.
///
/// # Errors
/// A configuration that cannot work: an unknown mail or file address, templates that do not parse.
pub fn build(config: Config, db: Database, clock: Clock) -> anyhow::Result<Rocket<Build>> {
    platform::templates::engine()?;
    let rocket = rocket::custom(server(&config))
        .manage(PageCache::new(config.page_cache_bytes))
        .manage(Files::open(&config)?)
        .manage(Lanes::of_this_machine())
        .manage(if config.rate_limits { Limits::strict() } else { Limits::generous() })
        .manage(mail::Transport::open(&config)?)
        .manage(events::shelf::Shelf::asking(exhibitors::has_plan))
        .manage(platform::page::Origin::of(&config))
        .manage(references())
        .manage(programme::acts::watch::Watch::default())
        .manage(programme::live::Streams::default())
        .manage(config)
        .manage(db)
        .manage(clock)
        .attach(platform::same_site::guard())
        .attach(rocket::shield::Shield::new())
        .attach(platform::security::headers())
        .attach(mail::worker())
        .attach(search::worker())
        .attach(exhibitors::worker())
        .attach(exhibitors::desk::reminders::worker())
        .register("/", platform::error::page_catchers())
        .register("/api", platform::error::json_catchers());
    Ok([
        platform::assets::routes(),
        platform::files::routes(),
        platform::page::routes(),
        platform::same_site::routes(),
        accounts::routes(),
        events::routes(),
        people::routes(),
        programme::routes(),
        exhibitors::routes(),
        news::routes(),
        search::routes(),
        interchange::routes(),
        print::routes(),
        pages::routes(),
    ]
    .into_iter()
    .fold(rocket, |rocket, area| rocket.mount("/", area.into_iter().map(crowds_first).collect::<Vec<_>>())))
}

/// Rocket tries its routes one after the other, some hundreds of them: the pages of an event, which a crowd asks for, come first.
fn crowds_first(mut route: Route) -> Route {
    if route.method == Method::Get && route.uri.path().starts_with("/<_>/<_>/") {
        route.rank = -100;
    }
    route
}

/// What points to people and organisations, area by area: what a merge has to move.
pub fn references() -> people::References {
    people::References::of([people::references(), programme::references(), news::references(), print::references()])
}

/// Our configuration, as Rocket understands it.
fn server(config: &Config) -> rocket::figment::Figment {
    let limits = rocket::data::Limits::default()
        .limit("form", 12.mebibytes())
        .limit("data-form", 24.mebibytes())
        .limit("file", 11.mebibytes())
        .limit("string", 12.mebibytes())
        .limit("json", 1.mebibytes());
    rocket::Config::figment()
        .select(rocket::Config::RELEASE_PROFILE)
        .merge(("address", config.address.as_str()))
        .merge(("port", config.port))
        .merge(("temp_dir", std::env::temp_dir()))
        .merge(("ident", false))
        .merge(("log_level", "off"))
        .merge(("cli_colors", false))
        .merge(("ip_header", if config.proxy_header.is_empty() { None } else { Some(config.proxy_header.as_str()) }))
        .merge(("limits", limits))
        .merge(("shutdown.grace", 5))
        .merge(("shutdown.mercy", 5))
}
