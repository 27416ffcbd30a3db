//! The rules: pure functions from a plan to what is found in it.
mod lacks;
mod overlaps;
mod people;
#[cfg(test)]
pub mod sample;
mod times;

use super::finding::Finding;
use super::plan::{Plan, Sight};

/// All that is found in a plan: the worst first, then by hour.
pub fn findings(plan: &Plan) -> Vec<Finding> {
    let sight = Sight::of(plan);
    let mut found = overlaps::found(&sight);
    found.extend(times::found(&sight));
    found.extend(people::found(&sight));
    found.extend(lacks::found(&sight));
    found.sort_by_cached_key(|one| {
        let starts = sight.item(one.item).and_then(|item| item.starts);
        (one.severity, starts.is_none(), starts, one.rule, one.item, one.other, one.person)
    });
    found
}
