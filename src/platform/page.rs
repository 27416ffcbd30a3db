//! A page: a view model, the template that draws it, and the visit it is drawn for.
use super::config::Config;
use super::language::Language;
use super::secret;
use super::templates::engine;
use rocket::form::{Form, FromForm};
use rocket::http::{ContentType, RawStr, Status};
use rocket::request::{FlashMessage, FromRequest, Outcome};
use rocket::response::{self, Responder, Response};
use rocket::{Request, State};
use serde::Serialize;
use serde_json::Value;
use std::convert::Infallible;
use std::io::Cursor;
use std::sync::Arc;

pub use super::templates::render_text;

/// Names the template that draws this view model.
pub trait View: Serialize {
    const TEMPLATE: &'static str;
}

/// Who is signed in, as the page frame shows it. Left in the request by the guard that found out.
#[derive(Clone, Debug, Serialize)]
pub struct Who {
    pub name: String,
    pub is_admin: bool,
}

/// The event a page belongs to, as the page frame shows it.
#[derive(Clone, Debug, Serialize)]
pub struct EventFrame {
    pub slug: String,
    pub name: super::text::Bilingual,
    /// Its days and its place, for pages on paper.
    pub when_and_where: super::text::Bilingual,
    pub accent_light: Option<String>,
    pub accent_dark: Option<String>,
    pub state: &'static str,
    pub sample: bool,
    pub revision: i64,
    /// Whether there is a floor plan to look at.
    pub plan: bool,
}

/// How this server is reached, worked out once: every page begins with it.
pub struct Origin(String);

impl Origin {
    pub fn of(config: &Config) -> Self {
        Self(config.origin())
    }
}

/// What every page shows around its content.
#[derive(Clone, Debug, Serialize)]
pub struct Visit {
    pub language: Language,
    /// Path and query of this page.
    pub path: String,
    pub other_path: String,
    pub other_language: Language,
    /// `https://host`, for addresses that leave the page.
    pub origin: String,
    pub flash: Option<Flashed>,
    pub who: Option<Who>,
    #[serde(serialize_with = "shared")]
    pub event: Option<Arc<EventFrame>>,
}

fn shared<S: serde::Serializer>(event: &Option<Arc<EventFrame>>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    event.as_deref().serialize(serializer)
}

/// A word carried over from the page before.
#[derive(Clone, Debug, Serialize)]
pub struct Flashed {
    pub kind: String,
    pub text: String,
}

impl Visit {
    /// The visit of any request, whichever page will answer.
    pub fn of(request: &Request<'_>) -> Self {
        let language = Language::wanted_by(request);
        let path = request.uri().to_string();
        let origin = request.rocket().state::<Origin>().map(|origin| origin.0.clone()).unwrap_or_default();
        Self {
            other_path: other_path(&path, language),
            path,
            language,
            other_language: language.other(),
            origin,
            flash: None,
            who: None,
            event: None,
        }
    }

    /// What the query of the address asks for; what cannot be read is not asked for. Kept pages are found by their whole
    /// address, so that nobody reads it for them.
    pub fn asked<T: for<'a> FromForm<'a> + Default + 'static>(&self) -> T {
        let query = self.path.split_once('?').map_or("", |(_, query)| query);
        Form::parse_encoded(RawStr::new(query)).unwrap_or_default()
    }

    /// This visit, to a page of an event.
    pub fn at(mut self, event: Arc<EventFrame>) -> Self {
        self.event = Some(event);
        self
    }

    /// A page that is drawn for this visitor only.
    pub fn page<V: View>(self, view: V) -> Page<V> {
        Page { visit: self, view }
    }
}

/// The same page in the other language: another address in public, another setting for who is signed in.
fn other_path(path: &str, language: Language) -> String {
    let prefix = format!("/{}", language.code());
    match path.strip_prefix(&prefix) {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => format!("/{}{rest}", language.other().code()),
        _ => {
            let next = rocket::http::RawStr::new(path).percent_encode();
            format!("/language/{}?next={next}", language.other().code())
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visit {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let mut visit = Visit::of(request);
        if let Some(flash) = request.guard::<FlashMessage>().await.succeeded() {
            let text = engine().map(|engine| engine.words.word(visit.language, flash.message())).unwrap_or_default();
            visit.flash = Some(Flashed { kind: flash.kind().to_owned(), text });
        }
        Outcome::Success(visit)
    }
}

/// A page drawn for one visitor and kept by nobody.
pub struct Page<V> {
    pub visit: Visit,
    pub view: V,
}

impl<V: View> Page<V> {
    /// Drawn for whoever is asking.
    fn html(mut self, request: &Request<'_>) -> Result<String, Status> {
        if self.visit.who.is_none() {
            self.visit.who = request.local_cache(|| None::<Who>).clone();
        }
        draw(&self.visit, &self.view).map_err(|error| {
            tracing::error!("{}: {error:#}", V::TEMPLATE);
            Status::InternalServerError
        })
    }
}

impl<'r, V: View> Responder<'r, 'static> for Page<V> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let html = self.html(request)?;
        Response::build().header(ContentType::HTML).raw_header("Cache-Control", "no-store").sized_body(html.len(), Cursor::new(html)).ok()
    }
}

