//! Encodings, separators, kinds and limits.
use super::archive::pack;
use super::{Book, Fault, Limits, old, read};
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// Rows of the first table.
fn rows(book: &Book) -> Vec<Vec<&str>> {
    book.tables[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect()
}

/// Vietnamese as windows-1258 has it: vowels, then the mark of their tone.
fn windows_1258(text: &str) -> Vec<u8> {
    use unicode_normalization::UnicodeNormalization;
    let mut bytes = vec![];
    for c in text.chars() {
        let one = c.to_string();
        let (plain, _, failed) = WINDOWS_1258.encode(&one);
        if !failed {
            bytes.extend_from_slice(&plain);
            continue;
        }
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let (tone, rest): (Vec<char>, Vec<char>) = parts.iter().partition(|c| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(**c));
        for part in [rest.into_iter().collect::<String>().nfc().collect::<String>(), tone.into_iter().collect()] {
            bytes.extend_from_slice(&WINDOWS_1258.encode(&part).0);
        }
    }
    bytes
}

fn utf_16(text: &str, little: bool, marked: bool) -> Vec<u8> {
    let mark = if marked { "\u{feff}" } else { "" };
    let units = [mark, text].concat().encode_utf16().collect::<Vec<u16>>();
    units.into_iter().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn every_encoding_and_separator_reads_the_same() {
    let wanted = [
        vec!["Họ và tên", "Chức vụ", "Ghi chú"],
        vec!["Nguyễn Thị Ước", "Phó Chủ tịch, Ủy viên", "a"],
        vec!["Đỗ Hữu Tuấn", "Giám đốc", ""],
    ];
    for separator in [",", ";", "\t", "|"] {
        let quoted = |cell: &&str| if cell.contains(separator) { format!("\"{cell}\"") } else { (*cell).to_owned() };
        let line = |cells: &Vec<&str>| cells.iter().map(quoted).collect::<Vec<_>>().join(separator);
        let text = wanted.iter().map(line).collect::<Vec<_>>().join("\r\n");
        let table = [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8", ["\u{feff}", &text].concat().into_bytes()),
            (UTF_16LE.name(), utf_16(&text, true, true)),
            (UTF_16BE.name(), utf_16(&text, false, true)),
            (UTF_16LE.name(), utf_16(&text, true, false)),
            (UTF_16BE.name(), utf_16(&text, false, false)),
            (WINDOWS_1258.name(), windows_1258(&text)),
        ];
        for (encoding, bytes) in table {
            let book = read(&bytes, &Limits::default()).unwrap_or_else(|fault| panic!("{encoding} {separator:?}: {fault:?}"));
            assert_eq!((book.told.encoding.as_str(), book.told.separator.as_str()), (encoding, separator));
            let whole: Vec<Vec<&str>> = rows(&book)
                .into_iter()
                .map(|mut row| {
                    row.resize(3, "");
                    row
                })
                .collect();
            assert_eq!(whole, wanted, "{encoding} {separator:?}");
        }
    }
}

#[test]
fn western_text_is_not_taken_for_vietnamese() {
    let (bytes, _, _) = WINDOWS_1252.encode("Name;Société\r\nJosé Müller;Économie “vert”");
    let book = read(&bytes, &Limits::default()).expect("read");
    assert_eq!(rows(&book), [vec!["Name", "Société"], vec!["José Müller", "Économie “vert”"]]);
}

#[test]
fn a_csv_is_counted_as_a_spreadsheet_counts_it() {
    let text = "sep=;\r\nTên;Số\r\n\r\n\"An\nBình\";'=1+1\r\n\r\nCường;3";
    let book = read(text.as_bytes(), &Limits::default()).expect("read");
    assert_eq!(rows(&book), [vec!["Tên", "Số"], vec![], vec!["An\nBình", "=1+1"], vec![], vec!["Cường", "3"]]);
}

/// A workbook of Excel 97 with one sheet.
pub fn xls(cells: &[(u16, u16, &str)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let begin = |kind: u16| record(0x0809, &[[0, 6], kind.to_le_bytes()].concat().into_iter().chain([0; 12]).collect::<Vec<_>>());
    let name = b"Danh sach";
    let bound = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, name.len() as u8, 0], name].concat());
    let globals = |at: u32| [begin(5), record(0x0042, &1200u16.to_le_bytes()), bound(at), record(0x000A, &[])].concat();
    let at = globals(0).len() as u32;
    // A size that would be reserved if it were believed.
    let promise: Vec<u8> = [0, 0xFFFF_FFF0u32].iter().flat_map(|number| number.to_le_bytes()).chain([0, 0, 0xF0, 0xFF, 0, 0]).collect();
    let mut sheet = [begin(0x10), record(0x0200, &promise)].concat();
    for (row, column, text) in cells {
        let units: Vec<u16> = text.encode_utf16().collect();
        let head = [*row, *column, 0, units.len() as u16].map(u16::to_le_bytes).concat();
        let body: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        sheet.extend(record(0x0204, &[&head[..], &[1], &body].concat()));
    }
    sheet.extend(record(0x000A, &[]));
    old::contained([globals(at), sheet].concat())
}

