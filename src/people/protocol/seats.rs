//! Reads what protocol asks of the delegates of one part: always the same few queries.
use super::exceptions::Seat;
use super::matching::{Post, Ranked, Table};
use super::post_rank;
use super::precedence::{Precedence, Reach, role_number};
use crate::events::event;
use crate::people::delegate::{self, Part, Side};
use crate::people::line::post;
use crate::people::position::Standing;
use crate::people::{organisation, person, position};
use crate::platform::error::Result;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// A delegate with all that decides where they stand.
#[derive(Clone, Debug)]
pub struct Seated {
    pub delegate: delegate::Model,
    pub name: String,
    /// The post they are ranked by.
    pub ranked: Ranked,
    pub seat: Seat,
}

/// Whether those of this order who come, and are no exceptions, stand as the rules have them.
pub fn follow_the_rules<'a>(order: impl Iterator<Item = &'a Seated>) -> bool {
    order.filter(|one| one.delegate.attends() && !one.seat.by_hand).is_sorted_by_key(|one| &one.seat.precedence)
}

/// The delegates of one part of an event, in the order they stand in.
pub async fn seated(db: &impl ConnectionTrait, event: &event::Model, part: Part) -> Result<Vec<Seated>> {
    let delegates = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.part.eq(part))
        .order_by_asc(delegate::COLUMN.place)
        .order_by_asc(delegate::COLUMN.id)
        .all(db)
        .await?;
    let ids: Vec<i64> = delegates.iter().map(|delegate| delegate.person_id).collect();
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    let people: HashMap<i64, person::Model> = people.into_iter().map(|person| (person.id, person)).collect();
    let posts = posts_of(db, &ids, event.starts_on.or(event.ends_on)).await?;
    let table = Table::of(post_rank::all(db).await?);
    let seated = |delegate: delegate::Model| {
        let person = people.get(&delegate.person_id)?;
        let written: Vec<Post> = as_printed(&delegate);
        let posts = posts.get(&delegate.person_id).unwrap_or(&written);
        let ranked = table.highest(posts).unwrap_or_default();
        Some(Seated { seat: seat(&delegate, person, &ranked, event), name: person.name.clone(), ranked, delegate })
    };
    Ok(delegates.into_iter().filter_map(seated).collect())
}

fn seat(delegate: &delegate::Model, person: &person::Model, ranked: &Ranked, event: &event::Model) -> Seat {
    let role = delegate.committee_role.as_ref().map(|role| role.vi.as_str()).unwrap_or_default();
    let precedence = Precedence {
        role: role_number(delegate.part, role),
        side: delegate.side.unwrap_or(Side::Guest),
        reach: Reach::of(ranked.level, ranked.province.as_deref(), event.province_code.as_deref()),
        block: ranked.block,
        rank: ranked.rank,
        standing: ranked.standing,
        since: ranked.since,
        born: person.birth_year,
        name: (person.sort_key.clone(), delegate.id),
    };
    Seat { id: delegate.id, precedence, by_hand: delegate.by_hand }
}

/// Posts that people hold on that day, and former ones; by the person's key.
async fn posts_of(db: &impl ConnectionTrait, people: &[i64], day: Option<NaiveDate>) -> Result<HashMap<i64, Vec<Post>>> {
    let rows = position::Entity::find()
        .filter(position::COLUMN.person_id.is_in(people.iter().copied()))
        .find_also_related(organisation::Entity)
        .order_by_asc(position::COLUMN.place)
        .order_by_asc(position::COLUMN.id)
        .all(db)
        .await?;
    let mut posts: HashMap<i64, Vec<Post>> = HashMap::new();
    for (position, organisation) in rows {
        if let Some(standing) = position.printed_on(day) {
            posts.entry(position.person_id).or_default().push(as_recorded(&position, standing, organisation.as_ref()));
        }
    }
    Ok(posts)
}

fn as_recorded(position: &position::Model, standing: Standing, organisation: Option<&organisation::Model>) -> Post {
    let nature = organisation.map(organisation::Model::nature).unwrap_or_default();
    let whole = post(&position.title, organisation.map(|organisation| &organisation.name));
    Post {
        text: if whole.vi.is_empty() { position.title.vi.clone() } else { whole.vi },
        level: nature.level,
        block: nature.block,
        province: nature.province_code,
        standing,
        rank: position.rank,
        since: position.held_from,
    }
}

/// Who has no post on record is ranked by what the event prints.
fn as_printed(delegate: &delegate::Model) -> Vec<Post> {
    let titles = delegate.printed_titles.as_ref().map(|titles| titles.vi.as_str()).unwrap_or_default();
    titles.lines().map(|line| Post { text: line.trim().to_owned(), ..Post::default() }).collect()
}
