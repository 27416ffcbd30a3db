use super::named;
use crate::app::App;
use rocket::http::Status;

#[rocket::async_test]
async fn a_room_is_added_changed_and_deleted() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;

    let added = organizer.post("/studio/hoi/rooms/new", &[("name.vi", "Hội trường lớn"), ("capacity", "600")]).await;
    assert_eq!(added.goes_to.as_deref(), Some("/studio/hoi/rooms"), "{}", added.words());
    let list = organizer.get("/studio/hoi/rooms").await;
    assert_eq!(list.select(".rows li > div"), ["Hội trường lớn 600 chỗ"]);

    let page = list.attributes(".rows li a", "href").remove(0);
    let changed = organizer.post(&page, &[("name.vi", "Hội trường A"), ("capacity", ""), ("shared", "true"), ("version", "1")]).await;
    assert_eq!(changed.status, Status::SeeOther, "{}", changed.words());
    assert_eq!(organizer.get("/studio/hoi/rooms").await.select(".rows li > div"), ["Hội trường A dùng chung"]);

    let deleted = organizer.post(&format!("{page}/delete"), &[]).await;
    assert_eq!(deleted.status, Status::SeeOther);
    assert!(organizer.get("/studio/hoi/rooms").await.select(".rows li").is_empty());
}

#[rocket::async_test]
async fn what_is_wrong_with_a_room_is_said_at_the_field() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    for (fields, at) in [
        (vec![("name.vi", ""), ("capacity", "3")], "e-name.vi"),
        (vec![("name.vi", "A"), ("capacity", "many")], "e-capacity"),
        (vec![("name.vi", "A"), ("capacity", "-3")], "e-capacity"),
    ] {
        let page = organizer.post("/studio/hoi/rooms/new", &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        assert_eq!(page.attributes(".errors", "id"), [at], "{fields:?}");
        assert_eq!(page.attributes("input[name=capacity]", "value"), [fields[1].1]);
    }
}

#[rocket::async_test]
async fn a_room_in_use_stays_and_says_what_takes_place_there() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let room = app.room(&event, "Phòng 201").await;
    let mut input = named("Tập huấn gọi vốn");
    input.room_id = Some(room.id);
    app.item(&event, &input).await;

    let page = organizer.post(&format!("/studio/hoi/rooms/{}/delete", room.id), &[]).await;

    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.select("section.card li"), ["Tập huấn gọi vốn"]);
    let uses = page.attributes("section.card a", "href").remove(0);
    assert_eq!(organizer.get(&uses).await.select(".plan-row h3 a"), ["Tập huấn gọi vốn"]);
}

#[rocket::async_test]
async fn a_stale_save_of_a_room_shows_both_texts() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let room = app.room(&event, "Phòng 201").await;
    let page = format!("/studio/hoi/rooms/{}", room.id);
    organizer.post(&page, &[("name.vi", "Phòng của tôi"), ("version", "1")]).await;

    let stale = organizer.post(&page, &[("name.vi", "Phòng khác"), ("version", "1")]).await;

    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert_eq!(stale.attributes("input[name=\"name.vi\"]", "value"), ["Phòng khác"]);
    assert!(stale.select(".theirs").concat().contains("Phòng của tôi"), "{}", stale.words());
    let version = stale.attributes("input[name=version]", "value").remove(0);
    let again = organizer.post(&page, &[("name.vi", "Phòng khác"), ("version", &version)]).await;
    assert_eq!(again.status, Status::SeeOther);
}

#[rocket::async_test]
async fn rooms_and_tracks_take_the_order_they_are_given() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let (one, two) = (app.room(&event, "Một").await, app.room(&event, "Hai").await);
    organizer.post("/studio/hoi/rooms", &[("move", &format!("up:{}", two.id))]).await;
    assert_eq!(organizer.get("/studio/hoi/rooms").await.select(".rows li b"), ["Hai", "Một"]);
    organizer.post("/studio/hoi/rooms", &[("order", &format!("{},{}", one.id, two.id))]).await;
    assert_eq!(organizer.get("/studio/hoi/rooms").await.select(".rows li b"), ["Một", "Hai"]);

    organizer.post("/studio/hoi/tracks/new", &[("name.vi", "Làng số"), ("village", "true")]).await;
    let list = organizer.get("/studio/hoi/rooms").await;
    assert_eq!(list.select(".rows li > div"), ["Một 80 chỗ", "Hai 80 chỗ", "Làng số Làng công nghệ"]);
}

#[rocket::async_test]
async fn rooms_of_another_event_do_not_exist() {
    let app = App::start().await;
    let (mine, other) = (app.event("hoi").await, app.event("hoi-khac").await);
    let organizer = app.organizer(&mine).await;
    let room = app.room(&other, "Phòng 201").await;
    assert_eq!(organizer.get(&format!("/studio/hoi/rooms/{}", room.id)).await.status, Status::NotFound);
    assert_eq!(organizer.post(&format!("/studio/hoi/rooms/{}/delete", room.id), &[]).await.status, Status::NotFound);
    assert_eq!(organizer.get("/studio/hoi-khac/rooms").await.status, Status::NotFound);
}
