//! Replaces a file whole or not at all, whatever happens on the way.
//!
//! The new bytes go to a temporary file beside the target, are synced, and take
//! the target's place by a rename; until then the old file is as it was. It
//! keeps the target's permissions, and writes through symbolic links. Earlier
//! versions are not kept here.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::companion::{Rights, Seen, as_named, temporary};
use super::disk::{Deed, Disk, Output, folder_of, names_in};
use super::trouble::{self, Trouble};

/// How a temporary file's name begins and ends.
const PREFIX: &str = ".hearsay-";
const SUFFIX: &str = ".tmp";

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Links that lead to links are followed this far.
const MAX_LINKS: usize = 32;

/// Why a file was not written. The old file, if there was one, is untouched.
#[derive(Debug, thiserror::Error)]
#[error("cannot {step}: {cause}: `{}`", path.display())]
pub struct WriteError {
    /// The file that was to be written.
    pub path: PathBuf,
    /// What could not be done.
    pub step: Step,
    /// Why not.
    #[source]
    pub cause: io::Error,
}

/// A step of writing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Finding out where the file is.
    Find,
    /// Making a temporary file beside it.
    Create,
    /// Writing the bytes, and having the disk take them.
    Write,
    /// Putting the new file in the old one's place.
    Replace,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Find => "find the file to write",
            Self::Create => "write to the folder",
            Self::Write => "write the file",
            Self::Replace => "replace the file",
        })
    }
}

impl WriteError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        trouble::of(&self.cause).map_or("try again, or save in another place", Trouble::hint)
    }
}

/// Writes what `write` gives to `path`, in place of what is there.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), WriteError> {
    stage(&Disk::default(), path, write)?.put().map(drop)
}

/// A file whose new bytes are safely on disk, and not yet in its place.
#[derive(Debug)]
pub struct Staged {
    temporary: NamedTempFile,
    /// As the analyst named it.
    path: PathBuf,
    /// The file itself, links followed.
    target: PathBuf,
    disk: Disk,
}

/// Writes what `write` gives beside `path`, ready to take its place.
pub fn stage(
    disk: &Disk,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Staged, WriteError> {
    let fail = |step| move |cause| WriteError { path: path.to_owned(), step, cause };
    let target = target_of(path).map_err(fail(Step::Find))?;
    disk.pass(Deed::Open, &target).map_err(fail(Step::Create))?;
    let temporary = beside(&target, folder_of(&target)).map_err(fail(Step::Create))?;
    fill(disk, &temporary, write).map_err(fail(Step::Write))?;
    clear_litter(&temporary, folder_of(&target));
    Ok(Staged { temporary, path: path.to_owned(), target, disk: disk.clone() })
}

impl Staged {
    /// The file whose place will be taken, links followed.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Takes the place. Gives back what the file is then.
    pub fn put(self) -> Result<Seen, WriteError> {
        let Self { temporary, path, target, disk } = self;
        let fail = |cause| WriteError { path: path.clone(), step: Step::Replace, cause };
        disk.pass(Deed::Rename, &target).map_err(fail)?;
        let file = temporary.persist(&target).map_err(|error| fail(error.error))?;
        disk.sync_folder(folder_of(&target)).map_err(fail)?;
        Seen::of(&file).map_err(fail)
    }
}

/// The file that is meant: links are followed, also to what is not there yet.
pub fn target_of(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(found) if found.is_symlink() => {
                let leads_to = fs::read_link(&target)?;
                target = target.parent().unwrap_or(Path::new("")).join(leads_to);
            }
            Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("the link leads to itself"))
}

/// Whether a file is there that nobody may write to, or not this user: that its
/// folder lets another take its place does not mean that one should.
pub fn is_protected(path: &Path) -> io::Result<bool> {
    let found = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        found => found?,
    };
    if !found.is_file() || found.permissions().readonly() {
        return Ok(found.is_file());
    }
    match as_named(OpenOptions::new().write(true)).open(path) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(true),
        // What else is in the way will hinder the save, and be said.
        _ => Ok(false),
    }
}

/// A temporary file in the folder, with the target's owner and permissions, and at
/// no time with more. Its name is short, for the target's may be as long as names
/// can be.
fn beside(target: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    let old = match fs::metadata(target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let rights = Rights::of_place(old.as_ref());
    let temporary = temporary(folder, target, rights)?;
    rights.give(temporary.as_file())?;
    Ok(temporary)
}

/// Takes away temporary files that a crash or a power cut left in the folder: no
/// save takes a day. The dates are those of the folder's own disk.
fn clear_litter(temporary: &NamedTempFile, folder: &Path) {
    let written = |path: &Path| fs::symlink_metadata(path).and_then(|it| it.modified());
    let Ok(now) = written(temporary.path()) else { return };
    // A folder that may be written to and not read keeps what is in it.
    let Ok(names) = names_in(folder) else { return };
    for name in names {
        let path = folder.join(&name);
        if name.starts_with(PREFIX)
            && name.ends_with(SUFFIX)
            && written(&path).is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > DAY))
        {
            // It is only in the way.
            let _ = fs::remove_file(path);
        }
    }
}

