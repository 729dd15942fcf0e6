//! What stands in the journal and the history, and how it gets there. No thread:
//! [`super::keeping`] runs it.
//!
//! Whoever writes here holds the project's lock, and asks before and after that it
//! is still held and that the files are still those that were written. Without the
//! lock nothing more is written: somebody else may be at work.

mod past;
mod place;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::io::companion::{self, Seen};
use crate::io::disk::Disk;
use crate::io::journal::file::{JournalFile, Standing};
use crate::io::journal::{self, Head, Kept, Mark, line};
use crate::io::lock::Lock;
use crate::io::stamp::Stamp;
use crate::io::trouble;
use crate::model::Project;

pub use past::HistoryFile;

/// What is said where the lock is no longer held.
pub const LOST: &str = "the lock beside the project was taken away or replaced, so that somebody else \
                    may be working on it";

/// The journal of one project, beside its file.
#[derive(Debug)]
pub struct Journaling {
    disk: Disk,
    /// The project file; the journal and the history stand beside it.
    project: PathBuf,
    /// The project's lock; none where it has none, as an unsaved one whose folder
    /// cannot be made.
    guard: Option<Arc<Lock>>,
    /// What the journal's first line builds on.
    head: Head,
    /// States that saves have brought about since, or tried to.
    marks: Vec<Mark>,
    /// Edits that the project file does not have, in order.
    unsaved: Vec<Kept>,
    /// The journal on disk; none where nothing is in it, or it must be begun
    /// anew.
    file: Option<JournalFile>,
    /// What is known to stand in the journal's place, where it is not open.
    there: Option<Seen>,
    /// Whether lines were written that are not synced.
    unsynced: bool,
    /// The journal with none of the lines that are not safe, where writing it has
    /// failed.
    taken_back: Option<Seen>,
    /// The last edit that is on disk, and the last that was handed to the system.
    safe: u64,
    handed: u64,
    trouble: Option<io::Error>,
    /// Why nothing is written any more.
    lost: Option<&'static str>,
    /// What was found in the journal's place that was not expected, as a sentence.
    told: Option<String>,
    /// Saved lines that the history does not have yet; until it has, they stay in
    /// the journal.
    to_history: Vec<Kept>,
    history: HistoryFile,
    /// The last line of the history, where it was written here.
    last_mark: Option<Mark>,
}

/// What a journal is taken up with.
#[derive(Debug)]
pub struct Start {
    /// The project file.
    pub project: PathBuf,
    /// Its lock.
    pub guard: Option<Arc<Lock>>,
    /// Its state, and since when.
    pub head: Head,
    /// Edits that it does not have, from its journal.
    pub unsaved: Vec<Kept>,
    /// Edits that it has and its history does not.
    pub to_history: Vec<Kept>,
    /// The state before the last save, where the history still names that one,
    /// though it may have all edits.
    pub behind: Option<Stamp>,
    /// Its history.
    pub history: HistoryFile,
    /// The last edit that the project file has.
    pub through: u64,
    /// The last edit so far.
    pub last: u64,
    /// The journal that stands there already.
    pub there: Option<Seen>,
}

impl Start {
    /// A journal that begins after the edit `last`, with nothing before it.
    pub fn afresh(project: PathBuf, head: Head, last: u64) -> Self {
        Self {
            project,
            guard: None,
            head,
            unsaved: Vec::new(),
            to_history: Vec::new(),
            behind: None,
            history: HistoryFile::None,
            through: last,
            last,
            there: None,
        }
    }
}

/// Where a save has put a project.
#[derive(Debug)]
pub struct Saved {
    /// The project file and its lock, where it is not the one before.
    pub moved_to: Option<(PathBuf, Option<Arc<Lock>>)>,
    /// Its state.
    pub file: Stamp,
    /// The last edit that it has.
    pub through: u64,
    /// What it holds.
    pub project: Project,
}

