//! The drum: an event's own emblem, the concentric bands of a bronze drum, whose figures come from its slug.
//!
//! A band is one or two stroked circles with a dash pattern, only birds are placed one by one: about 4 KB, 1 KB compressed.
//! The bird has an id, so at most one drum inline per page; lists use `<img>` and [`picture`]. The page gives an inline drum
//! its `color` (the accent) and `--paper` (what lies under it).
use sha2::{Digest, Sha256};
use std::f64::consts::{PI, TAU};

const OPENING: &str = r#"xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200" fill="none" stroke="currentColor" aria-hidden="true"><defs><path id="b" stroke-width=".9" stroke-linecap="round" d="M-5.4 1.6C-3-2.4-1.3-1.8 0 .3 1.3-1.8 3-2.4 5.4 1.6M0 .3v2.2"/></defs>"#;
const INNERMOST: f64 = 20.0;
const OUTERMOST: f64 = 91.0;
/// Where the last figure must end, so that the rim at 96.5 stays free.
const RIM: f64 = 96.0;
const ROUND: &str = r#" stroke-linecap="round""#;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Band {
    Line,
    Dots,
    Teeth,
    Rings,
    Birds,
}

const BANDS: [Band; 5] = [Band::Line, Band::Dots, Band::Teeth, Band::Rings, Band::Birds];

/// The drum of an event, to be put inline.
pub fn drum(slug: &str) -> String {
    format!("<svg {OPENING}{}</svg>", figures(slug))
}

