//! Who may be named in public, and where they stand.
use crate::exhibitors::application::State as ApplicationState;
use crate::exhibitors::directory::filing::sorted_by;
use crate::exhibitors::dossier::{Dossier, booths_by_exhibitor};
use crate::exhibitors::village::Villages;
use crate::exhibitors::{application, booth, exhibitor};
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

/// An exhibitor the public may see, with its booths, those it shares among them.
pub struct Listed {
    pub dossier: Dossier,
    pub booths: Vec<booth::Model>,
}

/// All of an event, in the order of their Vietnamese names as they are filed: three queries however many there are.
pub async fn listed(db: &DatabaseConnection, event_id: i64) -> Result<Vec<Listed>> {
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event_id))
        .filter(application::COLUMN.state.is_in(ApplicationState::SHOWN))
        .filter(exhibitor::COLUMN.shown.eq(true))
        .find_also_related(exhibitor::Entity)
        .all(db)
        .await?;
    let mut booths = booths_by_exhibitor(db, event_id).await?;
    let mut listed: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
    listed.sort_by_cached_key(|dossier| sorted_by(&dossier.exhibitor));
    Ok(listed.into_iter().map(|dossier| Listed { booths: booths.remove(&dossier.exhibitor.id).unwrap_or_default(), dossier }).collect())
}

impl Listed {
    /// The village it stands in: that of its first booth in one, or else the one it wished for.
    pub fn village<'a>(&self, villages: &'a Villages) -> Option<(usize, &'a Bilingual)> {
        let stands = self.booths.iter().find_map(|booth| villages.place_of(booth.track_id?));
        let place = stands.or_else(|| villages.wished_by(&self.dossier.application))?;
        Some((place, &villages.all()[place].name))
    }
}
