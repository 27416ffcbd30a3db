//! Everything the lists speak of, read once: who stands where, and what the event offers.
use crate::events::event;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::{application, booth, exhibitor};
use crate::platform::error::Result;
use crate::platform::text::collation_key;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// An exhibitor that was accepted, with its booths.
pub struct Stand {
    pub dossier: Dossier,
    /// Its own in the order of their numbers, then those it shares; none while nobody gave it one.
    pub booths: Vec<booth::Model>,
}

pub struct Floor {
    pub kinds: Kinds,
    /// In the order of their names.
    pub stands: Vec<Stand>,
    /// Booths of each kind that somebody has.
    pub given: HashMap<String, i32>,
}

impl Floor {
    /// Four queries, however many there are.
    pub async fn read(db: &impl sea_orm::ConnectionTrait, event: &event::Model) -> Result<Self> {
        let rows = application::Entity::find()
            .filter(application::COLUMN.event_id.eq(event.id))
            .filter(application::COLUMN.state.is_in(application::State::SHOWN))
            .find_also_related(exhibitor::Entity)
            .all(db)
            .await?;
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
        let mut dossiers: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
        dossiers.sort_by_cached_key(|dossier| collation_key(&dossier.label()));
        let stand = |dossier: Dossier| Stand { booths: booths.remove(&dossier.exhibitor.id).unwrap_or_default(), dossier };
        Ok(Self { kinds: Kinds::of(db, event.id).await?, stands: dossiers.into_iter().map(stand).collect(), given })
    }
}
