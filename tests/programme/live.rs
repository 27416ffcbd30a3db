//! The day itself: acts on the page, small releases, what the public sees, what is taken back.
use super::{at, named};
use crate::app::{App, Browser, Page};
use khaihoi::events::event;
use khaihoi::events::team::Role;
use khaihoi::programme::released::newest;
use khaihoi::programme::schedule_item::{self, Kind};
use khaihoi::programme::{release, room};
use rocket::http::Status;
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};

/// 9h00 of the day: the opening is on in the hall, the forum comes after it there, training is in a room of its own.
pub struct Day {
    pub app: App,
    pub event: event::Model,
    pub opening: schedule_item::Model,
    pub speech: schedule_item::Model,
    pub reply: schedule_item::Model,
    pub forum: schedule_item::Model,
    pub hall: room::Model,
    pub other: room::Model,
}

impl Day {
    pub async fn begin() -> Self {
        let app = App::start().await;
        let event = app.event("hoi").await;
        let (hall, other) = (app.room(&event, "Hội trường").await, app.room(&event, "Phòng 201").await);
        let mut input = named("Lễ khai mạc");
        (input.kind, input.when, input.room_id) = (Kind::Ceremony, at("08:30", "09:40"), Some(hall.id));
        let opening = app.item(&event, &input).await;
        let mut part = named("Phát biểu chào mừng");
        (part.kind, part.parent_id, part.when) = (Kind::Speech, Some(opening.id), at("08:30", "09:00"));
        let speech = app.item(&event, &part).await;
        (part.title, part.when) = (khaihoi::platform::text::Bilingual::new("Đáp từ", "Reply"), at("09:00", "09:40"));
        let reply = app.item(&event, &part).await;
        let mut input = named("Diễn đàn");
        (input.when, input.room_id) = (at("10:00", "11:00"), Some(hall.id));
        let forum = app.item(&event, &input).await;
        let mut input = named("Tập huấn");
        (input.kind, input.when, input.room_id) = (Kind::Workshop, at("10:00", "11:00"), Some(other.id));
        app.item(&event, &input).await;
        app.released(&event).await;
        Self { app, event, opening, speech, reply, forum, hall, other }
    }

    pub async fn editor(&self) -> Browser<'_> {
        self.app.member(&self.event, Role::Editor).await
    }

    pub async fn programme(&self) -> Page {
        self.app.anonymous().get("/vi/hoi/programme").await
    }

    pub async fn row(&self, item: &schedule_item::Model) -> schedule_item::Model {
        schedule_item::Entity::find_by_id(item.id).one(self.app.db.reader()).await.unwrap().unwrap()
    }

    async fn releases(&self) -> u64 {
        release::Entity::find().filter(release::COLUMN.event_id.eq(self.event.id)).count(self.app.db.reader()).await.unwrap()
    }

    /// Presses a button on the page of the day and arrives where it leads.
    async fn press(&self, who: &Browser<'_>, item: &schedule_item::Model, fields: &[(&str, &str)]) -> Page {
        let answer = who.post(&format!("/studio/hoi/live/{}", item.id), fields).await;
        assert_eq!(answer.status, Status::SeeOther, "{}", answer.words());
        who.get(&answer.goes_to.expect("a place")).await
    }
}

/// Takes back what the page says was done.
async fn take_back(who: &Browser<'_>, page: &Page) -> Page {
    let address = page.attributes(".live-done form", "action").concat();
    let answer = who.post(&address, &[]).await;
    assert_eq!(answer.status, Status::SeeOther, "{}", answer.words());
    who.get(&answer.goes_to.expect("a place")).await
}

