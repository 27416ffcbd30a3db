//! Photographs: sent, described, ordered, put away, and shown.
use super::{png, published};
use crate::app::App;
use khaihoi::events::team::Role;
use khaihoi::news::photo;
use khaihoi::people::delegate::{DelegateInput, Part};
use khaihoi::people::make_delegate;
use khaihoi::platform::change::{Actor, Change};
use rocket::http::Status;
use sea_orm::{EntityTrait, QueryOrder};

async fn photos(app: &App) -> Vec<photo::Model> {
    photo::Entity::find().order_by_asc(photo::Column::Place).all(app.db.reader()).await.expect("photographs")
}

#[rocket::async_test]
async fn many_are_sent_at_once_and_a_broken_one_keeps_none_away() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = published(&app, &hoi, "Khai mạc").await;
    let (wide, small, here) = (png(1400, 20), png(40, 30), format!("/studio/hoi/news/{}/photos", post.id));
    let files: [(&str, &str, &str, &[u8]); 3] = [
        ("photos", "a.png", "image/png", &wide),
        ("photos", "b.png", "image/png", b"no picture"),
        ("photos", "c.png", "image/png", &small),
    ];
    let answer = editor.post_files(&here, &[], &files).await;
    assert_eq!(answer.status, Status::UnprocessableEntity);
    assert_eq!(answer.select("#e-photos li").len(), 1, "{}", answer.words());
    assert_eq!(answer.select(".photo-rows li").len(), 2);

    let page = app.anonymous().get("/vi/hoi/news/khai-mac").await;
    let webp = page.attributes(".news-post > .photo source", "srcset").remove(0);
    let largest = webp.split(", ").last().and_then(|one| one.split(' ').next()).expect("an address").to_owned();
    assert_eq!(app.anonymous().get(&largest).await.header("Content-Type"), Some("image/webp"));
    assert_eq!(page.attributes(".gallery img", "loading"), ["lazy"]);
}

#[rocket::async_test]
async fn the_script_is_told_of_each_file() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = published(&app, &hoi, "Khai mạc").await;
    let one = format!("/studio/hoi/news/{}/photos/one", post.id);
    let good = editor.post_files(&one, &[], &[("photo", "a.png", "image/png", &png(40, 30))]).await;
    assert_eq!(good.status, Status::NoContent);
    let bad = editor.post_files(&one, &[], &[("photo", "b.png", "image/png", b"no picture")]).await;
    assert_eq!(bad.status, Status::UnprocessableEntity);
    assert_eq!(bad.text, "Tệp này không phải là ảnh. Hãy chọn ảnh JPEG, PNG, WebP hoặc GIF.");
    assert_eq!(photos(&app).await.len(), 1);
}

#[rocket::async_test]
async fn who_is_in_a_photograph_is_named_under_it() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let (son, lan) = (app.person("Mai Sơn").await, app.person("Trần Lan").await);
    let mut change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.expect("a change");
    make_delegate(&change, hoi.id, son.id, &DelegateInput::as_on_record(Part::Official)).await.expect("a delegate");
    change.touch(hoi.id);
    change.commit().await.expect("kept");
    let (post, photo) = super::told(&app, &hoi, "Khai mạc").await;
    let here = format!("/studio/hoi/news/{}/photos/{}", post.id, photo.id);

    let unknown = editor.post(&here, &[("people[0]", "Mai Sơn (mai-son)"), ("people[1]", "Ai Đó"), ("version", "1")]).await;
    assert_eq!(unknown.status, Status::UnprocessableEntity);
    assert!(unknown.attributes("[name='people[1]']", "aria-invalid").contains(&"true".to_owned()));

    let names = [("people[0]", "Trần Lan"), ("people[1]", "Mai Sơn (mai-son)"), ("people[2]", "")];
    let words = [("alt.vi", "Hai người cắt băng"), ("caption.vi", "Cắt băng khai mạc"), ("credit", "Lê Ảnh"), ("version", "1")];
    let saved = editor.post(&here, &[names.as_slice(), words.as_slice()].concat()).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.words());
    let page = app.anonymous().get("/vi/hoi/news/khai-mac").await;
    assert_eq!(page.select("figcaption"), ["Cắt băng khai mạc Trong ảnh: Trần Lan, Mai Sơn. Ảnh: Lê Ảnh"]);
    assert_eq!(page.attributes("figcaption a", "href"), ["/vi/hoi/people/mai-son"], "only who comes to the event has a page there");
    assert_eq!(page.attributes(".photo img", "alt"), ["Hai người cắt băng"]);
    assert_eq!(lan.name, "Trần Lan");
}

#[rocket::async_test]
async fn photographs_are_ordered_put_away_and_taken_out_again() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let post = published(&app, &hoi, "Khai mạc").await;
    let here = format!("/studio/hoi/news/{}/photos", post.id);
    for width in [40, 50, 60] {
        editor.post_files(&format!("{here}/one"), &[], &[("photo", "a.png", "image/png", &png(width, 30))]).await;
    }
    let ids: Vec<i64> = photos(&app).await.iter().map(|photo| photo.id).collect();
    editor.post(&format!("{here}/order"), &[("move", &format!("down:{}", ids[0]))]).await;
    assert_eq!(photos(&app).await.iter().map(|photo| photo.id).collect::<Vec<_>>(), [ids[1], ids[0], ids[2]]);

    // The first that came leads; when it goes, the first that is left does.
    let leads = async || app.anonymous().get("/vi/hoi/news").await.attributes(".teaser img", "width");
    assert_eq!(leads().await, ["40"]);
    editor.post(&format!("{here}/{}/delete", ids[0]), &[]).await;
    assert_eq!(leads().await, ["50"]);
    assert_eq!(editor.get(&here).await.select(".gone-photos li").len(), 1);
    editor.post(&format!("{here}/{}/restore", ids[0]), &[]).await;
    editor.post(&format!("{here}/{}/lead", ids[2]), &[]).await;
    assert_eq!(leads().await, ["60"]);
}

#[rocket::async_test]
async fn a_post_with_many_photographs_stays_small() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let (post, _) = super::told(&app, &hoi, "Khai mạc").await;
    let picture = |number: u32| format!("{number:032x}-1500x1000.jpg");
    let pictures: Vec<_> = (0..60).filter_map(|number| khaihoi::platform::files::PictureRef::parse(&picture(number))).collect();
    khaihoi::news::add_photos(&app.db, &Actor::program("a test"), app.now(), &post, &pictures).await.expect("added");
    let page = app.anonymous().get_with("/vi/hoi/news/khai-mac", "Accept-Encoding", "br").await;
    assert!(page.length < 20 * 1024, "{} bytes", page.length);
}
