//! What stands in the lists. No database, no clock.
use super::floor::{Floor, Stand};
use super::list::List;
use crate::exhibitors::application::Model as Application;
use crate::exhibitors::booth;
use crate::exhibitors::desk::needs::extra::Sort;
use crate::exhibitors::desk::vehicles::{slot, vehicle};
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::floor_plan::kind;
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, show_phone};
use crate::platform::time::{date, local, time_range};
use crate::platform::words::word;
use std::cmp::Reverse;

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What makes it the same line tomorrow: the booth, the kind, the exhibitor.
    pub key: String,
    pub cells: Vec<String>,
}

/// All lines of a list, in the order they are printed.
pub fn rows(list: List, floor: &Floor, language: Language) -> Vec<Row> {
    match list {
        List::Fascia => per_booth(floor, |stand, booth| Some(fascia(stand, booth, floor, language))),
        List::Power => per_booth(floor, |stand, booth| power(stand, booth, language)),
        List::Furniture => per_booth(floor, |stand, booth| furniture(stand, booth, language)),
        List::Badges => badges(floor, language),
        List::Vehicles => vehicles(floor, language),
        List::Prices => floor.kinds.0.iter().map(|kind| price(kind, floor, language)).collect(),
        List::Directory => floor.stands.iter().filter(|stand| stand.dossier.exhibitor.shown).map(|stand| entry(stand, language)).collect(),
    }
}

