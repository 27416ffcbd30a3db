//! Signs for the booths.
use crate::app::App;
use khaihoi::events::event;
use khaihoi::exhibitors::booth;
use khaihoi::interchange::seed;
use sea_orm::{EntityTrait, QueryFilter};

const PATH: &str = "/studio/ngay-hoi-mau/papers/signs";

#[rocket::async_test]
async fn each_booth_has_a_sign_with_its_number_its_names_and_its_own_code() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let event =
        event::Entity::find().filter(event::COLUMN.slug.eq("ngay-hoi-mau")).one(app.db.reader()).await.expect("read").expect("the sample");
    let organizer = app.organizer(&event).await;
    let page = organizer.get(PATH).await;
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).all(app.db.reader()).await.expect("read");
    let numbers = page.select(".sign-number");
    assert_eq!((numbers.len(), page.select(".sign-sheet .qr").len()), (booths.len(), booths.len()));
    assert_eq!(numbers[..3], ["A01", "A02", "A03"]);
    assert_eq!(page.select(".sign-sheet:nth-child(2) .sign-names p"), ["HỢP TÁC XÃ MẬT ONG KHE RÊUKHE REU HONEY COOPERATIVE"]);
    let drawn = khaihoi::platform::qr::svg(&format!(
        "{}/b/{}",
        app.config.origin(),
        booths.iter().find(|one| one.number == "A02").expect("A02").token
    ));
    assert!(page.text.contains(&drawn.expect("a code")), "the code of A02 leads to its page");
    let yard = booths.iter().find(|one| one.number == "T01").and_then(|one| one.hall_id).expect("a hall");
    let some = organizer.get(&format!("{PATH}?size=a4&hall={yard}")).await;
    assert_eq!((some.select(".sign-number").len(), some.attributes(".sign-sheets", "class")), (12, vec!["sign-sheets a4".to_owned()]));
}
