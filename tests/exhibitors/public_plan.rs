//! The plan as visitors use it: who is named, what is found, where one is, and how to get to another booth.
use crate::app::{App, Browser, Page};
use khaihoi::exhibitors::booth;
use khaihoi::exhibitors::floor_plan::hall;
use khaihoi::interchange::seed;
use rocket::http::Status;
use sea_orm::{EntityTrait, QueryFilter};

const PLAN: &str = "/vi/ngay-hoi-mau/floor-plan";

async fn demo() -> App {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    app
}

async fn token(app: &App, number: &str) -> String {
    let found = booth::Entity::find().filter(booth::COLUMN.number.eq(number)).one(app.db.reader()).await.expect("read");
    found.unwrap_or_else(|| panic!("there is no {number}")).token
}

/// The numbers of booths on the plan that have a class.
fn drawn(page: &Page, class: &str) -> Vec<String> {
    let ids = page.attributes(&format!("svg.floor-map .b{class}"), "id");
    ids.into_iter().map(|id| id.trim_start_matches("b-").to_owned()).collect()
}

#[rocket::async_test]
async fn the_sample_festival_has_a_plan_with_two_halls() {
    let app = demo().await;
    let halls = hall::Entity::find().all(app.db.reader()).await.expect("read");
    assert_eq!(halls.iter().map(|hall| (hall.width_cm, hall.depth_cm)).collect::<Vec<_>>(), [(5600, 3600), (3600, 2400)]);
    let page = app.anonymous().get(PLAN).await;
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.select(".hall h2").len(), 2);
    assert_eq!(page.select(".hall-list h3"), ["Dãy A", "Dãy B", "Dãy C", "Dãy D", "Dãy E", "Dãy K", "Dãy R", "Dãy T"]);
    let (booths, lines) = (drawn(&page, ""), page.attributes(".hall-list li", "id"));
    assert_eq!((booths.len(), lines.len()), (74, 74));
    assert!(booths.iter().all(|number| lines.contains(&format!("r-{number}"))), "each booth has its line");
    let english = app.anonymous().get("/en/ngay-hoi-mau/floor-plan").await;
    assert!(english.select(".hall-list h3").contains(&"Row A".to_owned()));
    assert!(english.words().contains("Sao Mai Technology JSC"));
}

#[rocket::async_test]
async fn only_who_agreed_is_named_on_the_plan() {
    let app = demo().await;
    let page = app.anonymous().get(PLAN).await;
    assert!(page.words().contains("Hợp tác xã Mật ong Khe Rêu"));
    for private in ["Nước Lành", "Vịnh Xanh", "0912", "@"] {
        assert!(!page.text.contains(private), "{private} is on the plan");
    }
    assert_eq!(page.select("#r-C02 .muted"), ["Đã có đơn vị"]);
    assert!(drawn(&page, ".held").contains(&"C02".to_owned()) && drawn(&page, ".free").contains(&"C03".to_owned()));
    for booth in booth::Entity::find().all(app.db.reader()).await.expect("read") {
        assert!(!page.text.contains(&booth.token), "who is not there does not know the code of {}", booth.number);
    }
}

#[rocket::async_test]
async fn what_is_looked_for_is_lit_without_marks_and_without_script() {
    let app = demo().await;
    let visitor = app.anonymous();
    let plan = async |query: &str| visitor.get(&format!("{PLAN}?{query}")).await;
    let found = plan("q=khe+reu").await;
    assert_eq!(drawn(&found, ".hit"), ["A02"]);
    assert_eq!(drawn(&found, ".dim").len(), 73);
    assert_eq!(found.attributes(".hall-list li:not([hidden])", "id"), ["r-A02"]);
    assert_eq!(drawn(&plan("q=T01").await, ".hit"), ["T01"]);
    let village = plan("village=lang-nang-luong-xanh-va-moi-truong").await;
    assert!(
        drawn(&village, ".hit").iter().all(|number| ["C", "K", "T"].iter().any(|row| number.starts_with(row))),
        "{:?}",
        drawn(&village, ".hit")
    );
    assert!(drawn(&plan("field=tourism").await, ".hit").contains(&"D04".to_owned()));
    assert!(drawn(&plan("q=%22%3E%3Cscript%3E").await, ".hit").is_empty());
    assert!(drawn(&plan("").await, ".dim").is_empty());
}

