use super::super::matching::{Post, Table};
use super::super::post_rank;
use super::*;
use migrations::post_ranks::SHIPPED;
use sea_orm::ActiveEnum;

fn shipped() -> Table {
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

/// Somebody with these posts at an event in Bắc Ninh (24), as the table ranks them.
fn somebody(name: &str, side: Side, posts: &str) -> Precedence {
    let ranked = shipped().highest(&[Post { text: posts.into(), ..Post::default() }]).unwrap_or_default();
    Precedence {
        role: 5,
        side,
        reach: Reach::of(ranked.level, ranked.province.as_deref(), Some("24")),
        block: ranked.block,
        rank: ranked.rank,
        standing: ranked.standing,
        since: None,
        born: None,
        name: (name.into(), 1),
    }
}

fn guest(posts: &str) -> Precedence {
    somebody("a", Side::Guest, posts)
}

fn host(posts: &str) -> Precedence {
    somebody("a", Side::Host, posts)
}

#[test]
fn each_step_decides_where_all_before_it_are_equal() {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    let director = host("Giám đốc Sở KH&CN");
    let with = |change: fn(&mut Precedence)| {
        let mut other = director.clone();
        change(&mut other);
        other
    };
    let former = host("nguyên Giám đốc Sở KH&CN");
    // first, second, the step that says so
    let table = [
        (with(|one| one.role = 1), with(|one| one.side = Side::Guest), Step::Role),
        (guest("Chủ tịch UBND phường Bắc Giang"), host("Bí thư Tỉnh ủy"), Step::Side),
        (host("Cục trưởng Cục Mẫu, Bộ KH&CN"), host("Bí thư Tỉnh ủy"), Step::Level),
        (with(|one| one.reach = Reach::OtherProvince), director.clone(), Step::Level),
        (host("Bí thư Tỉnh ủy"), host("Chủ tịch UBND phường Bắc Giang"), Step::Level),
        (host("Trưởng ban Tuyên giáo Tỉnh ủy"), host("Chủ tịch HĐND tỉnh"), Step::Block),
        (host("Phó Chủ tịch HĐND tỉnh"), host("Chủ tịch UBND tỉnh"), Step::Block),
        (host("Phó Giám đốc Sở KH&CN"), host("Chủ tịch UBMTTQ Việt Nam tỉnh"), Step::Block),
        (host("Bí thư Tỉnh đoàn"), host("Chánh án Tòa án nhân dân tỉnh"), Step::Block),
        (host("Chánh án Tòa án nhân dân tỉnh"), host("Giám đốc Công an tỉnh"), Step::Block),
        (host("Tổng giám đốc Công ty Mẫu"), host("Hiệu trưởng Trường Đại học Mẫu"), Step::Block),
        (host("Bí thư Tỉnh ủy"), host("Phó Bí thư Tỉnh ủy"), Step::Rank),
        (host("Phó Chủ tịch TT UBND tỉnh"), host("Phó Chủ tịch UBND tỉnh"), Step::Rank),
        (host("Giám đốc Sở KH&CN"), with(|one| one.rank = None), Step::Rank),
        (director.clone(), former.clone(), Step::Standing),
        (host("quyền Giám đốc Sở KH&CN"), host("nguyên Giám đốc Sở KH&CN"), Step::Standing),
        (former, host("Phó Giám đốc Sở KH&CN"), Step::Rank),
        (Precedence { since: day(2019), ..director.clone() }, Precedence { since: day(2021), ..director.clone() }, Step::Since),
        (Precedence { since: day(2021), ..director.clone() }, Precedence { born: Some(1950), ..director.clone() }, Step::Since),
        (with(|one| one.born = Some(1965)), with(|one| one.born = Some(1970)), Step::Born),
        (with(|one| one.born = Some(1970)), director.clone(), Step::Born),
        (with(|one| one.name.0 = "a".into()), with(|one| one.name.0 = "b".into()), Step::Name),
        (with(|one| one.name.1 = 1), with(|one| one.name.1 = 2), Step::Name),
    ];
    for (first, second, step) in table {
        assert_eq!(first.decided(&second), (step, Ordering::Less), "{first:?} {second:?}");
        assert_eq!(second.decided(&first), (step, Ordering::Greater), "{second:?} {first:?}");
    }
}

#[test]
fn the_hosts_stand_as_the_guidance_has_them() {
    // Guidance 112-HD/BTGTU: secretary, former secretaries, deputy secretaries and former, standing members, members.
    let order = [
        "Bí thư Tỉnh ủy",
        "nguyên Bí thư Tỉnh ủy",
        "Phó Bí thư Thường trực Tỉnh ủy",
        "Phó Bí thư Tỉnh ủy",
        "nguyên Phó Bí thư Tỉnh ủy",
        "Ủy viên Ban Thường vụ Tỉnh ủy",
        "Tỉnh ủy viên",
    ];
    let mut people: Vec<_> = order.iter().rev().map(|posts| (host(posts), *posts)).collect();
    people.sort();
    assert_eq!(people.into_iter().map(|(_, posts)| posts).collect::<Vec<_>>(), order);
}

#[test]
fn the_delegates_of_the_first_case() {
    // As the press named them (Techfest Bắc Giang 2023), and as the rules would have them.
    let press = [
        ("Trần Lan Phương", "Phó Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam"),
        ("Nguyễn Hoàng Giang", "Thứ trưởng Bộ Khoa học và Công nghệ"),
        ("Lê Ánh Dương", "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"),
        ("Lâm Thị Hương Thành", "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực HĐND tỉnh"),
        ("Mai Sơn", "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh"),
        ("Phạm Hồng Quất", "Cục trưởng Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ, Bộ Khoa học và Công nghệ"),
        ("Trần Tuấn Nam", "Tỉnh ủy viên, Phó Trưởng ban Thường trực Ban Tuyên giáo Tỉnh ủy"),
        ("Nguyễn Văn Thi", "Tỉnh ủy viên, Chủ tịch Hội Nông dân tỉnh"),
        ("Nguyễn Thanh Bình", "Giám đốc Sở Khoa học và Công nghệ"),
    ];
    let mut people: Vec<_> = press.iter().map(|(name, posts)| (guest(posts), *name)).collect();
    people.sort();
    let names: Vec<_> = people.iter().map(|(_, name)| *name).collect();
    assert_eq!(
        names,
        [
            "Nguyễn Hoàng Giang",
            "Phạm Hồng Quất",
            "Trần Lan Phương",
            "Lê Ánh Dương",
            "Trần Tuấn Nam",
            "Lâm Thị Hương Thành",
            "Mai Sơn",
            "Nguyễn Thanh Bình",
            "Nguyễn Văn Thi",
        ]
    );
    let steps: Vec<Step> = people.windows(2).map(|pair| pair[0].0.decided(&pair[1].0).0).collect();
    use Step::{Block, Level, Rank};
    assert_eq!(steps, [Rank, Block, Level, Rank, Block, Block, Rank, Block]);
}

#[test]
fn levels_are_seen_from_the_event() {
    let table = [
        (Some(Level::Central), None, Reach::Central),
        (Some(Level::Province), Some("24"), Reach::Province),
        (Some(Level::Province), Some("01"), Reach::OtherProvince),
        (Some(Level::Province), None, Reach::Province),
        (Some(Level::Ward), Some("01"), Reach::Ward),
        (Some(Level::Other), None, Reach::Other),
        (None, None, Reach::Other),
    ];
    for (level, province, expected) in table {
        assert_eq!(Reach::of(level, province, Some("24")), expected, "{level:?} {province:?}");
    }
    assert_eq!(Reach::of(Some(Level::Province), Some("01"), None), Reach::Province);
}

#[test]
fn a_committee_has_its_own_order() {
    let table = [
        ("Trưởng Ban Tổ chức", 1),
        ("Phó Trưởng Ban Thường trực", 2),
        ("Phó Trưởng Ban Tổ chức", 3),
        ("Ủy viên Thường trực", 4),
        ("Ủy viên", 5),
        ("Thư ký", 6),
        ("", 5),
        ("Hậu cần", 5),
    ];
    for (role, number) in table {
        assert_eq!(role_number(Part::Committee, role), number, "{role}");
    }
    assert_eq!(role_number(Part::Official, "Trưởng Ban Tổ chức"), 5);
}
