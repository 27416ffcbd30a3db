//! Rubbish of every kind: whatever comes, a reading ends in tables or in a fault, and what is read can be planned.
//! `KHAIHOI_RUBBISH=60` goes on for so many seconds.
use super::tests::{ods, xls, xlsx};
use super::{Limits, read};
use crate::interchange::sheets::plan::FileRow;
use crate::interchange::sheets::values::Values;
use crate::interchange::sheets::{people, programme};
use std::time::{Duration, Instant};

/// The same rubbish every time, unless more is asked for.
struct Chance(u64);

impl Chance {
    /// A number below `most` (xorshift64*).
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % most.max(1)
    }
}

/// What some rounds cost.
struct Cost {
    rounds: usize,
    slowest: Duration,
    /// Megabytes by which the most this process ever held has grown.
    grown: u64,
}

impl Cost {
    fn is_bounded(&self) {
        println!("{} rounds, the slowest in {:?}, {} MB more at most", self.rounds, self.slowest, self.grown);
        assert!(self.slowest < Duration::from_secs(10) && self.grown < 1_024);
    }
}

/// A number of rounds, or as many as fit into the time asked for.
fn rounds(usual: usize, mut round: impl FnMut(&mut Chance)) -> Cost {
    let asked = std::env::var("KHAIHOI_RUBBISH").ok().and_then(|seconds| seconds.parse().ok()).map(Duration::from_secs);
    let (mut chance, start, before) = (Chance(0x9E37_79B9_7F4A_7C15), Instant::now(), most_held());
    let mut cost = Cost { rounds: 0, slowest: Duration::ZERO, grown: 0 };
    while asked.map_or(cost.rounds < usual, |time| start.elapsed() < time) {
        let begun = Instant::now();
        round(&mut chance);
        cost.slowest = cost.slowest.max(begun.elapsed());
        cost.rounds += 1;
    }
    Cost { grown: most_held() - before, ..cost }
}

/// The most memory this process ever held, in megabytes; nothing where the system does not say.
fn most_held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    line.unwrap_or_default() / 1_024
}

#[test]
fn damaged_files_end_in_a_sentence() {
    let row = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-repeated="3"><text:p>An</text:p></table:table-cell></table:table-row>"#;
    let sound = [
        xls(&[(0, 0, "Họ và tên"), (1, 0, "Mai Sơn"), (1, 3, "x")]),
        ods(row),
        xlsx(
            r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>4.5</v></c></row>"#,
            r#"<sst uniqueCount="1"><si><t>Họ và tên</t></si></sst>"#,
        ),
        "Họ và tên;Chức vụ\r\n\"Mai Sơn\";Giám đốc\r\n".as_bytes().to_vec(),
    ];
    let limits = Limits { unpacked: 4 << 20, text: 1 << 20, ..Limits::default() };
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let cost = rounds(400, |chance| {
        let mut bytes = sound[chance.below(sound.len())].clone();
        for _ in 0..=chance.below(12) {
            let at = chance.below(bytes.len());
            match chance.below(5) {
                0 => bytes[at] = chance.below(256) as u8,
                1 => bytes[at] ^= 1 << chance.below(8),
                2 => bytes.truncate(at.max(8)),
                3 => bytes.insert(at, chance.below(256) as u8),
                _ => {
                    let end = (at + chance.below(64)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let _ = read(&bytes, &limits);
    });
    std::panic::set_hook(quiet);
    cost.is_bounded();
}

#[test]
fn any_cells_can_be_planned() {
    const PIECES: &[&str] = &[
        "",
        " ",
        "Mai Sơn",
        "ông",
        "PGS.TS.",
        ";",
        "\n",
        "–",
        "-",
        ":",
        "Chủ trì: ",
        ",",
        "(a)",
        "1.1",
        "II",
        "22/11/2026",
        "31/02",
        "8h30",
        "8h30-",
        "0.35",
        "46348",
        "99999999999",
        "x/y",
        "\u{0301}",
        "\u{202E}",
        "日本",
        "=1+1",
        "'",
        "\"",
        "đại biểu",
        "official",
        "row:1 x",
        "*",
        "NGUYỄN",
        "912345678",
        "a@b.vn",
        ".",
        "..",
        "TS.",
        "TS.A",
    ];
    let wishes = people::Wishes { part: "official".into(), side: String::new(), contacts: true };
    let makes = programme::Wishes { kind: "forum".into(), make: true };
    let cost = rounds(300, |chance| {
        let mut rows = vec![];
        for number in 1..=8 {
            let text = |chance: &mut Chance| (0..chance.below(5)).map(|_| PIECES[chance.below(PIECES.len())]).collect::<String>();
            let fields = if number % 2 == 0 { people::FIELDS } else { programme::FIELDS };
            let said: Values = fields
                .iter()
                .filter(|_| chance.below(3) > 0)
                .map(|field| field.code.to_owned())
                .collect::<Vec<_>>()
                .into_iter()
                .map(|code| (code, text(chance)))
                .collect();
            rows.push(FileRow { number, said });
        }
        assert_eq!(people::plan(&rows, &people::Known::default(), &wishes).len(), rows.len());
        assert_eq!(programme::plan(&rows, &programme::Known::default(), &makes).len(), rows.len());
    });
    cost.is_bounded();
}
