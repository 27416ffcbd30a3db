//! An account: somebody who can sign in.
use crate::platform::change::{Actor, Change, Letter, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::text::Email;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait};

/// Never serialized whole: it holds the password's hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In lower case, so that one address is one account.
    #[sea_orm(unique)]
    pub email: String,
    pub email_confirmed_at: Option<DateTimeUtc>,
    pub name: String,
    /// An Argon2 string; empty for who signs in by links only.
    pub password_hash: Option<String>,
    /// Of letters and private pages.
    pub language: Language,
    pub is_admin: bool,
    pub created_at: DateTimeUtc,
    pub blocked_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// This person, as the log names them.
    pub fn actor(&self) -> Actor {
        Actor { id: Some(self.id), name: self.name.clone() }
    }

    /// A letter to this person, whose data is still to be filled in; secret unless said otherwise.
    pub fn letter(&self, template: &'static str) -> Letter {
        Letter {
            to: self.email.clone(),
            name: self.name.clone(),
            language: self.language,
            template,
            data: serde_json::Value::Null,
            event_id: None,
            secret: true,
        }
    }
}

/// Somebody who will be able to sign in.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub email: Email,
    pub name: String,
    /// From `password::hash`; none for who gets a one-time link.
    pub password_hash: Option<String>,
    pub language: Language,
    pub is_admin: bool,
    /// Whether the address is known to be theirs. Until it is, the password alone opens nothing.
    pub confirmed: bool,
}

/// Writes the account down. An address that has one already is refused at the field `email`.
pub async fn create(change: &mut Change, new: NewAccount) -> Result<Model> {
    let row = ActiveModel {
        email: Set(new.email.into_string()),
        email_confirmed_at: Set(new.confirmed.then(|| change.now())),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        language: Set(new.language),
        is_admin: Set(new.is_admin),
        created_at: Set(change.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::at("email", "accounts-email-taken"))?;
    change.note(Note::new(None, "accounts-log-created").about("account", row.id, &row.name).quiet()).await?;
    Ok(row)
}

/// Whose address this is, if anybody's here.
pub async fn by_email(db: &impl ConnectionTrait, email: &Email) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.email.eq(&**email)).one(db).await?)
}

/// Whether nobody has an account yet: a new installation.
pub async fn none_yet(db: &impl ConnectionTrait) -> Result<bool> {
    Ok(Entity::find().one(db).await?.is_none())
}
