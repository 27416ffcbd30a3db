//! The ledger: what every application of an event owes, was asked for, and has paid. The same few queries however many there are.
use super::price::{Line, lines};
use super::standing::{Standing, Sums};
use super::{fee, payment, request};
use crate::exhibitors::application::State;
use crate::exhibitors::booth;
use crate::exhibitors::desk::needs::{extra, extra_order};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::platform::error::Result;
use crate::platform::text::collation_key;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

/// One application and its money.
#[derive(Clone, Debug)]
pub struct Entry {
    pub dossier: Dossier,
    /// In the order of their numbers.
    pub booths: Vec<booth::Model>,
    pub lines: Vec<Line>,
    /// What it ordered beside its booths, as far as that costs something.
    pub ordered: Vec<Line>,
    pub fee: fee::Model,
    /// The request that holds.
    pub request: Option<request::Model>,
    /// What came in, less what went back.
    pub paid: i64,
}

impl Entry {
    /// What its booths cost.
    pub fn for_booths(&self) -> i64 {
        self.lines.iter().map(Line::sum).sum()
    }

    /// What is added; who holds no place owes nothing.
    pub fn extra(&self) -> i64 {
        let ordered = self.ordered.iter().map(Line::sum).sum::<i64>();
        if self.dossier.application.state.holds_place() { self.fee.extra + ordered } else { 0 }
    }

    /// What is let off.
    pub fn relief(&self) -> i64 {
        self.fee.relief.of(self.fee.relief_value, self.for_booths(), self.extra())
    }

    pub fn sums(&self) -> Sums {
        let full = self.for_booths() + self.extra();
        Sums { full, due: full - self.relief(), paid: self.paid }
    }

    pub fn standing(&self, today: NaiveDate) -> Standing {
        self.sums().standing(self.request.as_ref().map(|request| request.due_on), today)
    }

    /// Something else is owed than was asked for.
    pub fn asked_otherwise(&self) -> bool {
        self.request.as_ref().is_some_and(|request| request.amount != self.sums().due)
    }
}

/// Every application of an event that holds a place, or has money in; in the order of their names.
pub async fn of_event(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Entry>> {
    let sent = State::iter().filter(|state| *state != State::Draft);
    let mut dossiers = Dossier::of_event(db, event_id, sent).await?;
    dossiers.sort_by_cached_key(|dossier| collation_key(&dossier.label()));
    let entries = Known::of(db, event_id, &dossiers).await?.entries(dossiers);
    let concerned = |entry: &Entry| entry.dossier.application.state.holds_place() || entry.paid != 0;
    Ok(entries.into_iter().filter(concerned).collect())
}

/// One application.
pub async fn of_one(db: &impl ConnectionTrait, dossier: &Dossier) -> Result<Entry> {
    let known = Known::of(db, dossier.application.event_id, std::slice::from_ref(dossier)).await?;
    Ok(known.entry(dossier.clone()))
}

/// What is on record about some applications.
struct Known {
    kinds: Kinds,
    booths: HashMap<i64, Vec<booth::Model>>,
    /// Exhibitors that stand in somebody else's booth.
    sharing: HashSet<i64>,
    fees: HashMap<i64, fee::Model>,
    requests: HashMap<i64, request::Model>,
    /// Extras that cost something, and who ordered how many of them.
    extras: Vec<extra::Model>,
    orders: Vec<extra_order::Model>,
    paid: HashMap<i64, i64>,
}

impl Known {
    async fn of(db: &impl ConnectionTrait, event_id: i64, dossiers: &[Dossier]) -> Result<Self> {
        let ids = || dossiers.iter().map(|dossier| dossier.application.id);
        let exhibitors = || dossiers.iter().map(|dossier| dossier.exhibitor.id);
        let given = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.is_in(exhibitors())).order_by_asc(booth::Column::Number);
        let mut booths: HashMap<i64, Vec<booth::Model>> = HashMap::new();
        for booth in given.all(db).await? {
            booths.entry(booth.exhibitor_id.unwrap_or_default()).or_default().push(booth);
        }
        let shares = booth_share::Entity::find().filter(booth_share::COLUMN.exhibitor_id.is_in(exhibitors())).all(db).await?;
        let fees = fee::Entity::find().filter(fee::COLUMN.application_id.is_in(ids())).all(db).await?;
        let open = request::Entity::find().filter(request::COLUMN.application_id.is_in(ids())).filter(request::COLUMN.open.eq(1));
        let mut paid: HashMap<i64, i64> = HashMap::new();
        for row in payment::Entity::find().filter(payment::COLUMN.application_id.is_in(ids())).all(db).await? {
            *paid.entry(row.application_id).or_default() += row.counts();
        }
        let extras = extra::Entity::find().filter(extra::COLUMN.event_id.eq(event_id)).filter(extra::COLUMN.price.gt(0));
        let orders = extra_order::Entity::find().filter(extra_order::COLUMN.exhibitor_id.is_in(exhibitors())).all(db).await?;
        Ok(Self {
            extras: extras.order_by_asc(extra::Column::Place).all(db).await?,
            orders,
            kinds: Kinds::of(db, event_id).await?,
            booths,
            sharing: shares.into_iter().map(|share| share.exhibitor_id).collect(),
            fees: fees.into_iter().map(|row| (row.application_id, row)).collect(),
            requests: open.all(db).await?.into_iter().map(|row| (row.application_id, row)).collect(),
            paid,
        })
    }

    fn entries(&self, dossiers: Vec<Dossier>) -> Vec<Entry> {
        dossiers.into_iter().map(|dossier| self.entry(dossier)).collect()
    }

    fn entry(&self, dossier: Dossier) -> Entry {
        let id = dossier.application.id;
        let booths = self.booths.get(&dossier.exhibitor.id).cloned().unwrap_or_default();
        // Whoever stands in another's booth pays nothing for it.
        let guest = booths.is_empty() && self.sharing.contains(&dossier.exhibitor.id);
        Entry {
            lines: if guest { Vec::new() } else { lines(&dossier, &booths, &self.kinds) },
            ordered: self.ordered(&dossier),
            booths,
            fee: self.fees.get(&id).cloned().unwrap_or_else(|| fee::Model::usual(id)),
            request: self.requests.get(&id).cloned(),
            paid: self.paid.get(&id).copied().unwrap_or_default(),
            dossier,
        }
    }

    /// What it ordered at its desk, as far as that costs something.
    fn ordered(&self, dossier: &Dossier) -> Vec<Line> {
        let count = |extra: &extra::Model| {
            let orders = self.orders.iter().filter(|order| order.exhibitor_id == dossier.exhibitor.id && order.code == extra.code);
            orders.map(|order| order.count).sum::<i32>()
        };
        let line = |extra: &extra::Model| Line { name: extra.name.clone(), count: count(extra), price: extra.price };
        let holds = dossier.application.state.holds_place();
        self.extras.iter().filter(|_| holds).map(line).filter(|line| line.count > 0).collect()
    }
}
