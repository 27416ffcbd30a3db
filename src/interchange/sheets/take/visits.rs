//! The contacts that visitors left at the booths of an exhibitor, for its own people.
use super::download::{Download, download};
use crate::exhibitors::desk::at::OwnDesk;
use crate::exhibitors::visits::lead;
use crate::interchange::sheets::write::{Content, Ending, Sheet};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::lanes::Lanes;
use crate::platform::language::Language;
use crate::platform::text::show_phone;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::word;
use chrono_tz::Tz;
use rocket::State;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

/// `visits.xlsx`, `visits.csv`: those who agreed, as long as their contacts are kept.
#[get("/desk/<_>/download/<file>")]
async fn list(file: &str, desk: OwnDesk, db: &Db, lanes: &State<Lanes>, now: Now) -> Result<Download> {
    let (name, ending) = file.rsplit_once('.').filter(|(name, _)| *name == "visits").ok_or(AppError::NotFound)?;
    let ending = Ending::from_code(ending).ok_or(AppError::NotFound)?;
    let desk = desk.0;
    let leads = lead::readable(db.reader(), &desk.event, desk.dossier.exhibitor.id, now.0).await?;
    let sheet = sheet(&leads, desk.event.tz(), desk.visit.language, name);
    download(lanes, sheet, ending, &word(desk.visit.language, "visits-file"), &desk.event.slug).await
}

const COLUMNS: [(&str, u8); 9] = [
    ("visits-column-at", 20),
    ("visits-column-booth", 8),
    ("visits-name", 24),
    ("visits-organisation", 26),
    ("visits-phone", 16),
    ("visits-email", 28),
    ("visits-words", 40),
    ("visits-mark", 16),
    ("visits-remark", 40),
];

fn sheet(leads: &[lead::Model], zone: Tz, language: Language, name: &str) -> Sheet {
    let line = |lead: &lead::Model| {
        let phone = if lead.phone.is_empty() { String::new() } else { show_phone(&lead.phone, language) };
        let mark = word(language, lead.mark.key());
        let at = timestamp(lead.agreed_at, zone, language);
        let texts = [&at, &lead.booth, &lead.name, &lead.organisation, &phone, &lead.email, &lead.words, &mark, &lead.remark];
        texts.map(|text| Content::Text(text.clone())).into()
    };
    Sheet {
        name: name.to_owned(),
        headings: COLUMNS.iter().map(|(key, _)| word(language, key)).collect(),
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        rows: leads.iter().map(line).collect(),
    }
}
