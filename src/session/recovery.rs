//! What was in the journal when a project is opened: edits that no save has.
//!
//! They are brought back where the journal belongs to the file and they fit;
//! what is left out is said. A journal that belongs to another state of the file
//! is not touched: the analyst chooses what becomes of it.

use std::path::{Path, PathBuf};

use super::journaling::HistoryFile;
use crate::edit::History;
use crate::io::disk::real;
use crate::io::journal::{self, Journal, Kept, Problem, fit, history};
use crate::io::project_file::{self, Fault, OpenError, Saved};
use crate::io::stamp::Stamp;
use crate::model::{Edit, Moment, Project};

/// A journal may be replaced while it is read, by whoever saves just then.
const TRIES: usize = 3;

/// What a journal had to say when its project was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recovery {
    /// How many edits were brought back that no save had.
    pub brought_back: usize,
    /// When the last of them was made.
    pub last_made: Option<Moment>,
    /// What else there is to say, a sentence each.
    pub notes: Vec<String>,
    /// A journal that belongs to another state of the file.
    pub stray: Option<Stray>,
}

impl Recovery {
    /// Whether there is nothing to say.
    pub fn is_silent(&self) -> bool {
        self.brought_back == 0 && self.notes.is_empty() && self.stray.is_none()
    }
}

/// A journal that does not belong to the project file beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stray {
    /// When it was begun.
    pub since: Option<Moment>,
    /// Its edits, as they were made.
    pub entries: Vec<Kept>,
    /// The state of the file on which it builds.
    pub builds_on: Option<Stamp>,
}

/// A project with its journal and its history.
#[derive(Debug)]
pub(super) struct Found {
    pub project: Project,
    pub faults: Vec<Fault>,
    pub history: History,
    pub recovery: Recovery,
    pub saved: Option<Saved>,
    /// Edits that the project file does not have.
    pub unsaved: Vec<Kept>,
    /// Edits that it has, and its history file does not.
    pub to_history: Vec<Kept>,
    /// The state that the history file names, where it is the one before that of
    /// the project file.
    pub behind: Option<Stamp>,
    pub history_file: HistoryFile,
    /// Whether a history lies there that belongs to another state of the file.
    pub stray_history: bool,
    /// The last edit that the file has, and the last one of all.
    pub through: u64,
    pub last: u64,
    /// Whether the journal holds lines that could not be used.
    pub is_damaged: bool,
    /// Whether a journal lies there.
    pub has_journal: bool,
}

/// Reads a project file and what lies beside it; nothing is written. A path
/// without a file is a project that was never saved, if it has a journal.
pub(super) fn look(path: &Path, never_saved: bool) -> Result<Found, OpenError> {
    let mut found = look_once(path, never_saved)?;
    for _ in 1..TRIES {
        if found.recovery.stray.is_none() {
            break;
        }
        found = look_once(path, never_saved)?;
    }
    Ok(found)
}

