//! Lists of people and the programme on paper.
use super::{FIRST, first_case};
use crate::app::App;
use crate::people::delegates;
use khaihoi::events::team::Role;
use khaihoi::people::attendance::Answer;
use khaihoi::people::delegate::{self, Part};
use khaihoi::platform::language::Language;
use rocket::http::Status;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

#[rocket::async_test]
async fn the_list_of_delegates_tells_post_and_body_apart() {
    let (app, event) = first_case().await;
    let page = app.organizer(&event).await.get(&format!("{FIRST}/list/delegates")).await;
    assert_eq!(page.select(".office-title"), ["DANH SÁCH ĐẠI BIỂU"]);
    assert_eq!(page.select(".office-table thead th"), ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Ghi chú"]);
    assert_eq!(page.select(".office-table tbody").len(), 9);
    let first = page.select(".office-table tbody:nth-of-type(1) :is(th, td)");
    assert_eq!(first, ["1", "Bà Trần Lan Phương", "Phó Chủ tịch", "Hội Liên hiệp Phụ nữ Việt Nam", ""]);
    let titles = page.select(".office-table tbody:nth-of-type(5) td");
    let expected = ["5", "Ủy viên Ban Thường vụ", "Tỉnh ủy", "Trưởng Ban Tổ chức", "Phó Chủ tịch Thường trực", "UBND tỉnh"];
    assert_eq!(titles, expected, "each post beside its body");
    assert_eq!(page.select(".office-name"), ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    assert_eq!(page.select(".office-body"), ["BAN TỔ CHỨC TECHFEST BẮC GIANG 2023"]);
    assert_eq!(page.select(".office-date"), ["Bắc Giang, ngày tháng năm 2023"]);
}

#[rocket::async_test]
async fn a_list_is_printed_in_english_whatever_the_studio_speaks() {
    let (app, event) = first_case().await;
    let page = app.organizer(&event).await.speaking(Language::Vi).get(&format!("{FIRST}/list/delegates?language=en")).await;
    assert_eq!(page.attributes(".paper", "lang"), ["en"]);
    assert_eq!(page.select(".office-title"), ["LIST OF DELEGATES"]);
    assert_eq!(page.select("h1"), ["Danh sách đại biểu"]);
    assert_eq!(page.select(".office-table thead th"), ["No.", "Name", "Position and organisation", "Remarks"]);
    let second = page.select(".office-table tbody:nth-of-type(2) :is(th, td)");
    assert_eq!(second, ["2", "Mr. Nguyễn Hoàng Giang", "Deputy Minister of Science and Technology", ""]);
}

#[rocket::async_test]
async fn who_has_a_role_is_on_the_list_of_the_committee_and_who_speaks_on_that_of_speakers() {
    let (app, event) = first_case().await;
    let organizer = app.organizer(&event).await;
    let committee = organizer.get(&format!("{FIRST}/list/committee")).await;
    assert_eq!(committee.select(".office-table tbody th"), ["Ông Mai Sơn"]);
    assert_eq!(committee.select(".remarks"), ["Trưởng Ban Tổ chức"]);
    let speakers = organizer.get(&format!("{FIRST}/list/speakers")).await;
    assert_eq!(speakers.select(".office-table tbody th"), ["Ông Nguyễn Hoàng Giang", "Ông Mai Sơn"]);
    assert_eq!(speakers.select(".remarks")[1], "Phát biểu khai mạc");
    let jurors = organizer.get(&format!("{FIRST}/list/jurors")).await;
    assert!(jurors.select(".paper").is_empty());
    assert_eq!(jurors.attributes(".empty a", "href"), ["/studio/techfest-bac-giang-2023/people"]);
    assert_eq!(organizer.get(&format!("{FIRST}/list/everybody")).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn telephone_numbers_are_printed_only_for_organizers_who_ask() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let path = "/studio/hoi/papers/list/delegates?phone=true";
    let organizer = app.organizer(&event).await;
    assert_eq!(organizer.get(path).await.select(".phone"), ["0912 345 678"]);
    assert!(!organizer.get("/studio/hoi/papers/list/delegates").await.text.contains("912 345"));
    let editor = app.member(&event, Role::Editor).await.get(path).await;
    assert!(!editor.text.contains("912 345") && editor.select("[name=phone]").is_empty());
}

#[rocket::async_test]
async fn the_programme_is_printed_as_it_was_released_or_as_it_is_planned() {
    let (app, event) = first_case().await;
    let organizer = app.organizer(&event).await;
    let page = organizer.get(&format!("{FIRST}/programme")).await;
    assert_eq!(page.select(".office-title"), ["CHƯƠNG TRÌNH"]);
    assert_eq!(page.select(".office-occasion"), ["đến 12/11/2023, tại Bắc Giang"]);
    assert_eq!(page.select(".day"), ["Chưa định ngày", "Chủ Nhật, ngày 12/11/2023"]);
    assert_eq!(page.select(".part td:nth-child(3)")[0], "Ông Mai Sơn, Phó Chủ tịch Thường trực UBND tỉnh");
    assert!(page.words().contains("Theo bản công bố số 1"));
    let plan = organizer.get(&format!("{FIRST}/programme?plan=true")).await;
    assert!(plan.words().contains("Theo bản đang soạn"));
}

#[rocket::async_test]
async fn the_room_of_papers_leads_to_each_of_them() {
    let (app, event) = first_case().await;
    let organizer = app.organizer(&event).await;
    let room = organizer.get(FIRST).await;
    let links = room.attributes(".paper-kinds a", "href");
    assert_eq!(links.len(), 15);
    for link in &links {
        assert_eq!(organizer.get(link).await.status, Status::Ok, "{link}");
    }
    assert!(room.attributes(".rail nav a", "href").contains(&FIRST.to_owned()));
    let sizes = room.select(".paper-kinds .num");
    assert_eq!(sizes[0], "9 người");
    assert_eq!(sizes[4], "9 biển tên, 9 tờ A4");
}

#[rocket::async_test]
async fn who_declined_is_on_no_paper_and_lists_show_who_accepted_or_arrived() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let people = delegates(&app, &event, Part::Official, &["Đỗ Một", "Đỗ Hai", "Đỗ Ba"]).await;
    let set = async |at: usize, row: delegate::ActiveModel| {
        let rows = delegate::Entity::update_many().set(row).filter(delegate::COLUMN.person_id.eq(people[at].id));
        rows.exec(app.db.reader()).await.expect("written");
    };
    let third = delegate::Entity::find().filter(delegate::COLUMN.person_id.eq(people[2].id)).one(app.db.reader()).await;
    let third = third.expect("read").expect("a delegate");
    let substituted = delegate::ActiveModel { answer: Set(Answer::Substituted), substitute_id: Set(Some(third.id)), ..Default::default() };
    set(1, substituted).await;
    set(2, delegate::ActiveModel { answer: Set(Answer::Accepted), ..Default::default() }).await;
    let organizer = app.organizer(&event).await;
    let names = async |query: &str| organizer.get(&format!("/studio/hoi/papers/list/delegates{query}")).await.select("tbody th");
    assert_eq!(names("").await, ["Ông Đỗ Một", "Ông Đỗ Ba"]);
    assert_eq!(names("?showing=accepted").await, ["Ông Đỗ Ba"]);
    assert!(names("?showing=arrived").await.is_empty());
    set(0, delegate::ActiveModel { arrived_at: Set(Some(app.now())), ..Default::default() }).await;
    assert_eq!(names("?showing=arrived").await, ["Ông Đỗ Một"]);
    let remarks = organizer.get("/studio/hoi/papers/list/delegates").await.select(".remarks");
    assert_eq!(remarks, ["", "Dự thay ông Đỗ Hai"]);
    assert_eq!(organizer.get("/studio/hoi/papers/plates").await.select(".plate-sheet").len(), 2);
    assert_eq!(organizer.get("/studio/hoi/papers/seating").await.select(".seat.taken").len(), 2);
}
