//! Staff badges: who stands at the booth, as many as the booth has.
pub mod badge;

use super::at::{Desk, DeskFor, OwnDesk};
use super::parts::rule::Rules;
use super::parts::{Frame, Opened, Part, PartPage, Saving, Sent, again, saved, show};
use crate::events::Rail;
use crate::exhibitors::met::settling;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::page::{Page, View};
use crate::platform::text::Line;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![own, keep_own, for_them, keep_for_them]
}

/// The rows of the form; a row without a name is left out.
#[derive(FromForm)]
struct Badges {
    badges: Vec<Bearer>,
}

#[derive(FromForm)]
struct Bearer {
    name: Line<0, 80>,
    post: Line<0, 80>,
}

// Doors.

#[get("/desk/<_>/badges")]
async fn own(desk: OwnDesk, db: &Db, now: Now) -> Result<Page<BadgesPage>> {
    show(desk.0, db, now.0).await
}

#[get("/studio/<_>/booths/<_>/desk/badges")]
async fn for_them(desk: DeskFor, db: &Db, now: Now) -> Result<Page<BadgesPage>> {
    show(desk.0, db, now.0).await
}

#[post("/desk/<_>/badges", data = "<form>")]
async fn keep_own(desk: OwnDesk, form: Form<Contextual<'_, Badges>>, db: &Db, now: Now) -> Result<Outcome<BadgesPage>> {
    keep(desk.0, form, db, now).await
}

#[post("/studio/<_>/booths/<_>/desk/badges", data = "<form>")]
async fn keep_for_them(desk: DeskFor, form: Form<Contextual<'_, Badges>>, db: &Db, now: Now) -> Result<Outcome<BadgesPage>> {
    keep(desk.0, form, db, now).await
}

async fn keep(desk: Desk, form: Form<Contextual<'_, Badges>>, db: &Db, now: Now) -> Result<Outcome<BadgesPage>> {
    let sent = Sent::of(&form.context);
    let Some(badges) = &form.value else { return again(desk, db, now.0, sent.form, None).await };
    let saving = Saving { desk: &desk, part: Part::Badges, version: sent.version, done: Some(sent.done), now: now.0 };
    match settling(|| save(db, &saving, badges)).await {
        Ok(()) => Ok(Outcome::Done(saved(&desk, Part::Badges, sent.done))),
        Err(error) => again(desk, db, now.0, sent.form, Some(error)).await,
    }
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, badges: &Badges) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    let rules = Rules::of(opened.change.tx(), &saving.desk.event).await?;
    let booths = opened.present.booths(opened.change.tx()).await?.len();
    let most = rules.badges(booths);
    let named = |bearer: &&Bearer| !bearer.name.is_empty() || !bearer.post.is_empty();
    let mut people = vec![];
    for (number, bearer) in badges.badges.iter().enumerate().filter(|(_, bearer)| named(bearer)) {
        if bearer.name.is_empty() {
            return Err(Refusal::at(format!("badges[{number}].name"), "form-required").into());
        }
        people.push((bearer.name.to_string(), bearer.post.to_string()));
    }
    if people.len() > most {
        return Err(Refusal::at("badges", "desk-badges-many").with("most", most).into());
    }
    badge::write(&opened.change, opened.present.exhibitor.id, &people).await?;
    opened.close(false).await
}

// View.

#[derive(Serialize)]
struct BadgesPage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    most: usize,
    per_booth: i32,
    /// The numbers of the rows.
    rows: Vec<usize>,
}

impl View for BadgesPage {
    const TEMPLATE: &'static str = "exhibitors/desk/badges";
}

impl PartPage for BadgesPage {
    const PART: Part = Part::Badges;

    async fn filled(db: &Database, desk: &Desk) -> Result<FormView> {
        let badges = badge::of(db.reader(), desk.dossier.exhibitor.id).await?;
        let values = badges
            .into_iter()
            .enumerate()
            .flat_map(|(number, badge)| [(format!("badges[{number}].name"), badge.name), (format!("badges[{number}].post"), badge.post)]);
        Ok(FormView::filled(values))
    }

    async fn of(db: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let rules = Rules::of(db.reader(), &desk.event).await?;
        let most = rules.badges(desk.dossier.booths(db.reader()).await?.len());
        let written = form.values.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(name, _)| number(name)).max();
        let rows = (0..written.map_or(0, |last| last + 1).max(most.min(60))).collect();
        Ok(Self { rail: desk.rail.clone(), frame, form, most, per_booth: rules.badges_per_booth, rows })
    }
}

/// The number of the row a field belongs to.
fn number(name: &str) -> Option<usize> {
    name.strip_prefix("badges[")?.split(']').next()?.parse().ok().filter(|number| *number < 200)
}
