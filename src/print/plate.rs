//! A name plate: what stands on it, how it is folded, and how large its type may be.
use super::type_size::{Space, Weight, fit_block, fit_line};
use crate::events::event;
use crate::people::Printed;
use crate::people::honorific::At;
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How an event prints its plates.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "plate_style")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    pub fold: Fold,
    /// Whether "Ông", "Đồng chí" stands above the name. Degrees do in any case.
    pub honorific: bool,
    /// How many posts, 0 to 2, the highest first.
    pub posts: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// How the sheet of A4 is folded or cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// A tent of two sides, 297 × 105 mm each.
    #[default]
    Two,
    /// A tent of two sides on a foot, 210 × 99 mm each.
    Three,
    /// Two small tents from one sheet, cut apart: 210 × 74 mm each side.
    Pair,
}

/// Millimetres that stay white at the left and right, and above and below.
const MARGINS: (u32, u32) = (14, 9);

impl Fold {
    pub const ALL: [Self; 3] = [Self::Two, Self::Three, Self::Pair];

    /// The word in forms, classes and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Two => "two",
            Self::Three => "three",
            Self::Pair => "pair",
        }
    }

    /// The words for it, and for how it is folded.
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Two => ("print-fold-two", "print-fold-two-how"),
            Self::Three => ("print-fold-three", "print-fold-three-how"),
            Self::Pair => ("print-fold-pair", "print-fold-pair-how"),
        }
    }

    /// Sheets of A4 for so many people.
    pub fn sheets(self, people: usize) -> usize {
        if self == Self::Pair { people.div_ceil(2) } else { people }
    }

    /// Width and height of one side in millimetres, and the largest type of a name.
    fn side(self) -> (u32, u32, u32) {
        match self {
            Self::Two => (297, 105, 72),
            Self::Three => (210, 99, 56),
            Self::Pair => (210, 74, 48),
        }
    }
}

/// One side of a plate, ready to be set; sizes in points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plate {
    /// "Ông", "PGS.TS."; or empty.
    pub before: String,
    pub before_size: u32,
    /// In capitals.
    pub name: String,
    pub name_size: u32,
    /// The lines of the posts.
    pub posts: Vec<String>,
    pub post_size: u32,
}

/// What somebody chooses.
#[derive(Clone, Debug, FromForm)]
pub struct StyleInput {
    pub fold: Fold,
    pub honorific: bool,
    #[field(validate = range(0..3))]
    pub posts: i32,
    /// Of the style that was seen; 0 where none was chosen yet.
    pub version: i32,
}

impl Model {
    /// What is usual: folded in two, the name under its honorific, the two highest posts.
    pub fn usual(event_id: i64) -> Self {
        Self { id: 0, event_id, fold: Fold::Two, honorific: true, posts: 2, version: 0 }
    }

    /// The plate of somebody. Nothing is cut off: what is long is set smaller.
    pub fn plate(&self, person: &Printed, language: Language) -> Plate {
        let (width, height, largest) = self.fold.side();
        let line = Space::mm(width - 2 * MARGINS.0, height);
        let before = self.before(person, language);
        let name = person.name.to_uppercase();
        let name_size = fit_line(&name, Weight::Bold, line, largest);
        let before_size = if before.is_empty() { 0 } else { (name_size * 2 / 5).clamp(14, 24) };
        let titles: Vec<&str> = person.titles.iter().take(self.posts.max(0) as usize).map(|title| title.plain(language)).collect();
        let rest = Space::mm(0, height - 2 * MARGINS.1).height.saturating_sub((name_size + before_size) * 5 / 4);
        let (post_size, posts) = fit_block(&titles, Weight::Regular, Space { width: line.width, height: rest }, (2, name_size * 3 / 5));
        Plate { before, before_size, name, name_size, posts, post_size }
    }

    fn before(&self, person: &Printed, language: Language) -> String {
        match self.honorific {
            true => person.before(language, At::Start),
            false => Printed { honorific: String::new(), gender: None, ..person.clone() }.before(language, At::Start),
        }
    }
}

