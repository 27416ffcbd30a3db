//! What a form template needs, and what a form post can end in.
mod choice;

pub use choice::{Choice, Pick};

use super::error::{AppError, Refusal, Result};
use super::page::{Page, View};
use rocket::Request;
use rocket::form::Context;
use rocket::form::error::ErrorKind;
use rocket::http::Status;
use rocket::response::{self, Flash, Redirect, Responder};
use serde::Serialize;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A form as its template sees it: what is in each field, and what is wrong with it.
#[derive(Clone, Debug, Serialize, Default)]
pub struct FormView {
    pub values: BTreeMap<String, String>,
    pub errors: BTreeMap<String, Vec<Refusal>>,
    /// What is wrong with the form as a whole.
    pub refusals: Vec<Refusal>,
    /// When somebody else saved first: what they saved, by field, where it differs from what was typed.
    pub theirs: BTreeMap<String, String>,
}

impl FormView {
    /// A form that shows what is on record.
    pub fn filled<N: Into<String>>(values: impl IntoIterator<Item = (N, String)>) -> Self {
        Self { values: values.into_iter().map(|(name, value)| (name.into(), value)).collect(), ..Self::default() }
    }

    /// A form as it was sent, with what its types found wrong.
    pub fn sent(context: &Context<'_>) -> Self {
        let mut view = Self::default();
        for name in context.fields() {
            let values: Vec<_> = context.field_values(name).collect();
            view.values.insert(name.to_string(), values.join(","));
        }
        for error in context.errors() {
            let name = error.name.as_ref().map(ToString::to_string).unwrap_or_default();
            view = view.refused(&refusal(name, &error.kind));
        }
        view
    }

    /// With one more thing that is wrong.
    pub fn refused(mut self, no: &Refusal) -> Self {
        match &no.field {
            Some(field) if !field.is_empty() => {
                let known = self.errors.entry(field.to_string()).or_default();
                if !known.contains(no) {
                    known.push(no.clone());
                }
            }
            _ => self.refusals.push(no.clone()),
        }
        self
    }

    /// Somebody saved first: keeps what was typed, shows what they saved, and lets the next save stand.
    pub fn stale(mut self, current: &FormView) -> Self {
        for (name, theirs) in &current.values {
            if name == "version" {
                self.values.insert(name.clone(), theirs.clone());
            } else if self.values.get(name).is_some_and(|typed| typed != theirs) {
                self.theirs.insert(name.clone(), theirs.clone());
            }
        }
        self.refusals.push(Refusal::new("form-stale"));
        self
    }

    /// The numbers of the rows of a list this form holds: `bodies[2].name` stands in row 2 of `bodies`.
    pub fn rows(&self, list: &str) -> BTreeSet<usize> {
        self.values.keys().filter_map(|name| row(name, list)).collect()
    }

    /// Those with something in them.
    pub fn written_rows(&self, list: &str) -> BTreeSet<usize> {
        self.values.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(name, _)| row(name, list)).collect()
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty() || !self.refusals.is_empty()
    }
}

/// Rows beyond are nobody's: a form that names them was not made here.
const MOST_ROWS: usize = 1_000;

fn row(name: &str, list: &str) -> Option<usize> {
    let (number, _) = name.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    number.parse().ok().filter(|number| *number < MOST_ROWS)
}

/// These rows, and so many empty ones after the last.
pub fn and_empty(rows: BTreeSet<usize>, empty: usize) -> Vec<usize> {
    let next = rows.last().map_or(0, |last| last + 1);
    rows.into_iter().chain(next..next + empty).collect()
}

/// Our own messages are word keys already; Rocket's parse errors become one of ours.
fn refusal(field: String, kind: &ErrorKind<'_>) -> Refusal {
    let at = |key: &str| Refusal::at(field.clone(), key.to_owned());
    match kind {
        ErrorKind::Validation(key) => at(key),
        ErrorKind::Missing => at("form-required"),
        ErrorKind::InvalidLength { min: Some(min), max: Some(max) } => at("form-length").with("min", *min).with("max", *max),
        ErrorKind::InvalidLength { min: None, max: Some(max) } => at("form-too-long").with("max", *max),
        ErrorKind::InvalidLength { min: Some(1), max: None } => at("form-required"),
        ErrorKind::InvalidLength { min: Some(min), max: None } => at("form-too-short").with("min", *min),
        ErrorKind::OutOfRange { start: Some(start), end: Some(end) } => {
            at("form-range").with("min", *start as i64).with("max", *end as i64)
        }
        ErrorKind::InvalidChoice { .. } => at("form-choice"),
        ErrorKind::Int(_) | ErrorKind::Float(_) => at("form-not-a-number"),
        _ => at("form-invalid"),
    }
}

/// A form post either did its work and moves on, or shows the form again.
#[allow(clippy::large_enum_variant, reason = "made once per answer")]
pub enum Outcome<V> {
    Done(Flash<Redirect>),
    /// Done, and the next page says so by itself.
    Moved(Redirect),
    Again(Page<V>),
}

/// Done on success, Again on a refusal; anything else is an error page.
pub fn settle<T, V>(
    result: Result<T>,
    done: impl FnOnce(T) -> Flash<Redirect>,
    again: impl FnOnce(Refusal) -> Page<V>,
) -> Result<Outcome<V>> {
    match result {
        Ok(value) => Ok(Outcome::Done(done(value))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(again(no))),
        Err(other) => Err(other),
    }
}

/// Moves on to a page of this site with a word (a key) of success.
pub fn moved_on(to: impl Into<Cow<'static, str>>, word: &str) -> Flash<Redirect> {
    Flash::success(Redirect::to(to.into().into_owned()), word)
}

impl<'r, V: View> Responder<'r, 'static> for Outcome<V> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Self::Done(redirect) => redirect.respond_to(request),
            Self::Moved(redirect) => redirect.respond_to(request),
            Self::Again(page) => (Status::UnprocessableEntity, page).respond_to(request),
        }
    }
}

// What the template helpers of the same names read out of a `FormView`.

pub(super) fn value_of(form: &Value, name: &str) -> Value {
    form["values"].get(name).cloned().unwrap_or_else(|| "".into())
}

pub(super) fn theirs_of(form: &Value, name: &str) -> Value {
    form["theirs"].get(name).cloned().unwrap_or(Value::Null)
}

pub(super) fn errors_of<'a, F>(form: &'a Value, name: &str, say: F) -> anyhow::Result<Value>
where
    F: Fn(&str, Vec<(&'a str, &'a Value)>) -> anyhow::Result<Value>,
{
    let errors = if name.is_empty() { form["refusals"].as_array() } else { form["errors"].get(name).and_then(Value::as_array) };
    errors.into_iter().flatten().map(|error| say(error["key"].as_str().unwrap_or("form-invalid"), args_of(error))).collect()
}

fn args_of(error: &Value) -> Vec<(&str, &Value)> {
    error["args"].as_object().into_iter().flat_map(Map::iter).map(|(name, value)| (name.as_str(), value)).collect()
}
