//! A bank's statement: what is found in it, recorded once, and forgotten.
use crate::app::{App, Browser, Page};
use crate::exhibitors::fees::{accepted, collect, open_request, priced};
use khaihoi::exhibitors::Dossier;
use khaihoi::exhibitors::fees::{payment, receipt, request};
use khaihoi::interchange::sheets::write::{Content, Ending, Sheet};
use rocket::futures::future::join_all;
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

const PATH: &str = "/studio/hoi/fees/statement";

/// Somebody who was asked for five million.
async fn asked(
    app: &App,
    name: &str,
    booth: &str,
    organizer: &Browser<'_>,
    event: &khaihoi::events::event::Model,
) -> (Dossier, request::Model) {
    let (_, dossier) = accepted(app, event, organizer, name, booth).await;
    organizer.post(&format!("/studio/hoi/fees/{}/ask", dossier.application.token), &[]).await;
    let request = open_request(app, &dossier).await;
    (dossier, request)
}

fn csv(lines: &[(&str, &str, &str)]) -> Vec<u8> {
    let rows = lines.iter().map(|(day, text, amount)| format!("{day};\"{text}\";\"{amount}\";\r\n"));
    format!("SAO KÊ TÀI KHOẢN;;;\r\nNgày giao dịch;Nội dung;Ghi có;Ghi nợ\r\n{}", rows.collect::<String>()).into_bytes()
}

async fn send(organizer: &Browser<'_>, bytes: &[u8]) -> Page {
    organizer.post_files(PATH, &[], &[("file", "saoke.csv", "text/csv", bytes)]).await
}

/// What a browser sends back from the page, with one tick changed where asked for.
fn form(page: &Page) -> Vec<(String, String)> {
    let inputs = scraper::Selector::parse("main form input").expect("a selector");
    let html = scraper::Html::parse_document(&page.text);
    let sent = |input: scraper::ElementRef<'_>| {
        let is_sent = input.attr("type") != Some("checkbox") || input.attr("checked").is_some();
        is_sent.then(|| (input.attr("name").unwrap_or_default().to_owned(), input.attr("value").unwrap_or_default().to_owned()))
    };
    html.select(&inputs).filter_map(sent).collect()
}

async fn record(organizer: &Browser<'_>, form: &[(String, String)]) -> Page {
    let fields: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    organizer.post(&format!("{PATH}/record"), &fields).await
}

async fn payments(app: &App) -> Vec<payment::Model> {
    payment::Entity::find().order_by_asc(payment::Column::Id).all(app.db.reader()).await.unwrap()
}

#[rocket::async_test]
async fn what_is_found_is_shown_first_and_the_same_statement_twice_changes_nothing() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (one, first) = asked(&app, "Khe Rêu", "A01", &organizer, &event).await;
    let (_, second) = asked(&app, "Sao Mai", "A02", &organizer, &event).await;
    let messy = format!("MBVCB.3278.{}.CT tu 0011", first.reference.to_lowercase());
    let statement = csv(&[
        ("20/11/2026", &messy, "5,000,000"),
        ("21/11/2026", &format!("{} {}", &second.reference[..6], &second.reference[6..]), "4.000.000"),
        ("21/11/2026", "Tiền điện", "1.200.000"),
        ("21/11/2026", "Phí SMS", ""),
    ]);
    let page = send(&organizer, &statement).await;
    assert_eq!(page.status.code, 200, "{}", page.words());
    assert_eq!(page.select(".statement-table .tag"), ["đúng số tiền", "thiếu", "không rõ"]);
    assert!(payments(&app).await.is_empty(), "shown, not recorded");
    let done = record(&organizer, &form(&page)).await;
    assert_eq!(done.goes_to.as_deref(), Some("/studio/hoi/fees"), "{}", done.words());
    let rows = payments(&app).await;
    assert_eq!(rows.iter().map(|row| row.amount).collect::<Vec<_>>(), [5_000_000, 4_000_000]);
    assert_eq!(
        (rows[0].application_id, rows[0].on_day.to_string().as_str(), rows[0].note.as_str()),
        (one.application.id, "2026-11-20", messy.as_str())
    );
    let again = send(&organizer, &statement).await;
    assert_eq!(again.select(".statement-table .tag"), ["không rõ"]);
    assert!(again.words().contains("2 khoản đã ghi nhận từ trước"));
    record(&organizer, &form(&page)).await;
    assert_eq!(payments(&app).await.len(), 2, "the first page, sent once more");
}

