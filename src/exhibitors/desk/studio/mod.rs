//! Organizers and the desks: what is asked by when, what may be ordered, when vehicles drive in, and how far everybody is.
mod extras;
mod of_one;
mod overview;
mod slots;
mod terms;

pub use slots::{cut, insert_slots_in};
pub use terms::set_terms_in;

use crate::events::Editor;
use crate::platform::words::word;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    [overview::routes(), terms::routes(), extras::routes(), slots::routes(), of_one::routes()].concat()
}

/// One page about desks among its neighbours.
#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// The pages about desks: the end of the address, and the word.
const TABS: [(&str, &str); 4] =
    [("", "desk-studio-overview"), ("/terms", "desk-studio-terms"), ("/extras", "desk-studio-extras"), ("/slots", "desk-studio-slots")];

fn tabs(editor: &Editor, here: &str) -> Vec<Tab> {
    let tab = |(end, key): (&str, &str)| Tab {
        href: format!("/studio/{}/booths/desk{end}", editor.event.slug),
        label: word(editor.visit.language, key),
        current: end == here,
    };
    TABS.map(tab).into()
}
