//! Styles, scripts and pictures of the application itself, at addresses that carry a content hash.
use super::encoding::{Body, Effort, Encoding};
use super::secret::hex;
use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use rocket::{Request, Route};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// The one style sheet: every file of `assets/css`, in name order.
const STYLE: &str = "site.css";

/// All assets of one reading of the folder.
pub struct Assets {
    version: String,
    kept: BTreeMap<String, Arc<Body>>,
    /// The modules each script imports at once.
    imports: BTreeMap<String, Vec<String>>,
}

impl Assets {
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        let (styles, mut others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| name.starts_with("css/"));
        let style: String = styles.iter().map(|(_, bytes)| shorten(&String::from_utf8_lossy(bytes))).collect();
        others.push((STYLE.into(), style.into_bytes()));
        let mut hash = Sha256::new();
        for (name, bytes) in &others {
            hash.update(name);
            hash.update(bytes);
        }
        let version = hex(&hash.finalize())[..10].to_owned();
        let imports =
            others.iter().filter(|(name, _)| name.ends_with(".js")).map(|(name, bytes)| (name.clone(), imported(bytes))).collect();
        let kept = others.into_iter().map(|(name, bytes)| (name, Arc::new(Body::new(bytes, Effort::Once)))).collect();
        Self { version, kept, imports }
    }

    /// Where a file is served: one version for the whole set, so that scripts may import each other by relative address.
    pub fn address(&self, name: &str) -> String {
        format!("/assets/{}/{name}", self.version)
    }

    /// Where a script and everything it imports are served, so that a browser need not find out import by import.
    pub fn modules(&self, name: &str) -> Vec<String> {
        let mut all = vec![format!("js/{name}.js")];
        let mut seen = 0;
        while let Some(one) = all.get(seen) {
            let news: Vec<String> = self.imports.get(one).into_iter().flatten().filter(|module| !all.contains(module)).cloned().collect();
            all.extend(news);
            seen += 1;
        }
        all.iter().map(|module| self.address(module)).collect()
    }
}

/// What a script says it imports, from beside it; what it loads later, by `import(…)`, is not meant.
fn imported(script: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(script);
    let statements = text.lines().filter(|line| line.starts_with("import "));
    let beside = statements.filter_map(|line| line.split("\"./").nth(1)?.split('"').next());
    beside.map(|name| format!("js/{name}")).collect()
}

/// A style sheet without its comments and indentation.
fn shorten(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out += &rest[..start];
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    out += rest;
    let mut short = Vec::with_capacity(out.len());
    for line in out.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = writeln!(short, "{line}");
    }
    String::from_utf8_lossy(&short).into_owned()
}

pub fn routes() -> Vec<Route> {
    routes![asset, favicon, service_worker]
}

#[get("/assets/<version>/<path..>", rank = 1)]
fn asset(version: &str, path: PathBuf) -> Option<Served> {
    let engine = super::templates::engine().ok()?;
    let name = path.to_str()?;
    let kept = engine.assets.kept.get(name)?.clone();
    let kind = path.extension().and_then(|ending| ContentType::from_extension(ending.to_str()?)).unwrap_or(ContentType::Binary);
    Some(Served { kept, kind, lasting: version == engine.assets.version })
}

#[get("/favicon.ico")]
fn favicon() -> Option<Served> {
    asset("", "img/favicon.svg".into())
}

/// What keeps public pages for when there is no network. It lives at the root, for a worker serves only what lies beneath it, and says
/// which version it is, so that a browser takes up a new one when any file of ours has changed.
#[get("/service-worker.js")]
fn service_worker() -> Option<Worker> {
    let engine = super::templates::engine().ok()?;
    let script = engine.assets.kept.get("js/service_worker.js")?;
    let version = &engine.assets.version;
    Some(Worker(format!("const VERSION = \"{version}\";\n{}", String::from_utf8_lossy(script.plain()))))
}

struct Worker(String);

impl<'r> Responder<'r, 'static> for Worker {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .header(ContentType::JavaScript)
            .raw_header("Cache-Control", "no-cache")
            .sized_body(self.0.len(), Cursor::new(self.0))
            .ok()
    }
}

struct Served {
    kept: Arc<Body>,
    kind: ContentType,
    lasting: bool,
}

impl<'r> Responder<'r, 'static> for Served {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let encoding = Encoding::wanted(request);
        let bytes = self.kept.encoded(encoding);
        // An address of an older version still answers, with what is true now, but is not kept.
        let age = if self.lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut answer = Response::build();
        answer.status(Status::Ok).header(self.kind).raw_header("Cache-Control", age).raw_header("Vary", "Accept-Encoding");
        if let Some(name) = encoding.name() {
            answer.raw_header("Content-Encoding", name);
        }
        answer.sized_body(bytes.len(), Cursor::new(bytes)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_brings_along_what_it_imports_each_once() {
        let scripts = [
            ("js/editor.js", "import { lanes } from \"./draw.js\";\nimport * as keys from \"./keys.js\";\nimport(\"./late.js\");"),
            ("js/draw.js", "// import \"./said.js\"\nimport { at } from \"./keys.js\";"),
            ("js/keys.js", "export const at = 1;"),
            ("js/late.js", ""),
        ];
        let assets = Assets::new(scripts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec());
        let expected = ["js/editor.js", "js/draw.js", "js/keys.js"].map(|name| assets.address(name));
        assert_eq!(assets.modules("editor"), expected);
    }
}
