//! The public page of changes: what each release changed, the newest first.
use super::said::{Group, groups};
use crate::events::EventVisit;
use crate::people::merge::Followed;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::{say, word};
use crate::programme::release;
use crate::programme::snapshot::Snapshot;
use anyhow::Context;
use rocket::State;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![changes]
}

/// Releases on a page. A day may bring forth many small ones.
const ON_A_PAGE: u64 = 20;

#[get("/<_>/<_>/changes?<before>")]
async fn changes(visit: EventVisit, before: Option<i32>, pages: &State<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let draw = || async { Ok(Drawn::new(ChangesView::read(db.reader(), &visit, before).await?)) };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

#[derive(Serialize)]
struct ChangesView {
    programme: String,
    description: String,
    releases: Vec<ReleaseView>,
    /// Where the earlier ones are; empty where there are none.
    earlier: String,
    latest: String,
}

impl View for ChangesView {
    const TEMPLATE: &'static str = "programme/changes";
}

#[derive(Serialize)]
struct ReleaseView {
    id: String,
    title: String,
    at: String,
    name: Bilingual,
    note: Bilingual,
    groups: Vec<Group>,
    /// Instead of groups: the first release, or one that changed no item. Ready, or empty.
    instead: String,
}

impl ChangesView {
    async fn read(db: &impl ConnectionTrait, visit: &EventVisit, before: Option<i32>) -> Result<Self> {
        let language = visit.language();
        let base = format!("/{}/{}", language.code(), visit.event.slug);
        let mut rows = newest(db, visit.event.id, before).await?;
        let more = rows.len() as u64 > ON_A_PAGE;
        let followed = Followed::read(db).await?;
        let snapshots: Vec<Snapshot> = rows.iter().map(|row| read(row, &followed)).collect::<anyhow::Result<_>>()?;
        rows.truncate(ON_A_PAGE as usize);
        let nothing = Snapshot::default();
        let releases = rows.iter().enumerate().map(|(at, row)| {
            let old = snapshots.get(at + 1).unwrap_or(&nothing);
            ReleaseView::of(row, (old, &snapshots[at]), visit)
        });
        Ok(Self {
            releases: releases.collect(),
            earlier: rows.last().filter(|_| more).map(|last| format!("{base}/changes?before={}", last.number)).unwrap_or_default(),
            latest: before.map(|_| format!("{base}/changes")).unwrap_or_default(),
            description: say(language, "programme-changes-description", &json!({ "event": visit.event.name.plain(language) })),
            programme: format!("{base}/programme"),
        })
    }
}

/// Those of a page, and one more to compare the last with.
async fn newest(db: &impl ConnectionTrait, event_id: i64, before: Option<i32>) -> Result<Vec<release::Model>> {
    let mut rows = release::Entity::find().filter(release::COLUMN.event_id.eq(event_id));
    if let Some(before) = before {
        rows = rows.filter(release::COLUMN.number.lt(before));
    }
    Ok(rows.order_by_desc(release::Column::Number).limit(ON_A_PAGE + 1).all(db).await?)
}

fn read(row: &release::Model, followed: &Followed) -> anyhow::Result<Snapshot> {
    Snapshot::thawed(row.snapshot.clone(), followed).with_context(|| format!("release {} of event {}", row.number, row.event_id))
}

impl ReleaseView {
    fn of(row: &release::Model, (old, new): (&Snapshot, &Snapshot), visit: &EventVisit) -> Self {
        let language = visit.language();
        let first = row.number == 1;
        let base = format!("/{}/{}/programme", language.code(), visit.event.slug);
        let groups = if first { Vec::new() } else { groups(old, new, language, |item| format!("{base}/{}", item.slug)) };
        let instead = match (first, groups.is_empty()) {
            (true, _) => say(language, "programme-changes-first", &json!({ "count": new.all().count() })),
            (false, true) => word(language, "programme-changes-other"),
            (false, false) => String::new(),
        };
        let key = if row.small { "programme-changes-small" } else { "programme-publish-number" };
        Self {
            id: format!("r-{}", row.number),
            title: say(language, key, &json!({ "number": row.number })),
            at: timestamp(row.released_at, visit.event.tz(), language),
            name: row.name.clone(),
            note: row.note.clone(),
            groups,
            instead,
        }
    }
}
