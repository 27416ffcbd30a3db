//! What is asked of an exhibitor by when, and who may do it.
use super::*;
use crate::app::{App, Page};
use chrono::TimeDelta;
use khaihoi::exhibitors::application::{self, State};
use khaihoi::exhibitors::desk::parts::rule;
use khaihoi::exhibitors::desk::reminders::remind;
use khaihoi::exhibitors::desk::team::{invitation, member};
use khaihoi::exhibitors::desk::vehicles::{slot, vehicle};
use khaihoi::exhibitors::visits::lead;
use khaihoi::exhibitors::{booth, exhibitor};
use khaihoi::platform::secret;
use khaihoi::platform::text::Bilingual;
use rocket::futures::future::join_all;
use sea_orm::ActiveValue::NotSet;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryFilter};

/// A festival in a month, whose parts are all open.
pub async fn event_ahead(app: &App, slug: &str) -> event::Model {
    let today = app.now().date_naive();
    open_event_with(app, slug, |row| {
        row.starts_on = Set(Some(today + TimeDelta::days(30)));
        row.ends_on = Set(Some(today + TimeDelta::days(32)));
    })
    .await
}

/// Somebody whose exhibitor has a booth, without the way there.
pub async fn holder<'a>(app: &'a App, event: &event::Model, email: &str, name: &str, number: &str) -> Browser<'a> {
    let browser = app.signed_up(email).await;
    let account = browser.account.clone().expect("an account");
    let mut blank = Dossier::blank(event, &account, app.now());
    blank.exhibitor.name = Bilingual::new(name, "");
    blank.exhibitor.slug = khaihoi::platform::text::slugify(name);
    blank.exhibitor.identity = khaihoi::platform::text::fold(name);
    blank.exhibitor.summary = Bilingual::new("Mật ong hoa rừng.", "");
    blank.exhibitor.shown = true;
    let mut row = blank.exhibitor.into_active_model().reset_all();
    row.id = NotSet;
    let row: exhibitor::Model = row.insert(app.db.reader()).await.expect("an exhibitor");
    let mut own = blank.application.into_active_model().reset_all();
    (own.id, own.exhibitor_id, own.state) = (NotSet, Set(row.id), Set(State::Accepted));
    own.booth_kind = Set(Some("shell".into()));
    let _: application::Model = own.insert(app.db.reader()).await.expect("an application");
    let stand = booth::ActiveModel {
        event_id: Set(event.id),
        number: Set(number.to_owned()),
        kind: Set(Some("shell".into())),
        exhibitor_id: Set(Some(row.id)),
        turn: Set(0),
        open_sides: Set(1),
        power: Set(false),
        water: Set(false),
        locked: Set(false),
        token: Set(secret::token()),
        version: Set(1),
        ..Default::default()
    };
    stand.insert(app.db.reader()).await.expect("a booth");
    browser
}

/// What the desks of a small festival hold, for tests of who may go where.
pub struct Furnished {
    pub helper: i64,
    pub invitation: i64,
    pub lead: i64,
    pub lead_token: String,
    pub booth_token: String,
}

pub async fn furnished(app: &App, event: &event::Model) -> Furnished {
    let db = app.db.reader();
    let own = exhibitor::Entity::find().filter(exhibitor::COLUMN.event_id.eq(event.id)).one(db).await.unwrap().expect("an exhibitor");
    let helper = member::ActiveModel {
        event_id: Set(event.id),
        exhibitor_id: Set(own.id),
        account_id: Set(app.signed_up("giup@nho.example").await.id()),
        added_at: Set(app.now()),
        ..Default::default()
    };
    let waiting = invitation::ActiveModel {
        exhibitor_id: Set(own.id),
        email: Set("moi@nho.example".into()),
        token_hash: Set(secret::hash("moi")),
        invited_by: Set(own.account_id),
        expires_at: Set(app.now() + TimeDelta::days(1)),
        ..Default::default()
    };
    let stand = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.eq(own.id)).one(db).await.unwrap().expect("a booth");
    let address = format!("/vi/{}/booth/{}/contact", event.slug, stand.token);
    let left = app.anonymous().post(&address, &[("name", "Khách Xem"), ("phone", "0912345678"), ("agree", "true")]).await;
    let token = left.goes_to.as_deref().and_then(|to| to.rsplit('/').next()).expect("left").to_owned();
    let row = lead::Entity::find().filter(lead::COLUMN.token.eq(token.as_str())).one(db).await.unwrap().expect("a lead");
    Furnished {
        helper: helper.insert(db).await.expect("a helper").id,
        invitation: waiting.insert(db).await.expect("an invitation").id,
        lead: row.id,
        lead_token: token,
        booth_token: stand.token,
    }
}

