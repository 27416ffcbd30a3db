//! Time: what it is now, how it is written and read, and where clocks differ.
//!
//! Moments are UTC; a page names the zone and the language it shows them in.
mod clock;
mod fields;
mod format;
mod parse;
mod part_of_day;
mod zone;

pub use super::text::Given;
pub use clock::{Clock, Now};
pub use fields::{DateField, MomentField, TimeField};
pub use format::{
    date, date_full, date_range, date_short, duration, moment, official_date, part_of_day, time, time_range, timestamp, weekday,
    weekday_short,
};
pub use parse::{parse_date, parse_moment, parse_time};
pub use part_of_day::PartOfDay;
pub use zone::{DEFAULT_ZONE, OFFERED, ZoneField, end_of_day, local, start_of_day, to_utc, zone_named};
