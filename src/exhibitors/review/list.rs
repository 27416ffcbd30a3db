//! The studio's list of booth applications: by state, with search, filters and pages.
use crate::events::{Organizer, Rail, event};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::field::Field;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::village::Choice;
use crate::exhibitors::{booth, exhibitor};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::provinces;
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::timestamp;
use crate::platform::words::word;
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Query};
use sea_orm::{
    ActiveEnum, ColumnTrait, DatabaseConnection, EntityTrait, Iterable, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, SelectTwo,
};
use serde::Serialize;
use std::collections::HashMap;

/// Rows of one page.
const PER_PAGE: u64 = 50;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

#[derive(FromForm)]
struct Wanted {
    state: Option<State>,
    q: Option<String>,
    province: Option<String>,
    field: Option<Field>,
    page: Option<u64>,
}

#[get("/studio/<_>/booths?<wanted..>")]
async fn list(organizer: Organizer, wanted: Wanted, db: &Db) -> Result<Page<BoothsPage>> {
    let Organizer(editor) = organizer;
    let (event, language) = (&editor.event, editor.visit.language);
    let counts = counts(db.reader(), event.id).await?;
    let found = search(event.id, &wanted);
    let total = found.clone().count(db.reader()).await?;
    let number = wanted.page.unwrap_or(1).clamp(1, pages(total));
    let rows = found.offset((number - 1) * PER_PAGE).limit(PER_PAGE).all(db.reader()).await?;
    let dossiers: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
    let booths = booths_of(db.reader(), &dossiers).await?;
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let view = BoothsPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        tabs: tabs(&counts, &wanted, &event.slug, language),
        q: wanted.q.clone().unwrap_or_default(),
        state: wanted.state.map(|state| state.to_value()).unwrap_or_default(),
        choices: choices(&wanted, language),
        total,
        rows: dossiers.iter().map(|dossier| row(dossier, &booths, &kinds, event, language)).collect(),
        pager: pager(&wanted, &event.slug, number, total),
        nothing_yet: counts.is_empty(),
        hall: Hall { given: event.booths_given, limit: event.booth_limit },
    };
    Ok(editor.visit.page(view))
}

/// How many applications there are in each state.
async fn counts(db: &DatabaseConnection, event_id: i64) -> Result<HashMap<State, i64>> {
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

/// What is asked for, in the order of sending: who came first is answered first.
fn search(event_id: i64, wanted: &Wanted) -> SelectTwo<application::Entity, exhibitor::Entity> {
    let mut found: Select<application::Entity> = application::Entity::find().filter(application::COLUMN.event_id.eq(event_id));
    if let Some(state) = wanted.state {
        found = found.filter(application::COLUMN.state.eq(state));
    }
    if let Some(province) = wanted.province.as_deref().filter(|code| !code.is_empty()) {
        found = found.filter(exhibitor::COLUMN.province_code.eq(province));
    }
    if let Some(field) = wanted.field {
        let listed = Expr::col((exhibitor::Entity, exhibitor::Column::Fields)).cast_as("text");
        found = found.filter(listed.like(format!("%\"{}\"%", field.to_value())));
    }
    for word in fold(wanted.q.as_deref().unwrap_or_default()).split(' ').filter(|word| !word.is_empty()) {
        found = found.filter(says(event_id, word));
    }
    found
        .order_by_with_nulls(application::Column::SentAt, Order::Asc, NullOrdering::Last)
        .order_by_asc(application::Column::Id)
        .find_also_related(exhibitor::Entity)
}

/// A word in names, products and fields, in the tax code, or the beginning of a booth's number.
fn says(event_id: i64, word: &str) -> Expr {
    // What LIKE would take as wild cards is not searched for.
    let word = word.replace(['%', '_', '\\'], "");
    let booths = Query::select()
        .column(booth::Column::ExhibitorId)
        .from(booth::Entity)
        .and_where(Expr::col((booth::Entity, booth::Column::EventId)).eq(event_id))
        .and_where(Expr::col((booth::Entity, booth::Column::ExhibitorId)).is_not_null())
        .and_where(Expr::col((booth::Entity, booth::Column::Number)).like(format!("{}%", word.to_uppercase())))
        .to_owned();
    let column = |column| Expr::col((exhibitor::Entity, column));
    column(exhibitor::Column::Folded)
        .like(format!("%{word}%"))
        .or(column(exhibitor::Column::Identity).like(format!("{word}%")))
        .or(column(exhibitor::Column::Id).in_subquery(booths))
}

async fn booths_of(db: &DatabaseConnection, dossiers: &[Dossier]) -> Result<Vec<booth::Model>> {
    let ids = dossiers.iter().map(|dossier| dossier.exhibitor.id);
    let booths = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.is_in(ids)).order_by_asc(booth::Column::Number);
    Ok(booths.all(db).await?)
}

fn row(dossier: &Dossier, booths: &[booth::Model], kinds: &Kinds, event: &event::Model, language: Language) -> Row {
    let (exhibitor, application) = (&dossier.exhibitor, &dossier.application);
    let own: Vec<_> = booths.iter().filter(|booth| booth.exhibitor_id == Some(exhibitor.id)).cloned().collect();
    let kind = kinds.name(application.booth_kind.as_deref(), language);
    let wish = if application.booth_count > 1 && !kind.is_empty() { format!("{kind} × {}", application.booth_count) } else { kind };
    Row {
        token: application.token.clone(),
        href: format!("/studio/{}/booths/{}", event.slug, application.token),
        name: exhibitor.name.clone(),
        kind: exhibitor.kind.key(),
        fields: exhibitor.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", "),
        province: exhibitor
            .province_code
            .as_deref()
            .and_then(provinces::by_code)
            .map(|one| one.name(language).to_owned())
            .unwrap_or_default(),
        wish,
        booths: numbers_of(&own),
        sent_at: application.sent_at.map(|at| timestamp(at, event.tz(), language)).unwrap_or_default(),
        state: application.state.key(),
        tag: application.state.tag(),
    }
}