#[rocket::async_test]
async fn a_delay_is_seen_at_once_and_nothing_else_of_the_working_copy_is() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    day.app.item(&day.event, &named("Chưa công bố")).await;
    assert_eq!(day.programme().await.select(".tag.wait"), Vec::<String>::new());

    let page = day.press(&editor, &day.forum, &[("act", "late:15")]).await;
    assert!(page.words().contains("Mọi người đang thấy: Diễn đàn · 10h15–11h15 · Hội trường · Muộn 15 phút"), "{}", page.words());
    let public = day.programme().await;
    assert_eq!(public.select(".item h3 > a"), ["Lễ khai mạc", "Tập huấn", "Diễn đàn"]);
    assert_eq!(public.select(".item .when").last().unwrap(), "10h00 10h15đến 11h15");
    assert_eq!(public.select(".item .when s"), ["10h00"]);
    assert_eq!(public.select(".item .tag.wait"), ["Muộn 15 phút"]);
    assert_eq!(day.app.anonymous().get("/en/hoi/programme").await.select(".item .tag.wait"), ["15 minutes late"]);
    let item = day.app.anonymous().get("/vi/hoi/programme/dien-dan").await;
    assert!(item.words().contains("Muộn 15 phút") && item.words().contains("10h15–11h15"), "{}", item.words());

    let row = day.row(&day.forum).await;
    assert_eq!((row.late_minutes, row.starts_at.unwrap() - day.forum.starts_at.unwrap()), (15, chrono::TimeDelta::minutes(15)));
    assert_eq!((row.version, row.sequence), (day.forum.version + 1, 1));
    let newest = newest(day.app.db.reader(), day.event.id).await.unwrap().unwrap();
    assert!(newest.small && newest.number == 2 && newest.note.vi == "Diễn đàn: muộn 15 phút", "{:?}", newest.note);
    assert!(editor.get("/studio/hoi/live").await.words().contains("Bản công bố 2 · 1 thay đổi chưa công bố"));

    let back = take_back(&editor, &page).await;
    assert!(back.words().contains("Đã thu hồi. Mọi người đang thấy: Diễn đàn · 10h00–11h00 · Hội trường"), "{}", back.words());
    assert_eq!(day.programme().await.select(".item .tag.wait"), Vec::<String>::new());
    let row = day.row(&day.forum).await;
    assert_eq!((row.late_minutes, row.starts_at), (0, day.forum.starts_at));
}

#[rocket::async_test]
async fn what_follows_in_the_room_moves_when_asked_for() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let page = day.press(&editor, &day.opening, &[("act", "late"), ("minutes", "20"), ("following", "true")]).await;
    assert!(page.words().contains("4 mục đã đổi giờ"), "{}", page.words());
    assert_eq!(day.programme().await.select(".item > .when > time"), ["8h50", "10h00", "10h20"]);
    assert_eq!(day.programme().await.select(".inner time"), ["8h50", "9h20"]);
    let mut lates = vec![];
    for item in [&day.opening, &day.speech, &day.reply, &day.forum] {
        lates.push(day.row(item).await.late_minutes);
    }
    assert_eq!(lates, [20, 20, 20, 20]);
    take_back(&editor, &page).await;
    assert_eq!(day.programme().await.select(".item > .when > time"), ["8h30", "10h00", "10h00"]);
}

#[rocket::async_test]
async fn another_room_is_seen_at_once_and_is_taken_back() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let buttons = editor.get("/studio/hoi/live").await.attributes(&format!("#i{} [value^='room:']", day.forum.id), "value");
    assert_eq!(buttons, [format!("room:{}", day.other.uuid)], "every room but its own is one tap away");
    let page = day.press(&editor, &day.forum, &[("act", &buttons[0])]).await;
    assert!(page.words().contains("Diễn đàn · 10h00–11h00 · Phòng 201"), "{}", page.words());
    let item = day.app.anonymous().get("/vi/hoi/programme/dien-dan").await;
    assert!(item.select(".facts dd").contains(&"Phòng 201".to_owned()), "{:?}", item.select(".facts dd"));
    assert_eq!(day.row(&day.forum).await.room_id, Some(day.other.id));
    take_back(&editor, &page).await;
    assert_eq!(day.row(&day.forum).await.room_id, Some(day.hall.id));
}