/// A page that its own script asks for again and again: 304 while it is as it was.
pub struct Tagged<V>(pub Page<V>);

impl<'r, V: View> Responder<'r, 'static> for Tagged<V> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let html = self.0.html(request)?;
        let tag = format!("\"{}\"", &secret::hash(&html)[..32]);
        let mut answer = Response::build();
        answer.raw_header("Cache-Control", "private, no-cache").raw_header("ETag", tag.clone());
        let known = request.headers().get_one("If-None-Match").is_some_and(|known| known.split(',').any(|one| one.trim() == tag));
        match known {
            true => answer.status(Status::NotModified).ok(),
            false => answer.header(ContentType::HTML).sized_body(html.len(), Cursor::new(html)).ok(),
        }
    }
}

/// Draws a view for a visit.
pub fn draw<V: View>(visit: &Visit, view: &V) -> anyhow::Result<String> {
    Ok(squeeze(&engine()?.html(V::TEMPLATE, &Drawing { visit, page: view })?))
}

/// What every page template sees.
#[derive(Serialize)]
struct Drawing<'a, V> {
    visit: &'a Visit,
    page: &'a V,
}

/// Without the indentation and empty lines of the templates, save where a reader would see the difference.
fn squeeze(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut verbatim = false;
    let may_be_verbatim = html.contains("<textarea") || html.contains("<pre");
    for line in html.lines() {
        if verbatim {
            out += line;
            out.push('\n');
        } else if !line.trim().is_empty() {
            out += line.trim();
            out.push('\n');
        }
        if !may_be_verbatim {
            continue;
        }
        if let Some(opened) = line.rfind("<textarea").max(line.rfind("<pre")) {
            verbatim = !(line[opened..].contains("</textarea") || line[opened..].contains("</pre"));
        } else if line.contains("</textarea") || line.contains("</pre") {
            verbatim = false;
        }
    }
    out
}

/// Structured data for a `<script type="application/ld+json">`: no text in it can end the script.
pub fn json_ld(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// Leaves word of who is signed in for the page frame.
pub fn remember_who(request: &Request<'_>, who: Who) {
    request.local_cache(|| Some(who));
}

/// Switches the language of pages whose address does not carry one.
#[get("/language/<language>?<next>")]
fn switch(
    language: Language,
    next: Option<&str>,
    config: &State<Config>,
    cookies: &rocket::http::CookieJar<'_>,
) -> rocket::response::Redirect {
    let cookie = rocket::http::Cookie::build(("language", language.code()))
        .path("/")
        .secure(config.secure())
        .same_site(rocket::http::SameSite::Lax)
        .max_age(rocket::time::Duration::days(365));
    cookies.add(cookie);
    rocket::response::Redirect::to(local_address(next).unwrap_or("/").to_owned())
}

/// An address of this site to go on to, or none: nobody may be led elsewhere (CWE-601).
pub fn local_address(next: Option<&str>) -> Option<&str> {
    next.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']))
}

pub fn routes() -> Vec<rocket::Route> {
    routes![switch]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_knows_its_other_language() {
        let cases = [
            ("/vi", Language::Vi, "/en"),
            ("/vi/hoi?day=2", Language::Vi, "/en/hoi?day=2"),
            ("/en?q=x", Language::En, "/vi?q=x"),
            ("/village", Language::Vi, "/language/en?next=%2Fvillage"),
            ("/studio/hoi", Language::Vi, "/language/en?next=%2Fstudio%2Fhoi"),
        ];
        for (path, language, other) in cases {
            assert_eq!(other_path(path, language), other, "{path}");
        }
    }

    #[test]
    fn nobody_is_led_elsewhere() {
        for bad in ["https://x.example", "//x.example", "/\\x.example", "x", "", "/a\r\nB: c"] {
            assert_eq!(local_address(Some(bad)), None, "{bad:?}");
        }
        assert_eq!(local_address(Some("/studio?x=1")), Some("/studio?x=1"));
    }

    #[test]
    fn squeezing_leaves_what_was_typed() {
        assert_eq!(squeeze("  <p>\n\n   a\n  </p>"), "<p>\na\n</p>\n");
        assert_eq!(squeeze(" <textarea>\n  a\n\n b</textarea>\n  <p>"), "<textarea>\n  a\n\n b</textarea>\n<p>\n");
    }
}
