//! The public directory: accepted exhibitors that agreed to be shown, all of them or one group. No contact person, phone or e-mail
//! leaves here.
use super::filing::letter;
use super::listed::{Listed, listed};
use crate::events::EventVisit;
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::exhibitor::{self, Kind};
use crate::exhibitors::field::Field;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::files::PictureView;
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, fold, initials};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use sea_orm::ActiveEnum;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, startups, ocop, universities]
}

#[derive(Clone, Debug, Default, FromForm)]
struct Wanted {
    q: Option<String>,
    field: Option<String>,
    province: Option<String>,
    village: Option<String>,
}

#[get("/<_>/<_>/exhibitors?<wanted..>")]
async fn list(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    show(visit, Group::All, wanted, (pages, db, now)).await
}

#[get("/<_>/<_>/startups?<wanted..>")]
async fn startups(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    show(visit, Group::Startups, wanted, (pages, db, now)).await
}

#[get("/<_>/<_>/ocop?<wanted..>")]
async fn ocop(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    show(visit, Group::Ocop, wanted, (pages, db, now)).await
}

#[get("/<_>/<_>/universities?<wanted..>")]
async fn universities(visit: EventVisit, wanted: Wanted, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    show(visit, Group::Universities, wanted, (pages, db, now)).await
}

async fn show(visit: EventVisit, group: Group, wanted: Wanted, (pages, db, now): (&State<PageCache>, &Db, Now)) -> Result<PublicPage> {
    let (at, event, language) = (visit.at(), visit.event.clone(), visit.language());
    let draw = || async move {
        let listed = listed(db.reader(), event.id).await?;
        let villages = Villages::of(db.reader(), event.id).await?;
        let drawing = Drawing {
            listed: &listed,
            villages: &villages,
            wanted: &wanted,
            group,
            base: format!("/{}/{}", language.code(), event.slug),
            language,
        };
        Ok(Drawn::new(drawing.page()))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

/// A part of the directory with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    All,
    Startups,
    /// With products rated in the "One Commune One Product" programme.
    Ocop,
    Universities,
}

impl Group {
    const ALL: [Self; 4] = [Self::All, Self::Startups, Self::Ocop, Self::Universities];

    fn path(self) -> &'static str {
        match self {
            Self::All => "exhibitors",
            Self::Startups => "startups",
            Self::Ocop => "ocop",
            Self::Universities => "universities",
        }
    }

    /// The words for its tab, its heading and what it is.
    fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::All => ("exhibitors-view-all", "exhibitors-directory-title", "exhibitors-directory-lead"),
            Self::Startups => ("exhibitors-view-startups", "exhibitors-view-startups-title", "exhibitors-view-startups-lead"),
            Self::Ocop => ("exhibitors-view-ocop", "exhibitors-view-ocop-title", "exhibitors-view-ocop-lead"),
            Self::Universities => {
                ("exhibitors-view-universities", "exhibitors-view-universities-title", "exhibitors-view-universities-lead")
            }
        }
    }

    fn takes(self, row: &exhibitor::Model) -> bool {
        match self {
            Self::All => true,
            Self::Startups => row.kind == Kind::Startup,
            Self::Ocop => row.ocop_stars.is_some(),
            Self::Universities => row.kind == Kind::Institute,
        }
    }
}

struct Drawing<'a> {
    listed: &'a [Listed],
    villages: &'a Villages,
    wanted: &'a Wanted,
    group: Group,
    base: String,
    language: Language,
}

