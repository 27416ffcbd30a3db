//! The words of a post as the rank table compares them: folded, abbreviations written out, and how the post is held said apart.
use crate::people::position::Standing;
use crate::platform::text::fold;

/// Folded abbreviations that stand in posts, as officials write them.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("ubmttqvn", "uy ban mat tran to quoc viet nam"),
    ("mttq", "mat tran to quoc"),
    ("mttqvn", "mat tran to quoc viet nam"),
    ("dbqh", "dai bieu quoc hoi"),
    ("uvbct", "uy vien bo chinh tri"),
    ("uvtw", "uy vien trung uong dang"),
    ("uvtwd", "uy vien trung uong dang"),
    ("uvbtv", "uy vien ban thuong vu"),
    ("tuv", "tinh uy vien"),
    ("btv", "ban thuong vu"),
    ("bch", "ban chap hanh"),
    ("tw", "trung uong"),
    ("uv", "uy vien"),
    ("ct", "chu tich"),
    ("pct", "pho chu tich"),
    ("gd", "giam doc"),
    ("pgd", "pho giam doc"),
    ("tgd", "tong giam doc"),
    ("hdqt", "hoi dong quan tri"),
    ("hdtv", "hoi dong thanh vien"),
    ("tt", "thuong truc"),
    ("vp", "van phong"),
    ("tp", "thanh pho"),
    ("lhpn", "lien hiep phu nu"),
    ("lhtn", "lien hiep thanh nien"),
    ("ldld", "lien doan lao dong"),
    ("ccb", "cuu chien binh"),
    ("tncs", "thanh nien cong san"),
    ("dh", "dai hoc"),
    ("htx", "hop tac xa"),
    ("cty", "cong ty"),
    ("vksnd", "vien kiem sat nhan dan"),
    ("tand", "toa an nhan dan"),
];

/// Two ways to write one thing: committees of centrally-run cities are of the level of a province's.
const SAME: &[(&str, &str)] = &[
    ("thanh uy vien", "tinh uy vien"),
    ("thanh uy", "tinh uy"),
    ("thanh doan", "tinh doan"),
    ("pho ban", "pho truong ban"),
    ("truong ban ban", "truong ban"),
];

/// Folded beginnings that say how a post is held.
const HELD: &[(&str, Standing)] = &[
    ("nguyen ", Standing::Former),
    ("cuu ", Standing::Former),
    ("quyen ", Standing::Acting),
    ("q. ", Standing::Acting),
    ("phu trach ", Standing::InCharge),
];

/// The words of a post, folded and written out: "Phó CT TT HĐND tỉnh" is "pho chu tich thuong truc hoi dong nhan dan tinh".
pub fn words(text: &str) -> String {
    let folded = fold(text);
    let plain = folded.replace(['.', ',', ';', '(', ')', '"', '“', '”', '-', '–', ':'], " ");
    let out: Vec<&str> = plain.split_whitespace().map(|word| written_out(word).unwrap_or(word)).collect();
    let one_way = |text: String, (one, other): &(&str, &str)| text.replace(&format!(" {one} "), &format!(" {other} "));
    SAME.iter().fold(format!(" {} ", out.join(" ")), one_way).trim().to_owned()
}

fn written_out(word: &str) -> Option<&'static str> {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, whole)| *whole)
}

/// How a post says it is held, and the rest of it: "nguyên Bí thư Tỉnh ủy" is a former "Bí thư Tỉnh ủy".
pub fn held(text: &str) -> (Standing, &str) {
    let text = text.trim();
    let folded = fold(text);
    // "Nguyễn" folds to the same letters: the marks decide.
    let begins = |word: &str| folded.starts_with(word) && !text.to_lowercase().starts_with("nguyễn");
    match HELD.iter().find(|(word, _)| begins(word)) {
        Some((word, standing)) => {
            (*standing, text.splitn(word.split_whitespace().count() + 1, char::is_whitespace).last().unwrap_or_default())
        }
        None => (Standing::Full, text),
    }
}

/// The posts one line holds: "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh" are two, and so is what stands before and after "kiêm".
pub fn posts_in(line: &str) -> Vec<&str> {
    line.split([',', ';', '\n']).flat_map(|piece| piece.split(" kiêm ")).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_written_out() {
        let table = [
            ("Phó Chủ tịch TT HĐND tỉnh", "pho chu tich thuong truc hoi dong nhan dan tinh"),
            ("UV.BTV Thành uỷ", "uy vien ban thuong vu tinh uy"),
            ("PCT UBND TP. Bắc Giang", "pho chu tich uy ban nhan dan thanh pho bac giang"),
            ("Giám đốc Sở KH&CN", "giam doc so kh&cn"),
            ("Giám đốc Sở TT&TT", "giam doc so tt&tt"),
            ("Trưởng ban Ban Dân vận Tỉnh ủy", "truong ban dan van tinh uy"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn a_post_says_how_it_is_held() {
        let table = [
            ("nguyên Bí thư Tỉnh ủy", Standing::Former, "Bí thư Tỉnh ủy"),
            ("Nguyên Phó Chủ tịch UBND tỉnh", Standing::Former, "Phó Chủ tịch UBND tỉnh"),
            ("Quyền Giám đốc Sở", Standing::Acting, "Giám đốc Sở"),
            ("phụ trách Sở Tài chính", Standing::InCharge, "Sở Tài chính"),
            ("Giám đốc Sở", Standing::Full, "Giám đốc Sở"),
            ("Nguyễn Trãi", Standing::Full, "Nguyễn Trãi"),
        ];
        for (text, standing, rest) in table {
            assert_eq!(held(text), (standing, rest), "{text}");
        }
    }

    #[test]
    fn one_line_may_hold_several_posts() {
        assert_eq!(posts_in("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"), ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]);
        assert_eq!(posts_in("Chủ tịch HĐQT kiêm Tổng giám đốc"), ["Chủ tịch HĐQT", "Tổng giám đốc"]);
        assert_eq!(posts_in(" "), Vec::<&str>::new());
    }
}
