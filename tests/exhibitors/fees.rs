//! What exhibitors owe: asked for, paid by hand or as a bank tells it, with receipts.
use super::*;
use crate::app::{App, Browser, Page};
use khaihoi::exhibitors::fees::account::{self, AccountInput, AccountNumber};
use khaihoi::exhibitors::fees::bank::{self, BankField};
use khaihoi::exhibitors::fees::payment::{Moved, Way};
use khaihoi::exhibitors::fees::{Origin, Received, Whose, fee, payment, receipt, receive_all, request};
use khaihoi::exhibitors::floor_plan::kind::{self, Audience, Make};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::language::Language;
use khaihoi::platform::text::{Bilingual, Both, Line};
use rocket::futures::future::join_all;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// A festival at which a shell costs five million, and an organizer of it.
pub async fn priced(app: &App) -> (event::Model, Browser<'_>) {
    let event = open_event(app, "hoi").await;
    let kind = Make::Shell.standard(event.id);
    let row = kind::ActiveModel {
        event_id: Set(event.id),
        code: Set("shell".into()),
        make: Set(Make::Shell),
        name: Set(Bilingual::new("Gian tiêu chuẩn", "Shell scheme")),
        included: Set(kind.included),
        width_cm: Set(300),
        depth_cm: Set(300),
        price: Set(5_000_000),
        audience: Set(Audience::default()),
        quota: Set(None),
        given: Set(0),
        place: Set(1),
        version: Set(1),
        ..Default::default()
    };
    row.insert(app.db.reader()).await.expect("a kind");
    let organizer = app.organizer(&event).await;
    (event, organizer)
}

const ACCOUNT: &[(&str, &str)] = &[
    ("bank", "970436"),
    ("number", "0011 0123 45678"),
    ("holder", "Ban Tổ chức Ngày hội"),
    ("payee.vi", "Sở Khoa học và Công nghệ"),
    ("payee.en", "Department of Science and Technology"),
    ("address.vi", "Số 1, phường Bắc Giang"),
    ("term_days", "10"),
    ("version", "0"),
];

/// Says who collects.
pub async fn collect(organizer: &Browser<'_>) {
    let page = organizer.post("/studio/hoi/fees/account", ACCOUNT).await;
    assert_eq!(page.goes_to.as_deref(), Some("/studio/hoi/fees"), "{}", page.words());
}

/// An exhibitor that was accepted with these booths.
pub async fn accepted<'a>(app: &'a App, event: &event::Model, organizer: &Browser<'_>, name: &str, booths: &str) -> (Browser<'a>, Dossier) {
    let browser = app.signed_up(&format!("{}@x.example", booths.to_lowercase().replace([',', ' '], ""))).await;
    let sent = apply(app, event, &browser, name, true).await;
    let page = answer(organizer, event, &sent, "accept", booths, "").await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let dossier = own(app, event, &browser).await;
    (browser, dossier)
}

fn fee_of(dossier: &Dossier) -> String {
    format!("/studio/hoi/fees/{}", dossier.application.token)
}

async fn ask(app: &App, organizer: &Browser<'_>, dossier: &Dossier) -> request::Model {
    let page = organizer.post(&format!("{}/ask", fee_of(dossier)), &[]).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    open_request(app, dossier).await
}

pub async fn open_request(app: &App, dossier: &Dossier) -> request::Model {
    let rows = request::Entity::find().filter(request::COLUMN.application_id.eq(dossier.application.id)).filter(request::COLUMN.open.eq(1));
    rows.one(app.db.reader()).await.unwrap().expect("an open request")
}

async fn pay(organizer: &Browser<'_>, dossier: &Dossier, amount: &str, receipt: bool) -> Page {
    let receipt = if receipt { "true" } else { "false" };
    let fields =
        [("amount", amount), ("on", "2026-11-22"), ("way", "transfer"), ("note", "UNC 12"), ("receipt", receipt), ("letter", "true")];
    organizer.post(&format!("{}/paid", fee_of(dossier)), &fields).await
}

