//! Every key has its sentence in both languages, and every sentence is used.
use crate::architecture::files;
use khaihoi::platform::language::Language;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// All Rust and template source, to look for keys in.
fn sources() -> String {
    let mut all = String::new();
    for (folder, ending) in [("src", "rs"), ("templates", "hbs"), ("templates/assets/js", "js")] {
        for file in files(Path::new(folder), ending) {
            all += &fs::read_to_string(&file).unwrap();
        }
    }
    all
}

fn known(language: Language) -> BTreeSet<String> {
    khaihoi::platform::templates::engine().unwrap().words.keys(language)
}

/// What looks like a key in a piece of code: lower-case words with hyphens, in quotes.
fn quoted(source: &str) -> BTreeSet<&str> {
    let is_key = |text: &&str| {
        text.contains('-')
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !text.starts_with('-')
            && !text.ends_with('-')
    };
    source.split('"').filter(is_key).collect()
}

#[test]
fn both_languages_know_the_same_keys() {
    let (vi, en) = (known(Language::Vi), known(Language::En));
    let differing: Vec<_> = vi.symmetric_difference(&en).collect();
    assert!(differing.is_empty(), "only in one language: {differing:#?}");
}

#[test]
fn every_key_in_templates_has_its_sentence() {
    let keys = known(Language::Vi);
    let mut missing = vec![];
    for file in files(Path::new("templates"), "hbs") {
        let text = fs::read_to_string(&file).unwrap();
        for part in ["{{t \"", "(t \""].iter().flat_map(|call| text.split(call).skip(1)) {
            let key = part.split('"').next().unwrap();
            if !keys.contains(key) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_key_in_rust_has_its_sentence() {
    let keys = known(Language::Vi);
    let areas: BTreeSet<_> = keys.iter().filter_map(|key| key.split_once('-')).map(|(area, _)| area.to_owned()).collect();
    let mut missing = vec![];
    for file in files(Path::new("src"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        for key in quoted(text) {
            let looks_ours = key.split_once('-').is_some_and(|(area, _)| areas.contains(area));
            if looks_ours && !keys.contains(key) {
                missing.push(format!("{}: {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_sentence_is_used() {
    let all = sources();
    let unused: Vec<_> = known(Language::Vi).into_iter().filter(|key| !all.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn vietnamese_pages_speak_no_english() {
    // Words that slip in from code; names and abbreviations people use are not among them.
    const ENGLISH: &[&str] =
        &["the ", " and ", "click", "submit", "booth", "event", "schedule", "speaker", "login", "password", "save", "delete", "cancel"];
    for file in files(Path::new("templates/words/vi"), "ftl") {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some((_, sentence)) = line.split_once(" = ") else { continue };
            let plain: String = sentence.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
            let found: Vec<_> = ENGLISH.iter().filter(|word| plain.to_lowercase().contains(*word)).collect();
            assert!(found.is_empty(), "{}: {line} has {found:?}", file.display());
        }
    }
}
