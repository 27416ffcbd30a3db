//! Keeps what was typed: begins an application, and saves its steps.
use super::after::{self, may_be_completed};
use super::consent;
use super::input::{Asked, ExhibitorInput, Logo, Organisation, Part};
use crate::accounts::{SignedIn, account};
use crate::events::event;
use crate::exhibitors::application::{self, may_be_edited};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor::{self, identity};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::form::{Asking, Settings, When, answer};
use crate::exhibitors::met::{met, settling};
use crate::exhibitors::tax_code::TaxCode;
use crate::exhibitors::village;
use crate::exhibitors::waiting_list::Rules;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::{Slug, fold};
use crate::platform::words::word;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// Begins an application with its first step. What else is known stays empty.
///
/// # Errors
/// Refusals: a shut window, a full hall, an application that the account or the organisation has already.
pub async fn begin(db: &Database, who: &SignedIn, event: &event::Model, now: DateTimeUtc, organisation: &Organisation) -> Result<Dossier> {
    settling(|| begin_once(db, who, event, now, organisation)).await
}

async fn begin_once(db: &Database, who: &SignedIn, event: &event::Model, now: DateTimeUtc, organisation: &Organisation) -> Result<Dossier> {
    let mut change = Change::begin(db, &who.actor(), now).await?;
    Rules::of(change.tx(), event.id).await?.may_begin(event, now)?;
    let mut draft = Dossier::blank(event, &who.account, now);
    let settings = Settings::of(change.tx(), event.id).await?;
    Asked { part: organisation, settings: &settings, when: When::Now }.write(&mut draft);
    let kept = insert(&mut change, draft).await?;
    change.commit().await?;
    Ok(kept)
}

/// A whole application as a draft, for seeds and imports. The windows are not asked: who loads decides.
///
/// # Errors
/// Refusals: an organisation or an account that has one already, a village of another event.
pub async fn insert_exhibitor(
    change: &mut Change,
    event: &event::Model,
    account: &account::Model,
    input: &ExhibitorInput,
) -> Result<Dossier> {
    let mut draft = Dossier::blank(event, account, change.now());
    input.organisation.write(&mut draft);
    input.showing.write(&mut draft);
    input.booth.write(&mut draft);
    consent::write(&mut draft.exhibitor, input.shown, change.now());
    draft.application.step = 4;
    insert(change, draft).await
}

/// With another logo than before; the picture is stored already.
pub async fn set_logo_in(change: &mut Change, dossier: &Dossier, logo: Logo) -> Result<Dossier> {
    let mut next = dossier.clone();
    next.exhibitor.logo = logo.0;
    next.application = dossier.application.replace(change.tx(), next.application).await?;
    next.exhibitor = write_exhibitor(change, next.exhibitor).await?;
    change.note(saved(&next)).await?;
    Ok(next)
}

/// Inserts an application that was not kept yet.
pub async fn insert(change: &mut Change, mut draft: Dossier) -> Result<Dossier> {
    complete(&mut draft.exhibitor);
    account_is_free(change.tx(), &draft.exhibitor).await?;
    identity_is_free(change.tx(), &draft.exhibitor).await?;
    village::must_be_of_event(change.tx(), &draft.application).await?;
    Kinds::must_have(change.tx(), draft.application.event_id, draft.application.booth_kind.as_deref()).await?;
    draft.exhibitor.slug = free_slug(change.tx(), &draft.exhibitor).await?;
    let mut row = draft.exhibitor.into_active_model().reset_all();
    row.id = NotSet;
    let exhibitor = row.insert(change.tx()).await.or_refuse_duplicate(met())?;
    let mut row = draft.application.into_active_model().reset_all();
    row.id = NotSet;
    row.exhibitor_id = sea_orm::ActiveValue::Set(exhibitor.id);
    let application = row.insert(change.tx()).await?;
    let dossier = Dossier { exhibitor, application };
    change
        .note(
            Note::new(dossier.application.event_id, "exhibitors-log-begun")
                .about("application", dossier.application.id, dossier.label())
                .quiet(),
        )
        .await?;
    Ok(dossier)
}

/// Saves one step of a begun application, complete or not.
///
/// # Errors
/// Refusals: a state or a window that allows no change, an organisation that is there already.
/// `Stale` when it was saved from elsewhere since `version`.
pub async fn save<P: Part>(db: &Database, own: &Saving<'_>, part: &P) -> Result<Dossier> {
    settling(|| save_once(db, own, part)).await
}

/// Whose application is saved, when, and from which version.
pub struct Saving<'a> {
    pub who: &'a SignedIn,
    pub event: &'a event::Model,
    pub dossier: &'a Dossier,
    /// What the event's form asks, and which part of it is asked now.
    pub asking: &'a Asking,
    pub when: When,
    /// To own questions, by question: written along with the step.
    pub answers: HashMap<i64, String>,
    pub now: DateTimeUtc,
    pub version: i32,
}

impl Saving<'_> {
    /// Whether the exhibitor may write into its application, as it stands.
    pub fn may_be_saved(&self, application: &application::Model) -> Result<()> {
        match self.when {
            When::Now => may_be_edited(application.state, self.event, self.now)?,
            When::Later => may_be_completed(application.state, self.event)?,
        }
        if application.version == self.version { Ok(()) } else { Err(AppError::Stale) }
    }

    /// The application as it stands, if it may be saved.
    pub async fn present(&self, tx: &impl ConnectionTrait) -> Result<Dossier> {
        let present = self.dossier.read_again(tx).await?;
        self.may_be_saved(&present.application)?;
        if self.when == When::Later {
            after::must_be_open(tx, self.event, &present, self.now).await?;
        }
        Ok(present)
    }
}

