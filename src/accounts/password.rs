//! Passwords: how they come in, which are good enough, and how they are kept (Argon2id).
use crate::platform::error::{Refusal, Result};
use crate::platform::lanes::Lane;
use crate::platform::text::fold;
use anyhow::anyhow;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use rocket::form::{self, FromFormField, ValueField};
use std::fmt;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Fewest characters of a new password.
pub const SHORTEST: usize = 10;
/// Most characters of any password: what is longer only keeps the hasher busy.
pub const LONGEST: usize = 200;

/// The commonest passwords of ten characters and more, here and elsewhere, folded; endings of digits are cut before comparing.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "matkhau", "matkhaumoi", "matkhaucuatoi", "anhyeuem", "emyeuanh", "khongbiet", "khongcomatkhau", "vietnam", "vietnamvodich", "hanoi", "saigon",
    "password", "passw0rd", "mypassword", "newpassword", "iloveyou", "welcome", "letmein", "administrator", "adminadmin", "admin", "changeme",
    "qwerty", "qwertyuiop", "qwertyuiopasdf", "asdfghjkl", "zxcvbnm", "qwertyqwerty", "q1w2e3r4t", "q1w2e3r4t5y", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc",
    "1qazxsw23edc", "qazwsxedc", "qazwsxedcrfv", "abcdefghij", "abcdefghijk", "abcd", "abc", "aa", "abcabcabca", "princess", "dragon", "football", "superman",
    "khaihoi", "techfest", "khoinghiep", "doimoisangtao", "test", "testtest", "secret", "monkey", "computer", "internet", "samsung",
];

/// A password as it was typed. Shows itself nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The password in `text`: composed, since keyboards write the same Vietnamese letter in several ways.
    pub fn new(text: &str) -> Self {
        Self(text.nfkc().collect())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl<'v> FromFormField<'v> for Password {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        let password = Self::new(field.value);
        match password.0.chars().count() {
            0 => Err(form::Error::validation("form-required").into()),
            1..=LONGEST => Ok(password),
            _ => Err(form::Error::from((None, Some(LONGEST as u64))).into()),
        }
    }
}

/// Whether this may become the password of whoever has this e-mail address and name.
pub fn may_be_used(password: &Password, email: &str, name: &str) -> Result<(), Refusal> {
    let no = |key: &'static str| Err(Refusal::at("password", key));
    if password.0.chars().count() < SHORTEST {
        return Err(Refusal::at("password", "accounts-password-short").with("min", SHORTEST));
    }
    let plain = bare(&password.0);
    let own = [bare(email), bare(email.split('@').next().unwrap_or_default()), bare(name)];
    if own.iter().any(|own| own.len() > 2 && is_like(&plain, own)) {
        return no("accounts-password-own");
    }
    let different = plain.chars().collect::<std::collections::BTreeSet<_>>().len();
    if different < 4 || is_run(&plain) || COMMON.iter().any(|common| is_like(&plain, common)) {
        return no("accounts-password-common");
    }
    Ok(())
}

/// Folded, letters and digits only. A password of other signs alone is as it is.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let bare: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    if bare.is_empty() { folded } else { bare }
}

/// The same but for the number at the end.
fn is_like(text: &str, other: &str) -> bool {
    let start = without_number(text);
    text == other || (!start.is_empty() && start == without_number(other))
}

fn without_number(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Whether it only counts up or down: 1234567890, 0987654321.
fn is_run(text: &str) -> bool {
    let digits: Vec<_> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let goes = |by: u32| digits.windows(2).all(|pair| (pair[0] + by) % 10 == pair[1]);
    digits.len() == text.chars().count() && (goes(1) || goes(9))
}

/// What is kept of a password: an Argon2id string with its own salt.
pub async fn hash(lane: &Lane, password: &Password) -> Result<String> {
    let text = password.0.clone();
    Ok(lane.run(move || hash_now(&text)).await??)
}

/// Whether this is the password that was kept. Takes as long when nothing was kept: who asks learns nothing from the time.
pub async fn verify(lane: &Lane, password: &Password, kept: Option<String>) -> Result<bool> {
    let text = password.0.clone();
    lane.run(move || {
        let right = PasswordHash::new(kept.as_deref().unwrap_or(&NOBODYS))
            .is_ok_and(|hash| Argon2::default().verify_password(text.as_bytes(), &hash).is_ok());
        right && kept.is_some()
    })
    .await
}

/// A hash of the same cost as all others, which no password opens.
static NOBODYS: LazyLock<String> = LazyLock::new(|| hash_now(&crate::platform::secret::token()).unwrap_or_default());

/// Argon2id with 19 MiB, two passes and one lane: the defaults of the crate, and OWASP's advice
/// (Password Storage Cheat Sheet).
fn hash_now(password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &rand::random::<[u8; 16]>());
    Ok(hash.map_err(|error| anyhow!("a password cannot be hashed: {error}"))?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        let table = [
            ("Tôi thích nấm rơm", None),
            ("correct horse battery", None),
            ("🌾🌾🌾🌾 lúa chín", None),
            ("9 ký tự!", Some("accounts-password-short")),
            ("1234567890", Some("accounts-password-common")),
            ("0987654321", Some("accounts-password-common")),
            ("MatKhau123456", Some("accounts-password-common")),
            ("Mật khẩu 2026", Some("accounts-password-common")),
            ("qwertyuiop", Some("accounts-password-common")),
            ("aaaaaaaaaaab", Some("accounts-password-common")),
            ("..............", Some("accounts-password-common")),
            ("Nguyễn Thị An", Some("accounts-password-own")),
            ("nguyenthian2026", Some("accounts-password-own")),
            ("an.nguyen@hoi.example", Some("accounts-password-own")),
            ("an.nguyen1990", Some("accounts-password-own")),
        ];
        for (text, why) in table {
            let verdict = may_be_used(&Password::new(text), "an.nguyen@hoi.example", "Nguyễn Thị An");
            assert_eq!(verdict.err().map(|no| no.key.into_owned()).as_deref(), why, "{text}");
        }
    }

    #[rocket::async_test]
    async fn what_was_kept_opens_for_the_right_password_only() {
        let lane = Lane::new("test", 1, 1);
        let kept = hash(&lane, &Password::new("Tôi thích nấm rơm")).await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        let decomposed: String = "Tôi thích nấm rơm".nfd().collect();
        for (typed, right) in [("Tôi thích nấm rơm", true), (decomposed.as_str(), true), ("tôi thích nấm rơm", false), ("", false)]
        {
            assert_eq!(verify(&lane, &Password::new(typed), Some(kept.clone())).await.expect("asked"), right, "{typed}");
        }
        assert!(!verify(&lane, &Password::new("x"), None).await.expect("asked"));
        assert!(!verify(&lane, &Password::new("x"), Some("not a hash".into())).await.expect("asked"));
    }

    #[test]
    fn a_password_shows_itself_nowhere() {
        assert_eq!(format!("{:?}", Password::new("bí mật")), "Password(…)");
    }
}
