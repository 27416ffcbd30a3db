//! Money for a booth, from its price to its receipt: asked for with a reduction, paid by the code at the desk, known again in a
//! bank's statement, receipted, and gone from the table of what is due.
use super::browser::Browser;
use super::people::{Eyes, letter_to};
use super::stage::Stage;
use std::path::{Path, PathBuf};
use thirtyfour::By;

const EVENT: &str = "ngay-hoi-mau";
const EMAIL: &str = "info@saomaitechnology.example";

#[rocket::async_test]
async fn a_booth_is_paid_for_in_vietnamese_by_phone() {
    fees(Eyes::DESK, Eyes::PHONE).await;
}

#[rocket::async_test]
async fn a_booth_is_paid_for_in_english_at_a_desk() {
    fees(Eyes::PHONE, Eyes::DESK).await;
}

/// The organizer and the exhibitor speak different languages.
async fn fees(team: Eyes, payer: Eyes) {
    let stage = Stage::set("demo").await;
    let organizer = team.enter(&stage, "organizer").await;
    let exhibitor = payer.enter(&stage, "exhibitor").await;
    price(&organizer, team).await;
    reduce(&organizer, team, &stage).await;
    let reference = read_the_code(&exhibitor, payer).await;
    import(&organizer, team, &statement(&stage, &reference)).await;
    letter_to(&stage.server.data, EMAIL, "đã nhận 8.000.000").await;
    find_the_receipt(&exhibitor, payer).await;
    for browser in [organizer, exhibitor] {
        browser.close().await;
    }
}

/// A double booth costs ten million.
async fn price(organizer: &Browser, eyes: Eyes) {
    organizer.go(&format!("/studio/{EVENT}/floor-plan/kinds")).await;
    organizer.press(&eyes.say("exhibitors-booth-double")).await;
    organizer.fill("price", "10.000.000").await;
    organizer.is_sound(eyes.language).await;
    organizer.send().await;
    organizer.reads(&eyes.say("plan-kind-saved")).await;
}

/// Who was asked for nine million owes eight, and is told so.
async fn reduce(organizer: &Browser, eyes: Eyes, stage: &Stage) {
    open_fee(organizer, eyes).await;
    organizer.reads(&eyes.say("fees-asked-otherwise")).await;
    organizer.click(".fee-desk details:not([open]) > summary").await;
    organizer.choose("relief", "percent").await;
    organizer.fill("relief_value", "20").await;
    organizer.press(&eyes.say("fees-agree-verb")).await;
    organizer.reads(&eyes.say("fees-reason-needed")).await;
    organizer.is_sound(eyes.language).await;
    organizer.fill("reason", "Bạn cũ").await;
    organizer.press(&eyes.say("fees-agree-verb")).await;
    organizer.reads(&eyes.say("fees-agreed-told")).await;
    organizer.is_sound(eyes.language).await;
    letter_to(&stage.server.data, EMAIL, "8.000.000").await;
    organizer.press(&eyes.say("fees-remind")).await;
    organizer.reads(&eyes.say("fees-asked")).await;
}

/// The money of the one exhibitor, by way of the table of what is due.
async fn open_fee(organizer: &Browser, eyes: Eyes) {
    organizer.room(&format!("/studio/{EVENT}/fees")).await;
    organizer.is_sound(eyes.language).await;
    organizer.fill("q", "sao mai").await;
    organizer.press_at("form.filter button").await;
    assert_eq!(organizer.count(".fee-table tbody tr").await, 1);
    organizer.press_at(".fee-table tbody th a").await;
    organizer.is_sound(eyes.language).await;
}

/// What the exhibitor's bank would fill in; answers the reference.
async fn read_the_code(exhibitor: &Browser, eyes: Eyes) -> String {
    exhibitor.go(&format!("/desk/{EVENT}")).await;
    exhibitor.press_at(&format!("main a[href=\"/desk/{EVENT}/fee\"]")).await;
    exhibitor.see(".fee-qr svg").await;
    exhibitor.reads("Bạn cũ").await;
    exhibitor.is_sound(eyes.language).await;
    let large = exhibitor.driver.find_all(By::Css(".fee-transfer .fee-large")).await.expect("what to write");
    let mut told = Vec::new();
    for one in large {
        told.push(one.text().await.expect("a text"));
    }
    assert!(told[0].replace([',', '.'], "").contains("8000000"), "{told:?}");
    told.remove(1)
}

/// A statement of the collector's bank, in which the money came with words around its reference, beside other money.
fn statement(stage: &Stage, reference: &str) -> PathBuf {
    let file = stage.server.data.join("sao-ke.csv");
    let lines = format!(
        "Ngày giao dịch;Nội dung;Ghi có;Ghi nợ\r\n25/11/2026;\"MBVCB.771.{}.CT tu SAO MAI\";\"8,000,000\";\r\n25/11/2026;\"Tien dien\";;\"350,000\"\r\n",
        reference.to_lowercase()
    );
    std::fs::write(&file, lines).expect("a statement");
    file
}

async fn import(organizer: &Browser, eyes: Eyes, file: &Path) {
    organizer.room(&format!("/studio/{EVENT}/fees")).await;
    organizer.press(&eyes.say("fees-statement")).await;
    organizer.is_sound(eyes.language).await;
    organizer.fill("file", &file.display().to_string()).await;
    organizer.press(&eyes.say("statement-read")).await;
    organizer.reads(&eyes.say("statement-exact")).await;
    organizer.is_sound(eyes.language).await;
    organizer.tick("receipt").await;
    organizer.tick("letter").await;
    organizer.press(&eyes.say("statement-record")).await;
    organizer.reads(&eyes.say("statement-recorded")).await;
    organizer.is_sound(eyes.language).await;
    organizer.fill("q", "sao mai").await;
    organizer.press_at("form.filter button").await;
    let standing = organizer.see(".fee-table tbody td:last-child .tag").await.text().await.expect("a text");
    assert_eq!(standing, eyes.say("fees-standing-paid"));
    organizer.press_at(".fee-table tbody th a").await;
    organizer.is_sound(eyes.language).await;
}

/// Nothing is left to pay, and the receipt is a paper in words and figures.
async fn find_the_receipt(exhibitor: &Browser, eyes: Eyes) {
    exhibitor.go(&format!("/desk/{EVENT}/fee")).await;
    assert_eq!(exhibitor.count(".fee-qr").await, 0);
    exhibitor.is_sound(eyes.language).await;
    let link = format!("main a[href^=\"/desk/{EVENT}/fee/receipts/\"]");
    let number = exhibitor.see(&link).await.text().await.expect("a text");
    exhibitor.press_at(&link).await;
    assert_eq!(exhibitor.see("h1").await.text().await.expect("a text"), number);
    exhibitor.reads(eyes.of("Tám triệu đồng", "Eight million dong")).await;
    exhibitor.reads(&eyes.say("fees-receipt-no-invoice")).await;
    exhibitor.is_sound(eyes.language).await;
}
