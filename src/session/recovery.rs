//! What was in the journal when a project is opened: edits that no save has.
//!
//! They are brought back where the journal belongs to the file and they fit;
//! what is left out is said. A journal that belongs to another state of the file
//! is not touched: the analyst chooses what becomes of it.

pub(super) mod unmarked;

use std::collections::HashSet;
use std::path::Path;

use super::journaling::HistoryFile;
use super::now;
use crate::edit::History;
use crate::io::companion::{self, Seen};
use crate::io::disk::{Deed, Disk, real};
use crate::io::journal::{self, Journal, Kept, Mark, Problem, fit, history};
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

impl Stray {
    fn of(journal: &Journal) -> Self {
        Self {
            since: journal.head.map(|head| head.since),
            builds_on: journal.head.map(|head| head.file),
            entries: journal.entries.iter().map(|(_, kept)| kept.clone()).collect(),
        }
    }
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
    /// The journal's bytes, where it holds lines that could not be used.
    pub damaged: Option<Vec<u8>>,
    /// The journal that lies there.
    pub there: Option<Seen>,
    /// Why what stands in the journal's place was not read.
    pub foreign: Option<std::io::Error>,
    /// What edits in the history and the journal are called.
    pub keys: HashSet<String>,
}

/// Reads a project file and what lies beside it; nothing is written. A path
/// without a file is a project that was never saved, if it has a journal.
pub(super) fn look(disk: &Disk, path: &Path, never_saved: bool) -> Result<Found, OpenError> {
    let mut found = look_once(disk, path, never_saved)?;
    for _ in 1..TRIES {
        let is_still = found.saved.as_ref().is_none_or(|saved| saved.is_still_at(path));
        if found.recovery.stray.is_none() && is_still {
            break;
        }
        found = look_once(disk, path, never_saved)?;
    }
    Ok(found)
}

/// What stands beside a project.
struct Beside {
    journal: Journal,
    bytes: journal::Found,
    foreign: Option<std::io::Error>,
    history: Journal,
    history_bytes: journal::Found,
    /// Why the history could not be read.
    unread: Option<std::io::Error>,
}

impl Beside {
    fn read(disk: &Disk, project: &Path, holds: &Project) -> Result<Self, OpenError> {
        let path = journal::path_of(project);
        let (bytes, foreign) = match journal::bytes_of(disk, (&path, project)) {
            Ok(found) => (found, None),
            // Nothing of ours can be in what is no file of ours.
            Err(error) if companion::foreign(&error).is_some() => (Default::default(), Some(error)),
            Err(cause) => return Err(OpenError::Unreadable { path, cause }),
        };
        let path = history::path_of(project);
        // Without its history a project opens all the same.
        let (history_bytes, unread) = match journal::bytes_of(disk, (&path, project)) {
            Ok(found) => (found, None),
            Err(error) => (Default::default(), Some(error)),
        };
        let journal = journal::read(&bytes.bytes);
        let later = journal.entries.iter().map(|(_, kept)| kept);
        let history = journal::read_history(&history_bytes.bytes, holds, later);
        Ok(Self { journal, bytes, foreign, history, history_bytes, unread })
    }

    /// Says what could not be read.
    fn tell(&self, recovery: &mut Recovery) {
        if let Some(why) = &self.foreign {
            recovery.notes.push(format!(
                "What stands in the place of the journal was not read, for {why}: edits in it are \
                 left out."
            ));
        }
        if let Some(why) = &self.unread {
            recovery.notes.push(format!(
                "The undo history cannot be read ({why}); it is left as it is, and undo reaches \
                 back to the last save only."
            ));
        }
    }
}

fn look_once(disk: &Disk, path: &Path, never_saved: bool) -> Result<Found, OpenError> {
    let (mut project, mut faults, mut saved) = (Project::new(""), Vec::new(), None);
    if !never_saved {
        let unreadable = |cause| OpenError::Unreadable { path: path.to_owned(), cause };
        disk.pass(Deed::Read, path).map_err(unreadable)?;
        let (opened, known) = project_file::open(path)?;
        (project, faults, saved) = (opened.project, opened.faults, Some(known));
    }
    let mut beside = Beside::read(disk, &real(path), &project)?;
    let mut recovery = Recovery::default();
    beside.tell(&mut recovery);
    let stamp = saved.as_ref().map_or(Stamp::NO_FILE, |saved| saved.stamp);
    let mut is_damaged = tell_faults(&beside.journal, &mut recovery);
    let through = saved_through(&mut beside.journal, stamp, &project, faults.is_empty());
    if through.is_none() {
        recovery.stray = Some(Stray::of(&beside.journal));
    }
    let entries = if through.is_some() { beside.journal.entries.as_slice() } else { &[] };
    let through = through.unwrap_or(u64::MAX);
    let n_saved = entries.partition_point(|(_, kept)| kept.seq <= through);
    let (in_file, to_bring) = entries.split_at(n_saved);
    let mut past = Past::of(&beside, stamp, in_file);
    if past.is_stray {
        recovery.notes.push(
            "The undo history belongs to another state of the file; it was set aside.".to_owned(),
        );
    }
    past.steps.keep_what_fits(&project, |project, edit| fit::apply(project, edit).is_ok());
    if let Some(saved) = &mut saved
        && faults.is_empty()
        && past.names_file
    {
        saved.trust();
    }
    let mut unsaved = bring_back(&mut project, to_bring, &mut past.steps, &mut recovery);
    is_damaged |= unsaved.len() < to_bring.len();
    let last = entries.iter().map(|(_, kept)| kept.seq).max().unwrap_or(0);
    let mut last = last.max(past.known);
    if last == 0 && beside.unread.is_some() {
        last = after_unread();
    }
    let through = unsaved.first().map_or(last, |kept| kept.seq.saturating_sub(1));
    if is_damaged {
        // Written anew, the journal has no gaps.
        for (kept, seq) in unsaved.iter_mut().zip(through + 1..) {
            (kept.seq, last) = (seq, seq);
        }
    }
    let history = Some(&beside.history).filter(|_| !past.is_stray);
    let keys = keys_of(history, in_file.iter().map(|(_, kept)| kept).chain(&unsaved));
    Ok(Found {
        project,
        faults,
        history: past.steps,
        recovery,
        saved,
        unsaved,
        to_history: past.to_history,
        behind: past.behind,
        history_file: past.file,
        stray_history: past.is_stray,
        through,
        last,
        damaged: is_damaged.then_some(beside.bytes.bytes),
        there: beside.bytes.seen,
        foreign: beside.foreign,
        keys,
    })
}

