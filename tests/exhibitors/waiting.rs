//! The waiting list: freed places go to who waits, in order, with a term.
use super::world::{act, keep, kind, sent, state, whole};
use super::*;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};
use khaihoi::exhibitors::{Doing, waiting_list};
use rocket::futures::future::join_all;
use sea_orm::{ActiveModelTrait, EntityTrait};

/// The names of exhibitors in the public directory.
async fn directory(app: &App) -> Vec<String> {
    app.anonymous().get("/vi/hoi/exhibitors").await.select(".exhibitor-card h2")
}

/// How many applications each tab of the studio's list counts.
async fn counted(organizer: &Browser<'_>, state: &str) -> Vec<String> {
    organizer.get(&format!("/studio/hoi/booths?state={state}")).await.select("tbody th a")
}

/// Ten apply; two for the last corner; one waits, one withdraws, and the one who waited is offered the corner and confirms.
#[rocket::async_test]
async fn who_waits_gets_the_place_that_becomes_free() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "shell", None).await;
    kind(&app, &event, "corner", Some(1)).await;
    for number in 0..8 {
        let (_, dossier) = sent(&app, &event, &format!("Đơn vị {number}"), "shell", 1).await;
        let page = answer(&organizer, &event, &dossier, "accept", &format!("A0{number}"), "").await;
        assert_eq!(page.status.code, 303, "{}", page.words());
    }
    let (hoa, first) = sent(&app, &event, "Mật ong Khe Rêu", "corner", 1).await;
    let (nam, second) = sent(&app, &event, "Trà Bản Lĩnh", "corner", 1).await;
    assert_eq!(answer(&organizer, &event, &first, "accept", "C01", "").await.status.code, 303);
    assert_eq!(whole(&app, &event).await, 9);

    let full = answer(&organizer, &event, &second, "accept", "C02", "").await;
    assert_eq!(full.status.code, 422);
    assert!(full.words().contains("chỉ còn 0 gian"), "{}", full.words());
    let second = second.read_again(app.db.reader()).await.unwrap();
    assert_eq!(answer(&organizer, &event, &second, "wait", "", "").await.status.code, 303);
    let desk = nam.get("/desk/hoi").await;
    assert!(desk.words().contains("đứng thứ 1 trong danh sách chờ"), "{}", desk.words());
    assert_eq!(counted(&organizer, "waiting").await, ["Trà Bản Lĩnh"]);
    assert_eq!((directory(&app).await.len(), whole(&app, &event).await), (9, 9));

    assert_eq!(hoa.post("/desk/hoi/withdraw", &[]).await.status.code, 303);
    let offered = second.read_again(app.db.reader()).await.unwrap();
    assert_eq!((offered.application.state, whole(&app, &event).await), (State::Offered, 9));
    let letter = app.letters().await.into_iter().find(|letter| letter.to.contains("tra-ban-linh") && letter.subject.starts_with("Mời"));
    assert!(letter.expect("an offer").message.contains("26/11/2026"), "three days, to the end of the day");
    assert!(!directory(&app).await.contains(&"Mật ong Khe Rêu".to_owned()), "who withdrew is gone at once");
    assert!(!directory(&app).await.contains(&"Trà Bản Lĩnh".to_owned()), "who is offered a place does not stand there yet");
    assert_eq!((counted(&organizer, "waiting").await.len(), counted(&organizer, "offered").await), (0, vec!["Trà Bản Lĩnh".to_owned()]));

    let desk = nam.get("/desk/hoi").await;
    assert_eq!(desk.select(".path li.turn .path-label"), ["Xác nhận tham gia"], "{}", desk.words());
    let version = version(&app, &event, &nam).await;
    assert_eq!(nam.post("/desk/hoi/confirm", &[("version", &version)]).await.status.code, 303);
    assert_eq!((state(&app, &second).await, whole(&app, &event).await), (State::Confirmed, 9));
    assert!(directory(&app).await.contains(&"Trà Bản Lĩnh".to_owned()));
    assert_eq!(counted(&organizer, "confirmed").await, ["Trà Bản Lĩnh"]);
}

