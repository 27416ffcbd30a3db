//! What a walk needs around it: the server, the browser's driver, and somebody who cleans up.
use super::browser::{Browser, Screen};
use super::web_driver::Wire;
use crate::server::{Server, free_port, until};
use base64::Engine;
use rocket::tokio::sync::OnceCell;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// The sample festivals, loaded once: each walk has a copy of its own.
static SEEDED: OnceCell<PathBuf> = OnceCell::const_new();

async fn seeded() -> PathBuf {
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample-festivals");
    let _ = std::fs::remove_dir_all(&data);
    drop(Server::start("demo", &data, &[]).await);
    data
}

/// A server and a driver, for as many browsers as a story has people.
pub struct Stage {
    pub server: Server,
    driver: Child,
    driver_port: u16,
    profiles: AtomicUsize,
    folder: TempDir,
}

impl Stage {
    /// `khaihoi <verb>` on a fresh folder, and a driver.
    pub async fn set(verb: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        if verb == "demo" {
            let copied = Command::new("cp").arg("-r").arg(SEEDED.get_or_init(seeded).await).arg(&data).status();
            assert!(copied.is_ok_and(|status| status.success()), "the sample festivals are not copied");
        }
        let server = Server::start(verb, &data, &[]).await;
        Self::around(server, folder).await
    }

    /// A driver beside a server that runs already.
    pub async fn around(server: Server, folder: TempDir) -> Self {
        let driver_port = free_port();
        let program = first_of(&["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver"]);
        let driver = Command::new(program).arg(format!("--port={driver_port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let driver = driver.unwrap_or_else(|error| panic!("{program} does not start ({error}): ./test installs it"));
        let stage = Self { server, driver, driver_port, profiles: AtomicUsize::new(0), folder };
        let up = crate::wire::request("GET", "/status", &[], b"");
        until("the browser's driver", async || crate::wire::exchange(driver_port, &up).await.ok()).await;
        stage
    }

    /// Somebody new: a browser without cookies, with a profile of its own.
    pub async fn browser(&self, screen: Screen) -> Browser {
        self.open(screen, "normal", json!({})).await
    }

    /// Somebody whose browser runs no scripts of pages.
    pub async fn browser_without_scripts(&self, screen: Screen) -> Browser {
        // The driver finds out by a script whether a page has loaded, and would wait for ever.
        self.open(screen, "none", json!({ "profile.managed_default_content_settings.javascript": 2 })).await
    }

    /// The page a browser is on, as its print to PDF makes it: on the sheets that the page's style sheets ask for.
    pub async fn printed(&self, browser: &Browser) -> Vec<u8> {
        let session = browser.driver.session_id().to_string();
        let command = json!({ "cmd": "Page.printToPDF", "params": { "preferCSSPageSize": true, "printBackground": true } }).to_string();
        let path = format!("/session/{session}/goog/cdp/execute");
        let request = crate::wire::request("POST", &path, &[("Content-Type", "application/json")], command.as_bytes());
        let answer = crate::wire::exchange(self.driver_port, &request).await.expect("the driver's answer");
        let answer: Value = serde_json::from_slice(&answer.body).expect("an answer in JSON");
        let data = answer["value"]["data"].as_str().unwrap_or_else(|| panic!("no PDF: {answer}"));
        base64::engine::general_purpose::STANDARD.decode(data).expect("a PDF")
    }

    async fn open(&self, screen: Screen, load: &str, preferences: Value) -> Browser {
        let profile = self.folder.path().join(format!("profile{}", self.profiles.fetch_add(1, Ordering::Relaxed)));
        let mut args = vec![format!("--user-data-dir={}", profile.display())];
        args.extend(ARGUMENTS.iter().chain(screen.arguments()).map(|arg| (*arg).to_owned()));
        let mut options = json!({ "binary": first_of(&["/usr/bin/chromium"]), "args": args, "prefs": preferences });
        if let Some(metrics) = screen.emulation() {
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        let wanted = json!({ "browserName": "chrome", "pageLoadStrategy": load, "goog:loggingPrefs": { "browser": "ALL" }, "goog:chromeOptions": options });
        let Value::Object(wanted) = wanted else { unreachable!("an object, by the line above") };
        let driver = WebDriver::builder(format!("http://127.0.0.1:{}", self.driver_port), Capabilities::from(wanted)).client(Wire);
        let driver = driver.connect().await.unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
        Browser::new(driver, self.server.at(""), load == "none")
    }
}

/// What keeps a browser in a container quiet and out of the network.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
];

fn first_of<'a>(paths: &[&'a str]) -> &'a str {
    paths.iter().find(|path| Path::new(path).exists()).copied().unwrap_or_else(|| panic!("{} is missing: ./test installs it", paths[0]))
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // A driver that is killed leaves its browsers behind: they are known by their profile.
        let ours = self.folder.path().display().to_string();
        for process in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
            let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            if String::from_utf8_lossy(&line).contains(&format!("--user-data-dir={ours}")) {
                let _ = Command::new("kill").arg("-KILL").arg(process.file_name()).status();
            }
        }
    }
}
