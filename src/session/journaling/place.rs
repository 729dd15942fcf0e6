//! The journal's place on the disk: what stands there, whether it is ours, and how
//! the journal comes to stand there anew.

use std::io;

use super::super::now;
use super::{Journaling, LOST};
use crate::io::companion;
use crate::io::journal;
use crate::io::journal::file::{JournalFile, Standing};

impl Journaling {
    /// An error where the lock is not known to be held. Where it is known not to
    /// be, that is for good.
    pub(super) fn check_guard(&mut self) -> io::Result<()> {
        if self.lost.is_none()
            && let Some(guard) = &self.guard
            && !guard.is_held()?
        {
            self.lost = Some(LOST);
        }
        self.lost.map_or(Ok(()), |lost| Err(io::Error::other(lost)))
    }

    pub(super) fn remove_journal(&mut self) -> io::Result<()> {
        self.clear_place()?;
        self.disk.remove(&journal::path_of(&self.project))?;
        self.there = None;
        Ok(())
    }

    pub(super) fn begin(&mut self) {
        // The reason is kept in the trouble.
        let _ = self.begin_result();
    }

    /// Begins anew where the journal no longer stands as it was written.
    pub(super) fn begin_after(&mut self, standing: Standing) {
        self.tell_of(standing);
        self.begin();
    }

    pub(super) fn tell_of(&mut self, standing: Standing) {
        if standing == Standing::Gone {
            self.told = Some(
                "Another program took the journal away. All edits since the last save were \
                 written to it anew."
                    .to_owned(),
            );
        }
    }

    /// Writes the journal whole, with all that no save and no history has.
    pub(super) fn begin_result(&mut self) -> io::Result<()> {
        let result = self.begin_anew();
        if let Err(error) = &result {
            self.fail(io::Error::new(error.kind(), error.to_string()));
        }
        result
    }

    fn begin_anew(&mut self) -> io::Result<()> {
        self.unsynced = false;
        if let Some(file) = self.file.take() {
            self.there = Some(file.seen().clone());
        }
        self.check_guard()?;
        if self.has_nothing() && self.marks.is_empty() {
            self.trouble = None;
            return self.remove_journal();
        }
        self.clear_place()?;
        let path = journal::path_of(&self.project);
        let entries = self.to_history.iter().chain(&self.unsaved);
        let whose = (path.as_path(), self.project.as_path());
        self.handed = self.unsaved.last().map_or(self.handed, |kept| kept.seq);
        let begun = JournalFile::begin(&self.disk, whose, &self.head, entries, &self.marks);
        let file = match begun {
            Ok(file) => file,
            Err(error) => {
                // It may stand there all the same, and not be there after a power
                // cut.
                if let Ok(there) = companion::look(&self.disk, &path) {
                    self.there = there;
                }
                return Err(error);
            }
        };
        self.there = Some(file.seen().clone());
        self.check_guard()?;
        self.file = Some(file);
        self.all_safe();
        Ok(())
    }

    /// Sets aside what stands in the journal's place and is not what was left
    /// there.
    fn clear_place(&mut self) -> io::Result<()> {
        let path = journal::path_of(&self.project);
        let Some(there) = companion::look(&self.disk, &path)? else { return Ok(()) };
        if self.there.as_ref().is_some_and(|known| there.is_unchanged(known)) {
            return Ok(());
        }
        let aside = companion::set_aside(&self.disk, &path, now())?;
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        self.told = Some(format!(
            "Another program wrote to the journal. What stood there is kept as {name}; all edits \
             since the last save were written anew."
        ));
        self.there = None;
        Ok(())
    }

    pub(super) fn all_safe(&mut self) {
        self.trouble = None;
        self.taken_back = None;
        self.safe = self.unsaved.last().map_or(self.safe, |kept| kept.seq);
    }

    pub(super) fn fail(&mut self, error: io::Error) {
        if let Some(file) = self.file.take() {
            if self.lost.is_some() {
                self.there = None;
            } else {
                let (is_back, seen) = file.give_up();
                self.taken_back = is_back.then(|| seen.clone());
                self.there = Some(seen);
            }
        }
        self.trouble = Some(error);
    }
}
