//! What is known of one organisation, and who holds posts there.
use super::list::{Said, all_provinces, blocks, levels, said};
use super::{Block, Entity, Level, Model, rewrite};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::people::line::{PersonLine, Printed, held};
use crate::people::{delegate, person, position};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::provinces::ProvinceCode;
use crate::platform::text::{Bilingual, BothLine, Given, Line};
use crate::platform::time::{Now, date_range};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use std::collections::HashSet;

/// Holders of posts that the page shows.
const SHOWN: usize = 200;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

/// What is written of an organisation that is known.
#[derive(FromForm)]
pub struct OrganisationInput {
    pub name: BothLine<2, 200>,
    pub short_name: Line<0, 80>,
    pub level: Given<Level>,
    pub block: Given<Block>,
    pub province: Given<ProvinceCode>,
    pub version: i32,
}

#[get("/studio/<_>/organisations/<id>")]
async fn show(id: i64, editor: Editor, db: &Db) -> Result<Page<OrganisationPage>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let view = OrganisationPage::of(db, &editor, &row, filled(&row)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/organisations/<id>", data = "<form>")]
async fn save(
    id: i64,
    form: Form<Contextual<'_, OrganisationInput>>,
    editor: Editor,
    now: Now,
    db: &Db,
) -> Result<Outcome<OrganisationPage>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let sent = FormView::sent(&form.context);
    let (row, again) = match &form.value {
        None => (row, sent),
        Some(input) => match change_organisation(db, &editor.event, &editor.actor(), now.0, (&row, input)).await {
            Ok(_) => return Ok(Outcome::Done(moved_on(format!("/studio/{}/organisations/{id}", editor.event.slug), "people-saved"))),
            Err(AppError::Refused(no)) => (row, sent.refused(&no)),
            Err(AppError::Stale) => {
                let current = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
                let again = sent.stale(&filled(&current));
                (current, again)
            }
            Err(other) => return Err(other),
        },
    };
    let view = OrganisationPage::of(db, &editor, &row, again).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

/// Changes what is known of an organisation, from within an event, if it still is what `input.version` was.
pub async fn change_organisation(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (found, input): (&Model, &OrganisationInput),
) -> Result<Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let wanted = Model {
        name: input.name.clone().into(),
        short_name: input.short_name.to_string(),
        level: input.level.0,
        block: input.block.0,
        province_code: input.province.0.clone().map(ProvinceCode::into_string),
        version: input.version,
        ..found.clone()
    };
    let row = rewrite(&mut change, Some(event.id), &Model { version: input.version, ..found.clone() }, wanted).await?;
    change.commit().await?;
    Ok(row)
}

/// What is on record, as the fields of the form; where nobody has said it, what the name suggests.
fn filled(row: &Model) -> FormView {
    let nature = row.nature();
    FormView::filled([
        ("name.vi", row.name.vi.clone()),
        ("name.en", row.name.en.clone()),
        ("short_name", row.short_name.clone()),
        ("level", nature.level.map_or("", Level::code).to_owned()),
        ("block", nature.block.map_or("", Block::code).to_owned()),
        ("province", nature.province_code.unwrap_or_default()),
        ("version", row.version.to_string()),
    ])
}

#[derive(Serialize)]
struct OrganisationPage {
    rail: Rail,
    back: String,
    name: Bilingual,
    form: FormView,
    level: Said,
    block: Said,
    levels: Vec<Choice>,
    blocks: Vec<Choice>,
    provinces: Vec<Choice>,
    holders: Vec<Holder>,
    /// Whether more hold posts there than are shown.
    more: bool,
    /// Where it is made one with another; empty for who may not.
    merge: String,
}

impl View for OrganisationPage {
    const TEMPLATE: &'static str = "people/organisation";
}

/// Somebody with a post there.
#[derive(Serialize)]
struct Holder {
    line: PersonLine,
    /// From and to, ready; or empty.
    when: String,
}

impl OrganisationPage {
    async fn of(db: &Database, editor: &Editor, row: &Model, form: FormView) -> Result<Self> {
        let language = editor.visit.language;
        let (level, block) = said(row, language);
        let mut holders = holders(db, editor, row.id).await?;
        let more = holders.len() > SHOWN;
        holders.truncate(SHOWN);
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/organisations", editor.event.slug),
            name: row.name.clone(),
            form,
            level,
            block,
            levels: levels(language),
            blocks: blocks(language),
            provinces: all_provinces(language),
            holders,
            more,
            merge: if editor.role.may_see_contacts() {
                format!("/studio/{}/organisations/{}/merge", editor.event.slug, row.id)
            } else {
                String::new()
            },
        })
    }
}

/// Who holds posts in an organisation, or held them, by given name; who comes to this event leads to their page.
async fn holders(db: &Database, editor: &Editor, id: i64) -> Result<Vec<Holder>> {
    let language = editor.visit.language;
    let rows = position::Entity::find()
        .filter(position::COLUMN.organisation_id.eq(id))
        .find_also_related(person::Entity)
        .order_by_asc(person::COLUMN.sort_key)
        .order_by_asc(position::COLUMN.place)
        .limit(SHOWN as u64 + 1)
        .all(db.reader())
        .await?;
    let here = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(editor.event.id))
        .filter(delegate::COLUMN.person_id.is_in(rows.iter().map(|(post, _)| post.person_id)))
        .all(db.reader())
        .await?;
    let here: HashSet<i64> = here.into_iter().map(|one| one.person_id).collect();
    let holder = |(post, person): (position::Model, Option<person::Model>)| {
        let person = person?;
        let href = if here.contains(&person.id) { format!("/studio/{}/people/{}", editor.event.slug, person.slug) } else { String::new() };
        let printed = Printed::of(&person, vec![held(&post.title, post.standing)]);
        Some(Holder { line: printed.line(language, href), when: held_during(&post, language) })
    };
    Ok(rows.into_iter().filter_map(holder).collect())
}

/// From and to; empty where neither is known.
fn held_during(post: &position::Model, language: Language) -> String {
    match (post.held_from, post.held_to) {
        (None, None) => String::new(),
        (from, to) => date_range(from, to, language),
    }
}