#[rocket::async_test]
async fn a_cancelled_item_stays_as_cancelled_and_may_take_place_after_all() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let page = day.press(&editor, &day.opening, &[("act", "off")]).await;
    assert!(page.words().contains("Đã hủy"), "{}", page.words());
    let public = day.programme().await;
    assert_eq!(public.select(".item.off > .what > h3 .tag.off"), ["Đã hủy"]);
    assert_eq!(public.select(".inner li.off").len(), 2);
    assert!(day.row(&day.opening).await.is_cancelled() && !day.row(&day.speech).await.is_cancelled());
    assert_eq!(page.attributes("form[action$=\"/live/1\"] button", "value"), ["on"]);
    day.press(&editor, &day.opening, &[("act", "on")]).await;
    assert_eq!(day.programme().await.select(".item .off, .item.off").len(), 0);
}

#[rocket::async_test]
async fn one_speaks_at_a_time_until_some_time_after_the_end() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    day.press(&editor, &day.speech, &[("act", "speaking")]).await;
    assert_eq!(day.programme().await.select(".inner li:first-child .tag.speaking"), ["Đang phát biểu"]);
    let home = day.app.anonymous().get("/vi/hoi").await;
    assert_eq!(home.select(".live .tag.speaking").len() + home.select("#main .inner .tag.speaking").len(), 1, "{}", home.words());
    let page = day.press(&editor, &day.reply, &[("act", "speaking")]).await;
    assert_eq!(day.programme().await.select(".tag.speaking").len(), 1);
    assert_eq!(day.row(&day.speech).await.speaking_since, None);
    take_back(&editor, &page).await;
    assert_eq!(day.programme().await.select(".inner li:first-child .tag.speaking"), ["Đang phát biểu"]);
    // Nobody took the word back; half an hour after its end it is over all the same.
    day.app.clock.advance(chrono::TimeDelta::minutes(31));
    assert_eq!(day.programme().await.select(".tag.speaking"), Vec::<String>::new());
}

#[rocket::async_test]
async fn a_plan_not_yet_published_is_told_and_kept() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let mut planned: schedule_item::ActiveModel = day.forum.clone().into();
    planned.starts_at = sea_orm::ActiveValue::Set(day.forum.starts_at.map(|at| at + chrono::TimeDelta::hours(4)));
    planned.ends_at = sea_orm::ActiveValue::Set(day.forum.ends_at.map(|at| at + chrono::TimeDelta::hours(4)));
    sea_orm::ActiveModelTrait::update(planned, day.app.db.reader()).await.unwrap();
    let page = day.press(&editor, &day.forum, &[("act", "late:10")]).await;
    assert!(page.select(".live-plans").concat().contains("giờ hoặc địa điểm của Diễn đàn khác"), "{}", page.words());
    assert_eq!(day.programme().await.select(".item > .when > time"), ["8h30", "10h00", "10h10"]);
    assert_eq!(day.row(&day.forum).await.starts_at, day.forum.starts_at.map(|at| at + chrono::TimeDelta::minutes(250)));
    take_back(&editor, &page).await;
    assert_eq!(day.row(&day.forum).await.starts_at, day.forum.starts_at.map(|at| at + chrono::TimeDelta::hours(4)));
}

