//! `hearsay stats`: how much a project holds.

use std::io::Write;
use std::path::PathBuf;

use super::failure::{Failure, Status};
use super::project::open;
use crate::analysis::stats;
use crate::model::Cell;

/// Counts articles, sentences, tags, notes, sources and propositions
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay stats story.ron
  hearsay stats story.ron --json")]
pub struct Args {
    /// The project
    project: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Counts.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let session = open(&self.project)?;
        let stats = stats(session.project());
        if self.json {
            serde_json::to_writer(&mut *out, &stats).map_err(std::io::Error::from)?;
            writeln!(out)?;
            return Ok(Status::Done);
        }
        writeln!(out, "{}", session.title())?;
        let mut group = String::new();
        for row in stats.table().rows {
            let [Cell::Text(of), name, Cell::Number(n)] = row.as_slice() else { continue };
            if *of != group {
                group.clone_from(of);
                if of != "project" {
                    writeln!(out, "{of}")?;
                }
            }
            let name = match name {
                Cell::Text(name) => name.as_str(),
                _ => "not known",
            };
            writeln!(out, "{n:>9}  {name}")?;
        }
        Ok(Status::Done)
    }
}
