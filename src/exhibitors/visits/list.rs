//! The contacts of an exhibitor: found again, marked, noted on, deleted. Nobody else reads them.
use super::lead::{self, Mark};
use super::leave::last_day;
use crate::exhibitors::desk::at::{Desk, OwnDesk};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Given, Prose, fold, show_phone};
use crate::platform::time::{Now, timestamp};
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep]
}

/// Contacts on one page.
const PAGE: usize = 40;

/// What is looked for.
#[derive(Clone, Debug, Default, FromForm)]
struct Wanted {
    q: Option<String>,
    mark: Option<Mark>,
    page: Option<usize>,
}

/// What becomes of a contact.
#[derive(FromForm)]
struct Kept {
    mark: Given<Mark>,
    remark: Prose<1000>,
    version: i32,
    then: Then,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
enum Then {
    Save,
    Remove,
}

// Doors.

#[get("/desk/<_>/visits?<wanted..>")]
async fn show(wanted: Wanted, desk: OwnDesk, db: &Db, now: Now) -> Result<Page<VisitsPage>> {
    let view = VisitsPage::of(db, &desk.0, &wanted, (None, now.0)).await?;
    Ok(desk.0.visit.page(view))
}

#[post("/desk/<_>/visits/<lead>", data = "<form>")]
async fn keep(lead: i64, desk: OwnDesk, form: Form<Contextual<'_, Kept>>, db: &Db, now: Now) -> Result<Outcome<VisitsPage>> {
    let desk = desk.0;
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        None => sent,
        Some(kept) => match retrying(|| save(db, &desk, lead, kept, now.0)).await {
            Ok(()) => {
                let word = if kept.then == Then::Remove { "visits-removed" } else { "visits-saved" };
                return Ok(Outcome::Done(moved_on(format!("/desk/{}/visits#lead-{lead}", desk.event.slug), word)));
            }
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(&one(db.reader(), &desk, lead).await?)),
            Err(other) => return Err(other),
        },
    };
    let view = VisitsPage::of(db, &desk, &Wanted::default(), (Some((lead, refused)), now.0)).await?;
    Ok(Outcome::Again(desk.visit.page(view)))
}

// Work.

async fn one(db: &impl sea_orm::ConnectionTrait, desk: &Desk, id: i64) -> Result<lead::Model> {
    let own = lead::Entity::find_by_id(id).filter(lead::COLUMN.exhibitor_id.eq(desk.dossier.exhibitor.id));
    own.one(db).await.or_not_found()
}

async fn save(db: &Database, desk: &Desk, id: i64, kept: &Kept, now: DateTimeUtc) -> Result<()> {
    let change = Change::begin(db, &desk.who.actor(), now).await?;
    let row = one(change.tx(), desk, id).await?;
    if !lead::until(change.tx(), &desk.event, now).await?.0 {
        return Err(AppError::NotFound);
    }
    if kept.then == Then::Remove {
        lead::Entity::delete_by_id(row.id).exec(change.tx()).await?;
        return change.commit().await;
    }
    let written = lead::Entity::update_many()
        .col_expr(lead::Column::Mark, Expr::value(kept.mark.0.unwrap_or(row.mark)))
        .col_expr(lead::Column::Remark, Expr::value(kept.remark.to_string()))
        .col_expr(lead::Column::Version, Expr::value(kept.version + 1))
        .filter(lead::COLUMN.id.eq(row.id))
        .filter(lead::COLUMN.version.eq(kept.version))
        .exec(change.tx())
        .await?;
    if written.rows_affected == 0 { Err(AppError::Stale) } else { change.commit().await }
}

// View.

#[derive(Serialize)]
struct VisitsPage {
    slug: String,
    name: crate::platform::text::Bilingual,
    /// Until when contacts are shown; empty when nobody set a date and none follows from the event.
    until: String,
    over: bool,
    q: String,
    marks: Vec<Choice>,
    mark: String,
    leads: Vec<Shown>,
    /// All there are, and how many were found.
    total: usize,
    found: usize,
    pager: Pager,
}

