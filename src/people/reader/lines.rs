//! Lines that were broken only because the paper ended: the reader goes on over them.
use super::tokens::{Kind, Token};
use super::vocabulary::{Class, traits_at};

/// A line shorter than this was ended on purpose, in bytes.
const LONG: usize = 60;

/// The tokens without the ends of lines that part nothing.
pub fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let (mut begun, mut in_table) = (0, false);
    let mut soft = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        match tokens[at].kind {
            Kind::Tab => in_table = true,
            Kind::Line | Kind::Blank => {
                let long = tokens[at].start.saturating_sub(begun) >= LONG;
                soft[at] = tokens[at].kind == Kind::Line && !in_table && goes_on(&tokens, at, long);
                (begun, in_table) = (tokens[at].end, false);
            }
            _ => {}
        }
    }
    tokens.into_iter().zip(soft).filter(|(_, soft)| !soft).map(|(token, _)| token).collect()
}

/// Whether the sentence goes on over the end of a line at `at`.
fn goes_on(tokens: &[Token], at: usize, long: bool) -> bool {
    let (Some(before), Some(after)) = (at.checked_sub(1).map(|at| &tokens[at]), tokens.get(at + 1)) else { return false };
    match (before.kind, after.kind) {
        (_, Kind::Bullet) | (Kind::Stop | Kind::Semicolon | Kind::Colon, _) => false,
        (Kind::Comma | Kind::Dash | Kind::Bullet, _) => true,
        (_, Kind::Word) => ends_within(tokens, at) || !begins_anew(tokens, at) && (long || !after.is_capital()),
        _ => true,
    }
}

/// Whether the line ends between a form of address and the end of the name, or in the middle of a title.
fn ends_within(tokens: &[Token], at: usize) -> bool {
    let addressed = |back: usize| {
        at >= back && (is(tokens, at - back, Class::Courtesy) || is(tokens, at - back, Class::Title) || tokens[at - back].key == "chí")
    };
    let name = addressed(2) && tokens[at - 1].is_capital();
    (addressed(1) || name) && tokens[at + 1].is_capital() || matches!(&*tokens[at - 1].key, "phó" | "các" | "và" | "nguyên")
}

/// Whether the next line begins with what begins a person.
fn begins_anew(tokens: &[Token], at: usize) -> bool {
    let begins = [Class::Courtesy, Class::Title, Class::Degree, Class::SideHead, Class::Crowd, Class::Standing, Class::Head];
    let family = traits_at(&tokens[at + 1..]).family;
    begins.iter().any(|class| is(tokens, at + 1, *class)) || family || matches!(&*tokens[at + 1].key, "phó" | "trưởng")
}

fn is(tokens: &[Token], at: usize, class: Class) -> bool {
    traits_at(&tokens[at..]).takes(class) > 0
}
