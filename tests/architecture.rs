//! The shape of the house: areas only look back, files and functions stay small, Rust speaks in keys.
use crate::app::App;
use sea_orm::{ConnectionTrait, DbBackend, TryGetable};
use std::collections::BTreeSet;
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

/// Scripts give roles and places in the order of tabs to hundreds of elements at once: each would be styled anew. And they say once
/// that they are there: what is selected by that and a tag's name is every element of the tag, on any page.
#[test]
fn no_style_sheet_selects_by_what_scripts_give_to_hundreds() {
    let by_tag = |selector: &str| {
        let last = selector.split_whitespace().last().unwrap_or_default();
        selector.contains("scripted") && !last.contains("scripted") && last.starts_with(|first: char| first.is_ascii_lowercase())
    };
    for file in files(Path::new("templates/assets/css"), "css") {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!["[role", "[tabindex"].iter().any(|selector| text.contains(selector)), "{}", file.display());
        let wrong = text.split(['{', '}', ';', ',']).find(|selector| by_tag(selector));
        assert_eq!(wrong, None, "{}", file.display());
    }
}

/// A property that one sheet registers as not inherited would be empty inside the elements of another that uses its name.
#[test]
fn what_a_style_sheet_does_not_inherit_is_its_own() {
    let sheets: Vec<_> =
        files(Path::new("templates/assets/css"), "css").into_iter().map(|file| (fs::read_to_string(&file).unwrap(), file)).collect();
    let mut wrong = vec![];
    for (text, file) in &sheets {
        let registered = text.lines().filter(|line| line.contains("inherits: false")).filter_map(|line| line.strip_prefix("@property "));
        for name in registered.filter_map(|line| line.split_whitespace().next()) {
            let others = sheets
                .iter()
                .filter(|(other, place)| place != file && [",", ")"].iter().any(|end| other.contains(&format!("var({name}{end}"))));
            wrong.extend(others.map(|(_, other)| format!("{name} of {} is used in {}", file.display(), other.display())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
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

/// A table that names people and was declared by nobody would keep a merge from happening, or lose rows with it.
#[rocket::async_test]
async fn everything_that_points_is_declared() {
    let app = App::start().await;
    let db = app.db.reader();
    let (table, column) = ("t", "c");
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND (p.name LIKE '%person_id' OR p.name LIKE '%organisation_id' OR p.name LIKE '%delegate_id')"
        }
        _ => {
            "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public' \
             AND (column_name LIKE '%person_id' OR column_name LIKE '%organisation_id' OR column_name LIKE '%delegate_id')"
        }
    };
    let rows = db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), sql)).await.expect("read");
    let text = |row: &sea_orm::QueryResult, name: &str| String::try_get_by(row, name).expect("text");
    let mut found: BTreeSet<(String, String)> = rows.iter().map(|row| (text(row, table), text(row, column))).collect();
    // Posts are a part of the record itself.
    found.remove(&("position".to_owned(), "person_id".to_owned()));
    let declared = khaihoi::references().columns().map(|(table, column)| (table.to_owned(), column.to_owned())).collect();
    let missing: Vec<_> = found.difference(&declared).collect();
    assert!(missing.is_empty(), "declare these in `references()` of their area: {missing:?}");
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
