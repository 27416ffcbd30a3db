//! Everything the checks found: one list, the worst first; and the same beside the editor, as a piece of a page.
use super::checked::{Checked, of_event};
use super::finding::{Finding, Rule, Severity};
use super::hours;
use super::told::{Telling, Told};
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView, Pick};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::fold;
use crate::platform::time::timestamp;
use crate::platform::words::{say, word};
use crate::programme::publish::make::status;
use crate::programme::timetable::filter::Filter;
use rocket::FromForm;
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![all, beside]
}

/// What narrows the list.
#[derive(Debug, Default, FromForm)]
struct Asked {
    severity: Option<String>,
    rule: Option<String>,
    q: Option<String>,
}

#[get("/studio/<_>/programme/checks?<asked..>")]
async fn all(editor: Editor, asked: Asked, db: &Db) -> Result<Page<ChecksView>> {
    let view = ChecksView::read(db, &editor, &asked, hours::filled(&editor.event)).await?;
    Ok(editor.visit.page(view))
}

/// What is found on one day ("none": without a day), or at all, and what is not published yet; asked for again after each act.
#[get("/studio/<_>/programme/findings?<day>")]
async fn beside(editor: Editor, day: Option<&str>, db: &Db) -> Result<Page<FindingsView>> {
    let checked = of_event(db.reader(), &editor.event).await?;
    let status = status(db.reader(), &editor.event, editor.visit.language).await?;
    let view = FindingsView::of(&editor, &checked, day.filter(|day| !day.is_empty()), status);
    Ok(editor.visit.page(view))
}

/// The page with the hours form as it was sent.
pub async fn again(db: &Db, editor: &Editor, form: FormView) -> Result<ChecksView> {
    ChecksView::read(db, editor, &Asked::default(), form).await
}

#[derive(Serialize)]
pub struct ChecksView {
    rail: Rail,
    base: String,
    filter: Filter,
    /// How many of each severity are open, ready; the worst first.
    counts: Vec<Count>,
    open: Vec<Told>,
    acknowledged: Vec<Known>,
    /// Nothing is open at all.
    clean: bool,
    hours: FormView,
    hours_open: bool,
}

impl View for ChecksView {
    const TEMPLATE: &'static str = "programme/checks";
}

#[derive(Serialize)]
struct Count {
    tag: &'static str,
    text: String,
}

/// A finding that somebody acknowledged.
#[derive(Serialize)]
struct Known {
    finding: Told,
    note: String,
    by: String,
    at: String,
}

impl ChecksView {
    async fn read(db: &Db, editor: &Editor, asked: &Asked, hours: FormView) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let checked = of_event(db.reader(), event).await?;
        let telling = Telling { checked: &checked, event, language };
        let all: Vec<Told> = checked.open.iter().filter_map(|finding| telling.told(finding)).collect();
        let known = checked.acknowledged.iter().filter_map(|(finding, row)| {
            let at = timestamp(row.at, event.tz(), language);
            Some(Known { finding: telling.told(finding)?, note: row.note.clone(), by: row.by_name.clone(), at })
        });
        let acknowledged = known.collect();
        let open: Vec<Told> = all.iter().filter(|one| asked.takes(one)).cloned().collect();
        let count = say(language, "programme-checks-count", &json!({ "count": open.len(), "all": all.len() }));
        Ok(Self {
            rail: editor.rail("programme").with_status(status(db.reader(), event, language).await?),
            base: format!("/studio/{}/programme", event.slug),
            filter: asked.filter(&all, language).counted(count),
            counts: counts(&checked, language),
            clean: all.is_empty(),
            open,
            acknowledged,
            hours_open: hours.is_refused(),
            hours,
        })
    }
}

impl Asked {
    fn narrows(&self) -> bool {
        [&self.severity, &self.rule, &self.q].into_iter().flatten().any(|text| !text.is_empty())
    }

