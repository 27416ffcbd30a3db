//! The public plan: each hall drawn and listed, narrowed by words, village and field.
use super::drawing::Telling;
use super::rows::{Line, RowOfBooths, Wanted, lines, rows};
use super::seen::{Seen, SeenHall};
use crate::events::EventVisit;
use crate::exhibitors::field::Field;
use crate::exhibitors::floor_plan::draw::{CHARACTERS, Lit, Look, VILLAGES};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::form::Pick;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use rocket::State;
use sea_orm::ActiveEnum;
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

// The address has the shape of a page of the studio, which goes first.
#[get("/<_>/<_>/floor-plan?<wanted..>")]
async fn show(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let (at, event, language) = (visit.at(), visit.event.clone(), visit.language());
    let draw = || async move {
        let seen = Seen::read(db.reader(), event.id).await?;
        Ok(Drawn::new(PlanPage::of(&seen, &wanted, &format!("/{}/{}", language.code(), event.slug), language)))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

#[derive(Serialize)]
struct PlanPage {
    base: String,
    q: String,
    choices: Vec<Pick>,
    found: usize,
    halls: Vec<HallView>,
    /// More halls than one: then there is a way from each to each.
    several: bool,
    legend: Vec<Village>,
    /// Whether there are booths nobody has, and booths of somebody who is not named.
    free: bool,
    held: bool,
}

impl View for PlanPage {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/page";
}

/// One hall, drawn and listed.
#[derive(Serialize)]
struct HallView {
    /// "hall-1".
    id: String,
    name: Bilingual,
    /// "60 m × 40 m".
    size: String,
    booths: usize,
    svg: String,
    /// "56/36": width to depth.
    shape: String,
    /// Deeper than wide: printed on an upright sheet.
    tall: bool,
    rows: Vec<RowOfBooths>,
}

/// A village in the legend.
#[derive(Serialize)]
struct Village {
    tone: usize,
    sign: &'static str,
    name: Bilingual,
}

/// The ids of drawings on one page must differ: one for each hall an event may have.
const IDS: [&str; 30] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "aa",
    "ab", "ac", "ad",
];

impl PlanPage {
    fn of(seen: &Seen, wanted: &Wanted, base: &str, language: Language) -> Self {
        let telling = Telling::new(seen, language);
        let all: Vec<Vec<Line>> = seen.halls.iter().map(|hall| lines(&telling, hall, wanted, base)).collect();
        let flat = || all.iter().flatten();
        Self {
            base: base.to_owned(),
            q: wanted.q.clone().unwrap_or_default(),
            choices: choices(seen, wanted, &all, language),
            found: flat().filter(|line| !line.hidden).count(),
            legend: legend(seen, &all),
            several: all.iter().filter(|lines| !lines.is_empty()).count() > 1,
            free: flat().any(|line| line.free),
            held: flat().any(|line| !line.free && line.names.is_empty()),
            halls: all
                .iter()
                .zip(&seen.halls)
                .enumerate()
                .filter(|(_, (lines, _))| !lines.is_empty())
                .map(|(place, (lines, hall))| HallView::of(&telling, (place, hall), lines.clone(), wanted))
                .collect(),
        }
    }
}

impl HallView {
    fn of(telling: &Telling<'_>, (place, hall): (usize, &SeenHall), lines: Vec<Line>, wanted: &Wanted) -> Self {
        let hidden: HashMap<&str, bool> = lines.iter().map(|line| (line.number.as_str(), line.hidden)).collect();
        let lit = |number: &str| match (wanted.anything(), hidden.get(number)) {
            (false, _) => Lit::Plain,
            (true, Some(false)) => Lit::Found,
            (true, _) => Lit::Dim,
        };
        let plan = telling.plan(hall, |booth| (format!("#r-{}", booth.row.number), lit(&booth.row.number)));
        let look = Look { ids: IDS[place % IDS.len()], ..Look::default() };
        Self {
            id: format!("hall-{}", place + 1),
            name: hall.row.name.clone(),
            size: telling.size(hall),
            booths: hall.booths.len(),
            svg: plan.draw(&look),
            shape: format!("{}/{}", plan.width, plan.depth),
            tall: hall.row.depth_cm > hall.row.width_cm,
            rows: rows(lines, telling.language),
        }
    }
}

/// The villages that booths belong to, in their order.
fn legend(seen: &Seen, lines: &[Vec<Line>]) -> Vec<Village> {
    let used = |code: &str| lines.iter().flatten().any(|line| line.village_code == code);
    let villages = seen.villages.all().iter().enumerate().filter(|(place, _)| used(&seen.villages.code_at(*place)));
    villages
        .map(|(place, village)| Village { tone: place % VILLAGES, sign: CHARACTERS[place % VILLAGES], name: village.name.clone() })
        .collect()
}

/// What can be chosen from: only what is there.
fn choices(seen: &Seen, wanted: &Wanted, lines: &[Vec<Line>], language: Language) -> Vec<Pick> {
    let lines = || lines.iter().flatten();
    let filters = [
        seen.villages.pick(wanted.village.as_deref(), |code| lines().any(|line| line.village_code == code), language),
        Field::pick(
            wanted.field.as_deref(),
            |field| lines().any(|line| line.field.split(' ').any(|known| known == field.to_value())),
            language,
        ),
    ];
    filters.into_iter().filter(Pick::says_something).collect()
}
