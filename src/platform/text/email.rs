//! E-mail addresses.
use super::{Wrong, doors::text_doors};
use unicode_normalization::UnicodeNormalization;

/// Longest address a mail server takes, in bytes (RFC 5321 section 4.5.3.1 and its erratum 1690).
const LONGEST: usize = 254;
/// Longest part before the `@`, in bytes (RFC 5321 section 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// Longest piece of a domain between dots, in bytes (RFC 1035 section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// An e-mail address, in lower case. Only its shape is known; that somebody reads it is shown by a letter.
/// Quoted and bracketed forms, which people never have, are refused. A domain in another script stays as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// The address in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let address = text.trim().nfc().collect::<String>().to_lowercase();
        if address.is_empty() {
            return Err(Wrong::Empty);
        }
        if address.len() > LONGEST {
            return Err(Wrong::Long { max: LONGEST });
        }
        match address.split_once('@') {
            Some((local, domain)) if is_local(local) && is_domain(domain) => Ok(Self(address)),
            _ => Err(Wrong::Key("form-email")),
        }
    }
}

text_doors!([] Email, absent: None);

/// Words of the characters RFC 5322 calls `atext`, with single dots between.
fn is_local(local: &str) -> bool {
    let is_atom = |c: u8| c.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&c);
    local.len() <= LONGEST_LOCAL && local.split('.').all(|word| !word.is_empty() && word.bytes().all(is_atom))
}

/// At least two labels of letters, digits and inner hyphens; the last is not a number.
fn is_domain(domain: &str) -> bool {
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.') && domain.split('.').all(is_label) && last.contains(|c: char| !c.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    let fits = !label.is_empty() && label.len() <= LONGEST_LABEL;
    let edges = !label.starts_with('-') && !label.ends_with('-');
    fits && edges && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || (!c.is_ascii() && c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (text, kept) in [
            (" SoKHCN@BacNinh.gov.vn ", "sokhcn@bacninh.gov.vn"),
            ("nguyen.van+a@example.com", "nguyen.van+a@example.com"),
            ("o'hara@sub.example.co", "o'hara@sub.example.co"),
            ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
            ("a@bücher.example", "a@bücher.example"),
        ] {
            assert_eq!(Email::parse(text).as_deref(), Ok(kept));
        }
    }

    #[test]
    fn what_is_no_address() {
        let long = format!("{}@example.vn", "a".repeat(65));
        for text in [
            "a",
            "@b.vn",
            "a@",
            "a@b",
            "a@b.",
            "a@.vn",
            "a@b..vn",
            "a b@c.vn",
            "a@b c.vn",
            ".a@b.vn",
            "a.@b.vn",
            "a..b@c.vn",
            "a@b@c.vn",
            "a@-b.vn",
            "a@b-.vn",
            "a@1.2.3.4",
            "\"a b\"@c.vn",
            "a@[1.2.3.4]",
            "a@b.vn; c@d.vn",
            "a@b.vn\r\nBcc: x@y.vn",
            "<a@b.vn>",
            "ă@b.vn",
            &long,
        ] {
            assert_eq!(Email::parse(text), Err(Wrong::Key("form-email")), "{text}");
        }
        assert_eq!(Email::parse(" "), Err(Wrong::Empty));
        assert_eq!(Email::parse(&format!("a@{}vn", "b.".repeat(130))), Err(Wrong::Long { max: 254 }));
    }
}