/// The version a part's form sends.
async fn version_of(browser: &Browser<'_>, address: &str) -> String {
    browser.get(address).await.attributes("input[name=version]", "value").first().cloned().unwrap_or_default()
}

async fn save(browser: &Browser<'_>, address: &str, fields: &[(&str, &str)]) -> Page {
    let version = version_of(browser, address).await;
    browser.post(address, &[fields, &[("version", version.as_str())]].concat()).await
}

#[rocket::async_test]
async fn a_name_over_the_booth_is_measured_before_it_is_kept() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let long = "HỢP TÁC XÃ MẬT ONG HOA RỪNG KHE RÊU VÀ BẠN";
    let page = save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", long), ("fascia.en", ""), ("then", "done")]).await;
    assert_eq!(page.status.code, 422);
    assert_eq!(page.attributes("input[name='fascia.vi']", "value"), [long]);
    assert!(page.select("#e-fascia\\.vi li").concat().contains("35"), "{}", page.words());
    let page = save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", ""), ("fascia.en", "KHE REU"), ("then", "save")]).await;
    assert_eq!(page.status.code, 422);
    let page = save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", "MẬT ONG KHE RÊU"), ("fascia.en", "KHE REU"), ("then", "done")]).await;
    assert_eq!(page.goes_to.as_deref(), Some("/desk/hoi"), "{}", page.words());
    let kept = own(&app, &event, &hoa).await.exhibitor;
    assert_eq!((kept.fascia.vi.as_str(), kept.version), ("MẬT ONG KHE RÊU", 2));
    assert_eq!(hoa.get("/desk/hoi/fascia").await.select("svg .fascia-vi"), ["MẬT ONG KHE RÊU"]);
}

#[rocket::async_test]
async fn what_is_locked_opens_again_only_by_the_organizer_and_for_a_time() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let nam = holder(&app, &event, "nam@banlinh.example", "Bản Lĩnh", "A02").await;
    // Seven days before the first day, fascias go to the printer.
    app.clock.advance(TimeDelta::days(25));
    let fields = [("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")];
    let locked = save(&hoa, "/desk/hoi/fascia", &fields).await;
    assert_eq!(locked.status.code, 422);
    assert!(locked.words().contains("Phần này đã khóa"), "{}", locked.words());
    assert_eq!(locked.attributes("input[name='fascia.vi']", "value"), ["KHE RÊU"]);

    let desk = format!("/studio/hoi/booths/{}/desk", own(&app, &event, &hoa).await.application.token);
    assert_eq!(organizer.post(&format!("{desk}/late"), &[("part", "fascia"), ("until", "2020-01-01T08:00")]).await.status.code, 422);
    let opened = organizer.post(&format!("{desk}/late"), &[("part", "fascia"), ("until", "2026-12-20T17:00")]).await;
    assert_eq!(opened.goes_to.as_deref(), Some(desk.as_str()), "{}", opened.words());
    let letters = app.letters().await;
    assert!(letters.len() == 1 && letters[0].message.contains("/desk/hoi/fascia"), "{letters:?}");
    assert_eq!(save(&hoa, "/desk/hoi/fascia", &fields).await.status.code, 303);
    assert_eq!(save(&nam, "/desk/hoi/fascia", &fields).await.status.code, 422, "opened for one only");
    app.clock.advance(TimeDelta::days(3));
    assert_eq!(save(&hoa, "/desk/hoi/fascia", &fields).await.status.code, 422, "and until a time only");
}

#[rocket::async_test]
async fn only_who_has_a_booth_is_asked() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let page = save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")]).await;
    assert_eq!(page.status.code, 422);
    assert!(page.words().contains("khi đơn vị đã được bố trí gian hàng"), "{}", page.words());
}

#[rocket::async_test]
async fn two_who_save_one_part_see_both_texts() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let opened = version_of(&hoa, "/desk/hoi/fascia").await;
    let with = |text: &'static str| [("fascia.vi", text), ("fascia.en", ""), ("then", "done"), ("version", "0")];
    assert_eq!(opened, "0");
    assert_eq!(hoa.post("/desk/hoi/fascia", &with("MỘT")).await.status.code, 303);
    let second = hoa.post("/desk/hoi/fascia", &with("HAI")).await;
    assert_eq!(second.status.code, 422);
    assert_eq!(second.attributes("input[name='fascia.vi']", "value"), ["HAI"]);
    assert!(second.select(".theirs").concat().contains("MỘT"), "{}", second.words());
    let fresh = second.attributes("input[name=version]", "value").concat();
    let third = hoa.post("/desk/hoi/fascia", &[("fascia.vi", "HAI"), ("fascia.en", ""), ("then", "done"), ("version", &fresh)]).await;
    assert_eq!(third.status.code, 303, "{}", third.words());
    // Another part has a version of its own.
    assert_eq!(version_of(&hoa, "/desk/hoi/badges").await, "0");
}

