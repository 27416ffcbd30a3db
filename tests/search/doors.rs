//! The pages of search: what they show, to whom, and what they never do.
use super::world::{up_to_date, world};
use super::{asked, event, hits};
use crate::app::App;
use khaihoi::events::team::Role;
use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use rocket::http::Status;

#[rocket::async_test]
async fn results_are_grouped_marked_and_lead_somewhere() {
    let app = world().await;
    let page = asked(&app.anonymous(), "/vi/search", "giang").await;
    assert_eq!(page.select(".found h2"), ["Người", "Sự kiện"]);
    assert_eq!(page.select(".found mark").first().map(String::as_str), Some("Giang"));
    assert_eq!(page.select("h1"), ["Tìm kiếm"]);
    for link in page.attributes(".found a", "href") {
        assert_eq!(app.anonymous().get(&link).await.status, Status::Ok, "{link}");
    }
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(page.header("Cache-Control"), Some("no-store"));
}

#[rocket::async_test]
async fn what_was_typed_is_never_html() {
    let app = world().await;
    for typed in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<mark>giang"] {
        let page = asked(&app.anonymous(), "/vi/search", typed).await;
        assert_eq!(page.attributes("#find", "value"), [typed]);
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{}", page.text);
    }
}

#[rocket::async_test]
async fn one_kind_alone_shows_more_of_it() {
    let app = world().await;
    let page = app.anonymous().get("/vi/search?q=van").await;
    assert_eq!(page.select(".found .name a").len(), 6);
    let more = page.attributes(".found .more a", "href");
    assert_eq!(more, ["/vi/search?q=van&kind=people"]);
    let all = app.anonymous().get(&more[0]).await;
    assert!(hits(&all).len() > 6, "{:?}", hits(&all));
    assert_eq!(all.select(".found h2"), ["Người"]);
}

#[rocket::async_test]
async fn while_somebody_types_the_first_hits_come_as_options() {
    let app = world().await;
    for door in ["/vi/search/suggestions", "/vi/hoi-xuan/search/suggestions"] {
        let page = asked(&app.anonymous(), door, "hoang gi").await;
        assert_eq!(page.select("[role=option] b").first().map(String::as_str), Some("Nguyễn Hoàng Giang"), "{door}");
        assert!(page.select("main").is_empty());
    }
    assert!(asked(&app.anonymous(), "/vi/search/suggestions", "").await.select("[role=option]").is_empty());
}

#[rocket::async_test]
async fn the_box_is_on_every_page_and_asks_where_one_is() {
    let app = world().await;
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    for (path, action) in [
        ("/vi", "/vi/search"),
        ("/en/hoi-xuan/programme", "/en/hoi-xuan/search"),
        ("/studio", "/studio/search"),
        ("/studio/hoi-xuan", "/studio/hoi-xuan/search"),
    ] {
        assert_eq!(organizer.get(path).await.attributes("form.finder", "action"), [action], "{path}");
    }
}

#[rocket::async_test]
async fn an_editor_finds_no_contact_data_and_nobody_another_ones_event() {
    let app = world().await;
    let spring = event(&app, "hoi-xuan").await;
    let (editor, organizer) = (app.member(&spring, Role::Editor).await, app.organizer(&spring).await);
    let elsewhere = app.organizer(&event(&app, "techfest-bac-ninh").await).await;
    for door in ["/studio/search", "/studio/hoi-xuan/search"] {
        assert_eq!(hits(&asked(&organizer, door, "345678").await), ["Nguyễn Hoàng Giang"]);
        for typed in ["345678", "0912345678", "5678", "con cho", "lien he", "so2@hoi-xuan.example", "ha thu tin", "ongvang"] {
            assert!(hits(&asked(&editor, door, typed).await).is_empty(), "{door} {typed}");
        }
        assert_eq!(hits(&asked(&editor, door, "hoang giang").await), ["Nguyễn Hoàng Giang"]);
        assert_eq!(hits(&asked(&editor, door, "lam nong").await), ["Số liệu chặng làm nóng"]);
    }
    for typed in ["hoang giang", "345678", "con cho", "khai mac hoi-xuan", "so tai chinh", "lam nong", "chin doi"] {
        assert!(hits(&asked(&elsewhere, "/studio/search", typed).await).is_empty(), "{typed}");
    }
    assert_eq!(asked(&elsewhere, "/studio/hoi-xuan/search", "giang").await.status, Status::NotFound);
    assert_eq!(asked(&app.anonymous(), "/vi/hoi-kin/search", "mat").await.status, Status::NotFound);
    // Whoever comes to two events leads to the one that is open to who asks.
    let links = asked(&elsewhere, "/studio/search", "hai giang").await.attributes(".found a", "href");
    assert_eq!(elsewhere.get(&links[0]).await.status, Status::Ok, "{links:?}");
}

#[rocket::async_test]
async fn an_organizer_reads_a_letter_again_and_others_do_not() {
    let app = App::start().await;
    let spring = crate::exhibitors::open_event(&app, "hoi-xuan").await;
    let exhibitor = app.signed_up("khereu@x.example").await;
    crate::exhibitors::apply(&app, &spring, &exhibitor, "Hợp tác xã Khe Rêu", true).await;
    up_to_date(&app).await;
    let organizer = app.organizer(&spring).await;
    let page = asked(&organizer, "/studio/search", "khereu").await;
    let letters: Vec<_> = page.attributes(".found a", "href").into_iter().filter(|link| link.contains("/letters/")).collect();
    assert_eq!(letters.len(), 1, "{}", page.words());
    let letter = organizer.get(&letters[0]).await;
    assert_eq!(letter.status, Status::Ok);
    assert!(letter.words().contains("khereu@x.example"), "{}", letter.words());
    for other in [app.member(&spring, Role::Editor).await, exhibitor] {
        assert_eq!(other.get(&letters[0]).await.status, Status::NotFound);
    }
}

#[rocket::async_test]
async fn a_search_is_counted_and_an_address_that_asks_too_much_is_told_to_wait() {
    let app = App::start_with(|config| config.rate_limits = true).await;
    let mut last = Status::Ok;
    for number in 0..1_300 {
        last = app.anonymous().get(&format!("/vi/search/suggestions?q=%20%20{number}")).await.status;
        if last != Status::Ok {
            break;
        }
    }
    assert_eq!(last, Status::TooManyRequests);
    assert_eq!(app.anonymous().get("/vi/search").await.status, Status::Ok);
}

#[rocket::async_test]
async fn nothing_typed_breaks_the_search() {
    let app = world().await;
    let mut texts: Vec<String> =
        ["\0", "\u{202E}", "NEAR(a b)", "a*", "^a", "a:b", "\"a", "a\"", "{a}", "a & b | !c", "'a':*", "\\", "%", "ສະບາຍດີ", "👩‍🔬", "日本語"]
            .map(str::to_owned)
            .into();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..60 {
        texts.push("\\PC{0,40}".new_tree(&mut runner).expect("a text").current());
    }
    let organizer = app.organizer(&event(&app, "hoi-xuan").await).await;
    for text in texts {
        for door in ["/vi/search", "/studio/search"] {
            let page = asked(&organizer, door, &text).await;
            assert_eq!(page.status, Status::Ok, "{door} {text:?}: {}", page.words());
        }
    }
}
