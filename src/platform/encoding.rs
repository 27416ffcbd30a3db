//! Bodies as they travel: plain, or packed in an encoding the browser takes (RFC 9110, 8.4).
use bytes::Bytes;
use rocket::Request;
use std::io::{Cursor, Write};
use std::sync::OnceLock;

/// A body in each encoding a browser has asked for: each is made once, for the first who asks.
pub struct Body {
    plain: Bytes,
    effort: Effort,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

/// How hard a body is packed.
#[derive(Clone, Copy)]
pub enum Effort {
    /// It is drawn often: brotli at a quality that costs about as much as gzip.
    Often,
    /// It stays as long as the program runs.
    Once,
}

impl Effort {
    fn brotli(self) -> i32 {
        match self {
            Self::Often => 5,
            Self::Once => 9,
        }
    }

    fn gzip(self) -> u32 {
        match self {
            Self::Often => 6,
            Self::Once => 9,
        }
    }
}

impl Body {
    pub fn new(plain: impl Into<Bytes>, effort: Effort) -> Self {
        Self { plain: plain.into(), effort, brotli: OnceLock::new(), gzip: OnceLock::new() }
    }

    pub fn plain(&self) -> &Bytes {
        &self.plain
    }

    pub fn encoded(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain, self.effort.brotli()).into()).clone(),
            Encoding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain, self.effort.gzip()).into()).clone(),
            Encoding::Plain => self.plain.clone(),
        }
    }
}

/// The encodings we keep.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The best one the browser takes.
    pub fn wanted(request: &Request<'_>) -> Self {
        Self::best_of(request.headers().get_one("Accept-Encoding").unwrap_or_default())
    }

    /// As `Content-Encoding` says it.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    fn best_of(accepted: &str) -> Self {
        let takes = |name: &str| {
            accepted.split(',').any(|one| {
                let mut parts = one.split(';').map(str::trim);
                parts.next() == Some(name) && !parts.any(|quality| matches!(quality, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        match (takes("br"), takes("gzip")) {
            (true, _) => Self::Brotli,
            (_, true) => Self::Gzip,
            _ => Self::Plain,
        }
    }
}

/// Brotli at a quality from 0 to 11, with the smallest window that holds the bytes (RFC 7932, 9.1): a larger one only costs memory.
fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4);
    let window = (usize::BITS - bytes.len().leading_zeros()).clamp(10, 20) as i32;
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: window, size_hint: bytes.len(), ..Default::default() };
    // Writing to memory cannot fail; an empty answer would be seen at once in the tests.
    let _ = brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &params);
    out
}

fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 4), flate2::Compression::new(level));
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, *};

    #[test]
    fn the_best_encoding_is_chosen() {
        let cases = [
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip", Gzip),
            ("br;q=0, gzip;q=0.5", Gzip),
            ("", Plain),
            ("identity", Plain),
            ("brr", Plain),
        ];
        for (accepted, expected) in cases {
            assert_eq!(Encoding::best_of(accepted), expected, "{accepted}");
        }
    }
}
