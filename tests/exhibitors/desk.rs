use super::*;
use crate::app::App;
use khaihoi::exhibitors::application::State;

#[rocket::async_test]
async fn the_desk_lists_own_applications_and_open_festivals() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    open_event(&app, "mo").await;
    app.event("dong").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let empty = hoa.get("/desk").await;
    assert_eq!(empty.select(".empty h2"), ["Bạn chưa có hồ sơ nào"]);
    assert_eq!(empty.attributes(".cards h3 a", "href").len(), 2);

    apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let page = hoa.get("/desk").await;
    assert_eq!(page.attributes(".cards h2 a", "href"), ["/desk/hoi"]);
    assert_eq!(page.attributes(".cards h3 a", "href"), ["/vi/mo/exhibit"]);
}

#[rocket::async_test]
async fn what_is_not_yours_is_not_found() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (hoa, nam) = (app.signed_up("hoa@khereu.example").await, app.signed_up("nam@x.example").await);
    let dossier = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    for path in ["/desk/hoi", "/desk/nowhere", "/desk/nowhere/apply", "/studio/hoi/booths"] {
        assert_eq!(nam.get(path).await.status.code, 404, "{path}");
    }
    assert_eq!(nam.post("/desk/hoi/withdraw", &[]).await.status.code, 404);
    assert_eq!(nam.get(&format!("/studio/hoi/booths/{}", dossier.application.token)).await.status.code, 404);
    assert!(app.anonymous().get("/desk").await.goes_to.is_some_and(|to| to.starts_with("/sign-in")));
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Sent);
}

#[rocket::async_test]
async fn withdrawing_frees_the_booth_and_the_hall() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.booth_limit = Set(Some(1))).await;
    let organizer = app.organizer(&event).await;
    let (hoa, nam) = (app.signed_up("hoa@khereu.example").await, app.signed_up("nam@x.example").await);
    let first = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let second = apply(&app, &event, &nam, "Bản Lĩnh", true).await;
    assert_eq!(answer(&organizer, &event, &first, "accept", "A01", "").await.status.code, 303);
    assert_eq!(answer(&organizer, &event, &second, "accept", "A02", "").await.status.code, 422, "the hall is full");

    let gone = hoa.post("/desk/hoi/withdraw", &[]).await;
    assert_eq!(gone.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Withdrawn);
    assert_eq!(answer(&organizer, &event, &second, "accept", "A01", "").await.status.code, 303);
    assert!(app.letters().await.iter().any(|letter| letter.message.contains("đã được rút")));

    // Who withdrew may come back while the window is open, but the hall is full now.
    let full = hoa.get("/desk/hoi/apply/confirm").await;
    assert_eq!(full.status.code, 200);
    assert!(full.select("button[value=send]").is_empty());
}

#[rocket::async_test]
async fn a_refused_draft_has_nothing_to_withdraw() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "")).await;
    assert_eq!(hoa.post("/desk/hoi/withdraw", &[]).await.status.code, 303);
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Draft);
}
