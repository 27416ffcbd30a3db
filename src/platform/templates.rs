//! The template engine: everything under `templates/`, embedded in release builds and re-read in debug builds.
mod escape;
mod inline;
mod layout;
mod row;

pub use escape::escape;
pub use row::Row;

use super::assets::Assets;
use super::form;
use super::language::Language;
use super::words::Words;
use anyhow::Context as _;
use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason, ScopedJson};
use rust_embed::RustEmbed;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, RwLock};
use std::time::SystemTime;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Source;

/// Templates, words and assets, as one consistent reading of the `templates` folder.
pub struct Engine {
    pages: Handlebars<'static>,
    plain: Handlebars<'static>,
    pub words: Arc<Words>,
    pub assets: Arc<Assets>,
    stamp: Option<SystemTime>,
}

static ENGINE: LazyLock<RwLock<Option<Arc<Engine>>>> = LazyLock::new(RwLock::default);

/// The engine in force. In debug builds it is made anew when a file under `templates` has changed.
pub fn engine() -> anyhow::Result<Arc<Engine>> {
    let stamp = newest();
    if let Ok(guard) = ENGINE.read()
        && let Some(engine) = guard.as_ref()
        && engine.stamp == stamp
    {
        return Ok(engine.clone());
    }
    let engine = Arc::new(Engine::load(stamp)?);
    if let Ok(mut guard) = ENGINE.write() {
        *guard = Some(engine.clone());
    }
    Ok(engine)
}

/// When the newest template changed; embedded templates never change.
#[cfg(debug_assertions)]
fn newest() -> Option<SystemTime> {
    use std::time::{Duration, Instant};
    static LAST: RwLock<Option<(Instant, Option<SystemTime>)>> = RwLock::new(None);
    if let Ok(guard) = LAST.read()
        && let Some((at, stamp)) = *guard
        && at.elapsed() < Duration::from_secs(1)
    {
        return stamp;
    }
    let stamp = newest_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"));
    if let Ok(mut guard) = LAST.write() {
        *guard = Some((Instant::now(), stamp));
    }
    stamp
}

#[cfg(debug_assertions)]
fn newest_in(folder: &std::path::Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    entries
        .filter_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => newest_in(&entry.path()),
            _ => entry.metadata().ok()?.modified().ok(),
        })
        .max()
}

#[cfg(not(debug_assertions))]
fn newest() -> Option<SystemTime> {
    None
}

/// Every file under `templates/` as (path, bytes), in name order.
fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    let mut names: Vec<_> = Source::iter().collect();
    names.sort();
    names.into_iter().filter_map(|name| Some((name.to_string(), Source::get(&name)?.data.into_owned())))
}

impl Engine {
    fn load(stamp: Option<SystemTime>) -> anyhow::Result<Self> {
        let mut words = Words::default();
        let mut assets = Vec::new();
        let mut pages = Handlebars::new();
        let mut plain = Handlebars::new();
        let mut sources = BTreeMap::new();
        pages.register_escape_fn(escape::escape);
        plain.register_escape_fn(handlebars::no_escape);
        for (name, bytes) in files() {
            if let Some(asset) = name.strip_prefix("assets/") {
                assets.push((asset.to_owned(), bytes));
                continue;
            }
            let text = String::from_utf8(bytes).with_context(|| format!("templates/{name} is not UTF-8"))?;
            if let Some(stem) = name.strip_suffix(".html.hbs") {
                sources.insert(stem.to_owned(), text);
            } else if let Some(stem) = name.strip_suffix(".txt.hbs") {
                plain.register_template_string(stem, text).with_context(|| format!("templates/{name}"))?;
            } else if let Some(file) = name.strip_prefix("words/") {
                words.add(file, text)?;
            }
        }
        for stem in sources.keys() {
            pages.register_template_string(stem, inline::inlined(stem, &sources)?).with_context(|| format!("templates/{stem}"))?;
        }
        let (words, assets) = (Arc::new(words), Arc::new(Assets::new(assets)));
        for registry in [&mut pages, &mut plain] {
            registry.set_strict_mode(true);
            // An indented part would indent what stands in its text areas, and each save would keep it.
            registry.set_prevent_indent(true);
            register_helpers(registry, &words, &assets);
        }
        Ok(Self { pages, plain, words, assets, stamp })
    }

    /// Draws a page or a part of one, as HTML.
    pub fn html(&self, template: &str, data: &impl Serialize) -> anyhow::Result<String> {
        Ok(self.pages.render_with_context(template, &Context::wraps(data)?)?)
    }

    /// Draws a part over one row's own fields, and the one thing of the page a part needs: the language its words are in.
    fn row(&self, part: &str, language: Language, row: &impl Serialize) -> anyhow::Result<String> {
        let mut data = Context::wraps(row)?;
        let fields = data.data_mut().as_object_mut().context("a row without fields")?;
        fields.insert("visit".to_owned(), json!({ "language": language.code() }));
        Ok(self.pages.render_with_context(part, &data)?)
    }

    /// Draws a letter or another plain text: nothing is escaped.
    pub fn text(&self, template: &str, data: &Value) -> anyhow::Result<String> {
        Ok(self.plain.render(template, data)?)
    }

