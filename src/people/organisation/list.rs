//! All organisations that are known: found by name, narrowed by level, block and province.
use super::{Block, COLUMN, Column, Entity, Level, Model};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::people::duplicates::{MergedRow, merged};
use crate::people::merge::Kind;
use crate::people::position;
use crate::people::tabs::Tabs;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::provinces;
use crate::platform::text::{Bilingual, fold};
use crate::platform::words::{say, word};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveEnum, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// Organisations on one page.
const PER_PAGE: u64 = 50;

/// What a choice says that asks for what is not known.
const UNKNOWN: &str = "none";

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

/// What the list is narrowed to.
#[derive(FromForm)]
struct Asked {
    q: Option<String>,
    level: Option<String>,
    block: Option<String>,
    province: Option<String>,
    page: Option<u64>,
}

#[get("/studio/<_>/organisations?<asked..>")]
async fn list(asked: Asked, editor: Editor, db: &Db) -> Result<Page<OrganisationsPage>> {
    let view = OrganisationsPage::of(db, &editor, &asked).await?;
    Ok(editor.visit.page(view))
}

fn search(asked: &Asked) -> Select<Entity> {
    let mut found = Entity::find();
    for word in fold(asked.q.as_deref().unwrap_or_default()).split(' ').filter(|word| !word.is_empty()) {
        // What LIKE would take as wild cards is not searched for.
        found = found.filter(Expr::col((Entity, Column::Folded)).like(format!("%{}%", word.replace(['%', '_', '\\'], ""))));
    }
    for (column, value) in [(Column::Level, &asked.level), (Column::Block, &asked.block), (Column::ProvinceCode, &asked.province)] {
        let column = Expr::col((Entity, column));
        found = match value.as_deref().unwrap_or_default() {
            "" => found,
            UNKNOWN => found.filter(column.is_null()),
            value => found.filter(column.eq(value)),
        };
    }
    found
}

/// How many posts there are in each of these organisations.
async fn posts_in(db: &impl ConnectionTrait, rows: &[Model]) -> Result<HashMap<i64, i64>> {
    let counts: Vec<(i64, i64)> = position::Entity::find()
        .select_only()
        .column(position::Column::OrganisationId)
        .column_as(Expr::col((position::Entity, position::Column::Id)).count(), "count")
        .filter(position::COLUMN.organisation_id.is_in(rows.iter().map(|row| row.id)))
        .group_by(position::Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().collect())
}

#[derive(Serialize)]
struct OrganisationsPage {
    rail: Rail,
    tabs: Tabs,
    /// Whether any organisation is known at all.
    any: bool,
    q: String,
    count: String,
    choices: Vec<Pick>,
    rows: Vec<Row>,
    pager: Pager,
    /// What the team of this event made one lately.
    merged: Vec<MergedRow>,
}

impl View for OrganisationsPage {
    const TEMPLATE: &'static str = "people/organisations";
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: Bilingual,
    short_name: String,
    level: Said,
    block: Said,
    province: String,
    posts: i64,
}

/// A word, and whether it is only what the name suggests.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Said {
    pub text: String,
    pub suggested: bool,
}

#[derive(Serialize)]
struct Pager {
    text: String,
    previous: Option<String>,
    next: Option<String>,
}

impl OrganisationsPage {
    async fn of(db: &Database, editor: &Editor, asked: &Asked) -> Result<Self> {
        let language = editor.visit.language;
        let total = search(asked).count(db.reader()).await?;
        let pages = std::cmp::max(total.div_ceil(PER_PAGE), 1);
        let number = asked.page.unwrap_or(1).clamp(1, pages);
        let found = search(asked).order_by_asc(COLUMN.folded).offset((number - 1) * PER_PAGE).limit(PER_PAGE);
        let rows = found.all(db.reader()).await?;
        let posts = posts_in(db.reader(), &rows).await?;
        Ok(Self {
            rail: editor.rail("people"),
            tabs: editor.into(),
            any: total > 0 || Entity::find().limit(1).one(db.reader()).await?.is_some(),
            q: asked.q.clone().unwrap_or_default(),
            count: say(language, "layout-found", &json!({ "count": total })),
            choices: choices(asked, language),
            rows: rows.iter().map(|row| Row::of(row, posts.get(&row.id).copied(), &editor.event, language)).collect(),
            pager: Pager {
                text: say(language, "people-organisations-page", &json!({ "page": number, "pages": pages })),
                previous: (number > 1).then(|| address(&editor.event, asked, number - 1)),
                next: (number < pages).then(|| address(&editor.event, asked, number + 1)),
            },
            merged: if editor.role.may_see_contacts() { merged(db, editor, Kind::Organisation).await? } else { Vec::new() },
        })
    }
}

impl Row {
    fn of(row: &Model, posts: Option<i64>, event: &event::Model, language: Language) -> Self {
        let (level, block) = said(row, language);
        Self {
            href: format!("/studio/{}/organisations/{}", event.slug, row.id),
            name: row.name.clone(),
            short_name: row.short_name.clone(),
            level,
            block,
            province: row.nature().province_code.and_then(|code| provinces::by_code(&code)).map_or("", |one| one.name(language)).to_owned(),
            posts: posts.unwrap_or_default(),
        }
    }
}

/// Level and block in words.
pub(super) fn said(row: &Model, language: Language) -> (Said, Said) {
    let nature = row.nature();
    let said = |key: Option<&str>, suggested| Said { text: key.map(|key| word(language, key)).unwrap_or_default(), suggested };
    let level = said(nature.level.map(Level::key), row.level.is_none() && nature.level.is_some());
    let block = said(nature.block.map(Block::key), row.block.is_none() && nature.block.is_some());
    (level, block)
}

fn choices(asked: &Asked, language: Language) -> Vec<Pick> {
    let unknown = Choice::new(UNKNOWN, word(language, "people-organisation-unknown"));
    let with_unknown = |options: Vec<Choice>| options.into_iter().chain([unknown.clone()]).collect();
    let select = |name, label, none, value: &Option<String>, options| {
        Pick::new(name, (label, none), value.as_deref(), with_unknown(options), language)
    };
    vec![
        select("level", "people-organisation-level", "people-organisation-any-level", &asked.level, levels(language)),
        select("block", "people-organisation-block", "people-organisation-any-block", &asked.block, blocks(language)),
        select("province", "people-organisation-province", "people-organisation-any-province", &asked.province, all_provinces(language)),
    ]
}

pub(super) fn levels(language: Language) -> Vec<Choice> {
    Level::ALL.map(|level| Choice::new(level.to_value(), word(language, level.key()))).into()
}

pub(super) fn blocks(language: Language) -> Vec<Choice> {
    Block::ALL.map(|block| Choice::new(block.to_value(), word(language, block.key()))).into()
}

pub(super) fn all_provinces(language: Language) -> Vec<Choice> {
    provinces::in_order(language).into_iter().map(|one| Choice::new(one.code.as_str(), one.name(language))).collect()
}

/// The list's address with the same search, at another page.
fn address(event: &event::Model, asked: &Asked, page: u64) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let parts = [("q", &asked.q), ("level", &asked.level), ("block", &asked.block), ("province", &asked.province)];
    let given = parts.into_iter().filter_map(|(name, value)| Some((name, value.as_deref().filter(|value| !value.is_empty())?)));
    let query: String = given.map(|(name, value)| format!("{name}={}&", encode(value))).collect();
    format!("/studio/{}/organisations?{query}page={page}", event.slug)
}
