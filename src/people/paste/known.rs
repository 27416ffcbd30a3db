//! Whether somebody in a text is known already: by the name without marks, and by how much the posts have in common.
use crate::events::event;
use crate::people::line::Printed;
use crate::people::{delegate, lines, person};
use crate::platform::error::Result;
use crate::platform::text::{Bilingual, fold};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Somebody on record who has a name of the text.
#[derive(Clone, Debug)]
pub struct Known {
    pub printed: Printed,
    /// Parts of this event they come in.
    pub parts: Vec<delegate::Part>,
}

/// From how many hundredths of likeness on somebody is taken for the one in the text.
const ALIKE: usize = 50;

/// Folded short forms, and what they are short for.
const SHORT: &[(&str, &str)] = &[
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("uvbtv", "uy vien ban thuong vu"),
    ("uv.btv", "uy vien ban thuong vu"),
    ("btv", "ban thuong vu"),
    ("bch", "ban chap hanh"),
    ("tuv", "tinh uy vien"),
    ("dbqh", "dai bieu quoc hoi"),
    ("kh&cn", "khoa hoc va cong nghe"),
    ("khcn", "khoa hoc va cong nghe"),
    ("lhpn", "lien hiep phu nu"),
    ("lhtn", "lien hiep thanh nien"),
    ("hdqt", "hoi dong quan tri"),
    ("tgd", "tong giam doc"),
    ("gd", "giam doc"),
    ("pct", "pho chu tich"),
];

/// Those on record by the folded name of each, always in the same three queries.
pub async fn known(db: &impl ConnectionTrait, event: &event::Model, names: &[String]) -> Result<HashMap<String, Vec<Known>>> {
    let folded: BTreeSet<String> = names.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
    let people = person::Entity::find().filter(person::COLUMN.folded.is_in(folded)).all(db).await?;
    let ids: Vec<i64> = people.iter().map(|person| person.id).collect();
    let mut printed = lines::known(db, &ids, None).await?;
    let mut parts: HashMap<i64, Vec<delegate::Part>> = HashMap::new();
    let here = delegate::COLUMN.event_id.eq(event.id);
    for row in delegate::Entity::find().filter(here).filter(delegate::COLUMN.person_id.is_in(ids)).all(db).await? {
        parts.entry(row.person_id).or_default().push(row.part);
    }
    let mut known: HashMap<String, Vec<Known>> = HashMap::new();
    for person in people {
        if let Some(printed) = printed.remove(&person.id) {
            known.entry(person.folded).or_default().push(Known { printed, parts: parts.remove(&person.id).unwrap_or_default() });
        }
    }
    Ok(known)
}

/// The one among namesakes who is most likely meant, if one is likely enough.
pub fn meant<'a>(known: &'a [Known], posts: &[String]) -> Option<&'a Known> {
    let like = |one: &Known| likeness(posts, &one.printed.titles);
    known.iter().max_by_key(|one| like(one)).filter(|one| like(one) >= ALIKE)
}

/// How many hundredths of the words of the shorter list of posts are in the other. Who has no posts on record could be anybody
/// of the name, and there are not many.
fn likeness(posts: &[String], on_record: &[Bilingual]) -> usize {
    let (text, record) = (words(posts.iter().map(String::as_str)), words(on_record.iter().map(|post| post.vi.as_str())));
    let shorter = text.len().min(record.len());
    match shorter {
        0 => ALIKE,
        _ => 100 * text.intersection(&record).count() / shorter,
    }
}

/// The words of posts, without marks and written out.
fn words<'a>(posts: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let folded = posts.map(fold).collect::<Vec<_>>().join(" ");
    let written_out = folded.split(' ').map(|word| SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long));
    written_out.flat_map(|words| words.split(' ')).filter(|word| !word.is_empty() && *word != "va").map(str::to_owned).collect()
}

/// Whether what the text says of the posts is on record already: then nothing else needs to be printed.
pub fn says_nothing_new(posts: &[String], on_record: &[Bilingual]) -> bool {
    words(posts.iter().map(String::as_str)).is_subset(&words(on_record.iter().map(|post| post.vi.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_alike_by_their_words() {
        let table = [
            ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Bắc Giang", 100),
            ("TUV", "Tỉnh ủy viên", 100),
            ("Phó Chủ tịch HĐND tỉnh", "Giám đốc Công ty Sao Mai", 0),
            ("Giám đốc Sở Y tế", "", ALIKE),
        ];
        for (text, record, expected) in table {
            let record: Vec<Bilingual> =
                [record].into_iter().filter(|post| !post.is_empty()).map(|post| Bilingual::new(post, "")).collect();
            assert_eq!(likeness(&[text.to_owned()], &record), expected, "{text}");
        }
    }

    #[test]
    fn a_post_that_is_on_record_is_nothing_new() {
        let record = [Bilingual::new("Chủ tịch UBND tỉnh Bắc Giang", "")];
        assert!(says_nothing_new(&["Chủ tịch UBND tỉnh".to_owned()], &record));
        assert!(!says_nothing_new(&["Bí thư Tỉnh ủy".to_owned()], &record));
    }
}
