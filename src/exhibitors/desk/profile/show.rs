//! What directory and catalogue say of an exhibitor.
use super::values::{Video, links};
use crate::events::Rail;
use crate::exhibitors::apply::keep::write_exhibitor;
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::exhibitors::desk::parts::{Frame, Opened, Part, PartPage, Saving, doors};
use crate::exhibitors::exhibitor;
use crate::exhibitors::field::{Field, Fields};
use crate::exhibitors::met::settling;
use crate::exhibitors::values::{Stars, Website};
use crate::exhibitors::{MOST_PRODUCTS, dossier::Dossier};
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::files::{PictureUpload, PictureView, Purpose};
use crate::platform::form::{Choice, FormView};
use crate::platform::page::View;
use crate::platform::provinces::{self, ProvinceCode};
use crate::platform::text::{Bilingual, BothProse, Given, Prose};
use crate::platform::words::word;
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    doors::<ProfilePage>()
}

#[derive(FromForm)]
struct Profile {
    fields: Vec<Field>,
    summary: BothProse<600>,
    province: Given<ProvinceCode>,
    website: Given<Website>,
    links: Prose<1300>,
    video: Given<Video>,
    ocop_stars: Given<Stars>,
    ip_rights: Prose<1000>,
    prizes: Prose<1000>,
    logo: PictureUpload,
    remove_logo: bool,
}

// Work.

async fn save(db: &Database, saving: &Saving<'_>, profile: &Profile, logo: Option<&String>) -> Result<()> {
    let opened = Opened::begin(db, saving).await?;
    if saving.done == Some(true) && profile.summary.vi.is_empty() {
        return Err(Refusal::at("summary.vi", "form-required").into());
    }
    let mut exhibitor = opened.present.exhibitor.clone();
    write(&mut exhibitor, profile)?;
    match logo {
        Some(logo) => exhibitor.logo = Some(logo.clone()),
        None if profile.remove_logo => exhibitor.logo = None,
        None => {}
    }
    write_exhibitor(&opened.change, exhibitor).await?;
    let public = is_public(&opened.present);
    opened.close(public).await
}

fn write(exhibitor: &mut exhibitor::Model, profile: &Profile) -> Result<(), Refusal> {
    let mut fields = profile.fields.clone();
    fields.dedup();
    exhibitor.fields = Fields(fields);
    exhibitor.summary = profile.summary.clone().into();
    exhibitor.links = links(&profile.links)?;
    exhibitor.video = profile.video.0.clone().map(Video::into_string).unwrap_or_default();
    exhibitor.website = profile.website.0.clone().map(Website::into_string).unwrap_or_default();
    exhibitor.ocop_stars = profile.ocop_stars.0.map(|stars| stars.0);
    exhibitor.ip_rights = profile.ip_rights.to_string();
    exhibitor.prizes = profile.prizes.to_string();
    if let Some(province) = &profile.province.0 {
        // Another province has another former name, if any.
        if exhibitor.province_code.as_deref() != Some(province.as_str()) {
            exhibitor.province_then = None;
        }
        exhibitor.province_code = Some(province.as_str().to_owned());
    }
    Ok(())
}

/// Whether the public directory shows this exhibitor.
pub fn is_public(dossier: &Dossier) -> bool {
    dossier.exhibitor.shown && dossier.application.state.is_shown()
}

// View.

#[derive(Serialize)]
struct ProfilePage {
    rail: Option<Rail>,
    frame: Frame,
    form: FormView,
    fields: Vec<Ticked>,
    provinces: Vec<Choice>,
    logo: Option<PictureView>,
    products: Vec<Product>,
    most: usize,
    more: bool,
    /// The exhibitor agreed to stand in the directory.
    listed: bool,
}

#[derive(Serialize)]
struct Ticked {
    value: String,
    label: String,
    checked: bool,
}

#[derive(Serialize)]
struct Product {
    href: String,
    name: Bilingual,
    text: Bilingual,
    picture: Option<PictureView>,
}

impl View for ProfilePage {
    const TEMPLATE: &'static str = "exhibitors/desk/profile";
}

impl PartPage for ProfilePage {
    const PART: Part = Part::Profile;
    type Form = Profile;

    async fn keep(room: &Darkroom<'_>, saving: &Saving<'_>, mut profile: Profile) -> Result<()> {
        let upload = std::mem::replace(&mut profile.logo, PictureUpload::none());
        // Nobody's picture is worked on who may not save it.
        Opened::begin(room.db, saving).await?;
        let logo = room.keep(saving.desk, upload, Purpose::Logo).await?;
        settling(|| save(room.db, saving, &profile, logo.as_ref())).await
    }

    async fn filled(_: &Database, desk: &Desk) -> Result<FormView> {
        let row = &desk.dossier.exhibitor;
        let fields: Vec<_> = row.fields.0.iter().map(ActiveEnum::to_value).collect();
        Ok(FormView::filled([
            ("fields", fields.join(",")),
            ("summary.vi", row.summary.vi.clone()),
            ("summary.en", row.summary.en.clone()),
            ("province", row.province_code.clone().unwrap_or_default()),
            ("website", row.website.clone()),
            ("links", row.links.clone()),
            ("video", row.video.clone()),
            ("ocop_stars", row.ocop_stars.map(|stars| stars.to_string()).unwrap_or_default()),
            ("ip_rights", row.ip_rights.clone()),
            ("prizes", row.prizes.clone()),
        ]))
    }

    async fn of(_: &Database, desk: &Desk, frame: Frame, form: FormView) -> Result<Self> {
        let (row, language) = (&desk.dossier.exhibitor, desk.visit.language);
        let chosen: Vec<_> = form.values.get("fields").map(|codes| codes.split(',').collect()).unwrap_or_default();
        let ticked = |field: Field| Ticked {
            value: field.to_value(),
            label: word(language, field.key()),
            checked: chosen.contains(&field.to_value().as_str()),
        };
        let provinces = provinces::in_order(language).into_iter();
        Ok(Self {
            rail: desk.rail.clone(),
            frame,
            fields: Field::iter().map(ticked).collect(),
            provinces: provinces.map(|province| Choice::new(province.code.as_str(), province.name(language))).collect(),
            logo: PictureView::of(row.logo.as_deref()),
            products: products(desk),
            most: MOST_PRODUCTS,
            more: row.products.0.len() < MOST_PRODUCTS,
            listed: row.shown,
            form,
        })
    }
}

fn products(desk: &Desk) -> Vec<Product> {
    let product = |(product, number): (&exhibitor::Product, i32)| Product {
        href: format!("{}/products/{number}", desk.home()),
        name: product.name.clone(),
        text: product.text.clone(),
        picture: PictureView::of(product.picture.as_deref()),
    };
    desk.dossier.exhibitor.products.0.iter().zip(1..).map(product).collect()
}
