//! `GET /files/<name>`: a stored file. Its name follows from its content, so whoever has it keeps it for ever.
use super::reference::{Encoding, PictureRef};
use super::{Files, drawing};
use crate::platform::error::{AppError, Result};
use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::{self, Responder, Response};
use rocket::{Request, State};
use std::convert::Infallible;
use std::io::Cursor;

pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![file]
}

#[rocket::get("/files/<name>")]
async fn file(name: &str, known: Known<'_>, files: &State<Files>) -> Result<StoredFile> {
    let media_type = media_type_of(name).ok_or(AppError::NotFound)?;
    let etag = format!("\"{name}\"");
    let bytes = if known.holds(&etag) { None } else { Some(files.get(name).await?) };
    Ok(StoredFile { etag, media_type, bytes })
}

/// The type of a well-formed name; any other text names no file, and never reaches the storage.
fn media_type_of(name: &str) -> Option<&'static str> {
    if drawing::is_name(name) {
        return Some("image/svg+xml");
    }
    encoding_of(name).map(Encoding::media_type)
}

fn encoding_of(name: &str) -> Option<Encoding> {
    let Some((size, rest)) = name.split_once('@') else {
        return PictureRef::parse(name).map(|reference| reference.encoding);
    };
    let (width, extension) = rest.split_once('.')?;
    let reference = PictureRef::parse(&format!("{size}.{extension}"))?;
    let exists = reference.widths().any(|there| there < reference.width && there.to_string() == width);
    exists.then_some(reference.encoding)
}

/// The ETags the browser already holds.
struct Known<'r>(Option<&'r str>);

impl Known<'_> {
    fn holds(&self, etag: &str) -> bool {
        let plain = |known: &str| known.trim().trim_start_matches("W/") == etag;
        self.0.is_some_and(|list| list.trim() == "*" || list.split(',').any(plain))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Known<'r> {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self(request.headers().get_one("If-None-Match")))
    }
}

struct StoredFile {
    etag: String,
    media_type: &'static str,
    /// `None` when the browser has them.
    bytes: Option<bytes::Bytes>,
}

impl<'r> Responder<'r, 'static> for StoredFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let mut answer = Response::build();
        answer
            .raw_header("Content-Type", self.media_type)
            .raw_header("Cache-Control", "public, max-age=31536000, immutable")
            .raw_header("X-Content-Type-Options", "nosniff")
            .raw_header("Content-Security-Policy", "default-src 'none'; sandbox")
            .header(Header::new("ETag", self.etag));
        match self.bytes {
            Some(bytes) => answer.sized_body(bytes.len(), Cursor::new(bytes)).ok(),
            None => answer.status(Status::NotModified).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::files::picture::{self, Purpose};
    use rocket::local::asynchronous::Client;

    async fn server() -> (tempfile::TempDir, Client, PictureRef) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opened");
        let encoded = picture::check_and_encode(&picture::tests::png(400, 300), Purpose::Logo).expect("a picture");
        for rendition in encoded.renditions {
            files.put(&rendition.name, rendition.bytes).await.expect("kept");
        }
        let quiet = rocket::Config::figment().merge(("log_level", "off"));
        let rocket = rocket::custom(quiet).manage(files).mount("/", routes());
        (folder, Client::debug(rocket).await.expect("a server"), encoded.reference)
    }

    #[rocket::async_test]
    async fn a_picture_is_sent_to_be_kept_for_ever_and_run_nowhere() {
        let (_folder, client, reference) = server().await;
        for width in [320, 400] {
            let answer = client.get(reference.src(width)).dispatch().await;
            assert_eq!(answer.status(), Status::Ok);
            let header = |name: &str| answer.headers().get_one(name).unwrap_or_default().to_owned();
            assert_eq!(header("Content-Type"), "image/jpeg");
            assert_eq!(header("Cache-Control"), "public, max-age=31536000, immutable");
            assert_eq!(header("X-Content-Type-Options"), "nosniff");
            assert_eq!(header("Content-Security-Policy"), "default-src 'none'; sandbox");
        }
    }

    #[rocket::async_test]
    async fn who_has_it_is_not_sent_it_again() {
        let (_folder, client, reference) = server().await;
        let etag = Header::new("If-None-Match", format!("W/\"x\", \"{reference}\""));
        let answer = client.get(reference.src(9999)).header(etag).dispatch().await;
        assert_eq!(answer.status(), Status::NotModified);
    }

    #[rocket::async_test]
    async fn any_other_name_is_not_found() {
        let (_folder, client, reference) = server().await;
        let missing = reference.to_string().replace("400x", "401x");
        let no_such_width = reference.name(320).replace("@320", "@319");
        for name in ["..%2Fkhaihoi.sqlite", "x.jpg", "%2e%2e", "a.svg", &missing, &no_such_width] {
            let answer = client.get(format!("/files/{name}")).dispatch().await;
            assert_eq!(answer.status(), Status::NotFound, "{name}");
        }
    }
}
