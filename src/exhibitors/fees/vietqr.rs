//! VietQR: a transfer to a bank account as a QR code that every bank's application in Viet Nam reads.
//!
//! "Tài liệu quy định về định dạng mã VietQR trong dịch vụ chuyển nhanh NAPAS247", version 1.0 of September 2021, over the EMV
//! QR Code Specification for Payment Systems, Merchant-Presented Mode: objects of an id, a length and a value.
use super::account::AccountNumber;
use super::bank::Bank;

/// NAPAS, in the template 38.
const NAPAS: &str = "A000000727";
/// To an account, not to a card.
const TO_ACCOUNT: &str = "QRIBFTTA";

/// A transfer that somebody is asked for.
pub struct Transfer<'a> {
    pub bank: &'a Bank,
    pub account: &'a AccountNumber,
    /// In đồng.
    pub amount: i64,
    /// What the payer's bank passes on with the money: see `reference`.
    pub reference: &'a str,
}

impl Transfer<'_> {
    /// What the code holds.
    pub fn payload(&self) -> String {
        let whom = object("00", &self.bank.bin) + &object("01", self.account);
        let account = object("00", NAPAS) + &object("01", &whom) + &object("02", TO_ACCOUNT);
        // 12: made for one payment. 704: đồng. 08: the purpose of the transfer.
        let head = object("00", "01") + &object("01", "12") + &object("38", &account) + &object("53", "704");
        let rest = object("54", &self.amount.to_string()) + &object("58", "VN") + &object("62", &object("08", self.reference));
        let sealed = head + &rest + "6304";
        let sum = crc(sealed.as_bytes());
        format!("{sealed}{sum:04X}")
    }
}

/// One data object: its id, the length of its value in two digits, and the value.
fn object(id: &str, value: &str) -> String {
    debug_assert!(value.len() < 100 && value.is_ascii());
    format!("{id}{:02}{value}", value.len())
}

/// ISO/IEC 13239 with the polynomial 1021 (hex) from FFFF (hex): CRC-16/CCITT-FALSE.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 })
    })
}

#[cfg(test)]
mod tests;
