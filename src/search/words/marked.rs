//! A text with what was looked for in it marked: pieces, so that a template marks them and nothing in them becomes HTML.
use super::{Word, places};
use crate::platform::text::fold;
use serde::Serialize;

/// A piece of a text, and whether it was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

/// The text cut where words asked for begin and end. Where no word is found and the first letters are asked for, those.
pub fn marked(text: &str, asked: &[Word], initials: Option<&str>) -> Vec<Piece> {
    let mut hits: Vec<(usize, usize)> = Vec::new();
    for (place, word) in places(text) {
        let longest = asked.iter().filter_map(|one| length(&word, one, &text[place.clone()])).max();
        hits.extend(longest.map(|length| (place.start, place.start + length)));
    }
    if hits.is_empty() {
        hits = initials.map(|initials| first_letters(text, initials)).unwrap_or_default();
    }
    cut(text, &hits)
}

/// How many bytes of a written word were asked for: all, its beginning, or none.
fn length(word: &Word, asked: &Word, written: &str) -> Option<usize> {
    let same = word.folded == asked.folded || asked.other_spelling().is_some_and(|other| other.folded == word.folded);
    if same {
        return Some(written.len());
    }
    word.folded.starts_with(&asked.folded).then(|| beginning(written, asked.folded.len()))
}

/// The bytes of `written` that fold to so many, with the marks that follow them.
fn beginning(written: &str, folded: usize) -> usize {
    let mut so_far = 0;
    for (at, c) in written.char_indices() {
        let own = fold(c.encode_utf8(&mut [0; 4])).len();
        if so_far >= folded && own > 0 {
            return at;
        }
        so_far += own;
    }
    written.len()
}

/// The first letters of the words whose initials begin as asked.
fn first_letters(text: &str, initials: &str) -> Vec<(usize, usize)> {
    let words: Vec<_> = places(text).collect();
    let all: String = words.iter().filter_map(|(_, word)| word.folded.chars().next()).collect();
    if !all.starts_with(initials) {
        return Vec::new();
    }
    let first = |place: &std::ops::Range<usize>| (place.start, place.start + beginning(&text[place.clone()], 1));
    words.iter().take(initials.chars().count()).map(|(place, _)| first(place)).collect()
}

fn cut(text: &str, hits: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut add = |from: usize, to: usize, hit: bool| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            pieces.push(Piece { text: part.to_owned(), hit });
        }
    };
    for (from, to) in hits {
        add(done, *from, false);
        add(*from, *to, true);
        done = *to;
    }
    add(done, text.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    fn shown(text: &str, asked: &str, initials: Option<&str>) -> String {
        let piece = |piece: Piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text };
        marked(text, &words(asked), initials).into_iter().map(piece).collect()
    }

    #[test]
    fn what_was_asked_for_is_marked_as_it_is_written() {
        let table = [
            ("Nguyễn Hoàng Giang", "giang ngu", None, "[Ngu]yễn Hoàng [Giang]"),
            ("Đỗ Đức", "duc", None, "Đỗ [Đức]"),
            ("Nguye\u{302}\u{303}n", "nguye", None, "[Nguye\u{302}\u{303}]n"),
            ("tiến sỹ", "sĩ", None, "tiến [sỹ]"),
            ("Nguyễn Hoàng Giang", "nhg", Some("nhg"), "[N]guyễn [H]oàng [G]iang"),
            ("Mai Sơn", "nhg", Some("nhg"), "Mai Sơn"),
            ("<b>An</b>", "an b", None, "<[b]>[An]</[b]>"),
            ("", "an", None, ""),
        ];
        for (text, asked, initials, expected) in table {
            assert_eq!(shown(text, asked, initials), expected, "{text} {asked}");
        }
    }
}
