//! What a machine can say of a page's accessibility (WCAG 2.2 A and AA), and whether it fits its screen.
use serde_json::Value;
use std::sync::OnceLock;
use thirtyfour::WebDriver;

static AXE: OnceLock<String> = OnceLock::new();

fn script() -> &'static str {
    AXE.get_or_init(|| {
        let path =
            std::env::var("AXE_SCRIPT").unwrap_or_else(|_| panic!("AXE_SCRIPT must name axe.min.js: ./test fetches it and says where"));
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("AXE_SCRIPT names {path}, which cannot be read: {error}"))
    })
}

/// Answers a list of lines, one for each element that breaks a rule.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })
        .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} - ${rule.help}`))))
        .catch(error => done(['axe itself: ' + error]));";

/// The first element that reaches over the right edge, or nothing.
const SIDEWAYS: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return null;
    const over = [...document.querySelectorAll('body *')].find(element => element.getBoundingClientRect().right > width + 1);
    return `${document.documentElement.scrollWidth} px in ${width}: ${over ? over.outerHTML.slice(0, 200) : ''}`;";

/// Fails with everything that is wrong with the page.
pub async fn check(driver: &WebDriver, place: &str) {
    driver.execute(script(), Vec::new()).await.expect("axe");
    let found = driver.execute_async(RUN, Vec::new()).await.expect("axe's answer").json().clone();
    let mut wrong: Vec<String> = serde_json::from_value(found).expect("a list of lines");
    let sideways = driver.execute(SIDEWAYS, Vec::new()).await.expect("a width").json().clone();
    if let Value::String(sideways) = sideways {
        wrong.push(format!("scrolls sideways: {sideways}"));
    }
    assert!(wrong.is_empty(), "{place}:\n{}", wrong.join("\n"));
}
