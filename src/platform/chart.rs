//! Bar charts: a table whose rows carry a bar each. Drawn by `parts/bars`.
use super::language::Language;
use super::numbers::grouped;
use serde::Serialize;

/// One chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// What the rows are, and what is counted: word keys.
    pub title: &'static str,
    pub what: &'static str,
    pub count: &'static str,
    /// What the inner bars stand for; empty where there are none.
    pub part: &'static str,
    pub rows: Vec<Bar>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    pub label: String,
    pub value: String,
    /// Hundredths of the longest bar.
    pub share: String,
    /// Of the inner bar; empty where there is none.
    pub part: String,
    pub part_share: String,
}

impl Bars {
    /// A chart of `rows`: label, value, and the part of it that is told apart.
    pub fn of(
        (title, what, count, part): (&'static str, &'static str, &'static str, &'static str),
        rows: impl IntoIterator<Item = (String, i64, i64)>,
        language: Language,
    ) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        let most = rows.iter().flat_map(|(_, value, part)| [*value, *part]).max().unwrap_or(0);
        let has_part = !part.is_empty();
        let bar = |(label, value, part): (String, i64, i64)| Bar {
            label,
            value: grouped(value, language),
            share: share(value, most),
            part: if has_part { grouped(part, language) } else { String::new() },
            part_share: if has_part { share(part, most) } else { String::new() },
        };
        Self { title, what, count, part, rows: rows.into_iter().map(bar).collect() }
    }
}

/// "62.5", of a hundred.
fn share(value: i64, most: i64) -> String {
    let tenths = if most > 0 { value.max(0) * 1_000 / most } else { 0 };
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_a_hundred() {
        let rows = [("a".to_owned(), 8, 5), ("b".to_owned(), 2, 2), ("c".to_owned(), 0, 0)];
        let shares = |part| {
            let bars = Bars::of(("t", "w", "c", part), rows.clone(), Language::Vi);
            bars.rows.into_iter().map(|bar| (bar.share, bar.part_share)).collect::<Vec<_>>()
        };
        let pair = |one: &str, two: &str| (one.to_owned(), two.to_owned());
        assert_eq!(shares("p"), [pair("100.0", "62.5"), pair("25.0", "25.0"), pair("0.0", "0.0")]);
        assert_eq!(shares(""), [pair("100.0", ""), pair("25.0", ""), pair("0.0", "")]);
        assert!(Bars::of(("t", "w", "c", ""), [], Language::En).rows.is_empty());
    }
}
