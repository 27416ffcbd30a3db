//! What people, and programs, send into the main forms: each comes back with what was typed and a word at the field, never with a 500.
use crate::app::{App, Browser, Page};
use chrono::TimeDelta;
use khaihoi::events::event;
use khaihoi::platform::language::Language;
use khaihoi::platform::words::word;
use rocket::http::{ContentType, Status};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

/// A form that would be taken as it stands.
struct Filled {
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
    /// A text of the form, which nothing may break.
    text: &'static str,
}

/// A field, what is sent in it, and the key of what is said of it.
type Wrong = &'static [(&'static str, &'static str, &'static str)];

const EVENT: Filled = Filled {
    path: "/studio/new",
    fields: &[("name.vi", "Ngày hội mới"), ("zone", "Asia/Ho_Chi_Minh"), ("theme.vi", "Chủ đề")],
    text: "name.vi",
};
const PERSON: Filled =
    Filled { path: "/studio/hoi/people/new", fields: &[("part", "speaker"), ("name", "Vũ Đình Thử")], text: "name" };
const ITEM: Filled =
    Filled { path: "/studio/hoi/programme/new", fields: &[("kind", "forum"), ("title.vi", "Diễn đàn")], text: "title.vi" };
const APPLICATION: Filled =
    Filled { path: "/desk/hoi/apply/organisation", fields: &[("name.vi", "Hợp tác xã"), ("kind", "cooperative")], text: "name.vi" };
const SIGN_UP: Filled = Filled {
    path: "/sign-up",
    fields: &[("name", "Đặng Thị Hoa"), ("email", "hoa@chim-xanh.example"), ("password", "trống đồng bốn ngàn năm"), ("language", "vi")],
    text: "name",
};
const FORMS: [Filled; 5] = [EVENT, PERSON, ITEM, APPLICATION, SIGN_UP];

/// An event that takes applications, and who may fill in which form.
struct Desk {
    app: App,
    event: event::Model,
}

impl Desk {
    async fn open() -> Self {
        let app = App::start().await;
        let now = app.now();
        let windows = |row: &mut event::ActiveModel| {
            row.booths_open_at = Set(Some(now - TimeDelta::days(1)));
            row.booths_close_at = Set(Some(now + TimeDelta::days(1)));
        };
        let event = app.event_with("hoi", windows).await;
        Self { app, event }
    }

    async fn hand(&self, form: &Filled) -> Browser<'_> {
        match form.path {
            "/studio/new" => self.app.admin().await,
            path if path.starts_with("/studio/") => self.app.organizer(&self.event).await,
            "/sign-up" => self.app.anonymous(),
            _ => self.app.signed_up("don-vi@khaihoi.example").await,
        }
    }

    /// The form with one field replaced or added, in a language. `value` is encoded already.
    async fn send(&self, who: &Browser<'_>, form: &Filled, language: Language, (field, value): (&str, &str)) -> Page {
        let others = form.fields.iter().filter(|(name, _)| *name != field);
        let body = format!("{}&{field}={value}", crate::wire::form(&others.copied().collect::<Vec<_>>()));
        let request = self.app.client.post(form.path);
        who.speaking(language).send(request.header(ContentType::Form).body(body)).await
    }
}

fn encoded(text: &str) -> String {
    rocket::http::RawStr::new(text).percent_encode().to_string()
}

/// The page refuses `field` for the reason `key`, and still holds everything else that was typed.
fn refuses(page: &Page, form: &Filled, language: Language, field: &str, key: &str) {
    let told = page.select(&format!("[id=\"e-{field}\"] li"));
    assert_eq!(page.status, Status::UnprocessableEntity, "{} {field}: {}", form.path, page.words());
    let begin = word(language, key).split("{").next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphabetic()).to_owned();
    assert!(told.iter().any(|line| line.starts_with(&begin)), "{} {field} in {language}: {told:?} should say {begin:?}", form.path);
    assert_eq!(page.attributes("html", "lang"), [language.code()]);
    for (name, typed) in form.fields.iter().filter(|(name, _)| *name != field && !["password", "zone"].contains(name)) {
        let kept = [
            page.attributes(&format!("input[name=\"{name}\"]"), "value"),
            page.attributes(&format!("select[name=\"{name}\"] option[selected]"), "value"),
        ];
        assert!(kept.concat().iter().any(|kept| kept == typed), "{}: {name} was lost", form.path);
    }
}

#[rocket::async_test]
async fn texts_that_cannot_be_are_refused_at_their_field_in_the_readers_language() {
    let desk = Desk::open().await;
    for form in &FORMS {
        let who = desk.hand(form).await;
        let table = [("", "form-required"), ("%20%0A", "form-required"), ("a%FFb", "form-characters"), ("a%00b", "form-characters")];
        for (value, key) in table.into_iter().chain([("a%1Bb", "form-characters"), ("a%E2%80%AEb", "form-characters")]) {
            for language in Language::ALL {
                let page = desk.send(&who, form, language, (form.text, value)).await;
                refuses(&page, form, language, form.text, key);
            }
        }
        let page = desk.send(&who, form, Language::Vi, (form.text, &"a".repeat(2000))).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{}", form.path);
        assert_eq!(page.attributes(&format!("input[name=\"{}\"]", form.text), "value"), ["a".repeat(2000)]);
    }
}

