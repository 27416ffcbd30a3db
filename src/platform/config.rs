//! Configuration: defaults in code, then `khaihoi.toml`, then `KHAIHOI_*` and `DATABASE_URL`, then the command line.
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::value::Value;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use std::path::PathBuf;

/// Everything that can be set, with where each value came from kept beside it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address to listen on.
    pub address: String,
    /// The port to listen on; 0 takes a free one.
    pub port: u16,
    /// The folder that holds the database, pictures and unsent mail.
    pub data: PathBuf,
    /// `sqlite:…` or `postgres://…`; empty means `khaihoi.sqlite` in the data folder.
    pub database_url: String,
    /// How visitors reach this server, such as `https://ngayhoi.example.vn`; empty means the address and port.
    pub public_url: String,
    /// The sender of letters.
    pub mail_from: String,
    /// `smtp://user:password@host:587`, `smtps://…`; empty writes letters to `<data>/mail`.
    pub smtp_url: String,
    /// `s3://bucket/prefix` when several machines serve (needs the `s3` feature); empty means `<data>/files`.
    pub files_url: String,
    /// The header a trusted proxy puts the visitor's address in, such as `X-Forwarded-For`; empty trusts none.
    pub proxy_header: String,
    /// Bytes of rendered public pages to keep in memory.
    pub page_cache_bytes: u64,
    /// Connections the PostgreSQL pool may hold.
    pub database_connections: u32,
    /// Limits on sign-in, recovery and sign-up attempts.
    pub rate_limits: bool,
    /// What to log: `error`, `warn`, `info`, `debug`, or a `tracing` filter.
    pub log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: "127.0.0.1".into(),
            port: 8000,
            data: "var".into(),
            database_url: String::new(),
            public_url: String::new(),
            mail_from: "Khai Hội <khong-tra-loi@localhost>".into(),
            smtp_url: String::new(),
            files_url: String::new(),
            proxy_header: String::new(),
            page_cache_bytes: 32 * 1024 * 1024,
            database_connections: 16,
            rate_limits: true,
            log: "info".into(),
        }
    }
}

/// Settings whose value must not be shown whole.
const SECRET: &[&str] = &["database_url", "smtp_url"];

impl Config {
    /// Everything in force, in the order of precedence; `overrides` come from the command line.
    ///
    /// # Errors
    /// An unreadable or unknown setting, in one sentence that names it and the file.
    pub fn load(overrides: &[(&str, String)]) -> anyhow::Result<(Self, Figment)> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file("khaihoi.toml"))
            .merge(Env::prefixed("KHAIHOI_"))
            .merge(Env::raw().only(&["DATABASE_URL"]));
        for (key, value) in overrides {
            // A folder may be called 2026, and is still no number.
            let typed = value.parse::<u16>().ok().filter(|_| *key == "port").map_or_else(|| value.as_str().into(), Value::from);
            figment = figment.merge(Serialized::global(key, typed));
        }
        let config = figment.extract().map_err(|error| anyhow::anyhow!("configuration: {}", one_sentence(&error.to_string())))?;
        Ok((config, figment))
    }

    /// The database in force: the one named, or the file in the data folder.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite://{}", self.data.join("khaihoi.sqlite").display())
        } else {
            self.database_url.clone()
        }
    }

    /// How this server is reached, without a closing slash.
    pub fn origin(&self) -> String {
        if !self.public_url.is_empty() {
            return self.public_url.trim_end_matches('/').to_owned();
        }
        let host = match self.address.parse::<IpAddr>() {
            // Every address of this machine: this is the one that works here.
            Ok(ip) if ip.is_unspecified() => "localhost".to_owned(),
            Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
            _ => self.address.clone(),
        };
        format!("http://{host}:{}", self.port)
    }

    /// Whether visitors reach this server by HTTPS, so that cookies may insist on it.
    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// Without the drawing of the faulty line that the TOML reader puts in the middle.
fn one_sentence(error: &str) -> String {
    let drawn = |line: &&str| line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with('|');
    error.lines().filter(|line| !drawn(line)).map(str::trim).collect::<Vec<_>>().join(" ")
}

/// One line per setting: its value, secrets masked, and where it came from.
pub fn explain(config: &Config, figment: &Figment) -> anyhow::Result<String> {
    let values = serde_json::to_value(config)?;
    let mut lines = String::new();
    for (key, value) in values.as_object().into_iter().flatten() {
        let shown = match value {
            serde_json::Value::String(text) if SECRET.contains(&key.as_str()) => mask(text),
            other => other.to_string(),
        };
        lines += &format!("{key:<22} {shown:<40} # {}\n", origin_of(key, figment));
    }
    Ok(lines)
}

fn origin_of(key: &str, figment: &Figment) -> String {
    let Some(metadata) = figment.find_metadata(key) else { return "default".into() };
    match (&metadata.source, metadata.name.as_ref()) {
        (Some(figment::Source::File(path)), _) => path.display().to_string(),
        (_, name) if name.contains("environment") && key == "database_url" => "DATABASE_URL or KHAIHOI_DATABASE_URL".into(),
        (_, name) if name.contains("environment") => format!("KHAIHOI_{}", key.to_uppercase()),
        (_, name) if name.contains("Config") => "default".into(),
        (Some(figment::Source::Code(_)), _) | (None, _) => "command line".into(),
        (_, name) => name.to_owned(),
    }
}

/// An address with what stands between `//` and `@` hidden.
fn mask(url: &str) -> String {
    match (url.find("//"), url.rfind('@')) {
        (Some(start), Some(end)) if start < end => format!("\"{}//***{}\"", &url[..start], &url[end..]),
        _ => format!("{url:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_faulty_file_is_told_in_one_line() {
        let drawn = "TOML parse error at line 1, column 8\n  |\n1 | port = \n  |        ^\ninvalid string\n in khaihoi.toml TOML file";
        assert_eq!(one_sentence(drawn), "TOML parse error at line 1, column 8 invalid string in khaihoi.toml TOML file");
        assert_eq!(one_sentence("unknown field: found `prot`"), "unknown field: found `prot`");
    }

    #[test]
    fn a_password_in_an_address_is_masked() {
        assert_eq!(mask("postgres://hoi:bi-mat@db/khaihoi"), "\"postgres://***@db/khaihoi\"");
        assert_eq!(mask("sqlite://var/khaihoi.sqlite"), "\"sqlite://var/khaihoi.sqlite\"");
    }
}
