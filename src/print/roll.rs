//! A roll: who is on one of the printed lists, in which order, with what remark.
use crate::events::event;
use crate::people::attendance::Answer;
use crate::people::delegate::{self, Part};
use crate::people::honorific::At;
use crate::people::{Presence, lines_of};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::say;
use crate::programme::item_person;
use crate::programme::working::Working;
use rocket::FromFormField;
use rocket::request::FromParam;
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// The lists an office prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Roll {
    Delegates,
    Committee,
    Speakers,
    Jurors,
}

impl Roll {
    pub const ALL: [Self; 4] = [Self::Delegates, Self::Committee, Self::Speakers, Self::Jurors];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Delegates => "delegates",
            Self::Committee => "committee",
            Self::Speakers => "speakers",
            Self::Jurors => "jurors",
        }
    }

    /// The word for it; in capitals it is the title of the paper.
    pub fn title(self) -> &'static str {
        match self {
            Self::Delegates => "print-list-delegates",
            Self::Committee => "print-list-committee",
            Self::Speakers => "print-list-speakers",
            Self::Jurors => "print-list-jurors",
        }
    }

    /// The word for what stands under the title.
    pub fn subtitle(self) -> &'static str {
        match self {
            Self::Delegates => "print-list-attending",
            _ => "print-list-of-event",
        }
    }
}

impl FromParam<'_> for Roll {
    type Error = ();
    fn from_param(param: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|roll| roll.code() == param).ok_or(())
    }
}

/// Whom a paper shows, by what is known of their coming. Who declined, or sends somebody else, is on none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromFormField)]
pub enum Showing {
    /// Who has not declined.
    #[default]
    Expected,
    Accepted,
    Arrived,
}

impl Showing {
    pub const ALL: [Self; 3] = [Self::Expected, Self::Accepted, Self::Arrived];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Accepted => "accepted",
            Self::Arrived => "arrived",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Expected => "print-showing-expected",
            Self::Accepted => "print-showing-accepted",
            Self::Arrived => "print-showing-arrived",
        }
    }

    /// Whether this delegate is shown.
    fn takes(self, delegate: &delegate::Model) -> bool {
        let arrived = delegate.arrived_at.is_some();
        match self {
            Self::Expected => delegate.attends(),
            Self::Accepted => arrived || delegate.answer == Answer::Accepted,
            Self::Arrived => arrived,
        }
    }
}

/// Somebody on a list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub one: Presence,
    pub remarks: Vec<Bilingual>,
}

/// Everybody who is on one of the lists of an event, by list.
pub struct Rolls {
    present: Vec<Presence>,
    /// Titles of what somebody speaks in, by the person's key.
    speeches: HashMap<i64, Vec<Bilingual>>,
}

impl Rolls {
    pub async fn read(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        Ok(Self { present: lines_of(db, event).await?, speeches: speeches(&Working::read(db, event.id).await?) })
    }

    /// Who is on one list, each once.
    pub fn of(&self, roll: Roll, showing: Showing) -> Vec<Listed> {
        let mut seen = HashSet::new();
        let first = |one: &&Presence| seen.insert(one.delegate.person_id);
        self.in_order(roll)
            .filter(|one| showing.takes(&one.delegate))
            .filter(first)
            .map(|one| Listed { remarks: self.remarks(roll, one), one: one.clone() })
            .collect()
    }

    /// Everybody who is expected at the event, officials first, each once.
    pub fn everybody(&self) -> Vec<Presence> {
        let mut seen = HashSet::new();
        self.present.iter().filter(|one| one.delegate.attends()).filter(|one| seen.insert(one.delegate.person_id)).cloned().collect()
    }

    /// On the committee are first those officials who have a role in it, then its members. Speakers come in the order of
    /// their list; who only has a part in the programme comes after them.
    fn in_order(&self, roll: Roll) -> Box<dyn Iterator<Item = &Presence> + '_> {
        let part = move |part| self.present.iter().filter(move |one| one.delegate.part == part);
        match roll {
            Roll::Delegates => Box::new(part(Part::Official)),
            Roll::Jurors => Box::new(part(Part::Juror)),
            Roll::Committee => {
                let with_role = self.present.iter().filter(|one| one.printed.role.is_some() && one.delegate.part != Part::Committee);
                Box::new(with_role.chain(part(Part::Committee)))
            }
            Roll::Speakers => {
                let speaks = |one: &&Presence| self.speeches.contains_key(&one.delegate.person_id);
                Box::new(part(Part::Speaker).chain(self.present.iter().filter(speaks)))
            }
        }
    }

    fn remarks(&self, roll: Roll, one: &Presence) -> Vec<Bilingual> {
        match roll {
            Roll::Speakers => self.speeches.get(&one.delegate.person_id).cloned().unwrap_or_default(),
            _ => one.printed.role.iter().cloned().chain(self.in_stead_of(one)).collect(),
        }
    }

    /// "Dự thay ông …": who comes for somebody else stands at their own place, and it is said for whom.
    fn in_stead_of(&self, one: &Presence) -> Option<Bilingual> {
        let absent =
            self.present.iter().find(|other| other.delegate.substitute_id == Some(one.delegate.id) && !other.delegate.attends())?;
        let name = |language| json!({ "name": absent.printed.full_name(language, At::Inside) });
        let [vi, en] = Language::ALL.map(|language| say(language, "print-in-stead-of", &name(language)));
        Some(Bilingual::new(vi, en))
    }
}

/// What each person speaks in. A speech that takes its speaker's post for a title is named all the same.
fn speeches(plan: &Working) -> HashMap<i64, Vec<Bilingual>> {
    let mut speeches: HashMap<i64, Vec<Bilingual>> = HashMap::new();
    let speaks = |part: item_person::Part| matches!(part, item_person::Part::Speaker | item_person::Part::Presenter);
    for (part, person) in plan.people.iter().filter(|(part, _)| speaks(part.part)) {
        let item = plan.item(part.item_id).filter(|item| !item.is_cancelled());
        if let Some(item) = item {
            speeches.entry(person.id).or_default().push(item.title.clone());
        }
    }
    speeches
}
