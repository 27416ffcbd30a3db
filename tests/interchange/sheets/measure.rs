//! How long five thousand rows take. Says so; judges nothing, for a busy machine is no defect.
use super::{checked, saved, send, tiles, undone};
use crate::app::App;
use std::time::Instant;

/// A list of so many people.
fn list(rows: usize) -> Vec<u8> {
    let mut text = "STT,Họ và tên,Chức vụ,Đơn vị công tác,Điện thoại\r\n".to_owned();
    for at in 0..rows {
        let name = ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga"];
        let (given, middle) = (name[at % 10], name[at / 10 % 10]);
        text += &format!(
            "{at},Nguyễn {middle} {given} {},Chuyên viên; Bí thư Chi bộ,Sở số {},09{:08}\r\n",
            name[at / 100 % 10],
            at % 197,
            12_000_000 + at
        );
    }
    text.into_bytes()
}

/// `KHAIHOI_MEASURE=5000 cargo test --release measure:: -- --nocapture` prints the figures of the report.
#[rocket::async_test]
async fn many_rows_are_saved_with_their_progress_and_taken_back() {
    let rows: usize = std::env::var("KHAIHOI_MEASURE").ok().and_then(|rows| rows.parse().ok()).unwrap_or(600);
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let start = Instant::now();
    let there = send(&organizer, "people", &list(rows)).await;
    let read = start.elapsed();
    let page = checked(&organizer, &there).await;
    let planned = start.elapsed();
    assert_eq!(tiles(&page)[3], "0 dòng không nhập được", "{}", page.words());
    let page = saved(&organizer, &there, &[]).await;
    let written = start.elapsed();
    assert!(tiles(&page)[0].ends_with("đã lưu"), "{}", page.words());
    let page = undone(&organizer, &there).await;
    println!(
        "{rows} rows: read {read:?}, worked out {:?}, saved {:?}, together {written:?}; taken back {:?}",
        planned - read,
        written - planned,
        start.elapsed() - written
    );
    assert_eq!(tiles(&page).len(), 1, "{:?}", tiles(&page));
}
