//! Text of many lines.
use super::characters::{composed, within};
use super::{Wrong, doors::text_doors};

/// Text of at most `MAX` characters on any number of lines: composed (NFC), lines ended by `\n` alone,
/// without blanks at its end or empty lines at its start. May be empty; a field that was not sent is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Prose<const MAX: usize>(String);

impl<const MAX: usize> Prose<MAX> {
    /// The prose in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let lines = composed(text)?.replace("\r\n", "\n").replace(BREAKS, "\n");
        // Blanks at the end of a line stay: two of them are a line break in Markdown.
        let prose = without_empty_lines_before(lines.trim_end());
        within(prose, 0, MAX)?;
        Ok(Self(prose.to_owned()))
    }
}

/// What browsers, old Macs and word processors end a line with, besides `\n`.
const BREAKS: [char; 6] = ['\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Drops empty lines at the start but keeps the first line's indentation.
fn without_empty_lines_before(text: &str) -> &str {
    let written = text.len() - text.trim_start().len();
    let start = text[..written].rfind('\n').map_or(0, |line_break| line_break + 1);
    &text[start..]
}

text_doors!([const MAX: usize] Prose<MAX>, absent: Some(Self(String::new())));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_keeps_its_lines() {
        let table = [
            ("một\r\nhai\rba\n", Ok("một\nhai\nba")),
            ("\n \n  - a\n  - b\n\n", Ok("  - a\n  - b")),
            ("a\u{B}b\u{2028}c", Ok("a\nb\nc")),
            ("a  \nb", Ok("a  \nb")),
            ("  \n ", Ok("")),
            ("a\tb", Ok("a\tb")),
            ("0123456789xy", Err(Wrong::Long { max: 11 })),
            ("a\u{200F}", Err(Wrong::CHARACTERS)),
        ];
        for (text, expected) in table {
            assert_eq!(Prose::<11>::parse(text).as_deref(), expected.as_ref().copied(), "{text:?}");
        }
    }
}
