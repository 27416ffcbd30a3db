//! One spelling for what is printed in several: capitals, and the place of the tone ("Uỷ" and "Ủy", "hoà" and "hòa").

/// Old and new place of the tone in syllables that end in `oa`, `oe` or `uy` (newspapers mix both in one paragraph).
const TONES: [(&str, &str); 15] = [
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// What a word is compared by: small letters, the tone on the first vowel, no full stop at its end.
pub fn key(word: &str) -> String {
    let mut key = word.to_lowercase();
    key.truncate(key.trim_end_matches('.').len());
    if key.ends_with(|c: char| c.is_ascii()) {
        return key;
    }
    for (old, new) in TONES {
        // In "quý" the u belongs to the consonant.
        if key.strip_suffix(old).is_some_and(|rest| !(rest.ends_with('q') && old.starts_with('u'))) {
            key.truncate(key.len() - old.len());
            key.push_str(new);
            break;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_the_tone_does_not_matter() {
        for (word, expected) in [
            ("Uỷ", "ủy"),
            ("ỦY", "ủy"),
            ("hoà", "hòa"),
            ("Thuý", "thúy"),
            ("quý", "quý"),
            ("hoàn", "hoàn"),
            ("ThS.", "ths"),
            ("Đ/c", "đ/c"),
        ] {
            assert_eq!(key(word), expected);
        }
    }
}
