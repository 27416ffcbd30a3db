//! What the programme says of an item, cell by cell.
use super::known::Known;
use crate::interchange::sheets::values::Values;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{DateField, TimeField, date_short, parse_date};
use crate::platform::words::word;
use crate::programme::item_person::Part;
use crate::programme::schedule_item::{self, Kind, PartOfDay, Spoken, part_of_day_key};
use sea_orm::{ActiveEnum, Iterable};

/// Stands for the whole venue in the column of rooms.
pub const ALL_ROOMS: &str = "*";

/// What people call a room or a track.
pub fn called(name: &Bilingual) -> &str {
    name.plain(Language::Vi)
}

/// An item as a sheet says it, in the form in which it is compared.
pub fn of_item(item: &schedule_item::Model, known: &Known) -> Values {
    let (working, when) = (&known.working, item.when(known.zone));
    let hour = |time: Option<chrono::NaiveTime>| time.map(|time| TimeField(time).to_string()).unwrap_or_default();
    let people = working.people_of(item.id).map(|(part, person)| format!("{}: {} ({})", part.part.to_value(), person.name, person.slug));
    let room = if item.all_rooms { ALL_ROOMS } else { working.room(item.room_id).map_or("", |room| called(&room.name)) };
    let raw = [
        ("day", when.day.map(|day| DateField(day).to_string()).unwrap_or_default()),
        ("from", hour(when.from)),
        ("to", hour(when.to)),
        ("part_of_day", when.part_of_day.map(|part| part.code().to_owned()).unwrap_or_default()),
        ("title.vi", item.title.vi.clone()),
        ("title.en", item.title.en.clone()),
        ("kind", item.kind.to_value()),
        ("room", room.to_owned()),
        ("track", working.track(item.track_id).map_or("", |track| called(&track.name)).to_owned()),
        ("people", people.collect::<Vec<_>>().join("\n")),
        ("language", item.language.map(|spoken| spoken.to_value()).unwrap_or_default()),
        ("expected", item.expected.map(|count| count.to_string()).unwrap_or_default()),
        ("parent", item.parent_id.and_then(|id| known.item(id)).map(parent).unwrap_or_default()),
        ("description.vi", item.description.vi.clone()),
        ("description.en", item.description.en.clone()),
    ];
    raw.into_iter().filter(|(_, value)| !value.is_empty()).map(|(code, value)| (code.to_owned(), value)).collect()
}

/// A larger item as the column of its parts names it: its identifier, then its title.
pub fn parent(item: &schedule_item::Model) -> String {
    format!("{} {}", item.uuid, called(&item.title))
}

/// A cell as a reader of `language` sees it.
pub fn shown(field: &str, value: &str, language: Language) -> String {
    let key = match field {
        "day" => return parse_date(value).map_or_else(|_| value.to_owned(), |day| date_short(day, language)),
        "people" => return value.lines().map(|line| person_shown(line, language)).collect::<Vec<_>>().join("\n"),
        "parent" => return value.split_once(' ').map_or("", |(_, title)| title).to_owned(),
        "room" if value == ALL_ROOMS => Some("programme-all-rooms"),
        "kind" => Kind::iter().find(|kind| kind.to_value() == value).map(Kind::key),
        "language" => Spoken::iter().find(|spoken| spoken.to_value() == value).map(Spoken::key),
        "part_of_day" => part_of_day_of(value).map(part_of_day_key),
        _ => None,
    };
    key.map_or_else(|| value.to_owned(), |key| word(language, key))
}

/// "chair: Trần Văn A (tran-van-a)" is "Chủ trì: Trần Văn A".
fn person_shown(line: &str, language: Language) -> String {
    let Some((part, who)) = line.split_once(": ") else { return line.to_owned() };
    let part = Part::iter().find(|known| known.to_value() == part).map_or_else(|| part.to_owned(), |part| word(language, part.key()));
    format!("{part}: {}", who.rsplit_once(" (").map_or(who, |(name, _)| name))
}

pub fn part_of_day_of(code: &str) -> Option<PartOfDay> {
    [PartOfDay::Morning, PartOfDay::Afternoon, PartOfDay::Evening].into_iter().find(|part| part.code() == code)
}
