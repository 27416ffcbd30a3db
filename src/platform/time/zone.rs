//! Where clocks differ.
use crate::platform::text::Wrong;
use chrono::{DateTime, Days, DurationRound, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use rocket::form::{self, FromFormField, ValueField};

/// The zone of an event nobody said anything else about.
pub const DEFAULT_ZONE: Tz = Tz::Asia__Ho_Chi_Minh;

/// The zones a form offers: ours, then where partners hold days of theirs.
#[rustfmt::skip]
pub const OFFERED: [Tz; 12] = [
    Tz::Asia__Ho_Chi_Minh, Tz::Asia__Bangkok, Tz::Asia__Vientiane, Tz::Asia__Phnom_Penh, Tz::Asia__Singapore, Tz::Asia__Shanghai,
    Tz::Asia__Taipei, Tz::Asia__Tokyo, Tz::Asia__Seoul, Tz::Australia__Sydney, Tz::Europe__Paris, Tz::UTC,
];

/// How far clocks jump at most when they skip an hour (whole days were skipped once, on islands).
const LONGEST_GAP: TimeDelta = TimeDelta::hours(26);

/// The zone with this IANA name, as kept on an event; the default when the name is unknown.
pub fn zone_named(name: &str) -> Tz {
    name.parse().unwrap_or(DEFAULT_ZONE)
}

/// What clocks in `zone` show at a moment.
pub fn local(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

/// The moment at which clocks in `zone` show `local`. Where an hour happens twice, the first; where clocks skip
/// `local`, the moment they go on.
pub fn to_utc(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => after_gap(local, zone),
    }
}

/// The first moment of a day.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    to_utc(day.and_time(NaiveTime::MIN), zone)
}

/// The moment a day is over: the first of the next.
pub fn end_of_day(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    start_of_day(day.checked_add_days(Days::new(1)).unwrap_or(day), zone)
}

/// Gaps begin and end on whole minutes, so the minutes after `local` are tried in turn.
fn after_gap(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let whole = local.duration_trunc(TimeDelta::minutes(1)).unwrap_or(local);
    let later = (1..=LONGEST_GAP.num_minutes()).filter_map(|minutes| whole.checked_add_signed(TimeDelta::minutes(minutes)));
    let found = later.filter_map(|minute| zone.from_local_datetime(&minute).earliest()).next();
    found.map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

/// A zone in a form, by its IANA name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneField(pub Tz);

impl<'v> FromFormField<'v> for ZoneField {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(field.value.trim().parse().map(Self).map_err(|_| Wrong::Key("form-choice"))?)
    }

    fn default() -> Option<Self> {
        Some(Self(DEFAULT_ZONE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_times_always_have_a_moment() {
        let table = [
            (Tz::Asia__Ho_Chi_Minh, "2026-11-22T08:30:00", "2026-11-22T01:30:00+00:00"),
            // Clocks go from 2:00 to 3:00: there is no 2:30.
            (Tz::Europe__Paris, "2026-03-29T02:30:00", "2026-03-29T01:00:00+00:00"),
            (Tz::Europe__Paris, "2026-03-29T02:30:45", "2026-03-29T01:00:00+00:00"),
            // Clocks go from 3:00 to 2:00: there are two 2:30.
            (Tz::Europe__Paris, "2026-10-25T02:30:00", "2026-10-25T00:30:00+00:00"),
            // Samoa skipped a whole day.
            (Tz::Pacific__Apia, "2011-12-30T12:00:00", "2011-12-30T10:00:00+00:00"),
        ];
        for (zone, local, expected) in table {
            assert_eq!(to_utc(local.parse().unwrap(), zone).to_rfc3339(), expected, "{zone} {local}");
        }
    }

    #[test]
    fn days_begin_and_end_at_midnight_there() {
        let day = "2026-11-22".parse().unwrap();
        assert_eq!(start_of_day(day, DEFAULT_ZONE).to_rfc3339(), "2026-11-21T17:00:00+00:00");
        assert_eq!(end_of_day(day, DEFAULT_ZONE).to_rfc3339(), "2026-11-22T17:00:00+00:00");
    }

    #[test]
    fn to_local_and_back() {
        for zone in OFFERED {
            for hour in 0..(366 * 24) {
                let at = DateTime::from_timestamp(1_767_225_600 + hour * 3600, 0).unwrap();
                let back = to_utc(local(at, zone), zone);
                assert!(back == at || at - back == TimeDelta::hours(1), "{zone} {at}");
            }
        }
    }

    #[test]
    fn unknown_names_are_vietnam() {
        assert_eq!(zone_named("Asia/Tokyo"), Tz::Asia__Tokyo);
        assert_eq!(zone_named("Nowhere"), DEFAULT_ZONE);
    }
}
