//! What a booth is drawn with: its floor and walls, and the sign of its village.
//!
//! Everything stands where it belongs by its own numbers. An element that is moved by a transform, or used from elsewhere, is a piece
//! of its own to a browser, and seven hundred of them would be put together anew for each frame while a finger moves the plan.
use super::Dm;
use crate::exhibitors::floor_plan::outline::{Open, Outline};
use std::fmt::{self, Write};

/// How many colours and signs there are for villages; more villages begin anew, and have their names besides.
pub const VILLAGES: usize = 8;

/// The signs of the villages, about three and a half decimetres wide and high, drawn from their top-left corner: told apart without
/// their colours.
const SIGNS: [&str; VILLAGES] = [
    "m1.8 0a1.8 1.8 0 1 0 .01 0z",
    "m1.8 .1 1.8 3.4h-3.6z",
    "m.2 .2h3.2v3.2h-3.2z",
    "m1.8 0 1.8 1.8-1.8 1.8-1.8-1.8z",
    "m1.8 0 .6 1.2 1.3.2-1 .9.3 1.3-1.2-.7-1.2.7.3-1.3-1-.9 1.3-.2z",
    "m1 0h1.6l1 1v1.6l-1 1h-1.6l-1-1v-1.6z",
    "m1.2 0h1.2v1.2h1.2v1.2h-1.2v1.2h-1.2v-1.2h-1.2v-1.2h1.2z",
    "m0 0h1.8a1.8 1.8 0 0 1 1.8 1.8v1.8h-1.8a1.8 1.8 0 0 1-1.8-1.8z",
];

/// The same as characters, for lists and legends.
pub const CHARACTERS: [&str; VILLAGES] = ["●", "▲", "■", "◆", "★", "⬢", "✚", "◗"];

/// The squares of the floor, a metre wide, and the strokes over what somebody has who is not named.
pub fn define(out: &mut String, ids: &str) -> fmt::Result {
    write!(
        out,
        "<defs><pattern id=\"{ids}m\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 10V0H10\"/></pattern>\
         <pattern id=\"{ids}h\" class=\"hatching\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1l2-2M0 4l4-4M3 5l2-2\"/></pattern></defs>"
    )
}

/// The floor of a booth, and a wall on each side that is not open.
pub fn booth(out: &mut String, outline: Outline, open: Open) -> fmt::Result {
    let (x, y, w, d) = (Dm(outline.x), Dm(outline.y), Dm(outline.width), Dm(outline.depth));
    write!(out, "<path class=\"f\" d=\"M{x} {y}h{w}v{d}h-{w}z\"/>")?;
    let walls = [(!open.above, 'h', w, (0, 0)), (!open.right, 'v', d, (1, 0)), (!open.below, 'h', w, (0, 1)), (!open.left, 'v', d, (0, 0))];
    if walls.iter().all(|(there, ..)| !there) {
        return Ok(());
    }
    write!(out, "<path class=\"w\" d=\"")?;
    for (_, along, far, (right, down)) in walls.into_iter().filter(|(there, ..)| *there) {
        let (x, y) = (Dm(outline.x + right * outline.width), Dm(outline.y + down * outline.depth));
        write!(out, "M{x} {y}{along}{far}")?;
    }
    write!(out, "\"/>")
}

/// Strokes over the whole floor of a booth.
pub fn hatch(out: &mut String, outline: Outline, ids: &str) -> fmt::Result {
    let (x, y, w, d) = (Dm(outline.x), Dm(outline.y), Dm(outline.width), Dm(outline.depth));
    write!(out, "<path fill=\"url(#{ids}h)\" d=\"M{x} {y}h{w}v{d}h-{w}z\"/>")
}

/// The sign of a village in the corner of a booth.
pub fn sign(out: &mut String, outline: Outline, village: usize) -> fmt::Result {
    write!(out, "<path class=\"s\" d=\"M{} {}{}\"/>", Dm(outline.x + 16), Dm(outline.y + 16), SIGNS[village % VILLAGES])
}
