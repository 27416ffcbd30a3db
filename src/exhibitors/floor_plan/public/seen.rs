//! The halls of an event as visitors may see them: who is named agreed to be. A few queries, however many booths there are.
use super::way::Floor;
use crate::exhibitors::directory::{Listed, listed};
use crate::exhibitors::floor_plan::draw::Holding;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::floor_plan::mark::{self, Sort};
use crate::exhibitors::floor_plan::outline::Outline;
use crate::exhibitors::floor_plan::rules::numbers::Number;
use crate::exhibitors::floor_plan::{booth, hall};
use crate::exhibitors::village::Villages;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use rocket::futures::future::BoxFuture;
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// All there is to be seen.
pub struct Seen {
    pub halls: Vec<SeenHall>,
    /// Who may be named, in the order of the directory.
    pub listed: Vec<Listed>,
    pub villages: Villages,
    pub kinds: Kinds,
}

pub struct SeenHall {
    pub row: hall::Model,
    /// By row and place.
    pub booths: Vec<SeenBooth>,
    pub marks: Vec<mark::Model>,
}

pub struct SeenBooth {
    pub row: booth::Model,
    pub outline: Outline,
    /// Who is named there, by their place in the list of those who may be.
    pub holders: Vec<usize>,
}

impl Seen {
    pub async fn read(db: &DatabaseConnection, event_id: i64) -> Result<Self> {
        let halls = hall::of_event(db, event_id).await?;
        let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.hall_id.is_not_null());
        let booths = booths.all(db).await?;
        let marks = mark::Entity::find().filter(mark::COLUMN.hall_id.is_in(halls.iter().map(|hall| hall.id)));
        let marks = marks.order_by_asc(mark::Column::Id).all(db).await?;
        let listed = listed(db, event_id).await?;
        let (villages, kinds) = (Villages::of(db, event_id).await?, Kinds::of(db, event_id).await?);
        Ok(Self { halls: standing(halls, booths, marks, &listed), listed, villages, kinds })
    }

    /// Where a booth is, by a property of it: the hall's place and its own.
    pub fn find(&self, is: impl Fn(&booth::Model) -> bool) -> Option<(usize, usize)> {
        let mut all =
            self.halls.iter().enumerate().flat_map(|(hall, one)| one.booths.iter().enumerate().map(move |(at, booth)| (hall, at, booth)));
        all.find(|(_, _, booth)| is(&booth.row)).map(|(hall, at, _)| (hall, at))
    }

    /// What the way from booth to booth is told with.
    pub fn floors(&self, language: Language) -> Vec<Floor> {
        self.halls.iter().map(|hall| hall.floor(language)).collect()
    }
}

/// Whether an event has a plan that visitors can look at: the frame of its pages leads there.
pub fn has_plan(db: &Database, event_id: i64) -> BoxFuture<'_, Result<bool>> {
    let placed = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.hall_id.is_not_null());
    Box::pin(async move { Ok(placed.one(db.reader()).await?.is_some()) })
}

/// Each hall with what stands in it.
fn standing(halls: Vec<hall::Model>, booths: Vec<booth::Model>, marks: Vec<mark::Model>, listed: &[Listed]) -> Vec<SeenHall> {
    let mut named: HashMap<i64, Vec<usize>> = HashMap::new();
    for (place, one) in listed.iter().enumerate() {
        for booth in &one.booths {
            named.entry(booth.id).or_default().push(place);
        }
    }
    let mut stand: HashMap<i64, Vec<SeenBooth>> = HashMap::new();
    for row in booths {
        if let (Some(hall), Some(outline)) = (row.hall_id, Outline::of_booth(&row)) {
            let holders = named.remove(&row.id).unwrap_or_default();
            stand.entry(hall).or_default().push(SeenBooth { row, outline, holders });
        }
    }
    let mut lie: HashMap<i64, Vec<mark::Model>> = HashMap::new();
    for mark in marks {
        lie.entry(mark.hall_id).or_default().push(mark);
    }
    let hall = |row: hall::Model| {
        let mut booths = stand.remove(&row.id).unwrap_or_default();
        booths.sort_by(|a, b| Number::of(&a.row.number).cmp(&Number::of(&b.row.number)));
        SeenHall { booths, marks: lie.remove(&row.id).unwrap_or_default(), row }
    };
    halls.into_iter().map(hall).collect()
}

impl SeenHall {
    fn floor(&self, language: Language) -> Floor {
        let marked = |wanted: &[Sort]| {
            let marks = self.marks.iter().filter(|mark| wanted.contains(&mark.sort) && mark.name.any());
            marks.map(|mark| (mark.name.plain(language).to_owned(), Outline::of_mark(mark))).collect()
        };
        Floor {
            name: self.row.name.plain(language).to_owned(),
            stands: self.booths.iter().map(|booth| (booth.row.number.clone(), booth.outline)).collect(),
            doors: marked(&[Sort::Door]),
            landmarks: marked(&[Sort::Stage, Sort::Service]),
        }
    }
}

impl SeenBooth {
    pub fn holding(&self) -> Holding {
        match (self.holders.is_empty(), self.row.exhibitor_id) {
            (false, _) => Holding::Named,
            (true, Some(_)) => Holding::Held,
            (true, None) => Holding::Free,
        }
    }
}
