//! How letters leave: into a folder, by SMTP, or into memory for tests.
use crate::platform::config::Config;
use anyhow::Context;
use lettre::message::Mailbox;
use lettre::message::header::Subject;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rocket::tokio::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long one exchange with the mail server may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The way out for letters, and who signs them. Managed by Rocket.
#[derive(Clone)]
pub struct Transport {
    pub(super) from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Memory(Arc<Mutex<Vec<Kept>>>),
}

/// A letter as a test finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The address alone.
    pub to: String,
    pub subject: String,
    /// The whole message, headers first, as it would have gone out.
    pub message: String,
}

/// Why a letter did not leave.
#[derive(Debug)]
pub(super) struct Undelivered {
    /// Nobody answered: the next letter would fare no better.
    pub nobody_there: bool,
    pub why: anyhow::Error,
}

impl Transport {
    /// `smtp_url` of the configuration; empty means a folder, `memory:` keeps letters for tests.
    ///
    /// # Errors
    /// A sender or a server that cannot be read.
    pub fn open(config: &Config) -> anyhow::Result<Self> {
        let from = config.mail_from.parse().with_context(|| format!("mail_from is not an address: {}", config.mail_from))?;
        let way = match config.smtp_url.as_str() {
            "" => Way::Folder(config.data.join("mail")),
            "memory:" => Way::Memory(Arc::default()),
            url => Way::Smtp(smtp(url)?),
        };
        Ok(Self { from, way })
    }

    /// Whether nothing is sent by itself: tests ask for it.
    pub fn is_memory(&self) -> bool {
        matches!(self.way, Way::Memory(_))
    }

    /// The letters kept in memory so far, oldest first.
    pub fn kept(&self) -> Vec<Kept> {
        match &self.way {
            Way::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => Vec::new(),
        }
    }

    /// Sends `message`; `name` names its file where it becomes one.
    pub(super) async fn send(&self, message: Message, name: &str) -> Result<(), Undelivered> {
        match &self.way {
            Way::Folder(folder) => write(folder, &format!("{name}.eml"), &message).await,
            Way::Smtp(server) => by_smtp(server, message).await,
            Way::Memory(kept) => {
                let to = message.envelope().to().iter().map(ToString::to_string).collect();
                let subject = message.headers().get::<Subject>().map(|subject| subject.as_ref().to_owned()).unwrap_or_default();
                let message = readable(&message.formatted());
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(Kept { to, subject, message });
                Ok(())
            }
        }
    }
}

fn smtp(url: &str) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    // The address may hold a password: it is not repeated.
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&encrypted(url)).context("smtp_url cannot be used")?;
    Ok(builder.timeout(Some(TIMEOUT)).build())
}

/// `smtp:` alone would send everything in the clear: with a password STARTTLS is required, without one it is used
/// when offered. On this machine, or with `tls=none`, nothing is encrypted.
fn encrypted(url: &str) -> String {
    let host = url.rsplit(['@', '/']).next().unwrap_or_default();
    let here = ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host.starts_with(name));
    if let Some(plain) = url.strip_suffix("?tls=none") {
        return plain.to_owned();
    }
    match url.strip_prefix("smtp://") {
        Some(rest) if !here && !rest.contains("tls=") => {
            format!("{url}?tls={}", if rest.contains('@') { "required" } else { "opportunistic" })
        }
        _ => url.to_owned(),
    }
}

async fn by_smtp(server: &AsyncSmtpTransport<Tokio1Executor>, message: Message) -> Result<(), Undelivered> {
    match server.send(message).await {
        Ok(_) => Ok(()),
        Err(error) => Err(Undelivered { nobody_there: error.status().is_none(), why: error.into() }),
    }
}

async fn write(folder: &std::path::Path, name: &str, message: &Message) -> Result<(), Undelivered> {
    let written = async {
        fs::create_dir_all(folder).await?;
        fs::write(folder.join(name), readable(&message.formatted())).await
    };
    written.await.map_err(|error| Undelivered { nobody_there: true, why: error.into() })
}

/// The message for human eyes: the body in plain UTF-8. What goes out by SMTP stays encoded for old servers on the way.
fn readable(message: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let text = String::from_utf8_lossy(message);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return text.into_owned() };
    let packed: String = body.split_whitespace().collect();
    match STANDARD.decode(packed).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(plain) => format!("{}\r\n\r\n{plain}", head.replace("Encoding: base64", "Encoding: 8bit")),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_travels_in_the_clear() {
        assert_eq!(encrypted("smtp://a:b@mail.example:587"), "smtp://a:b@mail.example:587?tls=required");
        assert_eq!(encrypted("smtp://mail.example"), "smtp://mail.example?tls=opportunistic");
        assert_eq!(encrypted("smtp://a:b@localhost:25"), "smtp://a:b@localhost:25");
        assert_eq!(encrypted("smtps://a:b@mail.example"), "smtps://a:b@mail.example");
        assert_eq!(encrypted("smtp://mail.example?tls=required"), "smtp://mail.example?tls=required");
        assert_eq!(encrypted("smtp://relay.example:25?tls=none"), "smtp://relay.example:25");
        for url in ["smtp://a:b@mail.example:587", "smtp://mail.example", "smtps://a:b@mail.example"] {
            let config = Config { smtp_url: url.into(), ..Config::default() };
            assert!(Transport::open(&config).is_ok(), "{url}");
        }
    }

    #[test]
    fn a_bad_address_is_told_without_its_password() {
        let config = Config { smtp_url: "gopher://a:secret@mail.example".into(), ..Config::default() };
        let error = Transport::open(&config).err().expect("refused");
        assert!(!format!("{error:#}").contains("secret"));
    }
}
