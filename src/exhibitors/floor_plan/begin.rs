//! The first press: a hall of a usual size and the three usual kinds of booth.
use super::halls::write::{HallInput, insert_hall};
use super::kind::Make;
use super::kinds::write::{KindInput, insert_kind, rows};
use super::studio::address;
use super::{hall, studio};
use crate::events::{Organizer, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![begin]
}

/// A size to begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, rocket::FromFormField)]
pub enum Template {
    Small,
    #[default]
    Middle,
    Large,
    Yard,
}

impl Template {
    pub const ALL: [Self; 4] = [Self::Small, Self::Middle, Self::Large, Self::Yard];

    pub fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Middle => "middle",
            Self::Large => "large",
            Self::Yard => "yard",
        }
    }

    /// The word for it, and the name such a hall gets.
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Small => ("plan-template-small", "plan-template-hall"),
            Self::Middle => ("plan-template-middle", "plan-template-hall"),
            Self::Large => ("plan-template-large", "plan-template-hall"),
            Self::Yard => ("plan-template-yard", "plan-template-yard-name"),
        }
    }

    /// Width and depth, in centimetres.
    pub fn size(self) -> (i32, i32) {
        match self {
            Self::Small => (2_400, 1_500),
            Self::Middle => (3_600, 2_400),
            Self::Large => (6_000, 4_200),
            Self::Yard => (5_000, 3_000),
        }
    }
}

#[derive(FromForm)]
struct BeginForm {
    #[field(default = Template::Middle)]
    template: Template,
}

#[post("/studio/<_>/floor-plan/begin", data = "<form>")]
async fn begin(organizer: Organizer, form: Form<BeginForm>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    begin_plan(db, &editor.actor(), now.0, &editor.event, form.template).await?;
    Ok(moved_on(address(&editor), "plan-begun"))
}

/// A hall and the usual kinds, where there are none yet: pressed twice, it is done once.
pub async fn begin_plan(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, template: Template) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    if hall::of_event(change.tx(), event.id).await?.is_empty() {
        let (width_cm, depth_cm) = template.size();
        let name = template.keys().1;
        let name = Bilingual::new(word(Language::Vi, name), word(Language::En, name));
        insert_hall(&mut change, event, &HallInput { name, width_cm, depth_cm, aisle_cm: studio::USUAL_AISLE }).await?;
    }
    if rows(change.tx(), event.id).await?.is_empty() {
        for make in [Make::Shell, Make::Double, Make::Raw] {
            let known = rows(change.tx(), event.id).await?;
            let input = KindInput::usual(make);
            if known.iter().all(|kind| kind.code != input.code) {
                insert_kind(&mut change, event, &input).await?;
            }
        }
    }
    change.commit().await
}
