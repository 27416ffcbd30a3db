//! A score one reviewer gave one application by one criterion, what scores come to, and who sees whose.
use super::criterion;
use crate::exhibitors::application::State;
use crate::platform::error::{Refusal, Result};
use sea_orm::entity::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "review_score")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub criterion_id: i64,
    #[sea_orm(unique_key = "once")]
    pub application_id: i64,
    #[sea_orm(unique_key = "once")]
    pub account_id: i64,
    /// From 1 to what the criterion allows.
    pub points: i32,
    pub given_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the scores of one application come to, out of ten.
#[derive(Clone, Debug, PartialEq)]
pub struct Average {
    /// The mean of each criterion that was scored, by criterion, in its own points.
    pub by_criterion: BTreeMap<i64, f64>,
    /// The weighted mean of these, out of ten.
    pub total: f64,
    /// How many people scored.
    pub reviewers: usize,
}

/// The average of one application's scores: each criterion is the mean of who scored it, and counts by its weight; a
/// criterion nobody scored yet counts for nothing. Scores of criteria that are gone are passed over.
pub fn average(criteria: &[criterion::Model], scores: &[Model]) -> Option<Average> {
    let mut by_criterion = BTreeMap::new();
    let (mut sum, mut weights) = (0.0, 0.0);
    for criterion in criteria {
        let points: Vec<f64> =
            scores.iter().filter(|score| score.criterion_id == criterion.id).map(|score| f64::from(score.points)).collect();
        if points.is_empty() {
            continue;
        }
        let mean = points.iter().sum::<f64>() / points.len() as f64;
        by_criterion.insert(criterion.id, mean);
        sum += mean / f64::from(criterion.most.max(1)) * f64::from(criterion.weight);
        weights += f64::from(criterion.weight);
    }
    let counted = |score: &&Model| by_criterion.contains_key(&score.criterion_id);
    let reviewers = scores.iter().filter(counted).map(|score| score.account_id).collect::<BTreeSet<_>>().len();
    (weights > 0.0).then(|| Average { total: sum / weights * 10.0, reviewers, by_criterion })
}

/// Whether somebody has scored an application by every criterion there is.
pub fn is_complete(criteria: &[criterion::Model], scores: &[Model], account_id: i64) -> bool {
    let own =
        |criterion: &criterion::Model| scores.iter().any(|score| score.account_id == account_id && score.criterion_id == criterion.id);
    !criteria.is_empty() && criteria.iter().all(own)
}

/// Nobody's scores sway another's: others' are seen once one's own are given, by who said that they do not score at this
/// event, and by everybody once it is decided.
pub fn sees_others(own_are_given: bool, abstains: bool, state: State) -> bool {
    own_are_given || abstains || may_be_scored(state).is_err()
}

/// Applications are scored while they wait for an answer.
pub fn may_be_scored(state: State) -> Result<(), Refusal> {
    match state {
        State::Sent | State::ChangesAsked | State::Waiting => Ok(()),
        State::Draft => Err(Refusal::new("exhibitors-review-not-sent")),
        _ => Err(Refusal::new("exhibitors-score-decided")),
    }
}

/// "7,5" and "7.5": one decimal, in each language's way.
pub fn written(value: f64, language: crate::platform::language::Language) -> String {
    let text = format!("{value:.1}");
    match language {
        crate::platform::language::Language::Vi => text.replace('.', ","),
        crate::platform::language::Language::En => text,
    }
}

/// All scores of these applications.
pub async fn of_applications(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.application_id.is_in(ids.iter().copied())).all(db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::language::Language;
    use crate::platform::text::Bilingual;

    fn criterion(id: i64, weight: i32, most: i32) -> criterion::Model {
        criterion::Model { id, event_id: 1, name: Bilingual::default(), hint: Bilingual::default(), weight, most, place: 1, version: 1 }
    }

    fn score(criterion_id: i64, account_id: i64, points: i32) -> Model {
        Model { id: 0, criterion_id, application_id: 1, account_id, points, given_at: DateTimeUtc::UNIX_EPOCH }
    }

    #[test]
    fn averages_are_weighted_means() {
        let criteria = [criterion(1, 3, 5), criterion(2, 1, 10)];
        type Case<'a> = (&'a [(i64, i64, i32)], Option<(&'a str, usize)>);
        let table: [Case<'_>; 7] = [
            (&[], None),
            (&[(1, 7, 5), (2, 7, 10)], Some(("10.0", 1))),
            (&[(1, 7, 5), (2, 7, 5)], Some(("8.8", 1))),
            (&[(1, 7, 5), (1, 8, 4), (2, 7, 5), (2, 8, 5)], Some(("8.0", 2))),
            (&[(2, 7, 4)], Some(("4.0", 1))),
            (&[(9, 7, 4)], None),
            (&[(1, 7, 5), (9, 8, 1)], Some(("10.0", 1))),
        ];
        for (given, expected) in table {
            let scores: Vec<_> = given.iter().map(|(criterion, account, points)| score(*criterion, *account, *points)).collect();
            let average = average(&criteria, &scores).map(|average| (written(average.total, Language::En), average.reviewers));
            assert_eq!(average, expected.map(|(total, reviewers)| (total.to_owned(), reviewers)), "{given:?}");
        }
        assert_eq!(average(&[], &[score(1, 7, 5)]), None);
    }

    #[test]
    fn averages_stay_between_the_lowest_and_the_highest() {
        use proptest::prelude::*;
        proptest!(|(weights in prop::collection::vec((1..=10_i32, prop::bool::ANY), 1..6), points in prop::collection::vec((0..6_usize, 1..5_i64, 0.0..1.0_f64), 1..40))| {
            let criteria: Vec<_> = weights.iter().zip(1..).map(|((weight, ten), id)| criterion(id, *weight, if *ten { 10 } else { 5 })).collect();
            let scores: Vec<_> = points.iter().filter_map(|(at, account, share)| {
                let of = criteria.get(*at)?;
                Some(score(of.id, *account, 1 + (f64::from(of.most - 1) * share) as i32))
            }).collect();
            if let Some(average) = average(&criteria, &scores) {
                prop_assert!((0.999..=10.001).contains(&average.total), "{}", average.total);
            }
        });
    }

    #[test]
    fn others_are_seen_after_ones_own() {
        let table = [
            (false, false, State::Sent, false),
            (true, false, State::Sent, true),
            (false, true, State::Sent, true),
            (false, false, State::Waiting, false),
            (false, false, State::Accepted, true),
            (false, false, State::Declined, true),
        ];
        for (own, abstains, state, expected) in table {
            assert_eq!(sees_others(own, abstains, state), expected, "{own} {abstains} {state:?}");
        }
        let criteria = [criterion(1, 1, 5), criterion(2, 1, 5)];
        assert!(!is_complete(&criteria, &[score(1, 7, 3), score(2, 8, 3)], 7));
        assert!(is_complete(&criteria, &[score(1, 7, 3), score(2, 7, 3)], 7));
        assert!(!is_complete(&[], &[], 7));
    }
}
