//! The waiting list as organizers see it: who waits in which line, who was offered a place until when, and how the list is kept.
use super::keeper;
use super::waiting;
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::limits::Room;
use crate::exhibitors::waiting_list::{self, DAYS, Rules};
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::retrying;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, moment};
use rocket::form::{Contextual, Form};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

#[derive(FromForm)]
struct Kept {
    automatic: bool,
    days: i32,
    may_join: bool,
}

#[get("/studio/<_>/booths/waiting")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<WaitingPage>> {
    let editor = organizer.0;
    let rules = Rules::of(db.reader(), editor.event.id).await?;
    let ticked = |is: bool| is.to_string();
    let form =
        FormView::filled([("automatic", ticked(rules.automatic)), ("days", rules.days.to_string()), ("may_join", ticked(rules.may_join))]);
    page(db, editor, form).await
}

#[post("/studio/<_>/booths/waiting", data = "<form>")]
async fn save(organizer: Organizer, form: Form<Contextual<'_, Kept>>, db: &Db, now: Now) -> Result<Outcome<WaitingPage>> {
    let editor = organizer.0;
    let mut sent = FormView::sent(&form.context);
    let kept = form.value.as_ref().filter(|kept| DAYS.contains(&kept.days));
    let Some(kept) = kept else {
        if form.value.is_some() {
            sent = sent.refused(&Refusal::at("days", "form-range").with("min", *DAYS.start()).with("max", *DAYS.end()));
        }
        return Ok(Outcome::Again(page(db, editor, sent).await?));
    };
    let rules = Rules { automatic: kept.automatic, days: kept.days, may_join: kept.may_join };
    retrying(|| keep(db, &editor, rules, now)).await?;
    // Switched on again, what is free is offered at once.
    keeper::offer_at(db, &editor.event, now.0, &editor.visit.origin).await?;
    Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/waiting", editor.event.slug), "exhibitors-list-saved")))
}

async fn keep(db: &Db, editor: &Editor, rules: Rules, now: Now) -> Result<()> {
    let event = &editor.event;
    let mut change = Change::begin(db, &editor.actor(), now.0).await?;
    let before = Rules::of(change.tx(), event.id).await?;
    let row = waiting_list::ActiveModel {
        event_id: Set(event.id),
        automatic: Set(rules.automatic),
        days: Set(rules.days),
        may_join: Set(rules.may_join),
        ..Default::default()
    };
    let over = OnConflict::column(waiting_list::Column::EventId)
        .update_columns([waiting_list::Column::Automatic, waiting_list::Column::Days, waiting_list::Column::MayJoin])
        .to_owned();
    waiting_list::Entity::insert(row).on_conflict(over).exec_without_returning(change.tx()).await?;
    let told = |rules: Rules| json!({ "automatic": rules.automatic, "offer_days": rules.days, "may_join": rules.may_join });
    let note = Note::new(event.id, "exhibitors-log-list-kept").about("event", event.id, &event.name.vi);
    // The public pages say whether one may still apply.
    let note = note.before(&told(before)).after(&told(rules));
    change.note(if before.may_join == rules.may_join { note.quiet() } else { note }).await?;
    change.commit().await
}

async fn page(db: &Db, editor: Editor, form: FormView) -> Result<Page<WaitingPage>> {
    let (event, language) = (&editor.event, editor.visit.language);
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let room = Room::of(db.reader(), event.id).await?;
    let waiting = waiting::line(db.reader(), event.id).await?;
    let lines = kinds.0.iter().map(|kind| {
        let own: Vec<_> = waiting.iter().filter(|one| one.application.booth_kind.as_deref() == Some(&kind.code)).collect();
        let rows = own.iter().map(|one| row(one, one.application.waiting_since, event, language));
        let left = room.left(Some(&kind.code));
        Line { kind: kind.name.clone(), limited: left.is_some(), left: left.unwrap_or_default(), rows: rows.collect() }
    });
    let offered = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event.id))
        .filter(application::COLUMN.state.eq(State::Offered))
        .order_by_asc(application::Column::OfferedUntil)
        .find_also_related(exhibitor::Entity);
    let offered = offered.all(db.reader()).await?.into_iter().filter_map(Dossier::of_pair);
    let view = WaitingPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        lines: lines.filter(|line| !line.rows.is_empty()).collect(),
        offered: offered.map(|one| row(&one, one.application.offered_until, event, language)).collect(),
        form,
    };
    Ok(editor.visit.page(view))
}

fn row(dossier: &Dossier, at: Option<sea_orm::prelude::DateTimeUtc>, event: &event::Model, language: Language) -> Row {
    Row {
        href: format!("/studio/{}/booths/{}", event.slug, dossier.application.token),
        name: dossier.exhibitor.name.clone(),
        count: dossier.application.booth_count,
        at: at.map(|at| moment(at, event.tz(), language)).unwrap_or_default(),
    }
}

/// Who waits for one kind, the first first.
#[derive(Serialize)]
struct Line {
    kind: Bilingual,
    /// Whether there is a limit, and how many booths are left under it.
    limited: bool,
    left: i32,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: Bilingual,
    count: i32,
    at: String,
}

#[derive(Serialize)]
struct WaitingPage {
    rail: Rail,
    slug: String,
    lines: Vec<Line>,
    offered: Vec<Row>,
    form: FormView,
}

impl View for WaitingPage {
    const TEMPLATE: &'static str = "exhibitors/waiting";
}
