//! A reader of the standard, written from it and not from the writer: what was put in comes out.
use super::*;
use crate::exhibitors::fees::{bank, reference};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Objects by id, in the order they stand in; `None` where lengths and text do not agree. Lengths count characters.
fn objects(text: &str) -> Option<Vec<(String, String)>> {
    let mut letters = text.chars();
    let mut read = Vec::new();
    loop {
        let id: String = letters.by_ref().take(2).collect();
        match id.len() {
            0 => return Some(read),
            2 => {}
            _ => return None,
        }
        let length: usize = letters.by_ref().take(2).collect::<String>().parse().ok()?;
        let value: String = letters.by_ref().take(length).collect();
        if value.chars().count() != length || length == 0 {
            return None;
        }
        read.push((id, value));
    }
}

fn by_id(text: &str) -> Option<BTreeMap<String, String>> {
    let read = objects(text)?;
    let map: BTreeMap<_, _> = read.iter().cloned().collect();
    (map.len() == read.len()).then_some(map)
}

/// What a payment application makes of a code.
#[derive(Debug, PartialEq)]
struct Understood {
    once: bool,
    bin: String,
    account: String,
    service: String,
    amount: Option<String>,
    purpose: Option<String>,
}

fn understood(payload: &str) -> Option<Understood> {
    let (sealed, sum) = payload.split_at(payload.len().checked_sub(4)?);
    let root = objects(payload)?;
    let (first, last) = (root.first()?, root.last()?);
    let framed = first == &("00".into(), "01".into()) && last.0 == "63" && sealed.ends_with("6304");
    if !framed || slow_crc(sealed) != sum {
        return None;
    }
    let root = by_id(payload)?;
    let account = by_id(root.get("38")?)?;
    let whom = by_id(account.get("01")?)?;
    let known = account.get("00")? == "A000000727" && root.get("53")? == "704" && root.get("58")? == "VN";
    known.then_some(Understood {
        once: root.get("01")? == "12",
        bin: whom.get("00")?.clone(),
        account: whom.get("01")?.clone(),
        service: account.get("02")?.clone(),
        amount: root.get("54").cloned(),
        purpose: match root.get("62") {
            Some(more) => by_id(more)?.get("08").cloned(),
            None => None,
        },
    })
}

/// The division by the polynomial as one does it on paper: bit after bit of the message, with sixteen zeros behind it. Starting
/// from FFFF is the same as turning over the first sixteen bits.
fn slow_crc(text: &str) -> String {
    let mut bits: Vec<bool> = text.bytes().chain([0, 0]).flat_map(|byte| (0..8).rev().map(move |at| (byte >> at) & 1 == 1)).collect();
    bits.iter_mut().take(16).for_each(|bit| *bit = !*bit);
    let divisor: Vec<bool> = (0..17).rev().map(|at| (0x1_1021_u32 >> at) & 1 == 1).collect();
    for at in 0..bits.len() - 16 {
        if bits[at] {
            for (bit, other) in bits[at..].iter_mut().zip(&divisor) {
                *bit ^= other;
            }
        }
    }
    let rest = bits[bits.len() - 16..].iter().fold(0_u16, |sum, bit| (sum << 1) | u16::from(*bit));
    format!("{rest:04X}")
}

/// Examples that were published with their checksums.
const PUBLISHED: [(&str, &str); 4] = [
    // EMV QRCPS Merchant-Presented Mode, version 1.0, the sample of its annex.
    (
        "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING\
         64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304",
        "A13A",
    ),
    // The format of VietQR, version 1.0, 6.1.3: once, to an account.
    (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819\
         thanh toan don hang6304",
        "2E2E",
    ),
    // The same, 6.1.4: once, to a card.
    (
        "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819\
         thanh toan don hang6304",
        "A203",
    ),
    // The same, 6.1.2: always, to a card.
    ("00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304", "4F52"),
];

#[test]
fn checksums_are_those_that_were_published() {
    for (sealed, sum) in PUBLISHED {
        assert_eq!(format!("{:04X}", crc(sealed.as_bytes())), sum, "{sealed}");
        assert_eq!(slow_crc(sealed), sum, "{sealed}");
    }
    assert_eq!(crc(b"123456789"), 0x29B1, "the check value of CRC-16/CCITT-FALSE");
}

#[test]
fn the_reader_understands_what_napas_published() {
    let (sealed, sum) = PUBLISHED[1];
    let read = understood(&format!("{sealed}{sum}")).expect("understood");
    assert_eq!((read.bin.as_str(), read.account.as_str(), read.service.as_str()), ("970403", "0011012345678", "QRIBFTTA"));
    assert_eq!((read.once, read.amount.as_deref(), read.purpose.as_deref()), (true, Some("180000"), Some("thanh toan don hang")));
    assert_eq!(understood(&format!("{sealed}2E2F")), None);
    assert_eq!(understood(&format!("{}{sum}", sealed.replace("180000", "980000"))), None);
}

fn payload(bank: &Bank, account: &str, amount: i64, reference: &str) -> String {
    let account = AccountNumber::parse(account).expect("an account");
    Transfer { bank, account: &account, amount, reference }.payload()
}

#[test]
fn a_transfer_reads_as_the_published_one_does() {
    let made = payload(bank::by_bin("970403").expect("a bank"), "0011012345678", 180_000, "KHX7M3PQ9T");
    let shown = "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62140810KHX7M3PQ9T6304";
    assert_eq!(made, format!("{shown}{}", slow_crc(shown)));
}

proptest! {
    #[test]
    fn what_was_put_in_comes_out(account in "[0-9A-Z]{6,19}", amount in 1..=crate::platform::money::MOST, at in 0..50_usize) {
        let bank = &bank::all()[at % bank::all().len()];
        let reference = reference::fresh();
        let read = understood(&payload(bank, &account, amount, &reference)).expect("understood");
        prop_assert_eq!(read, Understood {
            once: true,
            bin: bank.bin.clone(),
            account,
            service: "QRIBFTTA".into(),
            amount: Some(amount.to_string()),
            purpose: Some(reference),
        });
    }

    #[test]
    fn one_letter_that_was_misread_is_noticed(at in 0..90_usize, letter in "[0-9A-Z]") {
        let made = payload(&bank::all()[0], "0011012345678", 5_000_000, "KHX7M3PQ9T");
        let mut broken = made.clone();
        broken.replace_range(at..=at, &letter);
        prop_assert!(broken == made || understood(&broken).is_none());
    }
}
