//! Rubbish for the reader: it must end soon, with places that are in the text, whatever it is given.
//! `KHAIHOI_RUBBISH=60` goes on for so many seconds.
use khaihoi::people::reader::{LONGEST, Reading, read};
use proptest::prelude::*;
use std::fs;
use std::time::{Duration, Instant};

/// Signs and words at which readings turn.
const TURNS: &[&str] = &[
    " - ",
    ", ",
    "; ",
    ": ",
    "(",
    ")",
    "\n",
    "\n\n",
    "\t",
    ". ",
    "“",
    "”",
    "\"",
    "/",
    "1. ",
    "\u{301}",
    " và ",
    "các đồng chí ",
    "đồng chí ",
    "ông ",
    "nguyên ",
    "Phó ",
    "Trưởng ",
    "Chủ tịch ",
    "TS. ",
    "Nguyễn ",
    "tỉnh ",
    "\u{0}",
    "👩‍🔬",
    "đại diện ",
    "Ảnh: ",
    "Về phía ",
];

fn is_sound(reading: &Reading) {
    let inside = |place: &std::ops::Range<usize>| reading.text.get(place.clone()).is_some_and(|part| !part.trim().is_empty());
    for person in &reading.people {
        let places = &person.places;
        assert!(inside(&places.name) && places.positions.iter().all(inside) && places.honorific.iter().all(inside), "{reading:?}");
        assert!(!person.name.is_empty() && person.positions.iter().all(|post| !post.is_empty()), "{reading:?}");
    }
    assert!(reading.crowds.iter().all(|place| reading.text.get(place.clone()).is_some()), "{reading:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,400}") {
        is_sound(&read(&text));
    }

    #[test]
    fn any_row_of_words_and_signs_is_read(parts in prop::collection::vec(prop::sample::select(TURNS), 0..80)) {
        is_sound(&read(&parts.concat()));
    }
}

#[test]
fn broken_paragraphs_are_read() {
    let seconds = std::env::var("KHAIHOI_RUBBISH").ok().and_then(|seconds| seconds.parse().ok());
    let begun = Instant::now();
    let texts: Vec<String> = fs::read_dir("tests/people/delegates")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "txt"))
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let (mut dice, mut rounds, mut slowest, before) = (Dice(0x2545_F491_4F6C_DD1D), 0, Duration::ZERO, most_held());
    while seconds.map_or(rounds < 500, |seconds| begun.elapsed() < Duration::from_secs(seconds)) {
        let text = broken(&texts, &mut dice);
        let start = Instant::now();
        let reading = read(&text);
        slowest = slowest.max(start.elapsed());
        is_sound(&reading);
        rounds += 1;
    }
    let grown = most_held() - before;
    println!("{rounds} texts, the slowest in {slowest:?}, {grown} MB more at most");
    assert!(slowest < Duration::from_secs(10) && grown < 1_024);
}

/// The most memory this process ever held, in megabytes; nothing where the system does not say.
fn most_held() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    line.unwrap_or_default() / 1_024
}

/// Each rule looks at a bounded number of words: the same again and again does not keep the reader.
#[test]
fn much_of_the_same_is_read() {
    for turn in TURNS {
        is_sound(&read(&turn.repeat(20_000 / turn.len())));
    }
}

#[test]
fn what_is_too_long_is_cut() {
    let reading = read(&"đ".repeat(LONGEST));
    assert!(reading.text.len() <= LONGEST && reading.people.is_empty());
}

/// A paragraph in which some pieces were taken out, doubled, moved or replaced.
fn broken(texts: &[String], dice: &mut Dice) -> String {
    let mut letters: Vec<char> = texts[dice.below(texts.len())].chars().collect();
    for _ in 0..=dice.below(12) {
        let from = dice.below(letters.len());
        let to = (from + dice.below(40)).min(letters.len());
        let piece: Vec<char> = letters[from..to].to_vec();
        let at = dice.below(letters.len());
        match dice.below(3) {
            0 => drop(letters.drain(from..to)),
            1 => drop(letters.splice(at..at, piece)),
            _ => drop(letters.splice(at..at, TURNS[dice.below(TURNS.len())].chars())),
        }
    }
    letters.into_iter().collect()
}

/// The same numbers in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}
