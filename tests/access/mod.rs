//! Who may go where: every mounted route is declared in the table, and every route is tried as everybody.
mod table;

use crate::app::{App, Browser, Page};
use crate::interchange::seed::WHOLE;
use khaihoi::accounts::{NewLink, Purpose, account, login, one_time_link};
use khaihoi::events::{event, team};
use khaihoi::exhibitors::{application, booth};
use khaihoi::interchange::seed;
use khaihoi::people::delegate::{DelegateInput, Part};
use khaihoi::people::duplicates::{Pick, Picks, make_one};
use khaihoi::people::paste::form::Taken;
use khaihoi::people::paste::save::take_in;
use khaihoi::people::{PersonInput, organisation, person};
use khaihoi::platform::change::{Actor, Change, Letter, letter};
use khaihoi::platform::language::Language;
use khaihoi::platform::text::{Email, Line};
use khaihoi::programme::live::{self, Act};
use khaihoi::programme::{room, schedule_item, track};
use rocket::http::Status;
use sea_orm::{EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};
use table::{Audience, ROUTES};

/// Everybody there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Anonymous,
    /// Signed in, and nobody's.
    Stranger,
    Exhibitor,
    Reception,
    Editor,
    Organizer,
    /// Organizer of another event.
    Elsewhere,
    Admin,
}

const ROLES: [Role; 8] =
    [Role::Anonymous, Role::Stranger, Role::Exhibitor, Role::Reception, Role::Editor, Role::Organizer, Role::Elsewhere, Role::Admin];

impl Role {
    /// Whether somebody in this role is meant.
    fn is_in(self, audience: Audience) -> bool {
        match audience {
            Audience::Everybody => true,
            Audience::SignedIn => self != Self::Anonymous,
            Audience::Exhibitor => self == Self::Exhibitor,
            Audience::Editor => matches!(self, Self::Editor | Self::Organizer | Self::Admin),
            Audience::Team => matches!(self, Self::Reception | Self::Editor | Self::Organizer | Self::Admin),
            Audience::Organizer => matches!(self, Self::Organizer | Self::Admin),
            Audience::AnyOrganizer => matches!(self, Self::Organizer | Self::Elsewhere | Self::Admin),
            Audience::Admin => self == Self::Admin,
            Audience::Nobody => false,
        }
    }
}

/// A small festival with one of everything, and a browser for each role.
struct World {
    app: App,
    places: BTreeMap<&'static str, String>,
}

/// For names that must differ.
fn next() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

impl World {
    async fn new() -> Self {
        let app = App::start().await;
        let read = seed::parse(WHOLE, "nho.toml", app.now()).expect("read");
        seed::load(&app.db, &read, app.now()).await.expect("loaded");
        let places = places(&app).await;
        Self { app, places }
    }

    async fn event(&self) -> event::Model {
        event::Entity::find().filter(event::COLUMN.slug.eq("hoi-nho")).one(self.app.db.reader()).await.expect("read").expect("an event")
    }

    async fn browser(&self, role: Role) -> Browser<'_> {
        let app = &self.app;
        match role {
            Role::Anonymous => app.anonymous(),
            Role::Stranger => app.signed_up(&format!("stranger{}@khaihoi.example", next())).await,
            Role::Exhibitor => {
                let email = Email::parse("nho@nho.example").expect("an address");
                app.signed_in(account::by_email(app.db.reader(), &email).await.expect("read").expect("an account")).await
            }
            Role::Reception => app.member(&self.event().await, team::Role::Reception).await,
            Role::Editor => app.member(&self.event().await, team::Role::Editor).await,
            Role::Organizer => app.organizer(&self.event().await).await,
            Role::Elsewhere => {
                let other = app.event(&format!("hoi-khac-{}", next())).await;
                app.organizer(&other).await
            }
            Role::Admin => app.admin().await,
        }
    }

    /// What somebody new in this role meets who sends an empty form.
    async fn surprise_at(&self, template: &str, audience: Audience, role: Role) -> Option<String> {
        let browser = self.browser(role).await;
        let address = self.address(template, &browser).await;
        surprise(role, audience, &browser.post(&address, &[]).await)
    }

    /// The address of a route at this festival, as this browser would ask for it.
    async fn address(&self, template: &str, browser: &Browser<'_>) -> String {
        let mut address = template.to_owned();
        for (name, value) in &self.places {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        if address.contains("{login}") {
            let own = browser.account.as_ref().map_or(0, |account| account.id);
            let login = login::Entity::find().filter(login::COLUMN.account_id.eq(own)).one(self.app.db.reader()).await.expect("read");
            address = address.replace("{login}", &login.map_or(1, |login| login.id).to_string());
        }
        assert!(!address.contains('{'), "{address}");
        address
    }
}

