//! Bodies and other words that go on with a post, or stand for one.
use super::super::elements::Element;
use super::super::vocabulary::Class;
use super::super::words::Span;
use super::draft::{Gap, Held, Last};
use super::{Assembler, LONGEST_REST};

impl Assembler<'_, '_> {
    pub(super) fn body(&mut self, span: &Span) {
        let held = self.held(span);
        let tab = self.gap == Some(Gap::Tab);
        let residence = self.is_residence(span);
        match &mut self.person {
            _ if self.quiet => {}
            Some(person) if tab && self.last == Last::Post => {
                person.posts.last_mut().into_iter().for_each(|last| last.body = Some(held.post.clone()))
            }
            Some(_) | None if self.last == Last::Post => self.extend(held.post.end),
            Some(_) if self.gap == Some(Gap::And) => self.crowd(span),
            // "(TP Bắc Giang)" is where somebody lives.
            _ if residence => {}
            Some(person) if person.posts.len() == person.before && !person.post_first => {
                person.posts.push(held);
                person.body_only = tab;
                self.last = Last::Post;
            }
            _ => self.last = Last::Other,
        }
    }

    fn is_residence(&self, span: &Span) -> bool {
        let (first, second) = (self.words.key(span.start), self.words.key(span.start + 1));
        matches!(first, "tp" | "huyện" | "phường" | "xã")
            || (first, second) == ("thành", "phố")
            || first == "tỉnh" && second != "ủy" && second != "đoàn"
    }

    /// Words that may go on with the name of a body, or be a post that is in no list.
    pub(super) fn text(&mut self, at: usize, span: &Span) {
        let held = self.held(span);
        let fits = self.may_be_title(span);
        match (self.last, self.gap) {
            _ if self.quiet => {}
            (_, Some(Gap::Tab)) if self.last == Last::Post || span.len() < 2 => {}
            (Last::Post, Some(_)) if fits => self.extend(held.post.end),
            _ if self.aside => {}
            (Last::Name, Some(Gap::Dash | Gap::Tab)) if fits => self.take_title(held),
            (Last::Name, Some(Gap::Comma)) if fits && self.is_occupation(at, span) => self.take_title(held),
            (Last::Name, Some(_)) => {}
            _ => {
                self.close();
                self.forget();
                self.last = Last::Other;
            }
        }
    }

    fn take_title(&mut self, held: Held) {
        if let Some(person) = &mut self.person {
            person.posts.push(held);
            self.last = Last::Post;
        }
    }

    /// "kỹ thuật viên", "Chánh xứ Thái Hà": what stands alone between a name and the next sign, and names a trade.
    fn is_occupation(&self, at: usize, span: &Span) -> bool {
        let trade = |at: usize| matches!(self.words.key(at), "viên" | "trưởng" | "sĩ" | "sỹ" | "sư" | "giả" | "gia");
        let named = self.words.is_capital(span.start) || span.clone().take(4).any(trade);
        named && matches!(self.elements.get(at + 1), None | Some(Element::Sign(_) | Element::And))
    }

    fn may_be_title(&self, span: &Span) -> bool {
        let prose =
            |at: usize| self.words.is_small(at) && [Class::Prose, Class::Verb, Class::Lead].iter().any(|class| self.words.is(at, *class));
        span.len() <= LONGEST_REST && !span.clone().any(prose)
    }

    /// The last post goes on to here.
    fn extend(&mut self, end: usize) {
        let posts = self.person.as_mut().map_or(&mut self.waiting, |person| &mut person.posts);
        if let Some(last) = posts.last_mut() {
            last.post.end = end;
        }
    }
}
