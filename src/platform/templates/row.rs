//! `{{row "parts/schedule_item" this}}`: a part of a page drawn over one row's own data, for the long lists. What it reads is then
//! one step away and borrowed; in place, the engine would walk down from the page's root, copying the way, for each word.
use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason, Renderable};
use serde_json::{Value, json};

pub struct Row;

impl HelperDef for Row {
    fn call<'reg: 'rc, 'rc>(
        &self,
        call: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = call.param(0).and_then(|param| param.value().as_str()).unwrap_or_default();
        let (Some(part), Some(row)) = (registry.get_template(name), call.param(1)) else {
            return Err(RenderErrorReason::Other(format!("there is no part {name}, or no row for it")).into());
        };
        let mut fields = row.value().as_object().cloned().unwrap_or_default();
        // The one thing of the page that a part needs: the language its words are in.
        fields.insert("visit".to_owned(), json!({ "language": context.data().pointer("/visit/language") }));
        let mut data = Context::null();
        *data.data_mut() = Value::Object(fields);
        part.render(registry, &data, &mut RenderContext::new(None), out)
    }
}
