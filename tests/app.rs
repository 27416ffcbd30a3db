//! A running application with its own database, copied from one migrated template.
//! SQLite by default; PostgreSQL when `TEST_DATABASE_URL` names a server.
use chrono::{DateTime, TimeZone, Utc};
use khaihoi::accounts::{account, login};
use khaihoi::events::{event, team};
use khaihoi::platform::config::Config;
use khaihoi::platform::db::{self, Database};
use khaihoi::platform::language::Language;
use khaihoi::platform::secret;
use khaihoi::platform::text::Bilingual;
use khaihoi::platform::time::Clock;
use rocket::http::{ContentType, Cookie, Header, Status};
use rocket::local::asynchronous::{Client, LocalRequest, LocalResponse};
use rocket::tokio::sync::OnceCell;
use scraper::{Html, Selector};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseConnection};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();
static COUNTER: AtomicU64 = AtomicU64::new(1);

enum Template {
    File(PathBuf),
    Named(String),
}

/// The application under test.
pub struct App {
    pub client: Client,
    pub db: Database,
    pub clock: Clock,
    pub config: Config,
    _folder: TempDir,
    _drop: Option<DropDatabase>,
}

/// Somebody in front of the application: signed in or not.
#[derive(Clone)]
pub struct Browser<'a> {
    app: &'a App,
    pub account: Option<account::Model>,
    token: Option<String>,
    speaks: Option<Language>,
}

/// When every test begins, unless it says otherwise: 9h00 of 23/11/2026 in Viet Nam.
pub fn morning() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 2, 0, 0).single().expect("a moment")
}

impl App {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With settings of its own.
    pub async fn start_with(settings: impl FnOnce(&mut Config)) -> Self {
        Self::start_over(settings, async |config| Database::pool(config).await).await
    }

