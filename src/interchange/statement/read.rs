//! What came in, out of the table a bank hands out: each bank calls its columns otherwise. No database, no clock.
use crate::exhibitors::fees::matching::Credit;
use crate::exhibitors::fees::reference::compact;
use crate::interchange::sheets::field::{self, Field};
use crate::interchange::sheets::read::Table;
use crate::platform::error::Refusal;
use crate::platform::money;
use crate::platform::secret;
use crate::platform::time::parse_date;
use chrono::NaiveDate;
use std::collections::HashMap;

#[rustfmt::skip]
const COLUMNS: &[Field] = &[
    Field::text("on", "statement-column-on", 0, &["ngay giao dich", "ngay gd", "ngay hach toan", "ngay hieu luc", "ngay thuc hien",
        "ngay gio giao dich", "thoi gian giao dich", "thoi gian", "transaction date", "txn date", "posting date", "value date", "date", "ngay"]),
    Field::text("in", "statement-column-in", 0, &["so tien ghi co", "phat sinh co", "ghi co", "so tien co", "ps co", "tien vao", "so tien vao",
        "so tien nhan", "credit amount", "credit", "money in", "deposit", "co"]),
    Field::text("out", "statement-column-out", 0, &["so tien ghi no", "phat sinh no", "ghi no", "so tien no", "ps no", "tien ra", "so tien ra",
        "debit amount", "debit", "money out", "withdrawal", "no"]),
    Field::text("amount", "statement-column-amount", 0, &["so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "transaction amount", "amount"]),
    Field::text("text", "statement-column-text", 0, &["noi dung giao dich", "noi dung chi tiet", "noi dung chuyen khoan", "noi dung", "dien giai",
        "mo ta giao dich", "mo ta", "chi tiet giao dich", "transaction description", "transaction details", "description", "remarks", "remark",
        "details", "narrative"]),
    Field::text("id", "statement-column-id", 0, &["so but toan", "ma giao dich", "so giao dich", "so tham chieu", "ma tham chieu", "so chung tu",
        "so ct", "ma gd", "reference number", "reference no", "ref no", "reference", "transaction id", "transaction no", "transaction number"]),
];

/// The most lines that are looked at.
pub const MOST: usize = 5_000;

/// Everything that came in, in the order of the statement.
///
/// # Errors
/// A table without the columns that are needed, with nothing that came in, or with too much.
pub fn credits(tables: &[Table]) -> Result<Vec<Credit>, Refusal> {
    let missing = || Refusal::at("file", "statement-no-columns");
    let (table, columns, first) = tables.iter().find_map(understood).ok_or_else(missing)?;
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut credits = Vec::new();
    for row in &table.rows[first..] {
        let Some(mut credit) = columns.credit(row) else { continue };
        // Two transfers alike in all that is told are two: the second has another key, in every file that holds both.
        let times = seen.entry(credit.key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            credit.key = format!("{}#{times}", credit.key);
        }
        credits.push(credit);
    }
    match credits.len() {
        0 => Err(Refusal::at("file", "statement-no-credits")),
        1..=MOST => Ok(credits),
        _ => Err(Refusal::at("file", "statement-too-long").with("most", MOST)),
    }
}

/// Where the columns are, by code.
struct Columns(HashMap<&'static str, usize>);

/// The table, its columns, and its first row under the headings.
fn understood(table: &Table) -> Option<(&Table, Columns, usize)> {
    let heading = field::heading_row(COLUMNS, &table.rows)?;
    let codes = field::recognised(COLUMNS, &table.rows[heading]);
    let at = |field: &Field| Some((field.code, codes.iter().position(|code| code == field.code)?));
    let columns = Columns(COLUMNS.iter().filter_map(at).collect());
    let whole = columns.has("on") && columns.has("text") && (columns.has("in") || columns.has("amount"));
    whole.then_some((table, columns, heading + 1))
}

impl Columns {
    fn has(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }

    fn cell<'a>(&self, row: &'a [String], code: &str) -> &'a str {
        self.0.get(code).and_then(|at| row.get(*at)).map_or("", |cell| cell.trim())
    }

    /// What a row says came in; nothing where it speaks of something else.
    fn credit(&self, row: &[String]) -> Option<Credit> {
        let on = day(self.cell(row, "on"))?;
        let amount =
            money::read(self.cell(row, if self.has("in") { "in" } else { "amount" })).filter(|sum| (1..=money::MOST).contains(sum))?;
        let text: String = self.cell(row, "text").split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect();
        let id = compact(self.cell(row, "id"));
        let told = if id.is_empty() { format!("{on} {amount} {}", compact(&text)) } else { format!("{id} {amount}") };
        Some(Credit { key: secret::hash(&told), on, amount, text })
    }
}

/// The day in a cell, before or after whatever else a bank writes there.
fn day(cell: &str) -> Option<NaiveDate> {
    cell.split(|c: char| c.is_whitespace() || matches!(c, 'T' | ',' | ';')).find_map(|word| parse_date(word).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        Table { name: "Sheet1".into(), hidden: false, rows }
    }

    fn read(rows: &[&[&str]]) -> Vec<(String, i64, String)> {
        let credits = credits(&[table(rows)]).expect("credits");
        credits.into_iter().map(|credit| (credit.on.to_string(), credit.amount, credit.text)).collect()
    }

    #[test]
    fn every_bank_calls_its_columns_otherwise() {
        let expected = [("2026-11-20".to_owned(), 5_000_000, "KHX7M3PQ9T".to_owned())];
        let tables: &[&[&[&str]]] = &[
            &[
                &["SAO KÊ TÀI KHOẢN"],
                &["Số tài khoản:", "0011012345678"],
                &["STT", "Ngày giao dịch", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung chi tiết"],
                &["1", "20/11/2026", "5091 - 11223", "", "5,000,000", "15,000,000", "KHX7M3PQ9T"],
                &["2", "20/11/2026", "5091 - 11224", "11,000", "", "14,989,000", "Phi SMS"],
                &["", "", "", "11,000", "5,000,000", "", "Cộng phát sinh"],
            ],
            &[
                &["Transaction Date/ Ngày GD", "Description/ Diễn giải", "Debit/ Nợ", "Credit/ Có"],
                &["2026-11-20 10:22", "KHX7M3PQ9T", "0", "5000000"],
            ],
            &[
                &["Ngày hiệu lực", "Mã giao dịch", "Số tiền", "Mô tả"],
                &["20-11-2026", "FT26324098", "+5.000.000 VND", "KHX7M3PQ9T"],
                &["20-11-2026", "FT26324099", "-200.000 VND", "rút tiền"],
            ],
            &[&["Thời gian", "Nội dung giao dịch", "Phát sinh có (VND)"], &["10:22:33 20/11/2026", "KHX7M3PQ9T", "5.000.000,00"]],
        ];
        for rows in tables {
            assert_eq!(read(rows), expected, "{rows:?}");
        }
    }

    fn keys(rows: &[&[&str]]) -> Vec<String> {
        credits(&[table(rows)]).expect("credits").into_iter().map(|credit| credit.key).collect()
    }

    #[test]
    fn the_same_line_has_the_same_key_in_every_file() {
        let head: &[&str] = &["Ngày", "Nội dung", "Ghi có"];
        let (one, two): (&[&str], &[&str]) = (&["20/11/2026", "KHX7M3PQ9T  phí", "5.000.000"], &["21/11/2026", "khác", "1.000"]);
        let again: &[&str] = &["2026-11-20", "KHX7M3PQ9T phí", "5000000"];
        let first = keys(&[head, one, two]);
        assert_eq!(first[0], keys(&[head, again])[0], "written otherwise");
        let twice = keys(&[head, one, one]);
        assert!(twice[0] == first[0] && twice[1] != twice[0], "twice in one file is two");
        assert_eq!(twice, keys(&[head, again, two, one]).into_iter().filter(|key| !first[1].eq(key)).collect::<Vec<_>>());
        let numbered = |id: &str| keys(&[&["Ngày", "Nội dung", "Ghi có", "Số bút toán"], &["20/11/2026", "x", "5.000.000", id]]);
        assert_eq!(numbered("FT 1"), numbered("ft-1"));
        assert_ne!(numbered("FT1"), numbered("FT2"));
    }

    #[test]
    fn what_is_no_statement_says_so() {
        let refused = |rows: &[&[&str]]| credits(&[table(rows)]).expect_err("refused").key;
        assert_eq!(refused(&[&["Họ và tên", "Chức vụ"], &["Mai Sơn", "Phó Chủ tịch"]]), "statement-no-columns");
        assert_eq!(refused(&[&["Ngày", "Nội dung", "Ghi có"], &["20/11/2026", "x", ""], &["tổng", "", "5"]]), "statement-no-credits");
        assert_eq!(credits(&[]).expect_err("refused").key, "statement-no-columns");
    }
}
