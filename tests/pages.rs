//! Follows every link of the sample festivals, in both languages and as everybody who may sign in: nothing is missing,
//! nothing breaks, and every page speaks the language it says it speaks.
mod event_home;
mod log;

use crate::app::{App, Browser, Page};
use khaihoi::events::{event, team};
use khaihoi::interchange::seed;
use khaihoi::platform::language::Language;
use khaihoi::platform::templates::engine;
use khaihoi::platform::words::word;
use rocket::http::Status;
use scraper::{Html, Selector};
use sea_orm::EntityTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// So many addresses that differ only in what they ask for are followed; filters multiply without end.
const QUERIES: usize = 6;

#[rocket::async_test]
async fn every_public_link_leads_somewhere() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let mut walk = Walk::new(app.anonymous(), Language::Vi, &["/vi", "/en", "/sign-in", "/robots.txt", "/sitemap.xml"]);
    walk.go(|_| true).await;
    walk.found(400);
}

#[rocket::async_test]
async fn every_link_of_who_is_signed_in_leads_somewhere() {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let accounts = seed::demo_accounts(&app.db, app.now()).await.expect("accounts");
    let events = event::Entity::find().all(app.db.reader()).await.expect("events");
    let sample = events.iter().find(|event| event.sample).expect("the sample festival");
    let editor = app.member(sample, team::Role::Editor).await;
    let everybody = [
        (app.signed_in(accounts.exhibitor).await, 5),
        (app.signed_in(accounts.organizer).await, 150),
        (editor, 100),
        (app.signed_in(accounts.administrator).await, 150),
    ];
    for (who, least) in everybody {
        for language in Language::ALL {
            let mut walk = Walk::new(who.clone(), language, &["/studio", "/desk", "/me"]);
            // Public pages are the same for everybody.
            walk.go(|path| !path.starts_with("/vi") && !path.starts_with("/en")).await;
            walk.found(least);
        }
    }
}

/// One visitor on the way through the site.
struct Walk<'a> {
    who: Browser<'a>,
    /// Of pages whose address says none.
    language: Language,
    waiting: VecDeque<String>,
    /// Where each address was first seen.
    seen: HashMap<String, Option<String>>,
    queries: BTreeMap<String, usize>,
    pages: usize,
    problems: Vec<String>,
}

impl<'a> Walk<'a> {
    fn new(who: Browser<'a>, language: Language, starts: &[&str]) -> Self {
        let waiting: VecDeque<String> = starts.iter().map(|start| (*start).to_owned()).collect();
        let seen = waiting.iter().map(|start| (start.clone(), None)).collect();
        Self { who, language, waiting, seen, queries: BTreeMap::new(), pages: 0, problems: vec![] }
    }

    async fn go(&mut self, wanted: impl Fn(&str) -> bool) {
        while let Some(path) = self.waiting.pop_front() {
            let accept = if self.language == Language::Vi { "vi" } else { "en" };
            let page = self.who.get_with(&path, "Accept-Language", accept).await;
            self.pages += 1;
            self.look_at(&path, &page);
            for link in links(&page) {
                if wanted(&link) {
                    self.remember(link, &path);
                }
            }
        }
    }

    fn remember(&mut self, link: String, from: &str) {
        if self.seen.contains_key(&link) {
            return;
        }
        if let Some((path, _)) = link.split_once('?') {
            let count = self.queries.entry(path.to_owned()).or_default();
            *count += 1;
            if *count > QUERIES {
                return;
            }
        }
        self.seen.insert(link.clone(), Some(from.to_owned()));
        self.waiting.push_back(link);
    }

    fn look_at(&mut self, path: &str, page: &Page) {
        if page.status.code / 100 == 3 {
            return;
        }
        if page.status != Status::Ok {
            return self.problem(path, format!("answers {}", page.status));
        }
        if !page.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html")) {
            return;
        }
        let language = path.split(['/', '?']).nth(1).and_then(Language::from_code).unwrap_or(self.language);
        let html = Html::parse_document(&page.text);
        for wrong in wrong_in(&html, language) {
            self.problem(path, wrong);
        }
    }

    fn problem(&mut self, path: &str, what: String) {
        self.problems.push(format!("{what}\n    {}", self.trail(path)));
    }

    /// How one comes to an address.
    fn trail(&self, path: &str) -> String {
        let steps = std::iter::successors(Some(path), |step| self.seen.get(*step).and_then(|from| from.as_deref()));
        steps.collect::<Vec<_>>().join(" ← ")
    }

    /// Nothing was wrong, and the walk came as far as it should.
    fn found(&self, least: usize) {
        let first: Vec<_> = self.problems.iter().take(20).collect();
        assert!(self.problems.is_empty(), "{} problems, the first:\n{first:#?}", self.problems.len());
        assert!(self.pages >= least, "only {} pages were found", self.pages);
    }
}

/// The addresses of this site that a page names, without fragments. What is served beside pages is followed as well.
fn links(page: &Page) -> BTreeSet<String> {
    let html = Html::parse_document(&page.text);
    let places =
        [("a[href]", "href"), ("link[rel=stylesheet]", "href"), ("link[rel=icon]", "href"), ("script[src]", "src"), ("img[src]", "src")];
    let named = places.iter().flat_map(|(css, name)| {
        let selector = Selector::parse(css).expect("a selector");
        html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect::<Vec<_>>()
    });
    let local = |link: &String| link.starts_with('/') && !link.starts_with("//") && !link.starts_with("/language/");
    let redirect = page.goes_to.clone();
    named.chain(redirect).filter(local).map(|link| link.split('#').next().unwrap_or_default().to_owned()).collect()
}

/// What is wrong with a page that should speak this language.
fn wrong_in(html: &Html, language: Language) -> Vec<String> {
    let texts = |css: &str| {
        let selector = Selector::parse(css).expect("a selector");
        html.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect::<Vec<_>>()
    };
    let mut wrong = vec![];
    if html.root_element().attr("lang") != Some(language.code()) {
        wrong.push(format!("does not say it is in {language}: {:?}", html.root_element().attr("lang")));
    }
    if texts("title").first().is_none_or(|title| title.trim_matches(['·', ' ']).is_empty() || title.starts_with('·')) {
        wrong.push(format!("has the title {:?}", texts("title")));
    }
    if texts("h1").iter().filter(|heading| !heading.is_empty()).count() != 1 {
        wrong.push(format!("has the main headings {:?}", texts("h1")));
    }
    if texts(".skip") != [word(language, "layout-skip")] {
        wrong.push(format!("has a frame in another language: {:?}", texts(".skip")));
    }
    wrong.extend(words_without_sentence(html));
    wrong
}

/// Texts that are keys of words: somebody forgot the sentence, or to ask for it.
fn words_without_sentence(html: &Html) -> Vec<String> {
    let keys = engine().expect("an engine").words.keys(Language::Vi);
    let areas: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
    let is_key = |text: &str| {
        let lower = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        lower && text.matches('-').count() >= 2 && areas.contains(text.split('-').next().unwrap_or_default())
    };
    let shown = html.root_element().descendants().filter_map(|node| node.value().as_text().map(|text| text.trim().to_owned()));
    let named = Selector::parse("[aria-label], [placeholder], [title], [alt]").expect("a selector");
    let attributes = html.select(&named).flat_map(|element| {
        ["aria-label", "placeholder", "title", "alt"].into_iter().filter_map(move |name| element.attr(name)).map(str::to_owned)
    });
    shown.chain(attributes).filter(|text| is_key(text)).map(|text| format!("shows the key {text}")).collect()
}
