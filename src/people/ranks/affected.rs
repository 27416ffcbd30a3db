//! Whom a row of the rank table places, at events that are not closed yet.
use crate::events::event::{self, State};
use crate::people::delegate::Part;
use crate::people::protocol::seats::seated;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

/// Names that are shown of those affected.
const SHOWN: usize = 12;

/// Those whom a row places.
#[derive(Default, Serialize)]
pub struct Affected {
    pub count: usize,
    /// The first of them.
    pub people: Vec<Placed>,
}

#[derive(Serialize)]
pub struct Placed {
    name: String,
    post: String,
    event: Bilingual,
}

impl Affected {
    /// The delegates whose highest post fits this row.
    pub async fn by(db: &Database, row: i64) -> Result<Self> {
        let events = event::Entity::find().filter(event::COLUMN.state.ne(State::Archived)).order_by_desc(event::COLUMN.id);
        let mut affected = Self::default();
        for event in events.all(db.reader()).await? {
            for part in Part::ALL.into_iter().filter(|part| part.is_ordered()) {
                for one in seated(db.reader(), &event, part).await?.into_iter().filter(|one| one.ranked.row == Some(row)) {
                    affected.count += 1;
                    if affected.people.len() < SHOWN {
                        affected.people.push(Placed { name: one.name, post: one.ranked.text, event: event.name.clone() });
                    }
                }
            }
        }
        Ok(affected)
    }
}
