//! The name a file is saved under (RFC 6266), with its marks (RFC 5987) for whoever reads them.
use crate::platform::text::slugify;

/// `attachment; filename="dai-bieu-hoi.xlsx"; filename*=UTF-8''%C4%90%E1%BA%A1i…`
pub fn attachment(name: &str, ending: &str) -> String {
    let plain = slugify(name);
    let plain = if plain.is_empty() { "file".to_owned() } else { plain };
    let encoded: String = format!("{name}.{ending}").bytes().map(encoded).collect();
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{encoded}")
}

/// [`attachment`] for a name that has its ending.
pub fn attachment_called(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    attachment(stem, ending)
}

/// `attr-char` of RFC 5987 stands for itself.
fn encoded(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'!' | b'#' | b'$' | b'&' | b'+' | b'-' | b'.' | b'^' | b'_' | b'`' | b'|' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_for_new_programs_and_plain_for_old_ones() {
        let said = attachment("Đại biểu hoi-2026", "xlsx");
        assert_eq!(
            said,
            "attachment; filename=\"dai-bieu-hoi-2026.xlsx\"; filename*=UTF-8''%C4%90%E1%BA%A1i%20bi%E1%BB%83u%20hoi-2026.xlsx"
        );
        assert!(!attachment("a\"\r\nX: y", "csv").contains(['\r', '\n']));
        assert!(attachment("日本", "csv").starts_with("attachment; filename=\""));
    }
}
