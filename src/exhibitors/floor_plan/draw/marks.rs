//! Stages, doors, aisles, services and words on the floor.
use super::{Dm, Outline, Sort, Spot, fit};
use crate::platform::templates::escape;
use std::fmt::{self, Write};

/// The marks of a hall of this size, as far as they are in view.
pub struct Spots<'a> {
    pub marks: &'a [Spot],
    pub hall: (i32, i32),
    pub view: Outline,
}

impl Spots<'_> {
    pub fn draw(&self, out: &mut String) -> fmt::Result {
        write!(out, "<g class=\"marks\">")?;
        for mark in self.marks.iter().filter(|mark| mark.outline.meets(&self.view)) {
            self.mark(out, mark)?;
        }
        write!(out, "</g>")
    }

    fn mark(&self, out: &mut String, mark: &Spot) -> fmt::Result {
        let Outline { x, y, width, depth } = mark.outline;
        write!(out, "<g class=\"m {}\">", class(mark.sort))?;
        if mark.sort != Sort::Label {
            let round = if mark.sort == Sort::Service { " rx=\"2\"" } else { "" };
            write!(out, "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}/>", Dm(x), Dm(y), Dm(width), Dm(depth))?;
        }
        if mark.sort == Sort::Door {
            self.arrow(out, mark.outline)?;
        }
        if !mark.name.is_empty() {
            self.name(out, mark)?;
        }
        write!(out, "</g>")
    }

    /// Where a door is, seen from the middle of the hall: along which side of it the hall lies.
    fn inwards(&self, at: Outline) -> (i32, i32) {
        let (x, y) = at.centre();
        let edges = [(y, (0, 1)), (self.hall.1 - y, (0, -1)), (x, (1, 0)), (self.hall.0 - x, (-1, 0))];
        edges.into_iter().min_by_key(|(far, _)| *far).map_or((0, 1), |(_, way)| way)
    }

    /// One goes in here, and out.
    fn arrow(&self, out: &mut String, at: Outline) -> fmt::Result {
        let (x, y) = at.centre();
        let turn = match self.inwards(at) {
            (0, 1) => 0,
            (0, _) => 180,
            (1, _) => -90,
            _ => 90,
        };
        write!(out, "<path class=\"way\" transform=\"translate({} {})rotate({turn})\" d=\"M0 7-4 1h2.5V-7h3V1H4z\"/>", Dm(x), Dm(y))
    }

    fn name(&self, out: &mut String, mark: &Spot) -> fmt::Result {
        let Outline { width, depth, .. } = mark.outline;
        // A door is thin, and its arrow is in the way: its name stands beside it, inside the hall.
        if mark.sort == Sort::Door {
            return self.beside(out, mark);
        }
        let upright = depth > width * 2;
        let (along, across) = if upright { (depth, width) } else { (width, depth) };
        let most = match mark.sort {
            Sort::Stage => 160,
            Sort::Aisle => 70,
            _ => 90,
        };
        let size = fit::largest(&mark.name, (along * 7 / 10, across), most);
        let (size, lines) = match size < 45 && across > 150 {
            true => (45, fit::lines(&mark.name, along - 10, 45, ((across - 10) / 55).max(1) as usize)),
            false => (size, vec![mark.name.clone()]),
        };
        self.write(out, mark.outline.centre(), size, &lines, upright)
    }

    fn beside(&self, out: &mut String, mark: &Spot) -> fmt::Result {
        let ((x, y), (right, down)) = (mark.outline.centre(), self.inwards(mark.outline));
        let size = 80;
        let away = (mark.outline.width * right.abs() + mark.outline.depth * down.abs()) / 2;
        let aside = if right == 0 { size } else { fit::width(&mark.name, size) / 2 + size / 2 };
        let at = (x + right * (away.max(90) + aside), y + down * (away.max(90) + aside));
        self.write(out, at, size, std::slice::from_ref(&mark.name), false)
    }

    /// Lines about a middle; upright ones read from below.
    fn write(&self, out: &mut String, (x, y): (i32, i32), size: i32, lines: &[String], upright: bool) -> fmt::Result {
        let first = size * 35 / 100 - (lines.len() as i32 - 1) * size * 6 / 10;
        let turn = if upright { "rotate(-90)" } else { "" };
        write!(out, "<text transform=\"translate({} {}){turn}\" y=\"{}\" font-size=\"{}\">", Dm(x), Dm(y), Dm(first), Dm(size))?;
        for (place, line) in lines.iter().enumerate() {
            match place {
                0 => write!(out, "{}", escape(line))?,
                _ => write!(out, "<tspan x=\"0\" dy=\"{}\">{}</tspan>", Dm(size * 12 / 10), escape(line))?,
            }
        }
        write!(out, "</text>")
    }
}

fn class(sort: Sort) -> &'static str {
    match sort {
        Sort::Stage => "stage",
        Sort::Door => "door",
        Sort::Aisle => "aisle",
        Sort::Service => "service",
        Sort::Label => "label",
    }
}
