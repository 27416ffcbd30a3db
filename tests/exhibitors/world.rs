//! Applications made quickly, acts by anybody, and what must be true of places whatever happened.
use super::{BOOTH, SHOWING, organisation};
use crate::app::{App, Browser};
use khaihoi::events::event;
use khaihoi::exhibitors::application::acts::By;
use khaihoi::exhibitors::application::{self, State};
use khaihoi::exhibitors::floor_plan::{booth_share, kind};
use khaihoi::exhibitors::{Acting, Doing, Dossier, ExhibitorInput, booth, insert_exhibitor, perform, send_in};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::error::Result;
use rocket::form::{Form, FromForm};
use rocket::http::RawStr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, DatabaseConnection, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use std::collections::BTreeMap;

/// A kind of booth of this event, of which there are `quota`.
pub async fn kind(app: &App, event: &event::Model, code: &str, quota: Option<i32>) -> kind::Model {
    let row = kind::Model { code: code.into(), quota, ..kind::Make::Shell.standard(event.id) };
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    row.insert(app.db.reader()).await.expect("a kind")
}

/// A booth of the plan, of this kind, that nobody has.
pub async fn drawn(app: &App, event: &event::Model, number: &str, kind: &str) -> booth::Model {
    let row = booth::ActiveModel {
        event_id: Set(event.id),
        number: Set(number.into()),
        kind: Set(Some(kind.into())),
        // Whether the hall is there does not matter to who stands where.
        hall_id: Set(Some(1)),
        token: Set(khaihoi::platform::secret::token()),
        ..Default::default()
    };
    row.insert(app.db.reader()).await.expect("a booth")
}

/// Somebody new who has sent an application.
pub async fn sent<'a>(app: &'a App, event: &event::Model, name: &str, kind: &str, count: i32) -> (Browser<'a>, Dossier) {
    let email = format!("{}@x.example", khaihoi::platform::text::slugify(name));
    let browser = app.signed_up(&email).await;
    let count = count.to_string();
    let mut booth: Vec<_> = BOOTH.iter().copied().filter(|(name, _)| !["booth_kind", "booth_count"].contains(name)).collect();
    booth.extend([("booth_kind", kind), ("booth_count", count.as_str())]);
    let input = ExhibitorInput { organisation: read(&organisation(name, "")), showing: read(SHOWING), booth: read(&booth), shown: true };
    let account = browser.account.clone().expect("an account");
    let mut change = Change::begin(&app.db, &account.actor(), app.now()).await.expect("begun");
    let draft = insert_exhibitor(&mut change, event, &account, &input).await.expect("a draft");
    let dossier = send_in(&mut change, &draft, true).await.expect("sent");
    change.commit().await.expect("committed");
    (browser, dossier)
}

fn read<T: for<'v> FromForm<'v> + 'static>(fields: &[(&str, &str)]) -> T {
    let encode = |text: &str| RawStr::new(text).percent_encode().to_string();
    let body: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    Form::<T>::parse_encoded(RawStr::new(&body.join("&"))).expect("a form")
}

/// An act on whatever stands there now.
pub async fn act(app: &App, event: &event::Model, by: By, dossier: &Dossier, doing: &Doing) -> Result<Dossier> {
    let actor = Actor::program("a test");
    let token = dossier.application.token.as_str();
    let acting = Acting { actor: &actor, by, event, token, version: None, now: app.now(), origin: "https://khaihoi.example" };
    perform(&app.db, &acting, doing).await
}

pub async fn state(app: &App, dossier: &Dossier) -> State {
    dossier.read_again(app.db.reader()).await.expect("read").application.state
}

/// The round that the program makes by itself.
pub async fn keep(app: &App) -> usize {
    khaihoi::exhibitors::keep(&app.db, app.now(), "https://khaihoi.example").await.expect("kept")
}

/// What must be true of the places of an event, whatever happened. Answers how many are given.
pub async fn whole(app: &App, event: &event::Model) -> i32 {
    whole_in(app.db.reader(), event.id).await
}

pub async fn whole_in(db: &DatabaseConnection, event_id: i64) -> i32 {
    let event = event::Entity::find_by_id(event_id).one(db).await.expect("read").expect("an event");
    let rows = application::Entity::find().filter(application::COLUMN.event_id.eq(event.id)).all(db).await.expect("read");
    let holding = || rows.iter().filter(|row| row.state.holds_place());
    let held: i32 = holding().map(|row| row.booth_count).sum();
    assert_eq!(event.booths_given, held, "the hall's count is that of who has a place");
    assert!(event.booth_limit.is_none_or(|limit| held <= limit), "the hall is overfull: {held}");
    for kind in kind::Entity::find().filter(kind::COLUMN.event_id.eq(event.id)).all(db).await.expect("read") {
        let held: i32 = holding().filter(|row| row.booth_kind.as_deref() == Some(&kind.code)).map(|row| row.booth_count).sum();
        assert_eq!(kind.given, held, "{}: the kind's count is that of who has a place", kind.code);
        assert!(kind.quota.is_none_or(|quota| held <= quota), "{} is overfull: {held}", kind.code);
    }
    for row in &rows {
        assert_eq!(row.offered_until.is_some(), row.state == State::Offered, "{row:?}");
        assert_eq!(row.waiting_since.is_some(), row.state == State::Waiting, "{row:?}");
    }
    stand_right(db, &event, &rows).await;
    held
}

/// Only who has a place stands somewhere, at no more booths than they have, of their kind.
async fn stand_right(db: &DatabaseConnection, event: &event::Model, rows: &[application::Model]) {
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).order_by_asc(booth::Column::Number).all(db).await;
    let mut standing: BTreeMap<i64, i32> = BTreeMap::new();
    for booth in booths.expect("read") {
        let Some(holder) = booth.exhibitor_id else { continue };
        *standing.entry(holder).or_default() += 1;
        let row = rows.iter().find(|row| row.exhibitor_id == holder).expect("an application");
        assert!(row.state.holds_place(), "{} stands in {} and has no place", holder, booth.number);
        assert_eq!(row.booth_kind, booth.kind, "{} is of another kind than its holder has", booth.number);
    }
    for row in rows {
        assert!(standing.get(&row.exhibitor_id).copied().unwrap_or_default() <= row.booth_count, "{row:?} stands at too many booths");
    }
    for share in booth_share::Entity::find().all(db).await.expect("read") {
        let row = rows.iter().find(|row| row.exhibitor_id == share.exhibitor_id).expect("an application");
        assert!(row.state.is_shown(), "who shares a booth has been accepted");
    }
}