#[rocket::async_test]
async fn an_offer_that_is_not_answered_goes_to_the_next() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.ends_on = Set("2026-12-31".parse().ok())).await;
    kind(&app, &event, "corner", Some(1)).await;
    let (_, holder) = sent(&app, &event, "Giữ chỗ", "corner", 1).await;
    act(&app, &event, By::Organizer, &holder, &Doing::of(Act::Accept)).await.unwrap();
    let mut waiting = Vec::new();
    for name in ["Thứ nhất", "Thứ hai", "Thứ ba"] {
        let (_, dossier) = sent(&app, &event, name, "corner", 1).await;
        act(&app, &event, By::Organizer, &dossier, &Doing::of(Act::Wait)).await.unwrap();
        app.clock.advance(TimeDelta::minutes(1));
        waiting.push(dossier);
    }
    let states = async || {
        let mut found = Vec::new();
        for dossier in &waiting {
            found.push(state(&app, dossier).await);
        }
        found
    };
    assert_eq!((keep(&app).await, states().await), (0, vec![State::Waiting; 3]));

    act(&app, &event, By::Organizer, &holder, &Doing::saying(Act::Cancel, "Không nộp bản vẽ.")).await.unwrap();
    assert_eq!(states().await, [State::Offered, State::Waiting, State::Waiting]);
    app.clock.advance(TimeDelta::days(2));
    assert_eq!(keep(&app).await, 0, "the term has not passed");
    app.clock.advance(TimeDelta::days(2));
    // Two servers look at the same moment: one of them ends the offer, and asks the next in the same change.
    let rounds = join_all([keep(&app), keep(&app), keep(&app)]).await;
    assert_eq!((rounds.iter().sum::<usize>(), states().await), (1, vec![State::Cancelled, State::Offered, State::Waiting]));
    assert_eq!((keep(&app).await, whole(&app, &event).await), (0, 1));
    let subjects: Vec<_> = app.letters().await.into_iter().map(|letter| letter.subject).collect();
    assert_eq!(subjects.iter().filter(|subject| subject.contains("đã hết hạn")).count(), 1, "{subjects:?}");
    assert_eq!(subjects.iter().filter(|subject| subject.starts_with("Mời")).count(), 2, "{subjects:?}");
}

#[rocket::async_test]
async fn an_offer_can_be_refused_or_taken_too_late() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    kind(&app, &event, "corner", Some(1)).await;
    let (hoa, first) = sent(&app, &event, "Mật ong Khe Rêu", "corner", 1).await;
    let (nam, second) = sent(&app, &event, "Trà Bản Lĩnh", "corner", 1).await;
    act(&app, &event, By::Organizer, &first, &Doing::of(Act::Offer)).await.unwrap();
    act(&app, &event, By::Organizer, &second, &Doing::of(Act::Wait)).await.unwrap();
    assert_eq!(hoa.post("/desk/hoi/withdraw", &[]).await.status.code, 303);
    assert_eq!((state(&app, &first).await, state(&app, &second).await), (State::Withdrawn, State::Offered));

    app.clock.advance(TimeDelta::days(9));
    let version = version(&app, &event, &nam).await;
    nam.post("/desk/hoi/confirm", &[("version", &version)]).await;
    assert_eq!(state(&app, &second).await, State::Offered, "too late, though nobody has ended it yet");
    assert_eq!((keep(&app).await, state(&app, &second).await, whole(&app, &event).await), (1, State::Cancelled, 0));
}

