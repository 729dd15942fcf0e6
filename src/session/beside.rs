//! The journal and the history beside a project file, for whoever checks or
//! repairs the file, which need not open. They are read, and never touched.

use std::io;
use std::path::{Path, PathBuf};

use super::recovery::{belongs, unmarked};
use crate::io::disk::Disk;
use crate::io::journal::{self, Fault, Journal, Kept, Problem, fit, history};
use crate::io::project_file;
use crate::io::safe_write::target_of;
use crate::io::stamp::Stamp;
use crate::model::Project;

/// What lies beside a project file.
#[derive(Debug)]
pub struct Beside {
    /// The journal.
    pub journal: PathBuf,
    /// What is wrong with lines of the journal.
    pub journal_faults: Vec<Fault>,
    /// Whether the journal builds on the state that the file has.
    pub belongs: bool,
    /// Edits that the file does not have, each with its line; all edits of a
    /// journal that does not belong to it.
    pub unsaved: Vec<(usize, Kept)>,
    /// The history.
    pub history: PathBuf,
    /// What is wrong with lines of the history.
    pub history_faults: Vec<Fault>,
}

/// An edit that a project does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Its line in the journal.
    pub line: usize,
    /// What it did.
    pub label: String,
    /// Why not, as the end of a sentence.
    pub why: &'static str,
}

/// Reads what lies beside a project file of these bytes.
pub fn look(project: &Path, bytes: &[u8]) -> io::Result<Beside> {
    // A path that is no link is told as it was given.
    let project = target_of(project)?;
    let disk = Disk::default();
    let read = |path: &Path| {
        // Whether lines are whole is asked, not what the texts are that they name.
        let texts = |_, _| Some(std::sync::Arc::from(""));
        journal::bytes_of(&disk, (path, &project))
            .map(|found| journal::read_with(&found.bytes, &texts))
    };
    let (journal_path, history_path) = (journal::path_of(&project), history::path_of(&project));
    let journal = read(&journal_path)?;
    let through = belongs(&journal, Stamp::of(bytes)).or_else(|| of_unmarked(&journal, bytes));
    let Journal { entries, faults, .. } = journal;
    let is_unsaved = |(_, kept): &(usize, Kept)| kept.seq > through.unwrap_or(0);
    let is_fault = |fault: &Fault| !matches!(fault.problem, Problem::Gap { .. });
    Ok(Beside {
        journal: journal_path,
        journal_faults: faults,
        belongs: through.is_some(),
        unsaved: entries.into_iter().filter(is_unsaved).collect(),
        // A history leaves out what nobody can go back to.
        history_faults: read(&history_path)?.faults.into_iter().filter(is_fault).collect(),
        history: history_path,
    })
}

/// The last edit of a journal that a file has whose save could not say so.
fn of_unmarked(journal: &Journal, bytes: &[u8]) -> Option<u64> {
    let opened = project_file::read(bytes).ok().filter(|opened| opened.faults.is_empty())?;
    unmarked::through(journal, &opened.project)
}

impl Beside {
    /// Makes the edits that the file does not have on a project, in order, where
    /// they fit; gives back those that do not.
    pub fn bring_in(&self, project: &mut Project) -> Vec<Misfit> {
        let misfit = |(line, kept): &(usize, Kept)| {
            let why = fit::apply(project, &kept.edit).err()?.0;
            Some(Misfit { line: *line, label: kept.edit.label.clone(), why })
        };
        self.unsaved.iter().filter_map(misfit).collect()
    }
}
