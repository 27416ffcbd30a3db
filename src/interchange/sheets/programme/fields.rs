//! The columns of a programme.
use crate::interchange::sheets::field::{Field, Holds};

/// In the order in which they are written out.
pub const FIELDS: &[Field] = &[
    Field::text("number", "sheets-people-number", 7, &["stt", "tt", "so tt", "so thu tu", "no", "muc"]).holding(Holds::Nothing),
    Field::text("day", "sheets-programme-day", 12, &["ngay", "ngay thang", "thoi gian ngay", "date", "day"]).holding(Holds::Date),
    Field::text(
        "from",
        "sheets-programme-from",
        9,
        &["gio", "thoi gian", "bat dau", "gio bat dau", "tu", "tu gio", "khung gio", "time", "start", "from", "begin"],
    )
    .holding(Holds::Hour),
    Field::text("to", "sheets-programme-to", 9, &["ket thuc", "gio ket thuc", "den", "den gio", "end", "to", "until"]).holding(Holds::Hour),
    Field::text(
        "minutes",
        "sheets-programme-minutes",
        0,
        &["thoi luong", "so phut", "thoi luong phut", "phut", "minutes", "duration", "length"],
    )
    .holding(Holds::Piece),
    Field::text("part_of_day", "sheets-programme-part-of-day", 10, &["buoi", "part of day"]),
    Field::text(
        "title.vi",
        "sheets-programme-title-vi",
        44,
        &[
            "noi dung",
            "noi dung chuong trinh",
            "tieu de",
            "ten hoat dong",
            "hoat dong",
            "ten muc",
            "chuong trinh",
            "title",
            "item",
            "session",
            "activity",
        ],
    ),
    Field::text(
        "title.en",
        "sheets-programme-title-en",
        36,
        &["noi dung tieng anh", "tieu de tieng anh", "title in english", "title en", "english title"],
    ),
    Field::text("kind", "sheets-programme-kind", 16, &["loai", "loai hinh", "hinh thuc", "kind", "type", "format"]),
    Field::text(
        "room",
        "sheets-programme-room",
        26,
        &["dia diem", "hoi truong", "phong", "noi to chuc", "room", "venue", "place", "location"],
    ),
    Field::text("track", "sheets-programme-track", 22, &["chuyen de", "lang", "lang cong nghe", "mach", "track", "village"]),
    Field::text(
        "people",
        "sheets-programme-people",
        42,
        &[
            "nguoi thuc hien",
            "thuc hien",
            "nguoi trinh bay",
            "dien gia",
            "chu tri",
            "dai bieu",
            "nguoi phu trach",
            "people",
            "speakers",
            "speaker",
            "by",
        ],
    ),
    Field::text("language", "sheets-programme-language", 14, &["ngon ngu", "tieng", "language", "spoken"]),
    Field::text(
        "expected",
        "sheets-programme-expected",
        10,
        &["so nguoi", "du kien", "so nguoi du kien", "so luong", "expected", "attendance"],
    )
    .holding(Holds::Number),
    Field::text("parent", "sheets-programme-parent", 30, &["thuoc muc", "thuoc", "muc lon", "muc cha", "part of", "parent"]),
    Field::text(
        "description.vi",
        "sheets-programme-description-vi",
        40,
        &["mo ta", "gioi thieu", "chi tiet", "noi dung chi tiet", "description", "abstract"],
    ),
    Field::text("description.en", "sheets-programme-description-en", 40, &["mo ta tieng anh", "description in english", "description en"]),
    Field::text("note", "sheets-people-note", 0, &["ghi chu", "note", "notes"]).holding(Holds::Nothing),
    Field::text("code", "sheets-code", 38, &["ma", "ma so", "code", "id", "uuid"]).holding(Holds::Code),
    Field::text("stamp", "sheets-stamp", 10, &["dau phien ban", "stamp", "version"]).holding(Holds::Stamp),
];
