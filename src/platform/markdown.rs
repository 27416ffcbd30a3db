//! Markdown that people type, as HTML that may stand on a page.
use ammonia::Builder;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Characters taken; the rest is left out. Fields are shorter: this bounds the time whatever comes in.
const MAX_SOURCE: usize = 50_000;
/// Quotes and lists nested deeper than this are left out.
const MAX_DEPTH: usize = 32;
/// The page and its parts have the first two levels of headings.
const HEADINGS_BEGIN_AT: u8 = 3;

/// `source` as clean HTML: no HTML of the writer's, no pictures (a link stands in their place), headings from `h3` down.
pub fn render(source: &str) -> String {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, bounded(source), &options);
    tame(root);
    let mut html = String::new();
    // Writing to a string cannot fail.
    let _ = format_html(root, &options, &mut html);
    CLEANER.clean(&html).to_string()
}

/// The text of `source` without marks, in one line of at most `max` characters, for descriptions of a page.
pub fn plain(source: &str, max: usize) -> String {
    let options = options();
    let arena = Arena::new();
    let root = parse_document(&arena, bounded(source), &options);
    tame(root);
    let mut text = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => text.push_str(&code.literal),
            value if value.block() || matches!(value, NodeValue::SoftBreak | NodeValue::LineBreak) => text.push(' '),
            _ => {}
        }
    }
    shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

fn bounded(source: &str) -> &str {
    source.char_indices().nth(MAX_SOURCE).map_or(source, |(end, _)| &source[..end])
}

/// Whole words, with an ellipsis where something was left out.
fn shorten(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let room = text[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    let cut = text[..room].rfind(' ').unwrap_or(room);
    format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', ':', '.']))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    // What looks like HTML is shown as typed rather than swallowed: "doanh thu <5 tỷ" is a sentence.
    options.render.escape = true;
    options
}

fn tame<'a>(root: &'a AstNode<'a>) {
    prune(root);
    for node in root.descendants() {
        let value = &mut node.data.borrow_mut().value;
        match value {
            NodeValue::Heading(heading) => heading.level = (heading.level + HEADINGS_BEGIN_AT - 1).min(6),
            NodeValue::Image(link) => *value = NodeValue::Link(link.clone()),
            _ => {}
        }
    }
}

