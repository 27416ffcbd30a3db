//! People who are named together, and people without a name.
use super::super::elements::Element;
use super::super::posts::Post;
use super::super::tokens::Kind;
use super::super::vocabulary::Class;
use super::super::words::Span;
use super::Assembler;
use super::draft::{Gap, Group, Held, Last};

impl Assembler<'_, '_> {
    pub(super) fn one(&mut self, span: &Span) {
        self.close();
        if matches!(self.gap, Some(Gap::Comma | Gap::And)) {
            self.end_group_without_members();
        }
        self.quiet = false;
        self.address = Some(span.clone());
        self.last = Last::Address;
    }

    pub(super) fn several(&mut self, whole: &Span, each: Option<&Span>, posts: Vec<Held>) {
        self.close();
        self.waiting.clear();
        let outer = self.group.as_ref().and_then(|group| group.each.clone());
        self.end_group();
        (self.address, self.quiet) = (None, false);
        let each = each.filter(|each| !each.is_empty()).cloned().or(outer);
        self.group = Some(Group { whole: whole.clone(), each, posts, ..Group::default() });
        self.last = Last::Several;
    }

    /// "các Phó Chủ tịch HĐND tỉnh A, B" begins a group; "A, B - các Phó Chủ tịch" ends one; alone it is a crowd.
    pub(super) fn shared_post(&mut self, at: usize, whole: &Span, each: &Post) {
        let post = self.held(&each.span);
        if self.last == Last::Several && self.gap.is_none() {
            return self.group.iter_mut().for_each(|group| group.share(post.clone()));
        }
        match &self.elements[at + 1..] {
            [Element::Name(..) | Element::Address(_) | Element::Sign(Kind::Colon), ..]
            | [Element::Sign(Kind::Comma), Element::Name(..) | Element::Address(_), ..] => {
                let role = self.words.is(each.span.start, Class::Role);
                self.several(whole, None, if role { vec![] } else { vec![post] });
            }
            _ if self.person.is_some() => self.give_to_all(&post),
            _ => self.crowd(whole),
        }
    }

    /// The last people in a row who have no post share this one.
    fn give_to_all(&mut self, post: &Held) {
        self.close_as(true);
        for person in self.done.people.iter_mut().rev().take_while(|person| person.posts.is_empty()) {
            person.posts.push(post.clone());
        }
        self.last = Last::Other;
    }

    pub(super) fn crowd(&mut self, span: &Span) {
        self.close();
        self.forget();
        self.done.crowds.push(span.clone());
        self.quiet = true;
        self.last = Last::Other;
    }

    pub(super) fn lead(&mut self) {
        self.close();
        self.forget();
        self.quiet = false;
        self.last = Last::Start;
    }

    pub(super) fn begin_side(&mut self, span: &Span) {
        self.lead();
        self.end_group();
        self.side = Some(span.clone());
    }

    pub(super) fn over(&mut self) {
        self.close();
        self.forget();
        if self.group.as_ref().is_some_and(|group| !group.colon && group.members > 0) {
            self.end_group();
        }
        self.last = Last::Other;
    }

    /// "Phó Chủ tịch UBND tỉnh: ông A, ông B": the post before the colon is everybody's after it.
    pub(super) fn share_waiting(&mut self, at: usize) {
        let posts = std::mem::take(&mut self.waiting);
        let each = self.address.take().or(self.group.as_ref().and_then(|group| group.each.clone()));
        let brief = !matches!(self.elements.get(at + 1), Some(Element::Sign(Kind::Line | Kind::Bullet)));
        self.end_group();
        self.group = Some(Group { each, posts, colon: true, brief, ..Group::default() });
        self.last = Last::Several;
    }
}
