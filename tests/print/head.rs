//! The letterhead of an event.
use crate::app::{App, Browser};
use crate::people::delegates;
use khaihoi::people::delegate::Part;
use rocket::http::Status;

const PATH: &str = "/studio/hoi/papers/head";

fn fields<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("version", "0"),
        ("kind", "state"),
        ("superior.vi", "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("body.vi", "Sở Khoa học và Công nghệ"),
        ("body.en", "Department of Science and Technology"),
        ("number", "12/DS-SKHCN"),
        ("place.vi", "Bắc Ninh"),
        ("dated", "2027-02-05"),
        ("attached.vi", "Kèm theo Giấy mời số 15/GM-UBND"),
        ("authority", "deputy"),
        ("authority_of.vi", "Giám đốc"),
        ("post.vi", "Phó Giám đốc"),
        ("signer", "Nguyễn Thị Hoà"),
        ("recipients.vi", "Như trên;\nLưu: VT."),
    ];
    let kept = all.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

async fn list(browser: &Browser<'_>) -> crate::app::Page {
    browser.get("/studio/hoi/papers/list/delegates").await
}

#[rocket::async_test]
async fn what_is_written_is_printed_on_every_list() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    delegates(&app, &event, Part::Official, &["Mai Sơn"]).await;
    let organizer = app.organizer(&event).await;
    assert_eq!(list(&organizer).await.select(".office-body"), ["NGÀY HỘI HOI"]);
    let saved = organizer.post(PATH, &fields(&[])).await;
    assert_eq!(saved.goes_to.as_deref(), Some("/studio/hoi/papers"), "{}", saved.text);
    let page = list(&organizer).await;
    assert_eq!(page.select(".office-superior"), ["ỦY BAN NHÂN DÂN TỈNH BẮC NINH"]);
    assert_eq!(page.select(".office-body"), ["SỞ KHOA HỌC VÀ CÔNG NGHỆ"]);
    assert_eq!(page.select(".office-number"), ["Số: 12/DS-SKHCN"]);
    assert_eq!(page.select(".office-date"), ["Bắc Ninh, ngày 05 tháng 02 năm 2027"]);
    assert_eq!(page.select(".office-attached"), ["(Kèm theo Giấy mời số 15/GM-UBND)"]);
    assert_eq!(page.select(".office-sign p"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Thị Hoà"]);
    assert_eq!(page.select(".office-recipients p"), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]);
    let again = organizer.get(PATH).await;
    assert_eq!(again.attributes("[name='body.en']", "value"), ["Department of Science and Technology"]);
    assert_eq!(again.attributes("[name=dated]", "value"), ["2027-02-05"]);
    assert_eq!(again.select("[name=authority] option[selected]"), ["Ký thay (KT.)"]);
}

#[rocket::async_test]
async fn who_signs_in_somebodys_place_says_in_whose() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let page = app.organizer(&event).await.post(PATH, &fields(&[("authority_of.vi", ""), ("signer", "Ai Đó")])).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.select("[id='e-authority_of']").len(), 1);
    assert_eq!(page.attributes("[name=signer]", "value"), ["Ai Đó"]);
}

#[rocket::async_test]
async fn who_writes_second_sees_both() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    for first in ["0", "1"] {
        let (mine, theirs) = (fields(&[("version", first), ("signer", "Một")]), fields(&[("version", first), ("signer", "Hai")]));
        assert_eq!(organizer.post(PATH, &mine).await.status, Status::SeeOther);
        let page = organizer.post(PATH, &theirs).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{first}");
        assert_eq!(page.select(".theirs span"), ["Một"]);
        assert_eq!(page.attributes("[name=signer]", "value"), ["Hai"]);
    }
}

#[rocket::async_test]
async fn the_preview_shows_what_is_typed_and_keeps_nothing() {
    let app = App::start().await;
    let event = app.event("hoi").await;
    let organizer = app.organizer(&event).await;
    let preview = organizer.post(&format!("{PATH}/preview"), &fields(&[("kind", "party")])).await;
    assert_eq!(preview.status, Status::Ok);
    assert_eq!(preview.select(".office-name")[0], "ĐẢNG CỘNG SẢN VIỆT NAM");
    assert_eq!(preview.select("[lang=vi] .office-sign p")[0], "K/T GIÁM ĐỐC");
    assert_eq!(organizer.get(PATH).await.attributes("[name=version]", "value"), ["0"]);
    // Half typed is no letterhead yet: what is on record is shown.
    let half = organizer.post(&format!("{PATH}/preview"), &[("kind", "state")]).await;
    assert_eq!(half.select("[lang=vi] .office-body"), ["NGÀY HỘI HOI"]);
}
