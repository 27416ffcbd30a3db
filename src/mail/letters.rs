//! From an outbox row to a message: `templates/<area>/letters/<name>.<language>.txt.hbs`, whose first line is
//! `Subject: …`, followed by an empty line and the text.
use crate::platform::change::letter;
use crate::platform::language::Language;
use crate::platform::page::render_text;
use anyhow::Context;
use lettre::Address;
use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use std::time::SystemTime;

/// Draws the letter from its template, in its language.
///
/// # Errors
/// A template that is missing, or names what its data lacks.
pub fn draw(row: &letter::Model) -> anyhow::Result<String> {
    render_text(&format!("{}.{}", row.template, row.language.code()), row.language, &row.data)
}

/// Subject and text of a letter that is not in the outbox yet, or will never be.
///
/// # Errors
/// A template that is missing, names what its data lacks, or does not begin with a subject.
pub fn draw_from(template: &str, language: Language, data: &serde_json::Value) -> anyhow::Result<(String, String)> {
    let drawn = render_text(&format!("{template}.{}", language.code()), language, data)?;
    let (subject, text) = parts(&drawn).with_context(|| format!("{template} does not begin with a subject"))?;
    Ok((subject.to_owned(), text.trim_end().to_owned()))
}

/// Puts the drawn `text` into an envelope.
///
/// # Errors
/// A text without a subject, or an address that is none.
pub fn message(row: &letter::Model, text: &str, from: &Mailbox) -> anyhow::Result<Message> {
    let (subject, body) = parts(text).with_context(|| format!("{} does not begin with a subject", row.template))?;
    let to: Address = row.to_address.parse().with_context(|| format!("letter {} has no good address", row.id))?;
    let name = Some(row.to_name.clone()).filter(|name| !name.is_empty());
    let part = SinglePart::builder().header(ContentType::TEXT_PLAIN).header(ContentTransferEncoding::Base64).body(body.to_owned());
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, to))
        .subject(subject)
        .date(SystemTime::from(row.created_at))
        // The same letter sent twice, after a crash in between, is one letter to the reader's program.
        .message_id(Some(format!("<{}.{}@{}>", row.id, row.created_at.timestamp_micros(), from.email.domain())))
        // So that no out-of-office note is sent back (RFC 3834).
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into()));
    Ok(message.singlepart(part)?)
}

/// Subject and body of a drawn letter.
fn parts(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.trim_start_matches(['\u{feff}', '\r', '\n']).split_once('\n')?;
    let subject = first.strip_prefix("Subject:")?.trim();
    (!subject.is_empty()).then_some((subject, rest.trim_start_matches(['\r', '\n'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_subject() {
        assert_eq!(parts("Subject: Xin chào\n\nKính gửi\n"), Some(("Xin chào", "Kính gửi\n")));
        assert_eq!(parts("\r\nSubject: Xin chào\r\n\r\nKính gửi"), Some(("Xin chào", "Kính gửi")));
        assert_eq!(parts("Kính gửi\n\n"), None);
        assert_eq!(parts("Subject: \n\nKính gửi"), None);
        assert_eq!(parts(""), None);
    }
}
