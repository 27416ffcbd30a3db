use super::*;
use crate::app::App;
use khaihoi::events::event;
use khaihoi::events::team;
use khaihoi::exhibitors::application::State;
use sea_orm::EntityTrait;

#[rocket::async_test]
async fn an_organizer_accepts_and_the_exhibitor_hears_of_it() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;

    let list = organizer.get("/studio/hoi/booths?state=sent").await;
    assert_eq!(list.select("tbody th a"), ["Khe Rêu"]);
    let page = organizer.get(&format!("/studio/hoi/booths/{}", sent.application.token)).await;
    assert!(page.words().contains("0912 345 678"), "{}", page.words());
    let done = answer(&organizer, &event, &sent, "accept", "a01, A02", "Nhận bàn giao trước 16h00.").await;
    assert_eq!(done.status.code, 303, "{}", done.words());

    let accepted = own(&app, &event, &hoa).await;
    assert_eq!((accepted.application.state, accepted.application.decided_by), (State::Accepted, Some(organizer.id())));
    let letter = app.letters().await.pop().expect("a letter").message;
    assert!(letter.contains("A01, A02") && letter.contains("16h00"), "{letter}");
    let desk = hoa.get("/desk/hoi").await;
    assert!(desk.words().contains("Gian hàng A01, A02") && desk.words().contains("16h00"), "{}", desk.words());
    assert!(!desk.words().contains(&organizer.account.as_ref().unwrap().name), "exhibitors see the organizers as one body");
}

#[rocket::async_test]
async fn changes_are_asked_for_made_and_sent_again() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    assert_eq!(answer(&organizer, &event, &sent, "ask", "", "").await.status.code, 422, "words are needed");
    assert_eq!(answer(&organizer, &event, &sent, "ask", "", "Xin bổ sung ảnh.").await.status.code, 303);

    // The window has closed meanwhile: what was asked for may still be sent.
    app.clock.advance(TimeDelta::days(3));
    assert!(hoa.get("/desk/hoi/apply/showing").await.words().contains("Xin bổ sung ảnh."));
    let version = version(&app, &event, &hoa).await;
    let fields = [SHOWING, &[("prizes", "Giải nhất"), ("version", version.as_str())]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/showing", &fields).await.status.code, 303);
    let version = super::version(&app, &event, &hoa).await;
    hoa.post("/desk/hoi/apply/confirm", &[("version", &version), ("shown", "true"), ("then", "send")]).await;
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Sent);

    // Who still looks at the old text is told so.
    let stale = answer(&organizer, &event, &sent, "decline", "", "Hết chỗ").await;
    assert_eq!(stale.status.code, 422);
    assert!(stale.words().contains("vừa sửa"), "{}", stale.words());
    assert_eq!(stale.select("textarea[name=words]"), ["Hết chỗ"]);
}

#[rocket::async_test]
async fn the_second_decision_sees_what_happened() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (first, second) = (app.organizer(&event).await, app.organizer(&event).await);
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    assert_eq!(answer(&first, &event, &sent, "decline", "", "Không phù hợp chủ đề.").await.status.code, 303);
    let late = answer(&second, &event, &sent, "accept", "A01", "").await;
    assert_eq!(late.status.code, 422);
    assert!(late.words().contains("đã có quyết định") && late.words().contains(&first.account.as_ref().unwrap().name), "{}", late.words());
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Declined);
}

#[rocket::async_test]
async fn a_booth_that_is_taken_says_who_has_it() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let (hoa, nam) = (app.signed_up("hoa@khereu.example").await, app.signed_up("nam@x.example").await);
    let first = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let second = apply(&app, &event, &nam, "Bản Lĩnh", true).await;
    answer(&organizer, &event, &first, "accept", "A01", "").await;
    let taken = answer(&organizer, &event, &second, "accept", "B07, a01", "").await;
    assert!(taken.select("#e-numbers li").concat().contains("Khe Rêu"), "{}", taken.words());
    let row = event::Entity::find_by_id(event.id).one(app.db.reader()).await.unwrap().unwrap();
    assert_eq!(row.booths_given, 1, "a refused acceptance promises nothing");
    assert!(own(&app, &event, &nam).await.booths(app.db.reader()).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn the_list_is_searched_and_counted() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    for (email, name) in [("a@x.example", "Mật ong Khe Rêu"), ("b@x.example", "Trà Bản Lĩnh"), ("c@x.example", "Gạch Ánh Kim")] {
        let browser = app.signed_up(email).await;
        let dossier = apply(&app, &event, &browser, name, true).await;
        if name.starts_with("Trà") {
            answer(&organizer, &event, &dossier, "accept", "C03", "").await;
        }
    }
    let found = async |query: &str| organizer.get(&format!("/studio/hoi/booths?{query}")).await.select("tbody th a");
    assert_eq!(found("q=mat+ong+khe").await, ["Mật ong Khe Rêu"]);
    assert_eq!(found("q=c03").await, ["Trà Bản Lĩnh"]);
    assert_eq!(found("field=food&state=accepted").await, ["Trà Bản Lĩnh"]);
    assert_eq!(found("province=24").await.len(), 3);
    assert!(found("province=01").await.is_empty());
    assert!(found("q=%25").await.len() == 3, "a wild card searches for nothing");
    let tabs = organizer.get("/studio/hoi/booths").await.select(".states a");
    assert!(tabs.contains(&"Tất cả 3".to_owned()) && tabs.contains(&"Chờ trả lời 2".to_owned()), "{tabs:?}");
}

#[rocket::async_test]
async fn editors_see_no_applications() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let dossier = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let other = open_event(&app, "khac").await;
    let stranger = app.organizer(&other).await;
    let editor = app.member(&event, team::Role::Editor).await;
    for browser in [&editor, &stranger] {
        assert_eq!(browser.get("/studio/hoi/booths").await.status.code, 404);
        assert_eq!(answer(browser, &event, &dossier, "accept", "A01", "").await.status.code, 404);
    }
    assert_eq!(answer(&stranger, &other, &dossier, "accept", "A01", "").await.status.code, 404);
}
