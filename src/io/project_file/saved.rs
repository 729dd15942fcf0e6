//! What a project file is known to hold, so that a save copies the lines that
//! did not change and notices a file that others have changed.

use std::fs::{self, File};
use std::io::{self, Read as _, Write};
use std::path::Path;
use std::sync::Arc;

use super::lists::{LISTS, Row};
use super::sink::Sink;
use super::{line_writer, write, write_top};
use crate::io::companion::Seen;
use crate::io::disk::Disk;
use crate::io::safe_write::{self, Staged, WriteError};
use crate::io::stamp::{Hash, Stamp, Stamping};
use crate::model::Project;

/// A project file as it was last read or written here.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The state of the file.
    pub stamp: Stamp,
    /// What it holds.
    project: Project,
    /// Whether this program wrote it, so that its lines are those that it would
    /// write again.
    is_ours: bool,
    /// What the file was when its bytes were read or written.
    seen: Option<Seen>,
}

impl Saved {
    /// A file that was read, and what it was before that.
    pub(super) fn read(seen: Seen, stamp: Stamp, project: &Project) -> Self {
        Self { stamp, project: project.clone(), is_ours: false, seen: Some(seen) }
    }

    /// Notes that this program wrote the file, as its history says.
    pub const fn trust(&mut self) {
        self.is_ours = true;
    }

    /// What the file holds.
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// The file that was put in place.
    pub fn put(mut self, seen: Seen) -> Self {
        self.seen = Some(seen);
        self
    }

    /// Whether the path still leads to the file that was read, unchanged.
    pub fn is_still_at(&self, path: &Path) -> bool {
        let there = fs::metadata(path).map(Seen::from);
        there.is_ok_and(|there| self.seen.as_ref().is_some_and(|seen| seen.is_unchanged(&there)))
    }

    /// The state of the file at the path now, looked up only where something
    /// about the file is not as it was.
    pub fn stamp_now(&self, path: &Path) -> io::Result<Stamp> {
        let there = match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stamp::NO_FILE),
            there => there?,
        };
        let there = Seen::from(there);
        let is_as_seen = self.seen.as_ref().is_some_and(|seen| seen.is_unchanged(&there));
        if is_as_seen { Ok(self.stamp) } else { Ok(Stamp::of(&super::bytes_of(path)?)) }
    }
}

/// Writes a project beside its file, ready to take the file's place. Of what was
/// saved before, lines that did not change are copied.
pub fn stage(
    disk: &Disk,
    path: &Path,
    project: &Project,
    saved: Option<&Saved>,
) -> Result<(Staged, Saved), WriteError> {
    let old =
        saved.filter(|saved| saved.is_ours).and_then(|saved| Some((saved, open(saved, path)?)));
    if let Some((saved, file)) = old {
        let mut stamp = None;
        let staged = stage_by(disk, path, project, |to| {
            let mut old = Old::new(file);
            rewrite(project, saved, &mut old, to)?;
            stamp = Some(old.stamp()?);
            Ok(())
        });
        // A disk that gives other bytes than it was given must not pass them on.
        if stamp == Some(saved.stamp) && staged.is_ok() {
            return staged;
        }
    }
    stage_by(disk, path, project, |to| write(project, to))
}

/// The file to copy lines from, where it still seems to be there.
fn open(saved: &Saved, path: &Path) -> Option<File> {
    let seen = saved.seen.as_ref()?;
    // Opening a pipe would wait for whoever writes to it.
    let is_there = fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() == seen.bytes());
    File::open(path).ok().filter(|_| is_there)
}

