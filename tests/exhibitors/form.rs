use super::*;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::form::{Ask, FormField, Settings, setting};
use sea_orm::EntityTrait;

async fn set(app: &App, event: &event::Model, chosen: &[(FormField, Ask)]) {
    let settings = Settings::with(chosen.iter().copied());
    setting::save(&app.db, &Actor::program("a test"), app.now(), event, &settings).await.expect("saved");
}

#[rocket::async_test]
async fn an_organizer_shortens_the_form() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let page = organizer.get("/studio/hoi/booths/form").await;
    assert_eq!(page.attributes("select[name='ask[corner]'] option", "value"), ["now", "later", "never"]);
    let fields = [("version", "0"), ("ask[website]", "never"), ("ask[products]", "later_required"), ("ask[nonsense]", "now")];
    assert_eq!(organizer.post("/studio/hoi/booths/form", &fields).await.status.code, 303);
    assert_eq!(organizer.post("/studio/hoi/booths/form", &fields).await.status.code, 422, "somebody saved meanwhile");

    let hoa = app.signed_up("hoa@khereu.example").await;
    let step = hoa.get("/desk/hoi/apply/organisation").await;
    assert!(step.attributes("input[name=website]", "value").is_empty() && !step.attributes("input[name=social]", "value").is_empty());
    // What is not asked is not taken, whatever is sent.
    hoa.post("/desk/hoi/apply/organisation", &organisation("Khe Rêu", "")).await;
    assert_eq!(own(&app, &event, &hoa).await.exhibitor.website, "");
}

#[rocket::async_test]
async fn what_is_asked_later_waits_for_acceptance() {
    let app = App::start().await;
    // Without days of the event its parts of the desk have no terms.
    let event = open_event_with(&app, "hoi", |row| (row.starts_on, row.ends_on) = (Set(None), Set(None))).await;
    set(&app, &event, &[(FormField::Products, Ask::LaterRequired), (FormField::Website, Ask::Later), (FormField::Note, Ask::Later)]).await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    assert!(sent.exhibitor.products.0.is_empty() && sent.exhibitor.website.is_empty());
    assert_eq!(hoa.get("/desk/hoi/after").await.goes_to.as_deref(), Some("/desk/hoi"), "not accepted yet");

    answer(&organizer, &event, &sent, "accept", "A01", "").await;
    let page = hoa.get("/desk/hoi/after").await;
    assert!(page.words().contains("Còn 1 mục bắt buộc"), "{}", page.words());
    assert!(page.attributes("input[name=address]", "value").is_empty(), "that was asked before");
    let version = version(&app, &event, &hoa).await;
    let products = [("version", version.as_str()), ("products[0].name.vi", "Mật ong hoa vải"), ("summary.vi", "Lén đổi")];
    assert_eq!(hoa.post("/desk/hoi/after/showing", &products).await.status.code, 303);
    let now = own(&app, &event, &hoa).await;
    assert_eq!((now.exhibitor.products.0.len(), &now.exhibitor.summary), (1, &sent.exhibitor.summary));
    let version = super::version(&app, &event, &hoa).await;
    let website = [("version", version.as_str()), ("name.vi", "Tên khác"), ("kind", "company"), ("website", "khereu.example")];
    assert_eq!(hoa.post("/desk/hoi/after/organisation", &website).await.status.code, 303);
    let now = own(&app, &event, &hoa).await.exhibitor;
    assert_eq!((now.website.as_str(), now.name.vi.as_str(), now.kind), ("https://khereu.example", "Khe Rêu", sent.exhibitor.kind));
    assert!(hoa.get("/desk/hoi/after").await.words().contains("Mọi mục bắt buộc đã được điền"));
}

