//! Pictures of every bad kind, made here byte by byte.
use super::*;
use image::{Rgb, RgbImage, Rgba};
use std::time::{Duration, Instant};

/// A PNG of noise, `seed` deciding which.
pub fn png(width: u32, seed: u32) -> Vec<u8> {
    written(&noise(width, width * 3 / 4, seed).into(), ImageFormat::Png)
}

fn noise(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mixed = (x.wrapping_mul(73_856_093) ^ y.wrapping_mul(19_349_663) ^ seed).wrapping_mul(2_654_435_761);
        Rgb([(mixed >> 24) as u8, (mixed >> 16) as u8, (mixed >> 8) as u8])
    })
}

/// Red above, blue below.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y < height / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) })
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

/// A JPEG with an EXIF segment that says how to turn it, and a secret beside.
fn jpeg_with_exif(image: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = written(image, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 21.2731 106.1946");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &exif, &plain[2..]].concat()
}

fn refused(bytes: &[u8]) -> Fault {
    check_and_encode(bytes, Purpose::Cover).err().expect("should have been refused")
}

fn largest(encoded: &Encoded) -> DynamicImage {
    image::load_from_memory(&encoded.renditions[0].bytes).expect("our own picture")
}

#[test]
fn every_format_is_known_by_its_content() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let encoded = check_and_encode(&written(&noise(400, 300, 1).into(), format), Purpose::Cover).expect("taken");
        assert_eq!((encoded.reference.width, encoded.reference.height), (400, 300), "{format:?}");
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let strange: [&[u8]; 5] = [b"", b"Dear sirs", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"BM000000000000", b"%PDF-1.7"];
    for bytes in strange {
        assert_eq!(refused(bytes), Fault::NotAPicture);
    }
}

#[test]
fn a_picture_cut_short_is_damaged() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let whole = written(&noise(400, 300, 1).into(), format);
        for kept in [1, 2, 5, 9].map(|tenths| whole.len() * tenths / 10) {
            assert_eq!(refused(&whole[..kept]), Fault::Damaged, "{format:?}, {kept} bytes");
        }
    }
}

#[test]
fn a_picture_with_its_head_only_is_damaged() {
    for head in [&b"\x89PNG\r\n\x1a\n"[..], b"\xFF\xD8\xFF", b"GIF89a", b"RIFF\0\0\0\0WEBP"] {
        assert_eq!(refused(head), Fault::Damaged, "{head:?}");
    }
}

#[test]
fn the_end_of_a_thumbnail_is_not_the_end_of_the_picture() {
    let whole = jpeg_with_exif(&noise(400, 300, 1).into(), 1);
    let at = whole.windows(3).position(|three| three == b"GPS").expect("there");
    let mut cut = whole[..whole.len() / 2].to_vec();
    cut[at] = 0xFF;
    cut[at + 1] = 0xD9;
    assert_eq!(refused(&cut), Fault::Damaged);
}

#[test]
fn a_bomb_is_refused_by_its_head_in_no_time() {
    for (width, height) in [(60_000_u32, 60_000_u32), (12_001, 1), (12_000, 12_000)] {
        let started = Instant::now();
        assert_eq!(refused(&bomb(width, height)), Fault::TooManyPixels, "{width} x {height}");
        assert!(started.elapsed() < Duration::from_millis(500));
    }
}

/// A PNG of a few bytes that claims a size.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = written(&RgbImage::new(1, 1).into(), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let mix =
        |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 });
    !bytes.iter().fold(u32::MAX, mix)
}

#[test]
fn more_than_ten_megabytes_are_refused_unread() {
    let mut bytes = png(10, 1);
    bytes.resize(MAX_BYTES + 1, 0);
    assert_eq!(refused(&bytes), Fault::TooLarge);
}

#[test]
fn metadata_does_not_survive() {
    let encoded = check_and_encode(&jpeg_with_exif(&noise(400, 300, 1).into(), 1), Purpose::Cover).expect("taken");
    for rendition in encoded.renditions {
        for trace in [&b"Exif\0\0"[..], b"GPS 21.2731"] {
            assert!(!rendition.bytes.windows(trace.len()).any(|window| window == trace));
        }
    }
}

#[test]
fn a_picture_lying_on_its_side_is_turned() {
    for (width, height) in [(400, 300), (3000, 2000)] {
        let sent = jpeg_with_exif(&halves(width, height).into(), 6);
        let encoded = check_and_encode(&sent, Purpose::Portrait).expect("taken");
        let upright = largest(&encoded).into_rgb8();
        assert!(upright.width() < upright.height());
        // Orientation 6 turns clockwise: what was above is now on the right.
        let (right, left) = (upright.get_pixel(upright.width() - 10, 50), upright.get_pixel(10, 50));
        assert!(right[0] > 200 && left[2] > 200, "{right:?} {left:?}");
    }
}

