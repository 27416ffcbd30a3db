//! What every way in needs: who knocks from where, how often, and the means to let them in.
use super::password::{self, Password};
use super::{account, cookies, login};
use crate::platform::change::{Change, Note};
use crate::platform::config::Config;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::lanes::Lanes;
use crate::platform::language::Language;
use crate::platform::rate_limit::{Address, Kind, Limits};
use crate::platform::secret;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::Request;
use rocket::http::CookieJar;
use rocket::request::{FromRequest, Outcome};
use rocket::tokio::{join, time::sleep};
use sea_orm::{EntityTrait, QueryFilter};
use std::time::Duration;

/// The longest name of a browser that is kept, in characters.
const BROWSER: usize = 300;

/// At least this long take answers that must not tell whether an account exists; longer than their work.
const EVEN: Duration = Duration::from_millis(400);

/// A browser at the door.
pub struct Entrance<'r> {
    pub db: &'r Database,
    pub config: &'r Config,
    pub now: DateTime<Utc>,
    pub address: Address,
    lanes: &'r Lanes,
    limits: &'r Limits,
    cookies: &'r CookieJar<'r>,
    browser: String,
}

impl<'r> Entrance<'r> {
    async fn of(request: &'r Request<'_>) -> Option<Self> {
        let rocket = request.rocket();
        let browser = request.headers().get_one("User-Agent").unwrap_or_default();
        Some(Self {
            db: rocket.state()?,
            config: rocket.state()?,
            now: Now::of(request).0,
            address: request.guard().await.succeeded()?,
            lanes: rocket.state()?,
            limits: rocket.state()?,
            cookies: request.cookies(),
            browser: browser.chars().filter(|c| !c.is_control()).take(BROWSER).collect(),
        })
    }

    /// Counts one attempt.
    pub fn limit(&self, kind: Kind, key: impl ToString) -> Result<()> {
        self.limits.check(kind, key)
    }

    /// What is kept of a password.
    pub async fn hash(&self, password: &Password) -> Result<String> {
        password::hash(&self.lanes.hashing, password).await
    }

    /// Whether this is the password of this account. Takes as long when there is none.
    pub async fn verify(&self, password: &Password, account: Option<&account::Model>) -> Result<bool> {
        password::verify(&self.lanes.hashing, password, account.and_then(|account| account.password_hash.clone())).await
    }

    /// Begins a change in the name of this account.
    pub async fn change_by(&self, account: &account::Model) -> Result<Change> {
        Change::begin(self.db, &account.actor(), self.now).await
    }

    /// Commits the change with a login for this browser in it, instead of the one it had.
    pub async fn admit(&self, mut change: Change, account: &account::Model) -> Result<()> {
        if let Some(old) = self.present_login(&change).await? {
            login::end(&mut change, old.account_id, login::Which::One(old.id)).await?;
        }
        let token = login::open(&mut change, account, &self.browser, &self.address.0.to_string()).await?;
        change.note(Note::new(None, "accounts-log-signed-in").about("account", account.id, &account.name).quiet()).await?;
        change.commit().await?;
        cookies::give(self.cookies, self.config, token);
        if self.cookies.get("language").is_none() {
            self.speak(account.language);
        }
        Ok(())
    }

    async fn present_login(&self, change: &Change) -> Result<Option<login::Model>> {
        let Some(cookie) = self.cookies.get(cookies::name(self.config)) else { return Ok(None) };
        Ok(login::Entity::find().filter(login::COLUMN.token_hash.eq(secret::hash(cookie.value()))).one(change.tx()).await?)
    }

    /// The browser is signed out once the answer has arrived.
    pub fn see_out(&self) {
        cookies::take(self.cookies, self.config);
    }

    /// Nobody is signed in here: scripts need not ask any more.
    pub fn take_hint(&self) {
        cookies::take_hint(self.cookies, self.config);
    }

    /// Pages without a language in their address speak this one from now on.
    pub fn speak(&self, language: Language) {
        cookies::speak(self.cookies, self.config, language);
    }

    /// An address of this site, for letters.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.config.origin())
    }
}

/// Does the work, and takes the same time whatever it finds.
pub async fn evenly<T>(work: impl Future<Output = T>) -> T {
    join!(work, sleep(EVEN)).0
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Entrance<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Self::of(request).await {
            Some(entrance) => Outcome::Success(entrance),
            None => AppError::from(anyhow::anyhow!("the server is not complete")).outcome(request),
        }
    }
}
