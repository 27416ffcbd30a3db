//! `/sitemap.xml` and `/robots.txt`: what search engines may read. An index of small maps, one for each public event, so that
//! each is drawn anew only when its own event changes.
use crate::events::{event, shelf::Held, shelf::Shelf};
use crate::exhibitors;
use crate::news;
use crate::people::lines::attending;
use crate::platform::cache::{Kept, PageCache, PublicPage};
use crate::platform::change::SITE;
use crate::platform::config::Config;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::language::Language;
use crate::platform::time::Now;
use crate::programme::released;
use chrono::{DateTime, Utc};
use rocket::State;
use rocket::http::ContentType;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use std::fmt::Write;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub fn routes() -> Vec<rocket::Route> {
    routes![index, home, of_event, robots]
}

/// Everything public may be read; rooms of work are not worth a crawler's time, and each of their pages says so itself.
#[get("/robots.txt")]
fn robots(config: &State<Config>) -> String {
    let closed = ["/studio", "/desk", "/me", "/sign-in", "/sign-up", "/language/"].map(|path| format!("Disallow: {path}\n")).concat();
    format!("User-agent: *\n{closed}\nSitemap: {}/sitemap.xml\n", config.origin())
}

#[get("/sitemap.xml")]
async fn index(pages: &State<PageCache>, config: &State<Config>, db: &State<Database>, now: Now) -> Result<PublicPage> {
    let at = (SITE, db.revision(SITE).await?);
    let make = || async { Ok(xml(index_of(&config.origin(), &public_events(db).await?))) };
    pages.bytes("/sitemap.xml".into(), at, now.0, make).await
}

#[get("/sitemap/home.xml")]
fn home(config: &State<Config>) -> (ContentType, String) {
    (ContentType::XML, url_set(&config.origin(), &[String::new()]))
}

/// `<map>` is `<slug>.xml`.
#[get("/sitemap/events/<map>", rank = 1)]
async fn of_event(
    map: &str,
    pages: &State<PageCache>,
    shelf: &State<Shelf>,
    config: &State<Config>,
    db: &State<Database>,
    now: Now,
) -> Result<PublicPage> {
    let slug = map.strip_suffix(".xml").ok_or(AppError::NotFound)?;
    let held = shelf.public(db, slug).await?;
    let make = || async {
        let body = url_set(&config.origin(), &paths_of(db, &held, now.0).await?);
        Ok(Kept::new(ContentType::XML, body, news::next_turn(db.reader(), held.event.id, now.0).await?))
    };
    pages.bytes(format!("/sitemap/events/{map}"), (held.event.id, held.revision), now.0, make).await
}

fn xml(body: String) -> Kept {
    Kept::new(ContentType::XML, body, None)
}

async fn public_events(db: &DatabaseConnection) -> Result<Vec<String>> {
    let events = event::Entity::find().filter(event::COLUMN.state.ne(event::State::Draft)).order_by_asc(event::Column::Id);
    Ok(events.select_only().column(event::Column::Slug).into_tuple().all(db).await?)
}

/// The addresses of an event's pages, without language and host.
async fn paths_of(db: &Database, held: &Held, now: DateTime<Utc>) -> Result<Vec<String>> {
    let event = &held.event;
    let root = format!("/{}", event.slug);
    let mut paths: Vec<_> =
        ["", "/programme", "/people", "/exhibitors", "/news", "/press"].iter().map(|end| format!("{root}{end}")).collect();
    if held.has_plan() {
        paths.push(format!("{root}/floor-plan"));
    }
    if let Some(released) = released::current(db, event, held.revision).await? {
        paths.extend(released.snapshot.all().map(|item| format!("{root}/programme/{}", item.slug)));
    }
    let people: BTreeSet<_> = attending(db.reader(), event).await?.into_iter().map(|presence| presence.printed.slug).collect();
    paths.extend(people.iter().map(|slug| format!("{root}/people/{slug}")));
    let shown = exhibitors::listed(db.reader(), event.id).await?;
    paths.extend(shown.iter().map(|one| format!("{root}/exhibitors/{}", one.dossier.exhibitor.slug)));
    let posts = news::post::public(event.id, now).all(db.reader()).await?;
    paths.extend(posts.iter().map(|post| format!("{root}/news/{}", post.slug)));
    Ok(paths)
}

fn index_of(origin: &str, events: &[String]) -> String {
    let mut out = format!("{XML}<sitemapindex xmlns=\"{SCHEMA}\">\n<sitemap><loc>{origin}/sitemap/home.xml</loc></sitemap>\n");
    for slug in events {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<sitemap><loc>{origin}/sitemap/events/{slug}.xml</loc></sitemap>");
    }
    out + "</sitemapindex>\n"
}

/// Each page once for each language, and each time with its other language. Slugs need no escaping; a host might.
fn url_set(origin: &str, paths: &[String]) -> String {
    let origin = origin.replace('&', "&amp;");
    let mut out = format!("{XML}<urlset xmlns=\"{SCHEMA}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for path in paths {
        let address = |language: Language| format!("{origin}/{}{path}", language.code());
        let link = |name: &str, language| format!("<xhtml:link rel=\"alternate\" hreflang=\"{name}\" href=\"{}\"/>", address(language));
        let others = Language::ALL.map(|language| link(language.code(), language)).concat() + &link("x-default", Language::Vi);
        for language in Language::ALL {
            let _ = writeln!(out, "<url><loc>{}</loc>{others}</url>", address(language));
        }
    }
    out + "</urlset>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_there_in_both_languages_with_its_other_one() {
        let map = url_set("https://hoi.example", &["/mau".to_owned()]);
        for address in ["https://hoi.example/vi/mau", "https://hoi.example/en/mau"] {
            assert_eq!(map.matches(&format!("<loc>{address}</loc>")).count(), 1);
            assert_eq!(map.matches(&format!("href=\"{address}\"")).count(), if address.contains("/vi/") { 4 } else { 2 });
        }
    }
}
