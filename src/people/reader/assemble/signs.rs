//! What signs part and end: items, lines, sentences, lists.
use super::super::elements::Element;
use super::super::tokens::Kind;
use super::Assembler;
use super::draft::{Gap, Group, Last};

impl Assembler<'_, '_> {
    pub(super) fn sign(&mut self, kind: Kind, at: usize) {
        match kind {
            Kind::Comma => self.gap = Some(Gap::Comma),
            Kind::Dash => self.gap = Some(Gap::Dash),
            Kind::Tab => self.gap = Some(Gap::Tab),
            Kind::Colon => self.colon(at),
            Kind::Open => self.open(),
            Kind::Close => self.close_aside(),
            Kind::Semicolon => {
                let bare = self.bare_name_follows(at);
                self.end_item_of(bare);
                self.end_group_without_members();
            }
            Kind::Bullet => {
                self.end_item();
                self.item = true;
            }
            Kind::Line => self.line(at),
            Kind::Blank => {
                self.end_item();
                if !matches!(self.elements.get(at + 1), Some(Element::Sign(Kind::Bullet))) {
                    self.end_group_with_members();
                }
            }
            Kind::Stop => self.stop(at),
            Kind::Word | Kind::Sign => {}
        }
    }

    /// "Thành viên: bà A; ông B.": the next item is a name and nothing else.
    fn bare_name_follows(&self, at: usize) -> bool {
        let ends = |rest: &[Element]| matches!(rest, [] | [Element::Sign(Kind::Semicolon | Kind::Stop | Kind::Line), ..]);
        match &self.elements[at + 1..] {
            [Element::Address(_), Element::Name(..), rest @ ..] | [Element::Name(..), rest @ ..] => ends(rest),
            _ => false,
        }
    }

    fn colon(&mut self, at: usize) {
        let named = self.person.as_ref().is_some_and(|person| person.posts.len() == person.before);
        match (&mut self.group, self.last) {
            _ if named && self.last == Last::Name => return self.gap = Some(Gap::Dash),
            (_, Last::Post) if !self.waiting.is_empty() => return self.share_waiting(at),
            (Some(group), _) if group.members == 0 => group.colon = true,
            (_, Last::Address) => return,
            _ if matches!(at.checked_sub(1).map(|at| &self.elements[at]), Some(Element::Over)) => self.person = None,
            _ => {
                self.end_item();
                self.end_group();
                self.group = Some(Group { colon: true, ..Group::default() });
            }
        }
        self.end_item();
    }

    fn open(&mut self) {
        self.aside = self.last == Last::Name && self.person.is_some();
        if self.aside {
            self.gap = Some(Gap::Dash);
        } else {
            self.end_item();
        }
    }

    fn close_aside(&mut self) {
        if !std::mem::take(&mut self.aside) {
            self.end_item();
        }
    }

    fn line(&mut self, at: usize) {
        if let [Element::Sign(Kind::Colon), Element::Post(_) | Element::Body(_) | Element::Text(_), ..] = &self.elements[at + 1..]
            && self.person.is_some()
        {
            // "Chức vụ: …": a label is a column of its own.
            self.absorbed = Some(at + 1);
            return self.gap = Some(Gap::Tab);
        }
        let bare = self.person.as_ref().is_some_and(|person| person.posts.len() == person.before);
        let post = matches!(self.elements.get(at + 1), Some(Element::Post(_) | Element::Body(_)));
        if bare && post && !matches!(self.elements.get(at + 2), Some(Element::Name(..))) {
            self.gap = Some(Gap::Dash);
        } else {
            self.end_item();
        }
    }

    /// A sentence ends, and with it a group; unless the next item of its list follows.
    fn stop(&mut self, at: usize) {
        self.end_item();
        let goes_on = matches!(
            &self.elements[at + 1..],
            [] | [Element::Sign(Kind::Bullet), ..]
                | [Element::Sign(Kind::Line | Kind::Blank), Element::Sign(Kind::Bullet), ..]
                | [Element::Sign(Kind::Line), Element::Address(_) | Element::Name(..), ..]
        );
        if !goes_on {
            self.end_group();
            self.side = None;
        }
    }
}
