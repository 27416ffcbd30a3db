//! Text as people search for it: without marks, without capitals.
use unicode_normalization::UnicodeNormalization;

/// Decomposed (NFD), marks dropped, `đ` as `d`, lower case, single spaces.
/// `hòa` and `hoà` become the same, and so do composed and decomposed text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars().flat_map(char::to_lowercase).nfd().filter(|&c| !is_dropped(c)) {
            push_plain(&mut folded, c);
        }
    }
    folded
}

/// The first letters of a text's words, folded: `nva` for "Nguyễn Văn A".
pub fn initials(text: &str) -> String {
    fold(text).split([' ', '-']).filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect()
}

/// Marks of the Latin script; those of other scripts (Lao, Thai, Hindi vowels) are letters to their readers.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}')
}

/// Letters that do not decompose but are typed as plain ones: Vietnamese `đ`, and a few in guests' names.
fn push_plain(folded: &mut String, c: char) {
    match c {
        'đ' | 'ð' => folded.push('d'),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        other => folded.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        let table = [
            ("Nguyễn  Văn A", "nguyen van a"),
            ("Nguye\u{302}\u{303}n", "nguyen"),
            ("Đổi mới sáng tạo", "doi moi sang tao"),
            ("hòa hoà thủy thuỷ Ủy Uỷ", "hoa hoa thuy thuy uy uy"),
            ("Ươm mầm\u{A0}ƯỚC", "uom mam uoc"),
            ("PGS.TS. Søren", "pgs.ts. soren"),
            ("İstanbul", "istanbul"),
            ("  ", ""),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Đặng Thị Ước", "ສະບາຍດີ", "STRASSE ß"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }

    #[test]
    fn first_letters() {
        assert_eq!(initials("Nguyễn Văn A"), "nva");
        assert_eq!(initials("Đỗ  Hoàng-Anh"), "dha");
        assert_eq!(initials("(Bé) Na"), "bn");
        assert_eq!(initials(""), "");
    }
}
