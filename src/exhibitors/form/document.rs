//! A paper that belongs to an application: kept as given, handed out only to who knows its token.
use crate::exhibitors::dossier::Dossier;
use crate::platform::change::Change;
use crate::platform::error::{Refusal, Result};
use crate::platform::files::{DocumentKind, KeptDocument};
use crate::platform::secret;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "application_document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Random; all its address consists of.
    #[sea_orm(unique)]
    pub token: String,
    pub application_id: i64,
    /// The question it answers; none for the copy of the registration.
    pub question_id: Option<i64>,
    /// What its sender calls it.
    pub name: String,
    pub kind: DocumentKind,
    pub bytes: i64,
    /// What the storage calls it.
    pub file: String,
    pub added_at: DateTimeUtc,
    pub added_by: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The most papers of one application, and the most bytes of all of them.
pub const MOST: usize = 12;
pub const MOST_BYTES: i64 = 40 * 1024 * 1024;

impl Model {
    /// Where it is handed out.
    pub fn address(&self) -> String {
        format!("/documents/{}", self.token)
    }
}

/// All papers of one application, in the order they came.
pub async fn of_application(db: &impl ConnectionTrait, application_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.application_id.eq(application_id)).order_by_asc(Column::Id).all(db).await?)
}

/// Whether one more paper of `bytes` may come to these.
pub fn may_be_added(known: &[Model], bytes: i64, field: &str) -> Result<(), Refusal> {
    let held: i64 = known.iter().map(|one| one.bytes).sum();
    match () {
        () if known.len() >= MOST => Err(Refusal::at(field.to_owned(), "exhibitors-documents-too-many").with("most", MOST)),
        () if held + bytes > MOST_BYTES => {
            Err(Refusal::at(field.to_owned(), "exhibitors-documents-too-large").with("most", MOST_BYTES / 1024 / 1024))
        }
        () => Ok(()),
    }
}

/// Adds a paper that is in the storage already. The application's version guards the limits.
pub async fn add_in(change: &Change, dossier: &Dossier, question_id: Option<i64>, kept: &KeptDocument) -> Result<Model> {
    let known = of_application(change.tx(), dossier.application.id).await?;
    may_be_added(&known, kept.bytes, &kept.field)?;
    let row = ActiveModel {
        token: Set(secret::token()),
        application_id: Set(dossier.application.id),
        question_id: Set(question_id),
        name: Set(kept.name.clone()),
        kind: Set(kept.kind),
        bytes: Set(kept.bytes),
        file: Set(kept.file.clone()),
        added_at: Set(change.now()),
        added_by: Set(change.actor().id),
        ..Default::default()
    };
    Ok(row.insert(change.tx()).await?)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn paper(bytes: i64, question_id: Option<i64>) -> Model {
        Model {
            id: 1,
            token: "t".into(),
            application_id: 1,
            question_id,
            name: "a.pdf".into(),
            kind: DocumentKind::Pdf,
            bytes,
            file: "f".into(),
            added_at: DateTimeUtc::UNIX_EPOCH,
            added_by: None,
        }
    }

    #[test]
    fn papers_are_limited_in_number_and_size() {
        let many = vec![paper(1, None); MOST];
        assert!(may_be_added(&many[1..], 1, "f").is_ok());
        assert_eq!(may_be_added(&many, 1, "f").unwrap_err().key, "exhibitors-documents-too-many");
        let heavy = [paper(MOST_BYTES - 5, None)];
        assert!(may_be_added(&heavy, 5, "f").is_ok());
        assert_eq!(may_be_added(&heavy, 6, "f").unwrap_err().key, "exhibitors-documents-too-large");
    }
}
