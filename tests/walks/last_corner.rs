//! Exhibitors and the floor plan as one story: a newcomer draws a hall of sixty booths of three kinds, ten exhibitors apply, two of
//! them for the last corner; one gets it, the other waits; the first steps back, and who waited is offered the corner and takes
//! it. After each step the plan, the directory and the organizer's lists say the same.
use super::acting;
use super::applicant::Applicant;
use super::browser::Browser;
use super::floor_plan::draw_sixty;
use super::people::{Eyes, letter_to};
use super::stage::Stage;
use super::story::exhibitor::{Exhibitor, HOA, Who};
use super::story::{SLUG, organizer};
use crate::server::becomes;
use khaihoi::exhibitors::application::State;
use khaihoi::platform::language::Language;
use khaihoi::platform::words::{say, word};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The organizer and the second exhibitor sit at a desk, the first one has a phone.
const DESK: Eyes = Eyes { language: Language::Vi, screen: Eyes::DESK.screen };

/// Who apply by forms, and the booths they get: the first has a corner.
const OTHERS: [(&str, &str); 8] = [
    ("Chè Bản Lĩnh", "E01"),
    ("Gạo Nương Cao", "A01"),
    ("Gốm Bến Cũ", "A02"),
    ("Mây tre Làng Hạ", "A03"),
    ("Nấm Đồi Thông", "A04"),
    ("Phần mềm Sao Hôm", "A05"),
    ("Rượu sim Suối Trong", "A06"),
    ("Thổ cẩm Bản Mây", "A07"),
];

/// The kind with two corners; the hall was begun with it under another name.
const CORNER: &str = "double";
const FIRST: Who = Who { booth_kind: CORNER, ..HOA };
const SECOND: Who = Who {
    person: "Lường Văn Nam",
    email: "nam@gach-anh-kim.example",
    name: ("Công ty Gạch Ánh Kim", "Anh Kim Tiles"),
    tax_code: "",
    booth_kind: CORNER,
    fascia: ("GẠCH ÁNH KIM", "ANH KIM TILES"),
};

#[rocket::async_test]
async fn the_last_corner_goes_to_who_waited_once_its_holder_steps_back() {
    let stage = Stage::set("demo").await;
    let organizer = DESK.enter(&stage, "organizer").await;
    open_a_hall(&organizer).await;
    let visitor = DESK.arrive(&stage).await;
    let mut truth = Truth::default();
    truth.holds("an empty hall", &visitor, &organizer).await;

    for (number, (name, booth)) in OTHERS.into_iter().enumerate() {
        let applicant = Applicant::sign_up(&stage, "Vi Thị Hoài Thương", &format!("don-vi-{number}@x.example")).await;
        applicant.apply(SLUG, name, if booth.starts_with('E') { CORNER } else { "shell" }).await;
        truth.set(name, State::Sent, "");
    }
    let first = Exhibitor::sign_up(Eyes::PHONE, &stage, FIRST).await;
    let second = Exhibitor::sign_up(DESK, &stage, SECOND).await;
    for exhibitor in [&first, &second] {
        exhibitor.apply(&stage).await;
        truth.set(exhibitor.who.name.0, State::Sent, "");
    }
    truth.holds("ten applications", &visitor, &organizer).await;

    for (name, booth) in OTHERS.into_iter().chain([(FIRST.name.0, "E02")]) {
        acting::open(&organizer, SLUG, name).await;
        acting::accept(&organizer, booth).await;
        organizer.reads(&DESK.say("exhibitors-review-accepted")).await;
        truth.set(name, State::Accepted, booth);
    }
    organizer.is_sound(DESK.language).await;
    truth.holds("nine accepted, two of them at corners", &visitor, &organizer).await;

    wait_in_line(&organizer, &second).await;
    truth.set(SECOND.name.0, State::Waiting, "");
    truth.holds("one in line for a corner", &visitor, &organizer).await;
    step_back(&first).await;
    truth.set(FIRST.name.0, State::Withdrawn, "");
    truth.set(SECOND.name.0, State::Offered, "");
    truth.holds("a corner offered", &visitor, &organizer).await;
    take_the_offer(&stage, &second).await;
    truth.set(SECOND.name.0, State::Confirmed, "");
    truth.holds("a corner taken", &visitor, &organizer).await;
    put_on_the_plan(&organizer).await;
    truth.set(SECOND.name.0, State::Confirmed, "E02");
    truth.holds("a full hall of ten", &visitor, &organizer).await;
    for browser in [organizer, visitor, first.browser, second.browser] {
        browser.close().await;
    }
}

