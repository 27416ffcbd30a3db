//! One act on many applications: every letter is seen first, and each application has an outcome of its own.
use super::world::{act, keep, kind, sent, state, whole};
use super::*;
use khaihoi::exhibitors::Doing;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};

const MANY: &str = "/studio/hoi/booths/many";

#[rocket::async_test]
async fn many_are_answered_after_every_letter_was_seen() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "corner", Some(2)).await;
    let mut dossiers = vec![];
    for name in ["Một", "Hai Hai", "Ba Ba", "Bốn Bốn"] {
        dossiers.push(sent(&app, &event, &format!("Đơn vị {name}"), "corner", 1).await.1);
        app.clock.advance(TimeDelta::minutes(1));
    }
    act(&app, &event, By::Organizer, &dossiers[0], &Doing::saying(Act::Decline, "Không hợp chủ đề.")).await.unwrap();
    let list = organizer.get("/studio/hoi/booths").await;
    let chosen = list.attributes("input[name=chosen]", "value");
    assert_eq!(chosen.len(), 4);
    let boxes: Vec<_> = chosen.iter().map(|token| ("chosen", token.as_str())).collect();
    let asked = organizer.post(MANY, &boxes).await;
    assert_eq!((asked.status.code, asked.select(".many-chosen li").len()), (200, 4), "{}", asked.words());

    let seen = organizer.post(MANY, &[&boxes[..], &[("act", "accept"), ("words", "Hẹn gặp.")]].concat()).await;
    assert_eq!(seen.select(".letter-seen h3").len(), 2, "{}", seen.words());
    let why = seen.select(".many-why").concat();
    assert!(why.contains("đã có quyết định") && why.contains("hết chỗ còn lại"), "{why}");
    assert_eq!((app.letters().await.len(), whole(&app, &event).await), (1, 0), "nothing was done yet");

    // Between the look and the act one of them changes.
    act(&app, &event, By::Exhibitor, &dossiers[1], &Doing::of(Act::Withdraw)).await.unwrap();
    let mut fields = seen.attributes(".many-sum input[name=chosen]", "value");
    assert_eq!(fields.len(), 2);
    fields.push(format!("{}.{}", dossiers[3].application.token, dossiers[3].application.version));
    let mut go: Vec<_> = fields.iter().map(|value| ("chosen", value.as_str())).collect();
    go.extend([("act", "accept"), ("words", "Hẹn gặp."), ("go", "true")]);
    let page = organizer.post(MANY, &go).await;
    let results = organizer.get(&page.goes_to.expect("a page of outcomes")).await;
    assert_eq!(results.select("tbody td:nth-child(2) .tag"), ["Không thực hiện được", "Đã thực hiện", "Đã thực hiện"]);
    assert!(results.words().contains("đã rút hồ sơ"), "{}", results.words());
    let mut states = vec![];
    for dossier in &dossiers {
        states.push(state(&app, dossier).await);
    }
    assert_eq!(states, [State::Declined, State::Withdrawn, State::Accepted, State::Accepted]);
    assert_eq!(whole(&app, &event).await, 2);
}

#[rocket::async_test]
async fn a_long_batch_is_finished_by_whoever_comes_and_done_once() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let mut fields = vec![];
    for number in 0..30 {
        fields.push(sent(&app, &event, &format!("Đơn vị số {number}"), "shell", 1).await.1.application.token);
    }
    let mut go: Vec<_> = fields.iter().map(|token| ("chosen", token.as_str())).collect();
    go.extend([("act", "accept"), ("words", ""), ("go", "true")]);
    let to = organizer.post(MANY, &go).await.goes_to.expect("a page of outcomes");
    // The rest goes on beside the answer; servers that look at the same moment do nothing twice.
    rocket::futures::future::join_all([keep(&app), keep(&app), keep(&app)]).await;
    let mut page = organizer.get(&to).await;
    for _ in 0..200 {
        if page.attributes("#batch[data-fresh]", "id").is_empty() {
            break;
        }
        rocket::tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        page = organizer.get(&to).await;
    }
    assert_eq!(page.select("tbody td:nth-child(2) .tag"), vec!["Đã thực hiện"; 30]);
    assert_eq!((whole(&app, &event).await, app.letters().await.len()), (30, 30));
}

#[rocket::async_test]
async fn what_asks_for_words_or_is_not_offered_comes_back() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let (_, dossier) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let token = dossier.application.token.as_str();
    let none = organizer.post(MANY, &[("act", "accept"), ("words", "")]).await;
    assert_eq!(none.select(".empty h2"), ["Chưa chọn hồ sơ nào"]);
    let wordless = organizer.post(MANY, &[("chosen", token), ("act", "decline"), ("words", ""), ("go", "true")]).await;
    assert_eq!(wordless.select("#e-words li").len(), 1, "{}", wordless.words());
    let forged = organizer.post(MANY, &[("chosen", token), ("act", "confirm"), ("words", ""), ("go", "true")]).await;
    assert!(forged.goes_to.is_none());
    let other = app.organizer(&app.event("khac").await).await;
    let elsewhere = other.post("/studio/khac/booths/many", &[("chosen", token), ("act", "accept"), ("words", ""), ("go", "true")]).await;
    assert!(elsewhere.goes_to.is_none(), "applications of other events are nobody's");
    assert_eq!(state(&app, &dossier).await, State::Sent);
}
