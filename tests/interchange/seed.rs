//! Seeds: the sample festivals load whole, load once, and a broken file leaves nothing behind.
use crate::app::App;
use khaihoi::accounts::account;
use khaihoi::events::{body, event, team};
use khaihoi::exhibitors::fees::{ledger, receipt};
use khaihoi::exhibitors::floor_plan::{hall, mark};
use khaihoi::exhibitors::{application, booth, exhibitor};
use khaihoi::interchange::seed::{self, Broken};
use khaihoi::people::{delegate, organisation, person, position};
use khaihoi::platform::change::{letter, log_line, revision};
use khaihoi::programme::{item_person, release, room, schedule_item, track};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeMap;

/// The rows of every table a seed writes to.
async fn rows(app: &App) -> BTreeMap<&'static str, u64> {
    let db = app.db.reader();
    macro_rules! count {
        ($($name:ident),*) => { BTreeMap::from([$((stringify!($name), $name::Entity::find().count(db).await.expect("a count"))),*]) };
    }
    count!(
        account,
        event,
        body,
        team,
        application,
        exhibitor,
        booth,
        hall,
        mark,
        delegate,
        organisation,
        person,
        position,
        letter,
        log_line,
        revision,
        item_person,
        release,
        room,
        schedule_item,
        track
    )
}

#[rocket::async_test]
async fn the_sample_festivals_load_whole() {
    let app = App::start().await;
    let reports = seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let said: Vec<_> = reports.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "techfest-bac-giang-2023: 9 people, 4 programme items, 0 exhibitors",
            "ngay-hoi-mau: 80 people, 65 programme items, 60 exhibitors"
        ]
    );
    let rows = rows(&app).await;
    let expected = [("event", 2), ("person", 89), ("delegate", 96), ("room", 6), ("track", 6), ("schedule_item", 69), ("release", 2)];
    for (table, count) in expected.into_iter().chain([("exhibitor", 60), ("application", 60), ("letter", 0)]) {
        assert_eq!(rows[table], count, "{table}");
    }
}

#[rocket::async_test]
async fn sample_days_are_counted_from_the_day_of_loading() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let found = event::Entity::find().filter(event::COLUMN.slug.eq("ngay-hoi-mau")).one(app.db.reader()).await.expect("read");
    let sample = found.expect("the sample festival");
    assert!(sample.sample);
    assert_eq!(sample.state, event::State::Published);
    assert_eq!((sample.starts_on, sample.ends_on), ("2026-11-22".parse().ok(), "2026-11-24".parse().ok()));
    assert_eq!(sample.phase(app.now()), event::Phase::During);
    assert!(sample.may_apply_for_booth(app.now()).is_ok());
}

#[rocket::async_test]
async fn applications_are_in_the_states_of_the_file() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let expected = [
        (application::State::Draft, 5),
        (application::State::Sent, 9),
        (application::State::ChangesAsked, 4),
        (application::State::Accepted, 14),
        (application::State::Confirmed, 20),
        (application::State::Declined, 4),
        (application::State::Withdrawn, 4),
    ];
    for (state, count) in expected {
        let found = application::Entity::find().filter(application::COLUMN.state.eq(state)).count(app.db.reader()).await.expect("read");
        assert_eq!(found, count, "{state:?}");
    }
}

#[rocket::async_test]
async fn fees_are_agreed_asked_for_and_paid_as_in_the_file() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let found = event::Entity::find().filter(event::COLUMN.slug.eq("ngay-hoi-mau")).one(app.db.reader()).await.expect("read");
    let fees = ledger::of_event(app.db.reader(), found.expect("the sample festival").id).await.expect("fees");
    assert_eq!(fees.iter().filter(|entry| entry.request.is_some()).count(), 17);
    let receipts = receipt::Entity::find().all(app.db.reader()).await.expect("read");
    let mut numbers: Vec<_> = receipts.iter().map(|receipt| receipt.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
    let paid: i64 = fees.iter().map(|entry| entry.sums().paid).sum();
    assert_eq!(paid, 44_250_000);
    let free = fees.iter().find(|entry| entry.dossier.exhibitor.email == "info@medthon.example").expect("an entry");
    assert_eq!((free.sums().full > 0, free.sums().due), (true, 0));
}

