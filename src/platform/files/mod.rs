//! Files that people send: checked, encoded anew, named by their content, kept in a folder or in S3-compatible storage.
mod complete;
pub mod disposition;
pub mod document;
mod door;
mod drawing;
mod office;
pub mod picture;
pub mod reference;
pub mod serve;
pub mod upload;

pub use disposition::{attachment, attachment_called};
pub use document::{ACCEPTED, DocumentKind, DocumentUpload, KeptDocument, MAX_DOCUMENT_BYTES};
pub use door::Pictures;
pub use picture::{MAX_BYTES, Purpose};
pub use reference::{PictureRef, PictureView};
pub use serve::routes;
pub use upload::PictureUpload;

use super::config::Config;
use super::error::{AppError, Result};
use super::lanes::Lanes;
use super::secret;
use bytes::Bytes;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path};
use picture::{Encoded, Rendition};
use std::sync::Arc;

/// Where files are kept. Managed by Rocket. Names follow from content, so a file is never changed and storing it twice is storing it once.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

impl Files {
    /// Opens `files_url` (`s3://bucket/prefix`, with the credentials of the environment), or the folder `<data>/files` when it is empty.
    ///
    /// # Errors
    /// A folder that cannot be made, or storage this build does not know.
    pub fn open(config: &Config) -> anyhow::Result<Self> {
        match config.files_url.as_str() {
            "" => Self::in_folder(&config.data.join("files")),
            url => Self::in_bucket(url),
        }
    }

    /// Keeps files in `folder`, made if missing. Each file is on the disk before it is answered for.
    ///
    /// # Errors
    /// A folder that cannot be made.
    pub fn in_folder(folder: &std::path::Path) -> anyhow::Result<Self> {
        use anyhow::Context;
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true)) })
    }

    #[cfg(feature = "s3")]
    fn in_bucket(url: &str) -> anyhow::Result<Self> {
        use object_store::{aws::AmazonS3Builder, prefix::PrefixStore};
        let prefix = url.strip_prefix("s3://").and_then(|rest| rest.split_once('/')).map_or("", |(_, prefix)| prefix);
        let bucket = AmazonS3Builder::from_env().with_url(url).build()?;
        Ok(Self { store: Arc::new(PrefixStore::new(bucket, prefix)) })
    }

    #[cfg(not(feature = "s3"))]
    fn in_bucket(url: &str) -> anyhow::Result<Self> {
        anyhow::bail!("this build keeps files in a folder only; build with `--features s3` for {url}")
    }

    /// Checks and keeps what was uploaded. `None` when the field was left empty.
    ///
    /// # Errors
    /// A refusal at the upload's field; `Busy` when too many pictures wait; `StorageFull`.
    pub async fn store_picture(&self, lanes: &Lanes, upload: PictureUpload, purpose: Purpose) -> Result<Option<PictureRef>> {
        let PictureUpload { field, bytes } = upload;
        if bytes.is_empty() {
            return Ok(None);
        }
        let checked = lanes.pictures.run(move || picture::check_and_encode(&bytes, purpose)).await?;
        let Encoded { reference, renditions } = checked.map_err(|fault| fault.at(&field))?;
        for Rendition { name, bytes } in renditions {
            self.put(&name, bytes).await?;
        }
        Ok(Some(reference))
    }

    /// Draws anew and keeps what was sent as a drawing; `None` when it is none by its content.
    ///
    /// # Errors
    /// A refusal at the upload's field; `Busy` when too many wait; `StorageFull`.
    pub async fn store_drawing(&self, lanes: &Lanes, upload: PictureUpload) -> Result<Option<String>> {
        let PictureUpload { field, bytes } = upload;
        if !drawing::is_meant(&bytes) {
            return Ok(None);
        }
        let drawn = lanes.pictures.run(move || drawing::rebuilt(&bytes)).await?;
        let drawn = drawn.map_err(|fault| fault.at(&field))?.into_bytes();
        let name = drawing::name_of(&drawn);
        self.put(&name, drawn).await?;
        Ok(Some(name))
    }

    /// Checks what a paper is and keeps it as it came, under a random name.
    ///
    /// # Errors
    /// A refusal at the upload's field; `StorageFull`.
    pub async fn keep_document(&self, upload: &DocumentUpload) -> Result<KeptDocument> {
        let kind = DocumentKind::of(&upload.bytes).map_err(|fault| fault.at(&upload.field))?;
        let file = format!("documents/{}.{}", secret::token(), kind.extension());
        let bytes = i64::try_from(upload.bytes.len()).map_err(anyhow::Error::from)?;
        self.put(&file, upload.bytes.clone()).await?;
        Ok(KeptDocument { field: upload.field.clone(), name: upload.name_as(kind), kind, bytes, file })
    }

    /// Lets go of a file that no row names any more.
    pub async fn remove(&self, name: &str) -> Result<()> {
        self.store.delete(&Path::from(name)).await.map_err(why)
    }

    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<()> {
        self.store.put(&Path::from(name), PutPayload::from(bytes)).await.map_err(why)?;
        Ok(())
    }

    /// The content of a file.
    ///
    /// # Errors
    /// `NotFound` when there is no such file.
    pub async fn get(&self, name: &str) -> Result<Bytes> {
        let found = self.store.get(&Path::from(name)).await.map_err(why)?;
        found.bytes().await.map_err(why)
    }
}

