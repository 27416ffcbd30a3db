//! Letters that cannot be sent wait, show in the studio, and are tried again.
use crate::app::App;
use khaihoi::platform::change::{Actor, Change, Letter, letter};
use khaihoi::platform::language::Language;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};

#[rocket::async_test]
async fn a_letter_that_could_not_be_sent_shows_and_is_tried_again() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    assert_eq!(organizer.get("/studio/hoi/letters").await.select(".empty h2"), ["Mọi thư đã được gửi"]);
    let mut change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.unwrap();
    let data = serde_json::json!({ "name": "Hoa", "event": "Hội", "exhibitor": "Khe Rêu", "address": "/desk", "words": "", "booths": "" });
    let written = |secret| Letter {
        to: "hoa@khereu.example".into(),
        name: "Hoa".into(),
        language: Language::Vi,
        template: "exhibitors/letters/received",
        data: data.clone(),
        event_id: Some(event.id),
        secret,
    };
    change.letter(written(false)).await.unwrap();
    change.letter(written(true)).await.unwrap();
    change.commit().await.unwrap();
    for id in [1, 2] {
        let row = letter::ActiveModel {
            id: Unchanged(id),
            attempts: Set(10),
            failed_at: Set(Some(app.now())),
            error: Set(Some("550 nobody of that name".into())),
            ..Default::default()
        };
        row.update(app.db.reader()).await.unwrap();
    }
    let overview = organizer.get("/studio/hoi").await;
    assert_eq!(overview.attributes(".flash.warning a", "href"), ["/studio/hoi/letters"], "{}", overview.words());
    let page = organizer.get("/studio/hoi/letters").await;
    assert!(page.words().contains("550 nobody of that name") && page.words().contains("Khe Rêu"), "{}", page.words());
    assert_eq!(page.attributes(".letter-left form", "action"), ["/studio/hoi/letters/1/again"], "a one-time link is not sent again");
    assert!(app.letters().await.is_empty());

    assert_eq!(organizer.post("/studio/hoi/letters/2/again", &[]).await.status.code, 404);
    assert_eq!(organizer.post("/studio/hoi/letters/1/again", &[]).await.status.code, 303);
    assert_eq!(app.letters().await.len(), 1);
    let row = letter::Entity::find_by_id(1).one(app.db.reader()).await.unwrap().unwrap();
    assert!(row.sent_at.is_some() && row.failed_at.is_none());
    assert_eq!(organizer.post("/studio/hoi/letters/1/again", &[]).await.status.code, 404, "what was sent is not sent again");
}
