//! The rows the page offers for those who were read: as a record writes them, and with who is known already.
use super::known::{Known, meant, says_nothing_new};
use super::post;
use crate::events::event;
use crate::people::delegate::{Part, Side};
use crate::people::reader::{Person, Reading, honorific_and_degrees};
use crate::platform::provinces;
use crate::platform::text::fold;
use std::collections::{HashMap, HashSet};

/// Short forms of "đồng chí", folded: a record says it in full.
const COMRADE: &[&str] = &["d/c", "dc", "d.c", "d/chi", "d.chi", "dong chi"];

/// What the fields of all rows hold at first: (name of the field, value).
pub fn suggested(reading: &Reading, known: &HashMap<String, Vec<Known>>, event: &event::Model, part: Part) -> Vec<(String, String)> {
    let home = home_of(event);
    let mut named = HashSet::new();
    let mut values = Vec::new();
    for (row, person) in reading.people.iter().enumerate() {
        let folded = fold(&person.name);
        let same = known.get(&folded).and_then(|known| meant(known, &person.positions));
        let again = !named.insert(folded);
        let here = same.is_some_and(|same| same.parts.contains(&part));
        let fields = fields_of(person, same, (part, home.as_deref()));
        values.extend(fields.into_iter().map(|(name, value)| (super::form::field(row, name), value)));
        if !again && !here {
            values.push((super::form::field(row, "include"), "true".to_owned()));
        }
    }
    values
}

fn fields_of(person: &Person, known: Option<&Known>, (part, home): (Part, Option<&str>)) -> Vec<(&'static str, String)> {
    let (honorific, degrees) = honorific_and_degrees(&person.honorific);
    let side = side_of(&person.side, home);
    // Those of another province have the bodies of that province.
    let province = post::province_in(&person.side).or(home.filter(|_| side != Some(Side::Guest)));
    let (roles, posts): (Vec<&String>, Vec<&String>) = person.positions.iter().partition(|post| post::is_of_the_event(post));
    let posts: Vec<String> = posts.into_iter().map(|one| post::line(one, province)).collect();
    let printed = known.is_some_and(|known| !says_nothing_new(&person.positions, &known.printed.titles));
    let role = roles.into_iter().map(|role| capital(role)).collect::<Vec<_>>().join(", ");
    let mut fields = vec![
        ("honorific", on_record(&honorific)),
        ("degrees", degrees),
        ("name", name_on_record(&person.name)),
        ("posts", posts.iter().map(|post| capital(post)).collect::<Vec<_>>().join("\n")),
        ("role", role),
        ("part", part.code().to_owned()),
        ("side", side.map_or("", Side::code).to_owned()),
        ("who", known.map(|known| known.printed.slug.clone()).unwrap_or_default()),
    ];
    if printed {
        fields.push(("printed", "true".to_owned()));
    }
    fields
}

/// "Đ/c" is "Đồng chí" on record; all begin with a capital letter there.
fn on_record(honorific: &str) -> String {
    if COMRADE.contains(&fold(honorific).as_str()) { "Đồng chí".to_owned() } else { capital(honorific) }
}

/// "NGUYỄN VĂN GẤU" is printed so, and recorded as "Nguyễn Văn Gấu".
fn name_on_record(name: &str) -> String {
    let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 2 && name.to_uppercase() == name;
    match shouted {
        true => name.split(' ').map(|word| capital(&word.to_lowercase())).collect::<Vec<_>>().join(" "),
        false => name.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Whose side of the table a heading names: hosts where it names the province of the event, or none at all ("về phía tỉnh").
fn side_of(heading: &str, home: Option<&str>) -> Option<Side> {
    let folded = fold(heading);
    let home = home.map(fold);
    match post::province_in(heading).map(fold) {
        _ if folded.is_empty() => None,
        Some(other) => Some(if Some(&other) == home.as_ref() { Side::Host } else { Side::Guest }),
        None if [" tinh", " thanh pho", " dia phuong", " chu nha", "ban to chuc"].iter().any(|end| folded.ends_with(end)) => {
            Some(Side::Host)
        }
        None => Some(Side::Guest),
    }
}

/// The name the province of the event had then.
fn home_of(event: &event::Model) -> Option<String> {
    let then = event.province_then.as_ref().map(|then| then.vi.clone()).filter(|then| !then.is_empty());
    then.or_else(|| Some(provinces::by_code(event.province_code.as_deref()?)?.name_vi.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_it_in_full() {
        let honorifics = [("Đ/c", "Đồng chí"), ("đồng chí", "Đồng chí"), ("bà", "Bà"), ("", "")];
        for (printed, recorded) in honorifics {
            assert_eq!(on_record(printed), recorded);
        }
        assert_eq!(name_on_record("NGUYỄN VĂN GẤU"), "Nguyễn Văn Gấu");
        assert_eq!(name_on_record("Lý A Chư"), "Lý A Chư");
    }

    #[test]
    fn a_heading_names_a_side() {
        let table = [
            ("Về phía tỉnh Bắc Giang", Some(Side::Host)),
            ("Về phía tỉnh Sơn La", Some(Side::Guest)),
            ("Về phía tỉnh", Some(Side::Host)),
            ("Về phía Trung ương", Some(Side::Guest)),
            ("", None),
        ];
        for (heading, expected) in table {
            assert_eq!(side_of(heading, Some("Bắc Giang")), expected, "{heading}");
        }
    }
}
