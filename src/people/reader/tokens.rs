//! The text as words and marks, each with its place in the text.
use super::spelling::key;

/// A word or a mark.
#[derive(Clone, Debug)]
pub struct Token {
    pub kind: Kind,
    /// First byte, and the byte after the last.
    pub start: usize,
    pub end: usize,
    pub shape: Shape,
    /// What the word is looked up by; empty for marks.
    pub key: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    Comma,
    Semicolon,
    Colon,
    Dash,
    Open,
    Close,
    /// The end of a sentence.
    Stop,
    Line,
    /// An empty line.
    Blank,
    Tab,
    /// The sign or number before an item of a list.
    Bullet,
    /// Quotation marks and other signs, which part nothing.
    Sign,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Small,
    /// "Nguyễn", "O'Neil", "Bun-mi"
    Capital,
    /// "NGUYỄN", "UBND"
    Capitals,
    /// "A", "F."
    Initial,
    Number,
    /// "KH&CN", "ThS", "Đ/c"
    Mixed,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.is_word() && !matches!(self.shape, Shape::Small | Shape::Number)
    }
}

/// Abbreviations whose full stop ends no sentence.
const WITH_STOP: &[&str] = &[
    "gs", "pgs", "ts", "ths", "tskh", "bs", "bscki", "bsckii", "ks", "kts", "cn", "ls", "gs.ts", "pgs.ts", "gs.tskh", "ts.bs", "tp", "mr",
    "mrs", "ms", "dr", "prof", "assoc", "h.e", "đ/c", "đc", "q", "p", "st", "msc", "eng", "ngnd", "ngưt", "nsnd", "nsưt", "ttnd", "ttưt",
    "co", "ltd", "tt", "đ", "uv", "th.s", "t.s", "pgs.tskh",
];

/// What a post often begins with: a dash before it parts, also without spaces.
const POSTS: &[&str] = &[
    "Bí thư",
    "Phó ",
    "Chủ ",
    "Giám ",
    "Trưởng ",
    "Ủy viên",
    "Uỷ viên",
    "Tỉnh ủy",
    "Tỉnh uỷ",
    "Thành ủy",
    "Chánh ",
    "Cục trưởng",
    "Viện trưởng",
    "Hiệu trưởng",
    "Thứ ",
];

/// The longest text between brackets or quotation marks that is still taken as one, in bytes.
const LONGEST_QUOTE: usize = 160;

/// Takes the text apart.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, tokens: Vec::with_capacity(text.len() / 5 + 1), quoted_until: 0 };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at = lexer.step(at, c);
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// Where the quotation ends that we are in: commas inside part nothing.
    quoted_until: usize,
}