/// A line for each booth, in the order of their numbers; whoever has none yet comes last.
fn per_booth(floor: &Floor, cells: impl Fn(&Stand, Option<&booth::Model>) -> Option<Vec<String>>) -> Vec<Row> {
    let mut rows = Vec::new();
    for stand in &floor.stands {
        let booths = stand.booths.iter().map(Some).chain(stand.booths.is_empty().then_some(None));
        for booth in booths {
            let key = key(stand, booth);
            rows.extend(cells(stand, booth).map(|cells| (booth.is_some(), Row { key, cells })));
        }
    }
    rows.sort_by(|(placed, one), (also, other)| {
        let order = (Reverse(*placed), &one.cells[0]).cmp(&(Reverse(*also), &other.cells[0]));
        order.then_with(|| one.key.cmp(&other.key))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

/// A booth has one holder, whoever that is; a guest stands in it as itself.
fn key(stand: &Stand, booth: Option<&booth::Model>) -> String {
    let exhibitor = &stand.dossier.exhibitor;
    match booth {
        Some(booth) if booth.exhibitor_id == Some(exhibitor.id) => booth.number.clone(),
        Some(booth) => format!("{} {}", booth.number, exhibitor.uuid),
        None => exhibitor.uuid.clone(),
    }
}

fn number(booth: Option<&booth::Model>, language: Language) -> String {
    booth.map_or_else(|| word(language, "booths-no-number"), |booth| booth.number.clone())
}

fn who(stand: &Stand, language: Language) -> String {
    stand.dossier.exhibitor.name.plain(language).to_owned()
}

fn yes(is: bool, language: Language) -> String {
    if is { word(language, "booths-yes") } else { String::new() }
}

/// The words over the booth exactly as they were written, and how many boards carry them: one on each open side.
fn fascia(stand: &Stand, booth: Option<&booth::Model>, floor: &Floor, language: Language) -> Vec<String> {
    let (exhibitor, application) = (&stand.dossier.exhibitor, &stand.dossier.application);
    let code = booth.and_then(|booth| booth.kind.as_deref()).or(application.booth_kind.as_deref());
    let written = |text: &str| if text.is_empty() { word(language, "booths-not-written") } else { text.to_owned() };
    vec![
        number(booth, language),
        who(stand, language),
        floor.kinds.name(code, language),
        booth.map_or(1, |booth| booth.open_sides.count_ones().max(1)).to_string(),
        written(&exhibitor.fascia.vi),
        exhibitor.fascia.en.clone(),
        yes(exhibitor.logo.is_some(), language),
    ]
}

/// Only where something is needed, or a point is there to be connected. What one exhibitor asks for is told at its first booth.
fn power(stand: &Stand, booth: Option<&booth::Model>, language: Language) -> Option<Vec<String>> {
    let asked = is_first(stand, booth).then_some(&stand.dossier.application);
    let has = |of: fn(&Application) -> bool| asked.is_some_and(of);
    let point = booth.is_some_and(|booth| booth.power);
    let water = has(|asked| asked.water) || booth.is_some_and(|booth| booth.water);
    let kw = asked.map(|asked| decimal(&asked.power_kw, language)).unwrap_or_default();
    let (three_phase, internet) = (has(|asked| asked.three_phase), has(|asked| asked.internet));
    let more = if asked.is_some() { ordered(stand, |sort| sort == Sort::Power, language) } else { String::new() };
    (point || water || three_phase || internet || !kw.is_empty() || !more.is_empty()).then(|| {
        vec![
            number(booth, language),
            who(stand, language),
            yes(point, language),
            kw,
            yes(three_phase, language),
            yes(water, language),
            yes(internet, language),
            more,
        ]
    })
}

/// Kept with a point; Vietnamese writes a comma.
fn decimal(kept: &str, language: Language) -> String {
    if language == Language::Vi { kept.replace('.', ",") } else { kept.to_owned() }
}

fn furniture(stand: &Stand, booth: Option<&booth::Model>, language: Language) -> Option<Vec<String>> {
    let application = &stand.dossier.application;
    let ordered = ordered(stand, |sort| sort != Sort::Power, language);
    let wanted = [ordered, application.furniture.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
    let any = !wanted.is_empty() || !application.heavy.is_empty();
    (any && is_first(stand, booth)).then(|| vec![number(booth, language), who(stand, language), wanted, application.heavy.clone()])
}

/// "2 × bàn, 4 × ghế": what was ordered for one of the builders.
fn ordered(stand: &Stand, theirs: impl Fn(Sort) -> bool, language: Language) -> String {
    let orders = stand.orders.iter().filter(|(extra, count)| theirs(extra.sort) && *count > 0);
    orders.map(|(extra, count)| format!("{count} × {}", extra.name.plain(language))).collect::<Vec<_>>().join(", ")
}

/// A line for each badge, by the first booth of whoever wears it.
fn badges(floor: &Floor, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    for stand in &floor.stands {
        let booths = if stand.booths.is_empty() { word(language, "booths-no-number") } else { numbers_of(&stand.booths) };
        for badge in &stand.badges {
            let cells = vec![booths.clone(), who(stand, language), badge.name.clone(), badge.post.clone()];
            // Badges are written anew as a whole: the same name of the same exhibitor is the same badge.
            let twins = rows.iter().filter(|row: &&Row| row.cells[1..3] == cells[1..3]).count();
            rows.push(Row { key: format!("{} {} {twins}", stand.dossier.exhibitor.uuid, badge.name), cells });
        }
    }
    rows.sort_by(|one, other| one.cells[0].cmp(&other.cells[0]));
    rows
}

/// A line for each vehicle, in the order in which they drive in.
fn vehicles(floor: &Floor, language: Language) -> Vec<Row> {
    let all = floor.stands.iter().flat_map(|stand| stand.vehicles.iter().map(move |(vehicle, slot)| (slot, vehicle, stand)));
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(slot, vehicle, _)| (slot.starts_at, slot.id, vehicle.id));
    let row = |(slot, vehicle, stand): (&slot::Model, &vehicle::Model, &Stand)| {
        let (from, to) = (local(slot.starts_at, floor.zone), local(slot.ends_at, floor.zone));
        let phone = if vehicle.phone.is_empty() { String::new() } else { show_phone(&vehicle.phone, language) };
        let cells = vec![
            format!("{}, {}", time_range(from.time(), Some(to.time()), language), date(from.date(), language)),
            slot.gate.plain(language).to_owned(),
            numbers_of(&stand.booths),
            who(stand, language),
            word(language, vehicle.sort.key()),
            vehicle.plate.clone(),
            [vehicle.driver.clone(), phone].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
            vehicle.load.clone(),
        ];
        Row { key: vehicle.id.to_string(), cells }
    };
    all.into_iter().map(row).collect()
}

fn is_first(stand: &Stand, booth: Option<&booth::Model>) -> bool {
    stand.booths.first().map(|first| first.id) == booth.map(|booth| booth.id)
}

fn price(kind: &kind::Model, floor: &Floor, language: Language) -> Row {
    let metres = |cm: i32| decimal(&format!("{}", f64::from(cm) / 100.0), language);
    let given = if kind.id > 0 { kind.given } else { floor.given.get(&kind.code).copied().unwrap_or(0) };
    let audience: Vec<_> = kind.audience.0.iter().map(|one| word(language, one.key())).collect();
    let cells = vec![
        kind.name.plain(language).to_owned(),
        format!("{} × {} m", metres(kind.width_cm), metres(kind.depth_cm)),
        kind.included.plain(language).to_owned(),
        if kind.price > 0 { grouped(kind.price, language) } else { word(language, "booths-free") },
        if audience.is_empty() { word(language, "booths-for-all") } else { audience.join(", ") },
        kind.quota.map(|quota| quota.to_string()).unwrap_or_default(),
        given.to_string(),
        kind.quota.map(|quota| (quota - given).max(0).to_string()).unwrap_or_default(),
    ];
    Row { key: kind.code.clone(), cells }
}

/// What the public directory says too: no person, no telephone, no e-mail address.
fn entry(stand: &Stand, language: Language) -> Row {
    let row = &stand.dossier.exhibitor;
    let province = row.province_code.as_deref().and_then(provinces::by_code).map(|province| province.name(language).to_owned());
    let products = row.products.0.iter().map(|product| product.name.plain(language)).filter(|name| !name.is_empty());
    let cells = vec![
        numbers_of(&stand.booths),
        name_in_both(&row.name, language),
        row.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", "),
        province.unwrap_or_default(),
        row.summary.plain(language).to_owned(),
        products.collect::<Vec<_>>().join("; "),
        row.website.trim_start_matches("https://").trim_end_matches('/').to_owned(),
    ];
    Row { key: row.uuid.clone(), cells }
}

/// The name, and under it the one in the other language where there is one.
fn name_in_both(name: &Bilingual, language: Language) -> String {
    let (own, other) = (name.plain(language), name.exactly(language.other()));
    if other.is_empty() || other == own { own.to_owned() } else { format!("{own}\n{other}") }
}
