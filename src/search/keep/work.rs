//! From what the log says to what must be read anew.
use crate::platform::change::{SITE, log_line};
use crate::search::gather::Part;
use std::collections::{BTreeMap, BTreeSet};

/// What must be read anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    pub events: BTreeMap<i64, BTreeSet<Part>>,
    pub people: BTreeSet<i64>,
    pub organisations: BTreeSet<i64>,
}

/// What of an event a note about such a thing concerns. What nobody here has heard of concerns everything: an area that comes
/// later is found late rather than never.
fn parts(kind: &str) -> &'static [Part] {
    match kind {
        "schedule_item" | "room" | "track" | "programme" | "release" => &[Part::Programme],
        "delegate" | "person" | "organisation" => &[Part::People],
        "post" => &[Part::News],
        "application" | "exhibitor" | "booth" => &[Part::Exhibitors],
        "team_member" | "invitation" | "letter" | "account" | "ticket" | "check_in" | "registration" | "availability"
        | "application_form" => &[],
        _ => &Part::ALL,
    }
}

impl Work {
    /// From new lines of the log, and from the revisions that have moved: (scope, how often).
    pub fn of(lines: &[log_line::Model], moved: &[(i64, i64)]) -> Self {
        let mut work = Self::default();
        for line in lines {
            work.add(line);
        }
        for (scope, times) in moved.iter().filter(|(scope, _)| *scope != SITE) {
            // A change may touch an event without a line in its log: where the lines do not account for it, all is read.
            let told: BTreeSet<_> = lines.iter().filter(|line| line.scope == Some(*scope)).map(|line| (line.at, line.actor_id)).collect();
            if (told.len() as i64) < *times {
                work.events.entry(*scope).or_default().extend(Part::ALL);
            }
        }
        work
    }

    fn add(&mut self, line: &log_line::Model) {
        let (kind, id) = line.subject.split_once(':').unwrap_or((&line.subject, ""));
        let id = id.parse::<i64>().ok();
        match (kind, id) {
            ("person", Some(id)) => drop(self.people.insert(id)),
            ("organisation", Some(id)) => drop(self.organisations.insert(id)),
            _ => {}
        }
        if let Some(scope) = line.scope {
            self.events.entry(scope).or_default().extend(parts(kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};

    fn line(scope: Option<i64>, subject: &str, second: i64) -> log_line::Model {
        log_line::Model {
            id: second,
            at: DateTime::UNIX_EPOCH + TimeDelta::seconds(second),
            actor_id: None,
            actor_name: String::new(),
            scope,
            act: String::new(),
            subject: subject.into(),
            label: String::new(),
            before: None,
            after: None,
        }
    }

    #[test]
    fn a_note_says_what_is_read_anew() {
        let table: [(&str, &[Part], &[i64]); 6] = [
            ("schedule_item:3", &[Part::Programme], &[]),
            ("delegate:3", &[Part::People], &[]),
            ("person:3", &[Part::People], &[3]),
            ("application:3", &[Part::Exhibitors], &[]),
            ("team_member:3", &[], &[]),
            ("something-new:3", &Part::ALL, &[]),
        ];
        for (subject, expected, people) in table {
            let work = Work::of(&[line(Some(7), subject, 1)], &[]);
            assert_eq!(work.events[&7], expected.iter().copied().collect(), "{subject}");
            assert_eq!(work.people, people.iter().copied().collect(), "{subject}");
        }
    }

    #[test]
    fn what_the_lines_do_not_account_for_is_read_whole() {
        let lines = [line(Some(7), "schedule_item:3", 1), line(Some(7), "schedule_item:4", 1), line(None, "organisation:5", 2)];
        assert_eq!(Work::of(&lines, &[(7, 1)]).events[&7], [Part::Programme].into());
        assert_eq!(Work::of(&lines, &[(7, 2)]).events[&7], Part::ALL.into());
        assert_eq!(Work::of(&[], &[(8, 1), (SITE, 3)]).events.into_iter().collect::<Vec<_>>(), [(8, Part::ALL.into())]);
    }
}
