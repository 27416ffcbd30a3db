//! What the application form may ask: each field can be asked at once, after acceptance, or not at all.
use crate::exhibitors::apply::Step;
use crate::exhibitors::dossier::Dossier;
use rocket::FromFormField;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// When an exhibitor is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// In the form, before it is sent.
    Now,
    /// At the desk, once it is accepted.
    Later,
}

/// When a field is asked, and whether it must be filled in then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    #[field(value = "now_required")]
    NowRequired,
    Now,
    #[field(value = "later_required")]
    LaterRequired,
    Later,
    Never,
}

impl Ask {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::NowRequired => "exhibitors-form-now-required",
            Self::Now => "exhibitors-form-now",
            Self::LaterRequired => "exhibitors-form-later-required",
            Self::Later => "exhibitors-form-later",
            Self::Never => "exhibitors-form-never",
        }
    }

    /// When it is asked, if at all.
    pub fn when(self) -> Option<When> {
        match self {
            Self::NowRequired | Self::Now => Some(When::Now),
            Self::LaterRequired | Self::Later => Some(When::Later),
            Self::Never => None,
        }
    }

    /// Whether it must be filled in when it is asked.
    pub fn is_required(self) -> bool {
        matches!(self, Self::NowRequired | Self::LaterRequired)
    }
}

/// A field an organizer may leave out. The rest is always asked: the name, the type, an e-mail address, somebody to talk
/// to, and the kind of booth. The codes are stored: add new ones, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum FormField {
    ShortName,
    TaxCode,
    DecisionNumber,
    Representative,
    Address,
    Province,
    Phone,
    Website,
    Social,
    Fields,
    Summary,
    Logo,
    Products,
    OcopStars,
    IpRights,
    Prizes,
    Fascia,
    Corner,
    Neighbours,
    Village,
    Power,
    Water,
    Internet,
    Furniture,
    Heavy,
    DemoWish,
    TechnologiesOffered,
    TechnologiesNeeded,
    Note,
    /// A copy of the business registration or of the decision that founded it.
    Registration,
}

