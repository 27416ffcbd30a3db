//! The darkroom of the desk: where what is sent there is kept, pictures too.
use super::at::Desk;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::files::{Files, PictureUpload, Purpose};
use crate::platform::lanes::Lanes;
use crate::platform::rate_limit::{Kind, Limits};
use crate::platform::time::Now;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};

pub struct Darkroom<'r> {
    pub db: &'r Database,
    pub now: Now,
    pub files: &'r Files,
    pub lanes: &'r Lanes,
    limits: &'r Limits,
}

impl Darkroom<'_> {
    /// The name of a picture that was sent; `None` when none was.
    pub async fn keep(&self, desk: &Desk, upload: PictureUpload, purpose: Purpose) -> Result<Option<String>> {
        if upload.is_empty() {
            return Ok(None);
        }
        self.limits.check(Kind::UploadAccount, desk.who.account.id)?;
        Ok(self.files.store_picture(self.lanes, upload, purpose).await?.map(|picture| picture.to_string()))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Darkroom<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let rocket = request.rocket();
        let found = || {
            let (db, files) = (rocket.state::<Database>()?, rocket.state::<Files>()?);
            Some(Self { db, now: Now::of(request), files, lanes: rocket.state()?, limits: rocket.state()? })
        };
        match found() {
            Some(room) => Outcome::Success(room),
            None => AppError::from(anyhow::anyhow!("the server is not complete")).outcome(request),
        }
    }
}