#[rocket::async_test]
async fn what_makes_no_sense_is_refused_on_the_page_and_changes_nothing() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let unreleased = day.app.item(&day.event, &named("Chưa công bố")).await;
    for (id, fields, told) in [
        (day.forum.id, vec![], "Vui lòng chọn"),
        (day.forum.id, vec![("act", "late"), ("minutes", "999")], "Số phút phải từ 0 đến 240"),
        (day.forum.id, vec![("act", "late"), ("minutes", "x")], "Số phút phải từ 0 đến 240"),
        (day.forum.id, vec![("act", "on")], "Mọi người đang thấy đúng như vậy rồi"),
        (day.forum.id, vec![("act", "room"), ("room", "elsewhere")], ""),
        (day.forum.id, vec![("act", "room:elsewhere")], ""),
        (unreleased.id, vec![("act", "off")], "chưa được công bố"),
    ] {
        let page = editor.post(&format!("/studio/hoi/live/{id}"), &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{fields:?}");
        assert!(page.select(".flash.error").concat().contains(told) || told == "Vui lòng chọn", "{fields:?}: {}", page.words());
    }
    assert_eq!(editor.post("/studio/hoi/live/99999", &[("act", "off")]).await.status, Status::NotFound);
    assert_eq!(day.releases().await, 1);
}

#[rocket::async_test]
async fn what_was_changed_since_is_not_taken_back() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let first = day.press(&editor, &day.forum, &[("act", "late:10")]).await;
    day.press(&editor, &day.forum, &[("act", "late:30")]).await;
    let address = first.attributes(".live-done form", "action").concat();
    let refused = editor.post(&address, &[]).await;
    assert_eq!(refused.status, Status::UnprocessableEntity);
    assert!(refused.words().contains("Chưa thu hồi được"), "{}", refused.words());
    assert_eq!(editor.post("/studio/hoi/live/back/99999", &[]).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn two_who_act_at_once_are_both_heard() {
    let day = Day::begin().await;
    let (one, other) = (day.editor().await, day.editor().await);
    let (forum, speech) = (format!("/studio/hoi/live/{}", day.forum.id), format!("/studio/hoi/live/{}", day.speech.id));
    let both = rocket::futures::future::join(one.post(&forum, &[("act", "late:5")]), other.post(&speech, &[("act", "speaking")])).await;
    assert_eq!((both.0.status, both.1.status), (Status::SeeOther, Status::SeeOther));
    let public = day.programme().await;
    assert_eq!((public.select(".tag.wait").len(), public.select(".tag.speaking").len()), (1, 1));
    assert_eq!(day.releases().await, 3);
}

#[rocket::async_test]
async fn the_words_of_the_last_release_outlive_small_ones() {
    let day = Day::begin().await;
    day.app.item(&day.event, &named("Thêm")).await;
    let input = khaihoi::programme::ReleaseInput {
        note: khaihoi::platform::text::Bilingual::new("Thêm một phiên", "One more session"),
        ..khaihoi::programme::ReleaseInput::default()
    };
    let actor = khaihoi::platform::change::Actor::program("a test");
    khaihoi::programme::make_release(&day.app.db, &actor, day.app.now(), &day.event, &input).await.unwrap();
    day.press(&day.editor().await, &day.forum, &[("act", "late:5")]).await;
    assert!(day.programme().await.select(".page-head").concat().contains("Thêm một phiên"));
}

#[rocket::async_test]
async fn the_page_of_the_day_shows_what_is_near_and_other_days() {
    let day = Day::begin().await;
    let editor = day.editor().await;
    let page = editor.get("/studio/hoi/live").await;
    assert_eq!(page.select("main section > h2"), ["Đang diễn ra", "Sắp tới", "Bảng cho màn hình ở hội trường"]);
    assert_eq!(page.select(".live-row b"), ["Lễ khai mạc", "Phát biểu chào mừng", "Đáp từ", "Diễn đàn", "Tập huấn"]);
    assert_eq!(page.attributes(".live-boards a", "href").len(), 3);
    assert!(editor.get("/studio/hoi/live?day=2026-11-24").await.words().contains("Hôm nay không có mục nào"));
    let english = editor.speaking(khaihoi::platform::language::Language::En).get("/studio/hoi/live").await;
    assert_eq!(english.select("h1"), ["The day itself"]);
    let empty = day.app.event("trong").await;
    let nothing = day.app.organizer(&empty).await.get("/studio/trong/live").await;
    assert!(nothing.words().contains("Chương trình chưa được công bố"), "{}", nothing.words());
}
