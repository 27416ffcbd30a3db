//! `/drum/<slug>.svg?colour=A4201B`: the drum of an event as a picture, for lists.
use super::drum;
use crate::platform::colour::{Colour, accent_pair};
use crate::platform::error::{AppError, Result};
use crate::platform::text::Slug;
use rocket::Route;
use rocket::http::{ContentType, Header};

/// The application's own red, for events without a colour.
const OURS: &str = "#A4201B";

pub fn routes() -> Vec<Route> {
    routes![picture]
}

/// The picture follows from its address, so browsers keep it.
#[derive(Responder)]
struct Drum {
    svg: String,
    kind: ContentType,
    keep: Header<'static>,
}

#[get("/drum/<file>?<colour>")]
fn picture(file: &str, colour: &str) -> Result<Drum> {
    let slug = file.strip_suffix(".svg").and_then(|slug| Slug::parse(slug).ok()).ok_or(AppError::NotFound)?;
    let colour = format!("#{colour}");
    Colour::parse(&colour).ok_or(AppError::NotFound)?;
    Ok(Drum { svg: drum::picture(&slug, &colour), kind: ContentType::SVG, keep: Header::new("Cache-Control", "public, max-age=2592000") })
}

/// The address of an event's drum in its own colour.
pub fn address(slug: &str, accent: Option<&str>) -> String {
    let colour = accent.map_or_else(|| OURS.to_owned(), |accent| accent_pair(accent).light);
    format!("/drum/{slug}.svg?colour={}", colour.trim_start_matches('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_carry_a_colour_that_can_be_read() {
        assert_eq!(address("hoi", None), "/drum/hoi.svg?colour=A4201B");
        assert_eq!(address("hoi", Some("#0E6B5C")), "/drum/hoi.svg?colour=0E6B5C");
        assert_ne!(address("hoi", Some("#FFFF00")), "/drum/hoi.svg?colour=FFFF00");
    }
}