/// A festival that takes applications, with sixty booths of three kinds, one of which there is twice.
async fn open_a_hall(organizer: &Browser) {
    organizer::make(organizer, DESK).await;
    organizer::describe(organizer, DESK).await;
    organizer.room(&format!("/studio/{SLUG}/floor-plan")).await;
    draw_sixty(organizer, DESK).await;
    organizer.press(&DESK.say("plan-kinds-title")).await;
    organizer.is_sound(DESK.language).await;
    organizer.press(&DESK.say("exhibitors-booth-double")).await;
    organizer.fill_all(&[("name.vi", "Gian góc"), ("name.en", "Corner booth"), ("quota", "2")]).await;
    organizer.is_sound(DESK.language).await;
    organizer.send().await;
    organizer.reads(&DESK.say("plan-kind-saved")).await;
    organizer.go(&format!("/studio/{SLUG}/state/publish")).await;
    organizer.send().await;
    organizer.reads(&DESK.say("events-publish-done")).await;
}

/// The last corner is gone: who comes second is told so, and put on the list.
async fn wait_in_line(organizer: &Browser, second: &Exhibitor) {
    acting::open(organizer, SLUG, SECOND.name.0).await;
    acting::act(organizer, "accept").await;
    organizer.reads(&say(DESK.language, "exhibitors-review-kind-full", &json!({ "kind": "Gian góc", "left": 0 }))).await;
    organizer.is_sound(DESK.language).await;
    acting::act(organizer, "wait").await;
    organizer.reads(&DESK.say("exhibitors-act-wait-done")).await;
    organizer.go(&format!("/studio/{SLUG}/booths/waiting")).await;
    assert_eq!(organizer.count(".waiting-line ol > li").await, 1);
    organizer.is_sound(DESK.language).await;
    second.browser.go(&format!("/desk/{SLUG}")).await;
    second.browser.reads(&say(DESK.language, "exhibitors-path-in-line", &json!({ "place": 1 }))).await;
    second.browser.is_sound(DESK.language).await;
}

async fn step_back(first: &Exhibitor) {
    let browser = &first.browser;
    browser.go(&format!("/desk/{SLUG}")).await;
    browser.reads("E02").await;
    browser.is_sound(Eyes::PHONE.language).await;
    acting::withdraw(browser).await;
    browser.reads(&Eyes::PHONE.say("exhibitors-state-withdrawn")).await;
    browser.is_sound(Eyes::PHONE.language).await;
}

/// The letter says until when; at the desk it is taken.
async fn take_the_offer(stage: &Stage, second: &Exhibitor) {
    letter_to(&stage.server.data, SECOND.email, "được giữ cho đơn vị đến").await;
    let browser = &second.browser;
    browser.go(&format!("/desk/{SLUG}")).await;
    browser.reads(&DESK.say("exhibitors-act-kept-until")).await;
    browser.is_sound(DESK.language).await;
    browser.press(&DESK.say("exhibitors-take-offer")).await;
    browser.reads(&DESK.say("exhibitors-state-confirmed")).await;
    browser.is_sound(DESK.language).await;
}

/// Whoever has a place and no number is given the corner that became free.
async fn put_on_the_plan(organizer: &Browser) {
    organizer.go(&format!("/studio/{SLUG}/booths/placing")).await;
    organizer.is_sound(DESK.language).await;
    assert_eq!(organizer.count("ol.waiting > li").await, 1);
    organizer.fill("numbers", "E02").await;
    organizer.click("ol.waiting form button").await;
    organizer.reads(&DESK.say("exhibitors-placing-nobody")).await;
    organizer.is_sound(DESK.language).await;
}

/// What is so: each exhibitor with the state of its application and its booth.
#[derive(Default)]
struct Truth(BTreeMap<&'static str, (State, &'static str)>);

impl Truth {
    fn set(&mut self, name: &'static str, state: State, booth: &'static str) {
        self.0.insert(name, (state, booth));
    }

    /// Who is shown to the public: (name, booth).
    fn shown(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter(|(_, (state, _))| state.is_shown()).map(|(name, (_, booth))| (*name, *booth))
    }

    /// The public plan, the directory, and the organizer's lists say what is so.
    async fn holds(&self, step: &str, visitor: &Browser, organizer: &Browser) {
        self.stands_on_the_plan(step, visitor).await;
        self.stands_in_the_directory(step, visitor).await;
        self.is_counted(step, organizer).await;
        self.stands_in_the_fascia_list(step, organizer).await;
        self.is_counted_by_kind(step, organizer).await;
    }

