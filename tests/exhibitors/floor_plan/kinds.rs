use super::Begun;
use crate::app::App;
use crate::exhibitors::{apply, open_event};
use khaihoi::exhibitors::floor_plan::kind::{self, Kinds};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

const VIP: [(&str, &str); 9] = [
    ("name.vi", "Gian đặc biệt"),
    ("name.en", "Premium"),
    ("make", "raw"),
    ("included.vi", "Sàn, điện ba pha"),
    ("width", "6"),
    ("depth", "4,5"),
    ("price", "15.000.000"),
    ("audience", "company"),
    ("quota", "4"),
];

async fn found(plan: &Begun<'_>, code: &str) -> kind::Model {
    let kinds = Kinds::of(plan.app.db.reader(), plan.event.id).await.expect("read");
    kinds.by_code(code).unwrap_or_else(|| panic!("no kind {code}")).clone()
}

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut fields = VIP.to_vec();
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value));
    fields
}

#[rocket::async_test]
async fn kinds_are_added_changed_ordered_and_deleted() {
    let app = App::start().await;
    let plan = Begun::new(&app, "loai").await;
    let page = plan.post("/kinds/new", &VIP).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let vip = found(&plan, "gian-dac-biet").await;
    assert_eq!((vip.width_cm, vip.depth_cm, vip.price, vip.quota, vip.place), (600, 450, 15_000_000, Some(4), 4));
    let listed = plan.get("/kinds").await;
    assert!(listed.words().contains("6 m × 4,5 m · 15.000.000 đồng · đã giao 0/4 · dành cho Doanh nghiệp"), "{}", listed.words());
    let page = plan.post("/kinds", &[("move", &format!("up:{}", vip.id))]).await;
    assert_eq!(page.status.code, 303);
    assert_eq!(found(&plan, "gian-dac-biet").await.place, 3);

    let address = format!("/kinds/{}", vip.id);
    let form = plan.get(&address).await;
    assert_eq!(form.attributes("input[name=price]", "value"), ["15.000.000"]);
    assert_eq!(form.attributes("input[name=audience][checked]", "value"), ["company"]);
    let mut fields = with("price", "");
    fields.push(("version", "1"));
    assert_eq!(plan.post(&address, &fields).await.status.code, 303);
    assert_eq!(found(&plan, "gian-dac-biet").await.price, 0);
    let stale = plan.post(&address, &fields).await;
    assert_eq!(stale.status.code, 422, "somebody saved first");
    assert_eq!(plan.post(&format!("{address}/delete"), &[]).await.status.code, 303);
    assert!(Kinds::of(app.db.reader(), plan.event.id).await.expect("read").by_code("gian-dac-biet").is_none());
}

#[rocket::async_test]
async fn what_cannot_be_comes_back_with_what_was_typed() {
    let app = App::start().await;
    let plan = Begun::new(&app, "loai-hong").await;
    let table = [
        ("width", "0,4"),
        ("width", "101"),
        ("depth", "x"),
        ("price", "mười triệu"),
        ("price", "-5"),
        ("quota", "-1"),
        ("quota", "10001"),
        ("quota", "nhiều"),
        ("make", "castle"),
        ("audience", "king"),
        ("name.vi", ""),
        ("code", "shell"),
        ("code", "ế!"),
    ];
    for (field, bad) in table {
        let page = plan.post("/kinds/new", &with(field, bad)).await;
        if field == "code" && bad == "ế!" {
            assert_eq!(page.status.code, 303, "marks are dropped from codes");
            continue;
        }
        assert_eq!(page.status.code, 422, "{field} {bad}");
        assert_eq!(page.attributes("textarea[name='included.vi'], input[name='name.en']", "name").len(), 2);
        assert!(!page.select(".problems li").is_empty(), "{field} {bad}");
    }
}

#[rocket::async_test]
async fn there_cannot_be_fewer_than_are_given() {
    let app = App::start().await;
    let plan = Begun::new(&app, "it-hon").await;
    plan.post("/kinds/new", &VIP).await;
    let vip = found(&plan, "gian-dac-biet").await;
    kind::ActiveModel { id: Set(vip.id), given: Set(3), ..Default::default() }.update(app.db.reader()).await.expect("given");
    let address = format!("/kinds/{}", vip.id);
    let mut fields = with("quota", "2");
    fields.push(("version", "1"));
    let page = plan.post(&address, &fields).await;
    assert_eq!((page.status.code, page.select("#e-quota li")), (422, vec!["Không thể ít hơn số đã giao: 3 gian.".to_owned()]));
    assert_eq!(found(&plan, "gian-dac-biet").await.quota, Some(4));
    let mut fields = with("quota", "3");
    fields.push(("version", "1"));
    assert_eq!(plan.post(&address, &fields).await.status.code, 303);
}

#[rocket::async_test]
async fn a_kind_that_something_is_of_stays() {
    let app = App::start().await;
    let plan = Begun::new(&app, "con-dung").await;
    plan.row(0, 0, 2).await;
    let shell = found(&plan, "shell").await;
    let page = plan.post(&format!("/kinds/{}/delete", shell.id), &[]).await;
    assert_eq!(page.status.code, 422);
    assert!(page.words().contains("2 gian và 0 hồ sơ"), "{}", page.words());
}

/// Somebody asked for a standard kind before the organizer had set any: it becomes one of the event's own.
#[rocket::async_test]
async fn what_was_asked_for_already_is_kept() {
    let app = App::start().await;
    let event = open_event(&app, "da-hoi").await;
    let browser = app.signed_up("som@donvi.example").await;
    let dossier = apply(&app, &event, &browser, "Sớm", true).await;
    assert_eq!(dossier.application.booth_kind.as_deref(), Some("shell"));
    let organizer = app.organizer(&event).await;
    organizer.post("/studio/da-hoi/floor-plan/kinds/new", &VIP).await;
    let kinds = kind::Entity::find().all(app.db.reader()).await.expect("read");
    let codes: Vec<_> = kinds.iter().map(|kind| (kind.code.as_str(), kind.given)).collect();
    assert_eq!(codes, [("shell", 0), ("gian-dac-biet", 0)]);
}