async fn standing(organizer: &Browser<'_>) -> Vec<String> {
    organizer.get("/studio/hoi/fees").await.select(".fee-table tbody td:last-child .tag")
}

#[rocket::async_test]
async fn a_fee_is_asked_for_paid_and_receipted() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (hoa, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01, A02").await;
    let list = organizer.get("/studio/hoi/fees").await;
    assert_eq!(list.select(".fee-table tbody td:nth-child(3)"), ["10.000.000"]);
    assert_eq!(standing(&organizer).await, ["Chưa đề nghị"]);
    let refused = organizer.post(&format!("{}/ask", fee_of(&dossier)), &[]).await;
    assert_eq!(refused.select(".problems li"), ["Vui lòng ghi tài khoản nhận tiền trước."]);
    collect(&organizer).await;
    let request = ask(&app, &organizer, &dossier).await;
    assert_eq!((request.amount, request.due_on.to_string().as_str()), (10_000_000, "2026-12-03"));
    let letter = app.letters().await.pop().expect("a letter").message;
    for part in
        ["10.000.000 đồng", "Mười triệu đồng", &request.reference, "0011012345678", "BAN TO CHUC NGAY HOI", "/desk/hoi/fee", "03/12/2026"]
    {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    let desk = hoa.get("/desk/hoi/fee").await;
    assert_eq!(desk.select(".fee-qr .qr").len(), 1);
    assert!(desk.select(".fee-transfer dd").contains(&request.reference), "{}", desk.words());
    assert_eq!(standing(&organizer).await, ["Chờ thanh toán"]);

    pay(&organizer, &dossier, "4.000.000", true).await;
    assert_eq!(standing(&organizer).await, ["Trả một phần"]);
    assert!(hoa.get("/desk/hoi/fee").await.select(".fee-transfer dd").contains(&"6.000.000 đồng".to_owned()));
    pay(&organizer, &dossier, "6,000,000 đ", false).await;
    assert_eq!(standing(&organizer).await, ["Đã trả đủ"]);
    let desk = hoa.get("/desk/hoi/fee").await;
    assert!(desk.select(".fee-qr").is_empty() && desk.words().contains("Phiếu thu số 001"));
    let paper = hoa.get("/desk/hoi/fee/receipts/1").await;
    assert_eq!(paper.select(".office-title"), ["PHIẾU THU"]);
    for part in ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Khe Rêu", "Phí gian hàng A01, A02", "4.000.000 đồng", "Bốn triệu đồng", "không phải hóa đơn"]
    {
        assert!(paper.words().contains(part), "{part}: {}", paper.words());
    }
    let other = payment::Entity::find().filter(payment::COLUMN.amount.eq(6_000_000)).one(app.db.reader()).await.unwrap().unwrap();
    let id = other.id.to_string();
    organizer.post(&format!("{}/receipt", fee_of(&dossier)), &[("payment", &id)]).await;
    assert_eq!(organizer.get(&format!("{}/receipts/2", fee_of(&dossier))).await.select(".receipt-number"), ["Số: 002"]);
    let twice = organizer.post(&format!("{}/receipt", fee_of(&dossier)), &[("payment", &id)]).await;
    assert_eq!(twice.select(".problems li"), ["Khoản này đã có phiếu thu."]);
}

#[rocket::async_test]
async fn a_receipt_is_read_by_its_owner_and_the_team_alone() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (hoa, mine) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let (tu, theirs) = accepted(&app, &event, &organizer, "Sao Mai", "A02").await;
    pay(&organizer, &mine, "5000000", true).await;
    assert_eq!(hoa.get("/desk/hoi/fee/receipts/1").await.status.code, 200);
    assert_eq!(tu.get("/desk/hoi/fee/receipts/1").await.status.code, 404);
    assert_eq!(organizer.get(&format!("{}/receipts/1", fee_of(&theirs))).await.status.code, 404);
    assert_eq!(hoa.speaking(Language::En).get("/desk/hoi/fee/receipts/1").await.select(".office-title"), ["RECEIPT"]);
}

