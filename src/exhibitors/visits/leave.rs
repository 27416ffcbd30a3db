//! A visitor leaves a contact at a booth: by own act, to a named exhibitor, with consent that is kept.
use super::consent::TEXT_VERSION;
use super::lead::{self, Mark};
use super::tally;
use crate::events::{EventVisit, event};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::{booth, booth_share};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Letter};
use crate::platform::config::Config;
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::{Address, Kind, Limits};
use crate::platform::secret;
use crate::platform::text::{Bilingual, Email, Given, Line, Phone, Prose, fold};
use crate::platform::time::{Now, date, local};
use chrono::TimeDelta;
use rocket::Request;
use rocket::form::{Contextual, Form};
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome as Guarded};
use rocket::response::Redirect;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, leave]
}

/// What a visitor writes.
#[derive(Clone, Debug, FromForm)]
pub struct Contact {
    /// The address word of the exhibitor, where several share the booth.
    pub to: Line<0, 200>,
    pub name: Line<2, 120>,
    pub organisation: Line<0, 160>,
    pub phone: Given<Phone>,
    pub email: Given<Email>,
    pub words: Prose<600>,
    pub agree: bool,
}

/// What the door needs beside the form.
struct Door<'r> {
    db: &'r Database,
    now: DateTimeUtc,
    limits: &'r Limits,
    address: Address,
    origin: String,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Door<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Guarded<Self, ()> {
        let rocket = request.rocket();
        let address = request.guard::<Address>().await.succeeded();
        let found = || {
            let origin = rocket.state::<Config>()?.origin();
            Some(Self { db: rocket.state()?, now: Now::of(request).0, limits: rocket.state()?, address: address?, origin })
        };
        match found() {
            Some(door) => Guarded::Success(door),
            None => AppError::from(anyhow::anyhow!("the server is not complete")).outcome(request),
        }
    }
}

// Doors.

#[get("/<_>/<_>/booth/<token>/contact")]
async fn ask(token: &str, visit: EventVisit, db: &Db, now: Now) -> Result<Page<ContactPage>> {
    let place = Place::of(db, &visit.event, token, now.0).await?;
    let view = ContactPage::of(place, &visit, FormView::default());
    Ok(visit.visit.page(view))
}

/// Left, or the form again.
type Left = Result<rocket::Either<Redirect, (Status, Page<ContactPage>)>>;

#[post("/<_>/<_>/booth/<token>/contact", data = "<form>", rank = 10)]
async fn leave(token: &str, visit: EventVisit, form: Form<Contextual<'_, Contact>>, door: Door<'_>) -> Left {
    door.limits.check(Kind::LeadAddress, door.address)?;
    let place = Place::of(door.db, &visit.event, token, door.now).await?;
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        None => sent,
        Some(contact) => match retrying(|| keep(&door, &place, contact, &visit.visit)).await {
            Ok(left) => return Ok(rocket::Either::Left(Redirect::to(address(&visit, &left)))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = ContactPage::of(place, &visit, refused);
    Ok(rocket::Either::Right((Status::UnprocessableEntity, visit.visit.page(view))))
}

fn address(visit: &EventVisit, token: &str) -> String {
    format!("/{}/{}/contact/{token}", visit.language().code(), visit.event.slug)
}

// Work.

/// A booth where a contact can be left, and who stands there.
struct Place {
    event: event::Model,
    booth: booth::Model,
    exhibitors: Vec<exhibitor::Model>,
    until: Option<DateTimeUtc>,
    /// Contacts are taken now.
    open: bool,
}

impl Place {
    /// Who is not in the directory is not named here either.
    async fn of(db: &Database, event: &event::Model, token: &str, now: DateTimeUtc) -> Result<Self> {
        let found = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).filter(booth::COLUMN.token.eq(token));
        let booth = found.one(db.reader()).await.or_not_found()?;
        let sharers = booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.eq(booth.id)).all(db.reader()).await?;
        let ids: Vec<i64> = booth.exhibitor_id.into_iter().chain(sharers.into_iter().map(|share| share.exhibitor_id)).collect();
        let rows = application::Entity::find()
            .filter(application::COLUMN.exhibitor_id.is_in(ids))
            .filter(application::COLUMN.state.is_in(State::SHOWN))
            .find_also_related(exhibitor::Entity)
            .order_by_asc(exhibitor::Column::Id)
            .all(db.reader())
            .await?;
        let exhibitors: Vec<_> = rows.into_iter().filter_map(|(_, exhibitor)| exhibitor).filter(|exhibitor| exhibitor.shown).collect();
        let (kept, until) = lead::until(db.reader(), event, now).await?;
        let open = kept && event.state == event::State::Published;
        match exhibitors.is_empty() {
            true => Err(AppError::NotFound),
            false => Ok(Self { event: event.clone(), booth, exhibitors, until, open }),
        }
    }

    fn chosen(&self, word: &str) -> Option<&exhibitor::Model> {
        match self.exhibitors.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|exhibitor| exhibitor.slug == word),
        }
    }
}

