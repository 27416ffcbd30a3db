//! How often one address or one account may try something.
use super::error::{AppError, Result};
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use std::convert::Infallible;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

/// Keys remembered before old ones are forgotten; each takes some 40 bytes.
const MANY_KEYS: usize = 20_000;

/// What is limited, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    SignInAddress,
    SignInAccount,
    RecoverAddress,
    RecoverAccount,
    SignUpAddress,
    UploadAccount,
    SearchAddress,
    LeadAddress,
    LeadLetter,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::SignInAddress,
        Self::SignInAccount,
        Self::RecoverAddress,
        Self::RecoverAccount,
        Self::SignUpAddress,
        Self::UploadAccount,
        Self::SearchAddress,
        Self::LeadAddress,
        Self::LeadLetter,
    ];

    /// How many at once, and the seconds after which one more is allowed. A whole festival hall may sit behind
    /// one address, so addresses get more than accounts.
    fn allowance(self) -> (u32, u64) {
        match self {
            Self::SignInAddress => (60, 2),
            Self::SignInAccount => (10, 60),
            Self::RecoverAddress => (20, 30),
            Self::RecoverAccount => (3, 600),
            Self::SignUpAddress => (30, 20),
            Self::UploadAccount => (40, 5),
            // A few for each word somebody types.
            Self::SearchAddress => (1_200, 1),
            // Visitors of a hall leave contacts at many booths behind one address.
            Self::LeadAddress => (240, 2),
            // Letters to an address that anybody may type.
            Self::LeadLetter => (6, 600),
        }
    }
}

/// Every limiter of this server. Managed by Rocket. Each server counts for itself.
pub struct Limits {
    limiters: Vec<Limiter>,
    /// Keys are kept as salted hashes: no address or e-mail stays in memory.
    salt: RandomState,
}

type Limiter = RateLimiter<u64, DashMapStateStore<u64>, DefaultClock>;

impl Limits {
    /// The limits of a real server.
    pub fn strict() -> Self {
        Self::with(Kind::allowance)
    }

    /// Limits that nobody reaches, for tests of other things and where the configuration asks for none.
    pub fn generous() -> Self {
        Self::with(|_| (1_000_000, 1))
    }

    fn with(allowance: impl Fn(Kind) -> (u32, u64)) -> Self {
        let limiters = Kind::ALL.map(|kind| RateLimiter::keyed(quota(allowance(kind))));
        Self { limiters: limiters.into(), salt: RandomState::new() }
    }

    /// Counts one attempt of `kind` by `key` (an [`Address`], a folded e-mail, the number of an account).
    ///
    /// # Errors
    /// `TooMany`, with the seconds after which the next attempt would be let through.
    pub fn check(&self, kind: Kind, key: impl ToString) -> Result<()> {
        let limiter = &self.limiters[kind as usize];
        let verdict = limiter.check_key(&self.salt.hash_one(key.to_string()));
        if limiter.len() > MANY_KEYS {
            limiter.retain_recent();
        }
        verdict.map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            AppError::TooMany { retry_after_seconds: wait.as_secs() + 1 }
        })
    }
}

fn quota((burst, seconds): (u32, u64)) -> Quota {
    let each = Duration::from_secs(seconds.max(1));
    let quota = Quota::with_period(each).expect("more than zero, by the line above");
    quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

/// Where a request comes from. Behind a proxy this is what the header named by the configuration says, and nobody else's header is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address(pub IpAddr);

impl Address {
    fn of(request: &Request<'_>) -> Self {
        let config = request.rocket().config();
        let told = config.ip_header.as_ref().and_then(|header| nearest(request.headers().get(header.as_str())));
        let seen = || request.remote().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |remote| remote.ip());
        Self(told.unwrap_or_else(seen).to_canonical())
    }
}

/// The last address of the last header: the one our own proxy added. Those before it are the sender's tale.
fn nearest<'h>(headers: impl Iterator<Item = &'h str>) -> Option<IpAddr> {
    let last = headers.last()?.rsplit(',').next()?.trim();
    last.parse().ok()
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            IpAddr::V4(address) => address.fmt(f),
            // One household or hall has a whole /64, and may use a new address for each attempt.
            IpAddr::V6(address) => {
                let network = Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64));
                write!(f, "{network}/64")
            }
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Address {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self::of(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::http::Header;
    use rocket::local::blocking::Client;

    #[test]
    fn each_key_and_kind_has_its_own_count() {
        let limits = Limits::strict();
        for _ in 0..3 {
            assert!(limits.check(Kind::RecoverAccount, "a@x.example").is_ok());
        }
        let refused = limits.check(Kind::RecoverAccount, "a@x.example");
        assert!(matches!(refused, Err(AppError::TooMany { retry_after_seconds: 590..=601 })));
        assert!(limits.check(Kind::RecoverAccount, "b@x.example").is_ok());
        assert!(limits.check(Kind::SignInAccount, "a@x.example").is_ok());
    }

    #[test]
    fn old_keys_are_forgotten() {
        let limits = Limits::generous();
        for key in 0..MANY_KEYS * 2 {
            assert!(limits.check(Kind::SignInAddress, key).is_ok());
        }
        std::thread::sleep(Duration::from_millis(1100));
        assert!(limits.check(Kind::SignInAddress, "one more").is_ok());
        assert!(limits.limiters[Kind::SignInAddress as usize].len() <= MANY_KEYS);
    }

    #[rocket::get("/")]
    fn whence(address: Address) -> String {
        address.to_string()
    }

    fn seen_from(trusted: Option<&str>, told: &[&'static str]) -> String {
        let figment = rocket::Config::figment().merge(("log_level", "off"));
        let figment = figment.merge(("ip_header", trusted.map_or(rocket::figment::value::Value::from(false), Into::into)));
        let client = Client::debug(rocket::custom(figment).mount("/", rocket::routes![whence])).expect("a server");
        let mut request = client.get("/").remote("192.0.2.1:4000".parse().expect("an address"));
        for value in told {
            request.add_header(Header::new("X-Forwarded-For", *value));
        }
        request.dispatch().into_string().expect("an answer")
    }

    #[test]
    fn a_header_counts_only_from_a_trusted_proxy_and_only_its_last_word() {
        assert_eq!(seen_from(None, &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(seen_from(Some("X-Forwarded-For"), &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen_from(Some("X-Forwarded-For"), &["1.1.1.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen_from(Some("X-Forwarded-For"), &["1.1.1.1", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(seen_from(Some("X-Forwarded-For"), &[]), "192.0.2.1");
        assert_eq!(seen_from(Some("X-Forwarded-For"), &["nonsense"]), "192.0.2.1");
    }

    #[test]
    fn neighbours_in_one_network_share_a_count() {
        let name = |text: &str| Address(text.parse().expect("an address")).to_string();
        assert_eq!(name("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(name("2001:db8:1:2::1"), name("2001:db8:1:2:ffff::9"));
    }
}
