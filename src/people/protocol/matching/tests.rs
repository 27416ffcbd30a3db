use super::*;
use migrations::post_ranks::SHIPPED;
use sea_orm::ActiveEnum;

/// The table as it is shipped.
pub fn shipped() -> Table {
    let row = |(place, row): (i32, &migrations::post_ranks::ShippedRank)| post_rank::Model {
        id: i64::from(place),
        title: row.title.into(),
        level: Level::try_from_value(&row.level.to_owned()).ok(),
        block: Block::try_from_value(&row.block.to_owned()).ok(),
        full_time: row.full_time,
        leads: row.leads,
        rank: row.rank,
        place,
        version: 1,
    };
    Table::of((1..).zip(SHIPPED).map(row).collect())
}

fn post(text: &str) -> Post {
    Post { text: text.into(), ..Post::default() }
}

#[test]
fn the_shipped_table_stands_from_the_highest_rank_down_and_knows_its_words() {
    assert!(SHIPPED.is_sorted_by_key(|row| row.rank));
    for row in SHIPPED {
        assert!(row.level.is_empty() || Level::try_from_value(&row.level.to_owned()).is_ok(), "{}", row.title);
        assert!(row.block.is_empty() || Block::try_from_value(&row.block.to_owned()).is_ok(), "{}", row.title);
    }
}

#[test]
fn posts_find_their_row() {
    let table = [
        ("Thứ trưởng Bộ Khoa học và Công nghệ", Some("Thứ trưởng")),
        ("Phó Chủ tịch UBND tỉnh", Some("Phó Chủ tịch Ủy ban nhân dân")),
        ("Phó Chủ tịch TT UBND tỉnh Bắc Giang", Some("Phó Chủ tịch Thường trực Ủy ban nhân dân")),
        ("Chủ tịch Uỷ ban nhân dân tỉnh", Some("Chủ tịch Ủy ban nhân dân")),
        ("Phó Chủ tịch Thường trực HĐND tỉnh", Some("Phó Chủ tịch Thường trực Hội đồng nhân dân")),
        ("UVBTV Tỉnh ủy", Some("Ủy viên Ban Thường vụ Tỉnh ủy")),
        ("TUV", Some("Tỉnh ủy viên")),
        ("Giám đốc Sở KH&CN", Some("Giám đốc Sở")),
        ("Phó Giám đốc Sở Công Thương", Some("Phó Giám đốc Sở")),
        ("Trưởng ban Tuyên giáo Tỉnh ủy", Some("Trưởng Ban … Tỉnh ủy")),
        ("Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy", Some("Phó Trưởng Ban … Tỉnh ủy")),
        ("Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", Some("Phó Chủ tịch … Việt Nam")),
        ("Phó Chủ tịch UBMTTQ Việt Nam tỉnh", Some("Phó Chủ tịch Ủy ban Mặt trận Tổ quốc")),
        ("Chủ tịch Hội Nông dân tỉnh", Some("Chủ tịch Hội")),
        ("Chủ tịch HĐQT Công ty Cổ phần Mẫu", Some("Chủ tịch Hội đồng quản trị")),
        ("Chủ tịch UBND phường Bắc Giang", Some("Chủ tịch Ủy ban nhân dân")),
        ("Hiệu trưởng Trường Đại học", Some("Hiệu trưởng")),
        ("Nhà báo", None),
        ("", None),
    ];
    let ranks = shipped();
    for (text, row) in table {
        let words = words(text);
        assert_eq!(ranks.row_for(&words, level_of(&words), None).map(|row| row.title.as_str()), row, "{text}");
    }
}

#[test]
fn level_and_block_of_the_organisation_decide_between_rows() {
    let ranks = shipped();
    let rank = |level, block| ranks.row_for(&words("Chủ tịch Ủy ban nhân dân"), level, block).map(|row| row.rank);
    assert_eq!(rank(Some(Level::Ward), None), Some(420));
    assert_eq!(rank(Some(Level::Province), Some(Block::Government)), Some(230));
    assert_eq!(rank(Some(Level::Province), Some(Block::Business)), None);
    assert_eq!(rank(None, None), Some(230));
}

#[test]
fn somebody_is_ranked_by_the_highest_full_time_post() {
    let ranks = shipped();
    let former = Post { standing: Standing::Former, ..post("Bí thư Tỉnh ủy") };
    let by_hand = Post { rank: Some(15), ..post("Cố vấn cao cấp") };
    // posts, text of the highest, rank
    let table: [(&[Post], &str, Option<i32>); 7] = [
        (&[post("Tỉnh ủy viên"), post("Giám đốc Sở KH&CN")], "Giám đốc Sở KH&CN", Some(300)),
        (&[post("Tỉnh ủy viên, Giám đốc Sở KH&CN")], "Giám đốc Sở KH&CN", Some(300)),
        (&[post("Chủ tịch UBND tỉnh"), post("Phó Bí thư Tỉnh ủy")], "Phó Bí thư Tỉnh ủy", Some(220)),
        (&[former, post("Chủ tịch Hội Khuyến học tỉnh")], "Bí thư Tỉnh ủy", Some(200)),
        (&[post("Giám đốc Sở"), by_hand], "Cố vấn cao cấp", Some(15)),
        (&[post("Tỉnh ủy viên")], "Tỉnh ủy viên", Some(290)),
        (&[post("Nhà văn"), post("Nhà báo")], "Nhà văn", None),
    ];
    for (posts, text, rank) in table {
        let highest = ranks.highest(posts).unwrap();
        assert_eq!((highest.text.as_str(), highest.rank), (text, rank), "{posts:?}");
    }
    assert_eq!(ranks.highest(&[]), None);
}

#[test]
fn dots_in_a_title_stand_for_any_words() {
    let table = [
        ("Trưởng Ban … Tỉnh ủy", "truong ban dan van tinh uy bac giang", true),
        ("Trưởng Ban … Tỉnh ủy", "truong ban tinh uy", true),
        ("Trưởng Ban ... Tỉnh ủy", "truong ban quan ly", false),
        ("Trưởng Ban … Tỉnh ủy", "pho truong ban dan van tinh uy", false),
        ("Giám đốc Sở", "giam doc song", false),
        ("…", "giam doc", false),
    ];
    for (title, words, expected) in table {
        let row = post_rank::Model {
            id: 1,
            title: title.into(),
            level: None,
            block: None,
            full_time: true,
            leads: false,
            rank: 1,
            place: 1,
            version: 1,
        };
        assert_eq!(Row::of(row).fits(words, None, None), expected, "{title}: {words}");
    }
}
