//! What stands in the journal and the history, and how it gets there. No thread
//! and no clock: [`super::keeping`] runs it.

use std::io;
use std::path::{Path, PathBuf};

use crate::io::disk::Disk;
use crate::io::journal::file::JournalFile;
use crate::io::journal::history::{self, KEPT, MOST_LINES, Stacks};
use crate::io::journal::{self, Head, Kept, Mark, line};
use crate::io::stamp::Stamp;
use crate::io::trouble;
use crate::model::Way;

/// The journal of one project, beside its file.
#[derive(Debug)]
pub struct Journaling {
    disk: Disk,
    /// The project file; the journal and the history stand beside it.
    project: PathBuf,
    /// What the journal's first line builds on.
    head: Head,
    /// States that saves have brought about since, or tried to.
    marks: Vec<Mark>,
    /// Edits that the project file does not have, in order.
    unsaved: Vec<Kept>,
    /// The journal on disk; none where nothing is in it, or it must be begun
    /// anew.
    file: Option<JournalFile>,
    /// Whether lines were written that are not synced.
    unsynced: bool,
    /// The last edit that is on disk.
    safe: u64,
    trouble: Option<io::Error>,
    /// Saved lines that the history does not have yet; until it has, they stay in
    /// the journal.
    to_history: Vec<Kept>,
    history: HistoryFile,
    /// The last line of the history, where it was written here.
    last_mark: Option<Mark>,
}

/// What the file of the history is known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryFile {
    /// There is none that belongs to the project.
    None,
    /// It belongs to the project and has this many lines.
    Lines(usize),
    /// It belongs to the project, and behind its last mark there may be lines or
    /// part of one: what is added there would be lost, or be there twice.
    Torn,
}

/// What a journal is taken up with.
#[derive(Debug)]
pub struct Start {
    /// The project file.
    pub project: PathBuf,
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
    /// Whether a journal stands there already.
    pub is_there: bool,
}

impl Start {
    /// A journal that begins after the edit `last`, with nothing before it.
    pub fn afresh(project: PathBuf, head: Head, last: u64) -> Self {
        Self {
            project,
            head,
            unsaved: Vec::new(),
            to_history: Vec::new(),
            behind: None,
            history: HistoryFile::None,
            through: last,
            last,
            is_there: false,
        }
    }
}

