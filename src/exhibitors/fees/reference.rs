//! The reference of a payment request: what the payer's bank passes on, and by which the money is known again.
//!
//! Banks raise letters, drop marks and signs, break lines in the middle of words and write around it what they like. So it is of
//! capitals and digits only, and long enough that no other text holds it by chance.

/// Letters that are not taken for one another and make no words: no vowels, no 0 and 1.
const LETTERS: &[u8; 29] = b"23456789BCDFGHJKLMNPQRSTVWXYZ";
const PREFIX: &str = "KH";
/// Letters after the prefix: 29 to the eighth is five hundred thousand million.
const LENGTH: usize = 8;

/// "KHX7M3PQ9T": a new one.
pub fn fresh() -> String {
    let random = |_| char::from(LETTERS[rand::random_range(0..LETTERS.len())]);
    PREFIX.chars().chain((0..LENGTH).map(random)).collect()
}

/// A bank's text as references are looked for in it: capitals and digits, with nothing between them.
pub fn compact(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_short_plain_and_differ() {
        let made: std::collections::HashSet<_> = (0..2_000).map(|_| fresh()).collect();
        assert_eq!(made.len(), 2_000);
        for one in &made {
            assert!(one.len() <= 25 && compact(one) == *one && one.starts_with("KH"), "{one}");
        }
    }

    #[test]
    fn banks_may_write_around_it_what_they_like() {
        for text in ["kh x7m3-pq9t", "MBVCB.1234.KHX7M3PQ9T.CT tu 001", "KHX7M\n3PQ9T thanh toán", "…KHX7M3 PQ9T/FT2312"] {
            assert!(compact(text).contains("KHX7M3PQ9T"), "{text}");
        }
    }
}
