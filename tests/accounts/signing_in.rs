//! By password.
use super::*;
use rocket::http::Status;

#[rocket::async_test]
async fn the_answer_is_the_same_whether_the_account_exists_or_not() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    app.signed_up("no-password@hoi.example").await;
    let answer = async |email: &str| {
        let page = sign_in(&app, email, "không đúng đâu").await;
        assert_eq!((page.status, cookie_line(&page, "login")), (Status::UnprocessableEntity, None));
        page.text.replace(email, "")
    };
    let wrong = answer("anh@hoi.example").await;
    assert_eq!(wrong, answer("nobody@hoi.example").await);
    assert_eq!(wrong, answer("no-password@hoi.example").await);
}

#[rocket::async_test]
async fn the_right_password_opens_a_login_whose_cookie_scripts_cannot_read() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    let page = sign_in(&app, " Anh@Hoi.example", PASSWORD).await;
    assert_eq!((page.status, page.goes_to.as_deref()), (Status::SeeOther, Some("/me")));
    let line = cookie_line(&page, "login").expect("a login");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age="] {
        assert!(line.contains(flag), "{line}");
    }
    let hint = cookie_line(&page, "known").expect("a hint");
    assert!(hint.starts_with("known=1;") && !hint.contains("HttpOnly"), "{hint}");
    assert!(see(&app, &page, "/me").await.words().contains("anh@hoi.example"));
}

#[rocket::async_test]
async fn by_https_the_cookie_belongs_to_this_host_alone() {
    let app = App::start_with(|config| config.public_url = "https://hoi.example".into()).await;
    owner(&app, "anh@hoi.example").await;
    let page = sign_in(&app, "anh@hoi.example", PASSWORD).await;
    let line = cookie_line(&page, "__Host-login").expect("a login");
    assert!(line.contains("Secure") && line.contains("Path=/") && !line.contains("Domain"), "{line}");
}

#[rocket::async_test]
async fn nobody_is_led_to_another_site() {
    let app = App::start().await;
    owner(&app, "anh@hoi.example").await;
    for (next, goes_to) in [
        ("/studio?x=1", "/studio?x=1"),
        ("https://bad.example", "/me"),
        ("//bad.example", "/me"),
        ("/\\bad.example", "/me"),
        ("javascript:alert(1)", "/me"),
    ] {
        let page = app.anonymous().post("/sign-in", &[("email", "anh@hoi.example"), ("password", PASSWORD), ("next", next)]).await;
        assert_eq!(page.goes_to.as_deref(), Some(goes_to), "{next}");
        let page = app.admin().await.get(&format!("/sign-in?next={next}")).await;
        assert_eq!(page.goes_to.as_deref(), Some(goes_to), "{next}");
    }
}

#[rocket::async_test]
async fn a_password_is_never_written_into_a_page() {
    let app = App::start().await;
    let page = sign_in(&app, "anh@hoi.example", "không đúng đâu").await;
    assert_eq!(page.attributes("input[name=email]", "value"), ["anh@hoi.example"]);
    assert!(!page.text.contains("không đúng đâu"));
}

#[rocket::async_test]
async fn who_is_blocked_stays_out_and_learns_why_only_with_the_right_password() {
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    app.admin().await.post(&format!("/admin/accounts/{}/block", account.id), &[]).await;
    assert!(sign_in(&app, "anh@hoi.example", PASSWORD).await.words().contains("đang bị khóa"));
    assert!(!sign_in(&app, "anh@hoi.example", "không đúng đâu").await.words().contains("đang bị khóa"));
}

#[rocket::async_test]
async fn attempts_are_limited_per_account() {
    let app = App::start_with(|config| config.rate_limits = true).await;
    for _ in 0..10 {
        assert_eq!(sign_in(&app, "anh@hoi.example", "không đúng đâu").await.status, Status::UnprocessableEntity);
    }
    let page = sign_in(&app, "anh@hoi.example", "không đúng đâu").await;
    assert_eq!(page.status, Status::TooManyRequests);
    assert!(page.header("Retry-After").is_some_and(|seconds| seconds.parse::<u32>().is_ok()));
    assert_eq!(sign_in(&app, "binh@hoi.example", "không đúng đâu").await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn broken_forms_come_back_with_a_word_at_the_field() {
    let app = App::start().await;
    let long = "x".repeat(300);
    for (email, password, wrong) in
        [("", "x", "f-email"), ("no address", "x", "f-email"), ("a@b.vn", "", "f-password"), ("a@b.vn", &long, "f-password")]
    {
        let page = sign_in(&app, email, password).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        assert_eq!(page.attributes("[aria-invalid]", "id"), [wrong], "{email}");
    }
    let page = app.anonymous().post("/sign-in", &[]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
}