/// Cuts what is nested too deep: cleaning takes time with the square of the depth.
fn prune<'a>(root: &'a AstNode<'a>) {
    let mut level = vec![root];
    for _ in 0..MAX_DEPTH {
        level = level.into_iter().flat_map(|node| node.children()).collect();
    }
    level.into_iter().for_each(|node| node.detach());
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "p",
        "br",
        "strong",
        "em",
        "del",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h3",
        "h4",
        "h5",
        "h6",
        "code",
        "pre",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];
    let attributes = [("a", "href"), ("ol", "start"), ("th", "align"), ("td", "align")];
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(tags))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from(attributes.map(|(tag, attribute)| (tag, HashSet::from([attribute])))))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("nofollow noopener noreferrer"));
    cleaner
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn common_marks_become_html() {
        let html = render("# Khai mạc\n\n**Đậm** và *nghiêng*, ~~bỏ~~\n\n- một\n- hai");
        assert_eq!(
            html.replace('\n', ""),
            "<h3>Khai mạc</h3><p><strong>Đậm</strong> và <em>nghiêng</em>, <del>bỏ</del></p><ul><li>một</li><li>hai</li></ul>"
        );
        assert!(render("|a|b|\n|--|:-:|\n|1|2|").contains("<td align=\"center\">2</td>"));
        assert!(render("###### sáu").contains("<h6>"));
    }

    #[test]
    fn links_are_kept_at_a_distance() {
        let rel = "rel=\"nofollow noopener noreferrer\"";
        assert_eq!(render("[x](https://vi.example)").trim(), format!("<p><a href=\"https://vi.example\" {rel}>x</a></p>"));
        assert!(render("https://vi.example").contains("<a href=\"https://vi.example\""));
        assert!(render("[goi](tel:+84204000000)").contains("href=\"tel:+84204000000\""));
    }

    #[test]
    fn tricks_do_nothing() {
        let tricks = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](  javascript:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html,hi)",
            "[x](vbscript:msgbox)",
            "<javascript:alert(1)>",
            "![x](javascript:alert(1))",
            "[x]: javascript:alert(1)\n\n[x]",
            "<a href=\"x\" onclick=\"y\">z</a>",
            "[a](https://x.example \"onclick=alert(1)\")",
            "`<script>`",
            "<p style=\"x\" class=\"y\" id=\"z\">",
            "<svg><script>alert(1)</script></svg>",
            "<!-- --><script>",
            "[<script>](https://x.example)",
            "```html\"onload=x\n<script>\n```",
            "<div><iframe src=//x.example>",
            "<style>*{}</style>",
            "\u{0}<scr\u{0}ipt>",
            "https://x.example/\"onmouseover=alert(1)",
        ];
        for trick in tricks {
            let html = render(trick);
            let page = scraper::Html::parse_fragment(&html);
            for element in page.tree.values().filter_map(scraper::Node::as_element) {
                assert!(
                    matches!(element.name(), "html" | "body") || CLEANER.clone_tags().contains(element.name()),
                    "{trick}: {} in {html}",
                    element.name()
                );
                for (name, value) in element.attrs() {
                    assert!(matches!(name, "href" | "rel" | "start" | "align"), "{trick}: {html}");
                    let scheme = value.split_once(':').map(|(scheme, _)| scheme);
                    assert!(name != "href" || matches!(scheme, None | Some("https" | "http" | "mailto" | "tel")), "{trick}: {html}");
                }
            }
        }
    }

    #[test]
    fn what_looks_like_html_is_shown_as_typed() {
        assert_eq!(render("Giá <b>5</b> < 6").trim(), "<p>Giá &lt;b&gt;5&lt;/b&gt; &lt; 6</p>");
    }

    #[test]
    fn a_picture_becomes_a_link() {
        assert!(render("![Sơ đồ](https://x.example/a.png)").contains(">Sơ đồ</a>"));
    }

    #[test]
    fn monsters_take_bounded_time() {
        let monsters = [
            ">".repeat(1_000_000),
            "- ".repeat(500_000),
            "[".repeat(1_000_000),
            "*a _b ".repeat(200_000),
            "a".repeat(10_000_000),
            "![[](".repeat(200_000),
            "`".repeat(1_000_000),
            "|a".repeat(300_000) + "\n" + &"|-".repeat(300_000),
            "x\n".repeat(500_000),
            "http://a.".repeat(100_000),
            "<".repeat(1_000_000),
            "ề".repeat(1_000_000),
            "~~a".repeat(300_000),
            "**a *b ".repeat(100_000) + &"b* a** ".repeat(100_000),
            "\n".repeat(1_000_000),
            "1. ".repeat(300_000),
            "<a><!--".repeat(100_000),
        ];
        for monster in monsters {
            let started = Instant::now();
            render(&monster);
            plain(&monster, 160);
            let (took, begins) = (started.elapsed(), monster.chars().take(12).collect::<String>());
            assert!(took < Duration::from_secs(5), "{begins:?} took {took:?}");
        }
    }

    #[test]
    fn a_description_is_plain_and_short() {
        assert_eq!(
            plain("# Khai mạc\n\nDiễn văn **khai mạc** của [ông A](https://x.example)\nvà `b`", 200),
            "Khai mạc Diễn văn khai mạc của ông A và b"
        );
        assert_eq!(plain("một hai ba bốn", 10), "một hai…");
        assert_eq!(plain("một hai", 7), "một hai");
        assert_eq!(plain("mộthaiba", 4), "một…");
        assert_eq!(plain("", 5), "");
        assert!(plain(&"chữ ".repeat(100), 160).chars().count() <= 160);
    }
}