#[rocket::async_test]
async fn loading_twice_changes_nothing() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    seed::demo_accounts(&app.db, app.now()).await.expect("accounts");
    let before = rows(&app).await;
    let again = seed::load_demo(&app.db, app.now()).await.expect("loaded");
    seed::demo_accounts(&app.db, app.now()).await.expect("accounts");
    assert!(again.iter().all(|report| report.already), "{again:?}");
    assert_eq!(again[0].to_string(), "techfest-bac-giang-2023 is there already; nothing was changed");
    assert_eq!(rows(&app).await, before);
}

#[rocket::async_test]
async fn demo_accounts_have_their_roles() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let accounts = seed::demo_accounts(&app.db, app.now()).await.expect("accounts");
    assert!(accounts.administrator.is_admin && !accounts.organizer.is_admin && !accounts.exhibitor.is_admin);
    let roles = team::Entity::find().filter(team::COLUMN.account_id.eq(accounts.organizer.id)).all(app.db.reader()).await.expect("read");
    assert_eq!(roles.iter().map(|member| member.role).collect::<Vec<_>>(), [team::Role::Organizer; 2]);
    let theirs = exhibitor::Entity::find().filter(exhibitor::COLUMN.account_id.eq(accounts.exhibitor.id)).one(app.db.reader()).await;
    assert_eq!(theirs.expect("read").expect("an exhibitor").short_name, "Sao Mai");
    let all = account::Entity::find().all(app.db.reader()).await.expect("read");
    assert!(all.iter().all(|account| account.email.ends_with(".example") && account.password_hash.is_none()));
}

/// A small festival in which nothing is wrong.
pub const WHOLE: &str = r#"[event]
slug = "hoi-nho"
state = "published"
name = { vi = "Hội nhỏ", en = "Small Fair" }
starts = "2026-12-01"
ends = "2026-12-02"
zone = "Asia/Ho_Chi_Minh"
province = "24"
booths = { opens = "2026-11-01", closes = "2026-11-30", limit = 2 }

[[rooms]]
key = "hall"
name = { vi = "Hội trường" }
capacity = 100

[[tracks]]
key = "agri"
name = { vi = "Làng nông nghiệp" }
village = true

[[people]]
key = "mai"
honorific = "Ông"
name = "Mai Sơn"
email = "mai@so.example"
positions = [
  { title = { vi = "Giám đốc" }, organisation = { vi = "Sở Khoa học và Công nghệ" }, level = "province" },
]

[[delegates]]
person = "mai"
part = "official"

[[items]]
key = "opening"
kind = "ceremony"
title = { vi = "Khai mạc" }
day = "2026-12-01"
from = "08:00"
to = "09:00"
room = "hall"
people = [{ person = "mai", part = "speaker" }]
items = [
  { kind = "speech", title = { vi = "Phát biểu" }, from = "08:10", to = "08:20" },
]

[[exhibitors]]
name = { vi = "Công ty Nhỏ" }
kind = "company"
representative = "Lê Văn A"
address = "Số 1"
province = "24"
phone = "0912 345 678"
email = "nho@nho.example"
contact_name = "Lê Văn A"
contact_phone = "0912 345 678"
fascia = { vi = "CÔNG TY NHỎ" }
fields = ["digital"]
summary = { vi = "Phần mềm." }
products = [{ name = { vi = "Phần mềm" } }]
shown = true
state = "accepted"
booth = "A01"
booth_kind = "shell"

[releases]
publish = true
"#;

#[rocket::async_test]
async fn a_whole_file_is_taken() {
    let app = App::start().await;
    let read = seed::parse(WHOLE, "nho.toml", app.now()).expect("read");
    let report = seed::load(&app.db, &read, app.now()).await.expect("loaded");
    assert_eq!(report.to_string(), "hoi-nho: 1 people, 2 programme items, 1 exhibitors");
    assert!(!report.already);
}

