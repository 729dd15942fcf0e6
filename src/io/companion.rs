//! The files that belong to a project and stand beside it: its lock, journal and
//! history, what was set aside, and what is being written.
//!
//! A folder may come from anybody, and others may work in it. So whatever stands
//! under the name of a companion is looked at before it is used: a link is never
//! followed, a pipe never waited for, and only a plain file counts that belongs to
//! this user, to the owner of the project, or to its group where the project is
//! shared with that. What is made here may be read by whoever may read the project,
//! and by nobody else, from the first instant; until it is whole it has a name that
//! nobody can foresee, and never that of a file that is there.
//!
//! What stands in the files, and what becomes of a project whose companions cannot
//! be used, is for the callers.

mod owner;

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tempfile::{Builder, NamedTempFile};

use super::disk::{Deed, Disk, beside, folder_of, names_in, same_file};
use crate::model::Moment;

pub(super) use owner::{Rights, as_named, n_names};
use owner::{no_follow, no_wait};

/// How many bytes a name may have on all common disks.
const LONGEST: usize = 255;

/// How many bytes of a name that is too long are kept.
const KEPT: usize = 200;

/// How many bytes are added to a name where a file is set aside.
const ROOM: usize = 30;

/// How the name of a file that is being written begins and ends.
const PREFIX: &str = ".hearsay-";
const SUFFIX: &str = ".tmp";

/// The largest companion that is read.
const MOST_BYTES: u64 = super::project_file::MAX_BYTES;

/// How often another program may make or take away a file just when it is to be
/// opened or made.
const TRIES: usize = 8;

/// Why a file that has a companion's name is not used as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// It leads elsewhere.
    #[error("it is a link, and links are not followed there")]
    Link,
    /// It is a folder.
    #[error("a folder stands where a file should be")]
    Folder,
    /// It is a pipe, a socket or a device.
    #[error("it is a pipe or a device, not a file")]
    NoFile,
    /// It belongs to somebody who does not share the project.
    #[error("it belongs to another user")]
    Others,
    /// It is a second name of a file, which would change with it.
    #[error("it is a second name of another file")]
    SecondName,
}

impl From<Foreign> for io::Error {
    fn from(foreign: Foreign) -> Self {
        Self::other(foreign)
    }
}

/// Whether a failure is that something stands there which is no companion.
pub fn foreign(error: &io::Error) -> Option<Foreign> {
    error.get_ref().and_then(|inner| inner.downcast_ref()).copied()
}

/// What a file was seen to be, to tell later whether it still is.
#[derive(Clone, Debug)]
pub struct Seen(Metadata);

impl Seen {
    /// What an open file is.
    pub fn of(file: &File) -> io::Result<Self> {
        file.metadata().map(Self)
    }

    /// Whether it is one and the same file, whatever is in it.
    pub fn is_same_file(&self, other: &Self) -> bool {
        same_file(&self.0, &other.0)
    }

    /// Whether it is the same file, and nothing was written to it in between.
    pub fn is_unchanged(&self, other: &Self) -> bool {
        self.is_same_file(other)
            && self.0.len() == other.0.len()
            && self.0.modified().ok() == other.0.modified().ok()
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        self.0.len()
    }
}

impl From<Metadata> for Seen {
    fn from(found: Metadata) -> Self {
        Self(found)
    }
}

/// The path of what belongs to a file and stands beside it: the file's name with
/// an ending. Where that would be too long it is cut, and a hash of the whole
/// name keeps apart what begins alike.
pub fn named(file: &Path, ending: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    if name.len() + ending.len() + ROOM <= LONGEST {
        return beside(file, ending);
    }
    let words = name.to_string_lossy();
    let start = words.get(..words.floor_char_boundary(KEPT)).unwrap_or_default();
    file.with_file_name(format!("{start}~{}{ending}", hash_of_name(file, 8)))
}

