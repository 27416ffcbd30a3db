//! Does an act: whatever is done to an application goes through here, with its places, its line in the log, its letter, and the
//! offer to whoever waits for the place it frees.
use super::give;
use super::waiting;
use crate::events::event;
use crate::exhibitors::application::acts::{self, Act, By};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::desk::vehicles::vehicle;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::fees;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::letters::{self, About, Written};
use crate::exhibitors::limits::{self, Held};
use crate::exhibitors::met::settling;
use crate::exhibitors::values::Numbers;
use crate::exhibitors::waiting_list::Rules;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use sea_orm::ConnectionTrait;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

/// What is done, with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doing {
    pub act: Act,
    pub place: Place,
    /// Until when an offer stands; nothing for the event's own term.
    pub until: Option<DateTimeUtc>,
    /// To the exhibitor; empty for none.
    pub words: String,
}

/// The place that an act gives. What is left out stays as the exhibitor wished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The code of a kind.
    pub kind: Option<String>,
    pub count: Option<i32>,
    /// Booths by their numbers; nothing where they are given later, on the plan.
    pub numbers: Option<Numbers>,
}

impl Doing {
    pub fn of(act: Act) -> Self {
        Self { act, place: Place::default(), until: None, words: String::new() }
    }

    pub fn saying(act: Act, words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::of(act) }
    }

    /// Accepts with these booths, and a word or none.
    pub fn accepting(numbers: Numbers, words: impl Into<String>) -> Self {
        let place = Place { numbers: Some(numbers), ..Place::default() };
        Self { place, ..Self::saying(Act::Accept, words) }
    }
}

/// Who acts, on which application, as they saw it.
#[derive(Clone, Copy)]
pub struct Acting<'a> {
    pub actor: &'a Actor,
    pub by: By,
    pub event: &'a event::Model,
    pub token: &'a str,
    /// The version they saw; nothing where they act on whatever stands there.
    pub version: Option<i32>,
    pub now: DateTimeUtc,
    /// "https://host", for the letters.
    pub origin: &'a str,
}

/// What came of an act: the application, and the letters that go out with it, its own first.
#[derive(Clone, Debug)]
pub struct Done {
    pub dossier: Dossier,
    pub letters: Vec<Written>,
}

/// Does it, and tells the exhibitor.
///
/// # Errors
/// Refusals: what may not be done in this state, by this person or at this moment; a full kind or hall; a booth that somebody
/// has (and who). `Stale` when the application was changed since it was opened.
pub async fn perform(db: &Database, acting: &Acting<'_>, doing: &Doing) -> Result<Dossier> {
    settling(|| async {
        let (change, done) = begun(db, acting, doing).await?;
        change.commit().await?;
        Ok(done.dossier)
    })
    .await
}

/// Does it and takes it back: what would come of it, to the last letter.
///
/// # Errors
/// Those of [`perform`].
pub async fn rehearse(db: &Database, acting: &Acting<'_>, doing: &Doing) -> Result<Done> {
    settling(|| async { Ok(begun(db, acting, doing).await?.1) }).await
}

/// The act within a change that nobody has ended yet.
pub async fn begun(db: &Database, acting: &Acting<'_>, doing: &Doing) -> Result<(Change, Done)> {
    let mut change = Change::begin(db, acting.actor, acting.now).await?;
    let done = act_in(&mut change, acting, doing).await?;
    Ok((change, done))
}

/// The act with its letters, and the offers for what it frees, inside a change.
pub async fn act_in(change: &mut Change, acting: &Acting<'_>, doing: &Doing) -> Result<Done> {
    limits::take_turn(change.tx(), acting.event.id).await?;
    let present = Dossier::by_token(change.tx(), acting.event.id, acting.token).await?;
    acts::may(doing.act, acting.by, &present.application, acting.event, acting.now)?;
    if acting.version.is_some_and(|seen| seen != present.application.version) {
        return Err(AppError::Stale);
    }
    let doing = checked(change.tx(), acting, doing).await?;
    let Rows { dossier, heirs } = rows(change, &present, &doing, None).await?;
    let mut letters = vec![tell(change, acting, &dossier, doing.act.letter()).await?];
    for heir in &heirs {
        letters.push(tell(change, acting, heir, "exhibitors/letters/inherited").await?);
    }
    if doing.act == Act::Arrange {
        let at = fees::Origin { event: acting.event, host: acting.origin };
        letters.extend(fees::tell_in(change, at, &dossier).await?);
    }
    if Held::of(&present.application) != Held::of(&dossier.application) {
        letters.extend(waiting::offer_in(change, acting.event, acting.origin).await?);
    }
    Ok(Done { dossier, letters })
}

async fn tell(change: &mut Change, acting: &Acting<'_>, dossier: &Dossier, template: &'static str) -> Result<Written> {
    let booths = numbers_of(&dossier.booths(change.tx()).await?);
    letters::write(change, dossier, About { event: acting.event, origin: acting.origin, template, booths }).await
}

