//! The shape of the house: areas only look back, files and functions stay small, Rust speaks in keys.
use std::fs;
use std::path::{Path, PathBuf};

/// The order of the areas. Each may use the ones before it, never the ones after.
const ORDER: &[&str] = &[
    "platform",
    "mail",
    "accounts",
    "events",
    "people",
    "programme",
    "exhibitors",
    "visitors",
    "matching",
    "news",
    "search",
    "interchange",
    "print",
    "pages",
];

/// Lines a file may have, its tests apart.
const LONGEST_FILE: usize = 400;

#[test]
fn areas_only_look_back() {
    let mut wrong = vec![];
    for (place, area) in ORDER.iter().enumerate() {
        for file in files(&Path::new("src").join(area), "rs") {
            let code = fs::read_to_string(&file).unwrap();
            for later in &ORDER[place + 1..] {
                if code.contains(&format!("crate::{later}")) {
                    wrong.push(format!("{} uses {later}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_area_has_its_place_in_the_order() {
    let areas: Vec<_> = fs::read_dir("src").unwrap().flatten().filter(|entry| entry.path().is_dir()).collect();
    for area in areas {
        let name = area.file_name().to_string_lossy().into_owned();
        assert!(ORDER.contains(&name.as_str()) || name == "commands", "src/{name} is no area of the design");
    }
}

#[test]
fn files_stay_short() {
    let long: Vec<_> = files(Path::new("src"), "rs")
        .into_iter()
        .filter(|file| !file.to_string_lossy().contains("test"))
        .map(|file| (fs::read_to_string(&file).unwrap().lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count(), file))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn raw_sql_stays_in_search() {
    for file in files(Path::new("src"), "rs") {
        let code = fs::read_to_string(&file).unwrap();
        let raw =
            ["from_sql_and_values", "execute_unprepared", "raw_sql!", "Statement::from_string"].iter().any(|sign| code.contains(sign));
        let allowed = ["src/search", "src/platform/backup.rs", "src/pages/health.rs"].iter().any(|place| file.starts_with(place));
        assert!(!raw || allowed, "{} speaks SQL", file.display());
    }
}

#[test]
fn every_template_belongs_to_an_area() {
    for file in files(Path::new("templates"), "hbs") {
        let folder = file.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
        let known = ["layouts", "parts", "errors"].contains(&folder.as_str()) || ORDER.contains(&folder.as_str());
        assert!(known, "{} belongs to no area", file.display());
    }
}

#[test]
fn every_view_names_a_template_and_every_page_template_has_a_view() {
    let mut named: Vec<String> = vec![];
    for file in files(Path::new("src"), "rs") {
        let code = fs::read_to_string(&file).unwrap();
        for naming in ["const TEMPLATE: &'static str = \"", "Row { part: \""] {
            named.extend(code.split(naming).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    let engine = khaihoi::platform::templates::engine().unwrap();
    let templates = engine.page_names();
    let missing: Vec<_> = named.iter().filter(|name| !templates.contains(name)).collect();
    assert!(missing.is_empty(), "views without a template: {missing:?}");
    let sources: String = files(Path::new("templates"), "hbs").iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let called = |name: &str| match name.strip_prefix("layouts/") {
        Some(layout) => sources.contains(&format!("#layout \"{layout}\"")),
        None => sources.contains(&format!("> {name}")),
    };
    let unused: Vec<_> = templates.iter().filter(|name| !named.contains(name) && !called(name)).collect();
    assert!(unused.is_empty(), "templates nobody draws: {unused:?}");
}

pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|known| known == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Texts are escaped for use between quotes; without them a blank would end an attribute.
#[test]
fn attributes_stand_in_quotes() {
    let bare = |text: &str| {
        text.match_indices("={{").any(|(at, _)| {
            let before = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
            before.len() < at && before.ends_with([' ', '\n'])
        })
    };
    let wrong: Vec<_> = files(Path::new("templates"), "hbs").into_iter().filter(|file| bare(&fs::read_to_string(file).unwrap())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
