//! The few things that are done to files that must not be lost.
//!
//! Each goes through one place, so that a test can make any single one of them
//! fail as a full, dying or read-only disk would. What is done, and in which
//! order, is for the callers: [`super::safe_write`], [`super::companion`] and
//! [`super::journal`].

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Reading a file.
    Read,
    /// Looking what stands under a name.
    Look,
}

impl Deed {
    /// Whether it leaves the disk as it was.
    pub const fn only_looks(self) -> bool {
        matches!(self, Self::Read | Self::Look)
    }
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

    /// A file that was opened elsewhere, to be written to through the gate.
    pub fn output(&self, file: File, path: &Path) -> Output {
        Output { file, path: path.to_owned(), disk: self.clone() }
    }

    /// Puts a file in the place of another, or where there is none.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Deed::Rename, to)?;
        fs::rename(from, to)
    }

    /// Makes a folder, and those that it lies in.
    /// Those that are made are for this user alone.
    pub fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(Deed::Open, folder)?;
        make_private(folder)
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
pub fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort_unstable();
    Ok(names)
}

/// Makes a folder of this program's own, for its user alone, or closes it to others.
pub fn keep_private(folder: &Path) -> io::Result<()> {
    make_private(folder)?;
    close_to_others(folder)
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut rights = fs::metadata(folder)?.permissions();
    if rights.mode() & 0o077 == 0 {
        return Ok(());
    }
    rights.set_mode(rights.mode() & 0o700);
    fs::set_permissions(folder, rights)
}

#[cfg(not(unix))]
fn close_to_others(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
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

    /// The file itself.
    pub const fn file(&self) -> &File {
        &self.file
    }

    /// Takes back what was written behind that many bytes, for good.
    pub fn cut(&self, bytes: u64) -> io::Result<()> {
        self.disk.pass(Deed::Write, &self.path)?;
        self.file.set_len(bytes)?;
        self.sync()
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
