//! An organizer reads one application, and sees what may be done with it.
use super::besides::Besides;
use super::panel::{Panel, Seen, filled};
use crate::accounts::account;
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::application::State;
use crate::exhibitors::application::acts::{self, Act};
use crate::exhibitors::booth;
use crate::exhibitors::directory::called;
use crate::exhibitors::dossier::{Dossier, numbers_of, standing_by_booth};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::form::Asking;
use crate::exhibitors::history::{self, Reader};
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::village::Villages;
use crate::exhibitors::waiting_list::Rules;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::FormView;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, timestamp};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/booths/<token>", rank = 5)]
async fn show(organizer: Organizer, token: &str, db: &Db, now: Now) -> Result<Page<ReviewPage>> {
    page(db, organizer.0, token, now, Tried::default()).await
}

/// What came of a try to act: what was typed, and the letters as they would go out.
#[derive(Default)]
pub struct Tried {
    pub form: Option<FormView>,
    pub seen: Option<Seen>,
}

/// The application as it is now; whatever was typed stays in the form.
pub async fn page(db: &Db, editor: Editor, token: &str, now: Now, tried: Tried) -> Result<Page<ReviewPage>> {
    let (event, language) = (&editor.event, editor.visit.language);
    let dossier = Dossier::by_token(db.reader(), event.id, token).await?;
    let villages = Villages::of(db.reader(), event.id).await?;
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let application = &dossier.application;
    let rules = Rules::of(db.reader(), event.id).await?;
    let panel = Panel::of(db.reader(), event, &dossier, (&kinds, now.0, language)).await?;
    let said = |at| timestamp(at, event.tz(), language);
    let view = ReviewPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        token: application.token.clone(),
        name: dossier.exhibitor.name.clone(),
        state: application.state.key(),
        tag: application.state.tag(),
        words: application.words.clone(),
        booths: numbers_of(&dossier.booths(db.reader()).await?),
        sent_at: application.sent_at.map(said),
        decided_at: application.decided_at.filter(|_| is_decided(application.state)).map(said),
        decided_by: decider(db.reader(), application.decided_by).await?,
        account: account::Entity::find_by_id(dossier.exhibitor.account_id)
            .one(db.reader())
            .await?
            .map(|account| account.email)
            .unwrap_or_default(),
        waits: acts::next(Act::Accept, application.state).err().map(|no| no.key.into_owned()),
        listed: dossier.exhibitor.shown,
        given: given(db.reader(), &kinds, event.id, language).await?,
        left: event.booth_limit.map(|limit| (limit - event.booths_given).max(0)),
        sheet: sheet(&dossier, &kinds, &villages, language).with(&Asking::of_dossier(db.reader(), &dossier).await?, language),
        besides: Besides::of(db.reader(), &editor, &dossier).await?,
        history: history::of(db.reader(), event, application.id, Reader::Organizer, language).await?,
        form: filled(tried.form.unwrap_or_default(), application, event, rules, now.0),
        panel: panel.showing(tried.seen),
    };
    Ok(editor.visit.page(view))
}

fn is_decided(state: State) -> bool {
    !matches!(state, State::Draft | State::Sent | State::Withdrawn)
}

async fn decider(db: &DatabaseConnection, account_id: Option<i64>) -> Result<String> {
    let Some(id) = account_id else { return Ok(String::new()) };
    Ok(account::Entity::find_by_id(id).one(db).await?.map(|account| account.name).unwrap_or_default())
}

/// The booths that are given already, so that nobody has to guess.
async fn given(db: &DatabaseConnection, kinds: &Kinds, event_id: i64, language: Language) -> Result<Vec<Tile>> {
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).order_by_asc(booth::Column::Number).all(db).await?;
    let standing = standing_by_booth(db, event_id).await?;
    let tile = |booth: booth::Model| {
        let name = standing.get(&booth.id)?.iter().map(|one| called(one, language)).collect::<Vec<_>>().join(" · ");
        let kind_label = kinds.name(booth.kind.as_deref(), language);
        Some(Tile { number: booth.number, state: "given", state_label: String::new(), name, kind_label, href: String::new() })
    };
    Ok(booths.into_iter().filter_map(tile).collect())
}

/// A booth on the plan, as `parts/booth_tile` draws it.
#[derive(Serialize)]
struct Tile {
    number: String,
    state: &'static str,
    state_label: String,
    name: String,
    kind_label: String,
    href: String,
}

#[derive(Serialize)]
pub struct ReviewPage {
    rail: Rail,
    slug: String,
    token: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    words: String,
    booths: String,
    sent_at: Option<String>,
    decided_at: Option<String>,
    decided_by: String,
    /// The e-mail address letters go to.
    account: String,
    /// Why nothing can be decided, as a word key.
    waits: Option<String>,
    listed: bool,
    given: Vec<Tile>,
    left: Option<i32>,
    sheet: Sheet,
    besides: Besides,
    history: Vec<history::Line>,
    form: FormView,
    panel: Panel,
}

impl View for ReviewPage {
    const TEMPLATE: &'static str = "exhibitors/review";
}
