use super::Begun;
use crate::app::App;

const ROW: [(&str, &str); 8] =
    [("kind", "shell"), ("count", "4"), ("first", ""), ("x", "0"), ("y", "1,5"), ("way", "across"), ("turn", "0"), ("village", "")];

async fn add_row(plan: &Begun<'_>, changed: &[(&str, &str)]) -> crate::app::Page {
    let hall = plan.hall.to_string();
    let mut fields: Vec<_> = ROW.iter().copied().filter(|(name, _)| changed.iter().all(|(other, _)| other != name)).collect();
    fields.extend_from_slice(changed);
    fields.push(("hall", &hall));
    plan.post("/rows", &fields).await
}

#[rocket::async_test]
async fn a_row_is_added_by_a_form_and_undone_by_one() {
    let app = App::start().await;
    let plan = Begun::new(&app, "bang").await;
    let page = add_row(&plan, &[]).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    assert_eq!(plan.numbers().await, "A01 A02 A03 A04");
    assert_eq!(plan.booth("A02").await.y_cm, Some(150));
    let table = plan.get("?view=table").await;
    assert_eq!(table.select("tbody th"), ["A01", "A02", "A03", "A04"]);
    assert_eq!(table.select("tbody tr:nth-child(2) td")[..3], ["Gian tiêu chuẩn 3 m × 3 m", "3 × 3", "3 · 1,5"]);
    let hall = plan.hall.to_string();
    plan.post("/undo", &[("hall", &hall)]).await;
    assert_eq!(plan.numbers().await, "");
    plan.post("/redo", &[("hall", &hall)]).await;
    assert_eq!(plan.numbers().await, "A01 A02 A03 A04");
}

#[rocket::async_test]
async fn a_bad_row_comes_back_with_what_was_typed() {
    let app = App::start().await;
    let plan = Begun::new(&app, "bang-hong").await;
    for (field, bad, at) in [
        ("count", "0", "count"),
        ("count", "nhiều", "count"),
        ("count", "201", "count"),
        ("x", "xa", "x"),
        ("first", "Đ", "first"),
        ("kind", "lâu đài", "kind"),
        ("village", "99", "village"),
        ("turn", "45", "turn"),
    ] {
        let page = add_row(&plan, &[(field, bad)]).await;
        assert_eq!(page.status.code, 422, "{field} {bad}");
        assert_eq!(page.attributes(".errors", "id"), [format!("e-{at}")], "{field} {bad}: {}", page.words());
        assert_eq!(page.attributes("main input[name=y]", "value"), ["1,5"]);
    }
    assert_eq!(plan.numbers().await, "");
}

fn booth_fields<'a>(number: &'a str, hall: &'a str, version: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("number", number),
        ("kind", "shell"),
        ("hall", hall),
        ("x", "9"),
        ("y", "4,5"),
        ("turn", "90"),
        ("width", "3"),
        ("depth", "3"),
        ("sides", "1"),
        ("sides", "8"),
        ("village", ""),
        ("power", "true"),
        ("version", version),
    ]
}

#[rocket::async_test]
async fn a_booth_is_changed_by_its_form() {
    let app = App::start().await;
    let plan = Begun::new(&app, "mot-gian").await;
    plan.row(0, 0, 2).await;
    let (booth, hall) = (plan.booth("A01").await, plan.hall.to_string());
    let address = format!("/booths/{}", booth.id);
    assert_eq!(plan.get(&address).await.attributes("input[name=number]", "value"), ["A01"]);
    let page = plan.post(&address, &booth_fields("k7", &hall, "1")).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let booth = plan.booth("K7").await;
    assert_eq!((booth.x_cm, booth.y_cm, booth.turn, booth.open_sides, booth.power, booth.version), (Some(900), Some(450), 90, 9, true, 2));
    // As it was before: both are shown, and nothing is overwritten.
    let page = plan.post(&address, &booth_fields("K8", &hall, "1")).await;
    assert_eq!((page.status.code, page.attributes("input[name=number]", "value")), (422, vec!["K8".to_owned()]));
    assert!(page.select(".theirs").iter().any(|theirs| theirs.contains("K7")), "{}", page.words());
    assert_eq!(plan.post(&address, &booth_fields("A02", &hall, "2")).await.select("#e-number li"), ["Số A02 đã có gian khác dùng."]);
    // Of another kind it measures what that kind does; off the plan it keeps its number.
    let mut fields = booth_fields("K7", "", "2");
    fields[1] = ("kind", "double");
    assert_eq!(plan.post(&address, &fields).await.status.code, 303);
    let booth = plan.booth("K7").await;
    assert_eq!((booth.hall_id, booth.width_cm, booth.depth_cm), (None, Some(600), Some(300)));
    let table = plan.get("?view=table").await;
    assert!(table.words().contains("Chưa xếp chỗ"), "{}", table.words());
    let page = plan.post(&format!("{address}/delete"), &[("version", "3")]).await;
    assert_eq!((page.status.code, plan.numbers().await.as_str()), (303, "A02"));
    assert_eq!(plan.get(&address).await.status.code, 404);
}

#[rocket::async_test]
async fn marks_have_forms_too() {
    let app = App::start().await;
    let plan = Begun::new(&app, "moc-bang").await;
    let hall = plan.hall.to_string();
    let fields = |name: &'static str, version: &'static str| {
        [("sort", "stage"), ("name.vi", name), ("x", "0"), ("y", "0"), ("width", "8"), ("depth", "4"), ("turn", "0"), ("version", version)]
    };
    let page = plan.post("/marks/new", &[&fields("Sân khấu", "")[..], &[("hall", hall.as_str())]].concat()).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let href = plan.get("?view=table").await.attributes("tbody th a", "href").remove(0);
    let end = href.strip_prefix(plan.base().as_str()).expect("of this plan").to_owned();
    let form = plan.get(&end).await;
    assert_eq!(form.attributes("input[name='name.vi']", "value"), ["Sân khấu"]);
    let page = plan.post(&end, &[&fields("Sân khấu lớn", "1")[..], &[("hall", hall.as_str())]].concat()).await;
    assert_eq!(page.status.code, 303, "{}", page.words());
    let page = plan.post(&end, &[&fields("Khác", "1")[..], &[("hall", hall.as_str())]].concat()).await;
    assert!(page.select(".theirs").iter().any(|theirs| theirs.contains("Sân khấu lớn")), "{}", page.words());
    assert_eq!(plan.post(&format!("{end}/delete"), &[]).await.status.code, 303);
    assert_eq!(plan.get(&end).await.status.code, 404);
}

#[rocket::async_test]
async fn both_languages_have_every_page() {
    use khaihoi::platform::language::Language;
    let app = App::start().await;
    let plan = Begun::new(&app, "hai-tieng").await;
    plan.row(0, 0, 2).await;
    let booth = plan.booth("A01").await.id;
    let english = plan.organizer.speaking(Language::En);
    for end in [
        "",
        "?view=table",
        "/kinds",
        "/kinds/new",
        "/halls/new",
        "/marks/new",
        &format!("/booths/{booth}"),
        &format!("/halls/{}", plan.hall),
    ] {
        let page = english.get(&format!("{}{end}", plan.base())).await;
        assert_eq!(page.status.code, 200, "{end}");
        let words = page.select("title, main h1, main h2, main p, main label, main legend, main button, main a, main th").join(" ");
        assert!(!words.contains("plan-"), "a missing word on {end}: {words}");
    }
}
