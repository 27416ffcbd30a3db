//! Acts on applications: each with its letter and its line in the log, seen before it is done.
use super::world::{act, drawn, kind, sent, state, whole};
use super::*;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};
use khaihoi::exhibitors::{Doing, Place, booth, free_in, move_in, place_in};
use khaihoi::mail::letters::draw_from;
use khaihoi::platform::change::{Actor, Change, log_line};
use khaihoi::platform::error::{AppError, Result};
use khaihoi::platform::language::Language;
use sea_orm::{EntityTrait, Iterable, QueryFilter};

#[test]
fn each_act_has_its_letter_in_both_languages() {
    let data = |booths: &str, words: &str| {
        serde_json::json!({
            "name": "Trần Văn Tú", "event": "Ngày hội", "exhibitor": "Khe Rêu", "address": "https://khaihoi.example/desk/hoi",
            "words": words, "booths": booths, "kind": "Gian góc", "count": 1, "until": "23h59, 26/11/2026", "other": "Bản Lĩnh",
        })
    };
    let more = ["exhibitors/letters/shared", "exhibitors/letters/parted", "exhibitors/letters/inherited"];
    let mut subjects = std::collections::BTreeSet::new();
    for template in Act::iter().map(Act::letter).chain(more) {
        for language in Language::ALL {
            // Some letters are nothing without words, and do not go without.
            let wordless = !["changes_asked", "declined", "cancelled"].iter().any(|name| template.ends_with(name));
            for (booths, words) in [("", "Lời nhắn"), ("A01", if wordless { "" } else { "Lời nhắn" })] {
                let (subject, text) =
                    draw_from(template, language, &data(booths, words)).unwrap_or_else(|error| panic!("{template}: {error:#}"));
                assert!(subject.contains("Khe Rêu") && text.contains("https://khaihoi.example/desk/hoi"), "{template}\n{text}");
                assert!(!text.contains("\n\n\n"), "{template} has a hole:\n{text}");
            }
            let (subject, _) = draw_from(template, language, &data("A01", "")).expect("drawn");
            subjects.insert((language, subject));
        }
    }
    // "Booth A01 for …" is said with a yes and with a change.
    assert_eq!(subjects.len(), (Act::iter().count() + more.len() - 1) * 2, "each letter says what it is about: {subjects:#?}");
}

#[rocket::async_test]
async fn a_letter_is_seen_before_it_is_sent() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let (_, dossier) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let address = format!("/studio/hoi/booths/{}", dossier.application.token);
    let version = dossier.application.version.to_string();
    let fields = [
        ("act", "offer"),
        ("booth_count", "2"),
        ("until", "2026-11-30"),
        ("words", "Gần sân khấu."),
        ("version", version.as_str()),
        ("see", "true"),
    ];
    let page = organizer.post(&address, &fields).await;
    assert_eq!(page.status.code, 200, "{}", page.words());
    let letter = page.select(".letter-seen").concat();
    assert!(letter.contains("2 gian") && letter.contains("30/11/2026") && letter.contains("Gần sân khấu."), "{letter}");
    assert_eq!(page.attributes("input[name=act][checked]", "value"), ["offer"], "what was chosen stays");
    assert_eq!((state(&app, &dossier).await, app.letters().await.len(), whole(&app, &event).await), (State::Sent, 0, 0));

    let done = organizer.post(&address, &fields[..fields.len() - 1]).await;
    assert_eq!(done.status.code, 303, "{}", done.words());
    assert_eq!((state(&app, &dossier).await, app.letters().await.len(), whole(&app, &event).await), (State::Offered, 1, 2));
}

#[rocket::async_test]
async fn the_page_shows_what_may_be_done_and_by_whom() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let (_, dossier) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let address = format!("/studio/hoi/booths/{}", dossier.application.token);
    let acts = async || organizer.get(&address).await.attributes("input[name=act]", "value");
    assert_eq!(acts().await, ["accept", "offer", "wait", "ask", "decline"]);
    act(&app, &event, By::Organizer, &dossier, &Doing::of(Act::Accept)).await.unwrap();
    assert_eq!(acts().await, ["arrange", "cancel"]);
    assert_eq!(organizer.get(&address).await.select(".whose-turn .tag"), ["Xác nhận tham gia", "Rút hồ sơ"]);
    let page = organizer.post(&address, &[("act", "cancel"), ("version", "3"), ("words", "")]).await;
    assert_eq!((page.status.code, page.select("#e-words li").len()), (422, 1), "a reason is needed: {}", page.words());
    let forged = organizer.post(&address, &[("act", "confirm"), ("version", "3"), ("words", "")]).await;
    assert_eq!(forged.status.code, 422);
    assert_eq!(state(&app, &dossier).await, State::Accepted, "what is the exhibitor's is not done by the form");
}

