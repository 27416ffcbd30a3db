//! Staff badges: who stands at the booth, as many as the booth has.
pub mod badge;

use super::at::Desk;
use super::darkroom::Darkroom;
use super::parts::rule::Rules;
use super::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use crate::events::Rail;
use crate::exhibitors::met::settling;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::page::View;
use crate::platform::text::Line;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    doors::<BadgesPage>()
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
    type Form = Badges;

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, badges: Badges) -> Result<()> {
        settling(|| save(room.db, saving, &badges)).await
    }

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
        let written = form.written_rows("badges").last().map_or(0, |last| last + 1);
        let rows = (0..written.max(most.min(60))).collect();
        Ok(Self { rail: desk.rail.clone(), frame, form, most, per_booth: rules.badges_per_booth, rows })
    }
}
