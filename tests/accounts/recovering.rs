//! A forgotten password.
use super::*;
use chrono::TimeDelta;
use rocket::http::Status;
use std::time::{Duration, Instant};

const NEW: &str = "Mưa rơi mái hiên";

async fn ask(app: &App, email: &str) -> Page {
    app.anonymous().post("/recover", &[("email", email)]).await
}

#[rocket::async_test]
async fn a_new_password_ends_every_other_login() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let old = sign_in(&app, "anh@hoi.example", PASSWORD).await;
    assert_eq!(ask(&app, "anh@hoi.example").await.goes_to.as_deref(), Some("/recover/sent"));
    let path = mailed(&app, "anh@hoi.example", "/recover/").await.expect("a letter");
    assert_eq!(app.anonymous().post(&path, &[("password", "ngắn")]).await.status, Status::UnprocessableEntity);
    let new = app.anonymous().post(&path, &[("password", NEW)]).await;
    assert_eq!(new.goes_to.as_deref(), Some("/me"));
    assert_eq!(see(&app, &old, "/me").await.status, Status::SeeOther, "signed out");
    assert_eq!(see(&app, &new, "/me").await.status, Status::Ok);
    assert_eq!(app.anonymous().post(&path, &[("password", NEW)]).await.status, Status::UnprocessableEntity, "once");
    assert_eq!(sign_in(&app, "anh@hoi.example", PASSWORD).await.status, Status::UnprocessableEntity);
    assert_eq!(sign_in(&app, "anh@hoi.example", NEW).await.goes_to.as_deref(), Some("/me"));
    let letters = app.letters().await;
    assert!(letters.last().is_some_and(|letter| letter.message.contains("đã được thay đổi")));
}

#[rocket::async_test]
async fn the_link_lives_an_hour_and_only_the_newest_counts() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    ask(&app, "anh@hoi.example").await;
    let first = mailed(&app, "anh@hoi.example", "/recover/").await.expect("a letter");
    ask(&app, "anh@hoi.example").await;
    let second = mailed(&app, "anh@hoi.example", "/recover/").await.expect("a letter");
    assert_eq!(app.anonymous().get(&first).await.status, Status::UnprocessableEntity);
    app.clock.advance(TimeDelta::minutes(59));
    assert_eq!(app.anonymous().get(&second).await.status, Status::Ok);
    app.clock.advance(TimeDelta::minutes(2));
    assert_eq!(app.anonymous().get(&second).await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn an_unknown_address_gets_the_same_answer_after_the_same_time_and_no_letter() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let begun = Instant::now();
    let unknown = ask(&app, "nobody@hoi.example").await;
    assert!(begun.elapsed() >= Duration::from_millis(400), "{:?}", begun.elapsed());
    let known = ask(&app, "anh@hoi.example").await;
    assert_eq!((unknown.status, unknown.goes_to, unknown.text), (known.status, known.goes_to, known.text));
    let addressees: Vec<_> = app.letters().await.into_iter().map(|letter| letter.to).collect();
    assert_eq!(addressees, ["anh@hoi.example"]);
}

#[rocket::async_test]
async fn one_mailbox_is_not_flooded() {
    let app = App::start_with(|config| config.rate_limits = true).await;
    owner(&app, "anh@hoi.example").await;
    for _ in 0..3 {
        assert_eq!(ask(&app, "anh@hoi.example").await.status, Status::SeeOther);
    }
    assert_eq!(ask(&app, "anh@hoi.example").await.status, Status::TooManyRequests);
    assert_eq!(app.letters().await.len(), 3);
}
