use crate::app::{App, Browser};
use khaihoi::events::team::Role;
use rocket::http::Status;

/// The token in the newest letter.
async fn token(app: &App) -> String {
    let letters = app.letters().await;
    let message = &letters.last().expect("a letter").message;
    let rest = message.split("/invitation/").nth(1).expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

async fn invited(app: &App, organizer: &Browser<'_>, email: &str, role: &str) -> String {
    let reply = organizer.post("/studio/hoi/team", &[("email", email), ("role", role)]).await;
    assert_eq!(reply.status, Status::SeeOther, "{}", reply.words());
    token(app).await
}

#[rocket::async_test]
async fn an_invitation_works_once() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let token = invited(&app, &organizer, "an@khaihoi.example", "editor").await;
    assert_eq!(organizer.get("/studio/hoi/team").await.select("tbody th")[1..], ["an@khaihoi.example"]);

    let (an, other) = (app.signed_up("an@khaihoi.example").await, app.signed_up("khac@khaihoi.example").await);
    assert_eq!(an.get("/studio/hoi").await.status, Status::NotFound);
    let joined = an.post(&format!("/invitation/{token}/join"), &[]).await;
    assert_eq!(joined.goes_to.as_deref(), Some("/studio/hoi"));
    assert_eq!(an.get("/studio/hoi").await.status, Status::Ok);
    assert_eq!(an.get("/studio/hoi/team").await.status, Status::NotFound, "an editor");

    assert_eq!(other.post(&format!("/invitation/{token}/join"), &[]).await.status, Status::UnprocessableEntity);
    assert_eq!(other.get("/studio/hoi").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn who_has_no_account_makes_one_and_is_in() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let token = invited(&app, &app.organizer(&hoi).await, "moi@khaihoi.example", "organizer").await;
    let page = app.anonymous().get(&format!("/invitation/{token}")).await;
    assert!(page.words().contains("moi@khaihoi.example") && page.words().contains("Người tổ chức"), "{}", page.words());

    let short = app.anonymous().post(&format!("/invitation/{token}/account"), &[("name", "Vũ Hải"), ("password", "ngắn")]).await;
    assert_eq!(short.status, Status::UnprocessableEntity);
    assert_eq!((short.select("#e-password li").len(), short.attributes("#f-name", "value")), (1, vec!["Vũ Hải".to_owned()]));

    let fields = [("name", "Vũ Hải"), ("password", "mùa thu lá bay 26")];
    let done = app.anonymous().post(&format!("/invitation/{token}/account"), &fields).await;
    assert_eq!(done.goes_to.as_deref(), Some("/studio/hoi"), "{}", done.words());
    assert!(done.header("Set-Cookie").is_some());
    assert_eq!(app.anonymous().post(&format!("/invitation/{token}/account"), &fields).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn an_address_with_an_account_signs_in_first() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    app.signed_up("an@khaihoi.example").await;
    let token = invited(&app, &app.organizer(&hoi).await, "an@khaihoi.example", "editor").await;
    let page = app.anonymous().get(&format!("/invitation/{token}")).await;
    assert_eq!(page.attributes("main a.button", "href"), [format!("/sign-in?next=/invitation/{token}")]);
}

#[rocket::async_test]
async fn an_old_a_replaced_and_a_withdrawn_invitation_open_nothing() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let replaced = invited(&app, &organizer, "an@khaihoi.example", "editor").await;
    let withdrawn = invited(&app, &organizer, "an@khaihoi.example", "organizer").await;
    let links = organizer.get("/studio/hoi/team").await.attributes("form[action*='/withdraw']", "action");
    assert_eq!(links.len(), 1, "the first is replaced");
    organizer.post(&links[0], &[]).await;
    let old = invited(&app, &organizer, "an@khaihoi.example", "editor").await;
    app.clock.advance(chrono::TimeDelta::days(8));
    for token in [&replaced, &withdrawn, &old, &"nothing".to_owned()] {
        assert_eq!(app.anonymous().get(&format!("/invitation/{token}")).await.status, Status::UnprocessableEntity, "{token}");
    }
}

#[rocket::async_test]
async fn the_last_organizer_stays_and_members_are_refused_a_second_invitation() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let editor = app.member(&hoi, Role::Editor).await;
    let roles = organizer.get("/studio/hoi/team").await.attributes("form[action$='/role']", "action");
    let [mine, theirs] = &roles[..] else { panic!("{roles:?}") };

    let stays = organizer.post(mine, &[("role", "editor")]).await;
    assert_eq!(stays.status, Status::UnprocessableEntity);
    assert!(stays.words().contains("ít nhất một người tổ chức"));
    assert_eq!(organizer.post(&mine.replace("/role", "/remove"), &[]).await.status, Status::UnprocessableEntity);

    assert_eq!(organizer.post(theirs, &[("role", "organizer")]).await.status, Status::SeeOther);
    assert_eq!(organizer.post(&mine.replace("/role", "/remove"), &[]).await.status, Status::SeeOther);
    assert_eq!(organizer.get("/studio/hoi").await.status, Status::NotFound, "left");
    assert_eq!(editor.get("/studio/hoi/team").await.status, Status::Ok);

    let email = editor.account.as_ref().unwrap().email.clone();
    let again = editor.post("/studio/hoi/team", &[("email", &email), ("role", "editor")]).await;
    assert_eq!(again.select("#e-email li"), ["Người này đã ở trong nhóm làm việc."]);
}

#[rocket::async_test]
async fn members_of_another_event_are_out_of_reach() {
    let app = App::start().await;
    let (hoi, other) = (app.event("hoi").await, app.event("other").await);
    let (organizer, theirs) = (app.organizer(&hoi).await, app.organizer(&other).await);
    let row = theirs.get("/studio/other/team").await.attributes("form[action$='/remove']", "action").remove(0);
    assert_eq!(organizer.post(&row.replace("/other/", "/hoi/"), &[]).await.status, Status::NotFound);
    assert_eq!(organizer.post(&row, &[]).await.status, Status::NotFound);
}
