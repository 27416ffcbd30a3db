//! The doors a text type has besides `parse`, written once.

/// Gives a `struct T(String)` with `T::parse(&str) -> Result<T, Wrong>` its other doors:
/// reading as `str`, serde both ways, and Rocket's form fields.
/// `absent` is what a field that was not sent stands for.
macro_rules! text_doors {
    ([$($generics:tt)*] $type:ty, absent: $absent:expr) => {
        impl<$($generics)*> $type {
            /// The text itself, for a column.
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<$($generics)*> std::ops::Deref for $type {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl<$($generics)*> std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<$($generics)*> From<$type> for String {
            fn from(text: $type) -> String {
                text.0
            }
        }

        impl<$($generics)*> std::str::FromStr for $type {
            type Err = $crate::platform::text::Wrong;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl<$($generics)*> serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de, $($generics)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        impl<'v, $($generics)*> rocket::form::FromFormField<'v> for $type {
            fn from_value(field: rocket::form::ValueField<'v>) -> rocket::form::Result<'v, Self> {
                Ok(Self::parse(field.value)?)
            }

            fn default() -> Option<Self> {
                $absent
            }
        }
    };
}

pub(super) use text_doors;
