//! Exhibitors: who asks for a booth, who gets one, and where it stands.
pub mod application;
pub mod booth;
pub mod exhibitor;
pub mod field;
pub mod tax_code;

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
