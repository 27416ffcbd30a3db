//! What time it is. Asked in one place, so that a test can say.
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The application's clock, managed by Rocket. Copies of a set clock move together.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Microseconds since 1970 where somebody has set it; otherwise the system's time.
    set: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands at `at` until it is moved.
    pub fn set_to(at: DateTime<Utc>) -> Self {
        Self { set: Some(Arc::new(AtomicI64::new(at.timestamp_micros()))) }
    }

    /// The time now, to the microsecond: what both databases keep.
    pub fn now(&self) -> DateTime<Utc> {
        let set = self.set.as_ref().and_then(|micros| DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)));
        set.unwrap_or_else(|| Utc::now().trunc_subsecs(6))
    }

    /// Puts a set clock at another time. The system's clock stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Some(micros) = &self.set {
            micros.store(at.timestamp_micros(), Ordering::SeqCst);
        }
    }

    /// Moves a set clock on, or back.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now().checked_add_signed(by).unwrap_or(DateTime::<Utc>::MAX_UTC));
    }
}

/// The moment of a request: the same however often it is asked while the request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now(pub DateTime<Utc>);

impl Now {
    /// The moment of this request.
    pub fn of(request: &Request<'_>) -> Self {
        *request.local_cache(|| Self(request.rocket().state::<Clock>().cloned().unwrap_or_default().now()))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Now {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self::of(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_stands_until_it_is_moved() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let clock = Clock::set_to(start);
        let copy = clock.clone();
        assert_eq!(copy.now(), start);
        clock.advance(TimeDelta::minutes(5));
        assert_eq!(copy.now(), start + TimeDelta::minutes(5));
    }

    #[test]
    fn the_system_clock_cannot_be_set() {
        let clock = Clock::system();
        clock.set(DateTime::UNIX_EPOCH);
        assert!(clock.now() > DateTime::UNIX_EPOCH);
        assert_eq!(clock.now().timestamp_subsec_nanos() % 1000, 0);
    }
}
