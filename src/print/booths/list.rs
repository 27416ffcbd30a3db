//! Which lists there are, and what stands in their columns.
use rocket::request::FromParam;

/// A list for the organizers or the builders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    Fascia,
    Power,
    Furniture,
    Badges,
    Vehicles,
    Prices,
    Directory,
}

/// A column: the word over it, how wide it is in a sheet, and whether it holds numbers.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub key: &'static str,
    pub width: u8,
    pub number: bool,
}

const fn text(key: &'static str, width: u8) -> Column {
    Column { key, width, number: false }
}

const fn number(key: &'static str, width: u8) -> Column {
    Column { key, width, number: true }
}

const BOOTH: Column = text("booths-column-booth", 10);
const WHO: Column = text("booths-column-who", 34);

impl List {
    pub const ALL: [Self; 7] = [Self::Fascia, Self::Power, Self::Furniture, Self::Badges, Self::Vehicles, Self::Prices, Self::Directory];

    /// The word in addresses and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fascia => "fascia",
            Self::Power => "power",
            Self::Furniture => "furniture",
            Self::Badges => "badges",
            Self::Vehicles => "vehicles",
            Self::Prices => "prices",
            Self::Directory => "directory",
        }
    }

    /// The word for it; in capitals it is the title of the paper.
    pub fn title(self) -> &'static str {
        match self {
            Self::Fascia => "booths-list-fascia",
            Self::Power => "booths-list-power",
            Self::Furniture => "booths-list-furniture",
            Self::Badges => "booths-list-badges",
            Self::Vehicles => "booths-list-vehicles",
            Self::Prices => "booths-list-prices",
            Self::Directory => "booths-list-directory",
        }
    }

    /// The words for what it is for.
    pub fn about(self) -> &'static str {
        match self {
            Self::Fascia => "booths-list-fascia-about",
            Self::Power => "booths-list-power-about",
            Self::Furniture => "booths-list-furniture-about",
            Self::Badges => "booths-list-badges-about",
            Self::Vehicles => "booths-list-vehicles-about",
            Self::Prices => "booths-list-prices-about",
            Self::Directory => "booths-list-directory-about",
        }
    }

    /// Tables need the width of the sheet; the directory is set in two columns like a booklet.
    pub fn lies_across(self) -> bool {
        self != Self::Directory
    }

    pub fn columns(self) -> &'static [Column] {
        const FASCIA: &[Column] = &[
            BOOTH,
            WHO,
            text("booths-column-kind", 26),
            number("booths-column-boards", 8),
            text("booths-column-fascia", 36),
            text("booths-column-fascia-en", 36),
            text("booths-column-logo", 8),
        ];
        const POWER: &[Column] = &[
            BOOTH,
            WHO,
            text("booths-column-point", 12),
            number("booths-column-kw", 10),
            text("booths-column-three-phase", 10),
            text("booths-column-water", 12),
            text("booths-column-internet", 10),
            text("booths-column-more", 24),
        ];
        const FURNITURE: &[Column] = &[BOOTH, WHO, text("booths-column-furniture", 40), text("booths-column-heavy", 36)];
        const BADGES: &[Column] = &[BOOTH, WHO, text("booths-column-name", 28), text("booths-column-post", 28)];
        const VEHICLES: &[Column] = &[
            text("booths-column-slot", 24),
            text("booths-column-gate", 18),
            BOOTH,
            WHO,
            text("booths-column-vehicle", 18),
            text("booths-column-plate", 14),
            text("booths-column-driver", 28),
            text("booths-column-load", 30),
        ];
        const PRICES: &[Column] = &[
            text("booths-column-kind", 30),
            text("booths-column-size", 14),
            text("booths-column-included", 44),
            number("booths-column-price", 14),
            text("booths-column-for", 24),
            number("booths-column-quota", 10),
            number("booths-column-given", 10),
            number("booths-column-left", 10),
        ];
        const DIRECTORY: &[Column] = &[
            BOOTH,
            WHO,
            text("booths-column-fields", 24),
            text("booths-column-province", 16),
            text("booths-column-summary", 50),
            text("booths-column-products", 36),
            text("booths-column-website", 26),
        ];
        match self {
            Self::Fascia => FASCIA,
            Self::Power => POWER,
            Self::Furniture => FURNITURE,
            Self::Badges => BADGES,
            Self::Vehicles => VEHICLES,
            Self::Prices => PRICES,
            Self::Directory => DIRECTORY,
        }
    }
}

impl FromParam<'_> for List {
    type Error = ();
    fn from_param(param: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|list| list.code() == param).ok_or(())
    }
}
