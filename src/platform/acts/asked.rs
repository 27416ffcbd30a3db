//! What an act asks for, as the browser says it.
use crate::platform::error::Refusal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The act in a body.
pub fn read<T: DeserializeOwned>(body: &Value) -> Result<T, Refusal> {
    T::deserialize(body).map_err(|wrong| refusal(&wrong.to_string()))
}

/// Texts say what is wrong with them by a key and numbers, "form-too-long max=120"; anything else is no act.
fn refusal(wrong: &str) -> Refusal {
    let mut words = wrong.split(' ');
    let key = words.next().filter(|key| key.starts_with("form-")).unwrap_or("form-invalid");
    let numbers = words.filter_map(|word| word.split_once('=')).filter_map(|(name, number)| Some((name, number.parse::<i64>().ok()?)));
    numbers.fold(Refusal::new(key.to_owned()), |no, (name, number)| no.with(name, number))
}

/// For fields where "not said" and "nothing" differ: `null` is `Some(None)`.
pub fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
