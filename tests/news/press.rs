//! What newsrooms take: the press kit and the feed.
use super::{draft, published, told};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::news::{Act, act_on};
use khaihoi::platform::change::Actor;

#[rocket::async_test]
async fn the_press_kit_holds_what_was_marked_and_is_public() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let (post, photo) = told(&app, &hoi, "Thông cáo").await;
    published(&app, &hoi, "Tin thường").await;
    let kit = async || {
        let page = app.anonymous().get("/vi/hoi/press").await;
        (page.select(".teaser h3"), page.attributes(".gallery img", "alt"))
    };
    assert_eq!(kit().await, (vec![], vec![]));
    let fields = [("title.vi", "Thông cáo"), ("lead.vi", "x"), ("press", "true"), ("version", "2")];
    editor.post(&format!("/studio/hoi/news/{}", post.id), &fields).await;
    let words = [("alt.vi", "Lễ đài"), ("press", "true"), ("version", "1")];
    editor.post(&format!("/studio/hoi/news/{}/photos/{}", post.id, photo.id), &words).await;
    assert_eq!(kit().await, (vec!["Thông cáo".to_owned()], vec!["Lễ đài".to_owned()]));
    act_on(&app.db, &Actor::program("a test"), app.now(), (hoi.id, post.id), Act::Withdraw).await.expect("withdrawn");
    assert_eq!(kit().await, (vec![], vec![]), "what was withdrawn is not for the press either");
}

#[rocket::async_test]
async fn the_feed_tells_what_was_published_in_its_language() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    published(&app, &hoi, "Khai mạc").await;
    draft(&app, &hoi, "Bản nháp").await;
    let feed = app.anonymous().get("/en/hoi/news.atom").await;
    assert_eq!(feed.header("Content-Type"), Some("application/atom+xml"));
    assert!(feed.text.contains("<title>Khai mạc (en)</title>") && !feed.text.contains("Bản nháp"), "{}", feed.text);
    assert!(feed.text.contains("/en/hoi/news/khai-mac\"/>"), "{}", feed.text);
    let page = app.anonymous().get("/en/hoi/news").await;
    assert_eq!(page.attributes("link[type='application/atom+xml']", "href"), ["/en/hoi/news.atom"]);
}
