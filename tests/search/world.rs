//! A world to search: two public festivals and one that is not public yet.
use crate::app::App;
use khaihoi::interchange::seed;
use khaihoi::platform::change::{Actor, Change, Letter};
use khaihoi::platform::language::Language;
use khaihoi::search;
use serde_json::json;
use std::fmt::Write as _;

/// Name, post, organisation, part, telephone number.
type Person = (&'static str, &'static str, &'static str, &'static str, &'static str);

const SPRING: &[Person] = &[
    ("Nguyễn Hoàng Giang", "Thứ trưởng", "Bộ Khoa học và Công nghệ", "official", "0912 345 678"),
    ("Mai Sơn", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Bắc Giang", "official", "0912 000 111"),
    ("Đặng Thị Đức Hạnh", "Chánh Văn phòng", "Ủy ban nhân dân tỉnh Bắc Giang", "committee", ""),
    ("Lê Minh Đức", "Giám đốc", "Sở Khoa học và Công nghệ tỉnh Bắc Ninh", "official", "0987 654 321"),
    ("Phạm Văn Dục", "Trưởng phòng", "Sở Tài chính tỉnh Bắc Giang", "official", ""),
    ("Bùi Thị Hoà", "Chủ tịch", "Hội Liên hiệp Phụ nữ tỉnh Bắc Giang", "official", ""),
    ("Vũ Thuỷ Tiên", "Phó Viện trưởng", "Viện Nông nghiệp Trung du", "speaker", ""),
    ("Trần Văn An", "Giảng viên", "Trường Đại học Kỹ thuật", "speaker", "024 3825 1234"),
    ("Nguyễn Văn Ân", "Giám đốc", "Quỹ Đầu tư Hạt Giống", "speaker", ""),
    ("Hoàng Văn Anh", "Chuyên gia", "Trường Đại học Kỹ thuật", "juror", ""),
    ("Lí Văn Tư", "Giám đốc", "Hợp tác xã Sông Thương", "speaker", ""),
    ("Somsak Phommasan", "Counsellor", "Embassy of Laos", "official", ""),
    ("Trần Lê Bình Minh", "Nhà sáng lập", "Quỹ Đầu tư Hạt Giống", "juror", ""),
    ("Giang Văn Nguyên", "Nhà báo", "Báo Bắc Giang", "press", ""),
    ("Nguyễn Đức Toàn", "Phó Giám đốc", "Sở Tài chính tỉnh Bắc Giang", "committee", ""),
    ("Nguyễn Dục Toản", "Chuyên viên", "Sở Tài chính tỉnh Bắc Giang", "committee", ""),
];

const AUTUMN: &[Person] = &[
    ("Ngô Hải Giang", "Phó Giám đốc", "Sở Khoa học và Công nghệ tỉnh Bắc Ninh", "speaker", "0903 111 222"),
    ("Đỗ Quý", "Tiến sĩ", "Viện Nông nghiệp Trung du", "speaker", ""),
    ("Quách Tĩnh", "Giám đốc", "Công ty Núi Đôi", "juror", ""),
];

const HIDDEN: &[Person] = &[("Trần Bí Mật", "Giám đốc", "Công ty Trong Kho", "official", "0909 999 888")];

/// Titles, text, and the day it is published; without one a draft.
type Post = (&'static str, &'static str, &'static str, &'static str);

/// Slug, names, state, days, people, titles of items, exhibitors (name, short name, product, state), posts.
struct Festival {
    slug: &'static str,
    names: (&'static str, &'static str),
    state: &'static str,
    days: (&'static str, &'static str),
    people: &'static [Person],
    items: &'static [(&'static str, &'static str)],
    exhibitors: &'static [(&'static str, &'static str, &'static str, &'static str)],
    news: &'static [Post],
}

const FESTIVALS: [Festival; 3] = [
    Festival {
        slug: "hoi-xuan",
        names: ("Ngày hội Khởi nghiệp Bắc Giang 2026", "Bac Giang Start-up Festival 2026"),
        state: "published",
        days: ("2026-11-22", "2026-11-24"),
        people: SPRING,
        items: &[
            ("Lễ khai mạc", "Opening ceremony"),
            ("Diễn đàn nông nghiệp số", "Digital farming forum"),
            ("Chung kết cuộc thi ý tưởng khởi nghiệp", "Final of the ideas contest"),
            ("Kết nối cung cầu công nghệ", "Matching technology offers and needs"),
            ("Toạ đàm thủy sản", "Aquaculture talk"),
        ],
        exhibitors: &[
            ("Hợp tác xã Mật ong Khe Rêu", "Khe Rêu", "Mật ong hoa vải", "accepted"),
            ("Công ty Cổ phần Công nghệ Sao Mai", "SMT", "Phần mềm tưới tự động", "accepted"),
            ("Công ty Còn Chờ", "", "Trà hoa vàng", "sent"),
        ],
        news: &[
            ("Chín đội vào vòng cuối", "Nine teams go through", "Sau ba vòng chấm loại trực tiếp", "2026-11-20"),
            ("Số liệu chặng làm nóng", "Warm-up in figures", "Bổ sung sau", ""),
            ("Lời chào đón khách", "A word of welcome", "Gửi tới mọi người", "2026-11-24"),
        ],
    },
    Festival {
        slug: "techfest-bac-ninh",
        names: ("Techfest Bắc Ninh 2025", "Techfest Bac Ninh 2025"),
        state: "published",
        days: ("2025-10-10", "2025-10-11"),
        people: AUTUMN,
        items: &[("Lễ khai mạc Techfest", "Techfest opening"), ("Hội thảo bán dẫn", "Semiconductor workshop")],
        exhibitors: &[("Viện Vật liệu Kinh Bắc", "", "Gốm áp điện", "accepted")],
        news: &[("Bế mạc và trao cúp", "Closing and cup", "Hẹn gặp lại", "2025-10-12")],
    },
    Festival {
        slug: "hoi-kin",
        names: ("Hội kín Lạng Sơn", "Hidden Lang Son"),
        state: "draft",
        days: ("2027-03-01", "2027-03-02"),
        people: HIDDEN,
        items: &[("Họp kín", "Closed meeting")],
        exhibitors: &[],
        news: &[("Tin nội bộ chưa kể", "Untold", "Chỉ trong nhà", "2026-11-01")],
    },
];

impl Festival {
    fn toml(&self) -> String {
        let (vi, en) = self.names;
        let (from, to) = self.days;
        let mut toml = format!(
            "[event]\nslug = \"{}\"\nstate = \"{}\"\nname = {{ vi = \"{vi}\", en = \"{en}\" }}\nstarts = \"{from}\"\nends = \"{to}\"\nprovince = \"24\"\n\
             venue = {{ vi = \"Quảng trường 3/2\", en = \"3/2 Square\" }}\nbooths = {{ opens = \"2025-09-01\", closes = \"2026-12-01\", limit = 50 }}\n\
             [[rooms]]\nkey = \"hall\"\nname = {{ vi = \"Hội trường lớn\", en = \"Great hall\" }}\n",
            self.slug, self.state,
        );
        for (number, (name, title, organisation, part, phone)) in self.people.iter().enumerate() {
            let phone = if phone.is_empty() { String::new() } else { format!("phone = \"{phone}\"\n") };
            let _ = write!(
                toml,
                "[[people]]\nkey = \"p{number}\"\nhonorific = \"Ông\"\nname = \"{name}\"\n{phone}\
                 positions = [{{ title = {{ vi = \"{title}\" }}, organisation = {{ vi = \"{organisation}\" }} }}]\n\
                 [[delegates]]\nperson = \"p{number}\"\npart = \"{part}\"\n",
            );
        }
        for (number, (vi, en)) in self.items.iter().enumerate() {
            let _ = write!(
                toml,
                "[[items]]\nkind = \"forum\"\ntitle = {{ vi = \"{vi}\", en = \"{en}\" }}\nday = \"{from}\"\nfrom = \"{:02}:00\"\nto = \"{:02}:45\"\nroom = \"hall\"\n",
                8 + number,
                8 + number,
            );
        }
        for (number, (name, short, product, state)) in self.exhibitors.iter().enumerate() {
            let booth = if *state == "accepted" { format!("booth = \"A{number:02}\"\n") } else { String::new() };
            let _ = write!(
                toml,
                "[[exhibitors]]\nname = {{ vi = \"{name}\" }}\nshort_name = \"{short}\"\nkind = \"company\"\nphone = \"0204 3000 10{number}\"\nemail = \"so{number}@{}.example\"\n\
                 representative = \"Chu Văn Đại\"\nrepresentative_post = \"Giám đốc\"\naddress = \"Số 1, phường Bắc Giang\"\nprovince = \"24\"\ncontact_name = \"Kiều Thị Liên Hệ\"\ncontact_post = \"Nhân viên\"\ncontact_phone = \"0977 123 45{number}\"\n\
                 fascia = {{ vi = \"GIAN {number}\" }}\nfields = [\"agriculture\"]\nproducts = [{{ name = {{ vi = \"{product}\" }} }}]\nsummary = {{ vi = \"Sản phẩm sạch\" }}\nshown = true\nbooth_kind = \"shell\"\nstate = \"{state}\"\n{booth}",
                self.slug,
            );
        }
        for (vi, en, text, day) in self.news {
            let day = if day.is_empty() { String::new() } else { format!("day = \"{day}\"\nat = \"07:00\"\n") };
            let _ = write!(
                toml,
                "[[news]]\ntitle = {{ vi = \"{vi}\", en = \"{en}\" }}\nlead = {{ vi = \"{text}\" }}\nauthor = \"Nhóm Ghi Chép\"\n{day}"
            );
        }
        toml + "[releases]\npublish = true\n"
    }
}

/// The application over this world, with an index that knows all of it.
pub async fn world() -> App {
    let app = App::start().await;
    for festival in FESTIVALS {
        let read = seed::parse(&festival.toml(), festival.slug, app.now()).expect("read");
        seed::load(&app.db, &read, app.now()).await.expect("loaded");
    }
    write_to_somebody(&app).await;
    up_to_date(&app).await;
    app
}

/// A letter about the first festival to somebody who is nowhere else.
async fn write_to_somebody(app: &App) {
    let spring = super::event(app, "hoi-xuan").await;
    let mut change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.expect("begun");
    let letter = Letter {
        to: "thutin@ongvang.example".into(),
        name: "Hà Thư Tín".into(),
        language: Language::Vi,
        template: "exhibitors/letters/received",
        data: json!({ "exhibitor": "Hợp tác xã Ong Vàng", "name": "Hà Thư Tín", "event": spring.name.vi, "address": "https://khaihoi.example/desk" }),
        event_id: Some(spring.id),
        secret: false,
    };
    change.letter(letter).await.expect("a letter");
    change.commit().await.expect("committed");
}

/// What the worker does within a second.
pub async fn up_to_date(app: &App) -> usize {
    search::bring_up_to_date(&app.db, app.now()).await.expect("up to date")
}
