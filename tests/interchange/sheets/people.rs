//! Lists of delegates: in, out, in again, and taken back.
use super::{as_file, checked, column, csv, last, saved, send, taken, tiles, undone};
use crate::app::App;
use crate::people::delegates;
use khaihoi::events::team::Role;
use khaihoi::interchange::sheets::kept::State;
use khaihoi::interchange::sheets::write::Ending;
use khaihoi::people::delegate::{self, Part};
use khaihoi::people::{person, position};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

const LIST: &[&str] = &[
    "DANH SÁCH ĐẠI BIỂU,,,,,,",
    "STT,Họ và tên,Chức vụ,Đơn vị công tác,Điện thoại,Vai trò,Ghi chú",
    "1,Ông MAI SƠN,Tỉnh ủy viên; Giám đốc,Sở Khoa học và Công nghệ,0912 345 678,Đại biểu,x",
    "2,PGS.TS. Trần Văn An,Hiệu trưởng,Trường Đại học A,,Diễn giả,",
    "3,Lê Thị B,,Công ty C,không có,Đại biểu,",
    "4,,Chuyên viên,Sở Y tế,,Đại biểu,",
    "II,ĐẠI BIỂU KHÁC,,,,,",
    "5,Lê Thị B,Trưởng phòng,Sở Y tế,,Giám khảo,",
];

#[rocket::async_test]
async fn a_list_is_brought_in_past_its_bad_rows() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let there = send(&organizer, "people", &csv(LIST)).await;
    let page = checked(&organizer, &there).await;
    assert_eq!(
        tiles(&page),
        ["3 dòng mới", "0 dòng có thay đổi", "0 dòng đã có, không đổi", "2 dòng không nhập được", "1 dòng tiêu đề nhóm, được bỏ qua"]
    );
    let reasons = page.select(".sheet-reasons li");
    assert_eq!(reasons.len(), 2, "{reasons:?}");
    assert!(reasons[0].starts_with("Điện thoại:") && reasons[1].starts_with("Họ và tên:"), "{reasons:?}");
    // Nothing is saved yet.
    assert_eq!(person::Entity::find().count(app.db.reader()).await.expect("read"), 0);

    let page = saved(&organizer, &there, &[]).await;
    assert_eq!(tiles(&page)[0], "3 trên 3 dòng đã lưu", "{:?}", page.words());
    let public = app.anonymous().get("/vi/hoi/people").await;
    assert_eq!(public.select("#official .name"), ["Ông Mai Sơn"]);
    assert_eq!(public.select("#official .post"), ["Tỉnh ủy viên", "Giám đốc Sở Khoa học và Công nghệ"]);
    assert_eq!(public.select("#speaker .name"), ["PGS.TS. Trần Văn An"]);
    assert_eq!(public.select("#juror .name"), ["Lê Thị B"]);

    // The same list once more: everybody is known, and nothing is new.
    let again = send(&organizer, "people", &csv(LIST)).await;
    let page = checked(&organizer, &again).await;
    assert_eq!(tiles(&page)[..3], ["0 dòng mới", "0 dòng có thay đổi", "3 dòng đã có, không đổi"], "{}", page.words());

    // The rows that were not taken, with the reason beside them.
    let rows = String::from_utf8(organizer.bytes(&format!("{there}/rows/csv")).await).expect("text");
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines.len(), 3, "{rows}");
    assert!(lines[1].starts_with("3,Lê Thị B,,Công ty C,không có,Đại biểu,,5,") && lines[1].contains("Điện thoại"), "{rows}");
}

