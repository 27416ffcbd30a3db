//! The kinds of booth an event offers: what is included, how large, at what price, for whom, how many.
pub mod write;

use super::acts::state::metres;
use super::kind::{self, Audience, Kinds, Make};
use super::metres::Metres;
use super::studio::{address, rail};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::exhibitor;
use crate::platform::Db;
use crate::platform::db::retrying;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::money::{Dong, shown};
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, BothLine, BothProse, Given, Line};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use crate::programme::order::Order;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use serde_json::json;
use write::{KindInput, Uses, add_kind, change_kind, delete_kind, find, order_kinds, rows};

pub fn routes() -> Vec<rocket::Route> {
    routes![list, blank, add, edit, change, delete, order]
}

#[derive(FromForm)]
struct KindForm {
    code: Line<0, 40>,
    make: Make,
    name: BothLine<1, 80>,
    included: BothProse<1000>,
    width: Metres,
    depth: Metres,
    price: Given<Dong>,
    audience: Vec<exhibitor::Kind>,
    quota: Given<i32>,
    version: Given<i32>,
}

impl KindForm {
    fn input(&self) -> KindInput {
        KindInput {
            code: self.code.to_string(),
            make: self.make,
            name: self.name.clone().into(),
            included: self.included.clone().into(),
            width_cm: self.width.0,
            depth_cm: self.depth.0,
            price: self.price.0.unwrap_or_default().0,
            audience: Audience(self.audience.clone()),
            quota: self.quota.0,
        }
    }
}

fn list_address(editor: &Editor) -> String {
    format!("{}/kinds", address(editor))
}

#[get("/studio/<_>/floor-plan/kinds")]
async fn list(organizer: Organizer, db: &Db) -> Result<Page<KindsView>> {
    let Organizer(editor) = organizer;
    let view = KindsView::read(db, &editor).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/kinds", data = "<form>")]
async fn order(organizer: Organizer, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    order_kinds(db, &editor.actor(), now.0, &editor.event, &form).await?;
    Ok(moved_on(list_address(&editor), "layout-order-saved"))
}

#[get("/studio/<_>/floor-plan/kinds/new")]
fn blank(organizer: Organizer) -> Page<KindView> {
    let Organizer(editor) = organizer;
    let usual = FormView::filled([("make", "shell".to_owned()), ("width", "3".to_owned()), ("depth", "3".to_owned())]);
    let view = KindView::blank(&editor, usual);
    editor.visit.page(view)
}

#[post("/studio/<_>/floor-plan/kinds/new", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, KindForm>>, db: &Db, now: Now) -> Result<Outcome<KindView>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(value) = &form.value else { return Ok(Outcome::Again(editor.visit.clone().page(KindView::blank(&editor, sent)))) };
    let added = add_kind(db, &editor.actor(), now.0, &editor.event, &value.input()).await;
    let done = |_| moved_on(list_address(&editor), "plan-kind-saved");
    settle(added, done, |no| editor.visit.clone().page(KindView::blank(&editor, sent.refused(&no))))
}

