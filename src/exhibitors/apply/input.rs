//! What an exhibitor writes, step by step; each step's part of the form, and where it goes.
use super::Step;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor::{self, Product, Products};
use crate::exhibitors::field::{Field, Fields};
use crate::exhibitors::form::{Settings, When};
use crate::exhibitors::tax_code::TaxCode;
use crate::exhibitors::values::{Count, FormerProvince, Pieces, Power, Stars, Website};
use crate::platform::provinces::ProvinceCode;
use crate::platform::text::{Bilingual, Both, BothLine, BothProse, Email, Given, Line, Phone, Prose, Slug};

/// Everything an exhibitor writes, as the seed and the importer hand it in.
#[derive(Clone, Debug)]
pub struct ExhibitorInput {
    pub organisation: Organisation,
    pub showing: Showing,
    pub booth: BoothWish,
    /// Agrees to stand in the public directory.
    pub shown: bool,
}

/// One step of the form: what it writes where.
pub trait Part {
    const STEP: Step;

    /// Puts what was written in its place.
    fn write(&self, into: &mut Dossier);
}

/// Who applies. Everything but the name may wait until the application is sent.
#[derive(Clone, Debug, FromForm)]
pub struct Organisation {
    pub name: BothLine<2, 160>,
    pub short_name: Line<0, 60>,
    pub kind: exhibitor::Kind,
    /// As written: a code of a strange shape is kept and remarked on, never refused.
    pub tax_code: Line<0, 40>,
    pub decision_number: Line<0, 80>,
    pub representative: Line<0, 120>,
    pub representative_post: Line<0, 160>,
    pub address: Line<0, 240>,
    pub province: Given<ProvinceCode>,
    pub province_then: Given<FormerProvince>,
    pub phone: Given<Phone>,
    pub email: Given<Email>,
    pub website: Given<Website>,
    pub social: Line<0, 200>,
    pub contact_name: Line<0, 120>,
    pub contact_post: Line<0, 160>,
    pub contact_phone: Given<Phone>,
}

impl Part for Organisation {
    const STEP: Step = Step::Organisation;

    fn write(&self, into: &mut Dossier) {
        let row = &mut into.exhibitor;
        let text = |line: &str| line.to_owned();
        row.name = self.name.clone().into();
        row.short_name = text(&self.short_name);
        row.kind = self.kind;
        row.tax_code = kept_tax_code(&self.tax_code);
        row.decision_number = text(&self.decision_number);
        row.representative = text(&self.representative);
        row.representative_post = text(&self.representative_post);
        row.address = text(&self.address);
        // Who names a former province has named today's as well.
        let former = self.province_then.0.as_ref().map(|former| former.0);
        let today = self.province.0.as_ref().map(|code| code.as_str().to_owned());
        row.province_code = today.or_else(|| former.map(|former| former.new_code.clone()));
        row.province_then = former.map(|former| former.name_vi.clone());
        row.phone = given(&self.phone);
        row.email = self.email.0.clone().map(Email::into_string).unwrap_or_default();
        row.website = self.website.0.clone().map(Website::into_string).unwrap_or_default();
        row.social = text(&self.social);
        row.contact_name = text(&self.contact_name);
        row.contact_post = text(&self.contact_post);
        row.contact_phone = given(&self.contact_phone);
    }
}

fn given(phone: &Given<Phone>) -> String {
    phone.0.clone().map(Phone::into_string).unwrap_or_default()
}

/// Digits where it has the shape of a tax code, otherwise what was written.
fn kept_tax_code(written: &str) -> Option<String> {
    let known = TaxCode::parse(written).map(|code| code.digits().to_owned());
    known.or_else(|| Some(written.to_owned()).filter(|text| !text.is_empty()))
}

/// What will be shown.
#[derive(Clone, Debug, Default, FromForm)]
pub struct Showing {
    pub fields: Vec<Field>,
    pub summary: BothProse<600>,
    pub products: Vec<ProductInput>,
    pub ocop_stars: Given<Stars>,
    pub ip_rights: Prose<1000>,
    pub prizes: Prose<1000>,
}

/// One row of products; a row without a name is left out.
#[derive(Clone, Debug, Default, FromForm)]
pub struct ProductInput {
    pub name: Both<Line<0, 160>>,
    pub text: BothProse<600>,
}

/// The most products of one exhibitor.
pub const MOST_PRODUCTS: usize = 12;

