//! Booths are proposed for everybody who waits for one, each with its reasons; nothing is given before an organizer agrees.
mod explain;
mod gather;
mod place;
mod propose;
pub mod take;

use super::placing::{HallDrawn, halls};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use explain::{Speaking, Why};
use gather::{Gathered, gather};
use propose::{Proposed, propose};
use rocket::form::{Contextual, Form};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use take::take;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, agree]
}

/// Which proposals are agreed to, as they were seen.
#[derive(FromForm)]
struct Agreed {
    /// Tokens.
    take: Vec<String>,
    /// "A01,A02" by token.
    at: HashMap<String, String>,
}

#[get("/studio/<_>/booths/proposal?<ahead>")]
async fn show(organizer: Organizer, ahead: Option<bool>, db: &Db) -> Result<Page<ProposalPage>> {
    let Organizer(editor) = organizer;
    let view = ProposalPage::of(db, &editor, ahead == Some(true), FormView::default()).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/proposal", data = "<form>")]
async fn agree(organizer: Organizer, form: Form<Contextual<'_, Agreed>>, db: &Db, now: Now) -> Result<Outcome<ProposalPage>> {
    let Organizer(editor) = organizer;
    let mut sent = FormView::sent(&form.context);
    if let Some(agreed) = &form.value {
        match take(db, &editor, now.0, &agreed.take, &agreed.at).await {
            Ok(refused) if refused.is_empty() => {
                return Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/proposal", editor.event.slug), "exhibitors-proposal-taken")));
            }
            Ok(refused) => sent = refused.iter().fold(sent, FormView::refused),
            Err(AppError::Refused(no)) => sent = sent.refused(&no),
            Err(other) => return Err(other),
        }
    }
    let view = ProposalPage::of(db, &editor, false, sent).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[derive(Serialize)]
struct ProposalPage {
    rail: Rail,
    slug: String,
    form: FormView,
    ahead: bool,
    rows: Vec<Row>,
    /// For whom nothing suits.
    without: Vec<Row>,
    kept: usize,
    missed: usize,
    halls: Vec<HallDrawn>,
}

#[derive(Serialize)]
struct Row {
    token: String,
    href: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    wish: String,
    /// "A01, A02".
    numbers: String,
    why: Vec<Why>,
    /// Has a place already, so that it can be agreed to.
    can_be_taken: bool,
}

impl View for ProposalPage {
    const TEMPLATE: &'static str = "exhibitors/review/proposal";
}

impl ProposalPage {
    async fn of(db: &Db, editor: &Editor, ahead: bool, form: FormView) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let gathered = gather(db.reader(), event, ahead).await?;
        let (kinds, villages) = (Kinds::of(db.reader(), event.id).await?, Villages::of(db.reader(), event.id).await?);
        let proposed = propose(&gathered.wishes, &gathered.free, &gathered.standing);
        let speaking = Speaking { kinds: &kinds, villages: &villages, gathered: &gathered, language };
        let rows = rows(&speaking, &proposed, &event.slug);
        let (rows, without): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| !row.numbers.is_empty());
        let all = || rows.iter().flat_map(|row| &row.why);
        Ok(Self {
            rail: editor.rail("booths"),
            slug: event.slug.clone(),
            form,
            ahead,
            kept: all().filter(|why| why.kept).count(),
            missed: all().filter(|why| !why.kept).count(),
            halls: halls(db.reader(), event, language, &marked(&gathered, &proposed)).await?,
            rows,
            without,
        })
    }
}

fn rows(speaking: &Speaking<'_>, proposed: &[Proposed], slug: &str) -> Vec<Row> {
    let row = |((dossier, wish), proposed): ((&Dossier, &propose::Wish), &Proposed)| {
        let kind = speaking.kinds.name(wish.kind.as_deref(), speaking.language);
        Row {
            token: wish.token.clone(),
            href: format!("/studio/{slug}/booths/{}", wish.token),
            name: dossier.exhibitor.name.clone(),
            state: dossier.application.state.key(),
            tag: dossier.application.state.tag(),
            wish: if wish.count > 1 { format!("{kind} × {}", wish.count) } else { kind },
            numbers: proposed.numbers.join(", "),
            why: speaking.why(wish, proposed),
            can_be_taken: dossier.application.state.holds_place(),
        }
    };
    let wishes = speaking.gathered.waiting.iter().zip(&speaking.gathered.wishes);
    wishes.zip(proposed).map(row).collect()
}

/// Who would stand where, by number, for the drawing.
fn marked(gathered: &Gathered, proposed: &[Proposed]) -> BTreeMap<String, String> {
    let name = |token: &str| gathered.names.get(token).cloned().unwrap_or_default();
    proposed.iter().flat_map(|one| one.numbers.iter().map(|number| (number.clone(), name(&one.token)))).collect()
}
