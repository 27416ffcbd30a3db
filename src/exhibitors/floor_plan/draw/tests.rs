use super::*;
use std::io::Write as _;

fn stand(number: &str, x: i32, y: i32) -> Stand {
    Stand {
        number: number.into(),
        outline: Outline { x, y, width: 300, depth: 300 },
        open: Open { below: true, ..Open::default() },
        holding: Holding::Named,
        name: "Mật ong Khe Rêu".into(),
        title: format!("{number} · Mật ong Khe Rêu"),
        href: format!("#r-{number}"),
        village: Some(2),
        lit: Lit::Plain,
    }
}

fn hall(stands: Vec<Stand>) -> Plan {
    Plan { width: 6000, depth: 4000, label: "Sơ đồ Nhà A".into(), stands, ..Plan::default() }
}

fn whole() -> Look {
    Look { ids: "a", ..Look::default() }
}

/// The drawing as a tree: it must be XML of its own, for papers and for who saves it.
fn attributes(svg: &str, css: &str, name: &str) -> Vec<String> {
    let page = scraper::Html::parse_fragment(svg);
    let selector = scraper::Selector::parse(css).expect("a selector");
    page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

#[test]
fn centimetres_are_short_decimetres() {
    let table = [(0, "0"), (10, "1"), (125, "12.5"), (5, ".5"), (-5, "-.5"), (-301, "-30.1"), (6000, "600")];
    for (cm, written) in table {
        assert_eq!(Dm(cm).to_string(), written);
    }
}

#[test]
fn a_booth_has_its_place_its_name_and_a_title() {
    let svg = hall(vec![stand("A01", 1250, 300)]).draw(&whole());
    assert_eq!(attributes(&svg, "svg", "viewbox").concat() + &attributes(&svg, "svg", "viewBox").concat(), "0 0 600 400");
    assert_eq!(attributes(&svg, "a.b", "id"), ["b-A01"]);
    assert_eq!(attributes(&svg, "a.b", "class"), ["b v2"]);
    assert_eq!(attributes(&svg, "a.b > .f", "d"), ["M125 30h30v30h-30z"]);
    assert!(svg.contains("<title>A01 · Mật ong Khe Rêu</title>"), "{svg}");
    assert!(svg.contains(">Mật ong Khe<tspan x=\"140\" dy=\"4.3\">Rêu</tspan>"), "{svg}");
    // Walls on the three closed sides: above, right, left.
    assert_eq!(attributes(&svg, "a.b > .w", "d"), ["M125 30h30M155 30v30M125 30v30"]);
    // A piece of its own for each booth would be put together anew for each frame of a moving plan.
    assert!(!svg.contains("<use") && attributes(&svg, ".booths [transform]", "transform").is_empty(), "{svg}");
}

#[test]
fn what_a_booth_is_is_never_said_by_colour_alone() {
    let of = |holding, lit| {
        let one = Stand { holding, lit, village: None, ..stand("A01", 0, 0) };
        attributes(&hall(vec![one]).draw(&whole()), ".booths > .b", "class").concat()
    };
    let table = [
        (of(Holding::Free, Lit::Plain), "b free"),
        (of(Holding::Held, Lit::Plain), "b held"),
        (of(Holding::Named, Lit::Found), "b hit"),
        (of(Holding::Named, Lit::Dim), "b dim"),
        (of(Holding::Named, Lit::Here), "b here"),
    ];
    for (class, expected) in table {
        assert_eq!(class, expected);
    }
    let held = hall(vec![Stand { holding: Holding::Held, ..stand("A01", 0, 0) }]).draw(&whole());
    assert!(held.contains("url(#ah)"), "hatched: {held}");
    let village = hall(vec![stand("A01", 0, 0)]).draw(&whole());
    assert_eq!(attributes(&village, ".b > .s", "d").len(), 1, "the sign of its village: {village}");
}

#[test]
fn nothing_that_was_typed_is_markup() {
    let bad = "</title><script>alert(1)</script>\"'&";
    let one = Stand { name: bad.into(), title: bad.into(), href: format!("\"{bad}"), ..stand("A01", 0, 0) };
    let mark = Spot { sort: Sort::Stage, name: bad.into(), outline: Outline { x: 0, y: 1000, width: 900, depth: 400 } };
    let plan = Plan { label: bad.into(), background: Some(bad.into()), marks: vec![mark], ..hall(vec![one]) };
    let svg = plan.draw(&Look { around: None, here: bad.into(), ids: "a" });
    assert!(!svg.contains("<script") && !svg.contains("alert(1)</script"), "{svg}");
}

#[test]
fn only_what_is_around_is_drawn() {
    let plan = hall(vec![stand("A01", 0, 0), stand("A02", 300, 0), stand("B01", 4000, 3000)]);
    let around = Outline { x: 0, y: 0, width: 1500, depth: 1000 };
    let svg = plan.draw(&Look { around: Some(around), ..whole() });
    assert_eq!(attributes(&svg, ".booths > a", "id"), ["b-A01", "b-A02"]);
    assert_eq!(attributes(&svg, "svg", "class"), ["floor-map around"]);
}

#[test]
fn the_reader_and_the_goal_are_flagged_inside_the_hall() {
    for (x, y) in [(0, 0), (5700, 0), (5700, 3700), (2850, 1850)] {
        let plan = hall(vec![Stand { lit: Lit::Here, ..stand("A01", x, y) }, Stand { lit: Lit::Goal, ..stand("A02", 900, 900) }]);
        let svg = plan.draw(&Look { here: "Bạn đang ở đây".into(), ..whole() });
        assert!(svg.contains("Bạn đang ở đây") && svg.contains("class=\"goal-mark\""), "{svg}");
        let flag: Vec<f64> =
            ["x", "width"].iter().map(|name| attributes(&svg, ".here-mark .flag rect", name).concat().parse().expect("a number")).collect();
        let left = f64::from(x + 150) / 10.0 + flag[0];
        assert!(left >= -0.1 && left + flag[1] <= 600.1, "{x} {y}: {flag:?}");
    }
}

#[test]
fn marks_of_every_sort_are_drawn_with_their_names() {
    let at = |y| Outline { x: 500, y, width: 900, depth: 300 };
    let sorts = [Sort::Stage, Sort::Door, Sort::Aisle, Sort::Service, Sort::Label];
    let marks = sorts.into_iter().zip(1..).map(|(sort, place)| Spot { sort, name: format!("Chỗ {place}"), outline: at(600 * place) });
    let svg = Plan { marks: marks.collect(), ..hall(vec![]) }.draw(&whole());
    for (class, name) in ["stage", "door", "aisle", "service", "label"].iter().zip(["Chỗ 1", "Chỗ 2", "Chỗ 3", "Chỗ 4", "Chỗ 5"])
    {
        assert_eq!(attributes(&svg, &format!(".m.{class}"), "class").len(), 1, "{class}");
        assert!(svg.contains(&format!(">{name}</text>")), "{name}");
    }
}

/// Seven hundred booths with names of their own, as a hall of a national fair would have them.
fn large() -> Plan {
    let words = [
        "Mật ong",
        "Dược liệu",
        "Sao Mai",
        "Nông Kết",
        "Trà",
        "Gốm Ngòi",
        "Vải thiều",
        "Robot",
        "Pin",
        "Lúa",
        "Sen",
        "Đá",
        "Mây tre",
        "Cà phê",
    ];
    let stands = (0..700usize).map(|place| {
        let (row, at) = (place / 28, place % 28);
        let name = format!("{} {} {}", words[place % 14], words[(place / 14 + 3) % 14], words[(place * 7 / 5 + row) % 14]);
        let number = format!("{}{:02}", char::from(b'A' + row as u8), at + 1);
        Stand {
            title: format!("{number} · {name}"),
            name,
            village: Some(row % 6),
            holding: if place % 9 == 0 { Holding::Free } else { Holding::Named },
            ..stand(&number, 400 + 300 * at as i32, 400 + (row as i32 / 2) * 1000 + (row as i32 % 2) * 300)
        }
    });
    Plan { width: 9400, depth: 14_000, ..hall(stands.collect()) }
}

#[test]
fn a_plan_of_700_booths_is_small_on_the_wire() {
    let svg = large().draw(&whole());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    packed.write_all(svg.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed").len();
    assert!(packed <= 32 * 1024, "{} bytes, {packed} of them on the wire", svg.len());
}
