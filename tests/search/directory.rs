//! The directory of people across events.
use super::event;
use super::world::world;
use khaihoi::events::team::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn everybody_at_a_public_event_stands_by_given_name() {
    let app = world().await;
    let page = app.anonymous().get("/vi/people").await;
    let names = page.select(".people-list .name a");
    assert_eq!(names.len(), 19);
    assert_eq!(names[..4], ["Trần Văn An", "Hoàng Văn Anh", "Nguyễn Văn Ân", "Phạm Văn Dục"]);
    assert!(!page.words().contains("Trần Bí Mật"));
    for link in page.attributes(".people-list .name a", "href") {
        assert_eq!(app.anonymous().get(&link).await.status, Status::Ok, "{link}");
    }
}

#[rocket::async_test]
async fn it_is_narrowed_by_organisation_part_and_event() {
    let app = world().await;
    let table: [(&str, &[&str]); 7] = [
        ("organisation=tai+chinh", &["Phạm Văn Dục", "Nguyễn Dục Toản", "Nguyễn Đức Toàn"]),
        ("organisation=so+khoa+hoc", &["Lê Minh Đức", "Ngô Hải Giang"]),
        ("part=juror", &["Hoàng Văn Anh", "Trần Lê Bình Minh", "Quách Tĩnh"]),
        ("part=juror&event=hoi-xuan", &["Hoàng Văn Anh", "Trần Lê Bình Minh"]),
        ("event=techfest-bac-ninh&q=giang", &["Ngô Hải Giang"]),
        ("q=giam+doc&part=official", &["Lê Minh Đức"]),
        ("event=hoi-kin&part=official&q=mat", &[]),
    ];
    for (asked, expected) in table {
        let page = app.anonymous().get(&format!("/vi/people?{asked}")).await;
        let mut names = page.select(".people-list .name a");
        names.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(names, expected, "{asked}");
    }
}

#[rocket::async_test]
async fn organizers_see_everybody_of_their_own_events() {
    let app = world().await;
    let hidden = event(&app, "hoi-kin").await;
    let organizer = app.organizer(&hidden).await;
    assert_eq!(organizer.get("/studio/people").await.select(".people-list .name a"), ["Trần Bí Mật"]);
    assert_eq!(app.admin().await.get("/studio/people?q=mat").await.select(".people-list .name a"), ["Trần Bí Mật"]);
    assert_eq!(app.member(&hidden, Role::Editor).await.get("/studio/people").await.status, Status::NotFound);
    assert_eq!(app.admin().await.get("/studio/people").await.select(".people-list .name a").len(), 20);
}

#[rocket::async_test]
async fn unknown_filters_are_none_and_pages_beyond_the_last_are_empty() {
    let app = world().await;
    for asked in ["block=nonsense", "province=99", "part=king", "event=nowhere", "page=0", "page=-7", "page=x"] {
        assert_eq!(app.anonymous().get(&format!("/vi/people?{asked}")).await.select(".people-list .name a").len(), 19, "{asked}");
    }
    let beyond = app.anonymous().get("/vi/people?page=99999999999").await;
    assert_eq!((beyond.status, beyond.select(".people-list .name a").len()), (Status::Ok, 0));
}
