//! A name, and the posts that belong to it.
use super::super::elements::Element;
use super::super::names::Sure;
use super::super::posts::Post;
use super::super::tokens::Kind;
use super::super::vocabulary::Class;
use super::super::words::Span;
use super::draft::{Draft, Gap, Group, Last, MOST_SHARED};
use super::{Assembler, LONGEST_REST};

impl Assembler<'_, '_> {
    pub(super) fn name(&mut self, at: usize, span: &Span, sure: Sure) {
        if self.address.is_none() && !self.is_somebody(at, sure) {
            return self.text(at, span);
        }
        let row = self.last == Last::Name
            && matches!(self.gap, Some(Gap::Comma | Gap::And))
            && self.person.as_ref().is_some_and(|person| person.posts.is_empty());
        self.close();
        self.bare = if row { (self.bare + 1).min(MOST_SHARED) } else { 0 };
        let mut own = std::mem::take(&mut self.waiting);
        let post_first = !own.is_empty();
        let courtesy = self.address.as_ref().is_some_and(|address| self.words.is(address.start, Class::Courtesy));
        // "… ; B - x và đồng chí C": who is introduced anew is not one of the group.
        let anew = |group: &Group| post_first && !group.post_first || courtesy && !group.addressed;
        let ends = |group: &Group| group.members > 0 && anew(group) && !group.posts.is_empty();
        if self.group.as_ref().is_some_and(ends) {
            self.end_group();
        }
        let group = self.group.as_mut();
        let mut posts = group.as_ref().map(|group| group.posts.clone()).unwrap_or_default();
        posts.append(&mut own);
        let inherited = group.as_ref().and_then(|group| group.each.clone());
        let listed = group.is_some() || self.item;
        if let Some(group) = group {
            group.post_first |= post_first;
            group.addressed |= courtesy;
            group.members += 1;
        }
        let address = self.address.take().or(inherited);
        let before = posts.len();
        self.person =
            Some(Draft { address, name: span.clone(), posts, side: self.side.clone(), before, post_first, listed, body_only: false });
        self.quiet = false;
        self.last = Last::Name;
    }

    /// Whether what looks like a name is one here, without a form of address.
    fn is_somebody(&self, at: usize, sure: Sure) -> bool {
        let begins = matches!(self.last, Last::Start | Last::Several);
        let group = self.group.is_some();
        let awaited = !self.waiting.is_empty() && self.person.is_none() && self.gap != Some(Gap::And);
        let post = self.post_follows(at);
        match sure {
            Sure::Yes => awaited || group && !self.quiet || post || self.item && begins,
            Sure::Perhaps => awaited || begins && (post || group),
        }
    }

    fn post_follows(&self, at: usize) -> bool {
        matches!(
            &self.elements[at + 1..],
            [Element::Post(_), ..]
                | [Element::Sign(Kind::Dash | Kind::Comma | Kind::Colon | Kind::Open | Kind::Tab | Kind::Line), Element::Post(_), ..]
                | [Element::Sign(Kind::Dash | Kind::Open | Kind::Tab), Element::Body(_), ..]
        )
    }

    pub(super) fn post(&mut self, at: usize, post: &Post) {
        let sharing = self.group.as_ref().is_some_and(|group| group.members == 0 && !group.colon);
        let held = self.held(&post.span);
        if sharing && self.last == Last::Several && self.person.is_none() {
            return self.group.iter_mut().for_each(|group| group.share(held.clone()));
        }
        if let Some(whole) = self.with_eponym(at, post) {
            self.absorbed = Some(at + 1);
            return self.post(at, &Post { span: whole, perhaps: None });
        }
        let next = matches!(self.elements.get(at + 1), Some(Element::Name(..))) && self.absorbed != Some(at + 1);
        if self.person.is_some() && (next || self.belongs_to_next(at)) {
            self.close();
        }
        if self.person.is_none()
            && !next
            && let Some(name) = post.perhaps.as_ref().filter(|_| self.may_be_named(at))
        {
            self.waiting.push(self.held(&(post.span.start..name.start)));
            return self.name(at, &name.clone(), Sure::Yes);
        }
        match &mut self.person {
            Some(person) => {
                let shared = self.group.as_ref().map_or(0, |_| self.bare.min(self.done.people.len()));
                let row = self.done.people.iter_mut().rev().take(shared).take_while(|other| other.posts.len() == person.posts.len());
                row.for_each(|other| other.posts.push(held.clone()));
                person.take_post(held, self.gap == Some(Gap::Tab));
            }
            None if self.waiting.len() < MOST_SHARED => self.waiting.push(held),
            None => {}
        }
        self.last = Last::Post;
    }

    /// "bà Lan - Hiệu trưởng Trường Lê Lợi": the first post after a name ends in the name of a body, not of somebody else.
    fn with_eponym(&self, at: usize, post: &Post) -> Option<Span> {
        let person = self.person.as_ref().filter(|person| !person.post_first && person.posts.len() == person.before)?;
        let Some(Element::Name(name, _)) = self.elements.get(at + 1).filter(|_| self.absorbed != Some(at + 1)) else { return None };
        let close = name.start == post.span.end && (self.gap == Some(Gap::Dash) || name.len() == 2) && person.name.end <= post.span.start;
        close.then_some(post.span.start..name.end)
    }

    /// Whether posts between two names are those of the second: where the first one's stood before the name too, and the
    /// row of posts ends in a name.
    fn belongs_to_next(&self, at: usize) -> bool {
        if !self.person.as_ref().is_some_and(|person| person.post_first) {
            return false;
        }
        for element in self.elements[at..].iter().take(LONGEST_REST) {
            match element {
                Element::Name(_, sure) => return *sure == Sure::Yes,
                Element::Post(post) if post.perhaps.is_some() => return true,
                Element::Post(_) | Element::Body(_) | Element::Text(_) | Element::Sign(Kind::Comma | Kind::Dash) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the name at the end of a post is somebody's: nobody else is named right after it.
    fn may_be_named(&self, at: usize) -> bool {
        !matches!(
            &self.elements[at + 1..],
            [Element::Sign(Kind::Comma | Kind::Colon | Kind::Dash), Element::Name(..) | Element::Address(_), ..]
        ) && self.address.is_none()
            || self.address.is_some()
    }
}
