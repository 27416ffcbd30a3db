use super::*;
use std::collections::BTreeSet;

#[test]
fn the_lists_are_whole_and_agree() {
    assert_eq!((all().len(), former().len()), (34, 63));
    for province in all() {
        let of_then: BTreeSet<_> = province.made_of().map(|former| former.name_vi.clone()).collect();
        assert_eq!(of_then, province.merged_from.iter().cloned().collect(), "{}", province.name_vi);
        assert_eq!(province.made_of().filter(|former| former.is_seat).count(), 1, "{}", province.name_vi);
    }
    assert!(former().iter().all(|former| former.today().is_some()));
    assert_eq!(all().iter().filter(|province| province.merged_from.len() == 1).count(), 11);
}

#[test]
fn names_with_their_kind() {
    let table = [
        ("24", "tỉnh Bắc Ninh", "Bac Ninh Province"),
        ("01", "thành phố Hà Nội", "Hanoi City"),
        ("79", "Thành phố Hồ Chí Minh", "Ho Chi Minh City"),
    ];
    for (code, vi, en) in table {
        let province = by_code(code).unwrap();
        assert_eq!((province.full_name(Language::Vi), province.full_name(Language::En)), (vi.into(), en.into()));
    }
    let bac_giang = former().iter().find(|former| former.name_vi == "Bắc Giang").unwrap();
    assert_eq!(bac_giang.full_name(Language::Vi), "tỉnh Bắc Giang");
    assert_eq!(bac_giang.today().unwrap().name_vi, "Bắc Ninh");
}

#[test]
fn found_however_they_are_written() {
    for (name, code) in [
        ("Bắc Ninh", "24"),
        ("tỉnh Bắc Giang", "24"),
        ("TP. Hồ Chí Minh", "79"),
        ("TP.HCM", "79"),
        ("ha noi", "01"),
        ("Hanoi City", "01"),
        ("Thanh Hoá", "38"),
        ("Bà Rịa – Vũng Tàu", "79"),
        ("Thừa Thiên Huế", "46"),
    ] {
        assert_eq!(by_name(name).map(|province| province.code.as_str()), Some(code), "{name}");
    }
    assert_eq!(by_name("Atlantis"), None);
    assert_eq!(by_name(""), None);
}

#[test]
fn only_codes_of_today_are_taken() {
    assert_eq!(ProvinceCode::parse(" 24 ").unwrap().as_str(), "24");
    assert_eq!(ProvinceCode::parse("27"), Err(Wrong::Key("form-province")));
    assert_eq!(ProvinceCode::parse(""), Err(Wrong::Empty));
}

#[test]
fn offered_in_vietnamese_order() {
    let names: Vec<_> = in_order(Language::Vi).iter().map(|province| province.name_vi.as_str()).collect();
    assert_eq!(names[..4], ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"]);
    let place = |name| names.iter().position(|known| *known == name).unwrap();
    assert!(place("Cần Thơ") > place("Cao Bằng") && place("Đà Nẵng") < place("Đắk Lắk"));
}
