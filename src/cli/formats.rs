//! `hearsay formats`: what comes in and what goes out.

use std::io::Write;

use serde::Serialize;

use super::failure::{Failure, Status};
use crate::io::export::EXPORTERS;
use crate::io::import::IMPORTERS;

/// Lists the formats of articles and tables, with what each carries
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay formats
  hearsay formats --json")]
pub struct Args {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// One format, as it is listed.
#[derive(Serialize)]
struct Format {
    way: &'static str,
    id: &'static str,
    name: &'static str,
    extensions: Vec<&'static str>,
    carries: &'static str,
}

fn formats() -> impl Iterator<Item = Format> {
    let imports = IMPORTERS.iter().map(|it| Format {
        way: "import",
        id: it.id,
        name: it.name,
        extensions: it.extensions.to_vec(),
        carries: it.carries,
    });
    let exports = EXPORTERS.iter().map(|it| Format {
        way: "export",
        id: it.id,
        name: it.name,
        extensions: vec![it.extension],
        carries: it.carries,
    });
    imports.chain(exports)
}

impl Args {
    /// Lists them.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        for format in formats() {
            if self.json {
                serde_json::to_writer(&mut *out, &format).map_err(std::io::Error::from)?;
                writeln!(out)?;
            } else {
                let Format { way, id, name, extensions, carries } = format;
                let ends: Vec<String> = extensions.iter().map(|end| format!(".{end}")).collect();
                writeln!(out, "{way}  {id:<6} {name} ({}): {carries}", ends.join(" "))?;
            }
        }
        Ok(Status::Done)
    }
}
