//! The table of acts, held against the states they may lead between, written down a second time.
use super::*;
use crate::exhibitors::samples;
use chrono::TimeDelta;
use proptest::prelude::*;

/// Every way from one state to another that there is, with who takes it.
const WAYS: &[(State, State, &[By])] = &[
    (Draft, Sent, &[By::Exhibitor]),
    (ChangesAsked, Sent, &[By::Exhibitor]),
    (Withdrawn, Sent, &[By::Exhibitor]),
    (Sent, ChangesAsked, &[By::Organizer]),
    (Sent, Waiting, &[By::Organizer, By::Program]),
    (Sent, Offered, &[By::Organizer]),
    (Sent, Accepted, &[By::Organizer]),
    (Sent, Declined, &[By::Organizer]),
    (Waiting, Offered, &[By::Organizer, By::Program]),
    (Waiting, Accepted, &[By::Organizer]),
    (Waiting, Declined, &[By::Organizer]),
    (Offered, Confirmed, &[By::Exhibitor]),
    (Accepted, Confirmed, &[By::Exhibitor]),
    (Offered, Cancelled, &[By::Organizer, By::Program]),
    (Accepted, Cancelled, &[By::Organizer]),
    (Confirmed, Cancelled, &[By::Organizer]),
    (Declined, Sent, &[By::Organizer]),
    (Cancelled, Sent, &[By::Organizer]),
    (Sent, Withdrawn, &[By::Exhibitor]),
    (ChangesAsked, Withdrawn, &[By::Exhibitor]),
    (Waiting, Withdrawn, &[By::Exhibitor]),
    (Offered, Withdrawn, &[By::Exhibitor]),
    (Accepted, Withdrawn, &[By::Exhibitor]),
    (Confirmed, Withdrawn, &[By::Exhibitor]),
    // Another kind, number or booths: the state stays.
    (Offered, Offered, &[By::Organizer]),
    (Accepted, Accepted, &[By::Organizer]),
    (Confirmed, Confirmed, &[By::Organizer]),
];

fn moment() -> DateTimeUtc {
    DateTimeUtc::from_timestamp(1_800_000_000, 0).expect("a moment")
}

fn in_state(state: State) -> Model {
    Model { state, ..samples::dossier().application }
}

#[test]
fn the_acts_lead_along_every_way_and_no_other() {
    let mut taken = Vec::new();
    for state in State::iter() {
        for (act, by) in Act::iter().flat_map(|act| By::iter().map(move |by| (act, by))) {
            let mut row = in_state(state);
            row.offered_until = (state == Offered).then(|| if act == Act::Lapse { moment() } else { moment() + TimeDelta::days(1) });
            if let Ok(to) = may(act, by, &row, &samples::event(), moment()) {
                taken.push((state, to, by));
            }
        }
    }
    let mut written: Vec<_> = WAYS.iter().flat_map(|(from, to, by)| by.iter().map(move |by| (*from, *to, *by))).collect();
    let key = |way: &(State, State, By)| format!("{way:?}");
    taken.sort_by_key(key);
    written.sort_by_key(key);
    assert_eq!(taken, written);
}

#[test]
fn an_offer_is_taken_before_its_term_and_lapses_after_it() {
    let at = |seconds| moment() + TimeDelta::seconds(seconds);
    let row = Model { offered_until: Some(moment()), ..in_state(Offered) };
    for (now, confirmed, lapsed) in [(at(-1), Ok(Confirmed), Err("offer-stands")), (at(0), Err("offer-over"), Ok(Cancelled))] {
        for (act, by, expected) in [(Act::Confirm, By::Exhibitor, confirmed), (Act::Lapse, By::Program, lapsed)] {
            let found = may(act, by, &row, &samples::event(), now).map_err(|no| no.key.into_owned());
            assert_eq!(found, expected.map_err(|key| format!("exhibitors-act-{key}")), "{act:?} at {now}");
        }
    }
}

#[test]
fn after_an_event_was_put_away_nothing_is_done() {
    let event = event::Model { state: event::State::Archived, ..samples::event() };
    for (state, act) in State::iter().flat_map(|state| Act::iter().map(move |act| (state, act))) {
        for by in By::iter() {
            assert!(may(act, by, &in_state(state), &event, moment()).is_err(), "{state:?} {act:?}");
        }
    }
}

#[test]
fn a_refusal_says_what_the_matter_is() {
    let table = [
        (Act::Accept, Draft, "exhibitors-review-not-sent"),
        (Act::Accept, Declined, "exhibitors-review-already-decided"),
        (Act::Decline, Withdrawn, "exhibitors-review-withdrawn"),
        (Act::Cancel, Waiting, "exhibitors-act-no-place"),
        (Act::TakeUp, Sent, "exhibitors-act-still-open"),
        (Act::Wait, Waiting, "exhibitors-act-waits-already"),
        (Act::Send, Sent, "exhibitors-apply-already-sent"),
        (Act::Send, Confirmed, "exhibitors-apply-already-decided"),
        (Act::Withdraw, Cancelled, "exhibitors-apply-cancelled"),
        (Act::Confirm, Sent, "exhibitors-act-nothing-to-confirm"),
    ];
    for (act, state, key) in table {
        assert_eq!(next(act, state).map_err(|no| no.key.into_owned()), Err(key.to_owned()), "{act:?} {state:?}");
    }
}

#[test]
fn the_first_act_of_a_hall_is_to_answer_what_was_sent() {
    let acts = |by, state| possible(by, &in_state(state), &samples::event(), moment());
    assert_eq!(acts(By::Organizer, Sent), [Act::Accept, Act::Offer, Act::Wait, Act::Ask, Act::Decline]);
    assert_eq!(acts(By::Organizer, Confirmed), [Act::Arrange, Act::Cancel]);
    assert_eq!(acts(By::Exhibitor, Accepted), [Act::Confirm, Act::Withdraw]);
    assert!(acts(By::Organizer, Draft).is_empty());
}

proptest! {
    /// Whoever does whatever whenever: what the table lets through is a way that was written down, taken by who may take it.
    #[test]
    fn no_walk_leaves_the_ways(steps in proptest::collection::vec((0..12usize, 0..3usize, -100i64..100), 1..80)) {
        let mut row = in_state(Draft);
        for (act, by, hours) in steps {
            let act = Act::iter().nth(act).expect("an act");
            let by = By::iter().nth(by).expect("somebody");
            let now = moment() + TimeDelta::hours(hours);
            if let Ok(to) = may(act, by, &row, &samples::event(), now) {
                let known = WAYS.iter().any(|(from, next, who)| (*from, *next) == (row.state, to) && who.contains(&by));
                prop_assert!(known, "{:?} to {:?} by {:?}", row.state, to, by);
                row.state = to;
                row.offered_until = (to == Offered).then_some(moment());
            }
        }
    }
}
