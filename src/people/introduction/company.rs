//! In whose company somebody is introduced: "Về phía lãnh đạo tỉnh …".
use crate::people::delegate::Side;
use crate::people::organisation::Block;
use crate::people::protocol::precedence::Reach;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The groups of an introduction list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Company {
    Central,
    #[field(value = "other_provinces")]
    OtherProvinces,
    /// Party, People's Council, People's Committee and Front of the province.
    Leaders,
    /// Departments and offices of the province, with its judiciary and its forces.
    Departments,
    /// Mass organisations and associations.
    Unions,
    /// Wards, communes, special zones.
    Localities,
    Business,
    Experts,
    Guests,
    Hosts,
}

impl Company {
    /// The word in forms and the database.
    pub fn code(self) -> String {
        self.to_value()
    }

    /// What is read out before them, where the event says nothing else.
    pub fn key(self) -> &'static str {
        match self {
            Self::Central => "people-company-central",
            Self::OtherProvinces => "people-company-other-provinces",
            Self::Leaders => "people-company-leaders",
            Self::Departments => "people-company-departments",
            Self::Unions => "people-company-unions",
            Self::Localities => "people-company-localities",
            Self::Business => "people-company-business",
            Self::Experts => "people-company-experts",
            Self::Guests => "people-company-guests",
            Self::Hosts => "people-company-hosts",
        }
    }
}

/// Whose company somebody is in, by the post they are ranked by; `leads` for posts that lead their level.
pub fn company_of(side: Side, reach: Reach, block: Option<Block>, leads: bool) -> Company {
    match (reach, block) {
        (_, Some(Block::Business)) => Company::Business,
        (_, Some(Block::Expert)) => Company::Experts,
        (Reach::Central, _) => Company::Central,
        (Reach::OtherProvince, _) => Company::OtherProvinces,
        (Reach::Province, _) if leads => Company::Leaders,
        (Reach::Province | Reach::Other, Some(Block::Front)) => Company::Unions,
        (Reach::Province, _) => Company::Departments,
        (Reach::Ward, _) => Company::Localities,
        (Reach::Other, _) if side == Side::Guest => Company::Guests,
        (Reach::Other, _) => Company::Hosts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_introduced_in_some_company() {
        use Block::{Assembly, Business, Expert, Forces, Front, Government, Judiciary, Party};
        use Side::{Guest, Host};
        let table = [
            (Guest, Reach::Central, Some(Government), true, Company::Central),
            (Guest, Reach::Central, Some(Front), true, Company::Central),
            (Guest, Reach::Central, Some(Expert), false, Company::Experts),
            (Guest, Reach::OtherProvince, Some(Party), true, Company::OtherProvinces),
            (Host, Reach::Province, Some(Party), true, Company::Leaders),
            (Host, Reach::Province, Some(Assembly), true, Company::Leaders),
            (Host, Reach::Province, Some(Front), true, Company::Leaders),
            (Host, Reach::Province, Some(Front), false, Company::Unions),
            (Host, Reach::Province, Some(Government), false, Company::Departments),
            (Host, Reach::Province, Some(Judiciary), false, Company::Departments),
            (Host, Reach::Province, Some(Forces), false, Company::Departments),
            (Host, Reach::Province, None, false, Company::Departments),
            (Host, Reach::Ward, Some(Party), true, Company::Localities),
            (Guest, Reach::Other, Some(Business), false, Company::Business),
            (Guest, Reach::Other, Some(Expert), false, Company::Experts),
            (Guest, Reach::Other, Some(Front), false, Company::Unions),
            (Guest, Reach::Other, None, false, Company::Guests),
            (Host, Reach::Other, None, false, Company::Hosts),
        ];
        for (side, reach, block, leads, company) in table {
            assert_eq!(company_of(side, reach, block, leads), company, "{side:?} {reach:?} {block:?} {leads}");
        }
    }
}