impl Journaling {
    /// Takes a journal up. What is there is put in order at once.
    pub fn start(disk: Disk, start: Start) -> Self {
        let mut journaling = Self {
            disk,
            project: start.project,
            head: start.head,
            marks: Vec::new(),
            unsaved: start.unsaved,
            file: None,
            unsynced: false,
            safe: start.last,
            trouble: None,
            to_history: start.to_history,
            history: start.history,
            last_mark: None,
        };
        if let Some(before) = start.behind {
            let mark = Mark { file: journaling.head.file, through: start.through };
            journaling.head.file = before;
            // They are in the project file; a later save tries again.
            let _ = journaling.put_history(mark);
        }
        if start.is_there {
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

    /// Writes an edit; [`Journaling::sync`] makes it safe.
    pub fn add(&mut self, kept: Kept) {
        let mut line = String::new();
        if self.file.is_some() {
            line::write_entry(&kept, &mut line);
        }
        self.unsaved.push(kept);
        if let Some(file) = &mut self.file {
            match file.append(&line) {
                Ok(()) => self.unsynced = true,
                // Part of the line may stand there: all is written anew.
                Err(error) => {
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
        let result = self.file.as_ref().map_or(Ok(()), JournalFile::sync);
        match result {
            Ok(()) => self.all_safe(),
            // Written lines may be half on disk or in a file that is gone; at
            // once all of them are written again.
            Err(error) => {
                self.fail(error);
                self.begin();
            }
        }
    }

    /// Tries again what has failed.
    pub fn retry(&mut self) {
        self.begin();
    }

    /// Writes down, on disk, that a file of that state is about to be put in
    /// place.
    pub fn mark(&mut self, mark: Mark) -> io::Result<()> {
        self.sync();
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
        let written = file.append(&line).and_then(|()| file.sync());
        if let Err(error) = written {
            self.fail(error);
            return self.begin_result();
        }
        Ok(())
    }

    /// Moves what a save has put into the project file from the journal to the
    /// history.
    pub fn saved(
        &mut self,
        moved_to: Option<PathBuf>,
        file: Stamp,
        through: u64,
    ) -> io::Result<()> {
        let n_saved = self.unsaved.partition_point(|kept| kept.seq <= through);
        self.to_history.extend(self.unsaved.drain(..n_saved));
        let before = moved_to.map(|path| {
            // The steps go along.
            self.to_history = self.last_steps(&history::path_of(&self.project), self.history);
            self.history = HistoryFile::None;
            std::mem::replace(&mut self.project, path)
        });
        let mark = Mark { file, through };
        let history = if self.to_history.is_empty() && self.last_mark == Some(mark) {
            self.marks.clear();
            Ok(())
        } else {
            self.put_history(mark)
        };
        self.safe = self.safe.max(through);
        if self.has_nothing() {
            self.trouble = None;
        }
        let journal = self.begin_result();
        if let Some(before) = before {
            // What the journal there has stands in the new file now.
            let _ = self.disk.remove(&journal::path_of(&before));
        }
        history.and(journal)
    }

    /// Takes the journal away, with all that no save has.
    pub fn discard(&mut self) {
        self.unsaved.clear();
        if self.to_history.is_empty() {
            self.marks.clear();
        }
        self.begin();
    }

    /// Gives up the edits that are not on disk.
    pub fn forget_unsafe(&mut self) {
        self.unsaved.retain(|kept| kept.seq <= self.safe);
        self.begin();
    }

    fn remove_journal(&mut self) -> io::Result<()> {
        self.unsynced = false;
        self.file = None;
        self.disk.remove(&journal::path_of(&self.project))
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

    /// Adds saved lines to the history. Where it cannot, the journal keeps them,
    /// with the mark that says of them that they are saved.
    fn put_history(&mut self, mark: Mark) -> io::Result<()> {
        let path = history::path_of(&self.project);
        let (result, n_lines) = match self.history {
            HistoryFile::Lines(n) if n + self.to_history.len() <= MOST_LINES => {
                let result =
                    history::append(&self.disk, (&path, &self.project), &self.to_history, &mark);
                (result, n + self.to_history.len() + 1)
            }
            known => {
                let steps = self.last_steps(&path, known);
                let result =
                    history::write(&self.disk, (&path, &self.project), &self.head, &steps, &mark);
                (result, steps.len() + 2)
            }
        };
        self.history = HistoryFile::Torn;
        if result.is_ok() {
            self.history = HistoryFile::Lines(n_lines);
            self.to_history.clear();
            self.marks.clear();
            self.head.file = mark.file;
            self.last_mark = Some(mark);
        } else {
            self.note(mark);
        }
        result
    }

    /// The lines that lead to the last steps, and to those that were undone.
    fn last_steps(&self, path: &Path, known: HistoryFile) -> Vec<Kept> {
        let mut stacks = Stacks::default();
        let mut last = 0;
        if known != HistoryFile::None
            && let Ok(bytes) = journal::bytes_of(path)
        {
            let history = journal::read(&bytes);
            let (lines, through) = history::lines(&history);
            lines.for_each(|kept| stacks.walk(kept));
            last = through;
        }
        self.to_history.iter().filter(|kept| kept.seq > last).for_each(|kept| stacks.walk(kept));
        let from = stacks.done.len().saturating_sub(KEPT);
        let mut lines = stacks.done.split_off(from);
        let again = stacks.undone;
        let done = |kept: &Kept| Kept { way: Way::Done, ..kept.clone() };
        lines.iter_mut().for_each(|kept| kept.way = Way::Done);
        lines.extend(again.iter().rev().map(done));
        lines.extend(again.iter().map(|kept| Kept {
            way: Way::Undone,
            edit: kept.edit.reversed().into(),
            ..kept.clone()
        }));
        lines
    }

    fn begin(&mut self) {
        // The reason is kept in the trouble.
        let _ = self.begin_result();
    }

    /// Writes the journal whole, with all that no save and no history has.
    fn begin_result(&mut self) -> io::Result<()> {
        self.file = None;
        self.unsynced = false;
        if self.has_nothing() && self.marks.is_empty() {
            self.trouble = None;
            return self.remove_journal();
        }
        let path = journal::path_of(&self.project);
        let entries = self.to_history.iter().chain(&self.unsaved);
        match JournalFile::begin(
            &self.disk,
            (&path, &self.project),
            &self.head,
            entries,
            &self.marks,
        ) {
            Ok(file) => {
                self.file = Some(file);
                self.all_safe();
                Ok(())
            }
            Err(error) => {
                let again = io::Error::new(error.kind(), error.to_string());
                self.fail(error);
                Err(again)
            }
        }
    }

    fn all_safe(&mut self) {
        self.trouble = None;
        self.safe = self.unsaved.last().map_or(self.safe, |kept| kept.seq);
    }

    fn fail(&mut self, error: io::Error) {
        self.file = None;
        self.trouble = Some(error);
    }
}

/// A reason as it is shown: what it means for the analyst, if that is known.
fn why(error: &io::Error) -> String {
    trouble::of(error).map_or_else(|| error.to_string(), |trouble| trouble.what().to_owned())
}
