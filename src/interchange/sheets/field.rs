//! Columns a sheet may have: how people call them, and how they are found again.
use crate::platform::language::Language;
use crate::platform::text::fold;
use crate::platform::words::word;

/// What a column says of a row.
#[derive(Debug)]
pub struct Field {
    /// Its name in forms, mappings and stamps.
    pub code: &'static str,
    /// The word for it: the heading of what is written out.
    pub key: &'static str,
    /// Headings that mean it, folded; the words for it in both languages mean it anyway.
    pub known_as: &'static [&'static str],
    /// Characters of a column that is written out; 0 for one that is only read.
    pub width: u8,
    pub holds: Holds,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Text,
    Date,
    Hour,
    Number,
    /// The row's identifier, by which it is found again.
    Code,
    /// What each cell was when it was written out: see `stamp`.
    Stamp,
    /// A part of what another field says: family name and given name in columns of their own.
    Piece,
    /// Written out for whoever reads the list; changed only in the studio.
    Told,
    /// Read past: row numbers, notes that have no place here.
    Nothing,
}

impl Field {
    pub const fn text(code: &'static str, key: &'static str, width: u8, known_as: &'static [&'static str]) -> Self {
        Self { code, key, known_as, width, holds: Holds::Text }
    }

    pub const fn holding(self, holds: Holds) -> Self {
        Self { holds, ..self }
    }

    /// Whether a cell of it is part of what is on record.
    pub fn is_kept(&self) -> bool {
        !matches!(self.holds, Holds::Code | Holds::Stamp | Holds::Piece | Holds::Told | Holds::Nothing)
    }

    /// Whether a folded heading is exactly one of its names.
    fn is_called(&self, heading: &str) -> bool {
        self.known_as.contains(&heading) || Language::ALL.iter().any(|language| plain(&word(*language, self.key)) == heading)
    }
}

/// A heading as it is compared: folded, letters and digits only.
pub fn plain(heading: &str) -> String {
    let words: String = fold(heading).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The field a heading means: by one of its names, else by the longest name within it.
fn meant<'a>(fields: &'a [Field], heading: &str) -> Option<&'a Field> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    let within = |field: &Field| {
        let padded = format!(" {heading} ");
        field.known_as.iter().filter(|name| name.len() > 3 && padded.contains(&format!(" {name} "))).map(|name| name.len()).max()
    };
    let exactly = fields.iter().find(|field| field.is_called(&heading));
    exactly.or_else(|| {
        fields.iter().filter_map(|field| Some((within(field)?, field))).max_by_key(|(length, _)| *length).map(|(_, field)| field)
    })
}

/// What each column means, as its headings say; a second column of the same meaning means nothing.
pub fn recognised(fields: &[Field], headings: &[String]) -> Vec<String> {
    let mut taken = Vec::new();
    headings
        .iter()
        .map(|heading| {
            let code = meant(fields, heading).map_or("", |field| field.code);
            if code.is_empty() || taken.contains(&code) {
                return String::new();
            }
            taken.push(code);
            code.to_owned()
        })
        .collect()
}

/// Rows in which a heading is looked for: above it stand the names of the paper and of who made it.
const HEADED_WITHIN: usize = 20;

/// The row (from 0) that reads like headings: the one in which most columns are recognised, if two are; nothing else.
pub fn heading_row(fields: &[Field], rows: &[Vec<String>]) -> Option<usize> {
    let known = |row: &Vec<String>| recognised(fields, row).iter().filter(|code| !code.is_empty()).count();
    let best = rows
        .iter()
        .take(HEADED_WITHIN)
        .enumerate()
        .map(|(at, row)| (known(row), at))
        .max_by_key(|(known, at)| (*known, std::cmp::Reverse(*at)));
    best.filter(|(known, _)| *known > 1)
        .or_else(|| best.filter(|(known, at)| *known == 1 && rows[*at].iter().filter(|cell| !cell.is_empty()).count() == 1))
        .map(|(_, at)| at)
}
