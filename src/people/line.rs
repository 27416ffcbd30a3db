//! The printed line: honorific, degrees, name, and the posts under it.
use super::honorific::{At, in_english, in_vietnamese, with_first};
use super::person::{self, Gender};
use super::position::Standing;
use crate::platform::files::PictureRef;
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, fold, initials};
use serde::{Deserialize, Serialize};

/// Pixels: faces in lists are shown at up to 72, twice that on fine screens.
const FACE: u32 = 160;

/// Somebody as one event prints them, in both languages and independent of any page: what releases freeze.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Printed {
    pub person_id: i64,
    pub slug: String,
    pub honorific: String,
    pub degrees: String,
    pub name: String,
    /// Only chooses between "Mr." and "Ms.".
    pub gender: Option<Gender>,
    /// The name of a kept picture.
    pub portrait: Option<String>,
    /// One for each post, the highest first.
    pub titles: Vec<Bilingual>,
    /// The role in a committee of the event.
    pub role: Option<Bilingual>,
    /// What lists by given name are sorted by.
    pub sort_key: String,
    /// One letter for where there is no portrait.
    pub initial: String,
}

/// What `parts/person_line` and `parts/person_card` draw, for a reader of one language.
#[derive(Clone, Debug, Serialize)]
pub struct PersonLine {
    /// Empty for no link.
    pub href: String,
    /// The address of a picture, or empty.
    pub portrait: String,
    pub initial: String,
    pub before: String,
    pub name: String,
    pub titles: Vec<Bilingual>,
    pub role: Option<Bilingual>,
    /// Ready text of what the person does here ("Chủ trì"), or empty.
    pub part: String,
    /// The value that the filter's choice of a part compares with, or empty.
    pub part_code: &'static str,
    /// Folded text for the filter, or empty.
    pub words: String,
}

impl Printed {
    /// A person with these posts, as printed where nothing else is said.
    pub fn of(person: &person::Model, titles: Vec<Bilingual>) -> Self {
        Self {
            person_id: person.id,
            slug: person.slug.clone(),
            honorific: person.honorific.clone(),
            degrees: person.degrees.clone(),
            name: person.name.clone(),
            gender: person.gender,
            portrait: person.portrait.clone(),
            titles,
            role: None,
            sort_key: person.sort_key.clone(),
            initial: initial(&person.name, person.sort_override.as_deref()),
        }
    }

    /// What stands before the name: "Ông", "Bà PGS.TS.", "Mr."; empty when nothing is known.
    pub fn before(&self, language: Language, at: At) -> String {
        match language {
            Language::Vi => in_vietnamese(&self.honorific, &self.degrees, at),
            Language::En => in_english(&self.honorific, &self.degrees, self.gender),
        }
    }

    /// Honorific, degrees and name without a comma: "Ông Mai Sơn", "PGS.TS. Trần Văn A".
    pub fn full_name(&self, language: Language, at: At) -> String {
        [self.before(language, at).as_str(), &self.name].join(" ").trim().to_owned()
    }

    /// All posts in one line of text of its own.
    pub fn posts(&self, language: Language) -> String {
        joined(&self.titles, language, At::Start)
    }

    /// All posts as they follow a name: "ông Mai Sơn, nguyên Giám đốc Sở …".
    pub fn posts_inside(&self, language: Language) -> String {
        joined(&self.titles, language, At::Inside)
    }

    /// The line as a part of a page draws it, leading to `href`.
    pub fn line(&self, language: Language, href: String) -> PersonLine {
        PersonLine {
            href,
            portrait: portrait(self.portrait.as_deref(), FACE),
            initial: self.initial.clone(),
            before: self.before(language, At::Start),
            name: self.name.clone(),
            titles: self.titles.clone(),
            role: self.role.clone(),
            part: String::new(),
            part_code: "",
            words: String::new(),
        }
    }

    /// What a search for this person may be made of: name, its first letters, posts and role, folded.
    pub fn words(&self) -> String {
        let posts = self.titles.iter().chain(&self.role).map(Bilingual::joined);
        let all: Vec<String> = [self.name.clone(), initials(&self.name)].into_iter().chain(posts).collect();
        fold(&all.join(" "))
    }
}