fn hash_of_name(file: &Path, bytes: usize) -> String {
    let name = file.file_name().unwrap_or_default();
    let hash = Sha256::digest(name.as_encoded_bytes());
    hash.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// What stands at a path, links not followed; none where nothing does.
pub fn look(disk: &Disk, path: &Path) -> io::Result<Option<Seen>> {
    disk.pass(Deed::Look, path)?;
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(Seen(found))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The project file as it is now, by whose rights its companions are judged; none
/// where it was never saved.
fn project_now(project: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(project) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Refuses what is no companion of the project.
fn check(found: &Metadata, project: Option<&Metadata>) -> Result<(), Foreign> {
    let kind = found.file_type();
    if kind.is_symlink() {
        Err(Foreign::Link)
    } else if kind.is_dir() {
        Err(Foreign::Folder)
    } else if !kind.is_file() {
        Err(Foreign::NoFile)
    } else if !owner::is_trusted(found, project) {
        Err(Foreign::Others)
    } else {
        Ok(())
    }
}

/// Opens a companion that is there, links not followed and nothing waited for;
/// none where there is none.
fn open(
    disk: &Disk,
    (path, project): (&Path, &Path),
    options: &mut OpenOptions,
) -> io::Result<Option<(File, Seen)>> {
    let project = project_now(project)?;
    // Opening a device can do things by itself.
    let Some(there) = look(disk, path)? else { return Ok(None) };
    check(&there.0, project.as_ref())?;
    let file = match no_wait(no_follow(options)).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) if owner::is_of_link(&error) => return Err(Foreign::Link.into()),
        Err(error) => return Err(error),
    };
    let seen = Seen::of(&file)?;
    check(&seen.0, project.as_ref())?;
    Ok(Some((file, seen)))
}

/// Reads a companion whole; none where there is none. What it was seen to be is
/// from before the reading, so that a change on the way is noticed afterwards.
pub fn read(disk: &Disk, whose: (&Path, &Path)) -> io::Result<Option<(Vec<u8>, Seen)>> {
    disk.pass(Deed::Read, whose.0)?;
    let Some((file, seen)) = open(disk, whose, OpenOptions::new().read(true))? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    bytes.reserve_exact(usize::try_from(seen.bytes().min(MOST_BYTES)).unwrap_or(0) + 1);
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(Some((bytes, seen)))
}

/// A file that is there for as long as a project is open.
#[derive(Debug)]
pub struct Standing {
    /// The file, open.
    pub file: File,
    /// What it is.
    pub seen: Seen,
    /// Whether it may be written to.
    pub is_writable: bool,
}

/// Opens a companion to hold it, and makes it where there is none.
pub fn open_or_make(disk: &Disk, (path, project): (&Path, &Path)) -> io::Result<Standing> {
    disk.pass(Deed::Open, path)?;
    for _ in 0..TRIES {
        let mut is_writable = true;
        let mut found = open(disk, (path, project), OpenOptions::new().read(true).write(true));
        if found.as_ref().is_err_and(|error| error.kind() == ErrorKind::PermissionDenied) {
            is_writable = false;
            found = open(disk, (path, project), OpenOptions::new().read(true));
        }
        if let Some((file, seen)) = found? {
            if n_names(&seen.0) > 1 {
                return Err(Foreign::SecondName.into());
            }
            return Ok(Standing { file, seen, is_writable });
        }
        match make(path, project, OpenOptions::new().read(true).write(true)) {
            Ok(file) => {
                let seen = Seen::of(&file)?;
                return Ok(Standing { file, seen, is_writable });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("another program keeps making and removing it"))
}

/// Makes a file that is not there yet, with the project's rights.
fn make(path: &Path, project: &Path, options: &mut OpenOptions) -> io::Result<File> {
    let rights = Rights::of_companion(project_now(project)?.as_ref());
    let file = no_follow(rights.narrow(options)).create_new(true).open(path)?;
    rights.give(&file)?;
    Ok(file)
}

/// Puts a whole companion in place: written under a name of its own, synced,
/// renamed. Gives back the file, open at its end, and what it is.
pub fn put(disk: &Disk, (path, project): (&Path, &Path), bytes: &[u8]) -> io::Result<(File, Seen)> {
    if let Some(there) = look(disk, path)? {
        check(&there.0, project_now(project)?.as_ref())?;
    }
    disk.pass(Deed::Open, path)?;
    let rights = Rights::of_companion(project_now(project)?.as_ref());
    let temporary = temporary(folder_of(path), project, rights)?;
    rights.give(temporary.as_file())?;
    let mut out = disk.output(temporary.as_file().try_clone()?, temporary.path());
    out.write_all(bytes)?;
    out.sync()?;
    disk.pass(Deed::Rename, path)?;
    let file = temporary.persist(path).map_err(|error| error.error)?;
    disk.sync_folder(folder_of(path))?;
    let seen = Seen::of(&file)?;
    Ok((file, seen))
}

/// Opens a companion to write at its end, where it still is what it was seen to
/// be; none where it is not.
pub fn open_at_end(
    disk: &Disk,
    (path, project): (&Path, &Path),
    seen: &Seen,
) -> io::Result<Option<File>> {
    disk.pass(Deed::Open, path)?;
    let found = open(disk, (path, project), OpenOptions::new().append(true))?;
    let is_as_seen = |now: &Seen| now.is_unchanged(seen) && n_names(&now.0) == 1;
    let found = found.filter(|(_, now)| is_as_seen(now)).map(|(file, _)| file);
    if let Some(file) = &found {
        // The project may be open to more or to fewer since.
        Rights::of_companion(project_now(project)?.as_ref()).give(file)?;
    }
    Ok(found)
}

/// A new file in the folder for what belongs to `of`, under a name that nobody can
/// foresee, with narrow rights. An error is the system's own, which the temporary
/// file's would hide.
pub(super) fn temporary(folder: &Path, of: &Path, rights: Rights) -> io::Result<NamedTempFile> {
    let prefix = prefix_of(of);
    let mut number = None;
    let made = Builder::new().prefix(&prefix).suffix(SUFFIX).make_in(folder, |path| {
        let mut options = OpenOptions::new();
        let options = rights.narrow(options.read(true).append(true));
        let made = no_follow(options).create_new(true).open(path);
        made.inspect_err(|error| number = error.raw_os_error())
    });
    made.map_err(|error| number.map_or(error, io::Error::from_raw_os_error))
}

/// How the names of files begin that are written for a file.
fn prefix_of(of: &Path) -> String {
    format!("{PREFIX}{}-", hash_of_name(of, 6))
}

/// Takes away what was being written for a project when a program or the power
/// went. Only for who has the project's lock: nobody else writes for it then.
pub fn clear_leftovers(disk: &Disk, project: &Path) -> io::Result<()> {
    let prefix = prefix_of(project);
    for folder in [folder_of(project).to_owned(), named(project, ".earlier")] {
        for name in names_in(&folder)? {
            let path = folder.join(&name);
            let is_one = name.starts_with(&prefix) && name.ends_with(SUFFIX);
            if is_one && look(disk, &path)?.is_some_and(|found| found.0.is_file()) {
                disk.remove(&path)?;
            }
        }
    }
    Ok(())
}

/// Gives a file another name, out of the way, with the time in it. Returns that
/// name.
pub fn set_aside(disk: &Disk, path: &Path, now: Moment) -> io::Result<PathBuf> {
    let aside = aside_name(disk, path, now)?;
    disk.rename(path, &aside)?;
    Ok(aside)
}

/// Keeps a copy of a companion's bytes, with the time in its name. Returns the
/// name.
pub fn keep_copy(
    disk: &Disk,
    (path, project): (&Path, &Path),
    bytes: &[u8],
    now: Moment,
) -> io::Result<PathBuf> {
    let aside = aside_name(disk, path, now)?;
    disk.pass(Deed::Open, &aside)?;
    let file = make(&aside, project, OpenOptions::new().write(true))?;
    let mut out = disk.output(file, &aside);
    out.write_all(bytes)?;
    out.sync()?;
    Ok(aside)
}

/// A name that nothing has yet.
fn aside_name(disk: &Disk, path: &Path, now: Moment) -> io::Result<PathBuf> {
    let time = now.to_string().replace(':', "-");
    for nth in 1..1000 {
        let ending = if nth == 1 { format!("-{time}") } else { format!("-{time}-{nth}") };
        let name = beside(path, &ending);
        if look(disk, &name)?.is_none() {
            return Ok(name);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests;
