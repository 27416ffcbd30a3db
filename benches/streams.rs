//! What 2,000 open event streams cost a server that has nothing to say: memory and CPU, against the same server before.
//! `cargo bench --bench streams [STREAMS [SECONDS]]`. Needs as many open files as streams, twice (`ulimit -n`).
mod festival;

use anyhow::{Context, bail, ensure};
use festival::festival;
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::time::{Duration, sleep, timeout};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const PORT: u16 = 18_451;

/// What is to be held: megabytes for all streams, and percent of one core when idle.
const MOST: (f64, f64) = (200.0, 5.0);

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[rocket::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let (streams, seconds) = (args.first().copied().unwrap_or(2_000), args.get(1).copied().unwrap_or(30));
    let folder = tempfile::tempdir()?;
    let server = start(folder.path()).await?;
    let pid = server.0.id();
    let before = megabytes(pid)?;
    let mut open = Vec::with_capacity(streams);
    for _ in 0..streams {
        open.push(listen().await?);
    }
    sleep(Duration::from_secs(2)).await;
    let (memory, cpu, begun) = (megabytes(pid)? - before, cpu_ms(pid)?, Instant::now());
    sleep(Duration::from_secs(seconds as u64)).await;
    let idle = (cpu_ms(pid)? - cpu) / begun.elapsed().as_secs_f64() / 10.0;
    println!(
        "{streams} streams: {memory:.0} MB more than the {before:.0} MB without them (hold {:.0}); idle {idle:.1} % of one core (hold {:.0})",
        MOST.0, MOST.1
    );
    // All of them are still there and were told the same.
    let mut said = 0;
    for stream in &mut open {
        said += usize::from(bytes_of(stream).await.is_ok_and(|count| count > 0));
    }
    println!("{said} of {streams} have had a heartbeat");
    ensure!(memory <= MOST.0 && idle <= MOST.1, "more than is held");
    Ok(())
}

async fn start(folder: &Path) -> anyhow::Result<Server> {
    let (file, data) = (folder.join("festival.toml"), folder.join("data"));
    std::fs::write(&file, festival(300))?;
    let program = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khaihoi"));
        command.env("KHAIHOI_RATE_LIMITS", "false").env("KHAIHOI_LOG", "warn").stdout(Stdio::null());
        command
    };
    ensure!(program().arg("seed").arg("--data").arg(&data).arg(&file).status()?.success(), "the festival is not seeded");
    let server = Server(program().args(["serve", "--port", &PORT.to_string(), "--data"]).arg(&data).spawn()?);
    for _ in 0..400 {
        if listen().await.is_ok() {
            return Ok(server);
        }
        sleep(Duration::from_millis(25)).await;
    }
    bail!("the server does not answer")
}

/// One open stream that has said its first words.
async fn listen() -> anyhow::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT)).await.context("no connection; is ulimit -n large enough?")?;
    stream.write_all(b"GET /bench/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n").await?;
    let mut said = String::new();
    let mut bytes = [0; 1024];
    while !said.contains("event:revision") {
        let count = timeout(Duration::from_secs(10), stream.read(&mut bytes)).await.context("a silent stream")??;
        said += &String::from_utf8_lossy(&bytes[..count]);
        ensure!(count > 0 && said.starts_with("HTTP/1.1 200"), "no stream: {said}");
    }
    Ok(stream)
}

async fn bytes_of(stream: &mut TcpStream) -> anyhow::Result<usize> {
    Ok(timeout(Duration::from_millis(200), stream.read(&mut [0; 4096])).await??)
}

/// Resident memory of a process (`/proc/PID/status`, in KiB).
fn megabytes(pid: u32) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS")).context("no VmRSS")?;
    Ok(line.split_whitespace().nth(1).context("no figure")?.parse::<f64>()? / 1024.0)
}

/// User and system time of a process so far, in milliseconds (`/proc/PID/stat`, in ticks of 10 ms).
fn cpu_ms(pid: u32) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at: usize| after_name.split_whitespace().nth(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    Ok((ticks(11) + ticks(12)) * 10.0)
}
