//! What a handler needs to take pictures in, as one argument.
use super::{Files, PictureRef, PictureUpload, Purpose};
use crate::platform::error::Result;
use crate::platform::lanes::Lanes;
use rocket::Request;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};

/// The storage and the lane that pictures are checked on.
pub struct Pictures<'r> {
    files: &'r Files,
    lanes: &'r Lanes,
}

impl Pictures<'_> {
    /// Checks and keeps what was uploaded; see [`Files::store_picture`].
    pub async fn keep(&self, upload: &PictureUpload, purpose: Purpose) -> Result<Option<PictureRef>> {
        self.files.store_picture(self.lanes, upload.clone(), purpose).await
    }

    /// Keeps what was uploaded if it is a drawing; see [`Files::store_drawing`].
    pub async fn keep_drawing(&self, upload: &PictureUpload) -> Result<Option<String>> {
        self.files.store_drawing(self.lanes, upload.clone()).await
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Pictures<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match (request.rocket().state::<Files>(), request.rocket().state::<Lanes>()) {
            (Some(files), Some(lanes)) => Outcome::Success(Self { files, lanes }),
            _ => Outcome::Error((Status::InternalServerError, ())),
        }
    }
}
