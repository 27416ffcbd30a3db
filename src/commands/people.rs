//! `people read`: what the reader makes of a text, without a database.
use anyhow::{Context, bail};
use clap::Subcommand;
use khaihoi::people::reader;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum Act {
    /// Print the people in a paragraph of delegates as JSON: honorific, name and positions of each, as printed
    ///
    /// The text is an invitation, a report, a list or a table, in UTF-8. Nothing is saved.
    Read {
        /// The file to read; - reads standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

pub fn run(act: &Act) -> anyhow::Result<()> {
    let Act::Read { file } = act;
    let text = text_of(file)?;
    println!("{}", serde_json::to_string_pretty(&reader::read(&text).people)?);
    Ok(())
}

/// The text of a file, or of standard input.
fn text_of(file: &Path) -> anyhow::Result<String> {
    let (name, source): (_, Box<dyn Read>) = match file.to_str() {
        Some("-") => ("standard input".to_owned(), Box::new(io::stdin())),
        _ => (file.display().to_string(), Box::new(File::open(file).with_context(|| format!("cannot read {}", file.display()))?)),
    };
    let mut bytes = Vec::new();
    // One byte more than is read tells a long text from one that just fits.
    source.take(reader::LONGEST as u64 + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
    if bytes.len() > reader::LONGEST {
        bail!("{name} is longer than {} KB: give one list or paragraph at a time", reader::LONGEST / 1000);
    }
    let text = String::from_utf8(bytes).ok().with_context(|| format!("{name} is no text in UTF-8"))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}
