//! The plan as a list, by hall and row: for reading voices, for small screens, and for whoever knows the name and wants the number.
use super::drawing::Telling;
use super::seen::{SeenBooth, SeenHall};
use crate::exhibitors::field::Field;
use crate::exhibitors::floor_plan::draw::{CHARACTERS, VILLAGES};
use crate::exhibitors::floor_plan::rules::numbers::by_row;
use crate::platform::language::Language;
use crate::platform::templates::Row;
use crate::platform::text::{Bilingual, fold};
use rocket::form::FromForm;
use sea_orm::ActiveEnum;
use serde::Serialize;

/// What somebody looks for on the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromForm)]
pub struct Wanted {
    pub q: Option<String>,
    pub village: Option<String>,
    pub field: Option<String>,
}

/// One row of booths.
#[derive(Serialize)]
pub struct RowOfBooths {
    /// "A"; empty where numbers name no rows.
    pub name: String,
    pub booths: Vec<Row<Line>>,
}

/// A booth in the list. What is not asked for is hidden rather than left out, so that the script can widen again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    pub number: String,
    pub names: Vec<Name>,
    /// Ready, where nobody is named.
    pub state: String,
    pub free: bool,
    pub village: String,
    /// The village's colour, from 0, and its sign.
    pub tone: Option<usize>,
    pub sign: &'static str,
    pub kind: String,
    pub words: String,
    pub village_code: String,
    pub field: String,
    pub hidden: bool,
}

/// Who stands in a booth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Name {
    pub name: Bilingual,
    pub href: String,
}

impl Wanted {
    /// Whether anything is looked for.
    pub fn anything(&self) -> bool {
        [&self.q, &self.village, &self.field].into_iter().flatten().any(|text| !text.is_empty())
    }

    fn takes(&self, line: &Line) -> bool {
        let asked = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let words = fold(&asked(&self.q).unwrap_or_default());
        words.split(' ').all(|word| line.words.contains(word))
            && asked(&self.village).is_none_or(|village| line.village_code == village)
            && asked(&self.field).is_none_or(|field| line.field.split(' ').any(|known| known == field))
    }
}

/// The booths of a hall, one by one.
pub fn lines(telling: &Telling<'_>, hall: &SeenHall, wanted: &Wanted, base: &str) -> Vec<Line> {
    hall.booths.iter().map(|booth| line(telling, booth, wanted, base)).collect()
}

/// The same row by row, ready to be placed.
pub fn rows(lines: Vec<Line>, language: Language) -> Vec<RowOfBooths> {
    let drawn = |row: Line| Row { part: "exhibitors/floor_plan/line", language, row };
    let row = |(name, lines): (String, Vec<Line>)| RowOfBooths { name, booths: lines.into_iter().map(drawn).collect() };
    by_row(lines, |line: &Line| &line.number).into_iter().map(row).collect()
}

/// What the list says of one booth.
pub fn line(telling: &Telling<'_>, booth: &SeenBooth, wanted: &Wanted, base: &str) -> Line {
    let villages = &telling.seen.villages;
    let place = booth.row.track_id.and_then(|track| villages.place_of(track));
    let holders: Vec<_> = booth.holders.iter().map(|holder| &telling.seen.listed[*holder].dossier.exhibitor).collect();
    let mut fields: Vec<Field> = holders.iter().flat_map(|exhibitor| exhibitor.fields.0.iter().copied()).collect();
    fields.dedup();
    let products = holders.iter().flat_map(|exhibitor| exhibitor.products.0.iter().map(|product| product.name.joined()));
    let said = holders.iter().map(|exhibitor| format!("{} {}", exhibitor.name.joined(), exhibitor.short_name)).chain(products);
    let village = telling.village(booth).unwrap_or_default();
    let words = [booth.row.number.as_str(), village, telling.state(booth)].into_iter().map(str::to_owned).chain(said).collect::<Vec<_>>();
    let mut line = Line {
        number: booth.row.number.clone(),
        names: holders.iter().map(|one| Name { name: one.name.clone(), href: format!("{base}/exhibitors/{}", one.slug) }).collect(),
        state: telling.state(booth).to_owned(),
        free: booth.row.exhibitor_id.is_none(),
        village: village.to_owned(),
        tone: place.map(|place| place % VILLAGES),
        sign: place.map(|place| CHARACTERS[place % VILLAGES]).unwrap_or_default(),
        kind: telling.kind(booth).to_owned(),
        words: fold(&words.join(" ")),
        village_code: place.map(|place| villages.code_at(place)).unwrap_or_default(),
        field: fields.iter().map(ActiveEnum::to_value).collect::<Vec<_>>().join(" "),
        hidden: false,
    };
    line.hidden = !wanted.takes(&line);
    line
}
