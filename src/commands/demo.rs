//! `demo`: sample festivals in a folder of their own, and a way in for each role.
use super::{Overrides, open, seed, serve, start_log, wait_for};
use anyhow::Context;
use khaihoi::platform::config::Config;
use khaihoi::platform::secret;
use std::path::{Path, PathBuf};

/// What a demo never takes from the configuration: it must not touch real data or send real mail.
const OWN: &[&str] = &["database_url", "public_url", "smtp_url", "files_url"];

pub fn run(mut overrides: Overrides) -> anyhow::Result<()> {
    overrides.extend(OWN.iter().map(|key| (*key, String::new())));
    let kept = overrides.iter().any(|(key, _)| *key == "data");
    let fresh = (!kept).then(Fresh::folder).transpose()?;
    if let Some(Fresh(folder)) = &fresh {
        overrides.push(("data", folder.to_string_lossy().into_owned()));
    }
    let (config, _) = Config::load(&overrides)?;
    start_log(&config)?;
    wait_for(open_and_serve(config))
}

async fn open_and_serve(config: Config) -> anyhow::Result<()> {
    let config = serve::with_real_port(config)?;
    let db = open(&config).await?;
    let mut lines = vec![format!("address: {}", config.origin())];
    lines.extend(seed::demo(&db, &config).await?);
    lines.push(format!("letters: {}", letters(&config.data).display()));
    serve::launch(config, db, lines).await
}

fn letters(data: &Path) -> PathBuf {
    std::path::absolute(data).unwrap_or_else(|_| data.to_owned()).join("mail")
}

/// A folder for one demo, removed with it.
struct Fresh(PathBuf);

impl Fresh {
    fn folder() -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("khaihoi-demo-{}", secret::token()));
        std::fs::create_dir(&folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!("cannot remove {}: {error}", self.0.display());
        }
    }
}