#[rocket::async_test]
async fn many_who_save_at_once_leave_one_text() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let texts: Vec<_> = (0..8).map(|number| format!("SỐ {number}")).collect();
    let posts = texts.iter().map(|text| {
        let hoa = hoa.clone();
        async move { hoa.post("/desk/hoi/fascia", &[("fascia.vi", text), ("fascia.en", ""), ("then", "done"), ("version", "0")]).await }
    });
    let answers = join_all(posts).await;
    assert_eq!(answers.iter().filter(|page| page.status.code == 303).count(), 1);
    assert!(answers.iter().all(|page| [303, 422].contains(&page.status.code)));
}

#[rocket::async_test]
async fn badges_are_as_many_as_the_booth_has() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let names: Vec<_> = (0..5).map(|number| (format!("badges[{number}].name"), format!("Người {number}"))).collect();
    let fields = |count: usize| -> Vec<(&str, &str)> {
        let named = names.iter().take(count).map(|(name, value)| (name.as_str(), value.as_str()));
        named.chain([("badges[9].name", ""), ("then", "done")]).collect()
    };
    let many = save(&hoa, "/desk/hoi/badges", &fields(5)).await;
    assert_eq!(many.status.code, 422);
    assert_eq!(many.attributes("input[name='badges[4].name']", "value"), ["Người 4"]);
    assert_eq!(save(&hoa, "/desk/hoi/badges", &fields(4)).await.status.code, 303);
    let shown = hoa.get("/desk/hoi/badges").await;
    assert_eq!(shown.attributes("input[name='badges[3].name']", "value"), ["Người 3"]);
    let nameless = save(&hoa, "/desk/hoi/badges", &[("badges[0].name", ""), ("badges[0].post", "Giám đốc"), ("then", "done")]).await;
    assert_eq!(nameless.status.code, 422);
}

#[rocket::async_test]
async fn needs_stay_within_what_is_offered() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let page = save(&hoa, "/desk/hoi/power", &[("extras[chair]", "99"), ("extras[throne]", "1"), ("then", "done")]).await;
    assert_eq!(page.status.code, 422);
    let page = save(&hoa, "/desk/hoi/power", &[("extras[chair]", "4"), ("power_kw", "2,5"), ("water", "true"), ("then", "done")]).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let again = hoa.get("/desk/hoi/power").await;
    assert_eq!(again.attributes("input[name='extras[chair]']", "value"), ["4"]);
    assert_eq!(own(&app, &event, &hoa).await.application.power_kw, "2.5");

    // The organizer's own list takes the place of the usual one, but what was ordered stays.
    let list = "/studio/hoi/booths/desk/extras";
    let without = save(&organizer, list, &[("extras[0].name.vi", "Quạt"), ("extras[0].sort", "power"), ("extras[0].most", "2")]).await;
    assert_eq!(without.status.code, 422, "chairs were ordered");
    let fields = [
        ("extras[0].code", "chair"),
        ("extras[0].name.vi", "Ghế"),
        ("extras[0].sort", "furniture"),
        ("extras[0].most", "6"),
        ("extras[1].name.vi", "Quạt đứng"),
        ("extras[1].sort", "power"),
        ("extras[1].most", "2"),
        ("extras[1].price", "50000"),
    ];
    assert_eq!(save(&organizer, list, &fields).await.status.code, 303);
    let page = hoa.get("/desk/hoi/power").await;
    assert_eq!(page.attributes("input[name='extras[quat_dung]']", "max"), ["2"]);
    assert!(page.select("input[name='extras[table]']").is_empty());
}

