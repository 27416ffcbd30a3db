//! The page after a letter was sent: look into your mailbox.
use crate::platform::page::View;
use serde::Serialize;

/// Says the same whether there is an account or not.
#[derive(Serialize)]
pub struct LetterSent {
    title: &'static str,
    text: &'static str,
}

impl LetterSent {
    pub const CONFIRM: Self = Self { title: "accounts-sent-title", text: "accounts-sent-confirm" };
    pub const RECOVER: Self = Self { title: "accounts-sent-title", text: "accounts-sent-recover" };
}

impl View for LetterSent {
    const TEMPLATE: &'static str = "accounts/letter_sent";
}
