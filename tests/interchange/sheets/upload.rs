//! A file is sent, and its columns are understood.
use super::{checked, csv, send, tiles};
use crate::app::App;
use khaihoi::events::team::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn what_cannot_be_read_is_said_in_a_sentence() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let table: [(&str, &[u8]); 4] = [
        ("Bạn chưa chọn tệp nào.", b""),
        ("Đây không phải là bảng tính.", b"%PDF-1.7 ..."),
        ("Đây không phải là bảng tính.", b"<html><table><tr><td>a</td></tr></table></html>"),
        ("Tệp này bị hỏng", b"PK\x03\x04 and then nothing"),
    ];
    for (sentence, bytes) in table {
        let page = organizer.post_files("/studio/hoi/sheets/people", &[], &[("file", "a.xlsx", "text/csv", bytes)]).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{sentence}");
        assert!(page.select(".problems").concat().contains(sentence), "{:?}", page.select(".problems"));
    }
    let large = vec![b'a'; (10 << 20) + 1];
    let page = organizer.post_files("/studio/hoi/sheets/people", &[], &[("file", "a.csv", "text/csv", &large)]).await;
    assert!(page.select(".problems").concat().contains("lớn quá"), "{}", page.status);
}

#[rocket::async_test]
async fn columns_once_corrected_are_known_the_next_time() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let file = csv(&["DANH SÁCH,,,", ",,,", "STT,Họ và tên,Gì đó,Lạ", "1,Mai Sơn,Giám đốc,x"]);
    let there = send(&organizer, "people", &file).await;
    let page = organizer.get(&there).await;
    assert_eq!(page.attributes("#f-heading", "value"), ["3"]);
    assert_eq!(page.attributes(".sheet-columns option[selected]", "value"), ["number", "name"]);
    assert_eq!(page.select(".sheet-rows b"), ["Mai Sơn"]);

    let fields = [
        ("table", "0"),
        ("heading", "3"),
        ("column[0]", ""),
        ("column[1]", "name"),
        ("column[2]", "title.vi"),
        ("column[3]", ""),
        ("part", "speaker"),
    ];
    let answer = organizer.post(&format!("{there}/columns"), &fields).await;
    assert_eq!(answer.goes_to.as_deref(), Some(there.as_str()), "{}", answer.text);

    let again = send(&organizer, "people", &file).await;
    let page = organizer.get(&again).await;
    assert_eq!(page.attributes(".sheet-columns option[selected]", "value"), ["name", "title.vi"]);
}

#[rocket::async_test]
async fn a_column_cannot_be_two_things_and_something_must_be_the_name() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let there = send(&organizer, "people", &csv(&["Họ và tên,Chức vụ", "Mai Sơn,Giám đốc"])).await;
    let twice = [("table", "0"), ("heading", "1"), ("column[0]", "name"), ("column[1]", "name")];
    let page = organizer.post(&format!("{there}/columns"), &twice).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.select(".sheet-columns .error").len(), 1);
    let nobody = [("table", "0"), ("heading", "1"), ("column[0]", ""), ("column[1]", "title.vi")];
    let page = organizer.post(&format!("{there}/columns"), &nobody).await;
    assert!(page.select(".problems").concat().contains("họ tên"), "{}", page.text);
}

#[rocket::async_test]
async fn editors_bring_people_in_but_no_contacts_and_see_only_their_own_files() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let (editor, organizer) = (app.member(&event, Role::Editor).await, app.organizer(&event).await);
    let file = csv(&["Họ và tên,Điện thoại", "Mai Sơn,0912345678"]);
    let theirs = send(&organizer, "people", &file).await;
    assert_eq!(editor.get(&theirs).await.status, Status::NotFound);

    let there = send(&editor, "people", &file).await;
    let page = editor.get(&there).await;
    assert!(!page.attributes(".sheet-columns option", "value").contains(&"phone".to_owned()));
    let page = checked(&editor, &there).await;
    assert_eq!(tiles(&page)[0], "1 dòng mới");
    assert!(!page.words().contains("912"), "{}", page.words());
}