#[rocket::async_test]
async fn each_act_is_in_the_log_with_what_it_changed() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let (_, dossier) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let place = Place { count: Some(2), ..Place::default() };
    act(&app, &event, By::Organizer, &dossier, &Doing { place, ..Doing::of(Act::Offer) }).await.unwrap();
    act(&app, &event, By::Exhibitor, &dossier, &Doing::of(Act::Confirm)).await.unwrap();
    act(&app, &event, By::Organizer, &dossier, &Doing::saying(Act::Cancel, "Trùng lịch.")).await.unwrap();
    act(&app, &event, By::Organizer, &dossier, &Doing::of(Act::TakeUp)).await.unwrap();
    let subject = format!("application:{}", dossier.application.id);
    let lines = log_line::Entity::find().filter(log_line::COLUMN.subject.eq(subject)).all(app.db.reader()).await.unwrap();
    let acts: Vec<_> = lines.iter().map(|line| line.act.trim_start_matches("exhibitors-log-")).collect();
    assert_eq!(acts, ["begun", "sent", "offered", "confirmed", "cancelled", "taken-up"]);
    let offered = lines[2].after.as_ref().expect("an after");
    assert_eq!((offered["state"].as_str(), offered["booth_count"].as_i64()), (Some("offered"), Some(2)));
    let page = organizer.get("/studio/hoi/log").await;
    assert!(page.words().contains("đã hủy chỗ") && page.words().contains("Trùng lịch."), "{}", page.words());
}

/// Does something to booths in a change of its own.
macro_rules! changed {
    ($app:expr, $act:ident ( $($argument:expr),* )) => {{
        let mut change = Change::begin(&$app.db, &Actor::program("a test"), $app.now()).await.expect("begun");
        let done: Result<Dossier> = $act(&mut change, $($argument),*).await;
        if done.is_ok() {
            change.commit().await.expect("committed");
        }
        done.map(drop).map_err(|error| match error {
            AppError::Refused(no) => no.key.into_owned(),
            other => panic!("{other}"),
        })
    }};
}

#[rocket::async_test]
async fn on_the_plan_only_who_has_a_place_stands_and_one_booth_has_one_holder() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    for code in ["shell", "corner"] {
        kind(&app, &event, code, None).await;
    }
    let (a01, a02) = (drawn(&app, &event, "A01", "shell").await, drawn(&app, &event, "A02", "shell").await);
    let c01 = drawn(&app, &event, "C01", "corner").await;
    let (_, first) = sent(&app, &event, "Khe Rêu", "shell", 1).await;
    let (_, second) = sent(&app, &event, "Bản Lĩnh", "shell", 1).await;
    let (one, two) = (first.application.id, second.application.id);
    assert_eq!(changed!(app, place_in(a01.id, one)), Err("exhibitors-place-not-accepted".into()));
    for dossier in [&first, &second] {
        act(&app, &event, By::Organizer, dossier, &Doing::of(Act::Accept)).await.unwrap();
    }
    assert_eq!(changed!(app, place_in(c01.id, one)), Err("exhibitors-place-other-kind".into()));
    assert_eq!(changed!(app, place_in(a01.id, one)), Ok(()));
    assert_eq!(changed!(app, place_in(a01.id, two)), Err("exhibitors-review-booth-taken".into()));
    assert_eq!(changed!(app, place_in(a02.id, one)), Err("exhibitors-place-enough".into()));
    assert_eq!(changed!(app, move_in(a01.id, a02.id)), Ok(()));
    assert_eq!(changed!(app, place_in(a01.id, two)), Ok(()));
    assert_eq!(changed!(app, move_in(a01.id, a02.id)), Err("exhibitors-review-booth-taken".into()));
    assert_eq!(changed!(app, free_in(c01.id)), Err("exhibitors-place-nobody".into()));
    assert_eq!(changed!(app, free_in(a02.id)), Ok(()));
    assert_eq!(whole(&app, &event).await, 2);
    act(&app, &event, By::Exhibitor, &second, &Doing::of(Act::Withdraw)).await.unwrap();
    let left = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.is_null()).all(app.db.reader()).await.unwrap();
    assert_eq!((left.len(), whole(&app, &event).await), (3, 1), "booths of the plan stay, empty");
}

#[rocket::async_test]
async fn a_place_is_changed_by_the_numbers_that_are_written() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "shell", Some(2)).await;
    kind(&app, &event, "corner", Some(1)).await;
    drawn(&app, &event, "C01", "corner").await;
    let (hoa, dossier) = sent(&app, &event, "Khe Rêu", "shell", 1).await;
    answer(&organizer, &event, &dossier, "accept", "A01", "").await;
    let address = format!("/studio/hoi/booths/{}", dossier.application.token);
    let arrange = async |fields: &[(&str, &str)]| {
        let version = version(&app, &event, &hoa).await;
        let page = organizer.post(&address, &[&[("act", "arrange"), ("words", ""), ("version", version.as_str())], fields].concat()).await;
        let numbers: Vec<_> =
            own(&app, &event, &hoa).await.booths(app.db.reader()).await.unwrap().into_iter().map(|booth| booth.number).collect();
        whole(&app, &event).await;
        (page.status.code, numbers)
    };
    let numbers = |numbers: &[&str]| numbers.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>();
    assert_eq!(arrange(&[("numbers", "A01, A02")]).await, (303, numbers(&["A01", "A02"])));
    assert_eq!(arrange(&[("numbers", "A01, A02, A03")]).await, (422, numbers(&["A01", "A02"])), "the kind has two");
    assert_eq!(arrange(&[("booth_count", "1")]).await, (422, numbers(&["A01", "A02"])), "one of them must be named");
    assert_eq!(arrange(&[("numbers", "A02")]).await, (303, numbers(&["A02"])));
    assert_eq!(arrange(&[("numbers", "C01")]).await, (422, numbers(&["A02"])), "another kind");
    assert_eq!(arrange(&[("numbers", "C01"), ("booth_kind", "corner")]).await, (303, numbers(&["C01"])));
}
