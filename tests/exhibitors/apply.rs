use super::*;
use crate::app::App;
use khaihoi::exhibitors::application::State;

#[rocket::async_test]
async fn an_application_goes_through_its_steps_and_is_sent() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;

    assert_eq!(hoa.get("/desk/hoi/apply").await.goes_to.as_deref(), Some("/desk/hoi/apply/organisation"));
    let first = hoa.get("/desk/hoi/apply/organisation").await;
    assert_eq!(first.attributes("input[name=email]", "value"), ["hoa@khereu.example"]);
    let sent = apply(&app, &event, &hoa, "Hợp tác xã Mật ong Khe Rêu", true).await;

    assert_eq!(sent.application.state, State::Sent);
    let row = &sent.exhibitor;
    assert_eq!(
        (row.phone.as_str(), row.contact_phone.as_str(), row.website.as_str()),
        ("+842043000102", "+84912345678", "https://khereu.example")
    );
    assert_eq!((row.province_code.as_deref(), row.province_then.as_deref()), (Some("24"), Some("Bắc Giang")));
    assert_eq!(row.products.0.iter().map(|product| product.name.vi.as_str()).collect::<Vec<_>>(), ["Mật ong hoa vải", "Sáp thơm"]);
    assert_eq!((row.shown, row.shown_at, row.shown_text_version.as_deref()), (true, Some(app.now()), Some("2026-11")));
    assert_eq!((sent.application.power_kw.as_str(), sent.application.water), ("2.5", true));
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].message.contains("/desk/hoi"), "{}", letters[0].message);

    let page = hoa.get("/desk/hoi").await;
    assert_eq!(page.select("h1"), ["Hợp tác xã Mật ong Khe Rêu"]);
    assert!(page.words().contains("Chờ trả lời") && page.words().contains("đã gửi hồ sơ"), "{}", page.words());
}

#[rocket::async_test]
async fn a_draft_keeps_what_was_typed_although_it_is_incomplete() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;

    let kept = hoa
        .post("/desk/hoi/apply/organisation", &[("name.vi", "Khe Rêu"), ("kind", "company"), ("address", "Thôn 6"), ("then", "draft")])
        .await;
    assert_eq!(kept.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(own(&app, &event, &hoa).await.application.state, State::Draft);
    let again = hoa.get("/desk/hoi/apply/organisation").await;
    assert_eq!(again.attributes("input[name=address]", "value"), ["Thôn 6"]);

    // Sending leads to the first step that lacks something, which marks it.
    let version = version(&app, &event, &hoa).await;
    let gap = hoa.post("/desk/hoi/apply/confirm", &[("version", &version), ("then", "send")]).await;
    assert_eq!(gap.goes_to.as_deref(), Some("/desk/hoi/apply/organisation?check=true"));
    let marked = hoa.get("/desk/hoi/apply/organisation?check=true").await;
    assert!(!marked.select("#e-representative li").is_empty(), "{}", marked.words());
    assert!(marked.select("#e-address li").is_empty());
}

#[rocket::async_test]
async fn a_bad_field_brings_the_form_back_with_what_was_typed() {
    let app = App::start().await;
    open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let mut fields = organisation("Khe Rêu", "");
    for (name, value) in [("phone", "không có"), ("website", "javascript:alert(1)"), ("province", "99")] {
        fields.retain(|(known, _)| *known != name);
        fields.push((name, value));
    }
    let page = hoa.post("/desk/hoi/apply/organisation", &fields).await;
    assert_eq!(page.status.code, 422);
    assert_eq!(page.attributes("input[name=phone]", "value"), ["không có"]);
    for field in ["phone", "website", "province"] {
        assert_eq!(page.select(&format!("#e-{field} li")).len(), 1, "{field}");
    }
}

#[rocket::async_test]
async fn a_strange_tax_code_is_remarked_on_and_kept() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let page = hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "0100233480")).await;
    assert_eq!(page.goes_to.as_deref(), Some("/desk/hoi/apply/showing"));
    assert_eq!(own(&app, &event, &hoa).await.exhibitor.tax_code.as_deref(), Some("0100233480"));
    let again = hoa.get("/desk/hoi/apply/organisation").await;
    assert!(again.select("#h-tax_code").concat().contains("chữ số kiểm tra"), "{}", again.words());
}