#[rocket::async_test]
async fn what_goes_out_and_comes_in_again_changes_nothing_and_one_edited_cell_is_one_difference() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let there = send(&organizer, "people", &csv(LIST)).await;
    checked(&organizer, &there).await;
    saved(&organizer, &there, &[]).await;

    for ending in [Ending::Xlsx, Ending::Csv] {
        let (bytes, rows) = taken(&organizer, &format!("people.{}", ending.code())).await;
        assert_eq!(rows.len(), 4, "{rows:?}");
        let there = send(&organizer, "people", &bytes).await;
        let page = checked(&organizer, &there).await;
        assert_eq!(
            tiles(&page)[..4],
            ["0 dòng mới", "0 dòng có thay đổi", "3 dòng đã có, không đổi", "0 dòng không nhập được"],
            "{ending:?} {}",
            page.words()
        );

        let mut rows = rows;
        let (name, post) = (column(&rows, "Họ và tên"), column(&rows, "Chức vụ"));
        let at = rows.iter().position(|row| row[name] == "Trần Văn An").expect("in the list");
        rows[at][post] = format!("Hiệu trưởng {}", ending.code());
        let there = send(&organizer, "people", &as_file(&rows, ending)).await;
        let page = checked(&organizer, &there).await;
        assert_eq!(tiles(&page)[1], "1 dòng có thay đổi");
        assert_eq!(page.select(".sheet-cells dt"), ["Chức vụ"]);
        saved(&organizer, &there, &[]).await;
        let public = app.anonymous().get("/vi/hoi/people").await;
        assert!(
            public.select("#speaker .post")[0].starts_with(&format!("Hiệu trưởng {}", ending.code())),
            "{:?}",
            public.select("#speaker .post")
        );
    }
}

#[rocket::async_test]
async fn what_both_changed_is_for_people_to_choose_and_what_one_changed_is_not_lost() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn", "Lê An"]).await;
    let (_, mut rows) = taken(&organizer, "people.xlsx").await;
    // In the studio: a new telephone number for Sơn, other degrees for An.
    organizer
        .post(
            "/studio/hoi/people/mai-son",
            &[("name", "Mai Sơn"), ("honorific", "Ông"), ("phone", "0987654321"), ("email", "secret@example.vn"), ("version", "1")],
        )
        .await;
    organizer
        .post(
            "/studio/hoi/people/le-an",
            &[
                ("name", "Lê An"),
                ("honorific", "Ông"),
                ("degrees", "TS."),
                ("phone", "0912345678"),
                ("email", "secret@example.vn"),
                ("version", "1"),
            ],
        )
        .await;
    // In the file: degrees for both.
    let (name, degrees) = (column(&rows, "Họ và tên"), column(&rows, "Học vị"));
    for row in rows.iter_mut().skip(1) {
        let text = if row[name] == "Mai Sơn" { "ThS." } else { "PGS.TS." };
        row.resize(row.len().max(degrees + 1), String::new());
        row[degrees] = text.to_owned();
    }
    let there = send(&organizer, "people", &as_file(&rows, Ending::Xlsx)).await;
    let page = checked(&organizer, &there).await;
    assert_eq!(tiles(&page)[1], "2 dòng có thay đổi", "{}", page.words());
    let number = page.attributes(".sheet-rows select", "name");
    assert_eq!(number.len(), 1, "one row in which both changed the same cell: {number:?}");
    saved(&organizer, &there, &[(number[0].as_str(), "file")]).await;
    let people = person::Entity::find().all(app.db.reader()).await.expect("read");
    let find = |name: &str| people.iter().find(|person| person.name == name).expect(name);
    assert_eq!((find("Mai Sơn").degrees.as_str(), find("Mai Sơn").phone.as_deref()), ("ThS.", Some("+84987654321")));
    assert_eq!(find("Lê An").degrees, "PGS.TS.");
}

