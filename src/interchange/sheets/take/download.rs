//! Downloads of the studio's lists.
use super::{applications, fees};
use crate::events::{Editor, team};
use crate::interchange::sheets::write::{Ending, Sheet};
use crate::interchange::sheets::{people, programme};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::files::attachment;
use crate::platform::lanes::Lanes;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use rocket::http::{ContentType, Header};

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

/// A file to be saved; kept by nobody on the way.
#[derive(Responder)]
pub struct Download {
    bytes: Vec<u8>,
    kind: ContentType,
    disposition: Header<'static>,
    cache: Header<'static>,
}

/// `people.xlsx`, `programme.csv`, `applications.xlsx`.
#[get("/studio/<_>/download/<file>")]
async fn list(file: &str, editor: Editor, now: Now, db: &Db, lanes: &State<Lanes>) -> Result<Download> {
    let (list, ending) = file.rsplit_once('.').ok_or(AppError::NotFound)?;
    let ending = Ending::from_code(ending).ok_or(AppError::NotFound)?;
    let (event, language) = (&editor.event, editor.visit.language);
    let (sheet, name) = match list {
        "people" => (people::sheet(db.reader(), event, editor.role.may_see_contacts(), language).await?, "sheets-people-file"),
        "programme" => (programme::sheet(db.reader(), event, language).await?, "sheets-programme-file"),
        "applications" if editor.role == team::Role::Organizer => {
            (applications::sheet(db.reader(), event, language).await?, "sheets-applications-file")
        }
        "fees" if editor.role == team::Role::Organizer => {
            (fees::sheet(db.reader(), event, event.today(now.0), language).await?, "fees-title")
        }
        _ => return Err(AppError::NotFound),
    };
    download(lanes, sheet, ending, &word(language, name), &event.slug).await
}

/// A sheet as a file, written on the lane of spreadsheets: "Đại biểu hoi-2026.xlsx".
pub async fn download(lanes: &Lanes, sheet: Sheet, ending: Ending, name: &str, event: &str) -> Result<Download> {
    let bytes = lanes.sheets.run(move || ending.bytes(&sheet)).await??;
    let kind = match ending {
        Ending::Xlsx => ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Ending::Csv => ContentType::new("text", "csv").with_params(("charset", "utf-8")),
    };
    let disposition = attachment(&format!("{name} {event}"), ending.code());
    Ok(Download {
        bytes,
        kind,
        disposition: Header::new("Content-Disposition", disposition),
        cache: Header::new("Cache-Control", "no-store"),
    })
}