#[rocket::async_test]
async fn what_is_asked_later_is_a_part_of_the_desk_with_a_term() {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| (row.starts_on, row.ends_on) = (Set(None), Set(None))).await;
    let organizer = app.organizer(&event).await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    let sent = apply(&app, &event, &hoa, "Khe Rêu", true).await;
    answer(&organizer, &event, &sent, "accept", "A01", "").await;
    let own = async || hoa.get("/desk/hoi").await.select(".part-list h3");
    assert!(!own().await.contains(&"Thông tin bổ sung".to_owned()), "nothing is left for later");
    set(&app, &event, &[(FormField::Heavy, Ask::LaterRequired)]).await;
    assert!(own().await.contains(&"Thông tin bổ sung".to_owned()));

    // The organizer says by when, and is seen to fill in for them.
    let due = [("terms[after].asked", "true"), ("terms[after].due_at", "2026-11-26T17:00"), ("terms[after].locks_at", "2026-11-28T17:00")];
    let rules = [("badges_per_booth", "4"), ("leads_until", ""), ("version", "0")];
    assert_eq!(organizer.post("/studio/hoi/booths/desk/terms", &[&due[..], &rules].concat()).await.status.code, 303);
    let page = hoa.get("/desk/hoi/after").await;
    assert!(page.words().contains("26/11/2026") && page.words().contains("28/11/2026"), "{}", page.words());
    let desk = format!("/studio/hoi/booths/{}/desk/after", sent.application.token);
    let done = async |browser: &Browser<'_>, base: &str| {
        let seen = browser.get(base).await.attributes("form[action$='/done'] input[name=version]", "value").concat();
        browser.post(&format!("{base}/done"), &[("version", &seen)]).await
    };
    let early = done(&hoa, "/desk/hoi/after").await;
    assert_eq!((early.status.code, early.select("#e-heavy li").len()), (422, 1), "{}", early.words());
    let filled = async |browser: &Browser<'_>, base: &str| {
        let version = browser.get(base).await.attributes("form[action$='/booth'] input[name=version]", "value").concat();
        browser.post(&format!("{base}/booth"), &[("version", version.as_str()), ("heavy", "Máy ép 2 tấn")]).await
    };
    assert_eq!(filled(&organizer, &desk).await.goes_to.as_deref(), Some(desk.as_str()));
    assert!(hoa.get("/desk/hoi").await.select(".part-saved").concat().contains("Ban Tổ chức"));
    let written = khaihoi::exhibitors::desk::reminders::remind(&app.db, "https://khaihoi.example", app.now()).await.unwrap();
    assert_eq!(written, 1, "it is due in four days, and nobody has said that it is complete");
    assert_eq!(done(&hoa, "/desk/hoi/after").await.goes_to.as_deref(), Some("/desk/hoi"));
    assert_eq!(hoa.get("/desk/hoi").await.select(".part.done h3"), ["Thông tin bổ sung"]);

    app.clock.advance(TimeDelta::days(7));
    assert!(hoa.get("/desk/hoi/after").await.words().contains("đã khóa"));
    assert_eq!(filled(&hoa, "/desk/hoi/after").await.status.code, 422, "shut");
    let late = [("part", "after"), ("until", "2026-12-05T17:00")];
    assert_eq!(organizer.post(&format!("/studio/hoi/booths/{}/desk/late", sent.application.token), &late).await.status.code, 303);
    assert_eq!(filled(&hoa, "/desk/hoi/after").await.status.code, 303);
}

#[rocket::async_test]
async fn the_log_tells_which_fields_are_asked_when() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    organizer.post("/studio/hoi/booths/form", &[("version", "0"), ("ask[website]", "never"), ("ask[summary]", "now")]).await;
    let log = organizer.get("/studio/hoi/log").await;
    let told = log.words();
    for part in ["Trang web", "Không hỏi", "Tóm tắt"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[rocket::async_test]
async fn own_questions_are_asked_answered_and_read() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let add = async |fields: &[(&str, &str)]| organizer.post("/studio/hoi/booths/form/questions/new", fields).await;
    let one =
        add(&[("label.vi", "Đi tàu hay xe?"), ("label.en", "Train or bus?"), ("sort", "choice"), ("options[0].label.vi", "Tàu")]).await;
    assert_eq!((one.status.code, one.select("#e-options li").len()), (422, 1), "one option is no choice");
    let both = [("options[0].label.vi", "Tàu"), ("options[1].label.vi", "Xe"), ("required", "true")];
    assert_eq!(add(&[&[("label.vi", "Đi tàu hay xe?"), ("sort", "choice")], both.as_slice()].concat()).await.status.code, 303);
    assert_eq!(add(&[("label.vi", "Mấy người?"), ("sort", "number")]).await.status.code, 303);
    let rows = organizer.get("/studio/hoi/booths/form").await;
    let ids = rows.attributes("#questions .rows li", "data-id");
    let (choice, number) = (format!("answers[{}]", ids[0]), format!("answers[{}]", ids[1]));

    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let version = version(&app, &event, &hoa).await;
    let gap = hoa.post("/desk/hoi/apply/confirm", &[("version", &version), ("then", "send")]).await;
    assert_eq!(gap.goes_to.as_deref(), Some("/desk/hoi/apply/booth?check=true"));
    let wrong = [BOOTH, &[("version", &version), (&choice, "9"), (&number, "bốn")]].concat();
    let page = hoa.post("/desk/hoi/apply/booth", &wrong).await;
    assert_eq!(page.status.code, 422);
    let version = super::version(&app, &event, &hoa).await;
    let right = [BOOTH, &[("version", &version), (&choice, "2"), (&number, "4")]].concat();
    assert_eq!(hoa.post("/desk/hoi/apply/booth", &right).await.status.code, 303);
    let version = super::version(&app, &event, &hoa).await;
    hoa.post("/desk/hoi/apply/confirm", &[("version", &version), ("shown", "true"), ("then", "send")]).await;
    let sent = own(&app, &event, &hoa).await;
    assert_eq!(sent.application.state, State::Sent);
    let read = organizer.get(&format!("/studio/hoi/booths/{}", sent.application.token)).await;
    assert!(read.select("dl.sheet dd").contains(&"Xe".to_owned()), "{}", read.words());
}