impl Journaling {
    /// Takes a journal up. What is there is put in order at once, from `project`
    /// as its file has it.
    pub fn start(disk: Disk, start: Start, project: &Project) -> Self {
        let is_there = start.there.is_some();
        let mut journaling = Self {
            disk,
            project: start.project,
            guard: start.guard,
            head: start.head,
            marks: Vec::new(),
            unsaved: start.unsaved,
            file: None,
            there: start.there,
            unsynced: false,
            taken_back: None,
            safe: start.last,
            handed: start.last,
            trouble: None,
            lost: None,
            told: None,
            to_history: start.to_history,
            history: start.history,
            last_mark: None,
        };
        if let Some(before) = start.behind {
            let mark = Mark { file: journaling.head.file, through: start.through };
            journaling.head.file = before;
            // They are in the project file; a later save tries again.
            let _ = journaling.put_history(mark, project);
        }
        if is_there {
            journaling.begin();
        }
        journaling
    }

    /// The last edit that is on disk.
    pub const fn safe(&self) -> u64 {
        self.safe
    }

    /// Why the journal cannot be written.
    pub fn trouble(&self) -> Option<String> {
        self.trouble.as_ref().map(why)
    }

    /// Why nothing is written any more, as a sentence without its full stop.
    pub const fn lost(&self) -> Option<&'static str> {
        self.lost
    }

    /// What was found last in the journal's place that was not expected.
    pub fn told(&self) -> Option<&str> {
        self.told.as_deref()
    }

    /// Writes an edit; [`Journaling::sync`] makes it safe.
    pub fn add(&mut self, kept: Kept) {
        let mut line = String::new();
        if self.file.is_some() {
            line::write_entry(&kept, &mut line);
        }
        let seq = kept.seq;
        self.unsaved.push(kept);
        if let Some(file) = &mut self.file {
            match write_on(file, &line) {
                Ok(Standing::Whole) => (self.unsynced, self.handed) = (true, seq),
                Ok(standing) => self.begin_after(standing),
                // Part of the line may stand there: all is written anew.
                Err(error) => {
                    self.handed = seq;
                    self.fail(error);
                    self.begin();
                }
            }
        } else if self.trouble.is_none() {
            self.begin();
        }
    }

    /// Has the disk take what was written.
    pub fn sync(&mut self) {
        if !std::mem::take(&mut self.unsynced) {
            return;
        }
        match self.bring_to_disk() {
            Ok(Standing::Whole) => self.all_safe(),
            Ok(standing) => self.begin_after(standing),
            // Written lines may be half on disk or in a file that is gone; at
            // once all of them are written again.
            Err(error) => {
                self.fail(error);
                self.begin();
            }
        }
    }

    /// Looks again whether the journal stands as it was written and the lock is
    /// held; [`Journaling::sync`] does what follows from it.
    pub fn recheck(&mut self) {
        if self.file.is_some() {
            self.unsynced = true;
        } else if let Err(error) = self.check_guard() {
            // Nothing is written just now, so only what is lost matters.
            if self.lost.is_some() {
                self.fail(error);
            }
        }
    }

    /// The lines are safe only if, after the disk has them, the journal still
    /// stands in its place, and the lock is held: whoever takes the lock from then
    /// on reads them.
    fn bring_to_disk(&mut self) -> io::Result<Standing> {
        let Some(file) = &mut self.file else { return Ok(Standing::Whole) };
        file.sync()?;
        let standing = file.standing()?;
        self.check_guard()?;
        Ok(standing)
    }

    /// Tries again what has failed.
    pub fn retry(&mut self) {
        if self.lost.is_none() {
            self.begin();
        }
    }

    /// Writes down, on disk, that a file of that state is about to be put in
    /// place.
    pub fn mark(&mut self, mark: Mark) -> io::Result<()> {
        self.sync();
        self.check_guard()?;
        if self.has_nothing() && mark.file == self.head.file {
            // Journal, history and file belong together before and after.
            return Ok(());
        }
        self.note(mark);
        let Some(file) = &mut self.file else {
            return self.begin_result();
        };
        let mut line = String::new();
        line::write_mark(&mark, &mut line);
        let written = write_on(file, &line).and_then(|standing| match standing {
            Standing::Whole => self.bring_to_disk(),
            other => Ok(other),
        });
        match written {
            Ok(Standing::Whole) => Ok(()),
            Ok(standing) => {
                self.tell_of(standing);
                self.begin_result()
            }
            Err(error) => {
                self.fail(error);
                self.begin_result()
            }
        }
    }

    /// Moves what a save has put into the project file from the journal to the
    /// history.
    pub fn saved(&mut self, saved: Saved) -> io::Result<()> {
        let Saved { moved_to, file, through, project } = saved;
        let n_saved = self.unsaved.partition_point(|kept| kept.seq <= through);
        self.to_history.extend(self.unsaved.drain(..n_saved));
        let before = moved_to.map(|to| self.move_to(to, &project));
        self.check_guard()?;
        let mark = Mark { file, through };
        let history = if self.to_history.is_empty() && self.last_mark == Some(mark) {
            self.marks.clear();
            Ok(())
        } else {
            self.put_history(mark, &project)
        };
        self.safe = self.safe.max(through);
        if self.has_nothing() {
            self.trouble = None;
        }
        let journal = self.begin_result();
        if let Some(Some(journal)) = before {
            // What the journal there has stands in the new file now.
            let _ = self.disk.remove(&journal);
        }
        history.and(journal)
    }

    /// Goes on beside another file. Gives back the journal that is left behind,
    /// where it still is ours.
    fn move_to(
        &mut self,
        (path, guard): (PathBuf, Option<Arc<Lock>>),
        project: &Project,
    ) -> Option<PathBuf> {
        // The steps go along.
        if let Ok((steps, _)) = self.last_steps(self.history.clone(), None, project) {
            self.to_history = steps;
        }
        self.history = HistoryFile::None;
        let left = journal::path_of(&self.project);
        let is_ours = self.check_guard().is_ok()
            && match &mut self.file {
                Some(file) => file.standing().is_ok_and(|it| it == Standing::Whole),
                None => self.there.as_ref().is_some_and(|there| self.stands(&left, there)),
            };
        self.project = path;
        self.guard = guard;
        (self.file, self.there, self.lost, self.trouble) = (None, None, None, None);
        is_ours.then_some(left)
    }

    fn stands(&self, path: &Path, known: &Seen) -> bool {
        matches!(companion::look(&self.disk, path), Ok(Some(it)) if it.is_unchanged(known))
    }

    /// Takes the journal away, with all that no save has.
    pub fn discard(&mut self) {
        self.unsaved.clear();
        if self.to_history.is_empty() {
            self.marks.clear();
        }
        self.begin();
    }

    /// Gives up the edits that are not on disk. Says whether it is known that the
    /// disk has none of them.
    pub fn forget_unsafe(&mut self) -> bool {
        if self.lost.is_some() {
            // Who has the project now may have read what was written.
            return self.handed <= self.safe;
        }
        let safe = self.safe;
        self.unsaved.retain(|kept| kept.seq <= safe);
        let path = journal::path_of(&self.project);
        self.begin_result().is_ok()
            || self.taken_back.as_ref().is_some_and(|back| self.stands(&path, back))
    }

    /// Whether no line is missing in the project file and its history.
    const fn has_nothing(&self) -> bool {
        self.unsaved.is_empty() && self.to_history.is_empty()
    }

    fn note(&mut self, mark: Mark) {
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
        }
    }
}

/// Writes on a journal that stands as it was written.
fn write_on(file: &mut JournalFile, line: &str) -> io::Result<Standing> {
    let standing = file.standing()?;
    if standing == Standing::Whole {
        file.append(line)?;
    }
    Ok(standing)
}

/// A reason as it is shown: what it means for the analyst, if that is known.
fn why(error: &io::Error) -> String {
    trouble::of(error).map_or_else(|| error.to_string(), |trouble| trouble.what().to_owned())
}
