//! What is sent from the paste page: the text, and the rows as they were corrected.
use super::post;
use crate::people::delegate::{DelegateInput, Part, Side};
use crate::people::record::{PersonInput, PositionInput};
use crate::platform::error::Refusal;
use crate::platform::text::{Both, Given, Line, Prose, Wrong};
use rocket::FromFormField;

/// Characters of a text that is pasted: some thirty pages of names.
pub const LONGEST: usize = 40_000;

#[derive(FromForm)]
pub struct PasteForm {
    /// As it was pasted: word processors leave characters in it that no text of ours may hold.
    #[field(default = String::new())]
    pub text: String,
    /// In which part those come who are read now.
    pub part: Given<Part>,
    #[field(default = Act::Read)]
    pub act: Act,
    pub rows: Vec<Row>,
}

/// What is to be done with the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
pub enum Act {
    #[field(value = "read")]
    Read,
    #[field(value = "save")]
    Save,
}

/// One person, as corrected. The name is measured only in rows that are taken.
#[derive(FromForm)]
pub struct Row {
    include: bool,
    honorific: Line<0, 40>,
    degrees: Line<0, 60>,
    name: Line<0, 120>,
    /// One post a line, as `post::parse` reads it.
    posts: Prose<2000>,
    role: Line<0, 200>,
    part: Given<Part>,
    side: Given<Side>,
    /// The address of somebody who is known; empty for somebody new.
    who: Line<0, 80>,
    /// Whether posts of somebody known are printed as in the text.
    printed: bool,
}

/// Somebody who is to be taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The number of the row.
    pub row: usize,
    /// The address of somebody who is known; none for somebody new.
    pub known: Option<String>,
    pub person: PersonInput,
    pub delegate: DelegateInput,
}

impl PasteForm {
    /// Those who are to be taken in, or all that is wrong with them.
    pub fn taken(&self) -> Result<Vec<Taken>, Vec<Refusal>> {
        let (mut taken, mut wrong) = (Vec::new(), Vec::new());
        for (number, row) in self.rows.iter().enumerate().filter(|(_, row)| row.include) {
            match row.taken(number) {
                Ok(one) => taken.push(one),
                Err(no) => wrong.push(no),
            }
        }
        if taken.is_empty() && wrong.is_empty() {
            wrong.push(Refusal::new("people-paste-nobody-chosen"));
        }
        if wrong.is_empty() { Ok(taken) } else { Err(wrong) }
    }
}

impl Row {
    fn taken(&self, number: usize) -> Result<Taken, Refusal> {
        let name = Line::parse(&self.name).map_err(|wrong| refusal(number, "name", wrong))?;
        let known = (!self.who.is_empty()).then(|| self.who.to_string());
        let person = PersonInput {
            honorific: self.honorific.clone(),
            degrees: self.degrees.clone(),
            positions: self.positions(number)?,
            ..PersonInput::named(name)
        };
        Ok(Taken { row: number, delegate: self.delegate(known.is_some()), known, person })
    }

    fn positions(&self, number: usize) -> Result<Vec<PositionInput>, Refusal> {
        let lines = self.posts.lines().map(str::trim).filter(|line| !line.is_empty());
        let at_row = |mut no: Refusal| {
            no.field = Some(field(number, "posts").into());
            no
        };
        lines.map(|line| post::parse(line).map_err(at_row)).collect()
    }

    fn delegate(&self, is_known: bool) -> DelegateInput {
        let printed =
            self.posts.lines().map(|line| line.replace('|', " ")).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let printed = if is_known && self.printed { printed.collect::<Vec<_>>().join("\n") } else { String::new() };
        DelegateInput {
            side: self.side.0,
            // The same lines, without their bars: they fit as they did.
            printed_titles: Both { vi: Prose::parse(&printed).unwrap_or_default(), en: Prose::default() },
            committee_role: Both { vi: self.role.clone(), en: Line::default() },
            ..DelegateInput::as_on_record(self.part.0.unwrap_or(Part::Official))
        }
    }
}

/// The name of a field of a row.
pub fn field(row: usize, name: &str) -> String {
    format!("rows[{row}].{name}")
}

fn refusal(row: usize, name: &str, wrong: Wrong) -> Refusal {
    wrong.args().into_iter().fold(Refusal::at(field(row, name), wrong.key()), |no, (name, number)| no.with(name, number))
}

/// The text without what cannot be seen: soft hyphens, joints and marks of direction that word processors and chats put in.
///
/// # Errors
/// It is longer than can be corrected on one page.
pub fn cleaned(text: &str) -> Result<String, Refusal> {
    let unseen = |c: &char| {
        matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFD}')
            || c.is_control() && !matches!(c, '\n' | '\t')
    };
    let text: String = text.replace("\r\n", "\n").replace(['\r', '\u{0B}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let text: String = text.chars().filter(|c| !unseen(c)).collect();
    match text.trim() {
        "" => Err(Refusal::at("text", "form-required")),
        _ if text.chars().count() > LONGEST => Err(Refusal::at("text", "form-too-long").with("max", LONGEST)),
        _ => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::Form;

    #[test]
    fn unseen_characters_are_left_out() {
        assert_eq!(cleaned("\u{FEFF}Lê\u{200B} Văn\u{AD} A\r\nBí thư\u{0}").unwrap(), "Lê Văn A\nBí thư");
        assert_eq!(cleaned(" \n").unwrap_err().key, "form-required");
        assert_eq!(cleaned(&"a".repeat(LONGEST + 1)).unwrap_err().key, "form-too-long");
    }

    #[test]
    fn only_rows_that_are_taken_are_measured() {
        let read = |text: &str| Form::<PasteForm>::parse(text).unwrap().taken();
        let wrong = read("rows[0].include=true&rows[0].name=A&rows[1].include=true&rows[1].name=Mai Sơn&rows[2].name=").unwrap_err();
        assert_eq!(wrong.iter().map(|no| no.field.as_deref().unwrap()).collect::<Vec<_>>(), ["rows[0].name"]);
        let taken = read("rows[0].include=true&rows[0].name=Mai Sơn&rows[0].posts=Bí thư | Tỉnh ủy\nChủ tịch&rows[1].name=A").unwrap();
        assert_eq!(taken[0].person.positions.len(), 2);
        assert_eq!(read("rows[0].name=Mai Sơn").unwrap_err()[0].key, "people-paste-nobody-chosen");
    }
}
