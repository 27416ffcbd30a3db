//! Which booths could be whose: villages together, wishes kept where that is possible, and why each lies where it does.
//! A pure function of wishes and booths: the same in, the same out.
use super::place::{FAR, Spot, Way};
use std::collections::{HashMap, HashSet};

/// What one application asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub token: String,
    /// The code of a kind of booth; a booth without a kind suits everybody.
    pub kind: Option<String>,
    pub count: usize,
    pub corner: bool,
    pub village: Option<i64>,
    pub power: bool,
    pub water: bool,
    /// Whom it would like to stand beside, by token.
    pub neighbours: Vec<String>,
    /// Whose turn it is: the lower, the earlier.
    pub turn: usize,
}

/// Somebody who stands somewhere already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub token: String,
    pub village: Option<i64>,
    pub spots: Vec<Spot>,
}

/// Why it lies there, or what could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    OfKind,
    InVillage,
    NearVillage,
    Corner,
    SideBySide,
    Beside(String),
    OutsideVillage,
    AwayFromVillage,
    NoCorner,
    NotSideBySide,
    NotBeside(String),
    NoPower,
    NoWater,
}

impl Reason {
    /// Whether a wish was kept.
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::OfKind | Self::InVillage | Self::NearVillage | Self::Corner | Self::SideBySide | Self::Beside(_))
    }
}

/// What is proposed for one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub token: String,
    /// Numbers of booths in their order; empty when nothing suits.
    pub numbers: Vec<String>,
    pub reasons: Vec<Reason>,
}

// What it costs not to keep a wish, in centimetres one would rather walk.
const NO_CORNER: i64 = 6_000;
const CORNER_WASTED: i64 = 1_500;
const OTHER_VILLAGE: i64 = 40_000;
const NOBODYS_VILLAGE: i64 = 30_000;
const OUTSIDE_VILLAGE: i64 = 12_000;
const NO_POWER: i64 = 2_500;
const NOT_BESIDE: i64 = 2_000;
const NOT_SIDE_BY_SIDE: i64 = 20_000;
/// How near the next of a village is called near.
const NEAR: i64 = 1_200;
/// How often everything is looked through again for two that had better change places.
const ROUNDS: usize = 3;

/// Proposes booths for all wishes, in the order of the wishes as they came in.
pub fn propose(wishes: &[Wish], free: &[Spot], standing: &[Standing]) -> Vec<Proposed> {
    let mut plan = Plan::of(wishes, free, standing);
    for at in in_turn(wishes) {
        plan.place(at);
    }
    for _ in 0..ROUNDS {
        if !plan.change_places() {
            break;
        }
    }
    (0..wishes.len()).map(|at| plan.said(at)).collect()
}

/// Whose turn comes first; of the same turn, the larger villages, and in them who needs more booths or a corner.
fn in_turn(wishes: &[Wish]) -> Vec<usize> {
    let mut sizes: HashMap<i64, usize> = HashMap::new();
    for village in wishes.iter().filter_map(|wish| wish.village) {
        *sizes.entry(village).or_default() += 1;
    }
    let size = |wish: &Wish| wish.village.map_or(0, |village| sizes[&village]);
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| {
        let wish = &wishes[*at];
        (wish.turn, usize::MAX - size(wish), wish.village, usize::MAX - wish.count, !wish.corner, *at)
    });
    order
}

struct Plan<'a> {
    wishes: &'a [Wish],
    free: &'a [Spot],
    standing: &'a [Standing],
    /// The spots of each wish, by their place in `free`.
    given: Vec<Vec<usize>>,
    taken: Vec<bool>,
    by_token: HashMap<&'a str, usize>,
    of_village: HashMap<i64, Vec<usize>>,
    /// Villages that own booths.
    owning: HashSet<i64>,
    /// Whom each wishes for, and who wishes for it.
    related: Vec<Vec<&'a str>>,
    /// For each spot, the next ones to the right and below.
    next: Vec<[Option<usize>; 2]>,
}

