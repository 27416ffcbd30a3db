//! How an event is told of in a line: when, where.
use super::Model;
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::Bilingual;
use crate::platform::time::date_range;
use crate::platform::words::{say, word};
use sea_orm::prelude::Date;
use serde_json::json;

/// "22–24/11/2026", or that the days are not fixed yet.
pub fn when(starts_on: Option<Date>, ends_on: Option<Date>, language: Language) -> String {
    match (starts_on, ends_on) {
        (None, None) => word(language, "events-dates-unknown"),
        (start, end) => date_range(start, end, language),
    }
}

/// The province by the name it had when the event was held.
pub fn province(code: Option<&str>, then: Option<&Bilingual>) -> Bilingual {
    let today = || code.and_then(provinces::by_code).map(|today| Bilingual::new(&today.name_vi, &today.name_en));
    then.cloned().or_else(today).unwrap_or_default()
}

/// Venue and province, as far as they are known. Empty when neither is, and in a language the venue is not written in:
/// half a place in each language would be neither.
pub fn place(venue: &Bilingual, province: &Bilingual) -> Bilingual {
    let of = |language: Language| {
        if venue.missing().contains(&language) {
            return String::new();
        }
        let parts = [venue.exactly(language), province.plain(language)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    Bilingual::new(of(Language::Vi), of(Language::En))
}

impl Model {
    /// Its days in words.
    pub fn when(&self, language: Language) -> String {
        when(self.starts_on, self.ends_on, language)
    }

    /// Its venue and province in words.
    pub fn place(&self) -> Bilingual {
        place(&self.venue, &province(self.province_code.as_deref(), self.province_then.as_ref()))
    }

    /// "22–24/11/2026, tại Quảng trường 3/2, Bắc Giang", as far as it is known: what stands under its name on paper.
    pub fn when_and_where(&self) -> Bilingual {
        let place = self.place();
        let of = |language: Language| {
            let when = (self.starts_on.or(self.ends_on)).map(|_| self.when(language));
            let place = place.plain(language);
            match (when, place) {
                (when, "") => when.unwrap_or_default(),
                (None, place) => place.to_owned(),
                (Some(when), place) => say(language, "events-when-and-where", &json!({ "when": when, "where": place })),
            }
        };
        Bilingual::new(of(Language::Vi), of(Language::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_keeps_the_name_its_province_had() {
        let then = Bilingual::new("Bắc Giang", "Bac Giang");
        assert_eq!(province(Some("24"), Some(&then)), then);
        assert_eq!(province(Some("24"), None).vi, "Bắc Ninh");
        assert_eq!(province(None, None), Bilingual::default());
    }

    #[test]
    fn a_place_is_told_as_far_as_it_is_known() {
        let (venue, province) = (Bilingual::new("Nhà thi đấu", ""), Bilingual::new("Bắc Ninh", "Bac Ninh"));
        assert_eq!(place(&venue, &province), Bilingual::new("Nhà thi đấu, Bắc Ninh", ""));
        assert_eq!(place(&Bilingual::default(), &province), province);
        assert!(place(&Bilingual::default(), &Bilingual::default()).is_empty());
    }
}