#[rocket::async_test]
async fn a_question_with_answers_is_not_deleted_silently() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let id = add_question(&app.db, &Actor::program("a test"), app.now(), &event, &question("Mấy người?", Sort::Number)).await.unwrap();
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let version = version(&app, &event, &hoa).await;
    let name = format!("answers[{id}]");
    hoa.post("/desk/hoi/apply/booth", &[BOOTH, &[("version", &version), (&name, "4")]].concat()).await;

    let address = format!("/studio/hoi/booths/form/questions/{id}");
    let page = organizer.get(&address).await;
    assert!(page.words().contains("Có 1 câu trả lời"), "{}", page.words());
    assert_eq!(organizer.post(&format!("{address}/delete"), &[("answers", "0")]).await.goes_to, Some(address.clone()));
    let sort = [("label.vi", "Mấy người?"), ("sort", "text"), ("version", "1")];
    assert_eq!(organizer.post(&address, &sort).await.status.code, 422, "its answers would no longer be read");
    organizer.post(&format!("{address}/retired"), &[("retired", "true")]).await;
    assert!(hoa.get("/desk/hoi/apply/booth").await.attributes(&format!("input[name='{name}']"), "name").is_empty());
    let token = own(&app, &event, &hoa).await.application.token;
    assert!(organizer.get(&format!("/studio/hoi/booths/{token}")).await.words().contains("Mấy người?"), "the answer is kept");
    assert_eq!(organizer.post(&format!("{address}/delete"), &[("answers", "1")]).await.status.code, 303);
    assert_eq!(organizer.get(&address).await.status.code, 404);
}

#[rocket::async_test]
async fn conditions_are_accepted_in_their_version_and_asked_again_only_on_sending() {
    let app = App::start().await;
    let event = open_event(&app, "hoi").await;
    let organizer = app.organizer(&event).await;
    let save = async |text: &str| organizer.post("/studio/hoi/booths/form/conditions", &[("text.vi", text), ("text.en", "")]).await;
    assert_eq!(save("Đến **trước 16h00**.").await.status.code, 303);
    save("Đến **trước 16h00**.").await;
    let hoa = app.signed_up("hoa@khereu.example").await;
    fill_in(&app, &event, &hoa, "Khe Rêu", "").await;
    let opened = version(&app, &event, &hoa).await;
    let page = hoa.get("/desk/hoi/apply/confirm").await;
    assert_eq!(page.select(".conditions strong"), ["trước 16h00"]);
    let id = page.attributes("input[name=conditions]", "value").concat();

    let send = async |version: &str, conditions: &str| {
        let fields = [("version", version), ("shown", "true"), ("conditions", conditions), ("then", "send")];
        hoa.post("/desk/hoi/apply/confirm", &fields).await
    };
    let refused = send(&opened, "").await;
    assert_eq!((refused.status.code, refused.select("#e-conditions li").len()), (422, 1));
    // The organizers save another text while the page is open: what is accepted is what was read.
    save("Đến trước 15h00.").await;
    assert_eq!(send(&opened, &id).await.status.code, 422);
    let second = hoa.get("/desk/hoi/apply/confirm").await.attributes("input[name=conditions]", "value").concat();
    assert_ne!(id, second);
    assert_eq!(send(&opened, &second).await.status.code, 303);
    let sent = own(&app, &event, &hoa).await;
    assert_eq!((sent.application.conditions_id.map(|id| id.to_string()), sent.application.conditions_at), (Some(second), Some(app.now())));

    // A third text does not trouble what was sent; sent again, it is asked.
    save("Đến trước 14h00.").await;
    answer(&organizer, &event, &sent, "ask", "", "Xin bổ sung.").await;
    let opened = version(&app, &event, &hoa).await;
    assert_eq!(send(&opened, "").await.status.code, 422);
    let versions = organizer.get("/studio/hoi/booths/form").await.select("#conditions details summary");
    assert_eq!(versions.len(), 3, "{versions:?}");
    let rows = khaihoi::exhibitors::form::conditions::Entity::find().all(app.db.reader()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 3]);
}
