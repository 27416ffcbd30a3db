//! Colours that can be read: the contrast of two colours, and an accent that passes on our paper in both themes.
//! Formulas: WCAG 2.2, "relative luminance" and "contrast ratio"; 4.5 : 1 is success criterion 1.4.3 (AA, text).

/// What lies under text: `--paper` and `--raised` of the style sheet, in the light and in the dark theme.
const LIGHT: [Colour; 2] = [Colour(0xFB, 0xF8, 0xF2), Colour(0xFF, 0xFF, 0xFF)];
const DARK: [Colour; 2] = [Colour(0x17, 0x14, 0x12), Colour(0x21, 0x1D, 0x1A)];
/// Our lacquer red, used where an event has no colour of its own.
const OURS: (&str, &str) = ("#A4201B", "#F2877C");
const NEEDED: f64 = 4.5;
/// How finely the way to black or white is searched.
const STEPS: u32 = 200;

/// Red, green and blue of sRGB, 0 to 255.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colour(u8, u8, u8);

/// An event's colour as both themes may use it, written `#RRGGBB`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accent {
    pub light: String,
    pub dark: String,
    /// The wished colour could not be read on light paper, and `light` is the nearest that can. The dark theme always
    /// takes its own shade and is not counted.
    pub adjusted: bool,
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour(red, green, blue))
    }

    fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    fn towards(self, end: Colour, share: f64) -> Colour {
        let mix = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
        Colour(mix(self.0, end.0), mix(self.1, end.1), mix(self.2, end.2))
    }
}

/// From 1 (the same) to 21 (black on white), whichever comes first.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The wished colour, or the nearest on its way to black (light theme) or white (dark theme) that can be read there.
/// What is not a colour gives ours.
pub fn accent_pair(hex: &str) -> Accent {
    let Some(wish) = Colour::parse(hex) else {
        return Accent { light: OURS.0.into(), dark: OURS.1.into(), adjusted: true };
    };
    let light = readable(wish, Colour(0, 0, 0), &LIGHT);
    let dark = readable(wish, Colour(255, 255, 255), &DARK);
    Accent { light: light.hex(), dark: dark.hex(), adjusted: light != wish }
}

fn readable(wish: Colour, end: Colour, papers: &[Colour]) -> Colour {
    let passes = |colour: &Colour| papers.iter().all(|paper| contrast(*colour, *paper) >= NEEDED);
    (0..=STEPS).map(|k| wish.towards(end, f64::from(k) / f64::from(STEPS))).find(passes).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(hex: &str) -> Colour {
        Colour::parse(hex).unwrap()
    }

    #[test]
    fn contrast_follows_the_formula_both_ways() {
        let table = [
            ("#000000", "#FFFFFF", 21.0),
            ("#FFFFFF", "#FFFFFF", 1.0),
            ("#777777", "#FFFFFF", 4.48),
            ("#767676", "#FFFFFF", 4.54),
            ("#FF0000", "#FFFFFF", 4.0),
        ];
        for (one, other, ratio) in table {
            assert!((contrast(colour(one), colour(other)) - ratio).abs() < 0.01, "{one} {other}");
            assert_eq!(contrast(colour(one), colour(other)), contrast(colour(other), colour(one)));
        }
    }

    #[test]
    fn only_a_hash_and_six_hex_digits_are_a_colour() {
        assert_eq!(Colour::parse("#a4201b"), Some(Colour(0xA4, 0x20, 0x1B)));
        for wrong in ["", "a4201b", "#a42", "#a4201", "#a4201bff", "#g4201b", "#+4201b", "#đỏ", "red"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_is_taken_as_it_is() {
        for hex in ["#A4201B", "#0E6B5C", "#000000", "#1F4E8C"] {
            let accent = accent_pair(hex);
            assert_eq!((accent.light.as_str(), accent.adjusted), (hex, false));
        }
        assert_eq!(accent_pair("#F2877C").dark, "#F2877C");
    }

    #[test]
    fn whatever_is_wished_can_be_read_in_both_themes() {
        for hex in ["#FFFFFF", "#FFFF00", "#777777", "#00FF00", "#0000FF", "#E6DED2", "#000000", "not a colour"] {
            let accent = accent_pair(hex);
            assert!(LIGHT.iter().all(|paper| contrast(colour(&accent.light), *paper) >= NEEDED), "{hex}");
            assert!(DARK.iter().all(|paper| contrast(colour(&accent.dark), *paper) >= NEEDED), "{hex}");
        }
        assert!(accent_pair("#FFFF00").adjusted && accent_pair("not a colour").adjusted);
    }
}
