use super::*;
use khaihoi::exhibitors::application::{self, State};
use khaihoi::exhibitors::booth;
use khaihoi::platform::secret;
use sea_orm::ActiveValue::Unchanged;
use sea_orm::{ActiveModelTrait, EntityTrait};

/// Free booths that are numbers only.
async fn free(app: &App, event: &event::Model, numbers: &[&str]) {
    for number in numbers {
        let row = booth::ActiveModel {
            event_id: Set(event.id),
            number: Set((*number).to_owned()),
            kind: Set(Some("shell".into())),
            token: Set(secret::token()),
            ..Default::default()
        };
        row.insert(app.db.reader()).await.expect("a booth");
    }
}

/// Somebody who has a place and stands nowhere yet.
async fn accepted(app: &App, event: &event::Model, email: &str, name: &str) -> Dossier {
    let browser = app.signed_up(email).await;
    let sent = apply(app, event, &browser, name, true).await;
    let row = application::ActiveModel { id: Unchanged(sent.application.id), state: Set(State::Accepted), ..Default::default() };
    row.update(app.db.reader()).await.expect("accepted");
    own(app, event, &browser).await
}

async fn standing(app: &App, dossier: &Dossier) -> String {
    let booths = dossier.booths(app.db.reader()).await.expect("read");
    booths.iter().map(|booth| booth.number.as_str()).collect::<Vec<_>>().join(", ")
}

#[rocket::async_test]
async fn nothing_is_given_before_an_organizer_agrees() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    free(&app, &event, &["A01", "A02", "A03"]).await;
    let first = accepted(&app, &event, "a@x.example", "Khe Rêu").await;
    let second = accepted(&app, &event, "b@x.example", "Bản Lĩnh").await;

    let page = organizer.get("/studio/hoi/booths/proposal").await;
    assert_eq!(page.select(".proposed > li").len(), 2, "{}", page.words());
    assert!(page.words().contains("Đúng loại gian"), "{}", page.words());
    assert_eq!((standing(&app, &first).await, standing(&app, &second).await), (String::new(), String::new()));
    assert_eq!(organizer.post("/studio/hoi/booths/proposal", &[]).await.status.code, 422, "nobody was ticked");

    // One of the two, as it was seen.
    let name = format!("at[{}]", first.application.token);
    let agreed = [("take", first.application.token.as_str()), (name.as_str(), "A02")];
    assert_eq!(organizer.post("/studio/hoi/booths/proposal", &agreed).await.status.code, 303);
    assert_eq!((standing(&app, &first).await, standing(&app, &second).await), ("A02".to_owned(), String::new()));

    // Somebody else was given that booth meanwhile: it says so, and whose it is.
    let name = format!("at[{}]", second.application.token);
    let late = organizer.post("/studio/hoi/booths/proposal", &[("take", second.application.token.as_str()), (name.as_str(), "A02")]).await;
    assert_eq!(late.status.code, 422);
    assert!(late.select(".problems").concat().contains("Khe Rêu"), "{}", late.words());
    assert_eq!(organizer.get("/studio/hoi/booths?unplaced=true").await.select("tbody th a"), ["Bản Lĩnh"]);
}

#[rocket::async_test]
async fn a_name_is_put_on_a_booth_by_its_number() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    free(&app, &event, &["A01", "A02"]).await;
    let one = accepted(&app, &event, "a@x.example", "Khe Rêu").await;
    let put =
        async |number: &str| organizer.post(&format!("/studio/hoi/booths/{}/place", one.application.token), &[("numbers", number)]).await;
    let page = organizer.get("/studio/hoi/booths/placing").await;
    assert_eq!((page.select(".waiting .who a"), page.attributes("#free-booths option", "value").len()), (vec!["Khe Rêu".to_owned()], 2));
    for wrong in ["", "B99", "a_1"] {
        let page = put(wrong).await;
        assert_eq!((page.status.code, page.select(".waiting .errors li").len()), (422, 1), "{wrong}: {}", page.words());
    }
    assert_eq!(put("a02").await.status.code, 303);
    assert_eq!(standing(&app, &one).await, "A02");
    assert!(organizer.get("/studio/hoi/booths/placing").await.select(".waiting li").is_empty());
    assert_eq!(put("A01").await.status.code, 422, "it has all it was promised");
    assert_eq!(booth::Entity::find().all(app.db.reader()).await.unwrap().len(), 2);
}
