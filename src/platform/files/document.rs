//! Papers that people send along: kept as given, after a look at what they really are. Never shown on a page, only handed out to be saved.
use super::office::{legacy_streams, names_in_zip};
use crate::platform::error::Refusal;
use crate::platform::text::Line;
use image::{ImageFormat, ImageReader};
use rocket::data::ToByteUnit;
use rocket::form::{self, DataField, FromFormField, ValueField};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// The most bytes one paper may have.
pub const MAX_DOCUMENT_BYTES: usize = 10 * 1024 * 1024;
/// What a picker of files offers.
pub const ACCEPTED: &str = ".pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg";
/// Longest name kept, in characters.
const LONGEST_NAME: usize = 120;

/// What a paper is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Pdf,
    Doc,
    Docx,
    Xls,
    Xlsx,
    Png,
    Jpeg,
}

/// Why a paper was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    TooLarge,
    /// None of the kinds there are, whatever its name says.
    Unknown,
    /// Cut off, or not what its first bytes say.
    Broken,
    /// It brings programs along.
    Macros,
}

impl DocumentFault {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "document-too-large",
            Self::Unknown => "document-unknown",
            Self::Broken => "document-broken",
            Self::Macros => "document-macros",
        }
    }

    /// As a refusal at the form field it came in by.
    pub fn at(self, field: &str) -> Refusal {
        Refusal::at(field.to_owned(), self.key())
    }
}

impl DocumentKind {
    /// What `bytes` are.
    ///
    /// # Errors
    /// What is none of these, is cut off, or holds macros.
    pub fn of(bytes: &[u8]) -> Result<Self, DocumentFault> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => pdf(bytes),
            [b'P', b'K', 3, 4, ..] => office(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => legacy(bytes),
            [0x89, b'P', b'N', b'G', ..] => picture(bytes, ImageFormat::Png, Self::Png),
            [0xFF, 0xD8, 0xFF, ..] => picture(bytes, ImageFormat::Jpeg, Self::Jpeg),
            _ => Err(DocumentFault::Unknown),
        }
    }

    /// The end of its name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Xls => "xls",
            Self::Xlsx => "xlsx",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xls => "application/vnd.ms-excel",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A PDF says so at its start, and ends with its own mark (ISO 32000, 7.5.5).
fn pdf(bytes: &[u8]) -> Result<DocumentKind, DocumentFault> {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let ends = tail.windows(5).any(|five| five == b"%%EOF");
    ends.then_some(DocumentKind::Pdf).ok_or(DocumentFault::Broken)
}

fn office(bytes: &[u8]) -> Result<DocumentKind, DocumentFault> {
    let names = names_in_zip(bytes).ok_or(DocumentFault::Broken)?;
    let holds = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        return Err(DocumentFault::Macros);
    }
    match (holds("[Content_Types].xml"), holds("word/document.xml"), holds("xl/workbook.xml")) {
        (true, true, false) => Ok(DocumentKind::Docx),
        (true, false, true) => Ok(DocumentKind::Xlsx),
        _ => Err(DocumentFault::Unknown),
    }
}

fn legacy(bytes: &[u8]) -> Result<DocumentKind, DocumentFault> {
    let names = legacy_streams(bytes).ok_or(DocumentFault::Broken)?;
    let holds = |wanted: &str| names.iter().any(|name| name == wanted);
    if holds("Macros") || holds("_VBA_PROJECT_CUR") || holds("_VBA_PROJECT") {
        return Err(DocumentFault::Macros);
    }
    match () {
        () if holds("WordDocument") => Ok(DocumentKind::Doc),
        () if holds("Workbook") || holds("Book") => Ok(DocumentKind::Xls),
        () => Err(DocumentFault::Unknown),
    }
}

/// Its head is read, not its picture: nobody here looks at it.
fn picture(bytes: &[u8], format: ImageFormat, kind: DocumentKind) -> Result<DocumentKind, DocumentFault> {
    let read = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let whole = super::complete::is_complete(bytes, format) && (format != ImageFormat::Png || ends_as_png(bytes));
    if read.is_ok() && whole { Ok(kind) } else { Err(DocumentFault::Broken) }
}

fn ends_as_png(bytes: &[u8]) -> bool {
    bytes.len() > 12 && &bytes[bytes.len() - 8..bytes.len() - 4] == b"IEND"
}

/// A paper in the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDocument {
    /// The form field it came in by.
    pub field: String,
    /// What people call it.
    pub name: String,
    pub kind: DocumentKind,
    pub bytes: i64,
    /// What the storage calls it.
    pub file: String,
}

/// A paper in a form, in memory, at most [`MAX_DOCUMENT_BYTES`]. Empty when nothing was chosen.
#[derive(Clone, Debug)]
pub struct DocumentUpload {
    /// The form field it came in by; refusals are shown there.
    pub field: String,
    /// What its sender calls it, unchecked.
    pub name: String,
    /// What was sent, unchecked.
    pub bytes: Vec<u8>,
}