#[rocket::async_test]
async fn an_event_without_halls_leads_to_no_plan() {
    let app = demo().await;
    let visitor = app.anonymous();
    let links = async |path: &str| visitor.get(path).await.attributes(".event-nav a", "href");
    assert!(links("/vi/ngay-hoi-mau").await.contains(&PLAN.to_owned()));
    let other = "/vi/techfest-bac-giang-2023";
    assert!(!links(other).await.contains(&format!("{other}/floor-plan")));
    let empty = visitor.get(&format!("{other}/floor-plan")).await;
    assert_eq!((empty.status, empty.select(".empty h2")), (Status::Ok, vec!["Sơ đồ đang được chuẩn bị".to_owned()]));
    let map = async |slug: &str| visitor.get(&format!("/sitemap/events/{slug}.xml")).await.text.contains("/floor-plan<");
    assert!(map("ngay-hoi-mau").await && !map("techfest-bac-giang-2023").await);
}

#[rocket::async_test]
async fn the_code_on_a_booth_leads_to_its_page_in_the_readers_language() {
    let app = demo().await;
    let code = token(&app, "A02").await;
    let visitor = app.anonymous();
    for (accept, language, here) in [("vi", "vi", "Bạn đang ở đây"), ("en-GB", "en", "You are here")] {
        let goes = visitor.get_with(&format!("/b/{code}"), "Accept-Language", accept).await.goes_to;
        let there = format!("/{language}/ngay-hoi-mau/booth/{code}");
        assert_eq!(goes.as_deref(), Some(there.as_str()));
        let page = visitor.get(&there).await;
        assert_eq!((page.select("h1"), page.select(".here-head .kicker")), (vec!["A02".to_owned()], vec![here.to_owned()]));
        assert_eq!((drawn(&page, ".here"), page.select(".here-mark text")), (vec!["A02".to_owned()], vec![here.to_owned()]));
        assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    }
    for nobody in ["/b/nothing", "/vi/ngay-hoi-mau/booth/nothing", &format!("/vi/techfest-bac-giang-2023/booth/{code}")] {
        assert_eq!(visitor.get(nobody).await.status, Status::NotFound, "{nobody}");
    }
}

async fn way(visitor: &Browser<'_>, code: &str, to: &str) -> Page {
    visitor.get(&format!("/vi/ngay-hoi-mau/booth/{code}?to={to}")).await
}

#[rocket::async_test]
async fn the_way_to_another_booth_is_told_by_hall_row_and_number() {
    let app = demo().await;
    let (visitor, code) = (app.anonymous(), token(&app, "A02").await);
    let along = way(&visitor, &code, "a07").await;
    assert_eq!(along.select(".going-place b"), ["Nhà triển lãm, dãy A, gian A07"]);
    assert_eq!(along.select(".going li"), ["Đi dọc dãy A, qua 4 gian, đến gian A07."]);
    assert_eq!(drawn(&along, ".goal"), ["A07"]);
    let out = way(&visitor, &code, "T02").await;
    assert_eq!(
        out.select(".going li")[..2],
        ["Ra khỏi Nhà triển lãm qua Cửa ra sân.", "Vào Sân Sông Thương qua Cửa nhà triển lãm."],
        "{:?}",
        out.select(".going li")
    );
    assert_eq!(out.select(".small-plan figcaption"), ["Sân Sông Thương"]);
    let named = way(&visitor, &code, "che+tan+suong").await;
    assert_eq!(named.select(".going-place b"), ["Nhà triển lãm, dãy A, gian A07"]);
    let several = way(&visitor, &code, "cong+ty").await;
    assert!(several.select(".going").is_empty() && several.select(".stands li").len() > 1);
    let none = way(&visitor, &code, "%3Cb%3Ezzz").await;
    assert!(none.words().contains("Không tìm thấy gian hàng nào cho “<b>zzz”"), "{}", none.words());
}

#[rocket::async_test]
async fn a_plan_of_700_booths_is_under_100_kilobytes_on_the_wire() {
    let app = App::start().await;
    let file = app.config.data.join("large.toml");
    std::fs::write(&file, large()).expect("a file");
    seed::load_file(&app.db, &file, app.now()).await.expect("loaded");
    let visitor = app.anonymous();
    for encoding in ["br", "gzip"] {
        let page = visitor.get_with("/vi/lon/floor-plan", "Accept-Encoding", encoding).await;
        assert_eq!((page.status, page.header("Content-Encoding")), (Status::Ok, Some(encoding)));
        assert!(page.length < 100 * 1024, "{} bytes by {encoding}", page.length);
    }
    let page = visitor.get("/vi/lon/floor-plan").await;
    assert_eq!((drawn(&page, "").len(), page.select(".hall-list li").len()), (700, 700));
}

