//! Who has a place and stands nowhere yet is put on the plan: by dragging it onto a booth, or by writing the booth's number.
use super::proposal::take::place;
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::directory::called;
use crate::exhibitors::dossier::{Dossier, numbers_of, standing_by_booth, unplaced};
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::draw::{Holding, Lit, Look, Plan, Spot, Stand};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::floor_plan::outline::{Open, Outline};
use crate::exhibitors::floor_plan::{booth, hall, mark};
use crate::exhibitors::met::settling;
use crate::exhibitors::values::Numbers;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use rocket::form::{Contextual, Form};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, put]
}

#[derive(FromForm)]
struct Put {
    numbers: Numbers,
}

#[get("/studio/<_>/booths/placing")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<PlacingPage>> {
    let Organizer(editor) = organizer;
    let view = PlacingPage::of(db.reader(), &editor, None).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/<token>/place", data = "<form>")]
async fn put(organizer: Organizer, token: &str, form: Form<Contextual<'_, Put>>, db: &Db, now: Now) -> Result<Outcome<PlacingPage>> {
    let Organizer(editor) = organizer;
    let dossier = Dossier::by_token(db.reader(), editor.event.id, token).await?;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(asked) => match settling(|| place(db, &editor, now.0, &dossier, &asked.numbers)).await {
            Ok(()) => {
                return Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/placing", editor.event.slug), "exhibitors-placing-done")));
            }
            Err(AppError::Refused(no)) => sent.refused(&Refusal { field: Some("numbers".into()), ..no }),
            Err(other) => return Err(other),
        },
    };
    let view = PlacingPage::of(db.reader(), &editor, Some((token, again))).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[derive(Serialize)]
struct PlacingPage {
    rail: Rail,
    slug: String,
    waiting: Vec<Waiting>,
    /// Free booths: their numbers, with kind and village in words.
    free: Vec<Choice>,
    halls: Vec<HallDrawn>,
}

/// Somebody who has a place and fewer booths than were promised.
#[derive(Serialize)]
struct Waiting {
    token: String,
    href: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    /// "Standard booth × 2".
    kind: String,
    /// How many are still to be given.
    count: usize,
    standing: String,
    village: String,
    corner: bool,
    neighbours: String,
    form: FormView,
}

impl View for PlacingPage {
    const TEMPLATE: &'static str = "exhibitors/review/placing";
}

impl PlacingPage {
    async fn of(db: &DatabaseConnection, editor: &Editor, typed: Option<(&str, FormView)>) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let (kinds, villages) = (Kinds::of(db, event.id).await?, Villages::of(db, event.id).await?);
        let free = booth::Entity::find()
            .filter(booth::COLUMN.event_id.eq(event.id))
            .filter(booth::COLUMN.exhibitor_id.is_null())
            .order_by_asc(booth::Column::Number)
            .all(db)
            .await?;
        let free = free.iter().map(|booth| {
            let village = booth.track_id.map(|track| villages.name_of(track, language)).unwrap_or_default();
            let corner = if booth.is_corner() { word(language, "exhibitors-placing-corner") } else { String::new() };
            let said = [kinds.name(booth.kind.as_deref(), language), village, corner];
            Choice::new(booth.number.as_str(), said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "))
        });
        let said = Said { event, kinds: &kinds, villages: &villages, language };
        let rows = unplaced(db, event.id).await?;
        Ok(Self {
            rail: editor.rail("booths"),
            slug: event.slug.clone(),
            waiting: rows.iter().map(|(dossier, own)| said.waiting(dossier, own, typed.as_ref())).collect(),
            free: free.collect(),
            halls: halls(db, event, language, &BTreeMap::new()).await?,
        })
    }
}

struct Said<'a> {
    event: &'a event::Model,
    kinds: &'a Kinds,
    villages: &'a Villages,
    language: Language,
}