fn stage_by(
    disk: &Disk,
    path: &Path,
    project: &Project,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(Staged, Saved), WriteError> {
    let mut stamp = Stamp::NO_FILE;
    let staged = safe_write::stage(disk, path, |to| {
        let mut stamping = Stamping::new(to);
        write(&mut stamping)?;
        stamp = stamping.stamp();
        Ok(())
    })?;
    let saved = Saved { stamp, project: project.clone(), is_ours: true, seen: None };
    Ok((staged, saved))
}

/// The lines of an old file, passed through once from the top.
struct Old {
    file: File,
    hash: Hash,
    /// A part of the file; it ends at `end`.
    buffer: Vec<u8>,
    end: usize,
    at: usize,
    /// Where lines that are to be copied begin.
    from: usize,
}

/// How much of the old file is read at a time. A system that is given so much at
/// once takes half the time that it takes for 64 KB at a time.
const PIECE: usize = 1 << 20;

impl Old {
    fn new(file: File) -> Self {
        Self { file, hash: Hash::default(), buffer: vec![0; PIECE], end: 0, at: 0, from: 0 }
    }

    /// Passes over the next line. It will be copied, with those before it.
    fn next(&mut self, sink: &mut Sink<'_>) -> io::Result<&[u8]> {
        let mut looked = self.at;
        let end = loop {
            let new = self.buffer.get(looked..self.end).unwrap_or_default();
            if let Some(end) = memchr::memchr(b'\n', new) {
                break looked + end + 1;
            }
            looked = self.end - self.at;
            self.copy(sink)?;
            if self.read_on()? == 0 {
                return Err(other_lines());
            }
        };
        let line = self.buffer.get(self.at..end).ok_or_else(other_lines)?;
        self.at = end;
        Ok(line)
    }

    /// Makes room by forgetting all that was passed over, and reads on.
    fn read_on(&mut self) -> io::Result<usize> {
        self.buffer.copy_within(self.at..self.end, 0);
        self.end -= self.at;
        (self.at, self.from) = (0, 0);
        if self.end == self.buffer.len() {
            self.buffer.resize(2 * self.end, 0);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let n = self.file.read(room)?;
        self.hash.update(room.get(..n).unwrap_or_default());
        self.end += n;
        Ok(n)
    }

    /// Passes over a line that is not copied.
    fn skip(&mut self, sink: &mut Sink<'_>) -> io::Result<()> {
        self.copy(sink)?;
        self.next(sink)?;
        self.from = self.at;
        Ok(())
    }

    /// Copies what was passed over since the last line that was not copied.
    fn copy(&mut self, sink: &mut Sink<'_>) -> io::Result<()> {
        let lines = self.buffer.get(self.from..self.at).unwrap_or_default();
        self.from = self.at;
        if lines.is_empty() { Ok(()) } else { sink.copy(lines) }
    }

    /// The stamp of the whole file.
    fn stamp(mut self) -> io::Result<Stamp> {
        self.at = self.end;
        while self.read_on()? > 0 {
            self.at = self.end;
        }
        Ok(self.hash.stamp())
    }
}

fn other_lines() -> io::Error {
    io::Error::other("the old file has other lines than it should")
}

/// Writes a project by copying the lines of records that the old file has.
fn rewrite(project: &Project, saved: &Saved, old: &mut Old, to: &mut dyn Write) -> io::Result<()> {
    let mut sink = Sink::new(to);
    write_top(project, &mut sink)?;
    for list in &LISTS {
        let head = format!("{}: [\n", list.name);
        loop {
            // Nothing but records is copied.
            old.from = old.at;
            if old.next(&mut sink)? == head.as_bytes() {
                break;
            }
        }
        old.from = old.at;
        sink.plain(head.trim_end())?;
        (list.rewrite)(project, saved, &mut Lines(old), &mut sink)?;
        sink.plain("],")?;
    }
    sink.plain(")")?;
    sink.flush()
}

/// The lines of one list of the old file.
pub struct Lines<'a>(&'a mut Old);

/// Writes a list, copying the lines of records that are the very same.
pub(super) fn rewrite_list<R: Row>(
    project: &Project,
    saved: &Saved,
    lines: &mut Lines<'_>,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let old = &mut *lines.0;
    let mut before = R::kept(&saved.project).iter().peekable();
    for record in R::kept(project).iter() {
        if before.next_if(|it| Arc::ptr_eq(it, record)).is_some() {
            old.next(sink)?;
            continue;
        }
        let key = record.key();
        while before.next_if(|it| it.key() < key).is_some() {
            old.skip(sink)?;
        }
        if before.next_if(|it| Arc::ptr_eq(it, record)).is_some() {
            old.next(sink)?;
            continue;
        }
        old.copy(sink)?;
        if before.next_if(|it| it.key() == key).is_some() {
            old.skip(sink)?;
        }
        sink.line(|out| line_writer::write_record(&record.to_line(), out).map(|()| out.push(',')))?;
    }
    old.copy(sink)
}
