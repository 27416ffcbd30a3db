//! Lists for builders: what stands in them, and what changed since they were printed.
use crate::app::{App, Browser};
use crate::exhibitors::fees::{accepted, priced};
use khaihoi::events::event;
use khaihoi::exhibitors::desk::badges::badge;
use khaihoi::exhibitors::desk::needs::{extra, extra_order};
use khaihoi::exhibitors::desk::vehicles::{slot, vehicle};
use khaihoi::exhibitors::floor_plan::booth_share;
use khaihoi::exhibitors::{Dossier, booth, exhibitor};
use khaihoi::platform::text::Bilingual;
use khaihoi::print::booths::List;
use rocket::futures::future::join_all;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};

const PAPERS: &str = "/studio/hoi/papers/booths";

/// Keeps the print of a list as it stands on its page.
async fn keep(organizer: &Browser<'_>, list: &str) -> Option<String> {
    let page = organizer.get(&format!("{PAPERS}/{list}")).await;
    let seen = page.attributes("[name=seen]", "value").pop().expect("a print");
    let done = organizer.post(&format!("{PAPERS}/{list}/printed"), &[("seen", &seen)]).await;
    assert_eq!(done.goes_to, Some(format!("{PAPERS}/{list}")));
    organizer.get(&format!("{PAPERS}/{list}")).await.select(".paper-since").pop()
}

async fn fascia(app: &App, slug: &str, words: &str) {
    let row = exhibitor::ActiveModel { fascia: Set(Bilingual::new(words, "")), ..Default::default() };
    let rows = exhibitor::Entity::update_many().set(row).filter(exhibitor::COLUMN.slug.eq(slug));
    assert_eq!(rows.exec(app.db.reader()).await.unwrap().rows_affected, 1);
}

#[rocket::async_test]
async fn lists_say_what_builders_need() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    accepted(&app, &event, &organizer, "Khe Rêu", "A02, A01").await;
    let page = organizer.get(&format!("{PAPERS}/fascia")).await;
    assert_eq!(page.select(".office-title"), ["DANH SÁCH BIỂN TÊN GIAN HÀNG"]);
    let rows = page.select(".booth-list tbody tr");
    assert_eq!(rows, ["1A01Khe RêuGian tiêu chuẩn1MẬT ONG KHE RÊU", "2A02Khe RêuGian tiêu chuẩn1MẬT ONG KHE RÊU"]);
    let power = organizer.get(&format!("{PAPERS}/power")).await;
    assert_eq!(power.select(".booth-list tbody tr"), ["1A01Khe Rêu2,5có"], "what was asked for, at the first booth");
    assert!(power.select(".office-total")[0].contains("2,5 kW"));
    let prices = organizer.get(&format!("{PAPERS}/prices")).await;
    assert!(prices.select(".booth-list tbody tr")[0].contains("5.000.000"));
    let directory = organizer.get(&format!("{PAPERS}/directory?language=en")).await;
    assert!(directory.words().contains("Lychee blossom honey") && !directory.words().contains("0912"));
    for list in List::ALL {
        for ending in ["xlsx", "csv"] {
            assert_eq!(organizer.get(&format!("{PAPERS}/{}/{ending}", list.code())).await.status.code, 200, "{list:?}");
        }
    }
    let csv = organizer.get(&format!("{PAPERS}/power/csv")).await.text;
    assert!(csv.contains("A01,Khe Rêu,,2.5,,có,"), "{csv}");
}

#[rocket::async_test]
async fn what_changed_since_the_last_print_is_marked() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (hoa, _) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    accepted(&app, &event, &organizer, "Sao Mai", "A02").await;
    assert!(organizer.get(&format!("{PAPERS}/fascia")).await.select(".paper-since").is_empty());
    let since = keep(&organizer, "fascia").await.expect("a print");
    assert!(since.contains("bản in số 1") && since.contains("Không có gì thay đổi"), "{since}");
    fascia(&app, "sao-mai", "SAO MAI").await;
    accepted(&app, &event, &organizer, "Chim Xanh", "A03").await;
    hoa.post("/desk/hoi/withdraw", &[]).await;
    let page = organizer.get(&format!("{PAPERS}/fascia")).await;
    assert_eq!(page.select(".booth-list tbody .told"), ["✕ Bỏ", "△ Sửa", "+ Mới"]);
    assert_eq!(page.select(".mark-changed b"), ["SAO MAI"]);
    assert_eq!(page.select(".mark-changed s"), ["MẬT ONG KHE RÊU"]);
    assert_eq!(page.select(".paper-since .tag"), ["1 mới", "1 sửa", "1 bỏ"]);
    let csv = organizer.get(&format!("{PAPERS}/fascia/csv")).await.text;
    assert!(csv.contains("△ Sửa") && csv.contains("Thay đổi"), "{csv}");
    keep(&organizer, "fascia").await;
    assert!(organizer.get(&format!("{PAPERS}/fascia")).await.select(".booth-list .told").is_empty());
    assert_eq!(organizer.get(&format!("{PAPERS}/fascia?changes=true")).await.select(".booth-list tbody").len(), 0);
}