impl FormField {
    /// As settings and pages name it.
    pub fn code(self) -> String {
        self.to_value()
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::ShortName => "exhibitors-short-name",
            Self::TaxCode => "exhibitors-tax-code",
            Self::DecisionNumber => "exhibitors-decision-number",
            Self::Representative => "exhibitors-representative",
            Self::Address => "exhibitors-address",
            Self::Province => "exhibitors-province",
            Self::Phone => "exhibitors-phone",
            Self::Website => "exhibitors-website",
            Self::Social => "exhibitors-social",
            Self::Fields => "exhibitors-fields",
            Self::Summary => "exhibitors-summary",
            Self::Logo => "exhibitors-logo",
            Self::Products => "exhibitors-products",
            Self::OcopStars => "exhibitors-ocop-stars",
            Self::IpRights => "exhibitors-ip-rights",
            Self::Prizes => "exhibitors-prizes",
            Self::Fascia => "exhibitors-fascia",
            Self::Corner => "exhibitors-corner",
            Self::Neighbours => "exhibitors-neighbours",
            Self::Village => "exhibitors-village",
            Self::Power => "exhibitors-power",
            Self::Water => "exhibitors-water",
            Self::Internet => "exhibitors-internet",
            Self::Furniture => "exhibitors-furniture",
            Self::Heavy => "exhibitors-heavy",
            Self::DemoWish => "exhibitors-demo-wish",
            Self::TechnologiesOffered => "exhibitors-technologies-offered",
            Self::TechnologiesNeeded => "exhibitors-technologies-needed",
            Self::Note => "exhibitors-note",
            Self::Registration => "exhibitors-registration-copy",
        }
    }

    /// The step whose page asks for it.
    pub fn step(self) -> Step {
        match self {
            _ if self <= Self::Social => Step::Organisation,
            _ if self <= Self::Prizes => Step::Showing,
            _ => Step::Booth,
        }
    }

    /// What is asked while the organizers have said nothing.
    pub fn usual(self) -> Ask {
        match self {
            Self::Representative | Self::Address | Self::Province | Self::Phone => Ask::NowRequired,
            Self::Fields | Self::Summary | Self::Products | Self::Fascia => Ask::NowRequired,
            _ => Ask::Now,
        }
    }

    /// Nobody can leave a box empty: it is ticked or not.
    pub fn may_be_required(self) -> bool {
        !matches!(self, Self::Corner | Self::Water | Self::Internet | Self::DemoWish)
    }

    /// The input that is blamed when it is missing, and the word of blame.
    pub fn blame(self) -> (String, &'static str) {
        match self {
            Self::Fields => ("fields".into(), "exhibitors-missing-field"),
            Self::Products => ("products[0].name.vi".into(), "exhibitors-missing-product"),
            Self::Summary | Self::Fascia => (format!("{}.vi", self.code()), "form-required"),
            Self::Power => ("power_kw".into(), "form-required"),
            Self::Registration => ("files[registration]".into(), "exhibitors-missing-document"),
            _ => (self.code(), "form-required"),
        }
    }

    /// Whether a dossier says nothing about it. Papers are looked for elsewhere.
    pub fn is_missing(self, dossier: &Dossier) -> bool {
        let (row, wish) = (&dossier.exhibitor, &dossier.application);
        match self {
            Self::ShortName => row.short_name.is_empty(),
            Self::TaxCode => row.tax_code.is_none(),
            Self::DecisionNumber => row.decision_number.is_empty(),
            Self::Representative => row.representative.is_empty(),
            Self::Address => row.address.is_empty(),
            Self::Province => row.province_code.is_none(),
            Self::Phone => row.phone.is_empty(),
            Self::Website => row.website.is_empty(),
            Self::Social => row.social.is_empty(),
            Self::Fields => row.fields.0.is_empty(),
            Self::Summary => row.summary.vi.is_empty(),
            Self::Logo => row.logo.is_none(),
            Self::Products => row.products.0.iter().all(|product| product.name.is_empty()),
            Self::OcopStars => row.ocop_stars.is_none(),
            Self::IpRights => row.ip_rights.is_empty(),
            Self::Prizes => row.prizes.is_empty(),
            Self::Fascia => row.fascia.vi.is_empty(),
            Self::Neighbours => wish.neighbours.is_empty(),
            Self::Village => wish.village.is_empty(),
            Self::Power => wish.power_kw.is_empty() && wish.sockets == 0,
            Self::Furniture => wish.furniture.is_empty() && wish.tables + wish.chairs + wish.screens == 0,
            Self::Heavy => wish.heavy.is_empty(),
            Self::TechnologiesOffered => wish.technologies_offered.is_empty(),
            Self::TechnologiesNeeded => wish.technologies_needed.is_empty(),
            Self::Note => wish.note.is_empty(),
            Self::Corner | Self::Water | Self::Internet | Self::DemoWish | Self::Registration => false,
        }
    }

    /// Carries what one dossier says of it over into another.
    pub fn carry(self, from: &Dossier, into: &mut Dossier) {
        match self.step() {
            Step::Booth => self.carry_wish(from, into),
            _ => self.carry_exhibitor(from, into),
        }
    }

    fn carry_exhibitor(self, from: &Dossier, into: &mut Dossier) {
        let (from, into) = (from.exhibitor.clone(), &mut into.exhibitor);
        match self {
            Self::ShortName => into.short_name = from.short_name,
            Self::TaxCode => into.tax_code = from.tax_code,
            Self::DecisionNumber => into.decision_number = from.decision_number,
            Self::Representative => {
                (into.representative, into.representative_post) = (from.representative, from.representative_post);
            }
            Self::Address => into.address = from.address,
            Self::Province => (into.province_code, into.province_then) = (from.province_code, from.province_then),
            Self::Phone => into.phone = from.phone,
            Self::Website => into.website = from.website,
            Self::Social => into.social = from.social,
            Self::Fields => into.fields = from.fields,
            Self::Summary => into.summary = from.summary,
            Self::Logo => into.logo = from.logo,
            Self::Products => into.products = from.products,
            Self::OcopStars => into.ocop_stars = from.ocop_stars,
            Self::IpRights => into.ip_rights = from.ip_rights,
            Self::Prizes => into.prizes = from.prizes,
            _ => {}
        }
    }

    fn carry_wish(self, from: &Dossier, into: &mut Dossier) {
        if self == Self::Fascia {
            into.exhibitor.fascia = from.exhibitor.fascia.clone();
        }
        let (from, into) = (from.application.clone(), &mut into.application);
        match self {
            Self::Corner => into.corner = from.corner,
            Self::Neighbours => into.neighbours = from.neighbours,
            Self::Village => into.village = from.village,
            Self::Power => {
                (into.power_kw, into.sockets) = (from.power_kw, from.sockets);
                (into.three_phase, into.all_day_power) = (from.three_phase, from.all_day_power);
            }
            Self::Water => into.water = from.water,
            Self::Internet => into.internet = from.internet,
            Self::Furniture => {
                into.furniture = from.furniture;
                (into.tables, into.chairs, into.screens) = (from.tables, from.chairs, from.screens);
            }
            Self::Heavy => into.heavy = from.heavy,
            Self::DemoWish => into.demo_wish = from.demo_wish,
            Self::TechnologiesOffered => into.technologies_offered = from.technologies_offered,
            Self::TechnologiesNeeded => into.technologies_needed = from.technologies_needed,
            Self::Note => into.note = from.note,
            _ => {}
        }
    }
}

/// The fields one step may ask, in their order.
pub fn fields_of(step: Step) -> impl Iterator<Item = FormField> {
    FormField::iter().filter(move |field| field.step() == step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn what_is_carried_over_is_no_longer_missing() {
        let full = samples::everything();
        for field in FormField::iter() {
            let mut other = samples::nothing();
            assert!(
                field.is_missing(&other) || !field.may_be_required() || field == FormField::Registration,
                "{field:?} is found in nothing"
            );
            field.carry(&full, &mut other);
            assert!(!field.is_missing(&other), "{field:?} was not carried over");
        }
    }

    #[test]
    fn carrying_everything_over_leaves_nothing_behind() {
        let full = samples::everything();
        let mut other = samples::nothing();
        FormField::iter().for_each(|field| field.carry(&full, &mut other));
        let (expected, got) = (&full.application, &other.application);
        assert_eq!((got.corner, got.water, got.internet, got.demo_wish), (true, true, true, true));
        assert_eq!(
            (got.tables, got.chairs, got.screens, got.sockets),
            (expected.tables, expected.chairs, expected.screens, expected.sockets)
        );
        assert_eq!(other.exhibitor.fascia, full.exhibitor.fascia);
    }

    #[test]
    fn steps_have_their_fields() {
        assert_eq!(fields_of(Step::Organisation).last(), Some(FormField::Social));
        assert_eq!(fields_of(Step::Showing).next(), Some(FormField::Fields));
        assert_eq!(fields_of(Step::Booth).next(), Some(FormField::Fascia));
        assert_eq!(fields_of(Step::Confirm).count(), 0);
    }
}
