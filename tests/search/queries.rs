//! What people type, and what they must see first: the same table on both databases.
use super::world::world;
use super::{asked, event, hits};

const SITE: &str = "/vi/search";
const ENGLISH: &str = "/en/search";
const SPRING: &str = "/vi/hoi-xuan/search";
const STUDIO: &str = "/studio/search";
const OWN: &str = "/studio/hoi-xuan/search";

/// Where, what was typed, what stands first ("" = nothing is found).
const TABLE: &[(&str, &str, &str)] = &[
    // With marks, without, in capitals, decomposed.
    (SITE, "Nguyễn Hoàng Giang", "Nguyễn Hoàng Giang"),
    (SITE, "nguyen hoang giang", "Nguyễn Hoàng Giang"),
    (SITE, "NGUYEN HOANG GIANG", "Nguyễn Hoàng Giang"),
    (SITE, "Nguye\u{302}\u{303}n Hoa\u{300}ng Giang", "Nguyễn Hoàng Giang"),
    (SITE, "  nguyen   hoang  giang ", "Nguyễn Hoàng Giang"),
    (SITE, "mai son", "Mai Sơn"),
    (SITE, "Ông Mai Sơn", ""),
    // Marks that agree come first.
    (SITE, "đức", "Lê Minh Đức"),
    (SITE, "duc", "Phạm Văn Dục"),
    (SITE, "dục", "Phạm Văn Dục"),
    (SITE, "nguyễn đức toàn", "Nguyễn Đức Toàn"),
    (SITE, "nguyễn dục toản", "Nguyễn Dục Toản"),
    (SITE, "văn an", "Trần Văn An"),
    (SITE, "van an", "Trần Văn An"),
    (SITE, "văn ân", "Nguyễn Văn Ân"),
    (SITE, "van anh", "Hoàng Văn Anh"),
    // Half marked.
    (SITE, "nguyên văn", "Giang Văn Nguyên"),
    (SITE, "hoang giâng", "Nguyễn Hoàng Giang"),
    (SITE, "mai sơ", "Mai Sơn"),
    // The given name first, or alone.
    (SITE, "giang nguyen hoang", "Nguyễn Hoàng Giang"),
    (SITE, "giang hoang nguyen", "Nguyễn Hoàng Giang"),
    (SITE, "son mai", "Mai Sơn"),
    (SITE, "giang", "Nguyễn Hoàng Giang"),
    (SITE, "minh", "Trần Lê Bình Minh"),
    (SITE, "hạnh", "Đặng Thị Đức Hạnh"),
    (SITE, "giang van", "Giang Văn Nguyên"),
    // Initials.
    (SITE, "nhg", "Nguyễn Hoàng Giang"),
    (SITE, "n h g", "Nguyễn Hoàng Giang"),
    (SITE, "tlbm", "Trần Lê Bình Minh"),
    (SITE, "đtđh", "Đặng Thị Đức Hạnh"),
    (SITE, "tva", "Trần Văn An"),
    // Half words.
    (SITE, "ngu hoa gia", "Nguyễn Hoàng Giang"),
    (SITE, "phomma", "Somsak Phommasan"),
    (SITE, "soms", "Somsak Phommasan"),
    (SITE, "tran le bi", "Trần Lê Bình Minh"),
    (SITE, "đứ", "Lê Minh Đức"),
    // Where the tone stands, and i or y.
    (SITE, "hòa", "Bùi Thị Hoà"),
    (SITE, "hoà", "Bùi Thị Hoà"),
    (SITE, "thủy tiên", "Vũ Thuỷ Tiên"),
    (SITE, "lý văn tư", "Lí Văn Tư"),
    (SITE, "ly van tu", "Lí Văn Tư"),
    (SITE, "đỗ quí", "Đỗ Quý"),
    (SITE, "tọa đàm thuỷ sản", "Toạ đàm thủy sản"),
    (SITE, "tiến sỹ", "Đỗ Quý"),
    // The keyboard was switched off.
    (SITE, "nguyeexn hoangf giang", "Nguyễn Hoàng Giang"),
    (SITE, "dduwcs", "Lê Minh Đức"),
    (SITE, "thuyr sarn", "Toạ đàm thủy sản"),
    // By post and organisation.
    (SITE, "thu truong", "Nguyễn Hoàng Giang"),
    (SITE, "thứ trưởng giang", "Nguyễn Hoàng Giang"),
    (SITE, "sơn phó chủ tịch", "Mai Sơn"),
    (SITE, "hat giong minh", "Trần Lê Bình Minh"),
    (SITE, "embassy laos", "Somsak Phommasan"),
    // Items, exhibitors, events.
    (SITE, "khai mac", "Lễ khai mạc"),
    (SITE, "nong nghiep so", "Diễn đàn nông nghiệp số"),
    (SITE, "ban dan", "Hội thảo bán dẫn"),
    (SITE, "mat ong", "Hợp tác xã Mật ong Khe Rêu"),
    (SITE, "khe reu", "Hợp tác xã Mật ong Khe Rêu"),
    (SITE, "SMT", "Công ty Cổ phần Công nghệ Sao Mai"),
    (SITE, "tuoi tu dong", "Công ty Cổ phần Công nghệ Sao Mai"),
    (SITE, "gom ap dien", "Viện Vật liệu Kinh Bắc"),
    (SITE, "techfest bac ninh 2025", "Techfest Bắc Ninh 2025"),
    (SITE, "ngay hoi khoi nghiep", "Ngày hội Khởi nghiệp Bắc Giang 2026"),
    (ENGLISH, "opening ceremony", "Opening ceremony"),
    (ENGLISH, "semiconductor", "Semiconductor workshop"),
    (ENGLISH, "start-up festival", "Bac Giang Start-up Festival 2026"),
    // News: what is public by now, by its title or its text.
    (SITE, "chín đội vào vòng cuối", "Chín đội vào vòng cuối"),
    (SITE, "chin doi", "Chín đội vào vòng cuối"),
    (SITE, "loai truc tiep", "Chín đội vào vòng cuối"),
    (SITE, "be mac", "Bế mạc và trao cúp"),
    (ENGLISH, "nine teams", "Nine teams go through"),
    (SPRING, "chin doi", "Chín đội vào vòng cuối"),
    (SPRING, "be mac va trao cup", ""),
    // One event only.
    (SPRING, "giang", "Nguyễn Hoàng Giang"),
    (SPRING, "ngo hai giang", ""),
    (SPRING, "semiconductor", ""),
    // Nothing of what is not public, and no contact data.
    (SITE, "hội kín", ""),
    (SITE, "trần bí mật", ""),
    (SITE, "công ty còn chờ", ""),
    (SITE, "kiều thị liên hệ", ""),
    (SITE, "345678", ""),
    // No draft, nothing before its hour, nothing of an event that is none yet.
    (SITE, "chang lam nong", ""),
    (SITE, "loi chao don khach", ""),
    (SPRING, "loi chao don khach", ""),
    (SITE, "tin noi bo", ""),
    (SITE, "ha thu tin", ""),
    (SITE, "thutin@ongvang.example", ""),
    // Nothing, and nothing but signs.
    (SITE, "khongcogicanhu", ""),
    (SITE, "\"'*()^:-", ""),
    (SITE, "AND OR NOT NEAR", ""),
    (SITE, "'); drop table person; --", ""),
    // The studio: its own events, contact data and drafts among them.
    (OWN, "345678", "Nguyễn Hoàng Giang"),
    (OWN, "0912345678", "Nguyễn Hoàng Giang"),
    (OWN, "+84 912 345 678", "Nguyễn Hoàng Giang"),
    (OWN, "654321", "Lê Minh Đức"),
    (OWN, "con cho", "Công ty Còn Chờ"),
    (OWN, "lien he", "Công ty Còn Chờ"),
    (OWN, "so tai chinh", "Sở Tài chính tỉnh Bắc Giang"),
    (OWN, "trần bí mật", ""),
    (OWN, "45 678", "Nguyễn Hoàng Giang"),
    (OWN, "5678", "Nguyễn Hoàng Giang"),
    (OWN, "1234", "Trần Văn An"),
    (OWN, "23 452", "Công ty Còn Chờ"),
    (OWN, "567", ""),
    (OWN, "nhg", "Nguyễn Hoàng Giang"),
    (OWN, "đtđh", "Đặng Thị Đức Hạnh"),
    (OWN, "t l b m", "Trần Lê Bình Minh"),
    (OWN, "ctcc", "Công ty Còn Chờ"),
    // Drafts and posts that wait, beside those that are read.
    (OWN, "chin doi", "Chín đội vào vòng cuối"),
    (OWN, "chang lam nong", "Số liệu chặng làm nóng"),
    (OWN, "ban nhap lam nong", "Số liệu chặng làm nóng"),
    (OWN, "warm-up", "Số liệu chặng làm nóng"),
    (OWN, "loi chao", "Lời chào đón khách"),
    (OWN, "nhom ghi chep", "Lời chào đón khách"),
    (STUDIO, "lời chào đón", "Lời chào đón khách"),
    (STUDIO, "tin noi bo", ""),
    (STUDIO, "be mac va trao cup", ""),
    // Letters, by whom they went to, where, and what they say.
    (OWN, "ha thu tin", "Hà Thư Tín"),
    (OWN, "thư tín hà", "Hà Thư Tín"),
    (OWN, "thutin@ongvang.example", "Hà Thư Tín"),
    (OWN, "ong vang", "Hà Thư Tín"),
    (STUDIO, "thu tin", "Hà Thư Tín"),
    // Applications, by name, number, and contact.
    (OWN, "khe reu", "Hợp tác xã Mật ong Khe Rêu"),
    (OWN, "so2@hoi-xuan.example", "Công ty Còn Chờ"),
    (OWN, "tra hoa vang", "Công ty Còn Chờ"),
    (STUDIO, "SMT", "Công ty Cổ phần Công nghệ Sao Mai"),
    // Organisations.
    (OWN, "dai hoc ky thuat", "Trường Đại học Kỹ thuật"),
    (OWN, "hội liên hiệp phụ nữ", "Hội Liên hiệp Phụ nữ tỉnh Bắc Giang"),
    (OWN, "bao bac giang", "Báo Bắc Giang"),
    (OWN, "quy hat giong", "Quỹ Đầu tư Hạt Giống"),
    (STUDIO, "so tai chinh tinh bac giang", "Sở Tài chính tỉnh Bắc Giang"),
    (STUDIO, "hoàng giang", "Nguyễn Hoàng Giang"),
    (STUDIO, "ngo hai giang", ""),
    (STUDIO, "111222", ""),
];

