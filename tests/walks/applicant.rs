//! Somebody who applies by forms alone: the same addresses as the pages, without a browser.
use super::people::{PASSWORD, letter_to, link_in};
use super::stage::Stage;
use crate::exhibitors::{BOOTH, SHOWING, organisation};
use crate::wire::{self, Answer};
use scraper::{Html, Selector};

/// A login of the real program.
pub struct Applicant {
    port: u16,
    cookie: String,
}

impl Applicant {
    /// Signs up, and opens the letter.
    pub async fn sign_up(stage: &Stage, name: &str, email: &str) -> Self {
        let mut own = Self { port: stage.server.port, cookie: String::new() };
        let newcomer = [("name", name), ("email", email), ("password", PASSWORD), ("language", "vi")];
        let sent = own.post("/sign-up", &newcomer).await;
        assert!(sent.status < 400, "{}: {}", sent.status, sent.text());
        let link = link_in(&letter_to(&stage.server.data, email, "/confirm/").await, "/confirm/");
        let path = link.strip_prefix(&stage.server.at("")).unwrap_or(&link).to_owned();
        let confirmed = own.post(&path, &[("password", PASSWORD)]).await;
        assert_eq!(confirmed.status, 303, "{}", confirmed.text());
        let cookies = confirmed.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Set-Cookie"));
        let pairs: Vec<_> = cookies.filter_map(|(_, cookie)| cookie.split(';').next()).collect();
        own.cookie = pairs.join("; ");
        own
    }

    /// Fills in the steps of an application of `name` for a booth of this kind, and sends it.
    pub async fn apply(&self, event: &str, name: &str, kind: &str) {
        let booth: Vec<_> = BOOTH.iter().map(|(field, value)| (*field, if *field == "booth_kind" { kind } else { *value })).collect();
        let own = organisation(name, "");
        let shown = [("shown", "true")];
        let steps = [("organisation", own.as_slice()), ("showing", SHOWING), ("booth", booth.as_slice()), ("confirm", &shown[..])];
        for (step, fields) in steps {
            let path = format!("/desk/{event}/apply/{step}");
            let version = self.version(&path).await;
            let then = if step == "confirm" { "send" } else { "on" };
            let answer = self.post(&path, &[fields, &[("version", version.as_str()), ("then", then)]].concat()).await;
            assert_eq!(answer.status, 303, "{name}, {step}: {}", answer.text());
        }
    }

    /// What the form of a page was opened with.
    async fn version(&self, path: &str) -> String {
        let page = self.send("GET", path, &[]).await;
        let field = Selector::parse("main input[name=version]").expect("a selector");
        let html = Html::parse_document(&page.text());
        html.select(&field).next().and_then(|field| field.attr("value")).unwrap_or_default().to_owned()
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send("POST", path, fields).await
    }

    async fn send(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", self.cookie.as_str())];
        let body = wire::form(fields);
        let request = wire::request(method, path, &headers, body.as_bytes());
        wire::exchange(self.port, &request).await.expect("an answer")
    }
}
