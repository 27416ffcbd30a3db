//! From elements to people: which posts and which form of address belong to which name.
mod draft;
mod groups;
mod people;
mod signs;
mod titles;

pub use draft::{Draft, Held};

use super::elements::Element;
use super::words::{Span, Words};
use crate::platform::text::fold;
use draft::{Gap, Group, Last};
use std::collections::HashSet;

/// The longest text that goes on with the name of a body after a comma, in tokens.
const LONGEST_REST: usize = 16;

/// What was made of a text: people, and crowds.
#[derive(Debug, Default)]
pub struct Assembled {
    pub people: Vec<Draft>,
    pub crowds: Vec<Span>,
}

pub fn assemble(words: &Words, elements: &[Element]) -> Assembled {
    let mut assembler = Assembler {
        words,
        elements,
        done: Assembled::default(),
        known: HashSet::new(),
        given: HashSet::new(),
        group: None,
        address: None,
        waiting: vec![],
        person: None,
        last: Last::Start,
        gap: None,
        quiet: false,
        side: None,
        item: false,
        bare: 0,
        aside: false,
        absorbed: None,
    };
    for at in 0..elements.len() {
        assembler.read(at);
    }
    assembler.end_group();
    assembler.done
}

struct Assembler<'a, 'w> {
    words: &'a Words<'w>,
    elements: &'a [Element],
    done: Assembled,
    /// Folded names of those who were read, and the last words of them.
    known: HashSet<String>,
    given: HashSet<String>,
    group: Option<Group>,
    /// Waits for its name.
    address: Option<Span>,
    /// Posts that wait for their name.
    waiting: Vec<Held>,
    person: Option<Draft>,
    last: Last,
    /// The sign since `last`.
    gap: Option<Gap>,
    /// A crowd is being named: bodies and posts belong to nobody.
    quiet: bool,
    side: Option<Span>,
    /// In an item of a list with numbers or signs.
    item: bool,
    /// How many names without a post stand right before the one being read: "A, B - Phó Chủ tịch" is both of them.
    bare: usize,
    /// Between brackets right after a name.
    aside: bool,
    /// A name that was read as part of the post before it.
    absorbed: Option<usize>,
}

impl Assembler<'_, '_> {
    fn read(&mut self, at: usize) {
        let elements = self.elements;
        if self.absorbed == Some(at) {
            return;
        }
        match &elements[at] {
            Element::Sign(kind) => return self.sign(*kind, at),
            Element::And => return self.gap = Some(Gap::And),
            Element::Address(span) => self.one(span),
            Element::Several { whole, each } => self.several(whole, Some(each), vec![]),
            Element::SharedPost { whole, each } => self.shared_post(at, whole, each),
            Element::Name(span, sure) => self.name(at, span, *sure),
            Element::Post(post) => self.post(at, post),
            Element::Body(span) => self.body(span),
            Element::Crowd(span) => self.crowd(span),
            Element::Text(span) => self.text(at, span),
            Element::Lead => self.lead(),
            Element::Side(span) => self.begin_side(span),
            Element::Over => self.over(),
        }
        self.gap = None;
    }

    fn held(&self, span: &Span) -> Held {
        Held { post: self.words.bytes(span), body: None }
    }

    fn forget(&mut self) {
        self.waiting.clear();
        self.address = None;
    }

    fn end_item(&mut self) {
        self.end_item_of(false);
    }

    /// Ends an item; `on` says that the next one still belongs to a brief group.
    fn end_item_of(&mut self, on: bool) {
        self.close();
        if self.group.as_ref().is_some_and(|group| group.brief && !on) {
            self.end_group();
        }
        self.forget();
        (self.gap, self.quiet, self.item, self.aside) = (None, false, false, false);
        self.last = Last::Start;
    }

    fn end_group_with_members(&mut self) {
        if self.group.as_ref().is_some_and(|group| group.members > 0) {
            self.end_group();
        }
    }

    /// "các đồng chí Thứ trưởng" without a colon, and nobody named: a crowd.
    fn end_group_without_members(&mut self) {
        if self.group.as_ref().is_some_and(|group| group.members == 0 && !group.colon) {
            self.end_group();
        }
    }

    fn end_group(&mut self) {
        self.close();
        if let Some(group) = self.group.take()
            && group.members == 0
            && !group.whole.is_empty()
        {
            self.done.crowds.push(group.whole);
        }
    }

    fn close(&mut self) {
        self.close_as(false);
    }

    /// Takes down who was being read, if they are somebody.
    fn close_as(&mut self, anyway: bool) {
        let Some(person) = self.person.take() else { return };
        let name = fold(&self.words.text[self.words.bytes(&person.name)]);
        let bare = person.posts.is_empty();
        // "ông Giang" after "ông Nguyễn Hoàng Giang" is the same man.
        let short = !name.contains(' ') && (bare || self.given.contains(&name));
        let again = bare && self.known.contains(&name);
        let named = person.address.is_some() || !bare || person.listed || anyway;
        if named && !short && !again {
            self.given.extend(name.rsplit_once(' ').map(|(_, given)| given.to_owned()));
            self.known.insert(name);
            self.done.people.push(person);
        }
    }
}
