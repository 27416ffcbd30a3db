use super::*;
use crate::app::Page;
use khaihoi::events::team::Role;

async fn two_criteria(app: &App, event: &event::Model) -> (i64, i64) {
    let add = async |name, weight, most| {
        let input = criterion(name, weight, most);
        add_criterion(&app.db, &Actor::program("a test"), app.now(), event, &input).await.expect("a criterion")
    };
    (add("Tính mới", 3, 5).await, add("Sức hút", 1, 10).await)
}

async fn give(browser: &Browser<'_>, token: &str, points: &[(i64, &str)]) -> Page {
    let fields: Vec<(String, &str)> = points.iter().map(|(criterion, points)| (format!("points[{criterion}]"), *points)).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    browser.post(&format!("/studio/hoi/scoring/{token}"), &fields).await
}

#[rocket::async_test]
async fn others_scores_are_seen_after_ones_own() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (first, second) = two_criteria(&app, &event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let token = apply(&app, &event, &hoa, "Khe Rêu", true).await.application.token;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, Role::Editor).await);
    let address = format!("/studio/hoi/scoring/{token}");

    assert_eq!(give(&editor, &token, &[(first, "5"), (second, "10")]).await.status.code, 303);
    let blind = organizer.get(&address).await;
    assert!(blind.select(".score-total").is_empty(), "{}", blind.words());
    assert!(organizer.get("/studio/hoi/booths").await.select("tbody td.num b").is_empty());
    assert!(organizer.get(&format!("/studio/hoi/booths/{token}")).await.select(".score-total").is_empty());

    // Half of one's own is not enough.
    give(&organizer, &token, &[(first, "3")]).await;
    assert!(organizer.get(&address).await.select(".score-total").is_empty());
    give(&organizer, &token, &[(first, "3"), (second, "5")]).await;
    let open = organizer.get(&address).await;
    assert!(open.select(".score-total").concat().starts_with("7,9"), "{:?}", open.select(".score-total"));
    assert_eq!(organizer.get("/studio/hoi/booths?score=7").await.select("tbody th a"), ["Khe Rêu"]);
    assert!(organizer.get("/studio/hoi/booths?score=8").await.select("tbody th a").is_empty());
}

#[rocket::async_test]
async fn who_steps_aside_sees_all_and_scores_no_more() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (first, second) = two_criteria(&app, &event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let token = apply(&app, &event, &hoa, "Khe Rêu", true).await.application.token;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, Role::Editor).await);
    give(&editor, &token, &[(first, "4"), (second, "4")]).await;
    for _ in 0..2 {
        assert_eq!(organizer.post("/studio/hoi/scoring/abstention", &[]).await.status.code, 303);
    }
    let page = organizer.get(&format!("/studio/hoi/scoring/{token}")).await;
    assert_eq!(page.select(".score-total").len(), 1);
    assert_eq!(give(&organizer, &token, &[(first, "1")]).await.status.code, 422);
}

#[rocket::async_test]
async fn points_outside_the_scale_are_refused_and_what_is_decided_is_scored_no_more() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (first, second) = two_criteria(&app, &event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    let token = sent.application.token.clone();
    let organizer = app.organizer(&event).await;
    let wrong = give(&organizer, &token, &[(first, "6"), (second, "10")]).await;
    assert_eq!(wrong.status.code, 422);
    assert!(!wrong.select(".scale.wrong").is_empty());
    answer(&organizer, &event, &sent, "decline", "", "Không phù hợp.").await;
    assert_eq!(give(&organizer, &token, &[(first, "5"), (second, "10")]).await.status.code, 422);
}

#[rocket::async_test]
async fn editors_score_without_seeing_how_people_are_reached() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    two_criteria(&app, &event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let token = apply(&app, &event, &hoa, "Khe Rêu", true).await.application.token;
    let editor = app.member(&event, Role::Editor).await;
    assert_eq!(editor.get("/studio/hoi/scoring").await.select("tbody th a"), ["Khe Rêu"]);
    let words = editor.get(&format!("/studio/hoi/scoring/{token}")).await.words();
    assert!(words.contains("Mật ong hoa vải"), "{words}");
    for private in ["0912 345 678", "info@khereu.example", "Trần Văn Tú", "Vi Thị Hoài Thương"] {
        assert!(!words.contains(private), "{private}");
    }
}

#[rocket::async_test]
async fn a_draft_is_nobodys_business() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let token = own(&app, &event, &hoa).await.application.token;
    let editor = app.member(&event, Role::Editor).await;
    assert_eq!(editor.get(&format!("/studio/hoi/scoring/{token}")).await.status.code, 404);
    assert!(editor.get("/studio/hoi/scoring").await.select("tbody th a").is_empty());
}

