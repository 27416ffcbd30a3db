//! `backup`: a copy of the database in force.
use anyhow::Result;
use khaihoi::platform::backup;
use khaihoi::platform::config::Config;
use std::path::Path;

pub async fn run(config: &Config, file: &Path) -> Result<()> {
    let url = config.database();
    if url.starts_with("sqlite:") {
        backup::copy_sqlite(&url, file).await?;
        println!("copied to {}; pictures are in {}: copy that folder as well", file.display(), config.data.join("files").display());
    } else {
        println!("{}", backup::pg_dump(&url, file));
    }
    Ok(())
}
