//! Pages that draw on several areas.

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
