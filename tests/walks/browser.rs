//! A person in front of a browser: goes, reads, fills in, presses. Waits for what should be there, never for a time.
use super::axe;
use crate::server::until;
use khaihoi::platform::language::Language;
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::prelude::*;

/// The two screens every page must suit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 390 × 844, touched, light.
    Phone,
    /// 1280 × 800, dark.
    Desk,
}

impl Screen {
    pub(super) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Phone => &["--blink-settings=preferredColorScheme=1"],
            Self::Desk => &["--window-size=1280,800", "--blink-settings=preferredColorScheme=0"],
        }
    }

    pub(super) fn emulation(self) -> Option<Value> {
        let phone = json!({ "width": 390, "height": 844, "pixelRatio": 1, "touch": true, "mobile": true });
        (self == Self::Phone).then_some(phone)
    }
}

/// One browser window.
pub struct Browser {
    pub driver: WebDriver,
    origin: String,
    /// Presses keys instead of clicking: the driver finds the place of a click by a script of the page.
    keys_only: bool,
}

impl Browser {
    pub(super) fn new(driver: WebDriver, origin: String, keys_only: bool) -> Self {
        Self { driver, origin, keys_only }
    }

    /// Somebody who presses keys and never clicks.
    pub fn by_keys(mut self) -> Self {
        self.keys_only = true;
        self
    }

    /// Opens a path of the server, or a whole address of it as a letter has it.
    pub async fn go(&self, address: &str) {
        let path = address.strip_prefix(&self.origin).unwrap_or(address);
        self.driver.goto(format!("{}{path}", self.origin)).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Path and query of where it is.
    pub async fn place(&self) -> String {
        let address = self.driver.current_url().await.expect("an address").to_string();
        address.strip_prefix(&self.origin).unwrap_or(&address).to_owned()
    }

    /// The element that can be seen, once it is there.
    pub async fn see(&self, css: &str) -> WebElement {
        self.find(css, By::Css(css.to_owned())).await
    }

    /// A link or button by the words on it.
    pub async fn named(&self, words: &str) -> WebElement {
        let quoted = format!("\"{words}\"");
        let path = format!(
            "//a[normalize-space(.)={quoted} or @aria-label={quoted}] | //button[normalize-space(.)={quoted} or @aria-label={quoted}] \
             | //summary[normalize-space(.)={quoted}]"
        );
        self.find(words, By::XPath(path)).await
    }

    async fn find(&self, what: &str, by: By) -> WebElement {
        let place = self.place().await;
        until(&format!("{what} on {place}"), async || {
            for element in self.driver.find_all(by.clone()).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or_default() {
                    return Some(element);
                }
            }
            None
        })
        .await
    }

    /// How many elements match at this moment.
    pub async fn count(&self, css: &str) -> usize {
        self.driver.find_all(By::Css(css.to_owned())).await.map(|found| found.len()).unwrap_or_default()
    }

    /// Returns once these words are to be read on the page.
    pub async fn reads(&self, words: &str) {
        let place = self.place().await;
        until(&format!("\u{201c}{words}\u{201d} on {place}"), async || {
            let body = self.driver.find(By::Css("body")).await.ok()?.text().await.ok()?;
            body.split_whitespace().collect::<Vec<_>>().join(" ").contains(words).then_some(())
        })
        .await;
    }

    /// Follows a link, or sends a form, by the words on it, and arrives on another page.
    pub async fn press(&self, words: &str) {
        let element = self.named(words).await;
        self.leave_by(words, element).await;
    }

    /// The same by a selector.
    pub async fn press_at(&self, css: &str) {
        let element = self.see(css).await;
        self.leave_by(css, element).await;
    }

    /// Goes to one of the studio's rooms of work by its rail, which folds on a phone.
    pub async fn room(&self, path: &str) {
        let css = format!(".rail nav a[href=\"{path}\"]");
        let link = until(&css, async || self.driver.find(By::Css(css.clone())).await.ok()).await;
        if !link.is_displayed().await.unwrap_or_default() {
            self.click(".rail-menu > summary").await;
        }
        self.press_at(&css).await;
    }

    /// Sends the main form of the page by its main button.
    pub async fn send(&self) {
        self.press_at("main form .actions .button:not(.quiet)").await;
    }

    async fn leave_by(&self, what: &str, element: WebElement) {
        self.leave(what, async || self.act(&element, what).await).await;
    }

    /// Does what leads to another page, and arrives there.
    pub async fn leave(&self, what: &str, act: impl AsyncFnOnce()) {
        let old = self.driver.find(By::Css("html")).await.expect("a page");
        act().await;
        until(&format!("the page behind {what}"), async || old.tag_name().await.is_err().then_some(())).await;
        self.see("h1").await;
    }

    async fn act(&self, element: &WebElement, what: &str) {
        if element.tag_name().await.is_ok_and(|name| name == "option") {
            // As a person's choice does, and the driver's does not: it tells who listens for input.
            let choose = "const list = arguments[0].closest('select'); arguments[0].selected = true;
                for (const kind of ['input', 'change']) list.dispatchEvent(new Event(kind, { bubbles: true }))";
            self.driver.execute(choose, vec![element.to_json().expect("an element")]).await.expect("chosen");
            return;
        }
        let done = if self.keys_only {
            let ticks = element.tag_name().await.is_ok_and(|name| name == "input");
            element.send_keys(if ticks { " ".to_owned() } else { Key::Enter.value().to_string() }).await
        } else {
            // To the middle first: a bar that stays at the edge must not catch the click.
            let _ = element.scroll_into_view().await;
            element.click().await
        };
        done.unwrap_or_else(|error| panic!("cannot press {what}: {error}"));
    }

