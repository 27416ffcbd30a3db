//! The parts of the desk: what an exhibitor is asked for once it has its booth.
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One thing that is asked. The codes are stored and stand in addresses: add new ones, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What directory and catalogue say.
    Profile,
    /// The name over the booth.
    Fascia,
    /// Power, water, furniture.
    Power,
    /// Staff badges with names.
    Badges,
    /// Vehicles for moving in, with their time.
    Vehicles,
    /// A wish to demonstrate or pitch.
    Stage,
    /// What the form leaves for after acceptance. Asked only where it does.
    After,
}

impl Part {
    /// In the order they are asked.
    pub const ALL: [Self; 7] = [Self::Profile, Self::Fascia, Self::Power, Self::Badges, Self::Vehicles, Self::Stage, Self::After];

    /// The end of its address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Fascia => "fascia",
            Self::Power => "power",
            Self::Badges => "badges",
            Self::Vehicles => "vehicles",
            Self::Stage => "stage",
            Self::After => "after",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Profile => "desk-part-profile",
            Self::Fascia => "desk-part-fascia",
            Self::Power => "desk-part-power",
            Self::Badges => "desk-part-badges",
            Self::Vehicles => "desk-part-vehicles",
            Self::Stage => "desk-part-stage",
            Self::After => "desk-part-after",
        }
    }

    /// What it is for, in a sentence.
    pub fn note_key(self) -> &'static str {
        match self {
            Self::Profile => "desk-part-profile-note",
            Self::Fascia => "desk-part-fascia-note",
            Self::Power => "desk-part-power-note",
            Self::Badges => "desk-part-badges-note",
            Self::Vehicles => "desk-part-vehicles-note",
            Self::Stage => "desk-part-stage-note",
            Self::After => "desk-part-after-note",
        }
    }

    /// What the log says when it was saved.
    pub fn log_key(self) -> &'static str {
        match self {
            Self::Profile => "desk-log-profile",
            Self::Fascia => "desk-log-fascia",
            Self::Power => "desk-log-power",
            Self::Badges => "desk-log-badges",
            Self::Vehicles => "desk-log-vehicles",
            Self::Stage => "desk-log-stage",
            Self::After => "desk-log-after",
        }
    }

    /// Days before the first day of the event by which it is usually due, and from which it is shut: what public festivals
    /// ask for (builders need power first, printers need fascia and badges about a week ahead, vehicles come the day before).
    pub fn usual_days(self) -> (i64, i64) {
        match self {
            Self::After => (14, 7),
            Self::Profile => (14, 3),
            Self::Fascia | Self::Badges => (10, 7),
            Self::Power | Self::Stage => (14, 10),
            Self::Vehicles => (3, 1),
        }
    }
}
