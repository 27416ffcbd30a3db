//! Which characters a text may hold, and the one form it is kept in.
use super::Wrong;
use unicode_normalization::UnicodeNormalization;

/// The text composed (NFC), or a refusal when it holds something [`is_refused`].
/// Line breaks and tabs pass: what becomes of them differs from type to type.
pub(super) fn composed(text: &str) -> Result<String, Wrong> {
    if text.chars().any(is_refused) {
        return Err(Wrong::CHARACTERS);
    }
    Ok(text.nfc().collect())
}

/// How long a text is for a reader: in characters, not in bytes.
pub(super) fn within(text: &str, min: usize, max: usize) -> Result<(), Wrong> {
    match text.chars().count() {
        0 if min > 0 => Err(Wrong::Empty),
        n if n < min => Err(Wrong::Short { min }),
        n if n > max => Err(Wrong::Long { max }),
        _ => Ok(()),
    }
}

/// Joiners shape letters inside a word; at its ends they are only a way to look empty.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Control characters, damaged characters (U+FFFD), marks that turn the direction of writing, and characters
/// that show nothing at all. A text that looks like another one must not exist, nor one that breaks a page or a sheet.
fn is_refused(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' | '\u{0B}' | '\u{0C}' | '\u{85}' => false,
        c if c.is_control() => true,
        '\u{FFFD}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' => true,
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{AD}' | '\u{034F}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' => true,
        '\u{FEFF}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}' => true,
        '\u{E0000}'..='\u{E0FFF}' => true,
        c => c as u32 & 0xFFFE == 0xFFFE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unseen_and_damaged_characters_are_refused() {
        for c in [
            '\0',
            '\u{1B}',
            '\u{7F}',
            '\u{9F}',
            '\u{FFFD}',
            '\u{202E}',
            '\u{2067}',
            '\u{200B}',
            '\u{FEFF}',
            '\u{AD}',
            '\u{E0041}',
            '\u{1FFFF}',
        ] {
            assert_eq!(composed(&format!("a{c}b")), Err(Wrong::CHARACTERS), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn what_people_write_passes() {
        for text in ["Ủy ban nhân dân", "ສະບາຍດີ", "日本", "می‌خواهم", "👩‍🔬 3 × 3 m²", "“a” – b…", "a\tb\nc"]
        {
            assert!(composed(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn text_is_kept_composed() {
        assert_eq!(composed("Nguye\u{302}\u{303}n").unwrap(), "Nguyễn");
    }
}
