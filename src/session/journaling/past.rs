//! The history on the disk: how saved lines come to stand there.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use super::super::now;
use super::Journaling;
use crate::io::companion::{self, Seen};
use crate::io::journal::history::{self, KEPT, MOST_LINES, Put, Stacks};
use crate::io::journal::{self, Kept, Mark};
use crate::model::{Project, Way};

/// How many names of edits are remembered that are no longer kept.
const MOST_KEYS: usize = 20_000;

fn keys_of<'a>(lines: impl Iterator<Item = &'a Kept>) -> impl Iterator<Item = String> {
    lines.filter(|kept| !kept.key.is_empty()).map(|kept| kept.key.clone())
}

/// What the file of the history is known to be.
#[derive(Clone, Debug)]
pub enum HistoryFile {
    /// There is none that belongs to the project.
    None,
    /// It belongs to the project and has this many lines.
    Lines(usize, Seen),
    /// It belongs to the project, and behind its last mark there may be lines or
    /// part of one: what is added there would be lost, or be there twice.
    Torn,
    /// It stands there and could not be read: it is left as it is.
    Unread,
}

impl Journaling {
    /// Adds saved lines to the history. Where it cannot, the journal keeps them,
    /// with the mark that says of them that they are saved.
    pub(super) fn put_history(&mut self, mark: Mark, project: &Project) -> io::Result<()> {
        match self.try_history(mark, project) {
            Ok((n_lines, seen)) => {
                self.history = HistoryFile::Lines(n_lines, seen);
                self.to_history.clear();
                self.marks.clear();
                self.head.file = mark.file;
                self.last_mark = Some(mark);
                Ok(())
            }
            Err(error) => {
                if !matches!(self.history, HistoryFile::Unread) {
                    self.history = HistoryFile::Torn;
                }
                self.note(mark);
                Err(error)
            }
        }
    }

    fn try_history(&mut self, mark: Mark, project: &Project) -> io::Result<(usize, Seen)> {
        let path = history::path_of(&self.project);
        let whose = (path.as_path(), self.project.as_path());
        let known = self.history.clone();
        if let HistoryFile::Lines(n, seen) = &known
            && n + self.to_history.len() <= MOST_LINES
        {
            let put = Put { entries: &self.to_history, mark, project };
            let appended = history::append(&self.disk, whose, seen, put)?;
            if let Some(seen) = appended {
                return Ok((n + self.to_history.len() + 1, seen));
            }
        }
        if let HistoryFile::None = known {
            self.clear_history(&path)?;
        }
        let (steps, keys) = self.last_steps(known, Some(mark), project)?;
        let whose = (path.as_path(), self.project.as_path());
        let put = Put { entries: &steps, mark, project };
        let seen = history::write(&self.disk, whose, &self.head, &keys, put)?;
        Ok((steps.len() + 2, seen))
    }

    /// The lines that lead to the last steps, and to those that were undone; and
    /// what edits were called that are not among them.
    pub(super) fn last_steps(
        &mut self,
        known: HistoryFile,
        mark: Option<Mark>,
        project: &Project,
    ) -> io::Result<(Vec<Kept>, Vec<String>)> {
        let path = history::path_of(&self.project);
        let mut stacks = Stacks::default();
        let (mut last, mut keys) = (0, Vec::new());
        match known {
            HistoryFile::None => {}
            HistoryFile::Unread => {
                return Err(io::Error::other(
                    "it could not be read when the project was opened, and is left as it is",
                ));
            }
            HistoryFile::Lines(..) | HistoryFile::Torn => {
                let found = journal::bytes_of(&self.disk, (&path, &self.project))?;
                let old = journal::read_history(&found.bytes, project, self.to_history.iter());
                let is_known = |state| {
                    let marks = self.marks.iter().chain(&mark);
                    state == self.head.file || marks.into_iter().any(|mark| mark.file == state)
                };
                if old.last_state().is_some_and(is_known) {
                    let (lines, through) = history::lines(&old);
                    lines.clone().for_each(|kept| stacks.walk(kept));
                    last = through;
                    keys.clone_from(&old.keys);
                    keys.extend(keys_of(lines));
                } else {
                    self.clear_history(&path)?;
                }
            }
        }
        let new = self.to_history.iter().filter(|kept| kept.seq > last);
        new.clone().for_each(|kept| stacks.walk(kept));
        keys.extend(keys_of(new));
        let from = stacks.done.len().saturating_sub(KEPT);
        let mut lines = stacks.done.split_off(from);
        let again = stacks.undone;
        let done = |kept: &Kept| Kept { way: Way::Done, ..kept.clone() };
        lines.iter_mut().for_each(|kept| kept.way = Way::Done);
        lines.extend(again.iter().rev().map(done));
        lines.extend(again.iter().map(|kept| Kept {
            way: Way::Undone,
            edit: kept.edit.reversed().into(),
            key: String::new(),
            ..kept.clone()
        }));
        let named: HashSet<&str> = lines.iter().map(|kept| kept.key.as_str()).collect();
        keys.retain(|key| !named.contains(key.as_str()));
        keys.drain(..keys.len().saturating_sub(MOST_KEYS));
        Ok((lines, keys))
    }

    /// Sets aside a history that another program has put there, if there is
    /// anything in it.
    fn clear_history(&mut self, path: &Path) -> io::Result<()> {
        let found = journal::bytes_of(&self.disk, (path, &self.project));
        if found.is_ok_and(|it| journal::read(&it.bytes).has_nothing()) {
            return Ok(());
        }
        let aside = companion::set_aside(&self.disk, path, now())?;
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        self.told = Some(format!(
            "The undo history was changed by another program. What stood there is kept as {name}."
        ));
        Ok(())
    }
}