impl DocumentUpload {
    /// Nothing was chosen.
    pub fn none() -> Self {
        Self { field: String::new(), name: String::new(), bytes: Vec::new() }
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Its name without folders and without what cannot be seen, with the ending of what it is.
    pub fn name_as(&self, kind: DocumentKind) -> String {
        let last = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let line = Line::<0, 1000>::parse(last).unwrap_or_default();
        let seen: String = line.chars().filter(|c| !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*')).collect();
        let stem = match seen.rsplit_once('.') {
            Some((stem, ending)) if ending.len() <= 5 => stem,
            _ => &seen,
        };
        let stem: String = stem.trim_matches(|c: char| c == '.' || c.is_whitespace()).chars().take(LONGEST_NAME).collect();
        let stem = if stem.is_empty() { "document".to_owned() } else { stem };
        format!("{}.{}", stem.trim_end(), kind.extension())
    }
}

#[rocket::async_trait]
impl<'v> FromFormField<'v> for DocumentUpload {
    /// A form sent without files holds at most the file's name here, which is no paper.
    fn from_value(_: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::none())
    }

    async fn from_data(field: DataField<'v, '_>) -> form::Result<'v, Self> {
        let at = field.name.source().to_string();
        let name = field.file_name.map(|name| name.dangerous_unsafe_unsanitized_raw().as_str().to_owned()).unwrap_or_default();
        // One byte more than allowed tells "just fits" from "too large"; nothing beyond it is held.
        let read = field.data.open((MAX_DOCUMENT_BYTES + 1).bytes()).into_bytes().await?.into_inner();
        if read.len() > MAX_DOCUMENT_BYTES {
            return Err(form::Error::validation(DocumentFault::TooLarge.key()).into());
        }
        Ok(Self { field: at, name, bytes: read })
    }

    fn default() -> Option<Self> {
        Some(Self::none())
    }
}

#[cfg(test)]
mod tests {
    use super::super::office::tests::{ole, zip};
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

    #[test]
    fn papers_are_what_their_content_is() {
        let png = crate::platform::files::picture::tests::png(4, 4);
        let table: Vec<(Vec<u8>, Result<DocumentKind, DocumentFault>)> = vec![
            (PDF.into(), Ok(DocumentKind::Pdf)),
            (PDF[..20].into(), Err(DocumentFault::Broken)),
            (zip(&["[Content_Types].xml", "word/document.xml"]), Ok(DocumentKind::Docx)),
            (zip(&["[Content_Types].xml", "xl/workbook.xml"]), Ok(DocumentKind::Xlsx)),
            (zip(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]), Err(DocumentFault::Macros)),
            (zip(&["setup.exe"]), Err(DocumentFault::Unknown)),
            (zip(&["[Content_Types].xml", "word/document.xml"])[..40].into(), Err(DocumentFault::Broken)),
            (ole(&["Root Entry", "WordDocument"]), Ok(DocumentKind::Doc)),
            (ole(&["Root Entry", "Workbook"]), Ok(DocumentKind::Xls)),
            (ole(&["Root Entry", "WordDocument", "Macros"]), Err(DocumentFault::Macros)),
            (ole(&["Root Entry", "Other"]), Err(DocumentFault::Unknown)),
            (png.clone(), Ok(DocumentKind::Png)),
            (png[..png.len() - 6].into(), Err(DocumentFault::Broken)),
            (b"<html><script>alert(1)</script>".to_vec(), Err(DocumentFault::Unknown)),
            (b"MZ\x90\0".to_vec(), Err(DocumentFault::Unknown)),
            (Vec::new(), Err(DocumentFault::Unknown)),
        ];
        for (number, (bytes, expected)) in table.into_iter().enumerate() {
            assert_eq!(DocumentKind::of(&bytes), expected, "row {number}");
        }
    }

    #[test]
    fn names_lose_their_folders_and_lies() {
        let named = |name: &str, kind| DocumentUpload { name: name.into(), ..DocumentUpload::none() }.name_as(kind);
        let table = [
            ("Giấy đăng ký.pdf", "Giấy đăng ký.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\Hoa\\bản vẽ.PDF", "bản vẽ.pdf"),
            ("virus.exe", "virus.pdf"),
            ("a\r\nX-Header: 1.pdf", "a X-Header 1.pdf"),
            ("..", "document.pdf"),
            ("", "document.pdf"),
            ("\u{202E}fdp.exe", "document.pdf"),
        ];
        for (name, kept) in table {
            assert_eq!(named(name, DocumentKind::Pdf), kept, "{name:?}");
        }
        assert_eq!(named(&"x".repeat(300), DocumentKind::Doc).chars().count(), LONGEST_NAME + 4);
    }
}