async fn places(app: &App) -> BTreeMap<&'static str, String> {
    let db = app.db.reader();
    macro_rules! first {
        ($table:ident, $column:ident) => {
            $table::Entity::find().one(db).await.expect("read").expect(stringify!($table)).$column.to_string()
        };
    }
    let mut change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.expect("a change");
    let row = event::Entity::find().one(db).await.expect("read").expect("an event");
    let invite = NewLink {
        email: Some("guest@khaihoi.example".into()),
        event_id: Some(row.id),
        role: Some("editor".into()),
        ..NewLink::of(Purpose::Invite)
    };
    one_time_link::issue(&mut change, invite).await.expect("a link");
    let written = Letter {
        to: "nho@nho.example".into(),
        name: "Nhỏ".into(),
        language: Language::Vi,
        template: "exhibitors/letters/received",
        data: serde_json::json!({ "name": "Nhỏ", "event": "Hội nhỏ", "exhibitor": "Nhỏ", "address": "/desk", "words": "", "booths": "" }),
        event_id: Some(row.id),
        secret: false,
    };
    change.letter(written).await.expect("a letter");
    change.commit().await.expect("committed");
    let item = schedule_item::Entity::find().one(db).await.expect("read").expect("an item");
    let spoke = Act::Speaking(true);
    let line = live::act(&app.db, &Actor::program("a test"), app.now(), (&row, item.id), &spoke).await.expect("an act");
    let pasted = Taken {
        row: 0,
        known: None,
        person: PersonInput::named(Line::parse("Lê Văn Dán").expect("a name")),
        delegate: DelegateInput::as_on_record(Part::Speaker),
    };
    let intake = take_in(&app.db, &row, &Actor::program("a test"), app.now(), ("Lê Văn Dán", &[pasted][..])).await.expect("an intake");
    let member = app.member(&row, team::Role::Editor).await.id();
    let members = team::Entity::find().filter(team::COLUMN.account_id.eq(member)).one(db).await.expect("read").expect("a member");
    let (told, photo) = crate::news::told(app, &row, "Khai mạc").await;
    let desk = crate::exhibitors::desk_parts::furnished(app, &row).await;
    let merge = merge_of_the_event(app, &row).await;
    let batch = acts_on_many(app, &row, &first!(application, token)).await;
    let sheet = crate::interchange::sheets::kept(app, &row).await;
    let receipt = crate::exhibitors::fees::receipted(app, &row).await;
    let plan = crate::exhibitors::floor_plan::drawn(app, &row).await;
    let (question, criterion) = crate::exhibitors::asked_and_scored(app, &row).await;
    BTreeMap::from([
        ("question", question.to_string()),
        ("criterion", criterion.to_string()),
        ("post", told.id.to_string()),
        ("post_slug", told.slug),
        ("photo", photo.id.to_string()),
        ("merge", merge.to_string()),
        ("batch", batch),
        ("sheet", sheet.to_string()),
        ("receipt", receipt.to_string()),
        ("hall", plan.hall.to_string()),
        ("booth", plan.booth.to_string()),
        ("mark", plan.mark.to_string()),
        ("booth_kind", plan.kind.to_string()),
        ("helper", desk.helper.to_string()),
        ("helper_link", desk.invitation.to_string()),
        ("lead", desk.lead.to_string()),
        ("lead_token", desk.lead_token),
        ("booth_token", desk.booth_token),
        ("event", row.slug),
        ("room", first!(room, id)),
        ("track", first!(track, id)),
        ("item", first!(schedule_item, id)),
        ("item_slug", first!(schedule_item, slug)),
        ("organisation", first!(organisation, id)),
        ("person", first!(person, slug)),
        ("intake", intake),
        ("exhibitor", "cong-ty-nho".to_owned()),
        ("application", first!(application, token)),
        ("booth_code", first!(booth, token)),
        ("live_line", line.to_string()),
        ("letter", first!(letter, id)),
        ("account", member.to_string()),
        ("member", members.id.to_string()),
        ("link", first!(one_time_link, id)),
    ])
}

