//! From a draft to what the public reads, and back.
use super::{draft, published};
use crate::app::App;
use chrono::TimeDelta;
use khaihoi::events::team::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn a_post_is_written_published_read_withdrawn_and_restored() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let fields = [("title.vi", "Khai mạc ngày hội"), ("title.en", "The opening"), ("lead.vi", "Sáng nay."), ("body.vi", "**Đông** người.")];
    let added = editor.post("/studio/hoi/news/new", &fields).await;
    let photos = added.goes_to.expect("the page of photographs");
    let base = photos.strip_suffix("/photos").expect("a post's page").to_owned();

    let address = "/vi/hoi/news/khai-mac-ngay-hoi";
    assert_eq!(app.anonymous().get(address).await.status, Status::NotFound, "a draft is nobody's");
    editor.post(&format!("{base}/publish"), &[("at", "")]).await;
    let page = app.anonymous().get(address).await;
    assert_eq!((page.select("h1"), page.select(".prose strong")), (vec!["Khai mạc ngày hội".into()], vec!["Đông".into()]));
    assert_eq!(app.anonymous().get("/en/hoi/news/khai-mac-ngay-hoi").await.select("h1"), ["The opening"]);
    assert_eq!(app.anonymous().get("/vi/hoi").await.select(".teaser h3"), ["Khai mạc ngày hội"]);

    editor.post(&format!("{base}/withdraw"), &[]).await;
    assert_eq!(app.anonymous().get(address).await.status, Status::NotFound);
    editor.post(&format!("{base}/publish"), &[("at", "")]).await;
    editor.post(&format!("{base}/delete"), &[]).await;
    assert_eq!(app.anonymous().get(address).await.status, Status::NotFound);
    assert_eq!(editor.get("/studio/hoi/news").await.select(".card li b"), ["Khai mạc ngày hội"], "it can be taken out again");
    editor.post(&format!("{base}/restore"), &[]).await;
    assert_eq!(app.anonymous().get(address).await.status, Status::Ok);
}

#[rocket::async_test]
async fn a_post_comes_out_at_its_hour_by_itself() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = draft(&app, &hoi, "Trao giải").await;
    published(&app, &hoi, "Khai mạc").await;
    let follows = async || app.anonymous().get("/vi/hoi/news/khai-mac").await.select(".related .teaser h3");
    // By the clock of the event: 10h00 in Viet Nam is 3h00 UTC, an hour from now.
    editor.post(&format!("/studio/hoi/news/{}/publish", post.id), &[("at", "2026-11-23T10:00")]).await;
    let titles = async || app.anonymous().get("/vi/hoi/news").await.select(".teaser h2");
    let feed = async || app.anonymous().get("/vi/hoi/news.atom").await.text.contains("Trao giải");
    assert_eq!((titles().await, feed().await, follows().await), (vec!["Khai mạc".to_owned()], false, vec![]));
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!((titles().await, feed().await), (vec!["Trao giải".to_owned(), "Khai mạc".to_owned()], true));
    assert_eq!(follows().await, ["Trao giải"]);
    assert_eq!(app.anonymous().get("/vi/hoi").await.select(".teaser h3"), ["Trao giải", "Khai mạc"]);
}

#[rocket::async_test]
async fn a_stale_save_shows_both_texts() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = draft(&app, &hoi, "Khai mạc").await;
    let address = format!("/studio/hoi/news/{}", post.id);
    editor.post(&address, &[("title.vi", "Khai mạc sớm"), ("lead.vi", "x"), ("version", "1")]).await;
    let stale = editor.post(&address, &[("title.vi", "Khai mạc muộn"), ("lead.vi", "x"), ("version", "1")]).await;
    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(stale.attributes("[name='title.vi']", "value"), ["Khai mạc muộn"]);
    assert_eq!(stale.select(".theirs span"), ["Khai mạc sớm"]);
}

#[rocket::async_test]
async fn an_article_without_words_is_not_published_and_the_page_says_why() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = draft(&app, &hoi, "Trống").await;
    editor.post(&format!("/studio/hoi/news/{}", post.id), &[("title.vi", "Trống"), ("version", "1")]).await;
    editor.post(&format!("/studio/hoi/news/{}/publish", post.id), &[("at", "")]).await;
    assert_eq!(app.anonymous().get("/vi/hoi/news/trong").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_post_leads_on_to_what_was_chosen_or_else_to_the_newest() {
    let app = App::start().await;
    let (hoi, xuan) = (app.event("hoi").await, app.event("hoi-xuan").await);
    let editor = app.member(&hoi, Role::Editor).await;
    let first = published(&app, &hoi, "Một").await;
    let second = published(&app, &hoi, "Hai").await;
    published(&app, &hoi, "Ba").await;
    let related = async || {
        let page = app.anonymous().get("/vi/hoi/news/mot").await;
        (page.select(".related .teaser h3"), page.select(".related .plain-list a"))
    };
    assert_eq!(related().await, (vec!["Ba".to_owned(), "Hai".to_owned()], vec![]));
    let (one, other) = (second.id.to_string(), xuan.id.to_string());
    let fields = [("title.vi", "Một"), ("lead.vi", "x"), ("related_posts", &one), ("related_events", &other), ("version", "2")];
    let saved = editor.post(&format!("/studio/hoi/news/{}", first.id), &fields).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.words());
    assert_eq!(related().await, (vec!["Hai".to_owned()], vec!["Ngày hội hoi-xuan".to_owned()]));
}
