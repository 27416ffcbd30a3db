//! From a row before and after to what a person reads: only the fields that differ, with their names and values in words.
use super::fields;
use crate::platform::language::Language;
use crate::platform::templates::engine;
use crate::platform::time::{date, timestamp};
use crate::platform::words::word;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::{Map, Value};

/// Texts longer than this are shown from where they begin to differ, in characters.
const LONG: usize = 240;
/// Characters kept around what differs.
const AROUND: usize = 60;
/// The longest text shown of one side, in characters.
const LONGEST: usize = 1_200;

/// Who reads the log, of what kind of thing.
pub struct Reader<'a> {
    pub zone: Tz,
    pub language: Language,
    /// The noun of the log line's subject: "event", "application".
    pub kind: &'a str,
}

/// One field that changed.
#[derive(Debug, PartialEq, Serialize)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// What differs between two rows. Without a row before, what was set; without one after, what was there.
pub fn differences(before: Option<&Value>, after: Option<&Value>, reader: &Reader<'_>) -> Vec<Change> {
    let none = Map::new();
    let row = |value: Option<&Value>| value.and_then(Value::as_object).cloned().unwrap_or_else(|| none.clone());
    let (before, after) = (flat(row(before)), flat(row(after)));
    let mut names: Vec<_> = after.keys().chain(before.keys().filter(|name| !after.contains_key(*name))).collect();
    names.retain(|name| fields::is_shown(name));
    names.sort_by_key(|name| fields::rank(name));
    names.into_iter().filter_map(|name| change(name, before.get(name), after.get(name), reader)).collect()
}

fn change(name: &str, before: Option<&Value>, after: Option<&Value>, reader: &Reader<'_>) -> Option<Change> {
    if fields::is_reference(name) {
        return (before != after).then(|| reader.moved(name));
    }
    let told = |value: Option<&Value>| value.map(|value| reader.told(name, value)).unwrap_or_default();
    let (before, after) = (told(before), told(after));
    if before == after {
        return None;
    }
    let (before, after) = where_they_differ(&before, &after);
    Some(Change { field: reader.named(name), before, after })
}

/// A text in two languages becomes two fields: `name.vi`, `name.en`.
fn flat(row: Map<String, Value>) -> Map<String, Value> {
    row.into_iter().flat_map(|(name, value)| if is_bilingual(&value) { by_language(&name, value) } else { vec![(name, value)] }).collect()
}

fn is_bilingual(value: &Value) -> bool {
    value.as_object().is_some_and(|parts| parts.len() == 2 && parts.contains_key("vi") && parts.contains_key("en"))
}

fn by_language(name: &str, value: Value) -> Vec<(String, Value)> {
    let text = |language: Language| value[language.code()].clone();
    Language::ALL.map(|language| (format!("{name}.{}", language.code()), text(language))).into()
}

impl Reader<'_> {
    /// The name of a field, with its language where it has one.
    fn named(&self, name: &str) -> String {
        let (field, tongue) = match name.split_once('.') {
            Some((field, tongue)) => (field, Language::from_code(tongue)),
            None => (name, None),
        };
        let known = fields::word_of(field).map(|key| word(self.language, key));
        let label = known.unwrap_or_else(|| field.replace('_', " "));
        match tongue {
            Some(Language::Vi) => format!("{label} ({})", word(self.language, "events-log-in-vietnamese")),
            Some(Language::En) => format!("{label} ({})", word(self.language, "events-log-in-english")),
            None => label,
        }
    }

    /// A key of another row says nothing to a person, only that it is another one now.
    fn moved(&self, name: &str) -> Change {
        Change { field: self.named(name), before: String::new(), after: word(self.language, "events-log-another") }
    }

    /// A value in words.
    fn told(&self, name: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => word(self.language, if *yes { "events-log-yes" } else { "events-log-no" }),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.told_text(name, text),
            Value::Array(items) => {
                items.iter().map(|item| self.told(name, item)).filter(|item| !item.is_empty()).collect::<Vec<_>>().join("\n")
            }
            Value::Object(parts) if is_bilingual(value) => {
                let texts = [&parts["vi"], &parts["en"]].into_iter().filter_map(Value::as_str).filter(|text| !text.is_empty());
                texts.collect::<Vec<_>>().join(" / ")
            }
            Value::Object(parts) => parts
                .iter()
                .filter(|(name, _)| fields::is_shown(name))
                .map(|(name, part)| self.told(name, part))
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(": "),
        }
    }

    fn told_text(&self, name: &str, text: &str) -> String {
        if let Some(known) = self.code(name, text) {
            return known;
        }
        if let Ok(at) = text.parse::<DateTime<Utc>>() {
            return timestamp(at, self.zone, self.language);
        }
        match text.parse::<NaiveDate>() {
            Ok(day) => date(day, self.language),
            Err(_) => text.to_owned(),
        }
    }

    /// The word for a state, a role, a kind: `<area>-<field>-<code>`, as nouns name their codes.
    fn code(&self, name: &str, code: &str) -> Option<String> {
        let short = code.len() <= 30 && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        let engine = engine().ok().filter(|_| short && !code.is_empty())?;
        let (area, noun) = fields::home_of(self.kind);
        let names = [name, if name == "kind" { noun } else { name }];
        let code = code.replace('_', "-");
        names.iter().find_map(|name| engine.words.say(self.language, &format!("{area}-{}-{code}", name.replace('_', "-")), []).ok())
    }
}

