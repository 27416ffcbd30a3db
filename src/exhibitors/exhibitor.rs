//! An exhibitor: an organisation that shows something at one event.
use super::field::Fields;
use super::tax_code::TaxCode;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::NotSet, IntoActiveModel};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "exhibitor")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what exports know the exhibitor by.
    pub uuid: String,
    #[sea_orm(unique_key = "address", unique_key = "identity", unique_key = "account")]
    pub event_id: i64,
    /// The account that answers for it: one exhibitor per event.
    #[sea_orm(unique_key = "account")]
    pub account_id: i64,
    #[sea_orm(unique_key = "address")]
    pub slug: String,
    /// What makes it the same exhibitor twice: see `identity`.
    #[sea_orm(unique_key = "identity")]
    pub identity: String,
    pub name: Bilingual,
    pub short_name: String,
    pub kind: Kind,
    /// MST, digits only; what is not registered yet has none.
    pub tax_code: Option<String>,
    /// Of the decision that founded it, for who has no tax code.
    pub decision_number: String,
    /// The legal representative, and their post.
    pub representative: String,
    pub representative_post: String,
    /// House, street, ward or commune as written; the unit of today beside it, and the former name if it was given.
    pub address: String,
    pub province_code: Option<String>,
    pub province_then: Option<String>,
    /// E.164.
    pub phone: String,
    pub email: String,
    pub website: String,
    /// Zalo or fan page.
    pub social: String,
    /// Who the organizers talk to: for them only.
    pub contact_name: String,
    pub contact_post: String,
    /// E.164.
    pub contact_phone: String,
    /// What is printed over the booth, exactly so.
    pub fascia: Bilingual,
    pub fields: Fields,
    /// A short text for catalogue and directory.
    pub summary: Bilingual,
    pub products: Products,
    /// Of the "One Commune One Product" programme: 1 to 5.
    pub ocop_stars: Option<i32>,
    /// Patents, trade marks and the like, in the exhibitor's words.
    pub ip_rights: String,
    pub prizes: String,
    /// The name of a kept picture.
    pub logo: Option<String>,
    /// The address of a film at a known host; may be empty.
    pub video: String,
    /// Pages elsewhere, one address to a line.
    pub links: String,
    /// Agreed to stand in the public directory, when, and to which text.
    pub shown: bool,
    pub shown_text_version: Option<String>,
    pub shown_at: Option<DateTimeUtc>,
    /// Names, products and fields without marks, for search.
    pub folded: String,
    pub version: i32,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<crate::events::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Writes `next` over this row if nobody has changed it since it was read.
    ///
    /// # Errors
    /// `Stale` when somebody did; the refusal `twice` when another has its address or identity.
    pub async fn replace(&self, tx: &impl ConnectionTrait, mut next: Self, twice: Refusal) -> Result<Self> {
        next.version = self.version + 1;
        let mut row = next.clone().into_active_model().reset_all();
        row.id = NotSet;
        let same = Entity::update_many().set(row).filter(COLUMN.id.eq(self.id)).filter(COLUMN.version.eq(self.version));
        match same.exec(tx).await.or_refuse_duplicate(twice)?.rows_affected {
            0 => Err(AppError::Stale),
            _ => Ok(next),
        }
    }

    /// Pages elsewhere.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.links.lines()
    }
}

/// An exhibitor is the same as another of the event when the tax codes are, or, without one, the folded names.
pub fn identity(tax_code: Option<&TaxCode>, folded_name: &str) -> String {
    tax_code.map_or(folded_name, TaxCode::digits).to_owned()
}

/// What an exhibitor shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub name: Bilingual,
    #[serde(default)]
    pub text: Bilingual,
    /// The name of a kept picture.
    #[serde(default)]
    pub picture: Option<String>,
}

/// The products of one exhibitor, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Products(pub Vec<Product>);

/// What sort of body an exhibitor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Company,
    Cooperative,
    /// Hộ kinh doanh.
    Household,
    /// Institute, university, school.
    Institute,
    /// Not founded as a company yet.
    Startup,
    /// Incubator, fund, association.
    Support,
}

impl Kind {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Company => "exhibitors-kind-company",
            Self::Cooperative => "exhibitors-kind-cooperative",
            Self::Household => "exhibitors-kind-household",
            Self::Institute => "exhibitors-kind-institute",
            Self::Startup => "exhibitors-kind-startup",
            Self::Support => "exhibitors-kind-support",
        }
    }
}