#[rocket::async_test]
async fn a_raised_limit_is_offered_and_an_organizer_may_keep_places_free() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.booth_limit = Set(Some(1))).await;
    let (_, holder) = sent(&app, &event, "Giữ chỗ", "shell", 1).await;
    act(&app, &event, By::Organizer, &holder, &Doing::of(Act::Accept)).await.unwrap();
    let (_, two) = sent(&app, &event, "Cần hai gian", "shell", 2).await;
    let (_, one) = sent(&app, &event, "Cần một gian", "shell", 1).await;
    for dossier in [&two, &one] {
        act(&app, &event, By::Organizer, dossier, &Doing::of(Act::Wait)).await.unwrap();
    }
    let limit = async |limit: i32| {
        let row = event::ActiveModel { id: sea_orm::ActiveValue::Unchanged(event.id), booth_limit: Set(Some(limit)), ..Default::default() };
        row.update(app.db.reader()).await.unwrap();
    };
    limit(2).await;
    assert_eq!((keep(&app).await, state(&app, &two).await, state(&app, &one).await), (1, State::Waiting, State::Offered));
    let rules = waiting_list::ActiveModel { event_id: Set(event.id), automatic: Set(false), days: Set(3), ..Default::default() };
    rules.insert(app.db.reader()).await.unwrap();
    limit(9).await;
    assert_eq!((keep(&app).await, state(&app, &two).await, whole(&app, &event).await), (0, State::Waiting, 2));
    waiting_list::Entity::delete_many().exec(app.db.reader()).await.unwrap();
    assert_eq!((keep(&app).await, state(&app, &two).await, whole(&app, &event).await), (1, State::Offered, 4));
}

#[rocket::async_test]
async fn nobody_waits_for_what_is_there() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "corner", Some(1)).await;
    let (_, dossier) = sent(&app, &event, "Mật ong Khe Rêu", "corner", 1).await;
    let page = answer(&organizer, &event, &dossier, "wait", "", "").await;
    assert_eq!(page.status.code, 422);
    assert!(page.words().contains("còn 1 chỗ"), "{}", page.words());
}

#[rocket::async_test]
async fn a_raised_quota_is_offered_in_the_same_change() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let corner = kind(&app, &event, "corner", Some(1)).await;
    let (_, holder) = sent(&app, &event, "Giữ chỗ", "corner", 1).await;
    act(&app, &event, By::Organizer, &holder, &Doing::of(Act::Accept)).await.unwrap();
    let (_, waiting) = sent(&app, &event, "Trà Bản Lĩnh", "corner", 1).await;
    act(&app, &event, By::Organizer, &waiting, &Doing::of(Act::Wait)).await.unwrap();
    let raise = async |quota: &str, version: &str| {
        let fields = [("name.vi", "Gian góc"), ("make", "shell"), ("width", "3"), ("depth", "3"), ("quota", quota), ("version", version)];
        organizer.post(&format!("/studio/hoi/floor-plan/kinds/{}", corner.id), &fields).await
    };
    assert_eq!(raise("0", "1").await.status.code, 422, "fewer than are given");
    assert_eq!(raise("2", "1").await.status.code, 303);
    assert_eq!((state(&app, &waiting).await, whole(&app, &event).await), (State::Offered, 2));
    assert_eq!(counted(&organizer, "offered").await, ["Trà Bản Lĩnh"]);
    assert!(app.letters().await.iter().any(|letter| letter.to.contains("tra-ban-linh") && letter.subject.starts_with("Mời")));
}

