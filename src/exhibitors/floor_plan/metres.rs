//! Lengths as people write them.
use crate::platform::text::Wrong;
use rocket::form::{self, FromFormField, ValueField};

/// A length in metres, "30" or "4,5", kept in centimetres. May be below nothing: something may stand outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metres(pub i32);

/// Farther than anything is away, in metres.
const FARTHEST: i32 = 2_000;

impl Metres {
    /// The length in `text`.
    ///
    /// # Errors
    /// What is no number, or says parts of a centimetre, or is farther than anything.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let wrong = Wrong::Key("plan-wrong-metres");
        let lower = text.trim().to_lowercase();
        let digits = lower.strip_suffix('m').unwrap_or(&lower).trim().replace(',', ".");
        let (sign, digits) = digits.strip_prefix(['-', '−']).map_or((1, digits.as_str()), |digits| (-1, digits));
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || rest.len() > 2 || !all_digits(whole) || !all_digits(rest) {
            return Err(wrong);
        }
        let metres: i32 = whole.parse().ok().filter(|metres| *metres <= FARTHEST).ok_or(wrong)?;
        let centimetres: i32 = format!("{rest:0<2}").parse().map_err(|_| wrong)?;
        Ok(Self(sign * (metres * 100 + centimetres)))
    }
}

impl<'v> FromFormField<'v> for Metres {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::parse(field.value)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (text, centimetres) in [("30", 3000), (" 4,5 m", 450), ("4.05", 405), ("0", 0), ("-1,5", -150), ("−2", -200), ("2000", 200_000)]
        {
            assert_eq!(Metres::parse(text), Ok(Metres(centimetres)), "{text}");
        }
        for text in ["", "m", "1e3", "1,234", "2001", "99999999999", ",5", "ba", "1.2.3", "- 1", "inf"] {
            assert!(Metres::parse(text).is_err(), "{text}");
        }
    }
}