#[rocket::async_test]
async fn the_team_talks_and_the_exhibitor_never_hears_of_it() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let token = apply(&app, &event, &hoa, "Khe Rêu", true).await.application.token;
    let (organizer, editor) = (app.organizer(&event).await, app.member(&event, Role::Editor).await);
    let at = |rest: &str| format!("/studio/hoi/scoring/{token}{rest}");

    assert_eq!(organizer.post(&at("/comments"), &[("text", "  ")]).await.status.code, 422);
    assert_eq!(organizer.post(&at("/comments"), &[("text", "Năm ngoái bỏ gian giữa chừng.")]).await.status.code, 303);
    let page = editor.get(&at("")).await;
    assert!(page.words().contains("bỏ gian giữa chừng") && page.select(".talk details").is_empty(), "{}", page.words());
    let own = organizer.get(&at("")).await;
    let action = own.attributes(".talk details form", "action");
    // Another's words are neither changed nor deleted.
    assert_eq!(editor.post(&action[0], &[("text", "Khác")]).await.status.code, 422);
    editor.post(&action[1], &[]).await;
    assert!(organizer.get(&at("")).await.words().contains("bỏ gian giữa chừng"));
    organizer.post(&action[0], &[("text", "Năm ngoái về sớm.")]).await;
    let words = organizer.get(&at("")).await.words();
    assert!(words.contains("về sớm") && words.contains("đã sửa") && !words.contains("giữa chừng"), "{words}");

    let desk = hoa.get("/desk/hoi").await.words();
    assert!(!desk.contains("về sớm") && !desk.contains("ý kiến"), "{desk}");
    organizer.post(&action[1], &[]).await;
    assert!(organizer.get(&at("")).await.select(".talk li").is_empty());
}

#[rocket::async_test]
async fn a_criterion_with_scores_is_deleted_by_who_saw_them() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let (first, second) = two_criteria(&app, &event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let token = apply(&app, &event, &hoa, "Khe Rêu", true).await.application.token;
    let organizer = app.organizer(&event).await;
    let address = format!("/studio/hoi/booths/criteria/{first}");
    let seen = organizer.get(&address).await.attributes("input[name=scores]", "value").concat();
    give(&organizer, &token, &[(first, "3"), (second, "5")]).await;
    let delete = format!("{address}/delete");
    assert_eq!(organizer.post(&delete, &[("scores", &seen)]).await.goes_to, Some(address.clone()), "somebody scored meanwhile");
    let scale = organizer.post(&address, &[("name.vi", "Tính mới"), ("weight", "3"), ("most", "10"), ("version", "1")]).await;
    assert_eq!((scale.status.code, scale.select("#e-most li").len()), (422, 1));
    assert_eq!(organizer.post(&delete, &[("scores", "1")]).await.goes_to.as_deref(), Some("/studio/hoi/booths/criteria"));
    assert_eq!(organizer.get("/studio/hoi/booths/criteria").await.select(".rows li").len(), 1);
}

#[rocket::async_test]
async fn the_list_is_sorted_filtered_printed_and_compared() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let mut tokens = Vec::new();
    for (email, name) in [("a@x.example", "Ánh Kim"), ("b@x.example", "Bản Lĩnh"), ("c@x.example", "Ang Thịnh")] {
        let browser = app.signed_up(email).await;
        tokens.push(apply(&app, &event, &browser, name, true).await.application.token);
    }
    let found = async |query: &str| organizer.get(&format!("/studio/hoi/booths?{query}")).await.select("tbody th a");
    assert_eq!(found("sort=name").await, ["Ang Thịnh", "Ánh Kim", "Bản Lĩnh"]);
    assert_eq!(found("sort=name&down=true").await, ["Bản Lĩnh", "Ánh Kim", "Ang Thịnh"]);
    assert_eq!(found("kind=shell&print=true").await.len(), 3);
    assert!(found("kind=tent").await.is_empty());
    assert!(found("unplaced=true").await.is_empty(), "nobody has a place yet");

    let chosen = tokens.iter().map(|token| format!("chosen={token}")).collect::<Vec<_>>().join("&");
    let page = organizer.get(&format!("/studio/hoi/booths/compare?{chosen}")).await;
    assert_eq!(page.select("thead th a").len(), 3);
    assert!(page.select("tr.differs th").iter().any(|label| label.starts_with("Tên đơn vị")), "{:?}", page.select("tr.differs th"));
    let alone = organizer.get(&format!("/studio/hoi/booths/compare?chosen={}", tokens[0])).await;
    assert!(alone.select("table").is_empty() && alone.status.code == 200);
    assert_eq!(organizer.get("/studio/hoi/booths/compare?chosen=x").await.status.code, 404);
}
