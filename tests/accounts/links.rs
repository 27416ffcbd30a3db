//! One-time links.
use super::*;
use chrono::TimeDelta;
use rocket::futures::future::join;
use rocket::http::Status;

#[rocket::async_test]
async fn looking_at_a_link_does_not_use_it() {
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    let path = format!("/sign-in/{}", link(&app, Purpose::SignIn, &account).await);
    for _ in 0..2 {
        let page = app.anonymous().get(&format!("{path}?next=/desk")).await;
        assert_eq!(page.select("form[method=post] button"), ["Vào với tên Nguyễn Thị Ánh"]);
        assert_eq!(page.attributes("input[name=next]", "value"), ["/desk"]);
    }
    let page = app.anonymous().post(&path, &[("next", "/desk")]).await;
    assert_eq!(page.goes_to.as_deref(), Some("/desk"));
    assert_eq!(see(&app, &page, "/me").await.status, Status::Ok);
    assert_eq!(app.anonymous().post(&path, &[]).await.status, Status::UnprocessableEntity);
    assert_eq!(app.anonymous().get(&path).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn of_two_who_use_a_link_at_once_one_gets_in() {
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    for _ in 0..5 {
        let path = format!("/sign-in/{}", link(&app, Purpose::SignIn, &account).await);
        let (one, other) = (app.anonymous(), app.anonymous());
        let (one, other) = join(one.post(&path, &[]), other.post(&path, &[])).await;
        let mut answers = [one.status.code, other.status.code];
        answers.sort_unstable();
        assert_eq!(answers, [303, 422]);
    }
}

#[rocket::async_test]
async fn a_link_runs_out_and_opens_only_what_it_is_for() {
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    let token = link(&app, Purpose::SignIn, &account).await;
    for wrong in [format!("/recover/{token}"), format!("/confirm/{token}"), format!("/set-up/{token}"), "/sign-in/nothing".into()] {
        assert_eq!(app.anonymous().get(&wrong).await.status, Status::UnprocessableEntity, "{wrong}");
    }
    app.clock.advance(TimeDelta::hours(23));
    assert_eq!(app.anonymous().get(&format!("/sign-in/{token}")).await.status, Status::Ok);
    app.clock.advance(TimeDelta::hours(2));
    assert_eq!(app.anonymous().get(&format!("/sign-in/{token}")).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn the_token_itself_is_kept_nowhere() {
    use sea_orm::EntityTrait;
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    let token = link(&app, Purpose::SignIn, &account).await;
    let rows = one_time_link::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.len(), 1);
    assert!(!format!("{rows:?}").contains(&token));
}
