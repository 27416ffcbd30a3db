//! What is wrong with a seed, and where: file, line, field and a sentence.
use crate::platform::error::Refusal;
use crate::platform::language::Language;
use crate::platform::templates::engine;
use serde_json::{Map, Value};
use std::fmt;
use std::ops::Range;

/// A seed that is refused, with the first thing wrong in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub file: String,
    /// From 1.
    pub line: usize,
    /// "people.name", "event.ends"; empty where the file as a whole is meant.
    pub field: String,
    pub what: String,
}

impl std::error::Error for Broken {}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, field, what } = self;
        match field.is_empty() {
            true => write!(f, "{file}, line {line}: {what}"),
            false => write!(f, "{file}, line {line}, {field}: {what}"),
        }
    }
}

/// The text of a file, to find lines in.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// What the reader of TOML or one of our types found wrong.
    pub fn unreadable(self, error: &toml::de::Error) -> Broken {
        let span = error.span().unwrap_or_default();
        let (field, what) = match quoted_field(error.message()) {
            Some((name, what)) => (self.inside(&span, name), what.to_owned()),
            None => (self.field_at(span.start), sentence(error.message()).replace('\n', ", ")),
        };
        Broken { file: self.file.into(), line: self.line(span.start), field, what }
    }

    /// A rule says no to an entry of the file: its line is that of the field, or of the entry where the field is not written.
    pub fn refused(self, entry: &Range<usize>, section: &str, no: &Refusal) -> Broken {
        let name = no.field.as_deref().map(known_here).unwrap_or_default();
        let what = say(&no.key, &no.args);
        self.at(entry, section, name, what)
    }

    /// The same with a sentence of our own.
    pub fn at(self, entry: &Range<usize>, section: &str, name: &str, what: impl Into<String>) -> Broken {
        let place = self.written(entry, name).unwrap_or(entry.start);
        let field = [section, name].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(".");
        Broken { file: self.file.into(), line: self.line(place), field, what: what.into() }
    }

    /// From 1.
    fn line(self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }

    /// Where a field is written inside an entry.
    fn written(self, entry: &Range<usize>, name: &str) -> Option<usize> {
        let text = self.text.get(entry.clone())?;
        let found = text.match_indices(name).find(|(at, _)| {
            let before = text[..*at].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '{' || c == ',');
            before && text[at + name.len()..].trim_start().starts_with('=')
        });
        found.filter(|_| !name.is_empty()).map(|(at, _)| entry.start + at)
    }

    /// The table a place is in: the header before it.
    fn section(self, at: usize) -> &'a str {
        let mut headers = self.text[..at].lines().chain(self.text[at..].lines().next()).filter_map(header);
        headers.next_back().unwrap_or_default()
    }

    fn inside(self, span: &Range<usize>, name: &str) -> String {
        match self.section(span.start) {
            "" => name.to_owned(),
            section => format!("{section}.{name}"),
        }
    }

    /// The field whose value begins at a place: "people.name", "event.description.vi".
    fn field_at(self, at: usize) -> String {
        let before = &self.text[..at];
        let Some((name, rest)) = name_before(before) else { return self.section(at).to_owned() };
        let name = match name {
            // Inside a text in two languages the name that says something stands before the bracket.
            "vi" | "en" => match rest.rfind('{').and_then(|bracket| name_before(&rest[..bracket])) {
                Some((outer, _)) if !rest[rest.rfind('{').unwrap_or(0)..].contains('\n') => format!("{outer}.{name}"),
                _ => name.to_owned(),
            },
            name => name.to_owned(),
        };
        self.inside(&(at..at), &name)
    }
}

fn header(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('[')?;
    inner.trim_start_matches('[').split(']').next().filter(|name| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.')))
}

/// The name before the last `=`, and the text before that name.
fn name_before(text: &str) -> Option<(&str, &str)> {
    let left = text[..text.rfind('=')?].trim_end();
    let start = left.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').map_or(0, |at| at + 1);
    Some((&left[start..], &left[..start])).filter(|(name, _)| !name.is_empty())
}

/// "missing field `name`" and "unknown field `x`, expected …" name the field themselves.
fn quoted_field(message: &str) -> Option<(&str, &str)> {
    let rest = message.strip_prefix("missing field `").map(|rest| (rest, "is missing"));
    let rest = rest.or_else(|| message.strip_prefix("unknown field `").map(|rest| (rest, "is not a field known here")));
    let (rest, what) = rest?;
    Some((rest.split('`').next()?, what))
}

/// Messages of our text types are word keys, with their numbers after them: "form-too-long max=120".
fn sentence(message: &str) -> String {
    let mut words = message.split(' ');
    let key = words.next().unwrap_or_default();
    let args: Option<Map<String, Value>> =
        words.map(|word| word.split_once('=').and_then(|(name, n)| Some((name.to_owned(), n.parse::<u64>().ok()?.into())))).collect();
    args.map_or_else(|| message.to_owned(), |args| say(key, &args))
}

/// The sentence for a key, in the language of the command line.
fn say(key: &str, args: &Map<String, Value>) -> String {
    let args = args.iter().map(|(name, value)| (name.as_str(), value));
    engine().and_then(|engine| engine.words.say(Language::En, key, args)).unwrap_or_else(|_| key.to_owned())
}

/// What the files call a field of the forms.
fn known_here(field: &str) -> &str {
    match field {
        "starts_on" => "starts",
        "ends_on" => "ends",
        "province_code" => "province",
        "registration_opens_at" | "registration_closes_at" => "registration",
        "booths_open_at" | "booths_close_at" | "booth_limit" => "booths",
        "number" | "numbers" => "booth",
        "village" => "track",
        other => other.split(['.', '[']).next().unwrap_or_default(),
    }
}
