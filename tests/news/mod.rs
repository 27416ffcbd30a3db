mod photos;
mod press;
mod write;

use crate::app::App;
use khaihoi::events::event;
use khaihoi::news::post::{self, Kind};
use khaihoi::news::{Act, PostInput, act_on, add_photos, add_post, photo};
use khaihoi::platform::change::Actor;
use khaihoi::platform::files::PictureRef;
use khaihoi::platform::text::{BothLine, BothProse, Given, Line};

/// A PNG of so many pixels, each a little different.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let paint = |x: u32, y: u32| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]);
    image::RgbImage::from_fn(width, height, paint).write_to(&mut out, image::ImageFormat::Png).expect("a picture");
    out.into_inner()
}

pub fn input(title: &str) -> PostInput {
    PostInput {
        title: BothLine { vi: title.parse().expect("a title"), en: format!("{title} (en)").parse().expect("a title") },
        lead: BothProse { vi: format!("Tóm tắt {title}").parse().expect("prose"), en: Default::default() },
        body: BothProse::default(),
        author: Line::default(),
        press: false,
        related_posts: vec![],
        related_events: vec![],
        version: Given(None),
    }
}

pub async fn draft(app: &App, event: &event::Model, title: &str) -> post::Model {
    add_post(&app.db, &Actor::program("a test"), app.now(), (event, Kind::Article), &input(title)).await.expect("a post")
}

pub async fn published(app: &App, event: &event::Model, title: &str) -> post::Model {
    let post = draft(app, event, title).await;
    act_on(&app.db, &Actor::program("a test"), app.now(), (event.id, post.id), Act::Publish(app.now())).await.expect("published")
}

/// A published post with one photograph, whose file is not there.
pub async fn told(app: &App, event: &event::Model, title: &str) -> (post::Model, photo::Model) {
    let post = published(app, event, title).await;
    let picture = PictureRef::parse("00112233445566778899aabbccddeeff-1500x1000.jpg").expect("a reference");
    let photo = add_photos(&app.db, &Actor::program("a test"), app.now(), &post, &[picture]).await.expect("a photo").remove(0);
    (post, photo)
}