    async fn stands_on_the_plan(&self, step: &str, visitor: &Browser) {
        let taken = sorted(self.shown().filter(|(_, booth)| !booth.is_empty()).map(|(name, booth)| [booth, name]));
        let expected = json!({ "booths": 60, "taken": taken });
        let page = format!("/vi/{SLUG}/floor-plan");
        becomes(&format!("the plan of {step}"), expected, async || {
            visitor.go(&page).await;
            let lines = table(visitor, ".hall-list li", &[".num", "div"]).await;
            let free = word(Language::Vi, "exhibitors-plan-free");
            let taken = lines.iter().filter(|line| line[1] != free).map(|line| [line[0].as_str(), line[1].as_str()]);
            json!({ "booths": lines.len(), "taken": sorted(taken) })
        })
        .await;
        visitor.is_sound(Language::Vi).await;
    }

    async fn stands_in_the_directory(&self, step: &str, visitor: &Browser) {
        let numbered = |booth: &str| match booth {
            "" => String::new(),
            _ => say(Language::Vi, "exhibitors-booth-number", &json!({ "number": booth })),
        };
        let expected = sorted(self.shown().map(|(name, booth)| [name.to_owned(), numbered(booth)]));
        let page = format!("/vi/{SLUG}/exhibitors");
        becomes(&format!("the directory of {step}"), expected, async || {
            visitor.go(&page).await;
            sorted(table(visitor, ".exhibitor-card", &["h2", ".num"]).await.into_iter())
        })
        .await;
        visitor.is_sound(Language::Vi).await;
    }

    async fn is_counted(&self, step: &str, organizer: &Browser) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (state, _) in self.0.values() {
            *counts.entry(word(Language::Vi, state.key())).or_default() += 1;
        }
        let expected = sorted(counts.into_iter().map(|(state, count)| [state, count.to_string()]));
        let page = format!("/studio/{SLUG}/booths");
        organizer.go(&page).await;
        let tabs = table(organizer, "nav.states li:not(:first-child)", &["a", ".num"]).await;
        let counted = tabs.into_iter().filter(|tab| tab[1] != "0").map(|tab| {
            let label = tab[0].strip_suffix(&tab[1]).unwrap_or(&tab[0]).trim().to_owned();
            [label, tab[1].clone()]
        });
        assert_eq!(sorted(counted), expected, "the list of {step}");
        organizer.is_sound(Language::Vi).await;
    }

    async fn stands_in_the_fascia_list(&self, step: &str, organizer: &Browser) {
        let none = word(Language::Vi, "booths-no-number");
        let expected =
            sorted(self.shown().map(|(name, booth)| [if booth.is_empty() { none.clone() } else { booth.to_owned() }, name.to_owned()]));
        organizer.go(&format!("/studio/{SLUG}/papers/booths/fascia")).await;
        let rows = table(organizer, ".booth-list tbody tr", &["td:nth-child(2)", "td:nth-child(3)"]).await;
        assert_eq!(sorted(rows.into_iter()), expected, "the fascia list of {step}");
        organizer.is_sound(Language::Vi).await;
    }

    /// Corners that are promised: an offer keeps one.
    async fn is_counted_by_kind(&self, step: &str, organizer: &Browser) {
        let corner = |name: &str| name == OTHERS[0].0 || name == FIRST.name.0 || name == SECOND.name.0;
        let given = self.0.iter().filter(|(name, (state, _))| corner(name) && state.holds_place()).count();
        organizer.go(&format!("/studio/{SLUG}/floor-plan/kinds")).await;
        let notes = table(organizer, "ol.rows li", &["a", "span.small"]).await;
        let note = &notes.iter().find(|row| row[0] == "Gian góc").unwrap_or_else(|| panic!("{step}: no corner in {notes:?}"))[1];
        let told = say(Language::Vi, "plan-kind-given-of", &json!({ "given": given, "quota": 2 }));
        assert!(note.contains(&told), "{step}: {note} should say {told}");
    }
}

fn sorted<T: Ord>(rows: impl Iterator<Item = T>) -> Vec<T> {
    let mut rows: Vec<T> = rows.collect();
    rows.sort();
    rows
}

/// Of each element of the page, the words of these parts of it; empty where there is none.
async fn table<const N: usize>(browser: &Browser, rows: &str, parts: &[&str; N]) -> Vec<[String; N]> {
    let script = "const words = (row, part) => (row.querySelector(part)?.textContent ?? '').replace(/\\s+/g, ' ').trim();
        return [...document.querySelectorAll(arguments[0])].map(row => arguments[1].map(part => words(row, part)));";
    let found: Value = browser.driver.execute(script, vec![json!(rows), json!(parts.as_slice())]).await.expect("rows").json().clone();
    let rows: Vec<Vec<String>> = serde_json::from_value(found).expect("a table of words");
    rows.into_iter().map(|row| row.try_into().expect("as many as were asked for")).collect()
}