async fn save_once<P: Part>(db: &Database, own: &Saving<'_>, part: &P) -> Result<Dossier> {
    let mut change = Change::begin(db, &own.who.actor(), own.now).await?;
    let present = own.present(change.tx()).await?;
    let next = save_in(&mut change, &present, &Asked { part, settings: &own.asking.settings, when: own.when }).await?;
    answer::keep(change.tx(), next.application.id, &own.answers).await?;
    if own.when == When::Later {
        after::saved_in(&change, &next).await?;
    }
    change.commit().await?;
    Ok(next)
}

/// Writes one step over `present`, inside a change.
pub async fn save_in<P: Part>(change: &mut Change, present: &Dossier, part: &P) -> Result<Dossier> {
    let mut next = present.clone();
    part.write(&mut next);
    complete(&mut next.exhibitor);
    next.application.step = next.application.step.max(P::STEP.number());
    next.application.updated_at = change.now();
    village::must_be_of_event(change.tx(), &next.application).await?;
    Kinds::must_have(change.tx(), next.application.event_id, next.application.booth_kind.as_deref()).await?;
    // From here on nobody else writes into this application.
    next.application = present.application.replace(change.tx(), next.application).await?;
    if next.exhibitor.identity != present.exhibitor.identity {
        identity_is_free(change.tx(), &next.exhibitor).await?;
    }
    // An address that nobody knows yet follows the name.
    if next.application.sent_at.is_none() && next.exhibitor.name != present.exhibitor.name {
        next.exhibitor.slug = free_slug(change.tx(), &next.exhibitor).await?;
    }
    next.exhibitor = write_exhibitor(change, next.exhibitor).await?;
    change.note(saved(&next)).await?;
    Ok(next)
}

fn saved(dossier: &Dossier) -> Note {
    let note = Note::new(dossier.application.event_id, "exhibitors-log-saved");
    let note = note.about("application", dossier.application.id, dossier.label());
    // The public sees what an accepted exhibitor says of itself.
    if dossier.application.state.is_shown() { note } else { note.quiet() }
}

/// Writes what became of a row that was read in this change, with what follows from it.
///
/// # Errors
/// `Stale` when somebody wrote it meanwhile: the application and the desk are two doors to one row.
pub async fn write_exhibitor(change: &Change, mut next: exhibitor::Model) -> Result<exhibitor::Model> {
    complete(&mut next);
    next.clone().replace(change.tx(), next, met()).await
}

/// What follows from the rest: identity and the text for search.
fn complete(exhibitor: &mut exhibitor::Model) {
    let tax_code = exhibitor.tax_code.as_deref().and_then(TaxCode::parse);
    exhibitor.identity = identity(tax_code.as_ref(), &fold(&exhibitor.name.vi));
    exhibitor.folded = folded(exhibitor);
}

/// Names, products, fields and province in both languages, without marks.
fn folded(exhibitor: &exhibitor::Model) -> String {
    let mut texts = vec![exhibitor.name.joined(), exhibitor.short_name.clone()];
    texts.extend(exhibitor.products.0.iter().map(|product| product.name.joined()));
    for language in Language::ALL {
        texts.extend(exhibitor.fields.0.iter().map(|field| word(language, field.key())));
    }
    let province = exhibitor.province_code.as_deref().and_then(provinces::by_code);
    texts.extend(province.map(|province| province.name_vi.clone()));
    texts.extend(exhibitor.province_then.clone());
    fold(&texts.join(" "))
}

async fn account_is_free(tx: &impl ConnectionTrait, exhibitor: &exhibitor::Model) -> Result<()> {
    match Dossier::of_account(tx, exhibitor.event_id, exhibitor.account_id).await? {
        Some(known) => Err(Refusal::new("exhibitors-apply-account-taken").with("name", known.label()).into()),
        None => Ok(()),
    }
}

/// One application per organisation: whoever comes second is told whom to ask.
async fn identity_is_free(tx: &impl ConnectionTrait, exhibitor: &exhibitor::Model) -> Result<()> {
    let known = exhibitor::Entity::find()
        .filter(exhibitor::COLUMN.event_id.eq(exhibitor.event_id))
        .filter(exhibitor::COLUMN.identity.eq(exhibitor.identity.as_str()))
        .filter(exhibitor::COLUMN.id.ne(exhibitor.id))
        .one(tx)
        .await?;
    let Some(known) = known else { return Ok(()) };
    let by_code = known.tax_code.as_deref().and_then(TaxCode::parse).is_some();
    let account = account::Entity::find_by_id(known.account_id).one(tx).await?;
    let contact = Some(known.contact_name).filter(|name| !name.is_empty()).or(account.map(|account| account.name)).unwrap_or_default();
    let field = if by_code { "tax_code" } else { "name.vi" };
    Err(Refusal::at(field, "exhibitors-apply-organisation-taken").with("contact", contact).into())
}

/// The short name as an address, numbered where another exhibitor of the event has it.
async fn free_slug(tx: &impl ConnectionTrait, exhibitor: &exhibitor::Model) -> Result<String> {
    let name = if exhibitor.short_name.is_empty() { &exhibitor.name.vi } else { &exhibitor.short_name };
    let wished = Slug::made_of(name);
    let taken: Vec<String> = exhibitor::Entity::find()
        .select_only()
        .column(exhibitor::Column::Slug)
        .filter(exhibitor::COLUMN.event_id.eq(exhibitor.event_id))
        .filter(exhibitor::COLUMN.id.ne(exhibitor.id))
        .into_tuple()
        .all(tx)
        .await?;
    let numbered = (2..).map(|number| wished.numbered(number));
    let free = std::iter::once(wished.clone()).chain(numbered).find(|slug| !taken.iter().any(|known| known == &**slug));
    Ok(free.unwrap_or(wished).into_string())
}
