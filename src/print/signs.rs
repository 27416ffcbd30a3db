//! Signs for the booths: the number to be seen from afar, who stands there, and the code that leads to the booth's own page.
use crate::events::studio::{Editor, Rail};
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::rules::numbers::Number;
use crate::exhibitors::floor_plan::{booth, booth_share, hall, sign_address};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::qr;
use crate::platform::text::Bilingual;
use crate::platform::words::{say, word};
use rocket::FromFormField;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

/// How large, and for which hall. Nothing said: A5, all halls.
#[derive(FromForm, Default)]
struct Asked {
    size: Option<Size>,
    hall: Option<i64>,
}

/// The sheet of one sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromFormField)]
enum Size {
    A4,
    #[default]
    A5,
}

impl Size {
    const ALL: [Self; 2] = [Self::A5, Self::A4];

    fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::A4 => "print-signs-a4",
            Self::A5 => "print-signs-a5",
        }
    }
}

#[get("/studio/<_>/papers/signs?<asked..>")]
async fn show(asked: Asked, editor: Editor, db: &Db) -> Result<Page<SignsPage>> {
    let page = SignsPage::of(db, &editor, &asked).await?;
    Ok(editor.visit.page(page))
}

/// How many signs there are to print.
pub async fn count(db: &Database, event_id: i64) -> Result<u64> {
    Ok(booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).count(db.reader()).await?)
}

#[derive(Serialize)]
struct SignsPage {
    rail: Rail,
    base: String,
    asked: FormView,
    sizes: Vec<Choice>,
    halls: Vec<Choice>,
    size: &'static str,
    /// "74 biển".
    total: String,
    signs: Vec<SignView>,
}

impl View for SignsPage {
    const TEMPLATE: &'static str = "print/signs";
}

/// One sign, ready to be placed.
#[derive(Serialize)]
struct SignView {
    number: String,
    /// Characters of the number: the fewer, the larger.
    letters: usize,
    /// "Nhà A"; empty while the booth is not on the plan.
    hall: String,
    village: Option<Bilingual>,
    /// The village's colour.
    sign: Option<usize>,
    names: Vec<Bilingual>,
    qr: String,
}

/// What all signs are made from, read in a fixed number of queries.
struct Known {
    booths: Vec<booth::Model>,
    halls: Vec<hall::Model>,
    exhibitors: HashMap<i64, exhibitor::Model>,
    shares: HashMap<i64, Vec<i64>>,
    villages: Villages,
}

impl Known {
    async fn read(db: &Database, event_id: i64) -> Result<Self> {
        let db = db.reader();
        let halls = hall::Entity::find().filter(hall::COLUMN.event_id.eq(event_id)).order_by_asc(hall::Column::Place);
        let mut booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).all(db).await?;
        booths.sort_by(|a, b| Number::of(&a.number).cmp(&Number::of(&b.number)));
        let exhibitors = exhibitor::Entity::find().filter(exhibitor::COLUMN.event_id.eq(event_id)).all(db).await?;
        let mut shares: HashMap<i64, Vec<i64>> = HashMap::new();
        let ids = exhibitors.iter().map(|exhibitor| exhibitor.id);
        let all = booth_share::Entity::find().filter(booth_share::COLUMN.exhibitor_id.is_in(ids));
        for share in all.order_by_asc(booth_share::Column::Id).all(db).await? {
            shares.entry(share.booth_id).or_default().push(share.exhibitor_id);
        }
        Ok(Self {
            halls: halls.all(db).await?,
            villages: Villages::of(db, event_id).await?,
            exhibitors: exhibitors.into_iter().map(|exhibitor| (exhibitor.id, exhibitor)).collect(),
            booths,
            shares,
        })
    }

    fn sign(&self, booth: &booth::Model, origin: &str, language: Language) -> Result<SignView> {
        let hall = booth.hall_id.and_then(|id| self.halls.iter().find(|hall| hall.id == id));
        let others = self.shares.get(&booth.id).into_iter().flatten().copied();
        let holders = booth.exhibitor_id.into_iter().chain(others).filter_map(|id| self.exhibitors.get(&id));
        let village = booth.track_id.and_then(|track| self.villages.place_of(track));
        Ok(SignView {
            number: booth.number.clone(),
            letters: booth.number.chars().count().max(3),
            hall: hall.map(|hall| hall.name.plain(language).to_owned()).unwrap_or_default(),
            village: village.map(|place| self.villages.all()[place].name.clone()),
            sign: village.map(|place| place % 8),
            names: holders.map(|one| if one.fascia.any() { one.fascia.clone() } else { one.name.clone() }).collect(),
            qr: qr::svg(&sign_address(origin, booth))?,
        })
    }
}

impl SignsPage {
    async fn of(db: &Database, editor: &Editor, asked: &Asked) -> Result<Self> {
        let (known, language) = (Known::read(db, editor.event.id).await?, editor.visit.language);
        let size = asked.size.unwrap_or_default();
        let wanted = known.booths.iter().filter(|booth| asked.hall.is_none() || booth.hall_id == asked.hall);
        let signs = wanted.map(|booth| known.sign(booth, &editor.visit.origin, language)).collect::<Result<Vec<_>>>()?;
        let hall = asked.hall.map(|id| id.to_string()).unwrap_or_default();
        Ok(Self {
            rail: editor.rail("papers"),
            base: format!("/studio/{}/papers", editor.event.slug),
            asked: FormView::filled([("size", size.code().to_owned()), ("hall", hall)]),
            sizes: Size::ALL.map(|size| Choice::new(size.code(), word(language, size.key()))).into(),
            halls: known.halls.iter().map(|hall| Choice::new(hall.id.to_string(), hall.name.plain(language))).collect(),
            size: size.code(),
            total: say(language, "print-signs-count", &json!({ "count": signs.len() })),
            signs,
        })
    }
}
