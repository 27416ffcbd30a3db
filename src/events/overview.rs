//! The first page of an event's studio: how it stands, what it lacks, what to do next.
use super::event::{self, Model, Phase};
use super::gaps::{Gap, gaps};
use super::letters;
use super::publish::Act;
use super::studio::{Editor, Rail};
use super::team;
use super::window::{Stand, Window};
use crate::accounts::one_time_link;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, moment};
use rocket::Route;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![overview]
}

#[get("/studio/<_>")]
async fn overview(editor: Editor, now: Now, db: &Db) -> Result<Page<Overview>> {
    let counts = Counts::of(db.reader(), &editor.event, now.0).await?;
    let bodies = event::keep::bodies_of(db.reader(), editor.event.id).await?;
    let gaps = gaps(&editor.event, &bodies);
    let view = Overview::of(&editor, counts, gaps, now.0);
    Ok(editor.visit.page(view))
}

/// What events alone know how to count.
struct Counts {
    members: u64,
    invitations: u64,
    /// Letters that were tried in vain.
    stuck: u64,
}

impl Counts {
    async fn of(db: &DatabaseConnection, event: &Model, now: DateTimeUtc) -> Result<Self> {
        let members = team::Entity::find().filter(team::COLUMN.event_id.eq(event.id)).count(db).await?;
        let invitations = one_time_link::Entity::find()
            .filter(one_time_link::COLUMN.event_id.eq(event.id))
            .filter(one_time_link::COLUMN.purpose.eq(one_time_link::Purpose::Invite))
            .filter(one_time_link::COLUMN.used_at.is_null())
            .filter(one_time_link::COLUMN.expires_at.gt(now))
            .count(db)
            .await?;
        Ok(Self { members, invitations, stuck: letters::stuck(db, event.id).await? })
    }
}

#[derive(Serialize)]
struct Overview {
    rail: Rail,
    slug: String,
    name: Bilingual,
    theme: Bilingual,
    drum: String,
    state: &'static str,
    state_kind: &'static str,
    state_says: &'static str,
    phase: &'static str,
    when: String,
    place: Bilingual,
    /// Full address of the public page, for letters and posters.
    public: String,
    is_public: bool,
    /// Days until it begins.
    days_left: Option<i64>,
    booths: String,
    members: u64,
    invitations: u64,
    stuck: u64,
    decides: bool,
    windows: Vec<WindowRow>,
    gaps: Vec<Gap>,
    acts: Vec<ActRow>,
    steps: Vec<Step>,
}

impl View for Overview {
    const TEMPLATE: &'static str = "events/overview";
}

#[derive(Serialize)]
struct WindowRow {
    label: &'static str,
    stand: &'static str,
    kind: &'static str,
    opens: String,
    closes: String,
}

#[derive(Serialize)]
struct ActRow {
    name: &'static str,
    verb: &'static str,
    /// The act that leads on; the others lead back.
    main: bool,
}

#[derive(Serialize)]
struct Step {
    href: String,
    title: &'static str,
    text: &'static str,
}

impl Overview {
    fn of(editor: &Editor, counts: Counts, gaps: Vec<Gap>, now: DateTimeUtc) -> Self {
        let (event, visit) = (&editor.event, &editor.visit);
        let decides = editor.role.may_publish();
        Self {
            rail: editor.rail("overview"),
            slug: event.slug.clone(),
            name: event.name.clone(),
            theme: event.theme.clone(),
            drum: super::emblem::address(&event.slug, event.accent.as_deref()),
            state: event.state.key(),
            state_kind: event.state.tag(),
            state_says: said_of(event.state),
            phase: event.phase(now).key(),
            when: event.when(visit.language),
            place: event.place(),
            public: public_address(event, visit),
            is_public: event.state.is_public(),
            days_left: days_left(event, now),
            booths: booths(event),
            members: counts.members,
            invitations: counts.invitations,
            stuck: if decides { counts.stuck } else { 0 },
            decides,
            windows: windows(event, now, visit.language),
            gaps,
            acts: acts(event.state).into_iter().filter(|_| decides).collect(),
            steps: steps(event, decides),
        }
    }
}

fn public_address(event: &Model, visit: &Visit) -> String {
    format!("{}/{}/{}", visit.origin, visit.language.code(), event.slug)
}

fn days_left(event: &Model, now: DateTimeUtc) -> Option<i64> {
    let days = (event.starts_on? - event.today(now)).num_days();
    (event.phase(now) == Phase::Before).then_some(days)
}

fn booths(event: &Model) -> String {
    match event.booth_limit {
        Some(limit) => format!("{}/{limit}", event.booths_given),
        None => event.booths_given.to_string(),
    }
}

fn said_of(state: event::State) -> &'static str {
    match state {
        event::State::Draft => "events-overview-draft",
        event::State::Published => "events-overview-published",
        event::State::Archived => "events-overview-archived",
    }
}

fn acts(state: event::State) -> Vec<ActRow> {
    Act::possible(state).map(|act| ActRow { name: act.name(), verb: act.verb(), main: matches!(act, Act::Publish | Act::Reopen) }).collect()
}

fn windows(event: &Model, now: DateTimeUtc, language: Language) -> Vec<WindowRow> {
    let row = |label, window: Window| {
        let (stand, kind) = match window.stand(now) {
            Stand::NotSet => ("events-window-not-set", "plain"),
            Stand::NotYet => ("events-window-not-yet", "wait"),
            Stand::Open => ("events-window-open", "ok"),
            Stand::Over => ("events-window-over", "plain"),
        };
        let told = |at: Option<DateTimeUtc>| at.map(|at| moment(at, event.tz(), language)).unwrap_or_default();
        WindowRow { label, stand, kind, opens: told(window.opens), closes: told(window.closes) }
    };
    vec![row("events-window-registration", event.registration()), row("events-window-booths", event.booths())]
}

/// Where the work goes on. The rooms of later areas are named by address alone.
fn steps(event: &Model, decides: bool) -> Vec<Step> {
    let rooms: &[(&str, &str, &str, bool)] = &[
        ("settings", "events-step-settings", "events-step-settings-text", false),
        ("people", "events-step-people", "events-step-people-text", false),
        ("programme", "events-step-programme", "events-step-programme-text", false),
        ("booths", "events-step-booths", "events-step-booths-text", true),
        ("team", "events-step-team", "events-step-team-text", true),
    ];
    let open = rooms.iter().filter(|(.., organizers)| decides || !organizers);
    open.map(|(end, title, text, _)| Step { href: format!("/studio/{}/{end}", event.slug), title, text }).collect()
}
