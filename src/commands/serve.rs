//! `serve`: the real thing.
use super::open;
use anyhow::{Context, anyhow};
use khaihoi::accounts::set_up;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::Database;
use khaihoi::platform::time::Clock;
use rocket::error::ErrorKind;
use rocket::fairing::AdHoc;
use std::io::Write;
use std::net::TcpListener;

pub async fn run(config: Config) -> anyhow::Result<()> {
    let config = with_real_port(config)?;
    let db = open(&config).await?;
    if config.public_url.is_empty() && !config.origin().contains("127.0.0.1") {
        tracing::warn!("public_url is not set: links in letters will begin with {}", config.origin());
    }
    let mut lines = vec![format!("address: {}", config.origin())];
    if let Some(path) = set_up::path(&db, Clock::system().now()).await? {
        lines.push(format!("set-up: {}{path}", config.origin()));
        lines.push("        (makes the first administrator; works once, within one hour)".into());
    }
    launch(config, db, lines).await
}

/// Asks for the port before anything else is done, so that a taken one costs nothing and a free one is known by its number.
///
/// # Errors
/// The port is taken, or the address is not of this machine.
pub fn with_real_port(mut config: Config) -> anyhow::Result<Config> {
    let wanted = format!("{} port {}", config.address, config.port);
    let listener = TcpListener::bind((config.address.as_str(), config.port));
    let real = listener.and_then(|listener| listener.local_addr()).with_context(|| format!("cannot listen on {wanted}"))?;
    config.address = real.ip().to_string();
    config.port = real.port();
    Ok(config)
}

/// Serves until told to stop; prints `lines` once they are true.
pub async fn launch(config: Config, db: Database, lines: Vec<String>) -> anyhow::Result<()> {
    let wanted = format!("{} port {}", config.address, config.port);
    let rocket = khaihoi::build(config, db, Clock::system())?;
    let announce = AdHoc::on_liftoff("addresses", move |_| Box::pin(async move { announce(&lines) }));
    match rocket.attach(announce).launch().await {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::Bind(cause) => Err(anyhow!("cannot listen on {wanted}: {cause}")),
            // Some connection did not end in time: what was answered is on disk all the same.
            ErrorKind::Shutdown(..) => Ok(()),
            _ => Err(anyhow!("cannot start: {error}")),
        },
    }
}

/// Nobody may be listening any more: that is no reason to stop.
fn announce(lines: &[String]) {
    let mut out = std::io::stdout().lock();
    for line in lines {
        let _ = writeln!(out, "{line}");
    }
    let _ = out.flush();
}