/// The same drum as a picture of its own in one colour (`#rrggbb`), for `<img>`.
pub fn picture(slug: &str, colour: &str) -> String {
    let colour: String = colour.chars().filter(|c| c.is_ascii_hexdigit()).take(6).collect();
    format!(r##"<svg color="#{colour}" {OPENING}{}</svg>"##, figures(slug))
}

/// The star in the middle: also the application's own mark, with eight rays.
pub fn star(rays: u32) -> String {
    let corners = (0..rays * 2).map(|k| {
        let radius = if k % 2 == 0 { 15.0 } else { 6.4 };
        let angle = PI * f64::from(k) / f64::from(rays) - PI / 2.0;
        format!("{:.1} {:.1}", radius * angle.cos(), radius * angle.sin())
    });
    let path = corners.collect::<Vec<_>>().join("L");
    format!(r#"<path fill="currentColor" stroke="none" d="M{path}z"/>"#)
}

fn figures(slug: &str) -> String {
    let hash = Sha256::digest(slug.as_bytes());
    let mut seed = hash.iter().copied().cycle();
    let mut pick = |most: u8| seed.next().unwrap_or_default() % (most + 1);
    let mut svg = star(10 + u32::from(pick(6)));
    let (mut radius, mut last) = (INNERMOST, None);
    while radius < OUTERMOST {
        let band = choose(usize::from(pick(4)), last, radius);
        svg += &band.draw(radius, f64::from(pick(6)));
        radius += band.width();
        last = Some(band);
    }
    svg + &circle(96.5, 1.6, None, "")
}

/// The wished band, or the next one that is not the last again and still has room. The rim may always take a line.
fn choose(wish: usize, last: Option<Band>, radius: f64) -> Band {
    let fits = |band: &Band| Some(*band) != last && radius + band.width() <= RIM;
    (0..BANDS.len()).map(|k| BANDS[(wish + k) % BANDS.len()]).find(fits).unwrap_or(Band::Line)
}

impl Band {
    fn width(self) -> f64 {
        match self {
            Band::Line => 4.5,
            Band::Dots => 5.5,
            Band::Teeth | Band::Rings => 9.0,
            Band::Birds => 11.0,
        }
    }

    /// `variety` from 0 to 6 sets how far apart the figures stand.
    fn draw(self, radius: f64, variety: f64) -> String {
        match self {
            Band::Line => circle(radius + 1.0, 0.9, None, "") + &circle(radius + 3.0, 0.4, None, ""),
            Band::Dots => dots(radius + 2.6, 1.7, 3.4 + variety * 0.25, ""),
            Band::Teeth => teeth(radius, variety),
            Band::Rings => rings(radius + 4.2, 6.4 + variety * 0.3),
            Band::Birds => birds(radius + 5.5, variety),
        }
    }
}

fn teeth(radius: f64, variety: f64) -> String {
    let gap = closed_gap(radius + 4.0, 3.0 + variety * 0.35);
    let edge = |r| circle(r, 0.5, None, "");
    edge(radius + 1.0) + &circle(radius + 4.0, 4.0, Some((gap * 0.45, gap * 0.55)), "") + &edge(radius + 7.0)
}

/// Circles with a point: a dot, hollowed with paper, with a smaller dot in it.
fn rings(radius: f64, spacing: f64) -> String {
    let ring = |width, stroke| dots(radius, width, spacing, stroke);
    ring(5.0, "") + &ring(3.7, r#" stroke="var(--paper,#fff)""#) + &ring(1.5, "")
}

fn birds(radius: f64, variety: f64) -> String {
    let count = how_many(radius, 15.0 + variety);
    let bird = |k: f64| {
        let turn = short(360.0 * k / count + variety * 9.0);
        format!(r##"<use href="#b" transform="rotate({turn}) translate(0 {})"/>"##, short(-radius))
    };
    (0..count as u32).map(|k| bird(f64::from(k))).collect()
}

fn dots(radius: f64, width: f64, spacing: f64, stroke: &str) -> String {
    circle(radius, width, Some((0.0, closed_gap(radius, spacing))), &format!("{ROUND}{stroke}"))
}

fn circle(radius: f64, width: f64, dash: Option<(f64, f64)>, extra: &str) -> String {
    // Four decimals: the pattern runs once around, so an error would be added up to a visible seam.
    let dash = dash.map(|(on, off)| format!(r#" stroke-dasharray="{on:.4} {off:.4}""#)).unwrap_or_default();
    format!(r#"<circle r="{}" stroke-width="{width}"{dash}{extra}/>"#, short(radius))
}

/// How many figures fit on a circle at about this distance.
fn how_many(radius: f64, spacing: f64) -> f64 {
    (TAU * radius / spacing).round().max(6.0)
}

/// The distance nearest to the wish that closes the circle.
fn closed_gap(radius: f64, spacing: f64) -> f64 {
    TAU * radius / how_many(radius, spacing)
}

fn short(number: f64) -> String {
    format!("{number:.2}").trim_end_matches('0').trim_end_matches('.').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLUGS: [&str; 6] = ["a", "ngay-hoi-mau", "techfest-bac-giang-2023", "surf-2026", "", "ngày hội"];

    #[test]
    fn every_drum_is_small_and_closes_what_it_opens() {
        for slug in SLUGS {
            let svg = drum(slug);
            assert!(svg.len() < 6 * 1024, "{slug}: {} bytes", svg.len());
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"), "{slug}");
            let opened = svg.matches('<').count() - svg.matches("</").count();
            assert_eq!(opened, svg.matches("/>").count() + svg.matches("</").count(), "{slug}");
            assert!(!svg.contains("NaN") && svg.matches('"').count().is_multiple_of(2), "{slug}");
        }
    }

    #[test]
    fn a_slug_always_gets_the_same_drum_and_no_other_slug_gets_it() {
        for (k, one) in SLUGS.iter().enumerate() {
            assert_eq!(drum(one), drum(one));
            SLUGS.iter().skip(k + 1).for_each(|other| assert_ne!(drum(one), drum(other), "{one} {other}"));
        }
    }

    #[test]
    fn a_picture_takes_its_colour_and_nothing_else_from_outside() {
        assert!(picture("a", "#A4201B").starts_with(r##"<svg color="#A4201B" "##));
        assert!(picture("a", r#""><script>"#).starts_with(r##"<svg color="#c" "##));
    }

    #[test]
    fn a_star_has_two_corners_for_each_ray() {
        for rays in [8, 10, 16] {
            assert_eq!(star(rays).matches('L').count(), rays as usize * 2 - 1);
        }
    }
}
