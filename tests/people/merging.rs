//! Two records that are of one person, or of one organisation: found, made one, taken apart.
use super::{delegates, fields};
use crate::app::{App, Browser};
use crate::programme::{at, named};
use khaihoi::events::event;
use khaihoi::events::team::Role;
use khaihoi::people::delegate::{self, Part};
use khaihoi::people::{availability, organisation, person, position};
use khaihoi::programme::{ItemInput, item_person, release};
use rocket::http::Status;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter, QueryOrder};

/// Everything that may point somewhere, as it stands.
async fn standing(app: &App) -> String {
    let db = app.db.reader();
    macro_rules! all {
        ($($table:ident),*) => {
            [$(format!("{:#?}", $table::Entity::find().order_by_asc($table::Column::Id).all(db).await.expect("read"))),*].join("\n")
        };
    }
    let rows = all!(delegate, availability, position, item_person);
    let people = person::Entity::find().order_by_asc(person::COLUMN.id).all(db).await.expect("read");
    let people: Vec<_> = people.into_iter().map(|person| person::Model { version: 0, ..person }).collect();
    format!("{rows}\n{people:#?}")
}

struct Twins {
    event: event::Model,
    kept: person::Model,
    gone: person::Model,
}

/// Somebody who was taken down twice, at two events, with parts in items that meet and that do not.
async fn twins(app: &App) -> Twins {
    let (event, other) = (app.event("hoi").await, app.event("khac").await);
    let both = delegates(app, &event, Part::Official, &["Mai Sơn", "Mai Son"]).await;
    let organizer = app.organizer(&event).await;
    let post = |title: &'static str| {
        [
            ("version", "1"),
            ("positions[0].title.vi", "Giám đốc"),
            ("positions[0].organisation.vi", "Sở Y tế"),
            ("positions[1].title.vi", title),
        ]
    };
    organizer.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &post("Tỉnh ủy viên"))).await;
    organizer
        .post("/studio/hoi/people/mai-son-2", &fields("Mai Son", &[&post("Thầy thuốc Ưu tú")[..], &[("phone", "0987654321")]].concat()))
        .await;
    organizer.post("/studio/hoi/people/mai-son-2/delegate", &[("part", "speaker")]).await;
    app.organizer(&other).await.post("/studio/khac/people/mai-son-2/delegate", &[("part", "juror")]).await;
    let (kept, gone) = (both[0].id, both[1].id);
    let spoken = |title, from, to, people: &[i64]| ItemInput {
        when: at(from, to),
        people: people.iter().map(|id| (*id, item_person::Part::Speaker)).collect(),
        ..named(title)
    };
    app.item(&event, &spoken("Khai mạc", "08:00", "09:00", &[kept, gone])).await;
    app.item(&event, &spoken("Hội thảo", "10:00", "11:00", &[gone])).await;
    let times = availability::ActiveModel {
        event_id: Set(event.id),
        person_id: Set(gone),
        from_at: Set(app.now()),
        to_at: Set(app.now() + chrono::TimeDelta::hours(1)),
        ..Default::default()
    };
    times.insert(app.db.reader()).await.expect("times");
    let read = async |id: i64| person::Entity::find_by_id(id).one(app.db.reader()).await.expect("read").expect("a person");
    Twins { kept: read(kept).await, gone: read(gone).await, event }
}

const COMPARE: &str = "/studio/hoi/people/duplicates/mai-son/mai-son-2";

/// What the page of two offers, with the first one's address kept and the second one's telephone.
async fn merge(organizer: &Browser<'_>) -> crate::app::Page {
    let page = organizer.get(COMPARE).await;
    let posts = page.attributes("input[name=posts]", "value");
    let versions =
        [page.attributes("input[name=one_version]", "value")[0].clone(), page.attributes("input[name=other_version]", "value")[0].clone()];
    let mut form =
        vec![("keep", "one"), ("one_version", &versions[0]), ("other_version", &versions[1]), ("phone", "other"), ("name", "one")];
    form.extend(posts.iter().map(|post| ("posts", post.as_str())));
    organizer.post(COMPARE, &form).await
}

