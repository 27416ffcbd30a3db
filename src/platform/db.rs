//! The database: opening it safely, and what every part of the program knows about its state.
use super::config::Config;
use super::error::{AppError, Result};
use anyhow::{Context, bail};
use migrations::{Migrator, MigratorTrait};
use rocket::tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use rocket::tokio::time::timeout;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, DatabaseConnection, DbBackend, DbErr, EntityTrait, SqlErr};
use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

/// How long a visitor may be kept waiting for a revision when an older one is known.
const REVISION_WAIT: Duration = Duration::from_secs(1);

/// How long a revision may be believed before it is read again.
const REVISION_LIFE: Duration = Duration::from_millis(700);

/// The pool, and beside it what lets readers know that something was written.
#[derive(Clone)]
pub struct Database {
    pool: DatabaseConnection,
    /// Tells it from other databases this process has open.
    number: u64,
    /// SQLite has one writer: waiting here is fair, waiting on its lock is not.
    writers: Arc<Semaphore>,
    revisions: Arc<RwLock<HashMap<i64, (i64, Instant)>>>,
    letters: Arc<Notify>,
    written: Arc<Notify>,
}

impl Deref for Database {
    type Target = DatabaseConnection;

    fn deref(&self) -> &DatabaseConnection {
        &self.pool
    }
}

impl Database {
    /// Opens the database in force; a SQLite file is created when missing.
    ///
    /// # Errors
    /// One sentence when it cannot be reached.
    pub async fn open(config: &Config) -> anyhow::Result<Self> {
        Ok(Self::over(Self::pool(config).await?))
    }

    /// The pool alone, set up as this program needs it.
    pub async fn pool(config: &Config) -> anyhow::Result<DatabaseConnection> {
        let url = config.database();
        if url.starts_with("sqlite:") {
            std::fs::create_dir_all(&config.data).with_context(|| format!("cannot create the folder {}", config.data.display()))?;
        }
        sea_orm::Database::connect(options(&url, config.database_connections))
            .await
            .with_context(|| format!("cannot open the database {}", url.rsplit('@').next().unwrap_or_default()))
    }

    /// Over a pool that is open already.
    pub fn over(pool: DatabaseConnection) -> Self {
        let writers = if pool.get_database_backend() == DbBackend::Sqlite { 1 } else { Semaphore::MAX_PERMITS };
        static OPENED: AtomicU64 = AtomicU64::new(0);
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        Self {
            pool,
            number,
            writers: Arc::new(Semaphore::new(writers)),
            revisions: Arc::default(),
            letters: Arc::default(),
            written: Arc::default(),
        }
    }

    /// The plain connection, where a function asks for any `ConnectionTrait`.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// A number no other database of this process has: what memory kept beside it is keyed by.
    pub fn number(&self) -> u64 {
        self.number
    }

    pub(super) async fn turn_to_write(&self) -> Result<OwnedSemaphorePermit> {
        self.writers.clone().acquire_owned().await.map_err(|closed| AppError::Broken(closed.into()))
    }

    /// The number that moves with every public change in a scope (an event's id; 0 for the site). At most a second old;
    /// when the database is away the last known number stands, so that kept pages go on being served.
    pub async fn revision(&self, scope: i64) -> Result<i64> {
        let known = self.revisions.read().ok().and_then(|kept| kept.get(&scope).copied());
        if let Some((number, read_at)) = known {
            if read_at.elapsed() < REVISION_LIFE {
                return Ok(number);
            }
            // Others go on with the old number while this one asks.
            self.remember(scope, number);
        }
        let read = super::change::revision::Entity::find_by_id(scope).one(&self.pool);
        let read = match known {
            Some(_) => timeout(REVISION_WAIT, read).await.unwrap_or_else(|_| Err(DbErr::Custom("no answer in time".into()))),
            None => read.await,
        };
        match (read, known) {
            (Ok(row), _) => {
                let number = row.map_or(0, |row| row.number);
                self.remember(scope, number);
                Ok(number)
            }
            (Err(error), Some((number, _))) => {
                tracing::warn!("cannot read revision {scope}: {error}");
                Ok(number)
            }
            (Err(error), None) => Err(error.into()),
        }
    }

    fn remember(&self, scope: i64, number: i64) {
        if let Ok(mut kept) = self.revisions.write() {
            kept.insert(scope, (number, Instant::now()));
        }
    }

    /// The next reader asks the database again: something was written here.
    pub(super) fn forget_revisions(&self, scopes: BTreeSet<i64>) {
        if scopes.is_empty() {
            return;
        }
        if let Ok(mut kept) = self.revisions.write() {
            kept.retain(|scope, _| !scopes.contains(scope));
        }
        self.written.notify_waiters();
    }

    /// Returns when this process has moved some revision.
    pub async fn revision_moved(&self) {
        self.written.notified().await;
    }

    /// Wakes whoever waits in [`Self::letters_waiting`].
    pub(super) fn announce_letters(&self) {
        self.letters.notify_one();
    }

    /// Returns when letters were put in the outbox by this process.
    pub async fn letters_waiting(&self) {
        self.letters.notified().await;
    }
}

fn options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(Duration::from_secs(5)).connect_timeout(Duration::from_secs(5));
    if url.starts_with("sqlite:") {
        options.max_connections(8).min_connections(1).map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
        });
    } else {
        options.max_connections(connections.max(2)).min_connections(1);
    }
    options
}

/// Brings the tables up to what this program knows.
///
/// # Errors
/// A database that a newer program has migrated is refused before anything is touched.
pub async fn migrate(db: &Database) -> anyhow::Result<()> {
    let ours: Vec<_> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    Migrator::install(db.reader()).await.context("cannot prepare the database")?;
    let rows = Migrator::get_migration_models(db.reader()).await.context("cannot read what the database knows")?;
    if let Some(unknown) = rows.iter().find(|row| !ours.contains(&row.version)) {
        bail!(
            "this database was made by a newer version of Khai Hội (it knows {}): use that version, or restore a back-up",
            unknown.version
        );
    }
    Migrator::up(db.reader(), None).await.context("cannot migrate the database")?;
    Ok(())
}

/// Whether the same act may simply be tried again: a deadlock or a serialization failure of PostgreSQL.
pub fn may_be_retried(error: &sea_orm::DbErr) -> bool {
    let text = error.to_string();
    !matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
        && ["deadlock detected", "could not serialize access", "database is locked"].iter().any(|sign| text.contains(sign))
}

/// Tries an act that may meet a deadlock, at most five times.
pub async fn retrying<T, F>(act: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    for _ in 0..4 {
        match act().await {
            Err(AppError::Broken(error)) if error.downcast_ref().is_some_and(may_be_retried) => {}
            done => return done,
        }
    }
    act().await
}