impl Part for Showing {
    const STEP: Step = Step::Showing;

    fn write(&self, into: &mut Dossier) {
        let row = &mut into.exhibitor;
        let mut fields = self.fields.clone();
        fields.dedup();
        row.fields = Fields(fields);
        row.summary = self.summary.clone().into();
        // Pictures come by the desk: a product keeps its own as long as it keeps its name.
        let before = std::mem::take(&mut row.products).0;
        let picture = |name: &Bilingual| before.iter().find(|product| product.name == *name).and_then(|product| product.picture.clone());
        let products = self.products.iter().map(|product| {
            let name = Bilingual::from(product.name.clone());
            Product { picture: picture(&name), name, text: product.text.clone().into() }
        });
        row.products = Products(products.filter(|product| product.name.any() || product.text.any()).collect());
        row.ocop_stars = self.ocop_stars.0.map(|stars| stars.0);
        row.ip_rights = self.ip_rights.to_string();
        row.prizes = self.prizes.to_string();
    }
}

/// What booth is wished for.
#[derive(Clone, Debug, Default, FromForm)]
pub struct BoothWish {
    /// The code of a kind of the event.
    pub booth_kind: Given<Slug>,
    pub booth_count: Given<Count>,
    pub corner: bool,
    pub fascia: Both<Line<0, 70>>,
    pub neighbours: Line<0, 300>,
    pub power_kw: Given<Power>,
    pub sockets: Given<Pieces>,
    pub three_phase: bool,
    pub all_day_power: bool,
    pub water: bool,
    pub internet: bool,
    pub tables: Given<Pieces>,
    pub chairs: Given<Pieces>,
    pub screens: Given<Pieces>,
    pub furniture: Prose<600>,
    pub heavy: Prose<600>,
    /// A track of the event that is a village, by its row.
    pub village: Given<i64>,
    pub demo_wish: bool,
    pub technologies_offered: Prose<2000>,
    pub technologies_needed: Prose<2000>,
    pub note: Prose<2000>,
}

impl Part for BoothWish {
    const STEP: Step = Step::Booth;

    fn write(&self, into: &mut Dossier) {
        into.exhibitor.fascia = self.fascia.clone().into();
        let row = &mut into.application;
        row.booth_kind = self.booth_kind.0.as_ref().map(Slug::to_string);
        row.booth_count = self.booth_count.0.map_or(1, |count| count.0);
        row.corner = self.corner;
        row.power_kw = self.power_kw.0.clone().map(Power::into_string).unwrap_or_default();
        row.neighbours = self.neighbours.to_string();
        row.sockets = pieces(self.sockets);
        row.three_phase = self.three_phase;
        row.all_day_power = self.all_day_power;
        row.water = self.water;
        row.internet = self.internet;
        (row.tables, row.chairs, row.screens) = (pieces(self.tables), pieces(self.chairs), pieces(self.screens));
        row.furniture = self.furniture.to_string();
        row.heavy = self.heavy.to_string();
        row.village = self.village.0.map(|track| track.to_string()).unwrap_or_default();
        row.demo_wish = self.demo_wish;
        row.technologies_offered = self.technologies_offered.to_string();
        row.technologies_needed = self.technologies_needed.to_string();
        row.note = self.note.to_string();
    }
}

fn pieces(given: Given<Pieces>) -> i32 {
    given.0.map_or(0, |pieces| pieces.0)
}

/// What one step of the form writes, as far as it is asked: the rest stays as it was.
pub struct Asked<'a, P> {
    pub part: &'a P,
    pub settings: &'a Settings,
    pub when: When,
}

impl<P: Part> Part for Asked<'_, P> {
    const STEP: Step = P::STEP;

    fn write(&self, into: &mut Dossier) {
        let mut written = into.clone();
        self.part.write(&mut written);
        self.settings.take_asked(self.when, P::STEP, written, into);
    }
}

/// The name of the logo picture, or that there is none any more.
pub struct Logo(pub Option<String>);

/// What is shown, with a changed logo.
pub struct ShowingWithLogo<'a> {
    pub showing: &'a Showing,
    /// `None` leaves the logo as it is.
    pub logo: Option<Logo>,
}

impl Part for ShowingWithLogo<'_> {
    const STEP: Step = Step::Showing;

    fn write(&self, into: &mut Dossier) {
        self.showing.write(into);
        if let Some(Logo(name)) = &self.logo {
            into.exhibitor.logo = name.clone();
        }
    }
}
