//! Adding, changing, ordering and deleting a kind of booth.
use crate::events::event;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::kind::{self, Audience, Kinds, Make};
use crate::exhibitors::limits;
use crate::exhibitors::review;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::text::{Bilingual, slugify};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, Iterable, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeSet;

/// Everything somebody says of a kind; lengths in centimetres, the price in đồng.
#[derive(Clone, Debug)]
pub struct KindInput {
    /// Empty for one made of its name. It stays for ever: booths and applications know the kind by it.
    pub code: String,
    pub make: Make,
    pub name: Bilingual,
    pub included: Bilingual,
    pub width_cm: i32,
    pub depth_cm: i32,
    pub price: i64,
    pub audience: Audience,
    pub quota: Option<i32>,
}

/// Sides a booth may have, in centimetres; how many of a kind there may be; how many kinds.
const SIDES: std::ops::RangeInclusive<i32> = 50..=10_000;
const QUOTA: std::ops::RangeInclusive<i32> = 0..=10_000;
const MOST: usize = 30;
const LONGEST_CODE: usize = 20;

impl KindInput {
    /// A kind as fairs usually have it.
    pub fn usual(make: Make) -> Self {
        let standard = make.standard(0);
        Self {
            code: standard.code,
            make,
            name: standard.name,
            included: standard.included,
            width_cm: standard.width_cm,
            depth_cm: standard.depth_cm,
            price: 0,
            audience: Audience::default(),
            quota: None,
        }
    }

    fn may_be(&self) -> Result<(), Refusal> {
        for (field, side) in [("width", self.width_cm), ("depth", self.depth_cm)] {
            if !SIDES.contains(&side) {
                return Err(Refusal::at(field, "plan-size").with("min", "0,5").with("max", SIDES.end() / 100));
            }
        }
        match self.quota {
            Some(quota) if !QUOTA.contains(&quota) => {
                Err(Refusal::at("quota", "form-range").with("min", *QUOTA.start()).with("max", *QUOTA.end()))
            }
            _ => Ok(()),
        }
    }

    fn columns(&self) -> kind::ActiveModel {
        kind::ActiveModel {
            make: Set(self.make),
            name: Set(self.name.clone()),
            included: Set(self.included.clone()),
            width_cm: Set(self.width_cm),
            depth_cm: Set(self.depth_cm),
            price: Set(self.price),
            audience: Set(self.audience.clone()),
            quota: Set(self.quota),
            ..Default::default()
        }
    }
}

pub async fn add_kind(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, input: &KindInput) -> Result<kind::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let kind = insert_kind(&mut change, event, input).await?;
    change.commit().await?;
    Ok(kind)
}

/// [`add_kind`] inside a larger change. With the first kind that an organizer sets, the standard ones that somebody has asked for
/// already become kinds of the event's own: no application may speak of what is not there.
pub async fn insert_kind(change: &mut Change, event: &event::Model, input: &KindInput) -> Result<kind::Model> {
    input.may_be()?;
    // What is given of it is counted while nobody promises any.
    limits::take_turn(change.tx(), event.id).await?;
    let rows = rows(change.tx(), event.id).await?;
    let code = code_of(input, &rows)?;
    if rows.len() >= MOST {
        return Err(Refusal::new("plan-kinds-too-many").with("max", MOST).into());
    }
    let mut kind = None;
    if rows.is_empty() {
        let used = used_codes(change.tx(), event.id).await?;
        for usual in Make::iter().map(KindInput::usual) {
            if usual.code == code {
                kind = Some(insert_row(change, event, input, code.clone()).await?);
            } else if used.contains(&usual.code) {
                insert_row(change, event, &usual, usual.code.clone()).await?;
            }
        }
    }
    match kind {
        Some(kind) => Ok(kind),
        None => insert_row(change, event, input, code).await,
    }
}

async fn insert_row(change: &mut Change, event: &event::Model, input: &KindInput, code: String) -> Result<kind::Model> {
    let given = given(change.tx(), event.id, &code).await?;
    if input.quota.is_some_and(|quota| quota < given) {
        return Err(below(given).into());
    }
    let last = rows(change.tx(), event.id).await?.last().map_or(0, |last| last.place);
    let row = kind::ActiveModel {
        event_id: Set(event.id),
        code: Set(code),
        given: Set(given),
        place: Set(last + 1),
        version: Set(1),
        ..input.columns()
    };
    let taken = Refusal::at("code", "plan-kind-code-taken");
    let kind = row.insert(change.tx()).await.or_refuse_duplicate(taken)?;
    change.note(Note::new(event.id, "plan-log-kind-added").about("booth_kind", kind.id, &kind.name.vi).after(&kind)).await?;
    Ok(kind)
}

fn code_of(input: &KindInput, rows: &[kind::Model]) -> Result<String, Refusal> {
    let said = !input.code.trim().is_empty();
    let slug = slugify(if said { &input.code } else { &input.name.vi });
    let short = |length: usize| slug.chars().take(length).collect::<String>().trim_end_matches('-').to_owned();
    let taken = |code: &str| rows.iter().any(|row| row.code == code);
    let code = short(LONGEST_CODE);
    if code.is_empty() {
        return Err(Refusal::at("code", "form-required"));
    }
    if !taken(&code) {
        return Ok(code);
    }
    if said {
        return Err(Refusal::at("code", "plan-kind-code-taken"));
    }
    let numbered = (2..100).map(|number| format!("{}-{number}", short(LONGEST_CODE - 3))).find(|code| !taken(code));
    numbered.ok_or_else(|| Refusal::at("code", "plan-kind-code-taken"))
}

