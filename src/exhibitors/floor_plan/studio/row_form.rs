//! A row of booths by a form: the same as one gesture on the plan.
use super::view::PlanView;
use super::{Sight, act, table_of};
use crate::events::Organizer;
use crate::exhibitors::floor_plan::acts::answer;
use crate::exhibitors::floor_plan::acts::asked::{Asked, Draw, Row};
use crate::exhibitors::floor_plan::metres::Metres;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{FormView, Outcome};
use crate::platform::text::{Given, Line};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![add]
}

#[derive(FromForm)]
struct RowForm {
    hall: i64,
    kind: Line<1, 40>,
    count: i32,
    first: Line<0, 12>,
    x: Metres,
    y: Metres,
    way: Way,
    turn: i32,
    village: Given<i64>,
}

/// Which way a row goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, rocket::FromFormField)]
enum Way {
    Across,
    Down,
}

impl RowForm {
    fn asked(&self) -> Asked {
        let row = Row {
            x: self.x.0,
            y: self.y.0,
            count: self.count,
            down: self.way == Way::Down,
            turn: self.turn,
            first: Some(self.first.to_string()),
        };
        Asked::Draw(Draw { hall: self.hall, kind: self.kind.to_string(), rows: vec![row], village: self.village.0 })
    }
}

#[post("/studio/<_>/floor-plan/rows", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, RowForm>>, db: &Db, now: Now) -> Result<Outcome<PlanView>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let hall = form.context.field_value("hall").and_then(|hall| hall.parse().ok());
    let shown = match &form.value {
        None => sent,
        Some(value) => match act(db, &editor, now, &value.asked()).await? {
            Ok(said) => return Ok(Outcome::Done(Flash::success(Redirect::to(table_of(&editor, hall)), said))),
            Err(no) => sent.refused(&answer::refusal(db.reader(), &editor, &no).await?),
        },
    };
    let view = PlanView::read(db, &editor, (hall, Sight::Table), shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}
