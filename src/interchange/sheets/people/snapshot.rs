//! Somebody with their posts and one presence, as a row of a file found them and left them: what an undo goes back to.
use crate::people::{delegate, person, position};
use crate::platform::error::Result;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub person: person::Model,
    pub posts: Vec<position::Model>,
    pub delegate: Option<delegate::Model>,
}

/// What one row has done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// Nothing where somebody new was written down.
    pub before: Option<Snapshot>,
    pub after: Snapshot,
}

impl Snapshot {
    /// Whether both say the same. Versions count writes, and places are a matter of the whole list.
    pub fn is_same(&self, other: &Self) -> bool {
        self.plain() == other.plain()
    }

    fn plain(&self) -> Self {
        let mut plain = self.clone();
        plain.person.version = 0;
        plain.posts.iter_mut().for_each(|post| post.id = 0);
        if let Some(delegate) = &mut plain.delegate {
            (delegate.version, delegate.place, delegate.by_hand) = (0, 0, false);
        }
        plain
    }
}

/// These people as they are now, in their order, each with the presence of that key; who is gone is left out.
pub async fn read(db: &impl ConnectionTrait, wanted: &[(i64, Option<i64>)]) -> Result<Vec<Option<Snapshot>>> {
    let ids = || wanted.iter().map(|(person, _)| *person);
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(ids())).all(db).await?;
    let posts = position::Entity::find().filter(position::COLUMN.person_id.is_in(ids()));
    let posts = posts.order_by_asc(position::COLUMN.place).order_by_asc(position::COLUMN.id).all(db).await?;
    let delegates = delegate::Entity::find().filter(delegate::COLUMN.id.is_in(wanted.iter().filter_map(|(_, delegate)| *delegate)));
    let delegates = delegates.all(db).await?;
    let one = |(id, delegate): &(i64, Option<i64>)| {
        Some(Snapshot {
            person: people.iter().find(|person| person.id == *id)?.clone(),
            posts: posts.iter().filter(|post| post.person_id == *id).cloned().collect(),
            delegate: delegate.and_then(|id| delegates.iter().find(|row| row.id == id).cloned()),
        })
    };
    Ok(wanted.iter().map(one).collect())
}
