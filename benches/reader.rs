//! How many paragraphs of delegates are read in a second, on one core: those of `tests/people/delegates`, again and again.
//! `cargo bench --bench reader`.
use khaihoi::people::reader::read;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 5;
/// Paragraphs read in each round.
const EACH: usize = 20_000;
/// Paragraphs a second that are to be held.
const HOLD: f64 = 10_000.0;

fn main() {
    let texts: Vec<String> = fs::read_dir("tests/people/delegates")
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "txt"))
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .collect();
    let bytes = texts.iter().map(String::len).sum::<usize>() / texts.len().max(1);
    let mut rates: Vec<f64> = (0..ROUNDS).map(|_| rate(&texts)).collect();
    rates.sort_by(f64::total_cmp);
    let (slowest, median) = (rates[0], rates[ROUNDS / 2]);
    println!("{} paragraphs of {bytes} bytes: median {median:.0} a second, slowest round {slowest:.0}", texts.len());
    println!("holds {HOLD:.0} a second: {}", if slowest >= HOLD { "yes" } else { "no" });
}

fn rate(texts: &[String]) -> f64 {
    let begun = Instant::now();
    for text in texts.iter().cycle().take(EACH) {
        black_box(read(black_box(text)));
    }
    EACH as f64 / begun.elapsed().as_secs_f64()
}