/// What edits are called, those of the history and those of the journal.
fn keys_of<'a>(
    history: Option<&'a Journal>,
    edits: impl Iterator<Item = &'a Kept>,
) -> HashSet<String> {
    let known = history.into_iter().flat_map(|history| &history.entries).map(|(_, kept)| kept);
    let mut keys: HashSet<String> = known.chain(edits).map(|kept| kept.key.clone()).collect();
    keys.extend(history.into_iter().flat_map(|history| history.keys.iter().cloned()));
    keys.remove("");
    keys
}

/// A number that no edit has yet, where those that were are not known: numbers only
/// go up, and nobody makes so many edits a second.
fn after_unread() -> u64 {
    const A_SECOND: u64 = 1000;
    u64::try_from(now().timestamp().as_second()).unwrap_or(0) * A_SECOND
}

/// The last edit of the journal that the file has already; none where the journal
/// belongs to another state of the file. A save that was not marked is marked.
fn saved_through(
    journal: &mut Journal,
    file: Stamp,
    project: &Project,
    is_whole: bool,
) -> Option<u64> {
    if let Some(through) = belongs(journal, file) {
        return Some(through);
    }
    let through = unmarked::through(journal, project).filter(|_| is_whole)?;
    journal.marks.push(Mark { file, through });
    Some(through)
}

/// What the history has to say.
struct Past {
    steps: History,
    to_history: Vec<Kept>,
    behind: Option<Stamp>,
    file: HistoryFile,
    is_stray: bool,
    names_file: bool,
    /// The last edit of which the history has all.
    known: u64,
}

impl Past {
    /// Of a file of that state, with the edits of the journal that it has.
    fn of(beside: &Beside, stamp: Stamp, in_file: &[(usize, Kept)]) -> Self {
        let Beside { journal, history: old, history_bytes: bytes, .. } = beside;
        // The history belongs to the file, or to the state before the save that was
        // cut off before it could move the journal's lines there.
        let base = journal.head.map(|head| head.file);
        let names_file = old.last_state() == Some(stamp);
        let is_before = journal.marks.iter().any(|mark| mark.file == stamp)
            && base.is_some()
            && old.last_state() == base;
        let belongs = names_file || is_before;
        let (lines, known) = history::lines(old);
        let ends_with_mark = lines.clone().count() == old.entries.len();
        let (lines, known) = (lines.filter(|_| belongs), if belongs { known } else { 0 });
        let in_file = in_file.iter().map(|(_, kept)| kept.clone());
        let to_history: Vec<Kept> = in_file.filter(|kept| kept.seq > known).collect();
        let is_behind = !to_history.is_empty() || (is_before && !names_file);
        let mut stacks = history::Stacks::default();
        lines.chain(&to_history).for_each(|kept| stacks.walk(kept));
        let edits =
            |kept: Vec<Kept>| kept.into_iter().map(|kept| Edit::clone(&kept.edit)).collect();
        let is_whole = old.is_whole() && bytes.bytes.ends_with(b"\n") && ends_with_mark;
        let file = match &bytes.seen {
            _ if beside.unread.is_some() => HistoryFile::Unread,
            Some(_) if !belongs => HistoryFile::None,
            Some(seen) if is_whole => {
                HistoryFile::Lines(old.entries.len() + old.marks.len() + 1, seen.clone())
            }
            Some(_) => HistoryFile::Torn,
            None => HistoryFile::None,
        };
        Self {
            steps: History::of_steps(edits(stacks.done), edits(stacks.undone)),
            to_history,
            // Where the journal’s first line is gone, the file’s state stands for it.
            behind: is_behind.then_some(base.unwrap_or(stamp)),
            file,
            is_stray: !belongs && !old.entries.is_empty(),
            names_file,
            known,
        }
    }
}

/// Makes edits that no save has, where they fit. Gives those that did.
fn bring_back(
    project: &mut Project,
    entries: &[(usize, Kept)],
    steps: &mut History,
    recovery: &mut Recovery,
) -> Vec<Kept> {
    /// So many are told one by one.
    const TOLD: usize = 3;
    let mut unsaved = Vec::new();
    let mut left_out = 0;
    for (line, kept) in entries {
        if let Err(misfit) = fit::apply(project, &kept.edit) {
            left_out += 1;
            if left_out <= TOLD {
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
    if left_out > TOLD {
        recovery.notes.push(format!("{} more edits were left out.", left_out - TOLD));
    }
    unsaved
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
