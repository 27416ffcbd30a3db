//! One act on many applications: chosen in the list, each letter read before it goes, and what came of it for each.
pub mod batch;
pub mod batch_row;
mod preview;
mod result;
pub mod work;

use super::answer::term;
use super::perform::Doing;
use crate::events::{Editor, Organizer, event};
use crate::exhibitors::application::acts::Act;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::{Database, retrying};
use crate::platform::error::{Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::page::Page;
use crate::platform::secret;
use crate::platform::text::{Given, Prose};
use crate::platform::time::{DateField, Now};
use preview::{ManyPage, Row};
use rocket::Either;
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

pub fn routes() -> Vec<rocket::Route> {
    [routes![many], result::routes()].concat()
}

/// The most applications of one batch.
const MOST: usize = 500;
/// What is done before the answer; the rest is done beside it.
const AT_ONCE: u64 = 25;

/// The acts that can be done on many: those that ask for nothing of each.
pub const ACTS: [Act; 7] = [Act::Accept, Act::Offer, Act::Wait, Act::Ask, Act::Decline, Act::Cancel, Act::TakeUp];

#[derive(FromForm)]
pub struct Asked {
    /// "token" from the list, "token.version" once its letter was seen.
    chosen: Vec<String>,
    act: Given<Act>,
    until: Given<DateField>,
    words: Prose<2000>,
    /// Do it: the letters were seen.
    go: bool,
}

impl Asked {
    /// What is asked for, once an act was chosen.
    fn doing(&self, event: &event::Model) -> Result<Option<Doing>, Refusal> {
        let Some(act) = self.act.0 else { return Ok(None) };
        if !ACTS.contains(&act) {
            return Err(Refusal::at("act", "form-choice"));
        }
        let words = self.words.to_string();
        if words.is_empty() {
            act.needs_words()?;
        }
        Ok(Some(Doing { until: self.until.0.and_then(|day| term(day, event)), ..Doing::saying(act, words) }))
    }

    /// (token, version that was seen), each once.
    fn chosen(&self) -> Vec<(&str, Option<i32>)> {
        let mut chosen: Vec<(&str, Option<i32>)> = Vec::new();
        for text in &self.chosen {
            let (token, version) = text.split_once('.').map_or((text.as_str(), None), |(token, version)| (token, version.parse().ok()));
            if !chosen.iter().any(|(known, _)| *known == token) {
                chosen.push((token, version));
            }
        }
        chosen
    }
}

/// Nobody is left out silently: who chose too many chooses again.
fn may_be_done(chosen: usize) -> Result<(), Refusal> {
    match chosen {
        0..=MOST => Ok(()),
        _ => Err(Refusal::new("exhibitors-many-too-many").with("count", chosen).with("most", MOST)),
    }
}

#[post("/studio/<_>/booths/many", data = "<form>")]
async fn many(organizer: Organizer, form: Form<Contextual<'_, Asked>>, db: &Db, now: Now) -> Result<Either<Page<ManyPage>, Redirect>> {
    let Organizer(editor) = organizer;
    let mut view = FormView::sent(&form.context);
    let Some(asked) = &form.value else {
        let rows = preview::rows(db, &editor.event, &[]).await?;
        return Ok(Either::Left(page(&editor, view, (rows, None), now)));
    };
    let chosen = asked.chosen();
    if let Err(no) = may_be_done(chosen.len()) {
        return Ok(Either::Left(page(&editor, view.refused(&no), (Vec::new(), None), now)));
    }
    let rows = preview::rows(db, &editor.event, &chosen).await?;
    let doing = match asked.doing(&editor.event) {
        Ok(doing) if !rows.is_empty() => doing,
        Ok(_) => None,
        Err(no) => {
            view = view.refused(&no);
            None
        }
    };
    let Some(doing) = doing else { return Ok(Either::Left(page(&editor, view, (rows, None), now))) };
    if asked.go {
        let batch = begin(db, &editor, &doing, &rows, now.0).await?;
        return Ok(Either::Right(Redirect::to(format!("/studio/{}/booths/many/{}", editor.event.slug, batch.token))));
    }
    let rows = preview::rehearsed(db, &editor, rows, &doing, now.0).await?;
    Ok(Either::Left(page(&editor, view, (rows, Some(doing.act)), now)))
}

fn page(editor: &Editor, form: FormView, (rows, act): (Vec<Row>, Option<Act>), now: Now) -> Page<ManyPage> {
    editor.visit.clone().page(ManyPage::of(editor, form, rows, act, now.0))
}

/// Writes down what shall be done, does the first of it, and leaves the rest to go on beside the answer.
async fn begin(db: &Db, editor: &Editor, doing: &Doing, rows: &[Row], now: DateTimeUtc) -> Result<batch::Model> {
    let batch = retrying(|| written(db, editor, doing, rows, now)).await?;
    let origin = editor.visit.origin.clone();
    work::begin(db, &batch, now, &origin, AT_ONCE).await?;
    if rows.len() as u64 > AT_ONCE {
        let db: Database = db.inner().clone();
        rocket::tokio::spawn(async move {
            if let Err(error) = work::go_on(&db, now, &origin).await {
                tracing::warn!("acts on many wait for the next round: {error:#}");
            }
        });
    }
    Ok(batch)
}

async fn written(db: &Db, editor: &Editor, doing: &Doing, rows: &[Row], now: DateTimeUtc) -> Result<batch::Model> {
    let change = Change::begin(db, &editor.actor(), now).await?;
    let row = batch::ActiveModel {
        token: Set(secret::token()),
        event_id: Set(editor.event.id),
        account_id: Set(editor.who.account.id),
        act: Set(doing.act),
        words: Set(doing.words.clone()),
        until: Set(doing.until),
        created_at: Set(now),
        ..Default::default()
    };
    let batch = row.insert(change.tx()).await?;
    let of = rows.iter().map(|row| batch_row::ActiveModel {
        batch_id: Set(batch.id),
        application_id: Set(row.application_id),
        seen_version: Set(row.seen_version),
        ..Default::default()
    });
    batch_row::Entity::insert_many(of).exec_without_returning(change.tx()).await?;
    change.commit().await?;
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_chosen_is_chosen_once_with_the_version_that_was_seen() {
        let asked = |chosen: &[&str]| Asked {
            chosen: chosen.iter().map(|text| (*text).to_owned()).collect(),
            act: Given(None),
            until: Given(None),
            words: Prose::default(),
            go: false,
        };
        assert_eq!(asked(&["a", "b.3", "a.2", "c.x"]).chosen(), [("a", None), ("b", Some(3)), ("c", None)]);
        assert_eq!(asked(&["a"; 3]).chosen().len(), 1);
        assert!(may_be_done(MOST).is_ok());
        assert_eq!(may_be_done(MOST + 1).map_err(|no| no.key), Err("exhibitors-many-too-many".into()));
    }
}
