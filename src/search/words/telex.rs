//! What somebody typed with the Vietnamese keyboard switched off: "nguyeexn" is "nguyễn". Looked for only when nothing else is found.
use super::Word;

/// The word that these keys would have written, where it is another one.
pub fn read(word: &Word) -> Option<Word> {
    if word.has_marks() || !word.folded.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let (mut letters, mut tone) = (Vec::new(), '0');
    for key in word.folded.chars() {
        press(&mut letters, &mut tone, key);
    }
    let letters: String = letters.into_iter().collect();
    let exact = format!("{tone}{letters}");
    (exact != word.exact && letters.contains(is_vowel)).then(|| Word::kept(&exact))
}

fn press(letters: &mut Vec<char>, tone: &mut char, key: char) {
    let last = letters.last().copied();
    match key {
        // Doubled: a circumflex or a crossed d, also where other letters came in between ("nguyene", "dod").
        'a' | 'e' | 'o' | 'd' if last == Some(key) => change_last(letters, key, doubled(key)),
        'a' | 'e' | 'o' if letters.contains(&key) && last.is_some_and(|last| !is_vowel(last)) => change_last(letters, key, doubled(key)),
        'w' => horn(letters),
        's' | 'f' | 'r' | 'x' | 'j' if letters.iter().any(|letter| is_vowel(*letter)) => {
            *tone = match key {
                'f' => '1',
                'r' => '2',
                'x' => '3',
                's' => '4',
                _ => '5',
            };
        }
        other => letters.push(other),
    }
}

fn doubled(key: char) -> char {
    match key {
        'a' => 'â',
        'e' => 'ê',
        'o' => 'ô',
        _ => 'đ',
    }
}

/// `w` turns a, o, u before it, and `uo` as one; alone it is ư.
fn horn(letters: &mut Vec<char>) {
    match letters.iter().rposition(|letter| matches!(letter, 'a' | 'o' | 'u')) {
        Some(at) if letters[at] == 'o' => {
            letters[at] = 'ơ';
            if at > 0 && letters[at - 1] == 'u' {
                letters[at - 1] = 'ư';
            }
        }
        Some(at) => letters[at] = if letters[at] == 'a' { 'ă' } else { 'ư' },
        None => letters.push('ư'),
    }
}

fn change_last(letters: &mut [char], from: char, to: char) {
    if let Some(at) = letters.iter().rposition(|letter| *letter == from) {
        letters[at] = to;
    }
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưy".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_become_words() {
        let table = [
            ("nguyeexn", Some("3nguyên")),
            ("nguyenex", Some("3nguyên")),
            ("dduwcs", Some("4đưc")),
            ("hoangf", Some("1hoang")),
            ("dduowngf", Some("1đương")),
            ("truowngf", Some("1trương")),
            ("sown", Some("0sơn")),
            ("thuyr", Some("2thuy")),
            ("bawcs", Some("4băc")),
            ("giang", None),
            ("son", None),
            ("x", None),
            ("2026", None),
            ("đức", None),
        ];
        for (keys, expected) in table {
            let word = Word::of(keys).expect("a word");
            assert_eq!(read(&word).map(|word| word.exact).as_deref(), expected, "{keys}");
        }
    }
}
