//! Finds the applications that were asked for, in the order that was asked for.
use super::wanted::{Sort, Wanted};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::review::abstention::abstains;
use crate::exhibitors::review::score::Average;
use crate::exhibitors::review::{criterion, score};
use crate::exhibitors::village::Villages;
use crate::exhibitors::{booth, exhibitor};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::{collation_key, fold};
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Query, SelectStatement};
use sea_orm::{
    ActiveEnum, ColumnTrait, DatabaseConnection, EntityTrait, Iterable, Order, QueryFilter, QueryOrder, QuerySelect, Select, SelectTwo,
};
use std::collections::HashMap;

/// An application of the list, with what the reader may know of its score.
pub struct Found {
    pub dossier: Dossier,
    pub average: Option<Average>,
}

/// How many applications there are in each state.
pub async fn counts(db: &DatabaseConnection, event_id: i64) -> Result<HashMap<State, i64>> {
    let rows: Vec<(State, i64)> = application::Entity::find()
        .select_only()
        .column(application::Column::State)
        .column_as(Expr::col((application::Entity, application::Column::Id)).count(), "count")
        .filter(application::COLUMN.event_id.eq(event_id))
        .group_by(application::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// All that was asked for, in order. Averages stay out of sight, of filter and of order where the reader may not see them.
pub async fn find(
    db: &DatabaseConnection,
    event_id: i64,
    reader: i64,
    wanted: &Wanted,
    shown: (&Kinds, &Villages, Language),
) -> Result<Vec<Found>> {
    let rows = search(event_id, wanted).all(db).await?;
    let dossiers: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
    let mut averages = averages(db, event_id, reader, &dossiers).await?;
    let found = dossiers.into_iter().map(|dossier| Found { average: averages.remove(&dossier.application.id), dossier });
    let enough =
        |found: &Found| wanted.score.is_none_or(|least| found.average.as_ref().is_some_and(|average| average.total >= f64::from(least)));
    let mut found: Vec<_> = found.filter(enough).collect();
    put_in_order(&mut found, wanted, shown);
    Ok(found)
}

/// What the scores of each application come to, where the reader may know it.
async fn averages(db: &DatabaseConnection, event_id: i64, reader: i64, dossiers: &[Dossier]) -> Result<HashMap<i64, Average>> {
    let criteria = criterion::all(db, event_id).await?;
    if criteria.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<_> = dossiers.iter().map(|dossier| dossier.application.id).collect();
    let mut scores: HashMap<i64, Vec<score::Model>> = HashMap::new();
    for score in score::of_applications(db, &ids).await? {
        scores.entry(score.application_id).or_default().push(score);
    }
    let aside = abstains(db, event_id, reader).await?;
    let seen = |dossier: &Dossier| {
        let scores = scores.get(&dossier.application.id)?;
        let done = score::is_complete(&criteria, scores, reader);
        let may = score::sees_others(done, aside, dossier.application.state);
        Some((dossier.application.id, score::average(&criteria, scores).filter(|_| may)?))
    };
    Ok(dossiers.iter().filter_map(seen).collect())
}

/// The rows come in the order of sending, which stays the order among equals.
fn put_in_order(found: &mut [Found], wanted: &Wanted, (kinds, villages, language): (&Kinds, &Villages, Language)) {
    let province =
        |one: &Found| one.dossier.exhibitor.province_code.as_deref().and_then(provinces::by_code).map(|known| known.name(language));
    let village = |one: &Found| villages.name_for(&one.dossier.application).map(|name| collation_key(name.plain(language)));
    match wanted.sort() {
        Sort::Sent => {}
        Sort::Name => found.sort_by_cached_key(|one| collation_key(&one.dossier.label())),
        Sort::Province => found.sort_by_cached_key(|one| province(one).map_or((true, String::new()), |name| (false, collation_key(name)))),
        Sort::Kind => found.sort_by_cached_key(|one| {
            let code = one.dossier.application.booth_kind.as_deref();
            kinds.0.iter().position(|kind| Some(kind.code.as_str()) == code).unwrap_or(usize::MAX)
        }),
        Sort::Village => found.sort_by_cached_key(|one| village(one).map_or((true, None), |name| (false, Some(name)))),
        Sort::Score => found.sort_by(|one, other| {
            let total = |found: &Found| found.average.as_ref().map_or(-1.0, |average| average.total);
            total(one).total_cmp(&total(other))
        }),
        Sort::State => found.sort_by_key(|one| State::iter().position(|state| state == one.dossier.application.state)),
    }
    if wanted.down {
        found.reverse();
    }
}

/// What is asked for, in the order of sending.
fn search(event_id: i64, wanted: &Wanted) -> SelectTwo<application::Entity, exhibitor::Entity> {
    let mut found: Select<application::Entity> = application::Entity::find().filter(application::COLUMN.event_id.eq(event_id));
    if let Some(state) = wanted.state {
        found = found.filter(application::COLUMN.state.eq(state));
    }
    if let Some(kind) = wanted.kind.as_deref().filter(|code| !code.is_empty()) {
        found = found.filter(application::COLUMN.booth_kind.eq(kind));
    }
    if let Some(village) = wanted.village {
        found = found.filter(application::COLUMN.village.eq(village.to_string()));
    }
    if let Some(province) = wanted.province.as_deref().filter(|code| !code.is_empty()) {
        found = found.filter(exhibitor::COLUMN.province_code.eq(province));
    }
    if let Some(field) = wanted.field {
        let listed = Expr::col((exhibitor::Entity, exhibitor::Column::Fields)).cast_as("text");
        found = found.filter(listed.like(format!("%\"{}\"%", field.to_value())));
    }
    if wanted.unplaced {
        let own = Expr::col((exhibitor::Entity, exhibitor::Column::Id));
        found = found.filter(application::COLUMN.state.is_in(State::HOLDING)).filter(application::COLUMN.booth_count.gt(0));
        found = found.filter(own.not_in_subquery(holders(event_id)));
    }
    for word in fold(wanted.q.as_deref().unwrap_or_default()).split(' ').filter(|word| !word.is_empty()) {
        found = found.filter(says(event_id, word));
    }
    found
        .order_by_with_nulls(application::Column::SentAt, Order::Asc, NullOrdering::Last)
        .order_by_asc(application::Column::Id)
        .find_also_related(exhibitor::Entity)
}

/// Who stands on a booth of the event.
fn holders(event_id: i64) -> SelectStatement {
    Query::select()
        .column(booth::Column::ExhibitorId)
        .from(booth::Entity)
        .and_where(Expr::col((booth::Entity, booth::Column::EventId)).eq(event_id))
        .and_where(Expr::col((booth::Entity, booth::Column::ExhibitorId)).is_not_null())
        .to_owned()
}

/// Who shares a booth of the event.
fn guests(event_id: i64) -> SelectStatement {
    Query::select()
        .column((booth_share::Entity, booth_share::Column::ExhibitorId))
        .from(booth_share::Entity)
        .inner_join(
            booth::Entity,
            Expr::col((booth::Entity, booth::Column::Id)).equals((booth_share::Entity, booth_share::Column::BoothId)),
        )
        .and_where(Expr::col((booth::Entity, booth::Column::EventId)).eq(event_id))
        .to_owned()
}

/// A word in names, products and fields, in the tax code, or the beginning of a booth's number.
fn says(event_id: i64, word: &str) -> Expr {
    // What LIKE would take as wild cards is not searched for.
    let word = word.replace(['%', '_', '\\'], "");
    let number = Expr::col((booth::Entity, booth::Column::Number)).like(format!("{}%", word.to_uppercase()));
    let booths = holders(event_id).and_where(number.clone()).to_owned();
    let shared = guests(event_id).and_where(number).to_owned();
    let column = |column| Expr::col((exhibitor::Entity, column));
    column(exhibitor::Column::Folded)
        .like(format!("%{word}%"))
        .or(column(exhibitor::Column::Identity).like(format!("{word}%")))
        .or(column(exhibitor::Column::Id).in_subquery(booths))
        .or(column(exhibitor::Column::Id).in_subquery(shared))
}
