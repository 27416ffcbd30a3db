//! Every sentence a person reads, in Fluent, from `templates/words/{vi,en}/*.ftl`. Code holds keys only.
use super::language::Language;
use anyhow::{Context, bail};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All words in both languages.
pub struct Words {
    vi: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
    keys: BTreeMap<Language, BTreeSet<String>>,
}

impl Default for Words {
    fn default() -> Self {
        Self { vi: bundle(Language::Vi), en: bundle(Language::En), keys: BTreeMap::new() }
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let locale = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Invisible direction marks around arguments would end up in attributes and letters.
    bundle.set_use_isolating(false);
    bundle
}

impl Words {
    /// Adds one file, named `vi/exhibitors.ftl`.
    ///
    /// # Errors
    /// A sentence that is not Fluent, or a key that another file has already.
    pub fn add(&mut self, file: &str, text: String) -> anyhow::Result<()> {
        let code = file.split('/').next().unwrap_or_default();
        let language = Language::from_code(code).with_context(|| format!("templates/words/{file}: unknown language"))?;
        let resource = FluentResource::try_new(text).map_err(|(_, errors)| anyhow::anyhow!("templates/words/{file}: {errors:?}"))?;
        let keys = self.keys.entry(language).or_default();
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                keys.insert(message.id.name.to_owned());
            }
        }
        let bundle = match language {
            Language::Vi => &mut self.vi,
            Language::En => &mut self.en,
        };
        bundle.add_resource(resource).map_err(|errors| anyhow::anyhow!("templates/words/{file}: {errors:?}"))
    }

    /// One sentence. `args` come from templates or refusals: text and numbers.
    ///
    /// # Errors
    /// An unknown key or a missing argument: a mistake of ours that the tests find.
    pub fn say<'a>(&self, language: Language, key: &str, args: impl IntoIterator<Item = (&'a str, &'a Value)>) -> anyhow::Result<String> {
        let bundle = match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        };
        let message = bundle.get_message(key).with_context(|| format!("no {} words for {key:?}", language.code()))?;
        let pattern = message.value().with_context(|| format!("{key:?} says nothing"))?;
        let mut known = FluentArgs::new();
        for (name, value) in args {
            known.set(name, fluent(value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&known), &mut errors);
        if !errors.is_empty() {
            bail!("{key:?} in {}: {errors:?}", language.code());
        }
        Ok(text.into_owned())
    }

    /// The same, as a JSON text for the template engine.
    pub fn say_json<'a>(
        &self,
        language: Language,
        key: &str,
        args: impl IntoIterator<Item = (&'a str, &'a Value)>,
    ) -> anyhow::Result<Value> {
        Ok(Value::String(self.say(language, key, args)?))
    }

    /// A sentence without arguments; the key itself if there is none, so that a page still stands.
    pub fn word(&self, language: Language, key: &str) -> String {
        self.say(language, key, []).unwrap_or_else(|_| key.to_owned())
    }

    /// The keys of one language, for the tests.
    pub fn keys(&self, language: Language) -> BTreeSet<String> {
        self.keys.get(&language).cloned().unwrap_or_default()
    }
}

fn fluent(value: &Value) -> FluentValue<'_> {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Number(number) => number.as_f64().unwrap_or_default().into(),
        Value::Null => "".into(),
        other => other.to_string().into(),
    }
}

/// A word outside a page: the key itself if the words cannot be read.
pub fn word(language: Language, key: &str) -> String {
    super::templates::engine().map_or_else(|_| key.to_owned(), |engine| engine.words.word(language, key))
}

/// A sentence with its arguments (a JSON object) outside a page: the key itself if it cannot be said.
pub fn say(language: Language, key: &str, args: &Value) -> String {
    let args = args.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value));
    super::templates::engine().and_then(|engine| engine.words.say(language, key, args)).unwrap_or_else(|_| key.to_owned())
}