    /// The names of all page templates, for the tests.
    pub fn page_names(&self) -> Vec<String> {
        self.pages.get_templates().keys().cloned().collect()
    }
}

/// Draws a plain text with `{visit: {language}, page: data}`.
pub fn render_text(template: &str, language: Language, data: &Value) -> anyhow::Result<String> {
    engine()?.text(template, &json!({ "visit": { "language": language.code() }, "page": data }))
}

fn register_helpers(registry: &mut Handlebars<'static>, words: &Arc<Words>, assets: &Arc<Assets>) {
    let (t, errors) = (words.clone(), words.clone());
    let modules = assets.clone();
    registry.register_helper("modules", value_helper(move |call, _| Ok(modules.modules(call.text(0)?).into())));
    let assets = assets.clone();
    registry.register_helper("t", value_helper(move |call, language| t.say_json(language, call.text(0)?, call.hash())));
    registry.register_helper("asset", value_helper(move |call, _| Ok(assets.address(call.text(0)?).into())));
    registry.register_helper("plain", value_helper(|call, language| Ok(in_language(call.json(0), language).0.into())));
    registry.register_helper("value_of", value_helper(|call, _| Ok(form::value_of(call.json(0), call.text(1)?))));
    registry.register_helper("theirs_of", value_helper(|call, _| Ok(form::theirs_of(call.json(0), call.text(1)?))));
    registry.register_helper(
        "errors_of",
        value_helper(move |call, language| form::errors_of(call.json(0), call.text(1)?, |key, args| errors.say_json(language, key, args))),
    );
    registry.register_helper("concat", value_helper(|call, _| Ok(call.all_texts().concat().into())));
    registry
        .register_helper("in", value_helper(|call, _| Ok(call.json(0).as_array().is_some_and(|list| list.contains(call.json(1))).into())));
    registry.register_helper("both", Box::new(both));
    registry.register_helper("attr", Box::new(attr));
    registry.register_helper("layout", Box::new(layout::Layout));
}

/// One call of a helper, for helpers that answer a value.
struct Call<'a, 'rc>(&'a Helper<'rc>);

impl Call<'_, '_> {
    fn json(&self, at: usize) -> &Value {
        self.0.param(at).map_or(&Value::Null, |param| param.value())
    }

    fn text(&self, at: usize) -> anyhow::Result<&str> {
        self.json(at).as_str().with_context(|| format!("{}: parameter {at} is not text", self.0.name()))
    }

    fn all_texts(&self) -> Vec<String> {
        let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        self.0.params().iter().map(|param| shown(param.value())).collect()
    }

    fn hash(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.hash().iter().map(|(name, value)| (*name, value.value()))
    }
}

struct ValueHelper<F>(F);

impl<F> HelperDef for ValueHelper<F>
where
    F: for<'a, 'rc> Fn(Call<'a, 'rc>, Language) -> anyhow::Result<Value> + Send + Sync,
{
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = (self.0)(Call(helper), language_of(context)).map_err(|error| RenderErrorReason::Other(format!("{error:#}")))?;
        Ok(ScopedJson::Derived(value))
    }
}

fn value_helper<F>(answer: F) -> Box<dyn HelperDef + Send + Sync>
where
    F: for<'a, 'rc> Fn(Call<'a, 'rc>, Language) -> anyhow::Result<Value> + Send + Sync + 'static,
{
    Box::new(ValueHelper(answer))
}

fn language_of(context: &Context) -> Language {
    let code = context.data().pointer("/visit/language").and_then(Value::as_str).unwrap_or_default();
    Language::from_code(code).unwrap_or_default()
}

/// The text of `{vi, en}` for a reader, and the language it is in when that is not the reader's.
fn in_language(value: &Value, language: Language) -> (&str, Option<Language>) {
    let text = |language: Language| value.get(language.code()).and_then(Value::as_str).unwrap_or_default();
    match (text(language), text(language.other())) {
        ("", "") => ("", None),
        ("", other) => (other, Some(language.other())),
        (own, _) => (own, None),
    }
}

/// `{{both name}}`: text in the page's language, or in the other one and marked as such.
fn both(
    helper: &Helper<'_>,
    registry: &Handlebars<'_>,
    context: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let (text, other) = in_language(helper.param(0).map_or(&Value::Null, |param| param.value()), language_of(context));
    let escaped = registry.get_escape_fn()(text);
    match other {
        Some(other) => out.write(&format!("<span lang=\"{}\">{escaped}</span>", other.code()))?,
        None => out.write(&escaped)?,
    }
    Ok(())
}

/// `{{attr "data-room" room}}`: an attribute with the blank before it; nothing where the text is empty.
fn attr(helper: &Helper<'_>, registry: &Handlebars<'_>, _: &Context, _: &mut RenderContext<'_, '_>, out: &mut dyn Output) -> HelperResult {
    let text = |at: usize| helper.param(at).and_then(|param| param.value().as_str()).unwrap_or_default();
    let (name, value) = (text(0), text(1));
    if !value.is_empty() {
        out.write(" ")?;
        out.write(name)?;
        out.write("=\"")?;
        out.write(&registry.get_escape_fn()(value))?;
        out.write("\"")?;
    }
    Ok(())
}
