//! The first administrator.
use super::*;
use chrono::TimeDelta;
use khaihoi::accounts::set_up;
use rocket::futures::future::join;
use rocket::http::Status;

const FIRST: &[(&str, &str)] = &[("name", "Nguyễn Thị Ánh"), ("email", "anh@hoi.example"), ("password", PASSWORD), ("language", "vi")];

async fn path(app: &App) -> Option<String> {
    set_up::path(&app.db, app.now()).await.expect("asked")
}

#[rocket::async_test]
async fn an_empty_installation_gets_its_first_administrator_once() {
    let app = App::start().await;
    let link = path(&app).await.expect("a link");
    assert_eq!(app.anonymous().get(&link).await.status, Status::Ok);
    assert_eq!(app.anonymous().post(&link, &[("name", "A")]).await.status, Status::UnprocessableEntity);
    let page = app.anonymous().post(&link, FIRST).await;
    assert_eq!(page.goes_to.as_deref(), Some("/me"));
    assert_eq!(see(&app, &page, "/admin/accounts").await.status, Status::Ok);
    assert_eq!(app.anonymous().post(&link, FIRST).await.status, Status::UnprocessableEntity);
    assert_eq!(path(&app).await, None, "somebody has an account now");
}

#[rocket::async_test]
async fn a_restart_makes_a_new_link_and_an_hour_ends_it() {
    let app = App::start().await;
    let (first, second) = (path(&app).await.expect("a link"), path(&app).await.expect("a link"));
    assert_eq!(app.anonymous().get(&first).await.status, Status::UnprocessableEntity);
    assert_eq!(app.anonymous().get(&second).await.status, Status::Ok);
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!(app.anonymous().get(&second).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn of_two_who_set_up_at_once_one_becomes_administrator() {
    let app = App::start().await;
    let link = path(&app).await.expect("a link");
    let (one, other) = (app.anonymous(), app.anonymous());
    let (one, other) = join(one.post(&link, FIRST), other.post(&link, FIRST)).await;
    let mut answers = [one.status.code, other.status.code];
    answers.sort_unstable();
    assert_eq!(answers, [303, 422]);
}

#[rocket::async_test]
async fn a_link_is_worth_nothing_once_somebody_has_an_account() {
    let app = App::start().await;
    let link = path(&app).await.expect("a link");
    app.signed_up("binh@hoi.example").await;
    assert_eq!(app.anonymous().post(&link, FIRST).await.status, Status::UnprocessableEntity);
    assert_eq!(sign_in(&app, "anh@hoi.example", PASSWORD).await.status, Status::UnprocessableEntity);
}
