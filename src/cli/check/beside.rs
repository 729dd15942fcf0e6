//! What `hearsay check` says of the journal and the history beside a project, and
//! what a repair takes out of the journal.

use std::io::Write;
use std::path::Path;

use crate::cli::failure::{Failure, say};
use crate::cli::project::counted;
use crate::io::journal::Fault;
use crate::model::Project;
use crate::session::beside::{self, Beside, Misfit};

/// What a repair does with edits in the journal that the file does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Journal {
    /// They are made where they fit, whatever state of the file they belong to.
    Apply,
    /// They are left out.
    Leave,
}

/// Reads what lies beside a project file of these bytes.
pub fn look(project: &Path, bytes: &[u8]) -> Result<Beside, Failure> {
    beside::look(project, bytes).map_err(|cause| {
        let message = format!("cannot read the journal: {cause}: `{}`", project.display());
        Failure::new(message, "look whether the files beside the project can be opened")
    })
}

/// Lists what is wrong beside a project, which is there if the file opens.
/// Returns how many faults there are.
pub fn check(
    beside: &Beside,
    project: Option<Project>,
    out: &mut dyn Write,
) -> Result<usize, Failure> {
    let mut n = list(&beside.journal, &beside.journal_faults, out)?;
    n += list(&beside.history, &beside.history_faults, out)?;
    let path = beside.journal.display();
    let edits = counted(beside.unsaved.len(), "edit");
    let Some(mut project) = project.filter(|_| !beside.unsaved.is_empty()) else {
        if !beside.unsaved.is_empty() {
            say(&format!(
                "{path}: {edits} that the file does not have; --repair --journal apply brings in \
                 those that fit"
            ));
        }
        return Ok(n);
    };
    let misfits = beside.bring_in(&mut project);
    let n_fit = beside.unsaved.len() - misfits.len();
    for misfit in &misfits {
        writeln!(out, "{}", of_misfit(&beside.journal, misfit))?;
    }
    let fitting = match (n_fit, misfits.len()) {
        (_, 0) => "they fit".to_owned(),
        (0, _) => "none fits".to_owned(),
        (n, _) => format!("{n} of them fit"),
    };
    if beside.belongs {
        say(&format!("{path}: {edits} not saved yet; {fitting}, and opening brings them back"));
        return Ok(n + misfits.len());
    }
    writeln!(out, "{path}: {edits} of another state of the file; {fitting} (not applied)")?;
    writeln!(out, "  hint: open the project in the window to see both and choose")?;
    Ok(n + misfits.len() + 1)
}

/// Brings edits of the journal into a project that is being repaired, and lists
/// what could not be brought in. Returns how much that is.
pub fn repair(
    beside: &Beside,
    what: Option<Journal>,
    project: &mut Project,
    out: &mut dyn Write,
) -> Result<usize, Failure> {
    let mut n = list(&beside.journal, &beside.journal_faults, out)?;
    if beside.unsaved.is_empty() {
        return Ok(n);
    }
    let path = beside.journal.display();
    let edits = counted(beside.unsaved.len(), "edit");
    let is_wanted = match what {
        Some(what) => what == Journal::Apply,
        None => beside.belongs,
    };
    if !is_wanted {
        let why = match what {
            Some(_) => "",
            None => {
                ": they belong to another state of the file, perhaps that before the damage; \
                 --journal apply brings in those that fit"
            }
        };
        say(&format!("{path}: {edits} left out{why}"));
        return Ok(n + beside.unsaved.len());
    }
    let misfits = beside.bring_in(project);
    for misfit in &misfits {
        writeln!(out, "{}", of_misfit(&beside.journal, misfit))?;
    }
    n += misfits.len();
    let brought_in = beside.unsaved.len() - misfits.len();
    say(&format!("{path}: {brought_in} of {edits} brought in"));
    Ok(n)
}

fn list(path: &Path, faults: &[Fault], out: &mut dyn Write) -> Result<usize, Failure> {
    for fault in faults {
        writeln!(out, "{}:{}: {}", path.display(), fault.line, fault.problem)?;
        writeln!(out, "  hint: {}", fault.hint())?;
    }
    Ok(faults.len())
}

fn of_misfit(path: &Path, misfit: &Misfit) -> String {
    let Misfit { line, label, why } = misfit;
    format!("{}:{line}: “{label}” does not fit: {why}", path.display())
}
