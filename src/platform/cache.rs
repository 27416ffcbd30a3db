//! Public pages, kept as finished bytes: drawn once for each address and revision, however many ask.
use super::error::{AppError, Result};
use super::page::{View, Visit, draw};
use super::secret;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use moka::future::Cache;
use rocket::Request;
use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use std::io::{Cursor, Write};
use std::sync::{Arc, OnceLock};

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

/// A page as bytes, in each encoding a browser has asked for: each is made once, for the first who asks.
pub struct Kept {
    kind: ContentType,
    plain: Bytes,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
    etag: String,
    fresh_until: Option<DateTime<Utc>>,
}

impl Kept {
    /// A finished body.
    pub fn new(kind: ContentType, body: String, fresh_until: Option<DateTime<Utc>>) -> Self {
        let etag = format!("W/\"{}\"", &secret::hash(&body)[..20]);
        Self { kind, plain: body.into(), brotli: OnceLock::new(), gzip: OnceLock::new(), etag, fresh_until }
    }

    fn encoded(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain, 5).into()).clone(),
            Encoding::Gzip => self.gzip.get_or_init(|| gzip(&self.plain, 6).into()).clone(),
            Encoding::Plain => self.plain.clone(),
        }
    }

    /// Counted as if both encodings were there at half the size, which no page of text reaches.
    fn weight(&self) -> u32 {
        u32::try_from(self.plain.len() * 2 + 512).unwrap_or(u32::MAX)
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
            return Ok(PublicPage(Arc::new(make().await?)));
        }
        let key = Key { address, scope: at.0, revision: at.1 };
        if let Some(kept) = self.pages.get(&key).await {
            if kept.is_fresh(now) {
                return Ok(PublicPage(kept));
            }
            self.pages.invalidate(&key).await;
        }
        let made = self.pages.try_get_with(key, async { make().await.map(Arc::new) }).await;
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
        let body = kept.encoded(encoding);
        let length = body.len();
        answer.header(kept.kind.clone()).sized_body(length, Cursor::new(body));
        // In one piece, said after the body, which brings its own: the default of 4 KiB would cost a write for each.
        answer.max_chunk_size(length.max(1)).ok()
    }
}

/// The encodings we keep.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The best one the browser takes.
    pub fn wanted(request: &Request<'_>) -> Self {
        Self::best_of(request.headers().get_one("Accept-Encoding").unwrap_or_default())
    }

    /// As `Content-Encoding` says it.
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    fn best_of(accepted: &str) -> Self {
        let takes = |name: &str| {
            accepted.split(',').any(|one| {
                let mut parts = one.split(';').map(str::trim);
                parts.next() == Some(name) && !parts.any(|quality| matches!(quality, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
            })
        };
        match (takes("br"), takes("gzip")) {
            (true, _) => Self::Brotli,
            (_, true) => Self::Gzip,
            _ => Self::Plain,
        }
    }
}

/// Brotli at a quality from 0 to 11; 5 costs about as much as gzip at 6.
pub(super) fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4);
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 20, size_hint: bytes.len(), ..Default::default() };
    // Writing to memory cannot fail; an empty answer would be seen at once in the tests.
    let _ = brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &params);
    out
}

pub(super) fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 4), flate2::Compression::new(level));
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Encoding::{self, *};

    #[test]
    fn the_best_encoding_is_chosen() {
        let cases = [
            ("gzip, deflate, br, zstd", Brotli),
            ("gzip", Gzip),
            ("br;q=0, gzip;q=0.5", Gzip),
            ("", Plain),
            ("identity", Plain),
            ("brr", Plain),
        ];
        for (accepted, expected) in cases {
            assert_eq!(Encoding::best_of(accepted), expected, "{accepted}");
        }
    }
}