/// The address of a portrait at least `width` pixels wide, or nothing.
pub fn portrait(column: Option<&str>, width: u32) -> String {
    column.and_then(PictureRef::parse).map(|picture| picture.src(width)).unwrap_or_default()
}

/// A post as one line: "Giám đốc Sở Khoa học và Công nghệ"; "Director, Department of Science and Technology".
/// A language in which one half is not written stays empty, so that no line is half translated.
pub fn post(title: &Bilingual, organisation: Option<&Bilingual>) -> Bilingual {
    let Some(organisation) = organisation else { return title.clone() };
    Bilingual::new(post_in(&title.vi, &organisation.vi, " "), post_in(&title.en, &organisation.en, ", "))
}

fn post_in(title: &str, organisation: &str, between: &str) -> String {
    match (title, organisation) {
        ("", _) | (_, "") => String::new(),
        _ if fold(title).contains(&fold(organisation)) => title.to_owned(),
        _ if between == " " => [without_overlap(title, organisation), organisation].join(" "),
        _ => [title, between, organisation].concat(),
    }
}

/// "Phó Chánh Văn phòng" before "Văn phòng Ủy ban …" is "Phó Chánh": the words that end the title and begin the body are
/// said once. Marks count, so that "Hiệu trưởng Trường …" keeps both.
fn without_overlap<'a>(title: &'a str, organisation: &str) -> &'a str {
    let (words, first) = (title.split(' ').collect::<Vec<_>>(), organisation.to_lowercase());
    let mut ends = (1..words.len()).map(|from| words[from..].join(" "));
    let said_twice = ends.find(|end| first.strip_prefix(&end.to_lowercase()).is_some_and(|rest| rest.starts_with(' ')));
    said_twice.and_then(|end| title.strip_suffix(&end)).map_or(title, str::trim_end)
}

/// A post with the word for how it is held: "Nguyên Giám đốc …"; "Former Director …", "Director … (in charge)". A language
/// that is not written stays empty, and a word that is written already is not said twice.
pub fn held(post: &Bilingual, standing: Standing) -> Bilingual {
    let before = |text: &str, word: &str| match text {
        "" => String::new(),
        _ if begins_with(text, word) => text.to_owned(),
        _ => [word, text].join(" "),
    };
    match standing {
        Standing::Full => post.clone(),
        Standing::Former => Bilingual::new(before(&post.vi, "Nguyên"), before(&post.en, "Former")),
        Standing::Acting => Bilingual::new(before(&post.vi, "Quyền"), before(&post.en, "Acting")),
        Standing::InCharge => {
            let en = if post.en.is_empty() { String::new() } else { format!("{} (in charge)", post.en) };
            Bilingual::new(before(&post.vi, "Phụ trách"), en)
        }
    }
}

/// Words for how a post is held: capital at the start of a line, small inside it.
const STANDINGS: [&str; 5] = ["Nguyên", "Quyền", "Phụ trách", "Former", "Acting"];

/// A post as it stands in a line: "Nguyên Giám đốc …" alone, "nguyên Giám đốc …" after other words.
pub fn at(post: &str, at: At) -> String {
    match STANDINGS.iter().find(|word| begins_with(post, word)) {
        Some(_) => with_first(post, |c| if at == At::Start { c.to_uppercase().collect() } else { c.to_lowercase().collect() }),
        None => post.to_owned(),
    }
}

fn begins_with(text: &str, word: &str) -> bool {
    text.to_lowercase().strip_prefix(&word.to_lowercase()).is_some_and(|rest| rest.starts_with(' '))
}

/// What an organizer wrote to be printed, one post per line, the lines of both languages side by side.
pub fn titles(printed: &Bilingual) -> Vec<Bilingual> {
    let (vi, en) = (lines(&printed.vi), lines(&printed.en));
    let line = |lines: &[&str], at: usize| lines.get(at).copied().unwrap_or_default().to_owned();
    (0..vi.len().max(en.len())).map(|at| Bilingual::new(line(&vi, at), line(&en, at))).collect()
}

