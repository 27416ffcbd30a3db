//! Somebody while they are being read, and those who are named together.
use super::super::words::Span;
use std::ops::Range;

/// How many posts people share, and how many people one post, at most: more is no paragraph of delegates.
pub const MOST_SHARED: usize = 12;

/// A post as bytes of the text, and the body it is held in where a table has that in a column of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub post: Range<usize>,
    pub body: Option<Range<usize>>,
}

/// Somebody, while they are being read.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub address: Option<Span>,
    pub name: Span,
    pub posts: Vec<Held>,
    pub side: Option<Span>,
    /// How many posts are shared with others or stand before the name.
    pub before: usize,
    /// Whether own posts stand before the name.
    pub post_first: bool,
    /// Named among others, or in a list: needs no post to be somebody.
    pub listed: bool,
    /// A table names the body before the post.
    pub body_only: bool,
}

impl Draft {
    /// One more post. In a table whose column of bodies comes first, it is the post in that body.
    pub fn take_post(&mut self, mut held: Held, tab: bool) {
        if std::mem::take(&mut self.body_only) && tab {
            held.body = self.posts.pop().map(|body| body.post);
        }
        self.posts.push(held);
    }
}

/// "các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy:": what those who are named after it share.
#[derive(Debug, Default)]
pub struct Group {
    pub whole: Span,
    pub each: Option<Span>,
    pub posts: Vec<Held>,
    /// With a colon it lasts to the end of the sentence or list.
    pub colon: bool,
    pub members: usize,
    /// Whether the posts of its members stand before their names.
    pub post_first: bool,
    /// Whether each of its members has a form of address of their own.
    pub addressed: bool,
    /// Ends with the item: "Phó Chủ tịch: ông A, ông B; …".
    pub brief: bool,
}

impl Group {
    pub fn share(&mut self, post: Held) {
        if self.posts.len() < MOST_SHARED {
            self.posts.push(post);
        }
    }
}

/// The last thing read that was no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    Start,
    Several,
    Address,
    Name,
    Post,
    Other,
}

/// The sign between two things that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Comma,
    Dash,
    /// The next column of a table.
    Tab,
    And,
}
