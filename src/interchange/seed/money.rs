//! What booths cost in a seed, who collects it, and what was agreed with whom.
use crate::exhibitors::floor_plan::kind::Make;
use crate::platform::money::Dong;
use crate::platform::text::{Both, BothLine, Email, Line};
use serde::Deserialize;

/// A kind of booth as fairs usually have it, at a price of the event's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoothKind {
    pub make: Make,
    /// Of one; nothing for what is free.
    #[serde(default)]
    pub price: Dong,
    /// How many may be given.
    pub quota: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collector {
    /// The six digits of the bank.
    pub bank: Line<6, 6>,
    pub number: Line<6, 30>,
    pub holder: Line<2, 70>,
    pub payee: BothLine<2, 200>,
    #[serde(default)]
    pub address: Both<Line<0, 240>>,
    /// Days one has to pay.
    pub days: Option<i32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// The e-mail address of the exhibitor.
    pub exhibitor: Email,
    /// Per cent that are let off, or everything, and why.
    pub percent_off: Option<i64>,
    #[serde(default)]
    pub free: bool,
    #[serde(default)]
    pub reason: Line<0, 300>,
    /// Was asked to pay.
    #[serde(default)]
    pub asked: bool,
    /// Has paid so much, on the day of loading.
    pub paid: Option<Dong>,
}
