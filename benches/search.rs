//! What a search costs among 200,000 people: wall time of the whole answer, for each way people ask, once each connection to the
//! database has answered before.
//! `cargo bench --bench search [PEOPLE [ROUNDS]]`, on SQLite; on PostgreSQL with `TEST_DATABASE_URL`.
use chrono::{TimeZone, Utc};
use khaihoi::events::event;
use khaihoi::people::{delegate, organisation, person, position};
use khaihoi::platform::config::Config;
use khaihoi::platform::db::{self, Database};
use khaihoi::platform::text::{Bilingual, fold, initials, sort_key};
use khaihoi::platform::time::Clock;
use khaihoi::search;
use rocket::local::asynchronous::Client;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, TransactionTrait};
use std::time::Instant;

/// Answers of each way before any is measured.
const WARM: u64 = 20;
/// Milliseconds within which 99 of 100 answers must be there.
const HOLD: f64 = 20.0;
const EVENTS: i64 = 40;
const ORGANISATIONS: i64 = 2_000;

/// Family names with how many of a hundred have them.
const FAMILIES: [(&str, u64); 12] = [
    ("Nguyễn", 39),
    ("Trần", 11),
    ("Lê", 10),
    ("Phạm", 7),
    ("Hoàng", 5),
    ("Vũ", 5),
    ("Đặng", 4),
    ("Bùi", 4),
    ("Đỗ", 4),
    ("Hồ", 4),
    ("Ngô", 4),
    ("Dương", 3),
];
const MIDDLES: [&str; 16] =
    ["Văn", "Thị", "Hoàng", "Minh", "Thu", "Quốc", "Hữu", "Đức", "Ngọc", "Thanh", "Xuân", "Bá", "Khánh", "Hải", "Thị Thu", "Văn Hoàng"];
const GIVEN: [&str; 40] = [
    "An", "Anh", "Ánh", "Bình", "Bích", "Chi", "Cường", "Dũng", "Duy", "Đạt", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hoà", "Hùng",
    "Huyền", "Khánh", "Lan", "Linh", "Long", "Mai", "Minh", "Nam", "Nga", "Ngân", "Oanh", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo",
    "Trang", "Tuấn", "Vân", "Vinh", "Yến",
];
const POSTS: [&str; 10] = [
    "Giám đốc",
    "Phó Giám đốc",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Trưởng phòng",
    "Chuyên viên",
    "Hiệu trưởng",
    "Nhà sáng lập",
    "Nghiên cứu viên",
    "Giảng viên",
];
const BODIES: [&str; 8] = [
    "Sở Khoa học và Công nghệ",
    "Ủy ban nhân dân",
    "Công ty Cổ phần",
    "Trường Đại học",
    "Viện Nghiên cứu",
    "Hợp tác xã",
    "Hội Liên hiệp Phụ nữ",
    "Quỹ Đầu tư",
];

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    fn name(&mut self) -> String {
        let mut left = self.below(100);
        let family = FAMILIES.iter().find(|(_, share)| {
            let here = left < *share;
            left = left.saturating_sub(*share);
            here
        });
        format!("{} {} {}", family.map_or("Nguyễn", |(name, _)| name), self.one(&MIDDLES), self.one(&GIVEN))
    }
}

#[rocket::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<u64> = std::env::args().skip(1).filter(|arg| arg != "--bench").map(|arg| arg.parse()).collect::<Result<_, _>>()?;
    let (people, rounds) = (args.first().copied().unwrap_or(200_000), args.get(1).copied().unwrap_or(300));
    let server = std::env::var("TEST_DATABASE_URL").unwrap_or_default();
    let folder = tempfile::tempdir()?;
    let mut config = Config { data: folder.path().into(), smtp_url: "memory:".into(), rate_limits: false, ..Config::default() };
    if !server.is_empty() {
        run(&server, "DROP DATABASE IF EXISTS khaihoi_bench_search WITH (FORCE)").await?;
        run(&server, "CREATE DATABASE khaihoi_bench_search").await?;
        config.database_url = format!("{server}/khaihoi_bench_search");
    }
    let db = Database::open(&config).await?;
    db::migrate(&db).await?;
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 2, 0, 0).single().unwrap_or_default();
    let begun = Instant::now();
    let names = load(&db, people).await?;
    println!("{people} people loaded in {:.1} s", begun.elapsed().as_secs_f64());
    let begun = Instant::now();
    let documents = search::rebuild(&db, now).await?;
    println!("{documents} documents made in {:.1} s", begun.elapsed().as_secs_f64());
    let client = Client::untracked(khaihoi::build(config, db.clone(), Clock::set_to(now))?).await?;
    measure(&client, &names, rounds).await;
    if !server.is_empty() {
        db.reader().clone().close().await?;
        run(&server, "DROP DATABASE IF EXISTS khaihoi_bench_search WITH (FORCE)").await?;
    }
    Ok(())
}

async fn run(server: &str, sql: &str) -> anyhow::Result<()> {
    let db = sea_orm::Database::connect(format!("{server}/postgres")).await?;
    db.execute_unprepared(sql).await?;
    Ok(db.close().await?)
}

