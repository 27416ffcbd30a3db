//! The public directory: accepted exhibitors that agreed to be shown. No contact person, phone or e-mail leaves here.
use crate::events::EventVisit;
use crate::exhibitors::application::State as ApplicationState;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::field::Field;
use crate::exhibitors::village::{Choice, Villages};
use crate::exhibitors::{application, booth, exhibitor};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::files::PictureView;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, collation_key, fold, initials};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use sea_orm::{ActiveEnum, ColumnTrait, DatabaseConnection, EntityTrait, Iterable, QueryFilter, QueryOrder};
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

#[derive(FromForm)]
struct Wanted {
    q: Option<String>,
    field: Option<String>,
    province: Option<String>,
    village: Option<String>,
}

#[get("/<_>/<_>/exhibitors?<wanted..>")]
async fn list(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let at = visit.at();
    let (event, language) = (visit.event.clone(), visit.language());
    let draw = || async move {
        let listed = listed(db.reader(), event.id).await?;
        let villages = Villages::of(db.reader(), event.id).await?;
        Ok(Drawn::new(page(&listed, &villages, &wanted, &event.slug, language)))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

/// An exhibitor the public may see, with its booths.
pub struct Listed {
    pub dossier: Dossier,
    pub booths: Vec<booth::Model>,
}

/// All of an event, in the order of their Vietnamese names: two queries however many there are.
pub async fn listed(db: &DatabaseConnection, event_id: i64) -> Result<Vec<Listed>> {
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event_id))
        .filter(application::COLUMN.state.is_in(ApplicationState::SHOWN))
        .filter(exhibitor::COLUMN.shown.eq(true))
        .find_also_related(exhibitor::Entity)
        .all(db)
        .await?;
    let all = booth::Entity::find()
        .filter(booth::COLUMN.event_id.eq(event_id))
        .filter(booth::COLUMN.exhibitor_id.is_not_null())
        .order_by_asc(booth::Column::Number);
    let mut booths: HashMap<i64, Vec<booth::Model>> = HashMap::new();
    for booth in all.all(db).await? {
        booths.entry(booth.exhibitor_id.unwrap_or_default()).or_default().push(booth);
    }
    let mut listed: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
    listed.sort_by_cached_key(|dossier| collation_key(&dossier.exhibitor.name.vi));
    Ok(listed.into_iter().map(|dossier| Listed { booths: booths.remove(&dossier.exhibitor.id).unwrap_or_default(), dossier }).collect())
}

fn page(listed: &[Listed], villages: &Villages, wanted: &Wanted, slug: &str, language: Language) -> DirectoryPage {
    let cards: Vec<_> = listed.iter().map(|one| card(one, villages, wanted, slug, language)).collect();
    let found = cards.iter().filter(|card| !card.hidden).count();
    DirectoryPage {
        q: wanted.q.clone().unwrap_or_default(),
        choices: choices(listed, villages, wanted, language),
        total: cards.len(),
        found,
        cards,
        apply: format!("/{}/{slug}/exhibit", language.code()),
    }
}

fn card(one: &Listed, villages: &Villages, wanted: &Wanted, slug: &str, language: Language) -> Card {
    let row = &one.dossier.exhibitor;
    let booths = numbers_of(&one.booths);
    let village = villages.name_for(&one.dossier.application);
    let products: Vec<_> =
        row.products.0.iter().map(|product| product.name.plain(language).to_owned()).filter(|name| !name.is_empty()).collect();
    let mut card = Card {
        href: format!("/{}/{slug}/exhibitors/{}", language.code(), row.slug),
        name: row.name.clone(),
        logo: PictureView::of(row.logo.as_deref()),
        letters: letters(row),
        words: format!("{} {}", row.folded, fold(&booths)),
        field: row.fields.0.iter().map(ActiveEnum::to_value).collect::<Vec<_>>().join(" "),
        fields: row.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", "),
        province: row.province_code.clone().unwrap_or_default(),
        province_name: row
            .province_code
            .as_deref()
            .and_then(provinces::by_code)
            .map(|one| one.name(language).to_owned())
            .unwrap_or_default(),
        village: villages.code_for(&one.dossier.application),
        village_name: village.map(|name| name.plain(language).to_owned()).unwrap_or_default(),
        products: products.join(", "),
        booths,
        hidden: false,
    };
    card.hidden = !card.is_wanted(wanted);
    card
}

/// Two letters where there is no logo.
pub fn letters(row: &exhibitor::Model) -> String {
    let name = if row.short_name.is_empty() { &row.name.vi } else { &row.short_name };
    initials(name).chars().take(2).collect::<String>().to_uppercase()
}

/// What can be chosen from: only what is there.
fn choices(listed: &[Listed], villages: &Villages, wanted: &Wanted, language: Language) -> Vec<Filter> {
    let rows = || listed.iter().map(|one| &one.dossier);
    let fields = Field::iter().filter(|field| rows().any(|one| one.exhibitor.fields.0.contains(field)));
    let fields = fields.map(|field| Choice::new(field.to_value(), word(language, field.key())));
    let here = |code: &str| rows().any(|one| one.exhibitor.province_code.as_deref() == Some(code));
    let provinces = provinces::in_order(language).into_iter().filter(|province| here(&province.code));
    let provinces = provinces.map(|province| Choice::new(province.code.as_str(), province.name(language)));
    let used = |code: &str| rows().any(|one| villages.code_for(&one.application) == code);
    let villages = villages.by_word(language).into_iter().filter(|village| used(&village.value));
    let filter = |name, label, none, options: Vec<Choice>, value: &Option<String>| Filter {
        name,
        label: word(language, label),
        none: word(language, none),
        value: value.clone().unwrap_or_default(),
        options,
    };
    let filters = vec![
        filter("field", "exhibitors-filter-field", "exhibitors-filter-any-field", fields.collect(), &wanted.field),
        filter("province", "exhibitors-filter-province", "exhibitors-filter-any-province", provinces.collect(), &wanted.province),
        filter("village", "exhibitors-filter-village", "exhibitors-filter-any-village", villages.collect(), &wanted.village),
    ];
    filters.into_iter().filter(|filter| filter.options.len() > 1 || !filter.value.is_empty()).collect()
}

#[derive(Serialize)]
struct DirectoryPage {
    q: String,
    choices: Vec<Filter>,
    total: usize,
    found: usize,
    cards: Vec<Card>,
    apply: String,
}

#[derive(Serialize)]
struct Filter {
    name: &'static str,
    label: String,
    none: String,
    value: String,
    options: Vec<Choice>,
}

/// An exhibitor in the list. What is not asked for is hidden rather than left out, so that the script can widen again.
#[derive(Serialize)]
struct Card {
    href: String,
    name: Bilingual,
    logo: Option<PictureView>,
    letters: String,
    words: String,
    field: String,
    fields: String,
    province: String,
    province_name: String,
    village: String,
    village_name: String,
    products: String,
    booths: String,
    hidden: bool,
}

impl Card {
    fn is_wanted(&self, wanted: &Wanted) -> bool {
        let asked = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let words = fold(&asked(&wanted.q).unwrap_or_default());
        words.split(' ').all(|word| self.words.contains(word))
            && asked(&wanted.field).is_none_or(|field| self.field.split(' ').any(|known| known == field))
            && asked(&wanted.province).is_none_or(|province| self.province == province)
            && asked(&wanted.village).is_none_or(|village| self.village == village)
    }
}

impl View for DirectoryPage {
    const TEMPLATE: &'static str = "exhibitors/directory";
}