impl Lexer<'_> {
    /// Reads what begins at `at`; answers where it ends.
    fn step(&mut self, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        match c {
            '\n' | '\r' => self.line(at),
            '\t' | '|' => self.mark(Kind::Tab, at, next),
            c if c.is_whitespace() => next,
            c if c.is_alphanumeric() => self.word(at),
            _ if self.begins_item() && self.is_bullet(c, next) => self.mark(Kind::Bullet, at, next),
            _ if at < self.quoted_until => self.mark(Kind::Sign, at, next),
            ',' | '，' => self.mark(Kind::Comma, at, next),
            ';' => self.mark(Kind::Semicolon, at, next),
            ':' => self.mark(Kind::Colon, at, next),
            '(' | '[' => self.mark(Kind::Open, at, next),
            ')' | ']' => self.mark(Kind::Close, at, next),
            '-' | '–' | '—' | '−' | '‐' | '‑' | '―' => self.dash(at, next),
            '/' => self.mark(Kind::Dash, at, next),
            '.' | '!' | '?' | '…' => self.mark(Kind::Stop, at, next),
            '“' | '"' | '«' => {
                self.quoted_until = self.closing_quote(c, next);
                self.mark(Kind::Sign, at, next)
            }
            _ => self.mark(Kind::Sign, at, next),
        }
    }

    fn mark(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        self.tokens.push(Token { kind, start, end, shape: Shape::Small, key: String::new() });
        end
    }

    fn line(&mut self, at: usize) -> usize {
        let space = self.text[at..].find(|c: char| !c.is_whitespace() || c == '\t').unwrap_or(self.text.len() - at);
        let breaks = self.text[at..at + space].matches('\n').count().max(1);
        self.mark(if breaks > 1 { Kind::Blank } else { Kind::Line }, at, at + space)
    }

    /// A dash with a space on a side parts; one inside a word does not.
    fn dash(&mut self, at: usize, next: usize) -> usize {
        let after = self.text[next..].chars().next().is_none_or(char::is_whitespace);
        let before = self.text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let begun = self.tokens.last().filter(|last| last.end == at).map_or(at, |last| last.start);
        let long = next - at > 1 || self.parts(begun, at);
        self.mark(if after || before || long { Kind::Dash } else { Kind::Sign }, at, next)
    }

    fn word(&mut self, at: usize) -> usize {
        let mut end = at;
        let mut letters = self.text[at..].char_indices().peekable();
        while let Some((_, c)) = letters.next() {
            let joined = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            if c == '-' && self.parts(at, end) {
                break;
            }
            if !(c.is_alphanumeric() || is_mark(c) || matches!(c, '.' | '&' | '/' | '\'' | '’' | '-' | '_' | '@') && joined) {
                break;
            }
            if c == '.' && self.ends_degree(at, end) {
                break;
            }
            end += c.len_utf8();
        }
        if let Some(item) = self.numbered(at, end).or_else(|| self.numbered_line(at, end)) {
            return self.mark(Kind::Bullet, at, item);
        }
        let key = key(&self.text[at..end]);
        if self.text[end..].starts_with('.') && (self.keeps_stop(&key, end + 1) || self.ends_degree(at, end)) {
            end += 1;
        }
        self.tokens.push(Token { kind: Kind::Word, start: at, end, shape: shape(&self.text[at..end]), key });
        end
    }

    /// Whether a dash without spaces parts: "Nguyễn Văn A-Bí thư", "Lê Na-CT Hội".
    fn parts(&self, at: usize, dash: usize) -> bool {
        let (before, after) = (&self.text[at..dash], &self.text[dash + 1..]);
        let short = after.chars().take(2).filter(|c| c.is_uppercase()).count() == 2 && shape(before) == Shape::Capital;
        short || POSTS.iter().any(|post| after.starts_with(post))
    }

    /// "TS.Trần": a degree that is written together with the name.
    fn ends_degree(&self, at: usize, stop: usize) -> bool {
        let mut after = self.text[stop + 1..].chars();
        let name = after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(char::is_lowercase);
        name && WITH_STOP.contains(&key(&self.text[at..stop]).as_str())
    }

    /// "1. ", "02) ", "3/ " at the beginning of an item: where it ends.
    fn numbered(&self, at: usize, end: usize) -> Option<usize> {
        let digits = &self.text[at..end];
        let sign = self.text[end..].chars().next().filter(|c| matches!(c, '.' | ')' | '/' | '-' | '–' | '\t' | '|'))?;
        let after = end + sign.len_utf8();
        let spaced = self.text[after..].chars().next().is_none_or(|c| c.is_whitespace() || c.is_alphabetic());
        let number = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
        (number && spaced && self.begins_item()).then_some(after)
    }

    /// "2 Trần Thị B" at the beginning of a line: where the number ends.
    fn numbered_line(&self, at: usize, end: usize) -> Option<usize> {
        let digits = &self.text[at..end];
        let number = digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
        let begins = self.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Line | Kind::Blank)) || self.tokens.is_empty();
        let mut after = self.text[end..].chars();
        let name = after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase);
        (number && begins && name).then_some(end)
    }

    fn begins_item(&self) -> bool {
        let part =
            |kind| matches!(kind, Kind::Line | Kind::Blank | Kind::Semicolon | Kind::Colon | Kind::Stop | Kind::Comma | Kind::Bullet);
        self.tokens.last().is_none_or(|last| part(last.kind))
    }

    /// A sign at the beginning of a line, with a word after it.
    fn is_bullet(&self, c: char, next: usize) -> bool {
        let first = self.tokens.last().is_none_or(|last| matches!(last.kind, Kind::Line | Kind::Blank | Kind::Bullet));
        let dashed =
            self.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Semicolon | Kind::Colon)) && matches!(c, '-' | '–' | '+' | '•');
        let sign = !matches!(c, '(' | '[' | '“' | '"' | '«' | '.' | ',' | ';' | ':');
        sign && (first || dashed) && self.text[next..].trim_start().starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii())
    }

    /// Whether the full stop after a word belongs to it.
    fn keeps_stop(&self, key: &str, after: usize) -> bool {
        let ends_text = self.text[after..].trim_start().is_empty();
        let initial = key.len() == 1 && key.is_ascii() && self.after_latin_name() && self.text[after..].starts_with(' ');
        (WITH_STOP.contains(&key) || initial) && !ends_text
    }

    /// Whether a word in plain Latin letters stands before: "John F. Miller".
    fn after_latin_name(&self) -> bool {
        self.tokens.last().is_some_and(|last| last.shape == Shape::Capital && last.key.is_ascii())
    }

    fn closing_quote(&self, open: char, from: usize) -> usize {
        let close = match open {
            '“' => '”',
            '«' => '»',
            other => other,
        };
        let near = self.text[from..].char_indices().take_while(|(at, c)| *at < LONGEST_QUOTE && *c != '\n');
        near.into_iter().find(|(_, c)| *c == close).map_or(0, |(at, _)| from + at)
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

fn shape(word: &str) -> Shape {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let (count, capitals) = letters.fold((0, 0), |(count, capitals), c| (count + 1, capitals + usize::from(c.is_uppercase())));
    let first = word.chars().next().is_some_and(char::is_uppercase);
    // "Bun-Mi", "O'Neil", "H'Hen": each part may begin with a capital.
    let parts = word.split(['-', '\'', '’']).filter(|part| part.chars().next().is_some_and(char::is_uppercase)).count();
    match (count, capitals) {
        (0, _) => Shape::Number,
        (_, 0) => Shape::Small,
        (1, 1) if word.trim_end_matches('.').chars().count() == 1 => Shape::Initial,
        (count, capitals) if count == capitals && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')) => {
            Shape::Capitals
        }
        (_, capitals) if first && capitals == parts && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')) => {
            Shape::Capital
        }
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        tokens(text).into_iter().map(|token| (token.kind, &text[token.start..token.end])).collect()
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        use Kind::*;
        assert_eq!(kinds("PGS.TS. Vũ A. Hết."), [(Word, "PGS.TS."), (Word, "Vũ"), (Word, "A"), (Stop, "."), (Word, "Hết"), (Stop, ".")]);
    }

    #[test]
    fn only_a_dash_beside_a_space_parts() {
        use Kind::*;
        assert_eq!(
            kinds("A - B KH-CN C– D"),
            [(Word, "A"), (Dash, "-"), (Word, "B"), (Word, "KH-CN"), (Word, "C"), (Dash, "–"), (Word, "D")]
        );
    }

    #[test]
    fn items_of_lists() {
        use Kind::*;
        assert_eq!(
            kinds("1. An\n- Bi\n02) Ca"),
            [(Bullet, "1."), (Word, "An"), (Line, "\n"), (Bullet, "-"), (Word, "Bi"), (Line, "\n"), (Bullet, "02)"), (Word, "Ca")]
        );
    }

    #[test]
    fn shapes_of_words() {
        for (word, expected) in [
            ("Nguyễn", Shape::Capital),
            ("UBND", Shape::Capitals),
            ("KH&CN", Shape::Mixed),
            ("Đ/c", Shape::Mixed),
            ("O'Neil", Shape::Capital),
            ("A", Shape::Initial),
            ("tỉnh", Shape::Small),
            ("2023", Shape::Number),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