#[rocket::async_test]
async fn whoever_finds_nothing_left_may_join_the_list_where_the_organizer_lets_it() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "shell", Some(1)).await;
    let (hoa, holder) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    act(&app, &event, By::Organizer, &holder, &Doing::of(Act::Accept)).await.unwrap();
    let nam = app.signed_up("nam@x.example").await;
    fill_in(&app, &event, &nam, "Trà Bản Lĩnh", "").await;
    let choices = async || nam.get("/desk/hoi/apply/confirm").await.attributes("button[name=then]", "value");
    let join = async || {
        let version = version(&app, &event, &nam).await;
        nam.post("/desk/hoi/apply/confirm", &[("version", &version), ("shown", "true"), ("then", "join")]).await
    };
    assert_eq!(choices().await, ["send", "draft"], "nobody has opened the list");
    assert_eq!(join().await.status.code, 422);
    open_the_list(&organizer, true).await;
    assert_eq!(choices().await, ["join", "send", "draft"]);
    assert_eq!(join().await.goes_to.as_deref(), Some("/desk/hoi"));
    let desk = nam.get("/desk/hoi").await;
    assert!(desk.words().contains("đứng thứ 1 trong danh sách chờ"), "{}", desk.words());
    let letters = app.letters().await;
    let subjects: Vec<_> = letters.iter().filter(|letter| letter.to.contains("nam@")).map(|letter| letter.subject.as_str()).collect();
    assert!(matches!(subjects[..], [waits] if waits.contains("danh sách chờ")), "{subjects:?}");
    assert_eq!(hoa.post("/desk/hoi/withdraw", &[]).await.status.code, 303);
    let own = own(&app, &event, &nam).await;
    assert_eq!((own.application.state, whole(&app, &event).await), (State::Offered, 1));
}

#[rocket::async_test]
async fn a_full_hall_takes_applications_onto_its_open_list_only() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| row.booth_limit = Set(Some(1))).await;
    let organizer = app.organizer(&event).await;
    let (_, holder) = sent(&app, &event, "Giữ chỗ", "shell", 1).await;
    act(&app, &event, By::Organizer, &holder, &Doing::of(Act::Accept)).await.unwrap();
    let nam = app.signed_up("nam@x.example").await;
    let public = async || app.anonymous().get("/vi/hoi/exhibit").await;
    assert_eq!(public().await.select(".window-card .tag"), ["Đã hết gian hàng"]);
    assert_eq!(nam.get("/desk/hoi/apply").await.goes_to.as_deref(), Some("/vi/hoi/exhibit"));
    assert_eq!(nam.post("/desk/hoi/apply/organisation", &organisation("Trà Bản Lĩnh", "")).await.status.code, 422);

    open_the_list(&organizer, true).await;
    let page = public().await;
    assert_eq!(page.attributes(".window-card a.button", "href"), ["/desk/hoi/apply", "/desk"], "{}", page.words());
    assert!(app.anonymous().get("/vi/hoi").await.words().contains("Vào danh sách chờ gian hàng"));
    fill_in(&app, &event, &nam, "Trà Bản Lĩnh", "").await;
    let confirm = nam.get("/desk/hoi/apply/confirm").await;
    assert_eq!(confirm.attributes("button[name=then]", "value"), ["join", "draft"], "{}", confirm.words());
    let version = version(&app, &event, &nam).await;
    let fields = |then: &'static str| [("version", version.clone()), ("shown", "true".to_owned()), ("then", then.to_owned())];
    let post = async |then: &'static str| {
        let fields = fields(then);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        nam.post("/desk/hoi/apply/confirm", &fields).await
    };
    assert_eq!(post("send").await.status.code, 422, "there is nothing to send it for");
    // A place becomes free between the look and the act: nobody waits for what is there.
    act(&app, &event, By::Organizer, &holder, &Doing::saying(Act::Cancel, "Đơn vị xin thôi.")).await.unwrap();
    let early = post("join").await;
    assert!(early.status.code == 422 && early.words().contains("Vừa có chỗ trống"), "{}", early.words());
    assert_eq!(post("send").await.status.code, 303);
    assert_eq!((own(&app, &event, &nam).await.application.state, whole(&app, &event).await), (State::Sent, 0));
}

async fn open_the_list(organizer: &Browser<'_>, open: bool) {
    let fields = [("automatic", "true"), ("days", "3"), ("may_join", if open { "true" } else { "false" })];
    assert_eq!(organizer.post("/studio/hoi/booths/waiting", &fields).await.status.code, 303);
}
