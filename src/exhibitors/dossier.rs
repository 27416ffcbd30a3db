//! A dossier: an exhibitor with its application, the one pair an account has at an event.
use super::desk::team::member;
use super::floor_plan::booth_share;
use super::{application, booth, exhibitor, field};
use crate::accounts::account;
use crate::events::event;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::page::Visit;
use crate::platform::text::Bilingual;
use crate::platform::{db::Database, secret};
use crate::{accounts::SignedIn, events::shelf};
use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// An exhibitor and its application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    pub exhibitor: exhibitor::Model,
    pub application: application::Model,
}

impl Dossier {
    /// An empty draft that nobody has saved yet.
    pub fn blank(event: &event::Model, account: &account::Model, now: DateTimeUtc) -> Self {
        Self { exhibitor: blank_exhibitor(event.id, account.id), application: blank_application(event.id, now) }
    }

    /// The one this account works on at this event: answers for, or helps with.
    pub async fn of_account(db: &impl ConnectionTrait, event_id: i64, account_id: i64) -> Result<Option<Self>> {
        let own = application::Entity::find()
            .filter(application::COLUMN.event_id.eq(event_id))
            .filter(exhibitor::COLUMN.account_id.eq(account_id))
            .find_also_related(exhibitor::Entity)
            .one(db)
            .await?;
        if own.is_some() {
            return Ok(own.and_then(Self::of_pair));
        }
        let helped = member::Entity::find().filter(member::COLUMN.event_id.eq(event_id)).filter(member::COLUMN.account_id.eq(account_id));
        let Some(helped) = helped.one(db).await? else { return Ok(None) };
        let found = application::Entity::find().filter(application::COLUMN.exhibitor_id.eq(helped.exhibitor_id));
        Ok(found.find_also_related(exhibitor::Entity).one(db).await?.and_then(Self::of_pair))
    }

    /// The application of this event with this token.
    pub async fn by_token(db: &impl ConnectionTrait, event_id: i64, token: &str) -> Result<Self> {
        let found = application::Entity::find()
            .filter(application::COLUMN.event_id.eq(event_id))
            .filter(application::COLUMN.token.eq(token))
            .find_also_related(exhibitor::Entity)
            .one(db)
            .await
            .or_not_found()?;
        Self::of_pair(found).ok_or(AppError::NotFound)
    }

    /// The application with this id.
    pub async fn by_id(db: &impl ConnectionTrait, application_id: i64) -> Result<Self> {
        let found = application::Entity::find_by_id(application_id).find_also_related(exhibitor::Entity).one(db).await.or_not_found()?;
        Self::of_pair(found).ok_or(AppError::NotFound)
    }

    /// The one of this exhibitor.
    pub async fn of_exhibitor(db: &impl ConnectionTrait, exhibitor_id: i64) -> Result<Self> {
        let own = application::Entity::find().filter(application::COLUMN.exhibitor_id.eq(exhibitor_id));
        Self::of_pair(own.find_also_related(exhibitor::Entity).one(db).await.or_not_found()?).ok_or(AppError::NotFound)
    }

    /// Those of an event in these states, in the order they came.
    pub async fn of_event(
        db: &impl ConnectionTrait,
        event_id: i64,
        states: impl IntoIterator<Item = application::State>,
    ) -> Result<Vec<Self>> {
        let found = application::Entity::find()
            .filter(application::COLUMN.event_id.eq(event_id))
            .filter(application::COLUMN.state.is_in(states))
            .order_by_with_nulls(application::Column::SentAt, Order::Asc, NullOrdering::Last)
            .order_by_asc(application::Column::Id)
            .find_also_related(exhibitor::Entity)
            .all(db)
            .await?;
        Ok(found.into_iter().filter_map(Self::of_pair).collect())
    }

    /// As it stands now.
    pub async fn read_again(&self, db: &impl ConnectionTrait) -> Result<Self> {
        Self::by_token(db, self.application.event_id, &self.application.token).await
    }

    /// From a joined row.
    pub fn of_pair((application, exhibitor): (application::Model, Option<exhibitor::Model>)) -> Option<Self> {
        Some(Self { exhibitor: exhibitor?, application })
    }

    /// What people call it.
    pub fn label(&self) -> String {
        let name = &self.exhibitor.name;
        if name.vi.is_empty() { name.en.clone() } else { name.vi.clone() }
    }

