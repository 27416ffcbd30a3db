//! Where the things that log lines speak of are found in the studio today. What is gone has no address.
use crate::events::event;
use crate::exhibitors::application;
use crate::people::{delegate, person};
use crate::platform::change::log_line;
use crate::platform::error::Result;
use crate::programme::{room, schedule_item, track};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// Addresses by a line's subject, "room:12".
pub struct Subjects(HashMap<String, String>);

/// The address of every subject of these lines that is still there: at most one query per kind.
pub async fn subjects(db: &DatabaseConnection, event: &event::Model, lines: &[log_line::Model]) -> Result<Subjects> {
    let mut asked: HashMap<&str, Vec<i64>> = HashMap::new();
    for line in lines {
        if let Some((kind, id)) = line.subject.split_once(':') {
            asked.entry(kind).or_default().extend(id.parse::<i64>());
        }
    }
    let mut found = HashMap::new();
    for (kind, ids) in asked {
        let ends = ends(db, event.id, kind, ids).await?;
        found.extend(ends.into_iter().map(|(id, end)| (format!("{kind}:{id}"), format!("/studio/{}{end}", event.slug))));
    }
    Ok(Subjects(found))
}

impl Subjects {
    pub fn address(&self, line: &log_line::Model) -> Option<&str> {
        self.0.get(&line.subject).map(String::as_str)
    }
}

/// The ends of the addresses of things of one kind, by their ids.
async fn ends(db: &DatabaseConnection, event: i64, kind: &str, ids: Vec<i64>) -> Result<Vec<(i64, String)>> {
    let by_id = |room: &str, there: Vec<i64>| there.into_iter().map(|id| (id, format!("{room}/{id}"))).collect();
    Ok(match kind {
        "schedule_item" => {
            use schedule_item::{Column, Entity};
            by_id("/programme", there::<Entity>(db, Column::Id, Column::EventId, event, ids).await?)
        }
        "room" => by_id("/rooms", there::<room::Entity>(db, room::Column::Id, room::Column::EventId, event, ids).await?),
        "track" => by_id("/tracks", there::<track::Entity>(db, track::Column::Id, track::Column::EventId, event, ids).await?),
        "release" => ids.into_iter().map(|id| (id, "/programme/releases".to_owned())).collect(),
        "team_member" | "invitation" => ids.into_iter().map(|id| (id, "/team".to_owned())).collect(),
        "person" => delegates(db, event).await?.into_iter().map(|(_, who)| (who.id, format!("/people/{}", who.slug))).collect(),
        "delegate" => {
            let end = |row: delegate::Model, who: person::Model| format!("/people/{}/delegate/{}", who.slug, row.part.code());
            delegates(db, event).await?.into_iter().map(|(row, who)| (row.id, end(row, who))).collect()
        }
        "application" => applications(db, event, ids).await?,
        _ => Vec::new(),
    })
}

/// Those of these rows that the event still has, by the columns of their id and of their event.
async fn there<E: EntityTrait>(db: &DatabaseConnection, id: E::Column, of: E::Column, event: i64, ids: Vec<i64>) -> Result<Vec<i64>> {
    Ok(E::find().filter(of.eq(event)).filter(id.is_in(ids)).select_only().column(id).into_tuple().all(db).await?)
}

async fn delegates(db: &DatabaseConnection, event: i64) -> Result<Vec<(delegate::Model, person::Model)>> {
    let rows = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event)).find_also_related(person::Entity).all(db).await?;
    Ok(rows.into_iter().filter_map(|(row, who)| Some((row, who?))).collect())
}

async fn applications(db: &DatabaseConnection, event: i64, ids: Vec<i64>) -> Result<Vec<(i64, String)>> {
    let rows = application::Entity::find().filter(application::COLUMN.event_id.eq(event)).filter(application::COLUMN.id.is_in(ids));
    let open = rows.filter(application::COLUMN.state.ne(application::State::Draft)).all(db).await?;
    Ok(open.into_iter().map(|row| (row.id, format!("/booths/{}", row.token))).collect())
}
