//! A drawing (SVG) that somebody sends is drawn anew: only elements and attributes that can do nothing but be seen, and no address
//! that leads out of it. What is kept is our writing, never theirs.
use super::picture::Fault;
use crate::platform::secret::hex;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// The largest drawing taken, in bytes.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Elements it may have, and how deep within each other.
const MOST_ELEMENTS: usize = 20_000;
const DEEPEST: usize = 60;
/// Copies (`use`) in it.
const MOST_COPIES: usize = 1_000;

/// The name of a kept drawing: what its bytes say.
pub fn name_of(bytes: &[u8]) -> String {
    format!("{}.svg", &hex(&Sha256::digest(bytes))[..32])
}

/// Whether a name is one that [`name_of`] gives.
pub fn is_name(name: &str) -> bool {
    let lower_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    name.strip_suffix(".svg").is_some_and(|hash| hash.len() == 32 && lower_hex(hash))
}

/// Whether this is meant as a drawing, by its content.
pub fn is_meant(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    start.trim_start_matches('\u{feff}').trim_start().starts_with('<') && start.contains("<svg")
}

/// Elements that stay, and those of which only what is in them stays. Of all others nothing does.
const SHAPES: &[&str] = &[
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "symbol",
    "use",
    "clipPath",
    "linearGradient",
    "radialGradient",
    "stop",
];
const FRAMES: &[&str] = &["a", "switch"];

/// Where things are.
const PLACES: &[&str] = &[
    "id",
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "width",
    "height",
    "points",
    "transform",
    "offset",
    "viewBox",
    "dx",
    "dy",
    "rotate",
    "textLength",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "clipPathUnits",
    "xml:space",
];

/// How they look; said as attributes, in `style`, or by a class.
const LOOKS: &[&str] = &[
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "opacity",
    "color",
    "stop-color",
    "stop-opacity",
    "clip-path",
    "clip-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
    "letter-spacing",
    "display",
    "visibility",
    "vector-effect",
    "paint-order",
];

/// The drawing, drawn anew.
///
/// # Errors
/// What is no SVG, is cut short, is larger or has more in it than we give room for.
pub fn rebuilt(bytes: &[u8]) -> Result<String, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?.trim_start_matches('\u{feff}');
    let known = Known::of(text)?;
    let mut drawing = Drawing { known, out: String::with_capacity(text.len() / 2), open: Vec::new(), elements: 0, copies: 0, ended: false };
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| Fault::Damaged)? {
            Event::Start(start) => drawing.begin(&start, false)?,
            Event::Empty(start) => drawing.begin(&start, true)?,
            Event::End(_) => drawing.end(),
            Event::Text(text) => drawing.text(&text.xml10_content()),
            Event::CData(text) => drawing.text(&escape(text.xml10_content())),
            Event::GeneralRef(named) => drawing.text(&reference(&named)?),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if drawing.ended { Ok(drawing.out) } else { Err(Fault::Damaged) }
}

/// The five that every document knows, and numbers; entities of somebody's own are not ours to unfold.
fn reference(named: &quick_xml::events::BytesRef<'_>) -> Result<String, Fault> {
    if let Some(character) = named.resolve_char_ref().map_err(|_| Fault::Damaged)? {
        return Ok(escape(character.to_string()).into_owned());
    }
    let name = named.xml10_content();
    match &*name {
        "amp" | "lt" | "gt" | "quot" | "apos" => Ok(format!("&{name};")),
        _ => Err(Fault::Damaged),
    }
}

/// What must be known before drawing: what classes look like, and what is copied.
#[derive(Default)]
struct Known {
    classes: HashMap<String, Vec<(String, String)>>,
    copied: HashSet<String>,
}

impl Known {
    fn of(text: &str) -> Result<Self, Fault> {
        let mut known = Self::default();
        let mut reader = Reader::from_str(text);
        let mut in_style = false;
        let mut sheet = String::new();
        loop {
            match reader.read_event().map_err(|_| Fault::Damaged)? {
                Event::Start(start) => {
                    in_style = local(&start) == "style";
                    known.copied.extend(copied_by(&start));
                }
                Event::Empty(start) => known.copied.extend(copied_by(&start)),
                Event::Text(text) if in_style => sheet.push_str(&text.xml10_content()),
                Event::CData(text) if in_style => sheet.push_str(&text.xml10_content()),
                Event::End(_) => in_style = false,
                Event::Eof => break,
                _ => {}
            }
        }
        for rule in sheet.split('}') {
            let Some((names, declared)) = rule.split_once('{') else { continue };
            let classes = names.split(',').filter_map(|name| name.trim().strip_prefix('.')).filter(|name| is_word(name));
            for class in classes {
                known.classes.entry(class.to_owned()).or_default().extend(declarations(declared));
            }
        }
        Ok(known)
    }
}

fn copied_by(start: &BytesStart<'_>) -> Option<String> {
    let is_copy = local(start) == "use";
    let target = start.attributes().flatten().find(|one| is_copy && is_href(one.key.0))?;
    target.value.strip_prefix('#').map(str::to_owned)
}

fn is_href(name: &str) -> bool {
    matches!(name, "href" | "xlink:href")
}

/// The name without the prefix by which some programs say that it is SVG's own; others keep theirs, and are unknown.
fn local<'a>(start: &'a BytesStart<'_>) -> &'a str {
    let name = start.name().into_inner();
    name.strip_prefix("svg:").unwrap_or(name)
}

fn declarations(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let pairs = text.split(';').filter_map(|one| one.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().trim_end_matches("!important").trim().to_owned()))
}