#[rocket::async_test]
async fn products_come_with_pictures_and_keep_them() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let png = {
        use std::io::Cursor;
        let mut bytes = Cursor::new(vec![]);
        image::DynamicImage::new_rgb8(80, 60).write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
        bytes.into_inner()
    };
    let fields = |version: &'static str, then: &'static str| {
        [("name.vi", "Mật ong hoa vải"), ("name.en", ""), ("text.vi", ""), ("text.en", ""), ("then", then), ("version", version)]
    };
    let wrong = hoa.post_files("/desk/hoi/products/new", &fields("0", "save"), &[("picture", "a.png", "image/png", b"Dear sirs")]).await;
    assert_eq!((wrong.status.code, wrong.select("#e-picture li").len()), (422, 1), "{}", wrong.words());
    let added = hoa.post_files("/desk/hoi/products/new", &fields("0", "save"), &[("picture", "a.png", "image/png", &png)]).await;
    assert_eq!(added.goes_to.as_deref(), Some("/desk/hoi/profile"), "{}", added.words());
    let kept = own(&app, &event, &hoa).await.exhibitor.products.0;
    assert!(kept.len() == 1 && kept[0].picture.is_some(), "{kept:?}");
    assert!(hoa.get("/desk/hoi/profile").await.attributes(".product-cards img", "src")[0].starts_with("/files/"));
    assert_eq!(hoa.post_files("/desk/hoi/products/1", &fields("1", "save"), &[]).await.status.code, 303);
    assert_eq!(own(&app, &event, &hoa).await.exhibitor.products.0[0].picture, kept[0].picture);
    assert_eq!(hoa.post_files("/desk/hoi/products/1", &fields("2", "remove"), &[]).await.status.code, 303);
    assert_eq!(hoa.get("/desk/hoi/products/1").await.status.code, 404);
}

#[rocket::async_test]
async fn a_profile_takes_addresses_of_films_and_pages_only() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let post = async |video: &str, links: &str, version: &str| {
        let fields = [
            ("summary.vi", "Mật ong."),
            ("summary.en", "Honey."),
            ("fields", "food"),
            ("province", "24"),
            ("video", video),
            ("links", links),
            ("ocop_stars", "4"),
            ("then", "done"),
            ("version", version),
        ];
        hoa.post_files("/desk/hoi/profile", &fields, &[]).await
    };
    let wrong = post("https://evil.example/x", "javascript:alert(1)", "0").await;
    assert_eq!((wrong.status.code, wrong.select("#e-video li").len()), (422, 1), "{}", wrong.words());
    let wrong = post("", "javascript:alert(1)", "0").await;
    assert_eq!((wrong.status.code, wrong.select("#e-links li").len()), (422, 1), "{}", wrong.words());
    assert_eq!(wrong.select("textarea[name='summary.en']"), ["Honey."]);
    assert_eq!(post("youtu.be/abc", "zalo.me/1\nfacebook.com/khereu", "0").await.status.code, 303);
    let kept = own(&app, &event, &hoa).await.exhibitor;
    assert_eq!((kept.video.as_str(), kept.links().count(), kept.ocop_stars), ("https://youtu.be/abc", 2, Some(4)));
}

/// Slots of an event, by the form.
async fn slots(organizer: &Browser<'_>, event: &event::Model, capacity: &str) {
    let fields = [
        ("then", "add"),
        ("day", "2026-12-22"),
        ("from", "13:00"),
        ("to", "15:00"),
        ("length", "60"),
        ("capacity", capacity),
        ("gate.vi", "Cổng 2"),
    ];
    let page = organizer.post(&format!("/studio/{}/booths/desk/slots", event.slug), &fields).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
}

async fn taken(app: &App, event: &event::Model) -> Vec<i32> {
    slot::of(app.db.reader(), event.id).await.unwrap().iter().map(|slot| slot.taken).collect()
}

#[rocket::async_test]
async fn a_vehicle_takes_a_place_and_gives_it_back() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let nam = holder(&app, &event, "nam@banlinh.example", "Bản Lĩnh", "A02").await;
    slots(&organizer, &event, "1").await;
    let all = slot::of(app.db.reader(), event.id).await.unwrap();
    let (first, second) = (all[0].id.to_string(), all[1].id.to_string());
    let take = |slot: &str| -> Vec<(&'static str, String)> {
        vec![("then", "take".into()), ("slot", slot.into()), ("sort", "small_truck".into()), ("plate", "98c-12345".into())]
    };
    let post = async |browser: &Browser<'_>, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        save(browser, "/desk/hoi/vehicles", &fields).await
    };
    assert_eq!(post(&hoa, take(&first)).await.status.code, 303);
    assert_eq!(taken(&app, &event).await, [1, 0]);
    let full = post(&nam, take(&first)).await;
    assert_eq!(full.status.code, 422);
    assert!(full.words().contains("vừa hết chỗ"), "{}", full.words());
    assert_eq!(full.attributes("form.card input[name=plate]", "value"), ["98c-12345"]);

    let own = vehicle::Entity::find().one(app.db.reader()).await.unwrap().expect("a vehicle");
    assert_eq!(own.plate, "98C-12345");
    assert_eq!(post(&hoa, [take(&second), vec![("vehicle", own.id.to_string())]].concat()).await.status.code, 303);
    assert_eq!(taken(&app, &event).await, [0, 1]);
    assert_eq!(post(&nam, vec![("then", "drop".into()), ("vehicle", own.id.to_string())]).await.status.code, 404, "not theirs");
    assert_eq!(post(&hoa, vec![("then", "drop".into()), ("vehicle", own.id.to_string())]).await.status.code, 303);
    assert_eq!(taken(&app, &event).await, [0, 0]);
    assert_eq!(post(&nam, take(&first)).await.status.code, 303);

    // What is taken is neither made smaller nor taken away.
    let page = organizer.post("/studio/hoi/booths/desk/slots", &[("then", "remove"), ("slot", &first)]).await;
    assert_eq!(page.status.code, 422);
    assert_eq!(organizer.post("/studio/hoi/booths/desk/slots", &[("then", "remove"), ("slot", &second)]).await.status.code, 303);
}

