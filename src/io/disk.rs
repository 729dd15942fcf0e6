//! The few things that are done to files that must not be lost.
//!
//! Each goes through one place, so that a test can make any single one of them
//! fail as a full, dying or read-only disk would. What is done, and in which
//! order, is for the callers: [`super::safe_write`] and [`super::journal`].

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

/// Something that is done to a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Making or opening a file to write to.
    Open,
    /// Writing bytes.
    Write,
    /// Having the disk take what was written.
    Sync,
    /// Putting a file in another one's place.
    Rename,
    /// Having the disk take a folder's entries.
    SyncFolder,
    /// Giving a file a second name.
    Link,
    /// Taking a file away.
    Remove,
}

/// Decides whether a deed may go on.
pub trait Gate: Send + Sync {
    /// An error here is the deed's own.
    fn pass(&self, deed: Deed, path: &Path) -> io::Result<()>;
}

/// The file system, perhaps with a gate before it.
#[derive(Clone, Default)]
pub struct Disk(Option<Arc<dyn Gate>>);

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "Disk(gated)" } else { "Disk" })
    }
}

impl Disk {
    /// A disk that asks the gate before every deed.
    pub fn gated(gate: Arc<dyn Gate>) -> Self {
        Self(Some(gate))
    }

    /// Asks the gate.
    pub fn pass(&self, deed: Deed, path: &Path) -> io::Result<()> {
        self.0.as_ref().map_or(Ok(()), |gate| gate.pass(deed, path))
    }

    /// Opens a file to write at its end; makes it where there is none.
    pub fn append(&self, path: &Path) -> io::Result<Output> {
        self.pass(Deed::Open, path)?;
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(self.output(file, path))
    }

    /// A file that was opened elsewhere, to be written to through the gate.
    pub fn output(&self, file: File, path: &Path) -> Output {
        Output { file, path: path.to_owned(), disk: self.clone() }
    }

    /// Puts a file in the place of another, or where there is none.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Deed::Rename, to)?;
        fs::rename(from, to)
    }

    /// Copies a file.
    pub fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Deed::Open, to)?;
        fs::copy(from, to).map(drop)
    }

    /// Makes a folder, and those that it lies in.
    pub fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(Deed::Open, folder)?;
        fs::create_dir_all(folder)
    }

    /// Takes a file away; that there is none is no matter.
    pub fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(Deed::Remove, path)?;
        match fs::remove_file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// Has the disk take a folder's entries, where folders can be synced at all.
    pub fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(Deed::SyncFolder, folder)?;
        sync_folder(folder)
    }
}

/// The names in a folder, sorted; none where there is no such folder. Names that
/// are no text are left out.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

/// The file that a path leads to, so that what stands beside it is found by
/// whatever name it is opened.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The folder that a path stands in.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The path of a file that stands beside another and is named for it.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    whole.into()
}

/// How many bytes a name may have on all common disks.
const LONGEST: usize = 255;

/// How many bytes of a name that is too long are kept.
const KEPT: usize = 200;

/// How many bytes are added to a name where a file is set aside or written anew.
const ROOM: usize = 30;

/// The path of what belongs to a file and stands beside it: the file's name with
/// an ending. Where that would be too long it is cut, and a hash of the whole
/// name keeps apart what begins alike.
pub fn companion(file: &Path, ending: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    if name.len() + ending.len() + ROOM <= LONGEST {
        return beside(file, ending);
    }
    let words = name.to_string_lossy();
    let start = words.get(..words.floor_char_boundary(KEPT)).unwrap_or_default();
    let hash = Sha256::digest(name.as_encoded_bytes());
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    file.with_file_name(format!("{start}~{hash}{ending}"))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network file systems know no such thing, and some folders may be
        // written to and not read.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file that is being written.
#[derive(Debug)]
pub struct Output {
    file: File,
    path: PathBuf,
    disk: Disk,
}

impl Output {
    /// Has the disk take all that was written.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.pass(Deed::Sync, &self.path)?;
        self.file.sync_data()
    }

    /// Whether the path still leads to this file, and not to none or another.
    pub fn is_in_place(&self) -> bool {
        match (self.file.metadata(), fs::metadata(&self.path)) {
            (Ok(mine), Ok(there)) => same_file(&mine, &there),
            _ => false,
        }
    }
}

/// Whether two descriptions are of one and the same file.
#[cfg(unix)]
pub fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Where files have no numbers, the time they were made tells them apart.
#[cfg(not(unix))]
pub fn same_file(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    a.created().ok() == b.created().ok()
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.disk.pass(Deed::Write, &self.path) {
            // A disk that fills up takes a part first.
            let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
            let _ = self.file.write_all(half);
            return Err(error);
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_companions_fit_and_differ() {
        let name = |file: &str, ending: &str| {
            let path = companion(&Path::new("folder").join(file), ending);
            assert_eq!(path.parent(), Some(Path::new("folder")));
            path.file_name().unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(name("проект.ron", ".journal"), "проект.ron.journal");
        let long = |end: &str, ending| name(&("д".repeat(122) + end), ending);
        for ending in [".journal", ".history", ".lock", ".earlier"] {
            assert!(long("а.ron", ending).len() + ROOM <= LONGEST);
            assert!(long("а.ron", ending) != long("б.ron", ending));
            assert!(long("а.ron", ending).ends_with(ending));
        }
    }
}