/// An OpenDocument spreadsheet with these rows.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="Trang 1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = "<manifest:manifest></manifest:manifest>";
    pack(&vec![
        ("mimetype".into(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml".into(), manifest.into()),
        ("content.xml".into(), content.into_bytes()),
    ])
    .expect("packed")
}

/// A workbook with this sheet and these shared strings.
pub fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, to: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{to}"/>"#
        )
    };
    let relations = |inner: String| {
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#)
    };
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let inner = relation("rId1", "worksheet", "worksheets/sheet1.xml") + &relation("rId2", "sharedStrings", "sharedStrings.xml");
    pack(&vec![
        ("[Content_Types].xml".into(), b"<Types/>".to_vec()),
        ("_rels/.rels".into(), relations(relation("rId1", "officeDocument", "xl/workbook.xml")).into_bytes()),
        ("xl/workbook.xml".into(), book.into()),
        ("xl/_rels/workbook.xml.rels".into(), relations(inner).into_bytes()),
        ("xl/sharedStrings.xml".into(), strings.into()),
        ("xl/worksheets/sheet1.xml".into(), format!(r#"<worksheet><sheetData>{sheet}</sheetData></worksheet>"#).into_bytes()),
    ])
    .expect("packed")
}

#[test]
fn old_workbooks_and_open_documents_are_read() {
    let book = read(&xls(&[(0, 0, "Họ và tên"), (2, 1, "Mai Sơn")]), &Limits::default()).expect("an XLS");
    assert_eq!((book.told.kind.as_str(), book.tables[0].name.as_str()), ("XLS", "Danh sach"));
    assert_eq!(rows(&book), [vec!["Họ và tên"], vec![], vec!["", "Mai Sơn"]]);

    let cell = |attributes: &str, inner: &str| format!("<table:table-cell {attributes}>{inner}</table:table-cell>");
    let text = |text: &str| cell(r#"office:value-type="string""#, &format!("<text:p>{text}</text:p>"));
    let day = cell(r#"office:value-type="date" office:date-value="2026-11-22""#, "<text:p>22/11/26</text:p>");
    let hour = cell(r#"office:value-type="time" office:time-value="PT08H30M00S""#, "<text:p>8h30</text:p>");
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let book = read(&ods(&(row(text("Ngày") + &text("Giờ")) + &row(day + &hour))), &Limits::default()).expect("an ODS");
    assert_eq!((book.told.kind.as_str(), rows(&book)), ("ODS", vec![vec!["Ngày", "Giờ"], vec!["2026-11-22", "08:30"]]));
}

#[test]
fn a_workbook_is_believed_nothing() {
    let limits = Limits::default();
    let strings = r#"<sst count="9" uniqueCount="99999999999999"><si><t>Mai Sơn</t></si></sst>"#;
    let cell = |place: &str| format!(r#"<row><c r="{place}" t="s"><v>0</v></c></row>"#);
    let book = read(&xlsx(&cell("B2"), strings), &limits).expect("read");
    assert_eq!(rows(&book), [vec![], vec!["", "Mai Sơn"]]);
    assert_eq!(read(&xlsx(&cell("A1048576"), strings), &limits), Err(Fault::Rows { most: limits.rows }));
    assert_eq!(read(&xlsx(&cell("XFD1"), strings), &limits), Err(Fault::Columns { most: limits.columns }));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(limits.cell + 1));
    assert_eq!(read(&xlsx(&cell("F12"), &long), &limits), Err(Fault::Cell { name: "F12".into(), most: limits.cell }));
    // One string that stands everywhere.
    let many: String = (1..=3000).map(|row| format!(r#"<c r="A{row}" t="s"><v>0</v></c>"#)).collect();
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(limits.cell));
    assert_eq!(read(&xlsx(&format!("<row>{many}</row>"), &strings), &limits), Err(Fault::Bomb));
    assert_eq!(read(&xlsx("", &strings), &Limits { unpacked: 1000, ..limits.clone() }), Err(Fault::Bomb));
    assert_eq!(read(&xls(&[(0, 0, "a"), (60_000, 200, "b")]), &limits), Err(Fault::Bomb));
}

#[test]
fn what_is_no_sheet_is_told_apart() {
    let limits = Limits::default();
    let archive = pack(&vec![("word/document.xml".into(), b"<w/>".to_vec())]).expect("packed");
    let table: [(&[u8], Fault); 8] = [
        (b"", Fault::Empty),
        (b"  \r\n ,, \r\n", Fault::Empty),
        (b"%PDF-1.7\n", Fault::OtherKind),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0", Fault::OtherKind),
        (b"<html><body><table></table></body></html>", Fault::OtherKind),
        (&archive, Fault::OtherKind),
        (b"PK\x03\x04", Fault::Broken),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Fault::Broken),
    ];
    for (bytes, fault) in table {
        assert_eq!(read(bytes, &limits), Err(fault), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(12)]));
    }
    assert_eq!(read(&vec![b'a'; limits.bytes + 1], &limits), Err(Fault::TooLarge));
}
