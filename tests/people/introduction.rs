//! The introduction list: groups, spoken posts, who is here, and the secret address for the MC.
use super::fields;
use crate::app::{App, Browser};
use rocket::http::Status;

/// Officials of several companies at the event "hoi".
async fn hall(organizer: &Browser<'_>) {
    let people = [
        ("Đỗ Thứ Trưởng", "Thứ trưởng Bộ KH&CN", "Deputy Minister"),
        ("Đỗ Bí Thư", "Bí thư Tỉnh ủy", "Secretary"),
        ("Đỗ Sở", "Giám đốc Sở KH&CN", "Director"),
        ("Đỗ Chủ Tịch", "Chủ tịch UBND tỉnh", "Chairman"),
        ("Đỗ Công Ty", "Tổng giám đốc Công ty CP Mẫu", "General Director"),
    ];
    for (name, post, english) in people {
        let more = [
            ("part", "official"),
            ("honorific", "Ông"),
            ("degrees", "TS."),
            ("positions[0].title.vi", post),
            ("positions[0].title.en", english),
        ];
        assert_eq!(organizer.post("/studio/hoi/people/new", &fields(name, &more)).await.status, Status::SeeOther);
    }
}

#[rocket::async_test]
async fn delegates_are_introduced_in_companies_with_posts_as_spoken() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    hall(&organizer).await;
    let page = organizer.get("/studio/hoi/introduction").await;
    assert_eq!(
        page.select(".intro-company > h2 [lang=vi]"),
        [
            "Về phía lãnh đạo các bộ, ban, ngành, đoàn thể Trung ương",
            "Về phía lãnh đạo tỉnh",
            "Về phía lãnh đạo các sở, ban, ngành",
            "Về phía doanh nghiệp, hiệp hội doanh nghiệp",
        ]
    );
    assert_eq!(page.select(".intro-name")[1..3], ["Ông Tiến sĩ Đỗ Bí Thư", "Ông Tiến sĩ Đỗ Chủ Tịch"]);
    let posts = page.select(".intro-posts");
    assert_eq!(posts[0], "Thứ trưởng Bộ Khoa học và Công nghệ");
    assert_eq!(posts[2], "Chủ tịch Ủy ban nhân dân tỉnh");
    assert_eq!(page.select(".intro-en b")[0], "Dr. Đỗ Thứ Trưởng");
}

#[rocket::async_test]
async fn an_event_may_say_its_own_words_and_go_back() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    hall(&organizer).await;
    let words = [("company", "leaders"), ("heading.vi", "Về phía lãnh đạo tỉnh Bắc Ninh"), ("heading.en", "")];
    assert_eq!(organizer.post("/studio/hoi/introduction", &words).await.status, Status::SeeOther);
    let headings = organizer.get("/studio/hoi/introduction").await.select(".intro-company > h2");
    assert_eq!(headings[1], "Về phía lãnh đạo tỉnh Bắc Ninh From the leadership of the province");
    organizer.post("/studio/hoi/introduction", &[("company", "leaders"), ("heading.vi", ""), ("heading.en", "")]).await;
    let headings = organizer.get("/studio/hoi/introduction").await.select(".intro-company > h2 [lang=vi]");
    assert_eq!(headings[1], "Về phía lãnh đạo tỉnh");
}

#[rocket::async_test]
async fn the_list_follows_the_reception_desk_and_leaves_out_who_is_absent() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    hall(&organizer).await;
    let first = organizer.get("/studio/hoi/introduction?here=true").await;
    assert_eq!(first.select(".intro-none"), ["Chưa có đại biểu nào đến."]);
    let tag = first.header("ETag").expect("a tag").to_owned();
    organizer.post("/gate/hoi/delegates/do-so/arrived", &[]).await;
    let second = organizer.get_with("/studio/hoi/introduction?here=true", "If-None-Match", &tag).await;
    assert_eq!(second.select(".intro b")[0], "Đỗ Sở");
    assert_eq!(second.select(".intro-count"), ["Đã đến 1 trong 5 đại biểu"]);
    organizer.post("/studio/hoi/people/do-bi-thu/delegate/official/answer", &[("answer", "declined")]).await;
    let all = organizer.get("/studio/hoi/introduction").await;
    assert!(!all.words().contains("Đỗ Bí Thư"));
    assert_eq!(all.select(".intro-count"), ["Đã đến 1 trong 4 đại biểu"]);
}

#[rocket::async_test]
async fn the_secret_address_opens_the_list_until_it_is_revoked() {
    let app = App::start().await;
    let organizer = app.organizer(&app.event("hoi").await).await;
    hall(&organizer).await;
    organizer.post("/studio/hoi/introduction/link", &[]).await;
    let address = |page: &crate::app::Page| {
        page.select(".intro-link a").first().map(|text| text[text.find("/introduction/").expect("a path")..].to_owned())
    };
    let first = address(&organizer.get("/studio/hoi/introduction").await).expect("an address");
    let reading = app.anonymous().get(&first).await;
    assert_eq!(reading.select(".intro-name").len(), 5);
    assert!(reading.select("form[action*=introduction]").is_empty());
    assert!(reading.text.contains("noindex"));

    organizer.post("/studio/hoi/introduction/link", &[]).await;
    assert_eq!(app.anonymous().get(&first).await.status, Status::NotFound);
    let second = address(&organizer.get("/studio/hoi/introduction").await).expect("an address");
    assert_eq!(app.anonymous().get(&second).await.status, Status::Ok);
    organizer.post("/studio/hoi/introduction/link/revoke", &[]).await;
    assert_eq!(app.anonymous().get(&second).await.status, Status::NotFound);
    assert_eq!(address(&organizer.get("/studio/hoi/introduction").await), None);
}