impl Said<'_> {
    fn waiting(&self, dossier: &Dossier, own: &[booth::Model], typed: Option<&(&str, FormView)>) -> Waiting {
        let row = &dossier.application;
        Waiting {
            token: row.token.clone(),
            href: format!("/studio/{}/booths/{}", self.event.slug, row.token),
            name: dossier.exhibitor.name.clone(),
            state: row.state.key(),
            tag: row.state.tag(),
            kind: self.kinds.name(row.booth_kind.as_deref(), self.language),
            count: dossier.promised() - own.len(),
            standing: numbers_of(own),
            village: self.villages.name_for(row).map(|name| name.plain(self.language).to_owned()).unwrap_or_default(),
            corner: row.corner,
            neighbours: row.neighbours.clone(),
            form: typed.filter(|(token, _)| *token == row.token).map(|(_, form)| form.clone()).unwrap_or_default(),
        }
    }
}

/// A hall with who stands where. Drawn by `exhibitors/review/halls`.
#[derive(Debug, Serialize)]
pub struct HallDrawn {
    name: Bilingual,
    svg: String,
}

/// The halls of an event with their booths; those in `proposed` (by number) bear the name of who would stand there, and glow.
pub async fn halls(
    db: &impl ConnectionTrait,
    event: &event::Model,
    language: Language,
    proposed: &BTreeMap<String, String>,
) -> Result<Vec<HallDrawn>> {
    let halls =
        hall::Entity::find().filter(hall::COLUMN.event_id.eq(event.id)).order_by_asc(hall::Column::Place).order_by_asc(hall::Column::Id);
    let rows = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id));
    let booths = rows.order_by_asc(booth::Column::Number).all(db).await?;
    let standing = standing_by_booth(db, event.id).await?;
    let villages = Villages::of(db, event.id).await?;
    let mut drawn = Vec::new();
    for (hall, ids) in halls.all(db).await?.into_iter().zip(IDS.iter().copied().cycle()) {
        let marks = mark::Entity::find().filter(mark::COLUMN.hall_id.eq(hall.id)).all(db).await?;
        let here = booths.iter().filter(|booth| booth.hall_id == Some(hall.id));
        let who = |booth: &booth::Model| standing.get(&booth.id).map(|who| names(who, language)).unwrap_or_default();
        let plan = Plan {
            width: hall.width_cm,
            depth: hall.depth_cm,
            label: say(language, "exhibitors-placing-plan", &json!({ "hall": hall.name.plain(language) })),
            background: hall.background.as_deref().map(|file| format!("/files/{file}")),
            stands: here.filter_map(|booth| stand(booth, who(booth), proposed, &villages)).collect(),
            marks: marks.iter().map(|mark| spot(mark, language)).collect(),
        };
        drawn.push(HallDrawn { svg: plan.draw(&Look { ids, ..Look::default() }), name: hall.name });
    }
    Ok(drawn)
}

/// What begins the ids of each hall's shapes: several stand on one page.
const IDS: [&str; 8] = ["p", "q", "r", "s", "t", "u", "w", "y"];

/// Who stands in a booth, shortly: "Sao Mai · Khe Rêu".
fn names(who: &[exhibitor::Model], language: Language) -> String {
    who.iter().map(|one| called(one, language)).collect::<Vec<_>>().join(" · ")
}

fn stand(row: &booth::Model, who: String, proposed: &BTreeMap<String, String>, villages: &Villages) -> Option<Stand> {
    let would = proposed.get(&row.number);
    let name = would.cloned().unwrap_or(who);
    Some(Stand {
        number: row.number.clone(),
        outline: Outline::of_booth(row)?,
        open: Open::of_booth(row),
        holding: if name.is_empty() { Holding::Free } else { Holding::Named },
        title: [row.number.as_str(), name.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        name,
        href: String::new(),
        village: row.track_id.and_then(|track| villages.place_of(track)),
        lit: if would.is_some() { Lit::Found } else { Lit::Plain },
    })
}

fn spot(row: &mark::Model, language: Language) -> Spot {
    Spot { sort: row.sort, name: row.name.plain(language).to_owned(), outline: Outline::of_mark(row) }
}