impl Drawing<'_> {
    fn page(&self) -> DirectoryPage {
        let mut cards: Vec<_> = self.of_group().map(|one| self.card(one)).collect();
        let letters = jumps(&mut cards);
        let (_, title, lead) = self.group.keys();
        DirectoryPage {
            title,
            lead,
            here: format!("{}/{}", self.base, self.group.path()),
            groups: self.groups(),
            q: self.wanted.q.clone().unwrap_or_default(),
            choices: self.choices(),
            found: cards.iter().filter(|card| !card.hidden).count(),
            letters,
            cards,
            apply: format!("{}/exhibit", self.base),
            any: !self.listed.is_empty(),
        }
    }

    fn of_group(&self) -> impl Iterator<Item = &Listed> {
        self.listed.iter().filter(|one| self.group.takes(&one.dossier.exhibitor))
    }

    /// Groups somebody is in, and the one the reader came to.
    fn groups(&self) -> Vec<Tab> {
        let count = |group: Group| self.listed.iter().filter(|one| group.takes(&one.dossier.exhibitor)).count();
        let tab = |group: Group| Tab {
            href: format!("{}/{}", self.base, group.path()),
            label: group.keys().0,
            count: count(group),
            current: group == self.group,
        };
        Group::ALL.map(tab).into_iter().filter(|tab| tab.count > 0 || tab.current).collect()
    }

    fn card(&self, one: &Listed) -> Card {
        let (row, language) = (&one.dossier.exhibitor, self.language);
        let booths = numbers_of(&one.booths);
        let village = one.village(self.villages);
        let products = row.products.0.iter().map(|product| product.name.plain(language)).filter(|name| !name.is_empty());
        let province = row.province_code.as_deref().and_then(provinces::by_code);
        let mut card = Card {
            href: format!("{}/exhibitors/{}", self.base, row.slug),
            name: row.name.clone(),
            logo: PictureView::of(row.logo.as_deref()),
            letters: letters(row),
            words: format!("{} {}", row.folded, fold(&booths)),
            field: row.fields.0.iter().map(ActiveEnum::to_value).collect::<Vec<_>>().join(" "),
            fields: row.fields.0.iter().map(|field| word(language, field.key())).collect::<Vec<_>>().join(", "),
            province: row.province_code.clone().unwrap_or_default(),
            province_name: province.map(|one| one.name(language).to_owned()).unwrap_or_default(),
            village: village.map(|(place, _)| self.villages.code_at(place)).unwrap_or_default(),
            village_name: village.map(|(_, name)| name.plain(language).to_owned()).unwrap_or_default(),
            products: products.collect::<Vec<_>>().join(", "),
            booths,
            letter: letter(row).map(String::from).unwrap_or_default(),
            jump: String::new(),
            hidden: false,
        };
        card.hidden = !card.is_wanted(self.wanted);
        card
    }

    /// What can be chosen from: only what is there.
    fn choices(&self) -> Vec<Pick> {
        let (wanted, language) = (self.wanted, self.language);
        let rows = || self.of_group().map(|one| &one.dossier.exhibitor);
        let stands_in = |code: &str| {
            self.of_group().filter_map(|one| one.village(self.villages)).any(|(place, _)| self.villages.code_at(place) == code)
        };
        let filters = [
            Field::pick(wanted.field.as_deref(), |field| rows().any(|row| row.fields.0.contains(&field)), language),
            self.provinces(),
            self.villages.pick(wanted.village.as_deref(), stands_in, language),
        ];
        filters.into_iter().filter(Pick::says_something).collect()
    }

    fn provinces(&self) -> Pick {
        let here = |code: &str| self.of_group().any(|one| one.dossier.exhibitor.province_code.as_deref() == Some(code));
        let all = provinces::in_order(self.language).into_iter().filter(|province| here(&province.code));
        let choices = all.map(|province| Choice::new(province.code.as_str(), province.name(self.language))).collect();
        let words = ("exhibitors-filter-province", "exhibitors-filter-any-province");
        Pick::new("province", words, self.wanted.province.as_deref(), choices, self.language)
    }
}

/// Two letters where there is no logo.
pub fn letters(row: &exhibitor::Model) -> String {
    let name = if row.short_name.is_empty() { &row.name.vi } else { &row.short_name };
    initials(name).chars().take(2).collect::<String>().to_uppercase()
}

/// Fewer names than this are seen at a glance.
const FEW: usize = 16;

/// The letters to jump to, in a list that is long enough; the first card of each letter is marked for it.
fn jumps(cards: &mut [Card]) -> Vec<Jump> {
    let mut jumps: Vec<Jump> = Vec::new();
    if cards.len() < FEW {
        return jumps;
    }
    for card in cards {
        if jumps.last().is_none_or(|jump| jump.letter != card.letter) {
            card.jump = format!("letter-{}", jumps.len() + 1);
            jumps.push(Jump { letter: card.letter.clone(), href: format!("#{}", card.jump) });
        }
    }
    jumps
}

#[derive(Serialize)]
struct DirectoryPage {
    title: &'static str,
    lead: &'static str,
    /// The address without what was asked.
    here: String,
    groups: Vec<Tab>,
    q: String,
    choices: Vec<Pick>,
    found: usize,
    letters: Vec<Jump>,
    cards: Vec<Card>,
    apply: String,
    /// Whether there is anybody at all, in whatever group.
    any: bool,
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: &'static str,
    count: usize,
    current: bool,
}

/// A letter and the first card of it. Names that begin with no letter come under none.
#[derive(Serialize)]
struct Jump {
    letter: String,
    href: String,
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
    /// The letter it is filed under.
    letter: String,
    /// What a letter jumps to, on the first of it.
    jump: String,
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
