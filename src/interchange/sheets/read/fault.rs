//! Why a file could not be read, and the sentence that says so.
use crate::platform::error::Refusal;

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written in it.
    Empty,
    /// More bytes than may be sent.
    TooLarge,
    /// A document of another kind: a picture, a PDF, a web page named ".xls", a binary workbook.
    OtherKind,
    /// Opens with a password only.
    Locked,
    /// Damaged, or made to look like what it is not.
    Broken,
    /// Unpacks to far more than a list of people can be.
    Bomb,
    /// More rows than `most`.
    Rows { most: usize },
    /// More columns than `most`.
    Columns { most: usize },
    /// More than `most` characters in the cell of that name.
    Cell { name: String, most: usize },
}

impl Fault {
    /// The sentence for the field `file` of the form.
    pub fn refusal(&self) -> Refusal {
        let at = |key: &'static str| Refusal::at("file", key);
        match self {
            Self::Empty => at("sheets-file-empty"),
            Self::TooLarge => at("sheets-file-too-large"),
            Self::OtherKind => at("sheets-file-other-kind"),
            Self::Locked => at("sheets-file-locked"),
            Self::Broken => at("sheets-file-broken"),
            Self::Bomb => at("sheets-file-bomb"),
            Self::Rows { most } => at("sheets-file-rows").with("most", *most),
            Self::Columns { most } => at("sheets-file-columns").with("most", *most),
            Self::Cell { name, most } => at("sheets-file-cell").with("cell", name.as_str()).with("most", *most),
        }
    }
}