/// An act on many that could be done on nobody: all stays as it was.
async fn acts_on_many(app: &App, event: &event::Model, token: &str) -> String {
    let organizer = app.organizer(event).await;
    let fields = [("chosen", token), ("act", "take_up"), ("words", ""), ("go", "true")];
    let page = organizer.post(&format!("/studio/{}/booths/many", event.slug), &fields).await;
    page.goes_to.expect("a page of outcomes").rsplit('/').next().expect("a token").to_owned()
}

/// Somebody who was taken down twice, and was made one.
async fn merge_of_the_event(app: &App, event: &event::Model) -> i64 {
    let twins = crate::people::delegates(app, event, Part::Press, &["Hai Lần", "Hai Lần"]).await;
    let picks = Picks::all_of(Pick::One, &twins[0], &twins[1], vec![]);
    let actor = Actor::program("a test");
    let merged = make_one(&app.db, &khaihoi::references(), event, (&actor, app.now()), (&twins[0], &twins[1], &picks)).await;
    merged.expect("merged").id
}

/// Method and address of a route, as the table writes them.
fn known_as(route: &rocket::Route) -> String {
    format!("{} {}", route.method, route.uri.to_string().trim_start_matches("//"))
}

#[rocket::async_test]
async fn every_route_is_declared() {
    let app = App::start().await;
    let mounted: BTreeSet<String> = app.client.rocket().routes().map(known_as).collect();
    let declared: BTreeSet<String> = ROUTES.iter().map(|(route, ..)| (*route).to_owned()).collect();
    let undeclared: Vec<_> = mounted.difference(&declared).collect();
    assert!(undeclared.is_empty(), "nobody said who may use these: {undeclared:#?}");
    let gone: Vec<_> = declared.difference(&mounted).collect();
    assert!(gone.is_empty(), "declared but not mounted: {gone:#?}");
    assert_eq!(ROUTES.len(), declared.len(), "a route is declared twice");
}

#[rocket::async_test]
async fn everybody_reads_what_is_theirs_and_nothing_else() {
    let world = World::new().await;
    let mut wrong = vec![];
    for role in ROLES {
        let browser = world.browser(role).await;
        for (route, audience, template) in ROUTES.iter().filter(|(route, ..)| route.starts_with("GET ")) {
            let address = world.address(template, &browser).await;
            let page = browser.get(&address).await;
            wrong.extend(surprise(role, *audience, &page).map(|what| format!("{role:?} at {route} ({address}): {what}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[rocket::async_test]
async fn nobody_writes_what_is_not_theirs() {
    let world = World::new().await;
    let mut wrong = vec![];
    for role in ROLES {
        let browser = world.browser(role).await;
        for (route, audience, template) in unsafe_routes().filter(|(_, audience, _)| !role.is_in(*audience)) {
            let address = world.address(template, &browser).await;
            let page = browser.post(&address, &[]).await;
            wrong.extend(surprise(role, *audience, &page).map(|what| format!("{role:?} at {route} ({address}): {what}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// An act that one has done may be gone for the next: whoever is shut out tries once more at a festival of their own.
#[rocket::async_test]
async fn everybody_writes_what_is_theirs() {
    let shared = World::new().await;
    let mut wrong = vec![];
    for (route, audience, template) in unsafe_routes() {
        for role in ROLES.into_iter().filter(|role| role.is_in(*audience)) {
            if shared.surprise_at(template, *audience, role).await.is_some() {
                let own = World::new().await.surprise_at(template, *audience, role).await;
                wrong.extend(own.map(|what| format!("{role:?} at {route}: {what}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn unsafe_routes() -> impl Iterator<Item = &'static (&'static str, Audience, &'static str)> {
    ROUTES.iter().filter(|(route, ..)| route.starts_with("POST "))
}

/// What an answer should not have been. What is not yours does not exist; who is not signed in is asked to.
fn surprise(role: Role, audience: Audience, page: &Page) -> Option<String> {
    let asked_to_sign_in = page.goes_to.as_deref().is_some_and(|to| to.starts_with("/sign-in?next="));
    let shut_out = asked_to_sign_in || [Status::Unauthorized, Status::Forbidden, Status::NotFound].contains(&page.status);
    let right = match role.is_in(audience) {
        true => !shut_out && page.status.code < 500,
        // A token that opens nothing may be told from a page that is not there: it says that the link was used up.
        false if audience == Audience::Nobody => page.status.class().is_client_error() || (role == Role::Anonymous && asked_to_sign_in),
        false => page.status == Status::NotFound || (role == Role::Anonymous && asked_to_sign_in),
    };
    (!right).then(|| format!("{} {}", page.status, page.goes_to.clone().unwrap_or_default()))
}
