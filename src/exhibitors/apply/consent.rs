//! Permission to stand in the public directory: given by one's own act, to one text, at one time; taken back at any time.
//!
//! Law 91/2025/QH15, Art. 9 (voluntary, specific, provable; a pre-ticked box is none) and Art. 16 (publishing).
use crate::exhibitors::exhibitor;
use sea_orm::prelude::DateTimeUtc;

/// Names the text of `exhibitors-consent-text`: a changed text needs a new name. A test watches.
pub const TEXT_VERSION: &str = "2026-11";

/// Records what the box says now. Permission that was given before to the same text keeps its time.
pub fn write(exhibitor: &mut exhibitor::Model, shown: bool, now: DateTimeUtc) {
    let stands = shown && exhibitor.shown && exhibitor.shown_text_version.as_deref() == Some(TEXT_VERSION);
    if stands {
        return;
    }
    exhibitor.shown = shown;
    exhibitor.shown_text_version = shown.then(|| TEXT_VERSION.to_owned());
    exhibitor.shown_at = shown.then_some(now);
}

/// Whether the box may be shown ticked: only for the exhibitor's own earlier permission to this very text.
pub fn stands(exhibitor: &exhibitor::Model) -> bool {
    exhibitor.shown && exhibitor.shown_text_version.as_deref() == Some(TEXT_VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;
    use crate::platform::language::Language;
    use crate::platform::{secret, words::word};

    #[test]
    fn permission_keeps_the_time_it_was_given() {
        let at = |seconds| DateTimeUtc::from_timestamp(seconds, 0).unwrap();
        let mut row = samples::dossier().exhibitor;
        write(&mut row, false, at(1));
        assert_eq!((row.shown, row.shown_at, stands(&row)), (false, None, false));
        write(&mut row, true, at(2));
        write(&mut row, true, at(3));
        assert_eq!((row.shown, row.shown_at, stands(&row)), (true, Some(at(2)), true));
        row.shown_text_version = Some("older".into());
        assert!(!stands(&row));
        write(&mut row, true, at(4));
        assert_eq!(row.shown_at, Some(at(4)));
    }

    /// When this fails, the text was changed: give it a new `TEXT_VERSION`, then put the new sum here.
    #[test]
    fn the_text_is_the_one_its_version_names() {
        let texts = Language::ALL.map(|language| word(language, "exhibitors-consent-text")).join("\n");
        assert_eq!(&secret::hash(&texts)[..12], "c451dd697741");
    }
}
