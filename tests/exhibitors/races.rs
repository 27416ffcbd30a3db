//! Many decide at the same moment.
use super::world::{kind, sent, whole};
use super::*;
use crate::app::App;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};
use khaihoi::exhibitors::{Acting, Doing, booth, perform};
use khaihoi::platform::change::Actor;
use khaihoi::platform::error::AppError;
use rocket::futures::future::join_all;
use sea_orm::{EntityTrait, QueryFilter};

async fn waiting(app: &App, event: &event::Model, count: usize) -> Vec<Dossier> {
    let mut dossiers = vec![];
    for number in 0..count {
        let browser = app.signed_up(&format!("race{number}@x.example")).await;
        dossiers.push(apply(app, event, &browser, &format!("Đơn vị số {number}"), true).await);
    }
    dossiers
}

async fn given(app: &App, event: &event::Model) -> (usize, i32) {
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).all(app.db.reader()).await.unwrap();
    let row = event::Entity::find_by_id(event.id).one(app.db.reader()).await.unwrap().unwrap();
    (booths.len(), row.booths_given)
}

#[rocket::async_test]
async fn one_booth_is_given_once() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let dossiers = waiting(&app, &event, 8).await;
    let answers = join_all(dossiers.iter().map(|dossier| answer(&organizer, &event, dossier, "accept", "A01", ""))).await;
    let accepted = answers.iter().filter(|page| page.status.code == 303).count();
    assert_eq!((accepted, given(&app, &event).await), (1, (1, 1)));
    for refused in answers.iter().filter(|page| page.status.code != 303) {
        assert!(refused.select("#e-numbers li").concat().contains("Đơn vị số"), "{}", refused.words());
    }
}

#[rocket::async_test]
async fn three_free_booths_are_given_three_times() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.booth_limit = Set(Some(3))).await;
    let organizer = app.organizer(&event).await;
    let dossiers = waiting(&app, &event, 8).await;
    let numbers: Vec<_> = (0..8).map(|number| format!("B{number:02}")).collect();
    let answers =
        join_all(dossiers.iter().zip(&numbers).map(|(dossier, number)| answer(&organizer, &event, dossier, "accept", number, ""))).await;
    let accepted = answers.iter().filter(|page| page.status.code == 303).count();
    assert_eq!((accepted, given(&app, &event).await), (3, (3, 3)));
    assert!(answers.iter().all(|page| [303, 422].contains(&page.status.code)));
}

#[rocket::async_test]
async fn one_application_is_decided_once() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizers = [app.organizer(&event).await, app.organizer(&event).await];
    let dossier = &waiting(&app, &event, 1).await[0];
    let acts = ["accept", "decline", "ask", "accept", "decline", "ask"];
    let answers =
        join_all(acts.iter().enumerate().map(|(number, act)| answer(&organizers[number % 2], &event, dossier, act, "A01", "Lời nhắn")))
            .await;
    assert_eq!(answers.iter().filter(|page| page.status.code == 303).count(), 1);
    // The receipt, and one decision.
    assert_eq!(app.letters().await.len(), 2);
}

#[rocket::async_test]
async fn one_organisation_begins_once() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let mut browsers = vec![];
    for number in 0..6 {
        browsers.push(app.signed_up(&format!("twin{number}@x.example")).await);
    }
    let fields = organisation("Khe Rêu", "2400901041");
    let answers = join_all(browsers.iter().map(|browser| browser.post("/desk/hoi/apply/organisation", &fields))).await;
    assert_eq!(answers.iter().filter(|page| page.status.code == 303).count(), 1);
    let same = join_all((0..4).map(|_| browsers[0].post("/desk/hoi/apply/organisation", &fields))).await;
    assert!(same.iter().all(|page| page.status.code == 422));
    let begun = khaihoi::exhibitors::application::Entity::find().all(app.db.reader()).await.unwrap();
    assert_eq!((begun.len(), begun[0].state, begun[0].event_id), (1, State::Draft, event.id));
}

