//! Name plates.
use super::{FIRST, first_case};
use crate::app::App;
use crate::people::delegates;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

const PATH: &str = "/studio/hoi/papers/plates";

#[rocket::async_test]
async fn everybody_has_one_plate_read_from_both_sides() {
    let (app, event) = first_case().await;
    let page = app.organizer(&event).await.get(&format!("{FIRST}/plates")).await;
    assert_eq!(page.select(".plate-sheet").len(), 9);
    assert_eq!(page.select(".plate.turned .plate-name"), page.select(".plate:not(.turned) .plate-name"));
    assert_eq!(page.select(".plate:not(.turned) .plate-name")[4], "MAI SƠN");
    assert_eq!(
        page.select(".plate-sheet:nth-child(3) .plate:not(.turned) p"),
        ["Ông", "LÊ ÁNH DƯƠNG", "Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]
    );
}

#[rocket::async_test]
async fn the_style_of_an_event_is_kept() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let people = delegates(&app, &event, Part::Official, &["Mai Sơn", "Đỗ Hai", "Lê Ba"]).await;
    let organizer = app.organizer(&event).await;
    let saved = organizer.post(PATH, &[("version", "0"), ("fold", "pair"), ("posts", "1")]).await;
    assert_eq!(saved.goes_to.as_deref(), Some(PATH), "{}", saved.text);
    let page = organizer.get(PATH).await;
    assert_eq!(page.select(".plate-sheet.fold-pair").len(), 2);
    assert!(page.select(".plate-before").is_empty());
    let some = organizer.get(&format!("{PATH}?who={}&who={}", people[0].id, people[2].id)).await;
    assert_eq!(some.select(".plate:not(.turned) .plate-name"), ["MAI SƠN", "LÊ BA"]);
    assert_eq!(some.attributes("[name=who][checked]", "value").len(), 2);

    let late = organizer.post(PATH, &[("version", "0"), ("fold", "two"), ("posts", "2")]).await;
    assert_eq!(late.status, Status::UnprocessableEntity);
    assert_eq!(organizer.get(PATH).await.attributes("[name=fold][checked]", "value"), ["pair"]);
    let wrong = organizer.post(PATH, &[("version", "1"), ("fold", "seven"), ("posts", "9")]).await;
    assert_eq!(wrong.status, Status::UnprocessableEntity);
    assert_eq!(wrong.select(".errors").len(), 2, "{}", wrong.text);
}
