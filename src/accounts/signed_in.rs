//! Who is asking: the guards that a handler names in its signature.
use super::cookies;
use super::{account, login};
use crate::platform::change::{Actor, Change};
use crate::platform::config::Config;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::page::{Who, remember_who};
use crate::platform::secret;
use crate::platform::time::Now;
use chrono::{DateTime, TimeDelta, Utc};
use rocket::Request;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};

/// How old "last seen" may grow before it is written again.
const SEEN_STEP: TimeDelta = TimeDelta::minutes(10);

/// The signed-in account. A handler that asks for it cannot be reached without one.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub account: account::Model,
    pub login_id: i64,
}

impl SignedIn {
    /// This person, as the log names them.
    pub fn actor(&self) -> Actor {
        self.account.actor()
    }
}

/// An administrator of the installation. For others the page does not exist.
#[derive(Clone, Debug)]
pub struct Admin(pub SignedIn);

/// Whoever is asking, signed in or not.
#[derive(Clone, Debug)]
pub struct Anyone(pub Option<SignedIn>);

async fn find(request: &Request<'_>) -> Result<Option<SignedIn>> {
    let state = || Some((request.rocket().state::<Config>()?, request.rocket().state::<Database>()?));
    let (config, db) = state().ok_or_else(|| anyhow::anyhow!("no database is managed"))?;
    let Some(cookie) = request.cookies().get(cookies::name(config)) else { return Ok(None) };
    let now = Now::of(request).0;
    let found = login::Entity::find()
        .filter(login::COLUMN.token_hash.eq(secret::hash(cookie.value())))
        .filter(login::COLUMN.ended_at.is_null())
        .filter(login::COLUMN.expires_at.gt(now))
        .find_also_related(account::Entity)
        .one(db.reader())
        .await?;
    let Some((login, Some(account))) = found else { return Ok(None) };
    if account.blocked_at.is_some() {
        return Ok(None);
    }
    let who = SignedIn { account, login_id: login.id };
    if now - login.seen_at > SEEN_STEP {
        seen(db, &who, now).await?;
    }
    remember_who(request, Who { name: who.account.name.clone(), is_admin: who.account.is_admin });
    Ok(Some(who))
}

async fn seen(db: &Database, who: &SignedIn, now: DateTime<Utc>) -> Result<()> {
    let change = Change::begin(db, &who.actor(), now).await?;
    let row =
        login::ActiveModel { id: Set(who.login_id), seen_at: Set(now), expires_at: Set(now + login::IDLE_LIFE), ..Default::default() };
    row.update(change.tx()).await?;
    change.commit().await
}

/// Found once per request, however many guards ask.
async fn asking(request: &Request<'_>) -> Result<Option<SignedIn>, Status> {
    struct Found(Result<Option<SignedIn>, Status>);
    let found = request
        .local_cache_async(async {
            // The catcher is left word of what went wrong; the guards need only the status.
            Found(find(request).await.map_err(|error| match error.outcome::<()>(request) {
                Outcome::Error((status, ())) | Outcome::Forward(status) => status,
                Outcome::Success(()) => Status::InternalServerError,
            }))
        })
        .await;
    found.0.clone()
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Anyone {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match asking(request).await {
            Ok(who) => Outcome::Success(Self(who)),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedIn {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match asking(request).await {
            Ok(Some(who)) => Outcome::Success(who),
            Ok(None) => AppError::SignInFirst.outcome(request),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Admin {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match asking(request).await {
            Ok(Some(who)) if who.account.is_admin => Outcome::Success(Self(who)),
            Ok(Some(_)) => AppError::NotFound.outcome(request),
            Ok(None) => AppError::SignInFirst.outcome(request),
            Err(status) => Outcome::Error((status, ())),
        }
    }
}