/// Writes over a kind, unless somebody else did since `version`. There may not be fewer than are given already; what more there
/// is of it is offered in the same change to whoever waits, with letters that lead to `origin`. Answers to how many it was.
pub async fn change_kind(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id, version): (&event::Model, i64, i32),
    (input, origin): (&KindInput, &str),
) -> Result<usize> {
    input.may_be()?;
    let mut change = Change::begin(db, actor, now).await?;
    limits::take_turn(change.tx(), event.id).await?;
    let before = find(change.tx(), event.id, id).await?;
    let row = kind::ActiveModel { version: Set(version + 1), ..input.columns() };
    let mut same = kind::Entity::update_many().set(row).filter(kind::COLUMN.id.eq(id)).filter(kind::COLUMN.version.eq(version));
    if let Some(quota) = input.quota {
        // What is given in this moment is counted by the database.
        same = same.filter(kind::COLUMN.given.lte(quota));
    }
    if same.exec(change.tx()).await?.rows_affected == 0 {
        let now = find(change.tx(), event.id, id).await?;
        return Err(if now.version == version { below(now.given).into() } else { AppError::Stale });
    }
    let after = find(change.tx(), event.id, id).await?;
    let note = Note::new(event.id, "plan-log-kind-changed").about("booth_kind", id, &after.name.vi);
    change.note(note.before(&before).after(&after)).await?;
    let offered = if after.quota == before.quota { Vec::new() } else { review::offer_in(&mut change, event, origin).await? };
    change.commit().await?;
    Ok(offered.len())
}

fn below(given: i32) -> Refusal {
    Refusal::at("quota", "plan-kind-quota-below").with("given", given)
}

/// Deletes a kind that nothing is of.
pub async fn delete_kind(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let kind = find(change.tx(), event.id, id).await?;
    let uses = Uses::of(change.tx(), event.id, &kind.code).await?;
    if uses.any() {
        return Err(Refusal::new("plan-kind-in-use").with("booths", uses.booths).with("applications", uses.applications).into());
    }
    let gone = kind::Entity::delete_many().filter(kind::COLUMN.id.eq(id)).filter(kind::COLUMN.given.eq(0)).exec(change.tx()).await?;
    if gone.rows_affected == 0 {
        return Err(AppError::Busy);
    }
    change.note(Note::new(event.id, "plan-log-kind-deleted").about("booth_kind", id, &kind.name.vi).before(&kind)).await?;
    change.commit().await
}

/// What is of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Uses {
    pub booths: u64,
    pub applications: u64,
}

impl Uses {
    pub async fn of(db: &impl ConnectionTrait, event_id: i64, code: &str) -> Result<Self> {
        let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.kind.eq(code));
        let applications = application::Entity::find().filter(application::COLUMN.event_id.eq(event_id));
        let applications = applications.filter(application::COLUMN.booth_kind.eq(code));
        Ok(Self { booths: booths.count(db).await?, applications: applications.count(db).await? })
    }

    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// Puts the kinds in another order: that of the form and of the plan's palette.
pub async fn order_kinds(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    order: &crate::programme::order::Order<'_>,
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let ids: Vec<i64> = rows(change.tx(), event.id).await?.iter().map(|kind| kind.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = kind::Entity::update_many().col_expr(kind::Column::Place, Expr::value(place)).filter(kind::COLUMN.id.eq(id));
        row.exec(change.tx()).await?;
    }
    change.note(Note::new(event.id, "plan-log-kinds-ordered")).await?;
    change.commit().await
}

/// The kinds an organizer has set, in their order.
pub async fn rows(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<kind::Model>> {
    let rows = Kinds::of(db, event_id).await?.0;
    Ok(rows.into_iter().filter(|kind| kind.id != 0).collect())
}

/// How many booths of a kind are promised by applications, whose kind was no row until now.
async fn given(db: &impl ConnectionTrait, event_id: i64, code: &str) -> Result<i32> {
    let holding = State::iter().filter(|state| state.holds_place());
    let counts: Vec<i32> = application::Entity::find()
        .select_only()
        .column(application::Column::BoothCount)
        .filter(application::COLUMN.event_id.eq(event_id))
        .filter(application::COLUMN.booth_kind.eq(code))
        .filter(application::COLUMN.state.is_in(holding))
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().sum())
}

async fn used_codes(db: &impl ConnectionTrait, event_id: i64) -> Result<BTreeSet<String>> {
    let asked = application::Entity::find().select_only().column(application::Column::BoothKind).distinct();
    let asked = asked.filter(application::COLUMN.event_id.eq(event_id)).into_tuple::<Option<String>>().all(db).await?;
    let drawn = booth::Entity::find().select_only().column(booth::Column::Kind).distinct();
    let drawn = drawn.filter(booth::COLUMN.event_id.eq(event_id)).into_tuple::<Option<String>>().all(db).await?;
    Ok(asked.into_iter().chain(drawn).flatten().collect())
}

pub async fn find(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<kind::Model> {
    kind::Entity::find_by_id(id).filter(kind::COLUMN.event_id.eq(event_id)).order_by_asc(kind::Column::Id).one(db).await.or_not_found()
}