/// The storage's errors in our words; a full disk hides somewhere in the chain of causes.
fn why(error: object_store::Error) -> AppError {
    if matches!(error, object_store::Error::NotFound { .. }) {
        return AppError::NotFound;
    }
    let full = |cause: &(dyn std::error::Error + 'static)| {
        let kind = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        matches!(kind, Some(std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded))
    };
    if std::iter::successors(Some(&error as &(dyn std::error::Error + 'static)), |cause| cause.source()).any(full) {
        tracing::error!("the storage for files is full");
        return AppError::StorageFull;
    }
    AppError::Broken(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(bytes: Vec<u8>) -> PictureUpload {
        PictureUpload { field: "logo".into(), bytes }
    }

    #[rocket::async_test]
    async fn a_stored_picture_is_there_in_every_width() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opened");
        let stored = files.store_picture(&Lanes::of_this_machine(), upload(picture::tests::png(700, 20)), Purpose::Logo).await;
        let reference = stored.expect("stored").expect("a picture");
        assert_eq!(reference.widths().collect::<Vec<_>>(), [320, 640]);
        for width in reference.widths() {
            assert!(!files.get(&reference.name(width)).await.expect("there").is_empty());
        }
    }

    #[rocket::async_test]
    async fn an_empty_field_is_no_picture_and_a_letter_is_refused_at_its_field() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opened");
        let none = files.store_picture(&Lanes::of_this_machine(), PictureUpload::none(), Purpose::Logo).await;
        assert_eq!(none.expect("fine"), None);
        let letter = files.store_picture(&Lanes::of_this_machine(), upload(b"Dear sirs".to_vec()), Purpose::Logo).await;
        assert!(matches!(letter, Err(AppError::Refused(_))));
    }

    #[rocket::async_test]
    async fn what_is_not_there_is_not_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opened");
        assert!(matches!(files.get("nothing.jpg").await, Err(AppError::NotFound)));
    }

    #[test]
    fn a_full_disk_is_told_apart() {
        let wrap = |kind: std::io::ErrorKind| object_store::Error::Generic {
            store: "test",
            source: Box::new(object_store::Error::Generic { store: "inner", source: Box::new(std::io::Error::from(kind)) }),
        };
        assert!(matches!(why(wrap(std::io::ErrorKind::StorageFull)), AppError::StorageFull));
        assert!(matches!(why(wrap(std::io::ErrorKind::PermissionDenied)), AppError::Broken(_)));
    }
}
