//! What an organisation's name says of it: its level, its block, its province. A suggestion that a person may overrule.
use super::{Block, Level};
use crate::platform::provinces::{self, Kind};
use crate::platform::text::{Bilingual, fold};
use serde::Deserialize;

/// Where an organisation stands; empty where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Nature {
    pub level: Option<Level>,
    pub block: Option<Block>,
    /// One of the 34 units of today.
    pub province_code: Option<String>,
}

impl Nature {
    /// This, and what is missing in it from another.
    pub fn or(self, other: Self) -> Self {
        Self {
            level: self.level.or(other.level),
            block: self.block.or(other.block),
            province_code: self.province_code.or(other.province_code),
        }
    }
}

/// Where in a name a word must stand.
#[derive(Clone, Copy)]
enum Place {
    /// At the beginning, or after a comma or a dash: "Cục …, Bộ …".
    First,
    Anywhere,
}

use Place::{Anywhere, First};

/// The first line that fits decides. Whole words, without capitals; "doanh nghiệp" alone says nothing, as it is in the name of offices too.
const BLOCKS: &[(Place, &[&str], Block)] = &[
    (First, &["đảng ủy", "đảng bộ"], Block::Party),
    (Anywhere, &["đoàn đại biểu quốc hội", "đoàn đbqh", "quốc hội", "đbqh", "hội đồng nhân dân", "hđnd"], Block::Assembly),
    (
        Anywhere,
        &[
            "trung ương đoàn",
            "tỉnh đoàn",
            "thành đoàn",
            "đoàn thanh niên",
            "đoàn tncs",
            "mặt trận tổ quốc",
            "mttq",
            "ubmttq",
            "trung ương hội",
        ],
        Block::Front,
    ),
    (Anywhere, &["liên đoàn lao động", "liên minh hợp tác xã", "liên hiệp các hội", "hội liên hiệp", "công đoàn"], Block::Front),
    (
        Anywhere,
        &[
            "tỉnh ủy",
            "thành ủy",
            "đảng ủy",
            "huyện ủy",
            "thị ủy",
            "quận ủy",
            "trung ương đảng",
            "bộ chính trị",
            "trường chính trị",
            "chính trị quốc gia",
        ],
        Block::Party,
    ),
    (First, &["ban tuyên giáo", "ban tổ chức trung ương", "ban nội chính", "ban dân vận", "ủy ban kiểm tra"], Block::Party),
    (First, &["ban chính sách", "văn phòng trung ương"], Block::Party),
    (Anywhere, &["tòa án", "tand", "viện kiểm sát", "vksnd"], Block::Judiciary),
    (Anywhere, &["bộ chỉ huy", "bộ tư lệnh", "bộ đội", "ban chỉ huy quân sự", "quân khu", "quân đoàn"], Block::Forces),
    (First, &["bộ"], Block::Government),
    (First, &["công an", "cảnh sát"], Block::Forces),
    (Anywhere, &["ngân hàng nhà nước", "nhnn", "ủy ban nhân dân", "ubnd"], Block::Government),
    (First, &["cục", "tổng cục", "vụ", "sở", "chi cục"], Block::Government),
    (
        Anywhere,
        &[
            "công ty",
            "cty",
            "tổng công ty",
            "tnhh",
            "tập đoàn",
            "hợp tác xã",
            "htx",
            "ngân hàng",
            "doanh nghiệp tư nhân",
            "dntn",
            "quỹ đầu tư",
        ],
        Block::Business,
    ),
    (Anywhere, &["hiệp hội doanh nghiệp", "hội doanh nghiệp", "hội doanh nhân", "vcci", "liên đoàn thương mại"], Block::Business),
    (First, &["hộ kinh doanh", "cơ sở sản xuất", "doanh nghiệp"], Block::Business),
    (
        First,
        &[
            "chính phủ",
            "văn phòng chính phủ",
            "thanh tra",
            "ban quản lý",
            "kho bạc",
            "bảo hiểm xã hội",
            "viện hàn lâm",
            "thông tấn xã",
            "ủy ban",
        ],
        Block::Government,
    ),
    (First, &["hội", "đoàn", "hiệp hội", "liên hiệp", "liên đoàn"], Block::Front),
    (First, &["trường", "đại học", "học viện", "viện", "cao đẳng", "bệnh viện"], Block::Expert),
    (Anywhere, &["university", "institute", "school", "academy"], Block::Expert),
    (Anywhere, &["company", "co.", "corporation", "jsc", "group", "bank", "ltd"], Block::Business),
];

/// Words of the lowest tier, and what they must not be part of.
const WARDS: &[&str] = &["xã", "phường", "đặc khu", "thị trấn"];
const NO_WARDS: &[&str] = &["xã hội", "hợp tác xã", "thông tấn xã", "thị xã"];