/// With what the form left open, and without what makes no sense.
async fn checked(tx: &impl ConnectionTrait, acting: &Acting<'_>, doing: &Doing) -> Result<Doing> {
    let mut doing = doing.clone();
    if doing.words.is_empty() {
        doing.act.needs_words()?;
    }
    if let Some(code) = &doing.place.kind
        && Kinds::of(tx, acting.event.id).await?.by_code(code).is_none()
    {
        return Err(Refusal::at("booth_kind", "form-choice").into());
    }
    match doing.act {
        Act::Offer if doing.until.is_none() => {
            doing.until = Some(Rules::of(tx, acting.event.id).await?.term(acting.event, acting.now));
        }
        Act::Offer if doing.until.is_some_and(|until| until <= acting.now) => {
            return Err(Refusal::at("until", "exhibitors-act-term-past").into());
        }
        Act::Wait => waiting::must_be_full(tx, acting.event, acting.token, acting.now).await?,
        _ => {}
    }
    Ok(doing)
}

/// The rows of an act and its line in the log, inside a change, without a letter and without asking who acts: for seeds.
pub async fn do_in(change: &mut Change, present: &Dossier, doing: &Doing) -> Result<Dossier> {
    limits::take_turn(change.tx(), present.application.event_id).await?;
    Ok(rows(change, present, doing, None).await?.dossier)
}

/// What an act has written.
pub(super) struct Rows {
    pub dossier: Dossier,
    /// Who shared a booth of somebody who is gone, and has it alone now.
    pub heirs: Vec<Dossier>,
}

/// Writes the rows of an act in one's turn; `hand` is who did it where it is not who makes the change.
pub(super) async fn rows(change: &mut Change, present: &Dossier, doing: &Doing, hand: Option<&Actor>) -> Result<Rows> {
    let before = &present.application;
    let hand = hand.unwrap_or(change.actor()).clone();
    let after = next_row(before, doing, (&hand, change.now()))?;
    let application = before.replace(change.tx(), after).await?;
    limits::exchange(change.tx(), before.event_id, &Held::of(before), &Held::of(&application)).await?;
    let dossier = Dossier { exhibitor: present.exhibitor.clone(), application };
    let left = match before.state.holds_place() && !dossier.application.state.holds_place() {
        true => {
            vehicle::give_all_back(change, present.exhibitor.id).await?;
            give::leave(change, present).await?
        }
        false => give::Left::default(),
    };
    match &doing.place.numbers {
        Some(numbers) if doing.act.gives_place() => give::stand_at(change, &dossier, numbers).await?,
        _ if doing.act == Act::Arrange => give::must_fit(change.tx(), &dossier).await?,
        _ => {}
    }
    let booths = numbers_of(&dossier.booths(change.tx()).await?);
    let note = Note::new(before.event_id, doing.act.log_key())
        .about("application", before.id, dossier.label())
        .before(&Trace::of(before, &left.booths))
        .after(&Trace::of(&dossier.application, &booths))
        .by(&hand);
    // Only who is accepted stands in the public directory and on the plan.
    let public = before.state.is_shown() || dossier.application.state.is_shown();
    change.note(if public { note } else { note.quiet() }).await?;
    Ok(Rows { dossier, heirs: left.heirs })
}

/// The row after the act.
fn next_row(before: &application::Model, doing: &Doing, (hand, now): (&Actor, DateTimeUtc)) -> Result<application::Model> {
    let state = acts::next(doing.act, before.state)?;
    let arranged = doing.act == Act::Arrange;
    let mut after = application::Model {
        state,
        updated_at: now,
        offered_until: if arranged { before.offered_until } else { doing.until.filter(|_| state == State::Offered) },
        waiting_since: (state == State::Waiting).then_some(now),
        ..before.clone()
    };
    if !state.holds_place() {
        // Who shared a booth had none of their own, and wishes for one again.
        after.booth_count = std::cmp::max(before.booth_count, 1);
    }
    if doing.act.gives_place() {
        (after.booth_kind, after.booth_count) = placed(before, &doing.place)?;
    }
    if doing.act.is_told() {
        after.words = doing.words.clone();
        after.decided_at = Some(now);
        after.decided_by = hand.id;
    }
    Ok(after)
}

/// Kind and number of the place that is given: as said, else as many as there are numbers, else as it was.
fn placed(before: &application::Model, place: &Place) -> Result<(Option<String>, i32)> {
    let numbered = place.numbers.as_ref().map(|numbers| i32::try_from(numbers.all().len())).transpose().map_err(anyhow::Error::from)?;
    let count = place.count.or(numbered).unwrap_or(before.booth_count);
    if numbered.is_some_and(|numbered| numbered > count) {
        return Err(Refusal::at("numbers", "exhibitors-act-more-numbers").with("count", count).into());
    }
    Ok((place.kind.clone().or(before.booth_kind.clone()), count))
}

/// What the log keeps of an application: nothing about people.
#[derive(Serialize)]
pub struct Trace<'a> {
    pub state: State,
    pub booths: &'a str,
    pub booth_kind: Option<&'a str>,
    pub booth_count: i32,
    pub offered_until: Option<DateTimeUtc>,
    pub words: &'a str,
}

impl<'a> Trace<'a> {
    pub fn of(application: &'a application::Model, booths: &'a str) -> Self {
        Self {
            state: application.state,
            booths,
            booth_kind: application.booth_kind.as_deref(),
            booth_count: application.booth_count,
            offered_until: application.offered_until,
            words: &application.words,
        }
    }
}