#[rocket::async_test]
async fn sixty_four_vehicles_on_twenty_places_are_exactly_twenty() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    slots(&organizer, &event, "20").await;
    let first = slot::of(app.db.reader(), event.id).await.unwrap()[0].id.to_string();
    let mut browsers = vec![];
    for number in 0..64 {
        browsers.push(holder(&app, &event, &format!("xe{number}@x.example"), &format!("Đơn vị {number}"), &format!("B{number:02}")).await);
    }
    let fields = [("then", "take"), ("slot", first.as_str()), ("sort", "van"), ("plate", "29A-1"), ("version", "0")];
    let answers = join_all(browsers.iter().map(|browser| browser.post("/desk/hoi/vehicles", &fields))).await;
    let taken_now = answers.iter().filter(|page| page.status.code == 303).count();
    assert!(
        answers.iter().all(|page| [303, 422].contains(&page.status.code)),
        "{:?}",
        answers.iter().map(|page| page.status.code).collect::<Vec<_>>()
    );
    let vehicles = vehicle::Entity::find().all(app.db.reader()).await.unwrap().len();
    assert_eq!((taken_now, vehicles, taken(&app, &event).await[0]), (20, 20, 20));
}

#[rocket::async_test]
async fn reminders_go_out_once_to_who_has_not_done_it() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    holder(&app, &event, "nam@banlinh.example", "Bản Lĩnh", "A02").await;
    save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")]).await;
    assert_eq!(remind(&app.db, "https://hoi.example", app.now()).await.unwrap(), 0, "too early");
    // A week before the profile, the power and the stage are due.
    app.clock.advance(TimeDelta::days(10));
    let machines = join_all((0..4).map(|_| remind(&app.db, "https://hoi.example", app.now()))).await;
    let written: usize = machines.into_iter().map(|written| written.expect("reminded")).sum();
    assert_eq!(written, 2, "one letter each, however many machines");
    let letters = app.letters().await;
    assert!(letters.iter().all(|letter| letter.message.contains("https://hoi.example/desk/hoi")), "{letters:?}");
    // A week before fascia and badges: who has done the fascia is reminded of the badges only.
    app.clock.advance(TimeDelta::days(4));
    assert_eq!(remind(&app.db, "https://hoi.example", app.now()).await.unwrap(), 2);
    let letters = app.letters().await;
    let of = |email: &str| letters.iter().rfind(|letter| letter.to == email).expect("a letter").message.clone();
    assert!(!of("hoa@khereu.example").contains("Tên trên biển") && of("nam@banlinh.example").contains("Tên trên biển"));
}

#[rocket::async_test]
async fn colleagues_are_invited_help_and_leave() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let busy = holder(&app, &event, "nam@banlinh.example", "Bản Lĩnh", "A02").await;
    let tu = app.signed_up("tu@khereu.example").await;
    assert_eq!(hoa.post("/desk/hoi/team", &[("email", "nam@banlinh.example")]).await.status.code, 422, "works elsewhere");
    assert_eq!(hoa.post("/desk/hoi/team", &[("email", "không phải")]).await.status.code, 422);
    assert_eq!(hoa.post("/desk/hoi/team", &[("email", "tu@khereu.example")]).await.status.code, 303);
    let path = way_in(&app).await;

    assert_eq!(tu.get("/desk/hoi").await.status.code, 404);
    assert!(tu.get(&path).await.words().contains("Khe Rêu"));
    assert_eq!(busy.post(&format!("{path}/join"), &[]).await.status.code, 422);
    assert_eq!(tu.post(&format!("{path}/join"), &[]).await.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(tu.post(&format!("{path}/join"), &[]).await.status.code, 422, "once");

    // The helper fills in; who did it is seen by the one who answers.
    assert_eq!(save(&tu, "/desk/hoi/fascia", &[("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")]).await.status.code, 303);
    assert!(hoa.get("/desk/hoi/fascia").await.words().contains("tu lưu lúc"));
    assert_eq!(tu.post("/desk/hoi/team", &[("email", "x@khereu.example")]).await.status.code, 422, "only who answers invites");
    let helper = helper_of(&app).await;
    assert_eq!(busy.post(&format!("/desk/hoi/team/{helper}/remove"), &[]).await.status.code, 404);
    assert_eq!(tu.post(&format!("/desk/hoi/team/{helper}/remove"), &[]).await.goes_to.as_deref(), Some("/desk"));
    assert_eq!(tu.get("/desk/hoi").await.status.code, 404);
}

