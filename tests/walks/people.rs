//! Who walks: somebody with a language and a screen, and the ways in that everybody takes.
use super::browser::{Browser, Screen};
use super::stage::Stage;
use crate::server::until;
use khaihoi::platform::language::Language;
use khaihoi::platform::words::word;
use std::path::Path;

/// Nobody would guess it.
pub const PASSWORD: &str = "trống đồng bốn ngàn năm";

/// Whose walk it is: the two pairs that every page is seen in.
#[derive(Clone, Copy)]
pub struct Eyes {
    pub language: Language,
    pub screen: Screen,
}

impl Eyes {
    /// Vietnamese on a phone.
    pub const PHONE: Self = Self { language: Language::Vi, screen: Screen::Phone };
    /// English at a desk.
    pub const DESK: Self = Self { language: Language::En, screen: Screen::Desk };

    /// The word of the pages for a key, in this language.
    pub fn say(self, key: &str) -> String {
        word(self.language, key)
    }

    /// The one of two words that is in this language.
    pub fn of<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        if self.language == Language::Vi { vi } else { en }
    }

    /// A new browser that speaks this language from its first page on.
    pub async fn arrive(self, stage: &Stage) -> Browser {
        let browser = stage.browser(self.screen).await;
        browser.go(&format!("/language/{}?next=/sign-in", self.language.code())).await;
        browser.see("h1").await;
        browser
    }

    /// A new browser, signed in by the link that the demonstration printed for a role.
    pub async fn enter(self, stage: &Stage, role: &str) -> Browser {
        let browser = self.arrive(stage).await;
        browser.go(&stage.server.printed(&format!("{role}: ")).await).await;
        browser.is_sound(self.language).await;
        browser.press_at("main form button").await;
        browser
    }

    /// Signs up, opens the letter, and is in.
    pub async fn sign_up(self, stage: &Stage, name: &str, email: &str) -> Browser {
        let browser = self.arrive(stage).await;
        browser.go("/sign-up").await;
        browser.is_sound(self.language).await;
        browser.fill_all(&[("name", name), ("email", email), ("password", "matkhau123")]).await;
        browser.choose("language", self.language.code()).await;
        browser.send().await;
        // A password everybody has is refused at its field, and nothing else is lost.
        browser.reads(&self.say("accounts-password-common")).await;
        assert_eq!(browser.see("[name=email]").await.prop("value").await.expect("a value").as_deref(), Some(email));
        browser.is_sound(self.language).await;
        browser.fill("password", PASSWORD).await;
        browser.send().await;
        browser.reads(&self.say("accounts-sent-title")).await;
        browser.is_sound(self.language).await;

        browser.go(&link_in(&letter_to(&stage.server.data, email, "/confirm/").await, "/confirm/")).await;
        browser.is_sound(self.language).await;
        browser.fill("password", PASSWORD).await;
        browser.send().await;
        assert_eq!(browser.place().await, "/me");
        browser.is_sound(self.language).await;
        browser
    }
}

/// The newest letter to somebody that holds some words, once it has been written.
pub async fn letter_to(data: &Path, email: &str, words: &str) -> String {
    until(&format!("a letter to {email} with {words}"), async || {
        let mut names: Vec<_> = std::fs::read_dir(data.join("mail")).ok()?.flatten().map(|entry| entry.path()).collect();
        names.sort();
        let letters = names.iter().rev().filter_map(|name| std::fs::read_to_string(name).ok());
        letters.into_iter().find(|letter| letter.contains(email) && letter.contains(words))
    })
    .await
}

/// The address in a letter that goes to some part of the site.
pub fn link_in(letter: &str, part: &str) -> String {
    let word = letter.split_whitespace().find(|word| word.starts_with("http") && word.contains(part));
    word.unwrap_or_else(|| panic!("no link to {part} in\n{letter}")).to_owned()
}
