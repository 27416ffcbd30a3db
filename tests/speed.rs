//! What makes pages fast, counted and not timed: queries, answers without a body, bytes on the wire.
use crate::app::{App, Browser};
use khaihoi::events::event;
use khaihoi::exhibitors::booth;
use khaihoi::interchange::seed;
use khaihoi::platform::db::Database;
use khaihoi::search;
use rocket::http::Status;
use sea_orm::{EntityTrait, QueryFilter};
use std::sync::{Arc, Mutex};
use std::time::Instant;

#[path = "../benches/festival/mod.rs"]
mod festival;

/// Bytes on the wire of a first view: page, styles and the scripts that load with it.
const FIRST_VIEW: usize = 60 * 1024;

/// The application with one festival of so many items, and every query it makes.
struct Watched {
    app: App,
    queries: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    /// With a page cache of so many bytes.
    async fn start(items: usize, page_cache_bytes: u64) -> Self {
        let queries: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = queries.clone();
        let app = App::start_over(
            |config| config.page_cache_bytes = page_cache_bytes,
            async |config| {
                let mut pool = Database::pool(config).await?;
                pool.set_metric_callback(move |info| seen.lock().expect("queries").push(info.statement.sql.clone()));
                Ok(pool)
            },
        )
        .await;
        let file = app.config.data.join("festival.toml");
        std::fs::write(&file, festival::festival(items)).expect("a file");
        seed::load_file(&app.db, &file, app.now()).await.expect("loaded");
        search::bring_up_to_date(&app.db, app.now()).await.expect("an index");
        Self { app, queries }
    }

    /// The queries of one look at a page, but for those that ask whether something is new: these come with time.
    async fn queries_of(&self, who: &Browser<'_>, path: &str) -> Vec<String> {
        let first = who.get(path).await;
        assert_eq!(first.status, Status::Ok, "{path}: {}", first.words());
        self.queries.lock().expect("queries").clear();
        who.get(path).await;
        let made = self.queries.lock().expect("queries").clone();
        made.into_iter().filter(|sql| !sql.contains("\"revision\"")).collect()
    }

    async fn organizer(&self) -> Browser<'_> {
        let event = event::Entity::find().filter(event::COLUMN.slug.eq("bench")).one(self.app.db.reader()).await;
        self.app.organizer(&event.expect("an answer").expect("the festival")).await
    }

    /// The code of a booth.
    async fn booth(&self) -> String {
        booth::Entity::find().one(self.app.db.reader()).await.expect("an answer").expect("a booth").token
    }

    /// The first address on a list that leads deeper.
    async fn first_of(&self, list: &str) -> String {
        let links = self.app.anonymous().get(list).await.attributes("main a", "href");
        let deeper = links.into_iter().find(|link| link.starts_with(&format!("{list}/")) && !link.contains(['?', '#']));
        deeper.unwrap_or_else(|| panic!("{list} leads nowhere"))
    }
}

#[rocket::async_test]
async fn a_page_makes_as_many_queries_for_300_rows_as_for_a_few() {
    let (few, many) = (Watched::start(15, 0).await, Watched::start(300, 0).await);
    let mut pages: Vec<_> = [
        "",
        "/programme",
        "/people",
        "/exhibitors",
        "/programme?q=forum",
        "/people?q=an",
        "/exhibitors?q=phan+mem",
        "/startups",
        "/floor-plan",
        "/floor-plan?q=phan+mem",
    ]
    .iter()
    .map(|end| format!("/vi/bench{end}"))
    .collect();
    for page in ["/vi?q=ngay+hoi", "/vi/people", "/vi/people?q=an&part=speaker"] {
        pages.push(page.into());
    }
    let (one, other) = (few.booth().await, many.booth().await);
    for to in ["", "?to=A001"] {
        let path = |token: &str| format!("/vi/bench/booth/{token}{to}");
        let (few, many) =
            (few.queries_of(&few.app.anonymous(), &path(&one)).await, many.queries_of(&many.app.anonymous(), &path(&other)).await);
        compare("a booth", few, many);
    }
    for list in ["programme", "people", "exhibitors"] {
        pages.push(few.first_of(&format!("/vi/bench/{list}")).await);
    }
    for path in &pages {
        compare(path, few.queries_of(&few.app.anonymous(), path).await, many.queries_of(&many.app.anonymous(), path).await);
    }
    let (one, other) = (few.organizer().await, many.organizer().await);
    let rooms = ["", "/programme", "/people", "/rooms", "/booths", "/team", "/log", "/settings"];
    for end in rooms.into_iter().chain(["/fees", "/booths/counts", "/papers", "/papers/booths/fascia"]) {
        let path = format!("/studio/bench{end}");
        compare(&path, few.queries_of(&one, &path).await, many.queries_of(&other, &path).await);
    }
}

