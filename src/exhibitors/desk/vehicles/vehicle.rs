//! A vehicle that brings exhibits in, at the time of its slot.
use crate::platform::change::Change;
use crate::platform::error::Result;
use rocket::FromFormField;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "vehicle")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub exhibitor_id: i64,
    pub slot_id: i64,
    pub sort: Sort,
    pub plate: String,
    pub driver: String,
    /// E.164; may be empty.
    pub phone: String,
    /// What it carries, where that matters: weight, size.
    pub load: String,
    #[sea_orm(belongs_to, from = "slot_id", to = "id")]
    pub slot: BelongsTo<super::slot::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What drives in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Motorbike,
    Car,
    Van,
    /// Up to 3.5 tonnes.
    #[field(value = "small_truck")]
    SmallTruck,
    /// Over 3.5 tonnes.
    Truck,
}

impl Sort {
    pub const ALL: [Self; 5] = [Self::Motorbike, Self::Car, Self::Van, Self::SmallTruck, Self::Truck];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Motorbike => "desk-vehicle-motorbike",
            Self::Car => "desk-vehicle-car",
            Self::Van => "desk-vehicle-van",
            Self::SmallTruck => "desk-vehicle-small-truck",
            Self::Truck => "desk-vehicle-truck",
        }
    }
}

/// The vehicles of an exhibitor.
pub async fn of(db: &impl ConnectionTrait, exhibitor_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).order_by_asc(Column::Id).all(db).await?)
}

/// An exhibitor that no longer comes gives the places of its vehicles back, inside the change by which it leaves.
pub async fn give_all_back(change: &Change, exhibitor_id: i64) -> Result<()> {
    let mut vehicles = of(change.tx(), exhibitor_id).await?;
    // In the order of slots, so that two who leave never wait for each other in a circle.
    vehicles.sort_by_key(|vehicle| vehicle.slot_id);
    for vehicle in vehicles {
        if Entity::delete_by_id(vehicle.id).exec(change.tx()).await?.rows_affected > 0 {
            super::slot::give_back(change.tx(), vehicle.slot_id).await?;
        }
    }
    Ok(())
}
