//! The journal on disk: begun whole, then grown line by line.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Kept;
use super::line::{self, Head, Mark};
use crate::io::companion::{self, Seen};
use crate::io::disk::{Disk, Output};
use crate::io::stamp::{Hash, Stamp};

/// A journal that is open for writing.
#[derive(Debug)]
pub struct JournalFile {
    disk: Disk,
    path: PathBuf,
    project: PathBuf,
    out: Output,
    /// Works out the stamp of all that was written here.
    hash: Hash,
    /// What it was after the last line that was written here.
    seen: Seen,
    /// How many bytes all lines have that were written here, and how many are
    /// synced.
    bytes: u64,
    synced: u64,
}

/// What has become of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands as it was written.
    Whole,
    /// Nothing stands in its place.
    Gone,
    /// Another file stands there, or another program has written into it or cut
    /// it short.
    Changed,
}

impl JournalFile {
    /// Puts a journal of these lines in place, on disk when this returns. One
    /// that was there before is replaced whole. Whoever may read the project may
    /// read it, and nobody else.
    pub fn begin<'a>(
        disk: &Disk,
        (path, project): (&Path, &Path),
        head: &Head,
        entries: impl IntoIterator<Item = &'a Kept>,
        marks: &[Mark],
    ) -> io::Result<Self> {
        let mut lines = String::new();
        line::write_head(head, &mut lines);
        for kept in entries {
            line::write_entry(kept, &mut lines);
        }
        for mark in marks {
            line::write_mark(mark, &mut lines);
        }
        let (file, seen) = companion::put(disk, (path, project), lines.as_bytes())?;
        let out = disk.output(file, path);
        let bytes = lines.len() as u64;
        let mut hash = Hash::default();
        hash.update(lines.as_bytes());
        let (path, project) = (path.to_owned(), project.to_owned());
        Ok(Self { disk: disk.clone(), path, project, out, hash, seen, bytes, synced: bytes })
    }

    /// What it was after the last line that was written here.
    pub const fn seen(&self) -> &Seen {
        &self.seen
    }

    /// Looks whether it still stands as it was written.
    pub fn standing(&mut self) -> io::Result<Standing> {
        let Some(there) = companion::look(&self.disk, &self.path)? else {
            return Ok(Standing::Gone);
        };
        if !there.is_same_file(&self.seen) || there.bytes() != self.bytes {
            return Ok(Standing::Changed);
        }
        if there.is_unchanged(&self.seen) {
            return Ok(Standing::Whole);
        }
        // Some disks put the time of the last write right afterwards: what stands
        // there is what counts.
        let found = companion::read(&self.disk, (&self.path, &self.project))?;
        let Some((bytes, seen)) = found else { return Ok(Standing::Gone) };
        if Stamp::of(&bytes) != self.hash.stamp() {
            return Ok(Standing::Changed);
        }
        self.seen = seen;
        Ok(Standing::Whole)
    }

    /// Hands a line to the system; [`JournalFile::sync`] has the disk take it.
    /// After an error the journal must be begun anew: part of it may stand there.
    pub fn append(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(line.as_bytes())?;
        self.hash.update(line.as_bytes());
        self.bytes += line.len() as u64;
        self.seen = Seen::of(self.out.file())?;
        Ok(())
    }

    /// Has the disk take all lines so far. Whether they are in the journal's place
    /// is for [`JournalFile::standing`].
    pub fn sync(&mut self) -> io::Result<()> {
        self.out.sync()?;
        self.synced = self.bytes;
        Ok(())
    }

    /// Gives the file up after a failure, and takes back for good what was not
    /// synced. Says whether that went well, and what the file is then.
    pub fn give_up(self) -> (bool, Seen) {
        let is_back = self.out.cut(self.synced).is_ok();
        // Where it cannot even be looked at it is taken for another, and kept.
        let seen = Seen::of(self.out.file()).unwrap_or(self.seen);
        (is_back, seen)
    }
}
