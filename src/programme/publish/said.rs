//! What differs between two programmes, in words.
use super::differences::{Aspect, Difference, What, differences};
use crate::people::honorific::At;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::{say, word};
use crate::programme::snapshot::{Item, Snapshot, Speaker};
use crate::programme::timetable::item_view::Teller;
use serde::Serialize;
use serde_json::json;

/// The items to which the same happens.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub title: String,
    /// The shape and colour of its tag.
    pub kind: &'static str,
    pub rows: Vec<Changed>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Changed {
    /// The item's slug: where the row is found on its page.
    pub slug: String,
    pub href: String,
    pub title: Bilingual,
    pub when: String,
    pub place: String,
    /// What about it is different: "giờ: 8h30 → 9h00".
    pub details: Vec<String>,
}

/// Tells readers of one language what differs between two programmes.
pub struct Saying<'a> {
    then: Teller<'a>,
    now: Teller<'a>,
    language: Language,
}

impl<'a> Saying<'a> {
    pub fn new(old: &'a Snapshot, new: &'a Snapshot, language: Language) -> Self {
        Self { then: Teller::new(old, language), now: Teller::new(new, language), language }
    }

    /// One item that is different, leading to `href`.
    pub fn changed(&self, one: &Difference<'_>, href: String) -> Changed {
        Changed {
            slug: one.item.slug.clone(),
            href,
            title: one.item.title.clone(),
            when: self.now.when(one.item),
            place: self.now.place(one.item),
            details: self.details(one),
        }
    }

    /// What about an item is different, each ready: "giờ: 8h30 → 9h00".
    pub fn details(&self, one: &Difference<'_>) -> Vec<String> {
        one.aspects.iter().map(|aspect| self.detail(one, *aspect)).collect()
    }

    fn detail(&self, one: &Difference<'_>, aspect: Aspect) -> String {
        let name = word(self.language, aspect.key());
        if let (Aspect::People, Some(before)) = (aspect, one.before) {
            let said = self.people(before, one.item);
            return if said.is_empty() { name } else { format!("{name}: {said}") };
        }
        let told = |teller: &Teller<'_>, item: &Item| match aspect {
            Aspect::Time => Some(teller.when(item)),
            Aspect::Room => {
                Some(teller.place(item)).filter(|place| !place.is_empty()).or_else(|| Some(word(self.language, "programme-room-unknown")))
            }
            Aspect::Title => Some(item.title.plain(self.language).to_owned()),
            _ => None,
        };
        match (one.before.and_then(|before| told(&self.then, before)), told(&self.now, one.item)) {
            (Some(before), Some(after)) if before != after => format!("{name}: {before} → {after}"),
            _ => name,
        }
    }

    /// "thêm Ông Mai Sơn; bớt Bà Vũ Yến".
    fn people(&self, before: &Item, after: &Item) -> String {
        let names = |some: &Item, others: &Item| {
            let only = some.people.iter().filter(|one| !others.people.iter().any(|other| is_same(one, other)));
            only.map(|one| one.person.full_name(self.language, At::Start)).collect::<Vec<_>>().join(", ")
        };
        let said = [("programme-said-with", names(after, before)), ("programme-said-without", names(before, after))];
        let said = said.into_iter().filter(|(_, names)| !names.is_empty());
        said.map(|(key, names)| say(self.language, key, &json!({ "people": names }))).collect::<Vec<_>>().join("; ")
    }
}

/// Whether both say that the same person does the same.
pub fn is_same(one: &Speaker, other: &Speaker) -> bool {
    one.person.person_id == other.person.person_id && one.part == other.part
}

/// All that differs, by what happens to the items; `href` leads to an item.
pub fn groups(old: &Snapshot, new: &Snapshot, language: Language, href: impl Fn(&Item) -> String) -> Vec<Group> {
    let all = differences(old, new);
    let saying = Saying::new(old, new, language);
    let kinds = [
        (What::Added, "programme-publish-added", "new"),
        (What::Changed, "programme-publish-changed", "moved"),
        (What::Cancelled, "programme-publish-cancelled", "off"),
        (What::Restored, "programme-publish-restored", "ok"),
        (What::Removed, "programme-publish-removed", "bad"),
    ];
    let group = |(what, key, kind): (What, &str, &'static str)| {
        let rows: Vec<_> = all.iter().filter(|one| one.what == what).map(|one| saying.changed(one, href(one.item))).collect();
        Group { title: say(language, key, &json!({ "count": rows.len() })), kind, rows }
    };
    kinds.into_iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}