fn look_once(path: &Path, never_saved: bool) -> Result<Found, OpenError> {
    let unreadable = |path: PathBuf| move |cause| OpenError::Unreadable { path, cause };
    let (mut project, mut faults, mut saved) = (Project::new(""), Vec::new(), None);
    if !never_saved {
        let (opened, known) = project_file::open(path)?;
        (project, faults, saved) = (opened.project, opened.faults, Some(known));
    }
    let path = &real(path);
    let journal_path = journal::path_of(path);
    let bytes = journal::bytes_of(&journal_path).map_err(unreadable(journal_path))?;
    let has_journal = !bytes.is_empty();
    let journal = journal::read(&bytes);
    let history_path = history::path_of(path);
    // Without its history a project opens all the same.
    let old_bytes = journal::bytes_of(&history_path).unwrap_or_default();
    let old = journal::read(&old_bytes);
    let stamp = saved.as_ref().map_or(Stamp::NO_FILE, |saved| saved.stamp);

    let mut recovery = Recovery::default();
    let mut is_damaged = tell_faults(&journal, &mut recovery);
    let through = match belongs(&journal, stamp) {
        Some(through) => through,
        None => {
            recovery.stray = Some(Stray {
                since: journal.head.map(|head| head.since),
                builds_on: journal.head.map(|head| head.file),
                entries: journal.entries.iter().map(|(_, kept)| kept.clone()).collect(),
            });
            u64::MAX
        }
    };
    let is_stray = recovery.stray.is_some();
    let entries = if is_stray { &[] } else { journal.entries.as_slice() };
    let n_saved = entries.partition_point(|(_, kept)| kept.seq <= through);
    let (in_file, to_bring) = entries.split_at(n_saved);

    // The history belongs to the file, or to the state before the save that was
    // cut off before it could move the journal's lines there.
    let base = journal.head.map(|head| head.file);
    let names_file = old.last_state() == Some(stamp);
    let is_before = journal.marks.iter().any(|mark| mark.file == stamp)
        && base.is_some()
        && old.last_state() == base;
    let belongs = names_file || is_before;
    let stray_history = !belongs && !old.entries.is_empty();
    if stray_history {
        recovery.notes.push(
            "The undo history belongs to another state of the file; it was set aside.".to_owned(),
        );
    }
    let (lines, known) = history::lines(&old);
    let ends_with_mark = lines.clone().count() == old.entries.len();
    let (lines, known) = (lines.filter(|_| belongs), if belongs { known } else { 0 });
    let to_history: Vec<Kept> =
        in_file.iter().map(|(_, kept)| kept.clone()).filter(|kept| kept.seq > known).collect();
    let is_behind = !to_history.is_empty() || (is_before && !names_file);
    let mut stacks = history::Stacks::default();
    lines.chain(&to_history).for_each(|kept| stacks.walk(kept));
    let edits = |kept: Vec<Kept>| kept.into_iter().map(|kept| Edit::clone(&kept.edit)).collect();
    let mut steps = History::of_steps(edits(stacks.done), edits(stacks.undone));
    steps.keep_what_fits(&project, |project, edit| fit::apply(project, edit).is_ok());

    if let Some(saved) = &mut saved
        && faults.is_empty()
        && names_file
    {
        saved.trust();
    }
    let mut unsaved = Vec::new();
    let mut left_out = 0;
    for (line, kept) in to_bring {
        if let Err(misfit) = fit::apply(&mut project, &kept.edit) {
            left_out += 1;
            if left_out <= 3 {
                let label = &kept.edit.label;
                recovery.notes.push(format!(
                    "“{label}” (line {line} of the journal) was left out: {misfit}."
                ));
            }
            continue;
        }
        steps.follow(kept.way, kept.edit.clone());
        recovery.brought_back += 1;
        recovery.last_made = Some(kept.time);
        unsaved.push(kept.clone());
    }
    if left_out > 3 {
        recovery.notes.push(format!("{} more edits were left out.", left_out - 3));
    }
    is_damaged |= left_out > 0;
    let mut last = entries.iter().map(|(_, kept)| kept.seq).max().unwrap_or(0).max(known);
    let through = unsaved.first().map_or(last, |kept| kept.seq.saturating_sub(1));
    if is_damaged {
        // Written anew, the journal has no gaps.
        for (kept, seq) in unsaved.iter_mut().zip(through + 1..) {
            (kept.seq, last) = (seq, seq);
        }
    }
    let history_file = if !belongs || old.entries.is_empty() {
        HistoryFile::None
    } else if old.is_whole() && old_bytes.ends_with(b"\n") && ends_with_mark {
        HistoryFile::Lines(old.entries.len() + old.marks.len() + 1)
    } else {
        HistoryFile::Torn
    };
    Ok(Found {
        project,
        faults,
        history: steps,
        recovery,
        saved,
        unsaved,
        to_history,
        behind: base.filter(|_| is_behind),
        history_file,
        stray_history,
        through,
        last,
        is_damaged,
        has_journal,
    })
}

/// The last edit of the journal that the file has already; none where the
/// journal belongs to another state of the file.
pub(super) fn belongs(journal: &Journal, file: Stamp) -> Option<u64> {
    if journal.is_newer() {
        return None;
    }
    let marked = journal.marks.iter().rev().find(|mark| mark.file == file);
    let is_base = journal.head.is_some_and(|head| head.file == file);
    match marked {
        Some(mark) => Some(mark.through),
        None if is_base || journal.entries.is_empty() => Some(0),
        None => None,
    }
}

/// Says what is wrong with the journal itself. True where more is damaged than
/// its very end.
fn tell_faults(journal: &Journal, recovery: &mut Recovery) -> bool {
    let mut n_damaged = 0;
    for fault in &journal.faults {
        match fault.problem {
            Problem::HalfWritten => recovery.notes.push(
                "The last line of the journal was not written to its end, and was dropped."
                    .to_owned(),
            ),
            _ => {
                n_damaged += 1;
                if n_damaged <= 3 {
                    recovery
                        .notes
                        .push(format!("The journal is damaged. {fault}.", fault = capital(fault)));
                }
            }
        }
    }
    n_damaged > 0
}

fn capital(fault: &journal::Fault) -> String {
    let words = fault.to_string();
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
