//! The text as the recognisers ask it: what stands at a place, and what it may be.
use super::lines::joined;
use super::tokens::{Kind, Shape, Token, tokens};
use super::vocabulary::{Class, Traits, traits_at};
use std::ops::Range;

/// Tokens, from one up to another.
pub type Span = Range<usize>;

pub struct Words<'a> {
    pub text: &'a str,
    pub tokens: Vec<Token>,
    traits: Vec<Traits>,
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Self {
        let tokens = joined(tokens(text));
        let traits = (0..tokens.len()).map(|at| traits_at(&tokens[at..])).collect();
        Self { text, tokens, traits }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.key)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub fn is_small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word() && token.shape == Shape::Small)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// How many tokens a phrase of this class takes here; 0 where there is none. Bodies and places have names, which
    /// begin with a capital letter.
    pub fn takes(&self, at: usize, class: Class) -> usize {
        let named = matches!(class, Class::Body | Class::Place);
        match self.traits.get(at) {
            Some(traits) if !named || self.is_capital(at) => traits.takes(class),
            _ => 0,
        }
    }

    /// Whether a family name stands here.
    pub fn is_family(&self, at: usize) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.family)
    }

    /// Whether what stands here is a family name at times.
    pub fn is_rare_family(&self, at: usize) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.rare_family)
    }

    /// Whether what follows is often the name of somebody that a body or place is called after.
    pub fn is_named_after(&self, at: usize) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.named_after)
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.takes(at, class) > 0
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, span: &Span) -> Range<usize> {
        match (self.tokens.get(span.start), span.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if first.start <= last.end => first.start..last.end,
            _ => 0..0,
        }
    }
}
