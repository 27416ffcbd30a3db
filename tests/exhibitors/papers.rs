use super::*;
use crate::app::Page;
use khaihoi::exhibitors::form::document;
use sea_orm::EntityTrait;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";

async fn send(app: &App, event: &event::Model, browser: &Browser<'_>, file: (&str, &[u8])) -> Page {
    send_at(app, event, browser, "files[registration]", file).await
}

async fn send_at(app: &App, event: &event::Model, browser: &Browser<'_>, field: &str, (name, bytes): (&str, &[u8])) -> Page {
    let version = version(app, event, browser).await;
    let fields = [BOOTH, &[("version", version.as_str())]].concat();
    browser.post_files("/desk/hoi/apply/booth", &fields, &[(field, name, "application/pdf", bytes)]).await
}

async fn kept(app: &App) -> Vec<document::Model> {
    document::Entity::find().all(app.db.reader()).await.expect("read")
}

#[rocket::async_test]
async fn a_paper_is_kept_as_given_and_handed_out_to_be_saved() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    assert_eq!(send(&app, &event, &hoa, ("../../Giấy đăng ký.exe", PDF)).await.status.code, 303);
    let papers = kept(&app).await;
    assert_eq!((papers.len(), papers[0].name.as_str()), (1, "Giấy đăng ký.pdf"));

    // Its address carries no login.
    let answer = app.anonymous().get(&papers[0].address()).await;
    assert_eq!((answer.status.code, answer.text.as_bytes()), (200, PDF));
    assert!(answer.header("Content-Disposition").is_some_and(|said| said.starts_with("attachment; filename=\"giay-dang-ky.pdf\"")));
    assert_eq!(answer.header("Content-Type"), Some("application/pdf"));
    assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(answer.header("Content-Security-Policy"), Some("default-src 'none'; sandbox"));
    assert_eq!(answer.header("Cache-Control"), Some("private, no-store"));
    assert_eq!(app.anonymous().get("/documents/AAAAAAAAAAAAAAAAAAAAAA").await.status.code, 404);
    assert_eq!(app.anonymous().get(&format!("/files/{}", papers[0].file)).await.status.code, 404);
}

#[rocket::async_test]
async fn what_is_no_paper_is_refused_and_what_was_typed_stays() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    for (name, bytes) in
        [("a.pdf", &b"<html><script>alert(1)</script>"[..]), ("a.pdf", &PDF[..20]), ("a.pdf", &large), ("a.docx", b"PK\x03\x04rubbish")]
    {
        let page = send(&app, &event, &hoa, (name, bytes)).await;
        assert_eq!(
            (page.status.code, page.select(".papers .errors li").len()),
            (422, 1),
            "{name} of {} bytes: {}",
            bytes.len(),
            page.words()
        );
        assert_eq!(page.attributes("input[name='fascia.vi']", "value"), ["MẬT ONG KHE RÊU"]);
    }
    assert!(kept(&app).await.is_empty());
    assert_eq!(send_at(&app, &event, &hoa, "files[99]", ("a.pdf", PDF)).await.status.code, 422, "nobody asked for that");
}

#[rocket::async_test]
async fn papers_are_limited_in_number_and_can_be_taken_back() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    for _ in 0..document::MOST {
        assert_eq!(send(&app, &event, &hoa, ("a.pdf", PDF)).await.status.code, 303);
    }
    let page = send(&app, &event, &hoa, ("a.pdf", PDF)).await;
    assert!(page.select(".papers .errors li").concat().contains("12 tệp"), "{}", page.words());

    let first = kept(&app).await[0].clone();
    let version = version(&app, &event, &hoa).await;
    let fields = [BOOTH, &[("version", version.as_str()), ("remove", first.token.as_str())]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/booth", &fields).await.status.code, 303);
    assert_eq!(kept(&app).await.len(), document::MOST - 1);
    assert_eq!(hoa.get(&first.address()).await.status.code, 404);

    // Another's papers are out of reach.
    let nam = app.signed_up("nam@banlinh.example").await;
    fill_in(&app, &event, &nam, "Bản Lĩnh", "").await;
    let version = super::version(&app, &event, &nam).await;
    let theirs = kept(&app).await[0].token.clone();
    nam.post("/desk/hoi/apply/booth", &[BOOTH, &[("version", version.as_str()), ("remove", theirs.as_str())]].concat()).await;
    assert_eq!(kept(&app).await.len(), document::MOST - 1);
}

#[rocket::async_test]
async fn a_paper_survives_a_slip_in_another_field() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let id = add_question(&app.db, &Actor::program("a test"), app.now(), &event, &question("Mấy người?", Sort::Number)).await.unwrap();
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let version = version(&app, &event, &hoa).await;
    let answer = format!("answers[{id}]");
    let fields = [BOOTH, &[("version", version.as_str()), (answer.as_str(), "nhiều")]].concat();
    let page = hoa.post_files("/desk/hoi/apply/booth", &fields, &[("files[registration]", "a.pdf", "application/pdf", PDF)]).await;
    assert_eq!((page.status.code, page.select(".paper-list li").len()), (422, 1), "{}", page.words());
    let version = page.attributes("input[name=version]", "value").concat();
    let again = [BOOTH, &[("version", version.as_str()), (answer.as_str(), "4")]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/booth", &again).await.status.code, 303);
    assert_eq!(kept(&app).await.len(), 1);
}

#[rocket::async_test]
async fn editors_see_papers_they_asked_for_and_no_registration() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let id = add_question(&app.db, &Actor::program("a test"), app.now(), &event, &question("Bản vẽ", Sort::File)).await.unwrap();
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    send(&app, &event, &hoa, ("dang-ky.pdf", PDF)).await;
    send_at(&app, &event, &hoa, &format!("files[{id}]"), ("ban-ve.pdf", PDF)).await;
    let opened = version(&app, &event, &hoa).await;
    hoa.post("/desk/hoi/apply/confirm", &[("version", &opened), ("shown", "true"), ("then", "send")]).await;
    let token = own(&app, &event, &hoa).await.application.token;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, khaihoi::events::team::Role::Editor).await);
    let read = organizer.get(&format!("/studio/hoi/booths/{token}")).await.words();
    assert!(read.contains("dang-ky.pdf") && read.contains("ban-ve.pdf"), "{read}");
    let scored = editor.get(&format!("/studio/hoi/scoring/{token}")).await.words();
    assert!(!scored.contains("dang-ky.pdf") && scored.contains("ban-ve.pdf"), "{scored}");
    assert!(!app.anonymous().get("/vi/hoi/exhibitors").await.words().contains("ban-ve"));
}
