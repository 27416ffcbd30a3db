//! The pages of the plan: one hall, drawn or as a table; and the page of an event that has none yet.
use super::booth_form::turns;
use super::table::{Line, Liner, booths_in, counts};
use super::{Sight, address, rail, script};
use crate::events::{Editor, Rail};
use crate::exhibitors::floor_plan::acts::answer::state;
use crate::exhibitors::floor_plan::acts::board::Board;
use crate::exhibitors::floor_plan::acts::state::{HeedState, States, metres};
use crate::exhibitors::floor_plan::begin::Template;
use crate::exhibitors::floor_plan::hall;
use crate::exhibitors::floor_plan::halls::address_of;
use crate::exhibitors::floor_plan::kinds::{TONES, price, size};
use crate::exhibitors::floor_plan::mark::Sort;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::words::{say, word};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use serde_json::json;

#[derive(Serialize)]
pub struct PlanView {
    rail: Rail,
    base: String,
    /// Where who waits for a booth is given one.
    placing: String,
    sight: Sight,
    halls: Vec<Tab>,
    hall: HallNow,
    kinds: Vec<KindNow>,
    sorts: Vec<Choice>,
    heeds: Vec<HeedState>,
    /// Of the table.
    rows: Vec<Row<Line>>,
    off_plan: Vec<Row<Line>>,
    form: FormView,
    kind_choices: Vec<Choice>,
    villages: Vec<Choice>,
    turns: Vec<Choice>,
    ways: Vec<Choice>,
    /// Of the scripts.
    data: String,
}

impl View for PlanView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio";
}

/// A hall to go to.
#[derive(Serialize)]
struct Tab {
    href: String,
    name: Bilingual,
    count: usize,
    current: bool,
}

/// The hall that is looked at.
#[derive(Serialize)]
struct HallNow {
    id: i64,
    name: Bilingual,
    href: String,
    size: String,
    booths: usize,
    /// Of these, how many somebody has.
    held: usize,
}

/// A kind to draw with.
#[derive(Serialize)]
pub struct KindNow {
    pub code: String,
    pub name: Bilingual,
    pub label: String,
    pub tone: usize,
    pub width: i32,
    pub depth: i32,
    pub size: String,
    pub price: String,
    /// "12", or "12/20" where there is a quota.
    pub count: String,
    /// More are drawn than may be given.
    pub over: bool,
}

impl PlanView {
    pub async fn read(db: &Db, editor: &Editor, (wanted, sight): (Option<i64>, Sight), form: FormView) -> Result<Self> {
        let language = editor.visit.language;
        let (base, actor) = (address(editor), editor.actor());
        let board = Board::read(db.reader(), editor.event.id).await?;
        let hall = board.halls.iter().find(|hall| Some(hall.id) == wanted).or(board.halls.first()).ok_or(AppError::NotFound)?;
        let villages = Villages::of(db.reader(), editor.event.id).await?;
        let states = States { event: &editor.event, language, board: &board };
        let heeds = states.heeds(hall.id);
        let kinds = kinds(&board, language);
        let by_id = villages.names();
        let liner = Liner { board: &board, language, base: &base, villages: &by_id, heeds: &heeds };
        let is_table = sight == Sight::Table;
        let who = editor.acts_in(&actor, "");
        let village_choices = villages.by_row(language);
        let sorts: Vec<Choice> = Sort::iter().map(|sort| Choice::new(sort.to_value(), word(language, sort.key()))).collect();
        let known = state(db, who, language, hall.id).await?;
        Ok(Self {
            rail: rail(editor),
            sight,
            halls: board.halls.iter().map(|one| tab(&base, &board, one, (hall.id, sight))).collect(),
            hall: now(&base, &board, hall, language),
            rows: if is_table { liner.of_hall(hall.id) } else { Vec::new() },
            off_plan: if is_table { liner.off_plan() } else { Vec::new() },
            form: if form.values.is_empty() { usual_row(&kinds) } else { form },
            kind_choices: kinds.iter().map(|kind| Choice::new(kind.code.as_str(), format!("{} · {}", kind.label, kind.size))).collect(),
            turns: turns(language),
            ways: [("across", "plan-way-across"), ("down", "plan-way-down")]
                .map(|(value, key)| Choice::new(value, word(language, key)))
                .into(),
            data: script::data(
                &script::Brought { base: &base, hall, kinds: &kinds, sorts: &sorts, villages: &village_choices, known },
                language,
            ),
            villages: village_choices,
            kinds,
            sorts,
            heeds,
            placing: format!("/studio/{}/booths/placing", editor.event.slug),
            base,
        })
    }
}