    /// With settings and a pool of its own: one that counts, is small, or goes a roundabout way.
    pub async fn start_over(
        settings: impl FnOnce(&mut Config),
        pool: impl AsyncFnOnce(&Config) -> anyhow::Result<DatabaseConnection>,
    ) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut config = Config { data: folder.path().into(), smtp_url: "memory:".into(), rate_limits: false, ..Config::default() };
        settings(&mut config);
        let drop = fresh_database(&mut config).await;
        let db = Database::over(pool(&config).await.expect("a database"));
        let clock = Clock::set_to(morning());
        let rocket = khaihoi::build(config.clone(), db.clone(), clock.clone()).expect("an application");
        let client = Client::untracked(rocket).await.expect("a client");
        Self { client, db, clock, config, _folder: folder, _drop: drop }
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Somebody who is not signed in.
    pub fn anonymous(&self) -> Browser<'_> {
        Browser { app: self, account: None, token: None, speaks: None }
    }

    /// A new account, signed in.
    pub async fn signed_up(&self, email: &str) -> Browser<'_> {
        self.account(email, false).await
    }

    /// A new administrator, signed in.
    pub async fn admin(&self) -> Browser<'_> {
        self.account(&format!("admin{}@khaihoi.example", COUNTER.fetch_add(1, Ordering::Relaxed)), true).await
    }

    async fn account(&self, email: &str, is_admin: bool) -> Browser<'_> {
        let row = account::ActiveModel {
            email: Set(email.to_lowercase()),
            email_confirmed_at: Set(Some(self.now())),
            name: Set(email.split('@').next().unwrap_or_default().to_owned()),
            password_hash: Set(None),
            language: Set(Language::Vi),
            is_admin: Set(is_admin),
            created_at: Set(self.now()),
            version: Set(1),
            ..Default::default()
        };
        let account = row.insert(self.db.reader()).await.expect("an account");
        self.signed_in(account).await
    }

    /// Somebody who has an account, signed in.
    pub async fn signed_in(&self, account: account::Model) -> Browser<'_> {
        let token = secret::token();
        let row = login::ActiveModel {
            account_id: Set(account.id),
            token_hash: Set(secret::hash(&token)),
            browser: Set("a test".into()),
            address: Set("127.0.0.1".into()),
            created_at: Set(self.now()),
            seen_at: Set(self.now()),
            expires_at: Set(self.now() + login::IDLE_LIFE),
            ..Default::default()
        };
        row.insert(self.db.reader()).await.expect("a login");
        Browser { app: self, account: Some(account), token: Some(token), speaks: None }
    }

    /// A published event of three days around today, with the name `slug`.
    pub async fn event(&self, slug: &str) -> event::Model {
        self.event_with(slug, |_| {}).await
    }

    pub async fn event_with(&self, slug: &str, settings: impl FnOnce(&mut event::ActiveModel)) -> event::Model {
        let today = self.now().date_naive();
        let mut row = event::ActiveModel {
            uuid: Set(uuid(slug)),
            slug: Set(slug.into()),
            state: Set(event::State::Published),
            name: Set(Bilingual::new(format!("Ngày hội {slug}"), format!("Festival {slug}"))),
            theme: Set(Bilingual::default()),
            starts_on: Set(today.pred_opt()),
            ends_on: Set(today.succ_opt()),
            zone: Set("Asia/Ho_Chi_Minh".into()),
            venue: Set(Bilingual::new("Trung tâm Hội nghị", "Convention Centre")),
            address: Set(Bilingual::default()),
            description: Set(Bilingual::default()),
            booths_given: Set(0),
            sample: Set(false),
            folded: Set(format!("ngay hoi {slug}")),
            created_at: Set(self.now()),
            updated_at: Set(self.now()),
            version: Set(1),
            ..Default::default()
        };
        settings(&mut row);
        row.insert(self.db.reader()).await.expect("an event")
    }

    /// An organizer of this event, signed in.
    pub async fn organizer(&self, event: &event::Model) -> Browser<'_> {
        self.member(event, team::Role::Organizer).await
    }

    /// A member of this event's team, signed in.
    pub async fn member(&self, event: &event::Model, role: team::Role) -> Browser<'_> {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let browser = self.signed_up(&format!("team{number}@khaihoi.example")).await;
        let row = team::ActiveModel {
            event_id: Set(event.id),
            account_id: Set(browser.id()),
            role: Set(role),
            added_at: Set(self.now()),
            ..Default::default()
        };
        row.insert(self.db.reader()).await.expect("a member");
        browser
    }

    /// The letters that have left so far, after sending those that are due.
    pub async fn letters(&self) -> Vec<khaihoi::mail::Kept> {
        let transport = self.client.rocket().state::<khaihoi::mail::Transport>().expect("a transport");
        khaihoi::mail::deliver_due(self.db.reader(), transport, self.now()).await.expect("delivered");
        transport.kept()
    }
}

fn uuid(name: &str) -> String {
    let digits = secret::hash(name);
    format!("{}-{}-4{}-8{}-{}", &digits[..8], &digits[8..12], &digits[12..15], &digits[15..18], &digits[18..30])
}

impl Browser<'_> {
    /// The number of the account.
    pub fn id(&self) -> i64 {
        self.account.as_ref().expect("a signed-in browser").id
    }

    /// The same, having chosen a language.
    pub fn speaking(&self, language: Language) -> Self {
        Self { speaks: Some(language), ..self.clone() }
    }

    /// The `Cookie` value, for tests that build requests of their own.
    pub fn cookie(&self) -> Option<Cookie<'static>> {
        self.token.clone().map(|token| Cookie::new("login", token))
    }

    pub async fn send(&self, mut request: LocalRequest<'_>) -> Page {
        if let Some(cookie) = self.cookie() {
            request = request.cookie(cookie);
        }
        if let Some(language) = self.speaks {
            request = request.cookie(Cookie::new("language", language.code()));
        }
        Page::read(request.dispatch().await).await
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.app.client.get(path.to_owned())).await
    }

    /// What an address answers, as it comes.
    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        let mut request = self.app.client.get(path.to_owned());
        if let Some(cookie) = self.cookie() {
            request = request.cookie(cookie);
        }
        request.dispatch().await.into_bytes().await.unwrap_or_default()
    }

    /// Asks in one more header.
    pub async fn get_with(&self, path: &str, name: &'static str, value: &str) -> Page {
        self.send(self.app.client.get(path.to_owned()).header(Header::new(name, value.to_owned()))).await
    }

    /// Sends a form as a browser does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        self.send(self.app.client.post(path.to_owned()).header(ContentType::Form).body(body.join("&"))).await
    }

    /// Sends a form with files: (name, file name, content type, bytes).
    pub async fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &str, &[u8])]) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        for (name, file, kind, bytes) in files {
            let head =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: {kind}\r\n\r\n");
            body.extend(head.into_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let kind = ContentType::new("multipart", "form-data").with_params(("boundary", "edge"));
        self.send(self.app.client.post(path.to_owned()).header(kind).body(body)).await
    }
}

