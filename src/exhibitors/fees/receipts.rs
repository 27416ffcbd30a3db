//! A receipt on its page, as it is printed: for the team, and for the exhibitor it belongs to.
use super::payment;
use super::receipt::{self, number_shown};
use crate::events::{Organizer, Rail, event};
use crate::exhibitors::dossier::{Dossier, OwnDossier};
use crate::platform::Db;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::money;
use crate::platform::page::{Page, View};
use crate::platform::time::{date, official_date};
use crate::platform::words::{say, word};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, show_own]
}

#[get("/studio/<_>/fees/<token>/receipts/<number>")]
async fn show(organizer: Organizer, token: &str, number: i32, db: &Db) -> Result<Page<ReceiptPage>> {
    let Organizer(editor) = organizer;
    let dossier = Dossier::by_token(db.reader(), editor.event.id, token).await?;
    let paper = Paper::of(db.reader(), &editor.event, &dossier, number, editor.visit.language).await?;
    let back = format!("/studio/{}/fees/{token}", editor.event.slug);
    let page = ReceiptPage { rail: editor.rail("fees"), back, paper };
    Ok(editor.visit.page(page))
}

#[get("/desk/<_>/fee/receipts/<number>")]
async fn show_own(own: OwnDossier, number: i32, db: &Db) -> Result<Page<OwnReceiptPage>> {
    let paper = Paper::of(db.reader(), &own.event, &own.dossier, number, own.visit.language).await?;
    let back = format!("/desk/{}/fee", own.event.slug);
    Ok(own.visit.page(OwnReceiptPage { back, paper }))
}

/// What a receipt prints, in the reader's language.
#[derive(Serialize)]
struct Paper {
    language: &'static str,
    title: String,
    number: String,
    dated: String,
    payee: String,
    payee_address: String,
    payer: String,
    payer_address: String,
    purpose: String,
    amount: String,
    words: String,
    way: String,
    issued_by: String,
}

impl Paper {
    /// The receipt of this number, if it is this application's.
    async fn of(db: &impl ConnectionTrait, event: &event::Model, dossier: &Dossier, number: i32, language: Language) -> Result<Self> {
        let rows = receipt::Entity::find().filter(receipt::COLUMN.event_id.eq(event.id)).filter(receipt::COLUMN.number.eq(number));
        let receipt = rows.one(db).await.or_not_found()?;
        let payment = payment::Entity::find_by_id(receipt.payment_id).one(db).await.or_not_found()?;
        if payment.application_id != dossier.application.id {
            return Err(AppError::NotFound);
        }
        let way = json!({ "way": word(language, payment.way.key()), "day": date(payment.on_day, language) });
        Ok(Self {
            language: language.code(),
            title: word(language, "fees-receipt-title").to_uppercase(),
            number: number_shown(receipt.number),
            dated: official_date(receipt.dated, language),
            payee: receipt.payee.plain(language).to_uppercase(),
            payee_address: receipt.payee_address.plain(language).to_owned(),
            payer: receipt.payer.plain(language).to_owned(),
            payer_address: receipt.payer_address,
            purpose: receipt.purpose.plain(language).to_owned(),
            amount: money::shown(receipt.amount, language),
            words: money::in_words(receipt.amount, language),
            way: say(language, "fees-receipt-way", &way),
            issued_by: receipt.issued_by,
        })
    }
}

#[derive(Serialize)]
struct ReceiptPage {
    rail: Rail,
    back: String,
    paper: Paper,
}

impl View for ReceiptPage {
    const TEMPLATE: &'static str = "exhibitors/fees/receipt";
}

#[derive(Serialize)]
struct OwnReceiptPage {
    back: String,
    paper: Paper,
}

impl View for OwnReceiptPage {
    const TEMPLATE: &'static str = "exhibitors/fees/own_receipt";
}
