//! How large type may be so that a line fits: reckoned with the widths of Times, which Times New Roman, Tinos and Liberation
//! Serif share, so that what the server reckons is what the printer sets.
use unicode_normalization::UnicodeNormalization;

/// How heavy the type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

/// Letters by their width in thousandths of the size; marks above and below a letter do not widen it.
const REGULAR: &[(u32, &str)] = &[
    (250, " .,"),
    (277, "iljt/:;"),
    (333, "fr-()I"),
    (389, "Js"),
    (443, "acez“”"),
    (556, "FPS"),
    (610, "ELTZ"),
    (666, "BCR"),
    (722, "ADĐGHKNOQUVXYw"),
    (777, "m&"),
    (889, "M"),
    (943, "W"),
    (1000, "…"),
];
const BOLD: &[(u32, &str)] = &[
    (250, " .,"),
    (277, "il/"),
    (333, "fjt-():;"),
    (389, "Is"),
    (443, "cerz"),
    (556, "bdđhknpquS"),
    (610, "FP"),
    (666, "BELTZ"),
    (722, "ACDĐNRUVXYw"),
    (777, "GHKOQ"),
    (833, "m&"),
    (943, "M"),
    (1000, "W…"),
];
/// Every letter and digit that is in no list.
const USUAL: u32 = 500;
/// What the horn of Ơ and Ư adds at most.
const HORN: u32 = 75;

/// The width of a text in thousandths of its size.
pub fn width(text: &str, weight: Weight) -> u32 {
    text.chars().map(|letter| width_of(letter, weight)).sum()
}

fn width_of(letter: char, weight: Weight) -> u32 {
    let mut parts = letter.nfd();
    let bare = parts.next().unwrap_or(letter);
    let horn = if parts.any(|mark| mark == '\u{31B}') { HORN } else { 0 };
    let table = if weight == Weight::Bold { BOLD } else { REGULAR };
    horn + table.iter().find(|(_, letters)| letters.contains(bare)).map_or(USUAL, |(width, _)| *width)
}

/// Where type is to stand, in points; with a little air, for printers that set it wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    pub width: u32,
    pub height: u32,
}

impl Space {
    /// From millimetres.
    pub const fn mm(width: u32, height: u32) -> Self {
        Self { width: width * 72 * 10 / 254, height: height * 72 * 10 / 254 }
    }

    /// How many thousandths of the size go into one line.
    fn line(self, size: u32) -> u32 {
        self.width * 970 / size.max(1)
    }
}

/// Lines are this far apart, in hundredths of the size: Vietnamese stacks its marks.
pub const LEADING: u32 = 125;
/// Smaller type nobody can read on paper; what does not fit then is set in this size on as many lines as it needs.
pub const SMALLEST: u32 = 9;

/// The largest size in points, up to `most`, in which a text fits on one line.
pub fn fit_line(text: &str, weight: Weight, space: Space, most: u32) -> u32 {
    let fits = |size: &u32| width(text, weight) <= space.line(*size);
    (SMALLEST..=most).rev().find(fits).unwrap_or(SMALLEST)
}

/// Texts set one under the other, each on at most `lines` lines: the largest size up to `most`, and the lines.
pub fn fit_block(texts: &[&str], weight: Weight, space: Space, (lines, most): (usize, u32)) -> (u32, Vec<String>) {
    let set = |size: u32| texts.iter().map(|text| wrap(text, weight, space.line(size))).collect::<Vec<_>>();
    let fits = |size: &u32| {
        let set = set(*size);
        let high = set.iter().map(Vec::len).sum::<usize>() as u32 * size * LEADING / 100;
        set.iter().all(|one| one.len() <= lines) && high <= space.height
    };
    let size = (SMALLEST..=most).rev().find(fits).unwrap_or(SMALLEST);
    (size, texts.iter().flat_map(|text| balanced(text, weight, space.line(size))).collect())
}

/// The fewest lines, and of those the ones that are most of a length: nobody wants one word alone on the second.
fn balanced(text: &str, weight: Weight, most: u32) -> Vec<String> {
    let lines = wrap(text, weight, most);
    let narrowest = width(text, weight) / lines.len().max(1) as u32;
    let steps = (0..=10).map(|step| narrowest + (most.saturating_sub(narrowest)) * step / 10);
    steps.map(|width| wrap(text, weight, width)).find(|other| other.len() == lines.len()).unwrap_or(lines)
}

/// The lines a text takes where each holds so many thousandths of the size. A word is never cut.
pub fn wrap(text: &str, weight: Weight, most: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, weight) + width(" ", weight) + width(word, weight) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATE: Space = Space::mm(186, 40);

    #[test]
    fn type_shrinks_with_the_name_and_is_never_cut() {
        let table = [
            ("MAI SƠN", 48),
            ("NGUYỄN HOÀNG GIANG", 42),
            ("NGUYỄN THỊ PHƯƠNG THẢO", 35),
            ("TÔN NỮ CÔNG TẰNG HOÀNG THỊ NGỌC", 25),
            ("SOMSAK PHONGSAVATH KEOVONGSA XAYSOMBATH VONGXAY", 15),
            ("", 48),
        ];
        for (name, size) in table {
            assert_eq!(fit_line(name, Weight::Bold, PLATE, 48), size, "{name}, {} letters", name.chars().count());
            assert!(width(name, Weight::Bold) * size / 1000 <= PLATE.width, "{name}");
        }
    }

    #[test]
    fn marks_do_not_widen_a_letter_but_a_horn_does() {
        assert_eq!(width("NGUYỄN THỊ ĐỆ", Weight::Bold), width("NGUYEN THI DE", Weight::Bold));
        assert_eq!(width("Ư", Weight::Bold), width("U", Weight::Bold) + HORN);
    }

    #[test]
    fn posts_stand_on_one_or_two_lines_each() {
        let long = "Cục trưởng Cục Phát triển thị trường và doanh nghiệp khoa học và công nghệ, Bộ Khoa học và Công nghệ";
        let table: [(&[&str], u32, usize); 4] = [
            (&["Thứ trưởng Bộ Khoa học và Công nghệ"], 28, 1),
            (&["Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch Thường trực UBND tỉnh"], 28, 2),
            (&[long], 23, 2),
            (&[], 28, 0),
        ];
        for (posts, size, lines) in table {
            let (set, shown) = fit_block(posts, Weight::Regular, PLATE, (2, 28));
            assert_eq!((set, shown.len()), (size, lines), "{posts:?} {shown:?}");
            assert_eq!(shown.join(" "), posts.join(" "));
        }
    }

    #[test]
    fn the_lines_of_a_post_are_of_a_length() {
        let (_, lines) =
            fit_block(&["Hiệu trưởng Trường Đại học Nông Lâm, nguyên Giám đốc Sở"], Weight::Regular, Space::mm(100, 60), (2, 24));
        let [first, second] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(first.chars().count().abs_diff(second.chars().count()) <= 10, "{lines:?}");
    }
}
