//! A hall as visitors see it, ready to be drawn: who is named in which booth, in what village, and what is looked for.
use super::seen::{Seen, SeenBooth, SeenHall};
use crate::exhibitors::directory::called;
use crate::exhibitors::floor_plan::draw::{Holding, Lit, Plan, Spot, Stand};
use crate::exhibitors::floor_plan::outline::{Open, Outline};
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::words::{say, word};
use serde_json::json;

/// Tells what there is in one language. Words that hundreds of booths share are looked up once.
pub struct Telling<'a> {
    pub seen: &'a Seen,
    pub language: Language,
    free: String,
    held: String,
    kinds: Vec<(&'a str, String)>,
}

impl<'a> Telling<'a> {
    pub fn new(seen: &'a Seen, language: Language) -> Self {
        let kinds = seen.kinds.0.iter().map(|kind| (kind.code.as_str(), kind.name.plain(language).to_owned()));
        Self {
            seen,
            language,
            free: word(language, "exhibitors-plan-free"),
            held: word(language, "exhibitors-plan-held"),
            kinds: kinds.collect(),
        }
    }

    /// What is said of who has a booth where nobody is named; empty where somebody is.
    pub fn state(&self, booth: &SeenBooth) -> &str {
        match booth.holding() {
            Holding::Free => &self.free,
            Holding::Held => &self.held,
            Holding::Named => "",
        }
    }

    /// The short names of who stands in a booth: "Sao Mai · Khe Rêu"; empty for nobody who is named.
    pub fn names(&self, booth: &SeenBooth) -> String {
        let names = booth.holders.iter().map(|holder| called(&self.seen.listed[*holder].dossier.exhibitor, self.language));
        names.collect::<Vec<_>>().join(" · ")
    }

    /// The name of a booth's village.
    pub fn village(&self, booth: &SeenBooth) -> Option<&str> {
        let place = self.seen.villages.place_of(booth.row.track_id?)?;
        Some(self.seen.villages.all()[place].name.plain(self.language))
    }

    pub fn kind(&self, booth: &SeenBooth) -> &str {
        let code = booth.row.kind.as_deref().unwrap_or_default();
        self.kinds.iter().find(|(known, _)| *known == code).map_or("", |(_, name)| name)
    }

    /// "60 m × 40 m".
    pub fn size(&self, hall: &SeenHall) -> String {
        let metres = |cm: i32| grouped(i64::from((cm + 50) / 100), self.language);
        format!("{} m × {} m", metres(hall.row.width_cm), metres(hall.row.depth_cm))
    }

    /// The hall, with where a press on each booth leads and what draws the eye.
    pub fn plan(&self, hall: &SeenHall, press: impl Fn(&SeenBooth) -> (String, Lit)) -> Plan {
        let name = hall.row.name.plain(self.language);
        Plan {
            width: hall.row.width_cm,
            depth: hall.row.depth_cm,
            label: say(self.language, "exhibitors-plan-of", &json!({ "hall": name })),
            background: hall.row.background.as_deref().map(|file| format!("/files/{file}")),
            stands: hall.booths.iter().map(|booth| self.stand(booth, press(booth))).collect(),
            marks: hall
                .marks
                .iter()
                .map(|mark| Spot { sort: mark.sort, name: mark.name.plain(self.language).to_owned(), outline: Outline::of_mark(mark) })
                .collect(),
        }
    }

    fn stand(&self, booth: &SeenBooth, (href, lit): (String, Lit)) -> Stand {
        let names = self.names(booth);
        let state = self.state(booth);
        let says = [booth.row.number.as_str(), &names, state, self.village(booth).unwrap_or_default()];
        Stand {
            number: booth.row.number.clone(),
            outline: booth.outline,
            open: Open::of_booth(&booth.row),
            holding: booth.holding(),
            title: says.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
            name: if names.is_empty() { state.to_owned() } else { names },
            href,
            village: booth.row.track_id.and_then(|track| self.seen.villages.place_of(track)),
            lit,
        }
    }
}