#[rocket::async_test]
async fn an_organisation_and_an_account_apply_once() {
    let app = App::start().await;
    open_event(&app, "hoi").await;
    let (hoa, nam) = (app.signed_up("hoa@khereu.example").await, app.signed_up("nam@khereu.example").await);
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "2400901041")).await;

    let by_code = nam.post("/desk/hoi/apply/organisation", &organisation("Khe Reu JSC", "2400 901 041")).await;
    assert_eq!(by_code.status.code, 422);
    assert!(by_code.select("#e-tax_code li").concat().contains("Trần Văn Tú"), "{}", by_code.words());
    nam.post("/desk/hoi/apply/organisation", &organisation("Bản Lĩnh", "")).await;
    let own_again = hoa.post("/desk/hoi/apply/organisation", &organisation("Khác hẳn", "")).await;
    assert_eq!(own_again.status.code, 422, "a second save without the version is stale");

    let lan = app.signed_up("lan@banlinh.example").await;
    let by_name = lan.post("/desk/hoi/apply/organisation", &organisation("  BẢN  LINH ", "")).await;
    assert_eq!(by_name.select("#e-name\\.vi li").len(), 1, "{}", by_name.words());
}

#[rocket::async_test]
async fn whoever_saves_second_sees_both_texts() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "")).await;
    let opened = version(&app, &event, &hoa).await;
    let with = |address: &'static str| {
        let mut fields = organisation("Khe Rêu", "");
        fields.retain(|(name, _)| *name != "address");
        fields.push(("address", address));
        fields
    };
    let first = [with("Thôn 1"), vec![("version", opened.as_str())]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/organisation", &first).await.status.code, 303);

    let second = [with("Thôn 2"), vec![("version", opened.as_str())]].concat();
    let page = hoa.post("/desk/hoi/apply/organisation", &second).await;
    assert_eq!(page.status.code, 422);
    assert_eq!(page.attributes("input[name=address]", "value"), ["Thôn 2"]);
    assert!(page.words().contains("Thôn 1"), "{}", page.words());
    assert_eq!(own(&app, &event, &hoa).await.exhibitor.address, "Thôn 1");
    let fresh = page.attributes("input[name=version]", "value").concat();
    let third = [with("Thôn 2"), vec![("version", fresh.as_str())]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/organisation", &third).await.status.code, 303);
}

#[rocket::async_test]
async fn a_sent_application_is_not_sent_or_changed_again() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    apply(&app, &event, &hoa, "Khe Rêu", false).await;
    let version = version(&app, &event, &hoa).await;
    let again = hoa.post("/desk/hoi/apply/confirm", &[("version", &version), ("then", "send")]).await;
    assert_eq!(again.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(hoa.get("/desk/hoi/apply/showing").await.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(app.letters().await.len(), 1);
    assert!(!own(&app, &event, &hoa).await.exhibitor.shown);
}

#[rocket::async_test]
async fn a_closed_or_full_hall_turns_applicants_away_with_its_reason() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    open_event_with(&app, "day", |row| (row.booth_limit, row.booths_given) = (Set(Some(2)), Set(2))).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "")).await;

    let full = hoa.post("/desk/day/apply/organisation", &organisation("Khe Rêu", "")).await;
    assert_eq!(full.status.code, 422);
    assert_eq!(hoa.get("/desk/day/apply").await.goes_to.as_deref(), Some("/vi/day/exhibit"));
    assert!(app.anonymous().get("/vi/day/exhibit").await.words().contains("Đã hết gian hàng"));

    app.clock.advance(TimeDelta::days(2));
    let version = version(&app, &event, &hoa).await;
    let late = [organisation("Khe Rêu mới", ""), vec![("version", version.as_str())]].concat();
    let late = hoa.post("/desk/hoi/apply/organisation", &late).await;
    assert_eq!(late.status.code, 422);
    assert_eq!(late.attributes("input[name='name.vi']", "value"), ["Khe Rêu mới"]);
    assert!(app.anonymous().get("/vi/hoi/exhibit").await.words().contains("Đã hết hạn đăng ký"));
}

#[rocket::async_test]
async fn what_is_no_picture_is_refused_at_its_field() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "")).await;
    let version = version(&app, &event, &hoa).await;
    let fields = [("version", version.as_str()), ("summary.vi", "Mật ong")];
    let page = hoa.post_files("/desk/hoi/apply/showing", &fields, &[("logo", "a.png", "image/png", b"Dear sirs")]).await;
    assert_eq!(page.status.code, 422);
    assert_eq!(page.select("#e-logo li").len(), 1, "{}", page.words());
    assert_eq!(page.select("textarea[name='summary.vi']"), ["Mật ong"]);
}
