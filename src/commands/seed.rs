//! `seed`, and what a demo begins with.
use anyhow::bail;
use khaihoi::accounts::{NewAccount, NewLink, Purpose, account, one_time_link};
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use khaihoi::platform::language::Language;
use khaihoi::platform::text::Email;
use khaihoi::platform::time::Clock;
use std::path::PathBuf;

pub async fn run(_db: &Database, files: &[PathBuf]) -> anyhow::Result<()> {
    bail!("{} cannot be loaded: this build knows no seeds yet", files[0].display())
}

/// Fills an empty demo and answers a line with a sign-in link for each role.
pub async fn demo(db: &Database, config: &Config) -> anyhow::Result<Vec<String>> {
    let now = Clock::system().now();
    let mut change = Change::begin(db, &Actor::program("demo"), now).await?;
    let mut lines = Vec::new();
    for (role, next) in [("organizer", "/studio"), ("exhibitor", "/desk"), ("administrator", "/admin/accounts")] {
        let email = Email::parse(&format!("{role}@khaihoi.example")).map_err(|wrong| anyhow::anyhow!("{wrong:?}"))?;
        let account = match account::by_email(change.tx(), &email).await? {
            Some(known) => known,
            None => {
                let is_admin = role == "administrator";
                let new = NewAccount { email, name: role.into(), password_hash: None, language: Language::Vi, is_admin, confirmed: true };
                account::create(&mut change, new).await?
            }
        };
        let token = one_time_link::issue(&mut change, NewLink::to(Purpose::SignIn, &account)).await?;
        lines.push(format!("{role}: {}/sign-in/{token}?next={next}", config.origin()));
    }
    change.commit().await?;
    Ok(lines)
}
