//! People of an item in one cell: "Chủ trì: PGS.TS. Trần Văn A; Diễn giả: Bà Lê B, Ông Mai C".
use super::known::Known;
use super::words;
use crate::interchange::sheets::people::split_name;
use crate::interchange::sheets::values::Reason;
use crate::platform::text::{Line, fold};
use crate::programme::item_person::Part;
use sea_orm::ActiveEnum;

/// Stands before the name of somebody who is not known yet.
const NEW: &str = "new:";

/// Somebody named in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub part: Part,
    /// As written, with what stands before the name.
    pub text: String,
}

/// Who is named in a cell, and as what; who has no word before them does what the one before does, at first they speak.
pub fn named(text: &str) -> Vec<Named> {
    let (mut part, mut found) = (Part::Speaker, vec![]);
    for piece in text.split(['\n', ';']) {
        let names = match piece.split_once(':').and_then(|(head, rest)| Some((words::part(head)?, rest))) {
            Some((said, rest)) => {
                part = said;
                rest
            }
            None => piece,
        };
        let each = names.split(',').map(|name| name.trim().trim_start_matches(['-', '+', '•']).trim());
        found.extend(each.filter(|name| !name.is_empty()).map(|text| Named { part, text: text.to_owned() }));
    }
    found
}

/// The cell in the form in which it is compared: a line for each, "chair: Trần Văn A (tran-van-a)".
///
/// # Errors
/// Somebody unknown, where they are not to be made; or one of several of that name.
pub fn canonical(text: &str, known: &Known, make: bool) -> Result<String, Reason> {
    let mut lines = vec![];
    for one in named(text) {
        let who = match known.person(&one.text) {
            Ok(Some(person)) => format!("{} ({})", person.name, person.slug),
            Ok(None) if make => format!("{} ({NEW})", one.text),
            Ok(None) => return Err(Reason::new("people", "sheets-person-unknown").with("name", one.text)),
            Err(count) => return Err(Reason::new("people", "sheets-several-of-that-name").with("count", count)),
        };
        lines.push(format!("{}: {who}", one.part.to_value()));
    }
    Ok(lines.join("\n"))
}

/// Somebody in a cell that was made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    Known(String),
    /// To be written down: honorific, degrees and name.
    New(String, String, String),
}

/// The people of a comparable cell: by slug, or to be made.
pub fn read(value: &str) -> Vec<(Part, Who)> {
    let one = |line: &str| {
        let (part, rest) = line.split_once(": ")?;
        let (name, slug) = rest.strip_suffix(')')?.rsplit_once(" (")?;
        let who = match slug {
            NEW => {
                let (honorific, degrees, name) = split_name(name);
                Who::New(honorific, degrees, name)
            }
            slug => Who::Known(slug.to_owned()),
        };
        Some((words::part(part)?, who))
    };
    value.lines().filter_map(one).collect()
}

/// Whether a name that is to be written down can be one.
pub fn may_be_made(value: &str) -> Result<(), Reason> {
    for (_, who) in read(value) {
        if let Who::New(_, _, name) = who {
            Line::<2, 120>::parse(&name).map_err(|wrong| Reason::wrong("people", wrong))?;
        }
    }
    Ok(())
}

/// The name and slug in "Trần Văn A (tran-van-a)".
pub fn slug_in(text: &str) -> Option<&str> {
    let (_, slug) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some(slug.trim()).filter(|slug| !slug.is_empty() && fold(slug) == *slug && !slug.contains(' '))
}
