//! The day itself: what runs late, moves, is off or is speaking now, in two taps on a phone; released at once, and told to
//! everybody who looks at a public page or at a board in the hall.
mod act;
mod board;
mod page;
pub mod stand;
mod stream;
mod work;

pub use act::Act;
pub use stream::Streams;
pub use work::{act, take_back};

use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::Outcome;
use crate::platform::page::Page;
use crate::platform::time::Now;
use page::{Asked, LiveView};
use rocket::form::Form;
use rocket::response::Redirect;

pub fn routes() -> Vec<rocket::Route> {
    let mut all = routes![live, press, back];
    all.extend(stream::routes());
    all.extend(board::routes());
    all
}

/// What a button of the page sends. An own number and a room come from fields beside it.
#[derive(FromForm)]
struct Pressed<'r> {
    #[field(default = "")]
    act: &'r str,
    minutes: Option<i32>,
    #[field(default = false)]
    following: bool,
    room: Option<&'r str>,
    /// The day the page showed.
    day: Option<&'r str>,
}

impl Pressed<'_> {
    fn act(&self) -> Result<Act, Refusal> {
        let late = |minutes: Option<i32>| {
            let minutes = minutes.ok_or(Refusal::at("minutes", "programme-live-minutes-range").with("most", act::LATEST))?;
            Ok(Act::Late { minutes, following: self.following })
        };
        match self.act.split_once(':').unwrap_or((self.act, "")) {
            ("late", "") => late(self.minutes),
            ("late", minutes) => late(minutes.parse().ok()),
            ("room", uuid) if !uuid.is_empty() => Ok(Act::Room(uuid.to_owned())),
            ("room", _) => Ok(Act::Room(self.room.filter(|room| !room.is_empty()).ok_or(Refusal::at("room", "form-choice"))?.to_owned())),
            ("off", _) => Ok(Act::Off(true)),
            ("on", _) => Ok(Act::Off(false)),
            ("speaking", _) => Ok(Act::Speaking(true)),
            ("silent", _) => Ok(Act::Speaking(false)),
            _ => Err(Refusal::new("form-choice")),
        }
    }
}

#[get("/studio/<_>/live?<asked..>")]
async fn live(editor: Editor, asked: Asked<'_>, db: &Db, now: Now) -> Result<Page<LiveView>> {
    let view = LiveView::read(db, &editor, &asked, now.0, None).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/live/<id>", data = "<form>")]
async fn press(editor: Editor, id: i64, form: Form<Pressed<'_>>, db: &Db, now: Now) -> Result<Outcome<LiveView>> {
    let asked = Asked { done: None, open: Some(id), day: form.day };
    let done = match form.act() {
        Ok(wish) => work::act(db, &editor.actor(), now.0, (&editor.event, id), &wish).await,
        Err(no) => Err(no.into()),
    };
    answer(editor, asked, done, db, now).await
}

#[post("/studio/<_>/live/back/<line>?<day>")]
async fn back(editor: Editor, line: i64, day: Option<&str>, db: &Db, now: Now) -> Result<Outcome<LiveView>> {
    let done = work::take_back(db, &editor.actor(), now.0, &editor.event, line).await;
    answer(editor, Asked { done: None, open: None, day }, done, db, now).await
}

/// To the page that says what was done, or the same page with what is in the way.
async fn answer(editor: Editor, asked: Asked<'_>, done: Result<i64>, db: &Db, now: Now) -> Result<Outcome<LiveView>> {
    match done {
        Ok(line) => {
            let day =
                asked.day.and_then(|day| crate::platform::time::parse_date(day).ok()).map(|day| format!("&day={day}")).unwrap_or_default();
            Ok(Outcome::Moved(Redirect::to(format!("/studio/{}/live?done={line}{day}", editor.event.slug))))
        }
        Err(AppError::Refused(no)) => {
            let view = LiveView::read(db, &editor, &asked, now.0, Some(&no)).await?;
            Ok(Outcome::Again(editor.visit.page(view)))
        }
        Err(other) => Err(other),
    }
}
