use crate::app::App;
use crate::events::settings;
use crate::people::delegates;
use crate::programme::named;
use khaihoi::people::delegate::Part;
use khaihoi::platform::change::{Actor, Change, Note};
use rocket::http::Status;

#[rocket::async_test]
async fn the_log_tells_who_did_what_and_how_it_was_before() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    organizer
        .post(
            "/studio/hoi/settings",
            &settings("1", &[("name.vi", "Ngày hội hoi"), ("name.en", "Festival hoi"), ("theme.vi", "Khát vọng")]),
        )
        .await;
    organizer.post("/studio/hoi/state/archive", &[]).await;

    let log = organizer.get("/studio/hoi/log").await;

    let name = &organizer.account.as_ref().unwrap().name;
    assert_eq!(
        log.select(".log-row > p"),
        [format!("09:00, 23/11/2026 {name} lưu trữ sự kiện"), format!("09:00, 23/11/2026 {name} sửa thiết lập")]
    );
    let rows = log.select(".log-row:nth-child(2) tbody tr");
    assert!(rows.contains(&"Chủ đề (tiếng Việt)—Khát vọng".to_owned()), "{rows:?}");
    assert_eq!(log.select(".log-row:nth-child(1) tbody tr"), ["Trạng tháiĐã công bốĐã lưu trữ"]);
}

#[rocket::async_test]
async fn a_long_log_is_read_page_by_page_and_by_kind() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let mut change = Change::begin(&app.db, &Actor::program("Hệ thống"), app.now()).await.unwrap();
    for number in 1..=120 {
        let kind = if number % 10 == 0 { "room" } else { "track" };
        change.note(Note::new(hoi.id, "events-log-changed").about(kind, number, number.to_string())).await.unwrap();
    }
    change.commit().await.unwrap();

    let names = async |path: &str| organizer.get(path).await.select(".log-row p > span:not(.at)");
    let first = organizer.get("/studio/hoi/log").await;
    assert_eq!(first.select(".log-row p > span:not(.at)").first().map(String::as_str), Some("120"));
    let next = first.attributes(".pager a[rel=next]", "href").remove(0);
    let second = organizer.get(&next).await;
    assert_eq!(second.select(".log-row p > span:not(.at)").first().map(String::as_str), Some("70"));
    let back = second.attributes(".pager a[rel=prev]", "href").remove(0);
    assert_eq!(names(&back).await, first.select(".log-row p > span:not(.at)"));
    let third = second.attributes(".pager a[rel=next]", "href").remove(0);
    let third = organizer.get(&third).await;
    assert_eq!((third.select(".log-row").len(), third.select(".pager a[rel=next]").len()), (20, 0));
    assert_eq!(names("/studio/hoi/log?kind=room").await.len(), 12);
    assert_eq!(organizer.get("/studio/hoi/log?kind=person").await.select(".empty h2"), ["Chưa có thay đổi nào thuộc loại này."]);
    assert_eq!(organizer.get("/studio/hoi/log?before=x&kind=%27").await.status, Status::Ok);
}

#[rocket::async_test]
async fn a_line_leads_to_what_it_speaks_of_while_that_is_there() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let organizer = app.organizer(&hoi).await;
    let room = app.room(&hoi, "Hội trường").await;
    let gone = app.room(&hoi, "Phòng 201").await;
    let item = app.item(&hoi, &named("Diễn đàn")).await;
    let [person] = <[_; 1]>::try_from(delegates(&app, &hoi, Part::Speaker, &["Mai Sơn"]).await).expect("one");
    let mut change = Change::begin(&app.db, &Actor::program("Hệ thống"), app.now()).await.unwrap();
    change.note(Note::new(hoi.id, "people-log-person-changed").about("person", person.id, "Mai Sơn")).await.unwrap();
    change.commit().await.unwrap();
    organizer.post(&format!("/studio/hoi/rooms/{}/delete", gone.id), &[]).await;

    let log = organizer.get("/studio/hoi/log").await;

    let addresses = [
        format!("/studio/hoi/people/{}", person.slug),
        format!("/studio/hoi/programme/{}", item.id),
        format!("/studio/hoi/rooms/{}", room.id),
    ];
    assert_eq!(log.attributes(".log-row a.subject", "href"), addresses);
    assert_eq!(log.select(".log-row span.subject"), ["Phòng 201", "Phòng 201"]);
    assert!(log.words().contains("sửa thông tin của Mai Sơn"), "{}", log.words());
}
