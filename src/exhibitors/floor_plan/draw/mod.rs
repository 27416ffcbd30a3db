//! A hall drawn as SVG: the public plan, the editor, small plans beside an exhibitor, sheets of paper. Everything to be drawn is
//! decided before; colours, sizes of strokes and what shows at which zoom are the style sheet's (`57-floor-plan.css`).
//!
//! One unit of the drawing is a decimetre: most numbers then need two or three digits, and a hall of 700 booths stays small on the wire.
mod fit;
mod marks;
mod shapes;

use super::mark::Sort;
use super::outline::{Open, Outline};
use crate::platform::templates::escape;
use marks::Spots;
pub use shapes::{CHARACTERS, VILLAGES};
use std::fmt::{self, Write};

/// A hall with all that stands in it, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In centimetres, from left to right and from back to front.
    pub width: i32,
    pub depth: i32,
    /// What the drawing is called by those who cannot see it.
    pub label: String,
    /// The address of a drawing that lies under everything.
    pub background: Option<String>,
    pub stands: Vec<Stand>,
    pub marks: Vec<Spot>,
}

/// A booth to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    pub number: String,
    pub outline: Outline,
    pub open: Open,
    pub holding: Holding,
    /// Written into the booth under its number, in as few lines as it takes; empty for nothing.
    pub name: String,
    /// All there is to say of it in one line, for reading voices and for who rests the pointer on it.
    pub title: String,
    /// Where a press leads; empty for nowhere.
    pub href: String,
    /// Its village, by the village's turn among those of the event from 0: a colour and a shape.
    pub village: Option<usize>,
    pub lit: Lit,
}

/// Whether somebody has a booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holding {
    Free,
    /// Somebody who is not named here.
    Held,
    Named,
}

/// What draws the eye to a booth, or away from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lit {
    #[default]
    Plain,
    /// What was looked for.
    Found,
    /// Not what was looked for.
    Dim,
    /// The reader stands here.
    Here,
    /// The reader goes there.
    Goal,
}

/// Something beside the booths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub sort: Sort,
    pub name: String,
    pub outline: Outline,
}

/// How a plan is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Begins the ids of what the booths of the drawing share: a page may hold several. Letters.
    pub ids: &'static str,
    /// Only the floor around here; nothing for the whole hall.
    pub around: Option<Outline>,
    /// What is written beside the booth where the reader stands.
    pub here: String,
}

impl Holding {
    fn class(self) -> &'static str {
        match self {
            Self::Free => " free",
            Self::Held => " held",
            Self::Named => "",
        }
    }
}

impl Lit {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Found => " hit",
            Self::Dim => " dim",
            Self::Here => " here",
            Self::Goal => " goal",
        }
    }
}

/// Centimetres, written as decimetres.
#[derive(Clone, Copy)]
struct Dm(i32);

impl fmt::Display for Dm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        match (self.0.abs() / 10, self.0.abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, rest) => write!(f, "{sign}.{rest}"),
            (whole, rest) => write!(f, "{sign}{whole}.{rest}"),
        }
    }
}

impl Plan {
    /// The drawing. What is text in it was escaped.
    pub fn draw(&self, look: &Look) -> String {
        let view = look.around.unwrap_or(Outline { x: 0, y: 0, width: self.width, depth: self.depth });
        let stands: Vec<_> = self.stands.iter().filter(|stand| stand.outline.meets(&view)).collect();
        let mut out = String::with_capacity(stands.len() * 240 + 4096);
        // Writing to a string cannot fail.
        let _ = self.head(&mut out, look, view);
        let _ = shapes::define(&mut out, look.ids);
        let _ = self.floor(&mut out, look.ids);
        let _ = Spots { marks: &self.marks, hall: (self.width, self.depth), view }.draw(&mut out);
        let _ = write!(out, "<g class=\"booths\">");
        for stand in &stands {
            let _ = stand.draw(&mut out, look.ids);
        }
        let _ = write!(out, "</g>");
        for stand in stands.iter().filter(|stand| matches!(stand.lit, Lit::Here | Lit::Goal)) {
            let _ = stand.point_out(&mut out, look, view);
        }
        out + "</svg>"
    }

    fn head(&self, out: &mut String, look: &Look, view: Outline) -> fmt::Result {
        let sort = if look.around.is_some() { "floor-map around" } else { "floor-map" };
        write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{sort}\" viewBox=\"{} {} {} {}\" role=\"group\" aria-label=\"{}\">",
            Dm(view.x),
            Dm(view.y),
            Dm(view.width),
            Dm(view.depth),
            escape(&self.label)
        )
    }

    /// The floor with its metres, and what the organizers laid under the plan.
    fn floor(&self, out: &mut String, ids: &str) -> fmt::Result {
        let (width, depth) = (Dm(self.width), Dm(self.depth));
        write!(out, "<path class=\"floor\" d=\"M0 0h{width}v{depth}H0z\"/>")?;
        if let Some(address) = &self.background {
            let address = escape(address);
            write!(out, "<image href=\"{address}\" width=\"{width}\" height=\"{depth}\" preserveAspectRatio=\"none\"/>")?;
        }
        write!(out, "<path class=\"grid\" fill=\"url(#{ids}m)\" d=\"M0 0h{width}v{depth}H0z\"/>")
    }
}

