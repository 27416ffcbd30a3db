//! A post: something told about an event, in both languages; an article, or an album of photographs.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "post")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what feeds know the post by.
    pub uuid: String,
    pub event_id: i64,
    pub kind: Kind,
    /// As first made: an address that was shared keeps leading here.
    pub slug: String,
    pub title: Bilingual,
    /// The first paragraph, which stands alone in lists.
    pub lead: Bilingual,
    /// Markdown.
    pub body: Bilingual,
    pub author: String,
    /// The public sees it from then on; never, while there is no such moment.
    pub publish_at: Option<DateTimeUtc>,
    /// One of its own photographs.
    pub lead_photo_id: Option<i64>,
    /// Stands in the press kit.
    pub press: bool,
    /// Title and lead without marks, for search.
    pub folded: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    /// Put away; can be taken out again.
    pub deleted_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn stand(&self, now: DateTimeUtc) -> Stand {
        Stand::of(self.publish_at, now)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Told in words, with photographs beside them.
    #[default]
    Article,
    /// Told in photographs.
    Album,
}

impl Kind {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "news-kind-article",
            Self::Album => "news-kind-album",
        }
    }
}

/// Where a post stands on its way to the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    Draft,
    /// Will be seen from its moment on.
    Scheduled,
    Public,
}

impl Stand {
    pub fn of(publish_at: Option<DateTimeUtc>, now: DateTimeUtc) -> Self {
        match publish_at {
            None => Self::Draft,
            Some(at) if at > now => Self::Scheduled,
            Some(_) => Self::Public,
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "news-stand-draft",
            Self::Scheduled => "news-stand-scheduled",
            Self::Public => "news-stand-public",
        }
    }

    /// The shape of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Draft => "plain",
            Self::Scheduled => "wait",
            Self::Public => "ok",
        }
    }
}

/// What the public of an event may read at this moment, the newest first.
pub fn public(event_id: i64, now: DateTimeUtc) -> Select<Entity> {
    kept(event_id).filter(COLUMN.publish_at.lte(now)).order_by_desc(Column::PublishAt).order_by_desc(Column::Id)
}

/// All posts of an event that were not put away.
pub fn kept(event_id: i64) -> Select<Entity> {
    Entity::find().filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.deleted_at.is_null())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_sees_a_post_from_its_moment_on() {
        let at = |text: &str| text.parse::<DateTimeUtc>().unwrap();
        let now = at("2026-11-23T02:00:00Z");
        let table = [
            (None, Stand::Draft),
            (Some(at("2026-11-23T01:59:59Z")), Stand::Public),
            (Some(now), Stand::Public),
            (Some(at("2026-11-23T02:00:01Z")), Stand::Scheduled),
        ];
        for (publish_at, expected) in table {
            assert_eq!(Stand::of(publish_at, now), expected, "{publish_at:?}");
        }
    }
}
