//! Earlier versions of a project file, kept beside it.
//!
//! Before a new version takes a file's place, [`keep`] puts the present one into
//! the folder `<file name>.earlier`; [`list`] finds what is there, [`prune`]
//! thins it out. A version is a whole project file that opens like any other.
//!
//! The folder stands beside the file itself, not beside a link that leads to it:
//! there is one past however the file is reached, on the same disk, so that
//! keeping a version costs a hard link and no copy. It can be seen, moved along
//! with the file, and thrown away without harm.
//!
//! A version is named for when its file was last written, in UTC. The clock is
//! not trusted with the order: where it went back, or an old file was put in
//! place, the name has a number behind the time, and versions are in the order
//! of number and time. What was kept last is last, whatever its date says.

mod name;

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use self::name::Name;
use super::companion::{self, Foreign, Rights, n_names, temporary};
use super::disk::{Deed, Disk, real, same_file};
use super::trouble::{self, Trouble};
use crate::model::Moment;

/// How many of the latest versions are kept, whatever their age.
pub const LAST: usize = 5;

/// For how many hours the last version of each hour is kept.
pub const HOURS: i64 = 24;

/// For how many days the last version of each day is kept.
pub const DAYS: i32 = 14;

/// How often another program may take the name that was chosen.
const TRIES: usize = 8;

/// An earlier version of a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its file.
    pub path: PathBuf,
    /// When it was saved.
    pub saved: Moment,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Why earlier versions were not kept, listed or thinned out. The project file
/// itself is untouched.
#[derive(Debug, thiserror::Error)]
#[error("cannot {step}: {cause}: `{}`", path.display())]
pub struct VersionError {
    /// The file or folder that it failed at.
    pub path: PathBuf,
    /// What could not be done.
    pub step: Step,
    /// Why not.
    #[source]
    pub cause: io::Error,
}

/// What is done with earlier versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Keeping one.
    Keep,
    /// Listing them.
    List,
    /// Removing one.
    Remove,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keep => "keep the earlier version",
            Self::List => "list the earlier versions",
            Self::Remove => "remove an earlier version that is no longer needed",
        })
    }
}

impl VersionError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self.cause.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "nothing may be written there: ask for the right to, or save in another folder"
            }
            _ if companion::foreign(&self.cause).is_some() => {
                "take away what stands there, or save in another folder"
            }
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                "a file stands where the folder should be: give it another name"
            }
            _ => trouble::of(&self.cause)
                .map_or("look whether the folder can be opened", Trouble::hint),
        }
    }
}

/// Where the earlier versions of a project file are.
pub fn folder(project: &Path) -> PathBuf {
    // A file that is gone still has its past.
    companion::named(&real(project), ".earlier")
}

/// Keeps the file as it is now as an earlier version; called before another takes
/// its place. Nothing is kept, and nothing returned, where there is no file yet
/// or where its content is that of the version before.
///
/// A failure is no reason not to save: it is for the caller to show.
pub fn keep(disk: &Disk, project: &Path) -> Result<Option<Version>, VersionError> {
    let folder = folder(project);
    let fail = |cause| VersionError { path: folder.clone(), step: Step::Keep, cause };
    let present = match fs::metadata(project) {
        Ok(present) if present.is_file() => present,
        // What is no file cannot be saved over, and a pipe cannot be read twice.
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fail(error)),
    };
    let written = present.modified().map_err(fail)?;
    // A date that no calendar has is as good as none.
    let written = Timestamp::try_from(written).unwrap_or(Timestamp::UNIX_EPOCH);
    make_folder(&folder, &present).map_err(fail)?;
    for _ in 0..TRIES {
        let known = names(&folder).map_err(fail)?;
        let last = known.last();
        if let Some(last) = last
            && same(project, &present, &folder.join(last.to_string())).map_err(fail)?
        {
            return Ok(None);
        }
        let name = Name::after(last, Moment::of(written));
        let path = folder.join(name.to_string());
        match place(disk, project, &present, &folder, &path) {
            Ok(()) => {
                disk.sync_folder(&folder).map_err(fail)?;
                return Ok(Some(Version { path, saved: name.saved, bytes: present.len() }));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(fail(error)),
        }
    }
    Err(fail(io::Error::other("another program keeps taking the name")))
}

/// How many more names a file has, beside those that its versions are: they do not
/// go along when another takes its place.
pub fn other_names(project: &Path) -> io::Result<u64> {
    let present = match fs::metadata(project) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        present => present?,
    };
    let mut n = n_names(&present).saturating_sub(1);
    if n > 0 {
        let folder = folder(project);
        for name in names(&folder).into_iter().flatten() {
            let version = fs::metadata(folder.join(name.to_string()))?;
            n = n.saturating_sub(u64::from(same_file(&present, &version)));
        }
    }
    Ok(n)
}

