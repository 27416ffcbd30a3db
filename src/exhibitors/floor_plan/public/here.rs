//! A booth's own page, where the sign on the booth leads: you are here, who stands here, and the way to any other booth.
use super::drawing::Telling;
use super::rows::{Line, Wanted, line};
use super::seen::{Seen, SeenHall};
use super::small::{SmallPlan, small_plan};
use super::way::{Floor, Stop, way};
use crate::events::{EventVisit, event};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::draw::{Lit, Look};
use crate::exhibitors::floor_plan::rules::numbers::Number;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::page::{View, Visit};
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use rocket::State;
use rocket::response::Redirect;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, scanned]
}

/// Where a booth's sign leads: short, so that the code is coarse and read from afar, and in the reader's language.
pub fn sign_address(origin: &str, booth: &booth::Model) -> String {
    format!("{origin}/b/{}", booth.token)
}

// Of the shape of an event's own addresses, and before them: no event has so short a name.
#[get("/b/<token>", rank = 1)]
async fn scanned(token: &str, visit: Visit, db: &Db) -> Result<Redirect> {
    let found = booth::Entity::find().filter(booth::COLUMN.token.eq(token)).one(db.reader()).await.or_not_found()?;
    let event = event::Entity::find_by_id(found.event_id).one(db.reader()).await.or_not_found()?;
    match event.state.is_public() {
        true => Ok(Redirect::to(format!("/{}/{}/booth/{token}", visit.language.code(), event.slug))),
        false => Err(AppError::NotFound),
    }
}