/// A national fair: 25 rows of 28 booths, half of them with exhibitors whose names and products are their own.
pub fn large() -> String {
    use std::fmt::Write as _;
    const WORDS: [&str; 24] = [
        "Ánh Dương",
        "Bình Minh",
        "Cát Tường",
        "Đại Thành",
        "Gió Mới",
        "Hoa Sen",
        "Khe Rêu",
        "Lục Sơn",
        "Mây Trắng",
        "Nông Kết",
        "Ong Vàng",
        "Phú Gia",
        "Quê Hương",
        "Rừng Xanh",
        "Sao Mai",
        "Tân Sương",
        "Ước Mơ",
        "Việt Quang",
        "Xuân Lộc",
        "Yên Tử",
        "Trường Thịnh",
        "Thảo Mộc",
        "Tinh Hoa",
        "Đồng Xanh",
    ];
    let mut toml = String::from(
        "[event]\nslug = \"lon\"\nstate = \"published\"\nname = { vi = \"Hội chợ lớn\", en = \"A large fair\" }\nstarts = \"2026-11-22\"\nends = \"2026-11-24\"\nprovince = \"24\"\n\
         booths = { opens = \"2026-10-01\", closes = \"2026-11-24\", limit = 900 }\n",
    );
    for (key, name) in [("agri", "Làng Nông nghiệp số"), ("digital", "Làng Công nghệ số"), ("green", "Làng Năng lượng xanh")]
    {
        let _ = write!(toml, "[[tracks]]\nkey = \"{key}\"\nname = {{ vi = \"{name}\" }}\nvillage = true\n");
    }
    toml += "[[halls]]\nname = { vi = \"Nhà A\", en = \"Hall A\" }\nwidth = 92\ndepth = 125\n";
    for row in 0..25 {
        let letter = char::from(b'A' + row as u8);
        let (y, facing) = (4 + row / 2 * 9 + row % 2 * 3, if row % 2 == 0 { "up" } else { "down" });
        let track = ["agri", "digital", "green"][row as usize % 3];
        let _ = write!(
            toml,
            "[[halls.rows]]\nfirst = \"{letter}01\"\ncount = 28\nkind = \"shell\"\nat = [4, {y}]\nfacing = \"{facing}\"\nends = \"both\"\ntrack = \"{track}\"\n"
        );
    }
    for number in 0..350usize {
        let (one, two, three) = (WORDS[number % 24], WORDS[(number / 24 + 7) % 24], WORDS[(number * 5 + 3) % 24]);
        let booth = format!("{}{:02}", char::from(b'A' + (number / 14) as u8), number % 14 * 2 + 1);
        let form = ["Công ty Cổ phần", "Hợp tác xã", "Công ty TNHH"][number % 3];
        let _ = write!(
            toml,
            "[[exhibitors]]\nname = {{ vi = \"{form} {one} {two} {number}\", en = \"{one} {two} {number} Co.\" }}\nkind = \"company\"\nphone = \"0912 345 678\"\nemail = \"so{number}@lon.example\"\n\
             representative = \"Nguyễn Văn An\"\nrepresentative_post = \"Giám đốc\"\naddress = \"Số {number}\"\nprovince = \"24\"\ncontact_name = \"Nguyễn Văn An\"\ncontact_post = \"Giám đốc\"\ncontact_phone = \"0912 345 678\"\n\
             fascia = {{ vi = \"{one} {two}\" }}\nfields = [\"digital\", \"food\"]\nproducts = [{{ name = {{ vi = \"Sản phẩm {three} số {number}\", en = \"Product {three} {number}\" }} }}]\nsummary = {{ vi = \"Giới thiệu\" }}\nshown = true\nstate = \"accepted\"\nbooth = \"{booth}\"\nbooth_kind = \"shell\"\n",
        );
    }
    toml
}

#[rocket::async_test]
async fn the_worker_for_offline_pages_is_of_the_version_of_the_files() {
    let app = App::start().await;
    let visitor = app.anonymous();
    let worker = visitor.get("/service-worker.js").await;
    assert_eq!((worker.status, worker.header("Cache-Control")), (Status::Ok, Some("no-cache")));
    assert!(worker.header("Content-Type").is_some_and(|kind| kind.contains("javascript")));
    let version = worker.text.strip_prefix("const VERSION = \"").and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
    let style = visitor.get("/vi").await.attributes("link[rel=stylesheet]", "href").concat();
    assert!(style.contains(&format!("/{version}/")), "{style}");
}
