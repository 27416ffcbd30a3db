//! What `parts/filter` takes, a search and a few choices that narrow a list; and what `parts/empty` takes where nothing is left.
use crate::platform::form::Pick;
use serde::Serialize;

/// The form that narrows a list.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Filter {
    /// The id of the list whose rows it hides.
    target: &'static str,
    q: String,
    label: String,
    count: String,
    choices: Vec<Pick>,
    /// Rows are missing already: the script must ask again rather than look among those there are.
    partly: bool,
    /// What the address keeps beside the choices.
    kept: Vec<(&'static str, &'static str)>,
}

impl Filter {
    pub fn new(target: &'static str, label: String, q: Option<&str>) -> Self {
        Self { target, label, q: q.unwrap_or_default().to_owned(), ..Self::default() }
    }

    /// With one more choice, unless there is nothing to choose from.
    pub fn with(mut self, select: Pick) -> Self {
        if select.says_something() {
            self.choices.push(select);
        }
        self
    }

    /// Over a list that is narrowed already, or not.
    pub fn over_part(self, partly: bool) -> Self {
        Self { partly, ..self }
    }

    /// Asking again keeps this in the address.
    pub fn keeping(mut self, name: &'static str, value: &'static str) -> Self {
        self.kept.push((name, value));
        self
    }

    /// With the sentence that says how much is shown.
    pub fn counted(self, count: String) -> Self {
        Self { count, ..self }
    }
}

/// Nothing here, and what to do next.
#[derive(Clone, Debug, Serialize)]
pub struct Empty {
    pub title: String,
    pub text: String,
    pub href: String,
    pub action: String,
}