/// An element that is being drawn, or what becomes of what is in it.
enum Open {
    Drawn(String),
    /// Only its inside is drawn.
    Frame,
    /// Nothing of it is.
    Dropped,
}

struct Drawing {
    known: Known,
    out: String,
    open: Vec<(Open, bool)>,
    elements: usize,
    copies: usize,
    ended: bool,
}

impl Drawing {
    fn begin(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<(), Fault> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS || self.open.len() > DEEPEST {
            return Err(Fault::TooManyPixels);
        }
        let (open, is_copied) = self.opened(start, empty)?;
        if !empty {
            self.open.push((open, is_copied));
        }
        Ok(())
    }

    /// Writes the beginning of an element. The second answer: whether it is copied elsewhere.
    fn opened(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<(Open, bool), Fault> {
        let name = local(start);
        if self.open.is_empty() {
            if name != "svg" || self.ended || empty {
                return Err(Fault::NotAPicture);
            }
            self.out = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\">", view_box(start)?);
            return Ok((Open::Drawn("svg".into()), false));
        }
        if matches!(self.open.last(), Some((Open::Dropped, _))) {
            return Ok((Open::Dropped, false));
        }
        if FRAMES.contains(&name) {
            return Ok((Open::Frame, false));
        }
        if !SHAPES.contains(&name) || (name == "use" && !self.may_copy()) {
            return Ok((Open::Dropped, false));
        }
        let attributes = self.attributes(start, name)?;
        let is_copied = attributes.iter().any(|(name, value)| name == "id" && self.known.copied.contains(value));
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in &attributes {
            self.out.push_str(&format!(" {name}=\"{}\"", escape(value.as_str())));
        }
        self.out.push_str(if empty { "/>" } else { ">" });
        Ok((Open::Drawn(name.to_owned()), is_copied))
    }

    /// A copy of something in which there are copies would be a bomb: four of ten each are ten thousand.
    fn may_copy(&mut self) -> bool {
        self.copies += 1;
        self.copies <= MOST_COPIES && !self.open.iter().any(|(_, is_copied)| *is_copied)
    }

    fn attributes(&self, start: &BytesStart<'_>, element: &str) -> Result<Vec<(String, String)>, Fault> {
        let mut kept: Vec<(String, String)> = Vec::new();
        let mut looks: Vec<(String, String)> = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| Fault::Damaged)?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Fault::Damaged)?.into_owned();
            let name = attribute.key.0;
            if name == "style" {
                looks.splice(0..0, declarations(&value).collect::<Vec<_>>());
            } else if name == "class" {
                let classes = value.split_whitespace().filter_map(|class| self.known.classes.get(class));
                looks.extend(classes.flatten().cloned());
            } else if is_href(name) {
                let inside = value.strip_prefix('#').is_some_and(is_word);
                if inside && matches!(element, "use" | "linearGradient" | "radialGradient") {
                    kept.push(("href".to_owned(), value));
                }
            } else if (PLACES.contains(&name) || LOOKS.contains(&name)) && is_harmless(&value) && (name != "id" || is_word(&value)) {
                kept.push((name.to_owned(), value));
            }
        }
        // What `style` and classes say wins over attributes.
        for (name, value) in looks.into_iter().filter(|(name, value)| LOOKS.contains(&name.as_str()) && is_harmless(value)) {
            match kept.iter_mut().find(|(known, _)| *known == name) {
                Some(known) if PLACES.contains(&known.0.as_str()) => {}
                Some(known) => known.1 = value,
                None => kept.push((name, value)),
            }
        }
        Ok(kept)
    }

    fn end(&mut self) {
        if let Some((Open::Drawn(name), _)) = self.open.pop() {
            self.out.push_str(&format!("</{name}>"));
        }
        self.ended = self.open.is_empty();
    }

    fn text(&mut self, text: &str) {
        let is_read = matches!(self.open.last(), Some((Open::Drawn(name), _)) if name == "text" || name == "tspan");
        if is_read {
            self.out.push_str(text);
        }
    }
}

/// Only paint servers and shapes of the drawing itself may be referred to, and nothing may be loaded or run.
fn is_harmless(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let strange = ["javascript", "data:", "expression", "import", "@", "\\", "<", "//"].iter().any(|sign| lower.contains(sign));
    let refers_inside = lower.match_indices("url(").all(|(at, _)| {
        let inside = lower[at + 4..].split(')').next().unwrap_or_default().trim_matches(['"', '\'', ' ']);
        inside.strip_prefix('#').is_some_and(is_word)
    });
    !strange && refers_inside
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// The part of the plane that is drawn: as it says, or as wide and high as it says.
fn view_box(start: &BytesStart<'_>) -> Result<String, Fault> {
    let said = |wanted: &str| start.attributes().flatten().find(|one| one.key.0 == wanted).map(|one| one.value.into_owned());
    let number = |text: &str| text.trim().trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f64>().ok().filter(|n| n.is_finite());
    if let Some(said) = said("viewBox") {
        let numbers: Vec<f64> = said.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty()).filter_map(number).collect();
        if let [x, y, width, height] = numbers[..]
            && width > 0.0
            && height > 0.0
        {
            return Ok(format!("{x} {y} {width} {height}"));
        }
    }
    match (said("width").as_deref().and_then(number), said("height").as_deref().and_then(number)) {
        (Some(width), Some(height)) if width > 0.0 && height > 0.0 => Ok(format!("0 0 {width} {height}")),
        _ => Err(Fault::Damaged),
    }
}

#[cfg(test)]
#[path = "drawing_tests.rs"]
mod tests;