/// From the feet of a number to those of the first line of its name, from line to line, and the size of a name's letters.
const FIRST_LINE: i32 = 56;
const LINE: i32 = 43;
const LETTERS: i32 = 36;

impl Stand {
    fn draw(&self, out: &mut String, ids: &str) -> fmt::Result {
        let village = self.village.map(|place| format!(" v{}", place % VILLAGES)).unwrap_or_default();
        let classes = format!("b{village}{}{}", self.holding.class(), self.lit.class());
        let (tag, link) = match self.href.is_empty() {
            true => ("g", String::new()),
            // The list beside the plan is what one walks through by keys: 700 stops on the way to the foot of the page are too many.
            false => ("a", format!(" href=\"{}\" tabindex=\"-1\"", escape(&self.href))),
        };
        write!(out, "<{tag} class=\"{classes}\" id=\"b-{}\"{link}><title>{}</title>", escape(&self.number), escape(&self.title))?;
        shapes::booth(out, self.outline, self.open)?;
        if self.holding == Holding::Held {
            shapes::hatch(out, self.outline, ids)?;
        }
        if let Some(place) = self.village.filter(|_| self.outline.width >= 150 && self.outline.depth >= 150) {
            shapes::sign(out, self.outline, place)?;
        }
        self.words(out)?;
        write!(out, "</{tag}>")
    }

    /// The number in the middle, and the name in lines under it.
    fn words(&self, out: &mut String) -> fmt::Result {
        let Outline { x, y, width, depth } = self.outline;
        let lines = self.lines();
        let feet = y + depth / 2 + if lines.is_empty() { 25 } else { 0 };
        let middle = Dm(x + width / 2);
        write!(out, "<text x=\"{middle}\" y=\"{}\"{}>{}</text>", Dm(feet), self.letters(), escape(&self.number))?;
        for (place, line) in lines.iter().enumerate() {
            match place {
                0 => write!(out, "<text class=\"n\" x=\"{middle}\" y=\"{}\">{}", Dm(feet + FIRST_LINE), escape(line))?,
                _ => write!(out, "<tspan x=\"{middle}\" dy=\"{}\">{}</tspan>", Dm(LINE), escape(line))?,
            }
        }
        if lines.is_empty() { Ok(()) } else { write!(out, "</text>") }
    }

    /// The name in lines that fit under the number; none where there is no room.
    fn lines(&self) -> Vec<String> {
        let room = (self.outline.depth / 2 - FIRST_LINE - 10).div_euclid(LINE) + 1;
        match self.name.is_empty() || room < 1 || self.outline.width < 150 {
            true => Vec::new(),
            false => fit::lines(&self.name, self.outline.width - 20, LETTERS, room as usize),
        }
    }

    /// A size for the number of a narrow booth, so that it stays inside at every zoom.
    fn letters(&self) -> String {
        let usual = 68;
        // Bold letters are wider.
        let room = (self.outline.width - 10) * 3 / 4;
        let size = fit::largest(&self.number, (room, self.outline.depth - 10), usual);
        if size < usual || self.outline.width < 250 { format!(" font-size=\"{}\"", Dm(size)) } else { String::new() }
    }

    /// A frame around the booth and a flag over it, drawn after all others so that no neighbour covers them.
    fn point_out(&self, out: &mut String, look: &Look, view: Outline) -> fmt::Result {
        let here = self.lit == Lit::Here;
        let frame = self.outline.grown(15);
        let (x, y, width, depth) = (Dm(frame.x), Dm(frame.y), Dm(frame.width), Dm(frame.depth));
        let class = if here { "here-mark" } else { "goal-mark" };
        write!(out, "<g class=\"{class}\" aria-hidden=\"true\"><rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{depth}\" rx=\"3\"/>")?;
        let says = if here { look.here.as_str() } else { self.number.as_str() };
        let letters = (view.width / 24).clamp(70, 320);
        // Bold letters are wider.
        let (wide, high) = (fit::width(says, letters) * 6 / 5 + letters, letters * 17 / 10);
        let over = frame.y - view.y > high * 2;
        let feet = if over { frame.y } else { frame.y + frame.depth };
        let (tip, box_at, text_at) = match over {
            true => (-letters / 2, -letters / 2 - high, -letters / 2 - high / 2 + letters * 35 / 100),
            false => (letters / 2, letters / 2, letters / 2 + high / 2 + letters * 35 / 100),
        };
        // A flag near the edge of the hall leans inwards.
        let middle = self.outline.centre().0;
        let last = (view.x + view.width - wide).max(view.x);
        let lean = (middle - wide / 2).clamp(view.x, last) - middle;
        write!(out, "<g transform=\"translate({} {})\"><g class=\"flag\">", Dm(middle), Dm(feet))?;
        write!(out, "<path d=\"M0 0l{} {}h{}z\"/>", Dm(-letters / 3), Dm(tip), Dm(letters * 2 / 3))?;
        write!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            Dm(lean),
            Dm(box_at),
            Dm(wide),
            Dm(high),
            Dm(letters / 3)
        )?;
        write!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text></g></g></g>",
            Dm(lean + wide / 2),
            Dm(text_at),
            Dm(letters),
            escape(says)
        )
    }
}

#[cfg(test)]
mod tests;
