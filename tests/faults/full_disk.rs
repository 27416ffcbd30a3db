//! The disk is full in the middle of a save.
use crate::app::{App, Browser};
use khaihoi::events::{event, team};
use khaihoi::platform::change::log_line;
use rocket::http::Status;
use sea_orm::sqlx::sqlite::SqliteJournalMode;
use sea_orm::{ConnectOptions, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, Statement};

#[rocket::async_test]
async fn a_full_disk_is_said_nothing_is_half_saved_and_work_goes_on_when_there_is_room() {
    let app = start().await;
    let admin = app.admin().await;
    assert_eq!(save(&admin, "truoc").await.0, Status::SeeOther);
    let before = counts(&app).await;

    let disk = Disk::of(&app).await;
    disk.fill(&app).await;
    let mut full = Vec::new();
    // A page that is there already may still have room for a small row.
    for number in 0..40 {
        full.push(save(&admin, &format!("day-{number}")).await);
    }
    let saved = full.iter().filter(|(status, _)| *status == Status::SeeOther).count() as u64;
    for (status, page) in full.iter().filter(|(status, _)| *status != Status::SeeOther) {
        assert_eq!(*status, Status::InsufficientStorage, "{page}");
        assert!(page.contains("lang=\"vi\""), "{page}");
    }
    assert!(saved < 40, "the disk was never full");
    assert_eq!(counts(&app).await, before.map(|count| count + saved), "rows, log lines and organizers stay together");
    assert_eq!(admin.get("/studio").await.status, Status::Ok, "reading goes on");

    disk.make_room(&app).await;
    assert_eq!(save(&admin, "sau").await.0, Status::SeeOther);
    assert_eq!(counts(&app).await, before.map(|count| count + saved + 1));
}

/// One connection on SQLite, since its bound of pages holds for one connection.
async fn start() -> App {
    App::start_over(
        |_| {},
        async |config| {
            let url = config.database();
            let mut options = ConnectOptions::new(&url);
            if url.starts_with("sqlite:") {
                let like_ours =
                    |sqlite: sea_orm::sqlx::sqlite::SqliteConnectOptions| sqlite.journal_mode(SqliteJournalMode::Wal).foreign_keys(true);
                options.max_connections(1).map_sqlx_sqlite_opts(like_ours);
            }
            Ok(sea_orm::Database::connect(options.sqlx_logging(false).to_owned()).await?)
        },
    )
    .await
}

/// SQLite answers SQLITE_FULL when its file may not grow; on PostgreSQL a trigger answers what a full disk does, `disk_full`.
enum Disk {
    Pages(i64),
    Trigger,
}

impl Disk {
    async fn of(app: &App) -> Self {
        if app.db.reader().get_database_backend() != DbBackend::Sqlite {
            return Self::Trigger;
        }
        let row = app.db.reader().query_one_raw(Statement::from_string(DbBackend::Sqlite, "PRAGMA page_count")).await.expect("a count");
        Self::Pages(row.expect("a row").try_get_by_index(0).expect("a number"))
    }

    async fn fill(&self, app: &App) {
        match self {
            Self::Pages(count) => run(app, &format!("PRAGMA max_page_count = {count}")).await,
            Self::Trigger => {
                run(app, "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$").await;
                run(app, "CREATE TRIGGER full_disk BEFORE INSERT ON team_member EXECUTE FUNCTION no_room()").await;
            }
        }
    }

    async fn make_room(&self, app: &App) {
        match self {
            Self::Pages(_) => run(app, "PRAGMA max_page_count = 1000000").await,
            Self::Trigger => run(app, "DROP TRIGGER full_disk ON team_member").await,
        }
    }
}

async fn run(app: &App, sql: &str) {
    app.db.reader().execute_unprepared(sql).await.expect(sql);
}

async fn save(browser: &Browser<'_>, slug: &str) -> (Status, String) {
    let long = "Một đoạn giới thiệu dài. ".repeat(100);
    let fields = [("name.vi", "Ngày hội"), ("slug", slug), ("zone", "Asia/Ho_Chi_Minh"), ("description.vi", &long)];
    let page = browser.post("/studio/new", &fields).await;
    (page.status, page.text)
}

/// Events, the log lines of their making, and their organizers.
async fn counts(app: &App) -> [u64; 3] {
    let db = app.db.reader();
    let lines = log_line::Entity::find().all(db).await.expect("lines");
    [
        event::Entity::find().count(db).await.expect("events"),
        lines.iter().filter(|line| line.act == "events-log-created").count() as u64,
        team::Entity::find().count(db).await.expect("members"),
    ]
}