#[test]
fn only_what_can_be_seen_through_keeps_its_alpha() {
    let glass = RgbaImage::from_fn(400, 400, |x, _| Rgba([0, 90, 40, if x < 200 { 0 } else { 255 }]));
    let encoded = check_and_encode(&written(&glass.into(), ImageFormat::Png), Purpose::Logo).expect("taken");
    assert_ne!(encoded.reference.encoding, Encoding::Jpeg);
    for rendition in &encoded.renditions {
        let again = image::load_from_memory(&rendition.bytes).expect("our own picture").into_rgba8();
        assert_eq!(again.get_pixel(0, 0)[3], 0);
        assert_eq!(again.get_pixel(again.width() - 1, 0).0, [0, 90, 40, 255]);
    }
    let solid = RgbaImage::from_pixel(40, 40, Rgba([1, 2, 3, 255]));
    let encoded = check_and_encode(&written(&solid.into(), ImageFormat::Png), Purpose::Logo).expect("taken");
    assert_eq!(encoded.reference.encoding, Encoding::Jpeg);
}

#[test]
fn the_widths_follow_the_purpose_and_nothing_is_blown_up() {
    let widths = |width, purpose| {
        let encoded = check_and_encode(&png(width, 1), purpose).expect("taken");
        let sizes: Vec<_> = encoded.renditions.iter().map(|r| image::load_from_memory(&r.bytes).expect("ours").width()).collect();
        assert_eq!(sizes.iter().rev().copied().collect::<Vec<_>>(), encoded.reference.widths().collect::<Vec<_>>());
        sizes
    };
    assert_eq!(widths(100, Purpose::Cover), [100]);
    assert_eq!(widths(320, Purpose::Cover), [320]);
    assert_eq!(widths(500, Purpose::Cover), [500, 320]);
    assert_eq!(widths(1300, Purpose::Cover), [1280, 640, 320]);
    assert_eq!(widths(1300, Purpose::Portrait), [640, 320]);
}

#[test]
fn a_strip_stays_within_twice_its_width() {
    assert_eq!(fit((100, 12_000), 640), (10, 1200));
    assert_eq!(fit((1, 12_000), 640), (1, 12_000));
    assert_eq!(fit((12_000, 1), 640), (640, 1));
    assert_eq!(fit((3000, 2000), 1280), (1280, 853));
}

#[test]
fn the_same_picture_has_the_same_name() {
    let name = |seed| check_and_encode(&png(330, seed), Purpose::Logo).expect("taken").reference;
    assert_eq!(name(1), name(1));
    assert_ne!(name(1), name(2));
    assert_eq!(PictureRef::parse(&name(1).to_string()), Some(name(1)));
}

#[test]
fn every_refusal_has_words_in_both_languages_and_the_limit_they_name_is_the_limit() {
    let words = [include_str!("../../../templates/words/vi/picture.ftl"), include_str!("../../../templates/words/en/picture.ftl")];
    for language in words {
        for fault in [Fault::TooLarge, Fault::NotAPicture, Fault::Damaged, Fault::TooManyPixels] {
            assert!(language.contains(&format!("\n{} = ", fault.key())));
        }
        assert!(language.contains(&format!(" {} MB", MAX_BYTES / 1024 / 1024)));
    }
}

#[test]
fn a_photograph_is_kept_as_jpeg_and_as_webp_in_every_width() {
    let encoded = check_and_encode(&png(1500, 7), Purpose::Photo).expect("a photograph");
    let twin = encoded.reference.in_webp();
    let names: Vec<_> = encoded.renditions.iter().map(|rendition| rendition.name.clone()).collect();
    let expected: Vec<_> = encoded.reference.widths().flat_map(|width| [encoded.reference.name(width), twin.name(width)]).collect();
    assert_eq!(encoded.reference.widths().collect::<Vec<_>>(), [320, 640, 1280, 1500]);
    assert!(expected.iter().all(|name| names.contains(name)) && names.len() == expected.len(), "{names:?}");
    for Rendition { name, bytes } in encoded.renditions.iter().filter(|one| one.name.ends_with(".webp")) {
        let image = image::load_from_memory_with_format(bytes, ImageFormat::WebP).expect("a WebP");
        assert!(name.contains(&format!("@{}.", image.width())) || image.width() == 1500, "{name}");
    }
}