/// The style of an event, or the usual one.
pub async fn style_of(db: &impl ConnectionTrait, event_id: i64) -> Result<Model> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?.unwrap_or_else(|| Model::usual(event_id)))
}

/// Keeps a style, if what is on record still is what was seen.
///
/// # Errors
/// `Stale` when somebody chose first.
pub async fn choose_in(change: &mut Change, event: &event::Model, input: &StyleInput) -> Result<()> {
    let before = style_of(change.tx(), event.id).await?;
    let row = ActiveModel {
        event_id: Set(event.id),
        fold: Set(input.fold),
        honorific: Set(input.honorific),
        posts: Set(input.posts),
        version: Set(input.version + 1),
        ..Default::default()
    };
    if before.version != input.version {
        return Err(AppError::Stale);
    }
    if input.version == 0 {
        row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("form-stale"))?;
    } else {
        let seen = Entity::update_many().set(row).filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.version.eq(input.version));
        if seen.exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
    }
    let after = style_of(change.tx(), event.id).await?;
    let note = Note::new(event.id, "print-log-plates").about("event", event.id, event.name.vi.as_str());
    change.note(note.before(&before).after(&after).quiet()).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::Bilingual;

    fn person(name: &str, titles: &[&str]) -> Printed {
        Printed {
            honorific: "Ông".into(),
            degrees: "TS.".into(),
            name: name.into(),
            titles: titles.iter().map(|title| Bilingual::new(*title, "")).collect(),
            ..Printed::default()
        }
    }

    #[test]
    fn a_name_is_in_capitals_with_its_marks() {
        let table = [
            ("Nguyễn Thị Thuỳ Dương", "NGUYỄN THỊ THUỲ DƯƠNG"),
            ("Đỗ Ước Ỷ", "ĐỖ ƯỚC Ỷ"),
            ("Trần Lệ Quyên", "TRẦN LỆ QUYÊN"),
            ("Phạm Hồng Quất", "PHẠM HỒNG QUẤT"),
        ];
        for (name, capitals) in table {
            assert_eq!(Model::usual(1).plate(&person(name, &[]), Language::Vi).name, capitals);
        }
    }

    #[test]
    fn everything_fits_its_side() {
        let long = "Cục trưởng Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ, Bộ Khoa học và Công nghệ";
        let names = ["Mai Sơn", "Tôn Nữ Công Tằng Hoàng Thị Ngọc Phương Thảo"];
        let posts: [&[&str]; 4] = [&[], &["Tỉnh ủy viên"], &["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"], &[long, long]];
        for fold in Fold::ALL {
            let (width, height, _) = fold.side();
            let side = Space::mm(width - 2 * MARGINS.0, height - 2 * MARGINS.1);
            for (name, posts) in names.iter().flat_map(|name| posts.iter().map(move |posts| (name, posts))) {
                let plate = Model { fold, ..Model::usual(1) }.plate(&person(name, posts), Language::Vi);
                let high = (plate.before_size + plate.name_size) * 5 / 4 + plate.posts.len() as u32 * plate.post_size * 5 / 4;
                assert!(high <= side.height, "{fold:?} {name} {posts:?}: {high} of {}", side.height);
                assert_eq!(plate.posts.join(" "), posts.join(" "), "nothing is cut");
            }
        }
    }

    #[test]
    fn the_honorific_may_be_left_out_and_degrees_stay() {
        let before = |honorific| Model { honorific, ..Model::usual(1) }.plate(&person("A B", &[]), Language::Vi).before;
        assert_eq!([before(true), before(false)], ["Ông TS.", "TS."]);
    }

    #[test]
    fn a_pair_shares_a_sheet() {
        let table = [(Fold::Two, 9, 9), (Fold::Three, 9, 9), (Fold::Pair, 9, 5), (Fold::Pair, 0, 0)];
        for (fold, people, sheets) in table {
            assert_eq!(fold.sheets(people), sheets, "{fold:?} {people}");
        }
    }
}
