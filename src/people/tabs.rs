//! The rooms of work around the people of an event, above each of their pages.
use crate::events::studio::Editor;
use crate::events::team::Role;
use serde::Serialize;

/// What `people/tabs` draws.
#[derive(Clone, Debug, Serialize)]
pub struct Tabs {
    /// `/studio/<event>`
    base: String,
    /// Whether the reader may make two people one.
    decides: bool,
}

impl From<&Editor> for Tabs {
    fn from(editor: &Editor) -> Self {
        Self { base: format!("/studio/{}", editor.event.slug), decides: editor.role == Role::Organizer }
    }
}
