//! What a public page costs when it is not kept: CPU time per drawing and queries per page, at 30, 300 and 1,000 items.
//! `cargo bench --bench pages`; `cargo bench --bench pages -- seed 300` prints the festival it measures as a seed file.
mod festival;

use chrono::{TimeZone, Utc};
use festival::festival;
use khaihoi::interchange::seed;
use khaihoi::platform::config::Config;
use khaihoi::platform::db::{self, Database};
use khaihoi::platform::time::Clock;
use rocket::http::Header;
use rocket::local::asynchronous::Client;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// How often each page is drawn.
const ROUNDS: u32 = 60;

#[rocket::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<_> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [mode, items] = args.as_slice()
        && mode == "seed"
    {
        println!("{}", festival(items.parse()?));
        return Ok(());
    }
    println!("{:<44} {:>6} {:>9} {:>9} {:>8} {:>8}", "page", "items", "cpu ms", "wall ms", "queries", "bytes br");
    for items in [30, 300, 1000] {
        measure(items).await?;
    }
    Ok(())
}

/// One festival, each public page of it, drawn anew every time: the cache holds nothing.
async fn measure(items: usize) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let config = Config { data: folder.path().into(), page_cache_bytes: 0, smtp_url: "memory:".into(), ..Config::default() };
    let queries = Arc::new(AtomicUsize::new(0));
    let mut pool = Database::pool(&config).await?;
    let counter = queries.clone();
    pool.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
    });
    let db = Database::over(pool);
    db::migrate(&db).await?;
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 2, 0, 0).single().unwrap_or_default();
    let file = folder.path().join("festival.toml");
    std::fs::write(&file, festival(items))?;
    seed::load_file(&db, &file, now).await?;
    let client = Client::untracked(khaihoi::build(config, db, Clock::set_to(now))?).await?;
    for path in ["/vi/bench/programme", "/vi/bench", "/vi/bench/people", "/vi/bench/exhibitors", "/vi"] {
        let ask = || client.get(path).header(Header::new("Accept-Encoding", "br"));
        let bytes = ask().dispatch().await.into_bytes().await.unwrap_or_default().len();
        queries.store(0, Ordering::Relaxed);
        let (cpu, wall) = (cpu_ms(), Instant::now());
        for _ in 0..ROUNDS {
            ask().dispatch().await.into_bytes().await;
        }
        let (cpu, wall) = ((cpu_ms() - cpu) / f64::from(ROUNDS), wall.elapsed().as_secs_f64() * 1000.0 / f64::from(ROUNDS));
        let queries = queries.load(Ordering::Relaxed) as f64 / f64::from(ROUNDS);
        println!("{path:<44} {items:>6} {cpu:>9.2} {wall:>9.2} {queries:>8.1} {bytes:>8}");
    }
    Ok(())
}

/// User and system time of this process so far, in milliseconds (`/proc/self/stat`, in ticks of 10 ms).
fn cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at: usize| after_name.split_whitespace().nth(at).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) * 10.0
}