/// Of a district that is no more since 1 July 2025: no level of today.
const DISTRICTS: &[&str] = &["huyện", "huyện ủy", "quận", "quận ủy", "thị xã", "thị ủy"];

const PROVINCIAL: &[&str] = &["tỉnh", "tỉnh ủy", "tỉnh đoàn", "thành ủy", "thành đoàn"];
const PROVINCIAL_FIRST: &[&str] = &["sở", "chi cục"];

const CENTRAL: &[&str] =
    &["trung ương", "tối cao", "quốc hội", "chính phủ", "bộ chính trị", "quốc gia", "việt nam", "quân khu", "bộ tư lệnh"];
const CENTRAL_FIRST: &[&str] = &["bộ", "cục", "tổng cục", "vụ", "viện hàn lâm", "thông tấn xã", "ngân hàng nhà nước"];

/// Reads a name. Business and experts are of no level of the state.
pub fn nature_of(name: &Bilingual) -> Nature {
    let read = Read::of(if name.vi.is_empty() { &name.en } else { &name.vi });
    let block = BLOCKS.iter().find(|(place, words, _)| words.iter().any(|word| read.has(*place, word))).map(|(_, _, block)| *block);
    let province = read.province();
    let level = match block {
        None => None,
        Some(Block::Business | Block::Expert) => Some(Level::Other),
        Some(_) => read.level(province.is_some()),
    };
    Nature { level, block, province_code: province.map(|province| province.code.clone()) }
}

/// A name made ready: small letters, one spelling of "ủy" and "tòa", blanks around each word. One that was typed without
/// marks is read without.
struct Read {
    text: String,
    plain: bool,
}

impl Read {
    fn of(name: &str) -> Self {
        let plain = name.is_ascii();
        let small = name.to_lowercase().replace("uỷ", "ủy").replace("toà", "tòa").replace(['-', '–', '('], ",");
        let words = small.replace(',', " , ").replace(')', " ");
        Self { text: format!(" , {} ", words.split_whitespace().collect::<Vec<_>>().join(" ")), plain }
    }

    fn has(&self, place: Place, word: &str) -> bool {
        let word = if self.plain { fold(word) } else { word.to_owned() };
        match place {
            First => self.text.contains(&format!(" , {word} ")),
            Anywhere => self.text.contains(&format!(" {word} ")),
        }
    }

