//! What a browser calls itself, in words a person knows.

/// Signs in a `User-Agent` and the names people know, most particular first: most browsers claim to be others as well.
const BROWSERS: &[(&str, &str)] = &[
    ("Zalo", "Zalo"),
    ("FBAN/", "Facebook"),
    ("FBAV/", "Facebook"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("OPT/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// Browser and system in a `User-Agent`; empty where unknown.
pub fn names(user_agent: &str) -> (&'static str, &'static str) {
    let known = |signs: &[(&str, &'static str)]| signs.iter().find(|(sign, _)| user_agent.contains(sign)).map_or("", |(_, name)| name);
    (known(BROWSERS), known(SYSTEMS))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn browsers_are_known_by_their_names() {
        let table = [
            (
                "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                ("Chrome", "Android"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
                ("Edge", "Windows"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                ("Safari", "iPhone"),
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", ("Firefox", "Linux")),
            ("curl/8.5", ("", "")),
            ("", ("", "")),
        ];
        for (agent, expected) in table {
            assert_eq!(names(agent), expected, "{agent}");
        }
    }
}
