//! What a file may be a list of.
use super::field::Field;
use super::{people, programme};
use crate::platform::language::Language;
use rocket::request::FromParam;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    People,
    Programme,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::People, Self::Programme];

    /// The word in addresses; also the room of the studio it belongs to.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Programme => "programme",
        }
    }

    /// What a page about it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::People => "sheets-title-people",
            Self::Programme => "sheets-title-programme",
        }
    }

    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::People => people::FIELDS,
            Self::Programme => programme::FIELDS,
        }
    }

    /// Fields that a column may be said to mean, by who may read contacts.
    pub fn offered(self, contacts: bool) -> impl Iterator<Item = &'static Field> {
        self.fields().iter().filter(move |field| contacts || !people::CONTACTS.contains(&field.code))
    }

    pub fn field(self, code: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.code == code)
    }

    /// A cell as a reader sees it.
    pub fn shown(self, field: &str, value: &str, language: Language) -> String {
        match self {
            Self::People => people::shown(field, value, language),
            Self::Programme => programme::shown(field, value, language),
        }
    }

    /// Rows written in one transaction. People go in portions, so that others can write meanwhile; the programme goes whole,
    /// for its rows name each other, and it is short.
    pub fn at_once(self) -> u64 {
        match self {
            Self::People => 250,
            Self::Programme => 5_000,
        }
    }

    /// Rows a file may have.
    pub fn most(self) -> usize {
        match self {
            Self::People => 20_000,
            Self::Programme => 2_000,
        }
    }
}

impl<'r> FromParam<'r> for Kind {
    type Error = ();

    fn from_param(code: &'r str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(())
    }
}
