//! Random acts by random people on a few applications for too few places: whatever happens, no state is reached that may not be,
//! and the counts are those of who has a place.
use super::world::{act, keep, kind, sent, whole};
use super::*;
use khaihoi::exhibitors::application::State;
use khaihoi::exhibitors::application::acts::{Act, By};
use khaihoi::exhibitors::values::{Count, Numbers};
use khaihoi::exhibitors::{Doing, Place, send_in};
use khaihoi::platform::change::Change;
use khaihoi::platform::error::AppError;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::Iterable;

/// What somebody tries.
#[derive(Clone, Debug)]
enum Step {
    Act {
        who: usize,
        act: usize,
        by: usize,
        kind: usize,
        count: i32,
        number: usize,
    },
    /// Hours pass, and the program looks after its lists.
    Pass(i64),
}

const KINDS: [Option<&str>; 3] = [None, Some("shell"), Some("corner")];
const NUMBERS: [&str; 5] = ["", "A01", "A02", "A01, A02", "B01"];
const EXHIBITORS: usize = 5;

fn step() -> impl Strategy<Value = Step> {
    let act = (0..EXHIBITORS, 0..Act::iter().count(), 0..3usize, 0..KINDS.len(), 0..3i32, 0..NUMBERS.len());
    prop_oneof![
        9 => act.prop_map(|(who, act, by, kind, count, number)| Step::Act { who, act, by, kind, count, number }),
        1 => (1..60i64).prop_map(Step::Pass),
    ]
}

/// What follows a state by one act, the same again included.
fn follows(from: State, to: State) -> bool {
    use State::{Accepted, Cancelled, ChangesAsked, Confirmed, Declined, Draft, Offered, Sent, Waiting, Withdrawn};
    let next: &[State] = match from {
        Draft | ChangesAsked if to == Sent => &[Sent],
        Draft => &[],
        ChangesAsked => &[Withdrawn],
        Sent => &[ChangesAsked, Waiting, Offered, Accepted, Declined, Withdrawn],
        Waiting => &[Offered, Accepted, Declined, Withdrawn],
        Offered => &[Confirmed, Withdrawn, Cancelled],
        Accepted => &[Confirmed, Withdrawn, Cancelled],
        Confirmed => &[Withdrawn, Cancelled],
        Declined | Cancelled | Withdrawn => &[Sent],
    };
    from == to || next.contains(&to)
}

#[test]
fn random_acts_never_reach_a_forbidden_state_or_promise_too_much() {
    let runtime = rocket::tokio::runtime::Runtime::new().expect("a runtime");
    let cases = std::env::var("KHAIHOI_WALKS").ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 200, ..Config::default() });
    let walks = proptest::collection::vec(step(), 10..60);
    runner.run(&walks, |steps| runtime.block_on(walk(&steps))).expect("a walk that stays on the ways");
}

async fn walk(steps: &[Step]) -> Result<(), TestCaseError> {
    let app = App::start().await;
    let event = open_event_with(&app, "hoi", |row| {
        row.booth_limit = Set(Some(4));
        row.booths_close_at = Set(Some(crate::app::morning() + TimeDelta::days(900)));
        row.ends_on = Set(crate::app::morning().date_naive().checked_add_days(chrono::Days::new(900)));
    })
    .await;
    for (code, quota) in [("shell", 3), ("corner", 2)] {
        kind(&app, &event, code, Some(quota)).await;
    }
    let mut dossiers = Vec::new();
    for number in 0..EXHIBITORS {
        let code = ["shell", "corner"][number % 2];
        dossiers.push(sent(&app, &event, &format!("Đơn vị {number}"), code, 1 + i32::from(number == 3)).await.1);
    }
    for step in steps {
        let before = states(&app, &dossiers).await;
        let acted = take(&app, &event, &dossiers, step).await;
        let after = states(&app, &dossiers).await;
        for (number, (from, to)) in before.iter().zip(&after).enumerate() {
            // A place that becomes free is offered to others in the same change.
            let offered = (*from, *to) == (State::Waiting, State::Offered);
            prop_assert!(follows(*from, *to), "{step:?}: {number} went from {from:?} to {to:?}");
            prop_assert!(from == to || offered || acted.is_none_or(|who| who == number), "{step:?} moved {number} from {from:?} to {to:?}");
        }
        whole(&app, &event).await;
    }
    Ok(())
}

async fn states(app: &App, dossiers: &[Dossier]) -> Vec<State> {
    let mut found = Vec::new();
    for dossier in dossiers {
        found.push(super::world::state(app, dossier).await);
    }
    found
}

/// Takes a step; whose application it was about.
async fn take(app: &App, event: &event::Model, dossiers: &[Dossier], step: &Step) -> Option<usize> {
    let Step::Act { who, act: number, by, kind, count, number: booths } = step else {
        let Step::Pass(hours) = step else { unreachable!() };
        app.clock.advance(TimeDelta::hours(*hours));
        keep(app).await;
        return None;
    };
    let (chosen, by) = (Act::iter().nth(*number).expect("an act"), By::iter().nth(*by).expect("somebody"));
    if chosen == Act::Send {
        send(app, event, &dossiers[*who]).await;
        return Some(*who);
    }
    let place = Place {
        kind: KINDS[*kind].map(str::to_owned),
        count: Count::parse(&count.to_string()).ok().map(|count| count.0),
        numbers: Numbers::parse(NUMBERS[*booths]).ok(),
    };
    let doing = Doing { place, ..Doing::saying(chosen, "Lời nhắn") };
    match act(app, event, by, &dossiers[*who], &doing).await {
        Ok(_) | Err(AppError::Refused(_)) => Some(*who),
        Err(other) => panic!("{step:?}: {other}"),
    }
}

/// Sends it again, if it may be.
async fn send(app: &App, event: &event::Model, dossier: &Dossier) {
    let present = dossier.read_again(app.db.reader()).await.expect("read");
    if khaihoi::exhibitors::application::may_be_sent_now(present.application.state, event, app.now()).is_ok() {
        let actor = khaihoi::platform::change::Actor::program("a test");
        let mut change = Change::begin(&app.db, &actor, app.now()).await.expect("begun");
        send_in(&mut change, &present, true).await.expect("sent");
        change.commit().await.expect("committed");
    }
}