fn fill(
    disk: &Disk,
    file: &NamedTempFile,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let output = || Ok::<_, io::Error>(disk.output(file.as_file().try_clone()?, file.path()));
    let (out, early) = (output()?, output()?);
    thread::scope(|scope| {
        let (to, asked) = sync_channel(1);
        let sync = move || asked.iter().try_for_each(|()| early.sync());
        let syncing = thread::Builder::new().spawn_scoped(scope, sync);
        let mut out = BufWriter::new(Eager { out, unasked: 0, to });
        let written = write(&mut out).and_then(|()| out.flush());
        drop(out);
        // What a disk has reported once it does not report again.
        let synced = syncing.map_or(Ok(()), |syncing| syncing.join().unwrap_or(Ok(())));
        written.and(synced)
    })?;
    disk.pass(Deed::Sync, file.path())?;
    file.as_file().sync_all()
}

/// How much is written before the disk is asked to begin with it.
const EARLY: usize = 8 << 20;

/// Has the disk take what is written while more of it comes, so that little is
/// left to wait for at the end.
struct Eager {
    out: Output,
    unasked: usize,
    to: SyncSender<()>,
}

impl Write for Eager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.unasked += n;
        if self.unasked >= EARLY {
            self.unasked = 0;
            // Where it was asked and has not begun, that will do.
            let _ = self.to.try_send(());
        }
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    fn put(path: &Path, words: &str) -> Result<(), WriteError> {
        replace(path, |out| out.write_all(words.as_bytes()))
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("проект 🗂.ron");
        put(&path, "one").unwrap();
        put(&path, "two").unwrap();
        let full = replace(&path, |out| {
            out.write_all(b"half of")?;
            Err(ErrorKind::StorageFull.into())
        });
        let full = full.unwrap_err();
        assert_eq!(full.step, Step::Write);
        assert!(full.to_string().contains("проект") && full.hint().contains("disk is full"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(names(folder.path()), ["проект 🗂.ron"]);
    }

    #[test]
    fn places_that_cannot_be_written_say_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "words").unwrap();
        let long = "n".repeat(256);
        for (path, hint) in [
            ("none/a.ron", "no such folder"),
            ("file/a.ron", "is a file, not a folder"),
            ("", "is a folder"),
            (long.as_str(), "too long"),
        ] {
            let error = put(&folder.path().join(path), "x").unwrap_err();
            assert!(error.hint().contains(hint), "{path}: {error}: {}", error.hint());
        }
        let longest = folder.path().join("n".repeat(255));
        put(&longest, "x").unwrap();
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn what_a_crash_left_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for (name, hours) in [(".hearsay-old.tmp", 25), (".hearsay-new.tmp", 1), ("mine.tmp", 99)] {
            let file = File::create(path(name)).unwrap();
            let age = Duration::from_secs(hours * 60 * 60);
            file.set_modified(file.metadata().unwrap().modified().unwrap() - age).unwrap();
        }
        put(&path("a.ron"), "one").unwrap();
        assert_eq!(names(folder.path()), [".hearsay-new.tmp", "a.ron", "mine.tmp"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_takes_no_new_file_says_why() {
        let error = put(Path::new("/proc/self/a.ron"), "x").unwrap_err();
        assert!(error.cause.raw_os_error().is_some(), "{error:?}");
        assert!(!error.to_string().contains(PREFIX), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("real")).unwrap();
        put(&path("real/a.ron"), "one").unwrap();
        fs::set_permissions(path("real/a.ron"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real/a.ron", path("link")).unwrap();
        symlink("link", path("link to link")).unwrap();
        symlink("real/new.ron", path("to nothing")).unwrap();
        symlink("circle", path("circle")).unwrap();
        put(&path("link to link"), "two").unwrap();
        put(&path("to nothing"), "three").unwrap();
        assert!(put(&path("circle"), "four").unwrap_err().to_string().contains("leads to itself"));
        assert!(path("link").is_symlink() && path("link to link").is_symlink());
        assert_eq!(fs::read_to_string(path("real/a.ron")).unwrap(), "two");
        assert_eq!(fs::read_to_string(path("real/new.ron")).unwrap(), "three");
        let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("real/a.ron"), 0o640);
        // As any other new file of this user.
        fs::write(path("plain"), "").unwrap();
        assert_eq!(mode("real/new.ron"), mode("plain"));
    }
}