/// Where hundreds answer, the index is asked again for the best of them: a step for each way to answer better, never for a row.
#[rocket::async_test]
async fn a_search_makes_few_queries_however_many_answer() {
    let many = Watched::start(300, 0).await;
    for path in ["/vi/search?q=dien+dan", "/vi/bench/search?q=an"] {
        let queries = many.queries_of(&many.app.anonymous(), path).await;
        assert!(queries.len() <= 6, "{path}: {queries:#?}");
    }
}

#[rocket::async_test]
async fn lists_of_events_make_as_many_queries_for_60_as_for_3() {
    let (few, many) = (Watched::start(15, 0).await, Watched::start(15, 0).await);
    for (watched, count) in [(&few, 2), (&many, 59)] {
        for number in 0..count {
            watched.app.event(&format!("hoi-{number}")).await;
        }
    }
    compare("/vi", few.queries_of(&few.app.anonymous(), "/vi").await, many.queries_of(&many.app.anonymous(), "/vi").await);
    compare("/studio", few.queries_of(&few.app.admin().await, "/studio").await, many.queries_of(&many.app.admin().await, "/studio").await);
}

fn compare(path: &str, few: Vec<String>, many: Vec<String>) {
    assert_eq!(few.len(), many.len(), "{path} for a few rows:\n{}\nfor many:\n{}", few.join("\n"), many.join("\n"));
}

#[rocket::async_test]
async fn a_kept_page_asks_the_database_for_nothing_but_what_is_new() {
    let watched = Watched::start(15, 1024 * 1024).await;
    let visitor = watched.app.anonymous();
    for path in ["/vi", "/vi/bench", "/vi/bench/programme", "/en/bench/people", "/en/bench/exhibitors", "/en/bench/floor-plan"] {
        visitor.get(path).await;
        watched.queries.lock().expect("queries").clear();
        let begun = Instant::now();
        for _ in 0..5 {
            visitor.get(path).await;
        }
        // Asked at most once within 700 ms, however many visitors there are.
        let allowed = 1 + begun.elapsed().as_millis() / 700;
        let made = watched.queries.lock().expect("queries").clone();
        let others: Vec<_> = made.iter().filter(|sql| !sql.contains("\"revision\"")).collect();
        assert!(others.is_empty(), "{path}: {others:?}");
        assert!(made.len() as u128 <= allowed, "{path}: {made:?}");
    }
}

#[rocket::async_test]
async fn a_page_that_is_known_already_is_not_sent_again() {
    let watched = Watched::start(15, 1024 * 1024).await;
    let visitor = watched.app.anonymous();
    for path in ["/vi", "/vi/bench", "/vi/bench/programme", "/en/bench/people", "/en/bench/exhibitors"] {
        let page = visitor.get(path).await;
        let etag = page.header("ETag").unwrap_or_else(|| panic!("{path} has no ETag")).to_owned();
        for known in [etag.clone(), format!("\"another\", {etag}")] {
            let again = visitor.get_with(path, "If-None-Match", &known).await;
            assert_eq!((again.status, again.text.as_str(), again.header("ETag")), (Status::NotModified, "", Some(etag.as_str())), "{path}");
        }
        assert_eq!(visitor.get_with(path, "If-None-Match", "\"another\"").await.status, Status::Ok, "{path}");
    }
}

#[rocket::async_test]
async fn a_first_view_is_small_on_the_wire() {
    let watched = Watched::start(300, 1024 * 1024).await;
    let visitor = watched.app.anonymous();
    for path in ["/vi", "/vi/bench", "/vi/bench/programme", "/vi/bench/people", "/vi/bench/exhibitors", "/vi/bench/floor-plan"] {
        let page = visitor.get(path).await;
        let mut files = page.attributes("link[rel=stylesheet]", "href");
        files.extend(page.attributes("script[src]", "src"));
        assert!(files.len() >= 2, "{path} has neither styles nor scripts");
        let mut parts = vec![(path.to_owned(), wire_length(&visitor, path).await)];
        while let Some(file) = files.pop() {
            files.extend(imports(&file, &visitor.get(&file).await.text));
            parts.push((file.clone(), wire_length(&visitor, &file).await));
        }
        let sum: usize = parts.iter().map(|(_, bytes)| bytes).sum();
        assert!(sum <= FIRST_VIEW, "{path}: {sum} bytes: {parts:?}");
    }
}

/// The length of the body as most browsers get it.
async fn wire_length(visitor: &Browser<'_>, path: &str) -> usize {
    let page = visitor.get_with(path, "Accept-Encoding", "br").await;
    assert_eq!(page.header("Content-Encoding"), Some("br"), "{path}");
    page.length
}

/// What a script imports as it loads: a browser fetches these as well.
fn imports(file: &str, script: &str) -> Vec<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines = script.lines().filter(|line| file.ends_with(".js") && line.starts_with("import ") && !line.contains("import("));
    lines.filter_map(|line| Some(format!("{folder}/{}", line.split(['"', '\'']).nth(1)?.trim_start_matches("./")))).collect()
}