#[get("/<_>/<_>/booth/<token>?<to>")]
async fn show(token: &str, to: Option<&str>, visit: EventVisit, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let (at, event, language) = (visit.at(), visit.event.clone(), visit.language());
    let draw = || async move {
        let found = booth::Entity::find().filter(booth::COLUMN.token.eq(token)).filter(booth::COLUMN.event_id.eq(event.id));
        let booth = found.one(db.reader()).await.or_not_found()?;
        let seen = Seen::read(db.reader(), event.id).await?;
        let asking = Asking { telling: Telling::new(&seen, language), base: format!("/{}/{}", language.code(), event.slug), booth, to };
        Ok(Drawn::new(asking.page()))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

#[derive(Serialize)]
struct BoothPage {
    base: String,
    token: String,
    here: Line,
    hall: Option<Bilingual>,
    /// "Nhà A, dãy A, gian A12".
    place: String,
    /// The hall with the reader in it; nothing while the booth is not on the plan.
    plan: Option<String>,
    /// Its width to its depth.
    shape: String,
    /// What was asked for, as typed.
    to: String,
    /// Booths that answer to what was typed, where it is not one.
    meant: Vec<Meant>,
    nothing: bool,
    going: Option<Going>,
}

impl View for BoothPage {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/here";
}

/// A booth one may have meant.
#[derive(Serialize)]
struct Meant {
    href: String,
    number: String,
    names: String,
}

/// The way to another booth.
#[derive(Serialize)]
struct Going {
    place: String,
    goal: Line,
    steps: Vec<String>,
    /// "khoảng 40 m", or empty.
    far: String,
    /// The floor around it, where it is in another hall.
    plan: Option<SmallPlan>,
}

/// So many booths are offered where a name fits several.
const MOST_MEANT: usize = 8;

struct Asking<'a> {
    telling: Telling<'a>,
    base: String,
    booth: booth::Model,
    to: Option<&'a str>,
}

impl Asking<'_> {
    fn page(self) -> BoothPage {
        let seen = self.telling.seen;
        let stop = seen.find(|one| one.id == self.booth.id);
        let to = self.to.unwrap_or_default().trim();
        let floors = seen.floors(self.telling.language);
        let goals = if stop.is_some() { self.goals(to) } else { Vec::new() };
        let one = if goals.len() == 1 { goals.first().copied() } else { None };
        let going = stop.zip(one).map(|(from, goal)| self.going(&floors, from, goal));
        BoothPage {
            token: self.booth.token.clone(),
            here: self.line(),
            hall: stop.map(|(hall, _)| seen.halls[hall].row.name.clone()),
            place: stop.map(|stop| self.place(&floors, stop)).unwrap_or_default(),
            plan: stop.map(|from| self.plan(&seen.halls[from.0], one.filter(|goal| goal.0 == from.0))),
            shape: stop
                .map(|(hall, _)| &seen.halls[hall].row)
                .map(|hall| format!("{}/{}", hall.width_cm, hall.depth_cm))
                .unwrap_or_default(),
            nothing: !to.is_empty() && goals.is_empty(),
            meant: if going.is_some() { Vec::new() } else { goals.iter().take(MOST_MEANT).map(|goal| self.meant(*goal)).collect() },
            going,
            to: to.to_owned(),
            base: self.base,
        }
    }

    /// The booth where the reader stands; one that is not on the plan yet has a number and who stands there all the same.
    fn line(&self) -> Line {
        let seen = self.telling.seen;
        let holders = seen.listed.iter().enumerate().filter(|(_, one)| one.booths.iter().any(|booth| booth.id == self.booth.id));
        let here =
            super::seen::SeenBooth { row: self.booth.clone(), outline: Default::default(), holders: holders.map(|(at, _)| at).collect() };
        line(&self.telling, &here, &Wanted::default(), &self.base)
    }

    /// Booths with this number, or else those whose names, products and villages have all of its words.
    fn goals(&self, to: &str) -> Vec<Stop> {
        if to.is_empty() {
            return Vec::new();
        }
        let number = to.to_uppercase();
        if let Some(stop) = self.telling.seen.find(|booth| booth.number == number) {
            return vec![stop];
        }
        let words = fold(to);
        let fits = |line: &Line| words.split(' ').all(|word| line.words.contains(word));
        let halls = self.telling.seen.halls.iter().enumerate();
        let all = halls.flat_map(|(hall, one)| one.booths.iter().enumerate().map(move |(at, booth)| ((hall, at), booth)));
        all.filter(|(_, booth)| fits(&line(&self.telling, booth, &Wanted::default(), &self.base))).map(|(stop, _)| stop).collect()
    }

    fn going(&self, floors: &[Floor], from: Stop, goal: Stop) -> Going {
        let (seen, language) = (self.telling.seen, self.telling.language);
        let way = way(floors, from, goal);
        let booth = &seen.halls[goal.0].booths[goal.1];
        let elsewhere = goal.0 != from.0;
        Going {
            place: self.place(floors, goal),
            goal: line(&self.telling, booth, &Wanted::default(), &self.base),
            steps: way.steps.iter().map(|step| step.say(language)).collect(),
            far: if way.metres > 0 { say(language, "exhibitors-way-far", &json!({ "metres": way.metres })) } else { String::new() },
            plan: small_plan(seen, &[booth.row.id], &self.base, language).filter(|_| elsewhere),
        }
    }

    fn meant(&self, (hall, at): Stop) -> Meant {
        let booth = &self.telling.seen.halls[hall].booths[at];
        let names = self.telling.names(booth);
        Meant {
            href: format!("?to={}", booth.row.number),
            number: booth.row.number.clone(),
            names: if names.is_empty() { self.telling.state(booth).to_owned() } else { names },
        }
    }

    fn place(&self, floors: &[Floor], (hall, at): Stop) -> String {
        let number = &floors[hall].stands[at].0;
        let (key, row) = match Number::of(number).row() {
            "" => ("exhibitors-way-place-plain", ""),
            row => ("exhibitors-way-place", row),
        };
        say(self.telling.language, key, &json!({ "hall": floors[hall].name, "row": row, "number": number }))
    }

    /// The hall with the reader in it; each other booth leads to the way there.
    fn plan(&self, hall: &SeenHall, goal: Option<Stop>) -> String {
        let goal = goal.map(|(_, at)| hall.booths[at].row.id);
        let plan = self.telling.plan(hall, |booth| match booth.row.id {
            id if id == self.booth.id => (String::new(), Lit::Here),
            id => (format!("?to={}", booth.row.number), if goal == Some(id) { Lit::Goal } else { Lit::Plain }),
        });
        plan.draw(&Look { ids: "a", here: word(self.telling.language, "exhibitors-plan-you-are-here"), ..Look::default() })
    }
}
