//! Everything the lists speak of, read once: who stands where, and what the event offers.
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::booth;
use crate::exhibitors::desk::badges::badge;
use crate::exhibitors::desk::needs::extra::{self, Extras};
use crate::exhibitors::desk::needs::extra_order;
use crate::exhibitors::desk::vehicles::{slot, vehicle};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::platform::error::Result;
use crate::platform::text::collation_key;
use chrono_tz::Tz;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// An exhibitor that was accepted, with its booths.
pub struct Stand {
    pub dossier: Dossier,
    /// Its own in the order of their numbers, then those it shares; none while nobody gave it one.
    pub booths: Vec<booth::Model>,
    /// What it ordered, in the order of the event's extras.
    pub orders: Vec<(extra::Model, i32)>,
    pub badges: Vec<badge::Model>,
    /// With their slots.
    pub vehicles: Vec<(vehicle::Model, slot::Model)>,
}

pub struct Floor {
    pub kinds: Kinds,
    /// In the order of their names.
    pub stands: Vec<Stand>,
    /// Booths of each kind that somebody has.
    pub given: HashMap<String, i32>,
    /// Hours are told in the event's zone.
    pub zone: Tz,
}

impl Floor {
    /// The same few queries however many there are.
    pub async fn read(db: &impl sea_orm::ConnectionTrait, event: &event::Model) -> Result<Self> {
        let mut dossiers = Dossier::of_event(db, event.id, State::SHOWN).await?;
        let taken = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).filter(booth::COLUMN.exhibitor_id.is_not_null());
        let taken = taken.order_by_asc(booth::Column::Number).all(db).await?;
        let (mut booths, mut given) = (HashMap::<i64, Vec<booth::Model>>::new(), HashMap::new());
        for booth in &taken {
            *given.entry(booth.kind.clone().unwrap_or_default()).or_default() += 1;
            booths.entry(booth.exhibitor_id.unwrap_or_default()).or_default().push(booth.clone());
        }
        // Whoever shares a booth stands there too, after its holder.
        let shares = booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.is_in(taken.iter().map(|booth| booth.id)));
        for share in shares.order_by_asc(booth_share::Column::Id).all(db).await? {
            booths.entry(share.exhibitor_id).or_default().extend(taken.iter().find(|booth| booth.id == share.booth_id).cloned());
        }
        dossiers.sort_by_cached_key(|dossier| collation_key(&dossier.label()));
        let mut asked = Asked::read(db, event, &dossiers).await?;
        let stand = |dossier: Dossier| Stand {
            booths: booths.remove(&dossier.exhibitor.id).unwrap_or_default(),
            orders: asked.orders_of(dossier.exhibitor.id),
            badges: asked.badges.remove(&dossier.exhibitor.id).unwrap_or_default(),
            vehicles: asked.vehicles.remove(&dossier.exhibitor.id).unwrap_or_default(),
            dossier,
        };
        Ok(Self { kinds: Kinds::of(db, event.id).await?, stands: dossiers.into_iter().map(stand).collect(), given, zone: event.tz() })
    }
}

/// What exhibitors said at their desks.
struct Asked {
    extras: Extras,
    orders: HashMap<i64, Vec<extra_order::Model>>,
    badges: HashMap<i64, Vec<badge::Model>>,
    vehicles: HashMap<i64, Vec<(vehicle::Model, slot::Model)>>,
}

impl Asked {
    async fn read(db: &impl sea_orm::ConnectionTrait, event: &event::Model, dossiers: &[Dossier]) -> Result<Self> {
        let ids = || dossiers.iter().map(|dossier| dossier.exhibitor.id);
        let orders = extra_order::Entity::find().filter(extra_order::COLUMN.exhibitor_id.is_in(ids())).all(db).await?;
        let badges = badge::Entity::find().filter(badge::COLUMN.exhibitor_id.is_in(ids())).order_by_asc(badge::Column::Place);
        let badges = badges.order_by_asc(badge::Column::Id).all(db).await?;
        let vehicles = vehicle::Entity::find().filter(vehicle::COLUMN.exhibitor_id.is_in(ids())).order_by_asc(vehicle::Column::Id);
        let vehicles = vehicles.find_also_related(slot::Entity).all(db).await?;
        let placed = vehicles.into_iter().filter_map(|(vehicle, slot)| Some((vehicle.exhibitor_id, (vehicle, slot?))));
        Ok(Self {
            extras: Extras::of(db, event).await?,
            orders: by_owner(orders.into_iter().map(|row| (row.exhibitor_id, row))),
            badges: by_owner(badges.into_iter().map(|row| (row.exhibitor_id, row))),
            vehicles: by_owner(placed),
        })
    }

    fn orders_of(&self, exhibitor_id: i64) -> Vec<(extra::Model, i32)> {
        let own = self.orders.get(&exhibitor_id).map(Vec::as_slice).unwrap_or_default();
        let count = |extra: &extra::Model| own.iter().find(|order| order.code == extra.code).map(|order| order.count);
        self.extras.0.iter().filter_map(|extra| Some((extra.clone(), count(extra)?))).collect()
    }
}

fn by_owner<T>(rows: impl Iterator<Item = (i64, T)>) -> HashMap<i64, Vec<T>> {
    let mut owned: HashMap<i64, Vec<T>> = HashMap::new();
    for (owner, row) in rows {
        owned.entry(owner).or_default().push(row);
    }
    owned
}
