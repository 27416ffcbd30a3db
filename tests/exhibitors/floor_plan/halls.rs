use super::Begun;
use crate::app::App;
use crate::exhibitors::open_event;
use khaihoi::exhibitors::floor_plan::hall;
use khaihoi::exhibitors::floor_plan::kind::Kinds;

#[rocket::async_test]
async fn one_press_begins_and_two_begin_once() {
    let app = App::start().await;
    let plan = Begun::new(&app, "dau").await;
    plan.post("/begin", &[("template", "large")]).await;
    let halls = hall::of_event(app.db.reader(), plan.event.id).await.expect("read");
    assert_eq!(halls.iter().map(|hall| (hall.width_cm, hall.depth_cm, hall.aisle_cm)).collect::<Vec<_>>(), [(3600, 2400, 300)]);
    let kinds = Kinds::of(app.db.reader(), plan.event.id).await.expect("read");
    assert_eq!(
        kinds.0.iter().map(|kind| (kind.code.as_str(), kind.id > 0)).collect::<Vec<_>>(),
        [("shell", true), ("double", true), ("raw", true)]
    );
    let page = plan.get("").await;
    assert_eq!(page.select("[data-tool=booths]").len(), 3, "{}", page.words());
}

#[rocket::async_test]
async fn an_event_without_halls_is_helped_to_begin() {
    let app = App::start().await;
    let event = open_event(&app, "chua-co").await;
    let page = app.organizer(&event).await.get("/studio/chua-co/floor-plan").await;
    assert_eq!(page.select(".fp-templates label").len(), 4);
    let all = [page.attributes(".rail a[aria-current]", "href"), page.attributes("form[action$='/begin']", "method")].concat();
    assert_eq!(all, ["/studio/chua-co/floor-plan", "post"]);
}

#[rocket::async_test]
async fn a_hall_is_added_changed_and_met_by_another_hand() {
    let app = App::start().await;
    let plan = Begun::new(&app, "khu").await;
    let fields = [("name.vi", "Nhà thi đấu"), ("name.en", "Arena"), ("width", "40,5"), ("depth", "22"), ("aisle", "2,5")];
    let page = plan.post("/halls/new", &fields).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let halls = hall::of_event(app.db.reader(), plan.event.id).await.expect("read");
    let added = halls.last().expect("a hall");
    assert_eq!((added.name.en.as_str(), added.width_cm, added.aisle_cm, added.place), ("Arena", 4050, 250, 2));

    let address = format!("/halls/{}", added.id);
    assert_eq!(plan.get(&address).await.attributes("input[name=width]", "value"), ["40,5"]);
    let changed =
        |width: &'static str, version: &'static str| [fields[0], fields[1], ("width", width), fields[3], fields[4], ("version", version)];
    assert_eq!(plan.post(&address, &changed("50", "1")).await.status.code, 303);
    let page = plan.post(&address, &changed("60", "1")).await;
    assert_eq!((page.status.code, page.attributes("input[name=width]", "value")), (422, vec!["60".to_owned()]));
    assert!(page.select(".theirs").iter().any(|theirs| theirs.contains("50")), "both are shown: {}", page.words());
    for (field, bad) in [("width", "2"), ("width", "1001"), ("width", "ba mươi"), ("aisle", "21"), ("aisle", "-1"), ("name.vi", " ")] {
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, bad));
        let page = plan.post("/halls/new", &fields).await;
        assert_eq!(page.status.code, 422, "{field} {bad}");
        assert_eq!(page.attributes(".errors", "id"), [format!("e-{field}")], "{field} {bad}: {}", page.words());
    }
}

#[rocket::async_test]
async fn a_hall_takes_along_what_is_free_and_says_so() {
    let app = App::start().await;
    let plan = Begun::new(&app, "xoa-khu").await;
    plan.row(0, 0, 3).await;
    plan.holder("Che", "A02").await;
    let address = format!("/halls/{}", plan.hall);
    let delete = format!("{address}/delete");
    assert_eq!(plan.get(&address).await.attributes("main section a.button", "href"), [format!("/studio/xoa-khu/floor-plan{delete}")]);
    let asked = plan.get(&delete).await;
    let words = asked.words();
    assert!(words.contains("2 gian còn trống") && words.contains("1 gian đã có đơn vị"), "{words}");
    let seen = ["booths", "marks", "held"].map(|name| (name, asked.attributes(&format!("input[name={name}]"), "value").concat()));
    let seen: Vec<_> = seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    // What was not seen does not go: another booth comes between the look and the act.
    plan.row(0, 2000, 1).await;
    let changed = plan.post(&delete, &seen).await;
    assert_eq!(changed.status.code, 422);
    assert!(changed.words().contains("3 gian còn trống"), "{}", changed.words());
    assert_eq!(plan.post(&delete, &[]).await.status.code, 422, "nobody deletes what they have not looked at");
    let page = plan.post(&delete, &[("booths", "3"), ("marks", "0"), ("held", "1")]).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let booth = plan.booth("A02").await;
    assert!(booth.hall_id.is_none() && booth.x_cm.is_none() && booth.exhibitor_id.is_some());
    assert_eq!(plan.numbers().await, "A02");
    // What was drawn in it does not come back without it.
    let (status, answer) = plan.act(serde_json::json!({ "do": "undo" })).await;
    assert_eq!(status, 422, "{answer}");
}

#[rocket::async_test]
async fn halls_of_another_event_are_not_found() {
    let app = App::start().await;
    let (plan, other) = (Begun::new(&app, "nha").await, Begun::new(&app, "nguoi").await);
    let address = format!("/halls/{}", other.hall);
    assert_eq!(plan.get(&address).await.status.code, 404);
    for end in ["", "/delete", "/background"] {
        assert_eq!(plan.post(&format!("{address}{end}"), &[]).await.status.code, 404, "{end}");
    }
    assert!(!hall::of_event(app.db.reader(), other.event.id).await.expect("read").is_empty());
}