/// Where the newest invitation leads.
async fn way_in(app: &App) -> String {
    let letter = app.letters().await.pop().expect("an invitation");
    let link = letter.message.split_whitespace().find(|word| word.contains("/desk-invitation/")).expect("a link");
    link[link.find("/desk-invitation/").unwrap()..].to_owned()
}

/// The row of the only helper.
async fn helper_of(app: &App) -> i64 {
    member::Entity::find().one(app.db.reader()).await.unwrap().expect("a helper").id
}

/// A helper of this exhibitor, signed in.
async fn helped<'a>(app: &'a App, hoa: &Browser<'a>, email: &str) -> Browser<'a> {
    let helper = app.signed_up(email).await;
    hoa.post("/desk/hoi/team", &[("email", email)]).await;
    let path = way_in(app).await;
    assert_eq!(helper.post(&format!("{path}/join"), &[]).await.goes_to.as_deref(), Some("/desk/hoi"));
    helper
}

#[rocket::async_test]
async fn who_answers_hands_over_to_a_helper_and_both_work_on() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let tu = helped(&app, &hoa, "tu@khereu.example").await;
    let helper = helper_of(&app).await;
    let door = format!("/desk/hoi/team/{helper}/answer");

    tu.post(&door, &[]).await;
    assert!(!tu.get("/desk/hoi/team").await.words().contains("Đưa ra khỏi nhóm"), "no helper takes it");
    assert_eq!(hoa.post(&door, &[]).await.goes_to.as_deref(), Some("/desk/hoi/team"));
    let letter = app.letters().await.pop().expect("a letter");
    assert_eq!((letter.to.as_str(), letter.message.contains("/desk/hoi/team")), ("tu@khereu.example", true));

    // The one who answered helps now, and can be removed.
    assert!(tu.get("/desk/hoi/team").await.words().contains("Đưa ra khỏi nhóm"));
    assert!(!hoa.get("/desk/hoi/team").await.words().contains("Đưa ra khỏi nhóm"));
    hoa.post(&door, &[]).await;
    let helper = helper_of(&app).await;
    hoa.post(&format!("/desk/hoi/team/{helper}/answer"), &[]).await;
    assert!(!hoa.get("/desk/hoi/team").await.words().contains("Đưa ra khỏi nhóm"), "nor by the helper");
    tu.post(&format!("/desk/hoi/team/{helper}/remove"), &[]).await;
    assert_eq!(hoa.get("/desk/hoi").await.status.code, 404);

    // Letters go to the new one.
    tu.post("/desk/hoi/withdraw", &[]).await;
    assert_eq!(app.letters().await.pop().expect("a letter").to, "tu@khereu.example");
}

#[rocket::async_test]
async fn what_somebody_did_who_is_gone_stays_theirs() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let tu = helped(&app, &hoa, "tu@khereu.example").await;
    for (hand, act) in [(&hoa, "answer"), (&tu, "remove")] {
        let helper = helper_of(&app).await;
        hand.post(&format!("/desk/hoi/team/{helper}/{act}"), &[]).await;
    }
    let history = tu.get("/desk/hoi").await.select(".log-row");
    for act in ["đã bắt đầu hồ sơ", "đã gửi hồ sơ"] {
        let line = history.iter().find(|line| line.contains(act)).unwrap_or_else(|| panic!("{act}: {history:?}"));
        assert!(line.contains("hoa") && !line.contains("Ban Tổ chức"), "{line}");
    }
}

