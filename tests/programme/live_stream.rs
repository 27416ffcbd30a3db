//! How public pages learn of it: the stream, the small answer, the attribute on pages, the board.
use super::live::Day;
use crate::app::App;
use khaihoi::events::event;
use rocket::http::Status;
use rocket::tokio::io::AsyncReadExt;
use rocket::tokio::time::{Duration, timeout};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Reads a stream until these words were sent; panics when they do not come in time.
async fn heard(answer: &mut rocket::local::asynchronous::LocalResponse<'_>, words: &str) -> String {
    let mut all = String::new();
    let reading = async {
        let mut bytes = [0; 512];
        while !all.contains(words) {
            let count = answer.read(&mut bytes).await.expect("bytes");
            assert!(count > 0, "the stream ended after {all:?}");
            all += &String::from_utf8_lossy(&bytes[..count]);
        }
    };
    assert!(timeout(Duration::from_secs(10), reading).await.is_ok(), "{words:?} did not come");
    all
}

#[rocket::async_test]
async fn a_stream_says_at_once_that_something_was_published() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let mut stream = day.app.client.get("/hoi/stream").dispatch().await;
    assert_eq!(stream.status(), Status::Ok);
    assert_eq!(stream.headers().get_one("Content-Type"), Some("text/event-stream"));
    heard(&mut stream, "event:revision").await;
    let mut second = day.app.client.get("/hoi/stream").dispatch().await;
    heard(&mut second, "event:revision").await;
    editor.post(&format!("/studio/hoi/live/{}", day.forum.id), &[("act", "late:5")]).await;
    for stream in [&mut stream, &mut second] {
        let told = heard(stream, "event:revision").await;
        assert!(told.contains("event:release\ndata:2"), "{told}");
    }
}

#[rocket::async_test]
async fn a_stream_ends_when_the_event_is_no_longer_public_and_others_have_none() {
    let day = Day::begin().await;
    let mut stream = day.app.client.get("/hoi/stream").dispatch().await;
    heard(&mut stream, "event:revision").await;
    let mut row: event::ActiveModel = day.event.clone().into();
    row.state = Set(event::State::Draft);
    row.update(day.app.db.reader()).await.unwrap();
    let mut change =
        khaihoi::platform::change::Change::begin(&day.app.db, &khaihoi::platform::change::Actor::program("a test"), day.app.now())
            .await
            .unwrap();
    change.touch(day.event.id);
    change.commit().await.unwrap();
    let mut rest = Vec::new();
    let ended = timeout(Duration::from_secs(10), stream.read_to_end(&mut rest)).await;
    assert!(ended.is_ok(), "it goes on");
    for path in ["/hoi/stream", "/hoi/revision", "/khong-co/stream", "/khong-co/revision"] {
        assert_eq!(day.app.anonymous().get(path).await.status, Status::NotFound, "{path}");
    }
}

#[rocket::async_test]
async fn who_asks_again_and_again_is_answered_with_nothing_new() {
    let day = Day::begin().await;
    let visitor = day.app.anonymous();
    let first = visitor.get("/hoi/revision").await;
    let told: serde_json::Value = serde_json::from_str(&first.text).unwrap();
    assert_eq!(told["release"], 1);
    let tag = first.header("ETag").unwrap().to_owned();
    assert_eq!(visitor.get_with("/hoi/revision", "If-None-Match", &tag).await.status, Status::NotModified);
    day.editor().await.post(&format!("/studio/hoi/live/{}", day.forum.id), &[("act", "late:5")]).await;
    let next = visitor.get_with("/hoi/revision", "If-None-Match", &tag).await;
    assert_eq!(next.status, Status::Ok);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&next.text).unwrap()["release"], 2);
}

#[rocket::async_test]
async fn public_pages_say_what_they_are_drawn_from() {
    let day = Day::begin().await;
    let visitor = day.app.anonymous();
    for path in ["/vi/hoi", "/vi/hoi/programme", "/vi/hoi/programme/dien-dan", "/en/hoi/board"] {
        let page = visitor.get(path).await;
        assert_eq!(page.attributes("[data-live], [data-board]", "data-release"), ["1"], "{path}");
    }
    let app = App::start().await;
    app.event("hoi").await;
    assert_eq!(app.anonymous().get("/vi/hoi/programme").await.attributes("[data-live]", "data-release"), ["0"]);
}

#[rocket::async_test]
async fn the_board_says_what_is_on_and_next_room_by_room_in_both_languages() {
    let day = Day::begin().await;
    let visitor = day.app.anonymous();
    let board = visitor.get("/vi/hoi/board").await;
    assert_eq!(board.select(".board-rooms h2"), ["Hội trường", "Phòng 201"]);
    assert_eq!(board.select(".board-now [data-stand=now] .board-title"), ["Lễ khai mạc", "Đáp từ"]);
    assert_eq!(board.select(".board-now [data-stand=now] .board-second"), ["Lễ khai mạc (en)", "Reply"]);
    assert_eq!(board.select(".board-next [data-stand=next] .board-title"), ["Diễn đàn", "Tập huấn"]);
    let english = visitor.get("/en/hoi/board?room=phong-201").await;
    assert_eq!(english.select("h1"), ["Phòng 201"]);
    assert_eq!(english.select(".board-next [data-stand=next] .board-title"), ["Tập huấn (en)"]);
    assert_eq!(english.select(".board-next [data-stand=next] .board-second"), ["Tập huấn"]);
    assert_eq!(visitor.get("/vi/hoi/board?room=khong-co").await.status, Status::NotFound);

    day.editor().await.post(&format!("/studio/hoi/live/{}", day.forum.id), &[("act", "late:15")]).await;
    let late = visitor.get("/vi/hoi/board?room=hoi-truong").await;
    assert_eq!(late.select(".board-next [data-stand=next] .board-mark"), ["◷ Muộn 15 phút 15 minutes late"]);
    day.editor().await.post(&format!("/studio/hoi/live/{}", day.opening.id), &[("act", "off")]).await;
    let off = visitor.get("/vi/hoi/board?room=hoi-truong").await;
    assert_eq!(off.select(".board-now [data-stand=now] .board-mark.off").first().map(String::as_str), Some("✕ Đã hủy Cancelled"));
    day.app.clock.advance(chrono::TimeDelta::hours(10));
    let evening = visitor.get("/vi/hoi/board").await;
    assert_eq!(evening.select("[data-stand=now], [data-stand=next]"), Vec::<String>::new());
    day.app.event("trong").await;
    assert!(visitor.get("/vi/trong/board").await.words().contains("Hiện chưa có hoạt động"));
}