#[rocket::async_test]
async fn two_become_one_and_everything_points_there() {
    let app = App::start().await;
    let Twins { event, kept, gone } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    let frozen = app.released(&event).await.snapshot;

    let page = organizer.get("/studio/hoi/people/duplicates").await;
    assert_eq!(page.attributes(".pairs a.button", "href"), [COMPARE]);
    let page = organizer.get(COMPARE).await;
    assert_eq!(page.select("input[name=posts]").len(), 3, "the post both hold is there once");
    let merged = merge(&organizer).await;
    assert_eq!(merged.goes_to.as_deref(), Some("/studio/hoi/people/mai-son"), "{}", merged.text);

    let db = app.db.reader();
    assert!(person::Entity::find_by_id(gone.id).one(db).await.unwrap().is_none());
    let now = person::Entity::find_by_id(kept.id).one(db).await.unwrap().unwrap();
    assert_eq!((now.name.as_str(), now.phone.as_deref()), ("Mai Sơn", Some("+84987654321")));
    assert_eq!(position::Entity::find().filter(position::COLUMN.person_id.eq(kept.id)).all(db).await.unwrap().len(), 3);
    let delegates =
        delegate::Entity::find().filter(delegate::COLUMN.person_id.eq(kept.id)).order_by_asc(delegate::COLUMN.id).all(db).await.unwrap();
    assert_eq!(delegates.iter().map(|one| one.part).collect::<Vec<_>>(), [Part::Official, Part::Speaker, Part::Juror]);
    let parts = item_person::Entity::find().all(db).await.unwrap();
    assert_eq!(parts.iter().map(|part| part.person_id).collect::<Vec<_>>(), [kept.id, kept.id]);
    assert_eq!(availability::Entity::find().one(db).await.unwrap().unwrap().person_id, kept.id);
    assert_eq!(release::Entity::find().one(db).await.unwrap().unwrap().snapshot, frozen);

    for (old, new) in [("/vi/hoi/people/mai-son-2", "/vi/hoi/people/mai-son"), ("/en/khac/people/mai-son-2", "/en/khac/people/mai-son")] {
        assert_eq!(app.anonymous().get(old).await.goes_to.as_deref(), Some(new));
        assert_eq!(app.anonymous().get(new).await.status, Status::Ok);
    }
    let items = app.anonymous().get("/vi/hoi/people/mai-son").await.select(".person-items a");
    assert_eq!(items, ["Khai mạc", "Hội thảo", "Ngày hội khac"]);
    let page = organizer.get("/studio/hoi/people/mai-son/appearances").await;
    assert_eq!(page.select(".plain-list li"), ["mai-son-2"]);
    assert!(organizer.get("/studio/hoi/people/duplicates").await.select(".pairs li").is_empty());
}

#[rocket::async_test]
async fn taken_apart_everything_points_where_it_did() {
    let app = App::start().await;
    let Twins { event, .. } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    let before = standing(&app).await;
    merge(&organizer).await;
    assert_ne!(standing(&app).await, before);

    let page = organizer.get("/studio/hoi/people/duplicates").await;
    let undo = page.attributes("form[action$='/undo']", "action");
    assert_eq!(undo.len(), 1, "{}", page.text);
    let done = organizer.post(&undo[0], &[]).await;
    assert_eq!(done.goes_to.as_deref(), Some("/studio/hoi/people/duplicates"));
    similar(&before, &standing(&app).await);
    assert_eq!(app.anonymous().get("/vi/hoi/people/mai-son-2").await.status, Status::Ok);

    organizer.post(&undo[0], &[]).await;
    similar(&before, &standing(&app).await);
    // And once more, as if nothing had been.
    assert_eq!(merge(&organizer).await.status, Status::SeeOther);
}

fn similar(one: &str, other: &str) {
    let different: Vec<_> = one.lines().zip(other.lines()).filter(|(one, other)| one != other).collect();
    assert!(one == other, "{different:#?}");
}

