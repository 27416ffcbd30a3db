//! The search of the studio: what somebody works on, drafts, applications and letters among it. Editors find no contact data,
//! and nobody finds anything of an event that is not theirs.
use super::document::Kind;
use super::page::Suggestions;
use super::query::find::{Reach, Within};
use super::shown::{Asked, FEW, Found, Place, WHILE_TYPING, look};
use crate::accounts::SignedIn;
use crate::events::list::mine;
use crate::events::studio::{Editor, Rail};
use crate::events::team::Role;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::page::{Page, View, Visit};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![mine_all, mine_all_typing, at_event, at_event_typing]
}

#[get("/studio/search?<asked..>")]
async fn mine_all(asked: Asked<'_>, who: SignedIn, visit: Visit, db: &Db) -> Result<Page<Results>> {
    let mine = Mine::of(db, &who).await?;
    let found = look(db, &own(&mine, &visit), &asked, FEW).await?;
    let rail = Rail::of(None, "", &visit);
    Ok(visit.page(Results { rail, found, everywhere: String::new(), people: mine.people() }))
}

#[get("/studio/search/suggestions?<asked..>")]
async fn mine_all_typing(asked: Asked<'_>, who: SignedIn, visit: Visit, db: &Db) -> Result<Page<Suggestions>> {
    let place = own(&Mine::of(db, &who).await?, &visit);
    let found = look(db, &place, &asked, WHILE_TYPING).await?;
    Ok(visit.page(Suggestions { found }))
}

#[get("/studio/<_>/search?<asked..>")]
async fn at_event(asked: Asked<'_>, editor: Editor, db: &Db) -> Result<Page<Results>> {
    let mine = Mine::of_roles(&[(editor.event.id, editor.role)]);
    let found = look(db, &of_event(&editor), &asked, FEW).await?;
    let everywhere = format!("/studio/search?q={}", rocket::http::RawStr::new(&found.q).percent_encode());
    let rail = editor.rail("search");
    Ok(editor.visit.page(Results { rail, found, everywhere, people: mine.people() }))
}

#[get("/studio/<_>/search/suggestions?<asked..>")]
async fn at_event_typing(asked: Asked<'_>, editor: Editor, db: &Db) -> Result<Page<Suggestions>> {
    let found = look(db, &of_event(&editor), &asked, WHILE_TYPING).await?;
    Ok(editor.visit.page(Suggestions { found }))
}

/// What somebody may find where: of the events they edit, and more of those they answer for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    pub edited: Within,
    pub answered_for: Within,
}

impl Mine {
    pub async fn of(db: &Database, who: &SignedIn) -> Result<Self> {
        if who.account.is_admin {
            return Ok(Self { edited: Within::Everywhere, answered_for: Within::Everywhere });
        }
        let events: Vec<(i64, Role)> = mine(db.reader(), who).await?.into_iter().map(|(event, role)| (event.id, role)).collect();
        Ok(Self::of_roles(&events))
    }

    /// From the roles of one account at events.
    pub fn of_roles(roles: &[(i64, Role)]) -> Self {
        let events = |may: fn(Role) -> bool| Within::Events(roles.iter().filter(|(_, role)| may(*role)).map(|(id, _)| *id).collect());
        Self { edited: events(Role::may_edit), answered_for: events(|role| role == Role::Organizer) }
    }

    /// Where the directory of people is, for who has one.
    fn people(&self) -> String {
        if self.answered_for == Within::Events(vec![]) { String::new() } else { "/studio/people".into() }
    }

    fn reaches(&self) -> Vec<Reach> {
        let team = Kind::TEAM.map(|kind| Reach {
            kind,
            within: self.edited.clone(),
            phones: (kind == Kind::Known).then(|| self.answered_for.clone()),
        });
        let organizers = Kind::ORGANIZERS.map(|kind| Reach {
            kind,
            within: self.answered_for.clone(),
            phones: (kind == Kind::Application).then(|| self.answered_for.clone()),
        });
        team.into_iter().chain(organizers).collect()
    }
}

fn own(mine: &Mine, visit: &Visit) -> Place {
    // Without an event around it, an organisation leads to the directory, which only organizers have.
    let has_directory = !mine.people().is_empty();
    let reaches = mine.reaches().into_iter().filter(|reach| reach.kind != Kind::Organisation || has_directory).collect();
    Place { language: visit.language, base: "/studio/search".into(), event: None, reaches }
}

fn of_event(editor: &Editor) -> Place {
    let slug = editor.event.slug.clone();
    let reaches = Mine::of_roles(&[(editor.event.id, editor.role)]).reaches();
    Place { language: editor.visit.language, base: format!("/studio/{slug}/search"), reaches, event: Some(slug) }
}

#[derive(Serialize)]
struct Results {
    rail: Rail,
    #[serde(flatten)]
    found: Found,
    /// The same search in all of somebody's events, from one event's.
    everywhere: String,
    people: String,
}

impl View for Results {
    const TEMPLATE: &'static str = "search/studio";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_finds_what_it_may_see() {
        let mine = Mine::of_roles(&[(1, Role::Organizer), (2, Role::Editor), (3, Role::Reception)]);
        assert_eq!(mine, Mine { edited: Within::Events(vec![1, 2]), answered_for: Within::Events(vec![1]) });
        let reaches = mine.reaches();
        for reach in &reaches {
            let contact = Kind::ORGANIZERS.contains(&reach.kind);
            assert_eq!(reach.within, if contact { Within::Events(vec![1]) } else { Within::Events(vec![1, 2]) }, "{:?}", reach.kind);
            assert!(reach.phones.as_ref().is_none_or(|phones| *phones == Within::Events(vec![1])));
        }
        assert!(reaches.iter().all(|reach| !Kind::PUBLIC.contains(&reach.kind)));
    }
}