/// Two long texts from shortly before where they begin to differ to shortly after where they end to.
fn where_they_differ(before: &str, after: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    if a.len().max(b.len()) <= LONG {
        return (before.to_owned(), after.to_owned());
    }
    let head = a.iter().zip(&b).take_while(|(one, other)| one == other).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (skip, drop) = (head.saturating_sub(AROUND), tail.saturating_sub(AROUND));
    let cut = |text: &[char]| {
        let middle: String = text[skip..text.len() - drop].iter().take(LONGEST).collect();
        let more = text.len() - skip - drop > LONGEST || drop > 0;
        format!("{}{middle}{}", if skip > 0 { "…" } else { "" }, if more { "…" } else { "" })
    };
    (if a.is_empty() { String::new() } else { cut(&a) }, if b.is_empty() { String::new() } else { cut(&b) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: Value, after: Value) -> Vec<(String, String, String)> {
        let reader = Reader { zone: chrono_tz::Asia::Ho_Chi_Minh, language: Language::Vi, kind: "event" };
        let found = differences(Some(&before), Some(&after), &reader);
        found.into_iter().map(|one| (one.field, one.before, one.after)).collect()
    }

    fn line(field: &str, before: &str, after: &str) -> (String, String, String) {
        (field.into(), before.into(), after.into())
    }

    #[test]
    fn only_what_differs_is_told_and_in_words() {
        let table = [
            (json!({"edition": 1}), json!({"edition": 1}), vec![]),
            (
                json!({"name": {"vi": "Hội", "en": ""}}),
                json!({"name": {"vi": "Hội", "en": "Fair"}}),
                vec![line("Tên (tiếng Anh)", "", "Fair")],
            ),
            (json!({"starts_on": null}), json!({"starts_on": "2026-11-22"}), vec![line("Ngày bắt đầu", "", "22/11/2026")]),
            (json!({"state": "draft"}), json!({"state": "published"}), vec![line("Trạng thái", "Bản nháp", "Đã công bố")]),
            (json!({"room_id": 3}), json!({"room_id": 4}), vec![line("Hội trường", "", "đã đổi")]),
            (json!({"sample": false}), json!({"sample": true}), vec![line("Dữ liệu mẫu", "không", "có")]),
            (json!({"no_such_field": "a"}), json!({"no_such_field": "b"}), vec![line("no such field", "a", "b")]),
        ];
        for (before, after, expected) in table {
            assert_eq!(told(before, after), expected);
        }
    }

    #[test]
    fn keys_versions_and_secrets_are_nobodys_business() {
        let before =
            json!({"id": 1, "version": 1, "folded": "a", "password_hash": "x", "token": "y", "updated_at": "2026-11-22T01:00:00Z"});
        let after = json!({"id": 2, "version": 2, "folded": "b", "password_hash": "z", "token": "w", "updated_at": "2026-11-22T02:00:00Z"});
        assert_eq!(told(before, after), []);
    }

    #[test]
    fn a_list_is_told_line_by_line() {
        let body = |kind: &str, name: &str| json!({"kind": kind, "name": {"vi": name, "en": ""}});
        let changes = told(json!({"bodies": []}), json!({"bodies": [body("x", "Sở"), body("y", "Hội")]}));
        assert_eq!(changes, [line("Các đơn vị", "", "x: Sở\ny: Hội")]);
    }

    #[test]
    fn long_texts_are_cut_to_what_differs() {
        let long = |word: &str| format!("{}{word}{}", "a ".repeat(200), " b".repeat(200));
        let (before, after) = where_they_differ(&long("cũ"), &long("mới"));
        assert!(before.starts_with('…') && before.ends_with('…') && before.contains("cũ") && before.chars().count() < 150);
        assert!(after.contains("mới"));
        assert_eq!(where_they_differ("cũ", "mới"), ("cũ".into(), "mới".into()));
        assert_eq!(where_they_differ("", &"a".repeat(2000)).1.chars().count(), LONGEST + 1);
    }
}
