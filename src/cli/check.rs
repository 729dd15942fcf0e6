//! `hearsay check`: everything that is wrong with a project file and what lies
//! beside it, by place; and with `--repair`, all that is whole in a new file.

mod beside;

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::failure::{Failure, Status, say};
use super::project::{at_place, contents, counted, must_be_new, of_file};
use crate::io::project_file::{self, OpenError, Problem, Salvaged};

/// Names the faults of a project file, and what to do about each
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hearsay check story.ron
  hearsay check story.ron && hearsay export story.ron --format csv -o tags.csv
  hearsay check story.ron --repair -o saved.ron

Exit status 0 without faults, 1 with faults. The journal and the undo history beside the file
are checked as well: edits that are not saved yet are counted, and tried whether they fit. All
files are only read.

With --repair, all that is whole in a damaged file is saved in a new one, which opens. What
is not is listed with its line and its words, so that it can be made again by hand. Edits in the
journal are brought in where they belong to the file and fit it; a damaged file is no longer the
one that they belong to, so say --journal apply if they should be tried all the same. Exit status
0 if all was saved, 1 if something was lost, 2 if nothing was written.")]
pub struct Args {
    /// The project
    project: PathBuf,
    /// Save all that is whole in a new file
    #[arg(long, requires = "output")]
    repair: bool,
    /// The new file; it must not be there yet
    #[arg(short, long, value_name = "NEW", requires = "repair")]
    output: Option<PathBuf>,
    /// What a repair does with edits in the journal that the file does not have;
    /// where nothing is said, those that belong to the file are brought in
    #[arg(long, value_enum, value_name = "WHAT", requires = "repair")]
    journal: Option<beside::Journal>,
}

impl Args {
    /// Lists the faults, or saves what is whole.
    pub fn run(self, out: &mut dyn Write) -> Result<Status, Failure> {
        let path = &self.project;
        let bytes = project_file::bytes_of(path).map_err(|cause| {
            let hint = match cause.kind() {
                ErrorKind::NotFound => "check the name; it may have been moved",
                ErrorKind::PermissionDenied => "ask its owner for the right to read it",
                _ => "",
            };
            Failure::new(format!("cannot read project: {cause}: `{}`", path.display()), hint)
        })?;
        if let Some(new) = self.output.filter(|_| self.repair) {
            return repair(path, &bytes, &new, self.journal, out);
        }
        let faults = project_file::check(&bytes);
        for fault in &faults {
            let fate = if fault.refuses() { "refused" } else { "mended on opening" };
            writeln!(out, "{} ({fate})", of_file(path, fault))?;
            writeln!(out, "  hint: {}", fault.hint())?;
        }
        let n_refused = faults.iter().filter(|fault| fault.refuses()).count();
        let found = beside::look(path, &bytes)?;
        let is_needed = n_refused == 0 && !found.unsaved.is_empty();
        let project = project_file::read(&bytes).ok().filter(|_| is_needed);
        let n_beside = beside::check(&found, project.map(|opened| opened.project), out)?;
        if n_beside > 0 {
            say(&format!("{} beside {}", counted(n_beside, "fault"), path.display()));
        }
        if faults.is_empty() {
            if n_beside == 0 {
                writeln!(out, "{}: no faults", path.display())?;
            }
            return Ok(if n_beside == 0 { Status::Done } else { Status::Some });
        }
        let opens = match n_refused {
            0 => "the file opens",
            _ => "the file does not open",
        };
        say(&format!("{} in {}: {opens}", counted(faults.len(), "fault"), path.display()));
        Ok(Status::Some)
    }
}

/// Saves what is whole, and says what is not. The new file must be new, so that
/// the damaged one is not written over by any of its names and links.
fn repair(
    path: &Path,
    bytes: &[u8],
    new: &Path,
    journal: Option<beside::Journal>,
    out: &mut dyn Write,
) -> Result<Status, Failure> {
    must_be_new(new)?;
    let beside = beside::look(path, bytes)?;
    let Salvaged { mut project, losses, faults } =
        project_file::salvage(bytes).map_err(|error| {
            let message = format!("nothing can be saved: {}: `{}`", error.cause(), path.display());
            let hint = match &error {
                OpenError::Refused { first, .. } if matches!(first.problem, Problem::Newer(_)) => {
                    first.hint()
                }
                _ => "choose another file, or go back to an earlier copy of it",
            };
            Failure::new(message, hint)
        })?;
    let mut listed = Vec::new();
    let n_left_out = beside::repair(&beside, journal, &mut project, &mut listed)?;
    project_file::save(new, &project)?;
    for loss in &losses {
        writeln!(out, "{}", at_place(path, loss.fault.place, loss))?;
    }
    for fault in &faults {
        writeln!(out, "{} (mended)", of_file(path, fault))?;
        writeln!(out, "  hint: {}", fault.hint())?;
    }
    out.write_all(&listed)?;
    say(&format!("{} saved in {}", contents(&project), new.display()));
    let mut lacking = Vec::new();
    if !losses.is_empty() {
        lacking.push(format!("{} lost or damaged", counted(losses.len(), "record")));
    }
    if n_left_out > 0 {
        lacking.push(format!("{} of the journal not brought in", counted(n_left_out, "line")));
    }
    if lacking.is_empty() {
        return Ok(Status::Done);
    }
    say(&format!("{}; {} is untouched", lacking.join(", "), path.display()));
    Ok(Status::Some)
}
