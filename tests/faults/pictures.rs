//! What is sent instead of a picture: each has its clear answer at the field.
use crate::app::App;
use chrono::TimeDelta;
use image::{ImageFormat, Rgb, RgbImage};
use khaihoi::platform::language::Language;
use khaihoi::platform::words::word;
use rocket::http::Status;
use sea_orm::ActiveValue::Set;
use std::io::Cursor;

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let drawn = RgbImage::from_fn(300, 200, |x, y| Rgb([x as u8, y as u8, (x * y) as u8]));
    drawn.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// A PNG of a few bytes that says it is 60,000 pixels wide and high.
fn bomb() -> Vec<u8> {
    let mut png = picture(ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

/// CRC-32 as PNG has it (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 }))
}

#[rocket::async_test]
async fn what_is_no_good_picture_is_refused_at_its_field_in_both_languages() {
    let app = App::start().await;
    let now = app.now();
    let event = app.event_with("hoi", |row| {
        row.booths_open_at = Set(Some(now - TimeDelta::days(1)));
        row.booths_close_at = Set(Some(now + TimeDelta::days(1)));
    });
    let event = event.await;
    let organizer = app.organizer(&event).await;
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let table = [
        ("not-a-picture", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec()),
        ("not-a-picture", b"%PDF-1.7 Kinh gui".to_vec()),
        ("damaged", cut(picture(ImageFormat::Png))),
        ("damaged", cut(picture(ImageFormat::Jpeg))),
        ("too-many-pixels", bomb()),
        ("too-large", vec![0; 10 * 1024 * 1024 + 1]),
    ];
    for (key, bytes) in table {
        for language in Language::ALL {
            let files: [(&str, &str, &str, &[u8]); 1] = [("cover", "anh.png", "image/png", &bytes)];
            let page = organizer.speaking(language).post_files("/studio/hoi/cover", &[], &files).await;
            assert_eq!(page.status, Status::UnprocessableEntity, "{key}: {}", page.words());
            assert_eq!(page.select("#e-cover li"), [word(language, &format!("form-picture-{key}"))], "{key}");
        }
    }
    let files: [(&str, &str, &str, &[u8]); 1] = [("cover", "anh.png", "image/png", &picture(ImageFormat::Png))];
    assert_eq!(organizer.post_files("/studio/hoi/cover", &[], &files).await.status, Status::SeeOther);
}