/// Events, organisations and people with a post and a presence each; answers the names.
async fn load(db: &Database, people: u64) -> anyhow::Result<Vec<String>> {
    let mut dice = Dice(88_172_645_463_325_252);
    let now = Utc::now();
    let tx = db.reader().begin().await?;
    event::Entity::insert_many((1..=EVENTS).map(|id| {
        let name = Bilingual::new(format!("Ngày hội Khởi nghiệp lần thứ {id}"), format!("Start-up Festival {id}"));
        event::ActiveModel {
            id: Set(id),
            uuid: Set(format!("event-{id}")),
            slug: Set(format!("hoi-{id}")),
            state: Set(event::State::Published),
            name: Set(name),
            theme: Set(Bilingual::default()),
            zone: Set("Asia/Ho_Chi_Minh".into()),
            venue: Set(Bilingual::default()),
            address: Set(Bilingual::default()),
            description: Set(Bilingual::default()),
            folded: Set(format!("ngay hoi khoi nghiep lan thu {id}")),
            created_at: Set(now),
            updated_at: Set(now),
            ..Default::default()
        }
    }))
    .exec_without_returning(&tx)
    .await?;
    let bodies: Vec<String> = (1..=ORGANISATIONS).map(|id| format!("{} {} số {id}", dice.one(&BODIES), dice.one(&GIVEN))).collect();
    for (at, some) in bodies.chunks(500).enumerate() {
        let rows = some.iter().enumerate().map(|(number, name)| organisation::ActiveModel {
            id: Set((at * 500 + number) as i64 + 1),
            uuid: Set(format!("body-{at}-{number}")),
            name: Set(Bilingual::new(name.clone(), "")),
            short_name: Set(String::new()),
            province_code: Set(None),
            folded: Set(fold(name)),
            version: Set(1),
            ..Default::default()
        });
        organisation::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    let names: Vec<String> = (0..people).map(|_| dice.name()).collect();
    for (at, some) in names.chunks(1_000).enumerate() {
        let tx = db.reader().begin().await?;
        let first = at as i64 * 1_000 + 1;
        let with_id = || some.iter().zip(first..);
        person::Entity::insert_many(with_id().map(|(name, id)| one_person(name, id))).exec_without_returning(&tx).await?;
        let posts = with_id().map(|(_, id)| position::ActiveModel {
            person_id: Set(id),
            organisation_id: Set(Some(dice.below(ORGANISATIONS as u64) as i64 + 1)),
            title: Set(Bilingual::new(dice.one(&POSTS), "")),
            place: Set(1),
            ..Default::default()
        });
        let posts: Vec<_> = posts.collect();
        position::Entity::insert_many(posts).exec_without_returning(&tx).await?;
        let presences = with_id().map(|(_, id)| delegate::ActiveModel {
            event_id: Set(id % EVENTS + 1),
            person_id: Set(id),
            part: Set(if id % 5 == 0 { delegate::Part::Official } else { delegate::Part::Speaker }),
            place: Set(1),
            version: Set(1),
            ..Default::default()
        });
        delegate::Entity::insert_many(presences).exec_without_returning(&tx).await?;
        tx.commit().await?;
    }
    Ok(names)
}

fn one_person(name: &str, id: i64) -> person::ActiveModel {
    person::ActiveModel {
        id: Set(id),
        uuid: Set(format!("person-{id}")),
        slug: Set(format!("person-{id}")),
        honorific: Set("Ông".into()),
        degrees: Set(String::new()),
        name: Set(name.to_owned()),
        sort_key: Set(sort_key(name)),
        biography: Set(Bilingual::default()),
        phone: Set(Some(format!("+849{id:08}"))),
        folded: Set(fold(name)),
        version: Set(1),
        ..Default::default()
    }
}

/// A way of asking for somebody, made of their name.
type Way = (&'static str, fn(&str) -> String);

const WAYS: [Way; 12] = [
    ("the name with marks", str::to_owned),
    ("the name without marks", fold),
    ("given name first", |name| {
        let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        [&words[words.len() - 1..], &words[..words.len() - 1]].concat().join(" ")
    }),
    ("the given name, with marks", |name| name.rsplit(' ').next().unwrap_or_default().to_owned()),
    ("the given name, without", |name| fold(name.rsplit(' ').next().unwrap_or_default())),
    ("the family name", |name| fold(name.split(' ').next().unwrap_or_default())),
    ("two letters", |name| fold(name).chars().take(2).collect()),
    ("half words", |name| fold(name).split(' ').map(|word| word.chars().take(2).collect::<String>()).collect::<Vec<_>>().join(" ")),
    ("initials", initials),
    ("given name and a post", |name| format!("{} giam doc", fold(name.rsplit(' ').next().unwrap_or_default()))),
    ("two family names", |name| format!("{} pham le", fold(name.split(' ').next().unwrap_or_default()))),
    ("nobody", |name| format!("{} khongcoai", fold(name))),
];

async fn measure(client: &Client, names: &[String], rounds: u64) {
    let mut dice = Dice(362_436_069);
    for (_, ask) in WAYS {
        for _ in 0..WARM {
            answer(client, &ask(&names[dice.below(names.len() as u64) as usize])).await;
        }
    }
    println!("{:<28} {:>8} {:>8} {:>8}   of {rounds} answers, in ms", "asked by", "p50", "p99", "most");
    for (way, ask) in WAYS {
        let mut times = Vec::new();
        for _ in 0..rounds {
            let name = &names[dice.below(names.len() as u64) as usize];
            let begun = Instant::now();
            answer(client, &ask(name)).await;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
        println!("{way:<28} {:>8.2} {:>8.2} {:>8.2}   {}", at(0.5), at(0.99), at(1.0), if at(0.99) < HOLD { "holds" } else { "TOO SLOW" });
    }
}

async fn answer(client: &Client, asked: &str) {
    let address = format!("/vi/search/suggestions?q={}", rocket::http::RawStr::new(asked).percent_encode());
    client.get(address).dispatch().await.into_bytes().await;
}