    /// How many booths of its own it was promised; none where it shares another's.
    pub fn promised(&self) -> usize {
        usize::try_from(self.application.booth_count).unwrap_or_default()
    }

    /// The booths it stands in, in order: its own, and those of others that it shares.
    pub async fn booths(&self, db: &impl ConnectionTrait) -> Result<Vec<booth::Model>> {
        let shared = Query::select()
            .column(booth_share::Column::BoothId)
            .from(booth_share::Entity)
            .and_where(Expr::col((booth_share::Entity, booth_share::Column::ExhibitorId)).eq(self.exhibitor.id))
            .to_owned();
        let own = booth::COLUMN.exhibitor_id.eq(self.exhibitor.id);
        let booths = booth::Entity::find().filter(own.or(Expr::col((booth::Entity, booth::Column::Id)).in_subquery(shared)));
        Ok(booths.order_by_asc(booth::Column::Number).all(db).await?)
    }

    /// The booths it holds, in order.
    pub async fn own_booths(&self, db: &impl ConnectionTrait) -> Result<Vec<booth::Model>> {
        let booths = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.eq(self.exhibitor.id)).order_by_asc(booth::Column::Number);
        Ok(booths.all(db).await?)
    }
}

/// Who stands in the booths of an event, its own and those it shares: by exhibitor, in the order of their numbers. Two queries.
pub async fn booths_by_exhibitor(db: &impl ConnectionTrait, event_id: i64) -> Result<HashMap<i64, Vec<booth::Model>>> {
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).order_by_asc(booth::Column::Number).all(db).await?;
    let shares =
        booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.is_in(booths.iter().map(|booth| booth.id))).all(db).await?;
    let mut standing: HashMap<i64, Vec<booth::Model>> = HashMap::new();
    for booth in booths {
        let others = shares.iter().filter(|share| share.booth_id == booth.id).map(|share| share.exhibitor_id);
        for exhibitor in booth.exhibitor_id.into_iter().chain(others) {
            standing.entry(exhibitor).or_default().push(booth.clone());
        }
    }
    Ok(standing)
}

/// Who stands in each booth of an event: its holder first, then who shares it, in the order they came. Three queries.
pub async fn standing_by_booth(db: &impl ConnectionTrait, event_id: i64) -> Result<HashMap<i64, Vec<exhibitor::Model>>> {
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).find_also_related(exhibitor::Entity);
    let held = booths.all(db).await?.into_iter().filter_map(|(booth, holder)| Some((booth.id, vec![holder?])));
    let mut standing: HashMap<i64, Vec<exhibitor::Model>> = held.collect();
    let shares = booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.is_in(standing.keys().copied()));
    let shares = shares.order_by_asc(booth_share::Column::Id).all(db).await?;
    let guests = exhibitor::Entity::find().filter(exhibitor::COLUMN.id.is_in(shares.iter().map(|share| share.exhibitor_id)));
    let guests: HashMap<i64, exhibitor::Model> = guests.all(db).await?.into_iter().map(|guest| (guest.id, guest)).collect();
    for share in shares {
        standing.entry(share.booth_id).or_default().extend(guests.get(&share.exhibitor_id).cloned());
    }
    Ok(standing)
}

/// Who has a place and holds fewer booths than were promised, with those they hold; in the order they came. Two queries.
pub async fn unplaced(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<(Dossier, Vec<booth::Model>)>> {
    let found = Dossier::of_event(db, event_id, application::State::HOLDING).await?;
    let held = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.exhibitor_id.is_not_null());
    let mut by_holder: HashMap<i64, Vec<booth::Model>> = HashMap::new();
    for booth in held.order_by_asc(booth::Column::Number).all(db).await? {
        by_holder.entry(booth.exhibitor_id.unwrap_or_default()).or_default().push(booth);
    }
    let rows = found.into_iter().map(|dossier| {
        let own = by_holder.remove(&dossier.exhibitor.id).unwrap_or_default();
        (dossier, own)
    });
    Ok(rows.filter(|(dossier, own)| own.len() < dossier.promised()).collect())
}

/// "A01, A02".
pub fn numbers_of(booths: &[booth::Model]) -> String {
    booths.iter().map(|booth| booth.number.as_str()).collect::<Vec<_>>().join(", ")
}

