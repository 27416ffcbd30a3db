//! Where the things that log lines speak of are found in the studio today. What is gone has no address.
use crate::events::event;
use crate::exhibitors::application;
use crate::news::post;
use crate::people::{delegate, person};
use crate::platform::change::log_line;
use crate::platform::error::Result;
use crate::programme::{room, schedule_item, track};
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// The ends of addresses in the studio of one event, by a line's subject ("room:12").
pub struct Subjects {
    studio: String,
    ends: HashMap<String, String>,
}

/// Where every subject of these lines is, as far as it is still there: one query per kind, however many lines.
pub async fn subjects(db: &DatabaseConnection, event: &event::Model, lines: &[log_line::Model]) -> Result<Subjects> {
    let id = |line: &log_line::Model, kind| line.subject.strip_prefix(kind)?.strip_prefix(':')?.parse::<i64>().ok();
    let ids = |kind| lines.iter().filter_map(|line| id(line, kind)).collect::<Vec<_>>();
    let mut found = Subjects { studio: format!("/studio/{}", event.slug), ends: HashMap::new() };
    for id in there::<schedule_item::Entity>(db, schedule_item::Column::Id, schedule_item::Column::EventId, event.id, ids("schedule_item"))
        .await?
    {
        found.add("schedule_item", id, format!("/programme/{id}"));
    }
    for id in there::<room::Entity>(db, room::Column::Id, room::Column::EventId, event.id, ids("room")).await? {
        found.add("room", id, format!("/rooms/{id}"));
    }
    for id in there::<track::Entity>(db, track::Column::Id, track::Column::EventId, event.id, ids("track")).await? {
        found.add("track", id, format!("/tracks/{id}"));
    }
    for (row, who) in delegates(db, event.id).await? {
        found.add("person", who.id, format!("/people/{}", who.slug));
        found.add("delegate", row.id, format!("/people/{}/delegate/{}", who.slug, row.part.code()));
    }
    for row in applications(db, event.id, ids("application")).await? {
        found.add("application", row.id, format!("/booths/{}", row.token));
    }
    for id in posts(db, event.id, ids("post")).await? {
        found.add("post", id, format!("/news/{id}"));
    }
    for (kind, end) in [("release", "/programme/releases"), ("team_member", "/team"), ("invitation", "/team")] {
        ids(kind).into_iter().for_each(|id| found.add(kind, id, end.to_owned()));
    }
    Ok(found)
}

impl Subjects {
    fn add(&mut self, kind: &str, id: i64, end: String) {
        self.ends.insert(format!("{kind}:{id}"), end);
    }

    pub fn address(&self, line: &log_line::Model) -> Option<String> {
        self.ends.get(&line.subject).map(|end| format!("{}{end}", self.studio))
    }
}

/// Those of these rows that the event still has, by the columns of their id and of their event.
async fn there<E: EntityTrait>(db: &DatabaseConnection, id: E::Column, of: E::Column, event: i64, ids: Vec<i64>) -> Result<Vec<i64>> {
    Ok(E::find().filter(of.eq(event)).filter(id.is_in(ids)).select_only().column(id).into_tuple().all(db).await?)
}

async fn delegates(db: &DatabaseConnection, event: i64) -> Result<Vec<(delegate::Model, person::Model)>> {
    let rows = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event)).find_also_related(person::Entity).all(db).await?;
    Ok(rows.into_iter().filter_map(|(row, who)| Some((row, who?))).collect())
}

/// Drafts are the exhibitor's own.
async fn applications(db: &DatabaseConnection, event: i64, ids: Vec<i64>) -> Result<Vec<application::Model>> {
    let rows = application::Entity::find().filter(application::COLUMN.event_id.eq(event)).filter(application::COLUMN.id.is_in(ids));
    Ok(rows.filter(application::COLUMN.state.ne(application::State::Draft)).all(db).await?)
}

/// Without those in the bin.
async fn posts(db: &DatabaseConnection, event: i64, ids: Vec<i64>) -> Result<Vec<i64>> {
    Ok(post::kept(event).filter(post::COLUMN.id.is_in(ids)).select_only().column(post::Column::Id).into_tuple().all(db).await?)
}
