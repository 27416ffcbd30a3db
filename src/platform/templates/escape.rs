//! Text as HTML: between tags and between quotes. Attributes without quotes are not written here; a test sees to it.

/// With `& < > " '` as references. Most texts hold none of them, and are copied in one piece.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_would_end_a_text_or_an_attribute_is_a_reference() {
        let table = [
            ("", ""),
            ("Ngày hội", "Ngày hội"),
            ("a & b", "a &amp; b"),
            ("<b>\"'</b>", "&lt;b&gt;&quot;&#39;&lt;/b&gt;"),
            ("ế<ế", "ế&lt;ế"),
            ("/vi?a=1&b=2", "/vi?a=1&amp;b=2"),
        ];
        for (text, expected) in table {
            assert_eq!(escape(text), expected);
        }
    }
}
