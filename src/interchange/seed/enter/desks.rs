//! What exhibitors are asked for, and what some have done. Nobody gets a letter.
use super::super::desk::{Contact, Desk, Done};
use super::{Entered, Entering};
use crate::accounts::account;
use crate::events::event;
use crate::exhibitors::desk::badges::badge;
use crate::exhibitors::desk::parts::progress::{self, Mark};
use crate::exhibitors::desk::parts::rule::Rules;
use crate::exhibitors::desk::parts::{Part, Term};
use crate::exhibitors::desk::{cut, insert_slots_in, set_terms_in};
use crate::exhibitors::{Dossier, visits};
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal};
use crate::platform::text::{Bilingual, Given, Line};
use crate::platform::time::{end_of_day, to_utc};
use chrono::NaiveTime;

/// Terms end when offices close.
const HOUR: NaiveTime = NaiveTime::from_hms_opt(17, 0, 0).expect("an hour");

impl Entering<'_> {
    pub(super) async fn desks(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        let Some(entry) = &self.file().desk else { return Ok(()) };
        let entered = self.desk(change, event, entry.get_ref()).await;
        self.at(entry.span(), "desk", entered)
    }

    async fn desk(&self, change: &mut Change, event: &event::Model, desk: &Desk) -> Result<(), AppError> {
        let on = |day: super::super::day::Day| day.on(self.seed.today);
        let rules = Rules {
            badges_per_booth: desk.badges_per_booth,
            leads_until: desk.contacts_until.map(|day| end_of_day(on(day), event.tz())),
            version: 0,
        };
        let term = |part: Part| match desk.terms.iter().find(|term| term.part == part) {
            Some(term) => {
                let at = |day| Some(to_utc(on(day).and_time(HOUR), event.tz()));
                Term { part, asked: true, due_at: at(term.due), locks_at: at(term.locks) }
            }
            None => Term::usual(part, event),
        };
        set_terms_in(change, event, &rules, &Part::ALL.map(term)).await?;
        for slots in &desk.slots {
            let stretches = cut(on(slots.day), (slots.from.0, slots.to.0), slots.minutes);
            insert_slots_in(change, event, &stretches, (&Bilingual::from(slots.gate.clone()), slots.capacity)).await?;
        }
        for done in &desk.done {
            has_done(change, event, done).await?;
        }
        Ok(())
    }
}

async fn has_done(change: &mut Change, event: &event::Model, done: &Done) -> Result<(), AppError> {
    let unknown = || Refusal::at("done", "form-choice");
    let account = account::by_email(change.tx(), &done.exhibitor).await?.ok_or_else(unknown)?;
    let dossier = Dossier::of_account(change.tx(), event.id, account.id).await?.ok_or_else(unknown)?;
    let people: Vec<_> = done.badges.iter().map(|badge| (badge.name.to_string(), badge.post.to_string())).collect();
    badge::write(change, dossier.exhibitor.id, &people).await?;
    for part in &done.parts {
        progress::record(change, dossier.exhibitor.id, None, Mark { part: *part, done: Some(true) }).await?;
    }
    let booths = dossier.booths(change.tx()).await?;
    let number = booths.first().map(|booth| booth.number.as_str()).unwrap_or_default();
    for contact in &done.contacts {
        visits::leave_in(change, &dossier.exhibitor, number, &left(contact)).await?;
    }
    Ok(())
}

fn left(contact: &Contact) -> visits::Contact {
    visits::Contact {
        to: Line::default(),
        name: contact.name.clone(),
        organisation: contact.organisation.clone(),
        phone: Given(contact.phone.clone()),
        email: Given(contact.email.clone()),
        words: contact.words.clone(),
        agree: true,
    }
}
