//! A full application for the tests of this area.
use super::application::{self, State};
use super::booth;
use super::dossier::Dossier;
use super::exhibitor::{Kind, Product, Products};
use super::field::{Field, Fields};
use crate::accounts::account;
use crate::events::event;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use sea_orm::prelude::DateTimeUtc;

/// An event whose booth window is open at any time, with room for everybody.
pub fn event() -> event::Model {
    let opened = Some(DateTimeUtc::UNIX_EPOCH);
    event::Model { slug: "hoi".into(), name: Bilingual::new("Ngày hội", "Festival"), booths_open_at: opened, ..event::sample() }
}

/// A free booth of that number, three metres square, in a hall.
pub fn booth(number: &str) -> booth::Model {
    booth::Model {
        id: 1,
        event_id: 1,
        number: number.to_owned(),
        kind: Some("shell".into()),
        exhibitor_id: None,
        hall_id: Some(1),
        x_cm: Some(0),
        y_cm: Some(0),
        width_cm: Some(300),
        depth_cm: Some(300),
        turn: 0,
        open_sides: 1,
        track_id: None,
        power: false,
        water: false,
        locked: false,
        token: "t".into(),
        version: 1,
    }
}

/// Who answers for it.
pub fn account() -> account::Model {
    account::Model {
        id: 7,
        email: "hoa@khereu.example".into(),
        email_confirmed_at: None,
        name: "Trần Thị Hoa".into(),
        password_hash: None,
        language: Language::Vi,
        is_admin: false,
        created_at: DateTimeUtc::UNIX_EPOCH,
        blocked_at: None,
        version: 1,
    }
}

/// Sent by a cooperative that filled in everything that is needed.
pub fn dossier() -> Dossier {
    let mut full = Dossier::blank(&event(), &account(), DateTimeUtc::UNIX_EPOCH);
    let row = &mut full.exhibitor;
    row.name = Bilingual::new("Hợp tác xã Mật ong Khe Rêu", "Khe Reu Honey Cooperative");
    row.kind = Kind::Cooperative;
    row.tax_code = Some("2400901041".into());
    row.representative = "Vi Thị Hoài Thương".into();
    row.address = "Thôn Khe Rêu, xã Khe Mây".into();
    row.province_code = Some("24".into());
    row.phone = "+842043000102".into();
    row.email = "info@khereu.example".into();
    row.contact_name = "Trần Văn Tú".into();
    row.contact_phone = "+84900000202".into();
    row.fields = Fields(vec![Field::Agriculture, Field::Food]);
    row.summary = Bilingual::new("Mật ong hoa rừng.", "");
    row.products = Products(vec![Product { name: Bilingual::new("Mật ong hoa vải", ""), ..Product::default() }]);
    row.fascia = Bilingual::new("HỢP TÁC XÃ MẬT ONG KHE RÊU", "");
    full.application = application::Model { state: State::Sent, booth_kind: Some("shell".into()), ..full.application };
    full
}

/// Says something in every field there is.
pub fn everything() -> Dossier {
    let mut full = dossier();
    let row = &mut full.exhibitor;
    row.short_name = "Khe Rêu".into();
    row.decision_number = "12/QĐ-UBND".into();
    row.website = "https://khereu.example".into();
    row.social = "Zalo 0900 000 202".into();
    row.logo = Some("00112233445566778899aabbccddeeff-640x480.jpg".into());
    row.ocop_stars = Some(4);
    row.ip_rights = "Nhãn hiệu 12345".into();
    row.prizes = "Giải nhất".into();
    let row = &mut full.application;
    (row.corner, row.water, row.internet, row.demo_wish) = (true, true, true, true);
    row.neighbours = "Trà Bản Lĩnh".into();
    row.village = "1".into();
    (row.power_kw, row.sockets, row.three_phase, row.all_day_power) = ("2.5".into(), 2, true, true);
    (row.tables, row.chairs, row.screens) = (1, 2, 3);
    row.furniture = "Giá gỗ".into();
    row.heavy = "Máy ép".into();
    row.technologies_offered = "Sấy lạnh".into();
    row.technologies_needed = "Bao bì".into();
    row.note = "Đến sớm".into();
    full
}

/// An empty draft.
pub fn nothing() -> Dossier {
    Dossier::blank(&event(), &account(), DateTimeUtc::UNIX_EPOCH)
}