/// What replaces what in the whole file, and what is said then.
const BROKEN: &[(&str, &str, &str)] = &[
    ("[event]", "[event", "nho.toml, line 1, event: invalid table header"),
    ("slug = \"hoi-nho\"", "slug = \"Hội\"", "nho.toml, line 2, event.slug: "),
    ("slug = \"hoi-nho\"", "slug = \"studio\"", "nho.toml, line 2, event.slug: "),
    ("slug = \"hoi-nho\"\n", "", "nho.toml, line 1, event.slug: is missing"),
    ("state = \"published\"", "state = \"open\"", "nho.toml, line 3, event.state: unknown variant `open`"),
    ("name = { vi = \"Hội nhỏ\"", "name = { vi = \"H\"", "nho.toml, line 4, event.name.vi: "),
    ("ends = \"2026-12-02\"", "ends = \"2026-11-30\"", "nho.toml, line 6, event.ends: is before the start"),
    ("ends = \"2026-12-02\"", "ends = \"2026-02-30\"", "nho.toml, line 6, event.ends: "),
    ("zone = \"Asia/Ho_Chi_Minh\"", "zone = \"Asia/Huế\"", "nho.toml, line 7, event.zone: "),
    ("province = \"24\"\nbooths", "province = \"99\"\nbooths", "nho.toml, line 8, event.province: "),
    ("closes = \"2026-11-30\"", "closes = \"2026-10-30\"", "nho.toml, line 9, event.booths: closes before it opens"),
    ("capacity = 100", "capacty = 100", "nho.toml, line 14, rooms.capacty: is not a field known here"),
    ("capacity = 100", "capacity = \"many\"", "nho.toml, line 14, rooms.capacity: "),
    ("capacity = 100", "capacity = 0", "nho.toml, line 14, rooms.capacity: "),
    ("name = \"Mai Sơn\"", "name = \"Mai\\u0000Sơn\"", "nho.toml, line 24, people.name: "),
    ("name = \"Mai Sơn\"", "name = \"\"", "nho.toml, line 24, people.name: "),
    ("email = \"mai@so.example\"", "email = \"mai\"", "nho.toml, line 25, people.email: "),
    ("title = { vi = \"Giám đốc\" }, ", "", "nho.toml, line 27, people.title: is missing"),
    ("level = \"province\"", "level = \"district\"", "nho.toml, line 27, people.level: unknown variant `district`"),
    ("person = \"mai\"\npart", "person = \"mia\"\npart", "nho.toml, line 31, delegates.person: “mia” is not in this file"),
    ("part = \"official\"", "part = \"guest\"", "nho.toml, line 32, delegates.part: unknown variant `guest`"),
    ("to = \"09:00\"", "to = \"07:00\"", "nho.toml, line 40, items.to: "),
    ("from = \"08:00\"", "from = \"25:00\"", "nho.toml, line 39, items.from: "),
    ("room = \"hall\"", "room = \"hal\"", "nho.toml, line 41, items.room: “hal” is not in this file"),
    (
        "{ person = \"mai\", part = \"speaker\" }",
        "{ person = \"mia\", part = \"speaker\" }",
        "nho.toml, line 42, items.people.person: “mia” is not",
    ),
    ("from = \"08:10\", to = \"08:20\"", "from = \"08:10\", to = \"08:00\"", "nho.toml, line 44, items.to: "),
    ("phone = \"0912 345 678\"\nemail", "phone = \"12\"\nemail", "nho.toml, line 53, exhibitors.phone: "),
    ("email = \"nho@nho.example\"\n", "", "nho.toml, line 47, exhibitors.email: is missing"),
    ("fields = [\"digital\"]", "fields = [\"digital\", \"magic\"]", "nho.toml, line 58, exhibitors.fields: unknown variant `magic`"),
    ("booth = \"A01\"", "booth = \"Ă01\"", "nho.toml, line 63, exhibitors.booth: "),
    ("booth = \"A01\"\n", "", "nho.toml, line 47, exhibitors.booth: who is accepted has a booth"),
    ("state = \"accepted\"", "state = \"sent\"", "nho.toml, line 63, exhibitors.booth: only who is accepted has a booth"),
    ("summary = { vi = \"Phần mềm.\" }\n", "", "nho.toml, line 47, exhibitors.summary: "),
    ("limit = 2", "limit = 0", "nho.toml, line 47, exhibitors: "),
    ("publish = true", "publish = \"yes\"", "nho.toml, line 67, releases.publish: "),
];

#[rocket::async_test]
async fn a_broken_file_is_refused_whole() {
    let app = App::start().await;
    let nothing = rows(&app).await;
    let mut surprising = vec![];
    for (right, wrong, expected) in BROKEN {
        assert_eq!(WHOLE.matches(right).count(), 1, "{right}");
        let text = WHOLE.replace(right, wrong);
        let refused = match seed::parse(&text, "nho.toml", app.now()) {
            Ok(read) => seed::load(&app.db, &read, app.now()).await.expect_err(wrong).downcast::<Broken>().expect(wrong),
            Err(broken) => broken,
        };
        let said = refused.to_string();
        if !said.starts_with(expected) || ["form-", "exhibitors-", "programme-"].iter().any(|key| said.contains(key)) {
            surprising.push(format!("{wrong}: says {said}, not {expected}"));
        }
    }
    assert!(surprising.is_empty(), "{surprising:#?}");
    assert_eq!(rows(&app).await, nothing);
}