#[rocket::async_test]
async fn a_save_at_the_same_moment_does_not_undo_a_hand_over() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let tu = helped(&app, &hoa, "tu@khereu.example").await;
    for round in 0..6 {
        let (from, to) = if round % 2 == 0 { (&hoa, &tu) } else { (&tu, &hoa) };
        let helper = helper_of(&app).await;
        let (fascia, door) = (format!("KHE RÊU {round}"), format!("/desk/hoi/team/{helper}/answer"));
        let fields = [("fascia.vi", fascia.as_str()), ("fascia.en", ""), ("then", "done")];
        join_all([from.post(&door, &[]), from.post("/desk/hoi/fascia", &fields), to.post("/desk/hoi/fascia", &fields)]).await;
        let (answers, helps) =
            (own(&app, &event, to).await.exhibitor.account_id, member::Entity::find().all(app.db.reader()).await.unwrap());
        assert!(helps.len() == 1 && helps[0].account_id != answers, "{round}: {answers} {helps:?}");
        assert!(to.get("/desk/hoi/team").await.words().contains("Đưa ra khỏi nhóm"), "{round}");
    }
}

#[rocket::async_test]
async fn an_organizer_hands_over_for_one_who_is_gone_and_both_are_told() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let desk = format!("/studio/hoi/booths/{}/desk", own(&app, &event, &hoa).await.application.token);
    let tu = helped(&app, &hoa, "tu@khereu.example").await;
    let helper = helper_of(&app).await;
    assert!(organizer.get(&desk).await.words().contains("Người cùng làm"));
    assert!(organizer.get(&format!("{desk}/team")).await.words().contains("tu@khereu.example"));
    let before = app.letters().await.len();

    let door = format!("{desk}/team/{helper}/answer");
    let replies = join_all((0..4).map(|_| organizer.post(&door, &[]))).await;
    assert!(replies.iter().all(|reply| matches!(reply.status.code, 303 | 404)), "refused or done");
    // However many press at once, it is handed over once, and both are told.
    let mut told: Vec<_> = app.letters().await.into_iter().skip(before).map(|letter| letter.to).collect();
    told.sort();
    assert_eq!(told, ["hoa@khereu.example", "tu@khereu.example"]);
    let answers = own(&app, &event, &tu).await.exhibitor.account_id;
    let helpers: Vec<_> = member::Entity::find().all(app.db.reader()).await.unwrap().into_iter().map(|row| row.account_id).collect();
    assert!(helpers.len() == 1 && helpers[0] != answers, "{answers} {helpers:?}");
    let letters = app.letters().await;
    assert!(letters[before..].iter().all(|letter| letter.message.contains("Ban Tổ chức vừa chuyển")), "organizers are one body");
}

#[rocket::async_test]
async fn an_organizer_invites_for_an_exhibitor_but_none_of_the_organizers() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let team = format!("/studio/hoi/booths/{}/desk/team", own(&app, &event, &hoa).await.application.token);
    let one_of_them = organizer.account.as_ref().expect("an account").email.clone();
    let page = organizer.post(&team, &[("email", &one_of_them)]).await;
    assert!(page.status.code == 422 && page.words().contains("thuộc Ban Tổ chức"), "{}", page.words());

    let before = app.letters().await.len();
    assert_eq!(organizer.post(&team, &[("email", "moi@khereu.example")]).await.goes_to.as_deref(), Some(team.as_str()));
    let mut told: Vec<_> = app.letters().await.into_iter().skip(before).map(|letter| letter.to).collect();
    told.sort();
    assert_eq!(told, ["hoa@khereu.example", "moi@khereu.example"], "who answers is told");
    let waits = organizer.get(&team).await.attributes("form[action*='/withdraw']", "action").remove(0);
    assert_eq!(organizer.post(&waits, &[]).await.status.code, 303);
    assert!(!hoa.get("/desk/hoi/team").await.words().contains("moi@khereu.example"));
}

#[rocket::async_test]
async fn an_invited_colleague_without_an_account_makes_one_on_the_spot() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    hoa.post("/desk/hoi/team", &[("email", "moi@khereu.example")]).await;
    let path = way_in(&app).await;
    let page = app.anonymous().post(&format!("{path}/account"), &[("name", "Người Mới"), ("password", "mật khẩu dài và lạ 7391")]).await;
    assert_eq!(page.goes_to.as_deref(), Some("/desk/hoi"), "{}", page.words());
    assert_eq!(member::Entity::find().all(app.db.reader()).await.unwrap().len(), 1);
}