/// Keeps a contact; answers the token by which it is taken back. The same form sent twice is one contact.
async fn keep(door: &Door<'_>, place: &Place, contact: &Contact, visit: &Visit) -> Result<String> {
    if !place.open {
        return Err(Refusal::new("visits-closed").into());
    }
    let exhibitor = place.chosen(&contact.to).ok_or_else(|| Refusal::at("to", "form-choice"))?;
    may_be_left(contact)?;
    let mut change = Change::begin(door.db, &Actor::program("a visitor"), door.now).await?;
    let (token, is_new) = leave_in(&change, exhibitor, &place.booth.number, contact).await?;
    if !is_new {
        return Ok(token);
    }
    if let Some(email) = &contact.email.0
        && door.limits.check(Kind::LeadLetter, email).is_ok()
    {
        change.letter(receipt(door, place, exhibitor, (contact, email), (&token, visit.language))).await?;
    }
    change.commit().await?;
    Ok(token)
}

/// Leaves a contact inside a change; answers its token, and whether it was not there before.
pub async fn leave_in(change: &Change, exhibitor: &exhibitor::Model, booth: &str, contact: &Contact) -> Result<(String, bool)> {
    let fresh = row(exhibitor, booth, contact, change.now());
    let same = lead::Entity::find().filter(lead::COLUMN.digest.eq(fresh.digest.as_ref().as_str()));
    let once = OnConflict::columns([lead::Column::ExhibitorId, lead::Column::Digest]).do_nothing().to_owned();
    let written = lead::Entity::insert(fresh).on_conflict(once).exec_without_returning(change.tx()).await?;
    if written > 0 {
        tally::count_one(change, exhibitor.id).await?;
    }
    let row = same.filter(lead::COLUMN.exhibitor_id.eq(exhibitor.id)).one(change.tx()).await.or_not_found()?;
    Ok((row.token, written > 0))
}

/// A contact is a phone number or an e-mail address, left by who ticked the box.
fn may_be_left(contact: &Contact) -> Result<(), Refusal> {
    match () {
        () if contact.phone.0.is_none() && contact.email.0.is_none() => Err(Refusal::at("phone", "visits-contact-needed")),
        () if !contact.agree => Err(Refusal::at("agree", "visits-agree-needed")),
        () => Ok(()),
    }
}

