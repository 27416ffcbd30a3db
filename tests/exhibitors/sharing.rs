//! Two organisations in one booth.
use super::world::{act, drawn, keep, kind, sent, state, whole};
use super::*;
use khaihoi::exhibitors::Doing;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};

async fn share(app: &App, organizer: &Browser<'_>, dossier: &Dossier, number: &str, end: bool) -> crate::app::Page {
    let version = dossier.read_again(app.db.reader()).await.unwrap().application.version.to_string();
    let address = format!("/studio/hoi/booths/{}/share", dossier.application.token);
    organizer.post(&address, &[("shared", number), ("version", &version), ("end", if end { "true" } else { "false" })]).await
}

async fn stands_at(app: &App, dossier: &Dossier) -> Vec<String> {
    dossier.booths(app.db.reader()).await.unwrap().into_iter().map(|booth| booth.number).collect()
}

#[rocket::async_test]
async fn a_full_hall_has_room_for_who_shares_and_the_booth_goes_over_to_them() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "shell", Some(1)).await;
    drawn(&app, &event, "A01", "shell").await;
    let (hoa, host) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let (tra, guest) = sent(&app, &event, "Trà Bản Lĩnh", "shell", 1).await;
    let (_, waiting) = sent(&app, &event, "Gạch Ánh Kim", "shell", 1).await;
    answer(&organizer, &event, &host, "accept", "A01", "").await;
    answer(&organizer, &event, &waiting, "wait", "", "").await;

    assert_eq!(share(&app, &organizer, &guest, "B09", false).await.status.code, 422, "nobody is there");
    let same = share(&app, &organizer, &host, "A01", false).await;
    assert!(same.select("#e-shared li").concat().contains("chính đơn vị này"), "{}", same.words());
    assert_eq!(share(&app, &organizer, &guest, "a01", false).await.status.code, 303);
    assert_eq!(share(&app, &organizer, &guest, "A01", false).await.status.code, 422, "it does so already");
    assert_eq!((state(&app, &guest).await, stands_at(&app, &guest).await), (State::Accepted, vec!["A01".to_owned()]));
    assert_eq!(whole(&app, &event).await, 1, "who shares takes no place");
    let letters = app.letters().await;
    let told: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("dùng chung")).map(|letter| letter.to.as_str()).collect();
    assert_eq!(told, ["tra-ban-linh@x.example", "mat-ong-khe-reu@x.example"]);

    // Both are named wherever one reads who stands there, and found by the number; nothing is left to be given to the guest.
    let found = organizer.get("/studio/hoi/booths?q=a01").await;
    assert_eq!(found.select("tbody th a").len(), 2, "{}", found.words());
    let tiles = organizer.get(&format!("/studio/hoi/booths/{}", waiting.application.token)).await.select("ul.booths li").concat();
    assert!(tiles.contains("Mật ong Khe Rêu · Trà Bản Lĩnh"), "{tiles}");
    assert!(!organizer.get("/studio/hoi/booths/placing").await.words().contains("Trà Bản Lĩnh"));
    assert!(tra.get("/desk").await.words().contains("A01"));

    hoa.post("/desk/hoi/withdraw", &[]).await;
    assert_eq!((stands_at(&app, &guest).await, stands_at(&app, &host).await), (vec!["A01".to_owned()], vec![]));
    assert_eq!((whole(&app, &event).await, state(&app, &waiting).await), (1, State::Waiting), "the place went to who shared it");
    assert!(app.letters().await.iter().any(|letter| letter.subject.contains("dành riêng") && letter.to.contains("tra-ban-linh")));
}

#[rocket::async_test]
async fn who_shares_gives_its_own_place_to_who_waits_and_gets_one_again_only_if_there_is_one() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    kind(&app, &event, "shell", Some(2)).await;
    let (_, host) = sent(&app, &event, "Mật ong Khe Rêu", "shell", 1).await;
    let (_, guest) = sent(&app, &event, "Trà Bản Lĩnh", "shell", 1).await;
    let (nam, waiting) = sent(&app, &event, "Gạch Ánh Kim", "shell", 1).await;
    answer(&organizer, &event, &host, "accept", "A01", "").await;
    answer(&organizer, &event, &guest, "accept", "A02", "").await;
    answer(&organizer, &event, &waiting, "wait", "", "").await;
    assert_eq!(share(&app, &organizer, &guest, "A01", false).await.status.code, 303);
    assert_eq!((stands_at(&app, &guest).await, state(&app, &waiting).await), (vec!["A01".to_owned()], State::Offered));
    assert_eq!(whole(&app, &event).await, 2);

    assert_eq!(share(&app, &organizer, &guest, "A01", true).await.status.code, 422, "no place is left");
    assert_eq!(stands_at(&app, &guest).await, ["A01"]);
    nam.post("/desk/hoi/withdraw", &[]).await;
    assert_eq!(share(&app, &organizer, &guest, "A01", true).await.status.code, 303);
    assert_eq!((stands_at(&app, &guest).await, whole(&app, &event).await), (vec![], 2));
    act(&app, &event, By::Organizer, &guest, &Doing::saying(Act::Cancel, "Đơn vị xin thôi.")).await.unwrap();
    assert_eq!((keep(&app).await, whole(&app, &event).await), (0, 1));
}