fn tabs(counts: &HashMap<State, i64>, wanted: &Wanted, slug: &str, language: Language) -> Vec<Tab> {
    let all = Tab {
        href: address(wanted, slug, None, 1),
        label: word(language, "exhibitors-state-all"),
        count: counts.values().sum(),
        current: wanted.state.is_none(),
    };
    let of = |state: State| Tab {
        href: address(wanted, slug, Some(state), 1),
        label: word(language, state.key()),
        count: counts.get(&state).copied().unwrap_or_default(),
        current: wanted.state == Some(state),
    };
    let in_order = [
        State::Sent,
        State::ChangesAsked,
        State::Waiting,
        State::Offered,
        State::Accepted,
        State::Confirmed,
        State::Declined,
        State::Withdrawn,
        State::Cancelled,
        State::Draft,
    ];
    std::iter::once(all).chain(in_order.map(of)).collect()
}

/// The list's address with the same search, another state and another page.
fn address(wanted: &Wanted, slug: &str, state: Option<State>, page: u64) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let parts = [
        ("state", state.map(|state| state.to_value())),
        ("q", wanted.q.clone()),
        ("province", wanted.province.clone()),
        ("field", wanted.field.map(|field| field.to_value())),
        ("page", (page > 1).then(|| page.to_string())),
    ];
    let given = parts.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)));
    let query: Vec<_> = given.map(|(name, value)| format!("{name}={}", encode(&value))).collect();
    if query.is_empty() { format!("/studio/{slug}/booths") } else { format!("/studio/{slug}/booths?{}", query.join("&")) }
}

/// How many pages there are; an empty list has one.
fn pages(total: u64) -> u64 {
    total.div_ceil(PER_PAGE) + u64::from(total == 0)
}

fn pager(wanted: &Wanted, slug: &str, number: u64, total: u64) -> Pager {
    let pages = pages(total);
    Pager {
        number,
        pages,
        previous: (number > 1).then(|| address(wanted, slug, wanted.state, number - 1)),
        next: (number < pages).then(|| address(wanted, slug, wanted.state, number + 1)),
    }
}

fn choices(wanted: &Wanted, language: Language) -> Vec<Filter> {
    let provinces = provinces::in_order(language).into_iter().map(|province| Choice::new(province.code.as_str(), province.name(language)));
    let fields = Field::iter().map(|field| Choice::new(field.to_value(), word(language, field.key())));
    vec![
        Filter {
            name: "province",
            label: "exhibitors-filter-province",
            none: "exhibitors-filter-any-province",
            value: wanted.province.clone().unwrap_or_default(),
            options: provinces.collect(),
        },
        Filter {
            name: "field",
            label: "exhibitors-filter-field",
            none: "exhibitors-filter-any-field",
            value: wanted.field.map(|field| field.to_value()).unwrap_or_default(),
            options: fields.collect(),
        },
    ]
}

#[derive(Serialize)]
struct BoothsPage {
    rail: Rail,
    slug: String,
    tabs: Vec<Tab>,
    q: String,
    state: String,
    choices: Vec<Filter>,
    total: u64,
    rows: Vec<Row>,
    pager: Pager,
    nothing_yet: bool,
    hall: Hall,
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    count: i64,
    current: bool,
}

#[derive(Serialize)]
struct Filter {
    name: &'static str,
    label: &'static str,
    none: &'static str,
    value: String,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    token: String,
    href: String,
    name: Bilingual,
    kind: &'static str,
    fields: String,
    province: String,
    wish: String,
    booths: String,
    sent_at: String,
    state: &'static str,
    tag: &'static str,
}

#[derive(Serialize)]
struct Pager {
    number: u64,
    pages: u64,
    previous: Option<String>,
    next: Option<String>,
}

/// How much of the hall was promised.
#[derive(Serialize)]
struct Hall {
    given: i32,
    limit: Option<i32>,
}

impl View for BoothsPage {
    const TEMPLATE: &'static str = "exhibitors/booths";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_keep_the_search() {
        let wanted =
            Wanted { state: None, q: Some("mật ong".into()), province: Some("24".into()), field: Some(Field::SmartCity), page: Some(3) };
        assert_eq!(
            address(&wanted, "hoi", Some(State::ChangesAsked), 2),
            "/studio/hoi/booths?state=changes_asked&q=m%E1%BA%ADt%20ong&province=24&field=smart_city&page=2"
        );
        let nothing = Wanted { state: None, q: Some(String::new()), province: None, field: None, page: None };
        assert_eq!(address(&nothing, "hoi", None, 1), "/studio/hoi/booths");
    }

    #[test]
    fn the_pager_ends_where_the_rows_do() {
        let wanted = Wanted { state: None, q: None, province: None, field: None, page: None };
        let ends = |number, total| {
            let pager = pager(&wanted, "hoi", number, total);
            (pager.pages, pager.previous.is_some(), pager.next.is_some())
        };
        assert_eq!(
            [ends(1, 0), ends(1, 50), ends(1, 51), ends(2, 51)],
            [(1, false, false), (1, false, false), (2, false, true), (2, true, false)]
        );
    }
}
