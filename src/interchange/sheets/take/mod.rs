//! Lists that go out as files: delegates, the programme, applications for booths and their fees.
mod applications;
mod disposition;
mod download;
mod fees;

pub use download::{Download, download};

pub fn routes() -> Vec<rocket::Route> {
    download::routes()
}
