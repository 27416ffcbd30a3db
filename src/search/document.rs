//! A document: one thing that can be found, as one audience may see it.
use super::index::term;
use super::words::{Word, words};
use crate::platform::secret;
use crate::platform::text::Bilingual;
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;

/// Raised when documents are made otherwise than before: the index is then made anew.
pub const FORMAT: i32 = 3;
/// Terms of one document; what a text says after so many words nobody looks for.
const MOST_TERMS: usize = 400;
/// Numbers of one kind of document lie together: keys are `kind << 48 | number`.
const NUMBER_BITS: u32 = 48;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_document")]
pub struct Model {
    /// Its kind, then its number in that kind: what is found first of what is found often.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub kind: Kind,
    /// The event it belongs to, or the last one somebody comes to.
    pub event_id: Option<i64>,
    /// The last piece of its address.
    pub slug: String,
    /// What stands before the title and is not looked for: "Ông", "PGS.TS.".
    pub before: Bilingual,
    pub title: Bilingual,
    /// A line under the title: posts, hour and room, booth.
    pub detail: Bilingual,
    pub words: String,
    pub given: String,
    pub sort_key: String,
    pub place: i64,
    /// Of everything in it: what has not changed is not written again.
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a document is of, and for whom: the same thing stands once for the public and once for the team. The kinds with the most
/// documents have the lowest keys: FTS5 walks on from the first key asked for to the first answer, of whatever kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "i16", db_type = "SmallInteger")]
pub enum Kind {
    /// Anybody on record.
    Known = 1,
    /// Somebody who comes to a public event.
    Person = 2,
    /// A published or archived event.
    Event = 3,
    /// An item of the newest release of a public event.
    Item = 4,
    /// An accepted exhibitor of a public event that agreed to be shown.
    Exhibitor = 5,
    /// A post of a public event, from its hour on.
    News = 6,
    /// An event as its team knows it.
    OwnEvent = 17,
    /// An item of the working copy.
    Planned = 19,
    /// An exhibitor's application; with contact data.
    Application = 20,
    Organisation = 21,
    /// A letter to somebody; with contact data.
    Letter = 22,
    /// A post as its team knows it, drafts among them.
    OwnNews = 23,
}

impl Kind {
    /// What the public may find, in the order of equal hits.
    pub const PUBLIC: [Self; 5] = [Self::Person, Self::Item, Self::Exhibitor, Self::News, Self::Event];
    /// What editors may find too.
    pub const TEAM: [Self; 5] = [Self::Known, Self::Planned, Self::OwnNews, Self::OwnEvent, Self::Organisation];
    /// What only organizers may find.
    pub const ORGANIZERS: [Self; 2] = [Self::Application, Self::Letter];

    /// Whether there may be hundreds of thousands: PostgreSQL keeps the terms of each such kind in a table of their own.
    pub fn is_large(self) -> bool {
        matches!(self, Self::Known | Self::Person)
    }

    /// The key of a document of this kind.
    pub fn key(self, number: i64) -> i64 {
        (i64::from(self.to_value()) << NUMBER_BITS) | number
    }

    /// The first and the last key of this kind.
    pub fn keys(self) -> (i64, i64) {
        (self.key(0), self.key((1 << NUMBER_BITS) - 1))
    }

    /// The kind of the document with this key.
    pub fn of(id: i64) -> Option<Self> {
        Self::try_from_value(&i16::try_from(id >> NUMBER_BITS).ok()?).ok()
    }

    /// The number of the document with this key.
    pub fn number(id: i64) -> i64 {
        id & ((1 << NUMBER_BITS) - 1)
    }

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Event | Self::OwnEvent => "events",
            Self::Person | Self::Known => "people",
            Self::Item | Self::Planned => "programme",
            Self::Exhibitor => "exhibitors",
            Self::News | Self::OwnNews => "news",
            Self::Application => "applications",
            Self::Organisation => "organisations",
            Self::Letter => "letters",
        }
    }

    /// The word above its hits.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Event | Self::OwnEvent => "search-kind-events",
            Self::Person | Self::Known => "search-kind-people",
            Self::Item | Self::Planned => "search-kind-programme",
            Self::Exhibitor => "search-kind-exhibitors",
            Self::News | Self::OwnNews => "search-kind-news",
            Self::Application => "search-kind-applications",
            Self::Organisation => "search-kind-organisations",
            Self::Letter => "search-kind-letters",
        }
    }
}

/// A document as it is made, with all it is found by.
#[derive(Clone, Debug)]
pub struct Document {
    pub kind: Kind,
    pub number: i64,
    pub event_id: Option<i64>,
    pub slug: String,
    pub before: Bilingual,
    pub title: Bilingual,
    pub detail: Bilingual,
    /// Other names it goes by: short names, abbreviations.
    pub names: Vec<String>,
    /// The given name of a person.
    pub given: String,
    pub sort_key: String,
    pub place: i64,
    /// Everything else it is found by.
    pub body: Vec<String>,
    /// Telephone numbers (E.164); never of what editors or the public may find.
    pub phones: Vec<String>,
    /// Terms that are no words: its events, parts, organisations.
    pub labels: BTreeSet<String>,
}

