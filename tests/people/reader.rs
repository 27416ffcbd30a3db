//! The reader of delegate paragraphs, on paragraphs that a careful person has read before. Files with a number alone are the given
//! ones; `own-…` are further styles: lists, tables, captions, pagodas, garrisons, guests from abroad. All names are invented.
use khaihoi::people::reader::{self, Person};
use serde::Deserialize;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, Deserialize)]
struct Expected {
    honorific: String,
    name: String,
    positions: Vec<String>,
}

impl Expected {
    fn is(&self, person: &Person) -> bool {
        self.honorific == person.honorific && self.name == person.name
    }
}

/// How much of some paragraphs was read right.
#[derive(Debug, Default)]
struct Score {
    expected: usize,
    persons: usize,
    posts: usize,
    /// Read, but nobody.
    falsely: usize,
}

impl Score {
    fn of(begins: impl Fn(&str) -> bool) -> Self {
        let mut score = Self::default();
        for (name, text, expected) in paragraphs().iter().filter(|(name, ..)| begins(name)) {
            score.add(name, expected, reader::read(text).people);
        }
        score
    }

    fn add(&mut self, name: &str, expected: &[Expected], mut people: Vec<Person>) {
        self.expected += expected.len();
        for one in expected {
            let same = |person: &Person| one.is(person) && person.positions == one.positions;
            let Some(at) = people.iter().position(same).or_else(|| people.iter().position(|person| one.is(person))) else {
                println!("{name}: not read: {one:?}");
                continue;
            };
            let person = people.remove(at);
            self.persons += 1;
            self.posts += usize::from(person.positions == one.positions);
            if person.positions != one.positions {
                println!("{name}: {}: {:?}, not {:?}", one.name, person.positions, one.positions);
            }
        }
        self.falsely += people.len();
        people.iter().for_each(|person| println!("{name}: nobody: {person:?}"));
    }

    fn print(&self, of: &str) {
        let share = |right: usize| 100.0 * right as f64 / self.expected as f64;
        println!(
            "{of}: {} people; honorific and name right {:.1} %, posts right {:.1} %, read falsely {}",
            self.expected,
            share(self.persons),
            share(self.posts),
            self.falsely
        );
    }
}

/// Every paragraph: its file, its text, and who is in it.
fn paragraphs() -> Vec<(String, String, Vec<Expected>)> {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/people/delegates").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let read = |file: PathBuf| {
        let expected = fs::read_to_string(file.with_extension("expected.json")).unwrap();
        (
            file.file_stem().unwrap().to_string_lossy().into_owned(),
            fs::read_to_string(&file).unwrap(),
            serde_json::from_str(&expected).unwrap(),
        )
    };
    files.into_iter().map(read).collect()
}

#[test]
fn nearly_all_of_the_given_paragraphs_are_read_right() {
    let score = Score::of(|name| !name.starts_with("own"));
    score.print("given paragraphs");
    assert!(score.persons * 100 >= score.expected * 95 && score.posts * 100 >= score.expected * 90 && score.falsely == 0, "{score:?}");
}

#[test]
fn nearly_all_of_our_own_paragraphs_are_read_right() {
    let score = Score::of(|name| name.starts_with("own"));
    score.print("our own paragraphs");
    assert!(score.persons * 100 >= score.expected * 95 && score.posts * 100 >= score.expected * 90 && score.falsely == 0, "{score:?}");
}

/// Text copied from macOS is decomposed; what is read is composed, as everything we keep.
#[test]
fn decomposed_text_reads_like_composed_text() {
    use unicode_normalization::UnicodeNormalization;
    for (name, text, _) in paragraphs() {
        assert_eq!(reader::read(&text.nfd().collect::<String>()), reader::read(&text), "{name}");
    }
}

/// Where each part stands in the text is what the page marks.
#[test]
fn each_part_stands_where_it_is_said_to_stand() {
    for (name, text, _) in paragraphs() {
        let reading = reader::read(&text);
        let said = |place: &std::ops::Range<usize>| reading.text[place.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        for person in &reading.people {
            assert_eq!(said(&person.places.name), person.name, "{name}");
            let all = person.positions.join(" ");
            assert!(person.places.positions.iter().all(|place| all.contains(&said(place))), "{name}: {person:?}");
        }
    }
}
