//! What every answer carries, and who may not ask for changes.
use crate::app::App;
use rocket::http::{ContentType, Header, Status};

const ALWAYS: [&str; 4] = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"];

#[rocket::async_test]
async fn every_answer_is_guarded_pages_assets_and_errors() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let (visitor, organizer) = (app.anonymous(), app.organizer(&event).await);
    let style = visitor.get("/vi").await.attributes("link[rel=stylesheet]", "href").concat();
    let pages =
        ["/vi", "/en/hoi", "/vi/hoi/programme", "/sign-in", &style, "/favicon.ico", "/health", "/khong-co", "/vi/khong-co", "/", "/studio"];
    for path in pages {
        let page = visitor.get(path).await;
        for name in ALWAYS {
            assert!(page.header(name).is_some(), "{path} ({}) has no {name}", page.status);
        }
        let policy = page.header("Content-Security-Policy").unwrap_or_default();
        let scripts = policy.split(';').map(str::trim).find(|rule| rule.starts_with("script-src")).unwrap_or("default-src 'none'");
        assert!(!scripts.contains("unsafe"), "{path}: {scripts}");
    }
    let private = organizer.get("/studio/hoi").await;
    assert_eq!(private.status, Status::Ok);
    assert_eq!(private.header("Cache-Control"), Some("no-store"));
}

#[rocket::async_test]
async fn changes_asked_for_by_another_site_are_refused() {
    let app = App::start().await;
    let admin = app.admin().await;
    let ask = async |name: &'static str, value: &'static str| {
        let request = app.client.post("/studio/new").header(ContentType::Form).header(Header::new("Host", "localhost"));
        admin.send(request.header(Header::new(name, value)).body("name.vi=Hoi&zone=Asia/Ho_Chi_Minh")).await.status
    };
    let table = [
        ("Sec-Fetch-Site", "cross-site", Status::Forbidden),
        ("Sec-Fetch-Site", "same-site", Status::Forbidden),
        ("Origin", "https://evil.example", Status::Forbidden),
        ("Origin", "null", Status::Forbidden),
        ("Sec-Fetch-Site", "same-origin", Status::SeeOther),
    ];
    for (name, value, expected) in table {
        assert_eq!(ask(name, value).await, expected, "{name}: {value}");
    }
}