impl Document {
    pub fn new(kind: Kind, number: i64, title: Bilingual) -> Self {
        Self {
            kind,
            number,
            event_id: None,
            slug: String::new(),
            before: Bilingual::default(),
            title,
            detail: Bilingual::default(),
            names: Vec::new(),
            given: String::new(),
            sort_key: String::new(),
            place: 0,
            body: Vec::new(),
            phones: Vec::new(),
            labels: BTreeSet::new(),
        }
    }

    /// Of one event.
    pub fn at(mut self, event_id: i64) -> Self {
        self.event_id = Some(event_id);
        self.labels.insert(term::event(event_id));
        self
    }

    pub fn id(&self) -> i64 {
        self.kind.key(self.number)
    }

    /// Each name it goes by, in words; every one once.
    fn called(&self) -> Vec<Vec<Word>> {
        let names = [&self.title.vi, &self.title.en].into_iter().chain(&self.names);
        let mut called: Vec<Vec<Word>> = Vec::new();
        for words in names.map(|name| words(name)).filter(|words| !words.is_empty()) {
            if !called.contains(&words) {
                called.push(words);
            }
        }
        called
    }

    /// The terms it is found by, each once, in order.
    pub fn terms(&self) -> Vec<String> {
        let mut terms = self.labels.clone();
        for name in self.called() {
            terms.extend(name.iter().flat_map(|word| [term::title(word), term::exact(word), term::anywhere(word)]));
            terms.insert(term::initials(&initials_of(&name)));
        }
        terms.extend(Word::of(&self.given).map(|word| term::given(&word)));
        terms.extend(self.phones.iter().filter_map(|phone| national(phone)).map(|digits| term::phone(&digits)));
        let others = self.body.iter().chain([&self.detail.vi, &self.detail.en]).flat_map(|text| words(text));
        for word in others {
            if terms.len() >= MOST_TERMS {
                break;
            }
            terms.insert(term::anywhere(&word));
        }
        terms.into_iter().collect()
    }

    /// The row, and the terms kept beside it.
    pub fn kept(&self) -> (Model, Vec<String>) {
        let terms = self.terms();
        let names: Vec<String> =
            self.called().iter().map(|name| name.iter().map(|word| word.exact.as_str()).collect::<Vec<_>>().join(" ")).collect();
        let mut model = Model {
            id: self.id(),
            kind: self.kind,
            event_id: self.event_id,
            slug: self.slug.clone(),
            before: self.before.clone(),
            title: self.title.clone(),
            detail: self.detail.clone(),
            words: names.join("|"),
            given: Word::of(&self.given).map(|word| word.folded).unwrap_or_default(),
            sort_key: self.sort_key.clone(),
            place: self.place,
            hash: String::new(),
        };
        model.hash = secret::hash(&format!("{model:?} {}", terms.join(" ")))[..24].to_owned();
        (model, terms)
    }
}

/// The first letters of words.
pub fn initials_of(words: &[Word]) -> String {
    words.iter().filter_map(|word| word.folded.chars().next()).collect()
}

/// The digits people know of a number: `0912345678` for `+84912345678`.
pub fn national(phone: &str) -> Option<String> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("84").filter(|_| phone.starts_with("+84")).map(|rest| format!("0{rest}"));
    Some(national.unwrap_or(digits)).filter(|digits| digits.len() >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_kind_lie_together() {
        let id = Kind::Exhibitor.key(7);
        let (from, to) = Kind::Exhibitor.keys();
        assert!(from < id && id < to && Kind::Item.keys().1 < from && to < Kind::OwnEvent.keys().0);
        assert_eq!((Kind::of(id), Kind::number(id), Kind::of(0)), (Some(Kind::Exhibitor), 7, None));
    }

    #[test]
    fn a_person_is_found_by_name_initials_given_name_and_number() {
        let mut person = Document::new(Kind::Known, 1, Bilingual::new("Nguyễn Hoàng Giang", "")).at(12);
        person.given = "Giang".into();
        person.phones = vec!["+84912345678".into()];
        person.body = vec!["Giám đốc".into()];
        let expected = "adoc agiam agiang ahoang anguyen ggiang inhg p8765432190 s12 tgiang thoang tnguyen x0giang x1hoang x3nguyên";
        assert_eq!(person.terms().join(" "), expected);
        let (row, _) = person.kept();
        assert_eq!((row.words.as_str(), row.given.as_str()), ("3nguyên 1hoang 0giang", "giang"));
        person.body.clear();
        assert_ne!(person.kept().0.hash, row.hash);
    }

    #[test]
    fn one_text_does_not_fill_the_index() {
        let mut long = Document::new(Kind::Item, 1, Bilingual::new("Diễn đàn", "Forum"));
        long.body = vec![(0..10_000).map(|number| format!("tu{number} ")).collect()];
        assert_eq!(long.terms().len(), MOST_TERMS);
    }
}
