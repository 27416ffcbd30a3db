//! QR codes, drawn as SVG: black on white whatever the theme, with the quiet zone that readers need.
use super::error::Result;
use anyhow::Context;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Modules of white around a code (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;

/// An inline SVG of a code that holds `text`. It says nothing to who cannot see it: say beside it what it holds.
///
/// # Errors
/// A text longer than a code can hold is a fault of ours.
pub fn svg(text: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).context("a text too long for a QR code")?;
    let (width, modules) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        for (x, length) in dark_runs(row) {
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
        }
    }
    let side = width + 2 * QUIET;
    Ok(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\" focusable=\"false\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// Where dark modules begin in a row, and how many follow each other.
fn dark_runs(row: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for x in (0..row.len()).filter(|x| row[*x] == Color::Dark) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is drawn, module by module, read back from the path.
    fn drawn(svg: &str, width: usize) -> Vec<Color> {
        let path = svg.rsplit("d=\"").next().and_then(|rest| rest.split('"').next()).expect("a path");
        let mut modules = vec![Color::Light; width * width];
        for run in path.split('M').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let (x, y, length) = (numbers[0] - QUIET, numbers[1] - QUIET, numbers[2]);
            modules[y * width + x..][..length].fill(Color::Dark);
        }
        modules
    }

    #[test]
    fn every_module_is_drawn_where_it_belongs() {
        for text in ["A01", "https://khaihoi.vn/b/7Qk2mZx9", &"KH".repeat(200)] {
            let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("a code");
            assert_eq!(drawn(&svg(text).expect("drawn"), code.width()), code.to_colors(), "{text}");
        }
        assert!(svg(&"x".repeat(5_000)).is_err());
    }
}
