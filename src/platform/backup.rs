//! A copy of the database while it is in use.
use anyhow::{Context, Result, bail};
use sea_orm::{ConnectOptions, ConnectionTrait, DbBackend, Statement};
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

/// Copies a SQLite database as it is at one moment, whatever is written meanwhile. The copy has its name only once it
/// is whole and on disk.
///
/// # Errors
/// One sentence: the file exists, there is no database, or the disk is full.
pub async fn copy_sqlite(url: &str, file: &Path) -> Result<()> {
    if file.exists() {
        bail!("{} exists already and is not overwritten", file.display());
    }
    let part = PathBuf::from(format!("{}.part", file.display()));
    create_private(&part).with_context(|| format!("cannot write {}", part.display()))?;
    let copied = copy_into(url, &part).await.and_then(|()| settle(&part, file));
    if copied.is_err() {
        // Best effort: what is left is no back-up, and its name says so.
        let _ = std::fs::remove_file(&part);
    }
    copied
}

/// It will hold people's contact data and hashes of passwords: only its owner reads it.
fn create_private(file: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// On a connection of its own: readers and the writer go on.
async fn copy_into(url: &str, part: &Path) -> Result<()> {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(1).map_sqlx_sqlite_opts(|sqlite| sqlite.create_if_missing(false));
    let db = sea_orm::Database::connect(options).await.with_context(|| format!("cannot open the database {url}"))?;
    let target = part.to_str().context("the file's name is not UTF-8")?;
    let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [target.into()]);
    db.execute_raw(copy).await.context("cannot copy the database")?;
    Ok(db.close().await?)
}

/// Onto the disk, then to its name.
fn settle(part: &Path, file: &Path) -> Result<()> {
    let sync = |path: &Path| File::open(path).and_then(|file| file.sync_all());
    sync(part).with_context(|| format!("cannot write {}", part.display()))?;
    std::fs::rename(part, file).with_context(|| format!("cannot write {}", file.display()))?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync(folder).with_context(|| format!("cannot write to {}", folder.display()))
}

/// The command that copies a PostgreSQL database; it will ask for the password, which is not repeated.
pub fn pg_dump(url: &str, file: &Path) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    format!("pg_dump --format=custom --file={} {}", quoted(&file.display().to_string()), quoted(&without_password(url)))
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_for_postgresql_holds_no_password() {
        let command = pg_dump("postgres://hoi:bi-mat@db.example:5432/khaihoi", Path::new("/backups/ngày hội.dump"));
        assert_eq!(command, "pg_dump --format=custom --file='/backups/ngày hội.dump' 'postgres://hoi@db.example:5432/khaihoi'");
        assert_eq!(without_password("postgres://db/khaihoi"), "postgres://db/khaihoi");
    }

    #[rocket::async_test]
    async fn a_copy_is_whole_and_overwrites_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = crate::platform::config::Config { data: folder.path().into(), ..Default::default() };
        let db = crate::platform::db::Database::open(&config).await.expect("a database");
        crate::platform::db::migrate(&db).await.expect("tables");
        let file = folder.path().join("copy.sqlite");
        copy_sqlite(&config.database(), &file).await.expect("copied");
        assert!(copy_sqlite(&config.database(), &file).await.expect_err("refused").to_string().contains("not overwritten"));
        assert!(!folder.path().join("copy.sqlite.part").exists());
        assert!(copy_sqlite("sqlite:///no/such/file", &folder.path().join("other")).await.is_err());
        assert!(!folder.path().join("other.part").exists());
        let copy =
            crate::platform::db::Database::over(sea_orm::Database::connect(format!("sqlite://{}", file.display())).await.expect("opened"));
        crate::platform::db::migrate(&copy).await.expect("the same tables");
    }
}
