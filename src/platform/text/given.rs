//! A form field that may be left empty.
use rocket::form::{self, FromFormField, ValueField};
use serde::{Deserialize, Serialize};

/// A value somebody may leave out. An empty field, or none, is `None`; a bad value is an error.
/// (Rocket's own `Option` turns a bad value into `None` and so loses what was typed.)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Given<T>(pub Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Given<T>> for Option<T> {
    fn from(given: Given<T>) -> Self {
        given.0
    }
}

impl<'v, T: FromFormField<'v>> FromFormField<'v> for Given<T> {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        match field.value.trim() {
            "" => Ok(Self(None)),
            value => T::from_value(ValueField { value, ..field }).map(|value| Self(Some(value))),
        }
    }

    fn default() -> Option<Self> {
        Some(Self(None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::Form;

    #[test]
    fn empty_is_none_and_bad_is_an_error() {
        assert_eq!(Form::<Given<u8>>::parse("=").unwrap(), Given(None));
        assert_eq!(Form::<Given<u8>>::parse("= ").unwrap(), Given(None));
        assert_eq!(Form::<Given<u8>>::parse("=7").unwrap(), Given(Some(7)));
        assert!(Form::<Given<u8>>::parse("=x").is_err());
    }
}
