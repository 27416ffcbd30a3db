//! What points to rows that may be merged away. Each area declares its own columns; `lib.rs` puts the lists together, so that
//! people need not know of programmes. An undeclared column keeps a merge from happening: the database refuses to let the row go.
use crate::platform::error::Result;
use anyhow::Context;
use rocket::async_trait;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IdenStatic, IntoActiveModel, Iterable,
    ModelTrait, QueryFilter, QueryOrder, SqlErr, TransactionTrait, Value,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One thing a merge did, and how it is taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Step {
    /// A row points elsewhere now.
    Moved { table: String, column: String, id: i64, from: i64, to: i64 },
    /// A row said the same of the one that was kept: it went.
    Dropped { table: String, row: serde_json::Value },
}

/// A row that points to what goes.
pub struct Pointing {
    pub id: i64,
    /// A row that says the same of what is kept: both cannot stand.
    pub twin: Option<i64>,
    pub row: serde_json::Value,
}

/// A column that names rows which may be merged away.
#[async_trait]
pub trait Reference: Send + Sync {
    /// The table whose rows are named.
    fn names(&self) -> &'static str;

    /// The table that has the column.
    fn table(&self) -> &'static str;

    fn column(&self) -> &'static str;

    /// The word for how many rows there are.
    fn word(&self) -> &'static str;

    /// Rows that point to `from`, with those they would meet at `to`.
    async fn pointing(&self, tx: &DatabaseTransaction, from: i64, to: i64) -> Result<Vec<Pointing>>;

    /// Lets a row point to `to`, if it still points to `from`.
    async fn point(&self, tx: &DatabaseTransaction, id: i64, from: i64, to: i64) -> Result<()>;

    async fn take_out(&self, tx: &DatabaseTransaction, id: i64) -> Result<()>;

    /// Puts a row back as it was, unless what it belongs to has gone since.
    async fn put_back(&self, tx: &DatabaseTransaction, row: &serde_json::Value) -> Result<()>;
}

/// The usual kind: a table of ours with a key `id`, and columns that may stand only once together with the one that names.
pub struct Rows<E: EntityTrait> {
    pub names: &'static str,
    pub table: &'static str,
    pub word: &'static str,
    pub id: E::Column,
    pub column: E::Column,
    pub once_with: &'static [E::Column],
}

#[async_trait]
impl<E> Reference for Rows<E>
where
    E: EntityTrait,
    E::Model: Serialize + DeserializeOwned + IntoActiveModel<E::ActiveModel> + Send + Sync,
    E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    E::Column: Send + Sync,
{
    fn names(&self) -> &'static str {
        self.names
    }

    fn table(&self) -> &'static str {
        self.table
    }

    fn column(&self) -> &'static str {
        self.column.as_str()
    }

    fn word(&self) -> &'static str {
        self.word
    }

    async fn pointing(&self, tx: &DatabaseTransaction, from: i64, to: i64) -> Result<Vec<Pointing>> {
        let rows = E::find().filter(self.column.eq(from)).order_by_asc(self.id).all(tx).await?;
        let theirs = match self.once_with {
            [] => Vec::new(),
            _ => E::find().filter(self.column.eq(to)).all(tx).await?,
        };
        let is_twin = |row: &E::Model, other: &E::Model| self.once_with.iter().all(|column| row.get(*column) == other.get(*column));
        let pointing = |row: &E::Model| {
            let twin = theirs.iter().find(|other| is_twin(row, other)).map(|other| self.key(other)).transpose()?;
            Ok(Pointing { id: self.key(row)?, twin, row: serde_json::to_value(row).context(self.table)? })
        };
        rows.iter().map(pointing).collect()
    }

    async fn point(&self, tx: &DatabaseTransaction, id: i64, from: i64, to: i64) -> Result<()> {
        let row = E::update_many().col_expr(self.column, sea_orm::sea_query::Expr::value(to));
        row.filter(self.id.eq(id)).filter(self.column.eq(from)).exec(tx).await?;
        Ok(())
    }

    async fn take_out(&self, tx: &DatabaseTransaction, id: i64) -> Result<()> {
        E::delete_many().filter(self.id.eq(id)).exec(tx).await?;
        Ok(())
    }

    async fn put_back(&self, tx: &DatabaseTransaction, row: &serde_json::Value) -> Result<()> {
        insert_again::<E>(tx, row).await
    }
}

