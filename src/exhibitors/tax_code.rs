//! Vietnamese tax codes (mã số thuế, MST): Circular 90/2026/TT-BTC, Art. 5.
use std::fmt;

/// A tax code of a possible shape, as digits: 10 for an organisation, 13 for its branch, 12 for a person or household.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaxCode(String);

/// What a written tax code turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaxCheck {
    Valid,
    /// Probably mistyped. No published law states the check digit: warn, never refuse for it.
    WrongCheckDigit,
    WrongShape,
    /// A personal identity number, used by persons and households since 1 July 2025; it has no check digit.
    Personal,
}

impl TaxCheck {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Valid => "exhibitors-tax-valid",
            Self::WrongCheckDigit => "exhibitors-tax-wrong-check-digit",
            Self::WrongShape => "exhibitors-tax-wrong-shape",
            Self::Personal => "exhibitors-tax-personal",
        }
    }
}

impl TaxCode {
    /// Takes spaces, dots and dashes out; nothing if what stays is no tax code's shape.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '–')).collect();
        let shaped = digits.bytes().all(|byte| byte.is_ascii_digit())
            && match digits.len() {
                10 | 12 => true,
                13 => !digits.ends_with("000"),
                _ => false,
            };
        shaped.then_some(Self(digits))
    }

    /// As it is stored.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// What can be said of it without asking the tax office.
    pub fn check(&self) -> TaxCheck {
        if self.0.len() == 12 {
            TaxCheck::Personal
        } else if self.check_digit_fits() {
            TaxCheck::Valid
        } else {
            TaxCheck::WrongCheckDigit
        }
    }

    /// The tenth digit follows from the first nine. Where the sum asks for 10, no such code is issued.
    fn check_digit_fits(&self) -> bool {
        const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        let digits: Vec<u32> = self.0.bytes().map(|byte| u32::from(byte - b'0')).collect();
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        digits[9] == 10 - sum % 11
    }
}

/// With the dash of a branch, which look-up services insist on.
impl fmt::Display for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.split_at_checked(10) {
            Some((head, branch)) if branch.len() == 3 => write!(f, "{head}-{branch}"),
            _ => f.write_str(&self.0),
        }
    }
}

/// What a written tax code turns out to be.
pub fn check(text: &str) -> TaxCheck {
    TaxCode::parse(text).map_or(TaxCheck::WrongShape, |code| code.check())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_code_is_told_from_a_mistyped_one() {
        let table = [
            ("0100112437", TaxCheck::Valid),
            ("0100233488", TaxCheck::Valid),
            ("0312687878", TaxCheck::Valid),
            ("0314409058", TaxCheck::Valid),
            ("0314409058-002", TaxCheck::Valid),
            ("0314409058002", TaxCheck::Valid),
            (" 0100 112.437 ", TaxCheck::Valid),
            ("0100233480", TaxCheck::WrongCheckDigit),
            ("0314409058-000", TaxCheck::WrongShape),
            ("024099001234", TaxCheck::Personal),
            ("010011243", TaxCheck::WrongShape),
            ("01001124370", TaxCheck::WrongShape),
            ("O100112437", TaxCheck::WrongShape),
            ("٠١٠٠١١٢٤٣٧", TaxCheck::WrongShape),
            ("", TaxCheck::WrongShape),
        ];
        for (text, expected) in table {
            assert_eq!(check(text), expected, "{text:?}");
        }
    }

    #[test]
    fn some_beginnings_have_no_tenth_digit() {
        for last in 0..10 {
            assert_eq!(check(&format!("010000005{last}")), TaxCheck::WrongCheckDigit, "{last}");
        }
    }

    #[test]
    fn a_branch_is_shown_with_its_dash() {
        for (text, shown) in [("0314409058 002", "0314409058-002"), ("0100.112.437", "0100112437"), ("024099001234", "024099001234")] {
            assert_eq!(TaxCode::parse(text).unwrap().to_string(), shown);
        }
    }
}