#[rocket::async_test]
async fn posts_come_as_they_are_held_and_go_out_so() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let list = csv(&["Họ và tên,Năm sinh,Chức vụ,Đơn vị", "Mai Sơn,1960,Nguyên Giám đốc; quyền Chủ tịch,Sở A; Hội B"]);
    let there = send(&organizer, "people", &list).await;
    checked(&organizer, &there).await;
    saved(&organizer, &there, &[]).await;
    let posts = position::Entity::find().all(app.db.reader()).await.expect("read");
    let held: Vec<_> = posts.iter().map(|post| (post.title.vi.as_str(), post.standing)).collect();
    assert_eq!(held, [("Giám đốc", position::Standing::Former), ("Chủ tịch", position::Standing::Acting)]);
    let (_, rows) = taken(&organizer, "people.xlsx").await;
    assert_eq!(rows[1][column(&rows, "Chức vụ")], "Nguyên Giám đốc\nQuyền Chủ tịch");
    assert_eq!(rows[1][column(&rows, "Năm sinh")], "1960");
}

#[rocket::async_test]
async fn both_languages_have_all_their_pages() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await.speaking(khaihoi::platform::language::Language::En);
    assert_eq!(organizer.get("/studio/hoi/sheets/people").await.select("h1"), ["Bring in delegates from a file"]);
    let there = send(&organizer, "people", &csv(LIST)).await;
    let page = checked(&organizer, &there).await;
    assert_eq!(page.select("h1"), ["What will change"]);
    assert_eq!(page.select(".sheet-save button"), ["Save 3 rows"]);
    let page = saved(&organizer, &there, &[]).await;
    assert_eq!(tiles(&page)[0], "3 of 3 rows saved");
    let page = undone(&organizer, &there).await;
    assert_eq!(tiles(&page)[0], "3 of 3 rows undone");
}

#[rocket::async_test]
async fn who_is_known_is_recognised_and_comes_along() {
    let app = App::start().await;
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    delegates(&app, &other, Part::Speaker, &["Mai Sơn", "Lê An"]).await;
    let organizer = app.organizer(&event).await;
    // By telephone; by nothing that speaks against it; and somebody else of the name.
    let list = csv(&["Họ tên,Điện thoại,Đơn vị", "mai son,0912345678,", "Lê An,,Sở Y tế", "Lê An,0987654321,Sở Nội vụ"]);
    let there = send(&organizer, "people", &list).await;
    let page = checked(&organizer, &there).await;
    assert_eq!(
        tiles(&page)[..4],
        ["1 dòng mới", "2 dòng có thay đổi", "0 dòng đã có, không đổi", "0 dòng không nhập được"],
        "{}",
        page.words()
    );
    saved(&organizer, &there, &[]).await;
    assert_eq!(person::Entity::find().count(app.db.reader()).await.expect("read"), 3);
    let here = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).count(app.db.reader()).await.expect("read");
    assert_eq!(here, 3);
}

#[rocket::async_test]
async fn a_file_is_taken_back_as_one_act_but_for_what_was_changed_since() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let known = delegates(&app, &event, Part::Official, &["Vũ Yến"]).await;
    let list = csv(&["Họ và tên,Chức vụ,Đơn vị", "Mai Sơn,Giám đốc,Sở A", "Lê An,Giám đốc,Sở B", "Vũ Yến,Chủ tịch,Hội C"]);
    let there = send(&organizer, "people", &list).await;
    checked(&organizer, &there).await;
    saved(&organizer, &there, &[]).await;
    assert_eq!(position::Entity::find().count(app.db.reader()).await.expect("read"), 3);
    // Somebody corrects one of them meanwhile.
    organizer.post("/studio/hoi/people/le-an", &[("name", "Lê An"), ("degrees", "TS."), ("version", "1")]).await;

    let page = undone(&organizer, &there).await;
    assert_eq!(tiles(&page), ["3 trên 3 dòng đã hoàn tác", "1 dòng giữ nguyên"], "{}", page.words());
    assert_eq!(page.select(".sheet-rows b"), ["Lê An"]);
    let mut people: Vec<String> =
        person::Entity::find().all(app.db.reader()).await.expect("read").into_iter().map(|person| person.name).collect();
    people.sort();
    assert_eq!(people, ["Lê An", "Vũ Yến"]);
    let posts = position::Entity::find().filter(position::COLUMN.person_id.eq(known[0].id)).count(app.db.reader()).await.expect("read");
    assert_eq!(posts, 0, "Vũ Yến has the posts she had");
    // Once is all.
    organizer.post(&format!("{there}/undo"), &[]).await;
    assert_eq!(last(&app).await.state, State::Undone);
}

