//! The reader of delegate paragraphs: from an invitation, a report or a list to people with their posts.
//!
//! characters → [`tokens`] → [`lines`] that go on → [`words`] with their classes → [`elements`] found by the recognisers
//! ([`honorifics`], [`names`], [`posts`], [`crowds`]) → people, by [`assemble`].
//! Nothing here asks a database, and the time taken grows with the length of the text only.
mod assemble;
mod crowds;
mod elements;
mod honorifics;
mod lines;
mod names;
mod posts;
mod spelling;
mod tokens;
mod vocabulary;
mod words;

#[cfg(test)]
mod tests;

use assemble::{Draft, Held};
use serde::Serialize;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use words::{Span, Words};

/// The longest text that is read, in bytes; what is beyond is left out.
pub const LONGEST: usize = 200_000;

/// What was read out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text as it was read, composed (NFC).
    pub text: String,
    pub people: Vec<Person>,
    /// People without a name, as bytes of the text.
    pub crowds: Vec<Range<usize>>,
}

/// Somebody who is named in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// As printed; from the words before a group where it has one: "đồng chí". Empty where nothing is printed.
    pub honorific: String,
    pub name: String,
    /// Each post as printed.
    pub positions: Vec<String>,
    #[serde(skip)]
    pub places: Places,
    /// The words that name the side: "về phía tỉnh Sơn La".
    #[serde(skip)]
    pub side: String,
}

/// Where in the text a person's parts stand, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub honorific: Option<Range<usize>>,
    pub name: Range<usize>,
    pub positions: Vec<Range<usize>>,
}

/// Reads a text. Any text: what is no paragraph of delegates gives nobody.
pub fn read(text: &str) -> Reading {
    let text = composed(text);
    let words = Words::of(&text);
    let found = assemble::assemble(&words, &elements::elements(&words));
    let people = found.people.into_iter().map(|draft| person(&words, draft)).collect();
    let crowds = found.crowds.iter().map(|span| words.bytes(span)).collect();
    Reading { people, crowds, text }
}

fn person(words: &Words, draft: Draft) -> Person {
    let said = |bytes: &Range<usize>| single_spaced(&words.text[bytes.clone()]);
    let at = |span: &Span| words.bytes(span);
    let positions = draft.posts.iter().map(|held| post(words, held)).collect();
    let places = Places {
        honorific: draft.address.as_ref().map(at),
        name: at(&draft.name),
        positions: draft.posts.into_iter().flat_map(|held| [Some(held.post), held.body]).flatten().collect(),
    };
    Person {
        honorific: places.honorific.as_ref().map(said).unwrap_or_default(),
        name: said(&places.name),
        positions,
        side: draft.side.as_ref().map(|span| said(&at(span))).unwrap_or_default(),
        places,
    }
}

/// The post, with the body that a table has in another column: "Phó Giám đốc Sở Tài chính".
fn post(words: &Words, held: &Held) -> String {
    let said = |bytes: &Range<usize>| single_spaced(&words.text[bytes.clone()]);
    let Some(body) = &held.body else { return said(&held.post) };
    let bare = posts::is_bare(&said(&held.post));
    [said(&held.post), said(body)].join(if bare { " " } else { ", " })
}

/// The form of address and the degrees of what is printed before a name: ("đồng chí", "PGS.TS.").
pub fn honorific_and_degrees(printed: &str) -> (String, String) {
    let words = Words::of(printed);
    let cut = honorifics::degrees_from(&words);
    let start = words.tokens.get(cut).map_or(printed.len(), |token| token.start);
    (printed[..start].trim_end_matches([' ', ',']).to_owned(), printed[start..].to_owned())
}

/// A post as title and body, where it is clear which words are which: ("Giám đốc", "Sở Khoa học và Công nghệ"). Else all of
/// it is the title.
pub fn title_and_body(post: &str) -> (String, String) {
    let words = Words::of(post);
    let start = posts::body_from(&words).and_then(|at| words.tokens.get(at)).map_or(post.len(), |token| token.start);
    (post[..start].trim_end().to_owned(), post[start..].to_owned())
}

/// Composed (NFC), and not longer than is read.
fn composed(text: &str) -> String {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match is_nfc_quick(text[..end].chars()) {
        IsNormalized::Yes => text[..end].to_owned(),
        _ => text[..end].nfc().collect(),
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
