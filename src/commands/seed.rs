//! `seed`, and what a demo begins with.
use khaihoi::accounts::{NewLink, Purpose, one_time_link};
use khaihoi::interchange::seed;
use khaihoi::platform::change::{Actor, Change};
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use khaihoi::platform::time::Clock;
use std::path::PathBuf;

/// Loads each file, whole or not at all, and says what came of it.
pub async fn run(db: &Database, files: &[PathBuf]) -> anyhow::Result<()> {
    let now = Clock::system().now();
    for file in files {
        println!("{}", seed::load_file(db, file, now).await?);
    }
    Ok(())
}

/// Fills an empty demo with the sample festivals and answers a line with a sign-in link for each role.
pub async fn demo(db: &Database, config: &Config) -> anyhow::Result<Vec<String>> {
    let now = Clock::system().now();
    seed::load_demo(db, now).await?;
    let accounts = seed::demo_accounts(db, now).await?;
    let mut change = Change::begin(db, &Actor::program("demo"), now).await?;
    let mut lines = Vec::new();
    let roles = [
        ("organizer", &accounts.organizer, "/studio"),
        ("exhibitor", &accounts.exhibitor, "/desk"),
        ("administrator", &accounts.administrator, "/admin/accounts"),
    ];
    for (role, account, next) in roles {
        let token = one_time_link::issue(&mut change, NewLink::to(Purpose::SignIn, account)).await?;
        lines.push(format!("{role}: {}/sign-in/{token}?next={next}", config.origin()));
    }
    change.commit().await?;
    Ok(lines)
}
