//! Finds the row of the rank table that a post belongs to, and the highest of several posts.
use super::guess::{block_of, level_of};
use super::post_rank;
use super::wording::{held, posts_in, words};
use crate::people::organisation::{Block, Level};
use crate::people::position::Standing;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// The rank table, ready to be asked.
pub struct Table {
    rows: Vec<Row>,
}

struct Row {
    /// The pieces of the title between its "…", as padded words.
    pieces: Vec<String>,
    row: post_rank::Model,
}

/// A post as it is on record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Title and organisation, in Vietnamese.
    pub text: String,
    pub level: Option<Level>,
    pub block: Option<Block>,
    /// Where the organisation is, if that was said.
    pub province: Option<String>,
    pub standing: Standing,
    /// A rank set by hand for this very post.
    pub rank: Option<i32>,
    pub since: Option<NaiveDate>,
}

/// What a post is worth, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranked {
    /// As it is written on record, or in the one line that holds it.
    pub text: String,
    /// The row it fits; empty where the rank was set by hand or there is none.
    pub row: Option<i64>,
    pub rank: Option<i32>,
    pub level: Option<Level>,
    pub block: Option<Block>,
    pub province: Option<String>,
    pub standing: Standing,
    pub since: Option<NaiveDate>,
    pub full_time: bool,
    pub leads: bool,
}

impl Table {
    pub fn of(rows: Vec<post_rank::Model>) -> Self {
        Self { rows: rows.into_iter().map(Row::of).collect() }
    }

    /// The row for a post of these words: of all that fit, the one that says most.
    pub fn row_for(&self, words: &str, level: Option<Level>, block: Option<Block>) -> Option<&post_rank::Model> {
        let fitting = self.rows.iter().filter(|row| row.fits(words, level, block));
        // The first of equals: rows stand from the highest rank down.
        fitting.reduce(|best, row| if row.says() > best.says() { row } else { best }).map(|row| &row.row)
    }

    /// The highest of somebody's posts: full-time ones before memberships, then by rank, then by how it is held; of equals the
    /// first on record. `None` for who has no post.
    pub fn highest(&self, posts: &[Post]) -> Option<Ranked> {
        posts.iter().flat_map(|post| self.ranked(post)).reduce(|best, post| if before(&post, &best) { post } else { best })
    }

    /// Each post one line holds, ranked.
    fn ranked(&self, post: &Post) -> Vec<Ranked> {
        posts_in(&post.text).into_iter().map(|text| self.one(post, text)).collect()
    }

    fn one(&self, post: &Post, text: &str) -> Ranked {
        let (said, rest) = held(text);
        let words = words(rest);
        let level = post.level.or_else(|| level_of(&words));
        let row = self.row_for(&words, level, post.block);
        Ranked {
            text: text.to_owned(),
            row: row.filter(|_| post.rank.is_none()).map(|row| row.id),
            rank: post.rank.or(row.map(|row| row.rank)),
            level: level.or(row.and_then(|row| row.level)),
            block: post.block.or(row.and_then(|row| row.block)).or_else(|| block_of(&words)),
            province: post.province.clone(),
            standing: if post.standing == Standing::Full { said } else { post.standing },
            since: post.since,
            full_time: row.is_none_or(|row| row.full_time),
            leads: row.is_some_and(|row| row.leads),
        }
    }
}

/// Whether one post is higher than another.
fn before(one: &Ranked, other: &Ranked) -> bool {
    let key = |post: &Ranked| (post.rank.is_none(), !post.full_time, post.rank, post.standing);
    key(one).cmp(&key(other)) == Ordering::Less
}

impl Row {
    fn of(row: post_rank::Model) -> Self {
        let pieces = row.title.replace("...", "…");
        let pieces = pieces.split('…').map(words).filter(|piece| !piece.is_empty()).map(|piece| format!(" {piece} ")).collect();
        Self { pieces, row }
    }

    fn fits(&self, words: &str, level: Option<Level>, block: Option<Block>) -> bool {
        agree(self.row.level, level) && agree(self.row.block, block) && begins(&self.pieces, words)
    }

    /// How much the row says: its words, then whether it names a level and a block.
    fn says(&self) -> (usize, bool, bool) {
        let words = self.pieces.iter().map(|piece| piece.split_whitespace().count()).sum();
        (words, self.row.level.is_some(), self.row.block.is_some())
    }
}

/// What is not said contradicts nothing.
fn agree<T: PartialEq>(row: Option<T>, post: Option<T>) -> bool {
    row.is_none() || post.is_none() || row == post
}

/// Whether the words begin with the first piece, and hold the others after it in their order.
fn begins(pieces: &[String], words: &str) -> bool {
    let padded = format!(" {words} ");
    let Some((first, others)) = pieces.split_first() else { return false };
    if !padded.starts_with(first.as_str()) {
        return false;
    }
    // The blank that ends one piece may begin the next.
    let mut rest = &padded[first.len() - 1..];
    others.iter().all(|piece| match rest.find(piece.as_str()) {
        Some(at) => {
            rest = &rest[at + piece.len() - 1..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests;
