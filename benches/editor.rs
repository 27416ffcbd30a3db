//! How quickly the editor of the programme answers on 1,000 items in 12 rooms: a move acknowledged by the server, and the page
//! usable in Chromium with its CPU slowed down four times. `cargo bench --bench editor [MOVES [LOADS]]`; needs chromium and its
//! driver. `PROGRAM=target/release/khaihoi cargo bench --profile dev --bench editor` measures a program that is built already.
#[expect(dead_code, reason = "shared with other measurements, which use more of it")]
mod festival;
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../tests/server.rs"]
mod server;
#[expect(dead_code, reason = "shared with the walks, which use more of it")]
#[path = "../tests/walks"]
mod walks {
    mod axe;
    pub mod browser;
    pub mod stage;
    pub mod web_driver;
}
#[expect(dead_code, reason = "shared with the tests, which use more of it")]
#[path = "../tests/wire.rs"]
mod wire;

use anyhow::{Context, ensure};
use festival::festival_of;
use serde_json::{Value, json};
use server::Server;
use std::time::Instant;
use walks::browser::Screen;
use walks::stage::Stage;

const ITEMS: usize = 1_000;
const ROOMS: usize = 12;
/// Milliseconds: a move at the median, and the page until its first interaction is answered.
const HOLD: (f64, f64) = (50.0, 1_000.0);
/// How many times slower the browser's CPU is made.
const SLOWER: u32 = 4;
const GRID: &str = "/studio/bench/programme?view=grid&day=2026-11-23";

fn main() -> anyhow::Result<()> {
    rocket::tokio::runtime::Runtime::new()?.block_on(measure())
}

async fn measure() -> anyhow::Result<()> {
    let args: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let (moves, loads) = (args.first().copied().unwrap_or(200), args.get(1).copied().unwrap_or(7));
    let folder = tempfile::tempdir()?;
    let (file, data) = (folder.path().join("festival.toml"), folder.path().join("data"));
    std::fs::create_dir(&data)?;
    std::fs::write(&file, festival_of(ITEMS, ROOMS, 25))?;
    let (file, kept) = (file.display().to_string(), data.display().to_string());
    ensure!(server::run(folder.path(), &["seed", "--data", &kept, &file]).status.success(), "the festival is not seeded");
    let ways_in = [way_in(folder.path(), &kept, "mot")?, way_in(folder.path(), &kept, "hai")?];
    let server = Server::start("serve", &data, &[("KHAIHOI_RATE_LIMITS", "false"), ("KHAIHOI_LOG", "warn")]).await;

    let moved = measure_moves(server.port, &ways_in[0], moves).await?;
    told("a move acknowledged", &moved, HOLD.0);
    let stage = Stage::around(server, folder).await;
    let seen = measure_page(&stage, &ways_in[1], loads).await?;
    println!("the page of {ITEMS} items in {ROOMS} rooms, CPU {SLOWER} times slower, {loads} loads after a first one:");
    told("  its bytes have come", &seen.iter().map(|one| one[0]).collect::<Vec<_>>(), f64::INFINITY);
    told("  its scripts are awake", &seen.iter().map(|one| one[1]).collect::<Vec<_>>(), f64::INFINITY);
    told("  an item is picked up by a key and drawn", &seen.iter().map(|one| one[2]).collect::<Vec<_>>(), HOLD.1);
    Ok(())
}

/// "a move acknowledged: median 12.3 ms, worst 30.1 ms (hold 50)".
fn told(what: &str, times: &[f64], hold: f64) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    let held = if hold.is_finite() { format!(" (hold {hold:.0}: {})", if median < hold { "yes" } else { "no" }) } else { String::new() };
    println!("{what}: median {median:.1} ms, worst {worst:.1} ms{held}");
}

/// A path that signs a new administrator in.
fn way_in(folder: &std::path::Path, data: &str, name: &str) -> anyhow::Result<String> {
    let done = server::run(folder, &["account", "add", &format!("{name}@khaihoi.example"), "Người Đo", "--admin", "--data", data]);
    let said = String::from_utf8(done.stdout)?;
    let at = said.find("/sign-in/").context("no way in")?;
    Ok(said[at..].trim().to_owned())
}

/// Milliseconds of each move, one after the other, over the wire.
async fn measure_moves(port: u16, way_in: &str, moves: usize) -> anyhow::Result<Vec<f64>> {
    let entered =
        wire::exchange(port, &wire::request("POST", way_in, &[("Content-Type", "application/x-www-form-urlencoded")], b"next=")).await?;
    let given = entered.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Set-Cookie"));
    let cookie = given.filter_map(|(_, line)| line.split(';').next()).collect::<Vec<_>>().join("; ");
    let headers = [("Cookie", cookie.as_str()), ("Content-Type", "application/json")];
    let state = wire::exchange(port, &wire::request("GET", "/studio/bench/programme/state", &headers, b"")).await?;
    let items = serde_json::from_slice::<Value>(&state.body)?["items"].as_array().cloned().context("no items")?;
    let mut times = Vec::with_capacity(moves);
    for number in 0..moves {
        let item = &items[number * 7 % items.len()];
        // Five minutes aside: hours end in 0 or 5.
        let aside = |name: &str| item[name].as_str().map(|at| format!("{}{}", &at[..4], if at.ends_with('0') { 5 } else { 0 }));
        let act = json!({ "do": "place", "item": item["id"], "version": item["version"], "day": item["day"], "from": aside("from"), "to": aside("to"), "room": item["room"] });
        let body = json!({ "sitting": "measure", "act": act }).to_string();
        let request = wire::request("POST", "/studio/bench/programme/acts", &headers, body.as_bytes());
        let begun = Instant::now();
        let answer = wire::exchange(port, &request).await?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        ensure!(answer.status == 200, "move {number}: {}", answer.text());
    }
    Ok(times)
}

/// Notes when the scripts of the editor are awake, picks an item up by a key at once, and notes when that was drawn.
const WATCH: &str = "
    window.seen = new Promise(tell => new MutationObserver((_, watch) => {
        if (!document.documentElement.classList.contains('plan-ready')) return;
        watch.disconnect();
        const awake = performance.now();
        const face = document.querySelector('.ed-grid .slot-face');
        face.focus();
        face.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        requestAnimationFrame(() => setTimeout(() => {
            if (document.querySelector('.slot.lifted')) tell([performance.getEntriesByType('navigation')[0].responseEnd, awake, performance.now()]);
        }));
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] }));";

/// For each load, milliseconds since it was asked for: its bytes have come, its scripts are awake, a key was answered.
async fn measure_page(stage: &Stage, way_in: &str, loads: usize) -> anyhow::Result<Vec<[f64; 3]>> {
    let browser = stage.browser(Screen::Desk).await;
    browser.go(way_in).await;
    browser.press_at("main form button").await;
    browser.go(GRID).await;
    browser.tools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    browser.tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    let mut all = Vec::with_capacity(loads);
    for load in 0..=loads {
        browser.go(GRID).await;
        // One question, answered when the time has come: to look again and again would slow the page down.
        let seen = browser.driver.execute_async("window.seen.then(arguments[0])", Vec::new()).await?;
        let seen: [f64; 3] = serde_json::from_value(seen.json().clone())?;
        if load > 0 {
            all.push(seen);
        }
    }
    browser.close().await;
    Ok(all)
}
