//! Lists that go out as files: delegates, the programme, applications for booths and their fees, contacts of visitors.
mod applications;
mod download;
mod fees;
mod visits;

pub use download::{Download, download};

pub fn routes() -> Vec<rocket::Route> {
    [download::routes(), visits::routes()].concat()
}