/// The earlier versions of a project file, the last that was kept first.
pub fn list(project: &Path) -> Result<Vec<Version>, VersionError> {
    let folder = folder(project);
    let fail = |cause| VersionError { path: folder.clone(), step: Step::List, cause };
    let mut versions = Vec::new();
    for name in names(&folder).map_err(fail)?.iter().rev() {
        let path = folder.join(name.to_string());
        // One that was removed meanwhile is no version any more.
        if let Ok(found) = fs::metadata(&path) {
            versions.push(Version { path, saved: name.saved, bytes: found.len() });
        }
    }
    Ok(versions)
}

/// Removes the versions that need not be kept: all but the last [`LAST`], the last
/// of each of the last [`HOURS`] hours, and the last of each of the last [`DAYS`]
/// days, in UTC. So saves in quick succession push nothing out but each other. Only
/// files named by [`keep`] are touched. Returns how many were removed.
pub fn prune(disk: &Disk, project: &Path, now: Moment) -> Result<usize, VersionError> {
    let folder = folder(project);
    let list = |cause| VersionError { path: folder.clone(), step: Step::List, cause };
    let names = names(&folder).map_err(list)?;
    let (mut removed, mut failed) = (0, None);
    for name in name::superfluous(&names, now) {
        let path = folder.join(name.to_string());
        match disk.remove(&path) {
            Ok(()) => removed += 1,
            // The others are tried all the same.
            Err(cause) => failed = Some(VersionError { path, step: Step::Remove, cause }),
        }
    }
    failed.map_or(Ok(removed), Err)
}

/// The names of the versions in a folder, in the order in which they were kept;
/// none where there is no folder.
fn names(folder: &Path) -> io::Result<Vec<Name>> {
    if !is_there(folder)? {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().and_then(|name| name.parse().ok());
        if let Some(name) = name
            && entry.file_type()?.is_file()
        {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether the folder is there. What a link leads to is not the project's.
fn is_there(folder: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(found) if found.is_symlink() => Err(Foreign::Link.into()),
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Makes the folder, for those who may read the project.
fn make_folder(folder: &Path, present: &Metadata) -> io::Result<()> {
    if is_there(folder)? {
        return Ok(());
    }
    match Rights::of_companion(Some(present)).make_folder(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => is_there(folder).map(drop),
        result => result,
    }
}

/// Whether a version holds what the project's file holds.
fn same(project: &Path, present: &Metadata, version: &Path) -> io::Result<bool> {
    let kept = match fs::metadata(version) {
        Ok(kept) => kept,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    if kept.len() != present.len() {
        return Ok(false);
    }
    Ok(same_file(present, &kept) || same_bytes(File::open(project)?, File::open(version)?)?)
}

fn same_bytes(mut a: File, mut b: File) -> io::Result<bool> {
    const PIECE: u64 = 1 << 16;
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    loop {
        of_a.clear();
        of_b.clear();
        a.by_ref().take(PIECE).read_to_end(&mut of_a)?;
        b.by_ref().take(PIECE).read_to_end(&mut of_b)?;
        if of_a != of_b {
            return Ok(false);
        }
        if of_a.is_empty() {
            return Ok(true);
        }
    }
}

/// Puts the project's file under a second name, or a copy of it where the disk
/// knows no second names. Never in place of another file.
fn place(
    disk: &Disk,
    project: &Path,
    present: &Metadata,
    folder: &Path,
    path: &Path,
) -> io::Result<()> {
    disk.pass(Deed::Link, path)?;
    // A second name for a link would be a second link.
    let file = fs::canonicalize(project)?;
    match fs::hard_link(&file, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            copy(disk, &file, present, folder, path)
        }
        result => result,
    }
}

fn copy(
    disk: &Disk,
    file: &Path,
    present: &Metadata,
    folder: &Path,
    path: &Path,
) -> io::Result<()> {
    let rights = Rights::of_place(Some(present));
    let mut copy = temporary(folder, file, rights)?;
    rights.give(copy.as_file())?;
    disk.pass(Deed::Read, file)?;
    io::copy(&mut File::open(file)?, copy.as_file_mut())?;
    // What a disk does not know of dates it need not keep.
    let _ = present.modified().and_then(|written| copy.as_file().set_modified(written));
    copy.as_file().sync_all()?;
    copy.persist_noclobber(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests;
