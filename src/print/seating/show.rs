//! The plan of the front rows: on screen, on paper, and changed seat by seat.
use super::act::{Act, Standing, act_in};
use super::fill::Taken;
use super::order::{Hand, Place, Shape, letter};
use super::settings::{MOST_ROWS, MOST_SEATS};
use crate::events::studio::{Editor, Rail};
use crate::people::Presence;
use crate::people::honorific::At;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Given;
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use crate::print::office::capitals;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, settle_seat]
}

#[derive(FromForm)]
struct SeatForm {
    act: String,
    person: Given<i64>,
    /// "2-5"; none where the act needs none.
    to: Option<String>,
    seen: i32,
}

#[get("/studio/<_>/papers/seating")]
async fn show(editor: Editor, db: &Db) -> Result<Page<SeatingPage>> {
    let page = page(db, &editor).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/papers/seating", data = "<form>")]
async fn settle_seat(form: Form<Contextual<'_, SeatForm>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<SeatingPage>> {
    let sent = FormView::sent(&form.context);
    let done = match &form.value {
        Some(input) => match one_act(db, &editor, input, now.0).await {
            Err(AppError::Stale) => Err(Refusal::new("print-seating-stale").into()),
            other => other,
        },
        None => Err(Refusal::new("form-invalid").into()),
    };
    // Read after the act: whoever came second sees what the first did.
    let page = page(db, &editor).await?;
    let there = format!("/studio/{}/papers/seating", editor.event.slug);
    settle(
        done,
        |()| moved_on(format!("{there}#plan"), "print-seat-saved"),
        |no| editor.visit.clone().page(page.with_seat(sent.refused(&no))),
    )
}

async fn one_act(db: &Database, editor: &Editor, input: &SeatForm, now: DateTime<Utc>) -> Result<()> {
    let act = Act::of(&input.act, input.person.0, input.to.as_deref().and_then(|to| to.parse().ok()))?;
    let (event, actor) = (&editor.event, &editor.actor());
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        act_in(&mut change, event, input.seen, act).await?;
        change.commit().await
    })
    .await
}

/// The page as the plan stands.
pub async fn page(db: &Database, editor: &Editor) -> Result<SeatingPage> {
    let stands = Standing::read(db.reader(), &editor.event).await?;
    Ok(SeatingPage::of(editor, &stands))
}

#[derive(Serialize)]
pub struct SeatingPage {
    rail: Rail,
    base: String,
    /// In capitals, for the printed plan.
    title: String,
    stage: String,
    event: crate::platform::text::Bilingual,
    version: i32,
    seat: FormView,
    settings: FormView,
    /// The rows in the form, and one more.
    fields: Vec<RowFields>,
    hands: Vec<Choice>,
    sides: Vec<Choice>,
    people: Vec<Choice>,
    places: Vec<Choice>,
    rows: Vec<Row>,
    /// Names of who found no seat.
    without: Vec<String>,
    /// How many seats were set by hand.
    by_hand: usize,
    most_rows: usize,
    most_seats: u32,
    any: bool,
}

impl View for SeatingPage {
    const TEMPLATE: &'static str = "print/seating";
}

/// The two fields of a row in the form.
#[derive(Serialize)]
struct RowFields {
    seats: String,
    aisle_after: String,
    label: String,
}

impl RowFields {
    /// `at` counts from 0.
    fn of(at: usize, new: bool, language: Language) -> Self {
        let letter = letter(u32::try_from(at).unwrap_or_default() + 1);
        Self {
            seats: format!("rows[{at}].seats"),
            aisle_after: format!("rows[{at}].aisle_after"),
            label: if new { word(language, "print-row-new") } else { say(language, "print-row-seats", &json!({ "row": letter })) },
        }
    }
}

#[derive(Serialize)]
struct Row {
    letter: String,
    /// How many seats wide the row is, by which its type is sized.
    tracks: u32,
    /// The columns of its grid: seats, and the narrower aisle among them.
    columns: String,
    seats: Vec<Seat>,
    /// So many seats that names stand upright.
    crowded: bool,
}

#[derive(Serialize)]
struct Seat {
    place: String,
    label: String,
    person: i64,
    before: String,
    name: String,
    post: String,
    /// Place in the order of rank, from 1; 0 where nobody sits.
    rank: usize,
    by_hand: bool,
    empty: bool,
    host: bool,
    /// The aisle runs after this seat.
    aisle: bool,
}

/// Seats in a row beyond which names are printed upright.
const WIDE: u32 = 14;

impl SeatingPage {
    fn of(editor: &Editor, stands: &Standing) -> Self {
        let language = editor.visit.language;
        let sitters: HashMap<i64, (usize, &Presence)> =
            stands.people.iter().enumerate().map(|(at, one)| (one.delegate.person_id, (at + 1, one))).collect();
        let drawer = Drawer { stands, sitters: &sitters, language };
        let name = |person: &i64| sitters.get(person).map(|(_, one)| one.printed.full_name(language, At::Start));
        Self {
            rail: editor.rail("papers"),
            base: format!("/studio/{}/papers", editor.event.slug),
            title: capitals(&word(language, "print-seating")),
            stage: capitals(&word(language, "print-stage")),
            event: editor.event.name.clone(),
            version: stands.plan.version,
            seat: FormView::default(),
            settings: filled(stands),
            fields: (0..=stands.rows.len()).map(|at| RowFields::of(at, at == stands.rows.len(), language)).collect(),
            hands: hands(["print-second-right", "print-second-left"], language),
            sides: hands(["print-guests-right", "print-guests-left"], language),
            people: stands.people.iter().map(|one| drawer.choice(one)).collect(),
            places: drawer.places(),
            rows: stands.rows.iter().zip(1..).map(|(shape, number)| drawer.row(*shape, number)).collect(),
            without: stands.filled.without.iter().filter_map(name).collect(),
            by_hand: stands.filled.seats.values().filter(|taken| !matches!(taken, Taken::ByRank(_))).count(),
            most_rows: MOST_ROWS,
            most_seats: MOST_SEATS,
            any: !stands.people.is_empty(),
        }
    }

