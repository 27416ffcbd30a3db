//! Words that have to fit into a piece of floor. The server has no fonts: widths are those of common sans serifs, a little wide.

/// How wide a text stands, in letters of this size; the same unit as the size.
pub fn width(text: &str, letters: i32) -> i32 {
    text.chars().map(|c| letters * share(c) / 100).sum()
}

/// The part of its own height that a letter takes in width, in hundredths.
fn share(c: char) -> i32 {
    match c {
        'i' | 'l' | 'j' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | 'I' | '.' | ',' | '\'' | '|' | ' ' | ':' => 30,
        't' | 'f' | 'r' | '-' | '(' | ')' => 40,
        'm' | 'w' | 'M' | 'W' => 88,
        '0'..='9' => 60,
        c if c.is_uppercase() => 70,
        _ => 56,
    }
}

/// The largest size up to `most` at which a text in one line stays within a box.
pub fn largest(text: &str, (wide, high): (i32, i32), most: i32) -> i32 {
    let by_height = high * 80 / 100;
    let at_hundred = width(text, 100).max(1);
    most.min(by_height).min(wide * 100 / at_hundred).max(1)
}

/// A text in at most so many lines of this width. What does not fit is left out and stands for with "…".
pub fn lines(text: &str, wide: i32, letters: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| width(line, letters) <= wide);
        match longer {
            Some(line) => *lines.last_mut().unwrap_or(&mut String::new()) = line,
            None if lines.len() < most => lines.push(shortened(word, wide, letters)),
            None => {
                if let Some(last) = lines.last_mut() {
                    *last = shortened(&format!("{last}…"), wide, letters);
                }
                break;
            }
        }
    }
    lines
}

/// A line cut where it leaves the width.
fn shortened(line: &str, wide: i32, letters: i32) -> String {
    if width(line, letters) <= wide {
        return line.to_owned();
    }
    let mut kept: String = line.trim_end_matches('…').to_owned();
    while !kept.is_empty() && width(&kept, letters) + letters > wide {
        kept.pop();
    }
    kept.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_broken_between_words() {
        let table: [(&str, usize, &[&str]); 6] = [
            ("Sao Mai", 3, &["Sao Mai"]),
            ("Mật ong Khe Rêu", 3, &["Mật ong Khe", "Rêu"]),
            ("Nông sản sạch Lục Ngạn Bắc Giang", 2, &["Nông sản sạch", "Lục Ngạn Bắc…"]),
            ("Supercalifragilistic", 2, &["Supercalifra…"]),
            ("", 2, &[]),
            ("Trà", 1, &["Trà"]),
        ];
        for (name, most, expected) in table {
            assert_eq!(lines(name, 260, 36, most), expected, "{name}");
        }
    }

    #[test]
    fn no_line_is_wider_than_its_place() {
        for name in ["Hợp tác xã Dược liệu Tây Lĩnh", "WWWWWWWWWWWWWW MMMMMM", "Đại học Khoa học và Công nghệ Sông Thương"]
        {
            for wide in [100, 180, 280, 580] {
                for line in lines(name, wide, 36, 3) {
                    assert!(width(&line, 36) <= wide, "{line} in {wide}");
                }
            }
        }
    }

    #[test]
    fn letters_are_as_large_as_their_box_allows() {
        assert_eq!(largest("A01", (280, 280), 75), 75);
        assert!(largest("OCOP-12", (180, 40), 75) <= 32);
        assert!(width("OCOP-12", largest("OCOP-12", (100, 100), 75)) <= 100);
    }
}