#[rocket::async_test]
async fn what_is_let_off_has_a_reason_that_both_read() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (hoa, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let agree = async |relief: &str, value: &str, reason: &str, extra: &str, extra_for: &str, version: &str| {
        let fields = [
            ("relief", relief),
            ("relief_value", value),
            ("reason", reason),
            ("extra", extra),
            ("extra_for", extra_for),
            ("version", version),
        ];
        organizer.post(&fee_of(&dossier), &fields).await
    };
    let table = [
        (agree("percent", "30", "", "", "", "0").await, "Vui lòng ghi lý do giảm hoặc miễn."),
        (agree("percent", "130", "Khởi nghiệp", "", "", "0").await, "Mức giảm là từ 1 đến 100 phần trăm."),
        (agree("free", "", "", "", "", "0").await, "Vui lòng ghi lý do giảm hoặc miễn."),
        (agree("none", "", "", "500.000", "", "0").await, "Vui lòng ghi khoản cộng thêm là gì."),
        (agree("amount", "một triệu", "Khởi nghiệp", "", "", "0").await, "Số tiền chưa đúng. Ví dụ: 1.500.000."),
    ];
    for (page, expected) in table {
        assert_eq!((page.status.code, page.select(".errors li")), (422, vec![expected.to_owned()]));
    }
    agree("percent", "30", "Đơn vị khởi nghiệp", "500.000", "Thêm 3 kW điện", "0").await;
    let desk = hoa.get("/desk/hoi/fee").await;
    let rows = desk.select(".fee-sums tbody th");
    assert_eq!(rows, ["Gian tiêu chuẩn", "Thêm 3 kW điện", "Giảm 30%: Đơn vị khởi nghiệp"]);
    assert_eq!(desk.select(".fee-total dd"), ["4.000.000 đồng"]);
    let stale = agree("free", "", "OCOP", "", "", "0").await;
    assert_eq!((stale.status.code, stale.attributes("#f-reason", "value")), (422, vec!["OCOP".to_owned()]));
    agree("free", "", "Sản phẩm OCOP", "", "", "1").await;
    assert_eq!(standing(&organizer).await, ["Được miễn"]);
    let nothing = organizer.post(&format!("{}/ask", fee_of(&dossier)), &[]).await;
    assert_eq!(nothing.select(".problems li"), ["Không còn khoản nào phải thu."]);
}

#[rocket::async_test]
async fn whoever_withdraws_gets_money_back_and_no_more_than_was_paid() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (hoa, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    pay(&organizer, &dossier, "5.000.000", false).await;
    hoa.post("/desk/hoi/withdraw", &[]).await;
    assert_eq!(standing(&organizer).await, ["Trả thừa"]);
    let back = async |amount: &str| {
        let fields = [("back_amount", amount), ("back_on", "2026-11-23"), ("back_way", "transfer"), ("back_note", "")];
        organizer.post(&format!("{}/returned", fee_of(&dossier)), &fields).await
    };
    assert_eq!(back("5.000.001").await.select("#e-back_amount li"), ["Không thể hoàn lại nhiều hơn số đã thu."]);
    let both = [back("3.000.000"), back("3.000.000")];
    let codes: Vec<_> = join_all(both).await.iter().map(|page| page.status.code).collect();
    assert!(codes.contains(&303) && codes.contains(&422), "{codes:?}");
    assert_eq!(back("2.000.000").await.status.code, 303);
    assert!(standing(&organizer).await.is_empty(), "nobody owes anybody anything");
}

