use crate::app::App;
use khaihoi::events::event::State;
use khaihoi::events::team::Role;
use rocket::http::Status;
use sea_orm::ActiveValue::Set;

#[rocket::async_test]
async fn an_event_is_published_taken_back_archived_and_opened_again() {
    let app = App::start().await;
    let hoi = app.event_with("hoi", |row| row.state = Set(State::Draft)).await;
    let organizer = app.organizer(&hoi).await;
    let table = [("publish", 1), ("unpublish", 0), ("publish", 1), ("archive", 1), ("reopen", 1)];
    for (act, listed) in table {
        let ask = organizer.get(&format!("/studio/hoi/state/{act}")).await;
        assert_eq!(ask.status, Status::Ok, "{act}");
        assert!(ask.select("main ul li").len() >= 2, "{act} says what will happen");
        let done = organizer.post(&format!("/studio/hoi/state/{act}"), &[]).await;
        assert_eq!(done.goes_to.as_deref(), Some("/studio/hoi"), "{act}");
        assert_eq!(app.anonymous().get("/vi").await.select(".event-card h3").len(), listed, "{act}");
    }
}

#[rocket::async_test]
async fn an_act_that_was_done_already_is_not_done_twice() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let again = organizer.post("/studio/hoi/state/publish", &[]).await;
    assert_eq!(again.status, Status::UnprocessableEntity);
    assert!(again.words().contains("Sự kiện không còn ở trạng thái này"), "{}", again.words());
    assert_eq!(organizer.get("/studio/hoi/state/explode").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn editors_write_but_do_not_publish() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    assert_eq!(editor.get("/studio/hoi").await.select("a[href*='/state/']").len(), 0);
    for path in ["/studio/hoi/state/archive", "/studio/hoi/team", "/studio/hoi/log"] {
        assert_eq!(editor.get(path).await.status, Status::NotFound, "{path}");
    }
    assert_eq!(editor.post("/studio/hoi/state/archive", &[]).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn the_overview_names_what_is_missing_and_where_to_fill_it_in() {
    let app = App::start().await;
    let hoi = app.event_with("hoi", |row| row.ends_on = Set(None)).await;
    let page = app.organizer(&hoi).await.get("/studio/hoi").await;
    assert!(page.select(".checks b").contains(&"Ngày".to_owned()), "{}", page.words());
    assert!(page.attributes(".checks a", "href").contains(&"/studio/hoi/settings#f-starts_on".to_owned()));
}