#[get("/studio/<_>/floor-plan/kinds/<id>", rank = 5)]
async fn edit(organizer: Organizer, id: i64, db: &Db) -> Result<Page<KindView>> {
    let Organizer(editor) = organizer;
    let kind = find(db.reader(), editor.event.id, id).await?;
    let view = KindView::of(db, &editor, &kind, filled(&kind)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/kinds/<id>", data = "<form>", rank = 5)]
async fn change(organizer: Organizer, id: i64, form: Form<Contextual<'_, KindForm>>, db: &Db, now: Now) -> Result<Outcome<KindView>> {
    let Organizer(editor) = organizer;
    let kind = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => {
            let version = value.version.0.unwrap_or(kind.version);
            let changed = retrying(|| async {
                change_kind(db, &editor.actor(), now.0, (&editor.event, id, version), (&value.input(), &editor.visit.origin)).await
            });
            match changed.await {
                Ok(offered) => {
                    let said = if offered == 0 { "plan-kind-saved" } else { "plan-kind-saved-offered" };
                    return Ok(Outcome::Done(moved_on(list_address(&editor), said)));
                }
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(AppError::Stale) => sent.stale(&filled(&kind)),
                Err(other) => return Err(other),
            }
        }
    };
    let view = KindView::of(db, &editor, &kind, shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/floor-plan/kinds/<id>/delete")]
async fn delete(organizer: Organizer, id: i64, db: &Db, now: Now) -> Result<Outcome<KindView>> {
    let Organizer(editor) = organizer;
    let kind = find(db.reader(), editor.event.id, id).await?;
    let again = KindView::of(db, &editor, &kind, filled(&kind)).await?;
    let deleted = delete_kind(db, &editor.actor(), now.0, &editor.event, id).await;
    let visit = editor.visit.clone();
    settle(deleted, |()| moved_on(list_address(&editor), "plan-kind-deleted"), |no| visit.page(again.refused(&no)))
}

fn filled(kind: &kind::Model) -> FormView {
    let audience: Vec<String> = kind.audience.0.iter().map(ActiveEnum::to_value).collect();
    FormView::filled([
        ("code", kind.code.clone()),
        ("make", kind.make.to_value()),
        ("name.vi", kind.name.vi.clone()),
        ("name.en", kind.name.en.clone()),
        ("included.vi", kind.included.vi.clone()),
        ("included.en", kind.included.en.clone()),
        ("width", metres(kind.width_cm, Language::Vi)),
        ("depth", metres(kind.depth_cm, Language::Vi)),
        ("price", if kind.price == 0 { String::new() } else { grouped(kind.price, Language::Vi) }),
        ("audience", audience.join(",")),
        ("quota", kind.quota.map(|quota| quota.to_string()).unwrap_or_default()),
        ("version", kind.version.to_string()),
    ])
}

/// "3 m × 3 m".
pub fn size(kind: &kind::Model, language: Language) -> String {
    format!("{} m × {} m", metres(kind.width_cm, language), metres(kind.depth_cm, language))
}

/// "1.500.000 đồng", or that it is free.
pub fn price(kind: &kind::Model, language: Language) -> String {
    if kind.price == 0 { word(language, "plan-kind-free") } else { shown(kind.price, language) }
}

/// The kinds, in their order.
#[derive(Serialize)]
struct KindsView {
    rail: Rail,
    base: String,
    rows: Vec<Row>,
    /// Nobody has set any: these are the usual ones.
    usual: bool,
}

impl View for KindsView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_kinds";
}

#[derive(Serialize)]
struct Row {
    id: i64,
    href: String,
    /// Which of the plan's tones it has.
    tone: usize,
    name: Bilingual,
    /// The name as a button says it.
    label: String,
    note: String,
    first: bool,
    last: bool,
}

impl KindsView {
    async fn read(db: &Db, editor: &Editor) -> Result<Self> {
        let language = editor.visit.language;
        let kinds = Kinds::of(db.reader(), editor.event.id).await?.0;
        let last = kinds.len().saturating_sub(1);
        let base = address(editor);
        let row = |(at, kind): (usize, &kind::Model)| Row {
            id: kind.id,
            href: format!("{base}/kinds/{}", kind.id),
            tone: at % TONES,
            label: kind.name.plain(language).to_owned(),
            name: kind.name.clone(),
            note: note(kind, language),
            first: at == 0,
            last: at == last,
        };
        Ok(Self {
            rail: rail(editor),
            rows: kinds.iter().enumerate().map(row).collect(),
            usual: rows(db.reader(), editor.event.id).await?.is_empty(),
            base: base.clone(),
        })
    }
}

/// Tones by which the plan tells kinds apart.
pub const TONES: usize = 6;

/// "3 m × 3 m · miễn phí · đã giao 3/20 · cho doanh nghiệp".
fn note(kind: &kind::Model, language: Language) -> String {
    let given = match kind.quota {
        Some(quota) => Some(say(language, "plan-kind-given-of", &json!({ "given": kind.given, "quota": quota }))),
        None if kind.given > 0 => Some(say(language, "plan-kind-given", &json!({ "given": kind.given }))),
        None => None,
    };
    let audience: Vec<String> = kind.audience.0.iter().map(|kind| word(language, kind.key())).collect();
    let audience = (!audience.is_empty()).then(|| say(language, "plan-kind-for", &json!({ "whom": audience.join(", ") })));
    let parts = [Some(size(kind, language)), Some(price(kind, language)), given, audience];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The form of one kind.
#[derive(Serialize)]
struct KindView {
    rail: Rail,
    base: String,
    form: FormView,
    /// Nothing for a new one.
    id: Option<i64>,
    makes: Vec<Choice>,
    audiences: Vec<Ticked>,
    given: i32,
    uses: Uses,
    in_use: bool,
}

impl View for KindView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_kind";
}

#[derive(Serialize)]
struct Ticked {
    value: String,
    label: String,
    checked: bool,
}

impl KindView {
    fn blank(editor: &Editor, form: FormView) -> Self {
        let language = editor.visit.language;
        let chosen = form.values.get("audience").cloned().unwrap_or_default();
        let audience = |kind: exhibitor::Kind| Ticked {
            checked: chosen.split(',').any(|one| one == kind.to_value()),
            value: kind.to_value(),
            label: word(language, kind.key()),
        };
        Self {
            rail: rail(editor),
            base: address(editor),
            id: None,
            makes: Make::iter().map(|make| Choice::new(make.to_value(), word(language, make.key()))).collect(),
            audiences: exhibitor::Kind::iter().map(audience).collect(),
            given: 0,
            uses: Uses::default(),
            in_use: false,
            form,
        }
    }

    async fn of(db: &Db, editor: &Editor, kind: &kind::Model, form: FormView) -> Result<Self> {
        let uses = Uses::of(db.reader(), editor.event.id, &kind.code).await?;
        Ok(Self { id: Some(kind.id), given: kind.given, uses, in_use: uses.any(), ..Self::blank(editor, form) })
    }

    fn refused(mut self, no: &Refusal) -> Self {
        self.form = self.form.refused(no);
        self
    }
}