    fn any(&self, place: Place, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(place, word))
    }

    fn level(&self, placed: bool) -> Option<Level> {
        let in_ward = WARDS.iter().any(|word| self.has(Anywhere, word)) && !self.any(Anywhere, NO_WARDS);
        let in_city = self.has(Anywhere, "thành phố");
        if in_ward {
            return Some(Level::Ward);
        }
        if self.any(Anywhere, DISTRICTS) {
            return None;
        }
        if self.any(Anywhere, PROVINCIAL) || self.any(First, PROVINCIAL_FIRST) || (placed && in_city) {
            return Some(Level::Province);
        }
        // "UBND thành phố": in a city that is a province. "UBND thành phố Bắc Giang" was a district.
        if in_city {
            return self.text.ends_with(" thành phố ").then_some(Level::Province);
        }
        (self.any(Anywhere, CENTRAL) || self.any(First, CENTRAL_FIRST)).then_some(Level::Central)
    }

    /// "tỉnh Bắc Giang" lies in the Bắc Ninh of today.
    fn province(&self) -> Option<&'static provinces::Province> {
        let said = |kind: &str| if self.plain { fold(kind) } else { kind.to_owned() };
        let named = |kind: &str| {
            let (_, rest) = self.text.split_once(&format!(" {} ", said(kind)))?;
            let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
            (1..=words.len().min(4)).rev().find_map(|count| provinces::by_name(&words[..count].join(" ")))
        };
        let in_province = ["tỉnh", "tỉnh ủy", "tỉnh đoàn"].into_iter().find_map(named);
        let in_city = || ["thành phố", "thành ủy", "thành đoàn"].into_iter().find_map(named).filter(|city| city.kind == Kind::City);
        in_province.or_else(in_city)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_where_an_organisation_stands() {
        use Block::*;
        use Level::*;
        let table = [
            ("Bộ Khoa học và Công nghệ", Some(Central), Some(Government), None),
            ("Cục Khởi nghiệp và Doanh nghiệp công nghệ, Bộ Khoa học và Công nghệ", Some(Central), Some(Government), None),
            ("Cục Thuế tỉnh Bắc Giang", Some(Province), Some(Government), Some("24")),
            ("Văn phòng Chính phủ", Some(Central), Some(Government), None),
            ("Văn phòng Quốc hội", Some(Central), Some(Assembly), None),
            ("Ban Tuyên giáo và Dân vận Trung ương", Some(Central), Some(Party), None),
            ("Tỉnh ủy Bắc Giang", Some(Province), Some(Party), Some("24")),
            ("Tỉnh uỷ", Some(Province), Some(Party), None),
            ("Thành ủy Hà Nội", Some(Province), Some(Party), Some("01")),
            ("Ban Tuyên giáo Tỉnh ủy Bắc Giang", Some(Province), Some(Party), Some("24")),
            ("Đảng ủy phường Bắc Giang", Some(Ward), Some(Party), None),
            ("Đảng ủy các cơ quan Đảng tỉnh", Some(Province), Some(Party), None),
            ("UBND tỉnh", Some(Province), Some(Government), None),
            ("Ủy ban nhân dân tỉnh Bắc Ninh", Some(Province), Some(Government), Some("24")),
            ("Uỷ ban nhân dân thành phố Hà Nội", Some(Province), Some(Government), Some("01")),
            ("UBND thành phố", Some(Province), Some(Government), None),
            ("UBND thành phố Bắc Giang", None, Some(Government), None),
            ("UBND huyện Lục Ngạn", None, Some(Government), None),
            ("UBND xã Tân Mỹ", Some(Ward), Some(Government), None),
            ("Sở Khoa học và Công nghệ", Some(Province), Some(Government), None),
            ("Sở KH&CN tỉnh Nghệ An", Some(Province), Some(Government), Some("40")),
            ("so khoa hoc va cong nghe", Some(Province), Some(Government), None),
            ("Phòng Quản lý Công nghệ, Sở Khoa học và Công nghệ", Some(Province), Some(Government), None),
            ("Viện Hàn lâm Khoa học và Công nghệ Việt Nam", Some(Central), Some(Government), None),
            ("Ngân hàng Nhà nước Việt Nam", Some(Central), Some(Government), None),
            ("HĐND tỉnh", Some(Province), Some(Assembly), None),
            ("Hội đồng nhân dân tỉnh Bắc Giang", Some(Province), Some(Assembly), Some("24")),
            ("Đoàn đại biểu Quốc hội tỉnh", Some(Province), Some(Assembly), None),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", Some(Province), Some(Front), None),
            ("Hội Liên hiệp Phụ nữ Việt Nam", Some(Central), Some(Front), None),
            ("Hội Nông dân tỉnh Bắc Giang", Some(Province), Some(Front), Some("24")),
            ("Trung ương Đoàn TNCS Hồ Chí Minh", Some(Central), Some(Front), None),
            ("Tỉnh đoàn", Some(Province), Some(Front), None),
            ("Liên minh Hợp tác xã tỉnh", Some(Province), Some(Front), None),
            ("Liên đoàn Lao động tỉnh", Some(Province), Some(Front), None),
            ("Tòa án nhân dân tỉnh", Some(Province), Some(Judiciary), None),
            ("Viện Kiểm sát nhân dân tối cao", Some(Central), Some(Judiciary), None),
            ("Công an tỉnh", Some(Province), Some(Forces), None),
            ("Bộ Chỉ huy quân sự tỉnh", Some(Province), Some(Forces), None),
            ("Bộ Tư lệnh Quân khu 1", Some(Central), Some(Forces), None),
            ("Bộ Công an", Some(Central), Some(Government), None),
            ("Công ty Cổ phần Linh kiện Việt Quang", Some(Other), Some(Business), None),
            ("Tập đoàn Thắng Phát", Some(Other), Some(Business), None),
            ("HTX Nông nghiệp xã Tân Mỹ", Some(Other), Some(Business), None),
            ("Ngân hàng Quân đội", Some(Other), Some(Business), None),
            ("Hiệp hội Doanh nghiệp tỉnh", Some(Other), Some(Business), None),
            ("Trường Đại học Kỹ thuật Sông Thương", Some(Other), Some(Expert), None),
            ("Viện Nghiên cứu Rau quả", Some(Other), Some(Expert), None),
            ("Trường Chính trị tỉnh", Some(Province), Some(Party), None),
            ("Câu lạc bộ Đầu tư", None, None, None),
            ("National University of Laos", Some(Other), Some(Expert), None),
        ];
        for (name, level, block, province) in table {
            let expected = Nature { level, block, province_code: province.map(str::to_owned) };
            assert_eq!(nature_of(&Bilingual::new(name, "")), expected, "{name}");
        }
        assert_eq!(nature_of(&Bilingual::new("", "Sun Corporation")).block, Some(Business));
        assert_eq!(nature_of(&Bilingual::default()), Nature::default());
    }
}
