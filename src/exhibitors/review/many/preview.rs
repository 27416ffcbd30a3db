//! What an act on many would do: each letter as it would be sent, and who cannot be acted on and why. Nothing is done here.
use super::ACTS;
use crate::events::{Editor, Rail, event};
use crate::exhibitors::application::acts::{Act, By};
use crate::exhibitors::application::{self, Model};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor;
use crate::exhibitors::letters::{Drawn, Written};
use crate::exhibitors::limits::{Held, Room};
use crate::exhibitors::review::perform::{Acting, Doing, rehearse};
use crate::exhibitors::waiting_list::Rules;
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::{DateField, local};
use crate::platform::words::say;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveEnum, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::Value;

/// One application that was chosen.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    #[serde(skip)]
    pub application_id: i64,
    #[serde(skip)]
    pub seen_version: i32,
    #[serde(skip)]
    row: Model,
    /// "token.version", as the form sends it back.
    chosen: String,
    href: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    /// Why it cannot be acted on, ready; empty where it can.
    why: String,
    letters: Vec<Drawn>,
}

/// The applications of these tokens, who came first first. A version that was seen before stays the one that counts.
pub async fn rows(db: &Db, event: &event::Model, chosen: &[(&str, Option<i32>)]) -> Result<Vec<Row>> {
    let found = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event.id))
        .filter(application::COLUMN.token.is_in(chosen.iter().map(|(token, _)| *token)))
        .order_by_asc(application::Column::SentAt)
        .order_by_asc(application::Column::Id)
        .find_also_related(exhibitor::Entity);
    let dossiers = found.all(db.reader()).await?.into_iter().filter_map(Dossier::of_pair);
    let seen = |row: &Model| chosen.iter().find(|(token, _)| *token == row.token).and_then(|(_, version)| *version).unwrap_or(row.version);
    Ok(dossiers.map(|dossier| Row::of(event, &dossier, seen(&dossier.application))).collect())
}

impl Row {
    fn of(event: &event::Model, dossier: &Dossier, seen_version: i32) -> Self {
        let row = &dossier.application;
        Self {
            application_id: row.id,
            seen_version,
            row: row.clone(),
            chosen: format!("{}.{seen_version}", row.token),
            href: format!("/studio/{}/booths/{}", event.slug, row.token),
            name: dossier.exhibitor.name.clone(),
            state: row.state.key(),
            tag: row.state.tag(),
            why: String::new(),
            letters: Vec::new(),
        }
    }
}

/// Tries the act on each, and takes it back. Places are counted down the list: who comes after the last finds none.
pub async fn rehearsed(db: &Db, editor: &Editor, rows: Vec<Row>, doing: &Doing, now: DateTimeUtc) -> Result<Vec<Row>> {
    let actor = editor.actor();
    let mut room = Room::of(db.reader(), editor.event.id).await?;
    let mut tried = Vec::new();
    for mut row in rows {
        let acting = Acting {
            actor: &actor,
            by: By::Organizer,
            event: &editor.event,
            token: &row.row.token,
            version: Some(row.seen_version),
            now,
            origin: &editor.visit.origin,
        };
        let refused = match rehearse(db, &acting, doing).await {
            Ok(done) => {
                row.letters = done.letters.iter().map(Written::drawn).collect::<Result<_>>()?;
                no_room(&mut room, &done.dossier.application)
            }
            Err(AppError::Refused(no)) => Some(no),
            Err(AppError::Stale) => Some(Refusal::new("exhibitors-act-changed")),
            Err(other) => return Err(other),
        };
        row.why = refused.map(|no| say(editor.visit.language, &no.key, &Value::Object(no.args))).unwrap_or_default();
        tried.push(row);
    }
    Ok(tried)
}

fn no_room(room: &mut Room, after: &Model) -> Option<Refusal> {
    let wanted = Held::of(after);
    if wanted.count > 0 && !room.fits(&wanted) {
        return Some(Refusal::new("exhibitors-many-no-room"));
    }
    room.take(&wanted);
    None
}

/// An act to choose, as `exhibitors/many` offers it.
#[derive(Serialize)]
struct Offered {
    value: String,
    label: &'static str,
    note: &'static str,
}

#[derive(Serialize)]
pub struct ManyPage {
    rail: Rail,
    slug: String,
    form: FormView,
    acts: Vec<Offered>,
    rows: Vec<Row>,
    /// The word of the act whose letters are shown; nothing while it is being chosen.
    act: Option<&'static str>,
    /// How many can be acted on.
    able: usize,
    unable: usize,
}

impl ManyPage {
    pub fn of(editor: &Editor, mut form: FormView, rows: Vec<Row>, act: Option<Act>, now: DateTimeUtc) -> Self {
        let term = Rules::default().term(&editor.event, now);
        let until = DateField(local(term, editor.event.tz()).date()).to_string();
        form.values.entry("until".into()).or_insert(until);
        let able = rows.iter().filter(|row| row.why.is_empty()).count();
        Self {
            rail: editor.rail("booths"),
            slug: editor.event.slug.clone(),
            form,
            acts: ACTS.map(|act| Offered { value: act.to_value(), label: act.key(), note: act.note_key() }).into(),
            act: act.map(Act::key),
            able,
            unable: rows.len() - able,
            rows,
        }
    }
}

impl View for ManyPage {
    const TEMPLATE: &'static str = "exhibitors/many";
}
