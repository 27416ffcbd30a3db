//! Finding: which documents may answer, the best of each kind, in a fixed number of queries.
use super::Query;
use super::rank::{Class, Rank, place};
use crate::platform::error::Result;
use crate::search::document::Kind;
use crate::search::index::term::{self, Expr};
use crate::search::index::{self, Ask, Candidate};
use crate::search::shown::MANY;
use crate::search::words::Word;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Of a kind of which no more than so many answer, all are ranked.
const ALL: i64 = 100;
/// Of a kind of which more answer, so many of the best steps are enough: one more than any page shows.
const ENOUGH: i64 = MANY as i64 + 1;

/// One kind of document, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    pub kind: Kind,
    pub within: Within,
    /// Whether telephone numbers may be looked for, and of whose.
    pub phones: Option<Within>,
}

/// Whose documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    Everywhere,
    /// Of these events only; of none, nothing.
    Events(Vec<i64>),
}

impl Within {
    /// An expression, of these documents only.
    pub fn of(&self, expr: Expr) -> Expr {
        match self {
            Self::Everywhere => expr,
            Self::Events(ids) => expr.and(Expr::Any(ids.iter().map(|id| Expr::Term(term::event(*id))).collect())),
        }
    }

    fn is_nothing(&self) -> bool {
        matches!(self, Self::Events(ids) if ids.is_empty())
    }
}

/// The hits of one kind, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub kind: Kind,
    pub hits: Vec<i64>,
    /// How well the best of them answers.
    pub best: Class,
    /// More answer than are told here.
    pub more: bool,
}

/// The best answers: of each kind at most so many, the kind with the best answer first.
pub async fn find(db: &impl ConnectionTrait, query: &Query, reaches: &[Reach], most: usize) -> Result<Vec<Group>> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let (mut found, many) = candidates(db, query, reaches).await?;
    let mut groups: Vec<Group> =
        reaches.iter().filter_map(|reach| group(query, reach.kind, &mut found, most, many.contains(&reach.kind))).collect();
    // Of equals, the order of the kinds stays.
    groups.sort_by_key(|group| told_by(query, group.best));
    Ok(groups)
}

/// Where no marks were typed none can agree: "son" is answered by an English "Luc Son" no better than by "Mai Sơn".
fn told_by(query: &Query, best: Class) -> Class {
    let is_marked = query.digits.is_some() || query.words.iter().any(Word::has_marks);
    if is_marked { best } else { best.max(Class::Whole) }
}

/// What may answer, whether by its number, and the kinds of which not all are told.
type Found = BTreeMap<i64, (Candidate, bool)>;

async fn candidates(db: &impl ConnectionTrait, query: &Query, reaches: &[Reach]) -> Result<(Found, Vec<Kind>)> {
    let mut found = Found::new();
    let reaches: Vec<&Reach> = reaches.iter().filter(|reach| !reach.within.is_nothing()).collect();
    let (everything, steps) = (query.anywhere(), query.steps());
    let turns = |reach| Turns::of(reach, &everything, &steps, index::tells_best_first(db, reach.kind));
    let mut waiting: Vec<Turns> = reaches.iter().copied().map(turns).collect();
    let mut many = Vec::new();
    loop {
        let asks: Vec<Ask> = waiting.iter().flat_map(Turns::asks).collect();
        if asks.is_empty() {
            break;
        }
        let answers = index::find(db, &asks).await?;
        for turns in &mut waiting {
            turns.hear(answers.iter().map(|one| one.id).filter(|id| Kind::of(*id) == Some(turns.reach.kind)).collect());
        }
        keep(&mut found, answers, false);
        let (done, left) = waiting.into_iter().partition(|turns| turns.left.is_empty());
        waiting = left;
        many.extend(done.into_iter().filter(|turns: &Turns| turns.many).map(|turns| turns.reach.kind));
    }
    if let Some(number) = query.phone() {
        let of = |reach: &&Reach| Some(Ask { kind: reach.kind, expr: reach.phones.as_ref()?.of(number.clone()), most: ENOUGH });
        let asks: Vec<Ask> = reaches.iter().filter_map(of).collect();
        keep(&mut found, index::find(db, &asks).await?, true);
    }
    Ok((found, many))
}

/// What is still to be asked of one kind, turn by turn until enough is told.
struct Turns<'a> {
    reach: &'a Reach,
    left: VecDeque<Turn<'a>>,
    /// By the steps so far.
    told: BTreeSet<i64>,
    /// More answer than are told.
    many: bool,
}

enum Turn<'a> {
    /// Everything that answers: where it is not too much, nothing else need be asked.
    Everything(&'a Expr),
    Steps(&'a [Expr]),
}

impl<'a> Turns<'a> {
    fn of(reach: &'a Reach, everything: &'a Expr, steps: &'a [Expr], best_first: bool) -> Self {
        let everything = std::iter::once(Turn::Everything(everything));
        let left = if best_first {
            // What nobody answers costs little more than the way there and back: two steps share one.
            steps.chunks(2).map(Turn::Steps).chain(everything).collect()
        } else {
            everything.chain(steps.chunks(1).map(Turn::Steps)).collect()
        };
        Self { reach, left, told: BTreeSet::new(), many: false }
    }

    fn asks(&self) -> Vec<Ask> {
        let ask = |expr: &Expr, most| Ask { kind: self.reach.kind, expr: self.reach.within.of(expr.clone()), most };
        match self.left.front() {
            Some(Turn::Everything(expr)) => vec![ask(expr, ALL + 1)],
            Some(Turn::Steps(exprs)) => exprs.iter().map(|expr| ask(expr, ENOUGH)).collect(),
            None => vec![],
        }
    }

    fn hear(&mut self, answers: BTreeSet<i64>) {
        let all = answers.len() as i64 <= ALL;
        match self.left.pop_front() {
            Some(Turn::Everything(_)) if all => self.left.clear(),
            Some(Turn::Everything(_)) => self.many = true,
            Some(Turn::Steps(_)) => {
                self.told.extend(answers);
                if self.told.len() as i64 >= ENOUGH {
                    self.left.clear();
                }
            }
            None => {}
        }
    }
}

fn keep(found: &mut Found, candidates: Vec<Candidate>, by_number: bool) {
    for candidate in candidates {
        found.entry(candidate.id).and_modify(|known| known.1 |= by_number).or_insert((candidate, by_number));
    }
}

fn group(query: &Query, kind: Kind, found: &mut Found, most: usize, many: bool) -> Option<Group> {
    let (from, to) = kind.keys();
    let rank = |(candidate, by_number): &(Candidate, bool)| if *by_number { Rank::by_number() } else { Rank::of(query, candidate) };
    let mut ranked: Vec<(Rank, &Candidate)> = found.range(from..=to).map(|(_, one)| (rank(one), &one.0)).collect();
    ranked.sort_by(|one, other| place(one.0, one.1).cmp(&place(other.0, other.1)));
    let best = ranked.first()?.0.class;
    let more = many || ranked.len() > most;
    Some(Group { kind, best, more, hits: ranked.into_iter().take(most).map(|(_, candidate)| candidate.id).collect() })
}
