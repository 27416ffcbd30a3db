use crate::app::App;
use khaihoi::events::team::Role;
use rocket::http::Status;
use std::io::Cursor;

fn png() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::RgbImage::new(640, 360).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[rocket::async_test]
async fn a_cover_takes_the_place_of_the_drum_until_it_is_removed() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let saved = editor.post_files("/studio/hoi/cover", &[], &[("cover", "bia.png", "image/png", &png())]).await;
    assert_eq!(saved.status, Status::SeeOther, "{}", saved.words());
    let card = async || app.anonymous().get("/vi").await.attributes(".event-card img", "src").remove(0);
    let cover = card().await;
    assert!(cover.starts_with("/files/"), "{cover}");
    assert_eq!(app.anonymous().get(&cover).await.status, Status::Ok);

    editor.post_files("/studio/hoi/cover", &[("remove", "true")], &[]).await;
    assert!(card().await.starts_with("/drum/hoi.svg"));
}

#[rocket::async_test]
async fn what_is_no_picture_is_refused_at_the_field() {
    let app = App::start().await;
    let hoi = app.event("hoi").await;
    let editor = app.member(&hoi, Role::Editor).await;
    let half = &png()[..80];
    let table: [(&[u8], &str); 3] = [
        (b"Dear all", "Tệp này không phải là ảnh. Hãy chọn ảnh JPEG, PNG, WebP hoặc GIF."),
        (half, "Ảnh bị hỏng hoặc gửi chưa trọn. Hãy gửi lại hoặc chọn ảnh khác."),
        (b"", "Vui lòng chọn một ảnh."),
    ];
    for (bytes, expected) in table {
        let reply = editor.post_files("/studio/hoi/cover", &[], &[("cover", "bia.png", "image/png", bytes)]).await;
        assert_eq!((reply.status, reply.select("#e-cover li")), (Status::UnprocessableEntity, vec![expected.to_owned()]));
    }
}
