//! Exhibitors make their own account.
use super::*;
use chrono::TimeDelta;
use rocket::http::Status;

async fn sign_up(app: &App, email: &str, password: &str) -> Page {
    app.anonymous().post("/sign-up", &[("name", "Trần Bình"), ("email", email), ("password", password), ("language", "vi")]).await
}

#[rocket::async_test]
async fn the_letter_and_the_password_together_open_a_new_account() {
    let app = App::start().await;
    let page = sign_up(&app, "binh@htx.example", PASSWORD).await;
    assert_eq!(page.goes_to.as_deref(), Some("/sign-up/sent"));
    assert_eq!(sign_in(&app, "binh@htx.example", PASSWORD).await.status, Status::UnprocessableEntity, "not confirmed yet");
    let path = mailed(&app, "binh@htx.example", "/confirm/").await.expect("a letter");
    assert_eq!(app.anonymous().get(&path).await.status, Status::Ok);
    assert_eq!(app.anonymous().post(&path, &[("password", "một mật khẩu khác")]).await.status, Status::UnprocessableEntity);
    let page = app.anonymous().post(&path, &[("password", PASSWORD)]).await;
    assert_eq!(page.goes_to.as_deref(), Some("/me"));
    assert!(see(&app, &page, "/me").await.words().contains("binh@htx.example"));
    assert_eq!(app.anonymous().post(&path, &[("password", PASSWORD)]).await.status, Status::UnprocessableEntity, "once");
    assert_eq!(sign_in(&app, "binh@htx.example", PASSWORD).await.goes_to.as_deref(), Some("/me"));
}

#[rocket::async_test]
async fn only_the_mailbox_learns_that_an_address_is_taken() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let (new, taken) = (sign_up(&app, "binh@htx.example", PASSWORD).await, sign_up(&app, "anh@hoi.example", "Mưa rơi mái hiên").await);
    assert_eq!((new.status, new.goes_to, new.text), (taken.status, taken.goes_to, taken.text));
    assert_eq!(mailed(&app, "anh@hoi.example", "/sign-in").await.as_deref(), Some("/sign-in"));
    assert_eq!(sign_in(&app, "anh@hoi.example", PASSWORD).await.goes_to.as_deref(), Some("/me"), "nothing has changed");
}

#[rocket::async_test]
async fn who_signs_up_again_before_confirming_begins_again() {
    let app = App::start().await;
    sign_up(&app, "binh@htx.example", PASSWORD).await;
    let first = mailed(&app, "binh@htx.example", "/confirm/").await.expect("a letter");
    sign_up(&app, "binh@htx.example", "Mưa rơi mái hiên").await;
    let second = mailed(&app, "binh@htx.example", "/confirm/").await.expect("a letter");
    assert_eq!(app.anonymous().get(&first).await.status, Status::UnprocessableEntity);
    assert_eq!(app.anonymous().post(&second, &[("password", "Mưa rơi mái hiên")]).await.goes_to.as_deref(), Some("/me"));
}

#[rocket::async_test]
async fn a_lost_letter_is_sent_again_to_who_knows_the_password() {
    let app = App::start().await;
    sign_up(&app, "binh@htx.example", PASSWORD).await;
    let first = mailed(&app, "binh@htx.example", "/confirm/").await.expect("a letter");
    app.clock.advance(TimeDelta::days(8));
    assert_eq!(app.anonymous().get(&first).await.status, Status::UnprocessableEntity, "a week at most");
    let page = sign_in(&app, "binh@htx.example", PASSWORD).await;
    assert!(page.words().contains("gửi lại thư xác nhận"));
    let second = mailed(&app, "binh@htx.example", "/confirm/").await.expect("a letter");
    assert_eq!(app.anonymous().get(&second).await.status, Status::Ok);
}

#[rocket::async_test]
async fn weak_passwords_are_refused_at_the_field() {
    let app = App::start().await;
    for password in ["ngắn", "matkhau123456", "Trần Bình 2026"] {
        let page = sign_up(&app, "binh@htx.example", password).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{password}");
        assert_eq!(page.attributes("[aria-invalid]", "id"), ["f-password"], "{password}");
    }
    assert!(app.letters().await.is_empty());
}
