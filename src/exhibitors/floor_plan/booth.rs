//! A booth: a numbered piece of the floor plan.
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "booth")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// "A01": the same on plan, fascia, catalogue and directory.
    #[sea_orm(unique_key = "once")]
    pub number: String,
    /// The code of a kind of the event.
    pub kind: Option<String>,
    /// Who stands there; empty while it is free.
    pub exhibitor_id: Option<i64>,
    /// The hall it is drawn in; empty while it is only a number.
    pub hall_id: Option<i64>,
    /// The top-left corner before turning, in centimetres from the hall's; set with the hall.
    pub x_cm: Option<i32>,
    pub y_cm: Option<i32>,
    /// Along the front, and from front to back, in centimetres; set with the hall.
    pub width_cm: Option<i32>,
    pub depth_cm: Option<i32>,
    /// Clockwise about its centre: 0, 90, 180 or 270 degrees. Unturned, the front looks down.
    pub turn: i32,
    /// Which sides are open, before turning: see `Side`.
    pub open_sides: i32,
    /// The village it belongs to.
    pub track_id: Option<i64>,
    /// A power point, a water point.
    pub power: bool,
    pub water: bool,
    /// Stays where it is in the editor.
    pub locked: bool,
    /// Random; what the QR code on the booth leads to.
    #[sea_orm(unique)]
    pub token: String,
    pub version: i32,
    #[sea_orm(belongs_to, from = "exhibitor_id", to = "id")]
    pub exhibitor: BelongsTo<Option<crate::exhibitors::exhibitor::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// A side of a booth as one bit of `open_sides`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Side {
    Front = 1,
    Right = 2,
    Back = 4,
    Left = 8,
}

impl Model {
    /// A corner has two open sides or more.
    pub fn is_corner(&self) -> bool {
        self.open_sides.count_ones() > 1
    }
}