impl<'a> Plan<'a> {
    fn of(wishes: &'a [Wish], free: &'a [Spot], standing: &'a [Standing]) -> Self {
        let mut of_village: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, wish) in wishes.iter().enumerate() {
            if let Some(village) = wish.village {
                of_village.entry(village).or_default().push(at);
            }
        }
        let next = |spot: &Spot| [Way::Right, Way::Down].map(|way| free.iter().position(|other| spot.is_before(other, way)));
        Self {
            wishes,
            free,
            standing,
            given: vec![Vec::new(); wishes.len()],
            taken: vec![false; free.len()],
            by_token: wishes.iter().enumerate().map(|(at, wish)| (wish.token.as_str(), at)).collect(),
            of_village,
            related: related(wishes),
            owning: free.iter().filter_map(|spot| spot.village).collect(),
            next: free.iter().map(next).collect(),
        }
    }

    fn place(&mut self, at: usize) {
        let best = self.blocks(at).into_iter().min_by_key(|block| (self.cost(at, block), block.clone()));
        if let Some(block) = best {
            self.give(at, block);
        }
    }

    fn give(&mut self, at: usize, block: Vec<usize>) {
        for spot in std::mem::take(&mut self.given[at]) {
            self.taken[spot] = false;
        }
        for spot in &block {
            self.taken[*spot] = true;
        }
        self.given[at] = block;
    }

    /// Free spots that suit, as many as are wished for: rows and columns side by side, or else the nearest to each other.
    fn blocks(&self, at: usize) -> Vec<Vec<usize>> {
        let count = self.wishes[at].count.max(1);
        let suits = |spot: usize| !self.taken[spot] && self.suits(at, spot);
        let starts: Vec<usize> = (0..self.free.len()).filter(|spot| suits(*spot)).collect();
        if count == 1 {
            return starts.into_iter().map(|spot| vec![spot]).collect();
        }
        let row = |start: usize, way: usize| {
            let row: Vec<usize> =
                std::iter::successors(Some(start), |spot| self.next[*spot][way].filter(|next| suits(*next))).take(count).collect();
            (row.len() == count).then_some(row)
        };
        let rows: Vec<_> = starts.iter().flat_map(|start| [row(*start, 0), row(*start, 1)]).flatten().collect();
        if !rows.is_empty() || starts.len() < count {
            return rows;
        }
        starts.iter().map(|start| self.nearest(*start, &starts, count)).collect()
    }

    fn nearest(&self, start: usize, among: &[usize], count: usize) -> Vec<usize> {
        let mut near = among.to_vec();
        near.sort_by_key(|spot| (self.free[start].distance(&self.free[*spot]), *spot));
        near.truncate(count);
        near.sort_unstable();
        near
    }

    fn suits(&self, at: usize, spot: usize) -> bool {
        match (&self.wishes[at].kind, &self.free[spot].kind) {
            (Some(wished), Some(kind)) => wished == kind,
            _ => true,
        }
    }

    /// What it would cost to give a block to a wish, as all others stand.
    fn cost(&self, at: usize, block: &[usize]) -> i64 {
        let wish = &self.wishes[at];
        let spots = || block.iter().map(move |spot| &self.free[*spot]);
        let corner = spots().any(|spot| spot.corner);
        let mut cost = match (wish.corner, corner) {
            (true, false) => NO_CORNER,
            (false, true) => CORNER_WASTED,
            _ => 0,
        };
        cost += spots().map(|spot| self.village_cost(wish, spot)).sum::<i64>();
        if wish.power && !spots().any(|spot| spot.power) {
            cost += NO_POWER;
        }
        if wish.water && !spots().any(|spot| spot.water) {
            cost += NO_POWER;
        }
        if !is_row(&spots().collect::<Vec<_>>()) {
            cost += NOT_SIDE_BY_SIDE;
        }
        cost + self.village_distance(at, block) + self.neighbour_cost(at, block)
    }

    fn village_cost(&self, wish: &Wish, spot: &Spot) -> i64 {
        match (wish.village, spot.village) {
            (Some(wished), Some(own)) if wished == own => 0,
            (Some(_), Some(_)) => OTHER_VILLAGE,
            (None, Some(_)) => NOBODYS_VILLAGE,
            (Some(wished), None) if self.owning.contains(&wished) => OUTSIDE_VILLAGE,
            _ => 0,
        }
    }

    /// How far the next of the same village is; for the first of one, how far one must go to find room for all.
    fn village_distance(&self, at: usize, block: &[usize]) -> i64 {
        let Some(village) = self.wishes[at].village else { return 0 };
        match self.nearest_of_village(at, village, block) {
            Some(distance) => distance * 2,
            None => {
                let needed: usize = self.of_village[&village].iter().map(|one| self.wishes[*one].count.max(1)).sum();
                self.room_around(block[0], needed)
            }
        }
    }

    fn nearest_of_village(&self, at: usize, village: i64, block: &[usize]) -> Option<i64> {
        let placed = self.of_village[&village]
            .iter()
            .filter(|one| **one != at)
            .flat_map(|one| self.given[*one].iter().map(move |spot| &self.free[*spot]));
        let before = self.standing.iter().filter(|one| one.village == Some(village)).flat_map(|one| &one.spots);
        placed.chain(before).flat_map(|other| block.iter().map(move |spot| self.free[*spot].distance(other))).min()
    }

    /// The distance within which `needed` free spots lie.
    fn room_around(&self, spot: usize, needed: usize) -> i64 {
        let free = self.free.iter().enumerate().filter(|(at, _)| !self.taken[*at]).map(|(_, other)| self.free[spot].distance(other));
        let mut distances: Vec<i64> = free.collect();
        distances.sort_unstable();
        distances.get(needed.saturating_sub(1)).copied().unwrap_or(FAR)
    }

    fn neighbour_cost(&self, at: usize, block: &[usize]) -> i64 {
        let distances = self.related[at].iter().filter_map(|other| self.distance_to(other, block));
        distances.map(|distance| if distance == 0 { 0 } else { NOT_BESIDE + distance }).sum()
    }

    /// Centimetres from a block to where somebody stands, nothing where they touch; `None` while they stand nowhere.
    fn distance_to(&self, token: &str, block: &[usize]) -> Option<i64> {
        let others: Vec<&Spot> = match self.by_token.get(token) {
            Some(at) => self.given[*at].iter().map(|spot| &self.free[*spot]).collect(),
            None => self.standing.iter().filter(|one| one.token == token).flat_map(|one| &one.spots).collect(),
        };
        let pairs = others.iter().flat_map(|other| block.iter().map(move |spot| (&self.free[*spot], *other)));
        pairs.map(|(one, other)| if one.touches(other) { 0 } else { one.distance(other) }).min()
    }

    /// Lets two change places, or one move to a free spot, wherever both together stand better so.
    fn change_places(&mut self) -> bool {
        let mut better = false;
        for one in 0..self.wishes.len() {
            for other in one + 1..self.wishes.len() {
                better |= self.swap_if_better(one, other);
            }
            if !self.given[one].is_empty() {
                better |= self.move_if_better(one);
            }
        }
        better
    }

    fn swap_if_better(&mut self, one: usize, other: usize) -> bool {
        let (mine, theirs) = (&self.given[one], &self.given[other]);
        let alike = mine.len() == theirs.len() && !mine.is_empty() && self.wishes[one].turn == self.wishes[other].turn;
        let suit = alike && mine.iter().all(|spot| self.suits(other, *spot)) && theirs.iter().all(|spot| self.suits(one, *spot));
        if !suit {
            return false;
        }
        let before = self.cost(one, mine) + self.cost(other, theirs);
        self.given.swap(one, other);
        let after = self.cost(one, &self.given[one]) + self.cost(other, &self.given[other]);
        if after < before {
            return true;
        }
        self.given.swap(one, other);
        false
    }

    fn move_if_better(&mut self, at: usize) -> bool {
        let now = self.cost(at, &self.given[at]);
        let best = self.blocks(at).into_iter().map(|block| (self.cost(at, &block), block)).min();
        match best {
            Some((cost, block)) if cost < now => {
                self.give(at, block);
                true
            }
            _ => false,
        }
    }

    fn said(&self, at: usize) -> Proposed {
        let mut spots: Vec<&Spot> = self.given[at].iter().map(|spot| &self.free[*spot]).collect();
        spots.sort_by(|one, other| one.number.cmp(&other.number));
        let reasons = if spots.is_empty() { Vec::new() } else { self.reasons(at, &spots) };
        Proposed { token: self.wishes[at].token.clone(), numbers: spots.iter().map(|spot| spot.number.clone()).collect(), reasons }
    }

    fn reasons(&self, at: usize, spots: &[&Spot]) -> Vec<Reason> {
        let wish = &self.wishes[at];
        let any = |is: fn(&Spot) -> bool| spots.iter().any(|spot| is(spot));
        let mut reasons = Vec::new();
        let mut say = |said: bool, reason: Reason| reasons.extend(said.then_some(reason));
        say(wish.kind.is_some() && spots.iter().all(|spot| spot.kind == wish.kind), Reason::OfKind);
        if let Some(village) = wish.village {
            let near = self.nearest_of_village(at, village, &self.given[at]);
            let inside = spots.iter().all(|spot| spot.village == Some(village));
            say(inside, Reason::InVillage);
            say(!inside && self.owning.contains(&village), Reason::OutsideVillage);
            say(!inside && near.is_some_and(|near| near <= NEAR), Reason::NearVillage);
            say(!inside && near.is_some_and(|near| near > NEAR), Reason::AwayFromVillage);
        }
        say(wish.corner && any(|spot| spot.corner), Reason::Corner);
        say(wish.corner && !any(|spot| spot.corner), Reason::NoCorner);
        say(spots.len() > 1 && is_row(spots), Reason::SideBySide);
        say(spots.len() > 1 && !is_row(spots), Reason::NotSideBySide);
        for name in &wish.neighbours {
            match self.distance_to(name, &self.given[at]) {
                Some(0) => say(true, Reason::Beside(name.clone())),
                Some(_) => say(true, Reason::NotBeside(name.clone())),
                None => {}
            }
        }
        // A plan that shows no points at all says nothing of them.
        let shown = |is: fn(&Spot) -> bool| self.free.iter().any(is);
        say(wish.power && !any(|spot| spot.power) && shown(|spot| spot.power), Reason::NoPower);
        say(wish.water && !any(|spot| spot.water) && shown(|spot| spot.water), Reason::NoWater);
        reasons
    }
}

/// For each wish, whom it names and who names it.
fn related(wishes: &[Wish]) -> Vec<Vec<&str>> {
    let mut related: Vec<Vec<&str>> = wishes.iter().map(|wish| wish.neighbours.iter().map(String::as_str).collect()).collect();
    let by_token: HashMap<&str, usize> = wishes.iter().enumerate().map(|(at, wish)| (wish.token.as_str(), at)).collect();
    for wish in wishes {
        for named in &wish.neighbours {
            if let Some(at) = by_token.get(named.as_str()) {
                related[*at].push(&wish.token);
            }
        }
    }
    related
}

/// Whether all stand in one piece, each touching another.
fn is_row(spots: &[&Spot]) -> bool {
    spots.len() < 2 || spots.iter().all(|one| spots.iter().any(|other| other.id != one.id && one.touches(other)))
}

#[cfg(test)]
#[path = "propose_tests.rs"]
mod tests;
