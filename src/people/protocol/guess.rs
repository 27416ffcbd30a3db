//! Level and block of a post, read from its words where nobody has said them of its organisation.
use crate::people::organisation::{Block, Level};

/// Folded words that name a level; the narrowest first, so that "Mặt trận Tổ quốc Việt Nam tỉnh" is of a province.
const LEVELS: &[(Level, &[&str])] = &[
    (
        Level::Ward,
        &[
            "nhan dan xa",
            "nhan dan phuong",
            "nhan dan dac khu",
            "dang uy xa",
            "dang uy phuong",
            "dang uy dac khu",
            "to quoc xa",
            "to quoc phuong",
            "viet nam xa",
            "viet nam phuong",
        ],
    ),
    (Level::Province, &["tinh", "tinh uy", "thanh pho", "giam doc so"]),
    (
        Level::Central,
        &[
            "trung uong",
            "bo truong",
            "thu truong",
            "cuc truong",
            "vu truong",
            "chinh phu",
            "quoc hoi",
            "nha nuoc",
            "bo chinh tri",
            "viet nam",
            "tong bi thu",
            "thu tuong",
            "toi cao",
            "bo khoa hoc",
            "bo tai chinh",
            "bo cong thuong",
            "bo giao duc",
        ],
    ),
];

/// Folded words that name a block; the more telling first.
const BLOCKS: &[(Block, &[&str])] = &[
    (
        Block::Front,
        &[
            "mat tran",
            "hoi lien hiep",
            "hoi nong dan",
            "cuu chien binh",
            "lien doan lao dong",
            "cong doan",
            "tinh doan",
            "trung uong doan",
            "lien minh hop tac xa",
        ],
    ),
    (Block::Judiciary, &["toa an", "vien kiem sat"]),
    (Block::Forces, &["cong an", "quan su", "bien phong", "quan khu", "quan doan", "bo tu lenh"]),
    (Block::Assembly, &["hoi dong nhan dan", "quoc hoi"]),
    (Block::Party, &["tinh uy", "dang uy", "trung uong dang", "tuyen giao", "dan van", "to chuc trung uong", "bo chinh tri", "ban bi thu"]),
    (
        Block::Expert,
        &[
            "dai hoc",
            "hoc vien",
            "hieu truong",
            "vien truong",
            "truong cao dang",
            "vien nghien cuu",
            "giang vien",
            "chuyen gia",
            "vien han lam",
        ],
    ),
    (
        Block::Business,
        &["cong ty", "tap doan", "ngan hang", "hop tac xa", "doanh nghiep", "hoi dong quan tri", "tong giam doc", "quy dau tu"],
    ),
    (
        Block::Government,
        &["uy ban nhan dan", "giam doc so", "so", "thu truong", "bo truong", "cuc", "vu", "chi cuc", "bo", "thanh tra", "chinh phu"],
    ),
];

/// The level these words (of [`super::wording::words`]) speak of, if any.
pub fn level_of(words: &str) -> Option<Level> {
    first_named(LEVELS, words)
}

/// The block these words speak of, if any.
pub fn block_of(words: &str) -> Option<Block> {
    first_named(BLOCKS, words)
}

fn first_named<T: Copy>(table: &[(T, &[&str])], words: &str) -> Option<T> {
    let padded = format!(" {words} ");
    let named = |phrases: &[&str]| phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")));
    table.iter().find(|(_, phrases)| named(phrases)).map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::super::wording::words;
    use super::*;

    #[test]
    fn words_name_level_and_block() {
        use Block::{Assembly, Business, Expert, Forces, Front, Government, Judiciary, Party};
        use Level::{Central, Province, Ward};
        let table = [
            ("Thứ trưởng Bộ Khoa học và Công nghệ", Some(Central), Some(Government)),
            ("Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", Some(Central), Some(Front)),
            ("Phó Chủ tịch UBMTTQ Việt Nam tỉnh", Some(Province), Some(Front)),
            ("Phó Bí thư Tỉnh ủy", Some(Province), Some(Party)),
            ("Phó Chủ tịch Thường trực HĐND tỉnh", Some(Province), Some(Assembly)),
            ("Giám đốc Sở KH&CN", Some(Province), Some(Government)),
            ("Giám đốc Công an tỉnh", Some(Province), Some(Forces)),
            ("Chánh án Tòa án nhân dân tỉnh", Some(Province), Some(Judiciary)),
            ("Chủ tịch UBND phường Bắc Giang", Some(Ward), Some(Government)),
            ("Bí thư Đảng ủy xã Tân Yên", Some(Ward), Some(Party)),
            ("Tổng giám đốc Công ty Xã hội số", None, Some(Business)),
            ("Hiệu trưởng Trường Đại học Kỹ thuật", None, Some(Expert)),
            ("Nhà báo", None, None),
        ];
        for (text, level, block) in table {
            let words = words(text);
            assert_eq!((level_of(&words), block_of(&words)), (level, block), "{text}: {words}");
        }
    }
}
