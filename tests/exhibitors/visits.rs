//! Contacts that visitors leave: by their own act, for one exhibitor, until a date.
use super::desk_parts::{event_ahead, holder};
use super::*;
use crate::app::App;
use khaihoi::exhibitors::booth;
use khaihoi::exhibitors::visits::{lead, purge, tally};
use rocket::futures::future::join_all;
use sea_orm::{EntityTrait, QueryFilter};

/// Where a contact is left at the booth of this number.
async fn door(app: &App, event: &event::Model, number: &str) -> String {
    let stand = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).filter(booth::COLUMN.number.eq(number));
    let token = stand.one(app.db.reader()).await.unwrap().expect("a booth").token;
    format!("/vi/{}/booth/{token}/contact", event.slug)
}

const LAN: &[(&str, &str)] = &[
    ("name", "Nguyễn Thị Lan"),
    ("phone", "0912 345 678"),
    ("email", "lan@khach.example"),
    ("words", "Muốn nhập mật ong"),
    ("agree", "true"),
];

async fn leads(app: &App) -> Vec<lead::Model> {
    lead::Entity::find().all(app.db.reader()).await.unwrap()
}

#[rocket::async_test]
async fn a_visitor_leaves_a_contact_and_takes_it_back() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let (door, visitor) = (door(&app, &event, "A01").await, app.anonymous());
    let page = visitor.get(&door).await;
    assert!(page.select("h1").concat().contains("Khe Rêu") && page.attributes("input[name=agree]", "checked").is_empty());

    for (missing, field) in [("agree", "agree"), ("name", "name")] {
        let fields: Vec<_> = LAN.iter().filter(|(name, _)| *name != missing).copied().collect();
        let page = visitor.post(&door, &fields).await;
        assert_eq!((page.status.code, page.select(&format!("#e-{field} li")).len()), (422, 1), "{}", page.words());
        assert_eq!(page.attributes("input[name=email]", "value"), ["lan@khach.example"]);
    }
    let silent = visitor.post(&door, &[("name", "Lan"), ("agree", "true")]).await;
    assert_eq!((silent.status.code, silent.select("#e-phone li").len()), (422, 1));
    assert!(leads(&app).await.is_empty());

    let left = visitor.post(&door, LAN).await;
    let receipt = left.goes_to.expect("left");
    assert!(visitor.get(&receipt).await.words().contains("0912 345 678"));
    let kept = leads(&app).await;
    assert_eq!((kept.len(), kept[0].text_version.as_str(), kept[0].agreed_at), (1, "2026-11", app.now()));
    assert!(app.letters().await.iter().any(|letter| letter.message.contains(&receipt)));
    assert_eq!(visitor.post(&door, LAN).await.goes_to.as_deref(), Some(receipt.as_str()), "the same form twice is one contact");

    assert_eq!(hoa.get("/desk/hoi/visits").await.select(".leads h2"), ["Nguyễn Thị Lan"]);
    assert!(visitor.post(&receipt, &[]).await.words().contains("Đã xóa liên hệ"));
    assert!(leads(&app).await.is_empty());
    assert_eq!(visitor.get(&receipt).await.status.code, 404);
    assert!(visitor.post(&receipt, &[]).await.words().contains("Đã xóa liên hệ"), "asking twice is no mistake");
}

#[rocket::async_test]
async fn nobody_but_the_exhibitor_reads_a_contact() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let (hoa, nam) = (
        holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await,
        holder(&app, &event, "nam@banlinh.example", "Bản Lĩnh", "A02").await,
    );
    let (organizer, admin) = (app.organizer(&event).await, app.admin().await);
    app.anonymous().post(&door(&app, &event, "A01").await, LAN).await;
    let id = leads(&app).await[0].id;
    assert!(!nam.get("/desk/hoi/visits").await.words().contains("Lan"));
    let fields = [("mark", "hot"), ("remark", "của tôi"), ("version", "1"), ("then", "save")];
    assert_eq!(nam.post(&format!("/desk/hoi/visits/{id}"), &fields).await.status.code, 404);
    for outsider in [&organizer, &admin] {
        assert_eq!(outsider.get("/desk/hoi/visits").await.status.code, 404);
        assert_eq!(outsider.get("/desk/hoi/download/visits.csv").await.status.code, 404);
        let overview = outsider.get("/studio/hoi/booths/desk").await;
        assert!(!overview.text.contains("Lan") && overview.select("td[data-label='Khách để lại liên hệ']").contains(&"1".to_owned()));
        assert!(!outsider.get("/studio/hoi/log").await.text.contains("Nguyễn Thị Lan"));
    }
    let csv = String::from_utf8(hoa.bytes("/desk/hoi/download/visits.csv").await).unwrap();
    assert!(csv.contains("Nguyễn Thị Lan") && csv.contains("0912 345 678"), "{csv}");
}

