//! Parts that take no names of their own are written into the templates that use them, once, when they are read: the
//! engine would copy the data beneath each part for every use of it, which cost two thirds of the time of a long page.
use anyhow::Context as _;
use std::collections::BTreeMap;

/// The template of that name with its parts in place. `{{> part}}` becomes the part's text, `{{> part path}}` the same
/// within `{{#with path}}`; a part with named parameters, a block, and a part within itself (a tree) stay calls.
pub fn inlined(name: &str, sources: &BTreeMap<String, String>) -> anyhow::Result<String> {
    expand(name, sources, &[]).with_context(|| format!("templates/{name}"))
}

fn expand(name: &str, sources: &BTreeMap<String, String>, around: &[&str]) -> anyhow::Result<String> {
    let around = [around, &[name]].concat();
    let mut rest = without_head_comment(sources.get(name).with_context(|| format!("there is no part {name}"))?);
    let mut out = String::with_capacity(rest.len() * 2);
    while let Some(at) = rest.find("{{> ") {
        let end = at + rest[at..].find("}}").context("a part without its end")?;
        let call: Vec<_> = rest[at + 4..end].split_whitespace().collect();
        out += &rest[..at];
        match call.as_slice() {
            [part, ..] if around.contains(part) => out += &rest[at..end + 2],
            [part] => out += &expand(part, sources, &around)?,
            [part, path] if !path.contains('=') => {
                out += &format!("{{{{#with {path}}}}}{}{{{{/with}}}}", expand(part, sources, &around)?);
            }
            _ => out += &rest[at..end + 2],
        }
        rest = &rest[end + 2..];
    }
    Ok(out + rest)
}

/// What a part takes is said in a comment at its head; it belongs into no page.
fn without_head_comment(text: &str) -> &str {
    let body = text.strip_prefix("{{!--").and_then(|rest| rest.split_once("--}}")).map_or(text, |(_, body)| body);
    body.trim_start_matches('\n')
}

#[cfg(test)]
mod tests {
    use super::inlined;
    use std::collections::BTreeMap;

    fn sources() -> BTreeMap<String, String> {
        let all = [
            ("page", "<p>{{> line}}</p>{{> line this.one}}{{> field name=\"x\"}}"),
            ("line", "{{!-- takes {{name}} --}}\n<b>{{this.name}}</b>"),
            ("field", "{{> line}}"),
            ("tree", "<li>{{#each this.inner}}{{> tree}}{{/each}}</li>"),
            ("lost", "{{> nobody}}"),
        ];
        all.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    #[test]
    fn parts_without_names_are_written_in() {
        let cases = [
            ("page", "<p><b>{{this.name}}</b></p>{{#with this.one}}<b>{{this.name}}</b>{{/with}}{{> field name=\"x\"}}"),
            ("field", "<b>{{this.name}}</b>"),
            ("tree", "<li>{{#each this.inner}}{{> tree}}{{/each}}</li>"),
        ];
        for (name, expected) in cases {
            assert_eq!(inlined(name, &sources()).ok().as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn a_missing_part_is_refused() {
        assert!(inlined("lost", &sources()).is_err());
    }
}
