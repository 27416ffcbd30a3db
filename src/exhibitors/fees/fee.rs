//! What was agreed on the fee of one application, beside the prices of its booths.
use super::price::Relief;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::met::met;
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::money::Dong;
use crate::platform::numbers::grouped;
use crate::platform::text::{Given, Line};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::NotSet, IntoActiveModel};
use serde::Serialize;
use serde_json::json;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "fee")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub application_id: i64,
    pub relief: Relief,
    /// Per cent or đồng, as `relief` says.
    pub relief_value: i64,
    /// Why something is let off.
    pub reason: String,
    /// What is added, in đồng, and for what.
    pub extra: i64,
    pub extra_for: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Nothing agreed beside the prices.
    pub fn usual(application_id: i64) -> Self {
        Self {
            id: 0,
            application_id,
            relief: Relief::None,
            relief_value: 0,
            reason: String::new(),
            extra: 0,
            extra_for: String::new(),
            version: 0,
        }
    }

    /// "30" per cent, or an amount; nothing where there is none to say.
    pub fn value(&self) -> Option<i64> {
        matches!(self.relief, Relief::Percent | Relief::Amount).then_some(self.relief_value)
    }
}

/// What is written of it.
#[derive(Clone, Debug, FromForm)]
pub struct FeeInput {
    pub relief: Relief,
    pub relief_value: Given<Dong>,
    pub reason: Line<0, 300>,
    pub extra: Given<Dong>,
    pub extra_for: Line<0, 200>,
    pub version: i32,
}

impl FeeInput {
    /// Whoever lets something off says how much, and why; what is added says for what.
    pub fn may_stand(&self) -> Result<(), Refusal> {
        let value = self.relief_value.0.unwrap_or_default().0;
        match self.relief {
            Relief::Percent if !(1..=100).contains(&value) => Err(Refusal::at("relief_value", "fees-wrong-percent")),
            Relief::Amount if value == 0 => Err(Refusal::at("relief_value", "form-required")),
            Relief::Percent | Relief::Amount | Relief::Free if self.reason.is_empty() => Err(Refusal::at("reason", "fees-reason-needed")),
            _ if self.extra.0.is_some_and(|extra| extra.0 > 0) && self.extra_for.is_empty() => {
                Err(Refusal::at("extra_for", "fees-extra-for-needed"))
            }
            _ => Ok(()),
        }
    }

    fn over(&self, present: &Model) -> Model {
        let keeps = matches!(self.relief, Relief::Percent | Relief::Amount);
        let extra = self.extra.0.unwrap_or_default().0;
        Model {
            relief: self.relief,
            relief_value: if keeps { self.relief_value.0.unwrap_or_default().0 } else { 0 },
            reason: if self.relief == Relief::None { String::new() } else { self.reason.to_string() },
            extra,
            extra_for: if extra > 0 { self.extra_for.to_string() } else { String::new() },
            ..present.clone()
        }
    }
}

/// What was agreed with this application.
pub async fn of(db: &impl ConnectionTrait, application_id: i64) -> Result<Model> {
    let row = Entity::find().filter(COLUMN.application_id.eq(application_id)).one(db).await?;
    Ok(row.unwrap_or_else(|| Model::usual(application_id)))
}

/// Writes what is agreed, if what is on record still is what was seen.
///
/// # Errors
/// Refusals of [`FeeInput::may_stand`]; `Stale` when somebody was first.
pub async fn agree_in(change: &mut Change, dossier: &Dossier, input: &FeeInput) -> Result<()> {
    input.may_stand()?;
    let present = of(change.tx(), dossier.application.id).await?;
    if present.version != input.version {
        return Err(AppError::Stale);
    }
    let next = replace(change, &present, input.over(&present)).await?;
    let note = Note::new(dossier.application.event_id, "fees-log-agreed")
        .about("application", dossier.application.id, dossier.label())
        .before(&told(&present))
        .after(&told(&next));
    change.note(note.quiet()).await
}

/// What the log keeps, the same in every language.
fn told(fee: &Model) -> serde_json::Value {
    let relief = match fee.relief {
        Relief::None => String::new(),
        Relief::Percent => format!("{}%", fee.relief_value),
        Relief::Amount => grouped(fee.relief_value, Language::Vi),
        Relief::Free => "100%".to_owned(),
    };
    json!({ "relief": relief, "reason": fee.reason, "extra": fee.extra, "extra_for": fee.extra_for })
}

/// Takes this application's turn: of two changes that have read the same row, one goes on.
pub async fn take_turn(change: &Change, seen: &Model) -> Result<()> {
    match replace(change, seen, seen.clone()).await {
        Err(AppError::Stale) => Err(met().into()),
        done => done.map(drop),
    }
}

async fn replace(change: &Change, seen: &Model, next: Model) -> Result<Model> {
    if seen.version == 0 {
        let mut row = Model { version: 1, ..next }.into_active_model().reset_all();
        row.id = NotSet;
        return row.insert(change.tx()).await.or_refuse_duplicate(met());
    }
    let mut row = next.clone().into_active_model().reset_all();
    row.id = NotSet;
    row.version = NotSet;
    let written = Entity::update_many()
        .set(row)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(COLUMN.id.eq(seen.id))
        .filter(COLUMN.version.eq(seen.version))
        .exec(change.tx())
        .await?;
    if written.rows_affected == 0 { Err(AppError::Stale) } else { Ok(Model { version: seen.version + 1, ..next }) }
}