#[rocket::async_test]
async fn an_organizer_fills_in_and_is_named_for_it() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let desk = format!("/studio/hoi/booths/{}/desk", own(&app, &event, &hoa).await.application.token);
    let page = save(&organizer, &format!("{desk}/fascia"), &[("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")]).await;
    assert_eq!(page.goes_to.as_deref(), Some(desk.as_str()), "{}", page.words());
    assert!(hoa.get("/desk/hoi/fascia").await.words().contains("Ban Tổ chức lưu lúc"));
    let name = organizer.account.as_ref().expect("an account").name.clone();
    assert!(organizer.get(&desk).await.words().contains(&format!("{name} lưu lúc")));
    let overview = organizer.get("/studio/hoi/booths/desk").await;
    assert_eq!(overview.select("tbody th"), ["Khe Rêu"]);
    assert_eq!(organizer.get("/studio/hoi/booths/desk?without=fascia").await.select("tbody th").len(), 0);
    assert_eq!(organizer.get("/studio/hoi/booths/desk?without=badges").await.select("tbody th").len(), 1);
}

#[rocket::async_test]
async fn organizers_set_dates_and_see_each_others_changes() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let address = "/studio/hoi/booths/desk/terms";
    let fields = |due: &'static str, locks: &'static str, version: &'static str| {
        [
            ("terms[fascia].asked", "true"),
            ("terms[fascia].due_at", due),
            ("terms[fascia].locks_at", locks),
            ("badges_per_booth", "2"),
            ("leads_until", "2027-01-31"),
            ("version", version),
        ]
    };
    let wrong = organizer.post(address, &fields("2026-12-10T17:00", "2026-12-01T17:00", "0")).await;
    assert_eq!(wrong.status.code, 422);
    assert_eq!(organizer.post(address, &fields("2026-12-01T17:00", "2026-12-10T17:00", "0")).await.status.code, 303);
    assert_eq!(organizer.post(address, &fields("2026-12-02T17:00", "2026-12-10T17:00", "0")).await.status.code, 422, "stale");
    let rules = rule::Entity::find().one(app.db.reader()).await.unwrap().expect("rules");
    assert_eq!((rules.badges_per_booth, rules.leads_until.map(|at| at.to_rfc3339()).as_deref()), (2, Some("2027-01-31T17:00:00+00:00")));
    // What is not asked for is not there to be done.
    assert_eq!(hoa.post("/desk/hoi/badges", &[("then", "done"), ("version", "0")]).await.status.code, 422);
    assert_eq!(save(&hoa, "/desk/hoi/fascia", &[("fascia.vi", "KHE RÊU"), ("fascia.en", ""), ("then", "done")]).await.status.code, 303);
}

#[rocket::async_test]
async fn an_earlier_edition_fills_a_new_application() {
    let app = App::start().await;
    let last = event_ahead(&app, "hoi-2025").await;
    let next = event_ahead(&app, "hoi-2026").await;
    let hoa = holder(&app, &last, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let token = own(&app, &last, &hoa).await.application.token;
    let stranger = app.signed_up("la@x.example").await;
    let offered = hoa.get("/desk/hoi-2026/apply/organisation").await;
    assert_eq!(offered.attributes(".earlier button", "value"), [token.as_str()], "{}", offered.words());
    assert!(stranger.get("/desk/hoi-2026/apply/organisation").await.select(".earlier").is_empty());
    assert_eq!(stranger.post("/desk/hoi-2026/apply/earlier", &[("from", &token)]).await.status.code, 404);

    let taken = hoa.post("/desk/hoi-2026/apply/earlier", &[("from", &token)]).await;
    assert_eq!(taken.goes_to.as_deref(), Some("/desk/hoi-2026/apply/organisation"));
    let draft = own(&app, &next, &hoa).await;
    assert_eq!((draft.application.state, draft.exhibitor.name.vi.as_str(), draft.exhibitor.shown), (State::Draft, "Khe Rêu", false));
    assert_eq!(draft.exhibitor.summary.vi, "Mật ong hoa rừng.");
    assert_eq!(own(&app, &last, &hoa).await.application.state, State::Accepted);
}

#[rocket::async_test]
async fn who_withdraws_gives_the_places_of_its_vehicles_back() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    slots(&organizer, &event, "2").await;
    let first = slot::of(app.db.reader(), event.id).await.unwrap()[0].id.to_string();
    let fields = [("then", "take"), ("slot", first.as_str()), ("sort", "van"), ("plate", "98A-1")];
    assert_eq!(save(&hoa, "/desk/hoi/vehicles", &fields).await.status.code, 303);
    assert_eq!(taken(&app, &event).await, [1, 0]);
    assert_eq!(hoa.post("/desk/hoi/withdraw", &[]).await.status.code, 303);
    assert_eq!(taken(&app, &event).await, [0, 0]);
}