    /// Clicks what does not lead to another page.
    pub async fn click(&self, css: &str) {
        self.act(&self.see(css).await, css).await;
    }

    /// Returns once a behaviour of the page listens: what is pressed before goes its way without it.
    pub async fn listens(&self, behaviour: &str) {
        let place = self.place().await;
        let script = "const done = arguments[arguments.length - 1];
            const file = performance.getEntriesByType('resource').find(one => new URL(one.name).pathname.endsWith(`/${arguments[0]}.js`));
            if (file) import(file.name).then(() => done(true), () => done(false)); else done(false);";
        until(&format!("{behaviour}.js on {place}"), async || {
            let there = self.driver.execute_async(script, vec![json!(behaviour)]).await.ok()?;
            (there.json().as_bool() == Some(true)).then_some(())
        })
        .await;
    }

    /// Types into a field, instead of what was there.
    pub async fn fill(&self, name: &str, text: &str) {
        // The box for a search is on every page, and first.
        let css = format!("main [name=\"{name}\"]");
        // The field of a file lies unseen over a button in the language of the page.
        let field = match self.driver.find(By::Css(format!("{css}[type=file]"))).await {
            Ok(file) => file,
            Err(_) => self.see(&css).await,
        };
        match field.attr("type").await.ok().flatten().as_deref() {
            // What one types into these depends on the browser's own language.
            Some("date" | "time" | "datetime-local" | "color") => {
                let set = "arguments[0].value = arguments[1];
                    for (const kind of ['input', 'change']) arguments[0].dispatchEvent(new Event(kind, { bubbles: true }))";
                let arguments = vec![field.to_json().expect("an element"), json!(text)];
                self.driver.execute(set, arguments).await.expect("a value");
            }
            Some("file") => field.send_keys(text).await.expect("a file"),
            _ => {
                field.clear().await.unwrap_or_else(|error| panic!("{name}: {error}"));
                // Emptying alone is not noticed by who listens for typing.
                let typed = if text.is_empty() { format!(" {}", Key::Backspace.value()) } else { text.to_owned() };
                field.send_keys(typed).await.unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }

    /// Fills in several fields.
    pub async fn fill_all(&self, fields: &[(&str, &str)]) {
        for (name, text) in fields {
            self.fill(name, text).await;
        }
    }

    /// What the browser would say is wrong with a field.
    pub async fn complaint(&self, name: &str) -> String {
        let script = format!("return document.querySelector('main [name=\"{name}\"]').validationMessage");
        self.driver.execute(script, Vec::new()).await.expect("a field").json().as_str().unwrap_or_default().to_owned()
    }

    /// Chooses in a list of choices by value.
    pub async fn choose(&self, name: &str, value: &str) {
        let css = format!("select[name=\"{name}\"] option[value=\"{value}\"], input[name=\"{name}\"][value=\"{value}\"]");
        let found = until(&css, async || self.driver.find(By::Css(css.clone())).await.ok()).await;
        self.act(&found, &css).await;
    }

    /// Chooses in a list of choices by the words of the choice.
    pub async fn choose_words(&self, name: &str, words: &str) {
        let path = format!("//select[@name=\"{name}\"]//option[contains(normalize-space(.), \"{words}\")]");
        let found = until(&path, async || self.driver.find(By::XPath(path.clone())).await.ok()).await;
        self.act(&found, &path).await;
    }

    /// Ticks a box.
    pub async fn tick(&self, name: &str) {
        let css = format!("input[type=\"checkbox\"][name=\"{name}\"]");
        let found = until(&css, async || self.driver.find(By::Css(css.clone())).await.ok()).await;
        if !found.is_selected().await.unwrap_or_default() {
            self.act(&found, &css).await;
        }
    }

    /// The page is as it must be: its language, nothing for axe, nothing sideways, a quiet console.
    pub async fn is_sound(&self, language: Language) {
        let place = self.place().await;
        let spoken = self.driver.find(By::Css("html")).await.expect("a page").attr("lang").await.expect("an attribute");
        assert_eq!(spoken.as_deref(), Some(language.code()), "the language of {place}");
        axe::check(&self.driver, &place).await;
        self.is_quiet().await;
    }

    /// Nobody complained on the console since the last time.
    pub async fn is_quiet(&self) {
        let entries = self.driver.browser_log().await.expect("a log");
        // That a form came back, or met what somebody else had done, is no fault of the page.
        let refused = |message: &str| message.contains("status of 422") || message.contains("status of 409");
        let severe = entries.iter().filter(|entry| entry.level == "SEVERE" && !refused(&entry.message));
        let complaints: Vec<_> = severe.map(|entry| entry.message.as_str()).collect();
        assert!(complaints.is_empty(), "the console of {}:\n{}", self.place().await, complaints.join("\n"));
    }

    /// Asks the browser's own tools for what the driver knows nothing of.
    pub async fn tools(&self, command: &str, parameters: Value) {
        let asked = Asked(json!({ "cmd": command, "params": parameters }));
        let done = self.driver.handle().cmd(Command::ExtensionCommand(Box::new(asked))).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    /// Goes home.
    pub async fn close(self) {
        self.driver.quit().await.expect("closed");
    }
}

/// What the browser's own tools are asked for.
#[derive(Debug)]
struct Asked(Value);

impl ExtensionCommand for Asked {
    fn parameters_json(&self) -> Option<Value> {
        Some(self.0.clone())
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/goog/cdp/execute".into()
    }
}