#[rocket::async_test]
async fn two_who_record_the_same_statement_at_once_record_it_once() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let mut lines = vec![];
    for (name, booth) in [("Khe Rêu", "A01"), ("Sao Mai", "A02"), ("Chim Xanh", "A03")] {
        lines.push(asked(&app, name, booth, &organizer, &event).await.1.reference);
    }
    let rows: Vec<_> = lines.iter().map(|reference| ("20/11/2026", reference.as_str(), "5.000.000")).collect();
    let page = send(&organizer, &csv(&rows)).await;
    let mut fields = form(&page);
    fields.push(("receipt".into(), "true".into()));
    let mut turned = fields.clone();
    turned.reverse();
    let before = app.letters().await.len();
    let done = join_all([&fields, &turned, &fields, &turned].map(|fields| record(&organizer, fields))).await;
    assert!(done.iter().all(|page| page.status.code == 303), "{:?}", done.iter().map(Page::words).collect::<Vec<_>>());
    assert_eq!(payments(&app).await.len(), 3);
    let receipts = receipt::Entity::find().order_by_asc(receipt::Column::Number).all(app.db.reader()).await.unwrap();
    assert_eq!(receipts.iter().map(|receipt| receipt.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(app.letters().await.len(), before + 3);
}

#[rocket::async_test]
async fn a_line_is_given_to_somebody_by_hand_and_what_is_wrong_keeps_what_was_chosen() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (dossier, request) = asked(&app, "Khe Rêu", "A01", &organizer, &event).await;
    let page = send(&organizer, &csv(&[("20/11/2026", "KHE REU NOP TIEN", "5.000.000")])).await;
    assert_eq!(record(&organizer, &form(&page)).await.select(".problems li"), ["Vui lòng chọn ít nhất một dòng."]);
    let with = |reference: &str| {
        let mut fields = form(&page);
        fields.retain(|(name, _)| name != "rows[0].reference");
        fields.extend([("rows[0].take".into(), "true".into()), ("rows[0].reference".into(), reference.into())]);
        fields
    };
    let wrong = record(&organizer, &with("KHNOBODY22")).await;
    assert_eq!(
        (wrong.status.code, wrong.select(".problems li")),
        (422, vec!["Không có đề nghị thanh toán nào có nội dung “KHNOBODY22”.".to_owned()])
    );
    assert_eq!(wrong.attributes("[name='rows[0].reference']", "value"), ["KHNOBODY22"]);
    assert_eq!(record(&organizer, &with(&request.reference)).await.status.code, 303);
    assert_eq!(payments(&app).await[0].application_id, dossier.application.id);
}

#[rocket::async_test]
async fn a_workbook_reads_as_well_and_what_is_no_statement_says_so() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    collect(&organizer).await;
    let (_, request) = asked(&app, "Khe Rêu", "A01", &organizer, &event).await;
    let day = Content::Date(chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    let sheet = Sheet {
        name: "Statement".into(),
        headings: ["Transaction date", "Reference no", "Description", "Credit"].map(str::to_owned).into(),
        widths: vec![12, 12, 40, 12],
        rows: vec![vec![day, Content::Text("FT26324098".into()), Content::Text(request.reference.clone()), Content::Number(5_000_000.0)]],
    };
    let bytes = Ending::Xlsx.bytes(&sheet).expect("a workbook");
    let page = send(&organizer, &bytes).await;
    assert_eq!(page.select(".statement-table .tag"), ["đúng số tiền"], "{}", page.words());
    assert_eq!(
        send(&organizer, b"Ten;Chuc vu\r\nMai Son;PCT\r\n").await.select("#e-file li"),
        ["Tệp này chưa có đủ các cột của sao kê: ngày, số tiền ghi có và nội dung."]
    );
    assert_eq!(send(&organizer, b"").await.status.code, 422);
    assert_eq!(send(&organizer, b"%PDF-1.7 x").await.status.code, 422);
    assert_eq!(payment::Entity::find().count(app.db.reader()).await.unwrap(), 0);
}

#[rocket::async_test]
async fn what_is_due_goes_out_as_a_file() {
    let app = App::start().await;
    let (event, organizer) = priced(&app).await;
    accepted(&app, &event, &organizer, "Khe Rêu", "A01").await;
    let page = organizer.get("/studio/hoi/download/fees.csv").await;
    let line = page.text.lines().nth(1).expect("a line");
    assert!(line.contains("Khe Rêu") && line.contains("A01") && line.contains("5000000") && line.contains("Chưa đề nghị"), "{line}");
    assert_eq!(app.member(&event, khaihoi::events::team::Role::Editor).await.get("/studio/hoi/download/fees.csv").await.status.code, 404);
}
