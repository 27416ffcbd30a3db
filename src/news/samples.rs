//! A post for tests of rules.
use super::post::{Kind, Model};
use crate::platform::text::Bilingual;
use chrono::{DateTime, Utc};

/// A draft with words in both languages.
pub fn post() -> Model {
    Model {
        id: 1,
        uuid: String::new(),
        event_id: 1,
        kind: Kind::Article,
        slug: "khai-mac".into(),
        title: Bilingual::new("Khai mạc", "Opening"),
        lead: Bilingual::new("Sáng nay", "This morning"),
        body: Bilingual::default(),
        author: String::new(),
        publish_at: None,
        lead_photo_id: None,
        press: false,
        folded: String::new(),
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
        deleted_at: None,
        version: 1,
    }
}
