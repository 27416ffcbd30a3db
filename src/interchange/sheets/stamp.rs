//! What every cell was when a file was written out, in one column of it. So a reader knows who changed a cell since: the
//! file, the studio, or both.
use super::field::Field;
use super::values::Values;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Characters that stand for one cell: 24 bits, so that one change in sixteen million goes unnoticed.
const EACH: usize = 4;
/// Stands for a cell that was not written out.
const UNSAID: &str = "----";

/// The stamp of a row. Of the cells in `unsaid` nothing is told.
pub fn stamp(fields: &[Field], values: &Values, unsaid: &[&str]) -> String {
    let mut stamp = version(fields);
    for field in fields.iter().filter(|field| field.is_kept()) {
        match unsaid.contains(&field.code) {
            true => stamp.push_str(UNSAID),
            false => stamp.push_str(&mark(values.get(field.code).map_or("", String::as_str))),
        }
    }
    stamp
}

/// The marks in a stamp, by field; nothing where it was written with other columns, or by hand.
pub fn read<'a>(fields: &[Field], stamp: &'a str) -> BTreeMap<&'static str, &'a str> {
    let kept: Vec<_> = fields.iter().filter(|field| field.is_kept()).collect();
    let Some(marks) = stamp.trim().strip_prefix(&version(fields)) else { return BTreeMap::new() };
    if !marks.is_ascii() || marks.len() != kept.len() * EACH {
        return BTreeMap::new();
    }
    let pairs = kept.iter().enumerate().map(|(at, field)| (field.code, &marks[at * EACH..(at + 1) * EACH]));
    pairs.filter(|(_, mark)| *mark != UNSAID).collect()
}

/// The mark of one cell.
pub fn mark(value: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(value.as_bytes())[..3])
}

/// Changes with the columns there are.
fn version(fields: &[Field]) -> String {
    let codes: Vec<_> = fields.iter().filter(|field| field.is_kept()).map(|field| field.code).collect();
    mark(&codes.join(","))
}
