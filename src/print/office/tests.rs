use super::*;

fn letterhead() -> Model {
    Model {
        id: 1,
        event_id: 1,
        kind: Kind::State,
        union_name: Bilingual::default(),
        superior: Bilingual::new("Ủy ban nhân dân tỉnh Bắc Ninh", "People's Committee of Bac Ninh Province"),
        body: Bilingual::new("Sở Khoa học và Công nghệ", "Department of Science and Technology"),
        number: "12/DS-SKHCN".into(),
        place: Bilingual::new("Bắc Ninh", "Bac Ninh"),
        dated: NaiveDate::from_ymd_opt(2027, 2, 5),
        attached: Bilingual::new("Kèm theo Giấy mời số 15/GM-UBND", ""),
        on_behalf: Bilingual::new("Ủy ban nhân dân", "People's Committee"),
        authority: Some(Authority::Deputy),
        authority_of: Bilingual::new("Chủ tịch", "Chairman"),
        post: Bilingual::new("Phó Chủ tịch", "Vice Chairman"),
        signer: "Mai Sơn".into(),
        recipients: Bilingual::new("- Như trên;\n\nLưu: VT.", ""),
        version: 1,
    }
}

#[test]
fn days_under_ten_and_the_first_two_months_have_a_leading_zero() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let table = [
        ("Bắc Ninh", day(2027, 2, 5), "Bắc Ninh, ngày 05 tháng 02 năm 2027"),
        ("Bắc Ninh", day(2027, 1, 31), "Bắc Ninh, ngày 31 tháng 01 năm 2027"),
        ("Bắc Ninh", day(2027, 3, 9), "Bắc Ninh, ngày 09 tháng 3 năm 2027"),
        ("Hà Nội", day(2026, 9, 30), "Hà Nội, ngày 30 tháng 9 năm 2026"),
        ("Huế", day(2026, 10, 10), "Huế, ngày 10 tháng 10 năm 2026"),
        ("", day(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
        ("Bắc Giang", None, "Bắc Giang, ngày\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}tháng\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}năm 2023"),
    ];
    for (place, dated, expected) in table {
        assert_eq!(place_and_date(place, dated, 2023, Language::Vi), expected);
    }
    assert_eq!(place_and_date("Bac Ninh", day(2027, 2, 5), 2027, Language::En), "Bac Ninh, 5 February 2027");
}

#[test]
fn the_head_has_the_form_of_its_kind() {
    let vi = |kind, union: &str| {
        let head = head(&Model { kind, union_name: Bilingual::new(union, ""), ..letterhead() }, Language::Vi, 2027);
        (head.kind, head.right, head.motto, head.number)
    };
    let state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(), "Độc lập - Tự do - Hạnh phúc".to_owned());
    assert_eq!(vi(Kind::State, ""), ("state", state.0.clone(), state.1.clone(), "Số: 12/DS-SKHCN".into()));
    assert_eq!(vi(Kind::Party, ""), ("party", "ĐẢNG CỘNG SẢN VIỆT NAM".into(), String::new(), "Số 12/DS-SKHCN".into()));
    let union = "Đoàn TNCS Hồ Chí Minh";
    assert_eq!(vi(Kind::Union, union), ("union", "ĐOÀN TNCS HỒ CHÍ MINH".into(), String::new(), "Số: 12/DS-SKHCN".into()));
    assert_eq!(vi(Kind::Union, ""), ("state", state.0, state.1, "Số: 12/DS-SKHCN".into()));
    let head = head(&letterhead(), Language::Vi, 2027);
    assert_eq!((head.superior.as_str(), head.body.as_str()), ("ỦY BAN NHÂN DÂN TỈNH BẮC NINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"));
}

#[test]
fn a_number_to_be_written_by_hand_leaves_room() {
    let table = [("/DS-BTC", "Số:\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}/DS-BTC"), ("", ""), ("7/DS-BTC", "Số: 7/DS-BTC")];
    for (typed, expected) in table {
        assert_eq!(number(typed, Kind::State, Language::Vi).replace(": ", ":\u{A0}"), expected.replace(": ", ":\u{A0}"), "{typed}");
    }
}

#[test]
fn who_signs_says_by_what_right() {
    let table: [(Kind, Option<Authority>, &[&str]); 4] = [
        (Kind::State, Some(Authority::Deputy), &["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (Kind::State, Some(Authority::ByOrder), &["TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (Kind::State, None, &["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"]),
        (Kind::Party, Some(Authority::Deputy), &["T/M ỦY BAN NHÂN DÂN", "K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ];
    for (kind, authority, expected) in table {
        let foot = foot(&Model { kind, authority, ..letterhead() }, Language::Vi);
        assert_eq!(foot.authority, expected, "{kind:?} {authority:?}");
        assert_eq!(foot.recipients, ["- Như trên;", "- Lưu: VT."]);
    }
    let english = foot(&letterhead(), Language::En);
    assert_eq!(english.authority, ["ON BEHALF OF THE PEOPLE'S COMMITTEE", "FOR THE CHAIRMAN", "VICE CHAIRMAN"]);
}
