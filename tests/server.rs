//! The real program as a process of its own, on a free port, with a folder of its own.
use crate::wire::{self, Answer};
use rocket::tokio::time::{sleep, timeout};
use std::fmt::Debug;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a server may take to start, and to stop, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// Asks again and again until there is something, at most for as long as one may wait.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Ok(Some(found)) = timeout(PATIENCE, look()).await {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// Asks again and again until the answer is this one, at most for as long as one may wait.
pub async fn becomes<T: PartialEq + Debug>(what: &str, expected: T, mut look: impl AsyncFnMut() -> T) {
    let begun = Instant::now();
    loop {
        let seen = look().await;
        if seen == expected {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{what}: {seen:?} is not {expected:?}");
        sleep(Duration::from_millis(20)).await;
    }
}

/// The program with nothing of the surroundings in its configuration. `PROGRAM` names another build of it, for measurements.
pub fn program(folder: &Path) -> Command {
    let built = std::env::var_os("PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_khaihoi").into());
    let mut command = Command::new(built);
    let known = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("KHAIHOI_") || name == "DATABASE_URL");
    known.for_each(|name| {
        command.env_remove(name);
    });
    command.current_dir(folder).env_remove("RUST_BACKTRACE");
    command
}

/// Runs the program to its end, which must come soon.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    let mut child = program(folder).args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let begun = Instant::now();
    while child.try_wait().expect("a process").is_none() {
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
            panic!("`khaihoi {}` went on and on", args.join(" "));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("its output")
}

/// A server under test. Killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    /// Where it keeps its data.
    pub data: PathBuf,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// `khaihoi <verb>` with its data in `data`, answering.
    pub async fn start(verb: &str, data: &Path, settings: &[(&str, &str)]) -> Self {
        std::fs::create_dir_all(data).expect("a folder");
        let mut command = program(data);
        command.args([verb, "--port", "0", "--data"]).arg(data).envs(settings.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let lines = Arc::default();
        keep_lines(child.stdout.take().expect("its output"), &lines);
        keep_lines(child.stderr.take().expect("its log"), &lines);
        let mut server = Self { child, port: 0, data: data.to_owned(), lines };
        server.port = until("the server's address", async || server.port_printed()).await;
        server
    }

    /// The program prints its address once it listens there.
    fn port_printed(&mut self) -> Option<u16> {
        if let Some(status) = self.child.try_wait().expect("a process") {
            panic!("the server ended with {status}:\n{}", self.said().join("\n"));
        }
        self.said().iter().find_map(|line| line.strip_prefix("address: ")?.rsplit(':').next()?.parse().ok())
    }

    /// Everything printed so far, on either stream.
    pub fn said(&self) -> Vec<String> {
        self.lines.lock().expect("lines").clone()
    }

    /// What stands behind `label` in a printed line: an address.
    pub async fn printed(&self, label: &str) -> String {
        let address = |line: &String| line.split_once(label).and_then(|(_, rest)| rest.split_whitespace().next().map(str::to_owned));
        until(label, async || self.said().iter().find_map(address)).await
    }

    /// Where a path is.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub async fn get(&self, path: &str) -> Answer {
        wire::exchange(self.port, &wire::request("GET", path, &[], b"")).await.expect("an answer")
    }

    /// Ends it at once, whatever it is doing.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Asks it to stop, as service managers do.
    pub fn ask_to_stop(&self) {
        let status = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill");
        assert!(status.success());
    }

    /// How it ended, once it has.
    pub async fn ended(&mut self) -> ExitStatus {
        until("the server's end", async || self.child.try_wait().expect("a process")).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the server said:\n{}", self.said().join("\n"));
        }
    }
}

fn keep_lines(stream: impl Read + Send + 'static, into: &Arc<Mutex<Vec<String>>>) {
    let into = into.clone();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            into.lock().expect("lines").push(line);
        }
    });
}
