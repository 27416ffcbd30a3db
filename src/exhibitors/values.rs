//! Small values of an application whose shape is checked at every door.
use crate::platform::provinces;
use crate::platform::text::Wrong;
use rocket::form::{self, FromFormField, ValueField};

/// Stars of the "One Commune One Product" programme, 1 to 5 (Decision 919/QĐ-TTg of 2022).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stars(pub i32);

impl Stars {
    /// The stars in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        number(text, 1..=5).map(Self).ok_or(Wrong::Key("exhibitors-wrong-stars"))
    }
}

/// How many booths somebody asks for, 1 to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i32);

impl Count {
    /// The count in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        number(text, 1..=20).map(Self).ok_or(Wrong::Key("exhibitors-wrong-count"))
    }
}

/// How many pieces of something somebody asks for, up to 200; none is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pieces(pub i32);

impl Pieces {
    /// The number in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        number(text, 0..=200).map(Self).ok_or(Wrong::Key("exhibitors-wrong-pieces"))
    }
}

fn number(text: &str, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
    text.trim().parse().ok().filter(|number| range.contains(number))
}

/// Power beyond the socket of a booth, in kilowatts, up to 500: "3", "2,5 kW". Kept with a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power(String);

impl Power {
    /// The power in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let lower = text.trim().to_lowercase();
        let digits = lower.strip_suffix("kw").unwrap_or(&lower).trim().replace(',', ".");
        let shaped = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !digits.starts_with('.') && !digits.ends_with('.');
        match digits.parse::<f64>() {
            Ok(power) if shaped && power > 0.0 && power <= 500.0 => Ok(Self(digits)),
            _ => Err(Wrong::Key("exhibitors-wrong-power")),
        }
    }

    /// For the column.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Longest web address kept, in characters.
const LONGEST_ADDRESS: usize = 200;

/// A web address by http or https; without a scheme, https is meant. Nothing else may become a link (CWE-79).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Website(String);

impl Website {
    /// The address in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let text = text.trim();
        let address = match text.split_once("://") {
            Some(("http" | "https", _)) => text.to_owned(),
            Some(_) => return Err(Wrong::Key("exhibitors-wrong-website")),
            None => format!("https://{text}"),
        };
        if address.chars().count() > LONGEST_ADDRESS {
            return Err(Wrong::Long { max: LONGEST_ADDRESS });
        }
        match is_web(&address) {
            true => Ok(Self(address)),
            false => Err(Wrong::Key("exhibitors-wrong-website")),
        }
    }

    /// For the column.
    pub fn into_string(self) -> String {
        self.0
    }
}

fn is_web(address: &str) -> bool {
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\');
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    let labels = name.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    !address.contains(strange) && !host.contains('@') && name.contains('.') && labels
}

/// The name of a province until 30 June 2025.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerProvince(pub &'static provinces::FormerProvince);

impl FormerProvince {
    /// The former province called `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let found = provinces::former().iter().find(|former| former.name_vi == text.trim());
        found.map(Self).ok_or(Wrong::Key("form-province"))
    }
}

/// The most booths one application is given.
const MOST_NUMBERS: usize = 20;
/// Longest number of a booth, in characters.
const LONGEST_NUMBER: usize = 10;

/// Numbers of booths as on plan, fascia and catalogue: "A01", or several: "a01, A02". Capitals, digits and inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers(Vec<String>);

impl Numbers {
    /// The numbers in `text`, without repetitions.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let mut numbers: Vec<String> = Vec::new();
        for written in text.split([',', ';', '+', ' ']).filter(|written| !written.is_empty()) {
            let number = written.trim().to_uppercase();
            let shaped = number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !number.starts_with('-')
                && !number.ends_with('-');
            if !shaped || number.len() > LONGEST_NUMBER {
                return Err(Wrong::Key("exhibitors-wrong-number"));
            }
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        match numbers.len() {
            0 => Err(Wrong::Empty),
            n if n > MOST_NUMBERS => Err(Wrong::Key("exhibitors-wrong-number")),
            _ => Ok(Self(numbers)),
        }
    }

    pub fn all(&self) -> &[String] {
        &self.0
    }
}

impl std::fmt::Display for Numbers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

macro_rules! form_doors {
    ($($type:ty),*) => {$(
        impl<'v> FromFormField<'v> for $type {
            fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
                Ok(Self::parse(field.value)?)
            }
        }
    )*};
}

form_doors!(Stars, Count, Pieces, Power, Website, FormerProvince, Numbers);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_addresses() {
        for (text, kept) in [
            ("saomai.vn", "https://saomai.vn"),
            (" http://saomai.vn/gioi-thieu?x=1 ", "http://saomai.vn/gioi-thieu?x=1"),
            ("https://bücher.example:8080", "https://bücher.example:8080"),
        ] {
            assert_eq!(Website::parse(text).map(Website::into_string).as_deref(), Ok(kept));
        }
        for text in [
            "javascript:alert(1)",
            "javascript://a.b/%0aalert(1)",
            "saomai",
            "https://",
            "a b.vn",
            "https://a@b.vn",
            "x\"y.vn",
            "https://a..vn",
            "ftp://a.vn",
            "data:text/html,x.y",
        ] {
            assert_eq!(Website::parse(text), Err(Wrong::Key("exhibitors-wrong-website")), "{text}");
        }
        assert_eq!(Website::parse(&format!("a.vn/{}", "x".repeat(200))), Err(Wrong::Long { max: LONGEST_ADDRESS }));
    }

    #[test]
    fn numbers_of_booths() {
        let shown = |text| Numbers::parse(text).map(|numbers| numbers.to_string());
        assert_eq!(shown(" a01 "), Ok("A01".into()));
        assert_eq!(shown("A01, a02;A01"), Ok("A01, A02".into()));
        assert_eq!(shown("OCOP-12"), Ok("OCOP-12".into()));
        assert_eq!(shown(" , "), Err(Wrong::Empty));
        for text in ["-A", "A_1", "ĐẤT1", "ABCDEFGHIJK"] {
            assert_eq!(shown(text), Err(Wrong::Key("exhibitors-wrong-number")), "{text}");
        }
    }

    #[test]
    fn power_stars_and_counts() {
        for (text, kept) in [("3", "3"), ("2,5 kW", "2.5"), ("500", "500")] {
            assert_eq!(Power::parse(text).map(Power::into_string).as_deref(), Ok(kept));
        }
        for text in ["", "0", "-1", "501", "1e3", ".5", "nhiều", "inf", "NaN"] {
            assert!(Power::parse(text).is_err(), "{text}");
        }
        assert_eq!((Stars::parse("5"), Stars::parse("6").is_err(), Stars::parse("0").is_err()), (Ok(Stars(5)), true, true));
        assert_eq!((Pieces::parse("0"), Pieces::parse("201").is_err(), Pieces::parse("-1").is_err()), (Ok(Pieces(0)), true, true));
        assert_eq!((Count::parse(" 2 "), Count::parse("0").is_err(), Count::parse("21").is_err()), (Ok(Count(2)), true, true));
    }

    #[test]
    fn former_provinces_are_known_by_name() {
        assert_eq!(FormerProvince::parse("Bắc Giang").map(|former| former.0.new_code.as_str()), Ok("24"));
        assert!(FormerProvince::parse("Bắc Kỳ").is_err());
    }
}
