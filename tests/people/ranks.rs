//! The rank table, as administrators keep it.
use super::fields;
use crate::app::{App, Browser};
use rocket::http::Status;

async fn titles(admin: &Browser<'_>) -> Vec<String> {
    admin.get("/admin/ranks").await.select(".ranks .name a")
}

async fn id_of(admin: &Browser<'_>, title: &str) -> String {
    let page = admin.get("/admin/ranks").await;
    let at = page.select(".ranks .name a").iter().position(|row| row == title).expect(title);
    page.attributes(".ranks li", "data-id")[at].clone()
}

#[rocket::async_test]
async fn a_row_is_added_changed_and_decides_the_suggestion() {
    let app = App::start().await;
    let admin = app.admin().await;
    app.event("hoi").await;
    for (name, post) in [("Đỗ Cố Vấn", "Cố vấn cao cấp UBND tỉnh"), ("Đỗ Sở", "Giám đốc Sở Tài chính")] {
        admin.post("/studio/hoi/people/new", &fields(name, &[("part", "official"), ("positions[0].title.vi", post)])).await;
    }
    let suggested = async || admin.get("/studio/hoi/order/official").await.select("ol.suggestion li > b");
    assert_eq!(suggested().await, ["Đỗ Sở", "Đỗ Cố Vấn"]);
    let row = |rank| [("title", "Cố vấn"), ("level", "province"), ("block", "government"), ("rank", rank), ("full_time", "true")];
    assert_eq!(admin.post("/admin/ranks/new", &row("0")).await.status, Status::UnprocessableEntity);
    assert_eq!(admin.post("/admin/ranks/new", &row("295")).await.status, Status::SeeOther);
    assert_eq!(suggested().await, ["Đỗ Cố Vấn", "Đỗ Sở"]);

    let id = id_of(&admin, "Cố vấn").await;
    let there = format!("/admin/ranks/{id}");
    let changed = [row("305").as_slice(), &[("version", "1")]].concat();
    assert_eq!(admin.post(&there, &changed).await.status, Status::SeeOther);
    assert_eq!(suggested().await, ["Đỗ Sở", "Đỗ Cố Vấn"]);
    assert_eq!(admin.post(&there, &changed).await.status, Status::UnprocessableEntity);
    let page = admin.get(&there).await;
    assert!(page.words().contains("1 đại biểu ở các sự kiện đang mở"), "{}", page.words());
    assert!(page.words().contains("Cố vấn cao cấp UBND tỉnh"));
    admin.post(&format!("{there}/delete"), &[]).await;
    assert!(!titles(&admin).await.contains(&"Cố vấn".to_owned()));
}

#[rocket::async_test]
async fn a_row_moves_and_takes_a_rank_that_fits() {
    let app = App::start().await;
    let admin = app.admin().await;
    let page = admin.get("/admin/ranks").await;
    let (ids, seen) = (page.attributes(".ranks li", "data-id"), page.attributes("input[name=seen]", "value")[0].clone());
    let step = format!("up:{}", ids[1]);
    assert_eq!(admin.post("/admin/ranks", &[("seen", &seen), ("move", &step)]).await.status, Status::SeeOther);
    let after = admin.get("/admin/ranks").await;
    assert_eq!(after.attributes(".ranks li", "data-id")[..2], [ids[1].clone(), ids[0].clone()]);
    assert_eq!(after.select(".ranks .place")[..2], ["10", "10"]);
    let late = admin.post("/admin/ranks", &[("seen", &seen), ("move", &step)]).await;
    assert_eq!((late.status, late.select(".flash.error").len()), (Status::UnprocessableEntity, 1));
}

#[rocket::async_test]
async fn the_shipped_table_comes_back_after_showing_what_changes() {
    let app = App::start().await;
    let admin = app.admin().await;
    let before = titles(&admin).await;
    assert!(admin.get("/admin/ranks/restore").await.select("main form").is_empty());
    let id = id_of(&admin, "Thứ trưởng").await;
    admin.post(&format!("/admin/ranks/{id}/delete"), &[]).await;
    admin.post("/admin/ranks/new", &[("title", "Cố vấn"), ("rank", "5")]).await;
    let shown = admin.get("/admin/ranks/restore").await.select("main li");
    assert_eq!(shown, ["5 – Cố vấn", "120 – Thứ trưởng"]);
    assert_eq!(admin.post("/admin/ranks/restore", &[]).await.status, Status::SeeOther);
    assert_eq!(titles(&admin).await, before);
}
