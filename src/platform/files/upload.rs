//! A picture in a form.
use super::picture::{Fault, MAX_BYTES};
use rocket::data::ToByteUnit;
use rocket::form::{self, DataField, FromFormField, ValueField};

/// A file field of a form, in memory, at most [`MAX_BYTES`]. Empty when nothing was chosen.
#[derive(Clone, Debug)]
pub struct PictureUpload {
    /// The form field it came in by; refusals are shown there.
    pub field: String,
    /// What was sent, unchecked.
    pub bytes: Vec<u8>,
}

impl PictureUpload {
    /// Nothing was chosen.
    pub fn none() -> Self {
        Self { field: String::new(), bytes: Vec::new() }
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

#[rocket::async_trait]
impl<'v> FromFormField<'v> for PictureUpload {
    /// A form sent without files holds at most the file's name here, which is no picture.
    fn from_value(_: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::none())
    }

    async fn from_data(field: DataField<'v, '_>) -> form::Result<'v, Self> {
        let name = field.name.source().to_string();
        // One byte more than allowed tells "just fits" from "too large"; nothing beyond it is held.
        let read = field.data.open((MAX_BYTES + 1).bytes()).into_bytes().await?.into_inner();
        if read.len() > MAX_BYTES {
            return Err(form::Error::validation(Fault::TooLarge.key()).into());
        }
        Ok(Self { field: name, bytes: read })
    }

    fn default() -> Option<Self> {
        Some(Self::none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::{Contextual, Form, FromForm};
    use rocket::http::ContentType;
    use rocket::local::blocking::Client;

    #[derive(FromForm)]
    struct Sent {
        logo: PictureUpload,
    }

    #[rocket::post("/", data = "<form>")]
    fn take(form: Form<Contextual<'_, Sent>>) -> String {
        match &form.value {
            Some(sent) => format!("{} {}", sent.logo.field, sent.logo.bytes.len()),
            None => form.context.field_errors("logo").map(ToString::to_string).collect(),
        }
    }

    fn send(body: &[u8]) -> String {
        let limits = rocket::data::Limits::default().limit("data-form", 12.mebibytes());
        let figment = rocket::Config::figment().merge(("limits", limits)).merge(("log_level", "off"));
        let client = Client::debug(rocket::custom(figment).mount("/", rocket::routes![take])).expect("a server");
        let kind: ContentType = "multipart/form-data; boundary=B".parse().expect("a type");
        let answer = client.post("/").header(kind).body(body).dispatch();
        answer.into_string().unwrap_or_default()
    }

    fn part(content: &[u8]) -> Vec<u8> {
        let head = "--B\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n";
        [head.as_bytes(), content, b"\r\n--B--\r\n"].concat()
    }

    #[test]
    fn a_file_arrives_with_the_name_of_its_field() {
        assert_eq!(send(&part(b"12345")), "logo 5");
    }

    #[test]
    fn nothing_chosen_is_empty() {
        assert_eq!(send(&part(b"")), "logo 0");
        assert_eq!(send(b"--B--\r\n"), " 0");
    }

    #[test]
    fn ten_megabytes_fit_and_one_byte_more_does_not() {
        assert_eq!(send(&part(&vec![0; MAX_BYTES])), format!("logo {MAX_BYTES}"));
        assert!(send(&part(&vec![0; MAX_BYTES + 1])).contains(Fault::TooLarge.key()));
    }
}