#[rocket::async_test]
async fn a_print_of_what_changed_meanwhile_is_not_kept_and_one_print_is_kept_once() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let path = format!("{PAPERS}/fascia");
    let seen = organizer.get(&path).await.attributes("[name=seen]", "value").pop().expect("a print");
    fascia(&app, "khe-reu", "KHE RÊU").await;
    organizer.post(&format!("{path}/printed"), &[("seen", &seen)]).await;
    assert!(organizer.get(&path).await.select(".paper-since").is_empty(), "what is on that paper is old");
    let seen = organizer.get(&path).await.attributes("[name=seen]", "value").pop().expect("a print");
    let (printed, fields) = (format!("{path}/printed"), [("seen", seen.as_str())]);
    let all = join_all((0..4).map(|_| organizer.post(&printed, &fields))).await;
    assert!(all.iter().all(|page| page.status.code == 303));
    assert!(organizer.get(&path).await.select(".paper-since").pop().expect("a print").contains("bản in số"));
}

#[rocket::async_test]
async fn who_shares_a_booth_is_listed_in_it() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let (_, guest) = accepted(&app, &event, &organizer, "Sao Mai", "A02").await;
    let held = booth::Entity::find().filter(booth::COLUMN.number.eq("A01")).one(app.db.reader()).await.unwrap().expect("a booth");
    let share = booth_share::ActiveModel { booth_id: Set(held.id), exhibitor_id: Set(guest.exhibitor.id), ..Default::default() };
    share.insert(app.db.reader()).await.expect("a share");
    let rows = organizer.get(&format!("{PAPERS}/fascia")).await.select(".booth-list tbody tr td:nth-child(-n+3)");
    assert_eq!(rows, ["1", "A01", "Khe Rêu", "2", "A01", "Sao Mai", "3", "A02", "Sao Mai"]);
    keep(&organizer, "fascia").await;
    assert!(organizer.get(&format!("{PAPERS}/fascia")).await.select(".booth-list .told").is_empty());
}

/// An exhibitor with two people, a van in the morning, and two tables that cost something.
async fn with_needs(app: &App, event: &event::Model, dossier: &Dossier) {
    let (db, exhibitor_id) = (app.db.reader(), Set(dossier.exhibitor.id));
    for (name, place) in [("Lê Thị Mai", 1), ("Trần Văn Tú", 2)] {
        let row = badge::ActiveModel {
            exhibitor_id: exhibitor_id.clone(),
            name: Set(name.into()),
            post: Set("Nhân viên".into()),
            place: Set(place),
            ..Default::default()
        };
        row.insert(db).await.expect("a badge");
    }
    let slot = slot::ActiveModel {
        event_id: Set(event.id),
        starts_at: Set(app.now()),
        ends_at: Set(app.now() + chrono::TimeDelta::minutes(30)),
        gate: Set(Bilingual::new("Cổng 2", "Gate 2")),
        capacity: Set(4),
        taken: Set(1),
        ..Default::default()
    };
    let slot = slot.insert(db).await.expect("a slot");
    let van = vehicle::ActiveModel {
        exhibitor_id: exhibitor_id.clone(),
        slot_id: Set(slot.id),
        sort: Set(vehicle::Sort::Van),
        plate: Set("98C-123.45".into()),
        driver: Set("Vi Văn Bình".into()),
        phone: Set("+84912345678".into()),
        load: Set("2 tủ lạnh".into()),
        ..Default::default()
    };
    van.insert(db).await.expect("a vehicle");
    let table = extra::ActiveModel {
        event_id: Set(event.id),
        code: Set("table".into()),
        sort: Set(extra::Sort::Furniture),
        name: Set(Bilingual::new("Bàn", "Table")),
        most: Set(4),
        price: Set(150_000),
        place: Set(1),
        ..Default::default()
    };
    table.insert(db).await.expect("an extra");
    extra_order::ActiveModel { exhibitor_id, code: Set("table".into()), count: Set(2), ..Default::default() }
        .insert(db)
        .await
        .expect("an order");
}

#[rocket::async_test]
async fn badges_vehicles_and_orders_are_listed_and_what_costs_is_owed() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (hoa, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    with_needs(&app, &event, &dossier).await;
    let rows = async |list: &str| organizer.get(&format!("{PAPERS}/{list}")).await.select(".booth-list tbody tr");
    assert_eq!(rows("badges").await, ["1A01Khe RêuLê Thị MaiNhân viên", "2A01Khe RêuTrần Văn TúNhân viên"]);
    let vehicles = rows("vehicles").await;
    for part in ["9h00–9h30, 23/11/2026", "Cổng 2", "A01", "98C-123.45", "Vi Văn Bình, 0912 345 678", "2 tủ lạnh"] {
        assert!(vehicles[0].contains(part), "{part}: {vehicles:?}");
    }
    assert_eq!(rows("furniture").await, ["1A01Khe Rêu2 × Bàn"]);
    let fee = hoa.get("/desk/hoi/fee").await;
    assert_eq!(fee.select(".fee-sums tbody tr"), ["Gian tiêu chuẩn15.000.0005.000.000", "Bàn2150.000300.000"]);
    assert_eq!(fee.select(".fee-total dd"), ["5.300.000 đồng"]);
}
