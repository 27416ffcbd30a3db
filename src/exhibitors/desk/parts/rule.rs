//! What an event decides once for all desks: badges per booth, and until when visitors' contacts are kept.
use crate::events::event;
use crate::exhibitors::met::met;
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Result};
use crate::platform::time::end_of_day;
use chrono::Days;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_rule")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    pub badges_per_booth: i32,
    /// Contacts that visitors left are shown until then, and deleted after it.
    pub leads_until: Option<DateTimeUtc>,
    /// Guards the terms of the parts too.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Staff badges of one booth where nobody has said how many.
const USUAL_BADGES: i32 = 4;
/// Days after the last day that contacts are kept where nobody has said until when.
const USUAL_KEEPING: u64 = 90;

/// The rules in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub badges_per_booth: i32,
    pub leads_until: Option<DateTimeUtc>,
    /// 0 before the organizers said anything.
    pub version: i32,
}

impl Rules {
    /// What the organizer set, or what is usual.
    pub async fn of(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        let row = Entity::find().filter(COLUMN.event_id.eq(event.id)).one(db).await?;
        Ok(row.map_or_else(|| Self::usual(event), |row| Self::of_row(&row)))
    }

    pub fn of_row(row: &Model) -> Self {
        Self { badges_per_booth: row.badges_per_booth, leads_until: row.leads_until, version: row.version }
    }

    /// Of an event whose organizer has said nothing.
    pub fn usual(event: &event::Model) -> Self {
        let last = event.ends_on.or(event.starts_on).and_then(|day| day.checked_add_days(Days::new(USUAL_KEEPING)));
        Self { badges_per_booth: USUAL_BADGES, leads_until: last.map(|day| end_of_day(day, event.tz())), version: 0 }
    }

    /// Writes these rules over those of `version`, inside a change. It guards everything that organizers set about desks.
    ///
    /// # Errors
    /// `Stale` when somebody else set something meanwhile.
    pub async fn write(&self, change: &Change, event_id: i64, version: i32) -> Result<()> {
        if version == 0 {
            let known = Entity::find().filter(COLUMN.event_id.eq(event_id)).one(change.tx()).await?;
            if known.is_some() {
                return Err(AppError::Stale);
            }
            let row = ActiveModel {
                event_id: Set(event_id),
                badges_per_booth: Set(self.badges_per_booth),
                leads_until: Set(self.leads_until),
                version: Set(1),
                ..Default::default()
            };
            row.insert(change.tx()).await.or_refuse_duplicate(met())?;
            return Ok(());
        }
        let written = Entity::update_many()
            .col_expr(Column::BadgesPerBooth, Expr::value(self.badges_per_booth))
            .col_expr(Column::LeadsUntil, Expr::value(self.leads_until))
            .col_expr(Column::Version, Expr::value(version + 1))
            .filter(COLUMN.event_id.eq(event_id))
            .filter(COLUMN.version.eq(version))
            .exec(change.tx())
            .await?;
        if written.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
    }

    /// Badges of an exhibitor with this many booths.
    pub fn badges(&self, booths: usize) -> usize {
        usize::try_from(self.badges_per_booth).unwrap_or_default() * booths.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn what_is_usual_follows_from_the_event() {
        let mut event = samples::event();
        event.ends_on = "2026-11-24".parse().ok();
        let rules = Rules::usual(&event);
        assert_eq!(rules.leads_until.map(|at| at.to_rfc3339()).as_deref(), Some("2027-02-22T17:00:00+00:00"));
        assert_eq!((rules.badges(0), rules.badges(1), rules.badges(3)), (4, 4, 12));
        (event.starts_on, event.ends_on) = (None, None);
        assert_eq!(Rules::usual(&event).leads_until, None);
    }
}
