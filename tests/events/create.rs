use crate::app::App;
use khaihoi::events::team::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn an_administrator_makes_an_event_and_becomes_its_organizer() {
    let app = App::start().await;
    let admin = app.admin().await;
    let empty = admin.get("/studio").await;
    assert_eq!(empty.select(".empty h2"), ["Chưa có sự kiện nào"]);
    assert_eq!(empty.attributes(".empty a", "href"), ["/studio/new"]);

    let reply = admin.post("/studio/new", &[("name.vi", "Ngày hội Khởi nghiệp Bắc Ninh 2026")]).await;

    assert_eq!(reply.goes_to.as_deref(), Some("/studio/ngay-hoi-khoi-nghiep-bac-ninh-2026"), "{}", reply.words());
    let overview = admin.get("/studio/ngay-hoi-khoi-nghiep-bac-ninh-2026").await;
    assert_eq!(overview.select("h1"), ["Ngày hội Khởi nghiệp Bắc Ninh 2026"]);
    assert!(overview.words().contains("Công chúng chưa nhìn thấy sự kiện này"));
    assert_eq!(admin.get("/studio").await.select("tbody th a"), ["Ngày hội Khởi nghiệp Bắc Ninh 2026"]);
    let team = admin.get("/studio/ngay-hoi-khoi-nghiep-bac-ninh-2026/team").await;
    assert_eq!(team.attributes("tbody option[selected]", "value"), ["organizer"]);
}

#[rocket::async_test]
async fn two_events_with_the_same_name_get_two_addresses_but_a_chosen_one_is_not_changed() {
    let app = App::start().await;
    let admin = app.admin().await;
    let make = async |fields: &[(&str, &str)]| admin.post("/studio/new", fields).await;
    assert_eq!(make(&[("name.vi", "Ngày hội")]).await.goes_to.as_deref(), Some("/studio/ngay-hoi"));
    assert_eq!(make(&[("name.vi", "Ngày hội")]).await.goes_to.as_deref(), Some("/studio/ngay-hoi-2"));

    let taken = make(&[("name.vi", "Hội khác"), ("slug", "ngay-hoi")]).await;

    assert_eq!(taken.status, Status::UnprocessableEntity);
    assert_eq!(taken.select("#e-slug li"), ["Địa chỉ này thuộc về, hoặc từng thuộc về, một sự kiện khác. Vui lòng chọn địa chỉ khác."]);
    assert_eq!(taken.attributes("#f-name\\.vi input, input[name='name.vi']", "value"), ["Hội khác"]);
}

#[rocket::async_test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost() {
    let app = App::start().await;
    let admin = app.admin().await;
    let table = [
        ("name.vi", "a", "e-name.vi"),
        ("starts_on", "31/02/2026", "e-starts_on"),
        ("slug", "Bắc Ninh", "e-slug"),
        ("slug", "studio", "e-slug"),
        ("edition", "hai", "e-edition"),
        ("province_code", "99", "e-province_code"),
    ];
    for (name, value, place) in table {
        let mut fields = vec![("name.vi", "Ngày hội"), ("theme.vi", "Khát vọng")];
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
        let reply = admin.post("/studio/new", &fields).await;
        assert_eq!(reply.status, Status::UnprocessableEntity, "{name}");
        assert_eq!(reply.select(&format!("[id='{place}'] li")).len(), 1, "{name}: {}", reply.words());
        assert_eq!(reply.attributes("input[name='theme.vi']", "value"), ["Khát vọng"], "{name}");
    }
}

#[rocket::async_test]
async fn organizers_of_one_event_may_make_another_and_others_may_not() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let (organizer, editor, stranger) =
        (app.organizer(&event).await, app.member(&event, Role::Editor).await, app.signed_up("la@khaihoi.example").await);
    assert_eq!(organizer.get("/studio/new").await.status, Status::Ok);
    for other in [&editor, &stranger] {
        assert_eq!(other.get("/studio/new").await.status, Status::NotFound);
        assert_eq!(other.post("/studio/new", &[("name.vi", "Ngày hội")]).await.status, Status::NotFound);
    }
    assert_eq!(app.anonymous().get("/studio/new").await.goes_to.as_deref(), Some("/sign-in?next=%2Fstudio%2Fnew"));
    let empty = stranger.get("/studio").await;
    assert!(empty.attributes(".empty a", "href").is_empty());
}