#[rocket::async_test]
async fn what_was_written_since_stays_when_they_are_taken_apart() {
    let app = App::start().await;
    let Twins { event, gone, .. } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    merge(&organizer).await;
    organizer.post("/studio/hoi/people/mai-son", &fields("Mai Hồng Sơn", &[("version", "3")])).await;
    let undo = organizer.get("/studio/hoi/people/duplicates").await.attributes("form[action$='/undo']", "action");
    organizer.post(&undo[0], &[]).await;
    let rows = person::Entity::find().order_by_asc(person::COLUMN.id).all(app.db.reader()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Mai Hồng Sơn", "Mai Son"]);
    assert_eq!(rows[1], gone);
}

#[rocket::async_test]
async fn who_merges_what_has_changed_is_told() {
    let app = App::start().await;
    let Twins { event, .. } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    let form = [("keep", "one"), ("one_version", "2"), ("other_version", "1")];
    let told = organizer.post(COMPARE, &form).await;
    assert_eq!((told.status, told.select(".problems").len()), (Status::UnprocessableEntity, 1));
    let told = organizer.post(COMPARE, &[("keep", "one"), ("one_version", "1"), ("other_version", "2")]).await;
    assert_eq!(told.status, Status::UnprocessableEntity);
    assert_eq!(person::Entity::find().all(app.db.reader()).await.unwrap().len(), 2);
}

#[rocket::async_test]
async fn two_who_are_two_are_not_shown_again() {
    let app = App::start().await;
    let Twins { event, kept, gone } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    let (one, other) = (kept.id.to_string(), gone.id.to_string());
    for _ in 0..2 {
        let done = organizer.post("/studio/hoi/people/duplicates/apart", &[("one", &other), ("other", &one)]).await;
        assert_eq!(done.goes_to.as_deref(), Some("/studio/hoi/people/duplicates"));
    }
    assert!(organizer.get("/studio/hoi/people/duplicates").await.select(".pairs li").is_empty());
    let elsewhere = app.organizer(&app.event("xa").await).await;
    assert_eq!(elsewhere.post("/studio/xa/people/duplicates/apart", &[("one", &one), ("other", &other)]).await.status, Status::NotFound);
    assert_eq!(elsewhere.get("/studio/xa/people/duplicates/mai-son/mai-son-2").await.status, Status::NotFound);
    assert_eq!(app.member(&event, Role::Editor).await.get(COMPARE).await.status, Status::NotFound);
}

async fn organisations(app: &App) -> Vec<organisation::Model> {
    organisation::Entity::find().order_by_asc(organisation::COLUMN.folded).all(app.db.reader()).await.expect("read")
}

#[rocket::async_test]
async fn two_organisations_become_one_and_its_other_name_is_known() {
    let app = App::start().await;
    let Twins { event, .. } = twins(&app).await;
    let organizer = app.organizer(&event).await;
    let record = [("version", "2"), ("positions[0].title.vi", "Giám đốc"), ("positions[0].organisation.vi", "Sở Y tế tỉnh")];
    organizer.post("/studio/hoi/people/mai-son-2", &fields("Mai Son", &record)).await;
    let rows = organisations(&app).await;
    let (kept, gone) = (&rows[0], &rows[1]);
    let before = standing(&app).await;

    let path = format!("/studio/hoi/organisations/{}/merge", kept.id);
    let page = organizer.get(&path).await;
    assert_eq!(page.select(".rows b"), ["Sở Y tế tỉnh"]);
    let (id, version, other) = (gone.id.to_string(), kept.version.to_string(), gone.version.to_string());
    let done = organizer.post(&path, &[("gone", &id), ("version", &version), ("gone_version", &other)]).await;
    assert_eq!(done.goes_to, Some(format!("/studio/hoi/organisations/{}", kept.id)));
    assert_eq!(organisations(&app).await.len(), 1);
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#official .post")[2], "Giám đốc Sở Y tế");

    let undo = organizer.get("/studio/hoi/organisations").await.attributes("form[action$='/undo']", "action");
    organizer.post(&undo[0], &[]).await;
    similar(&before, &standing(&app).await);
    assert_eq!(organisations(&app).await.len(), 2);

    let versions = organisations(&app).await;
    let (version, other) = (versions[0].version.to_string(), versions[1].version.to_string());
    organizer.post(&path, &[("gone", &id), ("version", &version), ("gone_version", &other)]).await;
    let record = [("version", "2"), ("positions[0].title.vi", "Phó Giám đốc"), ("positions[0].organisation.vi", "Sở y tế TỈNH")];
    organizer.post("/studio/hoi/people/mai-son", &fields("Mai Sơn", &record)).await;
    assert_eq!(organisations(&app).await.len(), 1);
    assert_eq!(app.anonymous().get("/vi/hoi/people").await.select("#official .post")[0], "Phó Giám đốc Sở Y tế");
}
