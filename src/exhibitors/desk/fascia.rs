//! The name over a booth: printed exactly as written, so it is seen and measured before it is kept.
use super::at::Desk;
use super::darkroom::Darkroom;
use super::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use crate::events::Rail;
use crate::exhibitors::apply::keep::write_exhibitor;
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::met::settling;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::{Both, Line};
use sea_orm::ConnectionTrait;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    doors::<FasciaPage>()
}

#[derive(FromForm)]
struct Fascia {
    fascia: Both<Line<0, 240>>,
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, fascia: &Fascia) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    let board = Board::of(opened.change.tx(), saving.desk).await?;
    board.check("fascia.vi", &fascia.fascia.vi)?;
    board.check("fascia.en", &fascia.fascia.en)?;
    if fascia.fascia.vi.is_empty() {
        return Err(Refusal::at("fascia.vi", "form-required").into());
    }
    let mut exhibitor = opened.present.exhibitor.clone();
    exhibitor.fascia = fascia.fascia.clone().into();
    write_exhibitor(&opened.change, exhibitor).await?;
    opened.close(false).await
}

/// Characters that read well over three metres, and the most that are printed there.
const USUAL: i32 = 30;
const MOST: i32 = 35;

/// The board over a booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Board {
    pub width_cm: i32,
}

/// How a text fits on a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Well,
    /// Printed smaller than usual.
    Tight,
    Not,
}

impl Board {
    /// Over the widest booth that was given, else over one of the kind that was asked for, else over three metres.
    pub async fn of(db: &impl ConnectionTrait, desk: &Desk) -> Result<Self> {
        let kinds = Kinds::of(db, desk.event.id).await?;
        let width = |code: Option<&str>| code.and_then(|code| kinds.by_code(code)).map(|kind| kind.width_cm);
        let booths = desk.dossier.booths(db).await?;
        let front = |booth: &booth::Model| booth.width_cm.or_else(|| width(booth.kind.as_deref()));
        let asked = width(desk.dossier.application.booth_kind.as_deref());
        Ok(Self { width_cm: booths.iter().filter_map(front).max().or(asked).unwrap_or(300).clamp(100, 3_000) })
    }

    /// Characters that read well on it.
    pub fn usual(self) -> usize {
        self.holds(USUAL)
    }

    /// The most characters that are printed on it.
    pub fn most(self) -> usize {
        self.holds(MOST)
    }

    fn holds(self, in_three_metres: i32) -> usize {
        usize::try_from(self.width_cm * in_three_metres / 300).unwrap_or_default()
    }

    pub fn fit(self, text: &str) -> Fit {
        match text.chars().count() {
            count if count > self.most() => Fit::Not,
            count if count > self.usual() => Fit::Tight,
            _ => Fit::Well,
        }
    }

    fn check(self, field: &'static str, text: &str) -> Result<(), Refusal> {
        match self.fit(text) {
            Fit::Not => Err(Refusal::at(field, "desk-fascia-long").with("most", self.most()).with("count", text.chars().count())),
            Fit::Well | Fit::Tight => Ok(()),
        }
    }
}

// View.

#[derive(Serialize)]
struct FasciaPage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    board: Drawn,
}

/// The board as the page draws it.
#[derive(Serialize)]
struct Drawn {
    width: i32,
    /// With the posts at both ends.
    drawn_width: i32,
    /// Where the right post begins.
    right: i32,
    middle: i32,
    metres: String,
    usual: usize,
    most: usize,
    vi: String,
    en: String,
    /// "24/35".
    vi_told: String,
    en_told: String,
    vi_size: i32,
    en_size: i32,
    tight: bool,
}

impl View for FasciaPage {
    const TEMPLATE: &'static str = "exhibitors/desk/fascia";
}

impl PartPage for FasciaPage {
    const PART: Part = Part::Fascia;
    type Form = Fascia;

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, fascia: Fascia) -> Result<()> {
        settling(|| save(room.db, saving, &fascia)).await
    }

    async fn filled(_: &Database, desk: &Desk) -> Result<FormView> {
        let fascia = &desk.dossier.exhibitor.fascia;
        Ok(FormView::filled([("fascia.vi", fascia.vi.clone()), ("fascia.en", fascia.en.clone())]))
    }

    async fn of(db: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let board = Board::of(db.reader(), desk).await?;
        Ok(Self { rail: desk.rail.clone(), frame, board: drawn(board, &form, desk), form })
    }
}

fn drawn(board: Board, form: &FormView, desk: &Desk) -> Drawn {
    let typed = |name: &str| form.values.get(name).cloned().unwrap_or_default();
    let (vi, en) = (typed("fascia.vi"), typed("fascia.en"));
    let told = |text: &str| format!("{}/{}", text.chars().count(), board.most());
    Drawn {
        width: board.width_cm,
        drawn_width: board.width_cm + 12,
        right: board.width_cm - 3,
        middle: board.width_cm / 2,
        metres: metres(board.width_cm, desk.visit.language),
        usual: board.usual(),
        most: board.most(),
        vi_told: told(&vi),
        en_told: told(&en),
        vi_size: size(board, &vi, 16),
        en_size: size(board, &en, 10),
        tight: board.fit(&vi) == Fit::Tight || board.fit(&en) == Fit::Tight,
        vi,
        en,
    }
}

/// "3 m", "4,5 m" / "4.5 m".
fn metres(width_cm: i32, language: Language) -> String {
    let metres = f64::from(width_cm) / 100.0;
    match language {
        Language::Vi => format!("{metres} m").replace('.', ","),
        Language::En => format!("{metres} m"),
    }
}

/// The height of the letters in centimetres, so that the text fits between the ends of the board.
fn size(board: Board, text: &str, largest: i32) -> i32 {
    // A capital letter is about two thirds as wide as it is high.
    let count = i32::try_from(text.chars().count().max(1)).unwrap_or(i32::MAX);
    ((board.width_cm - 16) * 3 / (count.saturating_mul(2))).clamp(4, largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_by_the_width_of_its_board() {
        let of = |width_cm: i32, count: usize| Board { width_cm }.fit(&"Ư".repeat(count));
        let table = [
            (300, 30, Fit::Well),
            (300, 31, Fit::Tight),
            (300, 35, Fit::Tight),
            (300, 36, Fit::Not),
            (600, 60, Fit::Well),
            (600, 70, Fit::Tight),
            (600, 71, Fit::Not),
            (200, 23, Fit::Tight),
            (200, 24, Fit::Not),
        ];
        for (width, count, fit) in table {
            assert_eq!(of(width, count), fit, "{count} on {width} cm");
        }
    }

    #[test]
    fn letters_shrink_so_that_they_stay_on_the_board() {
        let board = Board { width_cm: 300 };
        assert_eq!(size(board, "KHE RÊU", 16), 16);
        assert_eq!(size(board, &"X".repeat(35), 16), 12);
        assert_eq!(size(board, "", 16), 16);
    }
}
