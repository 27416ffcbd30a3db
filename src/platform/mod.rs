//! What any web application needs. Knows nothing of festivals.
pub mod acts;
pub mod assets;
pub mod backup;
pub mod cache;
pub mod change;
pub mod chart;
pub mod colour;
pub mod config;
pub mod db;
pub(crate) mod doors;
pub mod encoding;
pub mod error;
pub mod files;
pub mod form;
pub mod lanes;
pub mod language;
pub mod markdown;
pub mod money;
pub mod numbers;
pub mod page;
pub mod provinces;
pub mod qr;
pub mod rate_limit;
pub mod same_site;
pub mod secret;
pub mod security;
pub mod spoken_number;
pub mod templates;
pub mod text;
pub mod time;
pub mod words;

/// The database, as a handler asks for it.
pub type Db = rocket::State<db::Database>;
