//! The studio's list of booth applications: by state, with search, filters, any order, pages, and a sheet to print.
mod find;
mod wanted;

use super::score;
use crate::events::{Organizer, Rail, event};
use crate::exhibitors::application::State;
use crate::exhibitors::booth;
use crate::exhibitors::dossier::{booths_by_exhibitor, numbers_of};
use crate::exhibitors::field::Field;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::provinces;
use crate::platform::text::Bilingual;
use crate::platform::time::timestamp;
use crate::platform::words::word;
use find::{Found, counts, find};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use std::collections::HashMap;
use wanted::{Hidden, Sort, Wanted};

/// Rows of one page.
const PER_PAGE: u64 = 50;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

#[get("/studio/<_>/booths?<wanted..>")]
async fn list(organizer: Organizer, wanted: Wanted, db: &Db) -> Result<Page<BoothsPage>> {
    let Organizer(editor) = organizer;
    let (event, language) = (&editor.event, editor.visit.language);
    let counts = counts(db.reader(), event.id).await?;
    let shown = Shown::of(db, event, language).await?;
    let mut found = find(db.reader(), event.id, editor.who.account.id, &wanted, (&shown.kinds, &shown.villages, language)).await?;
    let total = found.len() as u64;
    let number = wanted.page.unwrap_or(1).clamp(1, pages(total));
    if !wanted.print {
        let first = usize::try_from((number - 1) * PER_PAGE).unwrap_or(usize::MAX).min(found.len());
        found.drain(..first);
        found.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    }
    let booths = booths_by_exhibitor(db.reader(), event.id).await?;
    let view = BoothsPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        tabs: tabs(&counts, &wanted, &event.slug, language),
        q: wanted.q.clone().unwrap_or_default(),
        unplaced: wanted.unplaced,
        hidden: wanted.hidden(),
        choices: choices(&wanted, &shown, language),
        columns: columns(&wanted, &event.slug),
        total,
        rows: found.iter().map(|found| shown.row(found, &booths)).collect(),
        pager: if wanted.print { Pager::none() } else { pager(&wanted, &event.slug, number, total) },
        print: if wanted.print { String::new() } else { Wanted { print: true, page: None, ..wanted.clone() }.address(&event.slug) },
        nothing_yet: counts.is_empty(),
        hall: Hall { given: event.booths_given, limit: event.booth_limit },
    };
    Ok(editor.visit.page(view))
}

/// What rows are shown with.
struct Shown<'a> {
    event: &'a event::Model,
    kinds: Kinds,
    villages: Villages,
    language: Language,
}

impl<'a> Shown<'a> {
    async fn of(db: &Db, event: &'a event::Model, language: Language) -> Result<Self> {
        let (kinds, villages) = (Kinds::of(db.reader(), event.id).await?, Villages::of(db.reader(), event.id).await?);
        Ok(Self { event, kinds, villages, language })
    }

    fn row(&self, found: &Found, booths: &HashMap<i64, Vec<booth::Model>>) -> Row {
        let (exhibitor, application) = (&found.dossier.exhibitor, &found.dossier.application);
        let kind = self.kinds.name(application.booth_kind.as_deref(), self.language);
        let wish = if application.booth_count > 1 && !kind.is_empty() { format!("{kind} × {}", application.booth_count) } else { kind };
        let fields = exhibitor.fields.0.iter().map(|field| word(self.language, field.key())).collect::<Vec<_>>();
        let province = exhibitor.province_code.as_deref().and_then(provinces::by_code);
        Row {
            token: application.token.clone(),
            href: format!("/studio/{}/booths/{}", self.event.slug, application.token),
            name: exhibitor.name.clone(),
            kind: exhibitor.kind.key(),
            fields: fields.join(", "),
            province: province.map(|one| one.name(self.language).to_owned()).unwrap_or_default(),
            village: self.villages.name_for(application).map(|name| name.plain(self.language).to_owned()).unwrap_or_default(),
            wish,
            corner: application.corner,
            booths: booths.get(&exhibitor.id).map(|own| numbers_of(own)).unwrap_or_default(),
            score: found.average.as_ref().map(|average| score::written(average.total, self.language)).unwrap_or_default(),
            sent_at: application.sent_at.map(|at| timestamp(at, self.event.tz(), self.language)).unwrap_or_default(),
            state: application.state.key(),
            tag: application.state.tag(),
        }
    }
}

fn tabs(counts: &HashMap<State, i64>, wanted: &Wanted, slug: &str, language: Language) -> Vec<Tab> {
    let tab = |state: Option<State>, label: &str, count| Tab {
        href: wanted.in_state(state).address(slug),
        label: word(language, label),
        count,
        current: wanted.state == state,
    };
    let all = tab(None, "exhibitors-state-all", counts.values().sum());
    let in_order = [
        State::Sent,
        State::ChangesAsked,
        State::Waiting,
        State::Offered,
        State::Accepted,
        State::Confirmed,
        State::Declined,
        State::Withdrawn,
        State::Cancelled,
        State::Draft,
    ];
    let of = |state: State| tab(Some(state), state.key(), counts.get(&state).copied().unwrap_or_default());
    std::iter::once(all).chain(in_order.map(of)).collect()
}

