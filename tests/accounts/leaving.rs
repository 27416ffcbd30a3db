//! "My account": logins seen and ended, the password changed.
use super::*;
use rocket::http::{Header, Status};

#[rocket::async_test]
async fn logins_are_listed_with_browser_and_ended_one_by_one() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let here = sign_in(&app, "anh@hoi.example", PASSWORD).await;
    let phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36";
    let form = format!("email=anh@hoi.example&password={}", rocket::http::RawStr::new(PASSWORD).percent_encode());
    let request = app.client.post("/sign-in").header(rocket::http::ContentType::Form).header(Header::new("User-Agent", phone)).body(form);
    let there = app.anonymous().send(request).await;
    let me = see(&app, &there, "/me").await;
    assert_eq!(me.select("tbody tr").len(), 2);
    assert!(me.words().contains("Chrome trên Android"));
    let mine = me.attributes("tbody tr:not(:has(.tag)) form", "action");
    let [path] = &mine[..] else { panic!("one other login: {mine:?}") };
    let stranger = app.signed_up("binh@hoi.example").await;
    assert_eq!(stranger.post(path, &[]).await.status, Status::NotFound);
    assert_eq!(see(&app, &here, "/me").await.status, Status::Ok);
    post_as(&app, &there, path, "").await;
    assert_eq!(see(&app, &here, "/me").await.status, Status::SeeOther);
    assert_eq!(see(&app, &there, "/me").await.status, Status::Ok);
}

async fn post_as(app: &App, page: &Page, path: &str, form: &str) -> Page {
    let cookie = |name| Cookie::parse(cookie_line(page, name).expect("a cookie").to_owned()).expect("a cookie");
    let request = app.client.post(path.to_owned()).cookie(cookie("login")).cookie(cookie("known"));
    let request = request.header(rocket::http::ContentType::Form).body(form);
    app.anonymous().send(request).await
}

#[rocket::async_test]
async fn signing_out_ends_the_login_and_takes_the_cookies() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let (one, other) = (sign_in(&app, "anh@hoi.example", PASSWORD).await, sign_in(&app, "anh@hoi.example", PASSWORD).await);
    let out = post_as(&app, &one, "/sign-out", "").await;
    assert_eq!(out.goes_to.as_deref(), Some("/sign-in"));
    for name in ["login", "known"] {
        let line = cookie_line(&out, name).unwrap_or_default();
        assert!(line.starts_with(&format!("{name}=;")) && line.contains("Max-Age=0"), "{line}");
    }
    assert_eq!(see(&app, &one, "/me").await.status, Status::SeeOther);
    assert_eq!(see(&app, &other, "/me").await.status, Status::Ok);
    post_as(&app, &other, "/me/logins/end-all", "").await;
    assert_eq!(see(&app, &other, "/me").await.status, Status::SeeOther);
    assert_eq!(app.anonymous().post("/sign-out", &[]).await.goes_to.as_deref(), Some("/sign-in"), "twice is no error");
}

#[rocket::async_test]
async fn changing_the_password_takes_the_present_one_and_signs_others_out() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let (here, there) = (sign_in(&app, "anh@hoi.example", PASSWORD).await, sign_in(&app, "anh@hoi.example", PASSWORD).await);
    let form = |current: &str| {
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        format!("current={}&password={}", encode(current), encode("Mưa rơi mái hiên"))
    };
    let page = post_as(&app, &here, "/me/password", &form("không đúng đâu")).await;
    assert_eq!(page.attributes("[aria-invalid]", "id"), ["f-current"]);
    let page = post_as(&app, &here, "/me/password", &form(PASSWORD)).await;
    assert_eq!(page.goes_to.as_deref(), Some("/me"));
    assert_eq!(see(&app, &here, "/me").await.status, Status::Ok);
    assert_eq!(see(&app, &there, "/me").await.status, Status::SeeOther);
}

#[rocket::async_test]
async fn a_name_changed_elsewhere_is_not_overwritten() {
    let app = App::start().await;
    let who = app.signed_up("anh@hoi.example").await;
    let save = async |name: &str, version: &str| who.post("/me", &[("name", name), ("language", "en"), ("version", version)]).await;
    assert_eq!(save("Ánh Nguyễn", "1").await.goes_to.as_deref(), Some("/me"));
    let page = save("Ánh Trần", "1").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.attributes("input[name=name]", "value"), ["Ánh Trần"], "what was typed stays");
    assert_eq!(page.attributes("input[name=version]", "value"), ["2"], "and may now be saved");
}

#[rocket::async_test]
async fn scripts_learn_the_name_and_nothing_else() {
    let app = App::start().await;
    let page = app.signed_up("anh@hoi.example").await.get("/me/brief").await;
    assert_eq!((page.text.as_str(), page.header("Cache-Control")), (r#"{"name":"anh"}"#, Some("no-store")));
    let page = app.anonymous().get("/me/brief").await;
    assert_eq!((page.status, page.text.as_str()), (Status::NoContent, ""));
}
