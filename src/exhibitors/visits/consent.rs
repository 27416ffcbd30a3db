//! The text a visitor agrees to who leaves a contact.

/// Names the text of `visits-consent-text`: a changed text needs a new name. A test watches.
pub const TEXT_VERSION: &str = "2026-11";

#[cfg(test)]
mod tests {
    use crate::platform::language::Language;
    use crate::platform::{secret, words::say};
    use serde_json::json;

    /// When this fails, the text was changed: give it a new `TEXT_VERSION`, then put the new sum here.
    #[test]
    fn the_text_is_the_one_its_version_names() {
        let args = json!({ "exhibitor": "X", "until": "Y", "organizer": "Z" });
        let texts = Language::ALL.map(|language| say(language, "visits-consent-text", &args)).join("\n");
        assert_eq!(&secret::hash(&texts)[..12], "83674aafa55e");
    }
}