fn row(exhibitor: &exhibitor::Model, booth: &str, contact: &Contact, now: DateTimeUtc) -> lead::ActiveModel {
    let phone = contact.phone.0.clone().map(Phone::into_string).unwrap_or_default();
    let email = contact.email.0.clone().map(Email::into_string).unwrap_or_default();
    let texts: [&str; 5] = [&contact.name, &contact.organisation, &contact.words, &phone, &email];
    let folded = fold(&texts.join(" "));
    lead::ActiveModel {
        token: Set(secret::token()),
        event_id: Set(exhibitor.event_id),
        exhibitor_id: Set(exhibitor.id),
        booth: Set(booth.to_owned()),
        digest: Set(secret::hash(&folded)),
        name: Set(contact.name.to_string()),
        organisation: Set(contact.organisation.to_string()),
        phone: Set(phone),
        email: Set(email),
        words: Set(contact.words.to_string()),
        text_version: Set(TEXT_VERSION.to_owned()),
        agreed_at: Set(now),
        mark: Set(Mark::New),
        remark: Set(String::new()),
        folded: Set(folded),
        version: Set(1),
        ..Default::default()
    }
}

fn receipt(
    door: &Door<'_>,
    place: &Place,
    exhibitor: &exhibitor::Model,
    (contact, email): (&Contact, &Email),
    (token, language): (&str, Language),
) -> Letter {
    let data = json!({
        "name": &*contact.name,
        "event": place.event.name.plain(language),
        "exhibitor": exhibitor.name.plain(language),
        "link": format!("{}/{}/{}/contact/{token}", door.origin, language.code(), place.event.slug),
    });
    Letter {
        to: email.to_string(),
        name: contact.name.to_string(),
        language,
        template: "exhibitors/letters/contact_left",
        data,
        event_id: Some(place.event.id),
        secret: true,
    }
}

// View.

#[derive(Serialize)]
struct ContactPage {
    /// The page of the booth.
    back: String,
    action: String,
    booth: String,
    /// Who stands there; the one, or several to choose from.
    name: Option<Bilingual>,
    choices: Vec<Choice>,
    form: FormView,
    exhibitor: String,
    organizer: String,
    until: String,
    open: bool,
}

impl View for ContactPage {
    const TEMPLATE: &'static str = "exhibitors/visits/leave";
}

impl ContactPage {
    fn of(place: Place, visit: &EventVisit, form: FormView) -> Self {
        let language = visit.language();
        let booth = format!("/{}/{}/booth/{}", language.code(), place.event.slug, place.booth.token);
        let names: Vec<_> = place.exhibitors.iter().map(|exhibitor| exhibitor.name.plain(language)).collect();
        Self {
            action: format!("{booth}/contact"),
            open: place.open,
            back: booth,
            exhibitor: names.join(", "),
            organizer: place.event.name.plain(language).to_owned(),
            until: place.until.map(|at| last_day(at, &place.event, language)).unwrap_or_default(),
            name: Some(place.exhibitors[0].name.clone()).filter(|_| place.exhibitors.len() == 1),
            choices: match place.exhibitors.len() {
                1 => vec![],
                _ => place.exhibitors.iter().map(|one| Choice::new(one.slug.as_str(), one.name.plain(language))).collect(),
            },
            booth: place.booth.number,
            form,
        }
    }
}

/// The last day on which contacts are kept.
pub fn last_day(until: DateTimeUtc, event: &event::Model, language: Language) -> String {
    date(local(until - TimeDelta::minutes(1), event.tz()).date(), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_needs_a_way_back_and_a_ticked_box() {
        let contact = |phone: &str, email: &str, agree: bool| Contact {
            to: Line::default(),
            name: Line::parse("Nguyễn Thị Lan").unwrap(),
            organisation: Line::default(),
            phone: Given(Phone::parse(phone).ok()),
            email: Given(Email::parse(email).ok()),
            words: Prose::parse("").unwrap(),
            agree,
        };
        let table = [
            (contact("0912345678", "", true), None),
            (contact("", "lan@x.example", true), None),
            (contact("", "", true), Some("phone")),
            (contact("0912345678", "", false), Some("agree")),
        ];
        for (contact, field) in table {
            assert_eq!(may_be_left(&contact).err().and_then(|no| no.field).as_deref(), field, "{contact:?}");
        }
    }
}
