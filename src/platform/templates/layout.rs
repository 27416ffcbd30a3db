//! `{{#layout "public" head_title=…}}…{{/layout}}`: the frame around a page. The page is drawn first, over the page's own data,
//! then the frame `layouts/public` over the names given here and `body`. (As a block partial, the engine would copy all of
//! the data for the page within, and each given name would hide the same name in every loop of it.)
use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason, Renderable, StringOutput,
};
use serde_json::{Map, Value};

pub struct Layout;

impl HelperDef for Layout {
    fn call<'reg: 'rc, 'rc>(
        &self,
        call: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = call.param(0).and_then(|param| param.value().as_str()).unwrap_or_default();
        let frame = registry.get_template(&format!("layouts/{name}"));
        let (Some(frame), Some(page)) = (frame, call.template()) else {
            return Err(RenderErrorReason::Other(format!("there is no layout {name}, or nothing in it")).into());
        };
        let mut body = StringOutput::new();
        page.render(registry, context, state, &mut body)?;
        let mut given: Map<_, _> = call.hash().iter().map(|(name, value)| ((*name).to_owned(), value.value().clone())).collect();
        given.insert("body".to_owned(), Value::String(body.into_string()?));
        let mut block = BlockContext::new();
        block.set_base_value(Value::Object(given));
        state.push_block(block);
        let drawn = frame.render(registry, context, state, out);
        state.pop_block();
        drawn
    }
}
