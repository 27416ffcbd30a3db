//! What an event is found by: everything people may remember of it, without marks.
use super::Model;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, fold};

/// Characters of each description that can be searched: the list of events reads this column of every event.
const DESCRIPTION: usize = 1_500;

/// Name, theme, slug, province now and then, venue and the beginning of the description, folded.
pub fn folded(event: &Model) -> String {
    let province = event.province_code.as_deref().and_then(provinces::by_code);
    let now = province.map(|province| Language::ALL.map(|language| province.full_name(language)).join(" "));
    let then = event.province_then.as_ref().map(Bilingual::joined);
    let described = Language::ALL.map(|language| markdown::plain(event.description.exactly(language), DESCRIPTION));
    let parts = [
        event.name.joined(),
        event.theme.joined(),
        event.slug.clone(),
        now.unwrap_or_default(),
        then.unwrap_or_default(),
        event.venue.joined(),
        event.address.joined(),
        described.join(" "),
    ];
    fold(&parts.join(" "))
}

/// Whether a folded text holds every word of what was asked, in any order, with or without marks.
pub fn answers(folded: &str, asked: &str) -> bool {
    fold(asked).split(' ').all(|word| folded.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_and_without_marks_in_any_order() {
        let text = fold("Techfest Bắc Giang 2023 Khởi đầu sáng tạo");
        for asked in ["bac giang", "Bắc Giang", "BAC GIANG", "giang techfest", "khoi dau", "2023", "", "  ", "techf"] {
            assert!(answers(&text, asked), "{asked}");
        }
        for asked in ["bac ninh", "2024", "bacgiang"] {
            assert!(!answers(&text, asked), "{asked}");
        }
    }
}
