use super::*;
use crate::app::App;

#[rocket::async_test]
async fn only_who_was_accepted_and_agreed_is_shown() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let names = [
        ("a@x.example", "Mật ong Khe Rêu", true, true),
        ("b@x.example", "Trà Bản Lĩnh", false, true),
        ("c@x.example", "Gạch Ánh Kim", true, false),
    ];
    for (number, (email, name, shown, accepted)) in names.into_iter().enumerate() {
        let browser = app.signed_up(email).await;
        let dossier = apply(&app, &event, &browser, name, shown).await;
        if accepted {
            answer(&organizer, &event, &dossier, "accept", &format!("A0{number}"), "").await;
        }
    }
    let visitor = app.anonymous();
    let list = visitor.get("/vi/hoi/exhibitors").await;
    assert_eq!(list.select(".exhibitor-card h2"), ["Mật ong Khe Rêu"]);
    assert!(list.words().contains("Gian hàng A00") && list.words().contains("Mật ong hoa vải"), "{}", list.words());
    let page = visitor.get("/vi/hoi/exhibitors/mat-ong-khe-reu").await;
    assert_eq!(page.status.code, 200);
    for private in ["0912", "Trần Văn Tú", "info@khereu", "0204", "Vi Thị Hoài Thương", "Thôn Khe Rêu", "a@x.example"] {
        assert!(!page.text.contains(private) && !list.text.contains(private), "{private} is public");
    }
    assert!(page.text.contains("\"@type\":\"Organization\"") && page.text.contains("https://khereu.example"));
    for hidden in ["tra-ban-linh", "gach-anh-kim", "nobody"] {
        assert_eq!(visitor.get(&format!("/vi/hoi/exhibitors/{hidden}")).await.status.code, 404, "{hidden}");
    }
}

#[rocket::async_test]
async fn permission_taken_back_is_gone_at_once() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let dossier = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    answer(&organizer, &event, &dossier, "accept", "A01", "").await;
    assert_eq!(app.anonymous().get("/en/hoi/exhibitors/khe-reu").await.status.code, 200);
    hoa.post("/desk/hoi/listing", &[("shown", "false")]).await;
    assert_eq!(app.anonymous().get("/en/hoi/exhibitors/khe-reu").await.status.code, 404);
    hoa.post("/desk/hoi/listing", &[("shown", "true")]).await;
    assert_eq!(app.anonymous().get("/en/hoi/exhibitors/khe-reu").await.status.code, 200);
}

#[rocket::async_test]
async fn the_directory_is_searched_without_marks() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    for (number, name) in ["Mật ong Khe Rêu", "Trà Bản Lĩnh", "Đá Ánh Kim"].into_iter().enumerate() {
        let browser = app.signed_up(&format!("x{number}@x.example")).await;
        let dossier = apply(&app, &event, &browser, name, true).await;
        answer(&organizer, &event, &dossier, "accept", &format!("A0{number}"), "").await;
    }
    let visitor = app.anonymous();
    let shown = async |query: &str| visitor.get(&format!("/vi/hoi/exhibitors?{query}")).await.select(".exhibitor-card:not([hidden]) h2");
    assert_eq!(shown("").await, ["Đá Ánh Kim", "Mật ong Khe Rêu", "Trà Bản Lĩnh"]);
    assert_eq!(shown("q=da+anh").await, ["Đá Ánh Kim"]);
    assert_eq!(shown("q=a02").await, ["Đá Ánh Kim"]);
    assert_eq!(shown("q=%22%3E%3Cscript%3E").await, [""; 0]);
    assert_eq!(shown("field=food&q=tra").await, ["Trà Bản Lĩnh"]);
    assert_eq!(shown("field=energy").await, [""; 0]);
    assert_eq!(shown("province=24").await.len(), 3);
}
