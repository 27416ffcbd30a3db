//! Banks of Viet Nam and the numbers (BIN) by which NAPAS knows them: `seed-data/banks.csv`, from the list of the State Bank
//! (dispatch 1589/NHNN-TT of 5 March 2024), without finance companies, which keep no accounts.
use crate::platform::language::Language;
use crate::platform::text::Wrong;
use rocket::form::{self, FromFormField, ValueField};
use serde::Deserialize;
use std::sync::LazyLock;

/// A bank.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Bank {
    /// Six digits.
    pub bin: String,
    /// What people call it.
    pub short: String,
    name_vi: String,
    name_en: String,
}

impl Bank {
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.name_vi,
            Language::En => &self.name_en,
        }
    }

    /// "Vietcombank - Ngân hàng TMCP Ngoại thương Việt Nam".
    pub fn label(&self, language: Language) -> String {
        format!("{} - {}", self.short, self.name(language))
    }
}

static BANKS: LazyLock<Vec<Bank>> = LazyLock::new(|| {
    let mut rows = csv::Reader::from_reader(include_str!("../../../seed-data/banks.csv").as_bytes());
    let mut banks: Vec<Bank> = rows.deserialize().filter_map(Result::ok).collect();
    banks.sort_by_cached_key(|bank| bank.short.to_lowercase());
    banks
});

/// All of them, by the names people use.
pub fn all() -> &'static [Bank] {
    &BANKS
}

pub fn by_bin(bin: &str) -> Option<&'static Bank> {
    BANKS.iter().find(|bank| bank.bin == bin)
}

/// One of them, as a form sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankField(pub &'static Bank);

impl<'v> FromFormField<'v> for BankField {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        match field.value.trim() {
            "" => Err(Wrong::Empty)?,
            bin => Ok(by_bin(bin).map(Self).ok_or(Wrong::Key("form-choice"))?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_bank_has_a_number_of_its_own() {
        let lines = include_str!("../../../seed-data/banks.csv").lines().count() - 1;
        assert_eq!(all().len(), lines, "a line that cannot be read");
        let bins: HashSet<_> = all().iter().map(|bank| bank.bin.as_str()).collect();
        assert_eq!(bins.len(), lines);
        assert!(bins.iter().all(|bin| bin.len() == 6 && bin.starts_with("9704")));
        assert_eq!(by_bin("970436").map(|bank| bank.short.as_str()), Some("Vietcombank"));
        assert_eq!(by_bin("970400").map(|bank| bank.name(Language::En)), Some("Saigon Bank for Industry and Trade"));
        assert!(by_bin("123456").is_none());
    }
}