    /// With the form of rows as it was sent.
    pub fn with_settings(self, settings: FormView, language: Language) -> Self {
        let fields = settings.rows("rows").into_iter().map(|at| RowFields::of(at, false, language)).collect();
        Self { settings, fields, ..self }
    }

    fn with_seat(self, seat: FormView) -> Self {
        Self { seat, ..self }
    }
}

/// Right and left, in these words.
fn hands([right, left]: [&'static str; 2], language: Language) -> Vec<Choice> {
    [(Hand::Right, right), (Hand::Left, left)].map(|(hand, key)| Choice::new(hand.code(), word(language, key))).into()
}

fn filled(stands: &Standing) -> FormView {
    let plan = &stands.plan;
    let yes = |on: bool| if on { "true" } else { "" }.to_owned();
    let rows = stands.rows.iter().enumerate().flat_map(|(at, row)| {
        let aisle = if row.aisle_after == 0 { String::new() } else { row.aisle_after.to_string() };
        [(format!("rows[{at}].seats"), row.seats.to_string()), (format!("rows[{at}].aisle_after"), aisle)]
    });
    let single = [
        ("second", plan.second.code().to_owned()),
        ("apart", yes(plan.apart)),
        ("guests_on", plan.guests_on.code().to_owned()),
        ("others", yes(plan.others)),
        ("version", plan.version.to_string()),
    ];
    FormView::filled(rows.chain(single.map(|(name, value)| (name.to_owned(), value))))
}

fn columns(row: Shape) -> String {
    let seats = |count: u32| format!("repeat({count}, minmax(0, 1fr))");
    match row.aisle_after {
        0 => seats(row.seats),
        after => format!("{} .4fr {}", seats(after), seats(row.seats.saturating_sub(after).max(1))),
    }
}

struct Drawer<'a> {
    stands: &'a Standing,
    /// By the person's key: place in the order, and who it is.
    sitters: &'a HashMap<i64, (usize, &'a Presence)>,
    language: Language,
}

impl Drawer<'_> {
    fn row(&self, shape: Shape, number: u32) -> Row {
        Row {
            letter: letter(number).to_string(),
            tracks: shape.seats,
            columns: columns(shape),
            seats: (1..=shape.seats).map(|seat| self.seat(Place { row: number, seat }, shape)).collect(),
            crowded: shape.seats > WIDE,
        }
    }

    fn seat(&self, place: Place, shape: Shape) -> Seat {
        let taken = self.stands.filled.seats.get(&place).copied();
        let sitter = taken.and_then(Taken::person).and_then(|person| self.sitters.get(&person));
        let printed = sitter.map(|(_, one)| &one.printed);
        let text = |read: &dyn Fn(&crate::people::Printed) -> String| printed.map(read).unwrap_or_default();
        Seat {
            place: place.to_string(),
            label: place.label(),
            person: sitter.map_or(0, |(_, one)| one.delegate.person_id),
            before: text(&|one| one.before(self.language, At::Start)),
            name: text(&|one| one.name.clone()),
            post: text(&|one| one.titles.last().map(|title| title.plain(self.language).to_owned()).unwrap_or_default()),
            rank: sitter.map_or(0, |(rank, _)| *rank),
            by_hand: matches!(taken, Some(Taken::ByHand(_) | Taken::Empty)),
            empty: taken == Some(Taken::Empty),
            host: sitter.is_some_and(|(_, one)| one.delegate.side == Some(crate::people::delegate::Side::Host)),
            aisle: shape.aisle_after == place.seat,
        }
    }

    fn choice(&self, one: &Presence) -> Choice {
        let name = one.printed.full_name(self.language, At::Start);
        let place = self.stands.filled.place_of(one.delegate.person_id);
        let label = place.map_or_else(|| name.clone(), |place| format!("{name} ({})", place.label()));
        Choice::new(one.delegate.person_id.to_string(), label)
    }

    /// Every seat, with who sits there now.
    fn places(&self) -> Vec<Choice> {
        let rows = self.stands.rows.iter().zip(1..);
        let places = rows.flat_map(|(shape, row)| (1..=shape.seats).map(move |seat| Place { row, seat }));
        places.map(|place| Choice::new(place.to_string(), self.place_in_words(place))).collect()
    }

    fn place_in_words(&self, place: Place) -> String {
        let taken = self.stands.filled.seats.get(&place);
        let name =
            taken.and_then(|taken| taken.person()).and_then(|person| self.sitters.get(&person)).map(|(_, one)| one.printed.name.clone());
        let free = word(self.language, if taken == Some(&Taken::Empty) { "print-seat-kept-empty" } else { "print-seat-free" });
        say(self.language, "print-seat-in-words", &json!({ "seat": place.label(), "who": name.unwrap_or(free) }))
    }
}
