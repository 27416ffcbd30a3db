use super::*;

fn drawn(inside: &str) -> String {
    let whole = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">{inside}</svg>");
    let out = rebuilt(whole.as_bytes()).expect(inside);
    let inner = out.strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">").expect("the frame");
    inner.strip_suffix("</svg>").expect("the end").to_owned()
}

#[test]
fn what_can_only_be_seen_stays() {
    let table = [
        ("<rect x='1' y='2' width='3' height='4' fill='#abc'/>", "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#abc\"/>"),
        ("<g id=\"a\"><path d=\"M0 0L1 1\"/></g>", "<g id=\"a\"><path d=\"M0 0L1 1\"/></g>"),
        ("<text x='1'>Cổng &amp; sân <tspan>A</tspan></text>", "<text x=\"1\">Cổng &amp; sân <tspan>A</tspan></text>"),
        ("<text>&#60;b&#62;</text>", "<text>&lt;b&gt;</text>"),
        ("<text><![CDATA[<script>]]></text>", "<text>&lt;script&gt;</text>"),
        ("<rect style='fill:red; -inkscape-x:1; stroke-width:2'/>", "<rect fill=\"red\" stroke-width=\"2\"/>"),
        ("<rect fill='blue' style='fill:red'/>", "<rect fill=\"red\"/>"),
        ("<style>.st0{fill:#123} .x, .y{stroke:red}</style><line class='st0 y'/>", "<line fill=\"#123\" stroke=\"red\"/>"),
        ("<g fill='url(#sky)'/>", "<g fill=\"url(#sky)\"/>"),
        ("<a href='https://x.example'><circle r='1'/></a>", "<circle r=\"1\"/>"),
        ("<svg:g><svg:rect/></svg:g>", "<g><rect/></g>"),
        ("<defs><g id='s'/></defs><use href='#s'/>", "<defs><g id=\"s\"/></defs><use href=\"#s\"/>"),
    ];
    for (sent, kept) in table {
        assert_eq!(drawn(sent), kept, "{sent}");
    }
}

#[test]
fn what_could_do_more_is_gone() {
    let table = [
        ("<script>alert(1)</script>", ""),
        ("<script xlink:href='x.js'/>", ""),
        ("<g onclick='alert(1)' onload='x()'/>", "<g/>"),
        ("<image href='https://x.example/a.png'/>", ""),
        ("<foreignObject><div>a</div></foreignObject>", ""),
        ("<use href='https://x.example/a.svg#b'/>", "<use/>"),
        ("<use xlink:href='data:image/svg+xml,x'/>", "<use/>"),
        ("<rect fill='url(https://x.example/a)'/>", "<rect/>"),
        ("<rect fill='url( \"//x.example/a\" )'/>", "<rect/>"),
        ("<rect style='fill:url(javascript:1)'/>", "<rect/>"),
        ("<style>@import url(x.css); rect{fill:red}</style><rect/>", "<rect/>"),
        ("<style>.a{fill:url(//x)}</style><rect class='a'/>", "<rect/>"),
        ("<animate attributeName='href' to='x'/><set/>", ""),
        ("<rect id='a b'/>", "<rect/>"),
        ("<sodipodi:namedview><rect/></sodipodi:namedview>", ""),
        ("<!-- a --><?x y?><title>t</title>", ""),
        ("<filter><feImage href='x'/></filter>", ""),
        // A copy of a copy of a copy would be a bomb.
        (
            "<g id='a'><use href='#b'/></g><g id='b'><rect/></g><use href='#a'/>",
            "<g id=\"a\"></g><g id=\"b\"><rect/></g><use href=\"#a\"/>",
        ),
    ];
    for (sent, kept) in table {
        assert_eq!(drawn(sent), kept, "{sent}");
    }
}

#[test]
fn what_is_no_drawing_is_refused() {
    let deep = format!("<svg viewBox='0 0 1 1'>{}", "<g>".repeat(100));
    let many = format!("<svg viewBox='0 0 1 1'>{}</svg>", "<g/>".repeat(MOST_ELEMENTS + 1));
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg viewBox='0 0 1 1'><text>&a;</text></svg>";
    let table = [
        ("", Fault::Damaged),
        ("<html/>", Fault::NotAPicture),
        ("<svg viewBox='0 0 1 1'>", Fault::Damaged),
        ("<svg viewBox='0 0 1 1'><g></svg>", Fault::Damaged),
        ("<svg viewBox='0 0 0 1'></svg>", Fault::Damaged),
        ("<svg width='NaN' height='2'></svg>", Fault::Damaged),
        (deep.as_str(), Fault::TooManyPixels),
        (many.as_str(), Fault::TooManyPixels),
        (bomb, Fault::Damaged),
    ];
    for (sent, fault) in table {
        assert_eq!(rebuilt(sent.as_bytes()), Err(fault), "{}", &sent[..sent.len().min(60)]);
    }
    assert_eq!(rebuilt(&vec![b' '; MOST_BYTES + 1]), Err(Fault::TooLarge));
    assert_eq!(rebuilt(b"<svg viewBox='0 0 1 1'>\xff</svg>"), Err(Fault::Damaged));
}

#[test]
fn sizes_come_from_where_they_are_said() {
    let frame = |attributes: &str| rebuilt(format!("<svg {attributes}><g/></svg>").as_bytes()).expect(attributes);
    for (attributes, shown) in
        [("viewBox='1,2 3.5 4'", "1 2 3.5 4"), ("width='40mm' height='20mm'", "0 0 40 20"), ("viewBox='x' width='4' height='5'", "0 0 4 5")]
    {
        assert!(frame(attributes).contains(&format!("viewBox=\"{shown}\"")), "{attributes}");
    }
}

#[test]
fn names_follow_from_the_bytes() {
    let name = name_of(b"x");
    assert!(is_name(&name), "{name}");
    for other in ["a.svg", "../x.svg", &name.to_uppercase(), &name.replace(".svg", ".png"), "0123456789abcdef0123456789abcdeg.svg"] {
        assert!(!is_name(other), "{other}");
    }
    for (bytes, meant) in
        [(&b"<?xml version='1.0'?><svg/>"[..], true), (b"\xef\xbb\xbf <SVG>", true), (b"\x89PNG <svg", false), (b"%PDF", false)]
    {
        assert_eq!(is_meant(bytes), meant);
    }
}

proptest::proptest! {
    /// Whatever is sent, nothing that runs or loads comes out.
    #[test]
    fn nothing_runs_whatever_is_sent(inside in "(<(script|rect|use|g|image|style|a)( (onload|href|style|fill|d)=\"[a-z#:()/.]{0,12}\")?/?>|[a-z<>&;]{0,6}){0,8}") {
        let whole = format!("<svg viewBox=\"0 0 1 1\">{inside}</svg>");
        if let Ok(out) = rebuilt(whole.as_bytes()) {
            for sign in ["<script", "<image", "<style", "onload", "href=\"http", "href=\"/", "javascript"] {
                proptest::prop_assert!(!out.contains(sign), "{out}");
            }
        }
    }
}
