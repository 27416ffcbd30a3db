//! The letterhead: what stands at the head and the foot of an event's office papers. Data, since every body writes its own.
use crate::events::{body, event};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, Both, BothLine, BothProse, Given, Line};
use crate::platform::time::DateField;
use crate::platform::words::word;
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "letterhead")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    pub kind: Kind,
    /// What a union writes where the state writes its name; empty where it writes the state's.
    pub union_name: Bilingual,
    /// The body above the one that issues; may be empty.
    pub superior: Bilingual,
    /// The body that issues.
    pub body: Bilingual,
    /// "12/DS-UBND"; with nothing before the stroke, room is left to write the number by hand; empty for no such line.
    pub number: String,
    /// Where it is issued: "Bắc Ninh".
    pub place: Bilingual,
    /// Empty for a date that is written by hand.
    pub dated: Option<Date>,
    /// "Kèm theo Giấy mời số …", without the brackets.
    pub attached: Bilingual,
    /// The body in whose name somebody signs (TM.).
    pub on_behalf: Bilingual,
    pub authority: Option<Authority>,
    /// Whose place the signer takes: "Chủ tịch".
    pub authority_of: Bilingual,
    /// The signer's own post.
    pub post: Bilingual,
    pub signer: String,
    /// One on each line.
    pub recipients: Bilingual,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whose form the head has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Decree 30/2020/NĐ-CP.
    #[default]
    State,
    /// Guidance 36-HD/VPTW.
    Party,
    /// Youth union, trade union and others with a form of their own.
    Union,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::State, Self::Party, Self::Union];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Party => "party",
            Self::Union => "union",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::State => "print-kind-state",
            Self::Party => "print-kind-party",
            Self::Union => "print-kind-union",
        }
    }
}

/// By what right somebody signs who is not the head (Decree 30/2020/NĐ-CP, article 13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// Ký thay.
    Deputy,
    /// Thừa lệnh.
    #[field(value = "by_order")]
    ByOrder,
    /// Thừa ủy quyền.
    Delegated,
    /// Quyền.
    Acting,
}

impl Authority {
    pub const ALL: [Self; 4] = [Self::Deputy, Self::ByOrder, Self::Delegated, Self::Acting];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Deputy => "deputy",
            Self::ByOrder => "by_order",
            Self::Delegated => "delegated",
            Self::Acting => "acting",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Deputy => "print-authority-deputy",
            Self::ByOrder => "print-authority-by-order",
            Self::Delegated => "print-authority-delegated",
            Self::Acting => "print-authority-acting",
        }
    }
}

/// What somebody writes of a letterhead.
#[derive(Clone, Debug, FromForm)]
pub struct LetterheadInput {
    pub kind: Kind,
    pub union_name: Both<Line<0, 120>>,
    pub superior: Both<Line<0, 160>>,
    pub body: BothLine<2, 200>,
    pub number: Line<0, 60>,
    pub place: Both<Line<0, 80>>,
    pub dated: Given<DateField>,
    pub attached: Both<Line<0, 240>>,
    pub on_behalf: Both<Line<0, 160>>,
    pub authority: Given<Authority>,
    pub authority_of: Both<Line<0, 120>>,
    pub post: Both<Line<0, 120>>,
    pub signer: Line<0, 120>,
    pub recipients: BothProse<1000>,
    /// Of the letterhead that was seen; 0 where there was none yet.
    pub version: i32,
}

impl LetterheadInput {
    /// Who signs in somebody's place says in whose.
    pub fn may_stand(&self) -> Result<(), Refusal> {
        match (self.authority.0, self.authority_of.vi.is_empty()) {
            (Some(_), true) => Err(Refusal::at("authority_of", "print-head-in-whose-place")),
            _ => Ok(()),
        }
    }

    /// The letterhead of this event that was written.
    pub fn letterhead(&self, event_id: i64) -> Model {
        Model {
            id: 0,
            event_id,
            kind: self.kind,
            union_name: self.union_name.clone().into(),
            superior: self.superior.clone().into(),
            body: self.body.clone().into(),
            number: self.number.to_string(),
            place: self.place.clone().into(),
            dated: self.dated.0.map(|day| day.0),
            attached: self.attached.clone().into(),
            on_behalf: self.on_behalf.clone().into(),
            authority: self.authority.0,
            authority_of: self.authority_of.clone().into(),
            post: self.post.clone().into(),
            signer: self.signer.to_string(),
            recipients: self.recipients.clone().into(),
            version: self.version,
        }
    }
}

