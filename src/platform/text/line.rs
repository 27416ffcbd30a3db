//! One line of text.
use super::characters::{composed, is_joiner, within};
use super::{Wrong, doors::text_doors};

/// One line of text of `MIN` to `MAX` characters: composed (NFC), trimmed, blanks inside collapsed to one space.
/// A pasted line break or tab becomes a space. Where `MIN` is 0, a field that was not sent is an empty line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line<const MIN: usize, const MAX: usize>(String);

impl<const MIN: usize, const MAX: usize> Line<MIN, MAX> {
    /// The line in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let line = composed(text)?.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = line.trim_matches(|c: char| is_joiner(c) || c == ' ');
        within(line, MIN, MAX)?;
        Ok(Self(line.to_owned()))
    }
}

impl<const MAX: usize> Default for Line<0, MAX> {
    fn default() -> Self {
        Self(String::new())
    }
}

text_doors!([const MIN: usize, const MAX: usize] Line<MIN, MAX>, absent: (MIN == 0).then(|| Self(String::new())));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cleaned_and_measured_in_characters() {
        let table = [
            ("  Ông   Mai\u{A0}Sơn \n", Ok("Ông Mai Sơn")),
            ("a\tb\r\nc", Ok("a b c")),
            ("Nguye\u{302}\u{303}n", Ok("Nguyễn")),
            ("Nguyễn Văn", Ok("Nguyễn Văn")),
            ("đổi mới 123456", Err(Wrong::Long { max: 12 })),
            ("a", Err(Wrong::Short { min: 2 })),
            ("   ", Err(Wrong::Empty)),
            ("\u{200D}\u{200C} \u{200D}", Err(Wrong::Empty)),
            ("a\0b", Err(Wrong::CHARACTERS)),
            ("a\u{202E}b", Err(Wrong::CHARACTERS)),
        ];
        for (text, expected) in table {
            assert_eq!(Line::<2, 12>::parse(text).as_deref(), expected.as_ref().copied(), "{text:?}");
        }
    }

    #[test]
    fn every_door_checks_the_same() {
        assert!(serde_json::from_str::<Line<2, 5>>("\"quá dài\"").is_err());
        assert_eq!(serde_json::to_string(&Line::<2, 5>::parse(" ab ").unwrap()).unwrap(), "\"ab\"");
        assert!(rocket::form::Form::<Line<2, 5>>::parse("=x").is_err());
        assert_eq!(&*rocket::form::Form::<Line<2, 5>>::parse("=abc").unwrap(), "abc");
    }

    #[test]
    fn only_a_line_that_may_be_empty_may_be_absent() {
        use rocket::form::FromFormField;
        assert_eq!(<Line<0, 5> as FromFormField>::default(), Some(Line::parse("").unwrap()));
        assert_eq!(<Line<1, 5> as FromFormField>::default(), None);
    }
}