#[rocket::async_test]
async fn withdrawing_and_accepting_at_once_leaves_the_count_right() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let accept = answer(&organizer, &event, &sent, "accept", "A01", "");
    let withdraw = hoa.post("/desk/hoi/withdraw", &[]);
    rocket::futures::future::join(accept, withdraw).await;
    let (booths, count) = given(&app, &event).await;
    let state = own(&app, &event, &hoa).await.application.state;
    assert_eq!((booths as i32, count), (count, i32::from(state == State::Accepted)), "{state:?}");
}

/// Applications of 64 exhibitors for booths of which there are 20.
async fn crowd(app: &App, event: &event::Model) -> Vec<Dossier> {
    kind(app, event, "corner", Some(20)).await;
    let mut dossiers = vec![];
    for number in 0..64 {
        dossiers.push(sent(app, event, &format!("Đơn vị số {number}"), "corner", 1).await.1);
    }
    dossiers
}

#[rocket::async_test]
async fn of_64_acceptances_for_20_booths_exactly_20_stand() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let tasks = crowd(&app, &event).await.into_iter().map(|dossier| {
        let (db, event, now) = (app.db.clone(), event.clone(), app.now());
        // Tasks of their own, so that they run on all cores at once.
        rocket::tokio::spawn(async move {
            let (actor, token) = (Actor::program("a test"), dossier.application.token.as_str());
            let acting = Acting { actor: &actor, by: By::Organizer, event: &event, token, version: None, now, origin: "" };
            perform(&db, &acting, &Doing::of(Act::Accept)).await.map(drop)
        })
    });
    let mut accepted = 0;
    for done in join_all(tasks).await {
        match done.expect("a task that ends") {
            Ok(()) => accepted += 1,
            Err(AppError::Refused(no)) => assert_eq!(no.key, "exhibitors-review-kind-full"),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((accepted, whole(&app, &event).await), (20, 20));
}

#[rocket::async_test]
async fn of_64_forms_for_20_booths_exactly_20_are_taken() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let dossiers = crowd(&app, &event).await;
    let answers = join_all(dossiers.iter().map(|dossier| answer(&organizer, &event, dossier, "accept", "", ""))).await;
    let accepted = answers.iter().filter(|page| page.status.code == 303).count();
    assert_eq!((accepted, whole(&app, &event).await), (20, 20));
    assert!(answers.iter().all(|page| [303, 422].contains(&page.status.code)));
}

#[rocket::async_test]
async fn places_given_back_and_taken_at_once_are_counted_right() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.booth_limit = Set(Some(6))).await;
    kind(&app, &event, "corner", Some(4)).await;
    let mut people = vec![];
    for number in 0..12 {
        people.push(sent(&app, &event, &format!("Đơn vị số {number}"), "corner", 1 + number % 2).await);
    }
    let organizer = app.organizer(&event).await;
    join_all(people[..6].iter().map(|(_, dossier)| answer(&organizer, &event, dossier, "accept", "", ""))).await;
    whole(&app, &event).await;
    // The first six leave while the others are put on the list, offered places, and accepted.
    let leaving = people[..6].iter().map(|(browser, _)| async { browser.post("/desk/hoi/withdraw", &[]).await.status.code });
    let coming = people[6..].iter().enumerate().map(|(number, (_, dossier))| {
        let act = ["wait", "accept", "offer"][number % 3];
        let (organizer, event) = (&organizer, &event);
        async move { answer(organizer, event, dossier, act, "", "").await.status.code }
    });
    let (left, came) = rocket::futures::future::join(join_all(leaving), join_all(coming)).await;
    assert!(left.iter().chain(&came).all(|code| [303, 422].contains(code)), "{left:?} {came:?}");
    whole(&app, &event).await;
    super::world::keep(&app).await;
    whole(&app, &event).await;
}