#[derive(Serialize)]
struct Pager {
    number: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Shown {
    id: i64,
    action: String,
    name: String,
    organisation: String,
    phone: String,
    tel: String,
    email: String,
    words: String,
    at: String,
    booth: String,
    mark: &'static str,
    tag: &'static str,
    form: FormView,
    open: bool,
}

impl View for VisitsPage {
    const TEMPLATE: &'static str = "exhibitors/visits/list";
}

impl VisitsPage {
    async fn of(db: &Database, desk: &Desk, wanted: &Wanted, (typed, now): (Option<(i64, FormView)>, DateTimeUtc)) -> Result<Self> {
        let language = desk.visit.language;
        let all = lead::readable(db.reader(), &desk.event, desk.dossier.exhibitor.id, now).await?;
        let (open, until) = lead::until(db.reader(), &desk.event, now).await?;
        let words: Vec<_> = fold(wanted.q.as_deref().unwrap_or_default()).split(' ').map(str::to_owned).collect();
        let says = |lead: &&lead::Model| {
            let text = format!("{} {}", lead.folded, fold(&lead.remark));
            words.iter().all(|word| text.contains(word)) && wanted.mark.is_none_or(|mark| lead.mark == mark)
        };
        let found: Vec<_> = all.iter().filter(says).collect();
        let pages = found.len().div_ceil(PAGE).max(1);
        let number = wanted.page.unwrap_or(1).clamp(1, pages);
        Ok(Self {
            slug: desk.event.slug.clone(),
            name: desk.dossier.exhibitor.name.clone(),
            until: until.map(|at| last_day(at, &desk.event, language)).unwrap_or_default(),
            over: !open,
            q: wanted.q.clone().unwrap_or_default(),
            marks: Mark::ALL.map(|mark| Choice::new(mark.to_value(), word(language, mark.key()))).into(),
            mark: wanted.mark.map(|mark| mark.to_value()).unwrap_or_default(),
            leads: found.iter().skip((number - 1) * PAGE).take(PAGE).map(|lead| shown(lead, desk, typed.as_ref())).collect(),
            total: all.len(),
            found: found.len(),
            pager: pager(desk, wanted, (number, pages)),
        })
    }
}

fn pager(desk: &Desk, wanted: &Wanted, (number, pages): (usize, usize)) -> Pager {
    let page = |number: usize| {
        let q = rocket::http::RawStr::new(wanted.q.as_deref().unwrap_or_default()).percent_encode().to_string();
        let mark = wanted.mark.map(|mark| mark.to_value()).unwrap_or_default();
        format!("/desk/{}/visits?q={q}&mark={mark}&page={number}", desk.event.slug)
    };
    Pager { number, pages, previous: (number > 1).then(|| page(number - 1)), next: (number < pages).then(|| page(number + 1)) }
}

fn filled(lead: &lead::Model) -> FormView {
    FormView::filled([("version", lead.version.to_string()), ("mark", lead.mark.to_value()), ("remark", lead.remark.clone())])
}

fn shown(lead: &lead::Model, desk: &Desk, typed: Option<&(i64, FormView)>) -> Shown {
    let language = desk.visit.language;
    let typed = typed.filter(|(id, _)| *id == lead.id).map(|(_, form)| form.clone());
    Shown {
        id: lead.id,
        action: format!("/desk/{}/visits/{}", desk.event.slug, lead.id),
        name: lead.name.clone(),
        organisation: lead.organisation.clone(),
        phone: if lead.phone.is_empty() { String::new() } else { show_phone(&lead.phone, language) },
        tel: lead.phone.clone(),
        email: lead.email.clone(),
        words: lead.words.clone(),
        at: timestamp(lead.agreed_at, desk.event.tz(), language),
        booth: lead.booth.clone(),
        mark: lead.mark.key(),
        tag: lead.mark.tag(),
        open: typed.is_some(),
        form: typed.unwrap_or_else(|| filled(lead)),
    }
}
