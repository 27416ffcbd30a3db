//! Public pages, kept as finished bytes: drawn once for each address and revision, however many ask.
use super::encoding::{Body, Effort, Encoding};
use super::error::{AppError, Result};
use super::page::{View, Visit, draw};
use super::secret;
use chrono::{DateTime, Utc};
use moka::future::Cache;
use rocket::Request;
use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use std::io::Cursor;
use std::sync::Arc;

/// A query longer than this is answered but not kept: nobody fills the cache with rubbish.
const LONGEST_QUERY: usize = 300;

/// Finished pages, bounded by their bytes.
pub struct PageCache {
    pages: Cache<Key, Arc<Kept>>,
}

/// What a public page depends on, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    scope: i64,
    revision: i64,
}

/// A view with the moment until which it is true.
pub struct Drawn<V> {
    view: V,
    fresh_until: Option<DateTime<Utc>>,
}

impl<V> Drawn<V> {
    /// True until something is written.
    pub fn new(view: V) -> Self {
        Self { view, fresh_until: None }
    }

    /// True until something is written, or until that moment.
    pub fn until(view: V, fresh_until: Option<DateTime<Utc>>) -> Self {
        Self { view, fresh_until }
    }
}

/// A page as bytes.
pub struct Kept {
    kind: ContentType,
    body: Body,
    etag: String,
    fresh_until: Option<DateTime<Utc>>,
}

impl Kept {
    /// A finished body.
    pub fn new(kind: ContentType, body: String, fresh_until: Option<DateTime<Utc>>) -> Self {
        let etag = format!("W/\"{}\"", &secret::hash(&body)[..20]);
        Self { kind, body: Body::new(body, Effort::Often), etag, fresh_until }
    }

    /// Counted as if both encodings were there at half the size, which no page of text reaches.
    fn weight(&self) -> u32 {
        u32::try_from(self.body.plain().len() * 2 + 512).unwrap_or(u32::MAX)
    }

    fn is_fresh(&self, now: DateTime<Utc>) -> bool {
        self.fresh_until.is_none_or(|until| now < until)
    }
}

impl PageCache {
    /// Keeps at most this many bytes.
    pub fn new(bytes: u64) -> Self {
        Self {
            pages: Cache::builder()
                .max_capacity(bytes)
                .weigher(|key: &Key, kept: &Arc<Kept>| kept.weight() + key.address.len() as u32)
                .build(),
        }
    }

    /// The page of this visit at this revision of a scope: kept, or drawn now by one of those who wait for it.
    pub async fn page<V, F>(&self, visit: Visit, at: (i64, i64), now: DateTime<Utc>, view: impl FnOnce() -> F) -> Result<PublicPage>
    where
        V: View,
        F: Future<Output = Result<Drawn<V>>>,
    {
        let address = visit.path.clone();
        self.bytes(address, at, now, || async move {
            let drawn = view().await?;
            Ok(Kept::new(ContentType::HTML, draw(&visit, &drawn.view)?, drawn.fresh_until))
        })
        .await
    }

    /// The same for what is not a page: feeds, sitemaps.
    pub async fn bytes<F>(&self, address: String, at: (i64, i64), now: DateTime<Utc>, make: impl FnOnce() -> F) -> Result<PublicPage>
    where
        F: Future<Output = Result<Kept>>,
    {
        if address.len() > LONGEST_QUERY {
            return Ok(PublicPage(Arc::new(Box::pin(make()).await?)));
        }
        let key = Key { address, scope: at.0, revision: at.1 };
        if let Some(kept) = self.pages.get(&key).await {
            if kept.is_fresh(now) {
                return Ok(PublicPage(kept));
            }
            self.pages.invalidate(&key).await;
        }
        // In a box: what draws a page is large, and whoever finds it drawn would carry it from frame to frame.
        let made = Box::pin(self.pages.try_get_with(key, async { make().await.map(Arc::new) })).await;
        made.map(PublicPage).map_err(|error| match Arc::try_unwrap(error) {
            Ok(error) => error,
            Err(shared) => told_again(&shared),
        })
    }
}

/// What those who waited for a page are told when it could not be drawn.
fn told_again(error: &AppError) -> AppError {
    match error {
        AppError::NotFound => AppError::NotFound,
        AppError::DatabaseAway => AppError::DatabaseAway,
        AppError::Busy => AppError::Busy,
        other => AppError::Broken(anyhow::anyhow!("{other}")),
    }
}

/// A kept page on its way out: 304, or the bytes in the encoding asked for.
pub struct PublicPage(Arc<Kept>);

impl<'r> Responder<'r, 'static> for PublicPage {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let kept = self.0;
        let mut answer = Response::build();
        answer
            .raw_header("Cache-Control", "public, max-age=0, s-maxage=1, stale-while-revalidate=30")
            .raw_header("Vary", "Accept-Encoding")
            .raw_header("ETag", kept.etag.clone());
        if request.headers().get_one("If-None-Match").is_some_and(|known| known.split(',').any(|tag| tag.trim() == kept.etag)) {
            return answer.status(Status::NotModified).ok();
        }
        let encoding = Encoding::wanted(request);
        if let Some(name) = encoding.name() {
            answer.raw_header("Content-Encoding", name);
        }
        let body = kept.body.encoded(encoding);
        let length = body.len();
        answer.header(kept.kind.clone()).sized_body(length, Cursor::new(body));
        // In one piece, said after the body, which brings its own: the default of 4 KiB would cost a write for each.
        answer.max_chunk_size(length.max(1)).ok()
    }
}