/// A hall after the whole file.
const HALL: &str = r#"
[[halls]]
name = { vi = "Nhà A" }
width = 24.5
depth = 15

[[halls.rows]]
first = "B01"
count = 3
kind = "shell"
track = "agri"
at = [1, 1.5]
ends = "both"

[[halls.marks]]
sort = "stage"
at = [12, 4]
size = [6, 4]
"#;

#[rocket::async_test]
async fn a_hall_is_laid_whole_or_refused_whole() {
    let app = App::start().await;
    let nothing = rows(&app).await;
    let broken = [
        ("width = 24.5", "width = 1", "halls.width: "),
        ("width = 24.5", "width = -3", "halls.width: "),
        ("first = \"B01\"", "first = \"B\"", "halls.rows.first: "),
        ("first = \"B01\"\ncount = 3", "first = \"B01\"\ncount = 0", "halls.rows.count: "),
        ("kind = \"shell\"\ntrack", "kind = \"castle\"\ntrack", "halls.rows.kind: "),
        ("track = \"agri\"\nat", "track = \"agro\"\nat", "halls.rows.track: “agro” is not in this file"),
        ("sort = \"stage\"", "sort = \"tower\"", "halls.marks.sort: unknown variant `tower`"),
        ("[[halls.marks]]", "[[halls.rows]]\nfirst = \"B03\"\nkind = \"table\"\nat = [1, 9]\n[[halls.marks]]", "halls.rows.first: "),
    ];
    let load = async |hall: &str| match seed::parse(&format!("{WHOLE}{hall}"), "nho.toml", app.now()) {
        Ok(read) => seed::load(&app.db, &read, app.now()).await.map_err(|error| error.to_string()),
        Err(broken) => Err(broken.to_string()),
    };
    for (right, wrong, expected) in broken {
        assert_eq!(HALL.matches(right).count(), 1, "{right}");
        let said = load(&HALL.replace(right, wrong)).await.expect_err(wrong);
        assert!(said.contains(&format!(", {expected}")) && !said.contains("form-") && !said.contains("exhibitors-"), "{wrong}: {said}");
    }
    assert_eq!(rows(&app).await, nothing);
    load(HALL).await.expect("laid");
    let booths = booth::Entity::find().filter(booth::COLUMN.hall_id.is_not_null()).all(app.db.reader()).await.expect("read");
    let laid: Vec<_> = booths.iter().map(|booth| (booth.number.as_str(), booth.x_cm, booth.y_cm, booth.open_sides)).collect();
    assert_eq!(laid, [("B01", Some(100), Some(150), 9), ("B02", Some(400), Some(150), 1), ("B03", Some(700), Some(150), 3)]);
}

#[rocket::async_test]
async fn a_long_text_is_refused_with_its_limit() {
    let app = App::start().await;
    let text = WHOLE.replace("name = \"Mai Sơn\"", &format!("name = \"{}\"", "Mai ".repeat(60)));
    let said = seed::parse(&text, "nho.toml", app.now()).expect_err("too long").to_string();
    assert!(said.starts_with("nho.toml, line 24, people.name: ") && said.contains("120"), "{said}");
}

#[rocket::async_test]
async fn two_exhibitors_cannot_have_one_booth() {
    let app = App::start().await;
    let second = WHOLE.split("[[exhibitors]]").nth(1).and_then(|rest| rest.split("[releases]").next()).expect("an exhibitor");
    let second = second.replace("Công ty Nhỏ", "Công ty Hai").replace("nho@nho", "hai@hai");
    let text = WHOLE.replace("[releases]", &format!("[[exhibitors]]{second}[releases]"));
    let read = seed::parse(&text, "nho.toml", app.now()).expect("read");
    let said = seed::load(&app.db, &read, app.now()).await.expect_err("refused").to_string();
    assert!(said.starts_with("nho.toml, line 82, exhibitors.booth: "), "{said}");
    assert_eq!(event::Entity::find().count(app.db.reader()).await.expect("read"), 0);
}

#[rocket::async_test]
async fn a_file_that_is_not_there_is_named() {
    let app = App::start().await;
    let said = format!("{:#}", seed::load_file(&app.db, "nowhere.toml".as_ref(), app.now()).await.expect_err("no file"));
    assert!(said.starts_with("nowhere.toml cannot be read"), "{said}");
}
