//! Where an event is found: at its slug, and at those it had before.
use super::{COLUMN, Column, Entity, Model, former_slug};
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::text::Slug;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// How many events may be called alike before somebody has to choose an address.
const ALIKE: u32 = 50;

/// The event that has this slug or, where none has it, had it before.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Model> {
    if let Some(event) = Entity::find().filter(COLUMN.slug.eq(slug)).one(db).await? {
        return Ok(event);
    }
    let former = former_slug::Entity::find().filter(former_slug::COLUMN.slug.eq(slug)).one(db).await.or_not_found()?;
    Entity::find_by_id(former.event_id).one(db).await.or_not_found()
}

impl Model {
    /// Leads on who came by a former slug.
    pub fn lead_on_from(&self, slug: &str) -> Result<()> {
        match self.slug == slug {
            true => Ok(()),
            false => Err(AppError::Moved { from: slug.to_owned(), to: self.slug.clone() }),
        }
    }
}

/// Notes the slug an event gives up for another. One it had before it may have again; one that leads to another event is taken.
pub async fn give_up(change: &Change, event: &Model, slug: &str) -> Result<()> {
    if event.slug == slug {
        return Ok(());
    }
    let own = former_slug::Entity::delete_many().filter(former_slug::COLUMN.slug.eq(slug));
    own.filter(former_slug::COLUMN.event_id.eq(event.id)).exec(change.tx()).await?;
    refuse_former(change.tx(), slug).await?;
    let row =
        former_slug::ActiveModel { slug: Set(event.slug.clone()), event_id: Set(event.id), until: Set(change.now()), ..Default::default() };
    row.insert(change.tx()).await.or_refuse_duplicate(taken())?;
    Ok(())
}

/// A slug that leads to an event which had it before is not given to another.
pub async fn refuse_former(db: &impl ConnectionTrait, slug: &str) -> Result<()> {
    match former_slug::Entity::find().filter(former_slug::COLUMN.slug.eq(slug)).one(db).await? {
        Some(_) => Err(taken().into()),
        None => Ok(()),
    }
}

/// The slug, or the same with the first number that is free. Somebody faster is caught by the unique index.
pub async fn free_slug(db: &impl ConnectionTrait, wish: &Slug) -> Result<String> {
    let alike = Entity::find().filter(COLUMN.slug.starts_with(&**wish)).select_only().column(Column::Slug);
    let mut taken: Vec<String> = alike.into_tuple().all(db).await?;
    let former = former_slug::Entity::find().filter(former_slug::COLUMN.slug.starts_with(&**wish)).select_only();
    taken.extend(former.column(former_slug::Column::Slug).into_tuple::<String>().all(db).await?);
    let wishes = std::iter::once(wish.to_string()).chain((2..=ALIKE).map(|number| wish.numbered(number).to_string()));
    wishes.into_iter().find(|slug| !taken.contains(slug)).ok_or_else(|| self::taken().into())
}

/// The address belongs to another event.
pub fn taken() -> Refusal {
    Refusal::at("slug", "events-slug-taken")
}