    fn takes(&self, one: &Told) -> bool {
        let is = |wish: &Option<String>, value: &str| wish.as_deref().filter(|wish| !wish.is_empty()).is_none_or(|wish| wish == value);
        let words = self.q.as_deref().map(fold).unwrap_or_default();
        is(&self.severity, one.severity) && is(&self.rule, one.rule) && words.split(' ').all(|word| one.words.contains(word))
    }

    fn filter(&self, all: &[Told], language: Language) -> Filter {
        let say = |key: &str| word(language, key);
        let severities = Severity::ALL.into_iter().filter(|one| all.iter().any(|told| told.severity == one.code()));
        let rules = Rule::ALL.into_iter().filter(|one| all.iter().any(|told| told.rule == one.code()));
        let severities = severities.map(|one| Choice::new(one.code(), say(one.key()))).collect();
        let rules = rules.map(|one| Choice::new(one.code(), say(one.key()))).collect();
        let (severity, rule) =
            (("programme-checks-severity", "programme-checks-every-severity"), ("programme-checks-rule", "programme-checks-every-rule"));
        Filter::new("findings", say("programme-search"), self.q.as_deref())
            .over_part(self.narrows())
            .with(Pick::new("severity", severity, self.severity.as_deref(), severities, language))
            .with(Pick::new("rule", rule, self.rule.as_deref(), rules, language))
    }
}

fn counts(checked: &Checked, language: Language) -> Vec<Count> {
    let one = |severity: Severity| {
        let key = match severity {
            Severity::Clash => "programme-checks-clashes",
            Severity::Warning => "programme-checks-warnings",
            Severity::Hint => "programme-checks-hints",
        };
        let count = checked.open_of(severity);
        (count > 0).then(|| Count { tag: severity.tag(), text: say(language, key, &json!({ "count": count })) })
    };
    Severity::ALL.into_iter().filter_map(one).collect()
}

/// What is open, in short: "2 chỗ trùng", "1 cảnh báo"; and whether it is bad.
pub fn open_in_short(checked: &Checked, language: Language) -> Vec<(&'static str, String)> {
    counts(checked, language).into_iter().map(|count| (count.tag, count.text)).collect()
}

/// Findings shown beside the editor; the page of all is a link away. A thousand items have hundreds, and nobody reads those beside a grid.
const BESIDE: usize = 30;

/// What is open on a day, with the counts of all days.
#[derive(Serialize)]
pub struct FindingsView {
    base: String,
    counts: Vec<Count>,
    findings: Vec<Told>,
    /// "Còn 12 điểm nữa"; empty where all are shown.
    more: String,
    /// Clashes and warnings at each item, as JSON: {"7": 2}.
    counted: String,
    clashes: usize,
    warnings: usize,
    hints: usize,
    /// What the public sees, and how much is not published yet; ready.
    status: String,
}

impl View for FindingsView {
    const TEMPLATE: &'static str = "programme/findings";
}

impl FindingsView {
    pub fn of(editor: &Editor, checked: &Checked, day: Option<&str>, status: String) -> Self {
        let telling = Telling { checked, event: &editor.event, language: editor.visit.language };
        let of_day = |told: &Told| day.is_none_or(|day| told.item.day == day || told.other.as_ref().is_some_and(|other| other.day == day));
        let told = |finding: &Finding| telling.told(finding);
        let mut findings: Vec<Told> = checked.open.iter().filter_map(told).filter(of_day).collect();
        let hidden = findings.len().saturating_sub(BESIDE);
        findings.truncate(BESIDE);
        let more = |count: usize| say(editor.visit.language, "programme-checks-more", &json!({ "count": count }));
        Self {
            base: format!("/studio/{}/programme", editor.event.slug),
            counts: counts(checked, editor.visit.language),
            findings,
            more: if hidden == 0 { String::new() } else { more(hidden) },
            counted: serde_json::to_string(&checked.counts()).unwrap_or_default(),
            clashes: checked.open_of(Severity::Clash),
            warnings: checked.open_of(Severity::Warning),
            hints: checked.open_of(Severity::Hint),
            status,
        }
    }
}