impl<E: EntityTrait> Rows<E> {
    fn key(&self, row: &E::Model) -> Result<i64> {
        match row.get(self.id) {
            Value::BigInt(Some(id)) => Ok(id),
            other => Err(anyhow::anyhow!("{}: {other:?} is no key", self.table).into()),
        }
    }
}

/// A row as it once was, with its key; what it belongs to may be gone, or something else may stand in its place: then it stays away.
pub async fn insert_again<E>(tx: &DatabaseTransaction, row: &serde_json::Value) -> Result<()>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let model: E::Model = serde_json::from_value(row.clone()).context("a row that was kept")?;
    let mut active = model.clone().into_active_model();
    for column in E::Column::iter() {
        active.set(column, model.get(column));
    }
    let inner = tx.begin().await?;
    match E::insert(active).exec_without_returning(&inner).await {
        Ok(_) => Ok(inner.commit().await?),
        Err(error) => {
            inner.rollback().await?;
            match error.sql_err() {
                Some(SqlErr::ForeignKeyConstraintViolation(_) | SqlErr::UniqueConstraintViolation(_)) => Ok(()),
                _ => Err(error.into()),
            }
        }
    }
}

/// Everything that is known to point somewhere, in the order of the areas.
#[derive(Clone, Default)]
pub struct References(Arc<Vec<Box<dyn Reference>>>);

impl References {
    pub fn of(areas: impl IntoIterator<Item = Vec<Box<dyn Reference>>>) -> Self {
        Self(Arc::new(areas.into_iter().flatten().collect()))
    }

    /// Table and column of each.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().map(|one| (one.table(), one.column()))
    }

    fn naming(&self, table: &str) -> impl Iterator<Item = &dyn Reference> {
        self.0.iter().map(AsRef::as_ref).filter(move |one| one.names() == table)
    }

    fn find(&self, table: &str, column: Option<&str>) -> Result<&dyn Reference> {
        let known = |one: &&dyn Reference| one.table() == table && column.is_none_or(|column| one.column() == column);
        let found = self.0.iter().map(AsRef::as_ref).find(known);
        Ok(found.with_context(|| format!("nothing is known of {table}"))?)
    }

    /// Everything that points to row `from` of a table points to `to` in the end. Where both cannot stand, the row of `to`
    /// does; what pointed to the other one is moved to it first, in the same way.
    pub async fn shift(&self, tx: &DatabaseTransaction, table: &str, from: i64, to: i64) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        for reference in self.naming(table) {
            for row in reference.pointing(tx, from, to).await? {
                let table = reference.table().to_owned();
                if let Some(twin) = row.twin {
                    steps.extend(Box::pin(self.shift(tx, reference.table(), row.id, twin)).await?);
                    reference.take_out(tx, row.id).await?;
                    steps.push(Step::Dropped { table, row: row.row });
                } else {
                    reference.point(tx, row.id, from, to).await?;
                    steps.push(Step::Moved { table, column: reference.column().to_owned(), id: row.id, from, to });
                }
            }
        }
        Ok(steps)
    }

    /// Takes steps back, the last first. A row that has been changed to point elsewhere since stays there.
    pub async fn take_back(&self, tx: &DatabaseTransaction, steps: &[Step]) -> Result<()> {
        for step in steps.iter().rev() {
            match step {
                Step::Moved { table, column, id, from, to } => self.find(table, Some(column.as_str()))?.point(tx, *id, *to, *from).await?,
                Step::Dropped { table, row } => self.find(table, None)?.put_back(tx, row).await?,
            }
        }
        Ok(())
    }

    /// How many rows of each kind would go along, and how many of them would meet one that says the same.
    pub async fn counted(&self, tx: &DatabaseTransaction, table: &str, from: i64, to: i64) -> Result<Vec<(&'static str, usize, usize)>> {
        let mut counts = Vec::new();
        for reference in self.naming(table) {
            let rows = reference.pointing(tx, from, to).await?;
            if !rows.is_empty() {
                counts.push((reference.word(), rows.len(), rows.iter().filter(|row| row.twin.is_some()).count()));
            }
        }
        Ok(counts)
    }
}
