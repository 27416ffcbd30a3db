//! The text in pieces, each with what was recognised in it.
use crate::people::reader::Reading;
use serde::Serialize;
use std::ops::Range;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    /// The class it is drawn with: `honorific`, `name`, `post`, `crowd`, or none.
    pub kind: &'static str,
}

/// The whole text, marked. What two people share ("các đồng chí") is marked once.
pub fn pieces(reading: &Reading) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (place, kind) in places(reading) {
        if place.start < at {
            continue;
        }
        push(&mut pieces, &reading.text[at..place.start], "");
        push(&mut pieces, &reading.text[place.clone()], kind);
        at = place.end;
    }
    push(&mut pieces, &reading.text[at..], "");
    pieces
}

fn places(reading: &Reading) -> Vec<(Range<usize>, &'static str)> {
    let mut places: Vec<_> = reading.crowds.iter().map(|place| (place.clone(), "crowd")).collect();
    for person in &reading.people {
        places.extend(person.places.honorific.iter().map(|place| (place.clone(), "honorific")));
        places.push((person.places.name.clone(), "name"));
        places.extend(person.places.positions.iter().map(|place| (place.clone(), "post")));
    }
    places.sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
    places
}

fn push(pieces: &mut Vec<Piece>, text: &str, kind: &'static str) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::reader::read;

    #[test]
    fn every_letter_is_in_one_piece() {
        let text = "Có các đồng chí: Lê Văn A - Bí thư; Trần Văn B, Chủ tịch và các tăng ni.";
        let pieces = pieces(&read(text));
        assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let marked: Vec<_> = pieces.iter().filter(|piece| !piece.kind.is_empty()).map(|piece| (piece.kind, piece.text.as_str())).collect();
        assert_eq!(
            marked,
            [
                ("honorific", "đồng chí"),
                ("name", "Lê Văn A"),
                ("post", "Bí thư"),
                ("name", "Trần Văn B"),
                ("post", "Chủ tịch"),
                ("crowd", "các tăng ni")
            ]
        );
    }
}
