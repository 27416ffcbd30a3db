//! What may be done with an application now and by whom, and the letters that would go out: the part of its page where
//! organizers act.
use super::share::{may_share, shared_by};
use super::waiting::place_in_line;
use crate::events::event;
use crate::exhibitors::application::acts::{Act, By, possible};
use crate::exhibitors::application::{Model, State};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::floor_plan::kind::{self, Kinds};
use crate::exhibitors::letters::{Drawn, Written};
use crate::exhibitors::limits::Room;
use crate::exhibitors::waiting_list::Rules;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::time::{DateField, local, moment};
use crate::platform::words::word;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveEnum, ConnectionTrait};
use serde::Serialize;

/// The letters of an act that was tried out, its own first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The word of the act.
    act: &'static str,
    letters: Vec<Drawn>,
}

impl Seen {
    pub fn of(act: Act, letters: &[Written]) -> Result<Self> {
        Ok(Self { act: act.key(), letters: letters.iter().map(Written::drawn).collect::<Result<_>>()? })
    }
}

/// Drawn by `exhibitors/panel`.
#[derive(Serialize)]
pub struct Panel {
    acts: Vec<ActChoice>,
    /// What the exhibitor may do now, as word keys.
    theirs: Vec<&'static str>,
    /// "Double shell (3 left)".
    kinds: Vec<Choice>,
    gives_place: bool,
    /// How many booths the exhibitor wished for, or has.
    wished: i32,
    /// Where it stands in the line of its kind.
    in_line: Option<u64>,
    /// Until when the offer stands, ready.
    until: Option<String>,
    waiting_since: Option<String>,
    seen: Option<Seen>,
    /// It may be given a part of another's booth.
    may_share: bool,
    /// The booths of others that it shares.
    shared: Vec<String>,
}

/// An act to choose.
#[derive(Serialize)]
struct ActChoice {
    value: String,
    label: &'static str,
    note: &'static str,
}

impl Panel {
    pub async fn of(
        db: &impl ConnectionTrait,
        event: &event::Model,
        dossier: &Dossier,
        (kinds, now, language): (&Kinds, DateTimeUtc, Language),
    ) -> Result<Self> {
        let row = &dossier.application;
        let acts = possible(By::Organizer, row, event, now);
        let room = Room::of(db, event.id).await?;
        let told = |at: DateTimeUtc| moment(at, event.tz(), language);
        Ok(Self {
            theirs: possible(By::Exhibitor, row, event, now).into_iter().map(Act::key).collect(),
            kinds: kinds.0.iter().map(|kind| Choice::new(kind.code.as_str(), label_of(kind, &room, language))).collect(),
            gives_place: acts.iter().any(|act| act.gives_place()),
            wished: row.booth_count,
            in_line: place_in_line(db, row).await?,
            until: row.offered_until.filter(|_| row.state == State::Offered).map(told),
            waiting_since: row.waiting_since.map(told),
            acts: acts.into_iter().map(|act| ActChoice { value: act.to_value(), label: act.key(), note: act.note_key() }).collect(),
            seen: None,
            may_share: may_share(row.state).is_ok(),
            shared: shared_by(db, dossier).await?,
        })
    }

    pub fn showing(self, seen: Option<Seen>) -> Self {
        Self { seen, ..self }
    }
}

fn label_of(kind: &kind::Model, room: &Room, language: Language) -> String {
    let name = kind.name.plain(language);
    match room.left(Some(&kind.code)) {
        Some(left) => format!("{name} ({} {left})", word(language, "exhibitors-act-left")),
        None => name.to_owned(),
    }
}

/// The form as it opens: what is on record where nothing was typed yet.
pub fn filled(form: FormView, row: &Model, event: &event::Model, rules: Rules, now: DateTimeUtc) -> FormView {
    let mut form = form;
    form.values.insert("version".into(), row.version.to_string());
    let known = [
        ("booth_kind", row.booth_kind.clone().unwrap_or_default()),
        ("until", DateField(local(rules.term(event, now), event.tz()).date()).to_string()),
    ];
    for (name, value) in known {
        form.values.entry(name.into()).or_insert(value);
    }
    form
}
