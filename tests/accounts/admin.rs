//! Administrators look after accounts.
use super::*;
use rocket::futures::future::join;
use rocket::http::Status;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

#[rocket::async_test]
async fn for_others_the_page_does_not_exist() {
    let app = App::start().await;
    assert_eq!(app.signed_up("anh@hoi.example").await.get("/admin/accounts").await.status, Status::NotFound);
    let page = app.anonymous().get("/admin/accounts").await;
    assert_eq!(page.goes_to.as_deref(), Some("/sign-in?next=%2Fadmin%2Faccounts"));
}

#[rocket::async_test]
async fn names_are_found_without_marks() {
    let app = App::start().await;
    owner(&app, "a1@hoi.example").await;
    let admin = app.admin().await;
    for (q, found) in [("nguyen thi anh", 1), ("ÁNH", 1), ("a1@hoi", 1), ("nobody", 0), ("", 2)] {
        let page = admin.get(&format!("/admin/accounts?q={}", rocket::http::RawStr::new(q).percent_encode())).await;
        assert_eq!(page.select("tbody tr").len(), found, "{q}");
    }
}

#[rocket::async_test]
async fn blocking_signs_out_and_unblocking_lets_in_again() {
    let app = App::start().await;
    let account = owner(&app, "anh@hoi.example").await;
    let admin = app.admin().await;
    let inside = sign_in(&app, "anh@hoi.example", PASSWORD).await;
    let act = async |act: &str| admin.post(&format!("/admin/accounts/{}/{act}", account.id), &[]).await;
    assert_eq!(act("block").await.goes_to.as_deref(), Some("/admin/accounts"));
    assert_eq!(see(&app, &inside, "/me").await.status, Status::SeeOther);
    act("unblock").await;
    assert_eq!(see(&app, &inside, "/me").await.status, Status::SeeOther, "the old login stays ended");
    assert_eq!(sign_in(&app, "anh@hoi.example", PASSWORD).await.goes_to.as_deref(), Some("/me"));
    assert_eq!(act("delete").await.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn there_is_always_an_administrator_left() {
    let app = App::start().await;
    let (one, other) = (app.admin().await, app.admin().await);
    let demote = |id: i64| format!("/admin/accounts/{id}/demote");
    let (first, second) = (demote(other.id()), demote(one.id()));
    join(one.post(&first, &[]), other.post(&second, &[])).await;
    let left = account::Entity::find().filter(account::COLUMN.is_admin.eq(true)).count(app.db.reader()).await.expect("counted");
    assert_eq!(left, 1);
    let (last, id) = if one.get("/admin/accounts").await.status == Status::Ok { (&one, one.id()) } else { (&other, other.id()) };
    last.post(&demote(id), &[]).await;
    last.post(&format!("/admin/accounts/{id}/block"), &[]).await;
    assert_eq!(last.get("/admin/accounts").await.status, Status::Ok);
}