#[rocket::async_test]
async fn contacts_are_marked_searched_and_noted_on() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let door = door(&app, &event, "A01").await;
    app.anonymous().post(&door, LAN).await;
    app.anonymous().post(&door, &[("name", "Trần Văn Bình"), ("email", "binh@khach.example"), ("agree", "true")]).await;
    let id = leads(&app).await.into_iter().find(|lead| lead.name.contains("Lan")).unwrap().id;
    let fields = |remark: &'static str| [("mark", "hot"), ("remark", remark), ("version", "1"), ("then", "save")];
    assert_eq!(hoa.post(&format!("/desk/hoi/visits/{id}"), &fields("Gọi thứ Hai")).await.status.code, 303);
    let stale = hoa.post(&format!("/desk/hoi/visits/{id}"), &fields("Gọi thứ Ba")).await;
    assert_eq!(stale.status.code, 422);
    assert!(stale.select(".theirs").concat().contains("Gọi thứ Hai") && stale.select("textarea").contains(&"Gọi thứ Ba".to_owned()));
    for (query, found) in [("q=thu+hai", 1), ("q=BINH", 1), ("mark=hot", 1), ("mark=cold", 0), ("q=khach", 2), ("", 2)] {
        let page = hoa.get(&format!("/desk/hoi/visits?{query}")).await;
        assert_eq!(page.select(".leads h2").len(), found, "{query}");
    }
}

#[rocket::async_test]
async fn contacts_end_with_their_date_and_leave_a_number() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let door = door(&app, &event, "A01").await;
    app.anonymous().post(&door, LAN).await;
    assert_eq!(purge(&app.db, app.now()).await.unwrap(), 0);
    // The last day of the festival and ninety more.
    app.clock.advance(TimeDelta::days(124));
    let hoa = app.signed_in(hoa.account.clone().expect("an account")).await;
    let over = hoa.get("/desk/hoi/visits").await;
    assert!(over.select(".leads h2").is_empty() && over.words().contains("Thời hạn giữ liên hệ đã hết"), "{}", over.words());
    assert!(!String::from_utf8_lossy(&hoa.bytes("/desk/hoi/download/visits.csv").await).contains("Lan"));
    assert!(app.anonymous().get(&door).await.words().contains("không còn nhận liên hệ"));
    assert_eq!(app.anonymous().post(&door, LAN).await.status.code, 422, "and none is taken");
    let machines = join_all((0..3).map(|_| purge(&app.db, app.now()))).await;
    assert_eq!(machines.into_iter().map(|gone| gone.unwrap()).sum::<u64>(), 1);
    assert!(leads(&app).await.is_empty());
    assert_eq!(tally::of_event(app.db.reader(), event.id).await.unwrap().into_values().collect::<Vec<_>>(), [1]);
}

#[rocket::async_test]
async fn the_same_contact_sent_many_times_at_once_is_one() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let (door, visitor) = (door(&app, &event, "A01").await, app.anonymous());
    let answers = join_all((0..8).map(|_| visitor.post(&door, LAN))).await;
    let first = answers[0].goes_to.clone();
    assert!(first.is_some() && answers.iter().all(|page| page.goes_to == first));
    assert_eq!((leads(&app).await.len(), app.letters().await.len()), (1, 1));
}

#[rocket::async_test]
async fn a_booth_without_a_listed_exhibitor_takes_none() {
    let app = App::start().await;
    let event = event_ahead(&app, "hoi").await;
    let hoa = holder(&app, &event, "hoa@khereu.example", "Khe Rêu", "A01").await;
    let door = door(&app, &event, "A01").await;
    hoa.post("/desk/hoi/listing", &[("shown", "false")]).await;
    assert_eq!(app.anonymous().get(&door).await.status.code, 404);
    assert_eq!(app.anonymous().get("/vi/hoi/booth/nothing/contact").await.status.code, 404);
}
