//! The journal on disk: begun whole, then grown line by line.

#[cfg(unix)]
use std::fs;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Kept;
use super::line::{self, Head, Mark};
use crate::io::disk::{Deed, Disk, Output, folder_of};

/// How a temporary file beside the journal is called.
const TEMPORARY: &str = ".new";

/// A journal that is open for writing.
#[derive(Debug)]
pub struct JournalFile {
    disk: Disk,
    path: PathBuf,
    out: Output,
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
        put(disk, (path, project), lines.as_bytes())?;
        let out = disk.append(path)?;
        Ok(Self { disk: disk.clone(), path: path.to_owned(), out })
    }

    /// Hands a line to the system; [`JournalFile::sync`] has the disk take it.
    /// After an error the journal must be begun anew: part of it may stand there.
    pub fn append(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(line.as_bytes())
    }

    /// Has the disk take all lines so far. An error where the file is no longer
    /// in its place: what was written then is nowhere.
    pub fn sync(&self) -> io::Result<()> {
        self.out.sync()?;
        if self.out.is_in_place() {
            Ok(())
        } else {
            Err(io::Error::new(io::ErrorKind::NotFound, "the journal was taken away"))
        }
    }

    /// Takes the journal away: the project file has all of it.
    pub fn end(self) -> io::Result<()> {
        self.disk.remove(&self.path)
    }
}

/// Puts a whole file in place: written beside, synced, renamed. It has the
/// project's permissions.
pub(super) fn put(disk: &Disk, (path, project): (&Path, &Path), bytes: &[u8]) -> io::Result<()> {
    let temporary = crate::io::disk::beside(path, TEMPORARY);
    let written =
        write(disk, (&temporary, project), bytes).and_then(|()| disk.rename(&temporary, path));
    if written.is_err() {
        // A later try overwrites it; taking it away is only tidier.
        let _ = std::fs::remove_file(&temporary);
    }
    written?;
    disk.sync_folder(folder_of(path))
}

fn write(disk: &Disk, (path, project): (&Path, &Path), bytes: &[u8]) -> io::Result<()> {
    disk.pass(Deed::Open, path)?;
    let file = File::create(path)?;
    keep_private(path, project);
    let mut out = disk.output(file, path);
    out.write_all(bytes)?;
    out.sync()
}

/// Gives a file the permissions of the project, and the owner that of writing on.
#[cfg(unix)]
pub(super) fn keep_private(path: &Path, project: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    const OWNERS: u32 = 0o600;
    if let Ok(found) = fs::metadata(project) {
        let mode = found.permissions().mode() & 0o777 | OWNERS;
        // A disk that knows no permissions keeps nobody out anyway.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
}

#[cfg(not(unix))]
pub(super) fn keep_private(_: &Path, _: &Path) {}