impl Model {
    /// What an event's papers say before somebody wrote it: the host, the province as it was called then, a head who signs.
    pub fn usual(event: &event::Model, bodies: &[body::Model]) -> Self {
        let host = bodies.iter().find(|body| body.kind == body::Kind::Host).map_or(&event.name, |host| &host.name);
        let both = |key| Bilingual::new(word(Language::Vi, key), word(Language::En, key));
        Self {
            id: 0,
            event_id: event.id,
            kind: Kind::State,
            union_name: Bilingual::default(),
            superior: Bilingual::default(),
            body: host.clone(),
            number: "/DS-BTC".into(),
            place: place(event),
            dated: None,
            attached: Bilingual::default(),
            on_behalf: both("print-usual-on-behalf"),
            authority: None,
            authority_of: Bilingual::default(),
            post: both("print-usual-post"),
            signer: String::new(),
            recipients: both("print-usual-recipients"),
            version: 0,
        }
    }

    /// As the fields of its form.
    pub fn filled(&self) -> FormView {
        let pairs = [
            ("union_name", &self.union_name),
            ("superior", &self.superior),
            ("body", &self.body),
            ("place", &self.place),
            ("attached", &self.attached),
            ("on_behalf", &self.on_behalf),
            ("authority_of", &self.authority_of),
            ("post", &self.post),
            ("recipients", &self.recipients),
        ];
        let both =
            pairs.into_iter().flat_map(|(name, text)| [(format!("{name}.vi"), text.vi.clone()), (format!("{name}.en"), text.en.clone())]);
        let single = [
            ("kind", self.kind.code().to_owned()),
            ("number", self.number.clone()),
            ("dated", self.dated.map(|day| DateField(day).to_string()).unwrap_or_default()),
            ("authority", self.authority.map_or("", Authority::code).to_owned()),
            ("signer", self.signer.clone()),
            ("version", self.version.to_string()),
        ];
        FormView::filled(both.chain(single.into_iter().map(|(name, value)| (name.to_owned(), value))))
    }

    fn columns(&self) -> ActiveModel {
        ActiveModel {
            event_id: Set(self.event_id),
            kind: Set(self.kind),
            union_name: Set(self.union_name.clone()),
            superior: Set(self.superior.clone()),
            body: Set(self.body.clone()),
            number: Set(self.number.clone()),
            place: Set(self.place.clone()),
            dated: Set(self.dated),
            attached: Set(self.attached.clone()),
            on_behalf: Set(self.on_behalf.clone()),
            authority: Set(self.authority),
            authority_of: Set(self.authority_of.clone()),
            post: Set(self.post.clone()),
            signer: Set(self.signer.clone()),
            recipients: Set(self.recipients.clone()),
            version: Set(self.version + 1),
            ..Default::default()
        }
    }
}

/// The province as it was called when the event was held.
fn place(event: &event::Model) -> Bilingual {
    let today = || event.province_code.as_deref().and_then(provinces::by_code);
    let now = || today().map(|province| Bilingual::new(province.name(Language::Vi), province.name(Language::En)));
    event.province_then.clone().filter(Bilingual::any).or_else(now).unwrap_or_default()
}

/// The letterhead of an event, if somebody wrote one.
pub async fn find(db: &impl ConnectionTrait, event_id: i64) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?)
}

/// Writes the letterhead, if what is on record still is what was seen.
///
/// # Errors
/// `Stale` when somebody wrote it first; a refusal of [`LetterheadInput::may_stand`].
pub async fn write_in(change: &mut Change, event: &event::Model, input: &LetterheadInput) -> Result<()> {
    input.may_stand()?;
    let before = find(change.tx(), event.id).await?;
    let wanted = input.letterhead(event.id);
    if before.is_none() && input.version == 0 {
        wanted.columns().insert(change.tx()).await.or_refuse_duplicate(Refusal::new("form-stale")).map_err(stale)?;
    } else {
        let seen =
            Entity::update_many().set(wanted.columns()).filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.version.eq(input.version));
        if seen.exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
    }
    let note = Note::new(event.id, "print-log-letterhead").about("event", event.id, event.name.vi.as_str()).after(&wanted).quiet();
    change
        .note(match &before {
            Some(before) => note.before(before),
            None => note,
        })
        .await
}

/// Two who write the first one at once: the second has not seen the other's.
fn stale(error: AppError) -> AppError {
    if matches!(error, AppError::Refused(_)) { AppError::Stale } else { error }
}