#[rocket::async_test]
async fn all_are_asked_at_once_after_one_has_seen_whom() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (_, one) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    accepted(&app, &event, &organizer, "Sao Mai", "A02").await;
    ask(&app, &organizer, &one).await;
    let before = app.letters().await.len();
    let preview = organizer.get("/studio/hoi/fees/ask").await;
    assert_eq!(preview.select("tbody th"), ["Sao Mai"]);
    assert!(preview.select(".fee-letter p")[0].contains("kính đề nghị Sao Mai thanh toán"), "{}", preview.words());
    assert_eq!(organizer.post("/studio/hoi/fees/ask", &[]).await.status.code, 303);
    assert_eq!(app.letters().await.len(), before + 1);
    assert!(organizer.get("/studio/hoi/fees/ask").await.select("tbody th").is_empty());
    // The price of the kind changes: it is asked for anew, under a new reference, and the old one is known still.
    let old = open_request(&app, &one).await;
    kind::Entity::update_many().col_expr(kind::Column::Price, Expr::value(4_000_000)).exec(app.db.reader()).await.expect("a price");
    assert_eq!(organizer.get("/studio/hoi/fees/ask").await.select("tbody th"), ["Khe Rêu", "Sao Mai"]);
    let new = ask(&app, &organizer, &one).await;
    assert!(old.reference != new.reference && new.amount == 4_000_000);
    let again = join_all((0..4).map(|_| ask(&app, &organizer, &one))).await;
    assert!(again.iter().all(|request| request.reference == new.reference), "a reminder keeps its reference");
}

#[rocket::async_test]
async fn who_was_asked_is_told_when_the_fee_changes() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (hoa, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let agree = async |relief: &str, value: &str, version: &str| {
        let fields = [("relief", relief), ("relief_value", value), ("reason", "Bạn cũ"), ("version", version)];
        organizer.post(&fee_of(&dossier), &fields).await.status.code
    };
    let changed = async || {
        let letters = app.letters().await.into_iter().filter(|letter| letter.subject.contains("đã thay đổi"));
        letters.map(|letter| letter.message).collect::<Vec<_>>()
    };
    assert_eq!((agree("percent", "10", "0").await, changed().await.len()), (303, 0), "nobody has asked yet");
    let first = ask(&app, &organizer, &dossier).await;
    assert_eq!(agree("amount", "1.000.000", "1").await, 303);
    let second = open_request(&app, &dossier).await;
    assert!(second.amount == 4_000_000 && second.reference != first.reference);
    let letter = changed().await.pop().expect("a letter");
    for part in ["4.500.000 đồng", "4.000.000 đồng", "Bốn triệu đồng", &second.reference, "03/12/2026"] {
        assert!(letter.contains(part), "{part}: {letter}");
    }
    assert!(hoa.get("/desk/hoi/fee").await.select(".fee-transfer dd").contains(&second.reference));
    assert_eq!((agree("amount", "1.000.000", "2").await, changed().await.len()), (303, 1), "the same again is nothing new");

    // Another booth costs more, and says so beside the letter of the arrangement.
    let now = own(&app, &event, &hoa).await;
    let version = now.application.version.to_string();
    let fields = [("act", "arrange"), ("booth_count", "2"), ("numbers", "A01, A02"), ("words", ""), ("version", &version)];
    let address = format!("/studio/hoi/booths/{}", now.application.token);
    let seen = organizer.post(&address, &[&fields[..], &[("see", "true")]].concat()).await;
    assert_eq!(seen.select(".letter-seen h3").len(), 2, "{}", seen.words());
    assert_eq!((organizer.post(&address, &fields).await.status.code, changed().await.len()), (303, 2));
    assert_eq!(open_request(&app, &dossier).await.amount, 9_000_000);

    pay(&organizer, &dossier, "1.000.000", false).await;
    assert_eq!(agree("free", "", "3").await, 303);
    let letter = changed().await.pop().expect("a letter");
    assert!(letter.contains("không phải thanh toán thêm") && letter.contains("hoàn lại 1.000.000 đồng"), "{letter}");
    let open = request::Entity::find().filter(request::COLUMN.open.eq(1)).count(app.db.reader()).await.expect("read");
    assert!(open == 0 && hoa.get("/desk/hoi/fee").await.select(".fee-qr").is_empty());
}