#[rocket::async_test]
async fn wrong_values_are_refused_at_their_field_in_the_readers_language() {
    let desk = Desk::open().await;
    let table: [(&Filled, Wrong); 5] = [
        (
            &EVENT,
            &[
                ("slug", "hoi", "events-slug-taken"),
                ("slug", "Có dấu!", "form-slug"),
                ("starts_on", "31/02/2026", "form-date"),
                ("edition", "hai", "form-not-a-number"),
                ("province_code", "99", "form-province"),
                ("province_code", "<script>", "form-province"),
            ],
        ),
        (&PERSON, &[("email", "không có", "form-email"), ("phone", "12", "form-phone"), ("gender", "x", "form-choice")]),
        (
            &ITEM,
            &[
                ("day", "2026-13-45", "form-date"),
                ("from", "25:00", "form-time"),
                ("room", "999", "form-choice"),
                ("room", "x", "form-choice"),
                ("track", "999", "form-choice"),
                ("kind", "tiệc", "form-choice"),
                ("people[0].person", "Không Ai Biết", "programme-plan-person-unknown"),
            ],
        ),
        (
            &APPLICATION,
            &[
                ("province", "99", "form-province"),
                ("phone", "không có", "form-phone"),
                ("email", "a@", "form-email"),
                ("kind", "x", "form-choice"),
            ],
        ),
        (
            &SIGN_UP,
            &[
                ("email", "không có", "form-email"),
                ("language", "fr", "form-choice"),
                ("password", "matkhau123", "accounts-password-common"),
            ],
        ),
    ];
    for (form, cases) in table {
        let who = desk.hand(form).await;
        for (field, value, key) in cases {
            for language in Language::ALL {
                let page = desk.send(&who, form, language, (field, &encoded(value))).await;
                refuses(&page, form, language, field, key);
            }
        }
    }
}

#[rocket::async_test]
async fn ends_before_beginnings_are_refused_at_the_end() {
    let desk = Desk::open().await;
    let (admin, organizer) = (desk.hand(&EVENT).await, desk.hand(&ITEM).await);
    for language in Language::ALL {
        let page = desk.send(&admin, &EVENT, language, ("ends_on", "2026-11-20&starts_on=2026-11-22")).await;
        refuses(&page, &EVENT, language, "ends_on", "events-ends-before-start");
        let page = desk.send(&organizer, &ITEM, language, ("to", "08:00&from=09:00&day=2026-11-22")).await;
        refuses(&page, &ITEM, language, "to", "programme-plan-ends-before-start");
        let page = desk.send(&organizer, &ITEM, language, ("from", "09:00")).await;
        refuses(&page, &ITEM, language, "day", "programme-plan-hour-without-day");
    }
}

#[rocket::async_test]
async fn ten_megabytes_of_text_break_nothing() {
    let desk = Desk::open().await;
    let much = "a".repeat(10 * 1024 * 1024);
    for form in &FORMS {
        let page = desk.send(&desk.hand(form).await, form, Language::Vi, (form.text, &much)).await;
        assert!([Status::UnprocessableEntity, Status::PayloadTooLarge].contains(&page.status), "{}: {}", form.path, page.status);
    }
    // More than is read at all: said as such.
    let page = desk.send(&desk.hand(&EVENT).await, &EVENT, Language::Vi, ("theme.vi", &much.repeat(2))).await;
    assert!([Status::UnprocessableEntity, Status::PayloadTooLarge].contains(&page.status), "{}", page.status);
}

#[rocket::async_test]
async fn names_are_kept_composed_and_tricks_are_shown_as_they_were_typed() {
    let desk = Desk::open().await;
    let admin = desk.hand(&EVENT).await;
    let page = desk.send(&admin, &EVENT, Language::Vi, ("name.vi", &encoded("Nguye\u{302}\u{303}n & <b>ba\u{323}n</b>\"'"))).await;
    assert_eq!(page.status, Status::SeeOther, "{}", page.words());
    let slug = page.goes_to.as_deref().and_then(|path| path.strip_prefix("/studio/")).expect("the new event").to_owned();
    let row = event::Entity::find().filter(event::COLUMN.slug.eq(slug.as_str())).one(desk.app.db.reader()).await;
    assert_eq!(row.expect("an answer").expect("a row").name.vi, "Nguyễn & <b>bạn</b>\"'");
    let shown = admin.get(&format!("/studio/{slug}/settings")).await;
    assert_eq!(shown.attributes("input[name=\"name.vi\"]", "value"), ["Nguyễn & <b>bạn</b>\"'"]);

    let tricks =
        "<script>alert(1)</script> <img src=x onerror=alert(1)> [tới](javascript:alert(1)) ![x](data:text/html,x) {{page}}\n\n**đậm**";
    let event = desk.app.event_with("meo", |row| row.description = Set(khaihoi::platform::text::Bilingual::new(tricks, tricks))).await;
    for path in ["/vi/meo", "/en/meo", "/studio/meo/settings"] {
        let page = desk.app.organizer(&event).await.get(path).await;
        assert_eq!(page.status, Status::Ok, "{path}");
        for bad in ["<script>alert", "<img src=x", "<img src=\"x\"", "href=\"javascript:", "src=\"data:text/html"] {
            assert!(!page.text.contains(bad), "{path} holds {bad}");
        }
    }
    assert_eq!(desk.app.anonymous().get("/vi/meo").await.select("main strong"), ["đậm"]);
}

#[rocket::async_test]
async fn what_is_no_form_at_all_is_no_fault_of_the_server() {
    let desk = Desk::open().await;
    for form in &FORMS {
        let who = desk.hand(form).await;
        for (kind, body) in
            [("application/json", "{}"), ("application/x-www-form-urlencoded", ""), ("multipart/form-data", "x"), ("text/plain", "a=b")]
        {
            let kind: ContentType = kind.parse().expect("a type");
            let page = who.send(desk.app.client.post(form.path).header(kind.clone()).body(body)).await;
            assert!((400..500).contains(&page.status.code), "{} {kind}: {}", form.path, page.status);
        }
    }
}