#[rocket::async_test]
async fn what_is_typed_finds_what_is_meant_first() {
    assert!(TABLE.len() >= 60);
    let app = world().await;
    let public = app.anonymous();
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    let mut wrong = vec![];
    for (door, typed, expected) in TABLE {
        let who = if door.starts_with("/studio") { &organizer } else { &public };
        let page = asked(who, door, typed).await;
        let found = hits(&page);
        let first = found.first().map_or("", String::as_str);
        if page.status.code != 200 || first != *expected {
            wrong.push(format!("{door} {typed:?}: {} {found:?}, not {expected:?}", page.status));
            continue;
        }
        let Some(link) = page.attributes(".found li .name a", "href").into_iter().next() else { continue };
        let there = who.get(&link).await;
        if there.status.code != 200 || !there.text.contains(expected) {
            wrong.push(format!("{door} {typed:?} leads to {link}: {}", there.status));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[rocket::async_test]
async fn of_many_that_answer_the_best_are_told() {
    use khaihoi::people::{DelegateInput, PersonInput, insert_person, make_delegate};
    use khaihoi::platform::change::{Actor, Change};
    use khaihoi::platform::text::Line;
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    let mut change = Change::begin(&app.db, &Actor::program("test"), app.now()).await.expect("begun");
    let names = (0..400).map(|number| format!("Nguyễn Thu {}", ["Anh", "Hân", "Lan", "Án"][number % 4]));
    // Among hundreds who come later, earlier and between.
    let names = names.chain(["Đoàn Thị Ân".to_owned(), "Nguyễn Nguyên".to_owned()]);
    for name in names {
        let person = insert_person(&mut change, &PersonInput::named(Line::parse(&name).expect("a name"))).await.expect("a person");
        make_delegate(&change, spring.id, person.id, &DelegateInput::as_on_record(khaihoi::people::delegate::Part::Press))
            .await
            .expect("a delegate");
    }
    change.touch(spring.id);
    change.commit().await.expect("committed");
    super::world::up_to_date(&app).await;
    let table = [
        ("ân", "Đoàn Thị Ân"),
        ("nguyên", "Nguyễn Nguyên"),
        ("nguyễn", "Nguyễn Nguyên"),
        ("an", "Trần Văn An"),
        ("nguyen", "Nguyễn Nguyên"),
        ("nta", "Nguyễn Thu Án"),
        ("doan thi an", "Đoàn Thị Ân"),
    ];
    for (typed, first) in table {
        let found = hits(&asked(&app.anonymous(), SITE, typed).await);
        assert_eq!(found.first().map(String::as_str), Some(first), "{typed}: {found:?}");
    }
}
