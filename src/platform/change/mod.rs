//! The one door for writes: a transaction that holds the rows, the log line, the letters and the revision, or nothing.
pub mod letter;
pub mod log_line;
pub mod revision;

use super::db::Database;
use super::error::Result;
use super::language::Language;
use chrono::{DateTime, Utc};
use rocket::tokio::sync::OwnedSemaphorePermit;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// The scope of what every page of the site may show, beside the scopes of single events.
pub const SITE: i64 = 0;

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub id: Option<i64>,
    pub name: String,
}

impl Actor {
    /// The program itself: seeds, workers, the command line.
    pub fn program(name: &str) -> Self {
        Self { id: None, name: name.to_owned() }
    }
}

/// A line for the log: who did what to which thing, with the thing before and after.
#[derive(Debug)]
pub struct Note {
    scope: Option<i64>,
    act: &'static str,
    subject: String,
    label: String,
    before: Option<Value>,
    after: Option<Value>,
    quiet: bool,
    hand: Option<Actor>,
}

impl Note {
    /// `act` is a word key such as `exhibitors-log-accepted`; `scope` is the event it belongs to, if one.
    pub fn new(scope: impl Into<Option<i64>>, act: &'static str) -> Self {
        Self { scope: scope.into(), act, subject: String::new(), label: String::new(), before: None, after: None, quiet: false, hand: None }
    }

    /// What it was done to: `application`, its id, and the name people know it by.
    pub fn about(mut self, kind: &str, id: i64, label: impl Into<String>) -> Self {
        self.subject = format!("{kind}:{id}");
        self.label = label.into();
        self
    }

    /// What was there before. Never hand in secrets: this is shown to organizers.
    pub fn before(mut self, value: &impl Serialize) -> Self {
        self.before = serde_json::to_value(value).ok();
        self
    }

    pub fn after(mut self, value: &impl Serialize) -> Self {
        self.after = serde_json::to_value(value).ok();
        self
    }

    /// It was not done by whoever makes the change, but follows from it: the program did it.
    pub fn by(mut self, hand: &Actor) -> Self {
        self.hand = Some(hand.clone());
        self
    }

    /// No public page shows it: the revision stays, and kept pages live on.
    pub fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }
}

/// A letter to be sent once the change stands.
#[derive(Debug)]
pub struct Letter {
    pub to: String,
    pub name: String,
    pub language: Language,
    /// Stem of the template, such as `accounts/letters/recover`.
    pub template: &'static str,
    pub data: Value,
    pub event_id: Option<i64>,
    /// The data holds a token: blanked once sent.
    pub secret: bool,
}

/// One write, from begin to commit. Dropped without commit, nothing has happened.
pub struct Change {
    tx: DatabaseTransaction,
    db: Database,
    actor: Actor,
    now: DateTime<Utc>,
    touched: BTreeSet<i64>,
    letters: bool,
    _turn: OwnedSemaphorePermit,
}

impl Change {
    /// Begins: at once as a writer on SQLite, so that what is read inside stays true until the commit.
    pub async fn begin(db: &Database, actor: &Actor, now: DateTime<Utc>) -> Result<Self> {
        let turn = db.turn_to_write().await?;
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        let tx = db.reader().begin_with_options(options).await?;
        Ok(Self { tx, db: db.clone(), actor: actor.clone(), now, touched: BTreeSet::new(), letters: false, _turn: turn })
    }

    /// The transaction, for reading and writing rows.
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// When this change happens.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Writes the log line; pages of the note's scope are drawn anew after the commit, unless the note is quiet.
    pub async fn note(&mut self, note: Note) -> Result<()> {
        if !note.quiet {
            self.touched.insert(note.scope.unwrap_or(SITE));
        }
        let hand = note.hand.as_ref().unwrap_or(&self.actor);
        let line = log_line::ActiveModel {
            at: Set(self.now),
            actor_id: Set(hand.id),
            actor_name: Set(hand.name.clone()),
            scope: Set(note.scope),
            act: Set(note.act.to_owned()),
            subject: Set(note.subject),
            label: Set(note.label),
            before: Set(note.before),
            after: Set(note.after),
            ..Default::default()
        };
        line.insert(&self.tx).await?;
        Ok(())
    }

    /// Pages of this scope too show what changed.
    pub fn touch(&mut self, scope: i64) {
        self.touched.insert(scope);
    }

    /// Puts a letter in the outbox.
    pub async fn letter(&mut self, letter: Letter) -> Result<()> {
        let row = letter::ActiveModel {
            event_id: Set(letter.event_id),
            to_address: Set(letter.to),
            to_name: Set(letter.name),
            language: Set(letter.language),
            template: Set(letter.template.to_owned()),
            data: Set(letter.data),
            secret: Set(letter.secret),
            created_at: Set(self.now),
            due_at: Set(self.now),
            attempts: Set(0),
            ..Default::default()
        };
        row.insert(&self.tx).await?;
        self.letters = true;
        Ok(())
    }

    /// Letters that wait are looked at once this stands.
    pub fn announce_letters(&mut self) {
        self.letters = true;
    }

    /// All of it stands, on disk, once this returns.
    pub async fn commit(self) -> Result<()> {
        // In order of scope, so that two changes never wait for each other in a circle.
        for scope in &self.touched {
            let first = revision::ActiveModel { scope: Set(*scope), number: Set(1) };
            let next = OnConflict::column(revision::Column::Scope)
                .value(revision::Column::Number, Expr::col((revision::Entity, revision::Column::Number)).add(1))
                .to_owned();
            revision::Entity::insert(first).on_conflict(next).exec_without_returning(&self.tx).await?;
        }
        self.tx.commit().await?;
        self.db.forget_revisions(self.touched);
        if self.letters {
            self.db.announce_letters();
        }
        Ok(())
    }
}
