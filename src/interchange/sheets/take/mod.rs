//! Lists that go out as files: delegates, the programme, applications for booths.
mod applications;
mod disposition;
mod download;

pub use download::{Download, download};

pub fn routes() -> Vec<rocket::Route> {
    download::routes()
}