/// Whether each post is there in both languages, or all of them in one.
pub fn are_even(printed: &Bilingual) -> bool {
    let (vi, en) = (lines(&printed.vi).len(), lines(&printed.en).len());
    vi == en || vi == 0 || en == 0
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Posts in one line of text.
pub fn joined(titles: &[Bilingual], language: Language, place: At) -> String {
    let places = std::iter::once(place).chain(std::iter::repeat(At::Inside));
    titles.iter().zip(places).map(|(title, place)| at(title.plain(language), place)).collect::<Vec<_>>().join(", ")
}

/// The letter shown where there is no portrait: of the given name, which is the last word unless an order by hand says else.
pub fn initial(name: &str, by_hand: Option<&str>) -> String {
    let given = by_hand.and_then(|order| order.split(',').next()).filter(|given| !given.trim().is_empty());
    let given = given.or_else(|| name.split_whitespace().last()).unwrap_or_default();
    given.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_comma_and_keeps_the_marks() {
        let table = [
            ("Ông", "", "Mai Sơn", "Ông Mai Sơn", "ông Mai Sơn", "Mr. Mai Sơn"),
            ("", "PGS.TS.", "Trần Văn A", "PGS.TS. Trần Văn A", "PGS.TS. Trần Văn A", "Assoc. Prof. Dr. Trần Văn A"),
            ("đồng chí", "", "Lê Thị B", "Đồng chí Lê Thị B", "đồng chí Lê Thị B", "Lê Thị B"),
            ("", "", "Somsak", "Somsak", "Somsak", "Somsak"),
        ];
        for (honorific, degrees, name, start, inside, english) in table {
            let printed = Printed { honorific: honorific.into(), degrees: degrees.into(), name: name.into(), ..Printed::default() };
            assert_eq!(printed.full_name(Language::Vi, At::Start), start);
            assert_eq!(printed.full_name(Language::Vi, At::Inside), inside);
            assert_eq!(printed.full_name(Language::En, At::Start), english);
        }
    }

    #[test]
    fn a_post_names_its_organisation_once() {
        let none = Bilingual::default();
        let so = Bilingual::new("Sở Khoa học và Công nghệ", "Department of Science and Technology");
        let table = [
            (
                Bilingual::new("Giám đốc", "Director"),
                Some(&so),
                Bilingual::new(format!("Giám đốc {}", so.vi), format!("Director, {}", so.en)),
            ),
            (Bilingual::new("Giám đốc Sở Khoa học và Công nghệ", ""), Some(&so), Bilingual::new("Giám đốc Sở Khoa học và Công nghệ", "")),
            (Bilingual::new("Giám đốc", ""), Some(&so), Bilingual::new(format!("Giám đốc {}", so.vi), "")),
            (Bilingual::new("Tỉnh ủy viên", ""), None, Bilingual::new("Tỉnh ủy viên", "")),
            (none.clone(), Some(&so), none.clone()),
        ];
        for (title, organisation, expected) in table {
            assert_eq!(post(&title, organisation), expected);
        }
    }

    #[test]
    fn a_body_is_not_named_twice_in_a_row() {
        let table = [
            ("Phó Chánh Văn phòng", "Văn phòng Ủy ban nhân dân tỉnh", "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh"),
            ("Trưởng ban", "Ban Tuyên giáo Tỉnh ủy", "Trưởng Ban Tuyên giáo Tỉnh ủy"),
            ("Trưởng đoàn", "Đoàn đại biểu Quốc hội tỉnh", "Trưởng Đoàn đại biểu Quốc hội tỉnh"),
            ("Hiệu trưởng", "Trường Đại học Kỹ thuật", "Hiệu trưởng Trường Đại học Kỹ thuật"),
            ("Phó Chủ tịch Thường trực", "Hội Nông dân", "Phó Chủ tịch Thường trực Hội Nông dân"),
            ("Ban", "Ban Tuyên giáo", "Ban Ban Tuyên giáo"),
        ];
        for (title, organisation, line) in table {
            let (title, organisation) = (Bilingual::new(title, ""), Bilingual::new(organisation, ""));
            assert_eq!(post(&title, Some(&organisation)).vi, line);
        }
    }

    #[test]
    fn how_a_post_is_held_is_said_once_and_small_inside_a_line() {
        use Standing::{Acting, Former, Full, InCharge};
        let table = [
            ("Giám đốc Sở Y tế", Full, "Giám đốc Sở Y tế", "Giám đốc Sở Y tế", "Director", "Director"),
            ("Giám đốc Sở Y tế", Former, "Nguyên Giám đốc Sở Y tế", "nguyên Giám đốc Sở Y tế", "Former Director", "former Director"),
            ("Cục trưởng", Acting, "Quyền Cục trưởng", "quyền Cục trưởng", "Acting Director", "acting Director"),
            ("Vụ Pháp chế", InCharge, "Phụ trách Vụ Pháp chế", "phụ trách Vụ Pháp chế", "Director (in charge)", "Director (in charge)"),
            ("nguyên Bí thư", Former, "Nguyên Bí thư", "nguyên Bí thư", "Former Director", "former Director"),
        ];
        for (title, standing, start, inside, english, english_inside) in table {
            let held = held(&Bilingual::new(title, "Director"), standing);
            assert_eq!((at(&held.vi, At::Start).as_str(), at(&held.vi, At::Inside).as_str()), (start, inside));
            assert_eq!((at(&held.en, At::Start).as_str(), at(&held.en, At::Inside).as_str()), (english, english_inside));
        }
        assert_eq!(held(&Bilingual::new("Bí thư", ""), Former), Bilingual::new("Nguyên Bí thư", ""));
        assert_eq!(at("Quyền trưởng", At::Inside), "quyền trưởng");
        assert_eq!(at("Nguyễn", At::Inside), "Nguyễn");
    }

    #[test]
    fn only_the_first_post_of_a_line_begins_large() {
        let printed = Printed {
            titles: ["Nguyên Bí thư", "Chủ tịch", "Nguyên Giám đốc"].map(|title| Bilingual::new(title, "")).into(),
            ..Printed::default()
        };
        assert_eq!(printed.posts(Language::Vi), "Nguyên Bí thư, Chủ tịch, nguyên Giám đốc");
        assert_eq!(printed.posts_inside(Language::Vi), "nguyên Bí thư, Chủ tịch, nguyên Giám đốc");
    }

    #[test]
    fn printed_posts_stand_side_by_side() {
        let both = Bilingual::new("Tỉnh ủy viên\n\n Giám đốc ", "Member\nDirector");
        assert_eq!(titles(&both), [Bilingual::new("Tỉnh ủy viên", "Member"), Bilingual::new("Giám đốc", "Director")]);
        assert_eq!(titles(&Bilingual::default()), []);
        let table = [("a\nb", "", true), ("", "a", true), ("a\nb", "c\nd", true), ("a\nb", "c", false), ("a\n\n", "c", true)];
        for (vi, en, even) in table {
            assert_eq!(are_even(&Bilingual::new(vi, en)), even, "{vi:?} {en:?}");
        }
    }

    #[test]
    fn the_face_shows_the_given_name() {
        let table = [
            ("Mai Sơn", None, "S"),
            ("Đỗ Thị Đào", None, "Đ"),
            ("Trần Lê Bình Minh", Some("Bình Minh, Trần Lê"), "B"),
            ("Nguyễn Văn ánh", Some(" "), "Á"),
            ("", None, ""),
        ];
        for (name, by_hand, letter) in table {
            assert_eq!(initial(name, by_hand), letter, "{name}");
        }
    }

    #[test]
    fn a_search_finds_name_initials_and_posts() {
        let printed = Printed {
            name: "Trần Văn An".into(),
            titles: vec![Bilingual::new("Giám đốc Sở", "Director")],
            role: Some(Bilingual::new("Trưởng ban", "Head")),
            ..Printed::default()
        };
        assert_eq!(printed.words(), "tran van an tva giam doc so director truong ban head");
    }
}
