//! The news as an Atom feed (RFC 4287), in the language of its address.
use super::latest::{href, next_turn};
use super::post;
use crate::events::{EventVisit, event};
use crate::platform::Db;
use crate::platform::cache::{Kept, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::time::Now;
use rocket::State;
use rocket::http::ContentType;
use sea_orm::QuerySelect;
use std::fmt::Write;

/// Posts in the feed, the newest first.
const MOST: u64 = 30;

pub fn routes() -> Vec<rocket::Route> {
    routes![feed]
}

#[get("/<_>/<_>/news.atom")]
async fn feed(visit: EventVisit, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let make = || async {
        let posts = post::public(visit.event.id, now.0).limit(MOST).all(db.reader()).await?;
        let body = atom(&visit.event, &posts, &visit.visit.origin, visit.language());
        let kind = ContentType::new("application", "atom+xml");
        Ok(Kept::new(kind, body, next_turn(db.reader(), visit.event.id, now.0).await?))
    };
    pages.bytes(visit.visit.path.clone(), visit.at(), now.0, make).await
}

fn atom(event: &event::Model, posts: &[post::Model], origin: &str, language: Language) -> String {
    let home = format!("{origin}/{}/{}", language.code(), event.slug);
    let updated = posts.iter().map(changed_at).max().unwrap_or(event.updated_at);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>urn:uuid:{}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        language.code(),
        event.uuid,
        escaped(event.name.plain(language)),
        updated.to_rfc3339(),
        escaped(&format!("{home}/news.atom")),
        escaped(&format!("{home}/news")),
    );
    for post in posts {
        // Writing to a string cannot fail.
        let _ = write!(out, "{}", entry(event, post, origin, language));
    }
    out + "</feed>\n"
}

fn entry(event: &event::Model, post: &post::Model, origin: &str, language: Language) -> String {
    let author = if post.author.is_empty() { event.name.plain(language) } else { &post.author };
    format!(
        "<entry>\n<id>urn:uuid:{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
         <published>{}</published>\n<updated>{}</updated>\n<author><name>{}</name></author>\n<summary>{}</summary>\n\
         <content type=\"html\">{}</content>\n</entry>\n",
        post.uuid,
        escaped(post.title.plain(language)),
        escaped(&format!("{origin}{}", href(event, post, language))),
        post.publish_at.unwrap_or(post.created_at).to_rfc3339(),
        changed_at(post).to_rfc3339(),
        escaped(author),
        escaped(post.lead.plain(language)),
        escaped(&markdown::render(post.body.plain(language))),
    )
}

/// A post that waited for its hour has changed, for its readers, when it came out.
fn changed_at(post: &post::Model) -> chrono::DateTime<chrono::Utc> {
    post.publish_at.map_or(post.updated_at, |at| at.max(post.updated_at))
}

/// Text as XML holds it; control characters, which XML 1.0 has no way to write, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::event::sample;
    use crate::news::samples::post;
    use crate::platform::text::Bilingual;

    #[test]
    fn texts_cannot_break_the_feed() {
        let tricky = post::Model { title: Bilingual::new("</title><x>&\u{8}\"", ""), ..post() };
        let feed = atom(&sample(), &[tricky], "https://a.example", Language::En);
        assert!(feed.contains("<title>&lt;/title&gt;&lt;x&gt;&amp;&quot;</title>"), "{feed}");
    }

    #[test]
    fn the_feed_is_as_new_as_its_newest_post() {
        let at = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let early = post::Model { publish_at: Some(at("2026-11-20T01:00:00Z")), updated_at: at("2026-11-21T01:00:00Z"), ..post() };
        let late = post::Model { publish_at: Some(at("2026-11-23T01:00:00Z")), updated_at: at("2026-11-19T01:00:00Z"), ..post() };
        assert_eq!(changed_at(&early), at("2026-11-21T01:00:00Z"));
        assert!(atom(&sample(), &[early, late], "", Language::Vi).contains("<updated>2026-11-23T01:00:00+00:00</updated>\n<link"));
    }
}