#[rocket::async_test]
async fn receipts_are_numbered_without_gaps_however_many_are_written_at_once() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (_, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let pages = join_all((0..8).map(|_| pay(&organizer, &dossier, "1.000.000", true))).await;
    assert!(pages.iter().all(|page| page.status.code == 303));
    pay(&organizer, &dossier, "1.000.000", false).await;
    let last = payment::Entity::find().order_by_desc(payment::Column::Id).one(app.db.reader()).await.unwrap().unwrap().id.to_string();
    let path = format!("{}/receipt", fee_of(&dossier));
    let fields = [("payment", last.as_str())];
    let twice = join_all((0..4).map(|_| organizer.post(&path, &fields))).await;
    assert_eq!(twice.iter().filter(|page| page.status.code == 303).count(), 1);
    let numbers: Vec<i32> = receipt::Entity::find()
        .order_by_asc(receipt::Column::Number)
        .all(app.db.reader())
        .await
        .unwrap()
        .into_iter()
        .map(|receipt| receipt.number)
        .collect();
    assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
}

#[rocket::async_test]
async fn two_who_agree_at_once_do_not_overwrite_each_other() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    let (_, dossier) = accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let path = fee_of(&dossier);
    let fields = [("relief", "free"), ("reason", "OCOP"), ("version", "0")];
    let pages = join_all((0..4).map(|_| organizer.post(&path, &fields))).await;
    assert_eq!(pages.iter().filter(|page| page.status.code == 303).count(), 1);
    assert_eq!(fee::Entity::find().count(app.db.reader()).await.unwrap(), 1);
    let collectors = join_all((0..4).map(|_| organizer.post("/studio/hoi/fees/account", ACCOUNT))).await;
    assert_eq!(collectors.iter().filter(|page| page.status.code == 303).count(), 1);
}

#[rocket::async_test]
async fn counts_tell_who_applied_and_what_is_due() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    assert_eq!(organizer.get("/studio/hoi/booths/counts").await.select(".empty h2"), ["Chưa có hồ sơ nào"]);
    accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let other = app.signed_up("tu@x.example").await;
    apply(&app, &event, &other, "Sao Mai", true).await;
    let page = organizer.get("/studio/hoi/booths/counts").await;
    assert_eq!(
        page.select(".bars caption"),
        ["Hồ sơ theo trạng thái", "Gian hàng theo loại", "Đơn vị theo lĩnh vực", "Đơn vị theo tỉnh, thành phố", "Phí gian hàng (đồng)"]
    );
    let first = page.select(".charts .card:nth-of-type(1) tbody tr");
    assert_eq!(first, ["Chờ trả lời1", "Đã chấp nhận1"]);
    assert_eq!(page.select(".charts .card:nth-of-type(2) tbody tr"), ["Gian tiêu chuẩn21"]);
    assert_eq!(page.select(".charts .card:nth-of-type(5) tbody tr"), ["Phải thu5.000.000", "Đã thu0", "Còn lại5.000.000"]);
    assert_eq!(page.attributes(".charts .card:nth-of-type(2) tbody rect", "width"), ["100.0", "50.0"]);
}

/// Somebody collects at this event, and the first exhibitor has paid a thousand đồng: the number of the receipt.
pub async fn receipted(app: &App, event: &event::Model) -> i32 {
    let actor = Actor::program("a test");
    let input = AccountInput {
        bank: BankField(bank::by_bin("970436").expect("a bank")),
        number: AccountNumber::parse("0011012345678").expect("a number"),
        holder: Line::parse("Ban To chuc").expect("a line"),
        payee: Both { vi: Line::parse("Sở Khoa học").expect("a line"), en: Line::default() },
        address: Both::default(),
        term_days: 10,
        version: 0,
    };
    let mut change = Change::begin(&app.db, &actor, app.now()).await.expect("a change");
    account::write_in(&mut change, event, &input).await.expect("written");
    change.commit().await.expect("committed");
    let first = khaihoi::exhibitors::application::Entity::find().one(app.db.reader()).await.expect("read").expect("an application");
    let moved = Moved { amount: 1_000, on: app.now().date_naive(), way: Way::Cash, note: String::new(), bank_key: None };
    let one = Received { whose: Whose::Token(&first.token), moved, receipt: true, letter: false };
    receive_all(&app.db, &actor, app.now(), Origin { event, host: "" }, &[one]).await.expect("received");
    1
}
