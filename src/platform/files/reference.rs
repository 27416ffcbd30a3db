//! How rows and pages speak of a picture: one short text from which every address follows.
use crate::platform::secret::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt;

/// The widths kept below the largest, in pixels.
pub const LADDER: [u32; 3] = [320, 640, 1280];

/// Characters of the hash in a name: 128 bits.
const HASH: usize = 32;

/// How the bytes are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Jpeg,
    Png,
    WebP,
}

impl Encoding {
    const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::WebP];

    fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A stored picture. As text `<hash>-<width>x<height>.<jpg|png|webp>`, which is also the name of its largest file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRef {
    hash: String,
    /// Width of the largest rendition, in pixels.
    pub width: u32,
    /// Height of the largest rendition, in pixels.
    pub height: u32,
    /// Of all renditions.
    pub encoding: Encoding,
}

impl PictureRef {
    /// The name of a picture follows from its bytes.
    pub fn of(bytes: &[u8], width: u32, height: u32, encoding: Encoding) -> Self {
        let mut hash = hex(&Sha256::digest(bytes));
        hash.truncate(HASH);
        Self { hash, width, height, encoding }
    }

    /// Reads what a row keeps; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (stem, extension) = text.split_once('.')?;
        let encoding = Encoding::ALL.into_iter().find(|encoding| encoding.extension() == extension)?;
        let (hash, size) = stem.split_once('-')?;
        let (width, height) = size.split_once('x')?;
        let reference = Self { hash: hash.into(), width: width.parse().ok()?, height: height.parse().ok()?, encoding };
        let hexadecimal = hash.len() == HASH && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        // Written back and compared, so that "+5" or "007" have no second name.
        (hexadecimal && reference.to_string() == text).then_some(reference)
    }

    /// The widths there are, from small to large, in pixels.
    pub fn widths(&self) -> impl Iterator<Item = u32> + '_ {
        LADDER.into_iter().filter(|width| *width < self.width).chain([self.width])
    }

    /// The name of the file of one of [`Self::widths`].
    pub fn name(&self, width: u32) -> String {
        if width == self.width {
            return self.to_string();
        }
        let Self { hash, width: w, height: h, encoding } = self;
        format!("{hash}-{w}x{h}@{width}.{}", encoding.extension())
    }

    /// The address of the smallest rendition at least `width` pixels wide, or of the largest there is.
    pub fn src(&self, width: u32) -> String {
        let found = self.widths().find(|there| *there >= width).unwrap_or(self.width);
        format!("/files/{}", self.name(found))
    }

    /// Every rendition with its width, for the attribute `srcset`.
    pub fn srcset(&self) -> String {
        self.widths().map(|width| format!("/files/{} {width}w", self.name(width))).collect::<Vec<_>>().join(", ")
    }

    /// The same photograph as WebP: there for those kept with `Purpose::Photo`.
    pub fn in_webp(&self) -> Self {
        Self { encoding: Encoding::WebP, ..self.clone() }
    }

    /// For templates; `src` is for browsers that ignore `srcset`.
    pub fn view(&self) -> PictureView {
        PictureView { src: self.src(LADDER[1]), srcset: self.srcset(), width: self.width, height: self.height }
    }
}

impl fmt::Display for PictureRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}x{}.{}", self.hash, self.width, self.height, self.encoding.extension())
    }
}

/// What a template needs for an `<img>`: width and height keep its place while it loads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureView {
    pub src: String,
    pub srcset: String,
    pub width: u32,
    pub height: u32,
}

impl PictureView {
    /// From the text column of a row; `None` when there is no picture.
    pub fn of(column: Option<&str>) -> Option<Self> {
        PictureRef::parse(column?).map(|reference| reference.view())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "00112233445566778899aabbccddeeff-640x480.jpg";

    #[test]
    fn a_reference_reads_back_what_it_wrote() {
        assert_eq!(PictureRef::parse(NAME).expect("good").to_string(), NAME);
    }

    #[test]
    fn nothing_else_is_a_reference() {
        let strange = [
            "",
            ".",
            "../../etc/passwd",
            "00112233445566778899AABBCCDDEEFF-640x480.jpg",
            "0011-640x480.jpg",
            "00112233445566778899aabbccddeeff-+640x480.jpg",
            "00112233445566778899aabbccddeeff-640x0480.jpg",
            "00112233445566778899aabbccddeeff-640x480.svg",
            "00112233445566778899aabbccddeeff-640x480.jpg.jpg",
            "00112233445566778899aabbccddeeff-640x480@320.jpg",
        ];
        for name in strange {
            assert_eq!(PictureRef::parse(name), None, "{name}");
        }
    }

    #[test]
    fn addresses_follow_from_the_reference() {
        let picture = PictureRef::parse(NAME).expect("good");
        let small = "/files/00112233445566778899aabbccddeeff-640x480@320.jpg";
        assert_eq!(picture.src(100), small);
        assert_eq!(picture.src(321), format!("/files/{NAME}"));
        assert_eq!(picture.src(9999), format!("/files/{NAME}"));
        assert_eq!(picture.srcset(), format!("{small} 320w, /files/{NAME} 640w"));
        let view = PictureView::of(Some(NAME)).expect("good");
        assert_eq!((view.width, view.height, view.src.as_str()), (640, 480, format!("/files/{NAME}").as_str()));
        assert_eq!(PictureView::of(None), None);
    }
}