fn blank_exhibitor(event_id: i64, account_id: i64) -> exhibitor::Model {
    exhibitor::Model {
        id: 0,
        uuid: uuid::Uuid::new_v4().to_string(),
        event_id,
        account_id,
        slug: String::new(),
        identity: String::new(),
        name: Bilingual::default(),
        short_name: String::new(),
        kind: exhibitor::Kind::Company,
        tax_code: None,
        decision_number: String::new(),
        representative: String::new(),
        representative_post: String::new(),
        address: String::new(),
        province_code: None,
        province_then: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        social: String::new(),
        contact_name: String::new(),
        contact_post: String::new(),
        contact_phone: String::new(),
        fascia: Bilingual::default(),
        fields: field::Fields::default(),
        summary: Bilingual::default(),
        products: exhibitor::Products::default(),
        ocop_stars: None,
        ip_rights: String::new(),
        prizes: String::new(),
        logo: None,
        video: String::new(),
        links: String::new(),
        shown: false,
        shown_text_version: None,
        shown_at: None,
        folded: String::new(),
        version: 1,
    }
}

fn blank_application(event_id: i64, now: DateTimeUtc) -> application::Model {
    application::Model {
        id: 0,
        token: secret::token(),
        event_id,
        exhibitor_id: 0,
        state: application::State::Draft,
        step: 1,
        booth_kind: None,
        booth_count: 1,
        corner: false,
        village: String::new(),
        neighbours: String::new(),
        power_kw: String::new(),
        sockets: 0,
        three_phase: false,
        all_day_power: false,
        water: false,
        internet: false,
        tables: 0,
        chairs: 0,
        screens: 0,
        furniture: String::new(),
        heavy: String::new(),
        technologies_offered: String::new(),
        technologies_needed: String::new(),
        demo_wish: false,
        note: String::new(),
        words: String::new(),
        sent_at: None,
        decided_at: None,
        decided_by: None,
        waiting_since: None,
        offered_until: None,
        conditions_id: None,
        conditions_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

/// Somebody signed in at the desk of an event (`/desk/<event>/…`) that takes applications or has theirs.
pub struct Applicant {
    pub who: SignedIn,
    pub visit: Visit,
    pub event: event::Model,
    /// Theirs, if they began one.
    pub dossier: Option<Dossier>,
}

/// Somebody at the desk of an event where they have an application. For others the address does not exist.
pub struct OwnDossier {
    pub who: SignedIn,
    pub visit: Visit,
    pub event: event::Model,
    pub dossier: Dossier,
}

async fn applicant(request: &Request<'_>) -> Outcome<Applicant, ()> {
    let who = match request.guard::<SignedIn>().await {
        Outcome::Success(who) => who,
        Outcome::Error(error) => return Outcome::Error(error),
        Outcome::Forward(status) => return Outcome::Forward(status),
    };
    let visit = request.guard::<Visit>().await.succeeded().unwrap_or_else(|| Visit::of(request));
    match find(request, &who).await {
        Ok((event, dossier)) => {
            let visit = visit.at(shelf::frame(&event, 0).into());
            Outcome::Success(Applicant { who, visit, event, dossier })
        }
        Err(error) => error.outcome(request),
    }
}

async fn find(request: &Request<'_>, who: &SignedIn) -> Result<(event::Model, Option<Dossier>)> {
    let db = request.rocket().state::<Database>().ok_or_else(|| anyhow::anyhow!("no database is managed"))?;
    let slug = request.routed_segment(1).ok_or(AppError::NotFound)?;
    let event = event::address::by_slug(db.reader(), slug).await?;
    let dossier = Dossier::of_account(db.reader(), event.id, who.account.id).await?;
    match event.state.is_public() || dossier.is_some() {
        true => event.lead_on_from(slug).map(|()| (event, dossier)),
        false => Err(AppError::NotFound),
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Applicant {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        applicant(request).await
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for OwnDossier {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match applicant(request).await {
            Outcome::Success(Applicant { who, visit, event, dossier: Some(dossier) }) => {
                Outcome::Success(Self { who, visit, event, dossier })
            }
            Outcome::Success(_) => AppError::NotFound.outcome(request),
            Outcome::Error(error) => Outcome::Error(error),
            Outcome::Forward(status) => Outcome::Forward(status),
        }
    }
}