#[rocket::async_test]
async fn who_has_a_part_in_the_programme_by_now_stays() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let there = send(&organizer, "people", &csv(&["Họ và tên", "Mai Sơn", "Lê An"])).await;
    checked(&organizer, &there).await;
    saved(&organizer, &there, &[]).await;
    let item = [("kind", "forum"), ("title.vi", "Diễn đàn"), ("people[0].person", "mai-son"), ("people[0].part", "chair")];
    assert!(organizer.post("/studio/hoi/programme/new", &item).await.goes_to.is_some());
    let page = undone(&organizer, &there).await;
    assert_eq!(page.select(".sheet-rows b"), ["Mai Sơn"], "{}", page.words());
    let people: Vec<String> =
        person::Entity::find().all(app.db.reader()).await.expect("read").into_iter().map(|person| person.name).collect();
    assert_eq!(people, ["Mai Sơn"]);
}

#[rocket::async_test]
async fn what_changed_after_one_looked_is_not_written_over() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    delegates(&app, &event, Part::Speaker, &["Mai Sơn"]).await;
    let there = send(&organizer, "people", &csv(&["Họ và tên,Học vị", "Mai Sơn,TS."])).await;
    checked(&organizer, &there).await;
    organizer.post("/studio/hoi/people/mai-son", &[("name", "Mai Sơn"), ("degrees", "ThS."), ("version", "1")]).await;
    let page = saved(&organizer, &there, &[]).await;
    assert_eq!(page.select(".sheet-reasons li"), ["đã có người sửa sau khi bạn xem trước"]);
    let row = person::Entity::find().one(app.db.reader()).await.expect("read").expect("Sơn");
    assert_eq!(row.degrees, "ThS.");
}

#[rocket::async_test]
async fn a_job_that_ended_with_its_server_is_told_and_goes_on() {
    use khaihoi::interchange::sheets::kept::import;
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let there = send(&organizer, "people", &csv(&["Họ và tên", "Mai Sơn"])).await;
    checked(&organizer, &there).await;
    // As a server leaves it that is stopped in the middle.
    let row = import::ActiveModel {
        id: Set(last(&app).await.id),
        state: Set(State::Saving),
        beat_at: Set(Some(app.now())),
        ..Default::default()
    };
    row.update(app.db.reader()).await.expect("stopped");
    assert!(organizer.get(&there).await.select("noscript").len() == 1, "at work, as far as anybody knows");
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let page = organizer.get(&there).await;
    assert_eq!(page.attributes(".problems form", "action"), [format!("{there}/save")]);
    let page = saved(&organizer, &there, &[]).await;
    assert_eq!(tiles(&page)[0], "1 trên 1 dòng đã lưu");
}

#[rocket::async_test]
async fn contacts_leave_only_with_organizers_and_names_are_whole() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Speaker, &["=Mai Sơn"]).await;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, Role::Editor).await);
    let page = organizer.get("/studio/hoi/download/people.csv").await;
    assert!(page.text.contains("0912 345 678") && page.text.contains("'=Mai Sơn"), "{}", page.text);
    let disposition = page.header("Content-Disposition").expect("a name");
    assert_eq!(disposition, "attachment; filename=\"dai-bieu-hoi.csv\"; filename*=UTF-8''%C4%90%E1%BA%A1i%20bi%E1%BB%83u%20hoi.csv");
    let page = editor.get("/studio/hoi/download/people.csv").await;
    // Whole, since three digits may stand in a code that is drawn by lot.
    assert!(
        !["912 345", "912345"].iter().any(|number| page.text.contains(number))
            && !page.text.contains("secret")
            && page.text.contains("Mai Sơn"),
        "{}",
        page.text
    );
}
