//! How many applied, of what kind, from where, and what they owe: charts over the tables of their numbers.
use super::application::State;
use super::dossier::Dossier;
use super::fees::ledger;
use super::field::Field;
use super::floor_plan::kind::Kinds;
use super::village::Villages;
use crate::events::{Organizer, Rail};
use crate::platform::Db;
use crate::platform::chart::Bars;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::provinces;
use crate::platform::words::word;
use sea_orm::Iterable;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/booths/counts")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<CountsPage>> {
    let Organizer(editor) = organizer;
    let (event, language) = (&editor.event, editor.visit.language);
    let all = Dossier::of_event(db.reader(), event.id, State::iter()).await?;
    let alive: Vec<&Dossier> = all.iter().filter(|dossier| counts(dossier.application.state)).collect();
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let villages = Villages::of(db.reader(), event.id).await?;
    let charts = vec![
        by_state(&all, language),
        by_kind(&alive, &kinds, language),
        by_village(&alive, &villages, language),
        by_field(&alive, language),
        by_province(&alive, language),
    ];
    let page = CountsPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        total: all.len(),
        alive: alive.len(),
        charts: charts.into_iter().filter(|chart| !chart.rows.is_empty()).collect(),
        fees: fees(&ledger::of_event(db.reader(), event.id).await?, language),
    };
    Ok(editor.visit.page(page))
}

/// Whoever wants to come, or comes.
fn counts(state: State) -> bool {
    !matches!(state, State::Draft | State::Declined | State::Withdrawn | State::Cancelled)
}

fn by_state(all: &[Dossier], language: Language) -> Bars {
    let of = |state: State| all.iter().filter(|dossier| dossier.application.state == state).count() as i64;
    let rows = State::iter().map(|state| (word(language, state.key()), of(state), 0)).filter(|(_, count, _)| *count > 0);
    Bars::of(("counts-by-state", "exhibitors-state", "counts-applications", ""), rows, language)
}

/// Booths that are wished for, and those promised among them.
fn by_kind(alive: &[&Dossier], kinds: &Kinds, language: Language) -> Bars {
    let booths = |code: &str, promised: bool| {
        let of = |dossier: &&&Dossier| {
            let application = &dossier.application;
            application.booth_kind.as_deref() == Some(code) && (!promised || application.state.holds_place())
        };
        alive.iter().filter(of).map(|dossier| i64::from(dossier.application.booth_count)).sum::<i64>()
    };
    let row =
        |kind: &super::floor_plan::kind::Model| (kind.name.plain(language).to_owned(), booths(&kind.code, false), booths(&kind.code, true));
    let rows = kinds.0.iter().map(row).filter(|(_, wished, _)| *wished > 0);
    Bars::of(("counts-by-kind", "exhibitors-wish", "counts-wished", "counts-promised"), rows, language)
}

fn by_village(alive: &[&Dossier], villages: &Villages, language: Language) -> Bars {
    let name = |dossier: &&Dossier| villages.name_for(&dossier.application).map(|name| name.plain(language).to_owned());
    let named = tally(alive.iter().filter_map(name));
    let none = alive.iter().filter(|dossier| name(dossier).is_none()).count() as i64;
    let rest = (!named.is_empty() && none > 0).then(|| (word(language, "counts-no-village"), none, 0));
    Bars::of(("counts-by-village", "exhibitors-village", "counts-applications", ""), named.into_iter().chain(rest), language)
}

fn by_field(alive: &[&Dossier], language: Language) -> Bars {
    let count = |field: Field| alive.iter().filter(|dossier| dossier.exhibitor.fields.0.contains(&field)).count();
    let each = Field::iter().flat_map(|field| std::iter::repeat_n(word(language, field.key()), count(field)));
    Bars::of(("counts-by-field", "exhibitors-fields", "counts-applications", ""), tally(each), language)
}

fn by_province(alive: &[&Dossier], language: Language) -> Bars {
    let name = |dossier: &&Dossier| {
        let code = dossier.exhibitor.province_code.as_deref()?;
        Some(provinces::by_code(code)?.name(language).to_owned())
    };
    Bars::of(("counts-by-province", "exhibitors-province", "counts-applications", ""), tally(alive.iter().filter_map(name)), language)
}

/// How often each is named, the most often first; of equals, the first that was named.
fn tally(names: impl Iterator<Item = String>) -> Vec<(String, i64, i64)> {
    let mut counted: Vec<(String, i64, i64)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, ..)| *known == name) {
            Some((_, count, _)) => *count += 1,
            None => counted.push((name, 1, 0)),
        }
    }
    counted.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    counted
}

/// What is due and what came in; nothing while nobody owes anything.
fn fees(entries: &[ledger::Entry], language: Language) -> Option<Bars> {
    let total = |of: fn(&ledger::Entry) -> i64| entries.iter().map(of).sum::<i64>();
    let (due, paid, left) = (total(|entry| entry.sums().due), total(|entry| entry.paid), total(|entry| entry.sums().left()));
    let rows = [("fees-due", due), ("fees-paid", paid), ("fees-left", left)].map(|(key, sum)| (word(language, key), sum, 0));
    (due > 0 || paid > 0).then(|| Bars::of(("counts-fees", "fees-for", "counts-dong", ""), rows, language))
}

#[derive(Serialize)]
struct CountsPage {
    rail: Rail,
    slug: String,
    total: usize,
    alive: usize,
    charts: Vec<Bars>,
    fees: Option<Bars>,
}

impl View for CountsPage {
    const TEMPLATE: &'static str = "exhibitors/counts";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_the_most_often_first() {
        let names = ["a", "b", "b", "c"].map(str::to_owned);
        let counted: Vec<_> = tally(names.into_iter()).into_iter().map(|(name, count, _)| (name, count)).collect();
        assert_eq!(counted, [("b".to_owned(), 2), ("a".to_owned(), 1), ("c".to_owned(), 1)]);
    }
}
