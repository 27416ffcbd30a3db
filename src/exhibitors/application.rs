//! An application: an exhibitor's request for a booth, its states, and what each state allows. What leads from one state to
//! another is in `acts`.
pub mod acts;

use super::waiting_list::only_full;
use crate::events::event;
use crate::platform::error::{AppError, Refusal, Result};
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::NotSet, IntoActiveModel};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Random; what addresses and letters name it by.
    #[sea_orm(unique)]
    pub token: String,
    pub event_id: i64,
    #[sea_orm(unique)]
    pub exhibitor_id: i64,
    pub state: State,
    /// The furthest step of the form that was filled in, from 1.
    pub step: i32,
    /// The code of a kind of booth of the event.
    pub booth_kind: Option<String>,
    pub booth_count: i32,
    /// Wishes for a corner.
    pub corner: bool,
    /// The technology village it would like to stand in.
    pub village: String,
    /// Whom it would like to stand beside, in its words.
    pub neighbours: String,
    /// Extra power in kW, as written.
    pub power_kw: String,
    /// Sockets beyond the one there is.
    pub sockets: i32,
    pub three_phase: bool,
    /// Also by night: freezers, aquariums.
    pub all_day_power: bool,
    pub water: bool,
    pub internet: bool,
    /// Pieces beyond what comes with the booth, and what else is needed in words.
    pub tables: i32,
    pub chairs: i32,
    pub screens: i32,
    pub furniture: String,
    /// Heavy or large exhibits.
    pub heavy: String,
    pub technologies_offered: String,
    pub technologies_needed: String,
    /// Would like to show or pitch on the stage.
    pub demo_wish: bool,
    pub note: String,
    /// The organizers' latest words to the exhibitor.
    pub words: String,
    pub sent_at: Option<DateTimeUtc>,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<i64>,
    /// On the waiting list since; the list's order.
    pub waiting_since: Option<DateTimeUtc>,
    /// An offered place is kept until then.
    pub offered_until: Option<DateTimeUtc>,
    /// The version of the conditions it accepted, and when.
    pub conditions_id: Option<i64>,
    pub conditions_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    #[sea_orm(belongs_to, from = "exhibitor_id", to = "id")]
    pub exhibitor: BelongsTo<super::exhibitor::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How far an application has come; the ways between are those of [`acts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Sent,
    #[field(value = "changes_asked")]
    ChangesAsked,
    /// On the waiting list of its kind of booth.
    Waiting,
    /// A freed place is kept for it until a term.
    Offered,
    Accepted,
    /// The exhibitor has said that it comes.
    Confirmed,
    Declined,
    Withdrawn,
    /// Taken back after a yes: by the organizers, or because a term passed.
    Cancelled,
}

impl State {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "exhibitors-state-draft",
            Self::Sent => "exhibitors-state-sent",
            Self::ChangesAsked => "exhibitors-state-changes-asked",
            Self::Waiting => "exhibitors-state-waiting",
            Self::Offered => "exhibitors-state-offered",
            Self::Accepted => "exhibitors-state-accepted",
            Self::Confirmed => "exhibitors-state-confirmed",
            Self::Declined => "exhibitors-state-declined",
            Self::Withdrawn => "exhibitors-state-withdrawn",
            Self::Cancelled => "exhibitors-state-cancelled",
        }
    }

    /// The kind of tag that shows it: its colour and shape.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Draft => "plain",
            Self::Sent | Self::Waiting => "wait",
            Self::ChangesAsked | Self::Offered => "ask",
            Self::Accepted | Self::Confirmed => "ok",
            Self::Declined => "bad",
            Self::Withdrawn | Self::Cancelled => "off",
        }
    }

    /// The states of an exhibitor that the public sees.
    pub const SHOWN: [Self; 2] = [Self::Accepted, Self::Confirmed];

    /// The states that take up places: counted against the quota of the kind and the limit of the hall.
    pub const HOLDING: [Self; 3] = [Self::Offered, Self::Accepted, Self::Confirmed];

    /// Takes up as many places as booths were asked for.
    pub fn holds_place(self) -> bool {
        Self::HOLDING.contains(&self)
    }

    /// Stands in the public directory, if its exhibitor agreed.
    pub fn is_shown(self) -> bool {
        Self::SHOWN.contains(&self)
    }

    /// The exhibitor may change it while nobody is deciding on it. Who withdrew may try again:
    /// an exhibitor has one application per event.
    pub fn may_be_changed(self) -> Result<(), Refusal> {
        match self {
            Self::Draft | Self::ChangesAsked | Self::Withdrawn => Ok(()),
            Self::Sent | Self::Waiting => Err(Refusal::new("exhibitors-apply-already-sent")),
            Self::Offered | Self::Accepted | Self::Confirmed | Self::Declined => Err(Refusal::new("exhibitors-apply-already-decided")),
            Self::Cancelled => Err(Refusal::new("exhibitors-apply-cancelled")),
        }
    }

    /// What may be changed may be sent, once or again.
    pub fn may_be_sent(self) -> Result<(), Refusal> {
        self.may_be_changed()
    }

    /// Only who holds a place is given booths on the floor plan.
    pub fn may_be_placed(self) -> Result<(), Refusal> {
        if self.holds_place() { Ok(()) } else { Err(Refusal::new("exhibitors-place-not-accepted")) }
    }
}

/// Whether an exhibitor may write into its application now. A draft can be filled in while the hall is full:
/// somebody may withdraw. What the organizers asked to be changed can be changed after the window has closed.
pub fn may_be_edited(state: State, event: &event::Model, now: DateTimeUtc) -> Result<(), Refusal> {
    state.may_be_changed()?;
    match event.may_apply_for_booth(now) {
        Err(_) if only_full(event, now) => Ok(()),
        Err(_) if event.state == event::State::Published && state == State::ChangesAsked => Ok(()),
        rule => rule,
    }
}

/// Whether an exhibitor may send its application now, once or again.
pub fn may_be_sent_now(state: State, event: &event::Model, now: DateTimeUtc) -> Result<(), Refusal> {
    state.may_be_sent()?;
    match event.may_apply_for_booth(now) {
        Err(_) if event.state == event::State::Published && state == State::ChangesAsked => Ok(()),
        rule => rule,
    }
}

impl Model {
    /// Writes `next` over this row if nobody has changed it since it was read.
    ///
    /// # Errors
    /// `Stale` when somebody did: the caller reads again to see what happened.
    pub async fn replace(&self, tx: &impl ConnectionTrait, mut next: Self) -> Result<Self> {
        next.version = self.version + 1;
        let mut row = next.clone().into_active_model().reset_all();
        row.id = NotSet;
        let written = Entity::update_many()
            .set(row)
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.version.eq(self.version))
            .filter(COLUMN.state.eq(self.state))
            .exec(tx)
            .await?;
        if written.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        Ok(next)
    }
}

#[cfg(test)]
mod tests {
    use super::State::{self, *};

    #[test]
    fn each_state_allows_what_follows_it() {
        // changed, sent, placed, shown
        let table = [
            (Draft, [true, true, false, false]),
            (Sent, [false, false, false, false]),
            (ChangesAsked, [true, true, false, false]),
            (Waiting, [false, false, false, false]),
            (Offered, [false, false, true, false]),
            (Accepted, [false, false, true, true]),
            (Confirmed, [false, false, true, true]),
            (Declined, [false, false, false, false]),
            (Withdrawn, [true, true, false, false]),
            (Cancelled, [false, false, false, false]),
        ];
        for (state, expected) in table {
            assert_eq!(allowed(state), expected, "{state:?}");
        }
    }

    fn allowed(state: State) -> [bool; 4] {
        [state.may_be_changed().is_ok(), state.may_be_sent().is_ok(), state.may_be_placed().is_ok(), state.is_shown()]
    }
}
