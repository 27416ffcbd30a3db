//! Addresses of a profile: one film, a few pages elsewhere.
use crate::exhibitors::values::Website;
use crate::platform::error::Refusal;
use crate::platform::text::Wrong;
use rocket::form::{self, FromFormField, ValueField};

/// Where films may be: pages one can look at without an account.
const HOSTS: [&str; 7] = ["youtube.com", "youtu.be", "vimeo.com", "facebook.com", "fb.watch", "tiktok.com", "dailymotion.com"];

/// The address of a film at one of the known hosts. It is linked to, never embedded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video(String);

impl Video {
    /// The address in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let address = Website::parse(text).map(Website::into_string)?;
        let rest = address.strip_prefix("https://").ok_or(Wrong::Key("desk-wrong-video"))?;
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_lowercase();
        let known = HOSTS.iter().any(|known| host == *known || host.strip_suffix(known).is_some_and(|sub| sub.ends_with('.')));
        if known { Ok(Self(address)) } else { Err(Wrong::Key("desk-wrong-video")) }
    }

    /// For the column.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<'v> FromFormField<'v> for Video {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::parse(field.value)?)
    }
}

/// The most pages elsewhere.
const MOST_LINKS: usize = 6;

/// Addresses of pages elsewhere, one to a line, as the column keeps them.
///
/// # Errors
/// The first line that is no address, or too many of them.
pub fn links(written: &str) -> Result<String, Refusal> {
    let mut links: Vec<String> = vec![];
    for line in written.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let link = Website::parse(line).map_err(|_| Refusal::at("links", "desk-wrong-link").with("line", line))?.into_string();
        if !links.contains(&link) {
            links.push(link);
        }
    }
    match links.len() {
        count if count > MOST_LINKS => Err(Refusal::at("links", "desk-many-links").with("most", MOST_LINKS)),
        _ => Ok(links.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_are_at_known_hosts() {
        for (text, kept) in [
            ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc"),
            ("youtu.be/abc", "https://youtu.be/abc"),
            ("https://VIMEO.com/1", "https://VIMEO.com/1"),
        ] {
            assert_eq!(Video::parse(text).map(Video::into_string).as_deref(), Ok(kept));
        }
        for text in [
            "https://youtube.com.evil.example/x",
            "https://evilyoutube.com/x",
            "http://youtube.com/x",
            "https://a.example/?u=youtube.com",
            "javascript:alert(1)",
            "https://youtube.com@evil.example/",
        ] {
            assert!(Video::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn pages_elsewhere_are_addresses_and_few() {
        assert_eq!(links(" zalo.me/1 \n\nhttps://a.vn\nzalo.me/1").as_deref(), Ok("https://zalo.me/1\nhttps://a.vn"));
        assert_eq!(links("").as_deref(), Ok(""));
        assert_eq!(links("javascript:alert(1)").map_err(|no| no.key), Err("desk-wrong-link".into()));
        let many = (0..7).map(|number| format!("a{number}.vn")).collect::<Vec<_>>().join("\n");
        assert_eq!(links(&many).map_err(|no| no.key), Err("desk-many-links".into()));
    }
}
