//! The programme: in, out, in again, and taken back.
use super::{as_file, checked, column, csv, saved, send, taken, tiles, undone};
use crate::app::App;
use crate::people::delegates;
use khaihoi::interchange::sheets::write::Ending;
use khaihoi::people::delegate::Part;
use khaihoi::people::person;
use khaihoi::programme::working::Working;
use khaihoi::programme::{room, schedule_item};
use sea_orm::{EntityTrait, PaginatorTrait};

const PLAN: &[&str] = &[
    "STT,Ngày,Thời gian,Nội dung,Nội dung (tiếng Anh),Địa điểm,Người thực hiện",
    ",Sáng 23/11/2026,,,,,",
    "1,,8h00 - 10h00,Lễ khai mạc,Opening ceremony,Hội trường A,Chủ trì: Ông Mai Sơn; MC: Lê An",
    "1.1,,8h30,Phát biểu khai mạc,,,Mai Sơn",
    "2,24/11/2026,14:00,Hội thảo,,Phòng B,Trần Mới",
    "3,31/02/2026,9h,Ngày sai,,,",
];

#[rocket::async_test]
async fn a_programme_is_brought_in_and_what_is_unknown_is_asked_about() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn", "Lê An"]).await;
    let there = send(&organizer, "programme", &csv(PLAN)).await;
    let page = checked(&organizer, &there).await;
    assert_eq!(page.select("section[aria-labelledby=h-unknown] li"), ["Hội trường A", "Phòng B", "Trần Mới"], "{}", page.words());
    assert_eq!(room::Entity::find().count(app.db.reader()).await.expect("read"), 0);

    organizer.post(&format!("{there}/make"), &[]).await;
    let page = organizer.get(&there).await;
    assert_eq!(
        tiles(&page),
        ["3 dòng mới", "0 dòng có thay đổi", "0 dòng đã có, không đổi", "1 dòng không nhập được", "1 dòng tiêu đề nhóm, được bỏ qua"],
        "{}",
        page.words()
    );
    let page = saved(&organizer, &there, &[]).await;
    assert_eq!(tiles(&page)[0], "3 trên 3 dòng đã lưu", "{}", page.words());

    let working = Working::read(app.db.reader(), event.id).await.expect("read");
    let find = |title: &str| working.items.iter().find(|item| item.title.vi == title).unwrap_or_else(|| panic!("no {title}"));
    let opening = find("Lễ khai mạc");
    assert_eq!(opening.title.en, "Opening ceremony");
    assert_eq!(opening.starts_at.expect("an hour").to_rfc3339(), "2026-11-23T01:00:00+00:00");
    assert_eq!(opening.ends_at.expect("an end").to_rfc3339(), "2026-11-23T03:00:00+00:00");
    assert_eq!(working.room(opening.room_id).expect("a room").name.vi, "Hội trường A");
    assert_eq!(working.people_of(opening.id).count(), 2);
    assert_eq!(find("Phát biểu khai mạc").parent_id, Some(opening.id));
    assert_eq!(find("Hội thảo").kind, schedule_item::Kind::Workshop);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.expect("read"), 3);

    let page = undone(&organizer, &there).await;
    assert_eq!(tiles(&page)[0], "3 trên 3 dòng đã hoàn tác", "{}", page.words());
    assert_eq!(schedule_item::Entity::find().count(app.db.reader()).await.expect("read"), 0);
    assert_eq!(room::Entity::find().count(app.db.reader()).await.expect("read"), 0);
    assert_eq!(person::Entity::find().count(app.db.reader()).await.expect("read"), 2);
}

#[rocket::async_test]
async fn what_goes_out_and_comes_in_again_changes_nothing_and_one_edited_cell_is_one_difference() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn", "Lê An"]).await;
    let there = send(&organizer, "programme", &csv(PLAN)).await;
    checked(&organizer, &there).await;
    organizer.post(&format!("{there}/make"), &[]).await;
    saved(&organizer, &there, &[]).await;
    for (ending, hour) in [(Ending::Xlsx, "8h15"), (Ending::Csv, "08:20")] {
        let (bytes, mut rows) = taken(&organizer, &format!("programme.{}", ending.code())).await;
        let there = send(&organizer, "programme", &bytes).await;
        let page = checked(&organizer, &there).await;
        assert_eq!(
            tiles(&page)[..4],
            ["0 dòng mới", "0 dòng có thay đổi", "3 dòng đã có, không đổi", "0 dòng không nhập được"],
            "{ending:?} {}",
            page.words()
        );
        let (title, from) = (column(&rows, "Nội dung"), column(&rows, "Bắt đầu"));
        let at = rows.iter().position(|row| row[title] == "Phát biểu khai mạc").expect("in the list");
        rows[at][from] = hour.to_owned();
        let there = send(&organizer, "programme", &as_file(&rows, ending)).await;
        let page = checked(&organizer, &there).await;
        assert_eq!(
            (tiles(&page)[1].as_str(), page.select(".sheet-cells dt")),
            ("1 dòng có thay đổi", vec!["Bắt đầu".to_owned()]),
            "{}",
            page.words()
        );
        let page = saved(&organizer, &there, &[]).await;
        assert_eq!(tiles(&page)[0], "1 trên 1 dòng đã lưu", "{}", page.words());
    }
}

#[rocket::async_test]
async fn applications_go_out_for_organizers_only() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, khaihoi::events::team::Role::Editor).await);
    for ending in ["xlsx", "csv"] {
        assert_eq!(organizer.get(&format!("/studio/hoi/download/applications.{ending}")).await.status, rocket::http::Status::Ok);
        assert_eq!(editor.get(&format!("/studio/hoi/download/applications.{ending}")).await.status, rocket::http::Status::NotFound);
    }
    for nothing in ["people.pdf", "people", "xlsx", "people.xlsx.zip"] {
        assert_eq!(organizer.get(&format!("/studio/hoi/download/{nothing}")).await.status, rocket::http::Status::NotFound, "{nothing}");
    }
}