fn tab(base: &str, board: &Board, hall: &hall::Model, (current, sight): (i64, Sight)) -> Tab {
    let view = if sight == Sight::Table { "&view=table" } else { "" };
    Tab {
        href: format!("{base}?hall={}{view}", hall.id),
        name: hall.name.clone(),
        count: booths_in(board, hall.id),
        current: hall.id == current,
    }
}

fn now(base: &str, board: &Board, hall: &hall::Model, language: Language) -> HallNow {
    let size = json!({ "width": metres(hall.width_cm, language), "depth": metres(hall.depth_cm, language), "aisle": metres(hall.aisle_cm, language) });
    let held = board.booths().filter(|booth| booth.hall == Some(hall.id) && board.held.contains_key(&booth.id));
    HallNow {
        id: hall.id,
        name: hall.name.clone(),
        href: format!("{base}/halls/{}", hall.id),
        size: say(language, "plan-hall-size", &size),
        booths: booths_in(board, hall.id),
        held: held.count(),
    }
}

fn kinds(board: &Board, language: Language) -> Vec<KindNow> {
    let counts = counts(board);
    let kind = |(at, kind): (usize, &crate::exhibitors::floor_plan::kind::Model)| {
        let count = counts.get(&kind.code).copied().unwrap_or_default();
        KindNow {
            code: kind.code.clone(),
            name: kind.name.clone(),
            label: kind.name.plain(language).to_owned(),
            tone: at % TONES,
            width: kind.width_cm,
            depth: kind.depth_cm,
            size: size(kind, language),
            price: price(kind, language),
            count: kind.quota.map_or_else(|| count.to_string(), |quota| format!("{count}/{quota}")),
            over: kind.quota.is_some_and(|quota| i64::from(quota) < count as i64),
        }
    };
    board.kinds.0.iter().enumerate().map(kind).collect()
}

/// What the form of a row begins with.
fn usual_row(kinds: &[KindNow]) -> FormView {
    let kind = kinds.first().map(|kind| kind.code.clone()).unwrap_or_default();
    let usual = [("count", "10"), ("x", "0"), ("y", "0"), ("way", "across"), ("turn", "0")];
    FormView::filled(usual.map(|(name, value)| (name, value.to_owned())).into_iter().chain([("kind", kind)]))
}

/// An event without a hall.
#[derive(Serialize)]
pub struct BeginView {
    rail: Rail,
    base: String,
    templates: Vec<TemplateNow>,
}

impl View for BeginView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_begin";
}

#[derive(Serialize)]
struct TemplateNow {
    code: &'static str,
    name: String,
    size: String,
    /// For the little drawing of it: as wide and deep as the largest would be 60.
    width: i32,
    depth: i32,
    chosen: bool,
}

impl BeginView {
    pub fn of(editor: &Editor) -> Self {
        let language = editor.visit.language;
        let template = |one: Template| {
            let (width, depth) = one.size();
            TemplateNow {
                code: one.code(),
                name: word(language, one.keys().0),
                size: format!("{} m × {} m", metres(width, language), metres(depth, language)),
                width: width / 100,
                depth: depth / 100,
                chosen: one == Template::default(),
            }
        };
        Self { rail: rail(editor), base: address(editor), templates: Template::ALL.map(template).into() }
    }
}

/// The drawing that lies under a hall, for scripts.
pub fn background(hall: &hall::Model) -> Option<String> {
    hall.background.as_deref().map(address_of)
}