/// An answer.
#[derive(Debug)]
pub struct Page {
    pub status: Status,
    pub goes_to: Option<String>,
    pub headers: Vec<(String, String)>,
    pub text: String,
    /// Bytes of the body.
    pub length: usize,
}

impl Page {
    async fn read(response: LocalResponse<'_>) -> Self {
        let goes_to = response.headers().get_one("Location").map(str::to_owned);
        let headers = response.headers().iter().map(|header| (header.name().to_string(), header.value().to_owned())).collect();
        let status = response.status();
        // A stream of events never ends: who wants to read one reads it piece by piece.
        let is_stream = response.content_type().is_some_and(|kind| kind == ContentType::EventStream);
        let bytes = if is_stream { Vec::new() } else { response.into_bytes().await.unwrap_or_default() };
        Self { status, goes_to, headers, text: String::from_utf8_lossy(&bytes).into_owned(), length: bytes.len() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The texts of all elements that match, with single spaces.
    pub fn select(&self, css: &str) -> Vec<String> {
        let selector = Selector::parse(css).expect("a selector");
        let page = Html::parse_document(&self.text);
        page.select(&selector).map(|element| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// One attribute of all elements that match.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(css).expect("a selector");
        let page = Html::parse_document(&self.text);
        page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// The whole text without tags, with single spaces.
    pub fn words(&self) -> String {
        self.select("body").concat()
    }
}

/// Copies the template: a file, or a PostgreSQL database that is dropped in the end.
async fn fresh_database(config: &mut Config) -> Option<DropDatabase> {
    if !config.database_url.is_empty() {
        return None;
    }
    let server = std::env::var("TEST_DATABASE_URL").unwrap_or_default();
    let template = TEMPLATE.get_or_init(|| template(&server)).await;
    match template {
        Template::File(file) => {
            std::fs::copy(file, config.data.join("khaihoi.sqlite")).expect("a copy");
            None
        }
        Template::Named(template) => {
            let name = format!("khaihoi_test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
            run(&server, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
            config.database_url = format!("{server}/{name}");
            config.database_connections = 8;
            Some(DropDatabase { server, name })
        }
    }
}

async fn template(server: &str) -> Template {
    if server.is_empty() {
        let folder = std::env::temp_dir().join(format!("khaihoi-test-{}", std::process::id()));
        let config = Config { data: folder.clone(), ..Config::default() };
        migrated(&config).await;
        return Template::File(folder.join("khaihoi.sqlite"));
    }
    let name = format!("khaihoi_template_{}", std::process::id());
    run(server, &format!("CREATE DATABASE {name}")).await;
    migrated(&Config { database_url: format!("{server}/{name}"), ..Config::default() }).await;
    Template::Named(name)
}

async fn migrated(config: &Config) {
    let db = Database::open(config).await.expect("a template");
    db::migrate(&db).await.expect("a migrated template");
    db.reader().clone().close().await.expect("closed");
}

async fn run(server: &str, sql: &str) {
    let db = sea_orm::Database::connect(format!("{server}/postgres")).await.expect("the PostgreSQL server");
    db.execute_unprepared(sql).await.expect(sql);
    db.close().await.expect("closed");
}

struct DropDatabase {
    server: String,
    name: String,
}

impl Drop for DropDatabase {
    fn drop(&mut self) {
        let (server, sql) = (self.server.clone(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        let dropped = std::thread::spawn(move || {
            rocket::tokio::runtime::Builder::new_current_thread().enable_all().build().map(|runtime| runtime.block_on(run(&server, &sql)))
        });
        let _ = dropped.join();
    }
}