/// The heads of the columns: what one goes by, and which way a press leads.
fn columns(wanted: &Wanted, slug: &str) -> Vec<Column> {
    let heads = [
        ("exhibitors-name-column", Some(Sort::Name)),
        ("exhibitors-fields", None),
        ("exhibitors-province", Some(Sort::Province)),
        ("exhibitors-village", Some(Sort::Village)),
        ("exhibitors-wish", Some(Sort::Kind)),
        ("exhibitors-score-average", Some(Sort::Score)),
        ("exhibitors-sent-at", Some(Sort::Sent)),
        ("exhibitors-state", Some(Sort::State)),
    ];
    let column = |(label, sort): (&'static str, Option<Sort>)| Column {
        label,
        href: sort.map(|sort| wanted.sorted(sort).address(slug)).unwrap_or_default(),
        way: match sort {
            Some(sort) if sort == wanted.sort() && wanted.down => "descending",
            Some(sort) if sort == wanted.sort() => "ascending",
            _ => "",
        },
    };
    heads.into_iter().map(column).collect()
}

/// How many pages there are; an empty list has one.
fn pages(total: u64) -> u64 {
    total.div_ceil(PER_PAGE) + u64::from(total == 0)
}

fn pager(wanted: &Wanted, slug: &str, number: u64, total: u64) -> Pager {
    let pages = pages(total);
    Pager {
        number,
        pages,
        previous: (number > 1).then(|| wanted.at_page(number - 1).address(slug)),
        next: (number < pages).then(|| wanted.at_page(number + 1).address(slug)),
    }
}

fn choices(wanted: &Wanted, shown: &Shown<'_>, language: Language) -> Vec<Pick> {
    let provinces = provinces::in_order(language).into_iter().map(|province| Choice::new(province.code.as_str(), province.name(language)));
    let fields = Field::iter().map(|field| Choice::new(field.to_value(), word(language, field.key())));
    let kinds = shown.kinds.0.iter().map(|kind| Choice::new(kind.code.as_str(), kind.name.plain(language)));
    let scores = (1..10).rev().map(|least| Choice::new(least.to_string(), format!("≥ {least}")));
    let select = |name, label, none, value: Option<String>, options| Pick::new(name, (label, none), value, options, language);
    vec![
        select("kind", "exhibitors-booth-kind", "exhibitors-filter-any-kind", wanted.kind.clone(), kinds.collect()),
        select(
            "village",
            "exhibitors-village",
            "exhibitors-filter-any-village",
            wanted.village.map(|village| village.to_string()),
            shown.villages.by_row(language),
        ),
        select(
            "field",
            "exhibitors-filter-field",
            "exhibitors-filter-any-field",
            wanted.field.map(|field| field.to_value()),
            fields.collect(),
        ),
        select("province", "exhibitors-filter-province", "exhibitors-filter-any-province", wanted.province.clone(), provinces.collect()),
        select(
            "score",
            "exhibitors-score-average",
            "exhibitors-filter-any-score",
            wanted.score.map(|score| score.to_string()),
            scores.collect(),
        ),
    ]
}

#[derive(Serialize)]
struct BoothsPage {
    rail: Rail,
    slug: String,
    tabs: Vec<Tab>,
    q: String,
    unplaced: bool,
    /// Names and values of the search that have no input.
    hidden: Vec<Hidden>,
    choices: Vec<Pick>,
    columns: Vec<Column>,
    total: u64,
    rows: Vec<Row>,
    pager: Pager,
    /// Where all of it stands on one sheet; empty on that sheet.
    print: String,
    nothing_yet: bool,
    hall: Hall,
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    count: i64,
    current: bool,
}

#[derive(Serialize)]
struct Column {
    label: &'static str,
    /// Empty where one cannot go by it.
    href: String,
    /// As `aria-sort` says it; empty where it is not gone by.
    way: &'static str,
}

#[derive(Serialize)]
struct Row {
    token: String,
    href: String,
    name: Bilingual,
    kind: &'static str,
    fields: String,
    province: String,
    village: String,
    wish: String,
    corner: bool,
    booths: String,
    /// Empty where there is none, or it may not be seen yet.
    score: String,
    sent_at: String,
    state: &'static str,
    tag: &'static str,
}

#[derive(Serialize)]
struct Pager {
    number: u64,
    pages: u64,
    previous: Option<String>,
    next: Option<String>,
}

impl Pager {
    fn none() -> Self {
        Self { number: 1, pages: 1, previous: None, next: None }
    }
}

/// How much of the hall was promised.
#[derive(Serialize)]
struct Hall {
    given: i32,
    limit: Option<i32>,
}

impl View for BoothsPage {
    const TEMPLATE: &'static str = "exhibitors/booths";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_ends_where_the_rows_do() {
        let ends = |number, total| {
            let pager = pager(&Wanted::default(), "hoi", number, total);
            (pager.pages, pager.previous.is_some(), pager.next.is_some())
        };
        assert_eq!(
            [ends(1, 0), ends(1, 50), ends(1, 51), ends(2, 51)],
            [(1, false, false), (1, false, false), (2, false, true), (2, true, false)]
        );
    }
}
