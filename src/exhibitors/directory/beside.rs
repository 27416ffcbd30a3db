//! Who of an exhibitor comes to the event, and what they do in its programme. Applications are written by others, who know no keys: people
//! are found by what is printed of them, the name of the exhibitor among their posts.
use crate::events::event;
use crate::exhibitors::exhibitor;
use crate::people::Presence;
use crate::people::line::PersonLine;
use crate::people::lines::attending;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, fold};
use crate::programme::released::{Released, current, items_of_person};
use crate::programme::snapshot::Item;
use crate::programme::timetable::item_view::{Tag, Teller};
use serde::Serialize;
use std::collections::HashSet;

/// Names shorter than this are found in the posts of half the country.
const SHORTEST: usize = 6;

/// What stands beside an exhibitor on its page.
#[derive(Serialize)]
pub struct Beside {
    pub people: Vec<PersonLine>,
    pub items: Vec<ItemLine>,
}

/// A line of the programme.
#[derive(Serialize)]
pub struct ItemLine {
    href: String,
    title: Bilingual,
    when: String,
    place: Option<Bilingual>,
    state: Option<Tag>,
    off: bool,
}

impl Beside {
    /// A fixed number of queries, however many people come.
    pub async fn of(db: &Database, event: &event::Model, revision: i64, row: &exhibitor::Model, language: Language) -> Result<Self> {
        let base = format!("/{}/{}", language.code(), event.slug);
        let theirs = theirs(attending(db.reader(), event).await?, row);
        let released = current(db, event, revision).await?;
        Ok(Self {
            items: released.as_deref().map(|released| items(released, &theirs, &base, language)).unwrap_or_default(),
            people: theirs.iter().map(|one| one.printed.line(language, format!("{base}/people/{}", one.printed.slug))).collect(),
        })
    }
}

/// Each once, however many parts they come in.
fn theirs(present: Vec<Presence>, row: &exhibitor::Model) -> Vec<Presence> {
    let names: Vec<String> =
        [&row.name.vi, &row.name.en].map(|name| fold(name)).into_iter().filter(|name| name.chars().count() >= SHORTEST).collect();
    let mut seen = HashSet::new();
    let of_them = |one: &Presence| one.printed.titles.iter().any(|title| says(title, &names));
    present.into_iter().filter(|one| of_them(one) && seen.insert(one.printed.person_id)).collect()
}

fn says(title: &Bilingual, names: &[String]) -> bool {
    let title = fold(&title.joined());
    names.iter().any(|name| title.contains(name.as_str()))
}

/// What they take part in, in the order of the programme.
fn items(released: &Released, people: &[Presence], base: &str, language: Language) -> Vec<ItemLine> {
    let teller = Teller::new(&released.snapshot, language);
    let slugs: HashSet<&str> =
        people.iter().flat_map(|one| items_of_person(&released.snapshot, &one.printed.slug)).map(|item| item.slug.as_str()).collect();
    let line = |item: &Item| {
        let drawn = teller.line(item, released, &format!("{base}/programme"));
        ItemLine {
            href: drawn.href,
            title: drawn.title,
            when: teller.when(item),
            // A speech is held where its ceremony is.
            place: teller.place_of(item).or_else(|| teller.place_of(released.snapshot.parent_of(&item.slug)?)).cloned(),
            state: drawn.state,
            off: drawn.off,
        }
    };
    released.snapshot.all().filter(|item| slugs.contains(item.slug.as_str())).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_names_its_body() {
        let names = [fold("Hợp tác xã Mật ong Khe Rêu"), fold("Khe Reu Honey Cooperative")];
        let table = [
            (Bilingual::new("Giám đốc Hợp tác xã Mật ong Khe Rêu", ""), true),
            (Bilingual::new("", "Director, Khe Reu Honey Cooperative"), true),
            (Bilingual::new("Giám đốc Hợp tác xã Mật ong Khe Đá", ""), false),
            (Bilingual::default(), false),
        ];
        for (title, expected) in table {
            assert_eq!(says(&title, &names), expected, "{title:?}");
        }
    }
}
