//! `hearsay diff`: what changed between two project files, in words.

use std::io::Write;
use std::path::PathBuf;

use super::failure::{Failure, Status};
use super::project::open;
use crate::analysis::difference;

/// Says what changed between two project files
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay diff story.ron.earlier/2026-11-25T10-02-13Z.ron story.ron
  hearsay diff mine.ron theirs.ron --json

The first line sums up; under each article stand + for what was added, - for what
was removed, ~ for what was changed. Records are compared by id: the files should
be two states of one project.

Exit status 0 where nothing changed, 1 where something did, 2 where a file could
not be read. The files are only read.")]
pub struct Args {
    /// The project as it was
    old: PathBuf,
    /// The project as it is
    new: PathBuf,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Compares.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let (old, new) = (open(&self.old)?, open(&self.new)?);
        let difference = difference(old.project(), new.project());
        if self.json {
            serde_json::to_writer(&mut *out, &difference).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            writeln!(out, "{}", difference.headline())?;
            for line in difference.lines() {
                writeln!(out, "{line}")?;
            }
        }
        Ok(if difference.is_empty() { Status::Done } else { Status::Some })
    }
}
